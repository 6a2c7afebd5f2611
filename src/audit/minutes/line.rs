//! One line of a list: a device or a label, what is recorded, what was read, what was decided.

use crate::audit::{
    finding::{Code, Finding, Subject},
    ids::{Author, RoomName},
    inventory::{CustodyKind, Kind},
    journal::Decision,
    moment::Moment,
    standing::Standing,
    uai::Uai,
};

/// A read, as far as a reader wants to know it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadAt {
    /// The college.
    pub college: Uai,
    /// The room, if the auditor named one.
    pub room: Option<RoomName>,
    /// When.
    pub at: Moment,
    /// By whom.
    pub author: Author,
}

/// A line. Texts are raw: whoever shows them escapes them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The finding.
    pub code: Code,
    /// The recorded tag; of what is in no inventory, the text that was read; empty for a device without a readable label.
    pub tag: String,
    /// The recorded serial, or the one that was read.
    pub serial: String,
    /// The model.
    pub model: String,
    /// The kind.
    pub kind: Option<Kind>,
    /// The owner.
    pub owner: String,
    /// The college and the room where it is recorded.
    pub recorded: (Option<Uai>, Option<RoomName>),
    /// Its recorded custody.
    pub custody: Option<CustodyKind>,
    /// The read that decides.
    pub read: Option<ReadAt>,
    /// The decision, if one holds.
    pub decision: Option<Decision>,
    /// Whether decisions contradict each other.
    pub conflict: bool,
    /// The cause of the decision.
    pub cause: String,
    /// Its evidence.
    pub evidence: String,
}

impl Line {
    /// The line of a finding.
    #[must_use]
    pub fn of(standing: &Standing, finding: &Finding) -> Self {
        let evidence = standing.evidence(finding);
        let device = evidence.device.map(|(_, device)| device);
        let read = evidence.read.map(|(_, read)| read);
        let text = |text: Option<&str>| text.unwrap_or_default().to_owned();
        let tag = match &finding.subject {
            Subject::Device(tag) => tag.as_str().to_owned(),
            Subject::Payload(_) => text(read.map(|read| read.kept.as_str())),
            Subject::Entry(_) => text(evidence.unlabelled.and_then(|found| found.note.as_deref())),
        };
        let serial = device.and_then(|d| d.serial.as_ref()).map(ToString::to_string);
        let serial = serial.or_else(|| Some(read?.maker_serial()?.kept.to_string()));
        let at = match (read, evidence.unlabelled) {
            (Some(read), _) => Some((&read.spot, read.at, &read.author)),
            (None, Some(found)) => Some((&found.spot, found.at, &found.author)),
            (None, None) => None,
        };
        let decided = evidence.decision.map(|decision| &decision.decided);
        Self {
            code: finding.code,
            tag,
            serial: serial.unwrap_or_default(),
            model: device.map(|device| device.model.to_string()).unwrap_or_default(),
            kind: device.and_then(|device| standing.inventory().kind_of(device)),
            owner: device.and_then(|device| device.owner.as_ref()).map(ToString::to_string).unwrap_or_default(),
            recorded: (device.and_then(|device| device.college), device.and_then(|device| device.room.clone())),
            custody: device.map(|device| device.custody.kind()),
            read: at.map(|(spot, at, author)| ReadAt {
                college: spot.college,
                room: spot.room.clone(),
                at,
                author: author.clone(),
            }),
            decision: decided.map(|decided| decided.decision),
            conflict: !standing.conflict(finding).is_empty(),
            cause: text(decided.and_then(|decided| decided.cause.as_deref())),
            evidence: text(decided.and_then(|decided| decided.evidence.as_deref())),
        }
    }
}
