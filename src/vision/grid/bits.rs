//! From modules to bits: the brightness of each module, and several ways to separate black from white.

use super::light::{Light, brightness};
use super::plane::{Plane, real};
use crate::vision::frame::Gray;
use crate::vision::quad::Point;

/// For every module, row by row, its brightness minus the threshold at its place: below zero is black.
pub(in crate::vision) struct Modules {
    dimension: usize,
    values: Vec<f32>,
}

impl Modules {
    /// Takes the modules row by row. Returns `None` if they do not form a square.
    pub(in crate::vision) fn new(dimension: usize, values: Vec<f32>) -> Option<Self> {
        (dimension.checked_mul(dimension)? == values.len()).then_some(Self { dimension, values })
    }

    /// The number of modules on a side.
    pub(in crate::vision) const fn side(&self) -> usize {
        self.dimension
    }

    /// The module of a column and a row; outside the code the middle between black and white.
    #[inline]
    pub(in crate::vision) fn at(&self, x: usize, y: usize) -> f32 {
        self.values.get(y * self.dimension + x).copied().unwrap_or_default()
    }

    /// Samples every module, at five places if it is large enough; the middle counts most.
    pub(super) fn sampled(
        frame: &Gray,
        plane: &Plane,
        light: &Light,
        dimension: usize,
        place: impl Fn(f32, f32) -> Point,
    ) -> Self {
        let spread = if plane.module() >= 2.5 { 0.22 } else { 0.0 };
        let value = |x: f32, y: f32| {
            let at = |dx: f32, dy: f32| brightness(frame, place(x + dx, y + dy));
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

    /// The modules with the threshold moved by this many grey levels.
    pub(super) fn moved(&self, by: f32) -> Self {
        Self { dimension: self.dimension, values: self.values.iter().map(|value| value - by).collect() }
    }

    /// Each module sharpened against its four neighbours by the factor `by`: out of focus, neighbours mix their light.
    pub(super) fn sharpened(&self, by: f32) -> Self {
        let side = self.dimension;
        let value = |x: usize, y: usize| if x < side { self.values.get(y * side + x).copied() } else { None };
        let places = (0..side).flat_map(|y| (0..side).map(move |x| (x, y)));
        let sharp = places.zip(&self.values).map(|((x, y), here)| {
            let around =
                [value(x.wrapping_sub(1), y), value(x + 1, y), value(x, y + 1), y.checked_sub(1).and_then(|y| value(x, y))];
            // Outside the code is paper or something as bright: it is left out.
            let (sum, count) = around.iter().flatten().fold((0.0, 0.0), |(sum, count), next| (sum + next, count + 1.0));
            here + by * (here - sum / f32::max(count, 1.0))
        });
        Self { dimension: side, values: sharp.collect() }
    }

    /// Each module against the middle between the darkest and the brightest within `reach` modules: for shadows and glare.
    pub(super) fn local(&self, reach: usize) -> Self {
        let (least, most) = self.around(reach);
        let values =
            self.values.iter().zip(least.iter().zip(&most)).map(|(&value, (&low, &high))| value - f32::midpoint(low, high));
        Self { dimension: self.dimension, values: values.collect() }
    }

    /// Limits how sure a module is to the contrast within two modules around it: in a glare or under a stain all modules look
    /// alike, and none of them is reliable.
    pub(super) fn doubted(&self) -> Self {
        let (least, most) = self.around(2);
        let values = self.values.iter().zip(least.iter().zip(&most)).map(|(&value, (&low, &high))| {
            let room = (high - low) / 2.0;
            value.clamp(-room, room)
        });
        Self { dimension: self.dimension, values: values.collect() }
    }

    /// For each module the darkest and the brightest within `reach` modules in each direction.
    fn around(&self, reach: usize) -> (Vec<f32>, Vec<f32>) {
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
        (least, most)
    }
}
