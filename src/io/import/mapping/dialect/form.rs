//! The form of a dialect: signs in the headers, and the meanings of columns.

use super::super::tables::plain;
use crate::{
    audit::inventory::InventoryColumn,
    job::{Means, TableKind},
};

/// What one program writes.
pub(in crate::io::import) struct Dialect {
    /// Its name, for people.
    pub name: &'static str,
    /// The table.
    pub table: TableKind,
    /// Its signs: of each set of headers the file must have one. In the form of [`plain`].
    pub(super) signs: &'static [&'static [&'static str]],
    /// What its columns mean, where the headers do not say it by themselves; the first that fits counts. A header that ends
    /// in `*` stands for all that begin like it.
    pub(super) columns: &'static [(&'static str, Means)],
}

/// [`InventoryColumn::Tag`].
pub(super) const TAG: Means = Means::Column(InventoryColumn::Tag);
/// [`InventoryColumn::Serial`].
pub(super) const SERIAL: Means = Means::Column(InventoryColumn::Serial);
/// [`InventoryColumn::Model`].
pub(super) const MODEL: Means = Means::Column(InventoryColumn::Model);
/// [`InventoryColumn::Kind`].
pub(super) const KIND: Means = Means::Column(InventoryColumn::Kind);
/// [`InventoryColumn::Owner`].
pub(super) const OWNER: Means = Means::Column(InventoryColumn::Owner);
/// [`InventoryColumn::Custody`].
pub(super) const CUSTODY: Means = Means::Column(InventoryColumn::Custody);
/// [`InventoryColumn::Due`].
pub(super) const DUE: Means = Means::Column(InventoryColumn::Due);
/// [`InventoryColumn::College`].
pub(super) const COLLEGE: Means = Means::Column(InventoryColumn::College);
/// [`InventoryColumn::Room`].
pub(super) const ROOM: Means = Means::Column(InventoryColumn::Room);
/// [`InventoryColumn::SourceId`].
pub(super) const SOURCE_ID: Means = Means::Column(InventoryColumn::SourceId);

impl Dialect {
    /// Whether these headers have all its signs.
    pub(super) fn wrote(&self, names: &[String]) -> bool {
        let words: Vec<String> = names.iter().map(|name| plain(name)).collect();
        let has = |signs: &&[&str]| words.iter().any(|word| signs.contains(&word.as_str()));
        self.signs.iter().all(has)
    }

    /// What a column means, if this program's columns do not mean what they say.
    pub(in crate::io::import) fn means(&self, header: &str) -> Option<Means> {
        let word = plain(header);
        let fits = |name: &str| match name.strip_suffix('*') {
            Some(begin) => word.starts_with(begin),
            None => word == name,
        };
        self.columns.iter().find(|(name, _)| fits(name)).map(|(_, means)| *means)
    }
}
