//! The cascade: which steps look at a frame, in which order, and how what they find becomes one answer.

use super::contain;
use super::decode::{Black, Code, Look, gridded, inferred, rqrr, rxing};
use super::frame::Gray;
use super::grid::Effort;
use super::quad::{Corners, holds, same_code, same_place};
use super::seek::{Mono, Pattern, scan, smooth};

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
    /// Our own search for finder patterns, with little between black and white.
    Faint,
    /// Our own search for small finder patterns.
    Local,
    /// The patterns of all steps together.
    Gathered,
    /// Two finder patterns seen, and what is left of the third looked for.
    Inferred,
}

impl Step {
    /// The step's name for tables and for `recol read`: English, one word.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Plain => "plain",
            Self::Third => "third",
            Self::Half => "half",
            Self::Inverted => "inverted",
            Self::Other => "other",
            Self::Faint => "faint",
            Self::Local => "local",
            Self::Gathered => "gathered",
            Self::Inferred => "inferred",
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
    let mut search = Search { frame, budget, found: Vec::new(), loose: Vec::new() };
    search.run();
    search.found
}

/// One frame being searched.
struct Search<'a> {
    frame: &'a Gray,
    budget: Budget,
    found: Vec<Spotted>,
    /// Finder patterns seen of codes that were not read, in the frame's pixels.
    loose: Vec<Pattern>,
}

impl Search<'_> {
    fn run(&mut self) {
        let frame = self.frame;
        let plain = contain(|| Black::of(frame)).flatten();
        self.look(Step::Plain, frame, plain.as_ref(), 1.0);
        // A ninth of the pixels: nearly for nothing, so a crowded frame gets it too.
        self.reduced(Step::Third, frame.third(), 3.0);
        if self.budget == Budget::Live && !self.found.is_empty() {
            return;
        }
        let inverted = frame.inverted();
        self.look(Step::Inverted, &inverted, plain.map(Black::inverted).as_ref(), 1.0);
        match self.budget {
            // A quarter of the pixels: at full size it would cost more than all the rest.
            Budget::Live if self.found.is_empty() => step(&mut self.found, Step::Other, || {
                let half = frame.half()?;
                Some(rqrr(&half).into_iter().map(|code| code.scaled(2.0)).collect())
            }),
            Budget::Live => {}
            Budget::Patient => {
                self.reduced(Step::Half, frame.half(), 2.0);
                let soft = smooth(frame);
                if let Some(soft) = &soft {
                    self.own(Step::Faint, soft, frame, 8, 2, 1.0);
                    self.own(Step::Faint, soft, frame, 16, 2, 1.0);
                }
                self.own(Step::Local, frame, frame, 4, 6, 1.0);
                self.gathered();
                if self.found.is_empty() {
                    step(&mut self.found, Step::Other, || Some(rqrr(frame)));
                }
            }
        }
    }

    fn effort(&self) -> Effort {
        match self.budget {
            Budget::Live => Effort { sets: 1500, places: 900_000, curved: false },
            Budget::Patient => Effort { sets: 5000, places: 3_000_000, curved: true },
        }
    }

    /// What was read so far, in a picture that is `by` times as small.
    fn read(&self, by: f32) -> Vec<Corners> {
        self.found.iter().map(|spotted| spotted.corners.map(|p| p.scaled(1.0 / by))).collect()
    }

    /// The decoder's look at a picture that was reduced `by` so much.
    fn look(&mut self, name: Step, picture: &Gray, black: Option<&Black>, by: f32) {
        let Some(black) = black else { return };
        let read = self.read(by);
        let look = rxing(picture, black, &read, &mut self.effort());
        self.take(name, look, by);
    }

    fn reduced(&mut self, name: Step, small: Option<Gray>, by: f32) {
        let Some(small) = small else { return };
        let black = contain(|| Black::of(&small)).flatten();
        self.look(name, &small, black.as_ref(), by);
    }

    /// Our own look: patterns found in `seen`, the grid laid on `sharp`.
    fn own(&mut self, name: Step, seen: &Gray, sharp: &Gray, block: usize, below: u32, by: f32) {
        let read = self.read(by);
        let mut loose = scan(&Mono::of(seen, block, below));
        loose.retain(|pattern| !read.iter().any(|corners| holds(corners, pattern.centre)));
        let codes = gridded(sharp, &mut loose, &mut self.effort());
        self.take(name, Look { codes, loose }, by);
    }

    /// All the patterns left over from all looks together.
    fn gathered(&mut self) {
        let read = self.read(1.0);
        let mut loose = std::mem::take(&mut self.loose);
        loose.retain(|pattern| !read.iter().any(|corners| holds(corners, pattern.centre)));
        let codes = gridded(self.frame, &mut loose, &mut self.effort());
        self.take(Step::Gathered, Look { codes, loose }, 1.0);
        let read = self.read(1.0);
        self.loose.retain(|pattern| !read.iter().any(|corners| holds(corners, pattern.centre)));
        // A larger pattern is less likely to be grain.
        self.loose.sort_by(|a, b| b.size.total_cmp(&a.size));
        let codes = inferred(self.frame, &self.loose, &mut self.effort());
        self.take(Step::Inferred, Look { codes, loose: Vec::new() }, 1.0);
    }

    fn take(&mut self, name: Step, look: Look, by: f32) {
        for pattern in look.loose.into_iter().map(|pattern| pattern.scaled(by)) {
            if !self.loose.iter().any(|known| known.same(&pattern)) {
                self.loose.push(pattern);
            }
        }
        step(&mut self.found, name, || Some(look.codes.into_iter().map(|code| code.scaled(by)).collect()));
    }
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
