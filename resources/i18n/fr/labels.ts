<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr">
<context>
    <name>AuthorityKind</name>
    <message>
        <source>prosecutor (parquet)</source>
        <translation>procureur (parquet)</translation>
    </message>
    <message>
        <source>prosecutor general</source>
        <translation>procureur général</translation>
    </message>
    <message>
        <source>criminal court</source>
        <translation>tribunal correctionnel</translation>
    </message>
    <message>
        <source>police court</source>
        <translation>tribunal de police</translation>
    </message>
    <message>
        <source>investigating judge</source>
        <translation>juge d’instruction</translation>
    </message>
    <message>
        <source>court of appeal</source>
        <translation>cour d’appel</translation>
    </message>
    <message>
        <source>Cour de cassation</source>
        <translation>Cour de cassation</translation>
    </message>
    <message>
        <source>administrative tribunal</source>
        <translation>tribunal administratif</translation>
    </message>
    <message>
        <source>administrative court of appeal</source>
        <translation>cour administrative d’appel</translation>
    </message>
    <message>
        <source>Conseil d’État</source>
        <translation>Conseil d’État</translation>
    </message>
    <message>
        <source>prefecture</source>
        <translation>préfecture</translation>
    </message>
    <message>
        <source>town hall</source>
        <translation>mairie</translation>
    </message>
    <message>
        <source>ministry</source>
        <translation>ministère</translation>
    </message>
    <message>
        <source>IGPN</source>
        <translation>IGPN</translation>
    </message>
    <message>
        <source>IGGN</source>
        <translation>IGGN</translation>
    </message>
    <message>
        <source>IGA</source>
        <translation>IGA</translation>
    </message>
    <message>
        <source>Défenseur des droits</source>
        <translation>Défenseur des droits</translation>
    </message>
    <message>
        <source>CADA</source>
        <translation>CADA</translation>
    </message>
    <message>
        <source>CNIL</source>
        <translation>CNIL</translation>
    </message>
    <message>
        <source>officer of the police court (OMP)</source>
        <translation>officier du ministère public (OMP)</translation>
    </message>
    <message>
        <source>parking appeals</source>
        <translation>stationnement payant</translation>
    </message>
    <message>
        <source>police station</source>
        <translation>commissariat</translation>
    </message>
    <message>
        <source>gendarmerie</source>
        <translation>gendarmerie</translation>
    </message>
    <message>
        <source>European Court of Human Rights</source>
        <translation>Cour européenne des droits de l’homme</translation>
    </message>
    <message>
        <source>United Nations</source>
        <translation>Nations unies</translation>
    </message>
    <message>
        <source>national commission (CNCDH)</source>
        <translation>commission nationale (CNCDH)</translation>
    </message>
    <message>
        <source>foreign authority</source>
        <translation>autorité étrangère</translation>
    </message>
    <message>
        <source>camera operator</source>
        <translation>exploitant de caméras</translation>
    </message>
    <message>
        <source>other authority</source>
        <translation>autre autorité</translation>
    </message>
</context>
<context>
    <name>CaseRole</name>
    <message>
        <source>client</source>
        <translation>client</translation>
    </message>
    <message>
        <source>joint client</source>
        <translation>co-client</translation>
    </message>
    <message>
        <source>victim</source>
        <translation>victime</translation>
    </message>
    <message>
        <source>witness</source>
        <translation>témoin</translation>
    </message>
    <message>
        <source>lawyer</source>
        <translation>avocat</translation>
    </message>
    <message>
        <source>interpreter</source>
        <translation>interprète</translation>
    </message>
    <message>
        <source>opponent</source>
        <translation>partie adverse</translation>
    </message>
    <message>
        <source>partner</source>
        <translation>partenaire</translation>
    </message>
    <message>
        <source>other part</source>
        <translation>autre rôle</translation>
    </message>
</context>
<context>
    <name>CaseStatus</name>
    <message>
        <source>open</source>
        <translation>ouvert</translation>
    </message>
    <message>
        <source>on hold</source>
        <translation>en attente</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>clos</translation>
    </message>
    <message>
        <source>archived</source>
        <translation>archivé</translation>
    </message>
</context>
<context>
    <name>Civility</name>
    <message>
        <source>not known</source>
        <translation>non précisé</translation>
    </message>
    <message>
        <source>Mr (M.)</source>
        <translation>M.</translation>
    </message>
    <message>
        <source>Ms (Mme)</source>
        <translation>Mme</translation>
    </message>
    <message>
        <source>Maître (Me)</source>
        <translation>Me</translation>
    </message>
    <message>
        <source>Doctor (Dr)</source>
        <translation>Dr</translation>
    </message>
