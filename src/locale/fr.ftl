# Récol en français. Typographie : espace insécable avant : ; ? ! et dans les guillemets, apostrophe courbe.

## Constats

finding-recovered = retrouvé
finding-gone-but-present = sorti mais présent
finding-misassigned = mal affecté
finding-unrecorded-return = retour non enregistré
finding-misplaced = hors lieu
finding-present = conforme
finding-seen-elsewhere = vu ailleurs
finding-not-expected = non attendu
finding-overdue = prêt échu
finding-on-loan = en prêt justifié
finding-not-sampled = hors échantillon
finding-missing = manquant
finding-pending = à vérifier
finding-unknown = non inventorié
finding-unidentified = étiquette illisible
finding-duplicate-tag = doublon d’étiquette
finding-swapped-tag = étiquette permutée

explain-recovered = Enregistré perdu ou volé, et lu ici. À signaler au bureau.
explain-gone-but-present = Enregistré donné, réformé ou en réparation, et pourtant lu ici.
explain-misassigned = Lu ici, mais enregistré dans un autre collège, ou dans aucun.
explain-unrecorded-return = Enregistré ici et en prêt, mais lu ici : le retour n’a pas été saisi.
explain-misplaced = Enregistré dans ce collège, mais lu dans un autre lieu que le sien.
explain-present = Enregistré ici, et lu à sa place.
explain-seen-elsewhere = Enregistré ici, mais lu dans un autre collège de la campagne.
explain-not-expected = Donné, réformé, en réparation, perdu ou volé : il n’était pas attendu et n’a pas été lu.
explain-overdue = En prêt au-delà de la date de retour, et non lu.
explain-on-loan = Affecté à une personne ou en prêt : il n’est pas attendu dans une réserve.
explain-not-sampled = Non tiré au sort pour cette visite par échantillon, et non lu.
explain-missing = Attendu ici ; le lieu (ou la visite) est clos et il n’a pas été lu.
explain-pending = Attendu ici ; le lieu est encore ouvert.
explain-unknown = Lu ici, mais absent de tout inventaire. Le texte lu est conservé.
explain-unidentified = Un équipement est là sans étiquette lisible, et rien ne dit lequel.
explain-duplicate-tag = Une même étiquette sur deux équipements : deux numéros de série, ou deux fois dans une image.
explain-swapped-tag = L’étiquette et le numéro de série d’un même équipement appartiennent à deux fiches.

class-in-order = en ordre
class-discrepancy = écart
class-open = en cours

verdict-class-right = à sa place
verdict-class-attention = à noter
verdict-class-wrong = ne devrait pas être ici
verdict-class-unknown = inconnu
verdict-class-again = rien de nouveau

## Ce qu'une lecture veut dire

verdict-present = À sa place.
verdict-present-no-room = Bien dans ce collège.
verdict-misassigned = Appartient à un autre collège : { $place }.
verdict-misassigned-nowhere = Enregistré dans aucun collège.
verdict-misplaced = Dans ce collège, mais sa place est : { $room }.
verdict-unrecorded-return = Enregistré en prêt : le retour n’a pas été saisi.
verdict-recovered = Enregistré perdu ou volé : mettez-le de côté.
verdict-gone-but-present = Ne devrait plus être ici. Situation enregistrée : { $custody }.
verdict-unknown-kept = Dans aucun inventaire. Ce qui touche une personne ou un secret n’est pas conservé.
verdict-unknown = Dans aucun inventaire. Le texte lu est conservé.
verdict-beside-alarm = Sinon, { $finding } : { $meaning }
verdict-belongs = Sa place : { $place }
verdict-approximate = Correspondance approximative avec « { $read } » : vérifiez l’étiquette.
verdict-check-serial = { $key } : vérifier par le numéro de série gravé
verdict-ambiguous =
    { $count ->
        [one] { $count } équipement possible : { $tags }
       *[other] { $count } équipements possibles : { $tags }
    }. Lisez le numéro de série.
alarm-duplicate = Doublon : cette étiquette est sur deux équipements.
alarm-swapped = Étiquette permutée : le numéro de série appartient à une autre fiche.
device-due = retour le { $date }
belongs-nowhere = aucun collège

refusal-empty = rien à lire
refusal-empty-hint = Recommencez la lecture.
refusal-misread = mal lu
refusal-misread-hint = Le caractère de contrôle est faux. Recommencez ; lu deux fois de suite à l’identique, ce texte sera gardé tel quel.
refusal-place = étiquette de lieu
refusal-place-hint = Elle nomme un lieu, pas un équipement. Les lieux s’ouvrent dans la liste.
said-fleeting = entrevu
fleeting-hint = Vue un instant, là où une autre étiquette était lue. Présentez-la de nouveau.
said-campaign-closed = campagne close
said-visit-closed = visite close

headline-ambiguous = ambigu
shout-ready = Prêt
shout-closed = Visite close
shout-campaign-closed = Campagne close
shout-already = Déjà lu
shout-refused = Non lu
shout-not-recorded = Non enregistré
shout-undone = Annulé

waiting-read = Montrez une étiquette à la caméra, scannez-la ou tapez-la.
waiting-no-room = Choisissez d’abord un lieu : ↑ ↓ puis { $key_submit }. Nouveau lieu : { $key_room }.
waiting-how = { $key_submit } valide ce qui est tapé. { $key_help } : toutes les touches.
waiting-closed = La visite est close : rien n’y est lu. { $key_visit } la rouvre.

waiting-campaign-closed = La campagne est close : on peut regarder et décider, mais rien n’y est lu. { $key_leave }, puis { $key_campaigns } et { $key_turn } : la reprendre.
state-recording = … enregistrement en cours
state-recorded = enregistré à { $time } ({ $by })
state-added = ajouté à { $time }
state-not-recorded = La lecture est gardée, pas enregistrée : { $key_retry } réessaie. { $hint }
state-already = Lu ici à { $time } par { $author } : rien de nouveau à enregistrer.
state-refused = Rien n’a été enregistré.
state-undone = Cette lecture a été annulée.

mark-not-recorded = × non enregistré
mark-already = déjà lu
mark-undone = annulé

## Mots de l'inventaire

custody-stored = en réserve
custody-assigned = affecté
custody-on-loan = en prêt
custody-given = donné
custody-in-repair = en réparation
custody-retired = réformé
custody-lost = perdu ou volé

kind-laptop = ordinateur portable
kind-tablet = tablette
kind-desktop = ordinateur fixe
kind-other = autre
kind-withheld = non communiqué

by-camera = caméra
by-wedge = douchette
by-typed = saisi
by-serial = n° de série
by-list = pointé

closeness-exact = exacte
closeness-normalised = normalisée
closeness-approximate = approximative

condition-good = bon état
condition-damaged = abîmé
condition-incomplete = incomplet
condition-none = non précisé
lack-charger = chargeur absent
lack-pen = stylet absent
label-unreadable = étiquette illisible
label-absent = étiquette absente

visit-none = à visiter
visit-open = en cours
visit-closed = close
visit-open-since-short = close, +{ $count }
total-since = { $count } à vérifier dans des lieux ouverts depuis
room-untouched = à ouvrir
room-open = ouvert
room-closed = clos
room-none = (sans lieu)

## Décisions

decision-correct-inventory = corriger l’inventaire
decision-send-back = renvoyer à sa place
decision-confirm-missing = confirmer le manque
decision-report-theft = déclarer un vol
decision-justified-absence = absence justifiée
decision-register-as-new = inventorier
decision-reprint-tag = refaire l’étiquette
decision-accept-as-is = laisser en l’état
outcome-carried-out = exécutée dans l’inventaire
outcome-contradicted = contredite par l’inventaire
outcome-open = en suspens : l’inventaire est inchangé

## Colonnes des fichiers

column-campaign = campagne
column-college-uai = UAI
column-college-name = collège
column-commune = commune
column-finding = code du constat
column-finding-label = constat
column-asset-tag = étiquette
column-serial = n° de série
column-model = modèle
column-kind = type
column-programme = dotation
column-recorded-college = collège enregistré
column-recorded-room = lieu enregistré
column-custody = situation
column-read-college = collège de lecture
column-read-room = lieu de lecture
column-read-at = lu le
column-by = mode de lecture
column-station = poste
column-auditor = auditeur
column-decision = décision
column-cause = motif
column-evidence = justificatif
column-decided-at = décidé le
column-decided-by = décidé par
column-payload = texte lu
column-match = correspondance
column-condition = état
column-note = remarques
column-lacks = manque
column-photo = photos
column-outcome = suite donnée
summary-state = visite
summary-expected = attendus
summary-read = lus
summary-discrepancies = écarts
summary-decided = décidés
sheet-summary = Synthèse
sheet-discrepancies = Écarts
sheet-findings = Constats

## Échecs

failure-user = Demande impossible
failure-settings = Réglages
failure-outside = Incident
failure-bug = Défaut de Récol
failure-cause = { $doing } : { $cause }
failure-subject = { $doing } ({ $subject })
failure-subject-cause = { $doing } ({ $subject }) : { $cause }

doing-open-store = ouverture du fichier de travail
doing-read-store = lecture du fichier de travail
doing-record = enregistrement
doing-tell-time = horloge de ce poste
doing-verify = vérification du fichier de travail
doing-verify-paper = vérification d’un document
doing-purge = purge
doing-import = import
doing-export = export
doing-label = étiquettes
doing-show = ouverture d’un fichier
doing-read-image = lecture d’une image
doing-use-camera = caméra
doing-open-campaign = ouverture de la campagne
doing-open-visit = ouverture de la visite
doing-use-terminal = terminal
doing-read-settings = lecture des réglages
doing-read-input = lecture de l’entrée
doing-write-output = écriture de la sortie

