<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
<context>
    <name>StatusLine</name>
    <message numerus="yes">
        <source>locks in %n minute(s)</source>
        <translation>
            <numerusform>locks in %n minute</numerusform>
            <numerusform>locks in %n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>locks in %n second(s)</source>
        <translation>
            <numerusform>locks in %n second</numerusform>
            <numerusform>locks in %n seconds</numerusform>
        </translation>
    </message>
</context>
</TS>
