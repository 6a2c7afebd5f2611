//! Words for entries that are set aside: why nothing is concluded from them, and what would make them count.

use super::{lang::Lang, named::Named};
use crate::audit::{
    ids::EntryId,
    ledger::{Ledger, Reason},
    text::printable_within,
};
use std::collections::BTreeMap;

impl Named for Reason {
    fn key(&self) -> &'static str {
        match self {
            Self::NotOffice => "aside-not-office",
            Self::NotAccepted => "aside-not-accepted",
            Self::Refused => "aside-refused",
            Self::OutOfScope(_) => "aside-out-of-scope",
            Self::OutsideCampaign(_) => "aside-outside-campaign",
            Self::Unintroduced => "aside-unintroduced",
        }
    }
}

/// Why nothing is concluded from an entry, and what would make it count.
#[must_use]
pub fn say_reason(lang: Lang, reason: Reason) -> String {
    let college = reason.college().map(|college| college.to_string()).unwrap_or_default();
    lang.say_with(reason.key(), &[("college", college.into())])
}

/// The name of the station of an entry, as far as it is known.
#[must_use]
pub fn station_name(ledger: &Ledger, entry: EntryId) -> String {
    ledger.station(entry.writer).map_or_else(|| entry.writer.to_string(), |station| printable_within(&station.name, 40))
}

/// One line for each station and reason: how many entries are set aside, whose they are, and why.
#[must_use]
pub fn aside_lines(lang: Lang, ledger: &Ledger) -> Vec<String> {
    let mut counts: BTreeMap<(Reason, String), i64> = BTreeMap::new();
    for (entry, aside) in ledger.aside() {
        *counts.entry((aside.reason, station_name(ledger, entry))).or_default() += 1;
    }
    let line = |((reason, station), count): ((Reason, String), i64)| {
        let reason = say_reason(lang, reason);
        lang.say_with("aside-line", &[("count", count.into()), ("station", station.into()), ("reason", reason.into())])
    };
    counts.into_iter().map(line).collect()
}
