//! A device as the inventory records it.

use super::custody::Custody;
use crate::audit::{
    ids::{ProgrammeCode, RoomName, Serial, Tag},
    uai::Uai,
    word::Word,
};
use smol_str::SmolStr;

/// The kind of a device.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A laptop, ultraportables among them.
    Laptop,
    /// A tablet.
    Tablet,
    /// A desktop computer.
    Desktop,
    /// Anything else: screens, printers, trolleys…
    #[default]
    Other,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 4] = [Self::Laptop, Self::Tablet, Self::Desktop, Self::Other];

    /// The code in files: `laptop`, `tablet`, `desktop`, `other`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Laptop => "laptop",
            Self::Tablet => "tablet",
            Self::Desktop => "desktop",
            Self::Other => "other",
        }
    }

    /// The kind with this code, if there is one.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// One item of the inventory. Its identity is its tag; two devices of one revision never share one.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Device {
    /// The asset tag, as the inventory writes it (leading zeros kept).
    pub tag: Tag,
    /// The maker's serial number.
    pub serial: Option<Serial>,
    /// Maker and model in words.
    pub model: Word,
    /// The kind of device.
    pub kind: Kind,
    /// The programme by which it came.
    pub programme: Option<ProgrammeCode>,
    /// The delivery inside that programme, as `2020-12`.
    pub delivery: Option<Word>,
    /// Its owner (not its holder): a short name of an institution.
    pub owner: Option<Word>,
    /// Its recorded situation.
    pub custody: Custody,
    /// The college it is recorded in; `None` if it is recorded in none.
    pub college: Option<Uai>,
    /// The room it is recorded in; `None` if only the college is known.
    pub room: Option<RoomName>,
    /// Its number in the software that printed its label (the `id` of a Snipe-IT or GLPI address), and its UUID.
    pub aliases: Option<Box<Aliases>>,
}

/// Other names of a device, for labels that carry one of them instead of the tag.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Aliases {
    /// The number in the source software, as digits.
    pub source_id: Option<SmolStr>,
    /// The UUID, lower case with hyphens.
    pub uuid: Option<SmolStr>,
}

impl Device {
    /// The number in the source software, if recorded.
    #[must_use]
    pub fn source_id(&self) -> Option<&str> {
        self.aliases.as_ref()?.source_id.as_deref()
    }

    /// The UUID, if recorded.
    #[must_use]
    pub fn uuid(&self) -> Option<&str> {
        self.aliases.as_ref()?.uuid.as_deref()
    }
}
