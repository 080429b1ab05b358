<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr">
<context>
    <name>IncidentForm</name>
    <message>
        <source>Who</source>
        <translation>Qui</translation>
    </message>
    <message>
        <source>Add a person</source>
        <translation>Ajouter une personne</translation>
    </message>
    <message>
        <source>Officers</source>
        <translation>Agents</translation>
    </message>
    <message>
        <source>Add officers</source>
        <translation>Ajouter des agents</translation>
    </message>
    <message>
        <source>Recordings that may exist</source>
        <translation>Enregistrements qui peuvent exister</translation>
    </message>
    <message>
        <source>Add a recording</source>
        <translation>Ajouter un enregistrement</translation>
    </message>
    <message>
        <source>Hour by hour</source>
        <translation>Heure par heure</translation>
    </message>
    <message>
        <source>Add a moment</source>
        <translation>Ajouter un moment</translation>
    </message>
    <message>
        <source>How long recordings are kept</source>
        <translation>Combien de temps les enregistrements sont gardés</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Autres éléments</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Jour</translation>
    </message>
    <message>
        <source>From</source>
        <translation>De</translation>
    </message>
    <message>
        <source>To</source>
        <translation>À</translation>
    </message>
    <message>
        <source>Town</source>
        <translation>Ville</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Lieu</translation>
    </message>
    <message>
        <source>How well the day is known</source>
        <translation>Précision de la date</translation>
    </message>
    <message>
        <source>In a few words</source>
        <translation>En quelques mots</translation>
    </message>
    <message>
        <source>What happened, in the order it happened. The words said, as they were said.</source>
        <translation>Les faits, dans l’ordre. Les paroles, telles qu’elles ont été dites.</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Ce qui s’est passé</translation>
    </message>
    <message>
        <source>Name, or a description</source>
        <translation>Nom, ou description</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>Rôle</translation>
    </message>
    <message>
        <source>A description: nobody could name them</source>
        <translation>Description&#xa0;: personne n’a pu donner de nom</translation>
    </message>
    <message>
        <source>Held from</source>
        <translation>Retenu·e de</translation>
    </message>
    <message>
        <source>Held to</source>
        <translation>Retenu·e jusqu’à</translation>
    </message>
    <message>
        <source>Interpreter asked for at</source>
        <translation>Interprète demandé à</translation>
    </message>
    <message>
        <source>Interpreter came at</source>
        <translation>Interprète arrivé à</translation>
    </message>
    <message>
        <source>Fingerprints taken</source>
        <translation>Empreintes relevées</translation>
    </message>
    <message>
        <source>Photographed</source>
        <translation>Photographié·e</translation>
    </message>
    <message>
        <source>Asked for a lawyer</source>
        <translation>A demandé un avocat</translation>
    </message>
    <message>
        <source>What was answered</source>
        <translation>Réponse donnée</translation>
    </message>
    <message>
        <source>What happened to them alone</source>
        <translation>Ce qui n’est arrivé qu’à cette personne</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>non précisé</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>oui</translation>
    </message>
    <message>
        <source>no</source>
        <translation>non</translation>
    </message>
    <message>
        <source>How many alike</source>
        <translation>Combien</translation>
    </message>
    <message>
        <source>Force</source>
        <translation>Force</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Unité</translation>
    </message>
    <message>
        <source>RIO number</source>
        <translation>N° RIO</translation>
    </message>
    <message>
        <source>The number</source>
        <translation>Le numéro</translation>
    </message>
    <message>
        <source>Answer when asked for it</source>
        <translation>Réponse à la demande du n°</translation>
    </message>
    <message>
        <source>Looked like</source>
        <translation>Signalement</translation>
    </message>
    <message>
        <source>Vehicle</source>
        <translation>Véhicule</translation>
    </message>
    <message>
        <source>Did</source>
        <translation>A fait</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>Where the camera is</source>
        <translation>Emplacement de la caméra</translation>
    </message>
    <message>
        <source>Whose</source>
        <translation>Exploitant</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>At</source>
        <translation>À</translation>
    </message>
    <message>
        <source>Or in words</source>
        <translation>Ou en mots</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Quoi</translation>
    </message>
    <message>
        <source>Words heard</source>
        <translation>Paroles entendues</translation>
    </message>
    <message>
        <source>Reason the officers gave</source>
        <translation>Motif donné par les agents</translation>
    </message>
    <message>
        <source>Injuries</source>
        <translation>Blessures</translation>
    </message>
    <message>
        <source>Damage</source>
        <translation>Dégâts</translation>
    </message>
    <message>
        <source>The date in words, if not exact</source>
        <translation>La date en mots, si elle n’est pas exacte</translation>
    </message>
    <message>
        <source>Who told us</source>
        <translation>Qui nous l’a rapporté</translation>
    </message>
    <message>
        <source>To be completed</source>
        <translation>À compléter</translation>
    </message>
</context>
</TS>
