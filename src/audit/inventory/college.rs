//! Colleges and programmes as the inventory records them.

use crate::audit::{ids::ProgrammeCode, uai::Uai};
use smol_str::SmolStr;

/// A college: where visits take place.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct College {
    /// Its national number.
    pub uai: Uai,
    /// Its name, `Collège La Fontaine`.
    pub name: SmolStr,
    /// Its commune, `Antony`.
    pub commune: SmolStr,
    /// Whether it belongs to a network of priority education.
    pub priority: bool,
}

/// A programme: the allotment by which devices came. Only its neutral code is shown, because a full name can reveal a
/// disability or a child under protection.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Programme {
    /// The neutral code.
    pub code: ProgrammeCode,
    /// How many devices were allotted.
    pub allotted: u32,
    /// The full name. It is kept only if the office asked for it, and never shown or exported by default.
    pub full_name: Option<SmolStr>,
}
