//! Finder patterns by their parts: a black core within a black ring that is seven thirds as wide and as high. If a code is seen
//! at a steep angle, its rows no longer look like 1:1:3:1:1; but the parts keep the relations of their middles, widths and areas.

use super::{Mono, Pattern};
use crate::vision::quad::Point;

/// At most this many patterns of one picture are returned: the largest.
const MOST: usize = 40;
/// The smallest area of a core, in pixels.
const LEAST: u32 = 5;
/// The area of a ring divided by that of its core: 24 modules by 9, with a margin for blur.
const AREAS: std::ops::Range<f32> = 1.3..5.0;
/// The width of a ring divided by that of its core: 7 modules by 3, with a margin for blur.
const WIDTHS: std::ops::Range<f32> = 1.6..3.4;

/// A picture with more runs of black than this share of its pixels is only grain; following each run would take much memory.
const GRAIN: usize = 6;

/// Black pixels that touch, also by their corners. Small numbers, for there are many.
#[derive(Clone, Copy)]
struct Blob {
    left: u16,
    top: u16,
    right: u16,
    bottom: u16,
    area: u32,
}

impl Blob {
    /// A run of a row; none beyond the largest frame.
    fn run(left: usize, right: usize, y: usize) -> Option<Self> {
        let area = u32::try_from(right - left).ok()?;
        let [left, right, top, bottom] = [left, right, y, y + 1].map(|at| u16::try_from(at).ok());
        Some(Self { left: left?, top: top?, right: right?, bottom: bottom?, area })
    }

    fn with(self, other: Self) -> Self {
        Self {
            left: self.left.min(other.left),
            top: self.top.min(other.top),
            right: self.right.max(other.right),
            bottom: self.bottom.max(other.bottom),
            area: self.area + other.area,
        }
    }

    fn size(self) -> (f32, f32) {
        (f32::from(self.right - self.left), f32::from(self.bottom - self.top))
    }

    fn middle(self) -> Point {
        Point::new(f32::midpoint(self.left.into(), self.right.into()), f32::midpoint(self.top.into(), self.bottom.into()))
    }

    /// Twice the row of its middle.
    fn height(self) -> u32 {
        u32::from(self.top) + u32::from(self.bottom)
    }
}

/// The finder patterns of a picture, the largest first.
pub(in crate::vision) fn rings(mono: &Mono) -> Vec<Pattern> {
    let mut blobs = blobs(mono);
    // By the middle's row, so that a core's ring is near it in the list.
    blobs.sort_by_key(|blob| blob.height());
    let mut found: Vec<Pattern> = Vec::new();
    for (i, core) in blobs.iter().enumerate().filter(|(_, core)| core.area >= LEAST && full(**core)) {
        let room = u32::from(core.bottom - core.top).max(2);
        let near = |other: &&Blob| other.height().abs_diff(core.height()) <= room;
        let ahead = blobs.iter().skip(i + 1).take_while(near);
        let back = blobs.iter().take(i).rev().take_while(near);
        found.extend(ahead.chain(back).find_map(|ring| pattern(*core, *ring)));
    }
    found.sort_by(|a, b| b.size.total_cmp(&a.size));
    found.truncate(MOST);
    found
}

/// Whether a blob may be a core: a parallelogram fills at least a third of its bounding box.
fn full(core: Blob) -> bool {
    let (wide, high) = core.size();
    real(core.area) > wide * high * 0.3
}

/// The pattern of a core and a ring, if they belong together.
fn pattern(core: Blob, ring: Blob) -> Option<Pattern> {
    let inside = ring.left < core.left && ring.right > core.right && ring.top < core.top && ring.bottom > core.bottom;
    if !inside || !AREAS.contains(&(real(ring.area) / real(core.area))) {
        return None;
    }
    let ((w, h), (wide, high)) = (core.size(), ring.size());
    let (middle, around) = (core.middle(), ring.middle());
    let off = ((middle.x - around.x).abs() / wide).max((middle.y - around.y).abs() / high);
    if !WIDTHS.contains(&(wide / w)) || !WIDTHS.contains(&(high / h)) || off > 0.12 {
        return None;
    }
    // Of 49 modules the ring has 24 and the core 9. Blur changes both areas; their sum changes least.
    let size = (real(core.area + ring.area) * 49.0 / 33.0).sqrt();
    Some(Pattern { centre: Point::new(f32::midpoint(middle.x, around.x), f32::midpoint(middle.y, around.y)), size })
}