hint-report = Signalez-le, avec ce message.
hint-newer-recol = Ce fichier vient d’un Récol plus récent : mettez Récol à jour.
hint-not-our-file = Ce n’est pas un fichier de Récol : indiquez un autre dossier par --data-dir.
hint-finish-store = Rien n’y est enregistré. « recol import » l’achève ; ou supprimez le fichier.
hint-put-back = Remettez d’abord le fichier de travail à côté : rien n’est alors perdu. Ou déplacez ce fichier pour repartir de zéro.
hint-store-itself = C’est le fichier de travail lui-même : indiquez un autre fichier.
hint-broken-chain = Le journal a été altéré hors de Récol : « recol verify » dit où ; gardez le fichier, appelez le bureau. « recol export --broken » exporte quand même.
hint-check-heads = Indiquez un fichier écrit par « recol export --heads », tel qu’il a été écrit.
hint-purged = Elle a été purgée : ce qu’elle a conclu est dans les exports qui en ont été faits. Choisissez ou ouvrez une autre campagne.
hint-gathered = Les révisions antérieures ont été purgées ici, leur contenu est dans une plus récente. Prenez celle-ci, ou un fichier de travail qui les a encore.
hint-close-first = Il faut d’abord la clore : « recol campaign close ».
hint-damaged-file = Le fichier est abîmé : restaurez une sauvegarde ou recommencez ailleurs.
hint-no-permission = Écriture interdite à cet endroit : choisissez un autre dossier ou demandez le droit.
hint-disk-full = Le disque est plein : faites de la place ; rien de ce qui est enregistré n’est perdu.
hint-disk-refuses = Plus de place pour vous, ou le disque faiblit : libérez de la place ou changez de disque ; rien d’enregistré n’est perdu.
hint-name-a-file = C’est un dossier : donnez le nom d’un fichier à l’intérieur.
hint-reserved-name = Windows garde ce nom pour un périphérique : nommez le fichier autrement. « - » écrit sur la sortie standard, NUL nulle part.
hint-output-refused = La destination ne prend pas ce qui est écrit : voyez si le programme qui lit tourne encore, ou écrivez dans un fichier.
hint-save-as-text = Ce n’est pas un texte lisible ici : enregistrez-le en UTF-8, ou en UTF-16 avec indicateur d’ordre des octets.
hint-not-over = Rien n’a été écrit. Indiquez un autre fichier, ailleurs.
hint-give-passphrase = Donnez la phrase secrète convenue : au terminal, par --passphrase-file FICHIER ou dans RECOL_PASSPHRASE. Les majuscules et les espaces comptent.
hint-longer-passphrase = Rien n’a été écrit. Choisissez au moins 12 caractères : quatre ou cinq mots sans rapport entre eux se retiennent bien.
hint-seal-again = Demandez à qui l’a produit de le renvoyer, scellé par une phrase secrète : « recol report --seal » ou « recol handover --seal ».
hint-seal-or-rename = Rien n’a été écrit. Nommez un fichier sans .age : seul ce que « recol report » et « recol handover » écrivent est scellé, avec --seal.
hint-force-over = Rien n’a été écrit. Indiquez un autre fichier ; en ligne de commande, --force remplace celui-ci.
hint-regular-file = Récol ne lit ici que de vrais fichiers : faites-en une copie et indiquez-la.
hint-too-large = Un tel fichier n’est jamais aussi grand : vérifiez duquel il s’agit.
hint-not-a-folder = C’est un fichier à la place d’un dossier : choisissez-en un autre.
hint-no-such-campaign = Aucune campagne de ce nom, ou plusieurs : voir recol campaign list.
hint-locked = Un autre programme le tient ouvert : fermez-le là-bas, puis réessayez.
hint-no-such-file = Ce fichier ou ce dossier n’existe pas.
hint-import-first = Importez d’abord un inventaire.
hint-campaign-first = Ouvrez d’abord une campagne.
hint-import-again = Un autre import est passé entre-temps, rien de celui-ci n’est enregistré : importez de nouveau.
hint-campaign-closed = La campagne est close : pour la reprendre, recol campaign reopen. Ce qui n’est pas enregistré l’est ensuite par un nouvel essai.
hint-visit-closed = La visite est close : rien n’y est lu. « recol visit --reopen » la rouvre, ou l’action « clore la visite » à l’écran.
hint-check-dates = Le dernier jour est avant le premier.
hint-no-sample = Ici, tout équipement est recherché : il n’y a pas d’échantillon.
hint-unknown-programme = Aucun équipement de cette dotation n’est dans un collège de l’inventaire. « recol findings --all --json » nomme la dotation de chaque équipement.
hint-check-uai = Vérifiez l’UAI : sept chiffres et une lettre.
hint-unknown-college = Ce collège n’est pas dans l’inventaire. « recol campaign show --json » liste ceux de la campagne.
hint-confirm-removal = Rien n’est enregistré. Regardez avec --dry-run ce qui partirait ; si tout cela est bien parti, importez de nouveau avec --remove et ce nombre.
doing-pull = lecture du serveur
doing-push = retour vers le serveur
hint-pull-address = Une adresse s’écrit https://HÔTE, sans jeton ; http:// seulement vers cette machine, ou avec --plain-http.
hint-pull-name = Donnez l’adresse du serveur : elle sera retenue.
hint-pull-unreachable = Rien n’est importé. La même commande reprend aux pages déjà reçues, pendant un jour.
hint-pull-tls = Le serveur ne prouve pas qu’il est le bon. Demandez son certificat (--ca FICHIER) ou vérifiez l’adresse.
hint-pull-token = Donnez de nouveau le jeton : --token-stdin, ou RECOL_PULL_TOKEN (l’App-Token de GLPI, ou le secret d’un client : RECOL_PULL_APP_TOKEN). --forget-token retire celui du trousseau.
hint-pull-right = Rien n’est importé. L’administrateur du serveur donne à l’utilisateur du jeton le droit de lire tous les équipements, dans toutes les entités ; pour GLPI, --type nomme les types à lire.
hint-pull-elsewhere = Si c’est le bon serveur, donnez cette adresse-là.
hint-pull-answer = Rien n’est importé. Vérifiez l’adresse : c’est celle que montre un navigateur à la première page du serveur. Si elle est bonne, sa version est peut-être inconnue ici : exportez là-bas en CSV et importez ce fichier.
hint-pull-too-much = Rien n’est importé. Vérifiez l’adresse ; un inventaire de cette taille s’importe par CSV.
hint-pull-moving = Rien n’est importé. Recommencez quand personne ne travaille sur le serveur et qu’aucun agent ne lui écrit.
hint-pull-keyring = Sans trousseau, mettez le jeton dans RECOL_PULL_TOKEN, ou donnez-le chaque fois.
hint-pull-stopped = Rien n’est importé. La même commande reprend aux pages déjà reçues, pendant un jour.
hint-push-again = Ce qui y est écrit reste. Relancez la même commande : elle reprend à la suite et n’écrit rien deux fois.
hint-push-token = Donnez de nouveau le jeton : --token-stdin, ou RECOL_PUSH_TOKEN. Son utilisateur doit pouvoir voir, modifier, recevoir en retour et auditer les équipements, et voir les rapports.
hint-check-columns = Vérifiez les colonnes du fichier. S’il vient d’un autre logiciel, dites ce qu’elles désignent : « recol import FICHIER --propose CORRESP.toml ».
hint-check-mapping = Corrigez cette ligne, ou faites écrire une nouvelle proposition : « recol import FICHIER --propose CORRESP.toml ».
hint-save-as-table = Ouvrez le fichier dans son logiciel et enregistrez le tableau en XLSX, ODS ou CSV UTF-8 : sans mot de passe, macros ni liaisons vers d’autres fichiers.
hint-check-image = Vérifiez l’image : son format, sa taille.
hint-name-a-picture = Le chemin d’une image était attendu (JPEG, PNG, WebP, BMP, GIF). Corrigez-le, ou écrivez une référence en mots, sans dossier ni extension.
hint-damaged-photograph = Supprimez ce fichier : la prochaine synchronisation rapporte la photo si le hub l’a. La note reste.
hint-take-again = Reprenez la photo, ou laissez-la : rien n’a été enregistré.
hint-no-camera = Branchez une caméra, ou continuez à la douchette et au clavier.
hint-plain-terminal = Ce terminal ne peut pas dessiner d’écran : ouvrez-en un autre (sous Windows, Windows Terminal), ou utilisez une sous-commande comme « recol visit ».
hint-no-terminal = Il faut un terminal : utilisez une sous-commande.
hint-see-help = Voyez --help.
hint-check-keys = Corrigez cette ligne ; d’ici là, les touches d’origine valent. Toutes : recol config keys.
hint-check-config = Corrigez cet endroit du fichier de réglages, ou renommez le fichier : sans lui, les valeurs d’origine valent.
hint-call-office = Le journal a été modifié hors de Récol : gardez le fichier, appelez le bureau.

## Caméra

wish-light = Trop sombre : éclairez
wish-shade = Trop de lumière ou reflet
wish-still = Tenez immobile
wish-focus = Flou : éloignez un peu
wish-closer = Rapprochez l’étiquette

lens-opening = Ouverture de la caméra…
lens-unseen = La caméra lit, sans image : RECOL_PREVIEW=off.
lens-ended = Fin des images.
lens-no-camera = Pas de caméra. Douchette et clavier suffisent.
lens-busy = Un autre programme utilise la caméra : fermez-le. Douchette et clavier restent utilisables.
lens-no-permission = Accès à la caméra refusé : autorisez-le dans les réglages du système.
lens-stalled = La caméra ne donne plus d’image. Débranchez-la et rebranchez-la ; douchette et clavier restent utilisables.
lens-unplugged = Caméra débranchée. Elle reprendra une fois rebranchée.
lens-no-format = Cette caméra n’offre aucun format lisible.
lens-next = { $key_camera } : caméra suivante.
lens-damaged = Les images de la caméra arrivent abîmées.
lens-failed = Caméra : { $cause }
lens-unreadable = { $path } : { $fault }
still-missing = fichier absent
still-no-permission = lecture interdite
still-not-a-picture = ce n’est pas une image
still-too-large = image trop grande
still-damaged = image abîmée ({ $cause })
still-io = { $cause }

## Écrans

badge-demo = DÉMO
title-dashboard = Campagne
title-visit = Visite
title-findings = Constats
no-campaign-name = (sans campagne)
dashboard-visits =
    { $colleges ->
        [one] { $colleges } collège
       *[other] { $colleges } collèges
    } · { $open ->
        [0] aucune visite en cours
        [one] { $open } visite en cours
       *[other] { $open } visites en cours
    } · { $closed ->
        [0] aucune close
        [one] { $closed } close
       *[other] { $closed } closes
    }
dashboard-demo = Données de démonstration : équipements et détenteurs sont inventés.
total-expected = Attendus
total-drawn = Tirés
total-again = { $count ->
    [one] { $count } déjà manquant avant
   *[other] { $count } déjà manquants avant
}
total-read = Lus
total-blind = À l’aveugle : attendu caché
bar-blind = caché
total-discrepancies = Écarts
total-decided = Décidés

head-state-short = État
head-campaign = Campagne
head-mode = Mode
head-days = Dates
head-state = Visite
head-read = Lus
head-discrepancies = Écarts
head-again = Déjà
head-rooms = Lieux
head-sample = Conclusion
sort-attention = tri : à traiter d’abord ({ $key_sort })
sort-undecided = tri : écarts à décider ({ $key_sort })
sort-progress = tri : avancement ({ $key_sort })
sort-name = tri : commune ({ $key_sort })
head-decided = Décidés
head-commune = Commune
head-uai = UAI
head-college = Collège
head-allotted = Dotés
head-held = Inventoriés
head-finding = Constat
head-tag = Étiquette
head-model = Modèle
head-room = Lieu
head-decision = Décision

panel-campaigns = Campagnes
panel-colleges = Collèges
panel-programmes = Dotations
panel-lens = Caméra
panel-sample = Échantillon
panel-reads = Lectures
panel-rooms =
    Lieux · { $read } · { $discrepancies ->
        [0] aucun écart
        [one] { $discrepancies } écart
       *[other] { $discrepancies } écarts
    }
panel-findings = Constats
panel-detail = Détail
panel-help = Touches
panel-palette = Commandes
panel-ticks =
    { $count ->
        [0] Rien d’attendu
        [one] { $count } équipement attendu
       *[other] { $count } équipements attendus
    }

place-read =
    { $read ->
        [one] { $read } lu sur { $expected }
       *[other] { $read } lus sur { $expected }
    }
place-read-blind =
    { $read ->
        [one] { $read } lu
       *[other] { $read } lus
    }
place-blind = comptage à l’aveugle : l’attendu reste caché jusqu’à la clôture
place-blind-short = comptage à l’aveugle
place-others =
    { $others ->
        [one] + { $others } autre
       *[other] + { $others } autres
    }
place-no-room-short = Aucun lieu ouvert.
place-sample = échantillon { $examined }/{ $size } + { $taken }/{ $asked } ({ $key_sample })
place-no-room = Aucun lieu ouvert : les lectures comptent pour le collège entier.
place-campaign-closed = Campagne close.
place-visit-closed = Visite close.

