//! When two keys are perhaps one: written otherwise (case, blanks, dashes, width, letters of another alphabet that look the same),
//! or without zeros or a prefix.

use crate::audit::text::is_treacherous;
use rustc_hash::FxHasher;
use smol_str::{SmolStr, SmolStrBuilder};
use std::hash::Hasher;
use unicode_normalization::UnicodeNormalization;

/// The Latin letter that looks like this capital of the Cyrillic or the Greek alphabet, by Unicode's table of confusables; any
/// other character is itself.
const fn latin(c: char) -> char {
    match c {
        'А' | 'Α' => 'A',
        'В' | 'Β' => 'B',
        'С' | 'Ϲ' => 'C',
        'Е' | 'Ε' => 'E',
        'Н' | 'Η' => 'H',
        'І' | 'Ι' | 'Ӏ' => 'I',
        'Ј' => 'J',
        'К' | 'Κ' => 'K',
        'М' | 'Μ' => 'M',
        'Ν' => 'N',
        'О' | 'Ο' => 'O',
        'Р' | 'Ρ' => 'P',
        'Ѕ' => 'S',
        'Т' | 'Τ' => 'T',
        'Х' | 'Χ' => 'X',
        'У' | 'Υ' => 'Y',
        'Ζ' => 'Z',
        c => c,
    }
}

/// Whether a character only parts a key: any dash, a low line, a dot, a slash.
const fn parts(c: char) -> bool {
    matches!(c, '-' | '_' | '.' | '/' | '\u{b7}' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{fe58}' | '\u{fe63}')
}

/// The form that two spellings of one key have in common: in Latin capitals, without blanks, and with a dash only where it parts
/// two numbers.
pub(super) fn spelling(key: &str) -> SmolStr {
    let mut out = SmolStrBuilder::new();
    spelt(key, |c| out.push(c));
    out.finish()
}

/// The hash of a key's [`spelling`], without its text.
pub(super) fn hash_of_spelling(key: &str) -> u64 {
    let mut hasher = FxHasher::default();
    spelt(key, |c| hasher.write_u32(u32::from(c)));
    hasher.finish()
}

/// Tells the characters of a key's [`spelling`].
fn spelt(key: &str, mut tell: impl FnMut(char)) {
    let (mut parted, mut last) = (false, ' ');
    let mut push = |c: char| {
        if parts(c) {
            parted = true;
            return;
        }
        if parted && last.is_ascii_digit() && c.is_ascii_digit() {
            tell('-');
        }
        (parted, last) = (false, c);
        tell(c);
    };
    if key.is_ascii() {
        let letters = key.bytes().filter(u8::is_ascii_graphic);
        letters.for_each(|b| push(char::from(b.to_ascii_uppercase())));
    } else {
        let seen = key.nfkc().flat_map(char::to_uppercase).map(latin).filter(|c| !c.is_whitespace() && !is_treacherous(*c));
        seen.for_each(push);
    }
}

/// What two keys have in common that are perhaps one: their [`spelling`] without one of the prefixes, and without the zeros that
/// a number in it begins with.
pub(super) fn likeness(key: &str, prefixes: &[SmolStr]) -> SmolStr {
    let spelt = spelling(key);
    let bare = prefixes.iter().filter_map(|prefix| {
        let prefix = spelling(prefix);
        spelt.strip_prefix(prefix.as_str()).filter(|rest| !prefix.is_empty() && !rest.is_empty())
    });
    let bare = bare.min_by_key(|rest| rest.len()).unwrap_or(&spelt);
    let (mut out, mut within) = (SmolStrBuilder::new(), false);
    for (at, c) in bare.char_indices() {
        let more = || bare.get(at + 1..).is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
        if c == '0' && !within && more() {
            continue;
        }
        within = c.is_ascii_digit();
        out.push(c);
    }
    out.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_key_are_one_and_two_keys_are_two() {
        for other in [
            "hds-0012",
            "HDS 0012",
            "HDS–0012",
            "HDS_0012",
            "\u{41d}DS-0012",
            "ＨＤＳ－００１２",
            "HDS\u{a0}00\u{2009}12",
            "Hds0012",
        ] {
            assert_eq!(spelling(other), "HDS0012", "{other}");
        }
        for (one, other) in [("PC-1-12", "PC-11-2"), ("PC-1", "PC-11"), ("É1", "E1"), ("A+1", "A1")] {
            assert_ne!(spelling(one), spelling(other));
        }
    }

    #[test]
    fn zeros_and_a_prefix_make_no_other_key() {
        let prefixes = [SmolStr::new("HDS-")];
        for other in ["12", "HDS-12", "hds 0012", "0012", "00012"] {
            assert_eq!(likeness(other, &prefixes), likeness("HDS-0012", &prefixes), "{other}");
        }
        assert_eq!((likeness("A-00-0", &[]).as_str(), likeness("", &[]).as_str()), ("A0-0", ""));
        for (one, other) in [("A10", "A1"), ("A100", "A1"), ("100", "1"), ("HDS-", "")] {
            assert_ne!(likeness(one, &prefixes), likeness(other, &prefixes));
        }
    }
}
