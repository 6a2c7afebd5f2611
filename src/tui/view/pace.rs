//! How large a picture in pixels may be and how often it may be drawn, so that it never uses more than a third of a
//! core.

use crate::job::{CellSize, Gray, Way};
use std::time::Duration;

/// The largest cost of scaling and encoding one pixel, in nanoseconds: twice the value measured by `benches/road.rs`.
const fn cost(way: Way) -> u64 {
    match way {
        Way::Off | Way::Blocks => 0,
        Way::Kitty | Way::Iterm2 => 40,
        Way::Sixel => 130,
    }
}

/// The longest time for one picture. A verdict must not wait longer for it.
const AT_ONCE: Duration = Duration::from_millis(40);
/// The time that the terminal itself needs for a picture.
const LEAST: Duration = Duration::from_millis(66);

/// The least time between two pictures.
pub(super) fn pause(way: Way, pixels: usize) -> Duration {
    let once = Duration::from_nanos(cost(way).saturating_mul(pixels as u64));
    (once * 3).max(LEAST)
}

/// The size of a picture in columns and rows of cells: as large as fits, with its proportions kept to half a cell.
pub(super) fn fit(way: Way, seen: &Gray, room: (u16, u16), cell: CellSize) -> (u16, u16) {
    let [across, down] = [(room.0, cell.width), (room.1, cell.height)].map(|(n, size)| usize::from(n) * usize::from(size));
    let (width, height) = (seen.width(), seen.height());
    let most = AT_ONCE.as_nanos() / u128::from(cost(way).max(1));
    let most = usize::try_from(most).unwrap_or(usize::MAX / 65_536);
    let across = across.min(down * width / height).min((most * width / height).isqrt());
    let down = across * height / width;
    let cells = |pixels: usize, size: u16, room: u16| {
        let half = usize::from(size) / 2;
        u16::try_from((pixels + half).checked_div(usize::from(size)).unwrap_or_default()).unwrap_or(room).clamp(1, room.max(1))
    };
    (cells(across, cell.width, room.0), cells(down, cell.height, room.1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #![proptest_config(crate::kept_below_tests())]
        #[test]
        fn pictures_fit_and_never_take_more_than_a_third_of_a_core(
            seen in (1_usize..400, 1_usize..400), room in (1_u16..300, 1_u16..100), cell in (3_u16..=100, 5_u16..=200),
        ) {
            let seen = Gray::new(seen.0, seen.1, vec![0; seen.0 * seen.1]).unwrap();
            let size = CellSize { width: cell.0, height: cell.1 };
            for way in [Way::Kitty, Way::Iterm2, Way::Sixel] {
                let (columns, rows) = fit(way, &seen, room, size);
                prop_assert!((1..=room.0).contains(&columns) && (1..=room.1).contains(&rows));
                let pixels = usize::from(columns * cell.0) * usize::from(rows) * usize::from(cell.1);
                let once = Duration::from_nanos(cost(way) * pixels as u64);
                prop_assert!(once * 3 <= pause(way, pixels));
            }
        }
    }

    #[test]
    fn a_picture_fills_its_panel_and_keeps_its_proportions() {
        let seen = Gray::new(320, 180, vec![0; 320 * 180]).unwrap();
        let cell = CellSize { width: 10, height: 20 };
        for way in [Way::Kitty, Way::Iterm2] {
            assert_eq!(fit(way, &seen, (28, 8), cell), (28, 8));
            assert_eq!(fit(way, &seen, (64, 24), cell), (64, 18));
        }
        assert_eq!(fit(Way::Sixel, &seen, (64, 24), cell), (64, 18));
        // On a screen of fine pixels the dearest way gives a smaller picture, not a slower one.
        let fine = CellSize { width: 20, height: 40 };
        let (columns, rows) = fit(Way::Sixel, &seen, (64, 24), fine);
        assert!(columns < 40 && rows < 12, "{columns} {rows}");
        assert!(pause(Way::Sixel, 640 * 360) <= Duration::from_millis(100));
        assert_eq!(pause(Way::Kitty, 640 * 360), LEAST);
    }
}
