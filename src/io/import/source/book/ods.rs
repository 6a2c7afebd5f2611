//! ODS (OASIS OpenDocument 1.3): the sheets of a LibreOffice spreadsheet, cell by cell.
//!
//! A cell has a value and the text that is shown for it. A number is read as its value, unless it is shown with zeros before it.

use super::{
    archive::Archive,
    kept::{Keeper, MOST_COLUMNS, MOST_ROWS, Sheet},
    number::{self, Format},
    xml::{Counted, Item, Xml, attribute, damaged},
};
use crate::io::import::{
    error::Problem,
    source::{FORMULA, MADE, MAX_FIELD},
};
use quick_xml::events::BytesStart;
use std::collections::HashSet;

/// Reads the visible sheets.
///
/// # Errors
/// Every [`Problem`] of a workbook.
pub(super) fn sheets(archive: &mut Archive<'_, '_>) -> Result<Vec<Sheet>, Problem> {
    refuse_encrypted(archive)?;
    // Libraries of macros without a macro are only lists.
    let listed = |name: &str| {
        ["script-lc.xml", "script-lb.xml", "dialog-lc.xml", "dialog-lb.xml", "/"].iter().any(|end| name.ends_with(end))
    };
    if archive.names().any(|name| (name.starts_with("Basic/") || name.starts_with("Scripts/")) && !listed(name)) {
        return Err(Problem::Macros);
    }
    let Some(mut xml) = archive.part("content.xml")? else { return Err(Problem::Archive) };
    let (mut hidden, mut style, mut spreadsheet) = (HashSet::new(), None, false);
    let mut keeper = Keeper::default();
    loop {
        match xml.next()? {
            Item::Open(tag) => match tag.local_name().as_ref() {
                "style" => style = attribute(&tag, "name").map(|name| name.into_owned()),
                "table-properties" if attribute(&tag, "display").is_some_and(|said| said == "false") => {
                    hidden.extend(style.take());
                }
                "spreadsheet" => spreadsheet = true,
                "table" if spreadsheet => {
                    let name = attribute(&tag, "name").unwrap_or_default().into_owned();
                    let shown = attribute(&tag, "style-name").is_none_or(|style| !hidden.contains(&*style));
                    table(&mut xml, shown.then_some(&mut keeper))?;
                    if shown {
                        keeper.end_sheet(name);
                    }
                }
                _ => {}
            },
            Item::End if spreadsheet => return Ok(keeper.finish()),
            Item::End => return Err(Problem::Archive),
            _ => {}
        }
    }
}

fn refuse_encrypted(archive: &mut Archive<'_, '_>) -> Result<(), Problem> {
    let Some(mut xml) = archive.part("META-INF/manifest.xml")? else { return Ok(()) };
    loop {
        match xml.next()? {
            Item::Open(tag) if tag.local_name().as_ref() == "encryption-data" => return Err(Problem::Encrypted),
            Item::End => return Ok(()),
            _ => {}
        }
    }
}

/// How often an element is repeated.
fn repeated(tag: &BytesStart<'_>, name: &str) -> Result<u64, Problem> {
    match attribute(tag, name) {
        None => Ok(1),
        Some(said) => said.parse().map_err(|_| damaged(format!("{name} is no number"))),
    }
}

/// Reads a table up to its end, and keeps its cells if it is shown.
fn table<R: Counted>(xml: &mut Xml<R>, mut keeper: Option<&mut Keeper>) -> Result<(), Problem> {
    // Before the row that is read.
    let mut row = 0_u64;
    let (mut filled, mut merged) = (Vec::new(), Vec::new());
    loop {
        match xml.next()? {
            Item::Open(tag) => match tag.local_name().as_ref() {
                "table-source" => return Err(Problem::Linked),
                "table-row" => {
                    let times = repeated(&tag, "number-rows-repeated")?;
                    filled.clear();
                    cells(xml, &mut filled, &mut merged)?;
                    for (column, rows) in merged.drain(..) {
                        let bottom = row.saturating_add(rows).min(MOST_ROWS);
                        keeper.as_deref_mut().map_or(Ok(()), |keeper| keeper.merge(column, row + 1, bottom))?;
                    }
                    if let Some(keeper) = keeper.as_deref_mut().filter(|_| !filled.is_empty()) {
                        // The first row that is too far is refused by the keeper.
                        for row in (row + 1..=row.saturating_add(times)).take_while(|row| *row <= MOST_ROWS + 1) {
                            filled.iter().try_for_each(|(column, text)| keeper.put(row, *column, text))?;
                        }
                    }
                    row = row.saturating_add(times);
                }
                _ => {}
            },
            Item::Close(tag) if tag.local_name().as_ref() == "table" => return Ok(()),
            Item::End => return Err(damaged("it ends within a sheet")),
            _ => {}
        }
    }
}

