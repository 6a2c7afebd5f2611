//! The meaning of a cell: dates, numbers, codes with their French names, words.

use crate::{
    audit::{
        inventory::{CommuneCode, CustodyKind, Kind},
        text::{day, fold, is_treacherous, would_run},
        uai::Uai,
    },
    io::import::known::Known,
    job::Reason,
};
use jiff::civil::Date;
use smol_str::SmolStr;

/// A word that identifies something. It is kept exactly, with leading zeros; `None` for an empty cell.
pub(super) fn key(cell: &str) -> Result<Option<SmolStr>, Reason> {
    // Most keys are letters, digits and dashes: too long for a day, or without a dash and a power, they can be nothing else.
    let (long, mut simple) = (cell.len() > LONGEST_DAY, !cell.is_empty());
    for b in cell.bytes() {
        simple &= b.is_ascii_alphanumeric() && !matches!(b, b'e' | b'E') || (long && matches!(b, b'e' | b'E' | b'-'));
    }
    if simple {
        return Ok(Some(SmolStr::new(cell)));
    }
    if cell.chars().any(is_treacherous) {
        return Err(Reason::Invisible);
    }
    if is_rounded(cell) {
        return Err(Reason::SpreadsheetNumber);
    }
    if is_month(cell) {
        return Err(Reason::SpreadsheetNumber);
    }
    if let Some(whole) = with_decimals(cell) {
        return Err(Reason::Perhaps { meant: whole.to_owned() });
    }
    Ok((!cell.is_empty()).then(|| SmolStr::new(cell)))
}

/// The most bytes of a day as [`is_month`] knows it.
const LONGEST_DAY: usize = 9;

/// As [`key`], for a cell that must not be empty, nor contain a word that stands for nothing.
pub(super) fn required_key(cell: &str) -> Result<SmolStr, Reason> {
    if is_placeholder(cell) { Err(Reason::Placeholder) } else { key(cell)?.ok_or(Reason::Empty) }
}

/// Words that people, spreadsheets and makers write where there is nothing, folded.
const NOTHING: &[&str] = &[
    "n/a",
    "na",
    "n.a.",
    "#n/a",
    "#na",
    "#ref!",
    "#value!",
    "#valeur!",
    "#name?",
    "#nom?",
    "none",
    "null",
    "nil",
    "nan",
    "neant",
    "rien",
    "vide",
    "aucun",
    "aucune",
    "sans",
    "sans etiquette",
    "sans numero",
    "pas d'etiquette",
    "no tag",
    "no serial",
    "no asset tag",
    "non renseigne",
    "non communique",
    "inconnu",
    "inconnue",
    "unknown",
    "a definir",
    "a completer",
    "tbd",
    "not specified",
    "not applicable",
    "not available",
    "invalid",
    "empty",
    "to be filled by o.e.m.",
    "to be filled by oem",
    "default string",
    "o.e.m.",
    "oem",
    "system serial number",
    "chassis serial number",
    "base board serial number",
    "serial number",
    "system product name",
    "non attribue",
    "non affecte",
    "unassigned",
    "not assigned",
    "libre",
    "personne",
    "(vide)",
    "undefined",
    "illisible",
    "idem",
    "n/c",
    "nc",
    "a etiqueter",
    "123456789",
    "1234567890",
    "0123456789",
];

/// The fewest digits of a number among [`NOTHING`].
const FEWEST: usize = 9;

/// Whether a cell stands for nothing: a word for it, or only zeros, marks or the letter x.
pub(super) fn is_placeholder(cell: &str) -> bool {
    // Most cells are keys with digits in them, and none of the words is; or numbers, and a few of the words are.
    let (mut digits, mut ascii) = (0, true);
    for b in cell.bytes() {
        digits += usize::from(b.is_ascii_digit());
        ascii &= b.is_ascii();
    }
    if ascii && digits > 0 {
        return digits == cell.len() && (cell.bytes().all(|b| b == b'0') || (digits >= FEWEST && NOTHING.contains(&cell)));
    }
    let only = |set: &[char]| !cell.is_empty() && cell.chars().all(|c| set.contains(&c));
    let crosses = cell.chars().count() > 2 && only(&['x', 'X']);
    only(&['0']) || only(&['#']) || only(&['-', '–', '—', '.', '_', '/', '*', '?', ' ']) || crosses || is_word_for_nothing(cell)
}

