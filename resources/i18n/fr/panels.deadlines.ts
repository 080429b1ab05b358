<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr">
<context>
    <name>AddDeadline</name>
    <message>
        <source>A deadline</source>
        <translation>Un délai</translation>
    </message>
    <message>
        <source>Words of the rule, an article: appeal, classement, 498…</source>
        <translation>Mots de la règle, article&#xa0;: appel, classement, 498…</translation>
    </message>
    <message>
        <source>Search the rules</source>
        <translation>Chercher une règle</translation>
    </message>
    <message>
        <source>Rules for other kinds of case too</source>
        <translation>Aussi les règles d’autres types de dossier</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>Règles</translation>
    </message>
    <message>
        <source>No rule has these words.</source>
        <translation>Aucune règle ne contient ces mots.</translation>
    </message>
    <message>
        <source>Add the deadline</source>
        <translation>Ajouter le délai</translation>
    </message>
    <message>
        <source>{date}
from: {trigger}</source>
        <translation>{date}
à compter de&#xa0;: {trigger}</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Jour</translation>
    </message>
    <message>
        <source>Hour</source>
        <translation>Heure</translation>
    </message>
    <message>
        <source>As in the case</source>
        <translation>Comme dans le dossier</translation>
    </message>
    <message>
        <source>Where the person lives</source>
        <translation>Où habite la personne</translation>
    </message>
    <message>
        <source>Where the court is</source>
        <translation>Où siège la juridiction</translation>
    </message>
    <message>
        <source>Kilometres from home to court</source>
        <translation>Kilomètres du domicile à la juridiction</translation>
    </message>
    <message>
        <source>The period that starts again</source>
        <translation>Le délai qui repart</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Choisir…</translation>
    </message>
    <message>
        <source>We have it served ourselves</source>
        <translation>Nous la faisons signifier nous-mêmes</translation>
    </message>
    <message>
        <source>Safe day</source>
        <translation>Jour sûr</translation>
    </message>
    <message>
        <source>This day is past.</source>
        <translation>Ce jour est passé.</translation>
    </message>
    <message>
        <source>The deadline is in the agenda.</source>
        <translation>L’échéance est à l’agenda.</translation>
    </message>
</context>
</TS>
