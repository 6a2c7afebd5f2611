//! `seen_elsewhere`: recorded here, latest read in another college of the campaign: the other end of `misassigned`.

use super::Case;

pub(super) fn applies(case: &Case<'_>) -> bool {
    case.recorded_here() && !case.unread() && !case.read_here()
}
