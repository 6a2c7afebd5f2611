//! `not_sampled`: in a sampling visit, not drawn; not read.

use super::Case;

pub(super) fn applies(case: &Case<'_>) -> bool {
    case.recorded_here() && case.unread() && !case.drawn
}
