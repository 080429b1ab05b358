<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr">
<context>
    <name>SecurityPanel</name>
    <message>
        <source>Everything in the workspace is encrypted on this computer. Nobody can reset a passphrase, we neither: if every passphrase and the recovery key are lost, the files are lost for good.</source>
        <extracomment>Something changed that other cards say too.</extracomment>
        <translation>Tout le coffre est chiffré sur cet ordinateur. Personne ne peut réinitialiser une phrase de passe, nous non plus&#xa0;: si toutes les phrases de passe et la clé de secours sont perdues, les dossiers le sont pour toujours.</translation>
    </message>
    <message>
        <source>Who can open the workspace</source>
        <translation>Qui peut ouvrir le coffre</translation>
    </message>
    <message>
        <source>Add somebody&apos;s passphrase</source>
        <translation>Ajouter la phrase de passe de quelqu’un</translation>
    </message>
    <message>
        <source>Change my passphrase</source>
        <translation>Changer ma phrase de passe</translation>
    </message>
    <message>
        <source>Recovery key on paper</source>
        <translation>Clé de secours sur papier</translation>
    </message>
    <message>
        <source>Try the key I have on paper</source>
        <translation>Essayer la clé que j’ai sur papier</translation>
    </message>
    <message>
        <source>Make a new recovery key</source>
        <translation>Faire une nouvelle clé de secours</translation>
    </message>
    <message>
        <source>Let this computer open it for some days</source>
        <translation>Laisser cet ordinateur l’ouvrir quelques jours</translation>
    </message>
    <message>
        <source>Stop opening it with this computer</source>
        <translation>Ne plus l’ouvrir avec cet ordinateur</translation>
    </message>
    <message>
        <source>Opening without typing</source>
        <translation>Ouverture sans saisie</translation>
    </message>
    <message>
        <source>Made on {day}, never tried since.</source>
        <translation>Faite le {day}, jamais essayée depuis.</translation>
    </message>
    <message>
        <source>Made on {day}, tried on {tried}.</source>
        <translation>Faite le {day}, essayée le {tried}.</translation>
    </message>
    <message>
        <source>Look for the paper and try it now: a year has gone by.</source>
        <translation>Retrouvez le papier et essayez-le maintenant&#xa0;: un an a passé.</translation>
    </message>
    <message>
        <source>This computer opens it without a passphrase until {day}.</source>
        <translation>Cet ordinateur l’ouvre sans phrase de passe jusqu’au {day}.</translation>
    </message>
    <message>
        <source>Off. When it is on, whoever can use your session on this computer opens the workspace too: leave it off where the laptop may be taken while it runs.</source>
        <translation>Désactivé. Activé, quiconque utilise votre session sur cet ordinateur ouvre aussi le coffre&#xa0;: laissez désactivé là où l’ordinateur peut être pris en marche.</translation>
    </message>
    <message>
        <source>Passphrase {number}</source>
        <translation>Phrase de passe {number}</translation>
    </message>
    <message>
        <source>since {day}</source>
        <translation>depuis le {day}</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Retirer</translation>
    </message>
    <message>
        <source>Remove {name}</source>
        <translation>Retirer {name}</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Ajouter</translation>
    </message>
    <message>
        <source>Initials or role (stays readable on the disk: no name)</source>
        <translation>Initiales ou rôle (reste lisible sur le disque&#xa0;: pas de nom)</translation>
    </message>
    <message>
        <source>The passphrase was added. The recovery key stays the same.</source>
        <translation>La phrase de passe est ajoutée. La clé de secours reste la même.</translation>
    </message>
    <message>
        <source>Change it</source>
        <translation>La changer</translation>
    </message>
    <message>
        <source>The new passphrase counts from now on. The recovery key stays the same.</source>
        <translation>La nouvelle phrase de passe vaut désormais. La clé de secours reste la même.</translation>
    </message>
    <message>
        <source>this passphrase</source>
        <translation>cette phrase de passe</translation>
    </message>
    <message>
        <source>A copy of the workspace made earlier (a backup, a stolen disk) still opens with the removed passphrase. If somebody may have both, make a new master key: casework workspace rotate.</source>
        <translation>Une copie du coffre faite auparavant (copie de sécurité, disque volé) s’ouvre encore avec la phrase retirée. Si quelqu’un peut avoir les deux, faites une nouvelle clé maîtresse&#xa0;: casework workspace rotate.</translation>
    </message>
    <message>
        <source>This passphrase no longer opens the workspace.</source>
        <translation>Cette phrase de passe n’ouvre plus le coffre.</translation>
    </message>
    <message>
        <source>Try it</source>
        <translation>L’essayer</translation>
    </message>
    <message>
        <source>The recovery key, as it stands on the paper</source>
        <translation>La clé de secours, telle qu’elle est sur le papier</translation>
    </message>
    <message>
        <source>The key on paper opens this workspace. Put it back in its place, away from the computer.</source>
        <translation>La clé sur papier ouvre ce coffre. Remettez-la à sa place, loin de l’ordinateur.</translation>
    </message>
    <message>
        <source>I have it on paper</source>
        <translation>Je l’ai sur papier</translation>
    </message>
    <message>
        <source>Print it or write it down, then type back the two groups asked for. The paper you have now works until then, and no longer afterwards.</source>
        <translation>Imprimez-la ou notez-la, puis retapez les deux groupes demandés. Votre papier actuel vaut jusque-là, et plus ensuite.</translation>
    </message>
    <message>
        <source>The new recovery key counts from now on. Destroy the old paper.</source>
        <translation>La nouvelle clé de secours vaut désormais. Détruisez l’ancien papier.</translation>
    </message>
    <message>
        <source>Let this computer open it</source>
        <translation>Laisser cet ordinateur l’ouvrir</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>Jours</translation>
    </message>
    <message>
        <source>For how many days</source>
        <translation>Pour combien de jours</translation>
    </message>
    <message>
        <source>This computer opens the workspace for some days.</source>
        <translation>Cet ordinateur ouvre le coffre pour quelques jours.</translation>
    </message>
    <message>
        <source>From now on the passphrase is asked for.</source>
        <translation>Désormais la phrase de passe est demandée.</translation>
    </message>
</context>
</TS>
