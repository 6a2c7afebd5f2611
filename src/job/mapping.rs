//! The mapping of a foreign file: what its columns and its words mean, as plain data. Récol proposes one, a person confirms it,
//! and it is kept for the next file of the same source.

use super::table::TableKind;
use crate::audit::{
    ids::RoomName,
    inventory::{CustodyKind, InventoryColumn, Kind},
    uai::Uai,
};

/// What the columns and the words of one source mean.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mapping {
    /// The name of the source, for people: `GLPI`, or the name of the file without its ending.
    pub source: String,
    /// The table that its files contain.
    pub table: TableKind,
    /// Its columns, in the order of the file. Two of them may have the same header.
    pub columns: Vec<MappedColumn>,
    /// Its words, each once for each question.
    pub words: Vec<MappedWord>,
    /// The college of the devices whose row names none; `None` leaves them without one.
    pub college: Option<Uai>,
}

impl Mapping {
    /// Whether every header is Récol's own name of what it means: there is nothing to confirm.
    #[must_use]
    pub fn is_plain(&self) -> bool {
        let own = |column: &MappedColumn| matches!(column.means, Means::Column(means) if means.code() == column.header);
        self.columns.iter().all(own) && self.words.is_empty() && self.college.is_none()
    }
}

/// What one column of a file means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MappedColumn {
    /// The header as written, printable.
    pub header: String,
    /// What it means.
    pub means: Means,
}

/// What a column can mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Means {
    /// A column of Récol's.
    Column(InventoryColumn),
    /// The serial number, and the tag as well: this source has no tags.
    SerialAsTag,
    /// The place of a device as a path, or in words: its college and its room ([`WordOf::Place`]). It takes the place of a
    /// column of rooms.
    Place,
    /// Who has a device. It is not imported; a filled cell means that somebody has it.
    Keeper,
    /// Whether a device is with a person or in a place.
    CheckoutKind,
    /// The place that a device is with; or the person, if a [`Self::CheckoutKind`] says so. A person is not imported.
    CheckoutPlace,
    /// Something else about persons. It is not imported.
    Personal,
    /// Nothing that is imported.
    Ignored,
}

/// The questions that a word answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum WordOf {
    /// The situation of a device.
    Custody,
    /// The kind of a device.
    Kind,
    /// The college, in the words of the source.
    College,
    /// The place: college and room.
    Place,
}

/// What one word of a source means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MappedWord {
    /// The question that it answers.
    pub of: WordOf,
    /// The word as written, printable. It is compared without case and accents.
    pub word: String,
    /// What it means.
    pub means: WordMeans,
}

/// What a word can mean.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WordMeans {
    /// This custody.
    Custody(CustodyKind),
    /// The device is in use: who has it decides its custody. If the file says who has a device, one of nobody is stored.
    InUse,
    /// This kind.
    Kind(Kind),
    /// This college.
    College(Uai),
    /// This place; a part is `None` if the word says nothing about it.
    Place {
        /// The college.
        college: Option<Uai>,
        /// The room.
        room: Option<RoomName>,
    },
    /// Rows with it are held back: nobody knows what it means.
    HeldBack,
}

/// What Récol proposes for a file before it is imported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// The proposed mapping. With it the file can be imported as it is; a word that nobody answered holds back its rows.
    pub mapping: Mapping,
    /// Whether it is the mapping that was confirmed before for this source. Then only what is in `asked` is new.
    pub confirmed: bool,
    /// For each column: a few of its cells, printable. Empty for a column about persons and for an unknown one whose cells may be.
    pub samples: Vec<Vec<String>>,
    /// The words that wait for an answer, those of the most rows first; at most a thousand for each question.
    pub asked: Vec<AskedWord>,
    /// How many rows wait for a word that is not in `asked`: one too many, or one that may name a person.
    pub unasked: u64,
    /// How many rows the file has.
    pub rows: u64,
}

/// A word that waits for an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AskedWord {
    /// The question.
    pub of: WordOf,
    /// The word as written, printable. Never one that may name a person.
    pub word: String,
    /// How many rows have it.
    pub rows: u64,
    /// What it perhaps means.
    pub near: Option<WordMeans>,
}
