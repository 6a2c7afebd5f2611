//! `unknown`: read here, in no inventory. A text that fits several devices counts as none of them.

use crate::audit::{
    finding::{Code, Finding, Subject},
    findings::sightings::Sightings,
    ledger::Ledger,
};
use smol_str::SmolStr;

/// The finding about a text that matches no device of the inventory.
#[must_use]
pub fn unknown(ledger: &Ledger, sightings: &Sightings, text: &SmolStr) -> Option<Finding> {
    let (_, read) = sightings.of_unknown(ledger, text).next()?;
    Some(Finding { college: read.spot.college, code: Code::Unknown, subject: Subject::Payload(text.clone()) })
}
