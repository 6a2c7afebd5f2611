//! Splits CSV into rows and fields with physical line numbers, and continues after malformed rows.
//!
//! A quote that is never closed would include the rest of the file. So a row with an unbalanced quote is given up, and
//! reading continues at the next physical line. If such a quote is closed by that of a later row, the field contains lines
//! that have as many delimiters as a row: then all lines up to there are given up, because nobody knows which are rows.

use super::sheet::{Field, HEADERS, MAX_FIELD, Reading, Row, Rows, STRANGE, Spoilt};
use memchr::{memchr2, memchr2_iter};
use std::borrow::Cow;

/// The most bytes of a field, also in a column that is ignored. Reading stops there for a quote that is never closed.
const LONGEST: usize = 1 << 16;

/// The rows that are still to be read.
#[derive(Clone, Debug)]
struct Grid<'a> {
    rest: &'a str,
    line: u64,
    delimiter: char,
    /// The number of fields of the header; 0 before it is known.
    width: usize,
    /// How many bytes are left after the lines that are given up together.
    resumed: usize,
    /// What each byte is in a field: 0, [`END`] or [`ODD`].
    bytes: [u8; 256],
}

const ENDS: [char; 2] = ['\r', '\n'];

/// A byte that may end a field: a line end, or the delimiter's first one.
const END: u8 = 1;
/// A byte of [`STRANGE`].
const ODD: u8 = 2;

/// What each byte is in a field.
fn bytes(delimiter: char) -> [u8; 256] {
    let first = delimiter.encode_utf8(&mut [0; 4]).bytes().next();
    std::array::from_fn(|at| match u8::try_from(at).ok() {
        Some(b'\r' | b'\n') => END,
        byte if byte == first => END,
        Some(byte) if STRANGE.contains(&byte) => ODD,
        _ => 0,
    })
}

/// A row that was read.
struct Split<'a> {
    fields: Vec<Field<'a>>,
    /// Whether one of them is quoted.
    quoted: bool,
    /// As [`Row::plain`].
    plain: bool,
    /// What follows.
    rest: &'a str,
}

/// Splits after the first line end (CRLF, LF or CR).
fn first_line(text: &str) -> (&str, &str) {
    // Most rows were read to their end.
    let here = text.starts_with(ENDS).then_some(0);
    let Some(at) = here.or_else(|| memchr2(b'\r', b'\n', text.as_bytes())) else { return (text, "") };
    let (line, rest) = text.split_at(at);
    (line, rest.strip_prefix("\r\n").or_else(|| rest.strip_prefix(ENDS)).unwrap_or_default())
}

impl<'a> Grid<'a> {
    fn new(text: &'a str, delimiter: char) -> Self {
        Self { rest: text, line: 1, delimiter, width: 0, resumed: usize::MAX, bytes: bytes(delimiter) }
    }

    /// Skips the first line that some spreadsheets write, `sep=;`, and returns the delimiter that it names. It may be quoted,
    /// in capitals, and followed by delimiters.
    fn separator_line(&mut self) -> Option<char> {
        let (line, rest) = first_line(self.rest);
        let bare = line.trim_start_matches('"');
        let (_, named) = bare.split_at_checked(4).filter(|(word, _)| word.eq_ignore_ascii_case("sep="))?;
        let mut named = named.trim_end_matches('"').chars();
        let delimiter = named.next()?;
        let only = named.all(|c| c == delimiter || c == '"' || c == ' ');
        (self.rest, self.line) = (rest, self.line + 1);
        only.then_some(delimiter)
    }

    /// Returns the same rows with another delimiter.
    fn delimited(&self, delimiter: char) -> Self {
        Self { delimiter, bytes: bytes(delimiter), ..self.clone() }
    }

    /// Whether a later line of a field has as many delimiters as a row: its quote was closed by that of another row.
    fn swallows_rows(&self, field: &str) -> bool {
        let row = |line: &str| line.matches(self.delimiter).count() + 1 >= self.width;
        self.width > 1 && field.split(ENDS).skip(1).any(row)
    }

    /// Reads a quoted field. Returns its text and what follows its closing quote. The error is true if the field is too
    /// long, and false if the quote is unbalanced.
    fn quoted(&self, body: &'a str) -> Result<(Cow<'a, str>, &'a str), bool> {
        let mut text: Cow<'a, str> = Cow::Borrowed("");
        let mut rest = body;
        loop {
            let at = rest.find('"').ok_or(false)?;
            let (piece, behind) = rest.split_at(at);
            text = if text.is_empty() { Cow::Borrowed(piece) } else { text + piece };
            if text.len() > LONGEST {
                // If it covers several lines, it is probably a quote that was never closed and not a long text.
                return Err(!text.contains(ENDS));
            }
            let behind = behind.strip_prefix('"').unwrap_or_default();
            let Some(doubled) = behind.strip_prefix('"') else {
                let after = behind.trim_start_matches(|c: char| c == ' ' && c != self.delimiter);
                let closed = after.is_empty() || after.starts_with(self.delimiter) || after.starts_with(ENDS);
                return if closed { Ok((text, after)) } else { Err(false) };
            };
            text += "\"";
            rest = doubled;
        }
    }

