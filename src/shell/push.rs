//! What a Snipe-IT is given back over its interface: the decisions that are not carried out, and what was read.

use super::{Concluded, session::Session, translate};
use crate::{
    audit::{
        give_back::{GivenBack, give_back},
        ids::{CampaignId, EntryId, hex},
        inventory::CustodyKind,
        standing::Standing,
    },
    io::pull::{self, Order, Pushed, Secret, Wanted, Watch},
    job::{Doing, Failure},
    locale::{self, Lang},
};
use std::collections::{BTreeMap, BTreeSet};

/// How many digits of an entry's hash mark an audit: 64 bits, which no two entries of a campaign share.
const DIGITS: usize = 16;

impl Session {
    /// Returns what is to be written, decisions before reads, each with the mark of its entry; and what the decisions come to.
    /// Registering a new device is left to a file: the interface wants a model, which nobody read.
    ///
    /// # Errors
    /// Every case of the store.
    pub fn wanted_there(&self, concluded: Concluded<'_>, lang: Lang, reads: bool) -> Result<(Vec<Wanted>, GivenBack), Failure> {
        let Concluded { standing, newest } = concluded;
        let back = give_back(standing, newest);
        let campaign = self.joined().map(|joined| joined.campaign);
        let mut wanted: Vec<(EntryId, Wanted)> = Vec::new();
        for asked in back.asked.iter().filter(|asked| !asked.is_new) {
            let latest = latest(standing, asked.tag.as_str());
            let seen = latest.map(|read| (read.spot.college, read.spot.room.clone()));
            let note = locale::say_decided_note(lang, standing, asked);
            let wants = Wanted {
                tag: asked.tag.as_str().to_owned(),
                place: asked.place.clone(),
                custody: asked.custody,
                serial: asked.serial.as_ref().map(ToString::to_string),
                seen,
                note,
                mark: String::new(),
            };
            wanted.push((asked.entry, wants));
        }
        let devices = if reads { standing.inventory().devices() } else { &[] };
        for device in devices {
            let Some(read) = latest(standing, device.tag.as_str()) else { continue };
            let wants = Wanted {
                tag: device.tag.as_str().to_owned(),
                place: None,
                custody: None,
                serial: None,
                seen: Some((read.spot.college, read.spot.room.clone())),
                note: locale::say_read_note(lang, standing, read),
                mark: String::new(),
            };
            wanted.push((read.order.id(), wants));
        }
        let entries = wanted.iter().map(|(entry, _)| *entry).collect();
        let marks = self.marks(campaign, &entries)?;
        let marked = wanted.into_iter().filter_map(|(entry, wants)| Some(Wanted { mark: marks.get(&entry)?.clone(), ..wants }));
        Ok((marked.collect(), back))
    }

    /// The marks of entries: the first digits of their hashes.
    fn marks(&self, campaign: Option<CampaignId>, entries: &BTreeSet<EntryId>) -> Result<BTreeMap<EntryId, String>, Failure> {
        let said = |error| translate::store(Doing::Push, &error);
        let mut marks = BTreeMap::new();
        for series in self.store().series().map_err(said)?.into_iter().filter(|series| Some(series.campaign) == campaign) {
            for sealed in self.store().sealed_after(series.writer, 0, usize::MAX).map_err(said)? {
                if entries.contains(&sealed.id) {
                    marks.insert(sealed.id, hex(&sealed.hash).chars().take(DIGITS).collect());
                }
            }
        }
        Ok(marks)
    }
}

fn latest<'a>(standing: &'a Standing, tag: &str) -> Option<&'a crate::audit::ledger::Read> {
    let ix = standing.inventory().by_tag(tag)?;
    standing.sightings().latest(standing.ledger(), ix)
}

/// Compares what is wanted with a server, and writes it if `write` says so.
///
/// # Errors
/// Every hint about pulls, and [`crate::job::Hint::PushAgain`] where the same command goes on.
pub fn pushed(
    order: &Order,
    token: &Secret,
    concluded: Concluded<'_>,
    statuses: &[(CustodyKind, String)],
    wanted: &[Wanted],
    write: bool,
    watch: &mut dyn Watch,
) -> Result<Pushed, Failure> {
    let there = pull::Known { inventory: concluded.newest, statuses };
    pull::push(order, token, there, wanted, write, watch).map_err(|error| translate::push(&error))
}
