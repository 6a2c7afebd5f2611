//! `present`: recorded here (stored or assigned), latest read in its room, or no room recorded or told.

use super::Case;

pub(super) fn applies(case: &Case<'_>) -> bool {
    case.read_here() && case.recorded_here()
}
