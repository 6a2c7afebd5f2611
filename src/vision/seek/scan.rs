//! Scans rows for black, white, black, white, black as 1:1:3:1:1, and then columns at the same place.

use super::{Mono, Pattern};
use crate::vision::quad::Point;

/// At most this many patterns of one picture are returned: those that most rows confirm.
const MOST: usize = 160;

/// A pattern with the number of rows that found it.
struct Seen {
    pattern: Pattern,
    rows: u16,
}

/// The finder patterns of a picture, those that most rows confirm first.
pub(in crate::vision) fn scan(mono: &Mono) -> Vec<Pattern> {
    let mut seen: Vec<Seen> = Vec::new();
    for (y, row) in mono.rows().enumerate() {
        let mut runs = [0usize; 5];
        let mut black = false;
        for (x, &pixel) in row.iter().chain(std::iter::once(&false)).enumerate() {
            if pixel != black {
                // A black run has ended: it may be the last of five.
                if black && matches(&runs) {
                    note(&mut seen, mono, &runs, x, y);
                }
                black = pixel;
                runs.rotate_left(1);
                if let Some(last) = runs.last_mut() {
                    *last = 0;
                }
            }
            if let Some(last) = runs.last_mut() {
                *last += 1;
            }
        }
    }
    seen.retain(|seen| real(usize::from(seen.rows)) >= (seen.pattern.size / 12.0).min(4.0));
    seen.sort_by_key(|seen| std::cmp::Reverse(seen.rows));
    seen.truncate(MOST);
    seen.into_iter().map(|seen| seen.pattern).collect()
}

/// Adds the pattern whose runs end before column `x` of row `y`, if the column through its middle confirms it.
fn note(seen: &mut Vec<Seen>, mono: &Mono, runs: &[usize; 5], x: usize, y: usize) {
    let [_, _, core, d, e] = *runs;
    let middle = x - e - d - core / 2 - 1;
    let wide: usize = runs.iter().sum();
    let Some((cy, tall)) = along(mono, middle, y, (0, 1), wide) else { return };
    if tall > wide * 3 || wide > tall * 3 {
        return;
    }
    let Some((cx, wide)) = along(mono, middle, cy, (1, 0), wide.max(tall)) else { return };
    let slopes = [(1, 1), (1, -1)].map(|step| along(mono, cx, cy, step, wide.max(tall)).map_or(0, |(_, size)| size));
    // A pattern turned by 45 degrees measures too wide along rows and columns: the mean of the largest and the smallest is about
    // right.
    let sizes = [wide, tall, slopes[0], slopes[1]];
    let most = sizes.into_iter().max().unwrap_or(wide);
    let least = sizes.into_iter().filter(|&size| size > 0).min().unwrap_or(wide);
    let centre = Point::new(real(cx) + 0.5, real(cy) + 0.5);
    let pattern = Pattern { centre, size: real(most + least) / 2.0 };
    if let Some(known) = seen.iter_mut().find(|known| known.pattern.same(&pattern)) {
        let n = f32::from(known.rows);
        let mean = |old: f32, new: f32| (old * n + new) / (n + 1.0);
        let Point { x, y } = known.pattern.centre;
        known.pattern.centre = Point::new(mean(x, centre.x), mean(y, centre.y));
        known.pattern.size = mean(known.pattern.size, pattern.size);
        known.rows = known.rows.saturating_add(1);
    } else if seen.len() < MOST * 16 {
        seen.push(Seen { pattern, rows: 1 });
    }
}

/// Returns middle and length of the pattern along a line through a black pixel; `None` if there is none.
fn along(mono: &Mono, x: usize, y: usize, (dx, dy): (isize, isize), about: usize) -> Option<(usize, usize)> {
    let walk = |sign: isize| {
        let mut runs = [0usize; 3];
        let mut run = 0;
        for i in 1..=about.saturating_mul(2) {
            let away = isize::try_from(i).ok()? * sign;
            let at = x.checked_add_signed(away * dx).zip(y.checked_add_signed(away * dy));
            let pixel = at.and_then(|(x, y)| mono.at(x, y));
            // The pattern may end at the frame's edge.
            let black = pixel.unwrap_or(false);
            if black != (run % 2 == 0) {
                run += 1;
            }
            if run == 3 {
                return Some(runs);
            }
            *runs.get_mut(run)? += 1;
        }
        None
    };
    if mono.at(x, y) != Some(true) {
        return None;
    }
    let (ahead, back) = (walk(1)?, walk(-1)?);
    let runs = [back[2], back[1], back[0] + 1 + ahead[0], ahead[1], ahead[2]];
    if !matches(&runs) {
        return None;
    }
    let start = if dx != 0 { x } else { y };
    let middle = (start + ahead[0]).checked_sub(runs[2] / 2)?;
    Some((middle, runs.iter().sum()))
}

/// Whether five runs look like those of a finder pattern, with a margin for blur and slant.
fn matches(runs: &[usize; 5]) -> bool {
    let whole: usize = runs.iter().sum();
    if whole < 7 || runs.contains(&0) {
        return false;
    }
    let one = real(whole) / 7.0;
    let room = one * 0.55 + 0.3;
    let [a, b, core, d, e] = runs.map(real);
    [a, b, d, e].into_iter().all(|run| (run - one).abs() <= room) && (core - 3.0 * one).abs() <= one * 1.1 + 0.3
}

#[expect(clippy::cast_precision_loss, reason = "runs of pixels are far below 2^24")]
const fn real(n: usize) -> f32 {
    n as f32
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vision::scene::{Label, Scene};

    #[test]
    fn the_three_patterns_of_a_label_are_found() {
        for rotation in [0.0, 20.0, 45.0] {
            let label = Label { text: "HDS-0000017".into(), centre: Point::new(160.0, 120.0), rotation, ..Label::default() };
            let frame = Scene { width: 320, height: 240, labels: vec![label], ..Scene::default() }.render().unwrap();
            let found = scan(&Mono::of(&frame, 8, 4));
            let sized = found.iter().filter(|p| (40.0..75.0).contains(&p.size)).count();
            assert!(sized >= 3, "{rotation} {found:?}");
        }
    }
}
