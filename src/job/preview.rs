//! How the lens' picture is drawn on this terminal, and for which reason: plain data.

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

    /// Its name in the settings.
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

    /// The way with this name, in upper or lower case.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|way| way.name().eq_ignore_ascii_case(name.trim()))
    }

    /// Whether the terminal receives pixels. The size of a cell in pixels must then be known.
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
    /// A terminal multiplexer is in between. It does not pass pixels on.
    Multiplexer,
    /// The terminal is at the other end of a network, for which pixels would be too much data.
    Remote,
    /// Colours are switched off.
    NoColour,
    /// The terminal does not report the size of a cell in pixels.
    NoCellSize,
}

/// The size of a cell of the terminal in pixels; neither value is zero.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CellSize {
    /// Across.
    pub width: u16,
    /// Down.
    pub height: u16,
}
