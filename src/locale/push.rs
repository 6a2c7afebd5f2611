//! The notes of audits that another software is given.

use super::{lang::Lang, verdict::spot_name};
use crate::audit::{give_back::Asked, ledger::Read, standing::Standing, text::printable_within};

/// The most characters of a cause in a note.
const CAUSE: usize = 200;

/// What the audit of a decision says: campaign, finding, decision and day.
#[must_use]
pub fn say_decided_note(lang: Lang, standing: &Standing, asked: &Asked) -> String {
    let said = [
        ("campaign", campaign(standing).into()),
        ("finding", lang.name(asked.code).into()),
        ("decision", lang.name(asked.decision).into()),
        ("day", asked.at.date().to_string().into()),
    ];
    let note = lang.say_with("push-note-decided", &said);
    match &asked.cause {
        Some(cause) => format!("{note} \u{b7} {}", printable_within(cause, CAUSE)),
        None => note,
    }
}

/// What the audit of a read says: campaign, moment and place.
#[must_use]
pub fn say_read_note(lang: Lang, standing: &Standing, read: &Read) -> String {
    let place = spot_name(standing.inventory(), &read.spot);
    let at = format!("{} {}", read.at.date(), read.at.clock());
    lang.say_with("push-note-read", &[("campaign", campaign(standing).into()), ("at", at.into()), ("place", place.into())])
}

fn campaign(standing: &Standing) -> String {
    standing.ledger().campaign().map(|campaign| printable_within(&campaign.name, 60)).unwrap_or_default()
}
