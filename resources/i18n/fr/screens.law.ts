<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr">
<context>
    <name>LawPage</name>
    <message>
        <source>Words in French or English, an article</source>
        <translation>Mots français ou anglais, article</translation>
    </message>
    <message>
        <source>Search the rules</source>
        <translation>Chercher une règle</translation>
    </message>
    <message>
        <source>Which rules</source>
        <translation>Quelles règles</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Tout</translation>
    </message>
    <message>
        <source>To be confirmed</source>
        <translation>À confirmer</translation>
    </message>
    <message>
        <source>Our own</source>
        <translation>Les nôtres</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>Règles</translation>
    </message>
    <message>
        <source>Our own rules</source>
        <translation>Nos propres règles</translation>
    </message>
    <message>
        <source>Rules of law</source>
        <translation>Règles de droit</translation>
    </message>
    <message>
        <source>our own</source>
        <translation>la nôtre</translation>
    </message>
    <message>
        <source>to be confirmed</source>
        <translation>à confirmer</translation>
    </message>
    <message numerus="yes">
        <source>%n rule(s)</source>
        <translation>
            <numerusform>%n règle</numerusform>
            <numerusform>%n règles</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose a rule to read it.</source>
        <translation>Choisissez une règle pour la lire.</translation>
    </message>
</context>
<context>
    <name>Screens</name>
    <message>
        <source>&amp;Rules of law</source>
        <translation>&amp;Règles de droit</translation>
    </message>
    <message>
        <source>deadlines, articles, lawyer</source>
        <translation>délais, articles, avocat</translation>
    </message>
    <message>
        <source>Rules of law</source>
        <translation>Règles de droit</translation>
    </message>
</context>
</TS>
