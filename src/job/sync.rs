//! What a sync did, what it is doing, and what it met that is not in order and did not stop it; where the hub is.

use super::{failure::Failure, path::plain_path, thing::Thing};
use crate::audit::{
    ids::{CampaignId, Revision, WriterId},
    journal::{Entry, PublicKey},
    moment::Moment,
};
use smol_str::SmolStr;
use std::{
    collections::HashSet,
    fmt,
    path::{Path, PathBuf},
};

/// Where a hub is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HubAddress {
    /// In a folder: a share, a synced folder, a stick.
    Folder(PathBuf),
    /// In a PostgreSQL database: a `postgres://` address, without a password.
    Postgres(String),
}

impl HubAddress {
    /// The address that a text tells: `postgres://…` or `postgresql://…`, everything else is a folder. A password in it is
    /// left out here already: it would be stored, shown and told in failures.
    #[must_use]
    pub fn new(text: &str) -> Self {
        match text.split_once("://") {
            Some((scheme @ ("postgres" | "postgresql"), rest)) => {
                Self::Postgres(format!("{scheme}://{}", without_password(rest)))
            }
            _ => Self::Folder(plain_path(Path::new(text))),
        }
    }
}

/// `role:password@host/…?password=…` without both.
fn without_password(rest: &str) -> String {
    let (place, query) = rest.split_once('?').unwrap_or((rest, ""));
    // The last @ before the first /: a password may hold one that nobody escaped.
    let (authority, path) = place.split_at(place.find('/').unwrap_or(place.len()));
    let authority = match authority.rsplit_once('@') {
        Some((who, host)) => format!("{}@{host}", who.split(':').next().unwrap_or_default()),
        None => authority.to_owned(),
    };
    let kept: Vec<&str> = query.split('&').filter(|pair| !pair.is_empty() && !pair.starts_with("password=")).collect();
    let query = if kept.is_empty() { String::new() } else { format!("?{}", kept.join("&")) };
    format!("{authority}{path}{query}")
}

impl fmt::Display for HubAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Folder(path) => write!(f, "{}", path.display()),
            Self::Postgres(address) => f.write_str(address),
        }
    }
}

/// What is told of the syncs in the background.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SyncNews {
    /// One has begun, or is that far.
    Progress(SyncProgress),
    /// One has come to its end.
    Ended {
        /// When.
        at: Moment,
        /// What it did, also where it failed.
        report: SyncReport,
        /// Why it stopped early, if it did.
        failure: Option<Failure>,
        /// How many own entries the hub does not have yet.
        waiting: u64,
        /// In how many seconds the next begins by itself.
        next: u64,
    },
}

/// What a sync did so far; what is in it is on disk, here or there, whatever comes after.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SyncReport {
    /// Own entries that the hub took.
    pub sent: u64,
    /// Entries of others, by campaign, in the order of arrival.
    pub received: Vec<(CampaignId, Vec<Entry>)>,
    /// Revisions published.
    pub published: u32,
    /// Revisions received.
    pub revisions: u32,
    /// Rows received with them.
    pub rows: u64,
    /// Whether the whole inventory was received anew: another scope, or another history of the hub.
    pub anew: bool,
    /// How many entries of others were received.
    pub count: u64,
    /// What was not in order, each once, in the order in which it was met; no more than a hundred thousand.
    pub troubles: Vec<SyncTrouble>,
    /// The same, to know again what was noted.
    pub noted: HashSet<SyncTrouble>,
}

/// The most troubles that are held: a hub can be full of them.
const MOST_TROUBLES: usize = 100_000;

impl SyncReport {
    /// Notes what was not in order, once.
    pub fn trouble(&mut self, trouble: SyncTrouble) {
        if self.troubles.len() < MOST_TROUBLES && self.noted.insert(trouble.clone()) {
            self.troubles.push(trouble);
        }
    }

    /// Notes entries of others.
    pub fn receive(&mut self, campaign: CampaignId, entries: Vec<Entry>) {
        self.count += entries.len() as u64;
        self.received.push((campaign, entries));
    }

    /// Notes what the office says of stations: nobody counts that.
    pub fn hear_office(&mut self, roster: CampaignId, entries: Vec<Entry>) {
        self.received.push((roster, entries));
    }

    /// How many entries of others were received.
    #[must_use]
    pub const fn arrived(&self) -> u64 {
        self.count
    }
}

