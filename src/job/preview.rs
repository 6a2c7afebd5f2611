//! How the lens' picture is drawn on this terminal, and why so: plain data.

/// A way to draw the lens' picture.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Way {
    /// Not at all.
    Off,
    /// Two pixels a cell, in half blocks; without colours, in characters.
    #[default]
    Blocks,
    /// Pixels, by kitty's graphics protocol.
    Kitty,
    /// Pixels, by iTerm2's inline images.
    Iterm2,
    /// Pixels, by sixels.
    Sixel,
}

impl Way {
    /// Every way.
    pub const ALL: [Self; 5] = [Self::Off, Self::Blocks, Self::Kitty, Self::Iterm2, Self::Sixel];

    /// Its name in settings.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Off => "off",
            Self::Blocks => "blocks",
            Self::Kitty => "kitty",
            Self::Iterm2 => "iterm2",
            Self::Sixel => "sixel",
        }
    }

    /// The way of a name, in letters of any case.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|way| way.name().eq_ignore_ascii_case(name.trim()))
    }

    /// Whether the terminal is given pixels: then it has to be known how many a cell has.
    #[must_use]
    pub const fn is_pixels(self) -> bool {
        matches!(self, Self::Kitty | Self::Iterm2 | Self::Sixel)
    }
}

/// Why a way was chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// It was asked for.
    Asked,
    /// The terminal is known to show it.
    Known,
    /// The terminal is not known to show pixels.
    Unknown,
    /// A multiplexer stands between: it does not pass pixels on.
    Multiplexer,
    /// The terminal is at the other end of a network: pixels would be too much for it.
    Remote,
    /// No colours are wanted.
    NoColour,
    /// The terminal does not tell how many pixels a cell has.
    NoCellSize,
}

/// How many pixels a cell of the terminal has; none of the two is zero.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CellSize {
    /// Across.
    pub width: u16,
    /// Down.
    pub height: u16,
}
