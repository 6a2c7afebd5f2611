//! The steps that look at a frame, in which order, and how what they find becomes one answer.

use super::contain;
use super::decode::{Black, Code, Look, gridded, inferred, rqrr, rxing, slanted};
use super::dim::lights;
use super::frame::Gray;
use super::grid::Effort;
use super::quad::{Corners, Point, holds, same_code, same_place};
use super::seek::{Mono, Pattern, rings, scan, smooth};
use super::spotted::{Budget, Spotted, Step};

/// Below this size, in pixels, a finder pattern is small: its code may need enlarging.
const SMALL: f32 = 22.0;
/// A frame with more pixels than this is not enlarged.
const MOST_DOUBLED: usize = 4 << 20;

/// A frame with more pixels than this is searched again at half its size.
const LARGE: usize = 2_500_000;

/// If more patterns than this are left over, the other decoder is not used.
const MOST_OTHER: usize = 40;

/// How far around a pattern its code may reach, in widths of the pattern.
const AROUND: f32 = 8.0;
/// A part of a frame with more pixels than this is not enlarged while the next frame waits.
const MOST_NEAR: usize = 900_000;

/// One frame being searched.
pub(super) struct Search<'a> {
    frame: &'a Gray,
    budget: Budget,
    found: Vec<Spotted>,
    /// Finder patterns of codes that were not read, in pixels of the frame.
    loose: Vec<Pattern>,
    /// Whether grids may be curved now.
    curved: bool,
    /// The share of the effort that one search may use now, as a divisor.
    share: usize,
    /// Called after every step.
    done: &'a mut dyn FnMut(Step),
}

