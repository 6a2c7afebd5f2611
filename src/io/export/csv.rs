//! A table as CSV, with cells that no spreadsheet runs.

use super::{
    cell::{Value, harmless},
    format::Format,
    sheet::Sheet,
};
use crate::io::csv::line;
use std::{
    borrow::Cow,
    io::{self, Write},
};

/// The delimiter between two cells.
pub(super) const fn delimiter(format: Format) -> char {
    match format {
        Format::ExcelCsv => ';',
        Format::Rfc4180 | Format::Xlsx | Format::Json | Format::JsonLines => ',',
    }
}

/// The byte-order mark, if the format has one.
const fn mark(format: Format) -> &'static str {
    match format {
        Format::ExcelCsv => "\u{feff}",
        Format::Rfc4180 | Format::Xlsx | Format::Json | Format::JsonLines => "",
    }
}

/// Returns the header line with its CRLF.
pub(super) fn heading<'a>(format: Format, headers: impl Iterator<Item = &'a str>) -> String {
    let mut out = String::new();
    line(&mut out, delimiter(format), headers.map(harmless));
    out
}

/// Writes a table; returns the number of rows without the header.
pub(super) fn write(out: &mut dyn Write, format: Format, sheet: Sheet<'_>) -> io::Result<u64> {
    out.write_all(mark(format).as_bytes())?;
    let mut text = heading(format, sheet.headers.iter().map(String::as_str));
    out.write_all(text.as_bytes())?;
    let mut count = 0;
    for row in sheet.rows {
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
        Value::Text(text) | Value::Marked(text, _) => harmless(text),
        Value::Date(day) => day.to_string().into(),
        Value::Moment(moment) => moment.to_string().into(),
        Value::Number(count) => count.to_string().into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::audit::moment::Moment;
    use std::iter;

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
        let sheet = Sheet { name: String::new(), headers: vec!["a".to_owned()], rows: Box::new(iter::once(Ok(row))) };
        write(&mut out, Format::Rfc4180, sheet).unwrap();
        assert_eq!(String::from_utf8(out).unwrap(), "a\r\n'-1,12,2026-11-23,2026-11-23T10:15:00.000+01:00\r\n");
    }
}
