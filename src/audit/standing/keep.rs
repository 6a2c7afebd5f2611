//! Keeps the conclusions up to date: after an entry, only what it concerns is concluded again.

use super::tally::{Delta, Tally};
use crate::audit::{
    finding::{Code, Finding, Subject},
    findings::{Sighted, Sightings, identity, presence_of},
    ids::{EntryId, RoomName},
    inventory::{CustodyKind, DeviceIx, Inventory},
    journal::{Entry, Spot},
    ledger::{Ledger, ReadIx, Touched, VisitState},
    sampling::Draw,
    uai::Uai,
};
use jiff::civil::Date;
use rustc_hash::{FxHashMap, FxHashSet};
use smol_str::SmolStr;
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

/// A label or entry from which a finding about identity can be concluded.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Watched {
    Unknown(SmolStr),
    Duplicate(SmolStr),
    Swapped(SmolStr),
    Unidentified(EntryId),
}

/// The conclusions of a campaign at a date.
#[derive(Clone, Debug)]
pub struct Standing {
    inventory: Arc<Inventory>,
    ledger: Ledger,
    sightings: Sightings,
    date: Date,
    draw: Draw,
    visited: FxHashSet<Uai>,
    /// For each device, the finding in the college where it is recorded.
    recorded: Vec<Option<Code>>,
    /// The finding in the college where the device was last read, if that is another college.
    away: FxHashMap<DeviceIx, (Uai, Code)>,
    identity: FxHashMap<Watched, Finding>,
    tallies: BTreeMap<Uai, Tally>,
    discrepancies: BTreeSet<Finding>,
}

impl Standing {
    /// Concludes everything from the beginning.
    #[must_use]
    pub fn new(inventory: Arc<Inventory>, ledger: Ledger, date: Date) -> Self {
        let sightings = Sightings::of(&inventory, &ledger);
        let mut standing = Self {
            recorded: vec![None; inventory.devices().len()],
            draw: Draw::of(&inventory, ledger.mode()),
            visited: ledger.touched_colleges().filter(|college| ledger.is_visited(*college)).collect(),
            inventory,
            ledger,
            sightings,
            date,
            away: FxHashMap::default(),
            identity: FxHashMap::default(),
            tallies: BTreeMap::new(),
            discrepancies: BTreeSet::new(),
        };
        let mut delta = Delta::default();
        let visited: Vec<Uai> = standing.visited.iter().copied().collect();
        let recorded_there: Vec<DeviceIx> = visited.iter().flat_map(|c| standing.inventory.in_college(*c)).copied().collect();
        let read: Vec<DeviceIx> = standing.sightings.devices().collect();
        for device in recorded_there.into_iter().chain(read) {
            standing.conclude_device(device, &mut delta);
        }
        let unknown = standing.sightings.unknown_texts().cloned().map(Watched::Unknown);
        let labels = standing.sightings.label_texts().cloned().flat_map(|l| [Watched::Duplicate(l.clone()), Watched::Swapped(l)]);
        let unlabelled = standing.ledger.unlabelled().map(|u| Watched::Unidentified(u.order.id()));
        for watched in unknown.chain(labels).chain(unlabelled).collect::<Vec<_>>() {
            standing.conclude_identity(watched, &mut delta);
        }
        standing
    }

    /// The inventory with which it is compared.
    #[must_use]
    pub const fn inventory(&self) -> &Arc<Inventory> {
        &self.inventory
    }

    /// The entries on which it is based.
    #[must_use]
    pub const fn ledger(&self) -> &Ledger {
        &self.ledger
    }

    /// The reads, resolved.
    #[must_use]
    pub const fn sightings(&self) -> &Sightings {
        &self.sightings
    }

    /// What the read at this position identifies.
    #[must_use]
    pub fn sighted(&self, ix: ReadIx) -> Option<Sighted> {
        self.ledger.read(ix).map(|read| Sighted::of(&self.inventory, read))
    }

