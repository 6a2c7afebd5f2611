//! Who may say what in a campaign, as the entries themselves tell it: the office's acceptances, scopes and refusals.
//!
//! What the office says of a station covers everything that it had not received of it by then, and everything before that no
//! later word had cut off: a scope that grows counts for earlier reads too, one that shrinks takes nothing away that the
//! office had. No clock is asked. Before the office opened its roster everybody spoke alike; what it had received by then
//! goes on to count.

use crate::audit::{
    ids::{EntryId, WriterId},
    journal::{Entry, Fact, Order, PublicKey, Reach, Scope, written_with},
    uai::Uai,
};
use std::collections::BTreeMap;

/// Why an entry concludes nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reason {
    /// Only the office may say that.
    NotOffice,
    /// The office has not accepted the station.
    NotAccepted,
    /// The office has turned the station away.
    Refused,
    /// The station was not accepted for that college.
    OutOfScope(Uai),
    /// The campaign does not go to that college.
    OutsideCampaign(Uai),
    /// Its series does not begin with its station and key here.
    Unintroduced,
}

impl Reason {
    /// Its code in files.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::NotOffice => "not_office",
            Self::NotAccepted => "not_accepted",
            Self::Refused => "refused",
            Self::OutOfScope(_) => "out_of_scope",
            Self::OutsideCampaign(_) => "outside_campaign",
            Self::Unintroduced => "unintroduced",
        }
    }

    /// The college that it is about.
    #[must_use]
    pub const fn college(self) -> Option<Uai> {
        match self {
            Self::OutOfScope(college) | Self::OutsideCampaign(college) => Some(college),
            Self::NotOffice | Self::NotAccepted | Self::Refused | Self::Unintroduced => None,
        }
    }
}

/// What it takes to say something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Need {
    /// Nothing: anybody who has a series may.
    Nothing,
    /// To be accepted for that college.
    College(Uai),
    /// To be the office.
    Office,
}

impl Need {
    /// What a fact needs. What takes another entry back is asked about that entry.
    pub(super) const fn of(fact: &Fact) -> Self {
        match fact {
            Fact::VisitOpened { college } | Fact::VisitClosed { college } | Fact::WentFull { college } => Self::College(*college),
            Fact::RoomOpened(place) | Fact::RoomClosed(place) => Self::College(place.college),
            Fact::Seen(seen) => Self::College(seen.spot.college),
            Fact::Unlabelled { spot, .. } => Self::College(spot.college),
            Fact::Noted(noted) => Self::College(noted.college),
            Fact::Decided(decided) => Self::College(decided.finding.college),
            Fact::CampaignOpened { .. }
            | Fact::CampaignMoved { .. }
            | Fact::CampaignClosed {}
            | Fact::CampaignReopened {}
            | Fact::CampaignWidened { .. }
            | Fact::RosterOpened { .. }
            | Fact::StationAccepted { .. }
            | Fact::StationRefused { .. }
            | Fact::Stated { .. } => Self::Office,
            Fact::Joined { .. } | Fact::ClockSet { .. } | Fact::Retracted { .. } | Fact::Foreign(_) => Self::Nothing,
        }
    }
}

/// What the office said of one station at one time: its scope, or that it is turned away.
#[derive(Clone, Debug)]
struct Word {
    scope: Option<Scope>,
    known: BTreeMap<WriterId, u64>,
}

/// Who may say what.
#[derive(Clone, Debug, Default)]
pub(super) struct Authority {
    office: Option<PublicKey>,
    keys: BTreeMap<WriterId, PublicKey>,
    /// How far the office knew each series when it opened its roster; `None` before.
    began: Option<BTreeMap<WriterId, u64>>,
    words: BTreeMap<PublicKey, Vec<Word>>,
    /// Who opened the campaign, where that was not the office: alone, before it joined.
    founder: Option<PublicKey>,
}

fn reached(known: &[Reach]) -> BTreeMap<WriterId, u64> {
    known.iter().map(|reach| (reach.writer, reach.seq)).collect()
}

impl Authority {
    /// Whether a fact changes who may say what.
    pub(super) const fn is_changed_by(fact: &Fact) -> bool {
        match fact {
            Fact::Joined { .. }
            | Fact::CampaignOpened { .. }
            | Fact::RosterOpened { .. }
            | Fact::StationAccepted { .. }
            | Fact::StationRefused { .. } => true,
            Fact::CampaignMoved { .. }
            | Fact::CampaignClosed {}
            | Fact::CampaignReopened {}
            | Fact::CampaignWidened { .. }
            | Fact::Stated { .. }
            | Fact::ClockSet { .. }
            | Fact::WentFull { .. }
            | Fact::VisitOpened { .. }
            | Fact::VisitClosed { .. }
            | Fact::RoomOpened(_)
            | Fact::RoomClosed(_)
            | Fact::Seen(_)
            | Fact::Unlabelled { .. }
            | Fact::Noted(_)
            | Fact::Decided(_)
            | Fact::Retracted { .. }
            | Fact::Foreign(_) => false,
        }
    }

