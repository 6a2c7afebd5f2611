//! Builds the rows of the next revision from the previous revision and the tables that the office imports.

use super::{
    Aliases, Custody, CustodyKind, Device, HeldBack, Inventory, InventoryColumn, Records, Rows, Spared, Table,
    college::{College, Programme},
};
use crate::audit::ids::Tag;
use std::collections::BTreeSet;

/// What the imported tables contain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MergeMode {
    /// New and changed rows. Rows and columns that the file does not have stay as they are recorded.
    Upsert,
    /// The whole table. A row that the file does not have is removed, a column that it does not have becomes empty. What
    /// a rejected row names stays as it is recorded.
    Replace,
}

/// Returns the rows of the next revision. Tables that are not imported stay as they are, and so do the prefixes.
///
/// Tables of one kind are merged in the given order: a later row wins.
#[must_use]
pub fn merge(base: &Inventory, tables: impl IntoIterator<Item = Table>, mode: MergeMode) -> Rows {
    let mut rows = base.rows().clone();
    let tables: Vec<Table> = tables.into_iter().collect();
    let spared = if mode == MergeMode::Replace { Spared::of(base, &tables) } else { Spared::default() };
    let (mut devices, mut colleges, mut programmes) = (false, false, false);
    for Table { rows: brought, absent, says_who, .. } in tables {
        // "The whole table" may come in several files: only the first file of a kind clears the recorded rows.
        let keep_rows = |seen: &mut bool| mode == MergeMode::Upsert || std::mem::replace(seen, true);
        let absent: &[InventoryColumn] = if mode == MergeMode::Upsert { &absent } else { &[] };
        match brought {
            Records::Devices(new) => {
                let keep = keep_rows(&mut devices);
                let mut old = if keep { std::mem::take(&mut rows.devices) } else { Vec::new() };
                let held = if keep { std::mem::take(&mut rows.held_back) } else { Vec::new() };
                let (held, told, new) = told_anew(held, new, absent);
                rows.held_back = held;
                old.extend(told);
                rows.devices = joined(old, new, |d| d.tag.clone(), |old, new| device(old, new, absent, says_who));
            }
            Records::Colleges(new) => {
                let old = if keep_rows(&mut colleges) { std::mem::take(&mut rows.colleges) } else { Vec::new() };
                rows.colleges = joined(old, new, |c| c.uai, |old, new| college(old, new, absent));
            }
            Records::Programmes(new) => {
                let old = if keep_rows(&mut programmes) { std::mem::take(&mut rows.programmes) } else { Vec::new() };
                rows.programmes = joined(old, new, |p| p.code.clone(), |old, new| programme(old, new, absent));
            }
        }
    }
    let recorded = base.rows();
    rows.devices.extend(recorded.devices.iter().filter(|d| spared.devices.contains(&d.tag)).cloned());
    rows.held_back.extend(recorded.held_back.iter().filter(|held| spared.devices.contains(&held.tag)).cloned());
    rows.colleges.extend(recorded.colleges.iter().filter(|c| spared.colleges.contains(&c.uai)).cloned());
    rows.programmes.extend(recorded.programmes.iter().filter(|p| spared.programmes.contains(&p.code)).cloned());
    rows
}

/// Decides about the devices that are held back. If the file replaces the words that were not understood, the device is
/// understood from now on. If a row does not mention them, its device stays as it is. Returns the devices still held
/// back, the understood part of those that the file replaces, and the rows to merge.
fn told_anew(held: Vec<HeldBack>, new: Vec<Device>, absent: &[InventoryColumn]) -> (Vec<HeldBack>, Vec<Device>, Vec<Device>) {
    if held.is_empty() {
        return (held, Vec::new(), new);
    }
    let brought: BTreeSet<Tag> = new.iter().map(|device| device.tag.clone()).collect();
    let (mut stay, mut told, mut mute) = (Vec::new(), Vec::new(), BTreeSet::new());
    for one in held {
        match one.told_anew(absent) {
            Some(device) if brought.contains(&one.tag) => told.push(device),
            known => {
                mute.extend(known.is_none().then(|| one.tag.clone()));
                stay.push(one);
            }
        }
    }
    (stay, told, new.into_iter().filter(|device| !mute.contains(&device.tag)).collect())
}

