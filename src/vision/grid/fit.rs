//! Laying the grid: the fourth corner, then every corner and the bow are moved until the modules are sharp and those of known
//! colour have it. This needs no alignment pattern, which the smallest codes do not have.

use super::light::{Light, brightness};
use super::patterns::known;
use super::plane::{Plane, real};
use crate::vision::frame::Gray;
use crate::vision::quad::{Corners, Point};
use std::cell::Cell;

/// One judgement of a grid samples at most this many modules of unknown colour: of larger codes every second, third, and so on.
const MOST_SAMPLED: usize = 700;

/// A module by which a grid is judged.
struct Probe {
    /// Its place, as a share of the way between the finder patterns.
    share: (f32, f32),
    /// The threshold between black and white there.
    threshold: f32,
    /// 1 if it must be white, −1 if it must be black, `None` if it may be either.
    sign: Option<f32>,
}

/// The modules by which a grid is judged.
pub(super) struct Judge<'a> {
    frame: &'a Gray,
    contrast: f32,
    dimension: usize,
    probes: Vec<Probe>,
    asked: Cell<usize>,
}

impl<'a> Judge<'a> {
    pub(super) fn new(frame: &'a Gray, plane: &Plane, light: &Light, dimension: usize) -> Self {
        let step = (dimension * dimension / MOST_SAMPLED).isqrt().max(1);
        // The step is odd: with an even one, a checkered mask would show only one colour.
        let step = if step.is_multiple_of(2) { step + 1 } else { step };
        let places = (0..dimension).step_by(step).flat_map(|y| (0..dimension).step_by(step).map(move |x| (x, y)));
        let corner = |x: usize, y: usize| (x < 9 || x + 9 > dimension) && (y < 9 || y + 9 > dimension);
        let far = dimension - 9;
        let free = places.filter(|&(x, y)| !corner(x, y) || (x >= far && y >= far));
        let free = free.map(|(x, y)| (real(x) + 0.5, real(y) + 0.5, None));
        let known = known(dimension);
        // Large codes have hundreds in their alignment patterns.
        let step = (known.len() / MOST_SAMPLED).max(1);
        let known = known.iter().step_by(step).map(|k| (k.across, k.down, Some(if k.black { -1.0 } else { 1.0 })));
        let probe = |(across, down, sign)| {
            let share = plane.share(across, down);
            Probe { share, threshold: light.threshold(share), sign }
        };
        let probes = known.chain(free).map(probe).collect();
        Self { frame, contrast: light.contrast, dimension, probes, asked: Cell::new(0) }
    }

    /// How many places it has read since the last call.
    pub(super) fn spent(&self) -> usize {
        self.asked.take()
    }

    /// Returns how well a grid fits: 1 for a clean print, about 0.4 by chance.
    pub(super) fn fit(&self, plane: &Plane) -> f32 {
        self.asked.set(self.asked.get() + self.probes.len());
        let scale = 1.0 / self.contrast;
        let mut sum = 0.0;
        for Probe { share, threshold, sign } in &self.probes {
            let off = (brightness(self.frame, plane.at_share(*share)) - threshold) * scale;
            sum += sign.map_or_else(|| off.abs(), |sign| (off * sign).max(-1.0)).min(1.0);
        }
        sum / real(self.probes.len())
    }

    fn plane(&self, corners: Corners, bows: [Point; 2]) -> Option<(f32, Plane)> {
        let plane = Plane::new(self.dimension, corners, bows)?;
        Some((self.fit(&plane), plane))
    }

    /// Searches the best fourth corner around the given one: up to two modules away in every direction, then finer.
    pub(super) fn fourth(&self, start: &Plane) -> (f32, Plane) {
        let span = real(self.dimension) - 7.0;
        let mut best = (self.fit(start), *start);
        for (reach, step) in [(2i8, 1.0), (1, 0.5)] {
            let from = best.1;
            let [a, b, c, d] = from.corners;
            let across = Point::new((c.x - d.x) / span, (c.y - d.y) / span);
            let down = Point::new((c.x - b.x) / span, (c.y - b.y) / span);
            for (i, j) in (-reach..=reach).flat_map(|i| (-reach..=reach).map(move |j| (i, j))) {
                let (i, j) = (f32::from(i) * step, f32::from(j) * step);
                let corner = Point::new(c.x + across.x * i + down.x * j, c.y + across.y * i + down.y * j);
                if let Some(next) = self.plane([a, b, corner, d], from.bows)
                    && next.0 > best.0
                {
                    best = next;
                }
            }
        }
        best
    }

    /// Moves every corner and both bows by smaller and smaller steps (starting with `step` modules) as long as that helps.
    /// Returns the fit that was reached.
    pub(super) fn settle(&self, start: &Plane, step: f32, bow: bool) -> (f32, Plane) {
        let mut best = (self.fit(start), *start);
        let mut step = start.module() * step;
        let movable = if bow { 6 } else { 4 };
        for _ in 0..3 {
            for _ in 0..2 {
                let before = best.0;
                for which in 0..movable {
                    for (dx, dy) in [(step, 0.0), (-step, 0.0), (0.0, step), (0.0, -step)] {
                        let (mut corners, mut bows) = (best.1.corners, best.1.bows);
                        let moved = corners.iter_mut().chain(&mut bows).nth(which);
                        if let Some(p) = moved {
                            *p = Point::new(p.x + dx, p.y + dy);
                        }
                        if let Some(next) = self.plane(corners, bows)
                            && next.0 > best.0
                        {
                            best = next;
                        }
                    }
                }
                if best.0 - before < 0.002 {
                    break;
                }
            }
            step /= 2.0;
        }
        best
    }
}
