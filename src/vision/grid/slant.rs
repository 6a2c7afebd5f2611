//! Sets of three among few patterns, for codes seen at any angle: neither a right angle nor equal sides are required.

use super::measure::module;
use super::patterns::SIZES;
use super::plane::{distance, real};
use super::start::Three;
use crate::vision::frame::Gray;
use crate::vision::seek::Pattern;

/// Sets are made of at most this many patterns: 12 give 660 sets.
const MOST: usize = 12;

/// Returns every set of three of the first patterns that has about the same number of modules along both sides.
pub(in crate::vision) fn slanted(frame: &Gray, patterns: &[Pattern]) -> Vec<Three> {
    let few = patterns.get(..MOST.min(patterns.len())).unwrap_or_default();
    let mut threes = Vec::new();
    for (i, first) in few.iter().enumerate() {
        for (j, right) in few.iter().enumerate().filter(|&(j, _)| j != i) {
            for (_, below) in few.iter().enumerate().filter(|&(k, _)| k != i && k != j) {
                let three = [*first, *right, *below];
                // Down lies clockwise from the right, unless the code is seen in a mirror.
                let (dx, dy) = (right.centre.x - first.centre.x, right.centre.y - first.centre.y);
                let turn = dx * (below.centre.y - first.centre.y) - dy * (below.centre.x - first.centre.x);
                if turn > 0.0 && even(frame, &three) {
                    threes.push(three);
                }
            }
        }
    }
    threes
}

/// Whether the sides may be those of one code.
fn even(frame: &Gray, [first, right, below]: &Three) -> bool {
    let sizes = [first.size, right.size, below.size];
    let (least, most) = sizes.iter().fold((f32::INFINITY, 0.0f32), |(least, most), &size| (least.min(size), most.max(size)));
    if most > least * 2.2 {
        return false;
    }
    let count = |near: &Pattern, far: &Pattern| {
        let modules = module(frame, near, far.centre) + module(frame, far, near.centre);
        distance(near.centre, far.centre) * 2.0 / modules
    };
    let (across, down) = (count(first, right), count(first, below));
    let most = real(*SIZES.end());
    (across - down).abs() < 2.0 + across.max(down) * 0.2 && across.min(down) > 11.0 && across.max(down) < most
}
