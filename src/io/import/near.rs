//! Headers that are nearly right: what was perhaps meant.

use super::{
    error::Near,
    tables::{PERSONAL, TableKind, plain},
};
use crate::audit::text::printable_within;

/// A header for a message.
pub(super) fn shown(name: &str) -> String {
    printable_within(name, 60)
}

/// At most twenty headers: a line of prose has many words.
pub(super) fn shown_all(names: &[String]) -> Vec<String> {
    names.iter().filter(|n| !n.is_empty()).take(20).map(|n| shown(n)).collect()
}

/// Headers that no table knows but that come near to one.
pub(super) fn near(names: &[String], tables: &[TableKind]) -> Vec<Near> {
    let close = |name: &String| {
        let word = plain(name);
        if tables.iter().any(|t| t.column(&word).is_some()) || PERSONAL.contains(&word.as_str()) || word.chars().count() > 60 {
            return None;
        }
        let candidates = tables.iter().flat_map(|t| t.names()).flat_map(|(column, aliases)| {
            std::iter::once(column.code()).chain(aliases.iter().copied()).map(|known| (distance(&word, known), known, *column))
        });
        let best = candidates.min_by_key(|(far, ..)| *far)?;
        (best.0 <= 2 && best.0 * 3 <= best.1.chars().count()).then(|| Near { found: shown(name), meant: best.2 })
    };
    names.iter().take(20).filter_map(close).collect()
}

/// The number of characters to insert, delete or replace that lead from one word to the other.
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut above: Vec<usize> = (0..=b.len()).collect();
    for (row, x) in a.chars().enumerate() {
        let (mut left, mut corner) = (row + 1, row);
        let mut line = vec![left];
        for (y, up) in b.iter().zip(above.iter().skip(1)) {
            left = (corner + usize::from(x != *y)).min(left + 1).min(up + 1);
            corner = *up;
            line.push(left);
        }
        above = line;
    }
    above.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distances() {
        assert_eq!(distance("seriel", "serial"), 1);
        assert_eq!(distance("", "tag"), 3);
        assert_eq!(distance("tag", "tag"), 0);
    }
}
