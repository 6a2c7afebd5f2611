# Les papiers : procès-verbal, récapitulatif, feuille de comptage. Typographie comme dans fr.ftl.

paper-minutes = Procès-verbal de récolement
paper-recap = État récapitulatif du récolement
paper-sheet = Feuille de comptage
paper-about-college = { $name } ({ $uai }), { $commune }
paper-none = Néant.
paper-hidden = masqué

paper-field-campaign = Campagne
paper-field-scope = Périmètre
paper-field-method = Méthode
paper-field-inventory = Inventaire
paper-field-reads = Lectures
paper-field-auditors = Opérateurs
paper-field-visit = État de la visite
paper-field-made = Établi
paper-field-journal = Journal

paper-campaign-line = { $name }, ouverte le { $opened }
paper-campaign-closed = { $line }, close
paper-scope-college = Tous les équipements enregistrés dans ce collège, et tous ceux qui y ont été lus
paper-scope-campaign = { $colleges ->
    [one] { $colleges } collège
   *[other] { $colleges } collèges
 }
paper-method-full = Comptage complet : tout équipement attendu est cherché.
paper-method-blind = Comptage complet à l’aveugle : l’attendu reste caché jusqu’à la clôture de chaque lieu.
paper-inventory-line = Révision { $revision }, empreinte { $digest }
paper-reads-line = Du { $first } au { $last }
paper-no-reads = Aucune lecture
paper-auditor-line = { $author } (poste { $station }) : { $reads ->
    [one] { $reads } lecture
   *[other] { $reads } lectures
 }
paper-made-line = Le { $made }, selon l’état du { $date }
paper-journal-line = { $station } : { $seq ->
    [one] { $seq } écriture
   *[other] { $seq } écritures
 }, jusqu’à { $hash }

paper-results = Résultats
paper-expected = Attendus
paper-seen = Attendus et vus
paper-discrepancies = Écarts
paper-decided = Écarts décidés
paper-total = Total

paper-checks = Vérifications
paper-checks-source = Les cinq vérifications sont celles de l’article 11 de l’arrêté du 25 mai 2004 : sur pièce et sur place.
paper-check-presence = Présence de l’équipement
paper-check-location = Localisation
paper-check-condition = État
paper-check-marking = Marquage (étiquette lue)
paper-check-conformity = Conformité à l’inventaire (numéro de série lu)
paper-check-all = faite pour { $made ->
    [one] l’équipement
   *[other] les { $made } équipements
 }
paper-check-some = faite pour { $made } sur { $of }
paper-check-none = non faite

paper-rooms = Lieux
paper-room-none = Sans lieu enregistré
paper-head-room = Lieu
paper-head-state = État
paper-head-expected = Attendus
paper-head-read = Vus
paper-head-extra = En plus
paper-head-tag = Étiquette
paper-head-serial = N° de série
paper-head-device = Désignation
paper-head-owner = Propriétaire
paper-head-recorded = Enregistré
paper-head-found = Constat et lecture
paper-head-decision = Décision
paper-head-finding = Constat
paper-head-count = Nombre
paper-head-check = Vérification
paper-head-made = Faite
paper-head-motive = Motif
paper-head-college = Collège
paper-head-commune = Commune
paper-head-decided = Décidés
paper-head-seen-by-hand = Vu
paper-head-code = Code
paper-head-note = Remarque

paper-list-not-seen = Non vus
paper-list-gone = Sortis, réformés ou perdus selon l’inventaire
paper-list-otherwise = Vus autrement qu’enregistrés
paper-list-in-order = Conformes
paper-list-to-inventory = À inventorier
paper-in-order-annex = Le détail est en annexe A.
paper-annex-in-order = Annexe A. Équipements conformes
paper-annex-exits = Annexe B. Propositions de sortie d’inventaire
paper-exits-about = À joindre à la délibération du conseil d’administration. Ce qui appartient à la collectivité lui est proposé seulement.
paper-annex-photographs = Annexe C. Photos
paper-photographs-about = Les photos gardées avec les notes de ce collège, nommées par l’empreinte SHA-256 de leur contenu.
paper-photograph-alt = Photo : { $about }, { $taken }
paper-photographs-absent =
    { $count ->
        [one] L’une d’elles est seulement nommée, sans être montrée ici.
       *[other] { $count } d’entre elles sont seulement nommées, sans être montrées ici.
    }
paper-head-about = Objet
paper-head-taken = Noté
paper-head-photograph = Fichier
paper-read-at = lu le { $at }, { $place }, { $author }
paper-decision-line = { $decision } : { $words }
paper-undecided = sans décision

