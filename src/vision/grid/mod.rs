//! Our own grid: from three finder patterns to the modules of a code, where the decoders' own sampling goes astray.

mod bits;
mod fit;
mod light;
mod measure;
mod patterns;
mod plane;

use super::frame::Gray;
use super::quad::{Corners, Point};
use super::seek::Pattern;
use bits::Modules;
use fit::Judge;
use light::{Light, brightness};
use measure::module;
use patterns::SIZES;
use plane::{Plane, distance, real};
use rxing::common::BitMatrix;

/// Three finder patterns that may belong to one code: top left, top right, bottom left.
pub(super) type Three = [Pattern; 3];

/// How a share of the timing pattern must be right for the three to be looked at further.
const TIMED: f32 = 0.72;
/// A worse fit than this is no code.
const FITS: f32 = 0.42;

/// How much may be tried in one frame. Deterministic, other than a clock.
#[derive(Clone, Copy, Debug)]
pub(super) struct Effort {
    /// Sets of three patterns of which the timing is looked at.
    pub sets: usize,
    /// Grids that are laid and read to nothing.
    pub grids: usize,
}

/// A set of patterns with what was read of it and the code's corners.
pub(super) type Read<T> = (T, Three, Corners);

/// Lays a grid on each likely set of finder patterns, the best timed first, and hands its bits, thresholded in several
/// ways, to `decode` until that is content. A pattern belongs to one code.
pub(super) fn read<T>(
    frame: &Gray,
    threes: impl Iterator<Item = Three>,
    effort: &mut Effort,
    mut decode: impl FnMut(&BitMatrix) -> Option<T>,
) -> Vec<Read<T>> {
    let mut likely: Vec<(f32, Three, Start)> = Vec::new();
    for three in threes {
        if effort.sets == 0 {
            break;
        }
        effort.sets -= 1;
        likely.extend(start(frame, &three).map(|(timed, start)| (timed, three, start)));
    }
    likely.sort_by(|(a, ..), (b, ..)| b.total_cmp(a));
    let mut read: Vec<Read<T>> = Vec::new();
    for (_, three, start) in likely {
        if effort.grids == 0 {
            break;
        }
        if read.iter().any(|(_, used, _)| used.iter().any(|pattern| three.contains(pattern))) {
            continue;
        }
        match settle(frame, start, &mut decode) {
            Some((text, corners)) => read.push((text, three, corners)),
            None => effort.grids -= 1,
        }
    }
    read
}

/// A first grid with its size and the light on it.
type Start = (usize, Plane, Light);

/// The likeliest size and a first grid, if the timing patterns are there.
fn start(frame: &Gray, three: &Three) -> Option<(f32, Start)> {
    let [first, right, below] = three;
    // A plane seen aslant: what shrinks along a side tells how fast.
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
    let mut best: Option<(f32, Start)> = None;
    for dimension in SIZES.step_by(4) {
        let off = (real(dimension) - 7.0 - span).abs();
        if off > 3.0 + span * 0.12 {
            continue;
        }
        for (g, h) in [(g, h), (0.0, 0.0)] {
            let Some(plane) = Plane::new(dimension, [a, b, fourth(g, h), d], [Point::default(); 2]) else { continue };
            let Some(light) = Light::of(frame, &plane, dimension) else { continue };
            // Of two sizes that are timed alike the nearer is meant.
            let timed = timed(frame, &plane, dimension) - off * 0.01;
            if timed > best.as_ref().map_or(TIMED, |(most, _)| *most) {
                best = Some((timed, (dimension, plane, light)));
            }
        }
    }
    best
}

/// The share of the timing patterns' modules that are darker or brighter than their neighbours, as they should be. The
/// better side counts double: the other may be damaged.
fn timed(frame: &Gray, plane: &Plane, dimension: usize) -> f32 {
    let side = |across: bool| {
        let at = |i: usize| {
            let (along, aside) = (real(i) + 0.5, 6.5);
            brightness(frame, if across { plane.at(along, aside) } else { plane.at(aside, along) })
        };
        let values: Vec<f32> = (7..dimension - 7).map(at).collect();
        let right = values.windows(3).enumerate().filter(|(i, few)| {
            let &&[before, here, after] = &few.first_chunk::<3>().unwrap_or(&[0.0; 3]);
            let off = here - (before + after) / 2.0;
            // The first window has module 8 in its middle, which is black.
            if i % 2 == 0 { off < 0.0 } else { off > 0.0 }
        });
        real(right.count()) / real(values.len().saturating_sub(2).max(1))
    };
    let (one, other) = (side(true), side(false));
    (2.0 * one.max(other) + one.min(other)) / 3.0
}

fn settle<T>(
    frame: &Gray,
    (dimension, plane, light): Start,
    mut decode: impl FnMut(&BitMatrix) -> Option<T>,
) -> Option<(T, Corners)> {
    let judge = Judge::new(frame, light, dimension);
    let near = judge.fourth(&plane, 4);
    let (fit, plane) = judge.settle(&near, 0.4, false);
    if fit < FITS {
        return None;
    }
    let modules = Modules::of(frame, &plane, &light, dimension);
    let mut tries = [Some(0.0), None, Some(-0.25), Some(0.25)].into_iter().map(|moved| match moved {
        Some(moved) => modules.global(moved * light.contrast),
        None => modules.local(4),
    });
    tries.find_map(|bits| decode(&bits?)).map(|read| (read, plane.outline()))
}
