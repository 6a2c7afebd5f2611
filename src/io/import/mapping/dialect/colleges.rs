//! Public lists of schools: the directory of national education, and the addresses and positions of schools.

use super::form::Dialect;
use crate::{
    audit::inventory::InventoryColumn::{Commune, Name, Priority, Uai},
    job::{
        Means::{Column, Ignored},
        TableKind::Colleges,
    },
};

pub(super) const ALL: &[Dialect] = &[
    Dialect {
        name: "Annuaire de l'éducation",
        table: Colleges,
        signs: &[
            &["identifiant de l etablissement", "identifiant de l'etablissement"],
            &["nom etablissement", "nom de l'etablissement"],
        ],
        columns: &[
            ("nom etablissement", Column(Name)),
            ("nom de l'etablissement", Column(Name)),
            ("nom commune", Column(Commune)),
            ("appartenance education prioritaire", Column(Priority)),
        ],
    },
    Dialect {
        name: "Établissements géolocalisés",
        table: Colleges,
        signs: &[&["code etablissement", "numero uai", "numero d'uai", "uai"], &["appellation officielle"]],
        columns: &[
            ("numero uai", Column(Uai)),
            ("numero d'uai", Column(Uai)),
            ("appellation officielle", Column(Name)),
            ("libelle commune", Column(Commune)),
            ("patronyme uai", Ignored),
            ("denomination principale", Ignored),
        ],
    },
];
