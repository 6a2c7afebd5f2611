//! The rejected rows of an import as a table, to be corrected and imported again.

use super::translate;
use crate::{
    audit::inventory::InventoryColumn,
    io::{
        export::{self, Format, Guard, Table, Value},
        import::columns,
    },
    job::{Failure, FileTold, ImportTold},
    locale::{self, Lang},
};
use std::{collections::BTreeSet, path::Path};

/// Writes one row for each rejected row of an import: file, line, columns and reasons in words, and its cells that may be repeated,
/// under Récol's own headers. Returns the number of rows. French semicolons or English commas, as the language has it.
///
/// # Errors
/// Every case of writing a file.
pub fn write_rejects(path: &Path, guard: &Guard, lang: Lang, told: &ImportTold) -> Result<u64, Failure> {
    let format = match lang {
        Lang::Fr => Format::ExcelCsv,
        Lang::En => Format::Rfc4180,
    };
    // All columns of the tables, so that an earlier such file is recognised by its header.
    let used: BTreeSet<InventoryColumn> =
        told.files.iter().flat_map(|file| columns(file.table)).filter(|column| *column != InventoryColumn::Holder).collect();
    let words = locale::rejects_head(lang);
    let headers: Vec<&str> = words.iter().map(String::as_str).chain(used.iter().map(|column| column.code())).collect();
    let mut rows = told.files.iter().flat_map(|file| rows(lang, file, &used)).map(Ok);
    // Whatever columns it had, an earlier such file begins with these.
    let heads: Vec<Vec<String>> = Lang::ALL.iter().map(|lang| locale::rejects_head(*lang).to_vec()).collect();
    let table = Table { format, headers: &headers, rows: &mut rows, heads: &heads };
    export::write(path, guard, table).map_err(|error| translate::export(&error))
}

fn rows<'a>(lang: Lang, file: &'a FileTold, used: &'a BTreeSet<InventoryColumn>) -> impl Iterator<Item = Vec<Value>> + 'a {
    let mut cells = file.cells.iter().peekable();
    file.rejected.chunk_by(|a, b| a.line == b.line).map(move |reasons| {
        let line = reasons.first().map_or(0, |reason| reason.line);
        while cells.next_if(|row| row.line < line).is_some() {}
        let row = cells.next_if(|row| row.line == line);
        let columns = reasons.iter().filter_map(|reason| reason.column.as_deref()).collect::<Vec<_>>().join(" · ");
        let words = reasons.iter().map(|reason| locale::say_rejected(lang, reason)).collect::<Vec<_>>().join(" · ");
        let head = [Value::Text(file.name.clone()), Value::Number(line), Value::Text(columns), Value::Text(words)];
        let cell = |column: &InventoryColumn| {
            let cell = row.and_then(|row| row.cells.iter().find(|(of, _)| of == column));
            Value::Text(cell.map(|(_, cell)| cell.clone()).unwrap_or_default())
        };
        head.into_iter().chain(used.iter().map(cell)).collect()
    })
}
