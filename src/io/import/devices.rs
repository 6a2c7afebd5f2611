//! The table of devices.

use super::{
    cells::Cells,
    full_names::FullNames,
    likeness::Likenesses,
    mapping::{Mapped, addresses_somebody, could_be_a_name, tells_of_a_person},
    place::{self, Said},
    seen::repeated,
    shared::Shared,
    sheet::Sheet,
    unsaid::Unsaid,
    value::{self, Situation},
};
use crate::{
    audit::{
        ids::{HolderRef, ProgrammeCode, Serial, Tag},
        inventory::{Aliases, Custody, CustodyKind, Device, InventoryColumn, Kind, Records},
        text::{fold, printable_within},
        uai::Uai,
    },
    job::{Notice, Reason, Rejected, Somebody, WordMeans, WordOf},
};
use rustc_hash::FxHashMap;
use smol_str::{SmolStr, ToSmolStr};

/// How many line numbers a notice about one serial contains.
const LINES: usize = 10;

/// How many unknown words for kinds are named, and how many are kept to be asked.
const KINDS: usize = 5;
const ASKED: usize = 1_000;

pub(super) fn read(sheet: &mut Sheet<'_>) -> Records {
    let (secrets, mut likenesses, mut days) = (sheet.secrets, Likenesses::default(), (0, Vec::new()));
    let (mut personal, mut holders, mut kept, mut serialless, mut named, mut homeless) = (0, 0, 0, 0, 0, 0);
    let mapped = sheet.header.mapped.is_some();
    let (mut kinds, mut other) = (Vec::<(String, u64)>::new(), 0);
    let mut kind_at: FxHashMap<String, usize> = FxHashMap::default();
    let mut shared = Shared::default();
    let rows = sheet.rows(InventoryColumn::Tag, |cells| {
        let mut read = device(cells, &mut shared)?;
        if cells.again {
            return Some(read.device);
        }
        cells.likeness.take().into_iter().for_each(|likeness| likenesses.add(likeness));
        if read.day_dropped {
            days.0 += 1;
            days.1.extend((days.1.len() < LINES).then_some(cells.line));
        }
        personal += u64::from(read.personal_holder);
        kept += u64::from(read.kept);
        serialless += u64::from(read.serial_dropped);
        named += u64::from(read.named);
        homeless += u64::from(read.device.college.is_none());
        if let Some(word) = read.unknown_kind {
            other += 1;
            match kind_at.get(&word) {
                Some(at) => kinds.iter_mut().skip(*at).take(1).for_each(|(_, rows)| *rows += 1),
                None if word.is_empty() || kinds.len() == ASKED => {}
                None => {
                    kind_at.insert(word.clone(), kinds.len());
                    kinds.push((word, 1));
                }
            }
        }
        if secrets == FullNames::Dropped && read.device.custody.holder().is_some() {
            holders += 1;
            read.device.custody = read.device.custody.without_holder();
        }
        Some(read.device)
    });
    if other > 0 {
        let words = kinds.iter().take(KINDS).map(|(word, _)| word.clone()).collect();
        sheet.notices.push(Notice::UnknownKinds { words, count: other });
    }
    sheet.kinds = kinds;
    if serialless > 0 {
        sheet.notices.push(Notice::SerialsDropped { count: serialless });
    }
    if named > 0 {
        sheet.notices.push(Notice::FullNamesDropped { count: named });
    }
    if mapped && homeless > 0 {
        sheet.notices.push(Notice::NoCollege { count: homeless });
    }
    sheet.notices.extend(likenesses.notices());
    if days.0 > 0 {
        sheet.notices.push(Notice::DueDropped { count: days.0, lines: days.1 });
    }
    if kept > 0 {
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
    /// Whether its day of return stands beside a custody that is no loan.
    day_dropped: bool,
    /// Whether its programme was a full name.
    named: bool,
    /// The word for its kind, if it is not known; empty if it is not to be repeated.
    unknown_kind: Option<String>,
}

fn device(cells: &mut Cells<'_, '_>, shared: &mut Shared) -> Option<Read> {
    let (tag, serial) = keys(cells);
    let kind = kind(cells);
    let situation = cells.situation();
    let due = cells.date(InventoryColumn::Due);
    let source_id = cells.key(InventoryColumn::SourceId, |_, _| None);
    let uuid = cells.read(InventoryColumn::Uuid, value::uuid);
    let programme = cells.read(InventoryColumn::Programme, value::optional_key);
    // Words are the full name of a programme, which stays at the office; a code is one word.
    let named = programme.as_deref().is_some_and(|programme| programme.contains(char::is_whitespace));
    let programme = programme.filter(|_| !named);
    for column in [InventoryColumn::Room, InventoryColumn::Owner, InventoryColumn::Delivery, InventoryColumn::Model] {
        if addresses_somebody(cells.get(column)) {
            cells.reject(column, Reason::NamesSomebody);
        }
    }
    for column in [InventoryColumn::College, InventoryColumn::Room] {
        if cells.get(column).is_empty() && cells.profile.were_merged(cells.header.at(column)) {
            cells.reject(column, Reason::BelowValue);
        }
    }
    let holder = holder(cells);
    let whereabouts = whereabouts(cells, shared, situation, (holder.is_some(), due.is_some()));
    let doubt = |rejected: &Rejected| {
        let column = cells.header.name(InventoryColumn::Custody);
        let with = matches!(rejected.reason, Reason::PerhapsPlace | Reason::WithSomethingElse);
        with || (rejected.column.is_some() && rejected.column.as_deref() == column)
    };
    if !cells.rejected.iter().any(doubt) && situation != Situation::Untold {
        cells.ours.push((InventoryColumn::Custody, SmolStr::new_static(whereabouts.custody.code())));
    }
    cells.unsaid = unsaid(cells, (situation, due.is_some()), serial.is_some());
    let (college, room) = location(cells, whereabouts.room);
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
        model: shared.word(cells.get(InventoryColumn::Model)).unwrap_or_default(),
        kind: kind.unwrap_or_default(),
        programme: programme.and_then(|code| shared.word(&code)).map(ProgrammeCode::from),
        delivery: shared.word(cells.get(InventoryColumn::Delivery)),
        owner: shared.word(cells.get(InventoryColumn::Owner)),
        custody: Custody::of(whereabouts.custody, holder, due),
        college,
        room: room.map(|room| shared.room(room)),
        aliases: (aliases != Aliases::default()).then(|| Box::new(aliases)),
    };
    let day_dropped = due.is_some() && device.custody.due().is_none();
    Some(Read { device, personal_holder, kept, serial_dropped, day_dropped, named, unknown_kind })
}

