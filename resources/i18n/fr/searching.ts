<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr">
<context>
    <name>Search</name>
    <message>
        <source>Letter</source>
        <translation>Courrier</translation>
    </message>
</context>
</TS>
