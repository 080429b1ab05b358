<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr">
<context>
    <name>Screens</name>
    <message>
        <source>Today</source>
        <translation>Aujourd’hui</translation>
    </message>
</context>
<context>
    <name>TodayPage</name>
    <message>
        <source>Note facts</source>
        <translation>Noter des faits</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Aujourd’hui</translation>
    </message>
    <message>
        <source>Late</source>
        <translation>En retard</translation>
    </message>
    <message>
        <source>In the next 7 days</source>
        <translation>Dans les 7&#xa0;jours</translation>
    </message>
    <message>
        <source>About to be lost: recordings</source>
        <translation>Bientôt perdus&#xa0;: enregistrements</translation>
    </message>
    <message>
        <source>In the next 30 days</source>
        <translation>Dans les 30&#xa0;jours</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Plus tard</translation>
    </message>
    <message numerus="yes">
        <source>%n open case(s) without a next date.</source>
        <translation>
            <numerusform>%n dossier ouvert sans prochaine date.</numerusform>
            <numerusform>%n dossiers ouverts sans prochaine date.</numerusform>
        </translation>
    </message>
    <message>
        <source>See the cases</source>
        <translation>Voir les dossiers</translation>
    </message>
    <message>
        <source>Nothing is due.</source>
        <translation>Rien à échéance.</translation>
    </message>
    <message>
        <source>Hearings and deadlines will stand here.</source>
        <translation>Les audiences et les échéances apparaîtront ici.</translation>
    </message>
    <message>
        <source>Nothing here yet.</source>
        <translation>Rien ici pour l’instant.</translation>
    </message>
    <message>
        <source>Begin by noting what happened; a case can follow.</source>
        <translation>Commencez par noter ce qui s’est passé&#xa0;; un dossier pourra suivre.</translation>
    </message>
    <message>
        <source>Open a case</source>
        <translation>Ouvrir un dossier</translation>
    </message>
    <message>
        <source>Next hearing</source>
        <translation>Prochaine audience</translation>
    </message>
    <message>
        <source>Open the case</source>
        <translation>Ouvrir le dossier</translation>
    </message>
    <message>
        <source>Reached a warning step today</source>
        <translation>Un seuil d’alerte est atteint aujourd’hui</translation>
    </message>
    <message>
        <source>To sign, print or post</source>
        <translation>À signer, imprimer ou poster</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Ouvrir</translation>
    </message>
    <message>
        <source>Open: {title}</source>
        <translation>Ouvrir&#xa0;: {title}</translation>
    </message>
    <message>
        <source>Awaiting an answer</source>
        <translation>En attente de réponse</translation>
    </message>
</context>
</TS>
