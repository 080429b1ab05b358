<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr">
<context>
    <name>NewPost</name>
    <message>
        <source>received</source>
        <translation>reçu</translation>
    </message>
    <message>
        <source>sent</source>
        <translation>envoyé</translation>
    </message>
    <message>
        <source>Was it sent or received?</source>
        <translation>Envoyé ou reçu&#xa0;?</translation>
    </message>
    <message>
        <source>How</source>
        <translation>Moyen</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Jour</translation>
    </message>
    <message>
        <source>Day it came or left</source>
        <translation>Jour de réception ou d’envoi</translation>
    </message>
    <message>
        <source>Date written on it</source>
        <translation>Date portée dessus</translation>
    </message>
    <message>
        <source>Somebody else</source>
        <translation>Quelqu’un d’autre</translation>
    </message>
    <message>
        <source>Authority</source>
        <translation>Autorité</translation>
    </message>
    <message>
        <source>Somebody else: who</source>
        <translation>Quelqu’un d’autre&#xa0;: qui</translation>
    </message>
    <message>
        <source>No case</source>
        <translation>Aucun dossier</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>Dossier</translation>
    </message>
    <message>
        <source>Registered letter number (LRAR)</source>
        <translation>N° de recommandé (LRAR)</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Objet</translation>
    </message>
    <message>
        <source>What it says, in short</source>
        <translation>Ce qu’il dit, en bref</translation>
    </message>
    <message>
        <source>We await an answer</source>
        <translation>Nous attendons une réponse</translation>
    </message>
    <message>
        <source>Record a letter</source>
        <translation>Enregistrer un courrier</translation>
    </message>
    <message>
        <source>Answer to: {subject}</source>
        <translation>Réponse à&#xa0;: {subject}</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Which day did it come or leave?</source>
        <translation>Quel jour est-il arrivé ou parti&#xa0;?</translation>
    </message>
    <message>
        <source>The letter is kept.</source>
        <translation>Le courrier est enregistré.</translation>
    </message>
</context>
<context>
    <name>PostLine</name>
    <message>
        <source>Sent on {date}</source>
        <translation>Envoyé le {date}</translation>
    </message>
    <message>
        <source>Received on {date}</source>
        <translation>Reçu le {date}</translation>
    </message>
    <message>
        <source>With</source>
        <translation>Correspondant</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Objet</translation>
    </message>
    <message>
        <source>How</source>
        <translation>Moyen</translation>
    </message>
    <message>
        <source>Registered letter number (LRAR)</source>
        <translation>N° de recommandé (LRAR)</translation>
    </message>
    <message>
        <source>Receipt of</source>
        <translation>Avis de réception du</translation>
    </message>
    <message>
        <source>Record the answer</source>
        <translation>Enregistrer la réponse</translation>
    </message>
    <message>
        <source>Write a reminder</source>
        <translation>Relancer</translation>
    </message>
    <message>
        <source>Open the case</source>
        <translation>Ouvrir le dossier</translation>
    </message>
    <message>
        <source>Day on the slip</source>
        <translation>Jour porté sur l’avis</translation>
    </message>
    <message>
        <source>Is the receipt back?</source>
        <translation>L’avis de réception est-il revenu&#xa0;?</translation>
    </message>
    <message>
        <source>Silence is counted from this day, not from the posting.</source>
        <translation>Le silence se compte à partir de ce jour, non de l’envoi.</translation>
    </message>
    <message>
        <source>Keep the receipt</source>
        <translation>Garder l’avis</translation>
    </message>
    <message>
        <source>Receipt kept.</source>
        <translation>Avis de réception enregistré.</translation>
    </message>
</context>
<context>
    <name>PostPage</name>
    <message>
        <source>Which letters</source>
        <translation>Quels courriers</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Tout</translation>
    </message>
    <message>
        <source>Awaiting an answer</source>
        <translation>En attente de réponse</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Reçus</translation>
    </message>
    <message>
        <source>No letters yet.</source>
        <translation>Aucun courrier.</translation>
    </message>
    <message>
        <source>What you send from a packet stands here by itself.</source>
        <translation>Ce que vous envoyez depuis «&#xa0;Envois&#xa0;» figure ici sans rien faire.</translation>
    </message>
    <message>
        <source>Letters</source>
        <translation>Courriers</translation>
    </message>
    <message>
        <source>Record a letter</source>
        <translation>Enregistrer un courrier</translation>
    </message>
    <message>
        <source>Choose a letter from the list.</source>
        <translation>Choisissez un courrier dans la liste.</translation>
    </message>
    <message numerus="yes">
        <source>silent for %n day(s)</source>
        <translation>
            <numerusform>silence depuis %n jour</numerusform>
            <numerusform>silence depuis %n jours</numerusform>
        </translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Jour</translation>
    </message>
    <message>
        <source>With</source>
        <translation>Correspondant</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Objet</translation>
    </message>
    <message>
        <source>Silence</source>
        <translation>Silence</translation>
    </message>
</context>
<context>
    <name>Screens</name>
    <message>
        <source>&amp;Record a letter</source>
        <translation>Enregistrer un &amp;courrier</translation>
    </message>
    <message>
        <source>Letters</source>
        <translation>Courriers</translation>
    </message>
</context>
</TS>
