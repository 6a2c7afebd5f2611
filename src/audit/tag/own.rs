//! Récol's own labels: `HDS-`, six or more base-32 characters, one check character.
//!
//! The base-32 alphabet is Crockford's (digits and upper case without I, L, O, U), because people type these tags too.
//! The check character is that of ISO 7064 MOD 37,36: it catches every single wrong character and every swap of two
//! neighbours. All of it is upper case, so that a QR code can use its alphanumeric mode.

use smol_str::{SmolStr, format_smolstr};

/// The beginning of every own tag.
pub const PREFIX: &str = "HDS-";
/// Characters of the body, in the order of their value.
const BASE32: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// The smallest number of body characters.
const BODY: usize = 6;

/// The ISO 7064 MOD 37,36 check character of a text of digits and upper-case letters; `None` for any other text.
#[must_use]
pub fn check_character(body: &str) -> Option<char> {
    let mut product = 36_u32;
    for c in body.chars() {
        let value = if c.is_ascii_lowercase() { None } else { c.to_digit(36) }?;
        let sum = (product + value) % 36;
        product = (if sum == 0 { 36 } else { sum }) * 2 % 37;
    }
    let value = (37 - product) % 36;
    char::from_digit(value, 36).map(|c| c.to_ascii_uppercase())
}

/// Whether a normalised text is a valid own tag.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OwnTag {
    /// An own tag with a correct check character.
    Good,
    /// It has the form of an own tag, but a wrong check character: it was misread or mistyped.
    Misread,
}

impl OwnTag {
    /// Checks a normalised text; `None` if it does not have the form of an own tag.
    #[must_use]
    pub fn of(normal: &str) -> Option<Self> {
        let digits = normal.strip_prefix(PREFIX)?;
        let check = digits.chars().next_back()?;
        let body = digits.get(..digits.len() - check.len_utf8())?;
        if body.len() < BODY || !digits.bytes().all(|b| b.is_ascii_digit() || b.is_ascii_uppercase()) {
            return None;
        }
        let fits = check_character(body) == Some(check) && body.bytes().all(|b| BASE32.contains(&b));
        Some(if fits { Self::Good } else { Self::Misread })
    }

    /// Whether a normalised text is the beginning of an own tag whose end is missing.
    #[must_use]
    pub fn is_broken_off(normal: &str) -> bool {
        let Some(digits) = normal.strip_prefix(PREFIX) else { return normal.len() > 1 && PREFIX.starts_with(normal) };
        digits.len() <= BODY && digits.bytes().all(|b| b.is_ascii_digit() || b.is_ascii_uppercase())
    }

    /// The number of an own tag, given as a normalised text; `None` for any other text, and for a number that no `u64` holds.
    #[must_use]
    pub fn number(normal: &str) -> Option<u64> {
        if Self::of(normal) != Some(Self::Good) {
            return None;
        }
        let body = normal.strip_prefix(PREFIX)?;
        let body = body.get(..body.len() - 1)?;
        body.bytes().try_fold(0_u64, |number, letter| {
            let value = BASE32.iter().position(|known| *known == letter)?;
            number.checked_mul(32)?.checked_add(value as u64)
        })
    }

    /// The own tag with number `n`: six base-32 characters, or more if the number needs them.
    #[must_use]
    pub fn numbered(n: u64) -> SmolStr {
        let mut digits = Vec::new();
        let mut rest = n;
        while rest > 0 || digits.len() < BODY {
            digits.push(BASE32.get((rest % 32) as usize).copied().map_or('0', char::from));
            rest /= 32;
        }
        let body: String = digits.iter().rev().collect();
        let check = check_character(&body).unwrap_or('0');
        format_smolstr!("{PREFIX}{body}{check}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_broken_off_is_told_from_what_is_whole() {
        let tag = OwnTag::numbered(123_456_789);
        for at in 2..tag.len() {
            let part = tag.get(..at).unwrap();
            assert!(OwnTag::is_broken_off(part), "{part}");
        }
        for whole in [tag.as_str(), "H", "HX", "HDS-OLD-9", "HDS-1234567", "0012X"] {
            assert!(!OwnTag::is_broken_off(whole), "{whole}");
        }
    }

    #[test]
    fn a_number_reads_back_what_it_writes() {
        for n in [0, 1, 31, 32, 123_456_789, (1 << 30) - 1, 1 << 30, u64::MAX] {
            assert_eq!(OwnTag::number(&OwnTag::numbered(n)), Some(n));
        }
        let body = "Z".repeat(14);
        let beyond = format!("HDS-{body}{}", check_character(&body).unwrap());
        for none in ["HDS-0000001", "0000012X", "", beyond.as_str()] {
            assert_eq!(OwnTag::number(none), None, "{none}");
        }
    }

    /// The example of the Global Release Identifier standard, which uses the same check system.
    #[test]
    fn known_check_characters() {
        assert_eq!(check_character("A12425GABC1234002"), Some('M'));
        assert_eq!(check_character("a1"), None);
        assert_eq!(check_character("A-1"), None);
    }

    #[test]
    fn every_single_wrong_character_is_caught() {
        let tag = OwnTag::numbered(123_456_789);
        assert_eq!(OwnTag::of(&tag), Some(OwnTag::Good));
        for at in PREFIX.len()..tag.len() {
            for other in ('0'..='9').chain('A'..='Z').filter(|c| !tag.get(at..).unwrap().starts_with(*c)) {
                let mut wrong = tag.to_string();
                wrong.replace_range(at..=at, &other.to_string());
                assert_eq!(OwnTag::of(&wrong), Some(OwnTag::Misread), "{wrong}");
            }
        }
        assert_eq!(OwnTag::of("HDS-123"), None);
        assert_eq!(OwnTag::of("0012345"), None);
        assert_eq!(OwnTag::of("HDS-"), None);
        assert_eq!(OwnTag::of("HDS-ÉÉÉÉÉÉÉ"), None);
    }
}
