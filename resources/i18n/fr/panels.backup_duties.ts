<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr">
<context>
    <name>BackupDuties</name>
    <message>
        <source>no backup yet</source>
        <extracomment>After unlocking, people want to work: what can wait does.</extracomment>
        <translation>pas encore de copie de sécurité</translation>
    </message>
    <message>
        <source>backup: yesterday</source>
        <translation>copie de sécurité&#xa0;: hier</translation>
    </message>
    <message>
        <source>backup: today</source>
        <translation>copie de sécurité&#xa0;: aujourd’hui</translation>
    </message>
    <message numerus="yes">
        <source>backup: %n day(s) ago</source>
        <translation>
            <numerusform>copie de sécurité&#xa0;: il y a %n jour</numerusform>
            <numerusform>copie de sécurité&#xa0;: il y a %n jours</numerusform>
        </translation>
    </message>
    <message>
        <source>Backing up</source>
        <translation>Copie de sécurité en cours</translation>
    </message>
    <message>
        <source>Evidence files are missing from the workspace: check the vault in the settings.</source>
        <translation>Des fichiers de preuve manquent dans le coffre&#xa0;: vérifiez le coffre dans les réglages.</translation>
    </message>
</context>
<context>
    <name>ClosingDialog</name>
    <message>
        <source>Backing up</source>
        <translation>Copie de sécurité en cours</translation>
    </message>
    <message>
        <source>Close without a backup</source>
        <translation>Fermer sans copie</translation>
    </message>
    <message>
        <source>Backing up before closing. Leave the stick where it is.</source>
        <translation>Copie de sécurité avant la fermeture. Laissez la clé USB en place.</translation>
    </message>
</context>
</TS>
