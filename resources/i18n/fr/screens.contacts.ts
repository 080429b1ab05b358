<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr">
<context>
    <name>AuthorityForm</name>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>Office holder</source>
        <translation>Titulaire de la fonction</translation>
    </message>
    <message>
        <source>First line of the address</source>
        <translation>Première ligne de l’adresse</translation>
    </message>
    <message>
        <source>Salutation</source>
        <translation>Formule d’appel</translation>
    </message>
    <message>
        <source>Closing formula</source>
        <translation>Formule de politesse</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>I checked this address</source>
        <translation>J’ai vérifié cette adresse</translation>
    </message>
    <message>
        <source>Somebody checked this address.</source>
        <translation>Cette adresse a été vérifiée.</translation>
    </message>
    <message>
        <source>Nobody has checked this address yet: compare it with the authority’s own site or last letter.</source>
        <translation>Personne n’a encore vérifié cette adresse&#xa0;: comparez-la au site de l’autorité ou à son dernier courrier.</translation>
    </message>
</context>
<context>
    <name>ContactForm</name>
    <message>
        <source>New contact</source>
        <extracomment>Field → the enumeration its choice stands for.</extracomment>
        <translation>Nouveau contact</translation>
    </message>
    <message>
        <source>Address</source>
        <extracomment>The services that record a new one and change one; called off the UI thread, so never methods of the form.</extracomment>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Postcode</source>
        <translation>Code postal</translation>
    </message>
    <message>
        <source>Town</source>
        <translation>Ville</translation>
    </message>
    <message>
        <source>Country (FR, GB…)</source>
        <translation>Pays (FR, GB…)</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>Courriel</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>Téléphone</translation>
    </message>
</context>
<context>
    <name>ContactsPage</name>
    <message>
        <source>Which contacts</source>
        <translation>Quels contacts</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personnes</translation>
    </message>
    <message>
        <source>Authorities</source>
        <translation>Autorités</translation>
    </message>
    <message>
        <source>Organisations</source>
        <translation>Organisations</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>Town</source>
        <translation>Ville</translation>
    </message>
    <message>
        <source>Nobody here yet.</source>
        <translation>Personne ici pour l’instant.</translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation>Contacts</translation>
    </message>
    <message>
        <source>New contact</source>
        <translation>Nouveau contact</translation>
    </message>
    <message>
        <source>Choose somebody from the list.</source>
        <translation>Choisissez un contact dans la liste.</translation>
    </message>
</context>
<context>
    <name>OrganisationForm</name>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Short name</source>
        <translation>Nom court</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>Registration number</source>
        <translation>N° d’immatriculation (RNA, SIREN)</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notes</translation>
    </message>
</context>
<context>
    <name>PersonForm</name>
    <message>
        <source>First names</source>
        <translation>Prénoms</translation>
    </message>
    <message>
        <source>Last name</source>
        <translation>Nom de famille</translation>
    </message>
    <message>
        <source>Civility</source>
        <translation>Civilité</translation>
    </message>
    <message>
        <source>Agreement in French</source>
        <translation>Accord en français</translation>
    </message>
    <message>
        <source>Who they are</source>
        <translation>Qui est-ce</translation>
    </message>
    <message>
        <source>Occupation</source>
        <translation>Profession</translation>
    </message>
    <message>
        <source>Born on</source>
        <translation>Né·e le</translation>
    </message>
    <message>
        <source>Born in</source>
        <translation>Né·e à</translation>
    </message>
    <message>
        <source>Nationality (FR, GB…)</source>
        <translation>Nationalité (FR, GB…)</translation>
    </message>
    <message>
        <source>Letters give the association’s address instead</source>
        <translation>Les courriers donnent l’adresse de l’association</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notes</translation>
    </message>
    <message>
        <source>A borrowed name</source>
        <translation>Un nom d’emprunt</translation>
    </message>
    <message>
        <source>Lend this name</source>
        <translation>Donner ce nom</translation>
    </message>
    <message>
        <source>Borrowed names</source>
        <translation>Noms d’emprunt</translation>
    </message>
    <message>
        <source>Shown in place of the real name when the window shows borrowed names.</source>
        <translation>Montré à la place du nom réel quand la fenêtre affiche les noms d’emprunt.</translation>
    </message>
    <message>
        <source>None yet.</source>
        <translation>Aucun pour l’instant.</translation>
    </message>
</context>
<context>
    <name>Screens</name>
    <message>
        <source>New &amp;person</source>
        <translation>Nouvelle &amp;personne</translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation>Contacts</translation>
    </message>
</context>
</TS>
