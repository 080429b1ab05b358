<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr">
<context>
    <name>CheckPanel</name>
    <message>
        <source>Check the vault</source>
        <extracomment>More than these would not be read one by one.</extracomment>
        <translation>Vérifier le coffre</translation>
    </message>
    <message>
        <source>Reads the whole workspace: each page of the database, each line of the log, each evidence file. Nothing is changed. You can work meanwhile.</source>
        <translation>Lit tout le coffre&#xa0;: chaque page de la base, chaque ligne du journal, chaque fichier de preuve. Rien n’est modifié. Vous pouvez travailler pendant ce temps.</translation>
    </message>
    <message>
        <source>Is everything whole?</source>
        <translation>Tout est-il intact&#xa0;?</translation>
    </message>
    <message>
        <source>{count} evidence files, {size} MB, {lines} lines of log.</source>
        <translation>{count} fichiers de preuve, {size} Mo, {lines} lignes de journal.</translation>
    </message>
    <message>
        <source>Never checked.</source>
        <translation>Jamais vérifié.</translation>
    </message>
    <message>
        <source>Last checked on {day}.</source>
        <translation>Dernière vérification le {day}.</translation>
    </message>
    <message>
        <source>Checking the vault</source>
        <translation>Vérification du coffre</translation>
    </message>
    <message>
        <source>Everything is whole: the database, {lines} lines of log, {count} evidence files.</source>
        <translation>Tout est intact&#xa0;: la base, {lines} lignes de journal, {count} fichiers de preuve.</translation>
    </message>
    <message>
        <source>The database has damaged pages.</source>
        <translation>La base a des pages endommagées.</translation>
    </message>
    <message>
        <source>The log does not hold from line {line} on.</source>
        <translation>Le journal n’est plus sûr à partir de la ligne {line}.</translation>
    </message>
    <message numerus="yes">
        <source>And %n more.</source>
        <translation>
            <numerusform>Et %n autre.</numerusform>
            <numerusform>Et %n autres.</numerusform>
        </translation>
    </message>
    <message>
        <source>Damage was found. Nothing was changed, and all that is not listed is whole. Restore the backup into a new folder and take the damaged pieces from there.</source>
        <translation>Des dommages ont été trouvés. Rien n’a été modifié, et tout ce qui n’est pas listé est intact. Restaurez la copie dans un nouveau dossier et reprenez-y les pièces endommagées.</translation>
    </message>
    <message>
        <source>file missing</source>
        <translation>fichier manquant</translation>
    </message>
    <message>
        <source>file damaged</source>
        <translation>fichier endommagé</translation>
    </message>
    <message>
        <source>no case</source>
        <translation>sans dossier</translation>
    </message>
    <message>
        <source>{case} · piece {id} · {fault}</source>
        <translation>{case} · pièce {id} · {fault}</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Montrer</translation>
    </message>
</context>
</TS>
