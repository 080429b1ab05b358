<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr">
<context>
    <name>RecoveryKey</name>
    <message>
        <source>Recovery key</source>
        <translation>Clé de secours</translation>
    </message>
    <message>
        <source>Group {number}: {signs}</source>
        <translation>Groupe {number}&#xa0;: {signs}</translation>
    </message>
    <message>
        <source>Group {number}</source>
        <translation>Groupe {number}</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>Imprimer</translation>
    </message>
</context>
</TS>
