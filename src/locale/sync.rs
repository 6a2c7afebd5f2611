//! Words for a sync: its steps, and what was not in order.

use super::{lang::Lang, named::Named, say_cause};
use crate::{
    audit::{ids::WriterId, journal::PublicKey, text::printable_within},
    job::{SyncStep, SyncTrouble, Thing},
};
use std::mem;

/// Up to this many troubles of one kind get a line each; more of them share one line.
const FEW: usize = 5;
/// How many of those are named.
const NAMED: usize = 4;

impl Named for SyncStep {
    fn key(&self) -> &'static str {
        match self {
            Self::Meet => "sync-step-meet",
            Self::Publish => "sync-step-publish",
            Self::Inventory => "sync-step-inventory",
            Self::Receive => "sync-step-receive",
            Self::Send => "sync-step-send",
            Self::Photographs => "sync-step-photographs",
        }
    }
}

impl Named for Thing {
    fn key(&self) -> &'static str {
        match self {
            Self::File => "thing-file",
            Self::Folder => "thing-folder",
            Self::Link => "thing-link",
            Self::Pipe => "thing-pipe",
            Self::Socket => "thing-socket",
            Self::Device => "thing-device",
        }
    }
}

/// The lines about what was not in order. Each trouble gets a line; if there are many of one kind, they share a line that counts
/// them and names the first ones. So a hub full of rubbish does not fill the screen.
#[must_use]
pub fn say_troubles(lang: Lang, troubles: &[SyncTrouble]) -> Vec<String> {
    let mut kinds: Vec<Vec<&SyncTrouble>> = Vec::new();
    for trouble in troubles {
        let alike = |kind: &&mut Vec<&SyncTrouble>| {
            kind.first().is_some_and(|first| mem::discriminant(*first) == mem::discriminant(trouble))
        };
        match kinds.iter_mut().find(alike) {
            Some(kind) => kind.push(trouble),
            None => kinds.push(vec![trouble]),
        }
    }
    let mut lines = Vec::new();
    for kind in kinds {
        match kind.split_first() {
            Some((first, rest)) if kind.len() > FEW => {
                let names: Vec<String> = rest.iter().take(NAMED).map(|trouble| about(trouble)).collect();
                let values = [
                    ("first", say_trouble(lang, first).into()),
                    ("count", i64::try_from(rest.len()).unwrap_or(i64::MAX).into()),
                    ("names", names.join(", ").into()),
                ];
                lines.push(lang.say_with("trouble-many", &values));
            }
            _ => lines.extend(kind.into_iter().map(|trouble| say_trouble(lang, trouble))),
        }
    }
    lines
}

/// What a trouble is about, in a few words; harmless to show.
fn about(trouble: &SyncTrouble) -> String {
    match trouble {
        SyncTrouble::Altered { what, .. }
        | SyncTrouble::Aside { what, .. }
        | SyncTrouble::Strange { what, .. }
        | SyncTrouble::Crowded { what, .. } => printable_within(what.rsplit(['/', '\\']).next().unwrap_or(what), 40),
        SyncTrouble::UnknownKey { key, .. } | SyncTrouble::TurnedAway { key, .. } => short_key(*key),
        SyncTrouble::HeldBack(device) => printable_within(device, 80),
        SyncTrouble::Mended(writer)
        | SyncTrouble::Missing { writer, .. }
        | SyncTrouble::WrongCampaign(writer)
        | SyncTrouble::Forked(writer)
        | SyncTrouble::Lost(writer)
        | SyncTrouble::ClockPutRight { writer, .. }
        | SyncTrouble::ClockAhead { writer, .. } => short_series(writer),
        SyncTrouble::Withheld { name, .. } | SyncTrouble::Emptied { name, .. } => printable_within(name, 40),
        SyncTrouble::NotStated(revision) => revision.to_string(),
        SyncTrouble::FirstContact(office) | SyncTrouble::OfficeChanged(office) => office.groups(),
        SyncTrouble::PhotographDamaged { what, .. } => printable_within(what.rsplit(['/', '\\']).next().unwrap_or(what), 40),
        SyncTrouble::PhotographLost(still) => still.short(),
        SyncTrouble::LacksRights(owner) => printable_within(owner, 63),
        SyncTrouble::InventoryMissing
        | SyncTrouble::NothingStated
        | SyncTrouble::NoPlaceForPhotographs
        | SyncTrouble::PhotographsWait { .. } => String::new(),
    }
}

fn short_series(writer: &WriterId) -> String {
    let id = writer.to_string();
    id.get(..6).unwrap_or(&id).to_owned()
}

fn short_key(key: PublicKey) -> String {
    let key = key.to_string();
    key.get(..16).unwrap_or(&key).to_owned()
}

