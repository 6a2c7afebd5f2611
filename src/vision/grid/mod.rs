//! Our own grid: from three finder patterns to the modules of a code, where the decoders' own sampling goes astray.

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

/// A worse fit than this is no code.
const FITS: f32 = 0.42;
/// The ways to divide black from white, the likeliest first.
const WAYS: [Way; 6] = [Way::Level(0.0), Way::Sharp(0.7), Way::Local, Way::Level(-0.25), Way::Level(0.25), Way::Sharp(1.6)];

/// The ways that are tried again with doubts weighed.
const DOUBTFUL: [Way; 3] = [Way::Level(0.0), Way::Sharp(0.7), Way::Local];

/// A way to divide black from white.
enum Way {
    /// At the finder patterns' threshold, moved by a share of the contrast.
    Level(f32),
    /// By what is around a module.
    Local,
    /// Sharpened by so much.
    Sharp(f32),
}

/// A grid that fits worse than this after all is no crumpled code.
const CRUMPLED: f32 = 0.42;

/// A grid that fits no better with its fourth corner found is none.
const HOPELESS: f32 = 0.32;

/// A set of patterns with what was read of it and the code's corners.
pub(super) type Read<T> = (T, Three, Corners);

/// Whether it is worth going by how clearly each module is black or white.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Doubts {
    /// No: black or white.
    Left,
    /// Yes: the grid fits, and nothing else could be read.
    Weighed,
}

/// Lays a grid on each likely set of finder patterns, the best timed first, and hands its modules, thresholded in several
/// ways, to `decode` until that is content. A pattern belongs to one code.
pub(super) fn read<T>(
    frame: &Gray,
    threes: impl Iterator<Item = Three>,
    effort: &mut Effort,
    mut decode: impl FnMut(&Modules, Doubts) -> Option<T>,
) -> Vec<Read<T>> {
    let mut likely: Vec<(f32, Three, Start)> = Vec::new();
    // What is spent on looking is not left for laying.
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

/// Lays a grid and reads it: as it was estimated, with its fourth corner found, settled, bowed; the cheapest that reads.
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
            // Nothing that the fourth corner could not mend.
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

/// Modules thresholded in one way, if a `quick` look is wanted, else in all.
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
