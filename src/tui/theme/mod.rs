//! Roles, and their appearance on this terminal. Every role also has a sign or a weight, so that no colour is needed to
//! understand it.

mod ascii;
mod palette;
mod role;

pub use palette::{Depth, Palette};
pub use role::Role;

use ratatui::{
    buffer::Buffer,
    style::{Color, Modifier, Style},
};

/// How roles are drawn: with which colours and signs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Theme {
    /// The colours.
    pub palette: Palette,
    /// How many colours the terminal has.
    pub depth: Depth,
    /// Whether signs and lines are drawn in ASCII.
    pub ascii: bool,
}

impl Theme {
    /// Whether there are colours.
    #[must_use]
    pub fn has_colour(self) -> bool {
        self.depth != Depth::Mono
    }

    /// The style of a role's text.
    #[must_use]
    pub fn text(self, role: Role) -> Style {
        let style = Style::new();
        let style = match role {
            Role::Heading | Role::Key | Role::Wrong => style.add_modifier(Modifier::BOLD),
            Role::Cursor => style.add_modifier(Modifier::REVERSED),
            Role::Quiet | Role::Frame if !self.has_colour() => style.add_modifier(Modifier::DIM),
            _ => style,
        };
        match self.palette.ink(role) {
            Some(ink) if self.has_colour() => style.fg(self.depth.colour(ink)),
            _ => style,
        }
    }

    /// The style of a role's block: text on its colour, or reversed without colours.
    #[must_use]
    pub fn block(self, role: Role) -> Style {
        match self.palette.ink(role) {
            Some(ink) if self.has_colour() => Style::new().fg(self.depth.colour(self.palette.paper())).bg(self.depth.colour(ink)),
            _ => Style::new().add_modifier(Modifier::REVERSED),
        }
    }

    /// A grey of a picture; 0 is the darkest.
    #[must_use]
    pub fn grey(self, grey: u8) -> Color {
        self.depth.grey(grey)
    }

    /// The colour of a role over a camera's picture, in red, green and blue. Always a light one, whatever the
    /// background of the screen.
    #[must_use]
    pub const fn pigment(role: Role) -> [u8; 3] {
        match Palette::Dark.ink(role) {
            Some((rgb, _)) => rgb,
            None => [u8::MAX; 3],
        }
    }

    /// The same colour in the form that the terminal supports.
    #[must_use]
    pub fn ink(self, role: Role) -> Color {
        Palette::Dark.ink(role).map_or(Color::Reset, |ink| self.depth.colour(ink))
    }

    /// Applies to the whole screen after drawing: the palette's background, and the restriction to ASCII.
    pub fn finish(self, buffer: &mut Buffer) {
        let ground = self.palette.ground().filter(|_| self.has_colour());
        let ground = ground.map(|(text, ground)| (self.depth.colour(text), self.depth.colour(ground)));
        if ground.is_none() && !self.ascii {
            return;
        }
        for cell in &mut buffer.content {
            if let Some((text, ground)) = ground {
                cell.fg = if cell.fg == Color::Reset { text } else { cell.fg };
                cell.bg = if cell.bg == Color::Reset { ground } else { cell.bg };
            }
            let mut chars = cell.symbol().chars();
            if self.ascii
                && let (Some(c), None) = (chars.next(), chars.next())
                && let Some(plain) = ascii::plain(c)
            {
                cell.set_char(plain);
            }
        }
    }
}