</context>
<context>
    <name>DatePrecision</name>
    <message>
        <source>exact day</source>
        <translation>jour exact</translation>
    </message>
    <message>
        <source>about that day</source>
        <translation>vers ce jour</translation>
    </message>
    <message>
        <source>that night or the next day</source>
        <translation>cette nuit ou le lendemain</translation>
    </message>
    <message>
        <source>month only</source>
        <translation>mois seulement</translation>
    </message>
    <message>
        <source>season only</source>
        <translation>saison seulement</translation>
    </message>
    <message>
        <source>year only</source>
        <translation>année seulement</translation>
    </message>
    <message>
        <source>before that day</source>
        <translation>avant ce jour</translation>
    </message>
    <message>
        <source>after that day</source>
        <translation>après ce jour</translation>
    </message>
    <message>
        <source>date not known</source>
        <translation>date inconnue</translation>
    </message>
</context>
<context>
    <name>Direction</name>
    <message>
        <source>sent</source>
        <translation>envoyé</translation>
    </message>
    <message>
        <source>received</source>
        <translation>reçu</translation>
    </message>
</context>
<context>
    <name>Footage</name>
    <message>
        <source>street camera</source>
        <extracomment>Recordings, by their key in the law data.</extracomment>
        <translation>vidéoprotection</translation>
    </message>
    <message>
        <source>body camera</source>
        <translation>caméra-piéton</translation>
    </message>
    <message>
        <source>camera in a vehicle</source>
        <translation>caméra embarquée</translation>
    </message>
    <message>
        <source>drone</source>
        <translation>drone</translation>
    </message>
    <message>
        <source>call to 17 or 112</source>
        <translation>appel au 17 ou au 112</translation>
    </message>
</context>
<context>
    <name>FootageState</name>
    <message>
        <source>not asked for</source>
        <translation>non demandé</translation>
    </message>
    <message>
        <source>asked for</source>
        <translation>demandé</translation>
    </message>
    <message>
        <source>kept</source>
        <translation>conservé</translation>
    </message>
    <message>
        <source>erased</source>
        <translation>effacé</translation>
    </message>
</context>
<context>
    <name>Force</name>
    <message>
        <source>force not known</source>
        <translation>force inconnue</translation>
    </message>
    <message>
        <source>national police</source>
        <translation>police nationale</translation>
    </message>
    <message>
        <source>CRS</source>
        <translation>CRS</translation>
    </message>
    <message>
        <source>border police</source>
        <translation>police aux frontières</translation>
    </message>
    <message>
        <source>gendarmerie</source>
        <translation>gendarmerie</translation>
    </message>
    <message>
        <source>mobile gendarmerie</source>
        <translation>gendarmerie mobile</translation>
    </message>
    <message>
        <source>municipal police</source>
        <translation>police municipale</translation>
    </message>
    <message>
        <source>private security</source>
        <translation>sécurité privée</translation>
    </message>
    <message>
        <source>foreign force</source>
        <translation>force étrangère</translation>
    </message>
    <message>
        <source>another force</source>
        <translation>autre force</translation>
    </message>
</context>
<context>
    <name>Gender</name>
    <message>
        <source>not known</source>
        <translation>non précisé</translation>
    </message>
    <message>
        <source>feminine</source>
        <translation>féminin</translation>
    </message>
    <message>
        <source>masculine</source>
        <translation>masculin</translation>
    </message>
</context>
<context>
    <name>IncidentRole</name>
    <message>
        <source>victim</source>
        <translation>victime</translation>
    </message>
    <message>
        <source>witness</source>
        <translation>témoin</translation>
    </message>
    <message>
        <source>told us</source>
        <translation>nous l’a rapporté</translation>
    </message>
    <message>
        <source>affected through others</source>
        <translation>victime par ricochet</translation>
    </message>
    <message>
        <source>another part</source>
        <translation>autre rôle</translation>
    </message>
</context>
<context>
    <name>LetterStatus</name>
    <message>
        <source>draft</source>
        <translation>brouillon</translation>
    </message>
    <message>
        <source>checked</source>
        <translation>relu</translation>
    </message>
    <message>
        <source>final</source>
        <translation>définitif</translation>
    </message>
    <message>
        <source>signed</source>
        <translation>signé</translation>
    </message>
    <message>
        <source>sent</source>
        <translation>envoyé</translation>
    </message>
    <message>
        <source>answered</source>
        <translation>répondu</translation>
    </message>
</context>
<context>
    <name>Means</name>
    <message>
        <source>registered letter (LRAR)</source>
        <translation>lettre recommandée (LRAR)</translation>
    </message>
    <message>
        <source>ordinary post</source>
        <translation>courrier simple</translation>
    </message>
    <message>
        <source>by hand</source>
        <translation>remise en main propre</translation>
    </message>
    <message>
        <source>at the registry</source>
        <translation>au greffe</translation>
    </message>
    <message>
        <source>by a commissaire de justice</source>
        <translation>par commissaire de justice</translation>
    </message>
    <message>
        <source>on a platform</source>
        <translation>plateforme</translation>
    </message>
    <message>
        <source>e-mail</source>
        <translation>courriel</translation>
    </message>
    <message>
        <source>fax</source>
        <translation>télécopie</translation>
    </message>
    <message>
        <source>telephone</source>
        <translation>téléphone</translation>
    </message>
    <message>
        <source>online form</source>
        <translation>formulaire en ligne</translation>
    </message>
    <message>
        <source>another way</source>
        <translation>autre moyen</translation>
    </message>
