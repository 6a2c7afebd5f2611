//! The inventory's part of a sync: the office publishes it, every other station receives it.

use super::{
    Progress, Step, Trouble,
    contract::{Hub, TakeRow},
    course::{ROWS, Sync},
    error::{HubError, Refusal},
    greeting::Greeting,
    office::is_in_step,
};
use crate::{
    audit::{
        exchange::{RevisionDigest, Roster, Row, RowSums, Scope, write_head, write_row},
        ids::{Revision, Tag},
        journal::Digest,
    },
    io::store::{Arrival, Known, Pin, StoreError},
};
use std::{collections::BTreeMap, ops::ControlFlow};

/// How many devices that are held back a sync names at most.
const HELD_BACK: usize = 100;

impl Sync<'_> {
    /// At the office: publishes the revisions that the hub does not have. Returns the newest one at the hub after that.
    pub(super) fn publish(&mut self, greeting: &Greeting) -> Result<Revision, HubError> {
        let known: BTreeMap<Revision, Digest> = greeting.revisions.iter().copied().collect();
        let (mut before, mut newest) = ([0; 32], Revision(0));
        for (revision, digest) in self.store.revision_digests()? {
            newest = revision;
            if revision < greeting.floor {
                before = digest.unwrap_or(before);
                continue;
            }
            if let Some(there) = known.get(&revision) {
                match digest {
                    Some(here) if here != *there => return Err(Refusal::OtherInventory(revision).into()),
                    _ => self.store.set_revision_digest(revision, there)?,
                }
                before = *there;
                continue;
            }
            // An older copy of the office does not know what was published since, and a folder may not show it yet.
            is_in_step(self.store, greeting)?;
            before = self.publish_one(revision, before, digest)?;
            self.report.published += 1;
        }
        match greeting.revisions.last() {
            // Somebody else published in the office's name, or the office's own store is an older copy.
            Some((newest, _)) if *newest > self.store.newest_revision()? => Err(Refusal::OtherInventory(*newest).into()),
            _ => Ok(newest),
        }
    }

    fn publish_one(&mut self, revision: Revision, before: Digest, kept: Option<Digest>) -> Result<Digest, HubError> {
        let head = self.store.revision_head(revision)?;
        let (store, tell) = (&*self.store, &mut *self.tell);
        let mut ended = before;
        let mut rows = |take: &mut TakeRow<'_>| {
            let mut digest = RevisionDigest::after(&before);
            digest.add(&write_head(&head));
            let mut done = 0;
            store.hand_over(revision, |row| {
                let line = write_row(&row);
                digest.add(&line);
                done += 1;
                if done % ROWS == 0 && tell(Progress { step: Step::Publish, done, total: None }).is_break() {
                    return Err(HubError::Stopped);
                }
                take(&row, &line)
            })?;
            ended = digest.clone().end();
            // Rows that were altered or purged since they were stored must not be published in place of the original
            // ones.
            if kept.is_some_and(|kept| kept != ended) {
                return Err(Refusal::OtherInventory(revision).into());
            }
            Ok(ended)
        };
        self.hub.publish(&head, &mut rows, &self.me.key)?;
        self.store.set_revision_digest(revision, &ended)?;
        Ok(ended)
    }

    /// In the field: receives the missing revisions, or all of them if the scope or the history has changed. `unsaid` is for who
    /// has just become the office: the one before may have published last what it did not come to state, and the next revision
    /// comes after that.
    pub(super) fn pull_inventory(
        &mut self,
        greeting: &Greeting,
        before: Option<&Pin>,
        (scope, roster): (&Scope, &Roster),
        unsaid: bool,
    ) -> Result<(), HubError> {
        let here = self.store.revision_digests()?;
        let newest = here.last().map(|(revision, _)| *revision).unwrap_or_default();
        let before_meeting: Vec<_> = here.iter().filter(|(revision, _)| *revision <= self.known.newest).copied().collect();
        let strange = stranger(&before_meeting, greeting);
        match (strange, before) {
            // An inventory from elsewhere would be lost, and campaigns are based on it.
            (Some(_), None) => return Err(Refusal::OwnInventory.into()),
            // The files of this folder have not all been delivered yet; those of the inventory come last.
            (Some(_), Some(pin)) if pin.incarnation == greeting.incarnation && greeting.revisions.is_empty() => {
                self.report.trouble(Trouble::InventoryMissing);
                return Ok(());
            }
            (Some(revision), Some(pin)) if pin.incarnation == greeting.incarnation => {
                return Err(Refusal::OtherInventory(revision).into());
            }
            _ => {}
        }
        // Rows that were removed before the floor are no longer handed over.
        let anew = strange.is_some() || newest < greeting.floor || before.is_none_or(|pin| pin.scope != *scope);
        let after = if anew { Revision(0) } else { newest };
        let upto = self.stated(greeting, roster, anew, unsaid)?;
        if after >= upto {
            return Ok(());
        }
        let known = if anew { Known::Until(greeting.floor, scope) } else { Known::Kept };
        let asked = Asked { after, upto, scope, gathered: anew.then_some(greeting.floor), roster, unsaid };
        let (hub, tell) = (&mut *self.hub, &mut *self.tell);
        let mut brought = Brought::default();
        self.store.receive(known, |put| bring(hub, tell, &asked, &mut brought, put))?;
        self.took(brought);
        self.report.anew |= anew && before.is_some();
        Ok(())
    }

    /// Reports what of the inventory was received.
    pub(super) fn took(&mut self, brought: Brought) {
        self.report.revisions += brought.revisions;
        self.report.rows += brought.rows;
        brought.held_back.into_values().for_each(|device| self.report.trouble(Trouble::HeldBack(device)));
    }

    /// Returns the last revision shown by the hub that the office has signed; later ones wait, unless they are taken `unsaid`. If
    /// the office keeps no roster yet, the last revision shown.
    fn stated(&mut self, greeting: &Greeting, roster: &Roster, anew: bool, unsaid: bool) -> Result<Revision, HubError> {
        if !roster.is_opened() {
            return Ok(greeting.newest());
        }
        let mut upto = Revision(0);
        for (revision, digest) in &greeting.revisions {
            match roster.revision(*revision, anew && *revision == greeting.floor) {
                Some(stated) if stated.digest.0 == *digest => upto = *revision,
                Some(_) => return Err(Refusal::OtherInventory(*revision).into()),
                None if unsaid => upto = *revision,
                None => {
                    self.report.trouble(Trouble::NotStated(*revision));
                    break;
                }
            }
        }
        Ok(upto)
    }
}

