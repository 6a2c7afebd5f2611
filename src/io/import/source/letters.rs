//! Which encoding with one byte for each letter a text has: decided by whether its letters can stand where they stand.
//!
//! The same byte is another letter in each of them: 0x8E is `é` on an old Macintosh, `Ä` in DOS and `Ž` in Windows. The
//! devices of this inventory are described in French, so an encoding fits if all its letters occur there.

use crate::job::Encoding;
use encoding_rs::{MACINTOSH, WINDOWS_1252};

/// The letters of CP850 (DOS) that occur in French, by their bytes (Microsoft's table of code page 850).
const DOS: &[(u8, char)] = &[
    (0x80, 'Ç'),
    (0x81, 'ü'),
    (0x82, 'é'),
    (0x83, 'â'),
    (0x84, 'ä'),
    (0x85, 'à'),
    (0x87, 'ç'),
    (0x88, 'ê'),
    (0x89, 'ë'),
    (0x8a, 'è'),
    (0x8b, 'ï'),
    (0x8c, 'î'),
    (0x90, 'É'),
    (0x93, 'ô'),
    (0x94, 'ö'),
    (0x96, 'û'),
    (0x97, 'ù'),
    (0xae, '«'),
    (0xaf, '»'),
    (0xb6, 'Â'),
    (0xb7, 'À'),
    (0xd2, 'Ê'),
    (0xd4, 'È'),
    (0xe2, 'Ô'),
    (0xe6, 'µ'),
    (0xf5, '§'),
    (0xf8, '°'),
    (0xfd, '²'),
    (0xff, '\u{a0}'),
];

/// The encoding of a text that is not UTF-8.
///
/// # Errors
/// The name of the encoding that it seems to have, if it is none that is read.
pub(super) fn encoding(bytes: &[u8]) -> Result<Encoding, &'static str> {
    let one = |encoding: &'static encoding_rs::Encoding| {
        move |byte: u8| encoding.decode_without_bom_handling(&[byte]).0.chars().next().unwrap_or('\u{fffd}')
    };
    let dos = |byte: u8| DOS.iter().find(|(b, _)| *b == byte).map_or('\u{fffd}', |(_, c)| *c);
    let windows = fits(bytes, &one(WINDOWS_1252), can_stand);
    let strange = |decode: &dyn Fn(u8) -> char| {
        fits(bytes, decode, |before, c, after| can_stand(before, c, after) && is_in_a_word(before, c, after))
    };
    match (windows, strange(&one(MACINTOSH)), strange(&dos)) {
        (true, _, false) => Ok(Encoding::Windows1252),
        (true, _, true) => Err("Windows-1252 or CP850 (DOS), and nothing in it shows which"),
        (false, true, false) => Ok(Encoding::MacRoman),
        (false, true, true) => Err("Mac Roman or CP850 (DOS), and nothing in it shows which"),
        (false, false, true) => Err("CP850 (DOS)"),
        (false, false, false) => Err("an encoding that is not known"),
    }
}

/// Whether every byte above 127 is a letter or mark that can stand where it stands.
fn fits(bytes: &[u8], decode: &dyn Fn(u8) -> char, can_stand: impl Fn(char, char, char) -> bool) -> bool {
    let table: Vec<char> = (0..=u8::MAX).map(|byte| if byte.is_ascii() { char::from(byte) } else { decode(byte) }).collect();
    let at = |index: Option<usize>| {
        let byte = index.and_then(|index| bytes.get(index)).copied().unwrap_or(b' ');
        table.get(usize::from(byte)).copied().unwrap_or(' ')
    };
    let stands = |(index, _): (usize, &u8)| can_stand(at(index.checked_sub(1)), at(Some(index)), at(Some(index + 1)));
    bytes.iter().enumerate().filter(|(_, byte)| !byte.is_ascii()).all(stands)
}

fn can_stand(before: char, c: char, after: char) -> bool {
    let inside = before.is_alphanumeric() && after.is_alphanumeric();
    match c {
        'à' | 'â' | 'ä' | 'æ' | 'ç' | 'è' | 'é' | 'ê' | 'ë' | 'î' | 'ï' | 'ñ' | 'ô' | 'ö' | 'œ' | 'ù' | 'û' | 'ü' | 'ÿ' => {
            true
        }
        'À' | 'Â' | 'Ä' | 'Æ' | 'Ç' | 'È' | 'É' | 'Ê' | 'Ë' | 'Î' | 'Ï' | 'Ô' | 'Ö' | 'Œ' | 'Ù' | 'Û' | 'Ü' => {
            !(before.is_lowercase() || (before.is_alphabetic() && after.is_lowercase()))
        }
        '’' | '‘' | '–' | '°' | '²' | '³' | '\u{a0}' => true,
        '«' => !before.is_alphanumeric(),
        '»' => !after.is_alphanumeric(),
        '“' | '”' | '…' | '—' | '•' | '·' | '€' | '§' | 'µ' | '½' | '®' | '™' | '©' => !inside,
        _ => false,
    }
}

/// Whether a letter has another beside it. Only `à` is a word by itself.
fn is_in_a_word(before: char, c: char, after: char) -> bool {
    !c.is_alphabetic() || c == 'à' || before.is_alphabetic() || after.is_alphabetic()
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "N° d'inventaire;Modèle;Salle\r\n1;Écran à l'étage;Réserve côté cour\r\n2;Boîte;Salle « été »\r\n";

    #[test]
    fn each_encoding_is_recognised() {
        assert_eq!(encoding(&WINDOWS_1252.encode(TEXT).0), Ok(Encoding::Windows1252));
        assert_eq!(encoding(&MACINTOSH.encode(TEXT).0), Ok(Encoding::MacRoman));
        let byte = |c: char| DOS.iter().find(|(_, letter)| *letter == c).map_or(c as u8, |(byte, _)| *byte);
        assert_eq!(encoding(&TEXT.chars().map(byte).collect::<Vec<u8>>()), Err("CP850 (DOS)"));
        assert_eq!(encoding(b"A;\x90cran;R\x82serve"), Err("CP850 (DOS)"));
        assert_eq!(encoding(b"Salle \x85 droite"), Err("Windows-1252 or CP850 (DOS), and nothing in it shows which"));
        assert_eq!(
            encoding("Latitude®; mod\u{e8}le \u{e9}; n\u{b0} 3".chars().map(|c| c as u8).collect::<Vec<_>>().as_slice()),
            Ok(Encoding::Windows1252)
        );
        assert_eq!(encoding(&[0x41, 0xd0, 0xdd, 0x42]), Err("an encoding that is not known"));
    }
}
