//! The codes of a mapping in its file.

use crate::{
    audit::inventory::{CustodyKind, InventoryColumn, Kind},
    job::{Means, TableKind, WordOf},
};

/// The answer that is still missing.
pub(super) const OPEN: &str = "?";
/// [`crate::job::WordMeans::HeldBack`].
pub(super) const HELD_BACK: &str = "held_back";
/// [`crate::job::WordMeans::InUse`].
pub(super) const IN_USE: &str = "in_use";
/// A word for a college that says nothing about one.
pub(super) const NONE: &str = "none";

/// The meanings of columns that are no columns of Récol's.
const OTHERS: [(Means, &str); 7] = [
    (Means::SerialAsTag, "serial_as_tag"),
    (Means::Place, "place"),
    (Means::Keeper, "keeper"),
    (Means::CheckoutKind, "checkout_kind"),
    (Means::CheckoutPlace, "checkout_place"),
    (Means::Personal, "personal"),
    (Means::Ignored, "ignored"),
];

/// Every table with its code.
pub(super) const TABLES: [(TableKind, &str); 3] =
    [(TableKind::Devices, "devices"), (TableKind::Colleges, "colleges"), (TableKind::Programmes, "programmes")];

/// Every question with its code.
pub(super) const QUESTIONS: [(WordOf, &str); 4] =
    [(WordOf::Custody, "custody"), (WordOf::Kind, "kind"), (WordOf::College, "college"), (WordOf::Place, "place")];

/// The code in a list of pairs.
pub(super) fn code_of<T: PartialEq>(pairs: &[(T, &'static str)], one: &T) -> &'static str {
    pairs.iter().find(|(other, _)| other == one).map_or("", |(_, code)| code)
}

/// What has this code in a list of pairs.
pub(super) fn coded<T: Copy>(pairs: &[(T, &'static str)], code: &str) -> Option<T> {
    pairs.iter().find(|(_, other)| *other == code).map(|(one, _)| *one)
}

/// The codes of a list of pairs, for a message.
pub(super) fn listed<T>(pairs: &[(T, &'static str)]) -> String {
    pairs.iter().map(|(_, code)| *code).collect::<Vec<_>>().join(", ")
}

/// The code of the meaning of a column.
pub(super) fn of_means(means: Means) -> &'static str {
    if let Means::Column(column) = means { column.code() } else { code_of(&OTHERS, &means) }
}

/// The meaning with this code in a table with these columns.
pub(super) fn means(columns: impl Iterator<Item = InventoryColumn>, code: &str) -> Option<Means> {
    let mut columns = columns;
    columns.find(|column| column.code() == code).map(Means::Column).or_else(|| coded(&OTHERS, code))
}

/// The codes of the meanings in a table with these columns, for a message.
pub(super) fn all_means(columns: impl Iterator<Item = InventoryColumn>) -> String {
    let columns: Vec<&str> = columns.map(InventoryColumn::code).collect();
    format!("{}, {}", columns.join(", "), listed(&OTHERS))
}

/// The codes of the custodies and of the other answers about one.
pub(super) fn all_custodies() -> String {
    let codes: Vec<&str> = CustodyKind::ALL.into_iter().map(CustodyKind::code).collect();
    format!("{}, {IN_USE}, {HELD_BACK}, {OPEN}", codes.join(", "))
}

/// The codes of the kinds and of the other answers about one.
pub(super) fn all_kinds() -> String {
    let codes: Vec<&str> = Kind::ALL.into_iter().map(Kind::code).collect();
    format!("{}, {HELD_BACK}, {OPEN}", codes.join(", "))
}
