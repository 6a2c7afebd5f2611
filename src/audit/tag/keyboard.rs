//! The text that a keyboard-wedge scanner meant, if its keyboard layout is not the computer's.

/// The characters that a French AZERTY layout gives for the keys that a US scanner presses for `1` … `0` and `-`.
const AZERTY: [(char, char); 11] = [
    ('&', '1'),
    ('é', '2'),
    ('"', '3'),
    ('\'', '4'),
    ('(', '5'),
    ('-', '6'),
    ('è', '7'),
    ('_', '8'),
    ('ç', '9'),
    ('à', '0'),
    (')', '-'),
];
/// The letters that are exchanged between the two layouts.
const LETTERS: [(char, char); 4] = [('a', 'q'), ('q', 'a'), ('z', 'w'), ('w', 'z')];
/// The other keys that differ and that a tag or an address needs, some of them with shift.
const OTHERS: [(char, char); 9] =
    [('!', '/'), ('§', '?'), (':', '.'), (',', 'm'), ('?', 'M'), (';', ','), ('m', ';'), ('M', ':'), ('°', '_')];

/// The text that a scanner with a US layout meant, if a French layout turned it into `typed`.
///
/// `None` unless at least one character is typical of the wrong layout (one of `& é " ' ( è _ ç à ! §`) and there is no
/// plain digit: on a French layout a digit needs the shift key, so a digit shows that the layout was right.
#[must_use]
pub(super) fn unshifted(typed: &str) -> Option<String> {
    let betrayed = typed.chars().any(|c| matches!(c, '&' | 'é' | '"' | '\'' | '(' | 'è' | '_' | 'ç' | 'à' | '!' | '§'));
    if !betrayed {
        return None;
    }
    meant(typed)
}

/// The text of the other layout, whether anything shows that it was wrong or not; `None` with a character that no key of it gives, or
/// with a plain digit.
pub(super) fn meant(typed: &str) -> Option<String> {
    typed.chars().map(|c| one(c).filter(char::is_ascii)).collect::<Option<String>>().filter(|_| !has_digit(typed))
}

fn has_digit(typed: &str) -> bool {
    typed.chars().any(|c| c.is_ascii_digit())
}

fn one(c: char) -> Option<char> {
    let lower = c.to_lowercase().next()?;
    let swapped = LETTERS.iter().find(|(azerty, _)| *azerty == lower).map(|(_, us)| *us);
    let letter = |us: char| if c.is_uppercase() { us.to_ascii_uppercase() } else { us };
    let key = AZERTY.iter().chain(&OTHERS).find(|(azerty, _)| *azerty == c).map(|(_, us)| *us);
    key.or_else(|| swapped.map(letter)).or(Some(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_of_the_wrong_layout() {
        assert_eq!(unshifted("&é\"'(-è_çà").as_deref(), Some("1234567890"));
        assert_eq!(unshifted("HDS)ààà&éP").as_deref(), Some("HDS-00012P"));
        assert_eq!(unshifted("httpsM!!x:fr!hqrdzqre!&é").as_deref(), Some("https://x.fr/hardware/12"));
        assert_eq!(unshifted("0012"), None);
        assert_eq!(unshifted("HDS-ABC"), None);
        assert_eq!(unshifted("l'été 2"), None);
    }
}
