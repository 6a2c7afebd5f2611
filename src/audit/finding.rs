//! What a finding is: a code, a college, a subject. Every part of the program that concludes or stores findings builds
//! on this file.

use super::{
    ids::{EntryId, Tag},
    uai::Uai,
};
use serde::{Deserialize, Serialize};
use smol_str::SmolStr;

/// The seventeen findings. Those about presence come first, in their order of precedence; then those about identity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Code {
    /// Recorded lost or stolen, read here.
    Recovered,
    /// Recorded given away, retired or in repair, read here.
    GoneButPresent,
    /// Read here, recorded in another college or in none.
    Misassigned,
    /// Recorded here and on loan, read here.
    UnrecordedReturn,
    /// Recorded here, read in another room of this college.
    Misplaced,
    /// Recorded here and read in its room; or no room was recorded, or the read names none.
    Present,
    /// Recorded here, read in another college.
    SeenElsewhere,
    /// Recorded given away, retired, in repair, lost or stolen, and not read.
    NotExpected,
    /// On loan past its due date, and not read.
    Overdue,
    /// Assigned or on loan, and not read.
    OnLoan,
    /// Not drawn in a sampling visit, and not read.
    NotSampled,
    /// Stored here, its room or the visit closed, and not read.
    Missing,
    /// Stored here, its room still open, and not read.
    Pending,
    /// Read here, in no inventory.
    Unknown,
    /// Here without a readable tag, and nothing identifies the device.
    Unidentified,
    /// One tag on two devices.
    DuplicateTag,
    /// Tag and serial of one device belong to two recorded devices.
    SwappedTag,
}

/// What a finding means for the audit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// As it should be.
    InOrder,
    /// A discrepancy: somebody has to decide.
    Discrepancy,
    /// Not settled yet: the room is still open.
    Open,
}

impl Code {
    /// Every code, presence before identity, in the order in which codes are sorted and counted.
    pub const ALL: [Self; 17] = [
        Self::Recovered,
        Self::GoneButPresent,
        Self::Misassigned,
        Self::UnrecordedReturn,
        Self::Misplaced,
        Self::Present,
        Self::SeenElsewhere,
        Self::NotExpected,
        Self::Overdue,
        Self::OnLoan,
        Self::NotSampled,
        Self::Missing,
        Self::Pending,
        Self::Unknown,
        Self::Unidentified,
        Self::DuplicateTag,
        Self::SwappedTag,
    ];

    /// The code in files and on the command line.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Recovered => "recovered",
            Self::GoneButPresent => "gone_but_present",
            Self::Misassigned => "misassigned",
            Self::UnrecordedReturn => "unrecorded_return",
            Self::Misplaced => "misplaced",
            Self::Present => "present",
            Self::SeenElsewhere => "seen_elsewhere",
            Self::NotExpected => "not_expected",
            Self::Overdue => "overdue",
            Self::OnLoan => "on_loan",
            Self::NotSampled => "not_sampled",
            Self::Missing => "missing",
            Self::Pending => "pending",
            Self::Unknown => "unknown",
            Self::Unidentified => "unidentified",
            Self::DuplicateTag => "duplicate_tag",
            Self::SwappedTag => "swapped_tag",
        }
    }

    /// The finding with this code, if there is one.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|known| known.code() == code)
    }

    /// What it means for the audit.
    #[must_use]
    pub const fn class(self) -> Class {
        match self {
            Self::Present | Self::NotExpected | Self::OnLoan | Self::NotSampled => Class::InOrder,
            Self::Pending => Class::Open,
            Self::Recovered
            | Self::GoneButPresent
            | Self::Misassigned
            | Self::UnrecordedReturn
            | Self::Misplaced
            | Self::SeenElsewhere
            | Self::Overdue
            | Self::Missing
            | Self::Unknown
            | Self::Unidentified
            | Self::DuplicateTag
            | Self::SwappedTag => Class::Discrepancy,
        }
    }

    /// Whether it is a discrepancy.
    #[must_use]
    pub const fn is_discrepancy(self) -> bool {
        matches!(self.class(), Class::Discrepancy)
    }

    /// Whether it is about the identity of a label or a read, and not about the presence of a device.
    #[must_use]
    pub const fn is_identity(self) -> bool {
        match self {
            Self::Unknown | Self::Unidentified | Self::DuplicateTag | Self::SwappedTag => true,
            Self::Recovered
            | Self::GoneButPresent
            | Self::Misassigned
            | Self::UnrecordedReturn
            | Self::Misplaced
            | Self::Present
            | Self::SeenElsewhere
            | Self::NotExpected
            | Self::Overdue
            | Self::OnLoan
            | Self::NotSampled
            | Self::Missing
            | Self::Pending => false,
        }
    }
}

/// What a finding is about. It is named in a way that stays valid in other revisions and on other machines.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Subject {
    /// A recorded device.
    Device(Tag),
    /// The normalised text of a label that is in no inventory.
    Payload(SmolStr),
    /// A device without a readable tag, named by the entry that reports it.
    Entry(EntryId),
}

/// What the rules conclude about one subject in one college. Also the key under which a decision about it is stored.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Finding {
    /// The college.
    pub college: Uai,
    /// The conclusion.
    pub code: Code,
    /// What it is about.
    pub subject: Subject,
}

impl Finding {
    /// The position in sorted findings where a college begins: no finding of the college sorts before it.
    #[must_use]
    pub fn before_all_of(college: Uai) -> Self {
        let [code, ..] = Code::ALL;
        Self { college, code, subject: Subject::Device(Tag::default()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::audit::ids::WriterId;

    #[test]
    fn codes_are_listed_as_they_are_sorted_and_counted() {
        assert!(Code::ALL.is_sorted());
        assert!(Code::ALL.into_iter().enumerate().all(|(at, code)| code as usize == at));
    }

    #[test]
    fn no_finding_of_a_college_sorts_before_its_beginning() {
        let college = Uai::from_number(350_001).unwrap();
        let entry = EntryId { writer: WriterId([0; 16]), seq: 0 };
        let subjects = [Subject::Device(Tag::new("")), Subject::Payload("".into()), Subject::Entry(entry)];
        for (code, subject) in Code::ALL.into_iter().flat_map(|code| subjects.clone().map(|subject| (code, subject))) {
            assert!(Finding::before_all_of(college) <= Finding { college, code, subject });
        }
    }
}
