### Les mots de la ligne de commande. Ceux des écrans sont dans fr.ftl.

cli-recorded = enregistré
cli-already = déjà lu à { $time } ({ $author })
cli-not-recorded = NON ENREGISTRÉ
cli-recorded-at = inscrit : { $place }
cli-read-at = lu : { $place }
cli-decided-as = décidé : { $decision }
cli-find-more = { $most ->
    [one] Seulement le premier
   *[other] Seulement les { $most } premiers
} : d’autres lettres précisent, ou --most.
cli-findings-none = aucun écart
cli-visit-totals = { $college } : { $read ->
    [one] { $read } lu
   *[other] { $read } lus
} sur { $expected ->
    [one] { $expected } attendu
   *[other] { $expected } attendus
}, { $count ->
    [0] aucun écart
    [one] { $count } écart
   *[other] { $count } écarts
}
cli-labels-calibration = Feuille de calage dans { $path }
cli-labels-without-tag = { $count ->
    [one] { $count } décision concerne un équipement
   *[other] { $count } décisions concernent des équipements
} sans numéro imprimable : « recol tags allot { $count } » en attribue
cli-tags-labels = Les numéros sont attribués ; leur planche n’a pas pu être écrite :
cli-exported = { $rows ->
    [0] aucune ligne écrite dans { $path } (en-têtes seuls)
    [one] { $rows } ligne écrite dans { $path }
   *[other] { $rows } lignes écrites dans { $path }
}
cli-export-changed = un tableur qui ouvre ce fichier par double clic altère { $count ->
    [one] { $count } étiquette ou numéro de série, { $example }
   *[other] { $count } étiquettes ou numéros de série, comme { $example }
} (zéros perdus, chiffres arrondis, dates inventées) : prenez --format xlsx
cli-export-csv-alone = un profil n’existe que pour le CSV ; un classeur a les mots de --lang, le JSON des codes
cli-export-workbook-alone = seul un classeur a des feuilles : --format xlsx
cli-export-terminal = un classeur n’est rien pour un terminal : nommez un fichier
cli-read-nothing = aucun code lu
cli-campaign-opened = campagne « { $name } » ouverte sur { $count ->
    [one] { $count } collège
   *[other] { $count } collèges
}, inventaire { $revision }
cli-campaign-none = aucune campagne ici : recol campaign open NOM
cli-campaign-line = { $count ->
    [one] { $count } écriture
   *[other] { $count } écritures
}, inventaire { $revision }
cli-aside-none = rien n’est mis de côté dans cette campagne
cli-campaign-widened = campagne « { $name } » : { $count ->
    [0] elle les couvre déjà
    [one] { $count } collège de plus
   *[other] { $count } collèges de plus
}{ $counted ->
    [0] { "" }
    [one]  ; { $counted } écriture mise de côté compte désormais
   *[other]  ; { $counted } écritures mises de côté comptent désormais
}
cli-campaign-used = campagne « { $name } » : on y travaille désormais
cli-campaign-moved = la campagne est maintenant tenue sur l’inventaire { $revision }
cli-college-line = { $read ->
    [one] { $read } lu
   *[other] { $read } lus
} sur { $expected }, { $count ->
    [0] aucun écart
    [one] { $count } écart
   *[other] { $count } écarts
}, { $decided ->
    [0] aucun décidé
    [one] { $decided } décidé
   *[other] { $decided } décidés
}
cli-campaign-show = { $name } : { $figures }
cli-since = close, avec { $places ->
    [one] { $places } lieu ouvert
   *[other] { $places } lieux ouverts
} depuis : { $pending ->
    [one] { $pending } équipement
   *[other] { $pending } équipements
} à y vérifier
cli-since-blind = close, avec { $places ->
    [one] { $places } lieu ouvert
   *[other] { $places } lieux ouverts
} depuis
cli-campaign-closed = campagne « { $name } » close : plus rien ne s’y lit ; décisions et exports continuent{ $open ->
    [0] { "" }
    [one] { " " }({ $open } visite était encore en cours)
   *[other] { " " }({ $open } visites étaient encore en cours)
}
cli-campaign-reopened = campagne « { $name } » reprise
cli-campaign-full = { $college } : comptage complet désormais, { $expected ->
    [one] { $expected } équipement attendu
   *[other] { $expected } équipements attendus
}
cli-visits = { $colleges ->
    [one] { $colleges } collège
   *[other] { $colleges } collèges
}, { $open ->
    [0] aucune visite en cours
    [one] { $open } visite en cours
   *[other] { $open } visites en cours
}, { $closed ->
    [0] aucune close
    [one] { $closed } close
   *[other] { $closed } closes
}
cli-devices = { $read ->
    [0] aucun équipement lu
    [one] { $read } équipement lu
   *[other] { $read } équipements lus
} sur { $expected ->
    [one] { $expected } attendu
   *[other] { $expected } attendus
}
cli-devices-sampled = { $expected ->
    [one] { $expected } équipement à chercher
   *[other] { $expected } équipements à chercher
}, { $read ->
    [one] { $read } lu
   *[other] { $read } lus
}
cli-devices-blind = { $read ->
    [0] aucun équipement lu
    [one] { $read } équipement lu
   *[other] { $read } équipements lus
} parmi ceux que l’on attend
cli-college-line-blind = { $read ->
    [one] { $read } lu
   *[other] { $read } lus
}, { $count ->
    [0] aucun écart
    [one] { $count } écart
   *[other] { $count } écarts
}, { $decided ->
    [0] aucun décidé
    [one] { $decided } décidé
   *[other] { $decided } décidés
}
cli-college-line-sampled = { $expected ->
    [one] { $expected } tiré
   *[other] { $expected } tirés
}, { $read ->
    [one] { $read } lu
   *[other] { $read } lus
}, { $count ->
    [0] aucun écart
    [one] { $count } écart
   *[other] { $count } écarts
}, { $decided ->
    [0] aucun décidé
    [one] { $decided } décidé
   *[other] { $decided } décidés
}
cli-visit-totals-blind = { $college } : { $read ->
    [one] { $read } lu
   *[other] { $read } lus
}, { $count ->
    [0] aucun écart
    [one] { $count } écart
   *[other] { $count } écarts
}
cli-visit-totals-sampled = { $college } : { $expected ->
    [one] { $expected } tiré
   *[other] { $expected } tirés
}, { $read ->
    [one] { $read } lu
   *[other] { $read } lus
}, { $count ->
    [0] aucun écart
    [one] { $count } écart
   *[other] { $count } écarts
}
cli-missing-again = { $count ->
    [one] { $count } équipement manque encore, comme à la campagne précédente
   *[other] { $count } équipements manquent encore, comme à la campagne précédente
} : { $tags }
cli-outcomes = décisions face à l’inventaire { $revision } : { $carried ->
    [0] aucune exécutée
    [one] { $carried } exécutée
   *[other] { $carried } exécutées
}, { $contradicted ->
    [0] aucune contredite
    [one] { $contradicted } contredite
   *[other] { $contradicted } contredites
}, { $open ->
    [0] aucune en suspens
   *[other] { $open } en suspens
}
cli-sample-full = pour compter tout le collège : recol campaign full { $college }
cli-import-file = { $file } ({ $table }) : { $rows ->
    [0] aucune ligne lue
    [one] { $rows } ligne lue
   *[other] { $rows } lignes lues
}, { $rejected ->
    [0] aucune rejetée
    [one] { $rejected } rejetée
   *[other] { $rejected } rejetées
}
cli-import-more = … et { $count ->
    [one] { $count } autre motif
   *[other] { $count } autres motifs
} : --json les donne tous
cli-import-done = inventaire { $revision } : { $added ->
    [0] aucun ajouté
    [one] { $added } ajouté
   *[other] { $added } ajoutés
}, { $changed ->
    [0] aucun modifié
    [one] { $changed } modifié
   *[other] { $changed } modifiés
}, { $removed ->
    [0] aucun retiré
    [one] { $removed } retiré
   *[other] { $removed } retirés
} ; { $total ->
    [0] aucun équipement
    [one] { $total } équipement
   *[other] { $total } équipements
} en tout
cli-import-nothing = rien ne change : { $total ->
    [0] aucun équipement
    [one] { $total } équipement
   *[other] { $total } équipements
} en tout
cli-import-kept = { $count ->
    [one] { $count } fiche reste telle quelle : sa ligne a été rejetée
   *[other] { $count } fiches restent telles quelles : leurs lignes ont été rejetées
}
cli-import-kept-all = { $nameless ->
    [one] { $nameless } ligne rejetée ne nomme rien de lisible
   *[other] { $nameless } lignes rejetées ne nomment rien de lisible
} : rien n’est retiré, et { $count ->
    [one] { $count } fiche reste telle quelle
   *[other] { $count } fiches restent telles quelles
}
cli-import-plan-remove = pour en retirer autant, ajouter : --remove { $count }
cli-import-then-move = la campagne reste tenue sur l’inventaire précédent ; pour passer au nouveau : recol campaign move
cli-import-then-campaign = pour commencer : recol campaign open « Récolement 2026 »
cli-import-plan = rien n’est écrit ; l’import donnerait : { $added ->
    [0] aucun ajouté
    [one] { $added } ajouté
   *[other] { $added } ajoutés
}, { $changed ->
    [0] aucun modifié
    [one] { $changed } modifié
   *[other] { $changed } modifiés
}, { $removed ->
    [0] aucun retiré
    [one] { $removed } retiré
   *[other] { $removed } retirés
} ; { $total ->
    [0] aucun équipement
    [one] { $total } équipement
   *[other] { $total } équipements
} en tout
cli-import-plan-more = … et { $count ->
    [one] { $count } autre équipement
   *[other] { $count } autres équipements
}
cli-import-plan-holders = { $count ->
    [one] { $count } référence à un détenteur d’un import antérieur serait retirée du fichier de travail
   *[other] { $count } références à des détenteurs d’imports antérieurs seraient retirées du fichier de travail
} (--office les garde)
altered-empty = (vide)
import-plan-added = + { $tag }
import-plan-changed = ~ { $tag } : { $columns }
import-plan-changed-otherwise = ~ { $tag }
import-plan-removed = - { $tag }
import-devices = équipements
import-colleges = collèges
import-programmes = dotations
import-rejected = ligne { $line } : { $reason } : « { $found } »
import-rejected-column = ligne { $line }, colonne « { $column } » : { $reason } : « { $found } »
import-rejected-only = ligne { $line } : { $reason }
import-rejected-column-only = ligne { $line }, colonne « { $column } » : { $reason }
reason-uai-form = ce n’est pas un UAI : sept chiffres et une lettre, comme 0921170X
reason-uai-letter = la lettre de { $digits } est { $letter }
reason-unknown-custody = situation inconnue : stored, assigned, on_loan, given, in_repair, retired ou lost
reason-bad-date = ce n’est pas une date : 2027-07-02 ou 02/07/2027
reason-bad-number = ce n’est pas un nombre entier
reason-bad-flag = ni oui ni non
reason-bad-commune-code = ce n’est pas le code d’une commune : cinq caractères, comme 92002
reason-bad-uuid = ce n’est pas un UUID
reason-empty = vide
reason-twice = déjà à la ligne { $first }, qui est gardée
reason-field-count = { $found } champs, l’en-tête en a { $expected }
reason-spreadsheet-number = abîmé par un tableur : exporter la colonne en texte
reason-unbalanced-quote = guillemet qui ne ferme pas
reason-too-long = trop long
reason-invisible = caractère invisible à l’intérieur
reason-placeholder = ne désigne rien : il faut l’étiquette de l’équipement
reason-header-again = l’en-tête, de nouveau
reason-below-table = une ligne sous le tableau
reason-month-first = cette colonne met le mois d’abord : écrire 2027-07-02
reason-contradicts = la ligne { $line } en dit autre chose ({ $columns }) : aucune des deux n’est importée
reason-contradicts-file = { $file }, ligne { $line }, en dit autre chose ({ $columns }) : aucune des deux n’est importée
reason-resembles = peut-être { $meant }, qui est inventorié. Si c’est le même équipement, l’écrire ainsi ; si c’en est un autre, donner les numéros de série des deux
reason-no-value = une formule sans valeur : ouvrir le classeur dans son logiciel et l’enregistrer
reason-below-value = vide sous une valeur, comme dans un tableau dont les cellules étaient fusionnées : écrire la valeur à chaque ligne qu’elle concerne
reason-left-out = « … » remplace ce qu’un fichier de rejets ne répète pas, car cela peut nommer quelqu’un : l’écrire à nouveau, ou vider la cellule
reason-perhaps = peut-être { $meant } : des zéros, des espaces, la casse ou des décimales ont été perdus ou changés
reason-few-keys = cette colonne répète quelques mots, ce ne sont pas des clés : vérifier son en-tête
reason-undecodable = lettres illisibles : enregistrer le fichier en UTF-8
reason-markup = du HTML à l’intérieur : exporter la colonne en texte
reason-perhaps-name = peut-être un nom : un détenteur est un code avec un chiffre ; retirer la colonne, ou y mettre des codes
reason-nobody-named = en service, mais aucune colonne ne dit chez qui : écrire stored, assigned, on_loan…
reason-perhaps-place = une colonne sur les personnes semble nommer un lieu : écrire plutôt la situation et le lieu
reason-with-something-else = sorti vers autre chose qu’une personne ou un lieu : écrire où il est
reason-unknown-college = collège inconnu : donner son UAI dans la correspondance, ou importer d’abord les collèges
reason-unknown-place = un lieu d’aucun collège connu : donner son collège dans la correspondance
reason-two-colleges = ce lieu est dans un autre collège que celui de la ligne
reason-held-back = retenu : la correspondance ne dit pas ce que ce mot veut dire
reason-serial-shared = plusieurs équipements inventoriés ont ce numéro de série, et le fichier n’a pas d’étiquettes
notice-utf16 = lu en UTF-16
notice-utf8 = lu en UTF-8
notice-mac = lu en Mac Roman : vérifier les accents
notice-twice = accents réparés : de l’UTF-8 avait été lu en Windows-1252
notice-header-below = l’en-tête est à la ligne { $line } ; les lignes d’avant ne sont pas lues
notice-one-sheet = feuille lue : « { $read } » ; feuilles non lues : { $others }
notice-equal-columns = égales à une autre colonne, lues une fois : { $columns }
notice-unwrapped = { $count ->
    [one] { $count } cellule protégée par un tableur (="…" ou ’) a été lue comme son texte
   *[other] { $count } cellules protégées par un tableur (="…" ou ’) ont été lues comme leur texte
}
notice-unknown-kinds = { $count ->
    [one] { $count } équipement d’un type inconnu est « other »
   *[other] { $count } équipements de types inconnus sont « other »
} : { $words }
notice-serials-dropped = { $count ->
    [one] { $count } numéro de série qui ne désigne rien a été laissé de côté
   *[other] { $count } numéros de série qui ne désignent rien ont été laissés de côté
}
notice-kept-by = { $count ->
    [one] { $count } équipement est chez quelqu’un, d’après une colonne personnelle ; chez qui n’a pas été importé
   *[other] { $count } équipements sont chez quelqu’un, d’après une colonne personnelle ; chez qui n’a pas été importé
}
notice-windows = lu en Windows-1252 : vérifier les accents
notice-ignored-columns = colonnes inconnues, ignorées : { $columns }
notice-mapped = lu avec la correspondance pour { $source }
cli-import-waiting = { $count ->
    [one] { $count } ligne attend
   *[other] { $count } lignes attendent
} le sens d’un mot. Pour répondre : recol import FICHIER --propose CORRESP.toml, puis --map CORRESP.toml
cli-import-rejects = les lignes rejetées en fichier, à corriger et à réimporter : --rejects { $file }
cli-import-rejects-written = { $file } : { $count ->
    [one] { $count } ligne rejetée
   *[other] { $count } lignes rejetées
}
cli-import-rejects-name = { $stem }-rejets.csv
rejects-file = fichier
rejects-line = ligne
rejects-column = colonne
rejects-reason = motif
rejects-yes = oui
rejects-no = non
rejects-found = { $reason } : « { $found } »
cli-import-proposed = { $map } : une correspondance pour { $source }, { $rows ->
    [one] { $rows } ligne
   *[other] { $rows } lignes
} ; { $asked ->
    [0] aucun mot n’attend de réponse
    [one] { $asked } mot attend une réponse
   *[other] { $asked } mots attendent une réponse
}
cli-import-unasked = { $count ->
    [one] { $count } ligne attend un mot qui n’est pas demandé
   *[other] { $count } lignes attendent des mots qui ne sont pas demandés
} : il nomme peut-être une personne, ou il y en a trop
cli-import-one = un seul fichier à la fois
cli-import-then-map = la relire, répondre à chaque « ? », puis : recol import { $file } --map { $map }
mapping-head =
    Ce que les colonnes et les mots d’un fichier d’un autre logiciel désignent pour Récol.
    Corriger ce qui est faux, et mettre une réponse à la place de chaque "?" : d’ici là, les lignes de ce mot sont retenues.
    Puis : recol import FICHIER --map CE-FICHIER.toml. Ce qui est confirmé sert de lui-même au prochain fichier de cette source.
