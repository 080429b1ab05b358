<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr">
<context>
    <name>Palette</name>
    <message>
        <source>Find a case, a person, a word, or an action…</source>
        <extracomment>Looks for the words typed, for whom, and hands what it found to the last one. The heading it stands under; the passage that was found, and the matches in it.</extracomment>
        <translation>Un dossier, une personne, un mot, une action…</translation>
    </message>
    <message>
        <source>Search everywhere</source>
        <translation>Rechercher partout</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>Ce qui a été trouvé</translation>
    </message>
    <message>
        <source>Nothing found.</source>
        <translation>Rien trouvé.</translation>
    </message>
    <message>
        <source>Actions</source>
        <translation>Actions</translation>
    </message>
</context>
</TS>
