//! Crumpled paper: the plane of a code is corrected in small pieces, each starting from its neighbours.

use super::light::{Light, brightness};
use super::patterns::known;
use super::plane::{FINDER, Plane, distance, real};
use crate::vision::frame::Gray;
use crate::vision::quad::Point;

/// About how many modules lie between two knots of the mesh.
const APART: usize = 5;
/// A knot is judged by this many modules in each direction.
const REACH: usize = 3;
/// How far from its neighbours' position a knot is searched, in modules: the size of the first step and the number of steps in
/// each direction; then finer. From half a module on, a module would be mistaken for the next one.
const STEPS: [(f32, i8); 2] = [(0.2, 2), (0.1, 1)];

/// A plane with knots pulled aside.
pub(super) struct Mesh {
    plane: Plane,
    dimension: usize,
    /// The number of pieces on a side; there is one knot more.
    pieces: usize,
    /// How far each knot is moved, in pixels, row by row.
    pulls: Vec<Point>,
    /// How well each fits.
    fits: Vec<f32>,
}

impl Mesh {
    /// Moves the knots, beginning at the finder patterns. Also returns how many places of the frame were read.
    pub(super) fn pulled(frame: &Gray, plane: &Plane, light: &Light, dimension: usize) -> (Self, usize) {
        let pieces = (dimension / APART).max(3);
        let count = (pieces + 1).pow(2);
        let mut mesh = Self { plane: *plane, dimension, pieces, pulls: vec![Point::default(); count], fits: vec![0.0; count] };
        let signs = signs(dimension);
        let far = real(dimension) - FINDER;
        let away = |knot: usize| {
            let (x, y) = mesh.place(knot);
            let to = |(fx, fy): (f32, f32)| distance(Point::new(x, y), Point::new(fx, fy));
            [(FINDER, FINDER), (far, FINDER), (FINDER, far)].into_iter().map(to).fold(f32::INFINITY, f32::min)
        };
        let mut order: Vec<(f32, usize)> = (0..count).map(|knot| (away(knot), knot)).collect();
        order.sort_by(|(a, _), (b, _)| a.total_cmp(b));
        let mut asked = 0;
        // The second time every knot has all its neighbours.
        for _ in 0..2 {
            for &(_, knot) in &order {
                asked += mesh.pull(frame, light, &signs, knot);
            }
        }
        (mesh, asked)
    }

    /// A knot's place in modules.
    fn place(&self, knot: usize) -> (f32, f32) {
        let (row, side) = (self.pieces + 1, real(self.dimension) / real(self.pieces));
        (real(knot % row) * side, real(knot / row) * side)
    }

    /// Moves one knot to where the modules around it are sharpest.
    fn pull(&mut self, frame: &Gray, light: &Light, signs: &[i8], knot: usize) -> usize {
        let from = self.around(knot);
        let (x, y) = self.place(knot);
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a place within a code")]
        let range = |at: f32| (at as usize).saturating_sub(REACH)..(at as usize + REACH + 1).min(self.dimension);
        // Where each module lies, the threshold there, and its colour if that is known.
        let modules: Vec<(Point, f32, f32)> = range(y)
            .flat_map(|j| range(x).map(move |i| (i, j)))
            .map(|(i, j)| {
                let (across, down) = (real(i) + 0.5, real(j) + 0.5);
                let sign = signs.get(j * self.dimension + i).copied().unwrap_or_default();
                (self.plane.at(across, down), light.threshold(self.plane.share(across, down)), f32::from(sign))
            })
            .collect();
        let scale = 1.0 / light.contrast;
        let fit = |pull: Point| {
            let sum: f32 = modules
                .iter()
                .map(|&(place, threshold, sign)| {
                    let off = (brightness(frame, Point::new(place.x + pull.x, place.y + pull.y)) - threshold) * scale;
                    if sign == 0.0 { off.abs().min(1.0) } else { (off * sign).clamp(-1.0, 1.0) }
                })
                .sum();
            sum / real(modules.len().max(1))
        };
        let [right, below] = [(1.0, 0.0), (0.0, 1.0)].map(|(dx, dy)| {
            let (here, there) = (self.plane.at(x, y), self.plane.at(x + dx, y + dy));
            Point::new(there.x - here.x, there.y - here.y)
        });
        let mut best = (fit(from) + 0.01, from);
        let mut asked = modules.len();
        for (step, most) in STEPS {
            let middle = best.1;
            for (i, j) in (-most..=most).flat_map(|i| (-most..=most).map(move |j| (i, j))) {
                let (u, v) = (f32::from(i) * step, f32::from(j) * step);
                let next = Point::new(middle.x + right.x * u + below.x * v, middle.y + right.y * u + below.y * v);
                let fits = fit(next);
                asked += modules.len();
                if fits > best.0 {
                    best = (fits, next);
                }
            }
        }
        if let (Some(pull), Some(known)) = (self.pulls.get_mut(knot), self.fits.get_mut(knot)) {
            (*pull, *known) = (best.1, best.0.max(0.01));
        }
        asked
    }

    /// The mean move of the neighbours that were judged already; those that fit better count more.
    fn around(&self, knot: usize) -> Point {
        let row = self.pieces + 1;
        let (x, y) = (knot % row, knot / row);
        let near = |at: usize| at.saturating_sub(1)..(at + 2).min(row);
        let (mut sum, mut weight) = (Point::default(), 0.0);
        for other in near(y).flat_map(|j| near(x).map(move |i| j * row + i)) {
            if let (Some(pull), Some(fit)) = (self.pulls.get(other), self.fits.get(other)) {
                let fit = fit * fit;
                sum = Point::new(sum.x + pull.x * fit, sum.y + pull.y * fit);
                weight += fit;
            }
        }
        if weight > 0.0 { sum.scaled(1.0 / weight) } else { sum }
    }

    /// The pixel of a place in modules, interpolated between the knots.
    pub(super) fn at(&self, across: f32, down: f32) -> Point {
        let row = self.pieces + 1;
        let knots = |at: f32| {
            let at = (at * real(self.pieces) / real(self.dimension)).clamp(0.0, real(self.pieces) - 0.001);
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to the mesh")]
            let whole = at as usize;
            (whole, at - real(whole))
        };
        let ((i, u), (j, v)) = (knots(across), knots(down));
        let pull = |i: usize, j: usize| self.pulls.get(j * row + i).copied().unwrap_or_default();
        let blend = |a: Point, b: Point, t: f32| Point::new(a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t);
        let pulled = blend(blend(pull(i, j), pull(i + 1, j), u), blend(pull(i, j + 1), pull(i + 1, j + 1), u), v);
        let place = self.plane.at(across, down);
        Point::new(place.x + pulled.x, place.y + pulled.y)
    }
}

/// For every module: 1 if it must be white, −1 if it must be black, 0 if it may be either.
fn signs(dimension: usize) -> Vec<i8> {
    let mut signs = vec![0; dimension * dimension];
    for known in known(dimension) {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a place within a code")]
        let at = known.down as usize * dimension + known.across as usize;
        if let Some(sign) = signs.get_mut(at) {
            *sign = if known.black { -1 } else { 1 };
        }
    }
    signs
}
