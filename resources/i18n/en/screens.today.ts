<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
<context>
    <name>TodayPage</name>
    <message numerus="yes">
        <source>%n open case(s) without a next date.</source>
        <translation>
            <numerusform>%n open case without a next date.</numerusform>
            <numerusform>%n open cases without a next date.</numerusform>
        </translation>
    </message>
</context>
</TS>