paper-reserves = Réserves
paper-no-reserves = Aucune réserve du programme.
paper-reserves-by-hand = Réserves des signataires :
paper-reserve-not-visited = Le collège n’a pas été visité.
paper-reserve-open = La visite est encore ouverte : ce qui n’est pas encore lu n’est pas manquant. Ce document est provisoire.
paper-state-open-since = close, { $count ->
    [one] { $count } lieu ouvert depuis
   *[other] { $count } lieux ouverts depuis
}
paper-reserve-open-since = { $count ->
    [one] La visite a été close pendant qu’un autre poste continuait : { $count } lieu est ouvert depuis. Ce document est provisoire.
   *[other] La visite a été close pendant qu’un autre poste continuait : { $count } lieux sont ouverts depuis. Ce document est provisoire.
}
paper-reserve-pending = { $count ->
    [one] { $count } équipement attendu n’est ni lu ni manquant : son lieu est encore ouvert.
   *[other] { $count } équipements attendus ne sont ni lus ni manquants : leur lieu est encore ouvert.
 }
paper-reserve-pending-hidden = Des lieux sont encore ouverts ; le comptage à l’aveugle cache combien d’équipements y sont attendus.
paper-reserve-undecided = { $count ->
    [one] { $count } écart attend une décision.
   *[other] { $count } écarts attendent une décision.
 }
paper-reserve-conflicts = { $count ->
    [one] { $count } écart a des décisions qui se contredisent.
   *[other] { $count } écarts ont des décisions qui se contredisent.
 }
paper-reserve-aside = { $count ->
    [one] { $count } écriture est mise de côté : rien n’en est conclu, car son auteur n’avait pas à le dire.
   *[other] { $count } écritures sont mises de côté : rien n’en est conclu, car leurs auteurs n’avaient pas à le dire.
 }
paper-reserve-held-back = { $count ->
    [one] { $count } équipement de l’inventaire n’est pas compris par cette version et manque ici.
   *[other] { $count } équipements de l’inventaire ne sont pas compris par cette version et manquent ici.
 }
paper-reserve-approximate = { $count ->
    [one] { $count } lecture ressemble seulement à l’étiquette enregistrée.
   *[other] { $count } lectures ressemblent seulement à l’étiquette enregistrée.
 }
paper-reserve-outside = Le collège ne fait pas partie de la campagne : ce qui y est lu ne compte pas.
paper-escaped = { $count ->
    [one] { $count } caractère que la police ne contient pas est écrit
   *[other] { $count } caractères que la police ne contient pas sont écrits
 } sous la forme { $form }.

paper-sign-college = Pour l’établissement
paper-sign-owner = Pour le propriétaire (Département, SYN)
paper-sign-name = Nom et qualité :
paper-sign-date = Date et signature :

paper-code-alt = Code QR avec l’empreinte de ce document
paper-code-digest = Empreinte : { $digest }
paper-code-verify = Avec le journal, « recol verify fichier.pdf » dit si ce document est bien ce que le journal dit.
paper-foot = { $title } – { $about }
paper-page = { $page } / { $pages }

paper-recap-colleges = Par collège
paper-recap-lost = Postes perdus ou volés
paper-lost-line = { $name } (clé { $key }) : déclaré perdu par le bureau le { $at }. { $count ->
    [0] Aucune de ses écritures dans cette campagne n’était arrivée
    [one] Une de ses écritures dans cette campagne était arrivée
   *[other] { $count } de ses écritures dans cette campagne étaient arrivées
 } ; ce qu’il avait enregistré sans l’envoyer est perdu.
paper-recap-missing = Non vus, tous collèges
paper-sheet-about = Cochez ce qui est là. Notez au dos ou en bas ce qui est là sans être sur la liste.
paper-sheet-extra = Présents et non listés
paper-sheet-room = Lieu : { $room }
paper-sheet-expected = { $count ->
    [one] { $count } équipement enregistré ici
   *[other] { $count } équipements enregistrés ici
 }
paper-sheet-sign = Compté par :

## Commandes

cli-report-page-whole = une page HTML est celle de toute la campagne : nommez un .pdf, ou aucun collège
cli-passphrase-ask = Phrase secrète pour sceller (au moins 12 caractères) :
cli-passphrase-again = La même, encore une fois :
cli-passphrase-open = Phrase secrète de { $path } :
cli-passphrase-none = aucune phrase secrète n’a été donnée
cli-passphrase-no-text = la phrase secrète n’est pas un texte en UTF-8
cli-passphrase-differs = les deux phrases secrètes diffèrent
cli-paper-sealed = { $path } est scellé. Communiquez la phrase secrète par une autre voie que le fichier : par téléphone, pas dans le même courriel.
cli-paper-written = { $path } : { $pages ->
    [one] { $pages } page
   *[other] { $pages } pages
 }
cli-paper-escaped = { $path } : { $count ->
    [one] { $count } caractère que la police n’a pas est écrit
   *[other] { $count } caractères que la police n’a pas sont écrits
 } sous la forme \u{"{"}…{"}"}
cli-paper-left-out = { $path } : { $count ->
    [one] une photo de ses notes n’y est pas, car son fichier est absent ou abîmé
   *[other] { $count } photos de ses notes n’y sont pas, car leurs fichiers sont absents ou abîmés
 } ici. « recol verify » dit lesquels ; une synchronisation rapporte ce que le hub a.
