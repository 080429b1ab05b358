<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr">
<context>
    <name>FirstRun</name>
    <message>
        <source>Step {number} of 5</source>
        <translation>Étape {number} sur 5</translation>
    </message>
    <message>
        <source>I already have a workspace</source>
        <translation>J’ai déjà un coffre</translation>
    </message>
    <message>
        <source>The language of the windows. Letters have their own, chosen for each.</source>
        <translation>La langue des fenêtres. Chaque courrier a la sienne, choisie à part.</translation>
    </message>
    <message>
        <source>Name of the association</source>
        <translation>Nom de l’association</translation>
    </message>
    <message>
        <source>Address</source>
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
        <source>E-mail</source>
        <translation>Courriel</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>Téléphone</translation>
    </message>
    <message>
        <source>Who signs</source>
        <translation>Qui signe</translation>
    </message>
    <message>
        <source>As (president, coordinator…)</source>
        <translation>En qualité de (présidente, coordinateur…)</translation>
    </message>
    <message>
        <source>Your association</source>
        <translation>Votre association</translation>
    </message>
    <message>
        <source>Printed at the head of your letters. You can fill this in later.</source>
        <translation>Imprimée en tête de vos courriers. Vous pourrez remplir ceci plus tard.</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Suivant</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Retour</translation>
    </message>
    <message>
        <source>Create the workspace</source>
        <translation>Créer le coffre</translation>
    </message>
    <message>
        <source>Everything is encrypted with it, on this computer only. Nobody can reset it: without the passphrase and without the recovery key of the next page, the files are lost.</source>
        <translation>Tout est chiffré avec elle, sur cet ordinateur seulement. Personne ne peut la réinitialiser&#xa0;: sans la phrase de passe et sans la clé de secours de la page suivante, les dossiers sont perdus.</translation>
    </message>
    <message>
        <source>Your passphrase</source>
        <translation>Votre phrase de passe</translation>
    </message>
    <message>
        <source>Five words that have nothing to do with each other are easy to keep and hard to guess.</source>
        <translation>Cinq mots sans rapport entre eux se retiennent bien et se devinent mal.</translation>
    </message>
    <message>
        <source>Creating the workspace…</source>
        <translation>Création du coffre…</translation>
    </message>
    <message>
        <source>I have it on paper</source>
        <translation>Je l’ai sur papier</translation>
    </message>
    <message>
        <source>Your recovery key</source>
        <translation>Votre clé de secours</translation>
    </message>
    <message>
        <source>It opens everything if the passphrase is forgotten. It is shown this once. Print it or write it down, keep it away from this computer, then type back the two groups asked for.</source>
        <translation>Elle ouvre tout si la phrase de passe est oubliée. Elle n’est montrée que cette fois. Imprimez-la ou notez-la, gardez-la loin de cet ordinateur, puis retapez les deux groupes demandés.</translation>
    </message>
    <message>
        <source>Try it with an invented case</source>
        <translation>Essayer avec un dossier fictif</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Commencer</translation>
    </message>
    <message>
        <source>The invented case is marked as such and removed in one click.</source>
        <translation>Le dossier fictif est signalé comme tel et se supprime en un clic.</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>C’est prêt</translation>
    </message>
</context>
</TS>
