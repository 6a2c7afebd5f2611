//! The levels of black and white across a code, measured at its finder patterns, also where the light falls off.

use super::plane::{FINDER, Plane, real};
use crate::vision::frame::Gray;
use crate::vision::quad::Point;

/// The brightness at a place between pixels; outside the frame that of the nearest edge.
#[inline]
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to the frame")]
pub(super) fn brightness(frame: &Gray, p: Point) -> f32 {
    let (width, height) = (frame.width(), frame.height());
    // `max` turns NaN into 0.
    let x = (p.x - 0.5).max(0.0).min(real(width - 1) - 0.001).max(0.0);
    let y = (p.y - 0.5).max(0.0).min(real(height - 1) - 0.001).max(0.0);
    let (left, top) = (x as usize, y as usize);
    let (fx, fy) = (x - real(left), y - real(top));
    let at = top * width + left;
    let pixels = frame.pixels();
    let pair = |at: usize| match pixels.get(at..at + 2) {
        Some(&[a, b]) => f32::from(a) + (f32::from(b) - f32::from(a)) * fx,
        _ => pixels.get(at).copied().map_or(0.0, f32::from),
    };
    let upper = pair(at);
    if top + 1 >= height {
        return upper;
    }
    upper + (pair(at + width) - upper) * fy
}

/// Black, white and the threshold between them, as planes over the code.
#[derive(Clone, Copy, Debug)]
pub(super) struct Light {
    /// The threshold at the first finder pattern, and how it changes towards the two others.
    middle: [f32; 3],
    /// Half of the difference between black and white, averaged over the three patterns.
    pub contrast: f32,
}

impl Light {
    /// Measures at the finder patterns of a code. Returns `None` if their middles are not darker than their rings.
    pub(super) fn of(frame: &Gray, plane: &Plane, dimension: usize) -> Option<Self> {
        let far = real(dimension) - FINDER;
        let [first, across, down] = [(FINDER, FINDER), (far, FINDER), (FINDER, far)].map(|(x, y)| levels(frame, plane, x, y));
        let middle = |(black, white): (f32, f32)| (black + white) / 2.0;
        let contrast = [first, across, down].iter().map(|(black, white)| (white - black) / 2.0).sum::<f32>() / 3.0;
        if contrast < 2.0 {
            return None;
        }
        Some(Self { middle: [middle(first), middle(across) - middle(first), middle(down) - middle(first)], contrast })
    }

    /// The threshold at a place of the code, by its [`Plane::share`].
    #[inline]
    pub(super) fn threshold(&self, (u, v): (f32, f32)) -> f32 {
        let [at, across, down] = self.middle;
        at + across * u + down * v
    }
}

/// Black and white of the finder pattern with this middle.
fn levels(frame: &Gray, plane: &Plane, x: f32, y: f32) -> (f32, f32) {
    let around = |radius: f32| {
        let places = (0..8u8).map(|i| {
            let (sin, cos) = (f32::from(i) * std::f32::consts::FRAC_PI_4).sin_cos();
            // The places lie on a square, not on a circle.
            let stretch = radius / sin.abs().max(cos.abs());
            brightness(frame, plane.at(x + cos * stretch, y + sin * stretch))
        });
        places.sum::<f32>() / 8.0
    };
    ((around(0.7) + around(3.0)) / 2.0, around(2.0))
}
