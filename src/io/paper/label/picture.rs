//! One label as a picture: every module of its code is a square of whole pixels.

use super::{
    cell::{Label, Told, count, laid},
    fault::LabelFault,
    zpl::Dots,
};
use crate::io::paper::face::{Contour, Faces};
use image::{GrayImage, ImageFormat, Luma};
use std::io::Cursor;

/// How many lines of samples a row of pixels has.
const FINE: u8 = 4;

/// Draws a label as a PNG of shades of grey; returns it with what could not be shown as it is.
///
/// The resolution is that of `dots`, moved to the nearest one at which a module is a whole number of pixels.
///
/// # Errors
/// [`LabelFault`], by case.
pub fn picture(label: &Label, dots: Dots) -> Result<(Vec<u8>, Told), LabelFault> {
    let size = dots.size_mm()?;
    let faces = Faces::new()?;
    let laid = laid(&faces, label, size)?;
    let module = count(laid.module * dots.per_mm() + 0.5).max(1);
    let per_mm = real(module) / laid.module;
    let mut canvas = Canvas::new(count(size.0 * per_mm + 0.5), count(size.1 * per_mm + 0.5));
    let quiet = usize::from(laid.code.quiet()) * module;
    let (left, top) = (count(laid.square.0 * per_mm + 0.5) + quiet, count(laid.square.1 * per_mm + 0.5) + quiet);
    for run in laid.code.runs() {
        let (x, y) = (left + usize::from(run.x) * module, top + usize::from(run.y) * module);
        canvas.square(x..x + usize::from(run.len) * module, y..y + module);
    }
    for line in laid.texts.iter().flatten() {
        let size = line.size * 25.4 / 72.0 * per_mm;
        canvas.fill(&faces.of(line.face).contours(&line.text, size), (line.x * per_mm, line.y * per_mm));
    }
    Ok((canvas.png()?, laid.told))
}

/// Ink on white paper, from 0 to 1 for each pixel.
struct Canvas {
    width: usize,
    height: usize,
    ink: Vec<f32>,
}

impl Canvas {
    fn new(width: usize, height: usize) -> Self {
        Self { width, height, ink: vec![0.0; width * height] }
    }

    /// Inks whole pixels.
    fn square(&mut self, columns: std::ops::Range<usize>, rows: std::ops::Range<usize>) {
        for y in rows {
            let row = y * self.width;
            let end = columns.end.min(self.width);
            if let Some(pixels) = self.ink.get_mut(row + columns.start.min(end)..row + end) {
                pixels.fill(1.0);
            }
        }
    }

    /// Inks what closed contours enclose, with their origin at a place; what is enclosed twice in opposite directions is a hole.
    fn fill(&mut self, contours: &[Contour], (left, top): (f32, f32)) {
        let edges: Vec<_> = contours.iter().flat_map(|contour| edges(contour, (left, top))).collect();
        let low = edges.iter().map(|edge| edge.from.1.min(edge.to.1)).fold(f32::INFINITY, f32::min);
        let high = edges.iter().map(|edge| edge.from.1.max(edge.to.1)).fold(f32::NEG_INFINITY, f32::max);
        if low > high {
            return;
        }
        for y in count(low.max(0.0))..(count(high.max(0.0)) + 1).min(self.height) {
            for sample in 0..FINE {
                self.scan(&edges, y, (f32::from(sample) + 0.5) / f32::from(FINE));
            }
        }
    }

    /// Inks one line of samples in a row of pixels.
    fn scan(&mut self, edges: &[Edge], row: usize, part: f32) {
        let y = real(row) + part;
        let mut crossings: Vec<(f32, i32)> = edges.iter().filter_map(|edge| edge.crossing(y)).collect();
        crossings.sort_by(|a, b| a.0.total_cmp(&b.0));
        let (mut winding, mut from) = (0, 0.0);
        for (x, turn) in crossings {
            if winding == 0 {
                from = x;
            }
            winding += turn;
            if winding == 0 {
                self.span(row, from, x);
            }
        }
    }

    /// Inks a part of a row, its first and last pixel in proportion.
    fn span(&mut self, row: usize, from: f32, to: f32) {
        let (from, to) = (from.max(0.0), to.min(real(self.width)));
        for x in count(from)..(count(to.max(0.0)) + 1).min(self.width) {
            let covered = (to.min(real(x) + 1.0) - from.max(real(x))).max(0.0);
            if let Some(pixel) = self.ink.get_mut(row * self.width + x) {
                *pixel = (*pixel + covered / f32::from(FINE)).min(1.0);
            }
        }
    }

    fn png(self) -> Result<Vec<u8>, LabelFault> {
        let failed = |error: String| LabelFault::Picture(error);
        let side = |side: usize| u32::try_from(side).map_err(|error| failed(error.to_string()));
        let (width, height) = (side(self.width)?, side(self.height)?);
        let mut image = GrayImage::from_pixel(width, height, Luma([255]));
        for (pixel, ink) in image.pixels_mut().zip(&self.ink) {
            *pixel = Luma([shade(*ink)]);
        }
        let mut bytes = Cursor::new(Vec::new());
        image.write_to(&mut bytes, ImageFormat::Png).map_err(|error| failed(error.to_string()))?;
        Ok(bytes.into_inner())
    }
}

/// A straight piece of a contour.
struct Edge {
    from: (f32, f32),
    to: (f32, f32),
}

impl Edge {
    /// Where it crosses a horizontal line, and which way round; `None` if it does not.
    fn crossing(&self, y: f32) -> Option<(f32, i32)> {
        let ((x0, y0), (x1, y1)) = (self.from, self.to);
        let crosses = (y0 <= y) != (y1 <= y);
        crosses.then(|| (x0 + (y - y0) / (y1 - y0) * (x1 - x0), if y1 > y0 { 1 } else { -1 }))
    }
}

/// The pieces of a closed contour, moved to a place.
fn edges(contour: &Contour, (left, top): (f32, f32)) -> impl Iterator<Item = Edge> {
    let moved = move |(x, y): &(f32, f32)| (x + left, y + top);
    let next = contour.iter().cycle().skip(1);
    contour.iter().zip(next).map(move |(from, to)| Edge { from: moved(from), to: moved(to) })
}

/// A shade of grey for so much ink.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and 255")]
fn shade(ink: f32) -> u8 {
    (255.0 - 255.0 * ink.clamp(0.0, 1.0)).round() as u8
}

/// A count of pixels as a real number.
#[expect(clippy::cast_precision_loss, reason = "sides of a picture are far below 2^24")]
const fn real(n: usize) -> f32 {
    n as f32
}
