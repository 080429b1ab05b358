<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
<context>
    <name>MainWindow</name>
    <message numerus="yes">
        <source>The window locks in %n second(s). Press any key to stay.</source>
        <translation>
            <numerusform>The window locks in %n second. Press any key to stay.</numerusform>
            <numerusform>The window locks in %n seconds. Press any key to stay.</numerusform>
        </translation>
    </message>
</context>
</TS>
