//! `recovered`: recorded lost or stolen, latest read here.

use super::Case;
use crate::audit::inventory::CustodyKind;

pub(super) fn applies(case: &Case<'_>) -> bool {
    case.read_here() && case.custody() == CustodyKind::Lost
}
