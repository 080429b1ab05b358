<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr">
<context>
    <name>KeptTexts</name>
    <message>
        <source>What was being typed when the window locked</source>
        <translation>Ce qui était en cours de saisie au verrouillage</translation>
    </message>
    <message>
        <source>It was kept encrypted in the workspace. Copy what you need: closing this forgets it.</source>
        <translation>Il a été gardé chiffré dans le coffre. Copiez ce qu’il vous faut&#xa0;: fermer l’efface.</translation>
    </message>
    <message>
        <source>A text</source>
        <translation>Un texte</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
</context>
</TS>
