//! What a row does not say: an empty cell says nothing about what every device has, so that what is recorded of it stays.

use crate::audit::inventory::{Device, InventoryColumn, Records, Table};
use std::collections::BTreeMap;

/// The columns of which an empty cell says nothing: what every device has, and what goes with its custody. An empty cell of any
/// other column (room, college, programme, delivery, owner) says that there is none.
const COLUMNS: [InventoryColumn; 8] = [
    InventoryColumn::Serial,
    InventoryColumn::Model,
    InventoryColumn::Kind,
    InventoryColumn::Custody,
    InventoryColumn::Holder,
    InventoryColumn::Due,
    InventoryColumn::SourceId,
    InventoryColumn::Uuid,
];

/// Those of [`COLUMNS`] about which a row says nothing, one bit each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Unsaid(u8);

impl Unsaid {
    /// The columns about which a row says nothing; others than [`COLUMNS`] are left out.
    pub(super) fn of(columns: impl IntoIterator<Item = InventoryColumn>) -> Self {
        let bit = |column| COLUMNS.iter().position(|one| *one == column).map_or(0, |at| 1 << at);
        Self(columns.into_iter().fold(0, |bits, column| bits | bit(column)))
    }

    /// Whether a row says something about a column, if its file lacks the columns `absent`.
    pub(super) fn says(self, column: InventoryColumn, absent: &[InventoryColumn]) -> bool {
        match COLUMNS.iter().position(|one| *one == column) {
            Some(at) => self.0 & (1 << at) == 0,
            None => !absent.contains(&column),
        }
    }

    /// The columns about which a row of such a file says nothing.
    fn absent(self, absent: &[InventoryColumn]) -> Vec<InventoryColumn> {
        let others = absent.iter().copied().filter(|column| !COLUMNS.contains(column));
        others.chain(COLUMNS.into_iter().filter(|column| !self.says(*column, &[]))).collect()
    }
}

/// A table by what its rows say: those that are silent about the same columns together, as tables of their own. `unsaid` is that of
/// each device in order. Rejected rows stay with the first of them.
pub(super) fn parted(table: Table, unsaid: &[Unsaid]) -> Vec<Table> {
    let Table { rows, absent, unread, says_who } = table;
    let Records::Devices(devices) = rows else { return vec![Table { rows, absent, unread, says_who }] };
    let mut parts: BTreeMap<Unsaid, Vec<Device>> = BTreeMap::new();
    if unsaid.iter().all(|one| Some(one) == unsaid.first()) {
        // In place: they may be a million.
        parts.insert(unsaid.first().copied().unwrap_or_default(), devices);
    } else {
        devices.into_iter().zip(unsaid).for_each(|(device, unsaid)| parts.entry(*unsaid).or_default().push(device));
    }
    let part = |(unsaid, devices): (Unsaid, Vec<Device>)| {
        let absent = if devices.is_empty() { absent.clone() } else { unsaid.absent(&absent) };
        Table { rows: Records::Devices(devices), absent, unread: Vec::new(), says_who }
    };
    let mut tables: Vec<Table> = parts.into_iter().map(part).collect();
    tables.iter_mut().take(1).for_each(|first| first.unread.clone_from(&unread));
    tables
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_parted_by_what_they_say() {
        let device = |tag: &str| Device { tag: tag.into(), ..Device::default() };
        let table = |tags: &[&str]| Table {
            rows: Records::Devices(tags.iter().map(|tag| device(tag)).collect()),
            absent: vec![InventoryColumn::Room, InventoryColumn::Model],
            unread: Vec::new(),
            says_who: false,
        };
        let silent = Unsaid::of([InventoryColumn::Model, InventoryColumn::Custody, InventoryColumn::Room]);
        let told = Unsaid::of([InventoryColumn::Model]);
        let parts = parted(table(&["a", "b", "c"]), &[silent, told, silent]);
        let rows: Vec<_> = parts.iter().map(|part| (part.rows.len(), part.absent.clone())).collect();
        let (room, model) = (InventoryColumn::Room, InventoryColumn::Model);
        assert_eq!(rows, [(1, vec![room, model]), (2, vec![room, model, InventoryColumn::Custody])]);
        assert_eq!(parted(table(&[]), &[]), [table(&[])]);
        assert!(told.says(InventoryColumn::Custody, &[]) && !silent.says(InventoryColumn::Custody, &[]));
        assert!(!silent.says(room, &[room]) && silent.says(room, &[]));
    }
}
