//! The terminal bell, in a pattern for each class of verdict, so that ears know without eyes.

use crate::audit::standing::VerdictClass;
use std::{
    collections::VecDeque,
    io::{self, Write},
    time::{Duration, Instant},
};

/// Between two strokes that belong together, and before a second group.
const SHORT: Duration = Duration::from_millis(140);
const LONG: Duration = Duration::from_millis(420);

/// When to strike, counted from the verdict: once for right, twice for attention, three times for wrong, long-short for
/// unknown. What was read already is silent: nothing happened.
const fn pattern(class: VerdictClass) -> &'static [Duration] {
    match class {
        VerdictClass::Right => &[Duration::ZERO],
        VerdictClass::Attention => &[Duration::ZERO, SHORT],
        VerdictClass::Wrong => &[Duration::ZERO, SHORT, SHORT],
        VerdictClass::Unknown => &[Duration::ZERO, LONG],
        VerdictClass::Again => &[],
    }
}

/// Strokes to come.
#[derive(Debug, Default)]
pub(super) struct Bell {
    due: VecDeque<Instant>,
}

impl Bell {
    /// Rings for a verdict; what still rings for an earlier one gives way.
    pub(super) fn ring(&mut self, class: VerdictClass, now: Instant) {
        let mut at = now;
        self.due = pattern(class)
            .iter()
            .map(|pause| {
                at += *pause;
                at
            })
            .collect();
    }

    /// When the next stroke is due.
    pub(super) fn next(&self) -> Option<Instant> {
        self.due.front().copied()
    }

    /// Strikes what is due. Called between two frames, so that no stroke falls into the middle of a drawing.
    pub(super) fn strike(&mut self, now: Instant) {
        while self.due.front().is_some_and(|due| *due <= now) {
            self.due.pop_front();
            let mut out = io::stdout();
            // A terminal that cannot ring stays silent.
            let _ = out.write_all(b"\x07").and_then(|()| out.flush());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_class_sounds_its_own_way() {
        let classes =
            [VerdictClass::Right, VerdictClass::Attention, VerdictClass::Wrong, VerdictClass::Unknown, VerdictClass::Again];
        for (at, class) in classes.iter().enumerate() {
            assert!(classes.iter().skip(at + 1).all(|other| pattern(*other) != pattern(*class)), "{class:?}");
        }
    }

    #[test]
    fn a_new_verdict_silences_the_one_before() {
        let now = Instant::now();
        let mut bell = Bell::default();
        bell.ring(VerdictClass::Wrong, now);
        bell.ring(VerdictClass::Again, now);
        assert_eq!(bell.next(), None);
        bell.ring(VerdictClass::Unknown, now);
        assert_eq!(bell.due, [now, now + LONG]);
    }
}
