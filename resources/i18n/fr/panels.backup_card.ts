<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr">
<context>
    <name>BackupPanel</name>
    <message>
        <source>Every day, and when the window is closed</source>
        <translation>Chaque jour, et à la fermeture de la fenêtre</translation>
    </message>
    <message>
        <source>Choose the folder</source>
        <translation>Choisir le dossier</translation>
    </message>
    <message>
        <source>Back up now</source>
        <translation>Copier maintenant</translation>
    </message>
    <message>
        <source>Rehearse a restore</source>
        <translation>Répéter une restauration</translation>
    </message>
    <message>
        <source>A backup is encrypted like the workspace. On another computer, the stick and the recovery key on paper are enough to have everything back. Each backup is read again from the stick before it counts as good.</source>
        <translation>Une copie de sécurité est chiffrée comme le coffre. Sur un autre ordinateur, la clé USB et la clé de secours sur papier suffisent pour tout retrouver. Chaque copie est relue depuis la clé USB avant d’être tenue pour bonne.</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>Copies de sécurité</translation>
    </message>
    <message>
        <source>There is no backup yet. If this computer breaks or is taken, everything is lost.</source>
        <translation>Il n’y a pas encore de copie. Si cet ordinateur tombe en panne ou est pris, tout est perdu.</translation>
    </message>
    <message>
        <source>Last good backup: {day}, {time}.</source>
        <translation>Dernière bonne copie&#xa0;: {day}, {time}.</translation>
    </message>
    <message>
        <source>No restore was rehearsed for half a year.</source>
        <translation>Aucune restauration n’a été répétée depuis six mois.</translation>
    </message>
    <message>
        <source>No folder was chosen.</source>
        <translation>Aucun dossier n’a été choisi.</translation>
    </message>
    <message>
        <source>This folder can&apos;t be reached now: plug in the stick or disk.</source>
        <translation>Ce dossier est inaccessible&#xa0;: branchez la clé USB ou le disque.</translation>
    </message>
    <message>
        <source>This folder is on the same disk as the workspace: one theft takes both.</source>
        <translation>Ce dossier est sur le même disque que le coffre&#xa0;: un vol emporte les deux.</translation>
    </message>
    <message>
        <source>A folder on a stick or another disk</source>
        <translation>Un dossier sur une clé USB ou un autre disque</translation>
    </message>
    <message>
        <source>Backing up</source>
        <translation>Copie de sécurité en cours</translation>
    </message>
    <message>
        <source>Backup good, read back: {cases} cases, {pieces} pieces.</source>
        <translation>Copie bonne, relue&#xa0;: {cases} dossiers, {pieces} pièces.</translation>
    </message>
    <message numerus="yes">
        <source>%n evidence file(s) were already missing from the workspace: check the vault.</source>
        <translation>
            <numerusform>%n fichier de preuve manquait déjà dans le coffre&#xa0;: vérifiez le coffre.</numerusform>
            <numerusform>%n fichiers de preuve manquaient déjà dans le coffre&#xa0;: vérifiez le coffre.</numerusform>
        </translation>
    </message>
    <message>
        <source>Rehearsing a restore</source>
        <translation>Répétition d’une restauration</translation>
    </message>
    <message>
        <source>The restore was rehearsed and succeeds: {cases} cases, {pieces} pieces.</source>
        <translation>La restauration a été répétée et réussit&#xa0;: {cases} dossiers, {pieces} pièces.</translation>
    </message>
</context>
</TS>
