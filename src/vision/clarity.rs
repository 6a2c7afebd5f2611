//! What is wrong with a picture in which nothing is read: light, stillness, focus or size. Contains cheap measures of a
//! frame, and a memory that keeps the message from flickering.
//!
//! All measures are relative to what print must show, so that nothing about the camera has to be known: ink and paper
//! differ by most of the light that paper reflects, and an edge of print is as sharp as the lens.

use super::frame::Gray;

/// What would make the picture readable.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Wish {
    /// More light.
    Light,
    /// Less light: there is a lamp, a window or a reflection.
    Shade,
    /// The tag and the camera should be kept still.
    Still,
    /// The tag should be in focus: usually a little further away.
    Focus,
    /// The tag should be nearer.
    Closer,
}

/// The grey level below which even paper is lost. The difference between paper and ink is about nine tenths of that
/// level. Here it is only three or four times the noise of a webcam in the dark (a standard deviation of about 15
/// levels).
const DARK: u8 = 60;
/// The brightest part of the small frame that is taken for paper: 1 pixel in 50. This is a label of 130 × 130 pixels in
/// a frame of 1280 × 720.
const PAPER: usize = 50;
/// The grey level from which a pixel counts as overexposed.
const BURNT: u8 = 250;
/// If more than one pixel in this many is overexposed, there is too much light. A well lit sheet of paper stays below
/// this share; a window or a lamp does not.
const GLARE: usize = 4;
/// A pixel of the small frame has moved if it changes by more than this many grey levels: four times the noise that is
/// left in a dark small frame.
const MOVED: u8 = 20;
/// If more than one pixel in this many has moved, the tag is in motion: a label with sides of 200 pixels moved by a
/// tenth of its length.
const MOTION: usize = 50;
/// Side of a tile in pixels.
const TILE: usize = 16;
/// One row in this many is looked at.
const STEP: usize = 4;
/// The least difference in grey levels between the lightest and the darkest pixel of a tile that may be print.
const CONTRAST: u8 = 48;
/// The least number of such tiles that make an object.
const OBJECT: usize = 12;
/// The least share of a tile's range, in percent, that its steepest two pixels must span. It is 85 for a good lens, and
/// 38 for an edge blurred by a standard deviation of 2 pixels (computed with the error function). Below this value the
/// codes of a label at arm's length are not read.
const SHARP: u32 = 42;
/// The least number of changes between light and dark, per row, in a fine tile. The runs of a code are two modules long
/// on average, and a tile at its edge is half paper. So modules of 3 pixels or less give this many changes.
const FINE: usize = 2;
/// The least number of fine tiles that may be a code: 21 modules of 1.5 pixels cover four tiles, not all of them
/// completely.
const SMALL: usize = 3;
/// If at least one tile in this many is fine, the object is a small code. For a code with modules of 5 pixels it is one
/// in thirty.
const MOSTLY: usize = 5;

/// Returns what a frame without any read lacks most; none if nothing can be said about it.
///
/// `small` is the reduced frame (as for the preview), `before` the reduced frame before it.
#[must_use]
pub fn clarity(frame: &Gray, small: &Gray, before: Option<&Gray>) -> Option<Wish> {
    let mut shades = [0_usize; 256];
    for &pixel in small.pixels() {
        if let Some(count) = shades.get_mut(usize::from(pixel)) {
            *count += 1;
        }
    }
    let all = small.pixels().len();
    let from = |grey: u8| shades.iter().skip(usize::from(grey)).sum::<usize>();
    if from(DARK) * PAPER < all {
        return Some(Wish::Light);
    }
    if from(BURNT) * GLARE > all {
        return Some(Wish::Shade);
    }
    if before.is_some_and(|before| moved(small, before) * MOTION > all) {
        return Some(Wish::Still);
    }
    let print = Print::of(frame);
    if print.tiles >= OBJECT && print.blurred * 2 > print.tiles {
        return Some(Wish::Focus);
    }
    (print.fine >= SMALL && print.fine * MOSTLY >= print.tiles).then_some(Wish::Closer)
}

