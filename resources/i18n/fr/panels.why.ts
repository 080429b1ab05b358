<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr">
<context>
    <name>WhyPanel</name>
    <message>
        <source>Why this date</source>
        <translation>Pourquoi cette date</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>Dernier jour</translation>
    </message>
    <message>
        <source>the day to work to: no grace is counted in it</source>
        <translation>le jour à viser&#xa0;: aucune prolongation n’y est comptée</translation>
    </message>
    <message>
        <source>Safe day</source>
        <translation>Jour sûr</translation>
    </message>
    <message>
        <source>set by hand</source>
        <translation>fixé à la main</translation>
    </message>
    <message>
        <source>provisional: receipt awaited</source>
        <translation>provisoire&#xa0;: avis de réception attendu</translation>
    </message>
    <message>
        <source>the association’s own rule</source>
        <translation>règle de l’association</translation>
    </message>
    <message>
        <source>checked by {name}</source>
        <translation>vérifié par {name}</translation>
    </message>
    <message>
        <source>second look wanted</source>
        <translation>à vérifier par une autre personne</translation>
    </message>
    <message>
        <source>Set by hand: {reason}</source>
        <translation>Fixé à la main&#xa0;: {reason}</translation>
    </message>
    <message>
        <source>Noted: {words}</source>
        <translation>Noté&#xa0;: {words}</translation>
    </message>
    <message>
        <source>If it passes: {what}</source>
        <translation>S’il passe&#xa0;: {what}</translation>
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
        <source>Texts:</source>
        <translation>Textes&#xa0;:</translation>
    </message>
    <message>
        <source>Read in:</source>
        <translation>Lu dans&#xa0;:</translation>
    </message>
    <message>
        <source>Confirmed by {name} on {date}.</source>
        <translation>Confirmé par {name} le {date}.</translation>
    </message>
    <message>
        <source>This rule was read in a source.</source>
        <translation>Cette règle a été lue dans une source.</translation>
    </message>
    <message>
        <source>This rule was read in part only: have a lawyer confirm it.</source>
        <translation>Cette règle n’a été lue qu’en partie&#xa0;: faites-la confirmer par un avocat.</translation>
    </message>
    <message>
        <source>This rule is from knowledge and was never checked: have a lawyer confirm it.</source>
        <translation>Cette règle est citée de mémoire et n’a jamais été vérifiée&#xa0;: faites-la confirmer par un avocat.</translation>
    </message>
    <message>
        <source>The rule has changed since. Counted anew: {date}.</source>
        <translation>La règle a changé depuis. Recalculée&#xa0;: {date}.</translation>
    </message>
    <message>
        <source>Count anew</source>
        <translation>Recalculer</translation>
    </message>
    <message>
        <source>Earlier dates</source>
        <translation>Dates précédentes</translation>
    </message>
    <message>
        <source>until {moment}, by {name}</source>
        <translation>jusqu’au {moment}, par {name}</translation>
    </message>
    <message>
        <source>until {moment}</source>
        <translation>jusqu’au {moment}</translation>
    </message>
    <message>
        <source>counted from {date}</source>
        <translation>compté depuis le {date}</translation>
    </message>
    <message>
        <source>set by hand: {reason}</source>
        <translation>fixé à la main&#xa0;: {reason}</translation>
    </message>
    <message>
        <source>moved because: {reason}</source>
        <translation>déplacé&#xa0;: {reason}</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fait</translation>
    </message>
    <message>
        <source>Checked by…</source>
        <translation>Vérifié par…</translation>
    </message>
    <message>
        <source>Set by hand</source>
        <translation>Fixer à la main</translation>
    </message>
    <message>
        <source>Does not apply</source>
        <translation>Sans objet</translation>
    </message>
    <message>
        <source>Back to the law’s date</source>
        <translation>Revenir à la date légale</translation>
    </message>
    <message>
        <source>Open it again</source>
        <translation>Rouvrir</translation>
    </message>
    <message>
        <source>Print the control sheet</source>
        <translation>Imprimer la fiche de contrôle</translation>
    </message>
    <message>
        <source>How was it met?</source>
        <translation>Comment a-t-il été tenu&#xa0;?</translation>
    </message>
    <message>
        <source>Deadline done.</source>
        <translation>Échéance faite.</translation>
    </message>
    <message>
        <source>Why does it not apply?</source>
        <translation>Pourquoi est-ce sans objet&#xa0;?</translation>
    </message>
    <message>
        <source>Put aside</source>
        <translation>Écarter</translation>
    </message>
    <message>
        <source>Deadline put aside.</source>
        <translation>Délai écarté.</translation>
    </message>
    <message>
        <source>Why count it anew?</source>
        <translation>Pourquoi recalculer&#xa0;?</translation>
    </message>
    <message>
        <source>Counted anew.</source>
        <translation>Recalculé.</translation>
    </message>
    <message>
        <source>By somebody other than the one who entered it, who read the steps above and found them right.</source>
        <translation>Par une autre personne que celle qui l’a saisi, qui a lu les étapes ci-dessus et les trouve justes.</translation>
    </message>
    <message>
        <source>Name or initials of who checked it</source>
        <translation>Nom ou initiales de qui a vérifié</translation>
    </message>
    <message>
        <source>Checked</source>
        <translation>Vérifié</translation>
    </message>
    <message>
        <source>Second look noted.</source>
        <translation>Vérification notée.</translation>
    </message>
    <message>
        <source>New day</source>
        <translation>Nouveau jour</translation>
    </message>
    <message>
        <source>Why this day</source>
        <translation>Pourquoi ce jour</translation>
    </message>
    <message>
        <source>Who decides</source>
        <translation>Qui décide</translation>
    </message>
    <message>
        <source>Date set by hand.</source>
        <translation>Date fixée à la main.</translation>
    </message>
    <message>
        <source>The law’s date is kept among the earlier ones.</source>
        <translation>La date légale est gardée parmi les précédentes.</translation>
    </message>
    <message>
        <source>Set the date by hand</source>
        <translation>Fixer la date à la main</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>Fixer</translation>
    </message>
    <message>
        <source>The rule has changed</source>
        <translation>La règle a changé</translation>
    </message>
    <message>
        <source>Control sheet {reference}</source>
        <translation>Fiche de contrôle {reference}</translation>
    </message>
</context>
</TS>
