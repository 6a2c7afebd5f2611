//! Who may state what in a campaign. The entries themselves contain the answer: the office's acceptances, scopes and
//! refusals.
//!
//! The office's last statement about a station covers all entries of that station. An earlier statement covers those
//! entries that the office had received before the next statement. One covering statement that allows an entry is
//! enough. So a wider scope counts for earlier reads too, and a narrower scope takes nothing away that the office
//! already had. No clock is used. Before the office opened its roster, everybody had the same rights. What the office
//! had received by then still counts.

use crate::audit::{
    ids::{EntryId, WriterId},
    journal::{Entry, Fact, Offices, Order, PublicKey, Reach, Scope},
    moment::Moment,
    uai::Uai,
};
use smol_str::SmolStr;
use std::collections::BTreeMap;

/// Why nothing is concluded from an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reason {
    /// Only the office may state this.
    NotOffice,
    /// The office has not accepted the station.
    NotAccepted,
    /// The office has refused the station.
    Refused,
    /// The station was not accepted for that college.
    OutOfScope(Uai),
    /// The campaign does not cover that college.
    OutsideCampaign(Uai),
    /// The first entry of its series, with station and key, is not here.
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

/// The right that a fact requires.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Need {
    /// None: any station with a series may state it.
    Nothing,
    /// The station must be accepted for that college.
    College(Uai),
    /// The author must be the office.
    Office,
}

impl Need {
    /// The right that a fact requires. For a retraction, the retracted entry is considered instead.
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
            | Fact::RecoveryNamed { .. }
            | Fact::OfficeTaken { .. }
            | Fact::Stated { .. }
            | Fact::Allotted { .. } => Self::Office,
            Fact::Joined { .. } | Fact::ClockSet { .. } | Fact::Retracted { .. } | Fact::Foreign(_) => Self::Nothing,
        }
    }
}

/// One statement of the office about one station: its scope, or `None` if it is refused.
#[derive(Clone, Debug)]
struct Word {
    scope: Option<Scope>,
    known: BTreeMap<WriterId, u64>,
}

/// What the office stated when it first called a station lost.
#[derive(Clone, Debug)]
pub(super) struct LostWord {
    pub(super) name: SmolStr,
    pub(super) at: Moment,
    pub(super) order: Order,
    /// Whether the office had ever accepted it before.
    pub(super) was_accepted: bool,
    pub(super) known: BTreeMap<WriterId, u64>,
}

/// The rights of all stations.
#[derive(Clone, Debug, Default)]
pub(super) struct Authority {
    /// The keys that are or were the office's; none before there is a hub.
    offices: Offices,
    keys: BTreeMap<WriterId, PublicKey>,
    /// How much of each series the office had when it opened its roster; `None` before that.
    began: Option<BTreeMap<WriterId, u64>>,
    words: BTreeMap<PublicKey, Vec<Word>>,
    /// The stations that were lost and not accepted since.
    pub(super) lost: BTreeMap<PublicKey, LostWord>,
    /// The station that opened the campaign, if it was not the office: it worked alone before it joined a hub.
    founder: Option<PublicKey>,
}

fn reached(known: &[Reach]) -> BTreeMap<WriterId, u64> {
    known.iter().map(|reach| (reach.writer, reach.seq)).collect()
}

