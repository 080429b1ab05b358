<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr">
<context>
    <name>PieceDetail</name>
    <message>
        <source>The piece</source>
        <translation>La pièce</translation>
    </message>
    <message>
        <source>What the file says of itself</source>
        <translation>Ce que le fichier dit de lui-même</translation>
    </message>
    <message>
        <source>Clocks and tags can be wrong: it proves nothing.</source>
        <translation>Horloges et balises peuvent être fausses&#xa0;: cela ne prouve rien.</translation>
    </message>
    <message>
        <source>Save a copy…</source>
        <translation>Enregistrer une copie…</translation>
    </message>
    <message>
        <source>To the bin</source>
        <translation>Mettre à la corbeille</translation>
    </message>
    <message>
        <source>Title in the bordereau</source>
        <translation>Titre dans le bordereau</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Type</translation>
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
        <source>Received on</source>
        <translation>Reçu le</translation>
    </message>
    <message>
        <source>Received how</source>
        <translation>Reçue comment</translation>
    </message>
    <message>
        <source>Who keeps the original</source>
        <translation>Qui garde l’original</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Note</translation>
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
        <source>This kind of file has no preview. A sheet stands for it in the packet.</source>
        <translation>Ce type de fichier n’a pas d’aperçu. Une feuille le représente dans l’envoi.</translation>
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
        <source>Taken: {value}</source>
        <translation>Prise&#xa0;: {value}</translation>
    </message>
    <message>
        <source>Device: {value}</source>
        <translation>Appareil&#xa0;: {value}</translation>
    </message>
    <message>
        <source>Software: {value}</source>
        <translation>Logiciel&#xa0;: {value}</translation>
    </message>
    <message>
        <source>Place: {value}</source>
        <translation>Lieu&#xa0;: {value}</translation>
    </message>
    <message>
        <source>{width} by {height} pixels</source>
        <translation>{width} sur {height} pixels</translation>
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
</context>
</TS>
