//! What a picture lacks in which nothing is read: light, stillness, focus, size. Cheap measures of the frame, and the
//! steadying that keeps what is said from flickering.
//!
//! All measures are shares of what print must show, so that no camera has to be known: ink and paper differ by most of what
//! the paper gives back, and an edge of print is as sharp as the lens.

use super::frame::Gray;

/// What would make the picture readable.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Wish {
    /// More light.
    Light,
    /// Less light: a lamp, a window, a reflection.
    Shade,
    /// The tag and the camera kept still.
    Still,
    /// The tag in focus: mostly a little further away.
    Focus,
    /// The tag nearer.
    Closer,
}

/// Below this grey even paper is lost: what is left between it and ink (about nine tenths of it) is three or four times the
/// grain of a webcam in the dark (a standard deviation of about 15 levels).
const DARK: u8 = 60;
/// The brightest share of the small frame that is taken for paper: 1 in 50, a label of 130 × 130 pixels in 1280 × 720.
const PAPER: usize = 50;
/// Grey levels from which a pixel is burnt out.
const BURNT: u8 = 250;
/// One pixel in so many burnt out is too much light: a sheet of paper rightly lit stays below, a window or a lamp does not.
const GLARE: usize = 4;
/// A pixel of the small frame that changes by so many grey levels has moved: four times the grain left in it, dark as it may be.
const MOVED: u8 = 20;
/// One pixel in so many moved is a tag in motion: a label of 200 pixels' side moved by a tenth of its length.
const MOTION: usize = 50;
/// Side of a tile in pixels.
const TILE: usize = 16;
/// Every so many rows are looked at.
const STEP: usize = 4;
/// Grey levels between the lightest and the darkest pixel of a tile that may be print.
const CONTRAST: u8 = 48;
/// So many such tiles make an object.
const OBJECT: usize = 12;
/// How much of a tile's range its steepest two pixels span: 0.85 for a good lens, 0.38 for an edge blurred by a standard
/// deviation of 2 pixels (the error function's figures). Below this the codes of a label at arm's length are not read.
const SHARP: u32 = 42;
/// Changes between light and dark along each row of a fine tile. The runs of a code are two modules long in the mean, and at
/// its edge a tile is half paper: modules of 3 pixels and less give so many.
const FINE: usize = 2;
/// So many fine tiles may be a code: 21 modules of 1.5 pixels cover four, not all of them whole.
const SMALL: usize = 3;
/// One tile in so many being fine makes the object a small code; of one with modules of 5 pixels it is one in thirty.
const MOSTLY: usize = 5;

/// What a frame in which nothing was read lacks most; none if there is nothing to say of it.
///
/// `small` is the frame reduced (as for the preview), `before` the reduced frame before it.
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

/// How many pixels have changed.
fn moved(now: &Gray, before: &Gray) -> usize {
    if (now.width(), now.height()) != (before.width(), before.height()) {
        return 0;
    }
    now.pixels().iter().zip(before.pixels()).filter(|(now, before)| now.abs_diff(**before) > MOVED).count()
}

/// The tiles of a frame that may be print, counted.
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
        // What stands out is more than the grain and the table, of which most of a picture consists.
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

    /// Takes in one tile with contrast.
    fn take<'a>(&mut self, tile: impl Iterator<Item = &'a [u8]>, least: u8, most: u8) {
        let range = most - least;
        // An eighth on either side of the middle is no side: grain does not count as a change, and small modules that the
        // lens has blended do.
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

/// So many frames on end a picture must lack the same before it is said: about half a second of a webcam.
const LASTING: u32 = 12;

/// The memory that says a wish only when it lasts, and for as long as it does.
#[derive(Clone, Copy, Debug, Default)]
pub struct Wishes {
    /// What the last frames lacked, and how many of them.
    last: Option<Wish>,
    frames: u32,
    said: Option<Wish>,
}

impl Wishes {
    /// Takes the next frame: what it lacks, or nothing because something was read in it. What is to be said now.
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
