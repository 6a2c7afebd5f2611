//! What may be repeated of a rejected row, so that a person can correct it.

use super::{
    cells::Cells,
    mapping::{could_be_a_remark, may_name_a_person, tells_of_a_person},
};
use crate::{
    audit::inventory::InventoryColumn,
    job::{Reason, RejectedCells, TableKind},
};

/// The most characters that are repeated of a cell.
const LONGEST_REPEATED: usize = 200;

impl Cells<'_, '_> {
    /// The cells of imported columns that name nobody, and in place of them what was concluded: who has a device is not repeated,
    /// and a mapping is not there when they are imported again. `None` if they may be those of other columns, as the row has too many
    /// fields or too few.
    pub(super) fn repeatable(&self) -> Option<RejectedCells> {
        if self.rejected.iter().any(|rejected| matches!(rejected.reason, Reason::FieldCount { .. })) {
            return None;
        }
        let columns = self.header.columns.iter().enumerate().filter_map(|(at, column)| Some((self.cell(at), (*column)?)));
        let shown = columns.filter(|(cell, column)| !cell.is_empty() && self.may_be_repeated(*column, cell));
        let raw = shown.filter(|(_, column)| !self.ours.iter().any(|(said, _)| said == column));
        let raw = raw.map(|(cell, column)| (column, cell));
        let ours = self.ours.iter().filter(|(column, said)| self.may_be_repeated(*column, said));
        let cells = ours.map(|(column, said)| (*column, said.as_str())).chain(raw);
        let cells = cells.map(|(column, cell)| (column, cell.chars().take(LONGEST_REPEATED).collect()));
        Some(RejectedCells { line: self.line, cells: cells.collect() })
    }

    /// Whether a cell of a rejected row may be repeated: it names nobody, and is no full name of a programme.
    fn may_be_repeated(&self, column: InventoryColumn, cell: &str) -> bool {
        match column {
            InventoryColumn::Holder => false,
            // The name of a college may be that of a famous person.
            InventoryColumn::Name => self.header.table == TableKind::Colleges,
            InventoryColumn::Commune => true,
            InventoryColumn::Model => !tells_of_a_person(cell),
            InventoryColumn::Custody => !could_be_a_remark(cell) && !may_name_a_person(cell),
            _ => !may_name_a_person(cell),
        }
    }
}
