//! The table of devices.

use super::{
    mapping::{could_be_a_name, tells_of_a_person},
    programmes::FullNames,
    seen::repeated,
    sheet::{Cells, Sheet},
    value::{self, Situation},
};
use crate::{
    audit::{
        ids::{HolderRef, ProgrammeCode, RoomName, Serial, Tag},
        inventory::{Aliases, Custody, CustodyKind, Device, InventoryColumn, Pool, Records},
        text::{fold, printable_within},
    },
    job::{Notice, Reason},
};
use smol_str::SmolStr;

/// How many line numbers a notice about one serial contains.
const LINES: usize = 10;

/// How many unknown words for kinds are named.
const KINDS: usize = 5;

pub(super) fn read(sheet: &mut Sheet<'_>, secrets: FullNames) -> Records {
    let (mut personal, mut holders, mut kept, mut serialless) = (0, 0, 0, 0);
    let (mut kinds, mut other) = (Vec::<String>::new(), 0);
    let mut pool = Pool::default();
    let rows = sheet.rows(
        InventoryColumn::Tag,
        |device: &Device| SmolStr::new(device.tag.as_str()),
        |cells| {
            let mut read = device(cells)?;
            personal += u64::from(read.personal_holder);
            kept += u64::from(read.kept);
            serialless += u64::from(read.serial_dropped);
            if let Some(word) = read.unknown_kind {
                other += 1;
                if kinds.len() < KINDS && !word.is_empty() && !kinds.contains(&word) {
                    kinds.push(word);
                }
            }
            if secrets == FullNames::Dropped && read.device.custody.holder().is_some() {
                holders += 1;
                read.device.custody = read.device.custody.without_holder();
            }
            pool.share(&mut read.device);
            Some(read.device)
        },
    );
    if other > 0 {
        sheet.notices.push(Notice::UnknownKinds { words: kinds, count: other });
    }
    if serialless > 0 {
        sheet.notices.push(Notice::SerialsDropped { count: serialless });
    }
    if kept > 0 {
        sheet.says_who = true;
        sheet.notices.push(Notice::Kept { count: kept });
    }
    if personal > 0 {
        sheet.notices.push(Notice::PersonalHolders { count: personal });
    }
    if holders > 0 {
        sheet.notices.push(Notice::HoldersDropped { count: holders });
    }
    let serial = |at: usize| rows.get(at).and_then(|device: &Device| device.serial.as_ref()).map(Serial::as_str);
    for group in repeated(rows.len(), serial) {
        let serial = group.first().and_then(|at| serial(*at)).map(|serial| printable_within(serial, 80)).unwrap_or_default();
        let lines = group.iter().filter_map(|at| sheet.seen.line(*at)).take(LINES).collect();
        sheet.notices.push(Notice::SerialTwice { serial, lines, count: group.len() as u64 });
    }
    Records::Devices(rows)
}

struct Read {
    device: Device,
    /// Whether its holder was a person.
    personal_holder: bool,
    /// Whether only a column about persons says that somebody has it.
    kept: bool,
    /// Whether its serial was a word that stands for nothing.
    serial_dropped: bool,
    /// The word for its kind, if it is not known; empty if it is not to be repeated.
    unknown_kind: Option<String>,
}

