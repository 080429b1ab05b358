<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr">
<context>
    <name>MissingFacts</name>
    <message numerus="yes">
        <source>%n fact(s) missing: the letter stays a draft.</source>
        <translation>
            <numerusform>%n élément manque&#xa0;: le courrier reste un brouillon.</numerusform>
            <numerusform>%n éléments manquent&#xa0;: le courrier reste un brouillon.</numerusform>
        </translation>
    </message>
    <message>
        <source>Missing: {fact}</source>
        <translation>Manque&#xa0;: {fact}</translation>
    </message>
</context>
</TS>
