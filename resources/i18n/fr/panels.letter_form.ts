<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr">
<context>
    <name>LetterForm</name>
    <message>
        <source>To</source>
        <translation>À</translation>
    </message>
    <message>
        <source>This address has not been checked yet: see the contact.</source>
        <translation>Cette adresse n’a pas encore été vérifiée&#xa0;: voir le contact.</translation>
    </message>
    <message>
        <source>How</source>
        <translation>Moyen</translation>
    </message>
    <message>
        <source>Dated</source>
        <translation>Daté du</translation>
    </message>
    <message>
        <source>the day it is filled</source>
        <translation>le jour où il est rempli</translation>
    </message>
    <message>
        <source>Proof to keep: {proof}</source>
        <translation>Preuve à conserver&#xa0;: {proof}</translation>
    </message>
    <message>
        <source>{name} (address to be checked)</source>
        <translation>{name} (adresse à vérifier)</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Choisir…</translation>
    </message>
</context>
<context>
    <name>Letters</name>
    <message>
        <source>letter drawn by Casework: LibreOffice is not there</source>
        <translation>courrier mis en page par Casework&#xa0;: LibreOffice n’est pas installé</translation>
    </message>
    <message>
        <source>letter drawn by LibreOffice</source>
        <translation>courrier mis en page par LibreOffice</translation>
    </message>
</context>
</TS>