impl Authority {
    /// Whether a fact changes anybody's rights.
    pub(super) const fn is_changed_by(fact: &Fact) -> bool {
        match fact {
            Fact::Joined { .. }
            | Fact::CampaignOpened { .. }
            | Fact::RosterOpened { .. }
            | Fact::StationAccepted { .. }
            | Fact::StationRefused { .. }
            | Fact::OfficeTaken { .. } => true,
            Fact::CampaignMoved { .. }
            | Fact::CampaignClosed {}
            | Fact::CampaignReopened {}
            | Fact::CampaignWidened { .. }
            | Fact::RecoveryNamed { .. }
            | Fact::Stated { .. }
            | Fact::Allotted { .. }
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

    /// Whether the rights are read from entries that state this.
    pub(super) const fn is_read_from(fact: &Fact) -> bool {
        fact.is_for_the_office() || matches!(fact, Fact::Joined { .. })
    }

    /// Reads the rights from these entries; `order` returns the place of each. Without an office everybody may state
    /// everything.
    pub(super) fn of(office: Option<PublicKey>, entries: &[Entry], order: impl Fn(&Entry) -> Order) -> Self {
        let mut authority = Self::default();
        let Some(office) = office else { return authority };
        authority.offices = Offices::of(&office, entries);
        let mut openings: Vec<(Order, WriterId)> = Vec::new();
        for entry in entries {
            if let Some(key) = entry.introduced() {
                authority.keys.insert(entry.id.writer, *key);
            }
            if matches!(entry.body.fact, Fact::CampaignOpened { .. }) {
                openings.push((order(entry), entry.id.writer));
            }
        }
        for entry in authority.offices.statements(entries) {
            match &entry.body.fact {
                Fact::RosterOpened { known } => {
                    authority.began.get_or_insert_with(|| reached(known));
                }
                Fact::StationAccepted { key, scope, known, .. } => {
                    authority.lost.remove(key);
                    let word = Word { scope: Some(scope.clone()), known: reached(known) };
                    authority.words.entry(*key).or_default().push(word);
                }
                Fact::StationRefused { key, name, known, lost } => {
                    let words = authority.words.entry(*key).or_default();
                    if *lost {
                        let was_accepted = words.iter().any(|word| word.scope.is_some());
                        authority.lost.entry(*key).or_insert_with(|| LostWord {
                            name: name.clone(),
                            at: entry.body.at,
                            order: order(entry),
                            was_accepted,
                            known: reached(known),
                        });
                    }
                    words.push(Word { scope: None, known: reached(known) });
                }
                Fact::Joined { .. }
                | Fact::CampaignOpened { .. }
                | Fact::CampaignMoved { .. }
                | Fact::CampaignClosed {}
                | Fact::CampaignReopened {}
                | Fact::CampaignWidened { .. }
                | Fact::RecoveryNamed { .. }
                | Fact::OfficeTaken { .. }
                | Fact::Stated { .. }
                | Fact::Allotted { .. }
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
        if !keys.iter().any(|key| authority.offices.include(key)) {
            authority.founder = openings.iter().find_map(|(order, writer)| {
                let key = authority.keys.get(writer).copied()?;
                authority.covered(order.id(), key, None).is_ok().then_some(key)
            });
        }
        authority
    }

    /// Whether the office's statements matter at all.
    const fn rules(&self) -> bool {
        self.began.is_some()
    }

    /// Whether an entry may state a fact that requires this right.
    ///
    /// # Errors
    /// The reason why not.
    pub(super) fn may(&self, entry: EntryId, need: Need) -> Result<(), Reason> {
        if !self.rules() || need == Need::Nothing {
            return Ok(());
        }
        if self.began.as_ref().is_some_and(|known| known.get(&entry.writer).is_some_and(|seq| entry.seq <= *seq)) {
            return Ok(());
        }
        let key = *self.keys.get(&entry.writer).ok_or(Reason::Unintroduced)?;
        if self.offices.wrote(entry, &key) {
            return Ok(());
        }
        match need {
            Need::Nothing => Ok(()),
            Need::Office if self.founder == Some(key) => Ok(()),
            Need::Office => Err(Reason::NotOffice),
            Need::College(college) => self.covered(entry, key, Some(college)),
        }
    }

    /// Whether one station may retract an entry of another, which required this right.
    pub(super) fn may_retract(&self, retraction: EntryId, target: EntryId, needed: Need) -> bool {
        let key = |entry: EntryId| self.keys.get(&entry.writer);
        if !self.rules() || retraction.writer == target.writer || key(retraction).is_some_and(|own| key(target) == Some(own)) {
            return true;
        }
        // A retraction, or an entry that required no right, may be retracted only by its author and the office.
        let need = if needed == Need::Nothing { Need::Office } else { needed };
        self.may(retraction, need).is_ok()
    }

    /// Whether a statement of the office covers an entry by this key: for one college, or for any college at all.
    fn covered(&self, entry: EntryId, key: PublicKey, college: Option<Uai>) -> Result<(), Reason> {
        if !self.rules() || self.offices.wrote(entry, &key) {
            return Ok(());
        }
        let words = self.words.get(&key).map(Vec::as_slice).unwrap_or_default();
        let mut reason = Reason::NotAccepted;
        for (at, word) in words.iter().enumerate() {
            // The next statement excludes the entries that the office had not received by then.
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
