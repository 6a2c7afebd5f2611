//! Where a grid begins: whether three patterns may belong to one code, of which size, and under which bows.

use super::effort::Effort;
use super::light::{Light, brightness};
use super::measure::module;
use super::patterns::SIZES;
use super::plane::{Plane, distance, real};
use crate::vision::frame::Gray;
use crate::vision::quad::Point;
use crate::vision::seek::Pattern;

/// Three finder patterns that may belong to one code: top left, top right, bottom left.
pub(in crate::vision) type Three = [Pattern; 3];

/// Three patterns are examined further only if more than this share of their timing patterns looks right.
pub(super) const TIMED: f32 = 0.72;
/// With at least this share right, a code counts as flat, and no bow is tried.
const CLEAR: f32 = 0.9;
/// The bows that are tried for a curved code: how far the middle of a side is off the straight line, in modules.
const BOWS: [f32; 7] = [0.0, 0.7, -0.7, 1.4, -1.4, 2.1, -2.1];
/// A first grid: its size in modules, its plane, the light on it.
pub(super) type Start = (usize, Plane, Light);

/// A quick check whether something like a timing pattern lies between these patterns.
pub(in crate::vision) fn promising(frame: &Gray, three: &Three, effort: &mut Effort) -> bool {
    effort.places > 0 && start(frame, three, effort).is_some()
}

/// Returns the most likely size and a first grid, if timing patterns are found.
pub(super) fn start(frame: &Gray, three: &Three, effort: &mut Effort) -> Option<(f32, Start)> {
    let [first, right, below] = three;
    // In a plane seen at an angle the modules shrink along a side; their widths at both ends show how fast.
    let side = |near: &Pattern, far: &Pattern| {
        let (one, other) = (module(frame, near, far.centre), module(frame, far, near.centre));
        let count = distance(near.centre, far.centre) * 2.0 / (one + other);
        (count, (one / other).clamp(0.5, 2.0).sqrt() - 1.0)
    };
    let ((across, g), (down, h)) = (side(first, right), side(first, below));
    let span = f32::midpoint(across, down);
    let (a, b, d) = (first.centre, right.centre, below.centre);
    let fourth = |g: f32, h: f32| {
        let part = |a: f32, b: f32, d: f32| ((1.0 + g) * b + (1.0 + h) * d - a) / (1.0 + g + h);
        Point::new(part(a.x, b.x, d.x), part(a.y, b.y, d.y))
    };
    let mut flat: Vec<(f32, usize, Plane)> = Vec::new();
    for dimension in SIZES.step_by(4) {
        let off = (real(dimension) - 7.0 - span).abs();
        if off > 3.0 + span * 0.12 {
            continue;
        }
        for (g, h) in [(g, h), (0.0, 0.0)] {
            let Some(plane) = Plane::new(dimension, [a, b, fourth(g, h), d], [Point::default(); 2]) else { continue };
            // If two sizes have equally clear timing patterns, the one closer to the measured span wins.
            flat.push((bowed(frame, &plane, dimension, false).0 - off * 0.01, dimension, plane));
        }
    }
    effort.spend(100 + flat.iter().map(|(_, dimension, _)| dimension * 2).sum::<usize>());
    flat.sort_by(|(a, ..), (b, ..)| b.total_cmp(a));
    let &(mut timed, mut dimension, mut plane) = flat.first()?;
    if effort.curved && timed < CLEAR {
        for (flat, size, straight) in flat.iter().take(3) {
            effort.spend(size * 2 * BOWS.len());
            let (share, bent) = bowed(frame, straight, *size, true);
            if share > timed.max(*flat) {
                (timed, dimension, plane) = (share, *size, bent);
            }
        }
    }
    let light = Light::of(frame, &plane, dimension)?;
    (timed > TIMED).then_some((timed, (dimension, plane, light)))
}

/// Returns how clear the timing patterns are, and the grid with the bows that make them clearest. The better side counts
/// double, because the other may be damaged.
fn bowed(frame: &Gray, plane: &Plane, dimension: usize, curved: bool) -> (f32, Plane) {
    let [a, b, _, d] = plane.corners;
    let span = real(dimension) - 7.0;
    let aside = [Point::new((d.x - a.x) / span, (d.y - a.y) / span), Point::new((b.x - a.x) / span, (b.y - a.y) / span)];
    let bows: &[f32] = if curved { &BOWS } else { &[0.0] };
    let mut best = *plane;
    let mut shares = [0.0f32; 2];
    for (which, (share, aside)) in shares.iter_mut().zip(aside).enumerate() {
        for &bow in bows {
            let mut next = best;
            if let Some(moved) = next.bows.get_mut(which) {
                *moved = aside.scaled(bow);
            }
            // A bow has to improve the result by more than this.
            let seen = timed(frame, &next, dimension, which == 0) - bow.abs() * 0.02;
            if seen > *share {
                *share = seen;
                best = next;
            }
        }
    }
    let [one, other] = shares;
    ((2.0 * one.max(other) + one.min(other)) / 3.0, best)
}

/// Returns the share of a timing pattern's modules that are darker or brighter than their neighbours, as they should be.
fn timed(frame: &Gray, plane: &Plane, dimension: usize, across: bool) -> f32 {
    let at = |i: usize| {
        let (along, aside) = (real(i) + 0.5, 6.5);
        brightness(frame, if across { plane.at(along, aside) } else { plane.at(aside, along) })
    };
    let values: Vec<f32> = (7..dimension - 7).map(at).collect();
    let right = values.windows(3).enumerate().filter(|(i, few)| {
        let &&[before, here, after] = &few.first_chunk::<3>().unwrap_or(&[0.0; 3]);
        let off = here - f32::midpoint(before, after);
        // The middle of the first window is module 8, which is black.
        if i % 2 == 0 { off < 0.0 } else { off > 0.0 }
    });
    real(right.count()) / real(values.len().saturating_sub(2).max(1))
}
