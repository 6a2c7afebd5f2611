//! One cell: what a spreadsheet would run is neutralised, what cannot be seen is escaped.
//!
//! 1. Control characters (except tab, CR and LF), bidirectional and zero-width characters are written as escapes
//!    (`\u{202e}`), so that the payload of a malicious tag becomes visible.
//! 2. A cell that a spreadsheet would run gets a leading apostrophe, which spreadsheets use to mark text. Such a cell
//!    begins with `=`, `+`, `-`, `@` or the full-width form of one (after any blanks), or with a tab, CR or LF. The
//!    apostrophe stays when another program reads the file. It is never doubled.
//!
//! Digits are not changed: `0012345` keeps its zeros in the file. A spreadsheet that opens the file by double click may still
//! make a number or a day of it: [`is_changed`] tells which texts, and a workbook has them as text.
//!
//! A workbook says of each cell whether it is text, so nothing in it can run, and step 2 is not needed there ([`visible`]).

use crate::audit::{
    moment::Moment,
    text::{fold, is_treacherous, would_run},
};
use jiff::civil::Date;
use std::borrow::Cow;

/// Whether a character may stand in a cell as it is.
const fn is_kept(c: char) -> bool {
    matches!(c, '\t' | '\r' | '\n') || !is_treacherous(c)
}

/// Returns the cell as text that no spreadsheet runs: steps 1 and 2.
#[must_use]
pub fn harmless(cell: &str) -> Cow<'_, str> {
    if would_run(cell) { Cow::Owned(format!("'{}", visible(cell))) } else { visible(cell) }
}

/// Returns the cell without any character that cannot be seen: step 1.
#[must_use]
pub fn visible(cell: &str) -> Cow<'_, str> {
    // Of plain text no character has to be looked at.
    let plain = cell.bytes().all(|byte| matches!(byte, b' '..=b'~'));
    if plain || cell.chars().all(is_kept) {
        return Cow::Borrowed(cell);
    }
    let mut out = String::with_capacity(cell.len() + 8);
    for c in cell.chars() {
        if is_kept(c) { out.push(c) } else { out.extend(c.escape_default()) }
    }
    Cow::Owned(out)
}

/// The beginnings of the months' names in English and French, folded. A spreadsheet makes a day of `MAR-12` and of `SEPT2`.
const MONTHS: [&str; 20] = [
    "jan", "janv", "feb", "fev", "fevr", "mar", "mars", "apr", "avr", "may", "mai", "jun", "juin", "jul", "juil", "aug", "sep",
    "sept", "oct", "dec",
];

/// From this many digits on, a spreadsheet shows a whole number as `1.23457E+11`, and saves it so.
const LONG_NUMBER: usize = 12;

/// Whether a spreadsheet that opens a CSV by double click makes something else of this text: a number without its zeros or its
/// last digits, a power of ten, a day.
#[must_use]
pub fn is_changed(cell: &str) -> bool {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let cell = cell.trim();
    if digits(cell) {
        return (cell.len() > 1 && cell.starts_with('0')) || cell.len() >= LONG_NUMBER;
    }
    let power = cell.split_once(['e', 'E']).is_some_and(|(number, power)| {
        let (whole, behind) = number.split_once(['.', ',']).unwrap_or((number, "0"));
        digits(whole) && digits(behind) && digits(power.trim_start_matches(['+', '-']))
    });
    let parts: Vec<&str> = cell.split(['-', '/', '.', ':']).collect();
    let day = (2..=3).contains(&parts.len()) && parts.iter().all(|part| digits(part) && part.len() <= 4);
    let month = cell.find(|c: char| !c.is_alphabetic()).and_then(|at| cell.split_at_checked(at)).is_some_and(|(name, number)| {
        let number = number.trim_start_matches(['-', ' ', '/', '.']);
        digits(number) && number.len() <= 4 && MONTHS.contains(&fold(name).as_str())
    });
    power || day || month
}

/// How a word is coloured in a workbook. The word itself says the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// In order.
    Right,
    /// Not in order, and easily put right.
    Attention,
    /// Not in order.
    Wrong,
    /// Of something that is not recorded.
    Unknown,
    /// Nothing to be seen to.
    Quiet,
}