cli-paper-blind = Le comptage à l’aveugle cache ce qui est attendu dans ce lieu jusqu’à sa clôture : aucune feuille n’en est imprimée.
cli-paper-same = √ { $path } est exactement ce que le journal et l’inventaire disent.
cli-paper-since = Depuis, { $count ->
    [one] { $count } écriture s’est ajoutée
   *[other] { $count } écritures se sont ajoutées
 } : un document d’aujourd’hui peut différer.
cli-paper-altered = × { $path } a été modifié, ou fait par une autre version, ou comme page avec d’autres contours de communes : ses octets ne sont pas ceux que le journal donne.
cli-paper-archive = · { $path } est l’archive d’une remise ({ $college }, { $day }). Elle n’est pas vérifiée en bloc : décompressez-la, puis « sha256sum --check SHA256SUMS » vérifie ses fichiers, et « recol verify pv-{ $college }.pdf » son procès-verbal.
cli-paper-archive-sealed = Avant de la décompresser, ouvrez-la avec un programme pour age : age --decrypt -o { $name } { $path }
cli-paper-no-data = × { $path } ne contient pas les données d’un document de Récol, ou elles ont été modifiées.
cli-paper-other-journal = × { $path } ne vient pas de ce journal : une série y est autre ou plus longue. Synchronisez d’abord, si ce document est plus récent.
cli-paper-other-inventory = × { $path } ne vient pas de cet inventaire : la révision { $revision } est autre ici, ou n’y est plus.
cli-paper-no-photograph = × { $path } contient une photo qui n’est pas ici, ou qui est abîmée : { $name }. Il ne peut pas être refait ici.
cli-paper-named-only = { $path } : { $count ->
    [one] une photo est seulement nommée : pas encore ici, abîmée
   *[other] { $count } photos sont seulement nommées : pas encore ici, abîmées
 }, ou trop pour un rapport
cli-labels-idle = --size et --dpi sont pour zpl et png ; --offset, --start, --cut-marks et --calibration pour pdf
cli-labels-terminal = c’est un terminal
cli-tags-idle = --symbology, --stock, --offset, --start, --cut-marks et --line sont pour --labels
cli-papers-none = Aucun papier n’a été fait sur ce poste.
paper-kind-minutes = procès-verbal
paper-kind-recap = récapitulatif
paper-kind-sheet = feuille de comptage
paper-kind-page = page HTML
paper-kind-labels = étiquettes
paper-kind-export = export
paper-kind-handover = remise

## La page HTML

paper-page-title = Récolement
paper-page-map = Carte des communes
paper-page-map-about = Part de l’attendu qui a été vue, par commune. La carte place un collège dans sa commune, pas à son adresse.
paper-page-commune = { $name } : { $read ->
    [one] { $read } vu
   *[other] { $read } vus
 } sur { $expected ->
    [one] { $expected } attendu
   *[other] { $expected } attendus
 }, { $colleges ->
    [one] { $colleges } collège
   *[other] { $colleges } collèges
 }
paper-page-no-college = { $name } : aucun collège dans la campagne
paper-page-nothing = sans collège, ou masqué
paper-page-off-map = { $count ->
    [one] { $count } collège n’est pas sur la carte : sa commune n’y a pas de contour.
   *[other] { $count } collèges ne sont pas sur la carte : leur commune n’y a pas de contour.
 }
paper-page-search = Chercher
paper-page-all = tout
paper-page-reset = Tout montrer
paper-page-shown = # lignes montrées
paper-page-progress = Avancement
paper-page-closed = visites closes
paper-page-data = D’où viennent ces chiffres

paper-file-findings = ecarts

portion-sheets = feuilles de comptage de ce collège
format-pdf = PDF à signer et à garder
format-page = page HTML
format-archive = archive à remettre
file-report = pv
file-recap = recapitulatif
file-sheets = feuilles
file-page = campagne
file-handover = remise
notice-paper-making = Mise en page…
notice-paper-left-out = { $count ->
    [one] Une photo n’y est pas : absente ou abîmée ici (recol verify), ou trop pour un rapport.
   *[other] { $count } photos n’y sont pas : absentes ou abîmées ici (recol verify), ou trop pour un rapport.
 }
notice-paper-made = { $pages ->
    [one] { $pages } page écrite : { $path }
   *[other] { $pages } pages écrites : { $path }
 }
notice-paper-escaped = { $pages ->
    [one] { $pages } page écrite : { $path }
   *[other] { $pages } pages écrites : { $path }
 } ({ $count ->
    [one] { $count } caractère que la police n’a pas y est écrit autrement
   *[other] { $count } caractères que la police n’a pas y sont écrits autrement
 })
notice-form-not-here = Ce contenu ne s’écrit pas en .{ $ending } : { $key_complete } change le contenu, { $key_next } le format.
notice-archive-college = Une archive est celle d’un collège : ouvrez ses constats, puis exportez-les. « recol handover » en fait une pour chacun.
