//! Splits CSV into rows and fields with physical line numbers, and continues after malformed rows.
//!
//! A quote that is never closed would include the rest of the file. So a row with an unbalanced quote is given up, and
//! reading continues at the next physical line.

use super::sheet::{Field, MAX_FIELD, Reading, Row, Rows, Spoilt};
use std::borrow::Cow;

/// The rows that are still to be read.
#[derive(Clone, Debug)]
struct Grid<'a> {
    rest: &'a str,
    line: u64,
    delimiter: char,
}

const ENDS: [char; 2] = ['\r', '\n'];

/// Splits after the first line end (CRLF, LF or CR).
fn first_line(text: &str) -> (&str, &str) {
    let Some(at) = text.find(ENDS) else { return (text, "") };
    let (line, rest) = text.split_at(at);
    (line, rest.strip_prefix("\r\n").or_else(|| rest.strip_prefix(ENDS)).unwrap_or_default())
}

impl<'a> Grid<'a> {
    const fn new(text: &'a str, delimiter: char) -> Self {
        Self { rest: text, line: 1, delimiter }
    }

    /// Skips the first line that some spreadsheets write, `sep=;`, and returns the delimiter that it names.
    fn separator_line(&mut self) -> Option<char> {
        let (line, rest) = first_line(self.rest);
        let mut named = line.strip_prefix("sep=")?.chars();
        let delimiter = named.next().filter(|_| named.next().is_none())?;
        (self.rest, self.line) = (rest, self.line + 1);
        Some(delimiter)
    }

    /// Returns the same rows with another delimiter.
    fn delimited(&self, delimiter: char) -> Self {
        Self { delimiter, ..self.clone() }
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
            if text.len() > MAX_FIELD {
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

    fn row(&self, from: &'a str) -> Result<(Vec<Field<'a>>, &'a str), Spoilt<'a>> {
        let (mut fields, mut rest) = (Vec::new(), from);
        loop {
            let spoilt = |too_long| Spoilt { field: fields.len(), found: first_line(rest).0, too_long };
            let (field, after) = if let Some(body) = rest.strip_prefix('"') {
                self.quoted(body).map_err(spoilt)?
            } else {
                let end = rest.find(|c| c == self.delimiter || ENDS.contains(&c)).unwrap_or(rest.len());
                let (field, after) = rest.split_at(end);
                if field.len() > MAX_FIELD {
                    return Err(spoilt(true));
                }
                (Cow::Borrowed(field), after)
            };
            fields.push(field);
            match after.strip_prefix(self.delimiter) {
                Some(next) => rest = next,
                None => return Ok((fields, first_line(after).1)),
            }
        }
    }
}

/// Counts the line ends in a text.
fn line_ends(text: &str) -> u64 {
    let bytes = text.as_bytes();
    let lone = |at: usize| bytes.get(at + 1) != Some(&b'\n');
    bytes.iter().enumerate().map(|(at, b)| u64::from(*b == b'\n' || (*b == b'\r' && lone(at)))).sum()
}

impl<'a> Rows<'a> for Grid<'a> {
    fn left(&self) -> u64 {
        self.rest.len() as u64
    }
}

/// Returns the text split by each delimiter, the most probable one last; or only by the delimiter that its first line
/// names, if it names one. Empty if the header line cannot be split.
pub(super) fn readings(text: &str) -> Vec<Reading<'_>> {
    let mut grid = Grid::new(text, ';');
    let delimiters = grid.separator_line().map_or_else(|| vec!['\t', ',', ';'], |told| vec![told]);
    let read = |delimiter: char| {
        let mut rows = grid.delimited(delimiter);
        let headers = rows.next()?.fields.ok()?.iter().map(|field| field.trim().to_owned()).collect();
        Some(Reading { headers, rows: Box::new(rows) })
    };
    delimiters.into_iter().filter_map(read).collect()
}

impl<'a> Iterator for Grid<'a> {
    type Item = Row<'a>;

    /// Returns the next row. Empty lines are skipped.
    fn next(&mut self) -> Option<Row<'a>> {
        loop {
            let (line, rest) = first_line(self.rest);
            if !line.is_empty() {
                break;
            }
            if rest.is_empty() {
                return None;
            }
            (self.rest, self.line) = (rest, self.line + 1);
        }
        let (line, from) = (self.line, self.rest);
        let (fields, rest) = match self.row(from) {
            Ok((fields, rest)) => (Ok(fields), rest),
            Err(spoilt) => (Err(spoilt), first_line(from).1),
        };
        self.line += line_ends(from.get(..from.len() - rest.len()).unwrap_or_default());
        self.rest = rest;
        Some(Row { at: line, fields })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str) -> Vec<(u64, Vec<String>)> {
        Grid::new(text, ';')
            .map(|row| {
                let fields = match row.fields {
                    Ok(fields) => fields.into_iter().map(Cow::into_owned).collect(),
                    Err(spoilt) => vec![format!("! {} {} {}", spoilt.field, spoilt.too_long, spoilt.found)],
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
        assert_eq!(rows("a;\"b\nc;d\n"), [row(1, &["! 1 false \"b"]), row(2, &["c", "d"])]);
        assert_eq!(rows("\"a\"b;c\nd;\"e\"\n"), [row(1, &["! 0 false \"a\"b;c"]), row(2, &["d", "e"])]);
    }

    #[test]
    fn a_field_has_a_bound() {
        let long = "x".repeat(MAX_FIELD + 1);
        for text in [format!("{long};b\nc"), format!("\"{long}\";b\nc")] {
            let rows = rows(&text);
            assert!(rows[0].1[0].starts_with("! 0 true"), "{rows:?}");
            assert_eq!(rows[1], row(2, &["c"]));
        }
        assert_eq!(rows(&format!("\"{}\"", "x".repeat(MAX_FIELD))).len(), 1);
    }
}
