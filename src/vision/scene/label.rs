//! One label: a QR code on white paper, turned and tilted, as a pinhole camera sees it.

use crate::vision::quad::{Corners, Point};
use qrcode::{Color, EcLevel, QrCode};

/// The share of the light that ink and paper reflect.
const INK: f32 = 0.06;
const PAPER: f32 = 0.94;
/// The white margin around the code, in modules. The standard requires four.
const QUIET: f32 = 4.0;
/// Each pixel of a label is sampled at this many places in each direction.
const FINE: u8 = 2;

/// A label on the table.
#[derive(Clone, Debug, PartialEq)]
pub struct Label {
    /// The text of its code. The error correction level is M.
    pub text: String,
    /// Where the middle of the code appears, in pixels of the picture.
    pub centre: Point,
    /// The length of a side of the code, without the white margin, when seen face to face, in pixels.
    pub side: f32,
    /// The rotation in its own plane, in degrees clockwise.
    pub rotation: f32,
    /// The tilt in degrees: backwards around its horizontal axis, then around its vertical axis; −80 to 80.
    pub tilt: [f32; 2],
}

impl Default for Label {
    fn default() -> Self {
        Self { text: String::new(), centre: Point::new(0.0, 0.0), side: 160.0, rotation: 0.0, tilt: [0.0, 0.0] }
    }
}

/// A perspective map of the plane, row by row.
type Map = [[f32; 3]; 3];

impl Label {
    /// The map from the label's plane (pixels from its middle, face to face) to the picture. The distance of the camera
    /// equals the width of the picture, which is a usual angle of view for a webcam.
    fn map(&self, width: usize) -> Map {
        let far = real(width);
        let (sin, cos) = self.rotation.to_radians().sin_cos();
        let (sin_a, cos_a) = self.tilt[0].clamp(-80.0, 80.0).to_radians().sin_cos();
        let (sin_b, cos_b) = self.tilt[1].clamp(-80.0, 80.0).to_radians().sin_cos();
        // The direction in space of the plane's two axes: rotated, tilted backwards, then sideways.
        let axis = |x: f32, y: f32| {
            let (y, z) = (y * cos_a, y * sin_a);
            [x * cos_b + z * sin_b, y, z * cos_b - x * sin_b]
        };
        let (u, v) = (axis(cos, sin), axis(-sin, cos));
        let Point { x, y } = self.centre;
        [
            [far * u[0] + x * u[2], far * v[0] + x * v[2], x * far],
            [far * u[1] + y * u[2], far * v[1] + y * v[2], y * far],
            [u[2], v[2], far],
        ]
    }

    /// The square of the plane that reaches `half` pixels from the middle, as it appears in the picture.
    fn square(&self, width: usize, half: f32) -> Corners {
        let map = self.map(width);
        [(-half, -half), (half, -half), (half, half), (-half, half)].map(|(u, v)| through(&map, u, v))
    }

    /// Where the code's corners appear in a picture of this width.
    pub(super) fn corners(&self, width: usize) -> Corners {
        self.square(width, self.side / 2.0)
    }

    /// Draws the label on the table. None if its text is too long for a code.
    pub(super) fn lay(&self, table: &mut [f32], width: usize, height: usize) -> Option<()> {
        let code = QrCode::with_error_correction_level(self.text.as_bytes(), EcLevel::M).ok()?;
        let modules = code.width();
        let dark: Vec<bool> = code.to_colors().into_iter().map(|color| color == Color::Dark).collect();
        let pixels_a_module = self.side.max(1.0) / real(modules);
        let paper = self.side / 2.0 + QUIET * pixels_a_module;
        let back = inverse(&self.map(width));
        let shade = |x: f32, y: f32| {
            let Point { x: u, y: v } = through(&back, x, y);
            if u.abs() > paper || v.abs() > paper {
                return None;
            }
            let module = |along: f32| index((along + self.side / 2.0) / pixels_a_module, modules);
            let ink = module(u).zip(module(v)).and_then(|(column, row)| dark.get(row * modules + column));
            Some(if ink == Some(&true) { INK } else { PAPER })
        };
        let (columns, rows) = bounds(&self.square(width, paper), width, height);
        for y in rows {
            let row = table.get_mut(y * width..(y + 1) * width)?;
            for x in columns.clone() {
                // Most pixels around a rotated label are outside it. One sample is enough for these.
                let Point { x: u, y: v } = through(&back, real(x) + 0.5, real(y) + 0.5);
                if u.abs().max(v.abs()) > paper * 1.1 + 2.0 {
                    continue;
                }
                let (mut sum, mut hits) = (0.0, 0.0);
                for i in 0..FINE * FINE {
                    let part = |i: u8| (f32::from(i) + 0.5) / f32::from(FINE);
                    if let Some(light) = shade(real(x) + part(i % FINE), real(y) + part(i / FINE)) {
                        sum += light;
                        hits += 1.0;
                    }
                }
                if let Some(pixel) = row.get_mut(x) {
                    let all = f32::from(FINE * FINE);
                    *pixel = (sum + *pixel * (all - hits)) / all;
                }
            }
        }
        Some(())
    }
}

/// A coordinate or count as a real number.
#[expect(clippy::cast_precision_loss, reason = "sides and counts are far below 2^24")]
const fn real(n: usize) -> f32 {
    n as f32
}

/// The index of the module that contains a place; none outside the code.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "checked to be within a code's 177 modules")]
fn index(place: f32, modules: usize) -> Option<usize> {
    (place >= 0.0 && place < real(modules)).then_some(place as usize)
}

/// The columns and rows of the picture that a quad may touch.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to the picture")]
fn bounds(quad: &Corners, width: usize, height: usize) -> (std::ops::Range<usize>, std::ops::Range<usize>) {
    let range = |places: [f32; 4], end: usize| {
        let least = places.iter().copied().fold(f32::INFINITY, f32::min);
        let most = places.iter().copied().fold(f32::NEG_INFINITY, f32::max);
        least.clamp(0.0, real(end)) as usize..(most.ceil().clamp(0.0, real(end)) as usize + 1).min(end)
    };
    (range(quad.map(|p| p.x), width), range(quad.map(|p| p.y), height))
}

/// The place to which a map moves another place.
fn through(map: &Map, u: f32, v: f32) -> Point {
    let [x, y, w] = map.map(|[a, b, c]| a * u + b * v + c);
    Point::new(x / w, y / w)
}

/// The inverse map, up to a factor, which has no effect on a perspective map.
fn inverse(map: &Map) -> Map {
    let [[a, b, c], [d, e, f], [g, h, i]] = *map;
    [
        [e * i - f * h, c * h - b * i, b * f - c * e],
        [f * g - d * i, a * i - c * g, c * d - a * f],
        [d * h - e * g, b * g - a * h, a * e - b * d],
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tilted_side_far_from_the_eye_is_shorter() {
        let label = Label { centre: Point::new(640.0, 360.0), side: 400.0, tilt: [40.0, 0.0], ..Label::default() };
        let [a, b, c, d] = label.corners(1280);
        assert!((b.x - a.x) > (c.x - d.x) + 40.0, "{:?}", [a, b, c, d]);
        assert!((d.y - a.y) < 400.0);
        let back = inverse(&label.map(1280));
        let corner = through(&back, a.x, a.y);
        assert!((corner.x + 200.0).abs() < 0.1 && (corner.y + 200.0).abs() < 0.1, "{corner:?}");
    }
}
