<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr">
<context>
    <name>UnlockPage</name>
    <message>
        <source>Passphrase</source>
        <translation>Phrase de passe</translation>
    </message>
    <message>
        <source>Recovery key</source>
        <translation>Clé de secours</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>Déverrouiller</translation>
    </message>
    <message>
        <source>Open or create another workspace</source>
        <translation>Ouvrir ou créer un autre coffre</translation>
    </message>
    <message>
        <source>Use the passphrase instead</source>
        <translation>Utiliser plutôt la phrase de passe</translation>
    </message>
    <message>
        <source>Passphrase lost? Use the recovery key</source>
        <translation>Phrase de passe perdue&#xa0;? Utiliser la clé de secours</translation>
    </message>
    <message>
        <source>Unlocking…</source>
        <translation>Déverrouillage…</translation>
    </message>
    <message numerus="yes">
        <source>Next try in %n second(s)</source>
        <translation>
            <numerusform>Nouvel essai dans %n seconde</numerusform>
            <numerusform>Nouvel essai dans %n secondes</numerusform>
        </translation>
    </message>
</context>
</TS>
