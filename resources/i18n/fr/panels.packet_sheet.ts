<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr">
<context>
    <name>PacketPanel</name>
    <message>
        <source>As it will print</source>
        <translation>Tel que ce sera imprimé</translation>
    </message>
    <message>
        <source>The packet, as it will print</source>
        <translation>L’envoi, tel qu’il sera imprimé</translation>
    </message>
    <message>
        <source>Building the packet</source>
        <translation>Préparation de l’envoi</translation>
    </message>
    <message>
        <source>To the case</source>
        <translation>Vers le dossier</translation>
    </message>
    <message>
        <source>Letter</source>
        <translation>Courrier</translation>
    </message>
    <message>
        <source>Parts of the packet</source>
        <translation>Parties de l’envoi</translation>
    </message>
    <message>
        <source>Pieces</source>
        <translation>Pièces</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Pages</translation>
    </message>
    <message>
        <source>Open the letter alone</source>
        <translation>Ouvrir le courrier seul</translation>
    </message>
    <message>
        <source>This packet has no letter: pieces and bordereau only.</source>
        <translation>Cet envoi n’a pas de courrier&#xa0;: pièces et bordereau seulement.</translation>
    </message>
    <message>
        <source>Pieces, as in the bordereau</source>
        <translation>Pièces, comme au bordereau</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>Imprimer</translation>
    </message>
    <message>
        <source>Save the PDF…</source>
        <translation>Enregistrer le PDF…</translation>
    </message>
    <message>
        <source>It was posted…</source>
        <translation>C’est posté…</translation>
    </message>
    <message>
        <source>New: {letter}</source>
        <translation>Nouveau&#xa0;: {letter}</translation>
    </message>
    <message>
        <source>No letter</source>
        <translation>Sans courrier</translation>
    </message>
    <message>
        <source>Packet</source>
        <translation>Envoi</translation>
    </message>
    <message>
        <source>to {authority}</source>
        <translation>à {authority}</translation>
    </message>
    <message>
        <source>Nothing goes out yet: choose a letter, or add pieces to the case.</source>
        <translation>Rien ne part encore&#xa0;: choisissez un courrier, ou ajoutez des pièces au dossier.</translation>
    </message>
    <message>
        <source>borrowed names on paper</source>
        <translation>noms d’emprunt sur le papier</translation>
    </message>
    <message>
        <source>real names on paper</source>
        <translation>noms réels sur le papier</translation>
    </message>
    <message numerus="yes">
        <source>%n page(s)</source>
        <translation>
            <numerusform>%n page</numerusform>
            <numerusform>%n pages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n piece(s) could not be read: a sheet says so in the packet.</source>
        <translation>
            <numerusform>%n pièce n’a pas pu être lue&#xa0;: une feuille le dit dans l’envoi.</numerusform>
            <numerusform>%n pièces n’ont pas pu être lues&#xa0;: une feuille le dit dans l’envoi.</numerusform>
        </translation>
    </message>
    <message>
        <source>no piece goes with it</source>
        <translation>sans pièce jointe</translation>
    </message>
    <message>
        <source>First put right what is missing.</source>
        <translation>Complétez d’abord ce qui manque.</translation>
    </message>
    <message>
        <source>Sent to the printer.</source>
        <translation>Envoyé à l’imprimante.</translation>
    </message>
    <message>
        <source>Save the PDF</source>
        <translation>Enregistrer le PDF</translation>
    </message>
    <message>
        <source>Saved outside the encrypted workspace ({size}). It bears real names.</source>
        <translation>Enregistré hors du coffre chiffré ({size}). Il porte les noms réels.</translation>
    </message>
    <message>
        <source>Posted. What was sent is kept as it was.</source>
        <translation>Posté. Ce qui a été envoyé est gardé tel quel.</translation>
    </message>
</context>
</TS>