    /// What these entries say; `order` tells the place of each. Without an office everybody may say everything.
    pub(super) fn of(office: Option<PublicKey>, entries: &[Entry], order: impl Fn(&Entry) -> Order) -> Self {
        let mut authority = Self { office, ..Self::default() };
        let Some(office) = office else { return authority };
        let mut openings: Vec<(Order, WriterId)> = Vec::new();
        for entry in entries {
            if let Some(key) = entry.introduced() {
                authority.keys.insert(entry.id.writer, *key);
            }
            if matches!(entry.body.fact, Fact::CampaignOpened { .. }) {
                openings.push((order(entry), entry.id.writer));
            }
        }
        for entry in written_with(&office, entries) {
            match &entry.body.fact {
                Fact::RosterOpened { known } => {
                    authority.began.get_or_insert_with(|| reached(known));
                }
                Fact::StationAccepted { key, scope, known, .. } => {
                    let word = Word { scope: Some(scope.clone()), known: reached(known) };
                    authority.words.entry(*key).or_default().push(word);
                }
                Fact::StationRefused { key, known, .. } => {
                    authority.words.entry(*key).or_default().push(Word { scope: None, known: reached(known) });
                }
                Fact::Joined { .. }
                | Fact::CampaignOpened { .. }
                | Fact::CampaignMoved { .. }
                | Fact::CampaignClosed {}
                | Fact::CampaignReopened {}
                | Fact::CampaignWidened { .. }
                | Fact::Stated { .. }
                | Fact::ClockSet { .. }
                | Fact::WentFull { .. }
                | Fact::VisitOpened { .. }
                | Fact::VisitClosed { .. }
                | Fact::RoomOpened(_)
                | Fact::RoomClosed(_)
                | Fact::Seen(_)
                | Fact::Unlabelled { .. }
                | Fact::Noted(_)
                | Fact::Decided(_)
                | Fact::Retracted { .. }
                | Fact::Foreign(_) => {}
            }
        }
        openings.sort_unstable();
        let keys: Vec<PublicKey> = openings.iter().filter_map(|(_, writer)| authority.keys.get(writer).copied()).collect();
        if !keys.contains(&office) {
            authority.founder = openings.iter().find_map(|(order, writer)| {
                let key = authority.keys.get(writer).copied()?;
                authority.covered(order.id(), key, None).is_ok().then_some(key)
            });
        }
        authority
    }

    /// Whether the office's word is asked for at all.
    const fn rules(&self) -> bool {
        self.office.is_some() && self.began.is_some()
    }

    /// Whether an entry may say what needs that.
    ///
    /// # Errors
    /// Why not.
    pub(super) fn may(&self, entry: EntryId, need: Need) -> Result<(), Reason> {
        if !self.rules() || need == Need::Nothing {
            return Ok(());
        }
        if self.began.as_ref().is_some_and(|known| known.get(&entry.writer).is_some_and(|seq| entry.seq <= *seq)) {
            return Ok(());
        }
        let key = *self.keys.get(&entry.writer).ok_or(Reason::Unintroduced)?;
        if self.office == Some(key) {
            return Ok(());
        }
        match need {
            Need::Nothing => Ok(()),
            Need::Office if self.founder == Some(key) => Ok(()),
            Need::Office => Err(Reason::NotOffice),
            Need::College(college) => self.covered(entry, key, Some(college)),
        }
    }

    /// Whether one station may take back what another wrote, which needed that.
    pub(super) fn may_retract(&self, retraction: EntryId, target: EntryId, needed: Need) -> bool {
        let key = |entry: EntryId| self.keys.get(&entry.writer);
        if !self.rules() || retraction.writer == target.writer || key(retraction).is_some_and(|own| key(target) == Some(own)) {
            return true;
        }
        // Taking back a retraction, or a remark on nothing in particular, is a matter of its author and the office.
        let need = if needed == Need::Nothing { Need::Office } else { needed };
        self.may(retraction, need).is_ok()
    }

    /// Whether a word of the office covers an entry of a key: for a college, or for any.
    fn covered(&self, entry: EntryId, key: PublicKey, college: Option<Uai>) -> Result<(), Reason> {
        if !self.rules() || self.office == Some(key) {
            return Ok(());
        }
        let words = self.words.get(&key).map(Vec::as_slice).unwrap_or_default();
        let mut reason = Reason::NotAccepted;
        for (at, word) in words.iter().enumerate() {
            // The next word cuts off what had not reached the office by then.
            let holds = words.get(at + 1).is_none_or(|next| next.known.get(&entry.writer).is_some_and(|seq| entry.seq <= *seq));
            if !holds {
                continue;
            }
            match (&word.scope, college) {
                (Some(_), None) => return Ok(()),
                (Some(scope), Some(college)) if scope.holds(Some(college)) => return Ok(()),
                (Some(_), Some(college)) => reason = Reason::OutOfScope(college),
                (None, _) => reason = Reason::Refused,
            }
        }
        Err(reason)
    }
}