/// Whether a cell of a column that says who has a device says that nobody has it.
pub(super) fn says_nobody(cell: &str) -> bool {
    matches!(fold(cell).as_str(), "non" | "no")
}

/// Whether a cell of a column that says who has a device says that somebody has it.
pub(super) fn says_somebody(cell: &str) -> bool {
    !cell.is_empty() && !is_placeholder(cell) && !says_nobody(cell)
}

fn is_word_for_nothing(cell: &str) -> bool {
    // Most cells are words of one spelling, which need no other form to be compared.
    if cell.bytes().all(|b| b == b' ' || b.is_ascii_graphic()) && !cell.contains("  ") {
        let cell = cell.trim();
        return NOTHING.iter().any(|word| word.eq_ignore_ascii_case(cell));
    }
    NOTHING.contains(&fold(cell).replace('’', "'").as_str())
}

/// As [`key`]; a word that stands for nothing is as good as an empty cell.
pub(super) fn optional_key(cell: &str) -> Result<Option<SmolStr>, Reason> {
    if is_placeholder(cell) { Ok(None) } else { key(cell) }
}

/// The most digits that a spreadsheet keeps of a number: the digits after them become zeros.
const KEPT_DIGITS: usize = 15;

/// Whether a number has more digits than a spreadsheet keeps, and then whether it could have been rounded: `None` for
/// anything else. One such number may really end in zeros; a column in which all do was rounded.
pub(super) fn long_number(cell: &str) -> Option<bool> {
    let digits = cell.len() > KEPT_DIGITS && cell.bytes().all(|b| b.is_ascii_digit());
    digits.then(|| cell.bytes().skip(KEPT_DIGITS).all(|b| b == b'0'))
}

/// Whether a spreadsheet made a day of it: `02-janv` for `1-2`. It writes the month in lower case.
fn is_month(cell: &str) -> bool {
    const MONTHS: &[&str] = &[
        "janv", "févr", "mars", "avr", "mai", "juin", "juil", "août", "sept", "oct", "nov", "déc", "janv.", "févr.", "avr.",
        "juil.",
    ];
    cell.split_once('-').is_some_and(|(day, month)| {
        let digits = |text: &str| !text.is_empty() && text.len() <= 2 && text.bytes().all(|b| b.is_ascii_digit());
        (digits(day) && MONTHS.contains(&month)) || (MONTHS.contains(&day) && digits(month))
    })
}

/// The whole number that a program wrote with decimals: `12345` for `12345.0`.
fn with_decimals(cell: &str) -> Option<&str> {
    let (whole, zeros) = cell.split_once(['.', ','])?;
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    (digits(whole) && !zeros.is_empty() && zeros.bytes().all(|b| b == b'0')).then_some(whole)
}

/// What a cell says when a spreadsheet's protection of text is taken off: `="0012345"`, and an apostrophe before digits or
/// before what a spreadsheet would run. `None` if there is none.
pub(super) fn unwrapped(cell: &str) -> Option<String> {
    if !cell.starts_with(['=', '\'']) {
        return None;
    }
    if let Some(quoted) = cell.strip_prefix("=\"").and_then(|rest| rest.strip_suffix('"')) {
        return Some(quoted.replace("\"\"", "\""));
    }
    let bare = cell.trim_start_matches('\'');
    let protected = would_run(bare) || bare.starts_with(|c: char| c.is_ascii_digit());
    (bare.len() < cell.len() && protected).then(|| bare.to_owned())
}

