//! A line of CSV. The CSV library quotes a whole file by one rule. Here each cell is quoted by its content: if it
//! contains quotes, line ends or a delimiter of *any* format, or has a blank at either end. A program that guesses the
//! delimiter then fails less often. A program that splits at the wrong delimiter anyway cannot be prevented from it by
//! the file.

use std::{borrow::Cow, iter};

/// Appends one line with its CRLF. The cells stay as they are: what a spreadsheet would run must be neutralised before.
pub(super) fn line<'a>(out: &mut String, delimiter: char, cells: impl Iterator<Item = Cow<'a, str>>) {
    let from = out.len();
    for (at, cell) in cells.enumerate() {
        out.extend((at > 0).then_some(delimiter));
        if needs_quotes(&cell) {
            out.push('"');
            out.extend(cell.chars().flat_map(|c| iter::repeat_n(c, if c == '"' { 2 } else { 1 })));
            out.push('"');
        } else {
            out.push_str(&cell);
        }
    }
    // A line with one empty cell would be an empty line, which readers skip.
    if out.len() == from {
        out.push_str("\"\"");
    }
    out.push_str("\r\n");
}

fn needs_quotes(cell: &str) -> bool {
    cell.bytes().any(|byte| matches!(byte, b';' | b',' | b'\t' | b'|' | b'"' | b'\r' | b'\n'))
        || cell.starts_with(char::is_whitespace)
        || cell.ends_with(char::is_whitespace)
}
