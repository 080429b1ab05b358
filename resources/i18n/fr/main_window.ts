<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr">
<context>
    <name>MainWindow</name>
    <message>
        <source>&amp;New</source>
        <extracomment>Under this width the side bar shows icons only. Asked before the window closes; whoever says no closes it later.</extracomment>
        <translation>&amp;Nouveau</translation>
    </message>
    <message>
        <source>add</source>
        <translation>ajouter</translation>
    </message>
    <message>
        <source>&amp;Print what is shown</source>
        <translation>Im&amp;primer ce qui est affiché</translation>
    </message>
    <message>
        <source>&amp;Lock (Ctrl+L)</source>
        <translation>&amp;Verrouiller (Ctrl+L)</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Quitter</translation>
    </message>
    <message>
        <source>&amp;Undo the last change</source>
        <translation>A&amp;nnuler la dernière modification</translation>
    </message>
    <message>
        <source>&amp;Do it again</source>
        <translation>Ré&amp;tablir</translation>
    </message>
    <message>
        <source>&amp;Filter this list</source>
        <translation>&amp;Filtrer cette liste</translation>
    </message>
    <message>
        <source>&amp;Search everywhere</source>
        <translation>&amp;Rechercher partout</translation>
    </message>
    <message>
        <source>Real or borrowed &amp;names</source>
        <translation>&amp;Noms réels ou d’emprunt</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Retour</translation>
    </message>
    <message>
        <source>Next &amp;pane</source>
        <translation>Volet &amp;suivant</translation>
    </message>
    <message>
        <source>P&amp;revious pane</source>
        <translation>Volet &amp;précédent</translation>
    </message>
    <message>
        <source>Larger &amp;text</source>
        <translation>A&amp;grandir le texte</translation>
    </message>
    <message>
        <source>&amp;Smaller text</source>
        <translation>Ré&amp;duire le texte</translation>
    </message>
    <message>
        <source>&amp;Usual text size</source>
        <translation>Taille &amp;habituelle du texte</translation>
    </message>
    <message>
        <source>Screens</source>
        <translation>Écrans</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Nouveau</translation>
    </message>
    <message>
        <source>Search everywhere    Ctrl+K</source>
        <translation>Rechercher partout    Ctrl+K</translation>
    </message>
    <message>
        <source>Search everywhere</source>
        <translation>Rechercher partout</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Verrouiller</translation>
    </message>
    <message>
        <source>Lock (Ctrl+L)</source>
        <translation>Verrouiller (Ctrl+L)</translation>
    </message>
    <message>
        <source>Names: borrowed</source>
        <translation>Noms&#xa0;: d’emprunt</translation>
    </message>
    <message>
        <source>Names: real</source>
        <translation>Noms&#xa0;: réels</translation>
    </message>
    <message>
        <source>Which names screens, prints and exports show</source>
        <translation>Les noms que montrent écrans, impressions et exports</translation>
    </message>
    <message>
        <source>Real names are shown.</source>
        <translation>Les noms réels sont affichés.</translation>
    </message>
    <message>
        <source>Borrowed names are shown.</source>
        <translation>Les noms d’emprunt sont affichés.</translation>
    </message>
    <message numerus="yes">
        <source>The window locks in %n second(s). Press any key to stay.</source>
        <translation>
            <numerusform>La fenêtre se verrouille dans %n seconde. Appuyez sur une touche pour rester.</numerusform>
            <numerusform>La fenêtre se verrouille dans %n secondes. Appuyez sur une touche pour rester.</numerusform>
        </translation>
    </message>
</context>
</TS>