/// The number of pixels that have changed.
fn moved(now: &Gray, before: &Gray) -> usize {
    if (now.width(), now.height()) != (before.width(), before.height()) {
        return 0;
    }
    now.pixels().iter().zip(before.pixels()).filter(|(now, before)| now.abs_diff(**before) > MOVED).count()
}

/// Counts of the tiles that may be print.
#[derive(Clone, Copy, Debug, Default)]
struct Print {
    tiles: usize,
    blurred: usize,
    fine: usize,
}

impl Print {
    fn of(frame: &Gray) -> Self {
        let across = frame.width() / TILE;
        let rows: Vec<&[u8]> = frame.rows().step_by(STEP).collect();
        let bands = || rows.chunks_exact(TILE / STEP);
        let mut ranges = Vec::with_capacity(across * rows.len());
        for band in bands() {
            let (mut least, mut most) = (vec![u8::MAX; across], vec![0_u8; across]);
            for row in band {
                for ((few, least), most) in row.chunks_exact(TILE).zip(&mut least).zip(&mut most) {
                    *least = few.iter().fold(*least, |least, &p| least.min(p));
                    *most = few.iter().fold(*most, |most, &p| most.max(p));
                }
            }
            ranges.extend(least.into_iter().zip(most));
        }
        // Most of a picture is noise and table. Print must stand out from these.
        let mut spread: Vec<u8> = ranges.iter().map(|(least, most)| most - least).collect();
        let middle = spread.len() / 2;
        let usual = if spread.is_empty() { 0 } else { *spread.select_nth_unstable(middle).1 };
        let enough = CONTRAST.max(usual.saturating_mul(2));
        let mut print = Self::default();
        for (band, ranges) in bands().zip(ranges.chunks(across.max(1))) {
            for (column, &(least, most)) in ranges.iter().enumerate().filter(|(_, (least, most))| most - least >= enough) {
                let tile = band.iter().filter_map(|row| row.get(column * TILE..(column + 1) * TILE));
                print.take(tile, least, most);
            }
        }
        print
    }

    /// Counts one tile that has contrast.
    fn take<'a>(&mut self, tile: impl Iterator<Item = &'a [u8]>, least: u8, most: u8) {
        let range = most - least;
        // Greys within an eighth of the range around the middle count as neither light nor dark. So noise does not
        // count as a change, but small modules that the lens has blended do.
        let (low, high) = (least + range / 8 * 3, most - range / 8 * 3);
        let (mut steepest, mut changes, mut count) = (0, 0, 0);
        for row in tile {
            let mut light = None;
            for &pixel in row {
                let side = if pixel >= high { Some(true) } else { (pixel <= low).then_some(false) };
                if side.is_some() && side != light {
                    changes += usize::from(light.is_some());
                    light = side;
                }
            }
            steepest = row.iter().zip(row.iter().skip(2)).fold(steepest, |most, (a, b)| a.abs_diff(*b).max(most));
            count += 1;
        }
        self.tiles += 1;
        self.blurred += usize::from(u32::from(steepest) * 100 < u32::from(range) * SHARP);
        self.fine += usize::from(changes >= FINE * count);
    }
}

/// The number of consecutive frames that must lack the same thing before it is reported: about half a second of a
/// webcam.
const LASTING: u32 = 12;

/// The memory that reports a wish only once it has lasted, and for as long as it lasts.
#[derive(Clone, Copy, Debug, Default)]
pub struct Wishes {
    /// What the last frames lacked, and how many they are.
    last: Option<Wish>,
    frames: u32,
    said: Option<Wish>,
}

impl Wishes {
    /// Takes what the next frame lacks, and whether something was read in it. Returns the wish to show now. A read
    /// clears it.
    pub fn frame(&mut self, wish: Option<Wish>, read: bool) -> Option<Wish> {
        if read {
            *self = Self::default();
            return None;
        }
        self.frames = if wish == self.last { self.frames.saturating_add(1) } else { 1 };
        self.last = wish;
        if self.frames >= LASTING {
            self.said = wish;
        }
        self.said
    }
}

#[cfg(test)]
mod tests;
