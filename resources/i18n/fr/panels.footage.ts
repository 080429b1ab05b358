<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr">
<context>
    <name>Footage</name>
    <message>
        <source>A letter belongs to a case: open one for these facts first.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