/// Which revisions are asked for, and what they are checked against.
pub(super) struct Asked<'a> {
    pub(super) after: Revision,
    pub(super) upto: Revision,
    pub(super) scope: &'a Scope,
    /// The revision that arrives with all its rows, if one does.
    pub(super) gathered: Option<Revision>,
    pub(super) roster: &'a Roster,
    /// Whether one that the office did not state is taken too.
    pub(super) unsaid: bool,
}

/// What of the inventory arrived.
#[derive(Default)]
pub(super) struct Brought {
    revisions: u32,
    rows: u64,
    held_back: BTreeMap<Tag, String>,
}

impl Brought {
    /// How many revisions.
    pub(super) const fn revisions(&self) -> u32 {
        self.revisions
    }
}

/// Brings revisions from the hub, and returns an error if they are not as the office signed them: then nothing of them may
/// be stored.
pub(super) fn bring(
    hub: &mut dyn Hub,
    tell: &mut dyn FnMut(Progress) -> ControlFlow<()>,
    asked: &Asked<'_>,
    brought: &mut Brought,
    put: &mut dyn FnMut(Arrival) -> Result<(), StoreError>,
) -> Result<(), HubError> {
    let Asked { after, upto, scope, gathered, roster, unsaid } = asked;
    let mut sums: BTreeMap<Revision, RowSums> = BTreeMap::new();
    hub.inventory(*after, *upto, scope, &mut |arrival| {
        match &arrival {
            Arrival::Revision(head, _) => {
                brought.revisions += 1;
                sums.insert(head.revision, RowSums::of(head));
            }
            Arrival::Line(line) => {
                brought.rows += 1;
                let Some(sums) = sums.get_mut(&line.revision) else {
                    let cause = "a row of it comes without its head".to_owned();
                    return Err(HubError::Damaged { what: line.revision.to_string(), cause });
                };
                sums.add(&line.row, scope);
                match &line.row {
                    Row::HeldBack(held) if brought.held_back.len() < HELD_BACK => {
                        brought.held_back.insert(held.tag.clone(), held.to_string());
                    }
                    // A later revision has it in words that are understood, or no longer.
                    Row::Device(tag, _) => drop(brought.held_back.remove(tag)),
                    _ => {}
                }
            }
        }
        let done = brought.rows;
        if done.is_multiple_of(ROWS) && tell(Progress { step: Step::Inventory, done, total: None }).is_break() {
            return Err(HubError::Stopped);
        }
        Ok(put(arrival)?)
    })?;
    // Before anything of it is stored.
    for (revision, sums) in sums {
        let stated = roster.revision(revision, *gathered == Some(revision));
        // What the office itself published last it may not have stated yet.
        let unsaid = *unsaid && stated.is_none();
        if roster.is_opened() && !unsaid && !stated.is_some_and(|stated| sums.agree(stated, scope)) {
            let cause = "it is not as the office signed it".to_owned();
            return Err(HubError::Damaged { what: revision.to_string(), cause });
        }
    }
    Ok(())
}

/// Checks that the hub shows every revision that was stated. Files of a folder may still be on their way, and whoever goes on as the
/// office meanwhile would publish another revision under the number of one that stations have.
pub(super) fn shows_what_was_stated(greeting: &Greeting, roster: &Roster) -> Result<(), HubError> {
    let (stated, found) = (roster.newest(), greeting.newest());
    if found < stated { Err(Refusal::InventoryBehind { stated, found }.into()) } else { Ok(()) }
}

/// The first revision here that the hub does not have. Those before its floor are not compared.
fn stranger(here: &[(Revision, Option<Digest>)], greeting: &Greeting) -> Option<Revision> {
    let there: BTreeMap<Revision, Digest> = greeting.revisions.iter().copied().collect();
    let told = here.iter().filter(|(revision, _)| *revision >= greeting.floor);
    told.into_iter()
        .find(|(revision, digest)| digest.is_none() || there.get(revision) != digest.as_ref())
        .map(|(revision, _)| *revision)
}
