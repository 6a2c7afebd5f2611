//! The tables of an inventory, as files contain them.

use crate::audit::inventory::InventoryColumn;
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

impl TableKind {
    /// Its columns, with the key first.
    #[must_use]
    pub const fn columns(self) -> &'static [InventoryColumn] {
        use InventoryColumn as Is;
        match self {
            Self::Devices => &[
                Is::Tag,
                Is::Serial,
                Is::Model,
                Is::Kind,
                Is::Programme,
                Is::Delivery,
                Is::Owner,
                Is::Custody,
                Is::Holder,
                Is::Due,
                Is::College,
                Is::Room,
                Is::SourceId,
                Is::Uuid,
            ],
            Self::Colleges => &[Is::Uai, Is::Name, Is::Commune, Is::Priority],
            Self::Programmes => &[Is::Code, Is::Allotted, Is::Name],
        }
    }
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
