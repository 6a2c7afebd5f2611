//! Two finder patterns without a third: the place where it should be is searched for what is left of it.

use super::effort::Effort;
use super::light::brightness;
use super::plane::{distance, real};
use super::start::{TIMED, Three, start};
use crate::vision::frame::Gray;
use crate::vision::quad::Point;
use crate::vision::seek::Pattern;

/// Pairs are made of at most this many patterns.
const MOST: usize = 24;
/// How much of a pattern must be left, as a share of the contrast of the other two.
const LEFT: f32 = 0.4;

/// Returns every set of three that two of the patterns may belong to, with the third placed where most of a pattern is left.
pub(in crate::vision) fn infer(frame: &Gray, patterns: &[Pattern], effort: &mut Effort) -> Vec<Three> {
    let mut threes = Vec::new();
    let few = patterns.get(..MOST.min(patterns.len())).unwrap_or_default();
    for (i, one) in few.iter().enumerate() {
        for other in few.iter().skip(i + 1) {
            let ratio = one.size / other.size;
            let apart = distance(one.centre, other.centre) * 2.0 / (one.size + other.size);
            if !(0.7..1.43).contains(&ratio) || !(1.7..22.0).contains(&apart) {
                continue;
            }
            for [first, right, below, lost] in arrangements(*one, *other) {
                if effort.places == 0 {
                    return threes;
                }
                threes.extend(complete(frame, [first, right, below], lost, effort));
            }
        }
    }
    threes
}

/// The roles that two patterns may have in a code: for each, all three patterns and which one is lost (by its `centre`).
fn arrangements(p: Pattern, q: Pattern) -> impl Iterator<Item = [Pattern; 4]> {
    let (dx, dy) = (q.centre.x - p.centre.x, q.centre.y - p.centre.y);
    let size = f32::midpoint(p.size, q.size);
    let at = |from: Pattern, x: f32, y: f32| Pattern { centre: Point::new(from.centre.x + x, from.centre.y + y), size };
    // Down lies clockwise from the right.
    let (down_p, down_q) = (at(p, -dy, dx), at(q, dy, -dx));
    let (up_p, up_q) = (at(p, dy, -dx), at(q, -dy, dx));
    let (left, right) = (at(p, (dx - dy) / 2.0, (dy + dx) / 2.0), at(p, (dx + dy) / 2.0, (dy - dx) / 2.0));
    [
        [p, q, down_p, down_p],
        [q, p, down_q, down_q],
        [p, up_p, q, up_p],
        [q, up_q, p, up_q],
        [left, p, q, left],
        [right, q, p, right],
    ]
    .into_iter()
}

/// Returns the set with its lost pattern placed where most of it is left; `None` if nothing is left.
fn complete(frame: &Gray, three: Three, lost: Pattern, effort: &mut Effort) -> Option<Three> {
    let [first, right, below] = three;
    let known: Vec<Pattern> = three.into_iter().filter(|pattern| *pattern != lost).collect();
    // Where both ends of a side are known, its timing pattern must be visible.
    if first != lost && start(frame, &three, effort).is_none_or(|(timed, _)| timed < TIMED) {
        return None;
    }
    let module = lost.size / 7.0;
    let unit = |to: Point| {
        let far = distance(first.centre, to).max(1.0) / module;
        Point::new((to.x - first.centre.x) / far, (to.y - first.centre.y) / far)
    };
    let axes = [unit(right.centre), unit(below.centre)];
    let whole = known.iter().map(|pattern| likeness(frame, pattern.centre, axes)).fold(f32::INFINITY, f32::min);
    if whole < 4.0 {
        return None;
    }
    let span = distance(first.centre, right.centre) / module;
    #[expect(clippy::cast_possible_truncation, reason = "below a hundred")]
    let reach = (span * 0.22 + 1.5).min(12.0).round() as i8;
    effort.spend(49 * (2 * usize::from(reach.unsigned_abs()) + 1).pow(2));
    let mut best = (whole * LEFT, None);
    for (i, j) in (-reach..=reach).flat_map(|i| (-reach..=reach).map(move |j| (f32::from(i), f32::from(j)))) {
        let [u, v] = axes;
        let centre = Point::new(lost.centre.x + u.x * i + v.x * j, lost.centre.y + u.y * i + v.y * j);
        let like = likeness(frame, centre, axes);
        if like > best.0 {
            best = (like, Some(centre));
        }
    }
    let mut centre = best.1?;
    // Then in steps of a quarter of a module.
    let middle = centre;
    for (i, j) in (-3i8..=3).flat_map(|i| (-3i8..=3).map(move |j| (f32::from(i) / 4.0, f32::from(j) / 4.0))) {
        let [u, v] = axes;
        let near = Point::new(middle.x + u.x * i + v.x * j, middle.y + u.y * i + v.y * j);
        let like = likeness(frame, near, axes);
        if like > best.0 {
            best.0 = like;
            centre = near;
        }
    }
    let found = Pattern { centre, size: lost.size };
    Some(three.map(|pattern| if pattern == lost { found } else { pattern }))
}

/// How much brighter the white ring of a finder pattern at this place is than its black.
fn likeness(frame: &Gray, centre: Point, [u, v]: [Point; 2]) -> f32 {
    let (mut white, mut black) = (0.0, 0.0);
    for (x, y) in (0..7usize).flat_map(|y| (0..7usize).map(move |x| (x, y))) {
        let (i, j) = (real(x) - 3.0, real(y) - 3.0);
        let value = brightness(frame, Point::new(centre.x + u.x * i + v.x * j, centre.y + u.y * i + v.y * j));
        if x.abs_diff(3).max(y.abs_diff(3)) == 2 { white += value } else { black += value }
    }
    white / 16.0 - black / 33.0
}
