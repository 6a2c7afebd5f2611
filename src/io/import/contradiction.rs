//! Rows about one key that contradict each other, in one file or in several of one import: nobody knows which is right, and both
//! are held back. So are two rows whose keys differ only in spelling: nobody knows whether they are one device.

use super::{alike::spelling, known::same_serial, outcome::Imported, unsaid::Unsaid};
use crate::{
    audit::{
        inventory::{College, Device, InventoryColumn, Programme, Records, UnreadRow},
        text::printable_within,
    },
    job::{Reason, Rejected},
};
use rustc_hash::{FxHashMap, FxHashSet};
use smol_str::{SmolStr, ToSmolStr};

/// A row of a table: its key, and what it says.
pub(super) trait Keyed {
    /// The key in words.
    fn key(&self) -> SmolStr;

    /// The key without what two spellings of one key may differ in.
    fn spelling(&self) -> SmolStr {
        spelling(&self.key())
    }

    /// Whether it is certainly another thing than one whose key is spelt otherwise.
    fn is_another(&self, _: &Self) -> bool {
        false
    }

    /// The columns in which it says something else than another row of the same key. `says` is whether both say something about
    /// a column.
    fn differing(&self, other: &Self, says: &dyn Fn(InventoryColumn) -> bool) -> Vec<InventoryColumn>;
}

fn named<const N: usize>(columns: [(InventoryColumn, bool); N], says: &dyn Fn(InventoryColumn) -> bool) -> Vec<InventoryColumn> {
    columns.into_iter().filter(|(column, differs)| *differs && says(*column)).map(|(column, _)| column).collect()
}

impl Keyed for Device {
    fn key(&self) -> SmolStr {
        SmolStr::new(self.tag.as_str())
    }

    /// Two serials are two devices.
    fn is_another(&self, other: &Self) -> bool {
        let serials = self.serial.as_ref().zip(other.serial.as_ref());
        serials.is_some_and(|(one, other)| !same_serial(one.as_str(), other.as_str()))
    }

    fn differing(&self, other: &Self, says: &dyn Fn(InventoryColumn) -> bool) -> Vec<InventoryColumn> {
        let columns = [
            (InventoryColumn::Serial, self.serial != other.serial),
            (InventoryColumn::Model, self.model != other.model),
            (InventoryColumn::Kind, self.kind != other.kind),
            (InventoryColumn::Programme, self.programme != other.programme),
            (InventoryColumn::Delivery, self.delivery != other.delivery),
            (InventoryColumn::Owner, self.owner != other.owner),
            (InventoryColumn::Custody, self.custody.kind() != other.custody.kind()),
            (InventoryColumn::Holder, self.custody.holder() != other.custody.holder()),
            (InventoryColumn::Due, self.custody.due() != other.custody.due()),
            (InventoryColumn::College, self.college != other.college),
            (InventoryColumn::Room, self.room != other.room),
            (InventoryColumn::SourceId, self.source_id() != other.source_id()),
            (InventoryColumn::Uuid, self.uuid() != other.uuid()),
        ];
        named(columns, says)
    }
}

impl Keyed for College {
    fn key(&self) -> SmolStr {
        self.uai.to_smolstr()
    }

    fn differing(&self, other: &Self, says: &dyn Fn(InventoryColumn) -> bool) -> Vec<InventoryColumn> {
        let columns = [
            (InventoryColumn::Name, self.name != other.name),
            (InventoryColumn::Commune, self.commune != other.commune),
            (InventoryColumn::CommuneCode, self.commune_code != other.commune_code),
            (InventoryColumn::Priority, self.priority != other.priority),
        ];
        named(columns, says)
    }
}

impl Keyed for Programme {
    fn key(&self) -> SmolStr {
        SmolStr::new(self.code.as_str())
    }

    fn differing(&self, other: &Self, says: &dyn Fn(InventoryColumn) -> bool) -> Vec<InventoryColumn> {
        let columns = [
            (InventoryColumn::Allotted, self.allotted != other.allotted),
            (InventoryColumn::Name, self.full_name != other.full_name),
        ];
        named(columns, says)
    }
}

/// The column of the key of a table.
const fn key_of(rows: &Records) -> InventoryColumn {
    match rows {
        Records::Devices(_) => InventoryColumn::Tag,
        Records::Colleges(_) => InventoryColumn::Uai,
        Records::Programmes(_) => InventoryColumn::Code,
    }
}

/// Holds back the rows of several files that contradict each other. Each file comes with its name.
pub fn hold_back_contradictions(files: &mut [(&str, Imported)]) {
    if files.len() < 2 {
        return;
    }
    let mut held: Vec<(usize, usize, Reason)> = Vec::new();
    search(files, |rows| if let Records::Devices(rows) = rows { rows.as_slice() } else { &[] }, &mut held);
    search(files, |rows| if let Records::Colleges(rows) = rows { rows.as_slice() } else { &[] }, &mut held);
    search(files, |rows| if let Records::Programmes(rows) = rows { rows.as_slice() } else { &[] }, &mut held);
    for (at, (_, file)) in files.iter_mut().enumerate() {
        let of_file = held.iter().filter(|(file, ..)| *file == at);
        hold_back(file, of_file.map(|(_, row, reason)| (*row, reason.clone())).collect());
    }
}

