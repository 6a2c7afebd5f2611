//! The map as it is looked at: whether it has the keys, and what its shades tell.

/// What the shade of a commune tells.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Shade {
    /// The share of the expected devices that was read.
    #[default]
    Progress,
    /// How many discrepancies there are for the devices that were read.
    Discrepancies,
}

/// The map as it is looked at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct MapState {
    /// Whether it has the keys. On a small screen it then stands in place of the list.
    pub focused: bool,
    /// What its shades tell.
    pub shade: Shade,
}

/// The smallest panel in which a map can be read, in columns and rows.
const LEAST: (u16, u16) = (24, 14);
/// From this width on, the map stands beside the list.
pub const BESIDE: u16 = 120;
/// The rows of the screen that are not the dashboard's lists: titles, totals, notice, footer.
const AROUND: u16 = 8;

impl MapState {
    /// Whether the map is drawn on a screen of this size, above or beside a table of so many programmes. Its keys do nothing where it
    /// is not.
    #[must_use]
    pub fn is_drawn(&self, (width, height): (u16, u16), programmes: usize) -> bool {
        let rest = height.saturating_sub(AROUND);
        let table = u16::try_from(programmes + 3).unwrap_or(u16::MAX);
        if width >= BESIDE { rest.saturating_sub(table) >= LEAST.1 } else { self.focused && width >= LEAST.0 && rest >= LEAST.1 }
    }

    /// Whether it would be drawn if it had the keys.
    #[must_use]
    pub fn fits(&self, size: (u16, u16), programmes: usize) -> bool {
        Self { focused: true, ..*self }.is_drawn(size, programmes)
    }
}