empty-no-inventory = Pas encore d’inventaire.
empty-no-campaign = L’inventaire est là, mais aucune campagne n’est ouverte.
empty-demo = essaie Récol sur un parc inventé, sans rien préparer
empty-import = charge l’inventaire du bureau (CSV, XLSX, ODS, GLPI, Snipe-IT)
empty-open-campaign = ouvre un récolement sur les collèges de l’inventaire
guide-welcome = Bienvenue dans Récol.
guide-no-colleges = Les équipements sont là, il manque les collèges : importez aussi leur fichier.
guide-inventory = { $devices ->
    [one] { $devices } équipement
   *[other] { $devices } équipements
}, { $colleges ->
    [0] aucun collège
    [one] { $colleges } collège
   *[other] { $colleges } collèges
}.
guide-campaign = Ouvrir une campagne
guide-import = Importer un fichier
guide-hub = Rejoindre un hub
guide-hub-hint = prend l’inventaire et les campagnes au bureau : dossier partagé, clé ou serveur
guide-demo = Essayer la démonstration
guide-quit = Quitter
guide-quit-hint = ce qui est importé reste
guide-choose = De 1 à { $last } ou les flèches, puis { $key_guide }.
guide-told = Import : { $rejected ->
    [0] rien de rejeté
    [one] { $rejected } ligne rejetée
   *[other] { $rejected } lignes rejetées
}
prompt-import = Importer un fichier
prompt-import-hint = Le chemin d’un CSV ou d’un classeur, tapé ou collé ; { $key_complete } le complète. Rien n’est écrit avant que vous l’ayez vu. Un fichier à la fois : collèges, dotations, équipements.
empty-campaigns = Aucune campagne ici : { $key_new } en ouvre une.
campaigns-reading = Lecture des campagnes…
empty-no-college = Aucun collège dans cette campagne.
empty-no-programme = L’inventaire ne nomme aucune dotation.
empty-filter = Rien ne correspond au filtre. { $key_unfilter } l’efface.
empty-palette = Aucune commande de ce nom ici.
empty-findings = Aucun écart. Touche { $key_all } : tous les constats.
empty-reads = Aucune lecture encore. La première ouvre la visite.
empty-rooms = Aucun lieu enregistré. { $key_room } en ouvre un.
ticks-hint = { $key_tick } : l’équipement est là, l’enregistrer comme vu.
empty-ticks = Tout ce qui est attendu ici a été lu.

filter-discrepancies =
    { $count ->
        [0] aucun écart
        [one] { $count } écart
       *[other] { $count } écarts
    }
filter-all =
    { $count ->
        [0] aucun constat
        [one] { $count } constat
       *[other] { $count } constats
    }
filter-undecided = { "" } · seulement à décider
filter-open =
    { $count ->
        [0] tout est décidé
       *[other] { $count } à décider
    }
filter-hint = lieu: dot: modele: constat: college: ou des mots
filter-marked =
    { $count ->
        [one] { $count } marqué
       *[other] { $count } marqués
    }
filter-by-finding = par constat
filter-by-room = par lieu
filter-by-programme = par dotation
group-no-programme = sans dotation
group-counts = { $count }, { $open ->
    [0] rien à décider
   *[other] dont { $open } à décider
}
filter-one = { $finding } seulement
filter-next = { $key_next_code } : { $next }
filter-every-finding = tous les constats
filter-every-discrepancy = tous les écarts

field-tag = Étiquette
field-device = Équipement
field-recorded = Enregistré
field-payload = Texte lu
field-college = Collège
field-label = Étiquette
field-looks = Aspect
field-found = Vu
field-reads = Lu
field-before = avant
field-note = Note
field-photograph = Photo
field-decision = Décision
field-cause = Motif
field-evidence = Justificatif
field-conflict = Conflit
decision-conflict = conflit à trancher
field-decided = Décidé
field-outcome = Suite
field-campaigns = Campagnes
history-read = lu le { $date } à { $place } par { $author }
field-history = Historique
history-came = ajouté : { $device }
history-gone = retiré de l’inventaire
history-other = modifié, sans effet sur le récolement
detail-nowhere = dans aucun inventaire
detail-not-read = jamais dans cette campagne
detail-photo = photo : { $photo }
detail-photograph = photo { $photograph }
detail-photograph-open = { $photograph } · { $key_open_photograph } : ouvrir
detail-photograph-damaged = { $photograph } · son fichier ici est abîmé : recol verify
detail-photograph-missing = { $photograph } · pas encore ici

input-tag = Étiquette
input-serial = N° de série
input-serial-of = N° de série de { $tag }

## Dialogues

form-title = Nouvelle campagne
form-name = Nom
form-name-hint = obligatoire
form-first = Premier jour
form-last = Dernier jour
form-date-hint = facultatif, 02/11/2026
form-where = Collèges
form-list = Filtre de la liste
form-list-hint = nom, commune, UAI
form-picked = { $count ->
    [0] aucun choisi
    [one] { $count } choisi
   *[other] { $count } choisis
}
form-commune = Communes
form-programme = Dotations
form-several = séparées par des virgules
form-mode = Comptage
form-confidence = Confiance
form-confidence-hint = 95
form-tolerable = Taux tolérable
form-tolerable-hint = 2
form-misplaced = Hors lieu
misplaced-is-error = une erreur
misplaced-tolerated = toléré
form-hint = { $key_field } : champ suivant. Espace, ← → : changer. { $key_open } : ouvrir la campagne. { $key_leave_form } garde ce qui est tapé.
form-hint-list = ↑ ↓ et Espace : choisir. { $key_field } : champ suivant. { $key_open } : ouvrir la campagne.
form-extent = { $colleges ->
    [0] aucun collège
    [one] { $colleges } collège
   *[other] { $colleges } collèges
}, { $stored ->
    [0] rien en réserve
    [one] { $stored } équipement en réserve
   *[other] { $stored } équipements en réserve
}
form-extent-sampling = { $drawn ->
    [0] aucun équipement tiré
    [one] { $drawn } équipement tiré
   *[other] { $drawn } équipements tirés
} sur { $stored } en réserve, dans { $colleges ->
    [0] aucun collège
    [one] { $colleges } collège
   *[other] { $colleges } collèges
}
empty-form-list = Aucun collège ne correspond.
where-all = tous ceux de l’inventaire
where-list = à choisir dans la liste
where-commune = par commune
where-programme = par dotation
fault-name = Donnez un nom à la campagne.
fault-date = « { $subject } » n’est pas une date : 02/11/2026 ou 2026-11-02.
fault-no-college = Choisissez au moins un collège (Espace).
fault-no-commune = Écrivez au moins une commune.
fault-no-programme = Écrivez au moins une dotation, comme P2.
fault-commune = Aucun collège de l’inventaire à « { $subject } ».
fault-college = « { $subject } » n’est pas un collège de l’inventaire.
fault-programme = Aucun équipement de la dotation « { $subject } » dans un collège de l’inventaire.
fault-confidence = La confiance va de 50 à 99,9 %.
fault-tolerable = Le taux tolérable va de 0,01 à 50 %.
prompt-room = Ouvrir un lieu
prompt-room-hint = ↑ ↓ choisissent dans la liste, les lettres tapées la resserrent ; { $key_complete } complète. Un nom qui n’y est pas ouvre un nouveau lieu.
prompt-unlabelled-hint = À quoi ressemble-t-il ? (facultatif)
prompt-evidence = { $decision } : justificatif
prompt-evidence-hint = N° de plainte, document, date… Sans justificatif, cette décision ne tient pas.
prompt-cause = { $decision } : motif
prompt-cause-hint = Facultatif. { $key_answer } décide, ou demande le justificatif.
prompt-export = Exporter
prompt-export-hint = { $key_what } change le contenu, { $key_next } le format : la fin du nom ; { $key_complete } complète un chemin tapé. Un export antérieur du même nom est remplacé, tout autre fichier refusé.
export-rows = Lignes
export-rows-count = { $count }
export-rows-filtered = { $count } · tout : le filtre n’y est pas appliqué
export-portion = Contenu
export-format = Format
portion-shown = ce que la liste montre
portion-college = ce collège
portion-campaign = toute la campagne
portion-summary = synthèse, une ligne par collège
format-csv = CSV (pour Excel en français)
format-xlsx = classeur XLSX
format-json = document JSON
format-json-lines = lignes JSON
label-title = Étiquettes d’inventaire
label-about = Étiquettes avec code QR, numéro et collège
label-code = Code QR :
label-about-data-matrix = Étiquettes avec Data Matrix, numéro et collège
label-code-data-matrix = Data Matrix :
label-data-matrix = La caméra de Récol ne lit pas encore le Data Matrix : lisez ces étiquettes avec une douchette, ou saisissez le numéro.
label-calibration = Feuille de calage : { $stock }
label-calibration-print = Imprimez à 100 % (« taille réelle »), sans mise à l’échelle, sur du papier ordinaire. Les deux traits doivent mesurer 100 mm ; sinon, l’échelle de l’imprimante est fausse.
label-calibration-hold = Posez cette feuille sur une planche d’étiquettes, devant une lumière, et mesurez de combien les cadres sont décalés.
label-calibration-offset = Trop à gauche de 0,5 mm et trop bas de 0,3 mm : --offset 0.5,-0.3. Imprimez de nouveau cette feuille avec ce décalage pour vérifier.
label-written = { $labels ->
    [one] { $labels } étiquette
   *[other] { $labels } étiquettes
} dans { $path }
label-written-sheets = { $labels ->
    [one] { $labels } étiquette
   *[other] { $labels } étiquettes
} sur { $sheets ->
    [one] { $sheets } feuille
   *[other] { $sheets } feuilles
} : { $path }
label-cut = { $count ->
    [one] { $count } texte trop long finit
   *[other] { $count } textes trop longs finissent
} par « … » (le code contient toujours le numéro entier)
label-escaped = { $count ->
    [one] { $count } caractère
   *[other] { $count } caractères
} que la police n’a pas : écrit sous la forme \u…
label-unknown = { $count ->
    [one] { $count } numéro n’est
   *[other] { $count } numéros ne sont
} pas dans l’inventaire
prompt-label-stock = Étiquettes ({ $count })
prompt-label-stock-hint = La planche, puis la première étiquette libre, comptée rangée par rangée : L7160, L7159, L7163, L7651, L6011, L6009, L6008, L4731, L4732, 8658, ou ses mesures (recol labels --help).
prompt-label-path = Planche en PDF
prompt-label-path-hint = Une planche antérieure du même nom est remplacée, tout autre fichier refusé.
confirm-close-room = Clore « { $room } » ?
confirm-reopen-visit = Rouvrir la visite ?
confirm-reopen-visit-hint =
    { $count ->
        [0] Elle est close. On y lira de nouveau.
        [one] Elle est close. { $count } équipement manquant redeviendra à vérifier :
       *[other] Elle est close. { $count } équipements manquants redeviendront à vérifier :
    }
confirm-reopen-room = Rouvrir « { $room } » ?
confirm-reopen-room-hint =
    { $count ->
        [0] Ce lieu est clos. On y lira de nouveau.
        [one] Ce lieu est clos. { $count } équipement qui y est manquant redeviendra à vérifier :
       *[other] Ce lieu est clos. { $count } équipements qui y sont manquants redeviendront à vérifier :
    }
menu-room = « { $room } » : quel lieu ?
menu-room-known = « { $room } », déjà connu
menu-room-new = un nouveau lieu « { $room } »
menu-room-hint = { $key_decide } prend le lieu choisi ; { $key_cancel } revient au nom.
confirm-close-visit = Clore la visite ?
confirm-missing =
    { $count ->
        [0] Tout ce qui était attendu a été lu.
        [one] { $count } équipement attendu n’a pas été lu et deviendra manquant :
       *[other] { $count } équipements attendus n’ont pas été lus et deviendront manquants :
    }
confirm-missing-already =
    { $count ->
        [one] Rien de plus ne deviendra manquant : { $count } équipement l’est déjà.
       *[other] Rien de plus ne deviendra manquant : { $count } équipements le sont déjà.
    }
