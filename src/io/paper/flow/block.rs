//! What flows over pages.

use crate::io::paper::{code::Code, face::Face, jpeg::Jpeg, sheet::Ink};

/// A block.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    /// A heading.
    Heading {
        /// 1 for the title, 2 below it.
        level: u16,
        /// Its text.
        text: String,
    },
    /// A paragraph.
    Text {
        /// Its text.
        text: String,
        /// How it is written.
        style: Style,
    },
    /// A table.
    Table(Table),
    /// A code with its quiet zone, and lines beside it.
    Code {
        /// The code.
        code: Code,
        /// The side of a module in millimetres.
        module: f32,
        /// What it says, for readers of the screen.
        alt: String,
        /// What stands beside it.
        beside: Vec<String>,
    },
    /// Pictures, two side by side, each with lines below it.
    Pictures(Vec<Picture>),
    /// Boxes for signing, side by side.
    Signatures(Vec<Signature>),
    /// Free space, in millimetres.
    Gap(f32),
    /// What follows begins on a new page.
    NewPage,
}

/// A picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// The picture.
    pub jpeg: Jpeg,
    /// What it shows, for readers of the screen.
    pub alt: String,
    /// What stands below it.
    pub below: Vec<String>,
}

/// A box for signing: who signs, and what is to be written by hand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signature {
    /// The first line is who signs.
    pub lines: Vec<String>,
}

/// How a line is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// The title.
    Title,
    /// A heading.
    Heading,
    /// Running text.
    Plain,
    /// Running text that matters.
    Strong,
    /// What is beside the matter.
    Small,
}

impl Style {
    /// Its face.
    pub(super) const fn face(self) -> Face {
        match self {
            Self::Title | Self::Heading | Self::Strong => Face::Bold,
            Self::Plain | Self::Small => Face::Plain,
        }
    }

    /// Its size in points.
    pub(super) const fn size(self) -> f32 {
        match self {
            Self::Title => 15.0,
            Self::Heading => 11.5,
            Self::Plain | Self::Strong => 9.5,
            Self::Small => 8.0,
        }
    }

    /// Its colour.
    pub(super) const fn ink(self) -> Ink {
        match self {
            Self::Small => Ink::Grey,
            _ => Ink::Black,
        }
    }
}

/// A table; its heads are repeated on every page.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its rows, each with a cell for every column.
    pub rows: Vec<Vec<Content>>,
    /// Whether the first cell of a row names the row.
    pub named: bool,
}

/// A column.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    /// Its head; where all are empty, the table has no row of heads.
    pub head: String,
    /// Its share of the width, in proportion to the others.
    pub share: f32,
    /// Whether its cells stand on the right, as numbers do.
    pub right: bool,
}

impl Column {
    /// A column of text.
    #[must_use]
    pub fn new(head: impl Into<String>, share: f32) -> Self {
        Self { head: head.into(), share, right: false }
    }

    /// A column of numbers.
    #[must_use]
    pub fn number(head: impl Into<String>, share: f32) -> Self {
        Self { right: true, ..Self::new(head, share) }
    }
}

/// What stands in a cell.
#[derive(Clone, Debug, PartialEq)]
pub enum Content {
    /// Text.
    Text(String),
    /// A tag or a serial, in letters that nobody confuses.
    Tag(String),
    /// A box to tick by hand.
    Tick,
    /// Room to write by hand.
    Blank,
    /// A code with its quiet zone; the side of a module in millimetres, and what it says.
    Code(Code, f32, String),
}

impl Content {
    /// Text.
    pub fn text(text: impl ToString) -> Self {
        Self::Text(text.to_string())
    }
}
