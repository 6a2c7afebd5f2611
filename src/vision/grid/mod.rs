//! Our own grid: from three finder patterns to the modules of a code, where the sampling of the decoders fails.
//!
//! The thresholds of this room are judged by what is read with them. `tests/it/optics.rs` holds them to the photographs of
//! `fixtures/optics` and to drawn scenes; `make bench-vision` measures them on a larger set (`../shared/qr`) and on a sweep of
//! drawn codes. Who changes one compares both.

mod bits;
mod fit;
mod infer;
mod light;
mod measure;
mod mesh;
mod patterns;
mod plane;
mod slant;

use super::frame::Gray;
use super::quad::{Corners, Point};
use super::seek::Pattern;
pub(super) use bits::Modules;
use fit::Judge;
pub(super) use infer::infer;
use light::{Light, brightness};
use measure::module;
use mesh::Mesh;
use patterns::SIZES;
pub(super) use patterns::alignments;
use plane::{Plane, distance, real};
pub(super) use slant::slanted;

/// Three finder patterns that may belong to one code: top left, top right, bottom left.
pub(super) type Three = [Pattern; 3];

/// Three patterns are examined further only if more than this share of their timing patterns looks right.
const TIMED: f32 = 0.72;
/// With at least this share right, a code counts as flat, and no bow is tried.
const CLEAR: f32 = 0.9;
/// The bows that are tried for a curved code: how far the middle of a side is off the straight line, in modules.
const BOWS: [f32; 7] = [0.0, 0.7, -0.7, 1.4, -1.4, 2.1, -2.1];
/// A grid that fits worse than this is not read. 1 is a clean print, about 0.4 is chance (see [`Judge::fit`]).
const FITS: f32 = 0.42;
/// The ways to separate black from white, the most successful first.
const WAYS: [Way; 6] = [Way::Level(0.0), Way::Sharp(0.7), Way::Local, Way::Level(-0.25), Way::Level(0.25), Way::Sharp(1.6)];

/// The ways that are tried again with the doubtful modules weighed.
const DOUBTFUL: [Way; 3] = [Way::Level(0.0), Way::Sharp(0.7), Way::Local];

/// A way to separate black from white.
enum Way {
    /// By the threshold at the finder patterns, moved by this share of the contrast.
    Level(f32),
    /// By comparing a module with those around it.
    Local,
    /// After sharpening by this factor.
    Sharp(f32),
}

/// After all corrections, a grid that fits worse than this is not tried as a crumpled code.
const CRUMPLED: f32 = 0.42;

/// If a grid fits worse than this even with the best fourth corner, it is given up.
const HOPELESS: f32 = 0.32;

/// How much work one look at a frame may do. It is counted in work and not in time, so that the same frame always gives the
/// same result.
#[derive(Clone, Copy, Debug)]
pub(super) struct Effort {
    /// The most sets of three patterns that are considered. Sixteen labels need a few hundred; a picture of leaves offers tens
    /// of thousands.
    pub sets: usize,
    /// The most places of the frame whose brightness our own grid may read. A million takes about ten milliseconds.
    pub places: usize,
    /// Whether codes may be curved, which costs seven times as much.
    pub curved: bool,
}

impl Effort {
    /// Spends part of what is left. Returns whether anything was left.
    pub(super) fn spend(&mut self, places: usize) -> bool {
        let left = self.places > 0;
        self.places = self.places.saturating_sub(places);
        left
    }
}

/// What was read, the set of patterns that it was read from, and the corners of the code.
pub(super) type Read<T> = (T, Three, Corners);

/// Whether decoding considers how clearly each module is black or white.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Doubts {
    /// No: black or white.
    Left,
    /// Yes: the grid fits, and nothing else could be read.
    Weighed,
}