</context>
<context>
    <name>OrganisationKind</name>
    <message>
        <source>our association</source>
        <translation>notre association</translation>
    </message>
    <message>
        <source>partner</source>
        <translation>partenaire</translation>
    </message>
    <message>
        <source>client organisation</source>
        <translation>association cliente</translation>
    </message>
    <message>
        <source>state operator</source>
        <translation>opérateur de l’État</translation>
    </message>
    <message>
        <source>press</source>
        <translation>presse</translation>
    </message>
    <message>
        <source>business</source>
        <translation>entreprise</translation>
    </message>
    <message>
        <source>other organisation</source>
        <translation>autre organisation</translation>
    </message>
</context>
<context>
    <name>Outcome</name>
    <message>
        <source>won</source>
        <translation>gagné</translation>
    </message>
    <message>
        <source>partly won</source>
        <translation>gagné en partie</translation>
    </message>
    <message>
        <source>lost</source>
        <translation>perdu</translation>
    </message>
    <message>
        <source>withdrawn</source>
        <translation>retiré</translation>
    </message>
    <message>
        <source>time-barred</source>
        <translation>prescrit</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>sans réponse</translation>
    </message>
    <message>
        <source>passed on</source>
        <translation>transmis</translation>
    </message>
    <message>
        <source>settled</source>
        <translation>réglé à l’amiable</translation>
    </message>
</context>
<context>
    <name>PacketStatus</name>
    <message>
        <source>being prepared</source>
        <translation>en préparation</translation>
    </message>
    <message>
        <source>printed</source>
        <translation>imprimé</translation>
    </message>
    <message>
        <source>posted</source>
        <translation>posté</translation>
    </message>
    <message>
        <source>received</source>
        <translation>reçu</translation>
    </message>
    <message>
        <source>answered</source>
        <translation>répondu</translation>
    </message>
</context>
<context>
    <name>PersonKind</name>
    <message>
        <source>defender</source>
        <translation>défenseur·e</translation>
    </message>
    <message>
        <source>witness</source>
        <translation>témoin</translation>
    </message>
    <message>
        <source>official</source>
        <translation>agent public</translation>
    </message>
    <message>
        <source>lawyer</source>
        <translation>avocat</translation>
    </message>
    <message>
        <source>interpreter</source>
        <translation>interprète</translation>
    </message>
    <message>
        <source>opponent</source>
        <translation>partie adverse</translation>
    </message>
    <message>
        <source>person on the move</source>
        <translation>personne exilée</translation>
    </message>
    <message>
        <source>other person</source>
        <translation>autre personne</translation>
    </message>
</context>
<context>
    <name>PieceKind</name>
    <message>
        <source>photograph</source>
        <translation>photographie</translation>
    </message>
    <message>
        <source>video</source>
        <translation>vidéo</translation>
    </message>
    <message>
        <source>sound</source>
        <translation>enregistrement sonore</translation>
    </message>
    <message>
        <source>document</source>
        <translation>document</translation>
    </message>
    <message>
        <source>message</source>
        <translation>message</translation>
    </message>
    <message>
        <source>statement</source>
        <translation>attestation</translation>
    </message>
    <message>
        <source>medical certificate</source>
        <translation>certificat médical</translation>
    </message>
    <message>
        <source>court document</source>
        <translation>acte de justice</translation>
    </message>
    <message>
        <source>official letter</source>
        <translation>courrier officiel</translation>
    </message>
    <message>
        <source>fine notice</source>
        <translation>avis de contravention</translation>
    </message>
    <message>
        <source>screen capture</source>
        <translation>capture d’écran</translation>
    </message>
    <message>
        <source>call log</source>
        <translation>journal d’appels</translation>
    </message>
    <message>
        <source>proof of sending</source>
        <translation>preuve d’envoi</translation>
    </message>
    <message>
        <source>press</source>
        <translation>presse</translation>
    </message>
    <message>
        <source>other</source>
        <translation>autre</translation>
    </message>
</context>
<context>
    <name>RioState</name>
    <message>
        <source>number not noted</source>
        <translation>n°&#xa0;non relevé</translation>
    </message>
    <message>
        <source>number seen</source>
        <translation>n°&#xa0;relevé</translation>
    </message>
    <message>
        <source>number partly seen</source>
        <translation>n°&#xa0;relevé en partie</translation>
    </message>
    <message>
        <source>number not worn</source>
        <translation>n°&#xa0;non porté</translation>
    </message>
    <message>
        <source>number hidden</source>
        <translation>n°&#xa0;masqué</translation>
    </message>
    <message>
        <source>number refused</source>
        <translation>n°&#xa0;refusé</translation>
    </message>
</context>
</TS>
