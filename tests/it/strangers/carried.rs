//! An office and a station that have a hub in a folder each, or see one folder in two ways; some other program carries what they
//! write from the one to the other while both write.

use crate::hubs::{
    laptop::{Laptop, accept},
    story::{colleges, rows},
};
use recol::{
    audit::{
        exchange::Scope,
        ids::{CampaignId, HubId, Incarnation},
        journal::Fact,
    },
    io::hub::{FolderHub, Hub, HubError, Refusal, Trouble},
};
use std::{
    path::PathBuf,
    sync::atomic::{AtomicU32, Ordering},
    thread,
    time::{Duration, Instant},
};

/// What the other program has not carried by then it never will, however busy the machine.
const PATIENCE: Duration = Duration::from_secs(300);
const PAUSE: Duration = Duration::from_millis(100);

pub struct Team {
    office: Laptop,
    one: Laptop,
    campaign: CampaignId,
    /// The hub as the office sees it, and as the station does.
    hubs: [FolderHub; 2],
    seen: usize,
}

/// Waits until something is so; between two looks the other program gets its turn.
#[track_caller]
fn until(what: &str, carry: &dyn Fn(), mut is_so: impl FnMut() -> bool) {
    let begun = Instant::now();
    while !is_so() {
        assert!(begun.elapsed() < PATIENCE, "in vain waited for: {what}");
        carry();
        thread::sleep(PAUSE);
    }
}

impl Team {
    /// Makes the hub, and lets a station join it.
    pub fn join(hubs: [PathBuf; 2], carry: &dyn Fn()) -> Self {
        let (mut office, mut one) = (Laptop::new("bureau"), Laptop::new("poste 1"));
        FolderHub::init(&hubs[0], HubId([1; 16]), Incarnation([1; 16]), "bureau", &office.station.key).unwrap();
        let [mut here, mut there] = hubs.map(|path| FolderHub::at(&path));
        office.import(rows());
        let campaign = office.open_campaign();
        office.sync(&mut here).unwrap();
        until("the hub, at the station", carry, || there.meet(&[]).is_ok());
        until("introduced", carry, || matches!(one.sync(&mut there), Err(HubError::Refused(Refusal::NotAccepted { .. }))));
        until("the station, at the office", carry, || here.meet(&[]).unwrap().cards.iter().any(|card| !card.accepted));
        accept(&mut here, &mut office, &Scope::All);
        office.sync(&mut here).unwrap();
        until("accepted", carry, || one.sync(&mut there).is_ok_and(|report| report.troubles.is_empty()));
        until("the campaign", carry, || one.sync(&mut there).is_ok() && one.store.campaigns().unwrap().len() == 1);
        Self { office, one, campaign, hubs: [here, there], seen: 0 }
    }

    /// Both record and sync, each at its own pace, while the other program carries.
    pub fn work(&mut self, rounds: u32, carry: &(dyn Fn() + Sync)) {
        let campaign = self.campaign;
        let (busy, troubled, stopped) = (AtomicU32::new(2), AtomicU32::new(0), AtomicU32::new(0));
        let [here, there] = &mut self.hubs;
        thread::scope(|scope| {
            for (laptop, hub, college) in [(&mut self.office, here, 0), (&mut self.one, there, 1)] {
                let (busy, troubled, stopped) = (&busy, &troubled, &stopped);
                scope.spawn(move || {
                    for round in 0..rounds {
                        laptop.see(campaign, colleges()[college], "Réserve", &format!("X-{college}-{round}"));
                        // What is on its way, or half there, is told, and nothing for good.
                        match laptop.sync(hub) {
                            Ok(report) => troubled.fetch_add(u32::from(!report.troubles.is_empty()), Ordering::Relaxed),
                            Err(_) => stopped.fetch_add(1, Ordering::Relaxed),
                        };
                    }
                    busy.fetch_sub(1, Ordering::Relaxed);
                });
            }
            while busy.load(Ordering::Relaxed) > 0 {
                carry();
                thread::sleep(PAUSE);
            }
        });
        self.seen += 2 * usize::try_from(rounds).unwrap();
        println!("{} syncs beside it: {troubled:?} had something to tell, {stopped:?} were stopped", 2 * rounds);
    }

    /// Once all is carried, both hold the same, and everything that either recorded; and there is nothing to tell of.
    #[track_caller]
    pub fn agree(self, carry: &dyn Fn()) {
        self.agree_but(|_| false, carry);
    }

    /// The same, with something that may still be told of.
    #[track_caller]
    pub fn agree_but(mut self, told_of: fn(&Trouble) -> bool, carry: &dyn Fn()) {
        let [here, there] = &mut self.hubs;
        let (office, one) = (&mut self.office, &mut self.one);
        let mut last = String::new();
        let begun = Instant::now();
        loop {
            let told = [office.sync(here), one.sync(there), office.sync(here)];
            let quiet = told.iter().all(|told| told.as_ref().is_ok_and(|report| report.troubles.iter().all(told_of)));
            if quiet && office.sealed() == one.sealed() {
                break;
            }
            last = format!("{told:?}");
            assert!(begun.elapsed() < PATIENCE, "they do not come to agree: {last}");
            carry();
            thread::sleep(PAUSE);
        }
        if !last.is_empty() {
            println!("they agreed {:.1?} after the last read", begun.elapsed());
        }
        assert_eq!(office.export(self.campaign), one.export(self.campaign));
        for laptop in [office, one] {
            assert_eq!(laptop.store.waiting().unwrap(), 0);
            assert_eq!(laptop.store.verify().unwrap().problems, []);
            let entries = laptop.store.entries(self.campaign).unwrap();
            assert_eq!(entries.iter().filter(|entry| matches!(entry.body.fact, Fact::Seen(_))).count(), self.seen);
        }
    }
}