    /// The date of evaluation.
    #[must_use]
    pub const fn date(&self) -> Date {
        self.date
    }

    /// The drawn devices, in a campaign that samples.
    pub(super) const fn draw(&self) -> &Draw {
        &self.draw
    }

    /// Whether a device is recorded as stored.
    #[must_use]
    pub fn is_stored(&self, ix: DeviceIx) -> bool {
        self.inventory.device(ix).is_some_and(|device| device.custody.kind() == CustodyKind::Stored)
    }

    /// Whether a device is looked for where it is recorded: it is stored there and, in a sampling visit, drawn.
    #[must_use]
    pub fn is_expected(&self, ix: DeviceIx) -> bool {
        let full = || self.inventory.device(ix).and_then(|d| d.college).is_some_and(|college| self.ledger.went_full(college));
        self.is_stored(ix) && (self.draw.holds(ix) || full())
    }

    /// How many findings of each code there are in a college.
    #[must_use]
    pub fn tally(&self, college: Uai) -> Tally {
        self.tallies.get(&college).copied().unwrap_or_default()
    }

    /// How many findings of each code there are in all colleges.
    #[must_use]
    pub fn tally_of_all(&self) -> Tally {
        self.tallies.values().fold(Tally::default(), Tally::plus)
    }

    /// The discrepancies, sorted by college, code and subject.
    #[must_use]
    pub const fn discrepancies(&self) -> &BTreeSet<Finding> {
        &self.discrepancies
    }

    /// The presence finding of a device in the college where it is recorded.
    #[must_use]
    pub fn at_home(&self, device: DeviceIx) -> Option<Code> {
        self.recorded.get(device.0 as usize).copied().flatten()
    }

    /// The presence finding of a device in the other college where it was last read.
    #[must_use]
    pub fn away(&self, device: DeviceIx) -> Option<(Uai, Code)> {
        self.away.get(&device).copied()
    }

    /// Every finding, sorted by college, code and subject.
    #[must_use]
    pub fn findings(&self) -> Vec<Finding> {
        let mut out: Vec<Finding> = self.identity.values().cloned().collect();
        for (ix, device) in self.inventory.iter() {
            let subject = || Subject::Device(device.tag.clone());
            let home = device.college.zip(self.at_home(ix));
            out.extend(home.into_iter().chain(self.away(ix)).map(|(college, code)| Finding {
                college,
                code,
                subject: subject(),
            }));
        }
        out.sort_unstable();
        out
    }

    /// Every finding of one college, sorted by code and subject.
    #[must_use]
    pub fn findings_in(&self, college: Uai) -> Vec<Finding> {
        let at = |code, ix: DeviceIx| {
            let tag = self.inventory.device(ix).map(|device| device.tag.clone()).unwrap_or_default();
            Finding { college, code, subject: Subject::Device(tag) }
        };
        let home = self.inventory.in_college(college).iter().filter_map(|ix| Some(at(self.at_home(*ix)?, *ix)));
        let away = self.away.iter().filter(|(_, (there, _))| *there == college).map(|(ix, (_, code))| at(*code, *ix));
        let identity = self.identity.values().filter(|finding| finding.college == college).cloned();
        let mut out: Vec<Finding> = home.chain(away).chain(identity).collect();
        out.sort_unstable();
        out
    }

    /// The discrepancies of one college, sorted by code and subject.
    pub fn discrepancies_in(&self, college: Uai) -> impl Iterator<Item = &Finding> {
        self.discrepancies.range(Finding::before_all_of(college)..).take_while(move |finding| finding.college == college)
    }

