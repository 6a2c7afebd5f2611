//! The modules that all codes of one size have in common: finder, timing and alignment patterns.

use super::plane::real;

/// The smallest and the largest code, in modules on a side.
pub(super) const SIZES: std::ops::RangeInclusive<usize> = 21..=177;

/// A module whose colour is known beforehand, given by its middle.
#[derive(Clone, Copy, Debug)]
pub(super) struct Known {
    pub across: f32,
    pub down: f32,
    pub black: bool,
}

impl Known {
    fn new(across: usize, down: usize, black: bool) -> Self {
        Self { across: real(across) + 0.5, down: real(down) + 0.5, black }
    }
}

/// The middles of the alignment patterns along a side, in modules: none in the smallest code.
pub(in crate::vision) fn alignments(dimension: usize) -> Vec<usize> {
    let version = dimension.saturating_sub(17) / 4;
    if version < 2 {
        return Vec::new();
    }
    let gaps = version / 7 + 1;
    let last = dimension - 7;
    // Evenly spaced from the far side, rounded up to an even number; the first gap gets the rest. Version 32 is an exception.
    let step = if version == 32 { 26 } else { (last - 6).div_ceil(2 * gaps) * 2 };
    std::iter::once(6).chain((0..gaps).rev().map(|i| last - i * step)).collect()
}

/// The middles of the alignment patterns of a code: all crossings but those at the finder patterns.
pub(super) fn alignment_centres(dimension: usize) -> Vec<(usize, usize)> {
    let places = alignments(dimension);
    let last = dimension - 7;
    let corner = |x: usize, y: usize| (x == 6 && (y == 6 || y == last)) || (x == last && y == 6);
    let all = places.iter().flat_map(|&y| places.iter().map(move |&x| (x, y)));
    all.filter(|&(x, y)| !corner(x, y)).collect()
}

/// Every known module.
pub(super) fn known(dimension: usize) -> Vec<Known> {
    let far = dimension - 8;
    let mut all = Vec::new();
    for (left, top) in [(0, 0), (far, 0), (0, far)] {
        for y in 0..8 {
            for x in 0..8 {
                // The far ones have their white edge on the other side.
                let (fx, fy) = (if left > 0 { 7 - x } else { x }, if top > 0 { 7 - y } else { y });
                all.push(Known::new(left + x, top + y, finder(fx, fy)));
            }
        }
    }
    for i in 8..far {
        all.push(Known::new(i, 6, i % 2 == 0));
        all.push(Known::new(6, i, i % 2 == 0));
    }
    for (x, y) in alignment_centres(dimension) {
        for (dx, dy) in (0..5usize).flat_map(|dy| (0..5usize).map(move |dx| (dx, dy))) {
            let ring = dx.abs_diff(2).max(dy.abs_diff(2));
            all.push(Known::new(x + dx - 2, y + dy - 2, ring != 1));
        }
    }
    all
}

/// A finder pattern's colour at a place from its outer corner, with its white edge.
fn finder(x: usize, y: usize) -> bool {
    let ring = x.abs_diff(3).max(y.abs_diff(3));
    ring != 2 && ring != 4
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn alignment_patterns_lie_where_the_standard_puts_them() {
        assert_eq!(alignments(21), Vec::<usize>::new());
        assert_eq!(alignments(25), [6, 18]);
        assert_eq!(alignments(17 + 4 * 7), [6, 22, 38]);
        assert_eq!(alignments(17 + 4 * 22), [6, 26, 50, 74, 98]);
        assert_eq!(alignments(17 + 4 * 32), [6, 34, 60, 86, 112, 138]);
        assert_eq!(alignments(177), [6, 30, 58, 86, 114, 142, 170]);
        assert_eq!(alignment_centres(25), [(18, 18)]);
    }
}
