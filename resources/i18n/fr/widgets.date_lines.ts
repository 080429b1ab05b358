<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr">
<context>
    <name>DateLine</name>
    <message>
        <source>Why?</source>
        <translation>Pourquoi&#xa0;?</translation>
    </message>
    <message>
        <source>Why this date? {title}</source>
        <translation>Pourquoi cette date&#xa0;? {title}</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fait</translation>
    </message>
    <message>
        <source>Done: {title}</source>
        <translation>Fait&#xa0;: {title}</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Ouvrir</translation>
    </message>
    <message>
        <source>Open the case {reference}</source>
        <translation>Ouvrir le dossier {reference}</translation>
    </message>
    <message>
        <source>done</source>
        <translation>fait</translation>
    </message>
    <message>
        <source>missed</source>
        <translation>manqué</translation>
    </message>
    <message>
        <source>replaced</source>
        <translation>remplacé</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>annulé</translation>
    </message>
    <message>
        <source>adjourned</source>
        <translation>renvoyé</translation>
    </message>
    <message>
        <source>day not fixed yet</source>
        <translation>jour pas encore fixé</translation>
    </message>
    <message>
        <source>Task done.</source>
        <translation>Tâche faite.</translation>
    </message>
    <message>
        <source>Deadline done.</source>
        <translation>Échéance faite.</translation>
    </message>
    <message>
        <source>Marked done on this screen</source>
        <translation>Marquée faite à l’écran</translation>
    </message>
</context>
<context>
    <name>WhyPanel</name>
    <message>
        <source>Why this date</source>
        <translation>Pourquoi cette date</translation>
    </message>
    <message>
        <source>Set by hand: {reason}</source>
        <translation>Fixée à la main&#xa0;: {reason}</translation>
    </message>
    <message>
        <source>If it passes: {what}</source>
        <translation>Si elle passe&#xa0;: {what}</translation>
    </message>
    <message>
        <source>Interrupted by:</source>
        <translation>Interrompue par&#xa0;:</translation>
    </message>
    <message>
        <source>Not interrupted by:</source>
        <translation>Non interrompue par&#xa0;:</translation>
    </message>
    <message>
        <source>Texts: {articles}</source>
        <translation>Textes&#xa0;: {articles}</translation>
    </message>
    <message>
        <source>This rule has not been confirmed by a lawyer yet.</source>
        <translation>Cette règle n’a pas encore été confirmée par un avocat.</translation>
    </message>
    <message>
        <source>Earlier dates: {dates}</source>
        <translation>Dates précédentes&#xa0;: {dates}</translation>
    </message>
</context>
</TS>
