//! What a finding is based on: the device, the read that decides, the valid decision, the remarks.

use super::Standing;
use crate::audit::{
    finding::{Code, Finding, Subject},
    findings::identity::{duplicated, swapped},
    ids::RoomName,
    inventory::{Device, DeviceIx},
    journal::{About, Basis, StillId},
    ledger::{Decided, Note, Read, ReadIx, Unlabelled},
};

/// The evidence of one finding.
#[derive(Clone, Copy, Debug)]
pub struct Evidence<'a> {
    /// The recorded device, if the finding is about one.
    pub device: Option<(DeviceIx, &'a Device)>,
    /// The read that decides.
    pub read: Option<(ReadIx, &'a Read)>,
    /// The entry about a device without a readable tag.
    pub unlabelled: Option<&'a Unlabelled>,
    /// The valid decision; none if several contradict each other ([`Standing::conflict`]).
    pub decision: Option<&'a Decided>,
}

impl<'a> Evidence<'a> {
    /// The room that the finding is about: that of the read, or of the device without a label; otherwise the recorded one.
    #[must_use]
    pub fn room(&self) -> Option<&'a RoomName> {
        let spot = self.read.map(|(_, read)| &read.spot).or_else(|| self.unlabelled.map(|found| &found.spot));
        spot.and_then(|spot| spot.room.as_ref()).or_else(|| self.device.and_then(|(_, device)| device.room.as_ref()))
    }

    /// What a decision about the finding would be based on.
    #[must_use]
    pub fn basis(&self) -> Basis {
        let device = self.device.map(|(_, device)| device);
        Basis {
            read: self.read.map(|(_, read)| read.order.id()),
            college: device.and_then(|device| device.college),
            room: device.and_then(|device| device.room.clone()),
        }
    }
}

/// Whether decisions contradict each other.
fn contradict(open: &[&Decided]) -> bool {
    open.windows(2).any(|pair| matches!(pair, [a, b] if a.decided.decision != b.decided.decision))
}

impl Standing {
    /// Returns what a finding is based on.
    #[must_use]
    pub fn evidence(&self, finding: &Finding) -> Evidence<'_> {
        let (inventory, ledger, sightings) = (self.inventory(), self.ledger(), self.sightings());
        let mut evidence = Evidence { device: None, read: None, unlabelled: None, decision: None };
        match &finding.subject {
            Subject::Device(tag) => {
                evidence.device = inventory.by_tag(tag.as_str()).and_then(|ix| inventory.device(ix).map(|device| (ix, device)));
                evidence.read = match finding.code {
                    Code::DuplicateTag => duplicated(ledger, sightings, tag.as_str()),
                    Code::SwappedTag => swapped(ledger, sightings, tag.as_str()),
                    Code::Recovered
                    | Code::GoneButPresent
                    | Code::Misassigned
                    | Code::UnrecordedReturn
                    | Code::Misplaced
                    | Code::Present
                    | Code::SeenElsewhere
                    | Code::NotExpected
                    | Code::Overdue
                    | Code::OnLoan
                    | Code::NotSampled
                    | Code::Missing
                    | Code::Pending
                    | Code::Unknown
                    | Code::Unidentified => evidence.device.and_then(|(ix, _)| sightings.of_device(ledger, ix).next()),
                };
            }
            Subject::Payload(text) => {
                evidence.read = match finding.code {
                    Code::DuplicateTag => duplicated(ledger, sightings, text),
                    Code::Recovered
                    | Code::GoneButPresent
                    | Code::Misassigned
                    | Code::UnrecordedReturn
                    | Code::Misplaced
                    | Code::Present
                    | Code::SeenElsewhere
                    | Code::NotExpected
                    | Code::Overdue
                    | Code::OnLoan
                    | Code::NotSampled
                    | Code::Missing
                    | Code::Pending
                    | Code::Unknown
                    | Code::Unidentified
                    | Code::SwappedTag => sightings.of_unknown(ledger, text).next(),
                };
            }
            Subject::Entry(entry) => evidence.unlabelled = ledger.unlabelled_entry(*entry),
        }
        if ledger.decision(finding).is_some() {
            let open = self.applying(finding, &evidence.basis());
            evidence.decision = open.first().copied().filter(|_| !contradict(&open));
        }
        evidence
    }

    /// The open decisions that still apply. A decision based on another read or another recorded place does not.
    fn applying(&self, finding: &Finding, basis: &Basis) -> Vec<&Decided> {
        let mut open = self.ledger().open_decisions(finding);
        open.retain(|d| d.decided.basis.as_ref().is_none_or(|then| then == basis));
        open
    }

    /// The decisions about a finding that contradict each other, the latest first. They were made on stations that did
    /// not know of each other. As long as there are any, nothing is decided; a further decision resolves the conflict.
    #[must_use]
    pub fn conflict(&self, finding: &Finding) -> Vec<&Decided> {
        if self.ledger().decision(finding).is_none() {
            return Vec::new();
        }
        let open = self.applying(finding, &self.evidence(finding).basis());
        if contradict(&open) { open } else { Vec::new() }
    }

    /// A device read in another college than the recorded one has two findings: one in the recorded college, if it is
    /// visited, and one in the college of the read. Given one of them, returns the other. Settling one settles both.
    #[must_use]
    pub fn other_end(&self, finding: &Finding) -> Option<Finding> {
        let Subject::Device(tag) = &finding.subject else { return None };
        if finding.code.is_identity() {
            return None;
        }
        let ix = self.inventory().by_tag(tag.as_str())?;
        let home = self.inventory().device(ix)?.college.zip(self.at_home(ix));
        let (there, seen) = self.away(ix)?;
        let (home, recorded) = home.filter(|(_, code)| *code == Code::SeenElsewhere)?;
        let end = |college, code| Some(Finding { college, code, subject: finding.subject.clone() });
        match (finding.college, finding.code) {
            ends if ends == (home, recorded) => end(there, seen),
            ends if ends == (there, seen) => end(home, recorded),
            _ => None,
        }
    }

    /// The valid decision about a finding.
    #[must_use]
    pub fn decision(&self, finding: &Finding) -> Option<&Decided> {
        // Most findings have no decision. This is known without computing the evidence.
        self.ledger().decision(finding)?;
        self.evidence(finding).decision
    }

    /// The latest photograph in the notes about a finding.
    #[must_use]
    pub fn photograph(&self, finding: &Finding) -> Option<StillId> {
        self.notes(finding).iter().rev().find_map(|note| note.noted.still)
    }

    /// The remarks about the subject of a finding, on whichever of its reads they were made, earliest first.
    #[must_use]
    pub fn notes(&self, finding: &Finding) -> Vec<&Note> {
        let (inventory, ledger, sightings) = (self.inventory(), self.ledger(), self.sightings());
        if !ledger.has_notes() {
            return Vec::new();
        }
        let mut about: Vec<About> = Vec::new();
        match &finding.subject {
            Subject::Device(tag) => {
                about.push(About::Device(tag.clone()));
                let reads = inventory.by_tag(tag.as_str()).into_iter().flat_map(|ix| sightings.of_device(ledger, ix));
                about.extend(reads.map(|(_, read)| About::Entry(read.order.id())));
            }
            Subject::Payload(text) => {
                about.extend(sightings.of_unknown(ledger, text).map(|(_, read)| About::Entry(read.order.id())));
            }
            Subject::Entry(entry) => about.push(About::Entry(*entry)),
        }
        let mut notes: Vec<&Note> = about.iter().flat_map(|about| ledger.notes(about)).collect();
        notes.sort_by_key(|note| note.order);
        notes
    }
}