    /// Where a field that is not quoted ends, and whether it has a byte of [`STRANGE`]. Fields are short: a search that is made for
    /// long texts takes longer to begin than this one to end.
    fn end_of_field(&self, rest: &str) -> (usize, bool) {
        let (mut from, mut met) = (0, 0);
        loop {
            let tail = rest.as_bytes().get(from..).unwrap_or_default();
            let end = tail.iter().position(|byte| {
                let is = self.bytes.get(usize::from(*byte)).copied().unwrap_or_default();
                met |= is;
                is == END
            });
            let Some(at) = end.map(|at| from + at) else { return (rest.len(), met & ODD != 0) };
            let byte = rest.as_bytes().get(at).copied().unwrap_or_default();
            if byte.is_ascii() || rest.get(at..).is_some_and(|after| after.starts_with(self.delimiter)) {
                return (at, met & ODD != 0);
            }
            // Another character that begins as a delimiter of several bytes does.
            met |= ODD;
            from = at + 1;
        }
    }

    /// What follows the delimiter that a text begins with.
    fn behind_delimiter(&self, text: &'a str) -> Option<&'a str> {
        match u8::try_from(self.delimiter) {
            Ok(byte) if byte.is_ascii() => text.get(1..).filter(|_| text.as_bytes().first() == Some(&byte)),
            _ => text.strip_prefix(self.delimiter),
        }
    }

    /// Reads a row.
    fn row(&self, from: &'a str) -> Result<Split<'a>, Spoilt> {
        let (mut fields, mut quoted, mut odd, mut rest) = (Vec::with_capacity(self.width), false, false, from);
        loop {
            let spoilt = |too_long| Spoilt { field: fields.len(), too_long, until: usize::MAX };
            let (field, after) = if let Some(body) = rest.strip_prefix('"') {
                quoted = true;
                let (field, after) = self.quoted(body).map_err(spoilt)?;
                if self.swallows_rows(&field) {
                    return Err(Spoilt { until: first_line(after).1.len(), ..spoilt(false) });
                }
                odd |= field.bytes().any(|byte| STRANGE.contains(&byte));
                (field, after)
            } else {
                let (end, strange) = self.end_of_field(rest);
                odd |= strange;
                let (field, after) = rest.split_at(end);
                if field.len() > LONGEST {
                    return Err(spoilt(true));
                }
                (Cow::Borrowed(field), after)
            };
            odd |= field.len() > MAX_FIELD;
            fields.push(field);
            match self.behind_delimiter(after) {
                Some(next) => rest = next,
                None => return Ok(Split { fields, quoted, plain: !odd, rest: first_line(after).1 }),
            }
        }
    }
}

/// Counts the line ends in a text.
fn line_ends(text: &str) -> u64 {
    let bytes = text.as_bytes();
    let counts = |at: &usize| bytes.get(*at) == Some(&b'\n') || bytes.get(at + 1) != Some(&b'\n');
    memchr2_iter(b'\r', b'\n', bytes).filter(counts).count() as u64
}

impl<'a> Rows<'a> for Grid<'a> {
    fn left(&self) -> u64 {
        self.rest.len() as u64
    }

    fn again(&self) -> Box<dyn Rows<'a> + 'a> {
        Box::new(self.clone())
    }
}

/// Returns the text split by each delimiter, the most probable one last, or only by the delimiter that its first line names,
/// if it names one; each with every one of the first rows as header, the first row last. Empty if the first row cannot be
/// split.
pub(super) fn readings(text: &str) -> Vec<Reading<'_>> {
    let mut grid = Grid::new(text, ';');
    let delimiters = grid.separator_line().map_or_else(|| vec!['|', '\t', ',', ';'], |told| vec![told]);
    delimiters.into_iter().flat_map(|delimiter| with_headers(grid.delimited(delimiter))).collect()
}