/// A step of a sync.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SyncStep {
    /// Asking what there is.
    Meet,
    /// Publishing a revision: rows.
    Publish,
    /// Receiving the inventory: rows.
    Inventory,
    /// Receiving entries.
    Receive,
    /// Sending entries.
    Send,
}

/// How far it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SyncProgress {
    /// In which step.
    pub step: SyncStep,
    /// How many are done.
    pub done: u64,
    /// Of how many, where that is known.
    pub total: Option<u64>,
}

/// What is not in order at the hub and stops nobody else: it waits, and nothing is lost by it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum SyncTrouble {
    /// A piece is cut off or altered: whoever wrote it writes it again at the next sync.
    Altered {
        /// Which file, or which series.
        what: String,
        /// How that is known.
        cause: String,
    },
    /// An own piece is altered: it was put aside under another name, and is written again.
    Aside {
        /// Which file.
        what: String,
        /// What it is called now.
        aside: String,
        /// How that is known.
        cause: String,
    },
    /// Something that is no file of Récol's stands under a name in the hub: it is not touched, and nothing is read there.
    Strange {
        /// Under which name.
        what: String,
        /// What it is.
        thing: Thing,
    },
    /// So much lies in a folder that the rest of it is not looked at.
    Crowded {
        /// Which folder.
        what: String,
        /// How much was looked at.
        most: usize,
    },
    /// An own piece was missing or altered there, and has been written again.
    Mended(WriterId),
    /// A piece in the middle is missing: what comes after it waits.
    Missing {
        /// The series.
        writer: WriterId,
        /// The number of the entry that should follow.
        expected: u64,
    },
    /// The inventory's files are not all there yet: it waits.
    InventoryMissing,
    /// A station that the office has not accepted: what it wrote waits.
    UnknownKey {
        /// Its key.
        key: PublicKey,
        /// The name that it gave itself; empty if none. Raw.
        name: SmolStr,
    },
    /// A station that the office turned away: what it wrote since is not taken.
    TurnedAway {
        /// Its key.
        key: PublicKey,
        /// Its name, as the office knows it. Raw.
        name: SmolStr,
    },
    /// A series that says it belongs to another campaign than it does.
    WrongCampaign(WriterId),
    /// A series of another station that was written by two: the piece that came second is not taken.
    Forked(WriterId),
    /// The hub holds less of another station's series than is here: it was restored, or a file was taken away.
    Lost(WriterId),
    /// The office was met for the first time: whoever joins compares its key. From now on no other one is believed.
    FirstContact(PublicKey),
    /// The clock of this station was ahead: what it had stamped was put right.
    ClockPutRight {
        /// The own series.
        writer: WriterId,
        /// By how many minutes it was ahead.
        minutes: i64,
    },
    /// The office states more of a series than there is to be had: a piece was taken away.
    Withheld {
        /// The series.
        writer: WriterId,
        /// The name of its station, as the office knows it. Raw.
        name: SmolStr,
        /// How many entries are here.
        here: u64,
        /// How many the office states.
        stated: u64,
    },
    /// Entries of a series came without what they say. Their station may have erased it, or somebody at the hub did.
    Emptied {
        /// The series.
        writer: WriterId,
        /// The name of its station. Raw.
        name: SmolStr,
        /// How many.
        count: u64,
    },
    /// The office has not signed this revision of the inventory yet: it waits.
    NotStated(Revision),
    /// The office keeps no roster that could be held against the hub: what is missing there would not show.
    NothingStated,
    /// The clock of a station is ahead of this one by more than ten minutes.
    ClockAhead {
        /// The series.
        writer: WriterId,
        /// By how many minutes.
        minutes: i64,
    },
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_carries_no_password() {
        for (typed, kept) in [
            ("postgres://aud@h/d?sslmode=require", "postgres://aud@h/d?sslmode=require"),
            ("postgres://aud:s3cret@h:6000/d", "postgres://aud@h:6000/d"),
            ("postgresql://aud:s3c@ret@h/d?password=x&sslmode=require", "postgresql://aud@h/d?sslmode=require"),
            ("postgres://h?password=x", "postgres://h"),
        ] {
            assert_eq!(HubAddress::new(typed), HubAddress::Postgres(kept.to_owned()));
        }
        assert_eq!(HubAddress::new("/a:b@c"), HubAddress::Folder("/a:b@c".into()));
    }
}
