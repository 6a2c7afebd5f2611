//! Our own grid: from three finder patterns to the modules of a code, where the sampling of the decoders fails.
//!
//! The thresholds of this room are judged by what is read with them. `tests/it/optics.rs` holds them to the photographs of
//! `fixtures/optics` and to drawn scenes; `make bench-vision` measures them on a larger set (`../shared/qr`) and on a sweep of
//! drawn codes. Who changes one compares both.

mod bits;
mod effort;
mod fit;
mod infer;
mod light;
mod measure;
mod mesh;
mod patterns;
mod plane;
mod slant;
mod start;

use super::frame::Gray;
use super::quad::Corners;
pub(super) use bits::Modules;
pub(super) use effort::Effort;
use fit::Judge;
pub(super) use infer::infer;
use mesh::Mesh;
pub(super) use patterns::alignments;
pub(super) use slant::slanted;
pub(super) use start::promising;
use start::{Start, Three, start};

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
