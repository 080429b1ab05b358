<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
<context>
    <name>PiecesPanel</name>
    <message numerus="yes">
        <source>Taking in %n file(s)</source>
        <translation>
            <numerusform>Taking in %n file</numerusform>
            <numerusform>Taking in %n files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n piece(s) added.</source>
        <translation>
            <numerusform>%n piece added.</numerusform>
            <numerusform>%n pieces added.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) were here already.</source>
        <translation>
            <numerusform>%n file was here already.</numerusform>
            <numerusform>%n files were here already.</numerusform>
        </translation>
    </message>
</context>
</TS>
