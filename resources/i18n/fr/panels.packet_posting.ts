<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr">
<context>
    <name>Posting</name>
    <message>
        <source>Posted on</source>
        <translation>Posté le</translation>
    </message>
    <message>
        <source>How</source>
        <translation>Moyen</translation>
    </message>
    <message>
        <source>Registered letter number (LRAR)</source>
        <translation>N° de recommandé (LRAR)</translation>
    </message>
    <message>
        <source>From then on the other side’s silence is counted.</source>
        <translation>Le silence de l’autre partie compte à partir de là.</translation>
    </message>
    <message>
        <source>It was posted</source>
        <translation>C’est posté</translation>
    </message>
    <message>
        <source>Not yet</source>
        <translation>Pas encore</translation>
    </message>
    <message>
        <source>Posted?</source>
        <translation>Posté&#xa0;?</translation>
    </message>
    <message>
        <source>The number stands on the posting slip. Without a slip, choose another way.</source>
        <translation>Le numéro figure sur la preuve de dépôt. Sans preuve de dépôt, choisissez un autre moyen.</translation>
    </message>
    <message>
        <source>Type the day it was posted.</source>
        <translation>Tapez le jour de l’envoi.</translation>
    </message>
</context>
</TS>