closing-pending = non lus
closing-missing = manquants
closing-undecided = à décider
closing-more = { $count ->
    [one] … et { $count } autre lieu
   *[other] … et { $count } autres lieux
 }
closing-sum = En tout
confirm-blind = Comptage à l’aveugle : ce qui est attendu et n’a pas été lu deviendra manquant, et n’est montré qu’une fois clos.
confirm-lines =
    { $count ->
        [one] { $count } ligne : la lire ?
       *[other] { $count } lignes : les lire ?
    }
lines-already = déjà lu
confirm-more =
    { $count ->
        [one] … et { $count } autre (↓)
       *[other] … et { $count } autres (↓)
    }
confirm-full = Compter tout le collège ?
confirm-full-hint = Chaque équipement en réserve y sera recherché, et ce qui n’est pas lu deviendra manquant à la clôture. { $key_undo } revient à l’échantillon.
confirm-close-campaign = Clore la campagne ?
confirm-close-campaign-hint = Rien n’y sera plus lu ; décisions et exports continuent. { $open ->
    [0] Aucune visite n’est en cours.
    [one] { $open } visite est encore en cours.
   *[other] { $open } visites sont encore en cours.
}
confirm-reopen-campaign = Reprendre la campagne ?
confirm-reopen-campaign-hint = On y lira de nouveau. Ses lieux clos le restent.
confirm-quit = Quitter ?
confirm-quit-hint = Des écritures ne sont pas encore sur le disque. En quittant, elles sont perdues.
menu-decide = Décider : { $finding }
menu-decide-many =
    { $count ->
        [one] Décider de { $count } écart marqué
       *[other] Décider de { $count } écarts marqués
    }
menu-share = { $count } sur { $total }
menu-choose = Un numéro choisit, { $key_decide } décide.
menu-taken =
    { $count ->
        [one] { $count } écart sera décidé.
       *[other] { $count } écarts seront décidés.
    }
menu-other-end = Réglé en même temps : « { $finding } », { $college }.
menu-other-ends =
    { $count ->
        [one] Réglé en même temps : l’autre bout, dans { $count } autre collège.
       *[other] Réglés en même temps : les { $count } autres bouts, dans les autres collèges.
    }
menu-skipped = Ne l’admettent pas et restent tels quels : { $list }.
menu-replaced =
    { $count ->
        [one] { $count } est déjà décidé : sa décision est remplacée.
       *[other] { $count } sont déjà décidés : leur décision est remplacée.
    }
menu-hint = { $key_decide } décide · { $key_cause } : avec un motif
menu-hint-evidence = { $key_decide } demande le justificatif · { $key_cause } : avec un motif
menu-evidence = { "" } (justificatif)
menu-label = Équipement sans étiquette lisible
note-title = Note · { $device }
note-condition = État
note-charger = Chargeur absent
note-pen = Stylet absent
note-text = Remarque
note-photo = Photo (fichier)
note-photograph-taken = photo { $photograph }, { $size } ko
note-photograph-waits = photo …
note-hint = { $key_note_field } : champ suivant. Espace, ← → : changer. { $key_photograph } : photo. { $key_record } : enregistrer.

## Messages

notice-blind = Comptage à l’aveugle : la liste de ce qui est attendu reste cachée jusqu’à la clôture du lieu.
notice-decided = Décision enregistrée : { $decision }.
notice-decided-both = Décision enregistrée aux deux bouts : { $decision } (aussi « { $finding } », { $college }).
notice-decided-many =
    { $count ->
        [one] { $count } décision enregistrée
       *[other] { $count } décisions enregistrées
    } : { $decision }. { $skipped ->
        [0] { $key_undo } les annule ensemble.
        [one] { $skipped } écart ne l’admet pas et reste. { $key_undo } les annule ensemble.
       *[other] { $skipped } écarts ne l’admettent pas et restent. { $key_undo } les annule ensemble.
    }
notice-choose-first = Choisissez d’abord : un numéro ou les flèches.
notice-nothing-decided-yet = Aucune décision à répéter encore.
notice-not-admitted = Ce constat n’admet pas « { $decision } ».
notice-evidence-needed = Il faut un justificatif pour cette décision.
notice-label-none = Rien à étiqueter ici : cet équipement n’a pas de numéro. Le bureau en attribue (recol tags allot).
notice-label-stock = Donnez une planche, puis une place : L7160 1
notice-labelling = Étiquettes en cours…
file-labels = etiquettes
notice-exported =
    { $rows ->
        [0] aucune ligne exportée : { $path } (en-têtes seuls)
        [one] { $rows } ligne exportée : { $path }
       *[other] { $rows } lignes exportées : { $path }
    }
notice-exported-changed =
    { $rows ->
        [one] { $rows } ligne exportée : { $path }
       *[other] { $rows } lignes exportées : { $path }
    }. Un tableur qui l’ouvre par double clic altère { $count ->
        [one] une étiquette ou un numéro de série, { $example }
       *[other] { $count } étiquettes ou numéros de série, comme { $example }
    } : choisissez XLSX.
notice-export-progress = Export : { $percent } %, encore { $seconds } s. { $key_stop } l’arrête.
notice-import-stopped = Import arrêté : rien n’en est gardé.
notice-export-cancelled = Export arrêté : aucun fichier n’est laissé.
notice-replaced = Fichier précédent remplacé
notice-exporting = Export en cours…
notice-kept =
    { $count ->
        [one] { $count } écriture NON ENREGISTRÉE et gardée : { $key_retry } réessaie.
       *[other] { $count } écritures NON ENREGISTRÉES et gardées : { $key_retry } réessaie.
    }
notice-given-up = Ce qui n’était pas enregistré est abandonné.
notice-kept-retry = Cette lecture est gardée mais pas encore enregistrée : { $key_retry } réessaie.
notice-no-open-room = Aucun lieu ouvert à clore. Choisissez un lieu ouvert.
notice-no-room-yet = Aucun lieu : { $key_room } en ouvre un.
notice-note-empty = Rien à noter : choisissez un état, écrivez une remarque, ou prenez une photo.
notice-noted = Note ajoutée.
notice-noted-reference = Note ajoutée. Aucune image n’est gardée, seulement cette référence : { $photo }
notice-photograph-taken = Photo { $photograph } prise ({ $size } ko) : enregistrez la note pour la garder.
notice-photograph-blind = La caméra ne montre rien ici : en visite, caméra allumée, la touche prend ce qu’elle voit. Ou saisissez le chemin d’une image.
notice-photograph-waits = La photo n’est pas encore prête.
notice-photograph-opened = Photo { $photograph } ouverte.
notice-photograph-missing = La photo { $photograph } n’est pas encore ici : la prochaine synchronisation l’apporte si le hub l’a.
notice-no-photograph = Aucune note n’a de photo ici.
notice-nothing-read = Lisez d’abord un équipement.
notice-nothing-to-decide = Rien à décider : ce constat est en ordre.
notice-nothing-to-retry = Rien à réessayer : tout est enregistré.
notice-nothing-to-undo = Rien à annuler sur ce poste.
notice-nothing-to-redo = Rien à rétablir : aucune annulation depuis la dernière écriture.
notice-read-before = « { $before } » n’a été lu qu’un instant, puis « { $now } » au même endroit : vérifiez.
notice-room-opened = Lieu ouvert : { $room }.
notice-room-reopened = Lieu rouvert : { $room }. Ses manquants sont de nouveau à vérifier.
notice-room-undone = « { $room } » n’est plus ouvert : les lectures comptent pour le collège entier.
notice-room-undone-for = « { $room } » n’est plus ouvert : les lectures vont de nouveau dans « { $other } ».
notice-room-closed = Lieu clos : { $room }.
notice-sight-ignored = Étiquette vue pendant une question : présentez-la de nouveau ensuite.
notice-scan-ignored = Lecture ignorée : ouvrez d’abord une visite.
notice-scan-enter = Saisi par la douchette : appuyez vous-même sur { $key_answer } pour continuer.
notice-scan-control = La lecture contenait des caractères de commande : pris comme du texte, sans effet.
notice-scan-question = Lecture ignorée : répondez d’abord à la question.
notice-scan-part = Étiquette incomplète : la suite est attendue. Si c’est tout, appuyez sur { $key_submit }.
notice-part-alone = « { $text } » n’est l’étiquette d’aucun équipement, peut-être un morceau. { $key_submit } encore une fois : enregistré tel quel.
notice-part-held = « { $text } » n’est l’étiquette d’aucun équipement, peut-être un morceau. Complétez ({ $key_tab }), ou { $key_submit } encore une fois : enregistré tel quel.
notice-scan-broken = Étiquette lue en partie seulement : { $text }. Rien n’est enregistré, relisez-la.
notice-lines-read =
    { $count ->
        [one] { $count } ligne lue.
       *[other] { $count } lignes lues.
    }
notice-paste-too-many = { $count } lignes collées, { $most } au plus sont lues à la fois : rien n’est lu.
notice-paste-too-long = Une ligne collée est trop longue pour une étiquette : rien n’est lu.
notice-serial-needs-tag = Le dernier équipement n’a pas été lu par son étiquette.
notice-serial-now = Lisez maintenant le numéro de série gravé sur l’appareil. { $key_leave } : y renoncer.
notice-undone = Annulé : { $what }.
notice-redone = Rétabli : { $what }.
notice-campaign-closed = La campagne est close : rien n’y est lu. Dans la liste des campagnes ({ $key_campaigns }), { $key_turn } la reprend.
notice-campaign-closed-now = Campagne close : on peut encore regarder, décider et exporter.
notice-campaign-entered = Campagne « { $name } ».
notice-resumed = Reprise là où vous étiez : { $place }.
notice-resumed-closed = La visite de { $college } où vous étiez est close.
notice-campaign-reopened = Campagne reprise.
notice-enter-first = Entrez d’abord dans cette campagne ({ $key_enter }) ; on ne clôt et ne reprend que celle où l’on travaille.
notice-switch-unsaved = Des écritures de cette campagne ne sont pas enregistrées : { $key_retry } réessaie, ensuite vous pourrez changer.
notice-visit-closed = La visite est close. { $key_visit } la rouvre.
notice-visit-closed-now = Visite close.
notice-visit-not-open = Rien n’est à clore : la visite s’ouvre avec le premier lieu ouvert ou la première lecture.
notice-visit-reopened = Visite rouverte.
notice-went-full = Comptage complet de ce collège. { $key_undo } revient à l’échantillon.
notice-sample-full = { $key_sample }, puis { $key_full } : compter tout le collège.
notice-wait = Un instant : une écriture est en cours.
undone-read = lecture de { $tag }
undone-visit = ouverture ou clôture de la visite
undone-full = passage au comptage complet
undone-room = ouverture ou clôture de « { $room } »
undone-unlabelled = équipement sans étiquette
undone-remark = note
undone-aside = écriture mise de côté
undone-decision = décision « { $decision } », { $tag }
undone-note = note sur { $tag }
undone-more =
    { $count ->
        [one] { $what } et { $count } autre
       *[other] { $what } et { $count } autres
    }
file-discrepancies = ecarts
file-findings = constats
file-shown = selection
file-summary = synthese

## Touches

