//! What a finding rests on: the device, the read that decides, the decision that holds.

use super::Standing;
use crate::audit::{
    finding::{Code, Finding, Subject},
    inventory::{Device, DeviceIx},
    ledger::{Decided, Read, ReadIx, Unlabelled},
};

/// The evidence of one finding.
#[derive(Clone, Copy, Debug)]
pub struct Evidence<'a> {
    /// The recorded device, where the finding is about one.
    pub device: Option<(DeviceIx, &'a Device)>,
    /// The read that decides.
    pub read: Option<(ReadIx, &'a Read)>,
    /// The entry about a device without a readable tag.
    pub unlabelled: Option<&'a Unlabelled>,
    /// The decision that holds.
    pub decision: Option<&'a Decided>,
}

impl Standing {
    /// What a finding rests on.
    #[must_use]
    pub fn evidence(&self, finding: &Finding) -> Evidence<'_> {
        let (inventory, ledger, sightings) = (self.inventory(), self.ledger(), self.sightings());
        let decision = ledger.decision(finding);
        let mut evidence = Evidence { device: None, read: None, unlabelled: None, decision };
        match &finding.subject {
            Subject::Device(tag) => {
                evidence.device = inventory.by_tag(tag.as_str()).and_then(|ix| inventory.device(ix).map(|device| (ix, device)));
                evidence.read = match finding.code {
                    Code::DuplicateTag | Code::SwappedTag => sightings.of_label(ledger, tag.as_str()).next(),
                    _ => evidence.device.and_then(|(ix, _)| sightings.of_device(ledger, ix).next()),
                };
            }
            Subject::Payload(text) => {
                evidence.read = sightings.of_unknown(ledger, text).next().or_else(|| sightings.of_label(ledger, text).next());
            }
            Subject::Entry(entry) => evidence.unlabelled = ledger.unlabelled_entry(*entry),
        }
        evidence
    }
}