/// Reads the filled cells of a row, with their columns from 0; and how many rows the merged ones cover.
fn cells<R: Counted>(xml: &mut Xml<R>, filled: &mut Vec<(usize, String)>, merged: &mut Vec<(usize, u64)>) -> Result<(), Problem> {
    let mut column = 0_usize;
    loop {
        match xml.next()? {
            Item::Open(tag) => {
                let name = tag.local_name().as_ref().to_owned();
                if !matches!(name.as_str(), "table-cell" | "covered-table-cell") {
                    continue;
                }
                let times = usize::try_from(repeated(&tag, "number-columns-repeated")?).unwrap_or(usize::MAX);
                let rows = repeated(&tag, "number-rows-spanned")?;
                merged.extend((rows > 1 && name == "table-cell").then_some((column, rows)));
                let unknown = attribute(&tag, "formula").is_some() && attribute(&tag, "value-type").is_none();
                let value = Value::of(&tag);
                let mut shown = String::new();
                paragraphs(xml, &name, &mut shown)?;
                let mut text = value.text(shown);
                text.extend((unknown && text.is_empty()).then_some(FORMULA));
                text.truncate(text.ceil_char_boundary(MAX_FIELD + 1));
                if !text.is_empty() && name == "table-cell" {
                    // One column too many is enough to be refused for.
                    let columns = (column..column.saturating_add(times)).take_while(|column| *column <= MOST_COLUMNS);
                    filled.extend(columns.map(|column| (column, text.clone())));
                }
                column = column.saturating_add(times);
            }
            Item::Close(tag) if tag.local_name().as_ref() == "table-row" => return Ok(()),
            Item::End => return Err(damaged("it ends within a row")),
            _ => {}
        }
    }
}

/// Adds the text that is shown in a cell: its paragraphs, each on a line. Remarks are left out.
fn paragraphs<R: Counted>(xml: &mut Xml<R>, end: &str, text: &mut String) -> Result<(), Problem> {
    let (mut within, mut remark, mut first, mut inner) = (false, false, true, 0_usize);
    loop {
        match xml.next()? {
            Item::Open(tag) => match tag.local_name().as_ref() {
                "annotation" => remark = true,
                "p" if !remark => {
                    if !first {
                        text.push('\n');
                    }
                    (within, first) = (true, false);
                }
                "s" if within => {
                    let blanks = usize::try_from(repeated(&tag, "c")?).unwrap_or(usize::MAX);
                    text.extend(std::iter::repeat_n(' ', blanks.min(MAX_FIELD)));
                }
                "tab" if within => text.push('\t'),
                "line-break" if within => text.push('\n'),
                name if name == end => inner += 1,
                _ => {}
            },
            Item::Close(tag) => match tag.local_name().as_ref() {
                "annotation" => remark = false,
                "p" if !remark => within = false,
                name if name == end && inner == 0 => return Ok(()),
                name if name == end => inner -= 1,
                _ => {}
            },
            Item::Text(part) if within && text.len() <= MAX_FIELD => *text += &part,
            Item::End => return Err(damaged("it ends within a cell")),
            _ => {}
        }
    }
}

/// The value of a cell.
enum Value {
    /// What is shown: a text, or nothing.
    Shown,
    /// A number.
    Number(f64),
    /// A day or a time, as text.
    Moment(String),
    /// Yes or no.
    Truth(bool),
}

impl Value {
    fn of(tag: &BytesStart<'_>) -> Self {
        let kind = attribute(tag, "value-type").unwrap_or_default();
        let said = |name| attribute(tag, name).unwrap_or_default().into_owned();
        match &*kind {
            "float" | "percentage" | "currency" => said("value").parse().map_or(Self::Shown, Self::Number),
            "date" => Self::Moment(said("date-value")),
            "time" => Self::Moment(said("time-value")),
            "boolean" => Self::Truth(said("boolean-value") == "true"),
            _ => Self::Shown,
        }
    }

    /// The cell as a person would type it.
    fn text(self, shown: String) -> String {
        match self {
            Self::Shown => shown,
            Self::Truth(true) => "TRUE".to_owned(),
            Self::Truth(false) => "FALSE".to_owned(),
            Self::Moment(said) => {
                let said = said.split_once('T').map_or(said.as_str(), |(day, time)| match time.trim_matches(['0', ':', '.']) {
                    "" => day,
                    _ => said.as_str(),
                });
                format!("{MADE}{said}")
            }
            Self::Number(value) => {
                let digits = !shown.is_empty() && shown.bytes().all(|b| b.is_ascii_digit());
                let words = shown.chars().any(|c| c.is_alphabetic() && !matches!(c, 'E' | 'e'));
                let format = match digits && shown.starts_with('0') {
                    true => Format::Digits(shown.len()),
                    false if words => Format::Dressed,
                    false => Format::Plain,
                };
                number::text(value, format, false)
            }
        }
    }
}
