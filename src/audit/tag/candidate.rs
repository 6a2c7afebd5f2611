//! What a payload may name.

use smol_str::SmolStr;

/// The column of the inventory in which a candidate is looked up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Names {
    /// A tag, a serial, or (digits only) a number in the source software: the text does not show which.
    Any,
    /// An asset tag.
    Tag,
    /// A maker's serial number.
    Serial,
    /// A number in the software that printed the label.
    SourceId,
    /// A UUID.
    Uuid,
}

/// One possible meaning of a payload.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// The column in which to look it up.
    pub names: Names,
    /// The text to look up, as it is in the payload.
    pub text: SmolStr,
    /// The preference: at the same closeness, candidates of a lower rank win. Candidates of one rank must agree.
    pub rank: u8,
    /// Whether this meaning rests only on a convention (a removed letter). A device found by it is shown as
    /// approximate.
    pub hint: bool,
}

impl Candidate {
    pub(super) fn new(rank: u8, names: Names, text: impl AsRef<str>) -> Self {
        Self { names, text: SmolStr::new(text), rank, hint: false }
    }

    pub(super) fn hint(rank: u8, names: Names, text: impl AsRef<str>) -> Self {
        Self { hint: true, ..Self::new(rank, names, text) }
    }
}

/// The recognised form of a payload.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Form {
    /// A plain word: a tag, a serial or a number.
    Plain,
    /// One of Récol's own labels with a correct check character.
    Own,
    /// The form of an own label with a wrong check character: misread or mistyped.
    OwnMisread,
    /// A label of Snipe-IT.
    SnipeIt,
    /// A label of GLPI's barcode plugin.
    Glpi,
    /// A label of Homebox.
    Homebox,
    /// A label of Shelf.
    Shelf,
    /// A label of `InvenTree`.
    InvenTree,
    /// GS1: element string or Digital Link.
    Gs1,
    /// GS1 with a wrong check digit.
    Gs1Misread,
    /// A maker's support code.
    Maker,
    /// The identity that device management software shows on a screen, or another list of named values.
    Mdm,
    /// A code that names a place, not a device.
    Place,
    /// Anything else: unknown addresses, Wi-Fi, contact cards, binary.
    Foreign,
    /// Only blanks.
    Empty,
}

impl Form {
    /// Whether it is misread or mistyped according to its own check.
    #[must_use]
    pub const fn is_misread(self) -> bool {
        matches!(self, Self::OwnMisread | Self::Gs1Misread)
    }
}