/// A cell to be written, in the language of its reader. Only text may come from outside. The other kinds are created by
/// this program and contain nothing that could run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// Text.
    Text(String),
    /// A word with a colour.
    Marked(String, Tone),
    /// A day.
    Date(Date),
    /// A time.
    Moment(Moment),
    /// A count.
    Number(u64),
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::io::export::{Format, Sheet, write_to};
    use proptest::prelude::*;

    fn sheet(headers: &[&str], rows: Vec<Vec<String>>) -> Vec<Sheet<'static>> {
        let headers = headers.iter().map(ToString::to_string).collect();
        let rows = rows.into_iter().map(|row| Ok(row.into_iter().map(Value::Text).collect()));
        vec![Sheet { name: String::new(), headers, rows: Box::new(rows) }]
    }

    #[test]
    fn what_would_run_gets_an_apostrophe() {
        for cell in ["=1+1", "+33", "-1", "@SUM(A1)", "\t=1", "\r=1", "\nx", "  =1", "\u{a0}=1", "\u{200b}=1", "＝1", "－1"] {
            assert!(harmless(cell).starts_with('\''), "{cell:?}");
        }
        for cell in ["", "0012345", "HDS-0000012", "a=b", "'=1", "é", "2026-11-23T10:15:00.000+01:00"] {
            assert_eq!(harmless(cell), cell);
        }
        assert_eq!(harmless("a\u{1b}[2J\u{202e}\0"), r"a\u{1b}[2J\u{202e}\u{0}");
    }

    #[test]
    fn what_a_spreadsheet_changes_is_known() {
        for cell in [
            "0012345",
            "00",
            "123456789012",
            "8939010102358400001",
            "1E5",
            "12e3",
            "1.5E+10",
            "1-2",
            "12/2026",
            "2026-11-23",
            "1:30",
            "MAR1",
            "sept-12",
            "Déc 3",
            " 007 ",
        ] {
            assert!(is_changed(cell), "{cell}");
        }
        for cell in ["", "0", "12345", "12345678901", "HDS-0000012", "PC-12", "A1E5", "1E", "1-2-3-4", "marque1", "12345-1", "é"]
        {
            assert!(!is_changed(cell), "{cell}");
        }
    }

    #[test]
    fn the_two_layouts() {
        let table = |format| {
            let mut out = Vec::new();
            let rows = [vec!["0012".to_owned(), "a \"b\";c".to_owned()], vec![String::new()]];
            assert_eq!(write_to(&mut out, format, "", sheet(&["tag", "model"], rows.to_vec())).unwrap(), 2);
            String::from_utf8(out).unwrap()
        };
        assert_eq!(table(Format::ExcelCsv), "\u{feff}tag;model\r\n0012;\"a \"\"b\"\";c\"\r\n\"\"\r\n");
        assert_eq!(table(Format::Rfc4180), "tag,model\r\n0012,\"a \"\"b\"\";c\"\r\n\"\"\r\n");
    }

    fn cells() -> impl Strategy<Value = Vec<Vec<String>>> {
        let cell = prop_oneof!["[ =+@;,\"'\t\r\n0-9a-zé＝-]{0,12}", any::<String>()];
        prop::collection::vec(prop::collection::vec(cell, 3), 0..5)
    }

    proptest! {
        #![proptest_config(crate::kept_below_tests())]
        #[test]
        fn every_cell_reads_back_and_none_runs(rows in cells(), excel: bool) {
            let format = if excel { Format::ExcelCsv } else { Format::Rfc4180 };
            let mut out = Vec::new();
            write_to(&mut out, format, "", sheet(&["a", "b", "c"], rows.clone())).unwrap();
            let body = out.strip_prefix("\u{feff}".as_bytes()).unwrap_or(&out);
            let mut reader = csv::ReaderBuilder::new().delimiter(crate::io::export::csv::delimiter(format) as u8).from_reader(body);
            let read: Vec<Vec<String>> =
                reader.records().map(|r| r.unwrap().iter().map(str::to_owned).collect()).collect();
            let expected: Vec<Vec<String>> = rows.iter().map(|r| r.iter().map(|c| harmless(c).into_owned()).collect()).collect();
            prop_assert_eq!(&read, &expected);
            for (cell, raw) in read.iter().flatten().zip(rows.iter().flatten()) {
                prop_assert!(!would_run(cell));
                if raw.chars().all(|c| !c.is_control() && !is_treacherous(c)) {
                    prop_assert_eq!(if would_run(raw) { cell.strip_prefix('\'').unwrap() } else { cell }, raw);
                }
            }
        }
    }
}
