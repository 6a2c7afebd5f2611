//! The table of devices.

use super::{
    programmes::FullNames,
    sheet::{Cells, Sheet},
    value,
};
use crate::{
    audit::{
        ids::{HolderRef, ProgrammeCode, RoomName, Serial, Tag},
        inventory::{Aliases, Custody, CustodyKind, Device, InventoryColumn, Records},
        text::printable_within,
    },
    job::Notice,
};
use rustc_hash::FxHashMap;
use smol_str::SmolStr;

/// How many line numbers a notice about one serial contains.
const LINES: usize = 10;

pub(super) fn read(sheet: &mut Sheet<'_>, secrets: FullNames) -> Records {
    let (mut personal, mut holders) = (0, 0);
    let mut serials: FxHashMap<SmolStr, (Vec<u64>, u64)> = FxHashMap::default();
    let rows = sheet.rows(InventoryColumn::Tag, |cells| {
        let mut read = device(cells)?;
        personal += u64::from(read.personal_holder);
        if secrets == FullNames::Dropped && read.device.custody.holder().is_some() {
            holders += 1;
            read.device.custody = read.device.custody.without_holder();
        }
        if let Some(serial) = &read.device.serial {
            let (lines, count) = serials.entry(SmolStr::new(serial.as_str())).or_default();
            *count += 1;
            if lines.len() < LINES {
                lines.push(cells.line);
            }
        }
        Some((SmolStr::new(read.device.tag.as_str()), read.device))
    });
    if personal > 0 {
        sheet.notices.push(Notice::PersonalHolders { count: personal });
    }
    if holders > 0 {
        sheet.notices.push(Notice::HoldersDropped { count: holders });
    }
    let mut twice: Vec<_> = serials.into_iter().filter(|(_, (_, count))| *count > 1).collect();
    twice.sort_by(|(_, (a, _)), (_, (b, _))| a.cmp(b));
    sheet.notices.extend(twice.into_iter().map(|(serial, (lines, count))| {
        let serial = printable_within(&serial, 80);
        Notice::SerialTwice { serial, lines, count }
    }));
    Records::Devices(rows)
}

struct Read {
    device: Device,
    personal_holder: bool,
}

fn device(cells: &mut Cells<'_, '_>) -> Option<Read> {
    let tag = cells.read(InventoryColumn::Tag, value::required_key);
    let serial = cells.read(InventoryColumn::Serial, value::key);
    let kind = cells.read(InventoryColumn::Kind, value::kind);
    let custody = cells.read(InventoryColumn::Custody, |cell| value::custody(cell).map(Some));
    let due = cells.read(InventoryColumn::Due, value::date);
    let college = cells.read(InventoryColumn::College, value::uai);
    let source_id = cells.read(InventoryColumn::SourceId, value::key);
    let uuid = cells.read(InventoryColumn::Uuid, value::uuid);
    let programme = cells.read(InventoryColumn::Programme, value::key);
    let custody = custody.filter(|_| cells.is_good())?;
    let holder = value::word(cells.get(InventoryColumn::Holder));
    // A device with a holder has a custody, even if the file does not name it and the holder is not stored.
    let custody = match (value::word(cells.get(InventoryColumn::Custody)), &holder) {
        (None, Some(_)) if due.is_some() => CustodyKind::OnLoan,
        (None, Some(_)) => CustodyKind::Assigned,
        _ => custody,
    };
    let personal_holder = holder.as_deref().is_some_and(tells_of_a_person);
    let holder = holder.filter(|_| !personal_holder).map(HolderRef::new);
    let aliases = Aliases { source_id, uuid };
    let device = Device {
        tag: Tag::new(tag),
        serial: serial.map(Serial::new),
        model: value::word(cells.get(InventoryColumn::Model)).unwrap_or_default(),
        kind,
        programme: programme.map(ProgrammeCode::new),
        delivery: value::word(cells.get(InventoryColumn::Delivery)),
        owner: value::word(cells.get(InventoryColumn::Owner)),
        custody: Custody::of(custody, holder, due),
        college,
        room: value::word(cells.get(InventoryColumn::Room)).map(RoomName::new),
        aliases: (aliases != Aliases::default()).then(|| Box::new(aliases)),
    };
    Some(Read { device, personal_holder })
}

/// Whether a holder is a person's name or address. A valid holder is a pseudonymous reference: a code. Two words are a
/// name, an `@` is part of an address.
fn tells_of_a_person(holder: &str) -> bool {
    holder.contains('@') || holder.contains(char::is_whitespace)
}
