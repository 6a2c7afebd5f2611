//! Writes the rows of a revision.

use super::rows::{TEXTS, texts};
use crate::audit::{
    ids::{ProgrammeCode, Revision, Tag},
    inventory::{Change, College, CommuneCode, Device, DeviceRecord, Programme, Step},
    uai::Uai,
};
use rusqlite::{Statement, Transaction, params};
use smol_str::ToSmolStr;
use std::ops::ControlFlow;

/// After this many rows progress is reported.
const OFTEN: u64 = 1_000;
/// How many devices one statement writes: the place of the next one is then found from that of the last.
const AT_ONCE: usize = 64;
/// The parameters of each of them: its [`texts`], its day, its college.
const EACH: usize = TEXTS + 2;

/// What follows `INSERT INTO` for so many devices. The first parameter is the revision.
fn known_devices(count: usize) -> String {
    let parameters = |nth: usize| (0..EACH).map(move |at| format!("?{}", 2 + nth * EACH + at));
    let row = |nth: usize| format!("(?1, 0, {})", parameters(nth).collect::<Vec<_>>().join(", "));
    let rows = (0..count).map(row).collect::<Vec<_>>().join(", ");
    format!(
        "device (revision, gone, tag, serial, model, kind, programme, delivery, owner, custody, holder, room, source_id, uuid, due, college) \
         VALUES {rows}"
    )
}

/// Writes the rows of revisions: the content of a key from a revision on.
pub(super) struct RevisionWriter<'a> {
    college: Statement<'a>,
    programme: Statement<'a>,
    device: Statement<'a>,
    gone: Statement<'a>,
    /// As `device`, for one and for [`AT_ONCE`] that are known.
    one: Statement<'a>,
    many: Statement<'a>,
}

impl<'a> RevisionWriter<'a> {
    /// Writes into the tables with these names: a prefix, then `device`, `college`, `programme`.
    pub(super) fn on(write: &'a Transaction<'_>, prefix: &str) -> rusqlite::Result<Self> {
        let into = |rest: &str| write.prepare(&format!("INSERT INTO {prefix}{rest}"));
        Ok(Self {
            college: into("college (uai, revision, gone, name, commune, priority, commune_code) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)")?,
            programme: into("programme (code, revision, gone, allotted, full_name) VALUES (?1, ?2, ?3, ?4, ?5)")?,
            device: into(
                "device (tag, revision, gone, serial, model, kind, programme, delivery, owner, custody, holder, due, college, room, source_id, uuid)
                 VALUES (?1, ?2, 0, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)",
            )?,
            gone: into("device (tag, revision, gone) VALUES (?1, ?2, 1)")?,
            one: into(&known_devices(1))?,
            many: into(&known_devices(AT_ONCE))?,
        })
    }

    pub(super) fn college(&mut self, revision: Revision, uai: Uai, college: Option<&College>) -> rusqlite::Result<()> {
        let (name, commune) = (college.map(|c| c.name.as_str()), college.map(|c| c.commune.as_str()));
        let (priority, code) =
            (college.map(|c| c.priority), college.and_then(|c| c.commune_code.as_ref()).map(CommuneCode::as_str));
        self.college.execute(params![uai.number(), revision.0, college.is_none(), name, commune, priority, code]).map(drop)
    }

    pub(super) fn programme(
        &mut self,
        revision: Revision,
        code: &ProgrammeCode,
        programme: Option<&Programme>,
    ) -> rusqlite::Result<()> {
        let full_name = programme.and_then(|p| p.full_name.as_deref());
        let allotted = programme.map(|p| p.allotted);
        self.programme.execute(params![code.as_str(), revision.0, programme.is_none(), allotted, full_name]).map(drop)
    }

    pub(super) fn device(&mut self, revision: Revision, tag: &Tag, record: Option<&DeviceRecord>) -> rusqlite::Result<()> {
        let Some(d) = record else { return self.gone.execute(params![tag.as_str(), revision.0]).map(drop) };
        let values = params![
            tag.as_str(),
            revision.0,
            d.serial.as_deref(),
            d.model.as_str(),
            d.kind.as_str(),
            d.programme.as_deref(),
            d.delivery.as_deref(),
            d.owner.as_deref(),
            d.custody.as_str(),
            d.holder.as_deref(),
            d.due.as_deref(),
            d.college.as_deref().and_then(|college| college.parse().ok()).map(Uai::number),
            d.room.as_deref(),
            d.source_id.as_deref(),
            d.uuid.as_deref(),
        ];
        self.device.execute(values).map(drop)
    }

