//! `unidentified`: a device is here without a readable tag, and was identified neither by serial nor from the list.
//! Once it is identified, the entry is retracted and a read replaces it.

use crate::audit::{
    finding::{Code, Finding, Subject},
    ids::EntryId,
    ledger::Ledger,
};

/// The finding about an entry that reports such a device.
#[must_use]
pub fn unidentified(ledger: &Ledger, entry: EntryId) -> Option<Finding> {
    let found = ledger.unlabelled_entry(entry)?;
    Some(Finding { college: found.spot.college, code: Code::Unidentified, subject: Subject::Entry(entry) })
}
