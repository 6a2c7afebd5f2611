//! `unrecorded_return`: recorded here and on loan, latest read here.

use super::Case;
use crate::audit::inventory::CustodyKind;

pub(super) fn applies(case: &Case<'_>) -> bool {
    case.read_here() && case.recorded_here() && case.custody() == CustodyKind::OnLoan
}