/// The expensive steps, of which each camera frame gets one.
pub(super) const TURNS: [fn(&mut Search<'_>); 10] = [
    |search| search.faint(8),
    |search| search.local(),
    |search| {
        search.slanted();
        search.bent();
    },
    |search| search.near(),
    |search| {
        search.halved();
        search.clipped();
    },
    |search| search.inferred(),
    |search| search.faint(16),
    |search| search.inverted(),
    |search| {
        // On a quarter of the pixels: at full size it would cost more than all the other steps together.
        search.unseen(search.frame.half(), 2.0);
        search.sharpened();
    },
    |search| {
        let soft = smooth(search.frame);
        search.spot(soft.as_ref().unwrap_or(search.frame), 8, 2);
        search.inferred();
    },
];

impl<'a> Search<'a> {
    pub(super) const fn new(frame: &'a Gray, budget: Budget, done: &'a mut dyn FnMut(Step)) -> Self {
        let curved = matches!(budget, Budget::Patient);
        Self { frame, budget, found: Vec::new(), loose: Vec::new(), curved, share: 1, done }
    }

    pub(super) fn run(mut self) -> Vec<Spotted> {
        let frame = self.frame;
        let plain = contain(|| Black::of(frame)).flatten();
        self.look(Step::Plain, frame, plain.as_ref(), 1.0);
        // On a ninth of the pixels: that costs almost nothing, so a crowded frame gets it too.
        self.reduced(Step::Third, frame.third(), 3.0);
        match self.budget {
            Budget::Live => {
                if self.found.is_empty() {
                    self.inverted();
                }
                if self.open() {
                    self.share = 2;
                    self.local();
                    self.slanted();
                }
            }
            Budget::Turn(turn) => {
                let turn = usize::try_from(turn).unwrap_or_default() % TURNS.len();
                if let Some(look) = TURNS.get(turn) {
                    look(&mut self);
                }
            }
            Budget::Patient => {
                self.inverted();
                self.halved();
                self.faint(8);
                self.faint(16);
                self.local();
                self.clipped();
                // Five ways to find patterns were tried, and all patterns belong to codes that were read: nothing is left.
                if self.open() {
                    self.dear();
                }
            }
        }
        self.found
    }

    /// Whether nothing was read, or patterns were found that belong to no code that was read.
    fn open(&self) -> bool {
        let read = |pattern: &Pattern| self.found.iter().any(|spotted| holds(&spotted.corners, pattern.centre));
        self.found.is_empty() || !self.loose.iter().all(read)
    }

    /// The most expensive steps.
    fn dear(&mut self) {
        self.doubled();
        self.slanted();
        self.bent();
        self.inferred();
        self.sharpened();
        self.unseen(Some(self.frame.clone()), 1.0);
        if self.frame.pixels().len() > LARGE {
            self.smaller();
        }
    }

    /// Everything once more on the frame at half its size: unsharp and creased codes are clearer with fewer pixels.
    fn smaller(&mut self) {
        if let Some(half) = self.frame.half().filter(|_| self.open()) {
            for Spotted { text, corners, step: name } in Search::new(&half, self.budget, self.done).run() {
                step(&mut self.found, name, || Some(vec![Code { text, corners }.scaled(2.0)]));
            }
        }
    }

    /// Nothing was read: the other decoder, on the frame or on one reduced by `by`. It combines every two patterns, so that a
    /// wall of them takes minutes; and where there are many codes, it reads few.
    fn unseen(&mut self, picture: Option<Gray>, by: f32) {
        if !self.found.is_empty() || self.loose.len() > MOST_OTHER {
            return;
        }
        step(&mut self.found, Step::Other, || Some(rqrr(&picture?).into_iter().map(|code| code.scaled(by)).collect()));
        (self.done)(Step::Other);
    }

    /// Light on dark.
    fn inverted(&mut self) {
        let inverted = self.frame.inverted();
        let loose = self.loose.len();
        let black = contain(|| Black::of(&inverted)).flatten();
        self.look(Step::Inverted, &inverted, black.as_ref(), 1.0);
        // Light on dark with little contrast: by our own search, if there is time.
        if self.found.is_empty() && !matches!(self.budget, Budget::Live) {
            let soft = smooth(&inverted);
            let seen = self.fresh(scan(&Mono::of(soft.as_ref().unwrap_or(&inverted), 8, 2)));
            self.grid(Step::Inverted, &inverted, seen);
        }
        // Its patterns are not patterns of the original frame.
        self.loose.truncate(loose);
    }

    fn halved(&mut self) {
        self.reduced(Step::Half, self.frame.half(), 2.0);
    }

    /// Our own search on the frame with its grain smoothed.
    fn faint(&mut self, block: usize) {
        let soft = smooth(self.frame);
        let loose = self.fresh(scan(&Mono::of(soft.as_ref().unwrap_or(self.frame), block, 2)));
        // The grid is laid on the original frame: small modules need their edges.
        self.grid(Step::Faint, self.frame, loose);
    }

    /// Our own search for small patterns.
    fn local(&mut self) {
        let loose = self.fresh(scan(&Mono::of(self.frame, 4, 6)));
        self.grid(Step::Local, self.frame, loose);
    }

    /// The decoder and our own search on the frame at twice its size.
    fn doubled(&mut self) {
        if self.frame.pixels().len() > MOST_DOUBLED {
            return;
        }
        let Some(large) = self.frame.doubled() else { return };
        // The decoder finds more where some patterns were found already.
        if self.loose.iter().filter(|pattern| pattern.size < SMALL).count() > 2 {
            let black = contain(|| Black::of(&large)).flatten();
            self.look(Step::Doubled, &large, black.as_ref(), 0.5);
        }
        let loose = scan(&Mono::of(&large, 8, 3)).into_iter().map(|pattern| pattern.scaled(0.5)).collect();
        let loose = self.fresh(loose);
        self.grid(Step::Doubled, self.frame, loose);
    }

    /// Our own search around patterns that were found and not read, at twice the size.
    fn near(&mut self) {
        let small = || self.loose.iter().filter(|pattern| pattern.size < 2.0 * SMALL);
        let least = |at: fn(Point) -> f32| small().map(|p| at(p.centre) - p.size * AROUND).fold(f32::INFINITY, f32::min);
        let most = |at: fn(Point) -> f32| small().map(|p| at(p.centre) + p.size * AROUND).fold(0.0, f32::max);
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "casts saturate, and the frame ends first")]
        let pixels = |place: f32| place.clamp(0.0, 32_767.0) as usize;
        let (left, top) = (pixels(least(|p| p.x)), pixels(least(|p| p.y)));
        let (right, bottom) = (pixels(most(|p| p.x)), pixels(most(|p| p.y)));
        let part = self.frame.part(left, top, right.saturating_sub(left), bottom.saturating_sub(top));
        let Some(large) = part.filter(|part| part.pixels().len() <= MOST_NEAR).and_then(|part| part.doubled()) else { return };
        #[expect(clippy::cast_precision_loss, reason = "pixels of a frame")]
        let (left, top) = (left as f32, top as f32);
        let placed = |pattern: Pattern| {
            let Pattern { centre: Point { x, y }, size } = pattern.scaled(0.5);
            Pattern { centre: Point::new(x + left, y + top), size }
        };
        let seen = scan(&Mono::of(&large, 8, 3)).into_iter().map(placed).collect();
        let loose = self.fresh(seen);
        self.grid(Step::Doubled, self.frame, loose);
    }

    /// Keeps the patterns of a picture, to be examined together with others.
    fn spot(&mut self, seen: &Gray, block: usize, below: u32) {
        let loose = self.fresh(scan(&Mono::of(seen, block, below)));
        self.keep(loose);
    }

    /// A dark frame with its bright lights removed: a lamp or a gleam in a dim room raises the threshold around it above all paper.
    fn clipped(&mut self) {
        let Some(level) = lights(self.frame) else { return };
        let calm = self.frame.clipped(level);
        let black = contain(|| Black::of(&calm)).flatten();
        self.look(Step::Clipped, &calm, black.as_ref(), 1.0);
        let loose = self.fresh(scan(&Mono::of(&calm, 8, 2)));
        self.grid(Step::Clipped, &calm, loose);
    }

    /// A blurred frame, with part of the blur removed.
    fn sharpened(&mut self) {
        let Some(soft) = smooth(self.frame).and_then(|soft| smooth(&soft)) else { return };
        let sharp = self.frame.apart_from(&soft, 3);
        let loose = std::mem::take(&mut self.loose);
        self.share = 3;
        let black = contain(|| Black::of(&sharp)).flatten();
        self.look(Step::Sharpened, &sharp, black.as_ref(), 1.0);
        let seen = self.fresh(scan(&Mono::of(&sharp, 8, 4)));
        self.grid(Step::Sharpened, self.frame, seen);
        // Its grain looks like patterns, which are not collected with those of the other steps.
        self.loose = loose;
        self.share = 1;
    }

    /// Patterns by their parts, for codes seen at a steep angle.
    fn slanted(&mut self) {
        let mut loose = self.fresh(rings(&Mono::of(self.frame, 8, 6)));
        let codes = slanted(self.frame, &mut loose, &mut self.effort());
        self.take(Step::Slanted, Look { codes, loose }, 1.0);
    }

    /// All patterns left over from all steps together, also as codes on curved surfaces.
    fn bent(&mut self) {
        self.curved = true;
        let loose = std::mem::take(&mut self.loose);
        let loose = self.fresh(loose);
        self.grid(Step::Gathered, self.frame, loose);
    }

    /// Codes of which two patterns are left over.
    fn inferred(&mut self) {
        let loose = std::mem::take(&mut self.loose);
        self.loose = self.fresh(loose);
        // A larger pattern is less likely to be grain.
        self.loose.sort_by(|a, b| b.size.total_cmp(&a.size));
        let codes = inferred(self.frame, &self.loose, &mut self.effort());
        self.take(Step::Inferred, Look { codes, loose: Vec::new() }, 1.0);
    }

    fn effort(&self) -> Effort {
        let (sets, places) = match self.budget {
            Budget::Live => (1500, 1_400_000),
            Budget::Turn(_) => (2000, 2_000_000),
            Budget::Patient => (5000, 3_000_000),
        };
        Effort { sets: sets / self.share, places: places / self.share, curved: self.curved }
    }

    /// Where codes were read so far, in a picture that is `by` times as small.
    fn read(&self, by: f32) -> Vec<Corners> {
        self.found.iter().map(|spotted| spotted.corners.map(|p| p.scaled(1.0 / by))).collect()
    }

    /// The patterns that lie in none of the codes read.
    fn fresh(&self, mut patterns: Vec<Pattern>) -> Vec<Pattern> {
        patterns.retain(|pattern| !self.found.iter().any(|spotted| holds(&spotted.corners, pattern.centre)));
        patterns
    }

    /// The decoder on a picture that was reduced by the factor `by`.
    fn look(&mut self, name: Step, picture: &Gray, black: Option<&Black>, by: f32) {
        let Some(black) = black else { return };
        let look = rxing(picture, black, &self.read(by), &mut self.effort());
        self.take(name, look, by);
    }

    fn reduced(&mut self, name: Step, small: Option<Gray>, by: f32) {
        let Some(small) = small else { return };
        let black = contain(|| Black::of(&small)).flatten();
        self.look(name, &small, black.as_ref(), by);
    }

    /// Our own grid laid on these patterns.
    fn grid(&mut self, name: Step, sharp: &Gray, mut loose: Vec<Pattern>) {
        let codes = gridded(sharp, &mut loose, &mut self.effort());
        self.take(name, Look { codes, loose }, 1.0);
    }

    fn take(&mut self, name: Step, look: Look, by: f32) {
        self.keep(look.loose.into_iter().map(|pattern| pattern.scaled(by)).collect());
        step(&mut self.found, name, || Some(look.codes.into_iter().map(|code| code.scaled(by)).collect()));
        (self.done)(name);
    }

    fn keep(&mut self, loose: Vec<Pattern>) {
        for pattern in loose {
            if !self.loose.iter().any(|known| known.same(&pattern)) {
                self.loose.push(pattern);
            }
        }
    }
}

/// Runs one step; a panic in it counts as nothing found. Adds what no earlier step found.
fn step(found: &mut Vec<Spotted>, step: Step, look: impl FnOnce() -> Option<Vec<Code>>) {
    for Code { text, corners } in contain(look).flatten().unwrap_or_default() {
        // At one place the text of the first step is kept, even if a later step reads the bytes of the payload as other letters.
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
