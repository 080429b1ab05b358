<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
<context>
    <name>PacketPanel</name>
    <message numerus="yes">
        <source>%n page(s)</source>
        <translation>
            <numerusform>%n page</numerusform>
            <numerusform>%n pages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n piece(s) could not be read: a sheet says so in the packet.</source>
        <translation>
            <numerusform>%n piece could not be read: a sheet says so in the packet.</numerusform>
            <numerusform>%n pieces could not be read: a sheet says so in the packet.</numerusform>
        </translation>
    </message>
</context>
</TS>