    /// Adds one entry and returns what it changed. An entry that was there already changes nothing.
    ///
    /// An entry that moves the campaign to another revision changes nothing here: the caller builds a new standing.
    pub fn apply(&mut self, entry: Entry) -> Delta {
        let mut delta = Delta::default();
        let (id, folds) = (entry.id, self.ledger.folds());
        if !self.ledger.insert(entry) {
            return delta;
        }
        if self.ledger.folds() != folds {
            return self.conclude_anew();
        }
        if let Some(Touched::Read(_)) = self.ledger.touched(id) {
            self.sightings.push_next(&self.inventory, &self.ledger);
        }
        self.conclude(id, &mut delta);
        delta
    }

    /// Adds entries that arrived together, as [`Self::apply`] does with each. If they change the validity of other
    /// entries, everything is concluded again only once.
    pub fn apply_all(&mut self, entries: Vec<Entry>) -> Delta {
        if self.ledger.is_governed_by_any(&entries) {
            self.ledger.extend(entries);
            return self.conclude_anew();
        }
        let mut all = Delta::default();
        for entry in entries {
            let Delta { gone, come } = self.apply(entry);
            all.gone.extend(gone);
            all.come.extend(come);
        }
        all
    }

    fn visit_changed(&self, college: Uai) -> bool {
        self.ledger.is_visited(college) != self.visited.contains(&college)
    }

    /// Concludes again what an entry concerns; for a read that corrects another, also what the other one concerns.
    fn conclude(&mut self, entry: EntryId, delta: &mut Delta) {
        let mut next = Some(entry);
        // A chain of reads that correct each other is shorter than the journal. The limit stops a forged circle.
        for _ in 0..=self.ledger.reads().len() {
            let Some(entry) = next.take() else { return };
            match self.ledger.touched_in_the_end(entry) {
                Some(Touched::Read(ix)) => {
                    self.conclude_read(ix, delta);
                    next = self.ledger.read(ix).and_then(|read| read.instead.as_deref().copied());
                }
                Some(Touched::Visit(college)) => self.conclude_college(college, delta),
                Some(Touched::Room(college, room)) => self.conclude_room(college, &room, delta),
                Some(Touched::Unlabelled(entry)) => {
                    if let Some(spot) = self.ledger.unlabelled_spot(entry).cloned() {
                        self.conclude_found(&spot, delta);
                    }
                    self.conclude_identity(Watched::Unidentified(entry), delta);
                }
                Some(
                    Touched::Campaign
                    | Touched::Entry(_)
                    | Touched::Decision(_)
                    | Touched::Remark(_)
                    | Touched::Foreign
                    | Touched::Aside,
                )
                | None => {}
            }
        }
    }

    /// The validity of entries changed, so every conclusion may have changed.
    fn conclude_anew(&mut self) -> Delta {
        let before = self.findings();
        *self = Self::new(self.inventory.clone(), std::mem::take(&mut self.ledger), self.date);
        let after = self.findings();
        let only = |these: &[Finding], those: &[Finding]| {
            these.iter().filter(|finding| those.binary_search(finding).is_err()).cloned().collect()
        };
        Delta { gone: only(&before, &after), come: only(&after, &before) }
    }

    fn conclude_room(&mut self, college: Uai, room: &RoomName, delta: &mut Delta) {
        if self.visit_changed(college) {
            self.conclude_college(college, delta);
        } else {
            self.conclude_place(college, Some(room), delta);
        }
    }

    fn conclude_place(&mut self, college: Uai, room: Option<&RoomName>, delta: &mut Delta) {
        if let Some(place) = self.inventory.place(college, room) {
            for device in self.inventory.clone().at_place(place) {
                self.conclude_device(*device, delta);
            }
        }
    }

    /// Something was found at a spot, or is found there no more. In a closed visit, this opens the room again.
    fn conclude_found(&mut self, spot: &Spot, delta: &mut Delta) {
        if self.visit_changed(spot.college) {
            self.conclude_college(spot.college, delta);
        } else if self.ledger.visit(spot.college) == VisitState::Closed {
            self.conclude_place(spot.college, spot.room.as_ref(), delta);
        }
    }

