//! `not_expected`: recorded given away, retired, in repair, lost or stolen; not read.

use super::Case;
use crate::audit::inventory::CustodyKind::{Given, InRepair, Lost, Retired};

pub(super) fn applies(case: &Case<'_>) -> bool {
    case.recorded_here() && case.unread() && matches!(case.custody(), Given | Retired | InRepair | Lost)
}
