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
    <message>
        <source>Putting in the invented case</source>
        <translation>Mise en place du dossier fictif</translation>
    </message>
    <message>
        <source>What you were typing when the window locked is back in its field.</source>
        <translation>Ce que vous tapiez au verrouillage est revenu dans son champ.</translation>
    </message>
</context>
</TS>
