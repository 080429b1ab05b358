<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr">
<context>
    <name>CaseFacts</name>
    <message>
        <source>Note facts for this case</source>
        <translation>Noter des faits pour ce dossier</translation>
    </message>
    <message>
        <source>What happened?</source>
        <translation>Que s’est-il passé&#xa0;?</translation>
    </message>
    <message>
        <source>When, where, what, who: a minute is enough.</source>
        <translation>Quand, où, quoi, qui&#xa0;: une minute suffit.</translation>
    </message>
</context>
</TS>
