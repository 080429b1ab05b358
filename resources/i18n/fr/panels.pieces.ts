<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr">
<context>
    <name>PiecesPanel</name>
    <message>
        <source>Drop files or messages here</source>
        <translation>Déposez ici fichiers ou messages</translation>
    </message>
    <message>
        <source>They are kept encrypted, byte for byte. From Outlook: save the message first, then drop it.</source>
        <translation>Ils sont gardés chiffrés, à l’octet près. Depuis Outlook&#xa0;: enregistrez le message, puis déposez-le.</translation>
    </message>
    <message>
        <source>Add files…</source>
        <translation>Ajouter des fichiers…</translation>
    </message>
    <message>
        <source>No pieces yet.</source>
        <translation>Aucune pièce.</translation>
    </message>
    <message>
        <source>Photos, videos, letters, messages, certificates.</source>
        <translation>Photos, vidéos, courriers, messages, certificats.</translation>
    </message>
    <message>
        <source>How pieces are shown</source>
        <translation>Comment montrer les pièces</translation>
    </message>
    <message>
        <source>List</source>
        <translation>Liste</translation>
    </message>
    <message>
        <source>Small pictures</source>
        <translation>Vignettes</translation>
    </message>
    <message>
        <source>Pieces</source>
        <translation>Pièces</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>N°</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>Dossier</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titre</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>{kind}, confidential</source>
        <translation>{kind}, confidentielle</translation>
    </message>
    <message>
        <source>Pieces as small pictures</source>
        <translation>Pièces en vignettes</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Coller</translation>
    </message>
    <message>
        <source>Take in what was copied: files or a picture (Ctrl+V)</source>
        <translation>Verser ce qui a été copié&#xa0;: fichiers ou image (Ctrl+V)</translation>
    </message>
    <message>
        <source>Move up (Alt+Up)</source>
        <translation>Monter (Alt+Haut)</translation>
    </message>
    <message>
        <source>Move down (Alt+Down)</source>
        <translation>Descendre (Alt+Bas)</translation>
    </message>
    <message>
        <source>Add pieces</source>
        <translation>Ajouter des pièces</translation>
    </message>
    <message>
        <source>Nothing that was copied can be taken in. Save it as a file, then drop it here.</source>
        <translation>Rien de ce qui a été copié ne peut être versé. Enregistrez-le comme fichier, puis déposez-le ici.</translation>
    </message>
    <message numerus="yes">
        <source>Taking in %n file(s)</source>
        <translation>
            <numerusform>Versement de %n fichier</numerusform>
            <numerusform>Versement de %n fichiers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n piece(s) added.</source>
        <translation>
            <numerusform>%n pièce ajoutée.</numerusform>
            <numerusform>%n pièces ajoutées.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) were here already.</source>
        <translation>
            <numerusform>%n fichier y était déjà.</numerusform>
            <numerusform>%n fichiers y étaient déjà.</numerusform>
        </translation>
    </message>
</context>
</TS>
