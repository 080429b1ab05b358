<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr">
<context>
    <name>PieceDetail</name>
    <message>
        <source>The piece</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the file says of itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clocks and tags can be wrong: it proves nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save a copy…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To the bin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Title in the bordereau</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Date of the piece</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Made by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Given by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Received on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Received how</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who keeps the original</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Confidential: never goes out in a packet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a piece to see it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This kind of file has no preview. A sheet stands for it in the packet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>taken in on {date}</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>in %n packet(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Taken: {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Device: {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Software: {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Place: {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{width} by {height} pixels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The piece is in the bin.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save a copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A plain copy was saved outside the encrypted workspace.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
