//! `misassigned`: latest read here, recorded in another college, or in none.

use super::Case;

pub(super) fn applies(case: &Case<'_>) -> bool {
    case.read_here() && !case.recorded_here()
}
