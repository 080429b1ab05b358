<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr">
<context>
    <name>LetterPanel</name>
    <message>
        <source>As it will print</source>
        <translation>Tel que ce sera imprimé</translation>
    </message>
    <message>
        <source>The letter, as it will print</source>
        <translation>Le courrier, tel qu’il sera imprimé</translation>
    </message>
    <message>
        <source>Filling the letter</source>
        <translation>Rédaction du courrier</translation>
    </message>
    <message>
        <source>Parts of the letter</source>
        <translation>Parties du courrier</translation>
    </message>
    <message>
        <source>Letter</source>
        <translation>Courrier</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Pages</translation>
    </message>
    <message>
        <source>To the case</source>
        <translation>Vers le dossier</translation>
    </message>
    <message>
        <source>Save for Word…</source>
        <translation>Enregistrer pour Word…</translation>
    </message>
    <message>
        <source>Save the PDF…</source>
        <translation>Enregistrer le PDF…</translation>
    </message>
    <message>
        <source>Final…</source>
        <translation>Définitif…</translation>
    </message>
    <message>
        <source>It is signed</source>
        <translation>Il est signé</translation>
    </message>
    <message>
        <source>Prepare the packet</source>
        <translation>Préparer l’envoi</translation>
    </message>
    <message>
        <source>sent on {date}</source>
        <translation>envoyé le {date}</translation>
    </message>
    <message>
        <source>to {authority}</source>
        <translation>à {authority}</translation>
    </message>
    <message numerus="yes">
        <source>%n page(s)</source>
        <translation>
            <numerusform>%n page</numerusform>
            <numerusform>%n pages</numerusform>
        </translation>
    </message>
    <message>
        <source>First put right what is missing.</source>
        <translation>Complétez d’abord ce qui manque.</translation>
    </message>
    <message>
        <source>Freeze this letter as it stands?</source>
        <translation>Figer ce courrier tel qu’il est&#xa0;?</translation>
    </message>
    <message>
        <source>Its text can no longer be changed then; what is wrong is put right by a new letter.</source>
        <translation>Son texte ne pourra plus changer&#xa0;; une erreur se corrige par un nouveau courrier.</translation>
    </message>
    <message>
        <source>Freeze it</source>
        <translation>Le figer</translation>
    </message>
    <message>
        <source>The letter is final.</source>
        <translation>Le courrier est définitif.</translation>
    </message>
    <message>
        <source>The letter is signed.</source>
        <translation>Le courrier est signé.</translation>
    </message>
    <message>
        <source>Save a copy of the letter</source>
        <translation>Enregistrer une copie du courrier</translation>
    </message>
    <message>
        <source>A plain copy was saved outside the encrypted workspace. It bears real names.</source>
        <translation>Une copie en clair a été enregistrée hors du coffre chiffré. Elle porte les noms réels.</translation>
    </message>
</context>
</TS>
