<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr">
<context>
    <name>LettersPanel</name>
    <message>
        <source>Letter</source>
        <translation>Courrier</translation>
    </message>
    <message>
        <source>A new letter</source>
        <translation>Un nouveau courrier</translation>
    </message>
    <message>
        <source>Write</source>
        <translation>Écrire</translation>
    </message>
    <message>
        <source>Letters to authorities are written in French and bear real names.</source>
        <translation>Les courriers aux autorités sont en français et portent les noms réels.</translation>
    </message>
    <message>
        <source>Sent and received</source>
        <translation>Envoyés et reçus</translation>
    </message>
    <message>
        <source>New letter</source>
        <translation>Nouveau courrier</translation>
    </message>
    <message>
        <source>A complaint, a request to keep footage, a reminder: the letters that fit come first.</source>
        <translation>Une plainte, une demande de conservation d’images, une relance&#xa0;: les courriers qui conviennent viennent d’abord.</translation>
    </message>
    <message>
        <source>Open: {title}</source>
        <translation>Ouvrir&#xa0;: {title}</translation>
    </message>
    <message>
        <source>Sent on {date}</source>
        <translation>Envoyé le {date}</translation>
    </message>
    <message>
        <source>Received on {date}</source>
        <translation>Reçu le {date}</translation>
    </message>
    <message>
        <source>receipt of {date}</source>
        <translation>avis de réception du {date}</translation>
    </message>
    <message numerus="yes">
        <source>silent for %n day(s)</source>
        <translation>
            <numerusform>silence depuis %n jour</numerusform>
            <numerusform>silence depuis %n jours</numerusform>
        </translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Ouvrir</translation>
    </message>
    <message>
        <source>No letters yet.</source>
        <translation>Aucun courrier.</translation>
    </message>
    <message>
        <source>Prepare</source>
        <translation>Préparer</translation>
    </message>
    <message>
        <source>Prepare: {title}</source>
        <translation>Préparer&#xa0;: {title}</translation>
    </message>
</context>
</TS>
