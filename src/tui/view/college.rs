//! The sign of a college by the state of its visit, the same in the list and on the map.

use crate::{
    audit::{ledger::VisitState, progress::CollegeProgress},
    tui::theme::Role,
};

/// The sign and its role. A visit that is closed with rooms open since is neither open nor done.
pub(super) const fn state(progress: &CollegeProgress) -> (char, Role) {
    match progress.state {
        VisitState::Open => ('●', Role::Attention),
        VisitState::Closed if progress.open_since > 0 => ('◊', Role::Attention),
        VisitState::Closed => ('√', Role::Right),
        VisitState::None => ('○', Role::Quiet),
    }
}
