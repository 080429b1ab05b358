<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
<context>
    <name>MissingFacts</name>
    <message numerus="yes">
        <source>%n fact(s) missing: the letter stays a draft.</source>
        <translation>
            <numerusform>%n fact missing: the letter stays a draft.</numerusform>
            <numerusform>%n facts missing: the letter stays a draft.</numerusform>
        </translation>
    </message>
</context>
</TS>