    fn conclude_read(&mut self, ix: ReadIx, delta: &mut Delta) {
        let Some(sighted) = self.sighted(ix) else { return };
        let Some(spot) = self.ledger.read(ix).map(|read| read.spot.clone()) else { return };
        self.conclude_found(&spot, delta);
        match sighted.device {
            Some(device) => self.conclude_device(device, delta),
            None => self.conclude_identity(Watched::Unknown(sighted.text.clone()), delta),
        }
        let label = Sightings::label(&self.inventory, &sighted);
        self.conclude_identity(Watched::Duplicate(label.clone()), delta);
        self.conclude_identity(Watched::Swapped(label), delta);
    }

    fn conclude_college(&mut self, college: Uai, delta: &mut Delta) {
        if self.ledger.is_visited(college) {
            self.visited.insert(college)
        } else {
            self.visited.remove(&college)
        };
        for device in self.inventory.clone().in_college(college) {
            self.conclude_device(*device, delta);
        }
    }

    fn conclude_device(&mut self, ix: DeviceIx, delta: &mut Delta) {
        let inventory = self.inventory.clone();
        let Some(device) = inventory.device(ix) else { return };
        let latest = self.sightings.latest(&self.ledger, ix);
        let conclude = |college| {
            let code = presence_of(&inventory, &self.ledger, &self.draw, ix, latest, college, self.date);
            code.map(|code| (college, code))
        };
        let home = device.college.filter(|college| self.visited.contains(college)).and_then(conclude);
        let away = latest.map(|read| read.spot.college).filter(|college| Some(*college) != device.college).and_then(conclude);

        let home_before = device.college.zip(self.at_home(ix));
        let away_before = self.away(ix);
        let subject = || Subject::Device(device.tag.clone());
        if home != home_before {
            if let Some(slot) = self.recorded.get_mut(ix.0 as usize) {
                *slot = home.map(|(_, code)| code);
            }
            self.replace(home_before, home, subject, delta);
        }
        if away != away_before {
            match away {
                Some(found) => self.away.insert(ix, found),
                None => self.away.remove(&ix),
            };
            self.replace(away_before, away, subject, delta);
        }
    }

    fn replace(
        &mut self,
        before: Option<(Uai, Code)>,
        after: Option<(Uai, Code)>,
        subject: impl Fn() -> Subject,
        delta: &mut Delta,
    ) {
        let finding = |(college, code)| Finding { college, code, subject: subject() };
        self.exchange(before.map(finding), after.map(finding), delta);
    }

    fn conclude_identity(&mut self, watched: Watched, delta: &mut Delta) {
        let (inventory, ledger, sightings) = (&self.inventory, &self.ledger, &self.sightings);
        let after = match &watched {
            Watched::Unknown(text) => identity::unknown(ledger, sightings, text),
            Watched::Duplicate(label) => identity::duplicate_tag(inventory, ledger, sightings, label),
            Watched::Swapped(label) => identity::swapped_tag(inventory, ledger, sightings, label),
            Watched::Unidentified(entry) => identity::unidentified(ledger, *entry),
        };
        let before = match after.clone() {
            Some(after) => self.identity.insert(watched, after),
            None => self.identity.remove(&watched),
        };
        self.exchange(before, after, delta);
    }

    fn exchange(&mut self, before: Option<Finding>, after: Option<Finding>, delta: &mut Delta) {
        if before == after {
            return;
        }
        if let Some(gone) = before {
            self.tallies.entry(gone.college).or_default().add(gone.code, -1);
            self.discrepancies.remove(&gone);
            delta.gone.push(gone);
        }
        if let Some(come) = after {
            self.tallies.entry(come.college).or_default().add(come.code, 1);
            if come.code.is_discrepancy() {
                self.discrepancies.insert(come.clone());
            }
            delta.come.push(come);
        }
    }
}
