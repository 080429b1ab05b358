<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr">
<context>
    <name>DateLine</name>
    <message>
        <source>Details</source>
        <translation>Détails</translation>
    </message>
    <message>
        <source>Details of the hearing: {title}</source>
        <translation>Détails de l’audience&#xa0;: {title}</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>Pourquoi&#xa0;?</translation>
    </message>
    <message>
        <source>Why this date? {title}</source>
        <translation>Pourquoi cette date&#xa0;? {title}</translation>
    </message>
    <message>
        <source>Ask to keep it</source>
        <translation>Demander de le conserver</translation>
    </message>
    <message>
        <source>Write for the recording to be kept: {title}</source>
        <translation>Écrire pour que l’enregistrement soit conservé&#xa0;: {title}</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fait</translation>
    </message>
    <message>
        <source>Done: {title}</source>
        <translation>Fait&#xa0;: {title}</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Ouvrir</translation>
    </message>
    <message>
        <source>Open the case {reference}</source>
        <translation>Ouvrir le dossier {reference}</translation>
    </message>
    <message>
        <source>done</source>
        <translation>fait</translation>
    </message>
    <message>
        <source>missed</source>
        <translation>manqué</translation>
    </message>
    <message>
        <source>replaced</source>
        <translation>remplacé</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>annulé</translation>
    </message>
    <message>
        <source>adjourned</source>
        <translation>renvoyé</translation>
    </message>
    <message>
        <source>day not fixed yet</source>
        <translation>jour pas encore fixé</translation>
    </message>
    <message numerus="yes">
        <source>in %n hour(s)</source>
        <translation>
            <numerusform>dans %n heure</numerusform>
            <numerusform>dans %n heures</numerusform>
        </translation>
    </message>
    <message>
        <source>Task done.</source>
        <translation>Tâche faite.</translation>
    </message>
    <message>
        <source>Deadline done.</source>
        <translation>Échéance faite.</translation>
    </message>
</context>
</TS>
