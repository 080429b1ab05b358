<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
<context>
    <name>BackupDuties</name>
    <message numerus="yes">
        <source>backup: %n day(s) ago</source>
        <translation>
            <numerusform>backup: %n day ago</numerusform>
            <numerusform>backup: %n days ago</numerusform>
        </translation>
    </message>
</context>
</TS>
