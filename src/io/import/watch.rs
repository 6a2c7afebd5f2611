//! Whoever watches the reading of a file.

use crate::job::Progress;
use std::ops::ControlFlow;

/// Receives the progress, and decides whether to continue.
pub type Watch<'a> = &'a mut dyn FnMut(Progress) -> ControlFlow<()>;

/// The progress of one of several equal parts as that of the whole.
pub(super) fn part(watch: Watch<'_>, nth: u64, of: u64) -> impl FnMut(Progress) -> ControlFlow<()> {
    move |far| {
        watch(Progress { done: nth.saturating_mul(far.total).saturating_add(far.done), total: far.total.saturating_mul(of) })
    }
}
