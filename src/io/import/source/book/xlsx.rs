//! XLSX (ECMA-376): the sheets of an Excel workbook, cell by cell.

use super::{
    archive::Archive,
    kept::{Keeper, MOST_ROWS, Sheet},
    number::{self, Format},
    strings::Strings,
    xml::{self, Counted, Item, Xml, attribute, damaged},
};
use crate::io::import::{
    error::Problem,
    source::{FORMULA, MADE, MAX_FIELD},
};
use std::collections::HashMap;

/// The most styles of cells that Excel allows, rounded up.
const MOST_STYLES: usize = 1 << 16;

/// A relationship of a part: its kind, the last word of its type, and the part that it leads to.
type Relation = (String, String);

/// Reads the visible sheets.
///
/// # Errors
/// Every [`Problem`] of a workbook.
pub(super) fn sheets(archive: &mut Archive<'_, '_>) -> Result<Vec<Sheet>, Problem> {
    let root = relations(archive, "_rels/.rels", "")?;
    let Some((_, book)) = root.into_values().find(|(kind, _)| kind == "officeDocument") else { return Err(Problem::Archive) };
    if book.ends_with(".bin") {
        return Err(Problem::Foreign("a binary Excel workbook (XLSB)"));
    }
    let (folder, file) = book.rsplit_once('/').unwrap_or(("", &book));
    let parts = relations(archive, &format!("{folder}/_rels/{file}.rels"), folder)?;
    for (kind, _) in parts.values() {
        match kind.as_str() {
            "vbaProject" | "xlMacrosheet" | "xlIntlMacrosheet" => return Err(Problem::Macros),
            "externalLink" => return Err(Problem::Linked),
            _ => {}
        }
    }
    let Some(listed) = listed(archive, &book)? else { return Err(Problem::Archive) };
    let part = |wanted: &str| parts.values().find(|(kind, _)| kind == wanted).map(|(_, part)| part.as_str());
    let strings = part("sharedStrings").map_or_else(|| Ok(Strings::default()), |part| strings(archive, part))?;
    let formats = part("styles").map_or_else(|| Ok(Vec::new()), |part| formats(archive, part))?;
    let mut keeper = Keeper::default();
    for (name, id) in listed.sheets {
        let Some((kind, part)) = parts.get(&id) else { continue };
        if kind != "worksheet" {
            continue;
        }
        let mut xml = archive.part(part)?.ok_or_else(|| damaged(format!("the sheet {name} is missing")))?;
        cells(&mut xml, &strings, &formats, listed.late, &mut keeper)?;
        keeper.end_sheet(name);
    }
    Ok(keeper.finish())
}

/// The relationships of a part by their ids; empty if there are none. `folder` is that of the part.
fn relations(archive: &mut Archive<'_, '_>, name: &str, folder: &str) -> Result<HashMap<String, Relation>, Problem> {
    let mut found = HashMap::new();
    let Some(mut xml) = archive.part(name.trim_start_matches('/'))? else { return Ok(found) };
    loop {
        match xml.next()? {
            Item::Open(tag) if tag.local_name().as_ref() == "Relationship" => {
                let (id, kind, to) = (attribute(&tag, "Id"), attribute(&tag, "Type"), attribute(&tag, "Target"));
                let (Some(id), Some(kind), Some(to)) = (id, kind, to) else { continue };
                let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
                let to = to.strip_prefix('/').map_or_else(|| format!("{folder}/{to}"), str::to_owned);
                found.insert(id.into_owned(), (kind, to.trim_start_matches('/').to_owned()));
            }
            Item::End => return Ok(found),
            _ => {}
        }
    }
}

/// What a workbook says about its sheets.
struct Listed {
    /// The visible ones: their names and the ids of their relationships.
    sheets: Vec<(String, String)>,
    /// Whether days are counted from 1904.
    late: bool,
}

fn listed(archive: &mut Archive<'_, '_>, part: &str) -> Result<Option<Listed>, Problem> {
    let Some(mut xml) = archive.part(part)? else { return Ok(None) };
    let mut listed = Listed { sheets: Vec::new(), late: false };
    loop {
        match xml.next()? {
            Item::Open(tag) => match tag.local_name().as_ref() {
                "workbookPr" => listed.late = attribute(&tag, "date1904").is_some_and(|said| matches!(&*said, "1" | "true")),
                "sheet" if attribute(&tag, "state").is_none_or(|state| state == "visible") => {
                    let (name, id) = (attribute(&tag, "name"), attribute(&tag, "id"));
                    listed.sheets.extend(name.zip(id).map(|(name, id)| (name.into_owned(), id.into_owned())));
                }
                _ => {}
            },
            Item::End => return Ok(Some(listed)),
            _ => {}
        }
    }
}