/// Merges two lists by key. Where both have a row, and where the new list has several, `fill` makes one of the earlier and the
/// later. Nothing is copied, and of an empty old list nothing is even moved: lists may have millions of rows.
fn joined<K: Ord, T>(mut old: Vec<T>, mut new: Vec<T>, key: impl Fn(&T) -> K, fill: impl Fn(T, T) -> T) -> Vec<T> {
    let ascends = |rows: &[T]| rows.is_sorted_by(|a, b| key(a) < key(b));
    if !ascends(&new) {
        new.sort_by_cached_key(&key);
    }
    if !ascends(&old) {
        old.sort_by_cached_key(&key);
    }
    if old.is_empty() && ascends(&new) {
        return new;
    }
    let mut out: Vec<T> = Vec::with_capacity(old.len() + new.len());
    let mut old = old.into_iter().peekable();
    for row in new {
        let at = key(&row);
        while let Some(before) = old.next_if(|before| key(before) <= at) {
            out.push(before);
        }
        let row = match out.pop_if(|before| key(before) == at) {
            Some(before) => fill(before, row),
            None => row,
        };
        out.push(row);
    }
    out.extend(old);
    out
}

fn device(old: Device, new: Device, absent: &[InventoryColumn], says_who: bool) -> Device {
    let lacks = |column| absent.contains(&column);
    let (source_id, uuid) = (new.source_id().map(Into::into), new.uuid().map(Into::into));
    let aliases = Aliases {
        source_id: if lacks(InventoryColumn::SourceId) { old.source_id().map(Into::into) } else { source_id },
        uuid: if lacks(InventoryColumn::Uuid) { old.uuid().map(Into::into) } else { uuid },
    };
    Device {
        serial: if lacks(InventoryColumn::Serial) { old.serial } else { new.serial },
        model: if lacks(InventoryColumn::Model) { old.model } else { new.model },
        kind: if lacks(InventoryColumn::Kind) { old.kind } else { new.kind },
        programme: if lacks(InventoryColumn::Programme) { old.programme } else { new.programme },
        delivery: if lacks(InventoryColumn::Delivery) { old.delivery } else { new.delivery },
        owner: if lacks(InventoryColumn::Owner) { old.owner } else { new.owner },
        custody: custody(&old.custody, &new.custody, absent, says_who),
        college: if lacks(InventoryColumn::College) { old.college } else { new.college },
        room: if lacks(InventoryColumn::Room) { old.room } else { new.room },
        aliases: (aliases != Aliases::default()).then(|| Box::new(aliases)),
        tag: new.tag,
    }
}

/// Holder and due date belong to one custody: if the file changes the kind of custody, the old ones no longer apply.
fn custody(old: &Custody, new: &Custody, absent: &[InventoryColumn], says_who: bool) -> Custody {
    let lacks = |column| absent.contains(&column);
    // The file has no column of custody, but a holder in it shows that somebody has the device. This changes a device
    // that was recorded as stored; and if the file shows that of others, a device without it is back.
    let (stored, given_out) = (CustodyKind::Stored, [CustodyKind::Assigned, CustodyKind::OnLoan]);
    let back = says_who && given_out.contains(&old.kind()) && new.kind() == stored;
    let told = back || (old.kind() == stored && new.kind() != stored);
    let kind = if lacks(InventoryColumn::Custody) && !told { old.kind() } else { new.kind() };
    let same = kind == old.kind();
    let holder = if lacks(InventoryColumn::Holder) && same { old.holder() } else { new.holder() };
    let due = if lacks(InventoryColumn::Due) && same { old.due() } else { new.due() };
    Custody::of(kind, holder.cloned(), due)
}

fn college(old: College, new: College, absent: &[InventoryColumn]) -> College {
    let lacks = |column| absent.contains(&column);
    College {
        uai: new.uai,
        name: new.name,
        commune: if lacks(InventoryColumn::Commune) { old.commune } else { new.commune },
        commune_code: if lacks(InventoryColumn::CommuneCode) { old.commune_code } else { new.commune_code },
        priority: if lacks(InventoryColumn::Priority) { old.priority } else { new.priority },
    }
}