/// What a row says nothing about. A day of return says that the device is lent.
fn unsaid(cells: &Cells<'_, '_>, (situation, lent): (Situation, bool), serial: bool) -> Unsaid {
    let empty = |column| cells.get(column).is_empty();
    let silent = [
        (InventoryColumn::Serial, !serial),
        (InventoryColumn::Model, empty(InventoryColumn::Model)),
        (InventoryColumn::Kind, empty(InventoryColumn::Kind)),
        (InventoryColumn::Custody, situation == Situation::Untold && !lent),
        (InventoryColumn::Holder, empty(InventoryColumn::Holder)),
        (InventoryColumn::Due, !lent),
        (InventoryColumn::SourceId, empty(InventoryColumn::SourceId)),
        (InventoryColumn::Uuid, empty(InventoryColumn::Uuid)),
    ];
    Unsaid::of(silent.into_iter().filter(|(_, silent)| *silent).map(|(column, _)| column))
}

/// The tag, and the serial. Where the serial is the tag too, a recorded device with this serial keeps its recorded tag.
fn keys(cells: &mut Cells<'_, '_>) -> (SmolStr, Option<SmolStr>) {
    if !cells.serial_is_tag() {
        let tag = cells.key(InventoryColumn::Tag, |_, _| None).unwrap_or_default();
        let serial = cells.key(InventoryColumn::Serial, |known, cell| known.serial(cell));
        return (cells.recorded(tag, serial.as_deref()), serial);
    }
    let wrong = cells.rejected.len();
    let serial = cells.key(InventoryColumn::Tag, |known, cell| known.serial(cell)).unwrap_or_default();
    let known = cells.known;
    let tag = cells.read(InventoryColumn::Serial, |_| known.tag_of(serial.clone()));
    if cells.rejected.len() == wrong {
        cells.resembles_recorded(&serial);
    }
    if cells.rejected.len() == wrong {
        cells.ours.push((InventoryColumn::Tag, tag.clone()));
    }
    (tag, Some(serial))
}

/// The kind by the mapping, or by a usual name; `None` for a word that is not known.
fn kind(cells: &mut Cells<'_, '_>) -> Option<Kind> {
    let cell = cells.get(InventoryColumn::Kind);
    match cells.mapped().and_then(|mapped| mapped.words.get(WordOf::Kind, cell)) {
        Some(&WordMeans::Kind(kind)) => {
            cells.ours.push((InventoryColumn::Kind, SmolStr::new_static(kind.code())));
            Some(kind)
        }
        Some(WordMeans::HeldBack) => {
            cells.reject(InventoryColumn::Kind, Reason::HeldBack);
            Some(Kind::Other)
        }
        _ => value::kind(cell),
    }
}

