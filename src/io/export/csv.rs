//! A table as CSV. The CSV library quotes a whole file by one rule. Here each cell is quoted by its content: if it
//! contains quotes, line ends or a delimiter of *any* format, or has a blank at either end. A program that guesses the
//! delimiter then fails less often. A program that splits at the wrong delimiter anyway cannot be prevented from it by
//! the file.

use super::{
    cell::{Value, harmless},
    format::Format,
};
use std::{
    borrow::Cow,
    io::{self, Write},
    iter,
};

/// The delimiter between two cells.
pub(super) const fn delimiter(format: Format) -> char {
    match format {
        Format::ExcelCsv => ';',
        Format::Rfc4180 => ',',
    }
}

/// The byte-order mark, if the format has one.
const fn mark(format: Format) -> &'static str {
    match format {
        Format::ExcelCsv => "\u{feff}",
        Format::Rfc4180 => "",
    }
}

/// Returns the header line with its CRLF.
pub(super) fn heading<'a>(format: Format, headers: impl Iterator<Item = &'a str>) -> String {
    let mut out = String::new();
    line(&mut out, delimiter(format), headers.map(harmless));
    out
}

/// Writes a table; returns the number of rows without the header.
pub(super) fn write(
    out: &mut dyn Write,
    format: Format,
    headers: &[&str],
    rows: &mut dyn Iterator<Item = io::Result<Vec<Value>>>,
) -> io::Result<u64> {
    out.write_all(mark(format).as_bytes())?;
    let mut text = heading(format, headers.iter().copied());
    out.write_all(text.as_bytes())?;
    let mut count = 0;
    for row in rows {
        let row = row?;
        text.clear();
        line(&mut text, delimiter(format), row.iter().map(said));
        out.write_all(text.as_bytes())?;
        count += 1;
    }
    Ok(count)
}

/// A cell as text. Days and times are in ISO 8601.
fn said(value: &Value) -> Cow<'_, str> {
    match value {
        Value::Text(text) => harmless(text),
        Value::Date(day) => day.to_string().into(),
        Value::Moment(moment) => moment.to_string().into(),
        Value::Number(count) => count.to_string().into(),
    }
}

/// Appends one line with its CRLF. The cells must already be neutralised.
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
    cell.contains([';', ',', '\t', '|', '"', '\r', '\n'])
        || cell.starts_with(char::is_whitespace)
        || cell.ends_with(char::is_whitespace)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::audit::moment::Moment;

    #[test]
    fn each_type_has_its_form() {
        let moment: Moment = "2026-11-23T10:15:00.000+01:00".parse().unwrap();
        let row = vec![
            Value::Text("-1".to_owned()),
            Value::Number(12),
            Value::Date("2026-11-23".parse().unwrap()),
            Value::Moment(moment),
        ];
        let mut out = Vec::new();
        write(&mut out, Format::Rfc4180, &["a"], &mut iter::once(Ok(row))).unwrap();
        assert_eq!(String::from_utf8(out).unwrap(), "a\r\n'-1,12,2026-11-23,2026-11-23T10:15:00.000+01:00\r\n");
    }
}
