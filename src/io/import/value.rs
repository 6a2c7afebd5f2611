//! The meaning of a cell: dates, numbers, codes with their French names, words.

use crate::{
    audit::{
        inventory::{CustodyKind, Kind},
        text::{day, fold, is_treacherous},
        uai::Uai,
    },
    job::Reason,
};
use jiff::civil::Date;
use smol_str::SmolStr;

/// A word that identifies something. It is kept exactly, with leading zeros; `None` for an empty cell.
pub(super) fn key(cell: &str) -> Result<Option<SmolStr>, Reason> {
    if cell.chars().any(is_treacherous) {
        return Err(Reason::Invisible);
    }
    if is_rounded(cell) {
        return Err(Reason::SpreadsheetNumber);
    }
    Ok((!cell.is_empty()).then(|| SmolStr::new(cell)))
}

/// As [`key`], for a cell that must not be empty.
pub(super) fn required_key(cell: &str) -> Result<SmolStr, Reason> {
    key(cell)?.ok_or(Reason::Empty)
}

/// Whether a spreadsheet rounded it: `2,17003E+13`. Such a number always has the sign; a serial like `5E12` is not
/// affected.
fn is_rounded(cell: &str) -> bool {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let Some((mantissa, exponent)) = cell.split_once("E+").or_else(|| cell.split_once("e+")) else { return false };
    let (whole, fraction) = mantissa.split_once([',', '.']).unwrap_or((mantissa, "0"));
    digits(exponent) && digits(whole) && digits(fraction)
}

/// A word for people to read: invisible characters become blanks, and repeated blanks become one; `None` for an empty
/// cell.
pub(super) fn word(cell: &str) -> Option<SmolStr> {
    let visible: String = cell.chars().map(|c| if is_treacherous(c) { ' ' } else { c }).collect();
    let text = visible.split_whitespace().collect::<Vec<_>>().join(" ");
    (!text.is_empty()).then(|| SmolStr::new(text))
}

/// `2027-07-02` or `02/07/2027`; `None` for an empty cell.
pub(super) fn date(cell: &str) -> Result<Option<Date>, Reason> {
    if cell.is_empty() {
        return Ok(None);
    }
    day(cell).map(Some).ok_or(Reason::BadDate)
}

/// A UAI; `None` for an empty cell.
pub(super) fn uai(cell: &str) -> Result<Option<Uai>, Reason> {
    if cell.is_empty() { Ok(None) } else { cell.parse().map(Some).map_err(Reason::Uai) }
}

/// A kind of device by its code or its French name; an empty cell is [`Kind::Other`].
pub(super) fn kind(cell: &str) -> Result<Kind, Reason> {
    let word = fold(cell);
    Kind::from_code(&word)
        .or(match word.as_str() {
            "" | "autre" => Some(Kind::Other),
            "portable" | "ordinateur portable" | "ultraportable" | "notebook" => Some(Kind::Laptop),
            "tablette" => Some(Kind::Tablet),
            "fixe" | "poste fixe" | "ordinateur fixe" | "unite centrale" => Some(Kind::Desktop),
            _ => None,
        })
        .ok_or(Reason::UnknownKind)
}

/// A custody by its code or its French name; an empty cell is [`CustodyKind::Stored`].
pub(super) fn custody(cell: &str) -> Result<CustodyKind, Reason> {
    let word = fold(cell);
    CustodyKind::from_code(&word)
        .or(match word.as_str() {
            "" | "en stock" | "stocke" | "en reserve" => Some(CustodyKind::Stored),
            "affecte" | "attribue" => Some(CustodyKind::Assigned),
            "pret" | "prete" | "en pret" | "on loan" => Some(CustodyKind::OnLoan),
            "donne" | "cede" => Some(CustodyKind::Given),
            "reparation" | "en reparation" | "in repair" => Some(CustodyKind::InRepair),
            "reforme" | "sorti" => Some(CustodyKind::Retired),
            "perdu" | "vole" | "perdu ou vole" | "stolen" | "lost or stolen" => Some(CustodyKind::Lost),
            _ => None,
        })
        .ok_or(Reason::UnknownCustody)
}

/// A whole number. Blanks between the digits are allowed.
pub(super) fn number(cell: &str) -> Result<u32, Reason> {
    let digits: String = cell.chars().filter(|c| !c.is_whitespace()).collect();
    if digits.is_empty() {
        return Err(Reason::Empty);
    }
    if is_rounded(&digits) {
        return Err(Reason::SpreadsheetNumber);
    }
    if digits.bytes().all(|b| b.is_ascii_digit()) {
        digits.parse().map_err(|_| Reason::BadNumber)
    } else {
        Err(Reason::BadNumber)
    }
}

/// Yes or no, in English or French. The names of priority education networks mean yes, an empty cell means no.
pub(super) fn flag(cell: &str) -> Result<bool, Reason> {
    match fold(cell).as_str() {
        "yes" | "true" | "1" | "oui" | "vrai" | "x" | "rep" | "rep+" => Ok(true),
        "" | "no" | "false" | "0" | "non" | "faux" | "hors ep" => Ok(false),
        _ => Err(Reason::BadFlag),
    }
}

/// A UUID in lower case with hyphens; `None` for an empty cell.
pub(super) fn uuid(cell: &str) -> Result<Option<SmolStr>, Reason> {
    if cell.is_empty() {
        return Ok(None);
    }
    let hyphens = cell.split('-').map(str::len).eq([8, 4, 4, 4, 12]);
    let digits = cell.bytes().all(|b| b == b'-' || b.is_ascii_hexdigit());
    if hyphens && digits { Ok(Some(SmolStr::new(cell.to_ascii_lowercase()))) } else { Err(Reason::BadUuid) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_in_two_spellings() {
        let day = Date::new(2027, 7, 2).ok();
        for good in ["2027-07-02", "02/07/2027", "2/7/2027"] {
            assert_eq!(date(good), Ok(day), "{good}");
        }
        for bad in
            ["2027-02-30", "07/22/2027", "02/07/27", "2027-07", "demain", "2027-07-02-1", "2027--7-2", "99999-1-1", "+2027-1-1"]
        {
            assert_eq!(date(bad), Err(Reason::BadDate), "{bad}");
        }
    }

    #[test]
    fn rounded_numbers() {
        for spoilt in ["2,17003E+13", "2.17003e+13", "2E+13"] {
            assert_eq!(key(spoilt), Err(Reason::SpreadsheetNumber), "{spoilt}");
        }
        for good in ["5E12", "E+13", "A2E+13", "0012345"] {
            assert_eq!(key(good), Ok(Some(SmolStr::new(good))));
        }
        assert_eq!(number("4 000"), Ok(4000));
        assert_eq!(number("4\u{202f}000"), Ok(4000));
        assert_eq!(number("-1"), Err(Reason::BadNumber));
        assert_eq!(number("99999999999"), Err(Reason::BadNumber));
    }

    #[test]
    fn words_lose_what_cannot_be_seen() {
        assert_eq!(word(" Salle\u{200b}\n1 \u{202e}").as_deref(), Some("Salle 1"));
        assert_eq!(word(" \u{feff} "), None);
        assert_eq!(key("A\u{200b}1"), Err(Reason::Invisible));
    }
}
