<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr">
<context>
    <name>Telling</name>
    <message>
        <source>{said} The silence clock runs until {date}.</source>
        <translation>{said} Le délai de silence court jusqu’au {date}.</translation>
    </message>
    <message>
        <source>{said} New date: {date}.</source>
        <translation>{said} Nouvelle date&#xa0;: {date}.</translation>
    </message>
    <message>
        <source>See the agenda</source>
        <translation>Voir l’agenda</translation>
    </message>
</context>
</TS>