/// Whether a cell contains HTML: an element or an escaped character.
pub(super) fn has_markup(cell: &str) -> bool {
    let element = |rest: &str| rest.starts_with(|c: char| c.is_ascii_alphabetic() || c == '/') && rest.contains('>');
    let name = |rest: &str| {
        rest.split_once(';').is_some_and(|(name, _)| {
            matches!(name, "amp" | "lt" | "gt" | "quot" | "apos" | "nbsp")
                || name.strip_prefix('#').is_some_and(|n| !n.is_empty())
        })
    };
    cell.split('<').skip(1).any(element) || cell.split('&').skip(1).any(name)
}

/// Whether a key is the first word of a line below the table: a total, a source, a date of printing.
pub(super) fn is_footer(key: &str) -> bool {
    const WORDS: &[&str] = &[
        "total",
        "nombre",
        "genere",
        "mis a jour",
        "date",
        "legende",
        "arrete",
        "export",
        "liste",
        "totaux",
        "sous-total",
        "sous total",
        "subtotal",
        "grand total",
        "total general",
        "somme",
        "source",
        "edite",
        "extrait",
        "extraction",
        "imprime",
        "exporte",
        "nombre d'equipements",
        "nombre de lignes",
        "page",
        "fin",
        "note",
        "nb",
    ];
    // Most keys begin as no such word does.
    let first = key.bytes().next().map(|b| b.to_ascii_lowercase()).filter(u8::is_ascii_alphanumeric);
    if first.is_some_and(|first| !WORDS.iter().any(|word| word.as_bytes().first() == Some(&first))) {
        return false;
    }
    let word = fold(key);
    let begins = |begin: &&str| word.strip_prefix(*begin).is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', ':']));
    WORDS.iter().any(begins)
}

/// Whether a spreadsheet rounded it: `2,17003E+13`. Such a number has the sign, or a fraction (`1.23E5`); a serial like `5E12` is
/// not affected.
fn is_rounded(cell: &str) -> bool {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let Some((mantissa, exponent)) = cell.split_once(['E', 'e']) else { return false };
    let (whole, fraction) = mantissa.split_once([',', '.']).unwrap_or((mantissa, ""));
    let signed = exponent.starts_with('+');
    let exponent = exponent.strip_prefix(['+', '-']).unwrap_or(exponent);
    let parted = !fraction.is_empty() && digits(fraction);
    digits(exponent) && digits(whole) && (parted || (signed && !mantissa.contains([',', '.'])))
}

/// A word for people to read: invisible characters become blanks, and repeated blanks become one; `None` for an empty
/// cell.
pub(super) fn word(cell: &str) -> Option<SmolStr> {
    let blanks = |text: &str| text.starts_with(' ') || text.ends_with(' ') || text.contains("  ");
    let other = |c: char| is_treacherous(c) || (c.is_whitespace() && c != ' ');
    if !cell.is_empty() && !blanks(cell) && !cell.contains(other) {
        return Some(SmolStr::new(cell));
    }
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

/// A UAI, or the name of a college that only one recorded college has, also as the last step of a path (`Office > College`);
/// `None` for an empty cell.
pub(super) fn uai(cell: &str, known: &Known<'_>) -> Result<Option<Uai>, Reason> {
    if cell.is_empty() {
        return Ok(None);
    }
    let wrong = match cell.parse() {
        Ok(uai) => return Ok(Some(uai)),
        Err(wrong) => wrong,
    };
    let last = cell.rsplit(" > ").next().unwrap_or(cell);
    if let Some(uai) = known.college(last) {
        return Ok(Some(uai));
    }
    // Blanks inside, and the zero that a spreadsheet takes off.
    let close: String = cell.split_whitespace().collect();
    let meant = close.parse::<Uai>().or_else(|_| format!("0{close}").parse());
    Err(meant.map_or(Reason::Uai(wrong), |uai| Reason::Perhaps { meant: uai.to_string() }))
}

/// A kind of device by its code or a usual name; an empty cell is [`Kind::Other`], and `None` is a word that is not known.
pub(super) fn kind(cell: &str) -> Option<Kind> {
    if let Some(kind) = Kind::from_code(cell) {
        return Some(kind);
    }
    let word = fold(cell);
    Kind::from_code(&word).or(match word.as_str() {
        "" | "autre" | "autres" => Some(Kind::Other),
        "portable"
        | "portables"
        | "ordinateur portable"
        | "pc portable"
        | "ultraportable"
        | "notebook"
        | "laptops"
        | "notebooks"
        | "chromebook"
        | "chromebooks" => Some(Kind::Laptop),
        "tablette" | "tablettes" | "tablets" | "ipad" | "ipads" => Some(Kind::Tablet),
        "fixe" | "poste fixe" | "ordinateur fixe" | "unite centrale" | "tour" | "mini pc" | "all in one" | "desktops" => {
            Some(Kind::Desktop)
        }
        _ => None,
    })
}

/// What a cell says about custody.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Situation {
    /// Nothing.
    #[default]
    Untold,
    /// This.
    Is(CustodyKind),
    /// It can be given out: who has it decides.
    Ready,
    /// It is in use: who has it decides, and nothing is concluded if the file does not say that.
    InUse,
}

