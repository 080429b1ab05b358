<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr">
<context>
    <name>PiecesPage</name>
    <message>
        <source>Files dropped here belong to no case yet; dropped on a case, they are numbered there.</source>
        <translation>Les fichiers déposés ici ne sont dans aucun dossier&#xa0;; déposés sur un dossier, ils y sont numérotés.</translation>
    </message>
    <message>
        <source>Pieces</source>
        <translation>Pièces</translation>
    </message>
</context>
<context>
    <name>Screens</name>
    <message>
        <source>Pieces</source>
        <translation>Pièces</translation>
    </message>
</context>
</TS>
