//! Syncs in words: the steps, and what was not in order.

use super::{lang::Lang, named::Named};
use crate::{
    audit::{ids::WriterId, text::printable_within},
    job::{SyncStep, SyncTrouble},
};

impl Named for SyncStep {
    fn key(&self) -> &'static str {
        match self {
            Self::Meet => "sync-step-meet",
            Self::Publish => "sync-step-publish",
            Self::Inventory => "sync-step-inventory",
            Self::Receive => "sync-step-receive",
            Self::Send => "sync-step-send",
        }
    }
}

/// What was not in order, and what becomes of it; made harmless.
#[must_use]
pub fn say_trouble(lang: Lang, trouble: &SyncTrouble) -> String {
    let series = |writer: &WriterId| {
        let id = writer.to_string();
        ("series", id.get(..6).unwrap_or(&id).to_owned().into())
    };
    match trouble {
        SyncTrouble::Altered { what, cause } => lang.say_with(
            "trouble-altered",
            &[("what", printable_within(what, 120).into()), ("cause", printable_within(cause, 120).into())],
        ),
        SyncTrouble::Mended(writer) => lang.say_with("trouble-mended", &[series(writer)]),
        SyncTrouble::Missing { writer, expected } => {
            let expected = i64::try_from(*expected).unwrap_or(i64::MAX);
            lang.say_with("trouble-missing", &[series(writer), ("expected", expected.into())])
        }
        SyncTrouble::UnknownKey { key, name } => {
            let key = key.to_string();
            let key = key.get(..16).unwrap_or(&key).to_owned();
            lang.say_with("trouble-unknown-key", &[("name", printable_within(name, 40).into()), ("key", key.into())])
        }
        SyncTrouble::InventoryMissing => lang.say("trouble-inventory-missing"),
        SyncTrouble::WrongCampaign(writer) => lang.say_with("trouble-wrong-campaign", &[series(writer)]),
        SyncTrouble::Forked(writer) => lang.say_with("trouble-forked", &[series(writer)]),
        SyncTrouble::Lost(writer) => lang.say_with("trouble-lost", &[series(writer)]),
        SyncTrouble::ClockAhead { writer, minutes } => {
            lang.say_with("trouble-clock-ahead", &[series(writer), ("minutes", (*minutes).into())])
        }
    }
}
