<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr">
<context>
    <name>HearingPanel</name>
    <message>
        <source>A hearing</source>
        <translation>Une audience</translation>
    </message>
    <message>
        <source>Hearing of {reference}</source>
        <translation>Audience du dossier {reference}</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Jour</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Heure</translation>
    </message>
    <message>
        <source>Only the month is known</source>
        <translation>Seul le mois est connu</translation>
    </message>
    <message>
        <source>Another court</source>
        <translation>Autre juridiction</translation>
    </message>
    <message>
        <source>Court</source>
        <translation>Juridiction</translation>
    </message>
    <message>
        <source>Name of another court</source>
        <translation>Nom d’une autre juridiction</translation>
    </message>
    <message>
        <source>Chamber</source>
        <translation>Chambre</translation>
    </message>
    <message>
        <source>Room</source>
        <translation>Salle</translation>
    </message>
    <message>
        <source>Who goes</source>
        <translation>Qui y va</translation>
    </message>
    <message>
        <source>Several names: parted by commas</source>
        <translation>Plusieurs noms&#xa0;: séparés par des virgules</translation>
    </message>
    <message>
        <source>Lawyer</source>
        <translation>Avocat·e</translation>
    </message>
    <message>
        <source>Interpreter</source>
        <translation>Interprète</translation>
    </message>
    <message>
        <source>Language, or the person’s name</source>
        <translation>La langue, ou le nom de la personne</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Objet</translation>
    </message>
    <message>
        <source>What came of it</source>
        <translation>Ce qui en est sorti</translation>
    </message>
    <message>
        <source>hour not known</source>
        <translation>heure inconnue</translation>
    </message>
    <message>
        <source>Somebody is expected twice that day: {reference}, {hour}, {court}.</source>
        <translation>Quelqu’un est attendu deux fois ce jour-là&#xa0;: {reference}, {hour}, {court}.</translation>
    </message>
    <message>
        <source>Another hearing that day: {reference}, {hour}, {court}.</source>
        <translation>Une autre audience ce jour-là&#xa0;: {reference}, {hour}, {court}.</translation>
    </message>
    <message>
        <source>Adjourned from {date}</source>
        <translation>Renvoyée du {date}</translation>
    </message>
    <message>
        <source>It was adjourned; the later hearing is the one to move.</source>
        <translation>Elle a été renvoyée&#xa0;; c’est l’audience suivante qu’il faut déplacer.</translation>
    </message>
    <message>
        <source>Add the hearing</source>
        <translation>Ajouter l’audience</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Adjourned to…</source>
        <translation>Renvoyée au…</translation>
    </message>
    <message>
        <source>To the bin</source>
        <translation>Mettre à la corbeille</translation>
    </message>
    <message>
        <source>The hearing is in the agenda.</source>
        <translation>L’audience est dans l’agenda.</translation>
    </message>
    <message>
        <source>The hearing was changed; dates that hang on it were counted again.</source>
        <translation>Audience modifiée&#xa0;; les échéances qui en dépendent sont recalculées.</translation>
    </message>
    <message>
        <source>New day</source>
        <translation>Nouveau jour</translation>
    </message>
    <message>
        <source>Adjourned; its dates hang on the new day.</source>
        <translation>Renvoyée&#xa0;; ses échéances dépendent du nouveau jour.</translation>
    </message>
    <message>
        <source>The old day stays in the chain; deadlines that hang on the hearing move with it.</source>
        <translation>L’ancien jour reste dans la chaîne des renvois&#xa0;; les échéances qui dépendent de l’audience la suivent.</translation>
    </message>
    <message>
        <source>Adjourned to</source>
        <translation>Renvoi</translation>
    </message>
    <message>
        <source>Adjourn</source>
        <translation>Renvoyer</translation>
    </message>
    <message>
        <source>Hearing put in the bin.</source>
        <translation>Audience mise à la corbeille.</translation>
    </message>
</context>
</TS>
