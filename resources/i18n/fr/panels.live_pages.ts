<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr">
<context>
    <name>LivePages</name>
    <message>
        <source>Draw the pages again</source>
        <translation>Redessiner les pages</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>Arrêté.</translation>
    </message>
    <message>
        <source>Drawing the pages…</source>
        <translation>Préparation des pages…</translation>
    </message>
    <message>
        <source>page {page} of {of}</source>
        <translation>page {page} sur {of}</translation>
    </message>
</context>
</TS>
