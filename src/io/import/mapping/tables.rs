//! The three tables and the headers that mean their columns.

use crate::{
    audit::{inventory::InventoryColumn, text::fold},
    job::TableKind,
};

/// Columns and their headers, in the form that [`plain`] returns.
pub(super) type Names = &'static [(InventoryColumn, &'static [&'static str])];

const DEVICES: Names = &[
    (
        InventoryColumn::Tag,
        &[
            "asset tag",
            "etiquette",
            "etiquette de l'actif",
            "numero d'inventaire",
            "no d'inventaire",
            "no inventaire",
            "inventaire",
            "hb asset id",
            "annotatedassetid",
            "barcode",
            "code barres",
            "code barre",
            "code immo",
            "no immo",
            "numero d'immobilisation",
            "no de parc",
            "numero de parc",
        ],
    ),
    (
        InventoryColumn::Serial,
        &["serial number", "serialnumber", "numero de serie", "no de serie", "no serie", "serie", "sn", "hb serial number"],
    ),
    (InventoryColumn::Model, &["modele", "hb model number"]),
    (InventoryColumn::Kind, &["type", "categorie", "category", "nature"]),
    (InventoryColumn::Programme, &["program", "dotation"]),
    (InventoryColumn::Delivery, &["livraison"]),
    (InventoryColumn::Owner, &["proprietaire"]),
    (InventoryColumn::Custody, &["situation", "statut", "status", ARCHIVED]),
    (InventoryColumn::Holder, &["detenteur", "reference du detenteur"]),
    (InventoryColumn::Due, &["due date", "echeance", "date de retour", "retour prevu", "expected checkin date"]),
    (InventoryColumn::College, &["uai", "etablissement", "entite", "entity"]),
    (InventoryColumn::Room, &["lieu", "salle", "local", "location", "hb location", "annotatedlocation"]),
    (InventoryColumn::SourceId, &["id", "identifiant"]),
    (InventoryColumn::Uuid, &[]),
];
const COLLEGES: Names = &[
    (
        InventoryColumn::Uai,
        &["code uai", "code etablissement", "rne", "identifiant de l'etablissement", "identifiant de l etablissement"],
    ),
    (InventoryColumn::Name, &["nom", "nom de l'etablissement", "nom etablissement", "appellation officielle", "college"]),
    (InventoryColumn::Commune, &["ville", "nom commune", "city"]),
    (InventoryColumn::CommuneCode, &["code insee", "insee", "code commune insee", "commune insee"]),
    (InventoryColumn::Priority, &["education prioritaire", "appartenance education prioritaire", "rep", "prioritaire"]),
];
const PROGRAMMES: Names = &[
    (InventoryColumn::Code, &["programme", "program", "dotation", "code dotation"]),
    (InventoryColumn::Allotted, &["quantite", "nombre", "dote", "quantity"]),
    (InventoryColumn::Name, &["nom", "intitule", "libelle", "full name"]),
];

/// Headers that perhaps mean the tag: only a look at the cells shows it, and a person confirms it.
pub(in crate::io::import) const PERHAPS_TAG: &[&str] =
    &["reference", "ref", "qr code", "code qr", "qrcode", "code", "numero", "no", "numero de materiel", "code materiel"];

/// Homebox's column that says whether an item is out of use.
pub(super) const ARCHIVED: &str = "hb archived";

/// Headers of what a checked-out device is with: a person or a place.
pub(super) const CHECKOUT_KIND: &[&str] = &["checkout type", "type de destinataire", "type de sortie"];
/// Headers of who has a device. Beside one of [`CHECKOUT_KIND`] it may be a place.
pub(super) const ASSIGNED: &[&str] = &["attribue a", "affecte a", "assigned to", "checked out to"];
/// Headers of the place with which a device is.
pub(super) const CHECKOUT_PLACE: &[&str] = &["checked out to: location"];

impl TableKind {
    pub(super) const ALL: [Self; 3] = [Self::Devices, Self::Colleges, Self::Programmes];

    /// Its columns, each with its headers other than the code.
    pub(super) const fn names(self) -> Names {
        match self {
            Self::Devices => DEVICES,
            Self::Colleges => COLLEGES,
            Self::Programmes => PROGRAMMES,
        }
    }

    /// The column that distinguishes its rows.
    pub(in crate::io::import) const fn key(self) -> InventoryColumn {
        match self {
            Self::Devices => InventoryColumn::Tag,
            Self::Colleges => InventoryColumn::Uai,
            Self::Programmes => InventoryColumn::Code,
        }
    }

    /// The columns that its rows need, with the key first.
    pub(super) const fn required(self) -> &'static [InventoryColumn] {
        match self {
            Self::Devices => &[InventoryColumn::Tag],
            Self::Colleges => &[InventoryColumn::Uai, InventoryColumn::Name],
            Self::Programmes => &[InventoryColumn::Code, InventoryColumn::Allotted],
        }
    }

    /// The column of a [`plain`] header.
    pub(super) fn column(self, plain: &str) -> Option<InventoryColumn> {
        let own = |column: &InventoryColumn| column.code().chars().map(|c| if c == '_' { ' ' } else { c }).eq(plain.chars());
        self.names().iter().find(|(column, aliases)| own(column) || aliases.contains(&plain)).map(|(column, _)| *column)
    }
}

/// A header without case, accents, underscores and the decoration at its end (`Asset Tag *`, `Serial #`, `Model:`, `Location
/// (room)`), and with Latin letters in place of the Cyrillic ones that look the same (a translation of Snipe-IT has such a
/// header).
pub(in crate::io::import) fn plain(header: &str) -> String {
    let folded = fold(header);
    let ends = [' ', '*', '#', ':'];
    let bare = folded.trim_end_matches(ends);
    let bare = bare.strip_suffix(')').and_then(|open| open.rsplit_once('(')).map_or(bare, |(before, _)| before);
    let spaced: String = bare
        .trim_end_matches(ends)
        .chars()
        .map(|c| match c {
            '_' | '-' | '.' => ' ',
            '’' => '\'',
            'а' => 'a',
            'е' => 'e',
            'о' => 'o',
            'р' => 'p',
            'с' => 'c',
            'у' => 'y',
            'х' => 'x',
            'і' => 'i',
            c => c,
        })
        .collect();
    spaced.replace("n\u{b0}", "no").split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_forgive_spelling() {
        assert_eq!(TableKind::Devices.column(&plain(" N° de Série ")), Some(InventoryColumn::Serial));
        assert_eq!(TableKind::Devices.column(&plain("\u{421}atégorie")), Some(InventoryColumn::Kind));
        assert_eq!(TableKind::Devices.column(&plain("SOURCE ID")), Some(InventoryColumn::SourceId));
        assert_eq!(TableKind::Colleges.column(&plain("Identifiant_de_l_etablissement")), Some(InventoryColumn::Uai));
        assert_eq!(TableKind::Devices.column("commune"), None);
        for (header, column) in [
            ("Asset Tag *", InventoryColumn::Tag),
            ("Serial # ", InventoryColumn::Serial),
            ("Model:", InventoryColumn::Model),
            ("Location (room)", InventoryColumn::Room),
            ("N° série", InventoryColumn::Serial),
        ] {
            assert_eq!(TableKind::Devices.column(&plain(header)), Some(column), "{header}");
        }
        assert_eq!(plain("(x)"), "");
        for (_, aliases) in TableKind::ALL.iter().flat_map(|table| table.names()) {
            assert!(aliases.iter().all(|alias| plain(alias) == *alias), "{aliases:?}");
        }
    }
}
