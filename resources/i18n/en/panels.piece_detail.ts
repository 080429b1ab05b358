<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
<context>
    <name>PieceDetail</name>
    <message numerus="yes">
        <source>in %n packet(s)</source>
        <translation>
            <numerusform>in %n packet</numerusform>
            <numerusform>in %n packets</numerusform>
        </translation>
    </message>
</context>
</TS>
