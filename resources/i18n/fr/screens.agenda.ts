<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr">
<context>
    <name>AgendaPage</name>
    <message>
        <source>How far</source>
        <translation>Jusqu’où</translation>
    </message>
    <message>
        <source>a month</source>
        <translation>un mois</translation>
    </message>
    <message>
        <source>a week</source>
        <translation>une semaine</translation>
    </message>
    <message>
        <source>three months</source>
        <translation>trois mois</translation>
    </message>
    <message>
        <source>a year</source>
        <translation>un an</translation>
    </message>
    <message>
        <source>Which dates</source>
        <translation>Quelles dates</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Tout</translation>
    </message>
    <message>
        <source>Hearings</source>
        <translation>Audiences</translation>
    </message>
    <message>
        <source>Deadlines and tasks</source>
        <translation>Échéances et tâches</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>Imprimer</translation>
    </message>
    <message>
        <source>Agenda</source>
        <translation>Agenda</translation>
    </message>
    <message>
        <source>until {date}</source>
        <translation>jusqu’au {date}</translation>
    </message>
    <message>
        <source>Week of {date}</source>
        <translation>Semaine du {date}</translation>
    </message>
    <message>
        <source>Nothing {until}.</source>
        <translation>Rien {until}.</translation>
    </message>
    <message>
        <source>Dates are added on the page of a case.</source>
        <translation>Les dates s’ajoutent sur la page d’un dossier.</translation>
    </message>
    <message>
        <source>Sent to the printer.</source>
        <translation>Envoyé à l’imprimante.</translation>
    </message>
</context>
<context>
    <name>Screens</name>
    <message>
        <source>Agenda</source>
        <translation>Agenda</translation>
    </message>
</context>
</TS>
