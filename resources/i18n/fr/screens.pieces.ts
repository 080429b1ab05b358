<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr">
<context>
    <name>PiecesPage</name>
    <message>
        <source>Check all pieces</source>
        <translation>Vérifier toutes les pièces</translation>
    </message>
    <message>
        <source>Reads every piece again and compares it with what was taken in</source>
        <translation>Relit chaque pièce et la compare à ce qui a été versé</translation>
    </message>
    <message>
        <source>Files dropped here belong to no case yet; dropped on a case, they are numbered there.</source>
        <translation>Les fichiers déposés ici ne sont dans aucun dossier&#xa0;; déposés sur un dossier, ils y sont numérotés.</translation>
    </message>
    <message>
        <source>Pieces</source>
        <translation>Pièces</translation>
    </message>
    <message>
        <source>Checking all pieces</source>
        <translation>Vérification de toutes les pièces</translation>
    </message>
    <message numerus="yes">
        <source>%n piece(s) checked.</source>
        <translation>
            <numerusform>%n pièce vérifiée.</numerusform>
            <numerusform>%n pièces vérifiées.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) missing: bring back a backup.</source>
        <translation>
            <numerusform>%n fichier manquant&#xa0;: reprenez une copie de sécurité.</numerusform>
            <numerusform>%n fichiers manquants&#xa0;: reprenez une copie de sécurité.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) altered: bring back a backup.</source>
        <translation>
            <numerusform>%n fichier altéré&#xa0;: reprenez une copie de sécurité.</numerusform>
            <numerusform>%n fichiers altérés&#xa0;: reprenez une copie de sécurité.</numerusform>
        </translation>
    </message>
    <message>
        <source>All are byte for byte as they were taken in.</source>
        <translation>Toutes sont à l’octet près telles qu’elles ont été versées.</translation>
    </message>
</context>
<context>
    <name>Screens</name>
    <message>
        <source>Pieces</source>
        <translation>Pièces</translation>
    </message>
</context>
</TS>