/// Lays a grid on each likely set of finder patterns, the one with the clearest timing patterns first. Passes its modules,
/// separated into black and white in several ways, to `decode` until that succeeds. A pattern belongs to one code only.
pub(super) fn read<T>(
    frame: &Gray,
    threes: impl Iterator<Item = Three>,
    effort: &mut Effort,
    mut decode: impl FnMut(&Modules, Doubts) -> Option<T>,
) -> Vec<Read<T>> {
    let mut likely: Vec<(f32, Three, Start)> = Vec::new();
    // Searching may take half of the effort; the rest is for laying grids.
    let mut looking = Effort { places: effort.places / 2, ..*effort };
    let given = looking.places;
    for three in threes {
        if looking.places == 0 {
            break;
        }
        likely.extend(start(frame, &three, &mut looking).map(|(timed, start)| (timed, three, start)));
    }
    effort.spend(given - looking.places);
    likely.sort_by(|(a, ..), (b, ..)| b.total_cmp(a));
    let mut read: Vec<Read<T>> = Vec::new();
    for (_, three, start) in likely {
        if effort.places == 0 {
            break;
        }
        if read.iter().any(|(_, used, _)| used.iter().any(|pattern| three.contains(pattern))) {
            continue;
        }
        if let Some((text, corners)) = settle(frame, start, effort, &mut decode) {
            read.push((text, three, corners));
        }
    }
    read
}

/// A first grid: its size in modules, its plane, the light on it.
type Start = (usize, Plane, Light);

/// A quick check whether something like a timing pattern lies between these patterns.
pub(super) fn promising(frame: &Gray, three: &Three, effort: &mut Effort) -> bool {
    effort.places > 0 && start(frame, three, effort).is_some()
}

/// Returns the most likely size and a first grid, if timing patterns are found.
fn start(frame: &Gray, three: &Three, effort: &mut Effort) -> Option<(f32, Start)> {
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

/// Lays a grid and reads it in four stages: as estimated, with the fourth corner searched, with all corners adjusted, with
/// bows. Returns the first stage that can be read; the cheap ones come first.
fn settle<T>(
    frame: &Gray,
    start: Start,
    effort: &mut Effort,
    mut decode: impl FnMut(&Modules, Doubts) -> Option<T>,
) -> Option<(T, Corners)> {
    let (dimension, first, light) = start;
    let judge = Judge::new(frame, &first, &light, dimension);
    let mut plane = first;
    let mut fits = 0.0f32;
    for stage in 0..4u8 {
        (fits, plane) = match stage {
            0 => (judge.fit(&plane), plane),
            1 => judge.fourth(&plane),
            2 => judge.settle(&plane, 0.4, false),
            _ if effort.curved => judge.settle(&plane, 0.6, true),
            _ => break,
        };
        effort.spend(judge.spent());
        if fits < FITS {
            // Not even the best fourth corner makes it fit.
            if stage == 1 && fits < HOPELESS && !effort.curved {
                break;
            }
            continue;
        }
        let modules = Modules::sampled(frame, &plane, &light, dimension, |x, y| plane.at(x, y));
        if let Some(read) = divided(&modules, light.contrast, stage < 2, &mut decode) {
            return Some((read, plane.outline()));
        }
    }
    if effort.curved && fits >= CRUMPLED && effort.places > 0 {
        let (mesh, asked) = Mesh::pulled(frame, &plane, &light, dimension);
        effort.spend(asked);
        let modules = Modules::sampled(frame, &plane, &light, dimension, |x, y| mesh.at(x, y));
        return divided(&modules, light.contrast, false, &mut decode).map(|read| (read, plane.outline()));
    }
    None
}

/// Separates black from white in one way if `quick`, else in all ways, and returns what `decode` makes of the first success.
fn divided<T>(
    modules: &Modules,
    contrast: f32,
    quick: bool,
    decode: &mut impl FnMut(&Modules, Doubts) -> Option<T>,
) -> Option<T> {
    let by = |way: &Way| match way {
        Way::Level(moved) => modules.moved(moved * contrast),
        Way::Local => modules.local(4),
        Way::Sharp(by) => modules.sharpened(*by),
    };
    let sure = WAYS.iter().take(if quick { 1 } else { WAYS.len() }).find_map(|way| decode(&by(way), Doubts::Left));
    let mut doubtful = DOUBTFUL.iter().take(if quick { 0 } else { DOUBTFUL.len() });
    sure.or_else(|| doubtful.find_map(|way| decode(&by(way).doubted(), Doubts::Weighed)))
}