mapping-college = Le collège (UAI) des équipements dont la ligne n’en nomme aucun ; "" pour aucun.
mapping-columns =
    Le sens des colonnes. tag, serial, model, kind, programme, delivery, owner, custody, holder, due, college, room,
    source_id, uuid : une colonne de Récol (étiquette, numéro de série, modèle, type, dotation, livraison, propriétaire,
    situation, détenteur, échéance, collège, lieu…). serial_as_tag : le numéro de série, qui sert aussi d’étiquette. place : un
    chemin ou un mot qui nomme collège et lieu. keeper : qui a l’équipement (non importé ; rempli, quelqu’un l’a).
    checkout_kind : s’il est chez une personne ou dans un lieu. checkout_place : ce lieu. personal, ignored : non importé.
mapping-custody =
    stored (en réserve), assigned (affecté), on_loan (en prêt), given (donné), in_repair (en réparation),
    retired (réformé), lost (perdu ou volé) ; in_use : qui l’a en décide ; held_back : non importé.
    Après un "?" : le nombre de lignes de ce mot, et ce qu’il veut peut-être dire.
mapping-kind = laptop (portable), tablet (tablette), desktop (fixe), other (autre). Un type inconnu est other ; "held_back" : non importé.
mapping-college-words = L’UAI du collège ; "none" si le mot ne nomme aucun collège ; "held_back".
mapping-place = { "{" } college = "0921170X", room = "CDI" { "}" }, ou l’un des deux ; "none" ; "held_back".
notice-personal-columns = colonnes personnelles, reconnues et non importées : { $columns }
notice-personal-holders = { $count ->
    [one] { $count } détenteur qui ressemble à une personne n’a pas été importé
   *[other] { $count } détenteurs qui ressemblent à des personnes n’ont pas été importés
}
notice-full-names = { $count ->
    [one] { $count } nom complet de dotation est resté au bureau
   *[other] { $count } noms complets de dotations sont restés au bureau
} (--office les garde)
notice-holders = { $count ->
    [one] { $count } référence de détenteur est restée au bureau
   *[other] { $count } références de détenteurs sont restées au bureau
} (--office les garde)
cli-import-holders = { $count ->
    [one] { $count } référence de détenteur d’un import précédent a été retirée du fichier de travail
   *[other] { $count } références de détenteurs d’imports précédents ont été retirées du fichier de travail
} (--office les garde)
notice-serial-twice = le numéro de série { $serial } est sur { $count } lignes : { $lines }
notice-respelt = { $count ->
    [one] { $count } étiquette est inventoriée sous une autre écriture, avec le même numéro de série ; celle de l’inventaire reste : « { $written } » est { $recorded }
   *[other] { $count } étiquettes sont inventoriées sous une autre écriture, avec les mêmes numéros de série ; celles de l’inventaire restent : « { $written } » est { $recorded }, …
}
notice-like-recorded = { $count ->
    [one] { $count } nouvelle étiquette ressemble à une étiquette inventoriée, avec un autre numéro de série : elle pourra être ambiguë (« { $written } » et { $recorded })
   *[other] { $count } nouvelles étiquettes ressemblent à des étiquettes inventoriées, avec d’autres numéros de série : elles pourront être ambiguës (« { $written } » et { $recorded }, …)
}
notice-serial-recorded = { $count ->
    [one] { $count } nouvelle étiquette a un numéro de série inventorié sous une autre : « { $written } » et { $recorded }. Si c’est le même équipement, l’ancienne est à retirer
   *[other] { $count } nouvelles étiquettes ont un numéro de série inventorié sous une autre : « { $written } » et { $recorded }, … Si ce sont les mêmes équipements, les anciennes sont à retirer
}
notice-due-dropped = { $count ->
    [one] { $count } date de retour n’a pas été importée : sa situation n’est pas un prêt (ligne { $lines })
   *[other] { $count } dates de retour n’ont pas été importées : leur situation n’est pas un prêt (lignes { $lines })
}
notice-keys-alike = « { $key } » (ligne { $second }) ne diffère que par l’écriture de la ligne { $first } : son étiquette sera ambiguë
cli-verify-good = { $entries ->
    [0] aucune écriture
    [one] { $entries } écriture
   *[other] { $entries } écritures
}{ $series ->
    [0] { "" }
    [one] { " " }en { $series } série
   *[other] { " " }en { $series } séries
}, chaîne intacte, { $erased ->
    [0] rien d’effacé
    [one] { $erased } effacée pour la vie privée
   *[other] { $erased } effacées pour la vie privée
}
cli-verify-bad = fichier de travail altéré, { $problems ->
    [one] { $problems } point
   *[other] { $problems } points
} à montrer au bureau ; gardez le fichier tel quel ({ $entries ->
    [0] aucune écriture vérifiée
    [one] { $entries } écriture vérifiée
   *[other] { $entries } écritures vérifiées
} en { $series ->
    [one] { $series } série
   *[other] { $series } séries
}, { $erased ->
    [0] aucune effacée
    [one] { $erased } effacée
   *[other] { $erased } effacées
})
cli-verify-inventory = { $revisions ->
    [0] aucune révision de l’inventaire
    [one] { $revisions } révision de l’inventaire vérifiée
   *[other] { $revisions } révisions de l’inventaire vérifiées
} ; la structure du fichier est intacte
cli-verify-partial = { $partial ->
    [one] { $partial } d’entre elles n’est ici qu’en partie (abrégé des autres collèges, ou révisions réunies) ; elle est telle qu’elle est arrivée
   *[other] { $partial } d’entre elles ne sont ici qu’en partie (abrégé des autres collèges, ou révisions réunies) ; elles sont telles qu’elles sont arrivées
}
cli-verify-heads = { $series ->
    [0] ce fichier ne cite aucune série
    [one] la série citée par ce fichier est ici, jusqu’à la fin citée
   *[other] les { $series } séries citées par ce fichier sont ici, jusqu’aux fins citées
}
cli-held-back = équipement mis de côté, écrit par un Récol plus récent : { $device }
cli-verify-photograph = la photo { $photograph } est abîmée : supprimez son fichier, la prochaine synchronisation la rapporte si le hub l’a
cli-verify-photograph-lost = la photo { $photograph } a été prise ici, et elle n’est ni ici ni, que l’on sache, à un hub : remettez son fichier d’une sauvegarde, ou reprenez-la avec une nouvelle note
cli-verify-photographs = { $count ->
    [one] une photo est nommée par les notes
   *[other] { $count } photos sont nommées par les notes
}
cli-verify-photographs-missing = { $count ->
    [one] l’une d’elles n’est pas ici : la prochaine synchronisation la rapporte si le hub l’a
   *[other] { $count } d’entre elles ne sont pas ici : la prochaine synchronisation rapporte celles que le hub a
}
cli-verify-photographs-absent = { $count ->
    [one] l’une d’elles n’est pas ici
   *[other] { $count } d’entre elles ne sont pas ici
}
cli-verify-broken = la chaîne est rompue
cli-verify-payload = une écriture est illisible
cli-verify-erased = une écriture a été vidée par quelqu’un d’autre
cli-verify-head = la fin de la série ne correspond pas à sa signature
cli-verify-signature = la signature n’est pas celle du poste
cli-verify-key = la série n’est pas du poste auquel elle est attribuée
cli-verify-particulars = ce qui est noté de la série ne correspond pas à ses écritures
cli-verify-revision = l’inventaire a été altéré
cli-verify-no-revision = une révision de l’inventaire manque
cli-verify-stray = des lignes ne se rattachent à rien
cli-verify-gone = quelque chose manque ou a été altéré
cli-verify-unvouched = quelque chose a été ajouté ou altéré
cli-verify-roll = la liste propre au poste n’est pas signée par lui
cli-verify-schema = la structure du fichier a été altérée
cli-verify-elsewhere = ce fichier de travail est une copie plus ancienne, ou un autre
cli-purge-campaign = campagne « { $name } », close : { $count ->
    [one] { $count } écriture perd son contenu
   *[other] { $count } écritures perdent leur contenu
} ; ouverture, clôture et toutes les empreintes restent
cli-purge-waiting = la campagne « { $name } » reste : { $count ->
    [one] { $count } écriture n’est pas encore au hub
   *[other] { $count } écritures ne sont pas encore au hub
} (recol sync)
cli-purge-photographs = la campagne « { $name } » reste : { $count ->
    [one] une photo n’est pas encore au hub
   *[other] { $count } photos ne sont pas encore au hub
} (recol sync)
cli-purge-holders = { $count ->
    [one] { $count } référence de détenteur
   *[other] { $count } références de détenteurs
} ; la situation reste
cli-purge-revisions = inventaire avant { $floor } : { $count ->
    [one] { $count } ligne
   *[other] { $count } lignes
} ; ce qui vaut encore est dans { $floor }
cli-purge-nothing = rien à purger
cli-purge-dry = rien n’a été effacé : ajoutez --yes pour effacer, définitivement
cli-purge-done = effacé ; le fichier a été réécrit sans cela
cli-campaign-purged = purgée le { $day } : elle ne conclut plus rien
demo-campaign = Démonstration
demo-invented = Les équipements de cette démonstration sont inventés ; les collèges sont réels (données ouvertes).
demo-no-label = enregistré  ? un équipement sans étiquette
demo-not-concluded = non conclu : { $finding }, { $college }, { $subject }
demo-count = { $finding }, { $college } : { $stated } annoncés, { $concluded } conclus
demo-as-stated = Tout ce qui est conclu est ce que le scénario annonce.
demo-not-as-stated = Ce qui est conclu n’est PAS ce que le scénario annonce.
doctor-store = fichier de travail : { $path } (poste { $station })
doctor-no-store = pas encore de fichier de travail : { $path }
doctor-inventory = inventaire { $revision } : { $devices ->
    [one] { $devices } équipement
   *[other] { $devices } équipements
}
doctor-no-inventory = pas d’inventaire : recol import FICHIER, ou recol demo pour essayer
doctor-campaign = campagne en cours : { $name }
doctor-no-campaign = pas de campagne : recol campaign open NOM
doctor-journal = journal : { $entries ->
    [0] aucune écriture
    [one] { $entries } écriture
   *[other] { $entries } écritures
}, chaîne intacte
doctor-bad-journal = fichier de travail altéré, { $problems ->
    [one] { $problems } point
   *[other] { $problems } points
} ; recol verify en dit plus
doctor-roaming = un profil itinérant copie ce dossier d’un ordinateur à l’autre, et deux copies d’un fichier de travail sont refusées : Récol fermé, déplacez-le vers { $local }
doctor-hub-strangers = { $path } : { $count ->
    [one] { $count } fichier ou dossier n’y est pas de Récol, il est laissé de côté : { $names }
   *[other] { $count } fichiers ou dossiers n’y sont pas de Récol, ils sont laissés de côté : { $names } …
}
doctor-camera = caméra : { $name }
doctor-camera-refused = caméra : { $name }, sans droit d’accès. Entrez dans le groupe video, puis rouvrez la session : sudo usermod -aG video $USER
bell-right = un coup : juste, il est là où le dit l’inventaire
bell-attention = deux coups : à regarder, quelque chose est à noter
bell-wrong = trois coups : faux, il ne devrait pas être ici
bell-unknown = deux coups et une longue pause entre eux : dans aucun inventaire
bell-again = silence : déjà lu, ou rien d’enregistré
bell-no-terminal = Rien n’a sonné : la sortie n’est pas un terminal.
doctor-no-camera = pas de caméra : douchette et clavier suffisent
doctor-terminal = terminal : { $width } × { $height }
doctor-no-terminal = la sortie n’est pas un terminal
doctor-preview = image de la caméra : { $way } ({ $why })
way-off = aucune
way-blocks = demi-blocs
way-kitty = pixels, protocole de kitty
way-iterm2 = pixels, protocole d’iTerm2
way-sixel = pixels, sixels
why-asked = demandé par RECOL_PREVIEW
why-known = ce terminal sait les montrer
why-unknown = ce terminal n’est pas connu pour montrer des pixels
why-multiplexer = un multiplexeur (tmux, screen) ne les transmet pas
why-remote = terminal distant
why-no-colour = NO_COLOR
why-no-cell-size = le terminal ne dit pas la taille d’une cellule en pixels
doctor-settings = langue { $lang }, auteur { $author }
cli-import-far = Import : { $percent } %, encore { $seconds } s
cli-opening = ouverture de { $name } ({ $megabytes } Mo)…
cli-camera-chosen = retenue
cli-camera-looking = { $name } : { $frames ->
    [one] { $frames } image regardée
   *[other] { $frames } images regardées
}, { $read ->
    [one] { $read } lue
   *[other] { $read } lues
}…
cli-camera-waiting = en attente de la caméra…
cli-camera-name = caméra : { $name } ({ $place })
cli-camera-format = format : { $format }
cli-camera-rate = cadence : { $measured } images par seconde, { $promised } annoncées ({ $frames } en { $seconds } s, { $looked } regardées)
cli-camera-damaged = images abîmées : { $damaged }
cli-camera-decoding = décodage : { $median } ms en médiane, { $most } ms pour 95 % des images
cli-camera-share = lecture : un code dans { $share } % des images regardées
cli-camera-read = lu : { $text }

