<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr">
<context>
    <name>Footage</name>
    <message>
        <source>A letter belongs to a case: open one for these facts first.</source>
        <translation>Un courrier appartient à un dossier&#xa0;: ouvrez-en d’abord un pour ces faits.</translation>
    </message>
</context>
</TS>
