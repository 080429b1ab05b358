<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr">
<context>
    <name>CasesPage</name>
    <message>
        <source>Which cases</source>
        <extracomment>The kinds of case offered, by their key in the law data.</extracomment>
        <translation>Quels dossiers</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>En cours</translation>
    </message>
    <message>
        <source>All, closed ones too</source>
        <translation>Tous, même clos</translation>
    </message>
    <message>
        <source>No case yet.</source>
        <translation>Aucun dossier.</translation>
    </message>
    <message>
        <source>Begin by noting what happened; then open a case from it.</source>
        <translation>Commencez par noter des faits&#xa0;; ouvrez ensuite un dossier.</translation>
    </message>
    <message>
        <source>Note facts</source>
        <translation>Noter des faits</translation>
    </message>
    <message>
        <source>Cases</source>
        <translation>Dossiers</translation>
    </message>
    <message>
        <source>New case</source>
        <translation>Nouveau dossier</translation>
    </message>
    <message>
        <source>Choose a case from the list.</source>
        <translation>Choisissez un dossier dans la liste.</translation>
    </message>
    <message>
        <source>no date</source>
        <translation>sans date</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>Référence</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>Dossier</translation>
    </message>
    <message>
        <source>Next date</source>
        <translation>Prochaine date</translation>
    </message>
</context>
<context>
    <name>NewCase</name>
    <message>
        <source>Title</source>
        <translation>Titre</translation>
    </message>
    <message>
        <source>From these facts</source>
        <translation>À partir de ces faits</translation>
    </message>
    <message>
        <source>None yet</source>
        <translation>Pas encore</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Lieu</translation>
    </message>
    <message>
        <source>For whom</source>
        <translation>Pour qui</translation>
    </message>
    <message>
        <source>The victims of these facts</source>
        <translation>Les victimes de ces faits</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Devant</translation>
    </message>
    <message>
        <source>Suggested by the place</source>
        <translation>Selon le lieu</translation>
    </message>
    <message>
        <source>Open the case</source>
        <translation>Ouvrir le dossier</translation>
    </message>
    <message>
        <source>New case</source>
        <translation>Nouveau dossier</translation>
    </message>
    <message>
        <source>Complaint – {facts}</source>
        <translation>Plainte – {facts}</translation>
    </message>
    <message>
        <source>A title is needed: a few words that you will recognise.</source>
        <translation>Il faut un titre&#xa0;: quelques mots que vous reconnaîtrez.</translation>
    </message>
    <message>
        <source>The case is open.</source>
        <translation>Le dossier est ouvert.</translation>
    </message>
</context>
<context>
    <name>Screens</name>
    <message>
        <source>New &amp;case</source>
        <translation>Nouveau &amp;dossier</translation>
    </message>
    <message>
        <source>Cases</source>
        <translation>Dossiers</translation>
    </message>
</context>
</TS>
