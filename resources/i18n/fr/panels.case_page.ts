<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr">
<context>
    <name>CasePanel</name>
    <message>
        <source>Parts of the case</source>
        <translation>Parties du dossier</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>Résumé</translation>
    </message>
    <message>
        <source>Facts</source>
        <translation>Faits</translation>
    </message>
    <message>
        <source>Agenda</source>
        <translation>Agenda</translation>
    </message>
    <message>
        <source>Letters</source>
        <translation>Courriers</translation>
    </message>
    <message>
        <source>Pieces</source>
        <translation>Pièces</translation>
    </message>
    <message>
        <source>Packets</source>
        <translation>Envois</translation>
    </message>
    <message>
        <source>Journal</source>
        <translation>Journal</translation>
    </message>
    <message>
        <source>invented example</source>
        <translation>exemple fictif</translation>
    </message>
    <message>
        <source>Next:</source>
        <translation>Prochaine date&#xa0;:</translation>
    </message>
    <message>
        <source>Add a date</source>
        <translation>Ajouter une date</translation>
    </message>
    <message>
        <source>No next date.</source>
        <translation>Pas de prochaine date.</translation>
    </message>
    <message>
        <source>Prepare a packet</source>
        <translation>Préparer l’envoi</translation>
    </message>
    <message>
        <source>Write a letter</source>
        <translation>Écrire une lettre</translation>
    </message>
    <message>
        <source>Add pieces</source>
        <translation>Ajouter des pièces</translation>
    </message>
</context>
</TS>