key-enter = Entrée
key-esc = Échap
key-space = Espace
key-delete = Suppr
key-backspace = Retour arr.
key-back-tab = Maj-Tab
key-home = Début
key-end = Fin
key-page-up = Page↑
key-page-down = Page↓
keys-no-context = « { $name } » n’est pas un contexte. Les contextes et leurs actions : recol config keys
keys-no-action = « { $name } » n’est pas une action de ce contexte. Les actions de chacun : recol config keys
keys-no-key = « { $name } » n’est pas une touche, ou les terminaux la confondent avec une autre
keys-are-text = « { $name } » est du texte ici : la douchette et la saisie en ont besoin
keys-no-way-out = l’action « { $action } » ({ $code }) n’aurait plus de touche : il n’y aurait plus d’issue
keys-twice = « { $name } » sert déjà ici à l’action « { $other } » ({ $code })
keys-form = il faut [contexte], puis action = ["touche", …]
table-where = Où
table-anywhere = partout
table-keys = Touches
table-what = Effet

context-dashboard = campagne
context-campaigns = campagnes
context-visit = visite
context-findings = constats
context-filter = filtre
context-prompt = saisie
context-confirm = confirmation
context-menu = choix
context-note = note
context-guide = premiers pas
context-sample = échantillon
context-form = nouvelle campagne
context-ticks = pointage
context-reading = lecture
context-detail = détail
context-palette = commandes
help-visit = Tout ce qui s’écrit va dans la ligne de saisie : une douchette n’a besoin de rien. Regarder n’ouvre pas la visite : le premier lieu ouvert ou la première lecture l’ouvre.

action-help = aide
action-help-help = montrer les touches
action-quit = quitter
action-quit-help = quitter Récol
action-back = retour
action-back-help = fermer, effacer ou revenir
action-up = haut
action-up-help = ligne précédente
action-down = bas
action-down-help = ligne suivante
action-page-up = page haut
action-page-up-help = page précédente
action-page-down = page bas
action-page-down-help = page suivante
action-first = début
action-first-help = première ligne
action-last = fin
action-last-help = dernière ligne
action-visit = visiter
action-visit-help = aller à la visite du collège choisi
action-campaigns = campagnes
action-campaigns-help = montrer les campagnes : en changer, clore, reprendre
action-enter-campaign = y travailler
action-enter-campaign-help = travailler dans la campagne choisie
action-sort = trier
action-sort-help = trier les collèges : à traiter d’abord, écarts à décider, avancement, commune
action-sample = échantillon
action-sample-help = montrer l’échantillon : équipements tirés, conclusion
action-go-full = tout compter
action-go-full-help = passer au comptage complet du collège
action-new-campaign = nouvelle
action-new-campaign-help = ouvrir une nouvelle campagne
action-previous-choice = champ précédent
action-previous-choice-help = revenir au champ précédent
action-turn-campaign = clore/reprendre
action-turn-campaign-help = clore la campagne, ou la reprendre
action-filter = filtrer
action-filter-help = filtrer la liste
action-programmes = dotations
action-programmes-help = montrer les dotations : équipements dotés, équipements inventoriés
action-findings = constats
action-findings-help = constats de toute la campagne
action-college-findings = constats
action-college-findings-help = constats de ce collège
action-submit = lire
action-submit-help = lire ce qui est tapé ; sinon ouvrir le lieu choisi et y lire
action-submit-tab = lire
action-submit-tab-help = compléter par ce qui est proposé, sinon lire ce qui est tapé
action-new-room = lieu
action-new-room-help = ouvrir un lieu par son nom
action-close-room = clore
action-close-room-help = clore le lieu : montre d’abord ce qui deviendrait manquant
action-close-visit = clore la visite
action-close-visit-help = clore la visite et tous ses lieux, ou la rouvrir
action-lens = caméra
action-lens-help = allumer ou éteindre la caméra
action-next-camera = autre caméra
action-next-camera-help = passer à la caméra suivante
action-unlabelled = sans étiquette
action-unlabelled-help = ajouter un équipement sans étiquette lisible
action-serial-only = n° de série
action-serial-only-help = lire le prochain équipement par son seul numéro de série
action-serial-of-last = série du dernier
action-serial-of-last-help = ajouter le numéro de série au dernier équipement lu
action-tick-list = pointer
action-tick-list-help = pointer dans la liste de ce qui est attendu
action-note = note
action-note-help = noter l’état de l’équipement
action-photograph = photo
action-photograph-help = prendre en photo ce que voit la caméra, pour la note
action-open-photograph = ouvrir la photo
action-open-photograph-help = ouvrir la photo avec le programme du système
action-undo = annuler
action-undo-help = annuler l’écriture précédente de ce poste, sans limite
action-redo = rétablir
action-redo-help = rétablir ce qui vient d’être annulé
action-retry = réessayer
action-retry-help = réessayer d’enregistrer ce qui ne l’a pas été
action-toggle-all = tout
action-toggle-all-help = montrer tous les constats, ou les seuls écarts
action-toggle-undecided = à décider
action-toggle-undecided-help = ne montrer que ce qui reste à décider
action-regroup = regrouper
action-regroup-help = grouper par constat, par lieu, par dotation, ou pas du tout
action-next-code = constat suivant
action-next-code-help = ne montrer qu’un constat : le suivant
action-previous-code = constat précédent
action-previous-code-help = ne montrer qu’un constat : le précédent
action-mark-alike = pareils
action-mark-alike-help = marquer tous les constats affichés du même genre que celui choisi, ou aucun
action-next-open = suivant
action-next-open-help = aller au constat suivant qui reste à décider
action-previous-open = précédent
action-previous-open-help = aller au constat précédent qui reste à décider
action-balance = bilan
action-balance-help = où en est le rapprochement : ce qui reste, par lieu ou par collège, et qui a décidé quoi
action-report = procès-verbal
action-report-help = faire le procès-verbal d’un collège, ou l’état récapitulatif de la campagne, en PDF
context-balance = Bilan du rapprochement
notice-nothing-open = Plus rien à décider dans cette liste.
balance-progress = { $decided } sur { $count } décidés
balance-left-rooms = Reste à décider, par lieu
balance-left-colleges = Reste à décider, par collège
balance-settled = Décidé
balance-by = { $author } : { $count }
balance-nothing = Aucun écart ici : rien à décider.
balance-done = Plus rien à décider. { $key_place } : faire le procès-verbal en PDF.
balance-hint = { $key_place } : aller au premier qui y reste à décider. { $key_report } : procès-verbal en PDF.
filter-decided = { $decided } sur { $count } décidés
action-decide = décider
action-decide-help = décider de l’écart choisi, ou de tous ceux qui sont marqués
action-sort-column = trier
action-sort-column-help = trier les constats par la colonne suivante, puis revenir à l’ordre habituel
action-reverse-sort = inverser
action-reverse-sort-help = inverser l’ordre des constats
action-pane = détail
action-pane-help = montrer ou cacher le détail du constat choisi
action-detail = voir
action-detail-help = tout ce qu’on sait de l’équipement : lectures, décisions, historique de l’inventaire
action-number = choisir
action-number-help = choisir une décision par son numéro (rangée des chiffres, sans Maj. aussi)
action-cause = motif
action-cause-help = donner un motif, puis décider
action-decide-again = répéter
action-decide-again-help = prendre la même décision que la dernière fois
action-mark = marquer
action-mark-help = marquer l’écart, ou ôter la marque ; une décision vaut pour tous les écarts marqués
action-mark-all = marquer tout
action-mark-all-help = marquer tous les écarts montrés, ou aucun
action-export = exporter
action-export-help = écrire tous les écarts des collèges de la liste en CSV, classeur ou JSON, ou le procès-verbal en PDF ; tous les constats s’ils sont montrés
action-labels = étiquettes
action-labels-help = écrire une planche d’étiquettes des constats marqués, ou du constat choisi
action-confirm = oui
action-confirm-help = confirmer
action-choose = valider
action-choose-help = valider
action-next-choice = champ suivant
action-next-choice-help = passer au champ suivant
action-messages = messages
action-messages-help = revoir tous les messages depuis le lancement
messages-title = Messages
messages-none = Aucun message encore.
action-palette = commande
action-palette-help = chercher une commande par ses mots
edit-move-help = déplacer le curseur dans le texte : d’un caractère, d’un mot, au début ou à la fin
edit-delete-help = effacer dans le texte : un caractère, un mot, tout ce qui précède ou suit le curseur
edit-while-typed = { "" } ; tant que la ligne contient du texte

## Campagnes et échantillons

campaign-open = ouverte
campaign-closed = close
campaign-days = du { $first } au { $last }
campaign-from = à partir du { $first }
campaign-until = jusqu’au { $last }
mode-full-short = complet
mode-blind-short = à l’aveugle
mode-sampling-short = échantillon
campaign-name = Récolement { $year }
campaign-journal = inventaire { $revision } · { $count ->
    [one] { $count } écriture
   *[other] { $count } écritures
}
campaign-again = { $count ->
    [one] { $count } équipement manquant l’était déjà dans la campagne précédente
   *[other] { $count } équipements manquants l’étaient déjà dans la campagne précédente
}
campaign-closed-hint = { $key_turn } la reprend.
mode-full = comptage complet
mode-blind = à l’aveugle : l’attendu reste caché jusqu’à la clôture du lieu
mode-sampling = par échantillon
mode-sampling-misplaced = hors lieu toléré
sample-misplaced = Un équipement dans un autre lieu de son collège n’y compte pas comme une erreur.
mode-sampling-line = { $mode } : confiance { $confidence }, taux tolérable { $tolerable }, graine { $seed }
sample-none-short = complet
sample-pending-short = en cours
sample-incomplete-short = sans conclusion
sample-accepted-short = confirmé
sample-rejected-short = non confirmé
sample-size = { $size ->
    [one] { $size } équipement tiré
   *[other] { $size } équipements tirés
} sur { $population } en réserve
sample-to-floor = de l’inventaire au terrain : { $examined ->
    [one] { $examined } vérifié
   *[other] { $examined } vérifiés
} sur { $size }, { $errors ->
    [0] aucune erreur
    [one] { $errors } erreur
   *[other] { $errors } erreurs
}
sample-to-record = du terrain à l’inventaire : { $examined ->
    [one] { $examined } relevé
   *[other] { $examined } relevés
} pour { $size ->
    [one] { $size } demandé
   *[other] { $size } demandés
} parmi les autres, { $errors ->
    [0] aucune erreur
    [one] { $errors } erreur
   *[other] { $errors } erreurs
}
sample-pending = Pas encore de conclusion : l’échantillon n’est pas complet (confiance { $confidence }, taux tolérable { $tolerable }).
sample-incomplete = Sans conclusion : la visite est close avant que l’échantillon soit complet (confiance { $confidence }, taux tolérable { $tolerable }). Rouvrez-la, ou passez au comptage complet.
sample-accepted = Inventaire confirmé : avec une confiance de { $confidence }, moins de { $tolerable } d’erreurs.
sample-rejected = Inventaire non confirmé : avec une confiance de { $confidence }, un taux d’erreurs de moins de { $tolerable } ne peut plus être assuré. Un comptage complet est proposé.
sample-at-most = Au plus { $most ->
    [one] { $most } équipement inventorié
   *[other] { $most } équipements inventoriés
} sur { $population } en erreur (confiance { $confidence }).

## Synchronisation