/// Returns all blobs; none for a picture that is only grain.
fn blobs(mono: &Mono) -> Vec<Blob> {
    // Each run points to an earlier run of its blob; a root points to itself.
    let mut roots: Vec<u32> = Vec::new();
    let mut runs: Vec<Blob> = Vec::new();
    let mut above = 0..0;
    let most = mono.pixels() / GRAIN;
    for (y, row) in mono.rows().enumerate() {
        let begun = runs.len();
        let mut next = above.clone();
        let mut start = None;
        for (x, &black) in row.iter().chain(std::iter::once(&false)).enumerate() {
            match (black, start) {
                (true, None) => start = Some(x),
                (false, Some(left)) => {
                    start = None;
                    let at = runs.len();
                    if at > most {
                        return Vec::new();
                    }
                    let Some(run) = Blob::run(left, x, y) else { continue };
                    runs.push(run);
                    roots.push(u32::try_from(at).unwrap_or(u32::MAX));
                    // Runs above that end before this one begins do not touch later runs either.
                    while runs.get(next.start).is_some_and(|above| next.start < next.end && above.right < run.left) {
                        next.start += 1;
                    }
                    for other in next.clone() {
                        if runs.get(other).is_none_or(|above| above.left > run.right) {
                            break;
                        }
                        join(&mut roots, at, other);
                    }
                }
                _ => {}
            }
        }
        above = begun..runs.len();
    }
    // Each run is added to the first run of its blob, which comes before it.
    for at in 0..runs.len() {
        let root = root(&mut roots, at);
        let Some(run) = runs.get(at).copied().filter(|_| root != at) else { continue };
        if let Some(blob) = runs.get_mut(root) {
            *blob = blob.with(run);
        }
        if let Some(run) = runs.get_mut(at) {
            run.area = 0;
        }
    }
    runs.retain(|blob| blob.area > 0);
    runs
}

/// Returns the root of a run's blob, and shortens the path to it.
fn root(roots: &mut [u32], mut at: usize) -> usize {
    loop {
        let up = roots.get(at).map_or(at, |&up| up as usize);
        if up == at {
            return at;
        }
        let higher = roots.get(up).copied().unwrap_or_default();
        if let Some(own) = roots.get_mut(at) {
            *own = higher;
        }
        at = up;
    }
}

fn join(roots: &mut [u32], one: usize, other: usize) {
    let (one, other) = (root(roots, one), root(roots, other));
    let (low, high) = (one.min(other), one.max(other));
    if let Some(up) = roots.get_mut(high) {
        *up = u32::try_from(low).unwrap_or(u32::MAX);
    }
}

#[expect(clippy::cast_precision_loss, reason = "pixels of a blob: what is lost is far below a hundredth of its area")]
const fn real(n: u32) -> f32 {
    n as f32
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vision::scene::{Label, Scene};

    #[test]
    fn patterns_seen_far_aslant_are_found() {
        for (rotation, tilt) in [(0.0, [0.0, 0.0]), (30.0, [65.0, 0.0]), (45.0, [0.0, 65.0]), (10.0, [50.0, 40.0])] {
            let centre = Point::new(320.0, 240.0);
            let label = Label { text: "HDS-0000017".into(), centre, side: 250.0, rotation, tilt };
            let frame = Scene { width: 640, height: 480, labels: vec![label], ..Scene::default() }.render().unwrap();
            let found = rings(&Mono::of(&frame, 8, 4));
            assert_eq!(found.len(), 3, "{rotation} {tilt:?} {found:?}");
        }
    }

    #[test]
    fn every_pixel_is_in_one_blob() {
        let rows = ["##.#.#", "..##.#", "#....#", "#.####"];
        let pixels = rows.iter().flat_map(|row| format!("{row:.<30}").into_bytes()).map(|b| if b == b'#' { 0 } else { 255 });
        let mono = Mono::of(&crate::vision::Gray::new(30, 4, pixels.collect()).unwrap(), 8, 1);
        let mut areas: Vec<u32> = blobs(&mono).iter().map(|blob| blob.area).collect();
        areas.sort_unstable();
        assert_eq!(areas, [2, 5, 7], "touching by corners counts");
    }
}
