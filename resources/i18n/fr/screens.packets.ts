<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr">
<context>
    <name>PacketsPage</name>
    <message>
        <source>Letters with their numbered pieces: prepared, printed, posted.</source>
        <translation>Courriers et pièces numérotées&#xa0;: préparés, imprimés, postés.</translation>
    </message>
    <message>
        <source>Packets</source>
        <translation>Envois</translation>
    </message>
</context>
<context>
    <name>Screens</name>
    <message>
        <source>Packets</source>
        <translation>Envois</translation>
    </message>
</context>
</TS>
