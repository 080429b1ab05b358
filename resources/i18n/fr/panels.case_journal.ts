<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr">
<context>
    <name>CaseJournal</name>
    <message>
        <source>A note</source>
        <translation>Une note</translation>
    </message>
    <message>
        <source>Write a note: a call, an impression, something to remember.</source>
        <translation>Écrire une note&#xa0;: un appel, une impression, une chose à retenir.</translation>
    </message>
    <message>
        <source>Keep this note</source>
        <translation>Garder cette note</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Sent, {means}</source>
        <translation>Envoyé, {means}</translation>
    </message>
    <message>
        <source>Received, {means}</source>
        <translation>Reçu, {means}</translation>
    </message>
    <message>
        <source>Case opened</source>
        <translation>Dossier ouvert</translation>
    </message>
    <message>
        <source>Nothing yet.</source>
        <translation>Rien encore.</translation>
    </message>
    <message>
        <source>Note kept.</source>
        <translation>Note gardée.</translation>
    </message>
</context>
</TS>