fn strings(archive: &mut Archive<'_, '_>, part: &str) -> Result<Strings, Problem> {
    let mut strings = Strings::default();
    let Some(mut xml) = archive.part(part)? else { return Ok(strings) };
    let mut text = String::new();
    loop {
        match xml.next()? {
            Item::Open(tag) if tag.local_name().as_ref() == "si" => {
                text.clear();
                runs(&mut xml, "si", &mut text)?;
                strings.push(&unescaped(&text))?;
            }
            Item::End => return Ok(strings),
            _ => {}
        }
    }
}

/// Adds the text of the runs in an element. How it is pronounced (`rPh`) is left out.
fn runs<R: Counted>(xml: &mut Xml<R>, end: &str, text: &mut String) -> Result<(), Problem> {
    let (mut within, mut aside) = (false, false);
    loop {
        match xml.next()? {
            Item::Open(tag) => match tag.local_name().as_ref() {
                "t" => within = !aside,
                "rPh" => aside = true,
                _ => {}
            },
            Item::Close(tag) => match tag.local_name().as_ref() {
                "t" => within = false,
                "rPh" => aside = false,
                name if name == end => return Ok(()),
                _ => {}
            },
            Item::Text(part) if within && text.len() <= MAX_FIELD => *text += &part,
            Item::End => return Err(damaged("it ends within a cell")),
            _ => {}
        }
    }
}

/// A text of Excel, which writes `_x000D_` for characters that XML does not have.
fn unescaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once("_x") {
        out += before;
        let is_code = |code: &str| code.bytes().all(|digit| digit.is_ascii_hexdigit());
        let code = behind.split_at_checked(4).filter(|(code, after)| is_code(code) && after.starts_with('_'));
        let char = code.and_then(|(code, after)| Some((char::from_u32(u32::from_str_radix(code, 16).ok()?)?, after)));
        match char {
            Some((char, after)) => {
                out.push(char);
                rest = after.strip_prefix('_').unwrap_or(after);
            }
            None => {
                out += "_x";
                rest = behind;
            }
        }
    }
    out + rest
}

fn formats(archive: &mut Archive<'_, '_>, part: &str) -> Result<Vec<Format>, Problem> {
    let (mut codes, mut formats, mut within) = (HashMap::new(), Vec::new(), false);
    let Some(mut xml) = archive.part(part)? else { return Ok(formats) };
    loop {
        match xml.next()? {
            Item::Open(tag) => match tag.local_name().as_ref() {
                "numFmt" => {
                    let code = attribute(&tag, "formatCode").map(|code| Format::of(&code));
                    codes.extend(xml::number(&tag, "numFmtId").zip(code));
                }
                "cellXfs" => within = true,
                "xf" if within => {
                    let id = xml::number(&tag, "numFmtId").unwrap_or_default();
                    formats.push(codes.get(&id).copied().unwrap_or_else(|| Format::built_in(id)));
                }
                _ => {}
            },
            Item::Close(tag) if tag.local_name().as_ref() == "cellXfs" => within = false,
            Item::End => return Ok(formats),
            _ => {}
        }
        if formats.len() > MOST_STYLES || codes.len() > MOST_STYLES {
            return Err(damaged("it has too many styles"));
        }
    }
}

/// A cell being read.
struct Cell {
    column: usize,
    format: Format,
    /// What its value is: an attribute of XLSX.
    kind: String,
}

