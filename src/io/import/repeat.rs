//! What may be repeated of a rejected row, so that a person can correct it.

use super::{
    cells::Cells,
    full_names::FullNames,
    mapping::{addresses_somebody, could_be_a_remark, may_name_a_person, tells_of_a_person},
};
use crate::{
    audit::inventory::InventoryColumn,
    job::{LEFT_OUT, Reason, RejectedCells, TableKind},
};

/// The most characters that are repeated of a cell.
const LONGEST_REPEATED: usize = 200;

impl Cells<'_, '_> {
    /// The cells of imported columns that name nobody, and in place of them what was concluded: a mapping is not there when they are
    /// imported again. A cell that is not repeated is [`LEFT_OUT`], so that its row is not imported without it. `None` if they may
    /// be those of other columns, as the row has too many fields or too few.
    pub(super) fn repeatable(&self, secrets: FullNames) -> Option<RejectedCells> {
        if self.rejected.iter().any(|rejected| matches!(rejected.reason, Reason::FieldCount { .. })) {
            return None;
        }
        let columns = self.header.columns.iter().enumerate().filter_map(|(at, column)| Some((self.cell(at), (*column)?)));
        let raw = columns.filter(|(_, column)| !self.ours.iter().any(|(said, _)| said == column));
        let raw = raw.map(|(cell, column)| (column, cell));
        // What was concluded last counts.
        let ours = self.ours.iter().rev().map(|(column, said)| (*column, said.as_str()));
        let mut cells: Vec<(InventoryColumn, String)> = Vec::new();
        for (column, cell) in ours.chain(raw) {
            if cell.is_empty() || is_dropped(column, cell, secrets) || cells.iter().any(|(said, _)| *said == column) {
                continue;
            }
            let short = cell.chars().nth(LONGEST_REPEATED).is_none();
            let shown = if short && self.may_be_repeated(column, cell) { cell } else { LEFT_OUT };
            cells.push((column, shown.to_owned()));
        }
        Some(RejectedCells { line: self.line, cells, somebody: self.somebody })
    }

    /// Whether a cell of a rejected row may be repeated: it names nobody, and only the office would keep it.
    fn may_be_repeated(&self, column: InventoryColumn, cell: &str) -> bool {
        match column {
            InventoryColumn::Holder => false,
            // The name of a college may be that of a famous person.
            InventoryColumn::Name => self.header.table == TableKind::Colleges,
            InventoryColumn::Commune => true,
            // As it is recorded, it is shown everywhere.
            InventoryColumn::Model => !addresses_somebody(cell),
            InventoryColumn::Kind | InventoryColumn::Owner | InventoryColumn::Delivery => !tells_of_a_person(cell),
            InventoryColumn::Custody => !could_be_a_remark(cell) && !may_name_a_person(cell),
            InventoryColumn::College | InventoryColumn::Room => {
                // The name of a recorded college names nobody.
                let step = |step: &str| self.known.almost(step).is_some() || !may_name_a_person(step);
                !may_name_a_person(cell) || cell.split(['>', '/', ',', ';']).all(|text| step(text.trim()))
            }
            _ => !may_name_a_person(cell),
        }
    }
}

/// Whether an import drops what is in a cell, so that nothing is lost without it.
fn is_dropped(column: InventoryColumn, cell: &str, secrets: FullNames) -> bool {
    match column {
        InventoryColumn::Holder => secrets == FullNames::Dropped,
        // Words are the full name of a programme.
        InventoryColumn::Programme => cell.contains(char::is_whitespace),
        _ => false,
    }
}
