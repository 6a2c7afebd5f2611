//! What a payload may name.

use smol_str::SmolStr;

/// Which column of the inventory a candidate is looked up in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Names {
    /// A tag, a serial, or (digits only) a number in the source program: the text does not say which.
    Any,
    /// An asset tag.
    Tag,
    /// A maker's serial number.
    Serial,
    /// A number in the program that printed the label.
    SourceId,
    /// A UUID.
    Uuid,
}

/// One reading of a payload.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// Where to look it up.
    pub names: Names,
    /// The text to look up, as it stands in the payload.
    pub text: SmolStr,
    /// Preference: candidates of a lower rank win at the same closeness; candidates of one rank must agree.
    pub rank: u8,
    /// A reading that rests on a mere convention (a stripped letter): whatever it finds is shown as approximate.
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

/// The form a payload was recognised in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Form {
    /// A plain word: a tag, a serial or a number.
    Plain,
    /// One of Récol's own labels, its check character right.
    Own,
    /// The form of an own label, its check character wrong: misread or mistyped.
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
    /// GS1 whose check digit is wrong.
    Gs1Misread,
    /// A maker's support code.
    Maker,
    /// The identity that a device management shows on a screen, or another list of named values.
    Mdm,
    /// A code that names a place, not a device.
    Place,
    /// Anything else: addresses of strangers, Wi-Fi, contact cards, binary.
    Foreign,
    /// Nothing but blanks.
    Empty,
}

impl Form {
    /// Whether its check says that it was misread or mistyped.
    #[must_use]
    pub const fn is_misread(self) -> bool {
        matches!(self, Self::OwnMisread | Self::Gs1Misread)
    }
}
