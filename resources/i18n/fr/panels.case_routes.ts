<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr">
<context>
    <name>CaseRoutes</name>
    <message>
        <source>Take another route</source>
        <translation>Engager une autre procédure</translation>
    </message>
    <message>
        <source>Route</source>
        <translation>Procédure</translation>
    </message>
    <message>
        <source>Before whom</source>
        <translation>Devant qui</translation>
    </message>
    <message>
        <source>Whoever is competent</source>
        <translation>L’autorité compétente</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Depuis</translation>
    </message>
    <message>
        <source>The route is taken; its dates were computed.</source>
        <translation>La procédure est engagée&#xa0;; ses échéances sont calculées.</translation>
    </message>
    <message>
        <source>Several routes can run at once. None suspends another, unless the law says so.</source>
        <translation>Plusieurs procédures peuvent courir à la fois. Aucune n’en suspend une autre, sauf si la loi le dit.</translation>
    </message>
    <message>
        <source>One more route</source>
        <translation>Une procédure de plus</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>Engager</translation>
    </message>
</context>
</TS>