config-file = fichier de réglages : { $path }
config-no-file = fichier de réglages : { $path } (il n’y en a pas)
config-setting = réglage
config-value-head = valeur
config-origin = origine
config-default = défaut
config-unknown = aucun réglage ne s’appelle « { $name } »
config-unknown-meant = aucun réglage ne s’appelle « { $name } » ; serait-ce « { $meant } » ?
config-backslash = entre guillemets doubles, \ commence un caractère spécial ; écrivez : { $meant }
config-value = « { $name } » attend : { $expected }
config-form-name = un nom court, entre guillemets
config-form-path = un chemin, entre guillemets
cli-first-contact-ask = Est-ce bien celle du bureau ? [o/N]
cli-station-office-key = clé du bureau : { $key }
cli-station-stated = dernier état annoncé par le bureau : { $at }
cli-revisions-none = Aucun inventaire n’est encore importé.

# Pull
cli-pulled = { $source } : { $count ->
    [0] aucun équipement lu
    [one] { $count } équipement lu
   *[other] { $count } équipements lus
}
cli-pull-left-out = laissé de côté : { $count ->
    [one] { $count } modèle de saisie ou élément de la corbeille
   *[other] { $count } modèles de saisie et éléments de la corbeille
}
cli-pull-resumed = dont { $count ->
    [one] { $count } était déjà arrivé
   *[other] { $count } étaient déjà arrivés
} lors d’une lecture interrompue
cli-pull-far = { $list } : { $done } sur { $total }
cli-pull-waits = Attente de { $seconds } s : le serveur ne prend pas plus de requêtes d’ici là.
cli-pull-anew-stale = Les pages d’une lecture précédente ont plus d’un jour, ou concernent autre chose : tout est relu.
cli-pull-anew-foreign = Les pages d’une lecture précédente sont inutilisables et mises de côté : tout est relu.
cli-pull-plain = Sans TLS, chacun sur le chemin peut lire le jeton et changer ce qui arrive.
cli-pull-token-kept = √ Le trousseau garde le jeton.
cli-pull-token-not-kept = Le jeton n’est pas gardé : { $cause }
cli-pull-token-forgotten = √ Le trousseau ne garde plus le jeton.
cli-pull-token-none = · Le trousseau n’a pas de jeton pour ce serveur.
cli-pull-ask-bearer = Jeton d’API de Snipe-IT :
cli-pull-ask-user = Jeton d’API de l’utilisateur de GLPI :
cli-pull-ask-application = App-Token de GLPI (vide s’il n’en demande pas) :
cli-pull-ask-password = Mot de passe de { $user } :
cli-pull-ask-secret = Secret du client OAuth :
reason-names-somebody = désigne quelqu’un : seuls lieux, modèles et codes sont inventoriés
notice-no-college = { $count ->
    [one] { $count } équipement sans collège
   *[other] { $count } équipements sans collège
} : ni la ligne ni la correspondance ne le disent