/// So many rows with one spelling are compared with each other; more of them are the rows of a file that was made to be slow.
const ALIKE: usize = 64;

/// Finds the rows of one kind that contradict one of an earlier file: file, row and reason of both.
fn search<T: Keyed>(files: &[(&str, Imported)], rows: impl Fn(&Records) -> &[T], held: &mut Vec<(usize, usize, Reason)>) {
    if files.iter().filter(|(_, file)| !rows(&file.table.rows).is_empty()).count() < 2 {
        return;
    }
    let mut before: FxHashMap<SmolStr, Vec<(usize, usize)>> = FxHashMap::default();
    let mut spelt: FxHashMap<SmolStr, Vec<(usize, usize)>> = FxHashMap::default();
    for (at, (name, file)) in files.iter().enumerate() {
        for (row, one) in rows(&file.table.rows).iter().enumerate() {
            let alike = spelt.entry(one.spelling()).or_default();
            // Rows of one file were compared when it was read.
            let others = alike.iter().filter(|(other_at, _)| *other_at != at);
            for (other_at, other_row) in others.copied() {
                let Some(other) = files.get(other_at).and_then(|(_, file)| rows(&file.table.rows).get(other_row)) else {
                    continue;
                };
                if one.key() != other.key() && !one.is_another(other) {
                    let perhaps = |meant: &T| Reason::Perhaps { meant: printable_within(&meant.key(), 80) };
                    held.push((at, row, perhaps(other)));
                    held.push((other_at, other_row, perhaps(one)));
                    break;
                }
            }
            if alike.len() < ALIKE {
                alike.push((at, row));
            }
            let known = before.entry(one.key()).or_default();
            for (other_at, other_row) in known.iter().copied() {
                let Some((other_name, other_file)) = files.get(other_at) else { continue };
                let Some(other) = rows(&other_file.table.rows).get(other_row) else { continue };
                let says = |column| file.says(row, column) && other_file.says(other_row, column);
                let columns = one.differing(other, &says);
                if columns.is_empty() {
                    continue;
                }
                let reason = |name: &str, file: &Imported, row| Reason::Contradicts {
                    file: Some(printable_within(name, 60)),
                    line: file.line(row),
                    columns: columns.clone(),
                };
                held.push((at, row, reason(other_name, other_file, other_row)));
                held.push((other_at, other_row, reason(name, file, row)));
            }
            known.push((at, row));
        }
    }
}

/// Takes rows out of what was accepted.
fn hold_back(file: &mut Imported, held: Vec<(usize, Reason)>) {
    if held.is_empty() {
        return;
    }
    let column = key_of(&file.table.rows);
    let header = file.key_header.clone();
    let rows = &file.table.rows;
    let key = |row: usize| match rows {
        Records::Devices(rows) => {
            rows.get(row).map(|one| (one.key(), one.serial.as_ref().map(|serial| SmolStr::new(serial.as_str()))))
        }
        Records::Colleges(rows) => rows.get(row).map(|one| (one.key(), None)),
        Records::Programmes(rows) => rows.get(row).map(|one| (one.key(), None)),
    };
    let (mut rejected, mut unread) = (Vec::new(), Vec::new());
    let mut gone = FxHashSet::default();
    for (row, reason) in held {
        let Some((key, serial)) = key(row) else { continue };
        let found = printable_within(&key, 80);
        let column = header.clone().or_else(|| Some(column.code().to_owned()));
        rejected.push(Rejected { line: file.line(row), column, found, reason });
        if gone.insert(row) {
            unread.push(UnreadRow { key: Some(key), serial });
        }
    }
    match &mut file.table.rows {
        Records::Devices(rows) => stay(rows, &gone),
        Records::Colleges(rows) => stay(rows, &gone),
        Records::Programmes(rows) => stay(rows, &gone),
    }
    stay(&mut file.unsaid, &gone);
    stay(&mut file.lines, &gone);
    file.table.unread.append(&mut unread);
    file.rejected.append(&mut rejected);
    file.rejected.sort_by_key(|row| row.line);
}

/// Takes the rows at these positions out.
pub(super) fn stay<T>(rows: &mut Vec<T>, gone: &FxHashSet<usize>) {
    let mut at = 0;
    rows.retain(|_| {
        at += 1;
        !gone.contains(&(at - 1))
    });
}

/// What a row says about each column, for [`Keyed::differing`] of two rows of one file.
pub(super) fn both_say(one: Unsaid, other: Unsaid, absent: &[InventoryColumn]) -> impl Fn(InventoryColumn) -> bool {
    move |column| one.says(column, absent) && other.says(column, absent)
}
