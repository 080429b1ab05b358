<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr">
<context>
    <name>Printing</name>
    <message>
        <source>Recovery key</source>
        <translation>Clé de secours</translation>
    </message>
    <message>
        <source>This key opens the encrypted workspace if the passphrase is lost. Whoever holds it can read everything. Keep it in a closed place, away from the computer. Printed on {date}.</source>
        <translation>Cette clé ouvre le coffre chiffré si la phrase de passe est perdue. Qui la détient peut tout lire. Gardez-la dans un endroit fermé, loin de l’ordinateur. Imprimée le {date}.</translation>
    </message>
</context>
</TS>