push-note-decided = Récol, { $campaign } : { $finding }, décidé le { $day } : { $decision }
push-note-read = Récol, { $campaign } : lu le { $at }, { $place }
push-location = lieu
push-status = statut
push-serial = numéro de série
push-checked-in = sorti → rentré
push-not-there = absent du serveur
push-no-place = aucun équipement ne dit comment « { $place } » s’y appelle : rangez-en un là-bas à la main, puis relisez le serveur
push-no-status = aucun équipement ne dit comment « { $custody } » s’y appelle : --status { $code }=NOM
push-refused = le serveur refuse : { $said }
push-new = { $count ->
    [one] { $count } équipement est à y enregistrer à la main, ou avec le fichier de recol give-back
   *[other] { $count } équipements sont à y enregistrer à la main, ou avec le fichier de recol give-back
} : { $names }
push-would = seraient écrits : { $changes ->
    [0] aucun changement
    [one] { $changes } changement
   *[other] { $changes } changements
} et { $audits ->
    [0] aucun audit
    [one] { $audits } audit
   *[other] { $audits } audits
} ; déjà là-bas : { $before } ; --yes les écrit
push-written = écrits : { $changes ->
    [0] aucun changement
    [one] { $changes } changement
   *[other] { $changes } changements
} et { $audits ->
    [0] aucun audit
    [one] { $audits } audit
   *[other] { $audits } audits
} ; déjà là-bas : { $before }
push-token-not-kept = le jeton n’est pas gardé : { $cause } RECOL_PUSH_TOKEN le donne aussi.
back-carried-out = { $count ->
    [one] { $count } décision déjà exécutée
   *[other] { $count } décisions déjà exécutées
}
back-undecided = { $count ->
    [one] { $count } écart non décidé
   *[other] { $count } écarts non décidés
}
back-conflict = retenus, décidés de façon contradictoire ({ $count }) : { $names }
back-contradicted = retenus, le dernier inventaire dit autre chose ({ $count }) : { $names }
back-two-ways = retenus, décidés de deux façons qui s’excluent pour un équipement ({ $count }) : { $names }
back-no-tag = retenus, nouveaux et sans étiquette ({ $count }) : { $names }
back-runs = retenus, il faudrait une apostrophe devant ce qu’un tableur exécute ({ $count }) : { $names }
back-unknown = noms qu’aucune correspondance ne donne ({ $count }) : { $names }. Vérifiez qu’ils existent là-bas : un import peut créer ce qu’il ne connaît pas
back-new = { $count ->
    [one] { $count } équipement nouveau : indiquez d’abord son modèle
   *[other] { $count } équipements nouveaux : indiquez d’abord leurs modèles
}
back-next-snipe-it = ensuite, dans Snipe-IT : Importer, type « équipements », avec « mettre à jour les valeurs existantes » ; il rend chaque équipement du fichier non demandable
back-next-glpi = ensuite, dans GLPI : le plugin d’injection de fichiers, avec un modèle de ces colonnes et le numéro d’inventaire comme lien
cli-undone = annulé : { $what }
cli-redone = rétabli : { $what }
cli-nothing-to-undo = rien à annuler sur ce poste
cli-nothing-to-redo = rien à rétablir : rien n’a été annulé depuis la dernière écriture
cli-decided = « { $decision } » { $count ->
    [0] n’est enregistré pour aucun écart
    [one] enregistré pour { $count } écart
   *[other] enregistré pour { $count } écarts
}{ $ends ->
    [0] { "" }
    [one] , et son autre bout
   *[other] , et { $ends } autres bouts
}{ $skipped ->
    [0] { "" }
    [one]  ; { $skipped } ne l’admet pas
   *[other]  ; { $skipped } ne l’admettent pas
}
cli-would-decide = « { $decision } » { $count ->
    [0] ne serait enregistré pour aucun écart
    [one] serait enregistré pour { $count } écart
   *[other] serait enregistré pour { $count } écarts
}{ $ends ->
    [0] { "" }
    [one] , et son autre bout
   *[other] , et { $ends } autres bouts
}{ $skipped ->
    [0] { "" }
    [one]  ; { $skipped } ne l’admet pas
   *[other]  ; { $skipped } ne l’admettent pas
}{ $decided ->
    [0] { "" }
    [one]  ; { $decided } déjà décidé
   *[other]  ; { $decided } déjà décidés
}. Rien n’est enregistré sans --yes.
cli-noted = noté sur { $tag }
cli-noted-reference = aucune image n’est gardée, seulement cette référence : { $photo }
cli-noted-photograph = noté sur { $tag }, avec la photo { $photograph } ({ $size } ko)
cli-unidentified = enregistré : un équipement sans étiquette lisible, { $place }
hint-unknown-commune = Aucun collège de l’inventaire n’est dans cette commune. Écrivez son nom comme le bureau ; « recol campaign show --json » liste les collèges.
hint-unknown-room = Ce collège n’a pas ce lieu : « recol report UAI --blank » sans --room fait une feuille de chacun.
hint-unknown-revision = Il n’y a pas cette révision de l’inventaire : « recol revisions » les liste, le premier import en fait une.
hint-unknown-tag = Ni l’inventaire ni une lecture n’a cette étiquette : « recol findings --all » liste ce qu’il y a.
hint-nothing-to-decide = Aucun écart à son sujet n’admet cette décision : « recol findings » les liste.
hint-give-evidence = Cette décision demande --evidence : le document, ou le numéro de la plainte.
hint-incomplete = Ce à quoi il manque une pièce est incomplet : omettez --condition, ou dites incomplete.
hint-name-college = Il n’est enregistré dans aucun collège et n’a été lu dans aucun : nommez-en un avec --college.
hint-empty-note = Une note dit quelque chose : --condition, --lacks, --text ou --photo.
cli-no-pictures = il n’y a aucune image : rien n’est clos
cli-not-closed = rien n’est clos : ce qui est sur une image illisible deviendrait manquant
cli-campaign-is-open = la campagne « { $name } » est déjà ouverte
cli-campaign-is-closed = la campagne « { $name } » est déjà close
cli-heads-apart = --heads demande un fichier à part
cli-outlines-own = { $communes ->
    [one] contour de { $communes } commune, d’un fichier
   *[other] contours de { $communes } communes, d’un fichier
}
cli-outlines-built-in = contours des { $communes } communes des Hauts-de-Seine, fournis avec Récol
cli-outlines-colleges = { $count ->
    [0] aucun collège dans l’inventaire encore
   *[other] collèges de l’inventaire dans ces communes : { $drawn } sur { $count }
}
cli-outlines-absent = { $commune } n’est pas parmi ces communes : ses collèges sont dans la liste, pas sur la carte
usage-no-value = erreur : { $arg } demande une valeur
usage-invalid-value = erreur : « { $value } » ne convient pas à { $arg }
usage-valid = valeurs possibles : { $values }
usage-unknown = erreur : { $arg } n’est pas connu ici
usage-unknown-command = erreur : il n’y a pas de commande « { $command } »
usage-missing = erreur : il manque { $arg }
usage-missing-command = erreur : il manque une commande
usage-conflict = erreur : { $arg } ne va pas avec { $other }
usage-other = erreur : { $arg } n’est pas employé comme il faut
usage-meant = peut-être { $meant } ?
usage-usage = Emploi : { $usage }
usage-help = Pour en savoir plus : --help.
