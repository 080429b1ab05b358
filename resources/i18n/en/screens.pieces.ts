<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
<context>
    <name>PiecesPage</name>
    <message numerus="yes">
        <source>%n piece(s) checked.</source>
        <translation>
            <numerusform>%n piece checked.</numerusform>
            <numerusform>%n pieces checked.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) missing: bring back a backup.</source>
        <translation>
            <numerusform>%n file missing: bring back a backup.</numerusform>
            <numerusform>%n files missing: bring back a backup.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) altered: bring back a backup.</source>
        <translation>
            <numerusform>%n file altered: bring back a backup.</numerusform>
            <numerusform>%n files altered: bring back a backup.</numerusform>
        </translation>
    </message>
</context>
</TS>