/// A custody by its code or a usual name.
pub(super) fn custody(cell: &str) -> Result<Situation, Reason> {
    if let Some(kind) = CustodyKind::from_code(cell) {
        return Ok(Situation::Is(kind));
    }
    let word = fold(cell);
    if let Some(kind) = CustodyKind::from_code(&word) {
        return Ok(Situation::Is(kind));
    }
    // Snipe-IT writes the state of a label behind its name: `Ready to Deploy (deployed)`.
    let (word, state) = match word.strip_suffix(')').and_then(|open| open.rsplit_once(" (")) {
        Some((label, state)) => match state {
            "deployed" | "deploye" => (label, "deployed"),
            "deployable" => (label, "deployable"),
            "undeployable" | "non deployable" => (label, "undeployable"),
            "archived" | "archive" => (label, "archived"),
            "pending" | "en attente" => (label, "pending"),
            _ => (word.as_str(), ""),
        },
        _ => (word.as_str(), ""),
    };
    let kind = match (word, state) {
        ("", "") => return Ok(Situation::Untold),
        (_, "deployed") => return Ok(Situation::InUse),
        ("ready to deploy" | "pret a deployer" | "pret a etre deploye", "") => return Ok(Situation::Ready),
        (
            "en service" | "en utilisation" | "utilise" | "actif" | "active" | "in use" | "deployed" | "deploye" | "checked out",
            "",
        ) => {
            return Ok(Situation::InUse);
        }
        ("lost/stolen" | "perdu/vole" | "perdu" | "vole" | "perdu ou vole" | "lost" | "stolen" | "lost or stolen", _) => {
            CustodyKind::Lost
        }
        ("reparation" | "en reparation" | "in repair" | "out for repair" | "sav" | "en sav", _) => CustodyKind::InRepair,
        (_, "archived") => CustodyKind::Retired,
        (_, "deployable") => CustodyKind::Stored,
        ("en stock" | "stock" | "stocke" | "en reserve" | "disponible" | "available" | "in stock", "") => CustodyKind::Stored,
        ("affecte" | "attribue" | "assigned", "") => CustodyKind::Assigned,
        ("pret" | "prete" | "en pret" | "on loan", "") => CustodyKind::OnLoan,
        ("donne" | "cede", "") => CustodyKind::Given,
        ("reforme" | "sorti" | "rebut" | "au rebut" | "mis au rebut" | "archived" | "archive" | "retired", "") => {
            CustodyKind::Retired
        }
        _ => return Err(Reason::UnknownCustody),
    };
    Ok(Situation::Is(kind))
}

