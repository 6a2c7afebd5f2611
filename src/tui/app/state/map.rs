//! The colleges on the map: where each lies, how its commune is shaded, and which one is next in a direction.

use super::{
    dashboard::{CollegeLine, Dashboard},
    shade::Shade,
};
use crate::{
    atlas::{self, Commune, Point},
    audit::{inventory::Inventory, standing::Standing},
};
use std::collections::BTreeMap;

/// A college on the map.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Dot {
    /// Its line in the list that is shown.
    pub line: usize,
    /// Its place: somewhere in its commune.
    pub at: Point,
}

/// A direction of the keyboard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// To the north.
    Up,
    /// To the south.
    Down,
    /// To the west.
    Left,
    /// To the east.
    Right,
}

fn commune_of(inventory: &Inventory, line: &CollegeLine) -> Option<&'static Commune> {
    inventory.college(line.progress.college).and_then(|college| atlas::known().commune_of(college))
}

/// The colleges of the list that are on the map, and how many are not because their commune is not.
#[must_use]
pub fn dots(inventory: &Inventory, dashboard: &Dashboard) -> (Vec<Dot>, usize) {
    let (mut dots, mut before, mut off): (Vec<Dot>, BTreeMap<&str, usize>, usize) = Default::default();
    // The place of a college does not depend on the order of the list.
    let mut lines: Vec<(usize, &CollegeLine)> =
        dashboard.shown.iter().enumerate().filter_map(|(line, ix)| Some((line, dashboard.colleges.get(*ix)?))).collect();
    lines.sort_by_key(|(_, line)| line.progress.college);
    for (line, college) in lines {
        match commune_of(inventory, college) {
            Some(commune) => {
                let nth = before.entry(&commune.name).or_default();
                dots.push(Dot { line, at: commune.place(*nth) });
                *nth += 1;
            }
            None => off += 1,
        }
    }
    (dots, off)
}

/// The share of each commune that has a college, from 0 to 1: what its shade tells. A commune of which a blind count hides something has
/// no progress to show.
#[must_use]
pub fn shares(standing: &Standing, dashboard: &Dashboard, shade: Shade) -> Vec<(&'static Commune, f64)> {
    let mut sums: BTreeMap<&str, (&'static Commune, [u32; 3], bool)> = BTreeMap::new();
    for line in &dashboard.colleges {
        let Some(commune) = commune_of(standing.inventory(), line) else { continue };
        let (_, [expected, read, wrong], shown) = sums.entry(&commune.name).or_insert((commune, [0; 3], true));
        *expected += line.progress.expected;
        *read += line.progress.read;
        *wrong += line.progress.discrepancies();
        *shown &= line.shown;
    }
    let share = |part: u32, of: u32| if of == 0 { 0.0 } else { f64::from(part.min(of)) / f64::from(of) };
    let told = |(commune, [expected, read, wrong], shown): (&'static Commune, [u32; 3], bool)| match shade {
        Shade::Progress => shown.then(|| (commune, share(read, expected))),
        Shade::Discrepancies => Some((commune, share(wrong, read + wrong))),
    };
    sums.into_values().filter_map(told).collect()
}

/// The next dot in a direction: the nearest of those that lie rather there than beside it; otherwise the nearest that lies there at all.
#[must_use]
pub fn next(dots: &[Dot], from: Point, direction: Direction) -> Option<Dot> {
    let ahead = |dot: &Dot| {
        let (east, south) = (dot.at.0 - from.0, dot.at.1 - from.1);
        match direction {
            Direction::Up => (-south, east.abs()),
            Direction::Down => (south, east.abs()),
            Direction::Left => (-east, south.abs()),
            Direction::Right => (east, south.abs()),
        }
    };
    let there = dots.iter().filter(|dot| ahead(dot).0 > 0.5);
    let rate = |dot: &Dot| {
        let (far, beside) = ahead(dot);
        (beside > far, far.hypot(beside))
    };
    there.min_by(|a, b| rate(a).partial_cmp(&rate(b)).unwrap_or(std::cmp::Ordering::Equal)).copied()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn dot(line: usize, x: f64, y: f64) -> Dot {
        Dot { line, at: (x, y) }
    }

    #[test]
    fn the_nearest_in_a_direction_is_next() {
        let dots = [dot(0, 0.0, 0.0), dot(1, 10.0, 3.0), dot(2, 5.0, 20.0), dot(3, 2.0, 40.0)];
        let line = |from: usize, direction| next(&dots, dots[from].at, direction).map(|dot| dot.line);
        assert_eq!(line(0, Direction::Right), Some(1));
        assert_eq!(line(0, Direction::Down), Some(2), "rather below than beside");
        assert_eq!(line(2, Direction::Down), Some(3));
        assert_eq!(line(3, Direction::Up), Some(2));
        assert_eq!(line(1, Direction::Left), Some(0));
        assert_eq!(line(0, Direction::Up), None);
    }

    proptest! {
        #![proptest_config(crate::kept_below_tests())]
        /// Whatever lies there is reached sooner or later, and no step leads back.
        #[test]
        fn a_step_goes_where_it_should(places in prop::collection::vec((0u32..100, 0u32..100), 1..20)) {
            let dots: Vec<Dot> =
                places.iter().enumerate().map(|(at, (x, y))| dot(at, f64::from(*x), f64::from(*y))).collect();
            for from in &dots {
                let right = next(&dots, from.at, Direction::Right);
                prop_assert_eq!(right.is_some(), dots.iter().any(|dot| dot.at.0 > from.at.0));
                prop_assert!(right.is_none_or(|dot| dot.at.0 > from.at.0));
                let up = next(&dots, from.at, Direction::Up);
                prop_assert!(up.is_none_or(|dot| dot.at.1 < from.at.1));
            }
        }
    }
}