doing-use-hub = usage du hub
doing-sync = synchronisation
hint-no-hub = Il n’y a pas de hub ici : branchez la clé, vérifiez le dossier, ou créez-le avec « recol hub init ».
hint-name-hub = Indiquez le hub : « recol sync --hub DOSSIER ».
hint-hub-exists = Il y a déjà un hub ; pour en changer : « recol hub forget ».
hint-hub-address = Une adresse s’écrit postgres://RÔLE@HÔTE/BASE, sans mot de passe ; TLS est toujours employé.
hint-hub-unreachable = Le serveur ne répond pas. Rien n’est perdu : un nouvel essai suivra, et ce qui est enregistré attend ici.
hint-hub-tls = Le serveur ne prouve pas qu’il est le bon. Demandez son certificat (sslrootcert=FICHIER) ou vérifiez l’adresse.
hint-hub-password = Mettez le mot de passe de ce rôle dans RECOL_HUB_PASSWORD, dans le fichier des mots de passe (~/.pgpass, chmod 600 ; sous Windows %APPDATA%\postgresql\pgpass.conf), ou dans le trousseau : recol hub password.
hint-hub-role = Ce rôle n’y a aucun droit. Au bureau : recol hub auditor RÔLE.
hint-hub-owner = Le rôle du bureau n’en a pas le droit. Faites-le avec le rôle qui a créé le hub : --hub postgres://RÔLE@HÔTE/BASE.
hint-hub-repair = La base du hub a été restaurée, ou ses droits ont été changés : le rôle qui la possède refait rôles, droits et règles par « recol hub repair ».
hint-password-in-address = Donnez l’adresse sans le mot de passe : une adresse est enregistrée et affichée. Mettez le mot de passe au trousseau par « recol hub password --hub ADRESSE », ou dans RECOL_HUB_PASSWORD ou le fichier des mots de passe.
hint-no-keyring = Sans trousseau, mettez le mot de passe dans le fichier des mots de passe (~/.pgpass, chmod 600 ; sous Windows %APPDATA%\postgresql\pgpass.conf) ou dans RECOL_HUB_PASSWORD.
hint-campaign-needs = Une campagne ouverte porte sur une révision antérieure : il faut la clore, ou la faire passer à une autre par « recol campaign move ».
hint-no-such-revision = Le hub ne donne pas cette révision. Synchronisez d’abord, ou nommez-en une autre.
hint-keep-password = Nommez un autre rôle, ou laissez celui-ci auditer avec le mot de passe qu’il a : --keep-password.
hint-name-role = Nommez le rôle en minuscules sans accent, chiffres et _, une lettre d’abord : poste_3.
hint-hub-full = Le bureau fait de la place sur le serveur ; rien n’est perdu ici.
hint-damaged-hub = Rien n’est perdu ici. Le bureau remet ce fichier en état, puis recommencez.
hint-strange-hub = Récol ne suit aucun lien dans un hub. Regardez ce qui s’y trouve et enlevez-le, ou donnez le dossier auquel il mène.
hint-station-cloned = Une copie de ce poste écrit aussi. Rien n’est perdu : « recol station renew » continue sous une nouvelle clé.
hint-station-restored = Ce poste a été restauré d’une sauvegarde. Rien n’est perdu : « recol station renew », puis synchronisez.
hint-office-rejoins = Ce bureau a été restauré d’une sauvegarde, ou une copie écrit aussi. Rien n’est perdu : « recol hub rejoin » reprend ce que le hub contient et pose par-dessus ce qui n’est qu’ici.
hint-office-renews = Les postes connaissent le bureau par sa clé. Après une restauration ou à côté d’une copie : « recol hub rejoin » continue sous la même clé. Si la clé elle-même est perdue ou connue d’autres : « recol hub succeed », sur un poste au dossier de données neuf.
hint-recovery-key = Donnez la clé de secours que le bureau a nommée en dernier : « recol hub init » et « recol hub recovery » la montrent une seule fois. Sans elle, personne ne peut succéder au bureau.
hint-hub-restored = Le hub a été restauré d’une sauvegarde. Le bureau le confirme par « recol hub restored » ; tout lui sera renvoyé.
hint-other-inventory = Le hub présente un autre inventaire que celui déjà reçu : appelez le bureau.
hint-await-inventory = L’inventaire n’est pas encore arrivé en entier au hub : rien n’a été publié. Attendez que le dossier soit complet, puis recommencez.
hint-accept-station = Le bureau n’a pas accepté ce poste, ou l’a refusé : demandez-lui « recol station accept NOM ». Vos lectures attendent ici.
hint-wrong-hub = Ce n’est pas le hub de ce poste. Vérifiez l’adresse ; pour en changer : « recol hub forget ».
hint-own-inventory = Ce dossier a son propre inventaire. Joignez le hub depuis un dossier neuf : « --data-dir ».
hint-other-office = Le bureau qui répond là n’est pas celui convenu : comparez la clé avec « recol station show » au bureau, par téléphone.
hint-office-only = Seul le poste du bureau peut le faire.
hint-set-clock = Réglez l’horloge de ce poste, puis recommencez. Rien n’est perdu.
hint-older-hub = Ce hub est d’une forme ancienne : le bureau en crée un nouveau.
hint-name-station = Aucun poste de ce nom, ou plusieurs : donnez le début de sa clé, voir « recol station list ».
hint-stopped = Ce qui est fait est fait ; le reste suivra à la prochaine synchronisation.
hint-label-stock = Donnez la référence d’une planche (L7160, L7159, L7163, L7651, L6011, L6009, L6008, L4731, L4732, 8658), ou ses mesures en millimètres : 63.5x38.1,3x7,7.2,15.1,66.0x38.1 (étiquette, colonnes x lignes, marge gauche, marge haute, pas).
hint-label-offset = Donnez un décalage plus petit : les étiquettes doivent rester sur la feuille. Mesurez-le sur une feuille de calage : « recol labels --calibration ».
hint-label-start = Donnez la place de la première étiquette libre, comptée à partir de 1, rangée par rangée.
hint-label-size = Prenez une étiquette plus grande, ou un numéro plus court.
hint-label-letters = Imprimez une planche en PDF avec des codes QR : ils contiennent n’importe quelle lettre.
hint-label-printer = Donnez la taille de l’étiquette, par exemple 57x32 (en millimètres), et la résolution de l’imprimante : 203, 300 ou 600.
hint-check-outlines = Les contours sont du GeoJSON : chaque commune avec son nom (nom) et son contour en degrés ; voir « recol outlines --help ».
hint-open-by-hand = Ouvrez-le vous-même : le système n’a pas de programme pour cela ici.
hint-label-fewer = Faites plusieurs fichiers : un collège après l’autre, ou avec un filtre.
hint-label-none = Nommez des numéros, un fichier, un collège, ou tout l’inventaire ; voir « recol labels --help ».
hint-label-fits = Aucun équipement ne convient : nommez un autre --filter ou un autre collège, ou omettez --filter.
hint-label-decided = Rien de décidé ne demande une étiquette : « refaire l’étiquette » ou « inventorier », à l’écran ou par « recol decide ».
hint-label-one = Une image montre une seule étiquette : nommez un seul numéro, ou faites une planche en PDF.
hint-label-misread = Comparez ce numéro avec l’étiquette ou l’inventaire : sa lettre de contrôle est fausse.
hint-allot-at-office = Seul le bureau du hub attribue des numéros : demandez-lui une planche, ou décidez « inventorier » et laissez-le imprimer l’étiquette.
hint-allot-fewer = Attribuez de 1 à 10 000 numéros à la fois.
hint-allot-again = Un autre programme en attribuait au même moment : recommencez.
sync-step-meet = Contact
sync-step-publish = Publication de l’inventaire
sync-step-inventory = Réception de l’inventaire
sync-step-receive = Réception
sync-step-send = Envoi
sync-step-photographs = Photos
sync-never = jamais
thing-file = un fichier
thing-folder = un dossier
thing-link = un lien
thing-pipe = un tube
thing-socket = une socket
thing-device = un périphérique
trouble-many = { $first } — et { $count } autres de même : { $names } …
trouble-aside = { $what } : altéré ({ $cause }) ; mis de côté sous le nom { $aside }, et réécrit
trouble-strange = { $what } : c’est { $thing }, que Récol ne suit pas et ne touche pas ; rien n’y est lu ni écrit
trouble-crowded = { $what } : trop de fichiers ; Récol n’en regarde que { $most }, le reste est ignoré
trouble-altered = { $what } : illisible ou altéré ({ $cause }) ; son auteur l’écrira de nouveau
trouble-mended = série { $series } : un fichier manquait ou était abîmé, il a été réécrit
trouble-missing = série { $series } : l’écriture { $expected } n’est pas encore arrivée, la suite attend
trouble-unknown-key = poste { $name } ({ $key }) : pas encore accepté par le bureau, ses écritures attendent
trouble-turned-away = poste { $name } ({ $key }) : refusé par le bureau ; ce qu’il a écrit depuis n’est pas repris
trouble-inventory-missing = les fichiers de l’inventaire ne sont pas encore tous arrivés, il attend ; celui d’ici reste
trouble-wrong-campaign = série { $series } : elle se dit d’une autre campagne, elle n’est pas reprise
trouble-forked = série { $series } : écrite par deux copies d’un poste, la seconde n’est pas reprise
trouble-lost = série { $series } : le hub en a moins qu’ici
trouble-clock-ahead = série { $series } : l’horloge de son poste avance de { $minutes } min
trouble-first-contact = premier contact : la clé du bureau est { $key } (à comparer avec « recol station show » au bureau)
trouble-clock-put-right = série { $series } : l’horloge de ce poste-ci avançait de { $minutes } min ; ce qu’elle avait daté a été rectifié
trouble-withheld = poste { $name }, série { $series } : le bureau annonce { $stated ->
    [one] { $stated } écriture
   *[other] { $stated } écritures
}, { $here ->
    [0] aucune n’est là
    [one] { $here } est là
   *[other] { $here } sont là
} ; un morceau a été retiré ou n’est pas arrivé
trouble-emptied = poste { $name }, série { $series } : { $count ->
    [one] { $count } écriture est arrivée sans son contenu
   *[other] { $count } écritures sont arrivées sans leur contenu
} : son poste l’a effacé, ou quelqu’un l’a fait au hub ; demandez à ce poste
trouble-not-stated = inventaire { $revision } : le bureau ne l’a pas encore signé, il attend
trouble-office-changed = un autre poste est désormais le bureau, la clé de secours l’atteste ; sa clé : { $key }
trouble-nothing-stated = le bureau n’a pas encore annoncé ce qu’il y a : ce qui manque à ce hub ne se verrait pas ; sa prochaine synchronisation l’annoncera
trouble-no-place-for-photographs = ce hub date d’avant les photos : elles attendent que la prochaine synchronisation du bureau leur fasse une place
trouble-lacks-rights = ce hub date d’avant des droits qu’ont les plus récents : synchronisez-le une fois avec le rôle qui le possède, { $owner } (--hub postgres://{ $owner }@HÔTE/BASE)
trouble-photographs-wait = { $count ->
    [0] les photos attendent
    [one] une photo attend
   *[other] { $count } photos attendent
} la prochaine synchronisation ({ $cause }) ; les écritures n’en souffrent pas
trouble-photograph-damaged = { $what } : abîmée ici ({ $cause }), donc pas envoyée ; supprimez le fichier si ce n’est pas la photo
trouble-photograph-lost = photo { $photograph } : une note de ce poste la nomme, et elle n’est ni ici ni au hub

cli-hub-made = √ Hub créé : { $address }. Ce poste en est le bureau. Ensuite : « recol sync ».
cli-recovery = Clé de secours, montrée cette seule fois. Gardez-la sur papier, loin de la machine : elle fait d’un autre poste le bureau si celui-ci est perdu.
      { $key }
cli-recovery-ask = Clé de secours :
cli-hub-rejoined = √ Le bureau est de nouveau d’accord avec son hub. Repris du hub : { $taken } { $taken ->
    [one] révision
   *[other] révisions
}, { $received } { $received ->
    [one] écriture
   *[other] écritures
}. Posé par-dessus depuis ce poste : { $moved } { $moved ->
    [one] révision
   *[other] révisions
}, { $carried } { $carried ->
    [one] écriture
   *[other] écritures
}.
cli-hub-succeeded = √ Ce poste est désormais le bureau. Les autres l’apprennent à leur prochaine synchronisation. Les détenteurs et les noms entiers des dotations restent à un bureau : réimportez-les ici. La clé de secours utilisée est connue de qui l’a saisie : « recol hub recovery » en tire une nouvelle.
cli-office-role = √ Le rôle { $role } a les droits du bureau. Désormais : recol sync --hub { $address }
cli-role-untried = · Le rôle { $role } a ses droits. Son mot de passe n’est pas connu ici : l’accès n’a pas été essayé. Avec ce rôle : recol sync --hub { $address }
cli-role-unreached = × Le rôle { $role } a ses droits, mais n’atteint pas le hub depuis ce poste. Son adresse : { $address }
cli-hub-repaired = √ Refaits au hub : { $made ->
    [0] aucun rôle
   *[other] { $roles }
}, { $rights } { $rights ->
    [one] droit
   *[other] droits
}, { $policies } { $policies ->
    [one] règle
   *[other] règles
} sur { $of }.
cli-hub-repaired-office = Le rôle du bureau n’existe pas sur ce serveur : le bureau continue avec le rôle qui a réparé.
cli-hub-repaired-without = Sans accès sur ce serveur, chacun à refaire par « recol hub auditor RÔLE » : { $roles }
cli-hub-whole = √ Rien ne manque au hub : rôles, droits et règles y sont.
cli-auditor-certificate = Là-bas, sslrootcert est le chemin du fichier { $file } sur ce poste.
cli-auditor = √ Rôle { $role }. Sur son poste : recol sync --hub { $address }
cli-auditor-password = Son mot de passe, donné cette seule fois : { $password }
cli-password-ask = Mot de passe du rôle :
cli-password-kept = √ Le trousseau tient le mot de passe.
cli-hub-gathered = √ Le hub donne l’inventaire à partir de la révision { $revision } ; ce qui précède y est réuni.
cli-hub-restored = √ Le hub commence une nouvelle histoire ; les postes lui renverront ce qu’il a perdu.
cli-hub-forgotten = √ Ce poste n’a plus de hub ; tout ce qui est enregistré reste.
cli-station = Poste { $name }, clé { $key }
cli-station-alone = Sans hub.
cli-station-office = bureau
cli-station-field = terrain
cli-station-hub = Hub : { $address } ({ $role }), dernière synchronisation : { $synced }
cli-station-renewed = √ { $count ->
    [0] Rien à reporter
    [one] Une écriture reportée
   *[other] { $count } écritures reportées
} dans une nouvelle série. Nouvelle clé { $key } : le bureau doit l’accepter, puis « recol sync ».
cli-station-lost = × { $name }  { $key }  refusé désormais, comme perdu ou volé
cli-station-would-lose = · { $name }  { $key }  serait refusé, comme perdu ou volé
cli-station-lost-before = × { $name }  { $key }  déclaré perdu ou volé le { $at }, et refusé depuis
cli-station-not-lost = ▲ { $name }  { $key }  n’a pas été refusé
cli-lost-had-nothing = Il n’a jamais été accepté : ce hub ne lui a remis ni inventaire ni écritures.
cli-lost-had-nothing-of-folder = Il n’a jamais été accepté : son Récol n’a pris de ce hub ni inventaire ni lectures. Mais qui atteint le dossier peut lire ce qu’il contient.
cli-lost-had-all = Il peut avoir l’inventaire jusqu’à la révision { $revision }, tous les collèges en entier, et ce que les collègues ont lu jusqu’ici.
cli-lost-had = Il peut avoir l’inventaire jusqu’à la révision { $revision }, en entier pour { $colleges }, et ce que les collègues ont lu jusqu’ici.
cli-lost-entries = { $count ->
    [0] Aucune de ses écritures n’est arrivée ici.
    [one] Une de ses écritures est arrivée ici.
   *[other] { $count } de ses écritures sont arrivées ici.
 }
cli-lost-last = La dernière est du { $at }.
cli-lost-not-here = ▲ { $count ->
    [one] une autre de ses écritures est au hub et n’est pas arrivée ici
   *[other] { $count } autres de ses écritures sont au hub et ne sont pas arrivées ici
 } : d’abord « recol sync ».
cli-lost-shut-out = ▲ { $count ->
    [one] une autre de ses écritures est au hub et n’arrive pas ici
   *[other] { $count } autres de ses écritures sont au hub et n’arrivent pas ici
 }, car le poste n’est pas accepté. Pour les prendre quand même : « { $accept } », « recol sync », puis de nouveau cette commande.
cli-lost-unknown = Ce qu’il a enregistré sans jamais l’envoyer, personne ne le connaît : demandez à son auditeur quels lieux ont été lus depuis.
cli-lost-in-clear = Récol ne chiffre pas sa base : sauf si son disque est chiffré, qui a l’ordinateur peut lire tout cela.
cli-lost-folder = Retirez-lui l’accès à { $folder } : le compte, le mot de passe du partage, la clé USB. Qui atteint le dossier peut lire ce qu’il contient.
cli-lost-role = Avec le rôle qui a créé le hub, dans sa base : { $command } D’ici là, qui a son mot de passe peut se connecter.
cli-lost-no-role = Il ne s’est jamais présenté avec un rôle à lui. S’il connaît le mot de passe d’un rôle : ALTER ROLE … NOLOGIN, avec le rôle qui a créé le hub.
cli-lost-named = L’état récapitulatif le nomme désormais.
cli-lost-found = S’il est retrouvé : « { $accept } ».
cli-lost-once = rien n’a été enregistré : il a déjà été déclaré perdu, et cela reste valable
cli-lost-waits = rien n’a été enregistré : d’abord « recol sync », puis de nouveau cette commande ; ou « recol station refuse { $key } », pour l’écarter quand même
cli-lost-dry = rien n’a été changé : ajoutez --yes pour le refuser
cli-card-accepted = accepté
cli-card-refused = refusé
cli-card-waiting = en attente
cli-card-all = tous les collèges
cli-synced = √ { $address } : { $sent ->
    [0] rien à envoyer
    [one] { $sent } écriture envoyée
   *[other] { $sent } écritures envoyées
}, { $received ->
    [0] rien de nouveau
    [one] { $received } reçue
   *[other] { $received } reçues
}{ $waiting ->
    [0] {""}
   *[other] , { $waiting } en attente
}
cli-synced-photographs = photos : { $sent ->
    [one] { $sent } envoyée
   *[other] { $sent } envoyées
}, { $received ->
    [one] { $received } reçue
   *[other] { $received } reçues
}{ $awaited ->
    [0] { "" }
   *[other] , { $awaited } pas encore au hub
}
cli-synced-published = √ { $count ->
    [one] { $count } révision publiée
   *[other] { $count } révisions publiées
}
cli-synced-inventory = √ inventaire : { $count ->
    [one] { $count } révision
   *[other] { $count } révisions
}, { $rows ->
    [one] { $rows } ligne
   *[other] { $rows } lignes
}

context-sync = synchronisation
action-sync = synchroniser
action-sync-help = montrer la synchronisation avec le hub
action-sync-now = maintenant
action-sync-now-help = synchroniser maintenant
action-stop-sync = arrêter
action-stop-sync-help = arrêter la synchronisation en cours ; la suivante fera le reste
action-name-hub = hub
action-name-hub-help = indiquer où est le hub
panel-sync = Synchronisation
prompt-hub = Où est le hub ?
prompt-hub-hint = Un dossier : partage, dossier synchronisé ou clé ; ou postgres://RÔLE@HÔTE/BASE. { $key_answer } : synchroniser. { $key_cancel } : laisser.
sync-no-hub = Ce poste travaille seul. { $key_sync } : indiquer où est le hub, dossier ou serveur, où se retrouvent plusieurs postes. Pour en créer un, au bureau : « recol hub init ADRESSE ».
field-hub = Hub
field-synced = Dernière synchro.
field-waiting = À envoyer
field-sync-now = En ce moment
field-sync-last = La dernière
sync-waiting = { $count ->
    [0] rien
    [one] { $count } écriture
   *[other] { $count } écritures
}
sync-next = prochaine dans { $seconds } s
sync-soon = bientôt
sync-last = { $sent ->
    [0] rien d’envoyé
    [one] { $sent } envoyée
   *[other] { $sent } envoyées
}, { $received ->
    [0] rien de reçu
    [one] { $received } reçue
   *[other] { $received } reçues
}{ $rows ->
    [0] { "" }
    [one] , { $rows } ligne d’inventaire
   *[other] , { $rows } lignes d’inventaire
}
sync-more = et { $count } de plus : ↓
notice-sync-stopping = La synchronisation s’arrête à sa prochaine étape ; ce qui est fait reste fait.
notice-sync-running = La synchronisation est en cours.
notice-sync-seen = { $count ->
    [one] { $count } lecture de { $who } est arrivée
   *[other] { $count } lectures de { $who } sont arrivées
}.
notice-sync-conflicts = { $count ->
    [one] Une décision contredit celle d’un autre poste
   *[other] { $count } décisions contredisent celles d’un autre poste
} : à trancher dans les constats.

# Écritures mises de côté.
aside-not-office = seul le bureau peut le dire
aside-not-accepted = le bureau n’a pas accepté ce poste : ce qu’il écrit est gardé, et comptera une fois accepté (recol station accept, au bureau)
aside-refused = le bureau a refusé ce poste : ce qu’il a écrit depuis est gardé et ne compte plus
aside-out-of-scope = ce poste n’a pas été accepté pour { $college } : ce qui y est lu est gardé, et comptera une fois que le bureau l’aura dit (recol station accept NOM --college { $college })
aside-outside-campaign = la campagne ne couvre pas { $college } : ce qui y est lu est gardé, et comptera une fois que le bureau l’aura élargie (recol campaign widen { $college })
aside-unintroduced = le début de sa série, avec son poste et sa clé, n’est pas ici
aside-line = { $count ->
    [one] { $count } écriture de { $station } mise de côté
   *[other] { $count } écritures de { $station } mises de côté
} : { $reason }

# L’import sur l’écran.
panel-import = Import et révisions de l’inventaire
head-revision = Rév.
head-imported = Importée
head-source = Fichiers
head-added = Ajoutés
head-changed = Modifiés
head-removed = Retirés
head-devices = Parc
head-column = Colonne
head-cells = Exemples
head-means = Signification
head-word = Mot
head-question = Question
head-rows = Lignes
import-hint = { $key_import } : importer un fichier. { $key_steps } : ce que la révision a changé. Les nombres sont ceux des équipements.
import-reading-revisions = Lecture des révisions…
empty-revisions = Pas encore d’inventaire. { $key_import } importe un fichier du bureau : CSV, GLPI, Snipe-IT, classeur.
import-reading = Lecture du fichier
import-comparing = Comparaison avec l’inventaire
import-storing = Enregistrement de la révision
import-far = { $percent } %, encore { $seconds } s
import-since = depuis { $seconds } s
import-stop = { $key_stop_import } arrête : rien n’en est gardé.
import-columns = { $source } : { $rows ->
    [one] { $rows } ligne
   *[other] { $rows } lignes
}
import-columns-hint = { $key_change } change la signification d’une colonne, { $key_on } continue. Ce qui parle de personnes n’est pas importé.
import-columns-waiting = { $rows ->
    [one] { $rows } ligne a
   *[other] { $rows } lignes ont
} un mot dont le sens n’est pas connu : ce sera demandé ensuite.
import-college-of-all = Collège de tout le fichier
import-no-college = comme le disent les lignes
import-words = { $count ->
    [one] { $count } mot à comprendre
   *[other] { $count } mots à comprendre
}
import-words-hint = { $key_change } répond, { $key_on } continue. Les réponses sont gardées pour le prochain fichier de cette source.
import-words-waiting = Sans réponse, { $rows ->
    [one] { $rows } ligne sera retenue
   *[other] { $rows } lignes seront retenues
} et le mot redemandé.
import-plan = Rien n’est encore écrit : + { $added }, ~ { $changed }, - { $removed } ; { $rejected ->
    [0] rien de rejeté
    [one] { $rejected } ligne rejetée
   *[other] { $rejected } lignes rejetées
}
import-plan-others = Rien n’est encore écrit : { $count ->
    [one] { $count } ligne change
   *[other] { $count } lignes changent
}, { $rejected ->
    [0] rien de rejeté
    [one] { $rejected } ligne rejetée
   *[other] { $rejected } lignes rejetées
}
import-plan-upsert = Ce que le fichier ne nomme pas reste. { $key_whole } : c’est la table entière, ce qu’elle ne nomme pas part.
import-plan-whole = Table entière : ce qu’elle ne nomme pas part. { $key_whole } : seulement des changements.
import-plan-many = { $count ->
    [one] { $count } fiche partirait
   *[other] { $count } fiches partiraient
} : ce nombre sera à taper.
import-plan-rejects = { $key_rejects } écrit les lignes rejetées à côté du fichier, pour les corriger et les importer à nouveau.
import-plan-ready = { $key_store } enregistre.
import-plan-nothing = Rien ne change. { $key_store } ferme.
import-others = ~ { $count ->
    [one] { $count } ligne
   *[other] { $count } lignes
} de collèges ou de dotations
import-no-steps = Rien n’a changé pour les équipements.
import-revision = Révision { $revision }
prompt-removal = Combien partent ?
prompt-removal-hint = Tapez { $count } pour retirer autant de fiches ; { $key_cancel } renonce.
notice-removal-other = Ce n’est pas { $count } : rien n’est retiré.
pick-column = Que dit la colonne « { $header } » ?
pick-word = « { $word } » : { $question }
empty-pick = Rien de ce nom.
means-serial-as-tag = numéro de série, et étiquette aussi
means-place = lieu, avec son collège
means-keeper = qui l’a (« affecté », sans nom)
means-checkout-kind = à une personne ou dans un lieu
means-checkout-place = le lieu où il a été sorti
means-personal = personnes : laissé de côté
means-ignored = laissé de côté
inventory-tag = étiquette
inventory-serial = numéro de série
inventory-model = modèle
inventory-kind = type
inventory-programme = dotation
inventory-delivery = livraison
inventory-owner = propriétaire
inventory-custody = situation
inventory-holder = détenteur (référence)
inventory-due = retour prévu
inventory-college = collège
inventory-room = lieu
inventory-source-id = numéro dans le logiciel d’origine
inventory-uuid = UUID
inventory-uai = UAI
inventory-name = nom
inventory-commune = commune
inventory-commune-code = code de la commune
inventory-priority = éducation prioritaire
inventory-code = code de la dotation
inventory-allotted = nombre doté
word-in-use = en service : qui l’a décide
word-nowhere = aucun lieu
word-held-back = retenir ces lignes
word-open = ?
context-revisions = révisions
context-working = import en cours
context-mapping = correspondance
context-plan = plan de l’import
context-pick = choix dans une liste
action-import = importer
action-import-help = importer un fichier, ou voir les révisions de l’inventaire
action-complete = compléter
action-complete-help = compléter le chemin d’un fichier
action-continue = continuer
action-continue-help = passer à l’étape suivante
action-rejects = rejets
action-rejects-help = écrire les lignes rejetées dans un fichier à côté de celui qui est importé, à corriger
action-whole-table = table entière
action-whole-table-help = le fichier est la table entière, ou seulement des changements

map-progress = Carte · ce qui est lu
map-discrepancies = Carte · écarts
notice-map-small = La carte demande une fenêtre plus grande.
map-signs = ○ à faire  ● ouvert  ◊ lieux ouverts depuis  √ réglé  × à décider
map-no-address = Un signe est dans sa commune : ce n’est pas une adresse.
map-off =
    { $count ->
        [one] { $count } collège n’est pas sur la carte.
       *[other] { $count } collèges ne sont pas sur la carte.
    }
panel-room = Le lieu
panel-room-many = Le lieu · une case pour { $count }
room-empty = Rien n’est attendu ici.
room-hidden = Comptage à l’aveugle : ce qui est attendu n’est pas montré.
pace-left = encore { $count }
pace-visit = visite : encore { $count }
pace-end = fini vers { $time }
action-left = ouest
action-left-help = sur la carte : vers le collège à l’ouest
action-right = est
action-right-help = sur la carte : vers le collège à l’est
panel-burndown = Rythme de la campagne
burndown-read = { $read ->
    [0] rien de lu encore
    [one] { $read } lu en { $days ->
        [one] { $days } jour
       *[other] { $days } jours
    }
   *[other] { $read } lus en { $days ->
        [one] { $days } jour
       *[other] { $days } jours
    }
}
burndown-left = { $left ->
    [0] plus rien sur { $expected }
   *[other] encore { $left } sur { $expected }
}
burndown-end = fini vers le { $date }
burndown-planned = prévu jusqu’au { $date }
burndown-none = Aucun équipement attendu n’est encore lu. Chaque jour de lectures fera une ligne ici.
burndown-head-read = lus
burndown-head-left = reste
burndown-head-plan = prévu
action-burndown = rythme
action-burndown-help = la campagne jour après jour : ce qui est lu, ce qui reste, quand ce sera fini
notice-copied = Envoyé au presse-papiers du terminal : { $text }
notice-copied-lines = { $count } lignes envoyées au presse-papiers du terminal
notice-copy-none = Il n’y a ici aucune étiquette à copier.
notice-copy-long = { $count } lignes, c’est plus que ne prend le presse-papiers d’un terminal : { $key_export } les écrit dans un fichier.
notice-opened = Montré par un autre programme : { $path }
notice-nothing-written = Rien n’est encore écrit : { $key_export } dans les constats écrit un fichier.
action-copy-tag = copier
action-copy-tag-help = copier l’étiquette, ou celles des lignes cochées, dans le presse-papiers du terminal
action-copy-row = copier la ligne
action-copy-row-help = copier la ligne, ou celles qui sont cochées, avec des tabulations pour un tableur
action-open-folder = ouvrir le dossier
action-open-folder-help = ouvrir le dossier du dernier fichier écrit
action-map = carte
action-map-help = les collèges sur la carte des communes : les flèches vont au plus proche
action-shade = teinte
action-shade-help = ce que disent les teintes de la carte : ce qui est lu, ou les écarts

find-title = Chercher
find-hint = Un morceau d’étiquette, de numéro de série, de modèle, de lieu, de collège, de commune. Plusieurs mots resserrent.
find-none = Rien ne correspond à ces lettres.
find-read = lu le { $when } par { $author }
find-nowhere = Aucun collège ne l’enregistre et il n’a été lu nulle part.
find-unvisited = Rien n’est encore conclu ici de cet équipement.
action-find = chercher
action-find-help = chercher un équipement, un lieu ou un collège, et y aller

## Bureau

context-office = Bureau
action-office = bureau
action-office-help = montrer le bureau : postes, révisions de l’inventaire, ce qui est mis de côté, hub
action-next-part = suite
action-next-part-help = passer à la partie suivante du bureau
action-previous-part = avant
action-previous-part-help = revenir à la partie précédente du bureau
action-accept-station = accepter
action-accept-station-help = accepter le poste choisi, pour tous les collèges ou pour certains
action-refuse-station = refuser
action-refuse-station-help = refuser le poste choisi
action-compare = comparer
action-compare-help = comparer deux révisions : la première choisie, puis l’autre
action-move-campaign = déplacer
action-move-campaign-help = tenir la campagne contre la révision choisie
office-stations = Postes
office-revisions = Révisions
office-aside = Mis de côté
office-hub = Hub
head-station = Poste
head-station-state = État
head-role = Rôle
head-heard = Dernier accord
head-scope = Collèges
head-key = Clé
office-own = { "" } (ici)
office-role-office-short = bureau
office-role-field-short = terrain
office-role-office = Ce poste est le bureau de ce hub.
office-role-field = Ce poste travaille pour le bureau de ce hub.
office-asking = Le hub est interrogé…
office-reached = Le hub répond.
office-not-reached = Le hub n’a pas répondu la dernière fois.
office-no-stations = Le hub n’a pas encore dit qui il connaît.
office-stations-hint = { $key_accept } : accepter, ou changer les collèges. { $key_refuse } : refuser. { $key_again } : interroger encore. D’un autre poste, le dernier accord est l’heure de sa dernière écriture arrivée ici.
office-stations-field = Seul le bureau accepte et refuse. { $key_again } : interroger encore.
office-revisions-hint = { $key_changes } : ce que la révision a changé. { $key_compare } sur deux révisions : les comparer. { $key_file } : importer. { $key_move } : tenir la campagne contre elle.
office-newer-revision = La campagne est tenue contre { $held } ; { $newest } est plus récente : choisissez-la, puis { $key_move }.
office-aside-hint = Ce dont rien n’est conclu, par qui, et pourquoi. Des décisions qui se contredisent se règlent dans les constats, par une de plus.
office-aside-none = Rien n’est mis de côté, et aucune décision n’en contredit une autre.
office-hub-hint = { $key_again } : s’accorder maintenant. { $key_hub } : indiquer un autre hub.
office-compared-title = De { $from } à { $to }
office-compared = Ajoutés { $added } · retirés { $removed } · modifiés { $changed }, dont déplacés { $moved }
prompt-scope = Accepter « { $name } » pour quels collèges ?
prompt-scope-hint = Les UAI, séparés par des blancs ; rien pour tous les collèges. Ce que le poste écrit ailleurs ne compte pas. { $key_answer } : accepter. { $key_cancel } : laisser.
confirm-refuse-station = Refuser « { $name } » ?
confirm-refuse-station-hint = Ce que le bureau en avait reçu continue de compter ; le reste n’est pas pris.
confirm-move-campaign = Tenir la campagne contre { $revision } ?
confirm-move-campaign-hint = Les constats sont conclus de nouveau, à partir de cette révision. C’est une écriture : tous les postes la suivent.
notice-office-only = Seul le bureau accepte et refuse des postes.
notice-own-station = Le bureau ne se refuse pas lui-même.
notice-no-such-college = « { $name } » n’est pas l’UAI d’un collège de l’inventaire.
notice-compare-with = { $revision } est retenue : choisissez l’autre révision, puis { $key_compare }.
notice-held-already = La campagne est déjà tenue contre cette révision.
notice-no-campaign-to-move = Aucune campagne à déplacer.
title-newer-revision = révision { $newest } parue ({ $held } ici)
office-alone-secret = Restent des commandes, parce qu’un mot de passe ou un jeton s’y tape ou s’y imprime : recol pull, recol push, recol hub init, recol hub auditor, recol hub office, recol hub password, recol hub recovery, recol hub succeed.
office-alone-grave = Restent des commandes, parce qu’on n’y revient pas et qu’elles sont rares : recol purge, recol hub gather, recol hub rejoin, recol hub restored, recol hub repair, recol hub forget, recol station lost, recol station renew.
office-alone-files = Restent des commandes, parce qu’elles servent des fichiers et d’autres programmes : recol give-back, recol papers, recol tags allot, recol read.
office-alone-machine = Restent des commandes, parce qu’elles parlent de la machine, ou s’impriment : recol doctor, recol verify, recol config, recol camera, recol outlines, recol station name, recol guide, recol man, recol completions.
office-alone-widen = Reste une commande, parce que tous les postes doivent le savoir d’avance : recol campaign widen.