    /// Writes the steps of a change, until the watcher stops it.
    pub(super) fn change(
        &mut self,
        revision: Revision,
        change: &Change,
        watch: &mut dyn FnMut(u64) -> ControlFlow<()>,
    ) -> rusqlite::Result<ControlFlow<()>> {
        for step in &change.colleges {
            match step {
                Step::Removed(uai) => self.college(revision, *uai, None)?,
                Step::Added(c) => self.college(revision, c.uai, Some(c))?,
                Step::Changed { after: c, .. } => self.college(revision, c.uai, Some(c))?,
            }
        }
        for step in &change.programmes {
            match step {
                Step::Removed(code) => self.programme(revision, code, None)?,
                Step::Added(p) => self.programme(revision, &p.code, Some(p))?,
                Step::Changed { after: p, .. } => self.programme(revision, &p.code, Some(p))?,
            }
        }
        let (mut devices, mut before): (Vec<&Device>, Vec<&Device>) = (Vec::with_capacity(AT_ONCE), Vec::new());
        for (written, step) in (1..).zip(&change.devices) {
            if written % OFTEN == 0 && watch(written).is_break() {
                return Ok(ControlFlow::Break(()));
            }
            devices.push(match step {
                Step::Removed(tag) => {
                    self.device(revision, tag, None)?;
                    continue;
                }
                Step::Added(device) => device,
                Step::Changed { after, .. } => after,
            });
            if devices.len() == AT_ONCE {
                known(&mut self.many, revision, &devices, &before)?;
                before.clone_from(&devices);
                devices.clear();
            }
        }
        for (nth, device) in devices.iter().enumerate() {
            let before = nth.checked_sub(1).and_then(|before| devices.get(before));
            known(&mut self.one, revision, &[device], before.map(std::slice::from_ref).unwrap_or_default())?;
        }
        Ok(ControlFlow::Continue(()))
    }
}

/// Writes several devices that are known, without a detour by words. What the devices `before` them have too, the last ones that this
/// statement wrote, is bound already.
fn known(statement: &mut Statement<'_>, revision: Revision, devices: &[&Device], before: &[&Device]) -> rusqlite::Result<()> {
    if before.is_empty() {
        statement.raw_bind_parameter(1, revision.0)?;
    }
    for (nth, device) in devices.iter().enumerate() {
        let (first, before) = (2 + nth * EACH, before.get(nth));
        for ((at, text), last) in (first..).zip(texts(device)).zip(before.map(|before| texts(before)).unwrap_or_default()) {
            if before.is_none() || text != last {
                statement.raw_bind_parameter(at, text)?;
            }
        }
        let due = device.custody.due();
        if before.is_none_or(|before| before.custody.due() != due) {
            statement.raw_bind_parameter(first + TEXTS, due.map(|due| due.to_smolstr()).as_deref())?;
        }
        if before.is_none_or(|before| before.college != device.college) {
            statement.raw_bind_parameter(first + TEXTS + 1, device.college.map(Uai::number))?;
        }
    }
    statement.raw_execute().map(drop)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        audit::{
            ids::{HolderRef, RoomName, Serial},
            inventory::{Aliases, Custody, CustodyKind, Inventory, Kind, Rows},
            moment::Moment,
        },
        io::store::Store,
    };

    /// A device in which every column changes at a pace of its own, and is empty at times.
    fn device(n: usize, turn: usize) -> Device {
        let some = |of: usize| !(n + turn).is_multiple_of(of);
        let word = |of: usize| format!("w{}", (n + turn) / of);
        let aliases = Aliases { source_id: some(2).then(|| word(1).into()), uuid: some(5).then(|| word(3).into()) };
        Device {
            tag: format!("T-{n:05}").as_str().into(),
            serial: some(3).then(|| Serial::new(word(2))),
            model: word(7).as_str().into(),
            kind: *Kind::ALL.iter().cycle().nth((n + turn) / 5).unwrap(),
            programme: some(7).then(|| ProgrammeCode::new(word(50))),
            delivery: some(11).then(|| word(9).as_str().into()),
            owner: some(64).then(|| "SYN".into()),
            custody: Custody::of(
                *CustodyKind::ALL.iter().cycle().nth((n + turn) / 3).unwrap(),
                some(4).then(|| HolderRef::new(word(6))),
                some(13).then(|| jiff::civil::date(2027, 1, 1 + i8::try_from(n % 28).unwrap())),
            ),
            college: some(9).then(|| Uai::from_number(920_000 + u32::try_from(n / 64).unwrap()).unwrap()),
            room: some(6).then(|| RoomName::new(word(8))),
            aliases: (aliases != Aliases::default()).then(|| Box::new(aliases)),
        }
    }

    #[test]
    fn devices_that_are_written_together_are_read_back_each_as_it_is() {
        for count in [0, 1, AT_ONCE - 1, AT_ONCE, AT_ONCE + 1, 5 * AT_ONCE + 7] {
            let folder = tempfile::tempdir().unwrap();
            let mut store = Store::open(folder.path()).unwrap();
            let mut before = Inventory::default();
            let all: Vec<Device> = (0..count).map(|n| device(n, 0)).collect();
            // Every seventh is removed, and of the others every third stays as it was.
            let others = (0..count)
                .filter(|n| !n.is_multiple_of(7))
                .map(|n| device(n, if n.is_multiple_of(3) { 0 } else { 17 }))
                .collect();
            for (turn, devices) in [all, others].into_iter().enumerate() {
                let rows = Rows { devices, prefixes: vec![format!("P{turn}").into()], ..Rows::default() };
                let after = Inventory::new(Revision(u32::try_from(turn).unwrap() + 1), rows);
                let at = Moment::new(1_790_000_000_000, 60);
                store.add_revision(at, "test", &Change::between(&before, &after)).unwrap();
                assert_eq!(store.inventory(after.revision()).unwrap().rows(), after.rows(), "{count} devices");
                before = after;
            }
        }
    }
}
