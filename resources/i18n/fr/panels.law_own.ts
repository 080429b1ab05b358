<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr">
<context>
    <name>OwnRules</name>
    <message>
        <source>Which text</source>
        <translation>Quel texte</translation>
    </message>
    <message>
        <source>A new text</source>
        <translation>Un nouveau texte</translation>
    </message>
    <message>
        <source>Name of the text</source>
        <translation>Nom du texte</translation>
    </message>
    <message>
        <source>Name of the text, for instance: our reminders</source>
        <translation>Nom du texte, par exemple&#xa0;: nos rappels</translation>
    </message>
    <message>
        <source>The rules</source>
        <translation>Les règles</translation>
    </message>
    <message>
        <source>In the form of the program’s own rules (see the guide). With the id of a rule that exists, only what changes is written. Dates computed before keep theirs; each says that its rule has changed.</source>
        <translation>Dans la forme des règles du programme (voir le guide). Avec l’identifiant d’une règle existante, seul ce qui change s’écrit. Les dates déjà calculées gardent la leur&#xa0;; chacune dit que sa règle a changé.</translation>
    </message>
    <message>
        <source>Take this text away</source>
        <translation>Supprimer ce texte</translation>
    </message>
    <message>
        <source>Check and keep</source>
        <translation>Vérifier et enregistrer</translation>
    </message>
    <message>
        <source>The association’s own rules</source>
        <translation>Les règles de l’association</translation>
    </message>
    <message>
        <source>Kept. Dates from these rules are marked as the association’s own.</source>
        <translation>Enregistré. Les dates issues de ces règles sont signalées comme propres à l’association.</translation>
    </message>
    <message>
        <source>The text was taken away.</source>
        <translation>Le texte est supprimé.</translation>
    </message>
</context>
</TS>
