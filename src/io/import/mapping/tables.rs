//! The three tables, the headers that mean their columns, and the headers that are about persons.

use crate::{
    audit::{inventory::Column, text::fold},
    job::TableKind,
};

/// Columns and the headers that mean them, in the form that [`plain`] gives.
pub(super) type Names = &'static [(Column, &'static [&'static str])];

const DEVICES: Names = &[
    (Column::Tag, &["asset tag", "etiquette", "numero d'inventaire", "no inventaire", "inventaire"]),
    (Column::Serial, &["serial number", "numero de serie", "no de serie", "serie"]),
    (Column::Model, &["modele"]),
    (Column::Kind, &["type", "categorie", "nature"]),
    (Column::Programme, &["program", "dotation"]),
    (Column::Delivery, &["livraison"]),
    (Column::Owner, &["proprietaire"]),
    (Column::Custody, &["situation", "statut", "status"]),
    (Column::Holder, &["detenteur", "reference du detenteur"]),
    (Column::Due, &["due date", "echeance", "date de retour", "retour prevu"]),
    (Column::College, &["uai", "etablissement"]),
    (Column::Room, &["lieu", "salle", "local", "location"]),
    (Column::SourceId, &["id", "identifiant"]),
    (Column::Uuid, &[]),
];
const COLLEGES: Names = &[
    (Column::Uai, &["code uai", "rne", "identifiant de l'etablissement", "identifiant de l etablissement"]),
    (Column::Name, &["nom", "nom de l'etablissement", "nom etablissement", "college"]),
    (Column::Commune, &["ville", "nom commune", "city"]),
    (Column::Priority, &["education prioritaire", "appartenance education prioritaire", "rep", "prioritaire"]),
];
const PROGRAMMES: Names = &[
    (Column::Code, &["programme", "program", "dotation", "code dotation"]),
    (Column::Allotted, &["quantite", "nombre", "dote", "quantity"]),
    (Column::Name, &["nom", "intitule", "libelle", "full name"]),
];

/// Headers about persons. `name` alone is one among devices: there it can only be somebody's or a computer's, and
/// computers are named after people.
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

    /// Its columns, each with its headers beside the code.
    pub(super) const fn names(self) -> Names {
        match self {
            Self::Devices => DEVICES,
            Self::Colleges => COLLEGES,
            Self::Programmes => PROGRAMMES,
        }
    }

    /// The columns that its rows need, the key first.
    pub(super) const fn required(self) -> &'static [Column] {
        match self {
            Self::Devices => &[Column::Tag],
            Self::Colleges => &[Column::Uai, Column::Name],
            Self::Programmes => &[Column::Code, Column::Allotted],
        }
    }

    /// The column that a [`plain`] header means.
    pub(super) fn column(self, plain: &str) -> Option<Column> {
        let own = |column: &Column| column.code().chars().map(|c| if c == '_' { ' ' } else { c }).eq(plain.chars());
        self.names().iter().find(|(column, aliases)| own(column) || aliases.contains(&plain)).map(|(column, _)| *column)
    }
}

/// A header without case, accents, underscores, and with Latin letters for the Cyrillic ones that look the same (a
/// translation of Snipe-IT has such a header).
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
        assert_eq!(TableKind::Devices.column(&plain(" N° de Série ")), Some(Column::Serial));
        assert_eq!(TableKind::Devices.column(&plain("\u{421}atégorie")), Some(Column::Kind));
        assert_eq!(TableKind::Devices.column(&plain("SOURCE ID")), Some(Column::SourceId));
        assert_eq!(TableKind::Colleges.column(&plain("Identifiant_de_l_etablissement")), Some(Column::Uai));
        assert_eq!(TableKind::Devices.column("commune"), None);
    }
}
