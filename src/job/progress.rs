//! The progress of a job that takes longer than a moment.

use std::time::Duration;

/// The progress of a job.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// How many of its parts are done.
    pub done: u64,
    /// How many there are.
    pub total: u64,
}

impl Progress {
    /// The finished share, in percent, 0 to 100.
    #[must_use]
    pub fn percent(self) -> u32 {
        let share = self.done.saturating_mul(100).checked_div(self.total).unwrap_or(100);
        u32::try_from(share.min(100)).unwrap_or(100)
    }

    /// The remaining time, if the job continues at the same speed as since its start; `None` while nothing is done.
    #[must_use]
    pub fn left(self, taken: Duration) -> Option<Duration> {
        let millis = u64::try_from(taken.as_millis()).unwrap_or(u64::MAX);
        let rest = self.total.saturating_sub(self.done);
        millis.saturating_mul(rest).checked_div(self.done).map(Duration::from_millis)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_left_follows_from_what_was_taken() {
        let taken = Duration::from_secs(2);
        let at = |done| Progress { done, total: 100 };
        assert_eq!((at(0).percent(), at(0).left(taken)), (0, None));
        assert_eq!((at(25).percent(), at(25).left(taken)), (25, Some(Duration::from_secs(6))));
        assert_eq!((at(100).percent(), at(100).left(taken)), (100, Some(Duration::ZERO)));
        assert_eq!((at(200).percent(), at(200).left(taken)), (100, Some(Duration::ZERO)));
        assert_eq!(Progress::default().percent(), 100);
        assert!(Progress { done: 1, total: u64::MAX }.left(Duration::MAX).is_some());
    }
}
