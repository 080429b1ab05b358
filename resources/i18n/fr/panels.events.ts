<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr">
<context>
    <name>DifferenceCard</name>
    <message>
        <source>What this changed</source>
        <translation>Ce que cela change</translation>
    </message>
    <message>
        <source>Now: {stage}</source>
        <translation>À présent&#xa0;: {stage}</translation>
    </message>
    <message>
        <source>Opened: {what}, {date}</source>
        <translation>Ouvert&#xa0;: {what}, {date}</translation>
    </message>
    <message>
        <source>Moved: {what}, from {old} to {date}</source>
        <translation>Déplacé&#xa0;: {what}, du {old} au {date}</translation>
    </message>
    <message>
        <source>Closed: {what}, {date}</source>
        <translation>Clos&#xa0;: {what}, {date}</translation>
    </message>
    <message>
        <source>Neither the stage nor a date: it stands in the history.</source>
        <translation>Ni l’étape ni une échéance&#xa0;: c’est noté dans l’historique.</translation>
    </message>
    <message>
        <source>Letters for this:</source>
        <translation>Courriers pour cela&#xa0;:</translation>
    </message>
</context>
<context>
    <name>EventForm</name>
    <message>
        <source>What happened?</source>
        <translation>Que s’est-il passé&#xa0;?</translation>
    </message>
    <message>
        <source>Something else</source>
        <translation>Autre chose</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Choisir…</translation>
    </message>
    <message>
        <source>Something else:</source>
        <translation>Autre chose&#xa0;:</translation>
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
        <source>receipt, notice, postmark…</source>
        <translation>récépissé, avis, cachet de la poste…</translation>
    </message>
    <message>
        <source>Proof</source>
        <translation>Preuve</translation>
    </message>
    <message>
        <source>To remember</source>
        <translation>À retenir</translation>
    </message>
    <message>
        <source>Enter it</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>{event}: not expected at this stage</source>
        <translation>{event}&#xa0;: inattendu à cette étape</translation>
    </message>
    <message>
        <source>Usually with: {documents}.</source>
        <translation>D’ordinaire avec&#xa0;: {documents}.</translation>
    </message>
    <message>
        <source>A limit in hours runs from it: the hour counts.</source>
        <translation>Un délai en heures en part&#xa0;: l’heure compte.</translation>
    </message>
    <message>
        <source>The day is missing.</source>
        <translation>Il manque le jour.</translation>
    </message>
    <message>
        <source>The hour is missing.</source>
        <translation>Il manque l’heure.</translation>
    </message>
    <message>
        <source>Entered; the dates that follow from it were computed.</source>
        <translation>Enregistré&#xa0;; les échéances qui en découlent sont calculées.</translation>
    </message>
</context>
</TS>
