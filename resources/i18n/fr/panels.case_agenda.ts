<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr">
<context>
    <name>CaseAgenda</name>
    <message>
        <source>Add a hearing</source>
        <translation>Ajouter une audience</translation>
    </message>
    <message>
        <source>Add a task</source>
        <translation>Ajouter une tâche</translation>
    </message>
    <message>
        <source>No next date: choose one.</source>
        <translation>Pas de prochaine date&#xa0;: en choisir une.</translation>
    </message>
    <message>
        <source>Past and done</source>
        <translation>Passé et fait</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Jour</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Heure</translation>
    </message>
    <message>
        <source>Court</source>
        <translation>Juridiction</translation>
    </message>
    <message>
        <source>Another court</source>
        <translation>Autre juridiction</translation>
    </message>
    <message>
        <source>Name of another court</source>
        <translation>Nom d’une autre juridiction</translation>
    </message>
    <message>
        <source>Chamber</source>
        <translation>Chambre</translation>
    </message>
    <message>
        <source>Room</source>
        <translation>Salle</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Objet</translation>
    </message>
    <message>
        <source>Who goes</source>
        <translation>Qui y va</translation>
    </message>
    <message>
        <source>Only the month is known</source>
        <translation>Seul le mois est connu</translation>
    </message>
    <message>
        <source>The hearing is in the agenda.</source>
        <translation>L’audience est dans l’agenda.</translation>
    </message>
    <message>
        <source>A hearing</source>
        <translation>Une audience</translation>
    </message>
    <message>
        <source>What is to be done</source>
        <translation>Ce qu’il faut faire</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Pour le</translation>
    </message>
    <message>
        <source>The task is noted.</source>
        <translation>La tâche est notée.</translation>
    </message>
    <message>
        <source>A task</source>
        <translation>Une tâche</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Ajouter</translation>
    </message>
</context>
</TS>