/// A custody by whether a device is out of use: what is not says nothing more.
pub(super) fn archived(cell: &str) -> Result<Situation, Reason> {
    flag(cell).map(|gone| if gone { Situation::Is(CustodyKind::Retired) } else { Situation::Untold })
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

/// The code of a commune; `None` for an empty cell.
pub(super) fn commune_code(cell: &str) -> Result<Option<CommuneCode>, Reason> {
    if cell.is_empty() { Ok(None) } else { cell.parse().map(Some).map_err(|_| Reason::BadCommuneCode) }
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

    #[test]
    fn what_stands_for_nothing_is_nothing() {
        for word in ["N/A", "#N/A", "-", "--", "néant", "No tag", "0", "000", "To be filled by O.E.M.", "Default string", "xxxx"]
        {
            assert!(is_placeholder(word), "{word}");
            assert_eq!((required_key(word), optional_key(word)), (Err(Reason::Placeholder), Ok(None)), "{word}");
        }
        for word in ["", "0012", "A-0", "NA-1", "x", "X1"] {
            assert!(!is_placeholder(word), "{word}");
        }
    }

    #[test]
    fn what_protects_a_text_is_taken_off() {
        for (cell, text) in
            [("=\"0012345\"", "0012345"), ("=\"a\"\"b\"", "a\"b"), ("'0012345", "0012345"), ("'-12", "-12"), ("''=A1", "=A1")]
        {
            assert_eq!(unwrapped(cell).as_deref(), Some(text));
        }
        for cell in ["", "'", "'abc", "=A1", "0012", "l'été"] {
            assert_eq!(unwrapped(cell), None, "{cell}");
        }
    }

    #[test]
    fn numbers_that_a_program_wrote_otherwise_are_not_taken() {
        for spoilt in ["1.23E5", "1,23e5", "1.23E-5", "2,17003E+13", "5E+12", "8.93901010235848E18"] {
            assert_eq!(key(spoilt), Err(Reason::SpreadsheetNumber), "{spoilt}");
        }
        assert!(["5E12", "E5", "1.2E", "1.E5", "A1.23E5", "1.23E5B"].iter().all(|word| key(word).is_ok()));
        assert_eq!(key("12345.0"), Err(Reason::Perhaps { meant: "12345".into() }));
        assert_eq!((key("02-janv"), key("mai-12")), (Err(Reason::SpreadsheetNumber), Err(Reason::SpreadsheetNumber)));
        assert!(key("MAI-12").is_ok() && key("2-mains").is_ok());
        assert_eq!(key("1.2.0").ok().flatten().as_deref(), Some("1.2.0"));
        assert_eq!((long_number("8939010000000000000"), long_number("8939012345678901234")), (Some(true), Some(false)));
        assert_eq!(long_number("123456789012340"), None);
    }

    #[test]
    fn lines_below_a_table_and_markup_are_recognised() {
        assert!(["Total", "TOTAL :", "Source : extraction", "Sous-total"].iter().all(|key| is_footer(key)));
        assert!(["TOTAL-01", "Sources", "HDS-1", "fin-2"].iter().all(|key| !is_footer(key)));
        assert!(["<a href=\"x\">1</a>", "HDS &amp; 2", "a<br/>"].iter().all(|cell| has_markup(cell)));
        assert!(["a < b", "R&D", "A&B; C", "<3"].iter().all(|cell| !has_markup(cell)));
    }

    #[test]
    fn a_custody_is_what_its_word_says() {
        assert_eq!(custody("Ready to Deploy (deployed)"), Ok(Situation::InUse));
        assert_eq!(custody("Ready to Deploy (deployable)"), Ok(Situation::Is(CustodyKind::Stored)));
        assert_eq!(custody("Out for Repair (undeployable)"), Ok(Situation::Is(CustodyKind::InRepair)));
        assert_eq!(custody("Broken (undeployable)"), Err(Reason::UnknownCustody));
        assert_eq!(custody("En panne"), Err(Reason::UnknownCustody));
        assert_eq!(custody(""), Ok(Situation::Untold));
    }
}
