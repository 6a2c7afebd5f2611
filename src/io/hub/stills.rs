//! The photographs' part of a sync, after everything else: sends those that are here, and receives those that entries of the own
//! scope name. What goes wrong with a photograph is a trouble, and the next sync tries again; the entries are safe by then.

use super::{Step, Trouble, contract::Shot, course::Sync, error::HubError};
use crate::{
    audit::journal::{Scope, StillId},
    io::{
        album::{Album, AlbumError},
        store::NamedStill,
    },
};
use std::{collections::BTreeSet, path::Path};

/// What is to be carried.
struct Plan {
    /// Photographs that are here and that the hub does not have.
    send: BTreeSet<Shot>,
    /// Photographs that are not here.
    fetch: BTreeSet<StillId>,
}

impl Sync<'_> {
    /// Sends and receives photographs.
    ///
    /// # Errors
    /// [`HubError::Stopped`], and every case of the store. Everything else is a trouble.
    pub(super) fn exchange_stills(&mut self, scope: &Scope, office: bool) -> Result<(), HubError> {
        let named = self.store.stills()?;
        if named.is_empty() {
            return Ok(());
        }
        let mut left = 0;
        match self.carry(&named, scope, office, &mut left) {
            Ok(()) => Ok(()),
            Err(stop @ (HubError::Stopped | HubError::Store(_))) => Err(stop),
            Err(HubError::NoPlace) => {
                self.report.trouble(Trouble::NoPlaceForPhotographs);
                Ok(())
            }
            Err(error) => {
                self.report.trouble(Trouble::PhotographsWait { count: left, cause: error.to_string() });
                Ok(())
            }
        }
    }

    fn carry(&mut self, named: &BTreeSet<NamedStill>, scope: &Scope, office: bool, left: &mut u64) -> Result<(), HubError> {
        let album = Album::beside(self.store.path().parent().unwrap_or(Path::new(".")));
        let mine = |named: &&NamedStill| named.own || scope.holds(Some(named.college));
        let kept: BTreeSet<StillId> = named.iter().filter(mine).map(|named| named.still).collect();
        let mut here = album.here().map_err(said)?;
        let known = self.store.delivered()?;
        // The scope may have been wider. What is not known to be at the hub stays until it is: nobody else may have it.
        let gone: BTreeSet<StillId> = named.iter().map(|named| named.still).filter(|still| !kept.contains(still)).collect();
        for still in gone.intersection(&known) {
            if here.remove(still) {
                album.remove(*still).map_err(said)?;
            }
        }
        let own: BTreeSet<Shot> = named.iter().filter(|named| named.own).map(shot).collect();
        let absent: BTreeSet<Shot> = named.iter().filter(|named| mine(named) && !here.contains(&named.still)).map(shot).collect();
        // Also of others: under an earlier key this station was another one.
        let unsure = named.iter().filter(|named| here.contains(&named.still) && !known.contains(&named.still)).map(shot);
        let held: BTreeSet<Shot> = unsure.chain(own.iter().copied()).collect();
        let asked: BTreeSet<Shot> = &absent | &held;
        if asked.is_empty() {
            return Ok(());
        }
        // What was delivered earlier is asked again, and does not wait.
        let waits = |still: &StillId| !here.contains(still) || !known.contains(still);
        *left = asked.iter().map(|(still, _)| *still).filter(waits).collect::<BTreeSet<_>>().len() as u64;
        self.told(Step::Photographs, 0, None)?;
        let there = match self.hub.stills(&asked) {
            Err(HubError::NoPlace) if office => {
                self.hub.make_place_for_stills(&self.me.key)?;
                self.hub.stills(&asked)?
            }
            there => there?,
        };
        let seen: BTreeSet<StillId> = there.iter().map(|(still, _)| *still).collect();
        let unseen: BTreeSet<StillId> = absent.iter().map(|(still, _)| *still).filter(|still| !seen.contains(still)).collect();
        // Nobody brings what this station took and has lost.
        let lost: BTreeSet<StillId> = own.iter().map(|(still, _)| *still).filter(|still| unseen.contains(still)).collect();
        lost.iter().for_each(|still| self.report.trouble(Trouble::PhotographLost(*still)));
        self.report.photographs_awaited = unseen.difference(&lost).count() as u64;
        let plan = Plan {
            send: held.difference(&there).filter(|(still, _)| here.contains(still)).copied().collect(),
            fetch: seen.difference(&here).copied().collect(),
        };
        // Acknowledged at an earlier sync that could not store that any more, or by another station.
        let mut delivered: BTreeSet<StillId> = held.intersection(&there).map(|(still, _)| *still).collect();
        let carried = self.run(&album, &plan, &mut delivered, left);
        let fresh: BTreeSet<StillId> = delivered.difference(&known).copied().collect();
        if !fresh.is_empty() {
            self.store.deliver(&fresh)?;
        }
        for still in gone.intersection(&fresh) {
            album.remove(*still).map_err(said)?;
        }
        carried
    }

    fn run(&mut self, album: &Album, plan: &Plan, delivered: &mut BTreeSet<StillId>, left: &mut u64) -> Result<(), HubError> {
        let total = (plan.send.len() + plan.fetch.len()) as u64;
        *left = total;
        for shot in &plan.send {
            self.told(Step::Photographs, total - *left, Some(total))?;
            match album.read(shot.0) {
                Ok(Some(photograph)) => {
                    if self.one(|hub| hub.put_still(*shot, &photograph))?.is_some() {
                        delivered.insert(shot.0);
                        self.report.photographs_sent += 1;
                    }
                }
                // Taken away since it was listed.
                Ok(None) => {}
                Err(error) => self.report.trouble(of_one(&error)),
            }
            *left -= 1;
        }
        for still in &plan.fetch {
            self.told(Step::Photographs, total - *left, Some(total))?;
            match self.one(|hub| hub.still(*still))? {
                Some(Some(photograph)) => {
                    album.keep(&photograph).map_err(said)?;
                    delivered.insert(*still);
                    self.report.photographs_received += 1;
                }
                Some(None) => self.report.photographs_awaited += 1,
                None => {}
            }
            *left -= 1;
        }
        if total > 0 { self.told(Step::Photographs, total, Some(total)) } else { Ok(()) }
    }

    /// Carries one photograph. What is wrong with that one alone is a trouble, and the result is `None`.
    fn one<T>(&mut self, carry: impl FnOnce(&mut dyn super::Hub) -> Result<T, HubError>) -> Result<Option<T>, HubError> {
        match carry(self.hub) {
            Ok(done) => Ok(Some(done)),
            Err(HubError::Damaged { what, cause }) => {
                self.report.trouble(Trouble::Altered { what, cause });
                Ok(None)
            }
            Err(HubError::Strange { path, thing }) => {
                self.report.trouble(Trouble::Strange { what: path.display().to_string(), thing });
                Ok(None)
            }
            Err(other) => Err(other),
        }
    }
}

/// A photograph as the hub knows it.
const fn shot(named: &NamedStill) -> Shot {
    (named.still, named.college)
}

/// An error of the album that concerns the disk.
fn said(error: AlbumError) -> HubError {
    match error {
        AlbumError::Refused { path, cause } => HubError::of_refused(path, cause),
        AlbumError::Damaged { path, cause } => HubError::Damaged { what: path.display().to_string(), cause: cause.to_string() },
    }
}

/// The trouble with one photograph here.
fn of_one(error: &AlbumError) -> Trouble {
    let (path, cause) = match error {
        AlbumError::Refused { path, cause } => (path, cause.to_string()),
        AlbumError::Damaged { path, cause } => (path, cause.to_string()),
    };
    Trouble::PhotographDamaged { what: path.display().to_string(), cause }
}
