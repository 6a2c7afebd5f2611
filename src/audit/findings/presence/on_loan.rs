//! `on_loan`: assigned to a person or on loan; not read. Not expected in a storeroom, so never missing.

use super::Case;
use crate::audit::inventory::CustodyKind::{Assigned, OnLoan};

pub(super) fn applies(case: &Case<'_>) -> bool {
    case.recorded_here() && case.unread() && matches!(case.custody(), Assigned | OnLoan)
}
