<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr">
<context>
    <name>App</name>
    <message>
        <source>Folder of the workspace</source>
        <extracomment>The destinations, in the order of the side bar.</extracomment>
        <translation>Dossier du coffre</translation>
    </message>
</context>
</TS>
