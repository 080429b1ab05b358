<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
<context>
    <name>BackupPanel</name>
    <message numerus="yes">
        <source>%n evidence file(s) were already missing from the workspace: check the vault.</source>
        <translation>
            <numerusform>%n evidence file was already missing from the workspace: check the vault.</numerusform>
            <numerusform>%n evidence files were already missing from the workspace: check the vault.</numerusform>
        </translation>
    </message>
</context>
</TS>
