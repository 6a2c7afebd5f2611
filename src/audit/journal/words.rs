//! The words of facts: how a device was read, the state of its label, its condition, what is proposed about it. Stored
//! as JSON, like the facts that contain them: new ones may be added, existing ones never change.

use serde::{Deserialize, Serialize};

/// How a device was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum By {
    /// By its tag, read by webcam or from a photograph.
    Camera,
    /// By its tag, read by a scanner that types.
    Wedge,
    /// By its tag, typed by hand.
    Typed,
    /// By its maker's serial number.
    Serial,
    /// By a tick on the list of expected devices.
    List,
}

impl By {
    /// Every way.
    pub const ALL: [Self; 5] = [Self::Camera, Self::Wedge, Self::Typed, Self::Serial, Self::List];

    /// The code in files: `camera`, `wedge`, `typed`, `serial`, `list`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Camera => "camera",
            Self::Wedge => "wedge",
            Self::Typed => "typed",
            Self::Serial => "serial",
            Self::List => "list",
        }
    }
}

/// What is wrong with the label of a device that has no readable tag.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Label {
    /// There is a label, but it cannot be read.
    Unreadable,
    /// There is no label.
    Absent,
}

/// The condition of a device.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Condition {
    /// Nothing is wrong with it.
    Good,
    /// Damaged.
    Damaged,
    /// A part of it is missing.
    Incomplete,
}

impl Condition {
    /// The code in files: `good`, `damaged`, `incomplete`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Good => "good",
            Self::Damaged => "damaged",
            Self::Incomplete => "incomplete",
        }
    }
}

/// What is missing from an incomplete device.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Lack {
    /// The charger.
    Charger,
    /// The pen.
    Pen,
}

impl Lack {
    /// The code in files: `charger`, `pen`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Charger => "charger",
            Self::Pen => "pen",
        }
    }
}

/// What a person proposes to the office about a discrepancy.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Decision {
    /// Record the device where it was read.
    CorrectInventory,
    /// Bring the device back to where it is recorded.
    SendBack,
    /// It was searched for and is not there.
    ConfirmMissing,
    /// It was stolen; evidence: the number of the complaint.
    ReportTheft,
    /// It is elsewhere for a good reason; evidence: the document that proves it.
    JustifiedAbsence,
    /// Enter it into the inventory.
    RegisterAsNew,
    /// Print its tag again.
    ReprintTag,
    /// Leave it as it is.
    AcceptAsIs,
}

impl Decision {
    /// Every decision.
    pub const ALL: [Self; 8] = [
        Self::CorrectInventory,
        Self::SendBack,
        Self::ConfirmMissing,
        Self::ReportTheft,
        Self::JustifiedAbsence,
        Self::RegisterAsNew,
        Self::ReprintTag,
        Self::AcceptAsIs,
    ];

    /// The code in files.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::CorrectInventory => "correct_inventory",
            Self::SendBack => "send_back",
            Self::ConfirmMissing => "confirm_missing",
            Self::ReportTheft => "report_theft",
            Self::JustifiedAbsence => "justified_absence",
            Self::RegisterAsNew => "register_as_new",
            Self::ReprintTag => "reprint_tag",
            Self::AcceptAsIs => "accept_as_is",
        }
    }

    /// The decision with this code, if there is one.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|d| d.code() == code)
    }

    /// Whether it is only accepted with evidence: a document, the number of a complaint.
    #[must_use]
    pub const fn needs_evidence(self) -> bool {
        matches!(self, Self::ReportTheft | Self::JustifiedAbsence)
    }
}
