<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr">
<context>
    <name>SilenceLine</name>
    <message>
        <source>sent on {date}</source>
        <translation>envoyé le {date}</translation>
    </message>
    <message>
        <source>received on {date}</source>
        <translation>reçu le {date}</translation>
    </message>
    <message>
        <source>not running: no proof of receipt</source>
        <translation>ne court pas&#xa0;: réception non prouvée</translation>
    </message>
    <message numerus="yes">
        <source>silent for %n day(s)</source>
        <translation>
            <numerusform>silence depuis %n jour</numerusform>
            <numerusform>silence depuis %n jours</numerusform>
        </translation>
    </message>
    <message>
        <source>House rule: {step}, {date}</source>
        <translation>Règle de la maison&#xa0;: {step}, {date}</translation>
    </message>
    <message>
        <source>In law: {what}, {date}</source>
        <translation>En droit&#xa0;: {what}, {date}</translation>
    </message>
    <message>
        <source>In law: {what}, {date} (counted from the sending, until the receipt is here)</source>
        <translation>En droit&#xa0;: {what}, {date} (compté depuis l’envoi, en attendant l’avis de réception)</translation>
    </message>
    <message>
        <source>After that: {what}</source>
        <translation>Ensuite&#xa0;: {what}</translation>
    </message>
    <message>
        <source>The receipt came</source>
        <translation>L’avis de réception est arrivé</translation>
    </message>
    <message>
        <source>Chase</source>
        <translation>Relancer</translation>
    </message>
    <message>
        <source>They answered</source>
        <translation>Réponse reçue</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Ouvrir</translation>
    </message>
    <message>
        <source>{act}: {who}</source>
        <translation>{act}&#xa0;: {who}</translation>
    </message>
    <message>
        <source>Received on</source>
        <translation>Reçu le</translation>
    </message>
    <message>
        <source>signed slip, récépissé…</source>
        <translation>avis signé, récépissé…</translation>
    </message>
    <message>
        <source>Proof</source>
        <translation>Preuve</translation>
    </message>
    <message>
        <source>Receipt noted: silence counts from that day.</source>
        <translation>Réception notée&#xa0;: le silence compte à partir de ce jour.</translation>
    </message>
    <message>
        <source>Note it</source>
        <translation>Noter</translation>
    </message>
    <message>
        <source>Answered on</source>
        <translation>Répondu le</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Par</translation>
    </message>
    <message>
        <source>In a few words</source>
        <translation>En quelques mots</translation>
    </message>
    <message>
        <source>Answer noted; nothing is awaited any more.</source>
        <translation>Réponse notée&#xa0;; plus rien n’est attendu.</translation>
    </message>
    <message>
        <source>If the answer is a decision, enter it in the route too: its dates follow from that.</source>
        <translation>Si la réponse est une décision, enregistrez-la aussi dans la procédure&#xa0;: les délais en découlent.</translation>
    </message>
</context>
</TS>
