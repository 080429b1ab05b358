<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr">
<context>
    <name>AgendaPage</name>
    <message>
        <source>How far</source>
        <extracomment>So many lines are built at once; more on asking. Below so many letters of width the month makes room for the list.</extracomment>
        <translation>Jusqu’où</translation>
    </message>
    <message>
        <source>a month</source>
        <translation>un mois</translation>
    </message>
    <message>
        <source>a week</source>
        <translation>une semaine</translation>
    </message>
    <message>
        <source>three months</source>
        <translation>trois mois</translation>
    </message>
    <message>
        <source>a year</source>
        <translation>un an</translation>
    </message>
    <message>
        <source>Which dates</source>
        <translation>Quelles dates</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Tout</translation>
    </message>
    <message>
        <source>Hearings</source>
        <translation>Audiences</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>Imprimer</translation>
    </message>
    <message>
        <source>Agenda</source>
        <translation>Agenda</translation>
    </message>
    <message>
        <source>Week of {date}</source>
        <translation>Semaine du {date}</translation>
    </message>
    <message>
        <source>Nothing {until}.</source>
        <translation>Rien {until}.</translation>
    </message>
    <message>
        <source>Deadlines</source>
        <translation>Délais</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>Tâches</translation>
    </message>
    <message>
        <source>Recordings</source>
        <translation>Images</translation>
    </message>
    <message>
        <source>Answers awaited</source>
        <translation>Réponses attendues</translation>
    </message>
    <message>
        <source>Filter: accents do not matter</source>
        <translation>Filtrer (sans souci des accents)</translation>
    </message>
    <message>
        <source>Filter the agenda</source>
        <translation>Filtrer l’agenda</translation>
    </message>
    <message>
        <source>Back to today</source>
        <translation>Revenir à aujourd’hui</translation>
    </message>
    <message>
        <source>To a calendar…</source>
        <translation>Vers un calendrier…</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>Imprimer…</translation>
    </message>
    <message>
        <source>Jump to a day</source>
        <translation>Aller à un jour</translation>
    </message>
    <message>
        <source>Who owes an answer, longest silence first</source>
        <translation>Qui doit une réponse, le plus long silence d’abord</translation>
    </message>
    <message>
        <source>from {first} to {last}</source>
        <translation>du {first} au {last}</translation>
    </message>
    <message numerus="yes">
        <source>Show %n more</source>
        <translation>
            <numerusform>En voir %n de plus</numerusform>
            <numerusform>En voir %n de plus</numerusform>
        </translation>
    </message>
    <message>
        <source>Dates are added on the page of a case.</source>
        <translation>Les dates s’ajoutent sur la page d’un dossier.</translation>
    </message>
    <message>
        <source>Today, {date}</source>
        <translation>Aujourd’hui, {date}</translation>
    </message>
    <message>
        <source>Nothing today.</source>
        <translation>Rien aujourd’hui.</translation>
    </message>
    <message>
        <source>This week</source>
        <translation>Cette semaine</translation>
    </message>
    <message>
        <source>{day}: public holiday ({name})</source>
        <translation>{day}&#xa0;: jour férié ({name})</translation>
    </message>
    <message>
        <source>Others</source>
        <translation>Autres</translation>
    </message>
    <message>
        <source>Nobody owes an answer.</source>
        <translation>Personne ne doit de réponse.</translation>
    </message>
    <message>
        <source>Print the agenda</source>
        <translation>Imprimer l’agenda</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Quoi</translation>
    </message>
    <message>
        <source>hearings of a week</source>
        <translation>audiences de la semaine</translation>
    </message>
    <message>
        <source>hearings of a month</source>
        <translation>audiences du mois</translation>
    </message>
    <message>
        <source>everything of a week</source>
        <translation>toute la semaine</translation>
    </message>
    <message>
        <source>everything of a month</source>
        <translation>tout le mois</translation>
    </message>
    <message>
        <source>Names on the paper</source>
        <translation>Noms sur le papier</translation>
    </message>
    <message>
        <source>real names</source>
        <translation>noms réels</translation>
    </message>
    <message>
        <source>borrowed names</source>
        <translation>noms d’emprunt</translation>
    </message>
    <message>
        <source>To a calendar (.ics)</source>
        <translation>Vers un calendrier (.ics)</translation>
    </message>
    <message>
        <source>Neutral titles: only what it is, and the reference of the case</source>
        <translation>Titres neutres&#xa0;: seulement la nature et la référence du dossier</translation>
    </message>
    <message>
        <source>The file leaves the encrypted workspace: telephones and calendars of others may show it.</source>
        <translation>Le fichier sort du coffre chiffré&#xa0;: des téléphones et des calendriers d’autrui peuvent l’afficher.</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Enregistrer…</translation>
    </message>
    <message>
        <source>Save the calendar</source>
        <translation>Enregistrer le calendrier</translation>
    </message>
    <message>
        <source>Saved outside the encrypted workspace.</source>
        <translation>Enregistré hors du coffre chiffré.</translation>
    </message>
</context>
<context>
    <name>Screens</name>
    <message>
        <source>Agenda</source>
        <translation>Agenda</translation>
    </message>
</context>
</TS>
