//! Headers that are almost right, and the column that was perhaps meant.

use super::{
    persons::{header_tells_of_a_person, is_personal},
    tables::{PERHAPS_TAG, plain},
};
use crate::{
    audit::{inventory::InventoryColumn, text::printable_within},
    io::import::error::Near,
    job::TableKind,
};
use strsim::levenshtein;

/// A header in the form for a message.
pub(in crate::io::import) fn shown(name: &str) -> String {
    printable_within(name, 60)
}

/// At most twenty headers, because a line of prose has many words. What may name a person is left out: if the headers are
/// missing, it is a cell.
pub(super) fn shown_all(names: &[String]) -> Vec<String> {
    names.iter().filter(|n| !n.is_empty() && !header_tells_of_a_person(n)).take(20).map(|n| shown(n)).collect()
}

/// Returns the headers that no table knows but that are similar to one it knows.
pub(super) fn near(names: &[String], tables: &[TableKind]) -> Vec<Near> {
    let close = |name: &String| {
        let word = plain(name);
        if tables.iter().any(|t| t.column(&word).is_some()) || is_personal(&word) || word.chars().count() > 60 {
            return None;
        }
        if tables.contains(&TableKind::Devices) && PERHAPS_TAG.contains(&word.as_str()) {
            return Some(Near { found: shown(name), meant: InventoryColumn::Tag });
        }
        let candidates = tables.iter().flat_map(|t| t.names()).flat_map(|(column, aliases)| {
            std::iter::once(column.code()).chain(aliases.iter().copied()).map(|known| (levenshtein(&word, known), known, *column))
        });
        let best = candidates.min_by_key(|(far, ..)| *far)?;
        (best.0 <= 2 && best.0 * 3 <= best.1.chars().count()).then(|| Near { found: shown(name), meant: best.2 })
    };
    names.iter().take(20).filter_map(close).collect()
}
