//! The parts of a scene other than labels: the table, the light, the lens, the sensor.

use super::chance::Chance;

/// Brightness of the table, as a share of the light that white reflects.
const TABLE: f32 = 0.33;
/// The smudges of the table: their size in pixels, and how far they differ from the mean.
const SMUDGES: [(usize, f32); 3] = [(97, 0.11), (23, 0.06), (5, 0.03)];

/// The light on a scene. All values are shares of full white, 0 to 1. Anything brighter is overexposed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Light {
    /// The brightness of white paper in the middle of the picture: 0.9 by day, 0.25 in a dark storeroom.
    pub level: f32,
    /// How much brighter one edge of the picture is than the middle. The opposite edge is darker by the same amount.
    pub gradient: f32,
    /// The direction in which it gets brighter, in degrees clockwise from the right.
    pub towards: f32,
}

impl Default for Light {
    fn default() -> Self {
        Self { level: 0.85, gradient: 0.1, towards: 225.0 }
    }
}

#[expect(clippy::cast_precision_loss, reason = "sides are far below 2^24")]
const fn real(n: usize) -> f32 {
    n as f32
}

/// Draws a mottled table: value noise at three scales.
pub(super) fn table(pixels: &mut Vec<f32>, width: usize, height: usize, chance: &mut Chance) {
    pixels.clear();
    pixels.resize(width * height, TABLE);
    for (size, depth) in SMUDGES {
        let across = width / size + 2;
        let knots: Vec<f32> = (0..across * (height / size + 2)).map(|_| (chance.share() - 0.5) * 2.0 * depth).collect();
        let mut line = vec![0.0; across];
        for (y, row) in pixels.chunks_exact_mut(width).enumerate() {
            let (above, down) = (y / size * across, real(y % size) / real(size));
            let (upper, lower) = (knots.iter().skip(above), knots.iter().skip(above + across));
            line.iter_mut().zip(upper.zip(lower)).for_each(|(knot, (u, l))| *knot = u + (l - u) * down);
            for (few, pair) in row.chunks_mut(size).zip(line.windows(2)) {
                let [left, right] = pair else { continue };
                for (x, pixel) in few.iter_mut().enumerate() {
                    *pixel += left + (right - left) * real(x) / real(size);
                }
            }
        }
    }
}

impl Light {
    /// Lights the scene: brighter towards one edge, darker in the corners, as with every lens.
    pub(super) fn fall(&self, pixels: &mut [f32], width: usize, height: usize) {
        let (sin, cos) = self.towards.to_radians().sin_cos();
        for (y, row) in pixels.chunks_exact_mut(width).enumerate() {
            let dy = real(y) / real(height) * 2.0 - 1.0;
            for (x, pixel) in row.iter_mut().enumerate() {
                let dx = real(x) / real(width) * 2.0 - 1.0;
                let vignette = 1.0 - 0.08 * (dx * dx + dy * dy);
                *pixel *= (self.level + self.gradient * (dx * cos + dy * sin)).max(0.0) * vignette;
            }
        }
    }
}

/// Blurs like an unsharp lens: a recursive filter that runs forwards and backwards along rows and columns. It costs the
/// same for any width of blur.
pub(super) fn blur(pixels: &mut [f32], width: usize, sigma: f32) {
    if sigma < 0.1 {
        return;
    }
    // A first-order filter that runs in both directions has the variance 2·a/(1−a)². This solves for a.
    let variance = sigma.min(20.0).powi(2);
    let keep = (1.0 + 1.0 / variance) - ((1.0 + 1.0 / variance).powi(2) - 1.0).sqrt();
    let take = 1.0 - keep;
    for row in pixels.chunks_exact_mut(width) {
        let mut last = row.first().copied().unwrap_or_default();
        row.iter_mut().for_each(|p| smooth(p, &mut last, keep, take));
        row.iter_mut().rev().for_each(|p| smooth(p, &mut last, keep, take));
    }
    // All columns at once, so that memory is read in order.
    let mut last: Vec<f32> = pixels.get(..width).unwrap_or_default().to_vec();
    for row in pixels.chunks_exact_mut(width) {
        row.iter_mut().zip(&mut last).for_each(|(p, last)| smooth(p, last, keep, take));
    }
    for row in pixels.chunks_exact_mut(width).rev() {
        row.iter_mut().zip(&mut last).for_each(|(p, last)| smooth(p, last, keep, take));
    }
}

fn smooth(pixel: &mut f32, last: &mut f32, keep: f32, take: f32) {
    *last = *last * keep + *pixel * take;
    *pixel = *last;
}

/// The sensor: adds noise and converts the levels to bytes.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to a byte")]
pub(super) fn expose(pixels: &[f32], noise: f32, chance: &mut Chance) -> Vec<u8> {
    let level = |light: f32, grain: f32| (light * 255.0 + grain).clamp(0.0, 255.0) as u8;
    pixels.iter().map(|&light| level(light, if noise > 0.0 { chance.bell() * noise } else { 0.5 })).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blur_spreads_a_point_as_wide_as_asked_and_loses_no_light() {
        for sigma in [0.7f32, 2.0, 5.0] {
            let mut line = vec![0.0f32; 201 * 201];
            line[100 * 201 + 100] = 1.0;
            blur(&mut line, 201, sigma);
            let total: f32 = line.iter().sum();
            let spread: f32 = (0..201 * 201).map(|i| line[i] * (real(i % 201) - 100.0).powi(2)).sum();
            assert!((total - 1.0).abs() < 0.02 && (spread.sqrt() - sigma).abs() < 0.1 * sigma, "{total} {spread}");
        }
    }
}