fn cells<R: Counted>(
    xml: &mut Xml<R>,
    strings: &Strings,
    formats: &[Format],
    late: bool,
    keeper: &mut Keeper,
) -> Result<(), Problem> {
    let (mut row, mut next) = (0, 0);
    let mut text = String::new();
    loop {
        let cell = match xml.next()? {
            Item::Open(tag) => match tag.local_name().as_ref() {
                "row" => {
                    row = xml::number(&tag, "r").unwrap_or(row + 1);
                    next = 0;
                    continue;
                }
                "c" => {
                    let place = attribute(&tag, "r");
                    let column = place.as_deref().map_or(Ok(next), column)?;
                    let style = xml::number(&tag, "s").and_then(|style| usize::try_from(style).ok());
                    let format = style.and_then(|style| formats.get(style)).copied().unwrap_or_default();
                    Cell { column, format, kind: attribute(&tag, "t").unwrap_or_default().into_owned() }
                }
                "mergeCell" => {
                    let place = attribute(&tag, "ref").unwrap_or_default();
                    if let Some((first, last)) = place.split_once(':') {
                        keeper.merge(column(first)?, row_of(first)?, row_of(last)?)?;
                    }
                    continue;
                }
                _ => continue,
            },
            Item::End => return Ok(()),
            _ => continue,
        };
        next = cell.column + 1;
        text.clear();
        content(xml, &mut text)?;
        if row == 0 || row > MOST_ROWS {
            return Err(damaged(format!("there is no row {row}")));
        }
        keeper.put(row, cell.column, &typed(&cell, &text, strings, late)?)?;
    }
}

/// The column of a cell's name, from 0: 2 for `C5`.
fn column(place: &str) -> Result<usize, Problem> {
    let letters = place.bytes().take_while(u8::is_ascii_alphabetic);
    let number = letters.take(4).fold(0, |sum, letter| sum * 26 + usize::from(letter.to_ascii_uppercase() - b'A') + 1);
    number.checked_sub(1).ok_or_else(|| damaged(format!("there is no cell {place}")))
}

/// The row of a cell's name, from 1: 5 for `C5`.
fn row_of(place: &str) -> Result<u64, Problem> {
    let digits = place.trim_start_matches(|c: char| c.is_ascii_alphabetic());
    digits.parse().map_err(|_| damaged(format!("there is no cell {place}")))
}

/// Adds what a cell contains: its value, or the text that stands in it; [`FORMULA`] for a formula without a value.
fn content<R: Counted>(xml: &mut Xml<R>, text: &mut String) -> Result<(), Problem> {
    let (mut within, mut formula, mut value) = (false, false, false);
    loop {
        match xml.next()? {
            Item::Open(tag) => match tag.local_name().as_ref() {
                "f" => formula = true,
                "v" => (within, value) = (true, true),
                "is" => {
                    text.clear();
                    runs(xml, "is", text)?;
                }
                _ => {}
            },
            Item::Close(tag) => match tag.local_name().as_ref() {
                "v" => within = false,
                "c" => {
                    text.extend((formula && !value && text.is_empty()).then_some(FORMULA));
                    return Ok(());
                }
                _ => {}
            },
            Item::Text(part) if within && text.len() <= MAX_FIELD => *text += &part,
            Item::End => return Err(damaged("it ends within a cell")),
            _ => {}
        }
    }
}

/// The content of a cell as a person would type it.
fn typed(cell: &Cell, text: &str, strings: &Strings, late: bool) -> Result<String, Problem> {
    Ok(match cell.kind.as_str() {
        _ if text.starts_with(FORMULA) => text.to_owned(),
        "s" => {
            let shared = text.trim().parse().ok().and_then(|at| strings.get(at));
            shared.ok_or_else(|| damaged("a cell names a text that is not there"))?.to_owned()
        }
        "str" | "inlineStr" => unescaped(text),
        "b" => if text.trim() == "1" || text.trim() == "true" { "TRUE" } else { "FALSE" }.to_owned(),
        // An error as Excel shows it, such as #N/A.
        "e" => text.to_owned(),
        "d" => format!("{MADE}{}", text.strip_suffix("T00:00:00").unwrap_or(text)),
        _ => match text.trim().parse() {
            Ok(value) => number::text(value, cell.format, late),
            Err(_) => text.to_owned(),
        },
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_escapes() {
        assert_eq!(["A1", "z9", "AA10", "XFD1048576"].map(|place| column(place).unwrap()), [0, 25, 26, 16_383]);
        assert!(column("12").is_err() && row_of("A").is_err());
        assert_eq!(row_of("XFD1048576"), Ok(1_048_576));
        assert_eq!(unescaped("a_x000D_\n_x005F_x_xZZZZ__x_x+041_"), "a\r\n_x_xZZZZ__x_x+041_");
    }
}
