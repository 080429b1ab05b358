<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr">
<context>
    <name>BugDialog</name>
    <message>
        <source>The program made a mistake</source>
        <translation>Le programme a fait une erreur</translation>
    </message>
    <message>
        <source>What was saved is safe. You can go on; if it happens again, lock and unlock. The report below names nobody and is sent nowhere: copy it to whoever helps you.</source>
        <translation>Ce qui était enregistré est en sûreté. Vous pouvez continuer&#xa0;; si cela se reproduit, verrouillez puis déverrouillez. Le rapport ci-dessous ne nomme personne et n’est envoyé nulle part&#xa0;: copiez-le pour la personne qui vous aide.</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Rapport</translation>
    </message>
    <message>
        <source>Copy the report</source>
        <translation>Copier le rapport</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
</context>
<context>
    <name>DecisionDialog</name>
    <message>
        <source>Leave as it is</source>
        <translation>Ne rien changer</translation>
    </message>
</context>
</TS>
