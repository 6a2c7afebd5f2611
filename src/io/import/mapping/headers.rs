//! The header line: the table, the column of each field, and the columns that are unknown or about persons.

use super::{
    near::{near, shown, shown_all},
    tables::{PERSONAL, plain},
};
use crate::{
    audit::inventory::InventoryColumn,
    io::import::{
        error::Problem,
        source::{Reading, Rows},
    },
    job::TableKind,
};

/// The header line of a file.
#[derive(Debug)]
pub(in crate::io::import) struct Header {
    /// The table of the file.
    pub table: TableKind,
    /// The column of each field; `None` for a column that is not imported.
    pub columns: Vec<Option<InventoryColumn>>,
    /// The headers as written, printable.
    pub names: Vec<String>,
    /// Ignored columns, by their headers.
    pub ignored: Vec<String>,
    /// Columns about persons, by their headers.
    pub personal: Vec<String>,
}

impl Header {
    /// Treats a column as missing in the file.
    pub(in crate::io::import) fn forget(&mut self, column: InventoryColumn) {
        self.columns.iter_mut().filter(|c| **c == Some(column)).for_each(|c| *c = None);
    }

    /// The header of a column, if the file has it.
    pub(in crate::io::import) fn name(&self, column: InventoryColumn) -> Option<&str> {
        let at = self.columns.iter().position(|c| *c == Some(column))?;
        self.names.get(at).map(String::as_str)
    }

    /// The columns of the table that the file does not have.
    pub(in crate::io::import) fn absent(&self) -> Vec<InventoryColumn> {
        let has = |column: InventoryColumn| self.columns.contains(&Some(column));
        self.table.names().iter().map(|(column, _)| *column).filter(|column| !has(*column)).collect()
    }
}

/// Finds the right reading and its table. Returns the header and the rows after it.
///
/// # Errors
/// Every [`Problem`] of a header.
pub(in crate::io::import) fn detected(readings: Vec<Reading<'_>>) -> Result<(Header, Box<dyn Rows<'_> + '_>), Problem> {
    let known = |names: &[String]| TableKind::ALL.map(|t| names.iter().filter(|n| t.column(&plain(n)).is_some()).count());
    let Reading { headers: names, rows } = readings
        .into_iter()
        .max_by_key(|reading| (known(&reading.headers).into_iter().max(), reading.headers.len()))
        .ok_or(Problem::SpoiltHeader)?;
    let knows = |t: TableKind, column: InventoryColumn| names.iter().any(|n| t.column(&plain(n)) == Some(column));
    let keyed = TableKind::ALL.into_iter().find(|t| t.required().iter().all(|column| knows(*t, *column)));
    // If no table is complete, the one with the most headers was meant.
    let most = TableKind::ALL.into_iter().rev().max_by_key(|t| names.iter().filter(|n| t.column(&plain(n)).is_some()).count());
    let any = known(&names).into_iter().any(|n| n > 0);
    let table = keyed.or_else(|| most.filter(|_| any)).ok_or_else(|| Problem::NoHeader {
        found: shown_all(&names),
        expected: TableKind::ALL.iter().filter_map(|t| t.required().first()).map(|c| c.code()).collect(),
        near: near(&names, &TableKind::ALL),
    })?;
    assigned(table, &names).map(|header| (header, rows))
}

fn assigned(table: TableKind, names: &[String]) -> Result<Header, Problem> {
    let mut header = Header { table, columns: Vec::new(), names: Vec::new(), ignored: Vec::new(), personal: Vec::new() };
    for name in names {
        let word = plain(name);
        let column = table.column(&word);
        if let Some(column) = column
            && let Some(at) = header.columns.iter().position(|c| *c == Some(column))
        {
            let first = header.names.get(at).cloned().unwrap_or_default();
            return Err(Problem::HeaderTwice { column, first, second: shown(name) });
        }
        if column.is_none() && PERSONAL.contains(&word.as_str()) {
            header.personal.push(shown(name));
        } else if column.is_none() && !word.is_empty() {
            header.ignored.push(shown(name));
        }
        header.columns.push(column);
        header.names.push(shown(name));
    }
    match table.required().iter().find(|column| !header.columns.contains(&Some(**column))) {
        Some(column) => {
            Err(Problem::MissingColumn { table, column: *column, found: shown_all(names), near: near(names, &[table]) })
        }
        None => Ok(header),
    }
}
