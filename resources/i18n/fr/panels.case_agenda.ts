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
        <source>Add a deadline</source>
        <translation>Ajouter un délai</translation>
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
        <source>What is to be done</source>
        <translation>Ce qu’il faut faire</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Par</translation>
    </message>
    <message>
        <source>Awaiting an answer</source>
        <translation>En attente de réponse</translation>
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
