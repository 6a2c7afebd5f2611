//! Which text of an unknown label can stand on a new label as a tag.

use crate::audit::text::is_treacherous;

/// The longest such text, in characters. An inventory number of a French authority has at most 25 (INDIGO INVENTAIRE, NumInvent).
const LONGEST: usize = 40;

/// Whether a text that is in no inventory can be printed as a tag: one short word that is no address.
#[must_use]
pub fn is_printable_tag(text: &str) -> bool {
    let short = !text.is_empty() && text.chars().count() <= LONGEST;
    short && !text.contains(|c: char| is_treacherous(c) || c.is_whitespace()) && !text.contains("://")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_a_sentence_and_what_cannot_be_seen_are_no_tags() {
        for tag in ["ZZ-77-ZZ", "0012345", "É-1", "SAM-0001"] {
            assert!(is_printable_tag(tag), "{tag}");
        }
        let long = "9".repeat(41);
        for none in ["", "a b", "a\u{202e}b", "a\u{1d}b", "HTTPS://EXAMPLE.ORG/HT/1", "WIFI:S:x;\nP:y", long.as_str()] {
            assert!(!is_printable_tag(none), "{none:?}");
        }
    }
}
