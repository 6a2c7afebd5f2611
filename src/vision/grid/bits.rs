//! Modules to bits: the brightness of each, and several ways to divide black from white.

use super::light::{Light, brightness};
use super::plane::{Plane, real};
use crate::vision::frame::Gray;
use rxing::common::BitMatrix;

/// The brightness of every module above the threshold of its place, row by row.
pub(super) struct Modules {
    dimension: usize,
    values: Vec<f32>,
}

impl Modules {
    /// Samples every module: five places of each where it is large enough, the middle counting most.
    pub(super) fn of(frame: &Gray, plane: &Plane, light: &Light, dimension: usize) -> Self {
        let spread = if plane.module() >= 2.5 { 0.22 } else { 0.0 };
        let value = |x: f32, y: f32| {
            let at = |dx: f32, dy: f32| brightness(frame, plane.at(x + dx, y + dy));
            let middle = at(0.0, 0.0);
            let mean = if spread > 0.0 {
                (2.0 * middle + at(spread, 0.0) + at(-spread, 0.0) + at(0.0, spread) + at(0.0, -spread)) / 6.0
            } else {
                middle
            };
            mean - light.threshold(plane.share(x, y))
        };
        let places = (0..dimension).flat_map(|y| (0..dimension).map(move |x| (x, y)));
        let values = places.map(|(x, y)| value(real(x) + 0.5, real(y) + 0.5)).collect();
        Self { dimension, values }
    }

    /// Divided at the finder patterns' threshold, moved by so many grey levels.
    pub(super) fn global(&self, moved: f32) -> Option<BitMatrix> {
        self.bits(self.values.iter().map(|&value| value < moved))
    }

    /// Each module against its four neighbours, `by` so much: out of focus they have taken its light, or it theirs.
    pub(super) fn sharpened(&self, by: f32) -> Self {
        let side = self.dimension;
        let value = |x: usize, y: usize| if x < side { self.values.get(y * side + x).copied() } else { None };
        let places = (0..side).flat_map(|y| (0..side).map(move |x| (x, y)));
        let sharp = places.zip(&self.values).map(|((x, y), here)| {
            let around =
                [value(x.wrapping_sub(1), y), value(x + 1, y), value(x, y + 1), y.checked_sub(1).and_then(|y| value(x, y))];
            // Around the code is paper, or something as bright: left out.
            let (sum, count) = around.iter().flatten().fold((0.0, 0.0), |(sum, count), next| (sum + next, count + 1.0));
            here + by * (here - sum / f32::max(count, 1.0))
        });
        Self { dimension: side, values: sharp.collect() }
    }

    /// Each module divided by what is darkest and brightest around it, `reach` modules each way: shadows and glare.
    pub(super) fn local(&self, reach: usize) -> Option<BitMatrix> {
        let side = self.dimension;
        let across = |pick: fn(f32, f32) -> f32, values: &[f32], along: usize| -> Vec<f32> {
            (0..side * side)
                .map(|i| {
                    let (x, y) = (i % side, i / side);
                    let at = if along == 1 { x } else { y };
                    let base = i - at * along;
                    let few = (at.saturating_sub(reach)..(at + reach + 1).min(side)).filter_map(|k| values.get(base + k * along));
                    few.copied().reduce(pick).unwrap_or_default()
                })
                .collect()
        };
        let least = across(f32::min, &across(f32::min, &self.values, 1), side);
        let most = across(f32::max, &across(f32::max, &self.values, 1), side);
        self.bits(self.values.iter().zip(least.iter().zip(&most)).map(|(&value, (&low, &high))| value * 2.0 < low + high))
    }

    fn bits(&self, black: impl Iterator<Item = bool>) -> Option<BitMatrix> {
        let mut matrix = BitMatrix::with_single_dimension(u32::try_from(self.dimension).ok()?).ok()?;
        for (i, _) in black.enumerate().filter(|(_, black)| *black) {
            matrix.set(u32::try_from(i % self.dimension).ok()?, u32::try_from(i / self.dimension).ok()?);
        }
        Some(matrix)
    }
}
