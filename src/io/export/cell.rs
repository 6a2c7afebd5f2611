//! One cell: what a spreadsheet would run is neutralised, what cannot be seen is escaped.
//!
//! 1. Control characters (except tab, CR and LF), bidirectional and zero-width characters are written as escapes
//!    (`\u{202e}`), so that the payload of a malicious tag becomes visible.
//! 2. A cell that a spreadsheet would run gets a leading apostrophe, which spreadsheets use to mark text. Such a cell
//!    begins with `=`, `+`, `-`, `@` or the full-width form of one (after any blanks), or with a tab, CR or LF. The
//!    apostrophe stays when another program reads the file. It is never doubled.
//!
//! Digits are not changed: `0012345` keeps its zeros in the file. (A spreadsheet that opens the file by double click
//! may still show a number: import the column as text.)

use crate::audit::{
    moment::Moment,
    text::{is_treacherous, would_run},
};
use jiff::civil::Date;
use std::borrow::Cow;

/// Returns the cell as text that no spreadsheet runs: steps 1 and 2.
#[must_use]
pub fn harmless(cell: &str) -> Cow<'_, str> {
    let kept = |c: char| matches!(c, '\t' | '\r' | '\n') || !is_treacherous(c);
    let runs = would_run(cell);
    if !runs && cell.chars().all(kept) {
        return Cow::Borrowed(cell);
    }
    let mut out = String::with_capacity(cell.len() + 8);
    out.extend(runs.then_some('\''));
    for c in cell.chars() {
        if kept(c) { out.push(c) } else { out.extend(c.escape_default()) }
    }
    Cow::Owned(out)
}

/// A cell to be written, in the language of its reader. Only text may come from outside. The other kinds are created by
/// this program and contain nothing that could run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// Text.
    Text(String),
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
    use crate::io::export::{Format, write_to};
    use proptest::prelude::*;
    use std::io;

    fn values(row: Vec<String>) -> io::Result<Vec<Value>> {
        Ok(row.into_iter().map(Value::Text).collect())
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
    fn the_two_layouts() {
        let table = |format| {
            let mut out = Vec::new();
            let rows = [vec!["0012".to_owned(), "a \"b\";c".to_owned()], vec![String::new()]];
            assert_eq!(write_to(&mut out, format, &["tag", "model"], &mut rows.into_iter().map(values)).unwrap(), 2);
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
            write_to(&mut out, format, &["a", "b", "c"], &mut rows.clone().into_iter().map(values)).unwrap();
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
