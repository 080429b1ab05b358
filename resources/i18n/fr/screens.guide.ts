<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr">
<context>
    <name>HelpPage</name>
    <message>
        <source>Keys</source>
        <translation>Touches</translation>
    </message>
    <message>
        <source>What is safe, and what is not</source>
        <translation>Ce qui est en sûreté, et ce qui ne l’est pas</translation>
    </message>
    <message>
        <source>Everything is saved as you type, encrypted, on this computer only. Nothing is sent anywhere.</source>
        <translation>Tout est enregistré au fil de la saisie, chiffré, sur cet ordinateur seulement. Rien n’est envoyé nulle part.</translation>
    </message>
    <message>
        <source>Ctrl+L locks at once, from anywhere, and loses nothing.</source>
        <translation>Ctrl+L verrouille aussitôt, de partout, sans rien perdre.</translation>
    </message>
    <message>
        <source>The passphrase cannot be reset. Without it and without the recovery key on paper, the files are lost.</source>
        <translation>La phrase de passe ne peut pas être réinitialisée. Sans elle et sans la clé de secours sur papier, les dossiers sont perdus.</translation>
    </message>
    <message>
        <source>In France, refusing to hand over a passphrase on a formal order can be an offence (article 434-15-2 of the criminal code): ask your lawyer beforehand.</source>
        <translation>En France, refuser de remettre une phrase de passe sur réquisition peut être un délit (article 434-15-2 du code pénal)&#xa0;: parlez-en d’avance à votre avocat.</translation>
    </message>
    <message>
        <source>What is printed or saved outside bears the names that the screen says; it is no longer protected then.</source>
        <translation>Ce qui est imprimé ou enregistré au-dehors porte les noms que l’écran annonce&#xa0;; il n’est alors plus protégé.</translation>
    </message>
    <message>
        <source>About this program</source>
        <translation>À propos du programme</translation>
    </message>
    <message>
        <source>Free software under the GNU GPL, version 3 or later. Icons: Lucide (ISC).</source>
        <translation>Logiciel libre sous licence GNU GPL, version 3 ou ultérieure. Icônes&#xa0;: Lucide (ISC).</translation>
    </message>
    <message>
        <source>Dates are computed from the texts cited beside them; a lawyer must check them.</source>
        <translation>Les dates sont calculées d’après les textes cités&#xa0;; un avocat doit les vérifier.</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Aide</translation>
    </message>
    <message>
        <source>Find anything, or run any action by its name</source>
        <translation>Trouver n’importe quoi, ou lancer une action par son nom</translation>
    </message>
    <message>
        <source>Lock, even inside a dialog</source>
        <translation>Verrouiller, même dans une boîte de dialogue</translation>
    </message>
    <message>
        <source>Screens, by the top row of keys</source>
        <translation>Les écrans, par la rangée des chiffres</translation>
    </message>
    <message>
        <source>A new one of what is shown</source>
        <translation>Un nouvel élément de ce qui est affiché</translation>
    </message>
    <message>
        <source>Note facts now</source>
        <translation>Noter des faits</translation>
    </message>
    <message>
        <source>Filter this list</source>
        <translation>Filtrer cette liste</translation>
    </message>
    <message>
        <source>Print what is shown</source>
        <translation>Imprimer ce qui est affiché</translation>
    </message>
    <message>
        <source>Undo, do again</source>
        <translation>Annuler, rétablir</translation>
    </message>
    <message>
        <source>Next, previous tab</source>
        <translation>Onglet suivant, précédent</translation>
    </message>
    <message>
        <source>Next, previous pane</source>
        <translation>Volet suivant, précédent</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Retour</translation>
    </message>
    <message>
        <source>Real or borrowed names</source>
        <translation>Noms réels ou d’emprunt</translation>
    </message>
    <message>
        <source>Larger, smaller, usual text</source>
        <translation>Texte plus grand, plus petit, habituel</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Réglages</translation>
    </message>
</context>
<context>
    <name>Screens</name>
    <message>
        <source>&amp;Help and keys</source>
        <translation>&amp;Aide et touches</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Aide</translation>
    </message>
</context>
</TS>
