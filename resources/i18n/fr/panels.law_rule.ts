<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr">
<context>
    <name>RulePanel</name>
    <message>
        <source>the association’s own</source>
        <translation>de l’association</translation>
    </message>
    <message>
        <source>A lawyer confirms it</source>
        <translation>Un avocat la confirme</translation>
    </message>
    <message>
        <source>Take the confirmation back</source>
        <translation>Retirer la confirmation</translation>
    </message>
    <message>
        <source>Correct it for us</source>
        <translation>La corriger chez nous</translation>
    </message>
    <message>
        <source>confirmed by {name} on {date}</source>
        <translation>confirmée par {name} le {date}</translation>
    </message>
    <message>
        <source>an earlier wording was confirmed by {name} on {date}</source>
        <translation>une version antérieure a été confirmée par {name} le {date}</translation>
    </message>
    <message>
        <source>read in a source</source>
        <translation>lue dans une source</translation>
    </message>
    <message>
        <source>read in part only</source>
        <translation>lue en partie seulement</translation>
    </message>
    <message>
        <source>from knowledge, never checked</source>
        <translation>de mémoire, jamais vérifiée</translation>
    </message>
    <message>
        <source>Texts:</source>
        <translation>Textes&#xa0;:</translation>
    </message>
    <message>
        <source>from {first} to {last}</source>
        <translation>du {first} au {last}</translation>
    </message>
    <message>
        <source>since {date}</source>
        <translation>depuis le {date}</translation>
    </message>
    <message>
        <source>In force:</source>
        <translation>En vigueur&#xa0;:</translation>
    </message>
    <message>
        <source>Who must act:</source>
        <translation>Qui doit agir&#xa0;:</translation>
    </message>
    <message>
        <source>If it passes:</source>
        <translation>S’il passe&#xa0;:</translation>
    </message>
    <message>
        <source>Interrupted by:</source>
        <translation>Interrompu par&#xa0;:</translation>
    </message>
    <message>
        <source>Not interrupted by:</source>
        <translation>Non interrompu par&#xa0;:</translation>
    </message>
    <message>
        <source>Kinds of case:</source>
        <translation>Types de dossier&#xa0;:</translation>
    </message>
    <message>
        <source>Read in:</source>
        <translation>Lu dans&#xa0;:</translation>
    </message>
    <message>
        <source>The lawyer noted:</source>
        <translation>L’avocat a noté&#xa0;:</translation>
    </message>
    <message>
        <source>Its dates</source>
        <translation>Ses dates</translation>
    </message>
    <message>
        <source>from: {trigger}</source>
        <translation>à compter de&#xa0;: {trigger}</translation>
    </message>
    <message>
        <source>On</source>
        <translation>Le</translation>
    </message>
    <message>
        <source>Name of the lawyer</source>
        <translation>Nom de l’avocat·e</translation>
    </message>
    <message>
        <source>What was said</source>
        <translation>Ce qui a été dit</translation>
    </message>
    <message>
        <source>Confirmation noted; the dates of this rule are no longer marked.</source>
        <translation>Confirmation notée&#xa0;; les dates de cette règle ne sont plus signalées.</translation>
    </message>
    <message>
        <source>It holds for the wording shown here. If the rule changes, it is asked for again.</source>
        <translation>Elle vaut pour la version affichée. Si la règle change, elle sera redemandée.</translation>
    </message>
    <message>
        <source>A lawyer confirms this rule</source>
        <translation>Un avocat confirme cette règle</translation>
    </message>
    <message>
        <source>Note it</source>
        <translation>Noter</translation>
    </message>
    <message>
        <source>Confirmation taken back.</source>
        <translation>Confirmation retirée.</translation>
    </message>
</context>
</TS>