fn with_headers(mut rows: Grid<'_>) -> Vec<Reading<'_>> {
    let mut readings = Vec::new();
    while readings.len() < HEADERS {
        let Some(Row { at: line, fields: Ok(fields), .. }) = rows.next() else { break };
        let headers: Vec<String> = fields.iter().map(|field| field.trim().to_owned()).collect();
        let after = Grid { width: headers.len(), ..rows.clone() };
        readings.push(Reading { headers, line, first: readings.is_empty(), rows: Box::new(after) });
    }
    readings.reverse();
    readings
}

impl<'a> Iterator for Grid<'a> {
    type Item = Row<'a>;

    /// Returns the next row. Empty lines are skipped.
    fn next(&mut self) -> Option<Row<'a>> {
        while self.rest.is_empty() || self.rest.starts_with(ENDS) {
            let rest = first_line(self.rest).1;
            if rest.is_empty() {
                return None;
            }
            (self.rest, self.line) = (rest, self.line + 1);
        }
        let (line, from) = (self.line, self.rest);
        let given_up = from.len() > self.resumed;
        let read = if given_up { Err(Spoilt { field: 0, too_long: false, until: self.resumed }) } else { self.row(from) };
        let (fields, quoted, plain, rest) = match read {
            Ok(Split { fields, quoted, plain, rest }) => (Ok(fields), quoted, plain, rest),
            Err(spoilt) => {
                self.resumed = spoilt.until;
                (Err(spoilt), false, false, first_line(from).1)
            }
        };
        // Only a quoted field has lines of its own.
        self.line += if quoted { line_ends(from.get(..from.len() - rest.len()).unwrap_or_default()) } else { 1 };
        self.rest = rest;
        Some(Row { at: line, fields, plain })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn rows(text: &str) -> Vec<(u64, Vec<String>)> {
        Grid::new(text, ';')
            .map(|row| {
                let fields = match row.fields {
                    Ok(fields) => fields.into_iter().map(Cow::into_owned).collect(),
                    Err(spoilt) => vec![format!("! {} {}", spoilt.field, spoilt.too_long)],
                };
                (row.at, fields)
            })
            .collect()
    }

    fn row(line: u64, fields: &[&str]) -> (u64, Vec<String>) {
        (line, fields.iter().map(|f| (*f).to_owned()).collect())
    }

    #[test]
    fn quotes_line_ends_and_numbers() {
        assert_eq!(
            rows("a;\"b;\"\"c\"\"\";\r\n\r\nd;\"e\nf\" ;g\rh"),
            [row(1, &["a", "b;\"c\"", ""]), row(3, &["d", "e\nf", "g"]), row(5, &["h"])]
        );
        assert_eq!(rows("13\" screen;x\n"), [row(1, &["13\" screen", "x"])]);
        assert_eq!(rows("\n\r\n"), []);
    }

    #[test]
    fn an_unbalanced_quote_costs_one_row() {
        assert_eq!(rows("a;\"b\nc;d\n"), [row(1, &["! 1 false"]), row(2, &["c", "d"])]);
        assert_eq!(rows("\"a\"b;c\nd;\"e\"\n"), [row(1, &["! 0 false"]), row(2, &["d", "e"])]);
    }

    #[test]
    fn lines_between_two_lost_quotes_are_given_up_together() {
        let mut grid = Grid::new("1;a;\"b\n2;c;d\n3;e;\"\n4;f;g\n5;h;\"one\ntwo\"\n", ';');
        grid.width = 3;
        let read: Vec<_> = grid.map(|row| (row.at, row.fields.is_ok())).collect();
        assert_eq!(read, [(1, false), (2, false), (3, false), (4, true), (5, true)]);
    }

    #[test]
    fn the_first_line_may_name_the_delimiter() {
        for line in ["sep=,", "SEP=,", "\"sep=,\"", "sep=,,,", "\"sep=,\",,"] {
            let (text, mut all) = (format!("{line}\r\na,b\r\n"), 0);
            for reading in readings(&text) {
                all += 1;
                assert_eq!(reading.headers, ["a", "b"], "{line}");
            }
            assert_eq!(all, 1, "{line}");
        }
        assert_eq!(readings("sep;b\n").len(), 4);
    }

    #[test]
    fn a_field_has_a_bound() {
        let long = "x".repeat(LONGEST + 1);
        for text in [format!("{long};b\nc"), format!("\"{long}\";b\nc")] {
            let rows = rows(&text);
            assert!(rows[0].1[0].starts_with("! 0 true"), "{rows:?}");
            assert_eq!(rows[1], row(2, &["c"]));
        }
        assert_eq!(rows(&format!("\"{}\"", "x".repeat(LONGEST))).len(), 1);
    }

    #[test]
    fn a_plain_row_has_nothing_strange_and_any_other_has() {
        let delimiters = proptest::sample::select(vec![';', ',', '€', 'é']);
        let all = (r#"[a;,€…é"'=<&\x00\x{fdd0}\n]{0,40}"#, delimiters);
        proptest!(crate::kept_below_tests(), |((text, delimiter) in all)| {
            for row in Grid::new(&text, delimiter) {
                let Ok(fields) = row.fields else { continue };
                let strange = fields.iter().any(|field| field.bytes().any(|byte| STRANGE.contains(&byte)));
                prop_assert!(row.plain || strange || delimiter == '€', "{fields:?}");
                prop_assert!(!row.plain || !strange, "{fields:?}");
                let whole: Vec<&str> = text.split(['\n', delimiter, '"']).collect();
                prop_assert!(text.contains('"') || fields.iter().all(|field| whole.contains(&&**field)), "{fields:?} of {text:?}");
            }
        });
        let long = format!("{};b", "x".repeat(MAX_FIELD + 1));
        assert!(Grid::new(&long, ';').all(|row| !row.plain && row.fields.is_ok()));
    }
}
