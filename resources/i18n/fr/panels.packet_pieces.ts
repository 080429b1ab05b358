<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr">
<context>
    <name>PacketPieces</name>
    <message>
        <source>Pieces, in the order of the bordereau</source>
        <translation>Pièces, dans l’ordre du bordereau</translation>
    </message>
    <message>
        <source>Title in the bordereau</source>
        <translation>Titre dans le bordereau</translation>
    </message>
    <message>
        <source>Move up (Alt+Up)</source>
        <translation>Monter (Alt+Haut)</translation>
    </message>
    <message>
        <source>Move down (Alt+Down)</source>
        <translation>Descendre (Alt+Bas)</translation>
    </message>
    <message>
        <source>Unticked pieces stay in the case.</source>
        <translation>Les pièces décochées restent au dossier.</translation>
    </message>
    <message numerus="yes">
        <source>%n page(s)</source>
        <translation>
            <numerusform>%n page</numerusform>
            <numerusform>%n pages</numerusform>
        </translation>
    </message>
</context>
</TS>
