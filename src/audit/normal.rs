//! The comparison of two spellings of one tag: which differences normalising removes, and which only an approximate
//! match ignores.

use smol_str::{SmolStr, SmolStrBuilder};
use unicode_normalization::{UnicodeNormalization, is_nfc_quick};

/// The normal form: without surrounding blanks, CR, LF and GS, in Unicode NFC, with `-` for every dash, in upper case.
#[must_use]
pub fn normal(text: &str) -> SmolStr {
    let text = text.trim();
    if text.bytes().all(|b| b.is_ascii_graphic() && !b.is_ascii_lowercase()) {
        return SmolStr::new(text);
    }
    let mut out = SmolStrBuilder::new();
    let mut push = |c: char| match c {
        '\r' | '\n' | '\u{1d}' => {}
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{fe58}' | '\u{fe63}' | '\u{ff0d}' => out.push('-'),
        c => c.to_uppercase().for_each(|u| out.push(u)),
    };
    if is_nfc_quick(text.chars()) == unicode_normalization::IsNormalized::Yes {
        text.chars().for_each(&mut push);
    } else {
        text.nfc().for_each(&mut push);
    }
    let out = out.finish();
    let trimmed = out.trim();
    if trimmed.len() == out.len() { out } else { SmolStr::new(trimmed) }
}

/// The core of a [`normal`] text: without one of the configured prefixes (the longest that fits), then without leading
/// zeros. The last character always stays, so the core is only empty if the text is.
#[must_use]
pub fn core<'a>(normal: &'a str, prefixes: &[SmolStr]) -> &'a str {
    let stripped = prefixes
        .iter()
        .filter_map(|prefix| normal.strip_prefix(prefix.as_str()).filter(|rest| !rest.is_empty()))
        .min_by_key(|rest| rest.len())
        .unwrap_or(normal);
    let core = stripped.trim_start_matches('0');
    if core.is_empty() { stripped.get(stripped.len().saturating_sub(1)..).unwrap_or(stripped) } else { core }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn normal_forgives_spelling_only() {
        assert_eq!(normal(" hds–00ab\r\n"), "HDS-00AB");
        assert_eq!(normal("e\u{301}1"), "É1");
        assert_eq!(normal("0012"), "0012");
        assert_eq!(normal("A\u{1d}B"), "AB");
    }

    #[test]
    fn core_strips_one_prefix_and_zeros() {
        let prefixes = [SmolStr::new("HDS-"), SmolStr::new("HDS-9")];
        assert_eq!(core("HDS-0012", &prefixes), "12");
        assert_eq!(core("HDS-912", &prefixes), "12");
        assert_eq!(core("000", &[]), "0");
        assert_eq!(core("HDS-", &prefixes), "HDS-");
        assert_eq!(core("", &prefixes), "");
    }
}
