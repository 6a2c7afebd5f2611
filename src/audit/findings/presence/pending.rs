//! `pending`: stored here, its room still open; not read.

use super::Case;

pub(super) fn applies(case: &Case<'_>) -> bool {
    case.recorded_here() && case.unread()
}
