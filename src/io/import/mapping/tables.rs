//! The three tables, the headers that mean their columns, and the headers that are about persons.

use crate::{
    audit::{inventory::InventoryColumn, text::fold},
    job::TableKind,
};

/// Columns and their headers, in the form that [`plain`] returns.
pub(super) type Names = &'static [(InventoryColumn, &'static [&'static str])];

const DEVICES: Names = &[
    (InventoryColumn::Tag, &["asset tag", "etiquette", "numero d'inventaire", "no inventaire", "inventaire"]),
    (InventoryColumn::Serial, &["serial number", "numero de serie", "no de serie", "serie"]),
    (InventoryColumn::Model, &["modele"]),
    (InventoryColumn::Kind, &["type", "categorie", "nature"]),
    (InventoryColumn::Programme, &["program", "dotation"]),
    (InventoryColumn::Delivery, &["livraison"]),
    (InventoryColumn::Owner, &["proprietaire"]),
    (InventoryColumn::Custody, &["situation", "statut", "status"]),
    (InventoryColumn::Holder, &["detenteur", "reference du detenteur"]),
    (InventoryColumn::Due, &["due date", "echeance", "date de retour", "retour prevu"]),
    (InventoryColumn::College, &["uai", "etablissement"]),
    (InventoryColumn::Room, &["lieu", "salle", "local", "location"]),
    (InventoryColumn::SourceId, &["id", "identifiant"]),
    (InventoryColumn::Uuid, &[]),
];
const COLLEGES: Names = &[
    (InventoryColumn::Uai, &["code uai", "rne", "identifiant de l'etablissement", "identifiant de l etablissement"]),
    (InventoryColumn::Name, &["nom", "nom de l'etablissement", "nom etablissement", "college"]),
    (InventoryColumn::Commune, &["ville", "nom commune", "city"]),
    (InventoryColumn::Priority, &["education prioritaire", "appartenance education prioritaire", "rep", "prioritaire"]),
];
const PROGRAMMES: Names = &[
    (InventoryColumn::Code, &["programme", "program", "dotation", "code dotation"]),
    (InventoryColumn::Allotted, &["quantite", "nombre", "dote", "quantity"]),
    (InventoryColumn::Name, &["nom", "intitule", "libelle", "full name"]),
];

/// Headers about persons. A plain `name` in a table of devices is one of them: it can only be the name of a person or
/// of a computer, and computers are named after people.
pub(super) const PERSONAL: &[&str] = &[
    "name",
    "nom",
    "first name",
    "firstname",
    "last name",
    "lastname",
    "full name",
    "surname",
    "prenom",
    "nom de famille",
    "nom complet",
    "nom prenom",
    "nom et prenom",
    "mail",
    "email",
    "e mail",
    "courriel",
    "adresse mail",
    "adresse email",
    "adresse electronique",
    "user",
    "username",
    "user name",
    "usager",
    "utilisateur",
    "nom d'utilisateur",
    "login",
    "identifiant ent",
    "upn",
    "phone",
    "telephone",
    "tel",
    "portable",
    "mobile",
    "mobile phone",
    "eleve",
    "enseignant",
    "professeur",
    "student",
    "teacher",
    "responsable",
    "responsable legal",
    "birth date",
    "date de naissance",
    "ine",
    "address",
    "adresse",
    "checked out to: username",
    "checked out to: first name",
    "checked out to: last name",
    "checked out to: email",
    "checked out to",
    "employee no.",
    "manager",
];

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

/// A header without case, accents and underscores, and with Latin letters in place of the Cyrillic ones that look the
/// same (a translation of Snipe-IT has such a header).
pub(super) fn plain(header: &str) -> String {
    let spaced: String = fold(header)
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
    }
}
