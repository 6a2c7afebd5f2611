//! The software of the servers.

/// The software of a server.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum System {
    /// Snipe-IT.
    SnipeIt,
    /// GLPI.
    Glpi,
}

impl System {
    /// Its name in commands and in the history of the inventory.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::SnipeIt => "snipe-it",
            Self::Glpi => "glpi",
        }
    }
}
