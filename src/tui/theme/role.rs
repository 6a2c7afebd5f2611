//! The roles: the meaning of a part of the screen, independent of its appearance.

use crate::audit::{
    finding::{Class, Code},
    standing::VerdictClass,
};

/// The meaning of a part of the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Role {
    /// As it should be.
    Right,
    /// To be noted.
    Attention,
    /// Wrong.
    Wrong,
    /// Unknown.
    Unknown,
    /// Nothing new.
    Again,
    /// Ordinary text.
    Plain,
    /// Less important text.
    Quiet,
    /// The chosen line.
    Cursor,
    /// A heading.
    Heading,
    /// A key in the footer.
    Key,
    /// The frame of a panel.
    Frame,
}

impl Role {
    /// The sign of a role with a message; a blank for the others.
    #[must_use]
    pub const fn sign(self) -> char {
        match self {
            Self::Right => '√',
            Self::Attention => '▲',
            Self::Wrong => '×',
            Self::Unknown => '?',
            Self::Again => '≡',
            Self::Cursor => '►',
            Self::Plain | Self::Quiet | Self::Heading | Self::Key | Self::Frame => ' ',
        }
    }
}

impl From<VerdictClass> for Role {
    fn from(class: VerdictClass) -> Self {
        match class {
            VerdictClass::Right => Self::Right,
            VerdictClass::Attention => Self::Attention,
            VerdictClass::Wrong => Self::Wrong,
            VerdictClass::Unknown => Self::Unknown,
            VerdictClass::Again => Self::Again,
        }
    }
}

impl From<Code> for Role {
    fn from(code: Code) -> Self {
        match (code, code.class()) {
            (_, Class::InOrder) => Self::Right,
            (_, Class::Open) => Self::Quiet,
            (Code::Unknown | Code::Unidentified, _) => Self::Unknown,
            (Code::Misplaced | Code::UnrecordedReturn | Code::SeenElsewhere | Code::Overdue, _) => Self::Attention,
            (_, Class::Discrepancy) => Self::Wrong,
        }
    }
}
