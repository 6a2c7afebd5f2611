//! `missing`: stored here, its room (or the whole visit) closed; not read.

use super::Case;

pub(super) fn applies(case: &Case<'_>) -> bool {
    case.recorded_here() && case.unread() && case.closed
}
