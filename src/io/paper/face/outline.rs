//! The outlines of letters, for what is drawn as pixels.

use super::Measure;
use skrifa::{
    GlyphId,
    instance::{LocationRef, Size},
    outline::{DrawSettings, OutlinePen},
};

/// A closed line of straight pieces, from point to point; to the right and down from the base line.
pub type Contour = Vec<(f32, f32)>;

/// Into how many straight pieces a curve is broken: on the largest label none is longer than a tenth of a millimetre.
const PIECES: u8 = 8;

impl Measure {
    /// The outlines of a text of a size, in the unit of the size, from the left end of its base line on.
    #[must_use]
    pub fn contours(&self, text: &str, size: f32) -> Vec<Contour> {
        let mut pen = Pen { contours: Vec::new(), scale: size / self.unit, left: 0.0 };
        for letter in self.letters(text) {
            if let Some(glyph) = self.outlines.get(GlyphId::new(letter.glyph)) {
                // A glyph that cannot be drawn leaves its place free.
                let _ = glyph.draw(DrawSettings::unhinted(Size::unscaled(), LocationRef::default()), &mut pen);
            }
            pen.left += letter.advance * size;
        }
        pen.contours
    }
}

/// Collects contours.
struct Pen {
    contours: Vec<Contour>,
    scale: f32,
    left: f32,
}

impl Pen {
    fn place(&self, x: f32, y: f32) -> (f32, f32) {
        (self.left + x * self.scale, -y * self.scale)
    }

    fn last(&self) -> (f32, f32) {
        self.contours.last().and_then(|contour| contour.last()).copied().unwrap_or_default()
    }

    fn push(&mut self, point: (f32, f32)) {
        if let Some(contour) = self.contours.last_mut() {
            contour.push(point);
        }
    }

    /// Adds a curve whose point at a part of the way is what `at` returns.
    fn curve(&mut self, at: impl Fn(f32) -> (f32, f32)) {
        for piece in 1..=PIECES {
            self.push(at(f32::from(piece) / f32::from(PIECES)));
        }
    }
}

impl OutlinePen for Pen {
    fn move_to(&mut self, x: f32, y: f32) {
        let place = self.place(x, y);
        self.contours.push(vec![place]);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.push(self.place(x, y));
    }

    fn quad_to(&mut self, cx: f32, cy: f32, x: f32, y: f32) {
        let (a, b, c) = (self.last(), self.place(cx, cy), self.place(x, y));
        let mixed = |a: f32, b: f32, c: f32, t: f32| (1.0 - t).powi(2) * a + 2.0 * (1.0 - t) * t * b + t * t * c;
        self.curve(|t| (mixed(a.0, b.0, c.0, t), mixed(a.1, b.1, c.1, t)));
    }

    fn curve_to(&mut self, cx0: f32, cy0: f32, cx1: f32, cy1: f32, x: f32, y: f32) {
        let (a, b, c, d) = (self.last(), self.place(cx0, cy0), self.place(cx1, cy1), self.place(x, y));
        let mixed = |a: f32, b: f32, c: f32, d: f32, t: f32| {
            let s = 1.0 - t;
            s.powi(3) * a + 3.0 * s * s * t * b + 3.0 * s * t * t * c + t.powi(3) * d
        };
        self.curve(|t| (mixed(a.0, b.0, c.0, d.0, t), mixed(a.1, b.1, c.1, d.1, t)));
    }

    fn close(&mut self) {}
}
