//! Roles, and what they look like. Every role is told by a sign or a weight too: no colour is needed to understand.

use crate::audit::{
    finding::{Class, Code},
    standing::VerdictClass,
};
use ratatui::style::{Color, Modifier, Style};

/// What a piece of the screen means.
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
    /// The sign of a role that tells something; a blank for the others.
    #[must_use]
    pub const fn sign(self) -> char {
        match self {
            Self::Right => '✔',
            Self::Attention => '▲',
            Self::Wrong => '✖',
            Self::Unknown => '?',
            Self::Again => '⟳',
            Self::Cursor => '▸',
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

/// How roles are drawn: in colour on a dark ground, or by weight alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Theme {
    /// Whether colours are used.
    pub colour: bool,
}

/// Colours of the 256 that nearly every terminal has, light enough to be told apart on a dark ground in bad light.
const fn colour_of(role: Role) -> Option<Color> {
    Some(Color::Indexed(match role {
        Role::Right => 78,
        Role::Attention => 220,
        Role::Wrong => 203,
        Role::Unknown => 177,
        Role::Again => 110,
        Role::Quiet => 246,
        Role::Frame => 240,
        Role::Key => 117,
        Role::Heading => 231,
        Role::Plain | Role::Cursor => return None,
    }))
}

/// Red, green and blue of one of the 240 colours that terminals share: a cube of six steps a side, then 24 greys.
fn pigment_of(index: u8) -> [u8; 3] {
    if index >= 232 {
        return [8 + 10 * (index - 232); 3];
    }
    let step = |n: u8| if n == 0 { 0 } else { 55 + 40 * n };
    let place = index.saturating_sub(16);
    [step(place / 36), step(place / 6 % 6), step(place % 6)]
}

impl Theme {
    /// Text of a role.
    #[must_use]
    pub fn text(self, role: Role) -> Style {
        let style = Style::new();
        let style = match role {
            Role::Heading | Role::Key | Role::Wrong => style.add_modifier(Modifier::BOLD),
            Role::Cursor => style.add_modifier(Modifier::REVERSED),
            Role::Quiet | Role::Frame if !self.colour => style.add_modifier(Modifier::DIM),
            _ => style,
        };
        match colour_of(role) {
            Some(colour) if self.colour => style.fg(colour),
            _ => style,
        }
    }

    /// A block of a role: dark text on its colour, reversed where there is none.
    #[must_use]
    pub fn block(self, role: Role) -> Style {
        match colour_of(role) {
            Some(colour) if self.colour => Style::new().fg(Color::Indexed(16)).bg(colour),
            _ => Style::new().add_modifier(Modifier::REVERSED),
        }
    }

    /// One of 24 greys, 0 the darkest.
    #[must_use]
    pub fn grey(self, level: u8) -> Color {
        if self.colour { Color::Indexed(232 + level.min(23)) } else { Color::Reset }
    }

    /// The colour of a role in red, green and blue, for drawing in pixels.
    #[must_use]
    pub fn pigment(self, role: Role) -> [u8; 3] {
        match colour_of(role) {
            Some(Color::Indexed(index)) => pigment_of(index),
            _ => [u8::MAX; 3],
        }
    }

    /// The colour of a role, for drawing that is no text.
    #[must_use]
    pub fn ink(self, role: Role) -> Color {
        colour_of(role).filter(|_| self.colour).unwrap_or(Color::Reset)
    }
}
