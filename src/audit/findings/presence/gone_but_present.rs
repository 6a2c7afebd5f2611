//! `gone_but_present`: recorded given away, retired or in repair, latest read here.

use super::Case;
use crate::audit::inventory::CustodyKind::{Given, InRepair, Retired};

pub(super) fn applies(case: &Case<'_>) -> bool {
    case.read_here() && matches!(case.custody(), Given | Retired | InRepair)
}
