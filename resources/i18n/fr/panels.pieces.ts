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
        <source>Pieces</source>
        <translation>Pièces</translation>
    </message>
    <message>
        <source>The piece</source>
        <translation>La pièce</translation>
    </message>
    <message>
        <source>Save a copy…</source>
        <translation>Enregistrer une copie…</translation>
    </message>
    <message>
        <source>To the bin</source>
        <translation>À la corbeille</translation>
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
        <source>Move up (Alt+Up)</source>
        <translation>Monter (Alt+Haut)</translation>
    </message>
    <message>
        <source>Move down (Alt+Down)</source>
        <translation>Descendre (Alt+Bas)</translation>
    </message>
    <message>
        <source>Order in the bordereau:</source>
        <translation>Ordre du bordereau&#xa0;:</translation>
    </message>
    <message>
        <source>Title in the bordereau</source>
        <translation>Titre dans le bordereau</translation>
    </message>
    <message>
        <source>Date of the piece</source>
        <translation>Date de la pièce</translation>
    </message>
    <message>
        <source>Made by</source>
        <translation>Auteur</translation>
    </message>
    <message>
        <source>Given by</source>
        <translation>Remise par</translation>
    </message>
    <message>
        <source>Confidential: never goes out in a packet</source>
        <translation>Confidentielle&#xa0;: ne part jamais dans un envoi</translation>
    </message>
    <message>
        <source>Choose a piece to see it.</source>
        <translation>Choisissez une pièce pour la voir.</translation>
    </message>
    <message>
        <source>taken in on {date}</source>
        <translation>versée le {date}</translation>
    </message>
    <message numerus="yes">
        <source>in %n packet(s)</source>
        <translation>
            <numerusform>dans %n envoi</numerusform>
            <numerusform>dans %n envois</numerusform>
        </translation>
    </message>
    <message>
        <source>This kind of file has no preview. It will stand in the packet all the same.</source>
        <translation>Ce type de fichier n’a pas d’aperçu. Il figurera tout de même dans l’envoi.</translation>
    </message>
    <message>
        <source>The piece is in the bin.</source>
        <translation>La pièce est à la corbeille.</translation>
    </message>
    <message>
        <source>Save a copy</source>
        <translation>Enregistrer une copie</translation>
    </message>
    <message>
        <source>A plain copy was saved outside the encrypted workspace.</source>
        <translation>Une copie en clair a été enregistrée hors du coffre chiffré.</translation>
    </message>
    <message>
        <source>Add pieces</source>
        <translation>Ajouter des pièces</translation>
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
