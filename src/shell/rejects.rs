//! The rejected rows of a file as a table, to be corrected and imported again.

use super::translate;
use crate::{
    audit::inventory::InventoryColumn,
    io::export::{self, Format, Guard, Sheet, Table, Value},
    job::{Failure, FileTold, Hint, WITH_SOMEBODY},
    locale::{self, Lang},
};
use std::path::Path;

/// Writes one row for each rejected row of a file: file, line, columns and reasons in words, and its cells that may be repeated,
/// under Récol's own headers. Returns the number of rows. French semicolons or English commas, as the language has it.
///
/// # Errors
/// Every case of writing a file.
pub fn write_rejects(path: &Path, guard: &Guard, lang: Lang, file: &FileTold) -> Result<u64, Failure> {
    let format = match lang {
        Lang::Fr => Format::ExcelCsv,
        Lang::En => Format::Rfc4180,
    };
    // Only these: an empty cell of another column would say something that the file does not say.
    let used = &file.columns;
    let head = |lang| -> Vec<String> {
        let codes = used.iter().map(|column| column.code().to_owned());
        let who = file.tells_who.then(|| WITH_SOMEBODY.to_owned());
        locale::rejects_head(lang).into_iter().chain(codes).chain(who).collect()
    };
    let heads: Vec<Vec<String>> =
        Lang::ALL.into_iter().flat_map(|lang| [head(lang), locale::rejects_head(lang).to_vec()]).collect();
    let sheet = Sheet { name: String::new(), headers: head(lang), rows: Box::new(rows(lang, file, used).map(Ok)) };
    let table = Table { format, schema: "", sheets: vec![sheet], heads: &heads };
    // An import has no way to insist.
    export::write(path, guard, table).map_err(|error| translate::export(&error).with_hint_for(Hint::ForceOver, Hint::NotOver))
}

fn rows<'a>(lang: Lang, file: &'a FileTold, used: &'a [InventoryColumn]) -> impl Iterator<Item = Vec<Value>> + 'a {
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
        let who =
            file.tells_who.then(|| Value::Text(locale::say_somebody(lang, row.map(|row| row.somebody).unwrap_or_default())));
        head.into_iter().chain(used.iter().map(cell)).chain(who).collect()
    })
}
