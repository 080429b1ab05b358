<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr">
<context>
    <name>PacketList</name>
    <message>
        <source>Case</source>
        <translation>Dossier</translation>
    </message>
    <message>
        <source>Packet</source>
        <translation>Envoi</translation>
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
        <source>Built</source>
        <translation>Construit le</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Pages</translation>
    </message>
    <message>
        <source>No packet yet.</source>
        <translation>Aucun envoi.</translation>
    </message>
    <message>
        <source>Choose a case, then “Prepare a packet”: a letter, its bordereau and its numbered pieces.</source>
        <translation>Choisissez un dossier, puis «&#xa0;Préparer l’envoi&#xa0;»&#xa0;: un courrier, son bordereau et ses pièces numérotées.</translation>
    </message>
    <message>
        <source>Which packets</source>
        <translation>Quels envois</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Tout</translation>
    </message>
    <message>
        <source>Packets</source>
        <translation>Envois</translation>
    </message>
</context>
</TS>
