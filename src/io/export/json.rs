//! A table as JSON: one document, or one object a line.
//!
//! The members are the headers, in their order; a cell with nothing in it is `null`. Days and times are in ISO 8601. Texts are whole:
//! what cannot be seen in them is written as an escape of JSON, so that it is the same text for whoever reads it.

use super::{cell::Value, sheet::Sheet};
use crate::audit::text::is_treacherous;
use std::{
    fmt::Write as _,
    io::{self, Write},
};

/// How every document and every line of ours begins.
pub(super) const BEGINNING: &str = "{\"schema\":\"recol.";

/// Writes one document: its schema, and its rows as an array of objects, one a line. Returns the number of rows.
pub(super) fn document(out: &mut dyn Write, schema: &str, sheet: Sheet<'_>) -> io::Result<u64> {
    let mut text = String::from("{\"schema\":");
    quoted(&mut text, schema);
    text += ",\"rows\":[";
    let mut count = 0;
    for row in sheet.rows {
        text += if count == 0 { "\n{" } else { ",\n{" };
        members(&mut text, &sheet.headers, &row?);
        text.push('}');
        out.write_all(text.as_bytes())?;
        text.clear();
        count += 1;
    }
    text += "\n]}\n";
    out.write_all(text.as_bytes())?;
    Ok(count)
}

/// Writes one object a line, each with the schema. Returns the number of rows.
pub(super) fn lines(out: &mut dyn Write, schema: &str, sheet: Sheet<'_>) -> io::Result<u64> {
    let (mut text, mut count) = (String::new(), 0);
    for row in sheet.rows {
        text.clear();
        text += "{\"schema\":";
        quoted(&mut text, schema);
        text.push(',');
        members(&mut text, &sheet.headers, &row?);
        text += "}\n";
        out.write_all(text.as_bytes())?;
        count += 1;
    }
    Ok(count)
}

fn members(text: &mut String, headers: &[String], row: &[Value]) {
    for (at, (header, value)) in headers.iter().zip(row).enumerate() {
        text.extend((at > 0).then_some(','));
        quoted(text, header);
        text.push(':');
        match value {
            Value::Text(said) | Value::Marked(said, _) if said.is_empty() => text.push_str("null"),
            Value::Text(said) | Value::Marked(said, _) => quoted(text, said),
            Value::Date(day) => quoted(text, &day.to_string()),
            Value::Moment(moment) => quoted(text, &moment.to_string()),
            Value::Number(count) => text.push_str(&count.to_string()),
        }
    }
}

/// Adds a string of JSON. Every character that could hide or reorder others is escaped, and so every control character.
fn quoted(out: &mut String, text: &str) {
    out.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            c if is_treacherous(c) => {
                for unit in c.encode_utf16(&mut [0; 2]) {
                    // Writing to a string cannot fail.
                    let _ = write!(out, "\\u{unit:04x}");
                }
            }
            c => out.push(c),
        }
    }
    out.push('"');
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::io::export::{Format, write_to};
    use proptest::prelude::*;

    fn sheet<'a>(rows: impl Iterator<Item = io::Result<Vec<Value>>> + 'a) -> Sheet<'a> {
        Sheet { name: String::new(), headers: vec!["a".to_owned(), "b".to_owned()], rows: Box::new(rows) }
    }

    fn written(format: Format, rows: &[Vec<String>]) -> String {
        let mut out = Vec::new();
        let rows = rows.iter().map(|row| Ok(row.iter().cloned().map(Value::Text).collect()));
        write_to(&mut out, format, "recol.test/1", vec![sheet(rows)]).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn each_type_has_its_form() {
        let row = vec![Value::Text(String::new()), Value::Number(12)];
        let day =
            vec![Value::Date("2026-11-23".parse().unwrap()), Value::Moment("2026-11-23T10:15:00.000+01:00".parse().unwrap())];
        let mut out = Vec::new();
        write_to(&mut out, Format::JsonLines, "recol.test/1", vec![sheet([row, day].into_iter().map(Ok))]).unwrap();
        let expected = "{\"schema\":\"recol.test/1\",\"a\":null,\"b\":12}\n\
            {\"schema\":\"recol.test/1\",\"a\":\"2026-11-23\",\"b\":\"2026-11-23T10:15:00.000+01:00\"}\n";
        assert_eq!(String::from_utf8(out).unwrap(), expected);
        assert_eq!(written(Format::Json, &[]), "{\"schema\":\"recol.test/1\",\"rows\":[\n]}\n");
        assert_eq!(written(Format::JsonLines, &[]), "");
    }

    proptest! {
        #![proptest_config(crate::kept_below_tests())]
        #[test]
        fn nothing_is_lost_and_nothing_hides(rows in prop::collection::vec(prop::collection::vec(any::<String>(), 2), 0..5)) {
            let said = |text: &String| if text.is_empty() { serde_json::Value::Null } else { text.as_str().into() };
            let expected: Vec<serde_json::Value> =
                rows.iter().map(|row| serde_json::json!({"a": said(&row[0]), "b": said(&row[1])})).collect();
            let document = written(Format::Json, &rows);
            prop_assert!(document.starts_with(BEGINNING));
            let read: serde_json::Value = serde_json::from_str(&document).unwrap();
            prop_assert_eq!(read["rows"].as_array().unwrap(), &expected);
            let lines = written(Format::JsonLines, &rows);
            for (line, row) in lines.lines().zip(&expected) {
                let mut read: serde_json::Value = serde_json::from_str(line).unwrap();
                read.as_object_mut().unwrap().remove("schema");
                prop_assert_eq!(&read, row);
            }
            prop_assert_eq!(lines.lines().count(), rows.len());
            prop_assert!(!document.chars().chain(lines.chars()).any(|c| c != '\n' && is_treacherous(c)));
        }
    }
}
