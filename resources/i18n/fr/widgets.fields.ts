<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr">
<context>
    <name>DateField</name>
    <message>
        <source>23/11, 23 nov, tomorrow, +10d</source>
        <translation>23/11, 23 nov, demain, +10j</translation>
    </message>
    <message>
        <source>Choose from a calendar</source>
        <translation>Choisir dans un calendrier</translation>
    </message>
    <message>
        <source>{date}: this day is past</source>
        <translation>{date}&#xa0;: ce jour est passé</translation>
    </message>
    <message>
        <source>This day does not exist. Write the day before the month.</source>
        <translation>Ce jour n’existe pas. Écrivez le jour avant le mois.</translation>
    </message>
    <message>
        <source>This day is not that day of the week.</source>
        <translation>Cette date ne tombe pas ce jour de la semaine.</translation>
    </message>
    <message>
        <source>This date is too far away to be right.</source>
        <translation>Cette date est trop lointaine pour être juste.</translation>
    </message>
    <message>
        <source>Not understood. Examples: 23/11, 23 nov 2026, tomorrow, +10d.</source>
        <translation>Non compris. Exemples&#xa0;: 23/11, 23 nov 2026, demain, +10j.</translation>
    </message>
</context>
<context>
    <name>Passphrase</name>
    <message>
        <source>Show the passphrase</source>
        <translation>Montrer la phrase de passe</translation>
    </message>
    <message>
        <source>Caps Lock is on.</source>
        <translation>La touche Verr. Maj. est active.</translation>
    </message>
    <message>
        <source>Hide the passphrase</source>
        <translation>Cacher la phrase de passe</translation>
    </message>
</context>
<context>
    <name>TimeField</name>
    <message>
        <source>2:30 pm is 14:30</source>
        <translation>14&#xa0;h 30 ou 14:30</translation>
    </message>
</context>
</TS>
