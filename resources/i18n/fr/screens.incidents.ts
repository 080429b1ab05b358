<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr">
<context>
    <name>IncidentHead</name>
    <message>
        <source>Saved as you type.</source>
        <translation>Enregistré au fil de la saisie.</translation>
    </message>
    <message>
        <source>Open a case from these facts</source>
        <translation>Ouvrir un dossier à partir de ces faits</translation>
    </message>
    <message>
        <source>To the bin</source>
        <translation>Mettre à la corbeille</translation>
    </message>
    <message>
        <source>New facts</source>
        <translation>Nouveaux faits</translation>
    </message>
    <message>
        <source>Facts</source>
        <translation>Faits</translation>
    </message>
    <message>
        <source>Case {reference}</source>
        <translation>Dossier {reference}</translation>
    </message>
    <message>
        <source>The facts are in the bin.</source>
        <translation>Les faits sont à la corbeille.</translation>
    </message>
</context>
<context>
    <name>IncidentsPage</name>
    <message>
        <source>What happened?</source>
        <translation>Que s’est-il passé&#xa0;?</translation>
    </message>
    <message>
        <source>When, where, what, who: a minute is enough.</source>
        <translation>Quand, où, quoi, qui&#xa0;: une minute suffit.</translation>
    </message>
    <message>
        <source>Note facts</source>
        <translation>Noter des faits</translation>
    </message>
    <message>
        <source>Facts</source>
        <translation>Faits</translation>
    </message>
    <message>
        <source>Choose facts from the list, or note new ones.</source>
        <translation>Choisissez des faits dans la liste, ou notez-en de nouveaux.</translation>
    </message>
</context>
<context>
    <name>Screens</name>
    <message>
        <source>Note &amp;facts now</source>
        <translation>Noter des &amp;faits</translation>
    </message>
    <message>
        <source>Facts</source>
        <translation>Faits</translation>
    </message>
</context>
</TS>
