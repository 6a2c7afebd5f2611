//! The terminal bell, with a pattern for each class of verdict, so that the verdict can be heard without looking.

use crate::audit::standing::VerdictClass;
use std::{
    collections::VecDeque,
    io::{self, Write},
    thread,
    time::{Duration, Instant},
};

/// The pause between two strokes that belong together, and the pause before a second group.
const SHORT: Duration = Duration::from_millis(140);
const LONG: Duration = Duration::from_millis(420);

/// The pause before each stroke, the first counted from the verdict: one stroke for right, two for attention, three for wrong,
/// two with a long pause for unknown. A repeated read is silent, because nothing happened.
const fn pattern(class: VerdictClass) -> &'static [Duration] {
    match class {
        VerdictClass::Right => &[Duration::ZERO],
        VerdictClass::Attention => &[Duration::ZERO, SHORT],
        VerdictClass::Wrong => &[Duration::ZERO, SHORT, SHORT],
        VerdictClass::Unknown => &[Duration::ZERO, LONG],
        VerdictClass::Again => &[],
    }
}

/// Rings the pattern of a class at once, and returns when it is heard.
pub fn hear(class: VerdictClass) {
    for pause in pattern(class) {
        thread::sleep(*pause);
        stroke();
    }
}

/// One stroke. A terminal that cannot ring stays silent.
fn stroke() {
    let mut out = io::stdout();
    let _ = out.write_all(b"\x07").and_then(|()| out.flush());
}

/// The strokes that are still to come.
#[derive(Debug, Default)]
pub(super) struct Bell {
    due: VecDeque<Instant>,
}

impl Bell {
    /// Starts the strokes for a verdict. They replace those of an earlier one.
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

    /// Rings the strokes that are due. Called between two frames, so that no stroke falls into the middle of a drawing.
    pub(super) fn strike(&mut self, now: Instant) {
        while self.due.front().is_some_and(|due| *due <= now) {
            self.due.pop_front();
            stroke();
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
