<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr">
<context>
    <name>OffencePanel</name>
    <message>
        <source>At most</source>
        <translation>Peine encourue</translation>
    </message>
    <message>
        <source>Limitation</source>
        <translation>Prescription</translation>
    </message>
    <message>
        <source>Watch at once</source>
        <translation>À surveiller aussitôt</translation>
    </message>
    <message>
        <source>May go without a full hearing by</source>
        <translation>Peut se passer d’audience complète par</translation>
    </message>
    <message>
        <source>What to answer</source>
        <translation>Que répondre</translation>
    </message>
    <message>
        <source>What to look for</source>
        <translation>Que rechercher</translation>
    </message>
    <message>
        <source>To know</source>
        <translation>À savoir</translation>
    </message>
</context>
</TS>
