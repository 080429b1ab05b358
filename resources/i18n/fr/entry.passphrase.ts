<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr">
<context>
    <name>NewPassphrase</name>
    <message>
        <source>New passphrase</source>
        <translation>Nouvelle phrase de passe</translation>
    </message>
    <message>
        <source>The same again</source>
        <translation>La même, une seconde fois</translation>
    </message>
    <message>
        <source>Strength of the passphrase</source>
        <translation>Solidité de la phrase de passe</translation>
    </message>
    <message>
        <source>Too easy to guess: add words.</source>
        <translation>Trop facile à deviner&#xa0;: ajoutez des mots.</translation>
    </message>
    <message>
        <source>Good. Type it a second time.</source>
        <translation>Bien. Tapez-la une seconde fois.</translation>
    </message>
    <message>
        <source>Good.</source>
        <translation>Bien.</translation>
    </message>
</context>
</TS>
