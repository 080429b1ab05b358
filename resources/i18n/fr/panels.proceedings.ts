<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr">
<context>
    <name>ProceedingPanel</name>
    <message>
        <source>Enter what happened</source>
        <translation>Enregistrer un événement</translation>
    </message>
    <message>
        <source>Their reference, what holds here</source>
        <translation>Leur référence, ce qui vaut ici</translation>
    </message>
    <message>
        <source>Add an offence</source>
        <translation>Ajouter une infraction</translation>
    </message>
    <message>
        <source>since {date}</source>
        <translation>depuis le {date}</translation>
    </message>
    <message>
        <source>Their reference: {number}</source>
        <translation>Leur référence&#xa0;: {number}</translation>
    </message>
    <message>
        <source>Next: {step}</source>
        <translation>Ensuite&#xa0;: {step}</translation>
    </message>
    <message>
        <source>A Défenseur des droits referral, an inspectorate report or a plain complaint interrupts nothing: the other periods go on.</source>
        <translation>Une saisine du Défenseur des droits, un signalement à une inspection ou une plainte simple n’interrompt rien&#xa0;: les autres délais continuent de courir.</translation>
    </message>
    <message>
        <source>Now: {stage}</source>
        <translation>À présent&#xa0;: {stage}</translation>
    </message>
    <message>
        <source>{stage}: past</source>
        <translation>{stage}&#xa0;: passé</translation>
    </message>
    <message>
        <source>{stage}: ahead</source>
        <translation>{stage}&#xa0;: à venir</translation>
    </message>
    <message>
        <source>Stages, in their usual order</source>
        <translation>Étapes, dans leur ordre habituel</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Ce qui s’est passé</translation>
    </message>
    <message>
        <source>not expected at that stage</source>
        <translation>inattendu à cette étape</translation>
    </message>
    <message>
        <source>wrong entry: {reason}</source>
        <translation>saisie erronée&#xa0;: {reason}</translation>
    </message>
    <message>
        <source>Correct: {event}</source>
        <translation>Corriger&#xa0;: {event}</translation>
    </message>
    <message>
        <source>It did not happen: {event}</source>
        <translation>Cela n’a pas eu lieu&#xa0;: {event}</translation>
    </message>
    <message>
        <source>Offences</source>
        <translation>Infractions</translation>
    </message>
    <message>
        <source>Dates that run</source>
        <translation>Délais en cours</translation>
    </message>
    <message>
        <source>The right day</source>
        <translation>Le bon jour</translation>
    </message>
    <message>
        <source>Hour</source>
        <translation>Heure</translation>
    </message>
    <message>
        <source>What was wrong</source>
        <translation>Ce qui était faux</translation>
    </message>
    <message>
        <source>Corrected; the old dates are kept with the reason.</source>
        <translation>Corrigé&#xa0;; les anciennes échéances sont gardées avec le motif.</translation>
    </message>
    <message>
        <source>Correct</source>
        <translation>Corriger</translation>
    </message>
    <message>
        <source>Why it is withdrawn</source>
        <translation>Motif du retrait</translation>
    </message>
    <message>
        <source>Withdrawn; what it had opened is closed again.</source>
        <translation>Retiré&#xa0;; ce qu’il avait ouvert est refermé.</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>Retirer</translation>
    </message>
    <message>
        <source>Nobody yet</source>
        <translation>Personne encore</translation>
    </message>
    <message>
        <source>Before whom</source>
        <translation>Devant qui</translation>
    </message>
    <message>
        <source>Their reference</source>
        <translation>Leur référence</translation>
    </message>
    <message>
        <source>Noted; the dates that depend on it were computed again.</source>
        <translation>Noté&#xa0;; les échéances qui en dépendent sont recalculées.</translation>
    </message>
    <message>
        <source>What holds here decides which dates are counted; while it is not known, both are.</source>
        <translation>Ce qui vaut ici décide des délais comptés&#xa0;; tant qu’on l’ignore, tous le sont.</translation>
    </message>
    <message>
        <source>About this route</source>
        <translation>À propos de cette procédure</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Offence</source>
        <translation>Infraction</translation>
    </message>
    <message>
        <source>Another offence</source>
        <translation>Autre infraction</translation>
    </message>
    <message>
        <source>In their words</source>
        <translation>Dans leurs termes</translation>
    </message>
    <message>
        <source>Article</source>
        <translation>Article</translation>
    </message>
    <message>
        <source>The offence is noted.</source>
        <translation>L’infraction est notée.</translation>
    </message>
    <message>
        <source>An alleged offence</source>
        <translation>Une infraction reprochée</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Ajouter</translation>
    </message>
</context>
<context>
    <name>_ChargeLine</name>
    <message>
        <source>Take out: {offence}</source>
        <translation>Ôter&#xa0;: {offence}</translation>
    </message>
    <message>
        <source>Sheet</source>
        <translation>Fiche</translation>
    </message>
    <message>
        <source>Sheet: {offence}</source>
        <translation>Fiche&#xa0;: {offence}</translation>
    </message>
    <message>
        <source>Offence taken out.</source>
        <translation>Infraction ôtée.</translation>
    </message>
</context>
</TS>