fn device(cells: &mut Cells<'_, '_>) -> Option<Read> {
    let tag = cells.key(InventoryColumn::Tag, |known, cell| known.tag(cell)).unwrap_or_default();
    let serial = cells.key(InventoryColumn::Serial, |known, cell| known.serial(cell));
    let kind = value::kind(cells.get(InventoryColumn::Kind));
    let situation = cells.read(InventoryColumn::Custody, value::custody);
    let due = cells.date(InventoryColumn::Due);
    let known = cells.known;
    let college = cells.read(InventoryColumn::College, |cell| value::uai(cell, known));
    let source_id = cells.key(InventoryColumn::SourceId, |_, _| None);
    let uuid = cells.read(InventoryColumn::Uuid, value::uuid);
    let programme = cells.read(InventoryColumn::Programme, value::optional_key);
    let holder = holder(cells);
    let whereabouts = whereabouts(cells, situation, holder.is_some(), due.is_some());
    if !cells.is_good() {
        return None;
    }
    let personal_holder = holder.as_deref().is_some_and(is_a_person);
    let kept = holder.is_none() && whereabouts.with_somebody;
    let holder = holder.filter(|_| !personal_holder).map(HolderRef::new);
    let aliases = Aliases { source_id, uuid };
    let unknown_kind = kind.is_none().then(|| cells.get(InventoryColumn::Kind)).map(|word| {
        match could_be_a_name(word) || tells_of_a_person(word) {
            true => String::new(),
            false => printable_within(word, 40),
        }
    });
    let serial_dropped = serial.is_none() && !cells.get(InventoryColumn::Serial).is_empty();
    let device = Device {
        tag: Tag::new(tag),
        serial: serial.map(Serial::new),
        model: value::word(cells.get(InventoryColumn::Model)).map(Into::into).unwrap_or_default(),
        kind: kind.unwrap_or_default(),
        programme: programme.map(ProgrammeCode::new),
        delivery: value::word(cells.get(InventoryColumn::Delivery)).map(Into::into),
        owner: value::word(cells.get(InventoryColumn::Owner)).map(Into::into),
        custody: Custody::of(whereabouts.custody, holder, due),
        college,
        room: whereabouts.room.map(RoomName::new),
        aliases: (aliases != Aliases::default()).then(|| Box::new(aliases)),
    };
    Some(Read { device, personal_holder, kept, serial_dropped, unknown_kind })
}

/// The holder as written. A single word without a digit is perhaps a surname, and rejects the row, unless it has the form of
/// the other codes of its column.
fn holder(cells: &mut Cells<'_, '_>) -> Option<SmolStr> {
    let holder = value::word(cells.get(InventoryColumn::Holder)).filter(|cell| !value::is_placeholder(cell))?;
    if !is_a_person(&holder) && !holder.contains(|c: char| c.is_ascii_digit()) && !cells.is_code(&holder) {
        cells.reject(InventoryColumn::Holder, Reason::PerhapsName);
    }
    Some(holder)
}

/// Where a device is, as far as custody and room say it.
struct Whereabouts {
    custody: CustodyKind,
    room: Option<SmolStr>,
    /// Whether somebody has it because a column says who, and not because of a word of custody.
    with_somebody: bool,
}

/// Concludes custody and room from what the row says: its word of custody, who has the device, and what it is checked out to.
/// A word of custody wins. A row from which nothing can be concluded is rejected.
fn whereabouts(cells: &mut Cells<'_, '_>, situation: Situation, holder: bool, lent: bool) -> Whereabouts {
    let place = match fold(cells.checkout()).as_str() {
        "location" | "lieu" | "emplacement" => true,
        "" if cells.tells_checkout() => false,
        "" => !cells.has_keeper() && !cells.checkout_place().is_empty(),
        "user" | "utilisateur" | "personne" => false,
        _ => {
            cells.reject_checkout(Reason::WithSomethingElse);
            false
        }
    };
    let somebody = holder || (!place && cells.has_keeper());
    let room = if place { value::word(cells.checkout_place()) } else { None };
    let room = room.or_else(|| value::word(cells.get(InventoryColumn::Room)));
    let given_out = if lent { CustodyKind::OnLoan } else { CustodyKind::Assigned };
    let (custody, with_somebody) = match situation {
        Situation::Is(kind) => (kind, false),
        Situation::Untold | Situation::Ready | Situation::InUse if somebody => {
            if !holder && cells.has_place_as_keeper() {
                cells.reject_checkout(Reason::PerhapsPlace);
            }
            (given_out, true)
        }
        Situation::Untold => (CustodyKind::Stored, false),
        Situation::Ready if cells.tells_keeper() => (CustodyKind::Stored, false),
        Situation::Ready | Situation::InUse => {
            if !place {
                cells.reject(InventoryColumn::Custody, Reason::NobodyNamed);
            }
            (CustodyKind::Stored, false)
        }
    };
    Whereabouts { custody, room, with_somebody }
}

/// Whether a holder is a person's name or address. A valid holder is a pseudonymous reference: a code. Two words are a
/// name, an `@` is part of an address.
fn is_a_person(holder: &str) -> bool {
    holder.contains('@') || holder.contains(char::is_whitespace)
}
