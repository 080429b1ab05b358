<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr">
<context>
    <name>Asking</name>
    <message>
        <source>Your present passphrase</source>
        <translation>Votre phrase de passe actuelle</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>Laisser</translation>
    </message>
</context>
</TS>
