//! The cascade: which steps look at a frame, in which order, and how what they find becomes one answer.

use super::contain;
use super::decode::{Black, Code, rqrr, rxing};
use super::frame::Gray;
use super::quad::{Corners, same_code, same_place};

/// How much looking a frame is worth.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Budget {
    /// One of many frames of a camera: the next one comes at once. Some milliseconds.
    Live,
    /// The only picture there is: every step looks. Some tens of milliseconds.
    Patient,
}

/// The step of the cascade that read a code first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Step {
    /// The frame as it came.
    Plain,
    /// Reduced to a third: very large codes, and the moiré of screens.
    Third,
    /// Reduced to a half: noise and grain.
    Half,
    /// Light on dark.
    Inverted,
    /// The other decoder: on the frame as it came, or reduced to a half where time is short. Finds its own way to the
    /// fourth corner of the smallest codes, which have no alignment pattern.
    Other,
}

impl Step {
    /// The name in `recol read` and the benches.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Plain => "plain",
            Self::Third => "third",
            Self::Half => "half",
            Self::Inverted => "inverted",
            Self::Other => "other",
        }
    }
}

/// A code read in a frame.
#[derive(Clone, Debug, PartialEq)]
pub struct Spotted {
    /// What it says: raw, bounded only by what a code can hold (7,089 characters), never empty.
    pub text: String,
    /// Where it lies: pixels of the frame, clockwise from the code's own top left.
    pub corners: Corners,
    /// Which step read it first.
    pub step: Step,
}

/// All the codes of a frame, each place once; two equal labels at two places are two. The order is that of the steps,
/// and within a step that of the decoder: the same frame always gives the same answer. Never panics.
#[must_use]
pub fn read(frame: &Gray, budget: Budget) -> Vec<Spotted> {
    let mut found = Vec::new();
    let plain = contain(|| Black::of(frame)).flatten();
    step(&mut found, Step::Plain, || plain.as_ref().map(|black| rxing(frame, black)));
    // A ninth of the pixels: nearly for nothing, so a crowded frame gets it too.
    step(&mut found, Step::Third, || reduced(frame.third(), 3.0));
    if budget == Budget::Live && !found.is_empty() {
        return found;
    }
    step(&mut found, Step::Inverted, || plain.map(|black| rxing(&frame.inverted(), &black.inverted())));
    match budget {
        // A quarter of the pixels: at full size it would cost more than all the rest.
        Budget::Live if found.is_empty() => step(&mut found, Step::Other, || {
            let half = frame.half()?;
            Some(rqrr(&half).into_iter().map(|code| code.scaled(2.0)).collect())
        }),
        Budget::Live => {}
        Budget::Patient => {
            step(&mut found, Step::Half, || reduced(frame.half(), 2.0));
            step(&mut found, Step::Other, || Some(rqrr(frame)));
        }
    }
    found
}

/// The codes of a frame that was reduced `by` so much, in the coordinates that it had before.
fn reduced(small: Option<Gray>, by: f32) -> Option<Vec<Code>> {
    let small = small?;
    let black = Black::of(&small)?;
    Some(rxing(&small, &black).into_iter().map(|code| code.scaled(by)).collect())
}

/// Runs one step; its panic counts as nothing found. Adds what no earlier step has.
fn step(found: &mut Vec<Spotted>, step: Step, look: impl FnOnce() -> Option<Vec<Code>>) {
    for Code { text, corners } in contain(look).flatten().unwrap_or_default() {
        // At one place the first step's text stands, also where a later one takes the payload's bytes for other letters.
        let known =
            |known: &Spotted| same_code(&known.corners, &corners) || (known.text == text && same_place(&known.corners, &corners));
        if !found.iter().any(known) {
            found.push(Spotted { text, corners, step });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vision::quad::Point;

    fn at(x: f32) -> Code {
        let corner = |dx, dy| Point::new(x + dx, dy);
        Code { text: "A".into(), corners: [corner(0., 0.), corner(9., 0.), corner(9., 9.), corner(0., 9.)] }
    }

    #[test]
    fn one_place_counts_once_and_two_places_twice() {
        let mut found = Vec::new();
        step(&mut found, Step::Plain, || Some(vec![at(0.0), at(20.0)]));
        step(&mut found, Step::Third, || Some(vec![at(1.5), at(40.0)]));
        let steps: Vec<Step> = found.iter().map(|s| s.step).collect();
        assert_eq!(steps, [Step::Plain, Step::Plain, Step::Third]);
    }

    #[test]
    fn a_step_that_panics_has_found_nothing() {
        let mut found = Vec::new();
        step(&mut found, Step::Plain, || Some(vec![at(0.0)]));
        step(&mut found, Step::Other, || panic!("expected by the test"));
        assert_eq!(found.len(), 1);
    }
}