/// What was not in order, and what happens to it; harmless to show.
fn say_trouble(lang: Lang, trouble: &SyncTrouble) -> String {
    let series = |writer: &WriterId| ("series", short_series(writer).into());
    match trouble {
        SyncTrouble::Altered { what, cause } => lang.say_with(
            "trouble-altered",
            &[("what", printable_within(what, 120).into()), ("cause", say_cause(lang, &printable_within(cause, 120)).into())],
        ),
        SyncTrouble::Aside { what, aside, cause } => lang.say_with(
            "trouble-aside",
            &[
                ("what", printable_within(what, 120).into()),
                ("aside", printable_within(aside, 60).into()),
                ("cause", say_cause(lang, &printable_within(cause, 120)).into()),
            ],
        ),
        SyncTrouble::Strange { what, thing } => {
            lang.say_with("trouble-strange", &[("what", printable_within(what, 120).into()), ("thing", lang.name(*thing).into())])
        }
        SyncTrouble::Crowded { what, most } => {
            let most = i64::try_from(*most).unwrap_or(i64::MAX);
            lang.say_with("trouble-crowded", &[("what", printable_within(what, 120).into()), ("most", most.into())])
        }
        SyncTrouble::Mended(writer) => lang.say_with("trouble-mended", &[series(writer)]),
        SyncTrouble::Missing { writer, expected } => {
            let expected = i64::try_from(*expected).unwrap_or(i64::MAX);
            lang.say_with("trouble-missing", &[series(writer), ("expected", expected.into())])
        }
        SyncTrouble::UnknownKey { key, name } => {
            let values = [("name", printable_within(name, 40).into()), ("key", short_key(*key).into())];
            lang.say_with("trouble-unknown-key", &values)
        }
        SyncTrouble::TurnedAway { key, name } => {
            let values = [("name", printable_within(name, 40).into()), ("key", short_key(*key).into())];
            lang.say_with("trouble-turned-away", &values)
        }
        SyncTrouble::InventoryMissing => lang.say("trouble-inventory-missing"),
        SyncTrouble::HeldBack(device) => lang.say_with("cli-held-back", &[("device", printable_within(device, 160).into())]),
        SyncTrouble::WrongCampaign(writer) => lang.say_with("trouble-wrong-campaign", &[series(writer)]),
        SyncTrouble::Forked(writer) => lang.say_with("trouble-forked", &[series(writer)]),
        SyncTrouble::Lost(writer) => lang.say_with("trouble-lost", &[series(writer)]),
        SyncTrouble::ClockPutRight { writer, minutes } => {
            lang.say_with("trouble-clock-put-right", &[series(writer), ("minutes", (*minutes).into())])
        }
        SyncTrouble::Withheld { writer, name, here, stated } => {
            let number = |count: &u64| i64::try_from(*count).unwrap_or(i64::MAX);
            let name = printable_within(name, 40);
            let values =
                [series(writer), ("name", name.into()), ("here", number(here).into()), ("stated", number(stated).into())];
            lang.say_with("trouble-withheld", &values)
        }
        SyncTrouble::Emptied { writer, name, count } => {
            let count = i64::try_from(*count).unwrap_or(i64::MAX);
            let values = [series(writer), ("name", printable_within(name, 40).into()), ("count", count.into())];
            lang.say_with("trouble-emptied", &values)
        }
        SyncTrouble::NotStated(revision) => lang.say_with("trouble-not-stated", &[("revision", revision.to_string().into())]),
        SyncTrouble::NothingStated => lang.say("trouble-nothing-stated"),
        SyncTrouble::FirstContact(office) => lang.say_with("trouble-first-contact", &[("key", office.groups().into())]),
        SyncTrouble::OfficeChanged(office) => lang.say_with("trouble-office-changed", &[("key", office.groups().into())]),
        SyncTrouble::ClockAhead { writer, minutes } => {
            lang.say_with("trouble-clock-ahead", &[series(writer), ("minutes", (*minutes).into())])
        }
        SyncTrouble::NoPlaceForPhotographs => lang.say("trouble-no-place-for-photographs"),
        SyncTrouble::LacksRights(owner) => {
            lang.say_with("trouble-lacks-rights", &[("owner", printable_within(owner, 63).into())])
        }
        SyncTrouble::PhotographsWait { count, cause } => {
            let count = i64::try_from(*count).unwrap_or(i64::MAX);
            let cause = say_cause(lang, &printable_within(cause, 120));
            lang.say_with("trouble-photographs-wait", &[("count", count.into()), ("cause", cause.into())])
        }
        SyncTrouble::PhotographDamaged { what, cause } => lang.say_with(
            "trouble-photograph-damaged",
            &[("what", printable_within(what, 120).into()), ("cause", say_cause(lang, &printable_within(cause, 120)).into())],
        ),
        SyncTrouble::PhotographLost(still) => lang.say_with("trouble-photograph-lost", &[("photograph", still.short().into())]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_of_a_kind_are_one_line() {
        let junk = |at: usize| SyncTrouble::Altered {
            what: format!("/hub/journal/ab/rubbish.{at:05}\u{1b}[2J"),
            cause: "not a segment".into(),
        };
        let mut troubles: Vec<SyncTrouble> = (0..50_000).map(junk).collect();
        troubles.insert(7, SyncTrouble::InventoryMissing);
        troubles.push(SyncTrouble::Lost(WriterId([1; 16])));
        for lang in Lang::ALL {
            let lines = say_troubles(lang, &troubles);
            assert_eq!(lines.len(), 3, "{lines:?}");
            let number: String = lines[0].chars().filter(char::is_ascii_digit).collect();
            assert!(
                number.contains("49999") && lines[0].contains("rubbish.00000") && lines[0].contains("rubbish.00004"),
                "{lines:?}"
            );
            assert!(!lines[0].contains(['\u{1b}', '\n']) && lines[0].chars().count() < 500, "{lines:?}");
            // A few are said each.
            let few: Vec<SyncTrouble> = (0..FEW).map(junk).collect();
            assert_eq!(say_troubles(lang, &few).len(), FEW);
        }
    }
}
