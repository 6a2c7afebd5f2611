//! The tables of an inventory, as files contain them.

use std::fmt;

/// The tables that a file can contain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TableKind {
    /// Devices, by tag.
    Devices,
    /// Colleges, by UAI.
    Colleges,
    /// Programmes, by code.
    Programmes,
}

impl fmt::Display for TableKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Devices => "the devices",
            Self::Colleges => "the colleges",
            Self::Programmes => "the programmes",
        })
    }
}