/// The college and the room: what the row says of its college, and what its place says. Both must agree.
fn location(cells: &mut Cells<'_, '_>, text: Option<SmolStr>) -> (Option<Uai>, Option<SmolStr>) {
    let known = cells.known;
    let Some(mapped) = cells.mapped() else {
        let said = cells.read(InventoryColumn::College, |cell| value::uai(cell, known));
        // A room that names a recorded college is in it.
        let place = |text: &str| known.may_be_named_in(text).then(|| place::place(text, known, &Mapped::default()));
        return match text.as_deref().and_then(place) {
            Some(Said::Place(Some(college), room)) if said.is_none_or(|said| said == college) => (Some(college), room),
            Some(Said::Place(Some(_), _)) => {
                cells.reject_place(text.as_deref(), Reason::TwoColleges);
                (said, text)
            }
            _ => (said, text),
        };
    };
    let said = place::college(cells.get(InventoryColumn::College), known, mapped);
    let place = text.as_deref().filter(|_| mapped.places).map_or(Said::Nothing, |text| place::place(text, known, mapped));
    let (of_place, room) = match &place {
        Said::Place(college, room) => (*college, room.clone()),
        Said::Nothing if mapped.places => (None, None),
        Said::Nothing | Said::Unknown | Said::HeldBack => (None, text.clone()),
    };
    if place == Said::HeldBack {
        cells.reject_place(text.as_deref(), Reason::HeldBack);
    }
    let college = match (said, of_place) {
        (Ok(Some(one)), Some(other)) if one != other => {
            cells.reject_place(text.as_deref(), Reason::TwoColleges);
            None
        }
        (Ok(None), None) if mapped.college.is_some() => {
            // The college of the whole file, unless the row tells of another.
            let told = text.as_deref().map(|text| place::place(text, known, &Mapped::default()));
            if matches!(told, Some(Said::Place(Some(other), _)) if Some(other) != mapped.college) {
                cells.reject_place(text.as_deref(), Reason::TwoColleges);
            }
            mapped.college
        }
        (Ok(said), of_place) => said.or(of_place),
        // A word for the college that is not known, beside a place in a known one.
        (Err(Reason::UnknownCollege), Some(college)) => Some(college),
        // The step of its place that names a college says more than a site or a company.
        (Err(Reason::UnknownCollege), None)
            if place == Said::Unknown && text.as_deref().is_some_and(|text| place::college_step(text, known).is_some()) =>
        {
            cells.reject_place(text.as_deref(), Reason::UnknownPlace);
            return (None, room);
        }
        (Err(reason), _) => {
            cells.reject_college(reason);
            return (None, room);
        }
    };
    if place == Said::Unknown && college.is_none() {
        cells.reject_place(text.as_deref(), Reason::UnknownPlace);
    }
    cells.ours.extend(college.map(|uai| (InventoryColumn::College, uai.to_smolstr())));
    if matches!(place, Said::Place(..)) {
        cells.ours.push((InventoryColumn::Room, room.clone().unwrap_or_default()));
    }
    (college, room)
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
fn whereabouts(
    cells: &mut Cells<'_, '_>,
    shared: &mut Shared,
    situation: Situation,
    (holder, lent): (bool, bool),
) -> Whereabouts {
    let told = cells.checkout();
    let told = if told.is_empty() { String::new() } else { fold(told) };
    let place = match told.as_str() {
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
    cells.somebody = if somebody { Somebody::Yes } else { Somebody::No };
    let room = if place { value::word(cells.checkout_place()) } else { None };
    cells.ours.extend(room.clone().map(|room| (InventoryColumn::Room, room)));
    let room = room.or_else(|| shared.place(cells.get(InventoryColumn::Room)));
    let given_out = if lent { CustodyKind::OnLoan } else { CustodyKind::Assigned };
    let (custody, with_somebody) = match situation {
        Situation::Is(kind) => (kind, false),
        Situation::Untold | Situation::Ready | Situation::InUse if somebody => {
            if !holder && cells.has_place_as_keeper() {
                cells.reject_checkout(Reason::PerhapsPlace);
            }
            (given_out, true)
        }
        // A day of return says that it is lent, to whomever.
        Situation::Untold if lent => (CustodyKind::OnLoan, false),
        Situation::Untold => (CustodyKind::Stored, false),
        Situation::Ready if cells.tells_keeper() => (CustodyKind::Stored, false),
        Situation::Ready | Situation::InUse => {
            if !place {
                cells.reject(InventoryColumn::Custody, Reason::NobodyNamed);
            }
            (CustodyKind::Stored, false)
        }
    };
    if !cells.is_sure_who() {
        cells.somebody = Somebody::Unsure;
    }
    Whereabouts { custody, room, with_somebody }
}

/// Whether a holder is a person's name or address. A valid holder is a pseudonymous reference: a code. Two words are a
/// name, an `@` is part of an address.
fn is_a_person(holder: &str) -> bool {
    holder.contains('@') || holder.contains(char::is_whitespace)
}
