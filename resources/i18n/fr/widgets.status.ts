<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr">
<context>
    <name>StatusLine</name>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Saved at {time}</source>
        <translation>Enregistré à {time}</translation>
    </message>
    <message numerus="yes">
        <source>locks in %n minute(s)</source>
        <translation>
            <numerusform>verrouillage dans %n minute</numerusform>
            <numerusform>verrouillage dans %n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>locks in %n second(s)</source>
        <translation>
            <numerusform>verrouillage dans %n seconde</numerusform>
            <numerusform>verrouillage dans %n secondes</numerusform>
        </translation>
    </message>
</context>
</TS>
