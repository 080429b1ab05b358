<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr">
<context>
    <name>LettersPage</name>
    <message>
        <source>Case</source>
        <translation>Dossier</translation>
    </message>
    <message>
        <source>Letter</source>
        <translation>Courrier</translation>
    </message>
    <message>
        <source>To</source>
        <translation>À</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Envoyés</translation>
    </message>
    <message>
        <source>No letters yet.</source>
        <translation>Aucun courrier.</translation>
    </message>
    <message>
        <source>Letters are written from the page of a case.</source>
        <translation>Les courriers s’écrivent depuis la page d’un dossier.</translation>
    </message>
    <message>
        <source>Our letters</source>
        <translation>Nos courriers</translation>
    </message>
    <message>
        <source>Drafts, final and sent letters of all cases.</source>
        <translation>Brouillons, courriers définitifs et envoyés de tous les dossiers.</translation>
    </message>
</context>
<context>
    <name>Screens</name>
    <message>
        <source>Our letters</source>
        <translation>Nos courriers</translation>
    </message>
</context>
</TS>