fn programme(old: Programme, new: Programme, absent: &[InventoryColumn]) -> Programme {
    let full_name = if absent.contains(&InventoryColumn::Name) { old.full_name } else { new.full_name };
    Programme { full_name, ..new }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::audit::ids::Revision;

    fn device(tag: &str, model: &str, custody: Custody) -> Device {
        Device { tag: tag.into(), model: model.into(), custody, ..Device::default() }
    }

    fn lent(due: &str) -> Custody {
        Custody::of(CustodyKind::OnLoan, Some("H-1".into()), due.parse().ok())
    }

    fn base() -> Inventory {
        let devices = vec![device("a", "A", lent("2027-07-02")), device("b", "B", Custody::Stored)];
        Inventory::new(Revision(1), Rows { devices, prefixes: vec!["HDS-".into()], ..Rows::default() })
    }

    fn table(devices: Vec<Device>, absent: &[InventoryColumn]) -> [Table; 1] {
        [Table { rows: Records::Devices(devices), absent: absent.to_vec(), unread: Vec::new(), says_who: false }]
    }

    #[test]
    fn upsert_keeps_rows_and_columns_that_the_file_does_not_have() {
        let absent = [InventoryColumn::Model, InventoryColumn::Custody, InventoryColumn::Holder, InventoryColumn::Due];
        let rows = merge(&base(), table(vec![device("a", "", Custody::Stored)], &absent), MergeMode::Upsert);
        assert_eq!(rows, *base().rows());
        let rows = merge(&base(), table(vec![device("c", "C", Custody::Stored)], &[]), MergeMode::Upsert);
        assert_eq!(rows.devices.iter().map(|d| d.tag.as_str()).collect::<Vec<_>>(), ["a", "b", "c"]);
    }

    #[test]
    fn a_changed_custody_ends_holder_and_due_date() {
        let absent = [InventoryColumn::Model, InventoryColumn::Holder, InventoryColumn::Due];
        let back = Custody::of(CustodyKind::Assigned, None, None);
        let rows = merge(&base(), table(vec![device("a", "", back.clone())], &absent), MergeMode::Upsert);
        assert_eq!(rows.devices.first().map(|d| (d.model.as_str(), &d.custody)), Some(("A", &back)));
    }

    #[test]
    fn a_holder_without_a_word_of_custody_is_news_of_what_was_stored() {
        let absent = [InventoryColumn::Model, InventoryColumn::Custody, InventoryColumn::Due];
        let assigned = Custody::of(CustodyKind::Assigned, None, None);
        let told = vec![device("a", "", assigned.clone()), device("b", "", assigned.clone())];
        let rows = merge(&base(), table(told, &absent), MergeMode::Upsert);
        let custody = |at: usize| rows.devices.get(at).map(|device| device.custody.clone());
        // What is lent stays lent; what was stored is with somebody now.
        assert_eq!(custody(0).map(|custody| custody.kind()), Some(CustodyKind::OnLoan));
        assert_eq!(custody(1), Some(assigned));
    }

    #[test]
    fn who_is_not_named_any_more_gave_the_device_back() {
        let absent = [InventoryColumn::Model, InventoryColumn::Custody, InventoryColumn::Holder, InventoryColumn::Due];
        let custody = |says_who| {
            let tables = table(vec![device("a", "", Custody::Stored)], &absent).map(|table| Table { says_who, ..table });
            merge(&base(), tables, MergeMode::Upsert).devices.first().map(|device| device.custody.clone())
        };
        assert_eq!((custody(true), custody(false)), (Some(Custody::Stored), Some(lent("2027-07-02"))));
    }

    #[test]
    fn replace_is_the_whole_table_and_no_other() {
        let rows = merge(&base(), table(vec![device("a", "", Custody::Stored)], &[InventoryColumn::Model]), MergeMode::Replace);
        assert_eq!(rows.devices, [device("a", "", Custody::Stored)]);
        assert_eq!(rows.prefixes, base().rows().prefixes);
        let rows = merge(
            &base(),
            [Table { rows: Records::Colleges(Vec::new()), absent: Vec::new(), unread: Vec::new(), says_who: false }],
            MergeMode::Replace,
        );
        assert_eq!(rows.devices, base().rows().devices);
    }
}
