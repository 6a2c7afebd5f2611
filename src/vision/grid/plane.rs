//! From the modules of a code to the pixels of a frame: a perspective map that may bow, as a label on a bottle does.

use crate::vision::quad::{Corners, Point};

/// Modules from a code's edge to the middle of a finder pattern.
pub(super) const FINDER: f32 = 3.5;

/// Where the modules of a code lie in the frame.
#[derive(Clone, Copy, Debug)]
pub(super) struct Plane {
    /// Modules from the middle of one finder pattern to that of the next.
    span: f32,
    /// The middles of the finder patterns and the place of the missing fourth, clockwise from top left.
    pub corners: Corners,
    /// How far the middle of the code differs from the perspective map, along each of its axes.
    pub bows: [Point; 2],
    /// The map of the unit square onto the corners, row by row.
    map: [[f32; 3]; 3],
}

impl Plane {
    /// A flat map onto these corners; `None` if they do not form a proper quadrilateral.
    pub(super) fn new(dimension: usize, corners: Corners, bows: [Point; 2]) -> Option<Self> {
        let [a, b, c, d] = corners;
        let (ux, uy) = (b.x - c.x, b.y - c.y);
        let (vx, vy) = (d.x - c.x, d.y - c.y);
        let (sx, sy) = (a.x - b.x + c.x - d.x, a.y - b.y + c.y - d.y);
        let area = ux * vy - vx * uy;
        if area.abs() < 1.0 {
            return None;
        }
        let (g, h) = ((sx * vy - vx * sy) / area, (ux * sy - sx * uy) / area);
        // Otherwise a corner would lie behind the camera.
        if g < -0.9 || h < -0.9 || g + h < -0.9 {
            return None;
        }
        let map = [[b.x - a.x + g * b.x, d.x - a.x + h * d.x, a.x], [b.y - a.y + g * b.y, d.y - a.y + h * d.y, a.y], [g, h, 1.0]];
        Some(Self { span: real(dimension) - 2.0 * FINDER, corners, bows, map })
    }

    /// The pixel of a place in modules, counted from the code's top left corner.
    #[inline]
    pub(super) fn at(&self, across: f32, down: f32) -> Point {
        self.at_share(self.share(across, down))
    }

    /// The pixel of a place given by its [`Plane::share`].
    #[inline]
    pub(super) fn at_share(&self, (u, v): (f32, f32)) -> Point {
        let [[xu, xv, xo], [yu, yv, yo], [wu, wv, wo]] = self.map;
        let w = 1.0 / (wu * u + wv * v + wo);
        let (x, y) = ((xu * u + xv * v + xo) * w, (yu * u + yv * v + yo) * w);
        let [p, q] = self.bows;
        let (bu, bv) = (4.0 * u * (1.0 - u), 4.0 * v * (1.0 - v));
        Point::new(x + p.x * bu + q.x * bv, y + p.y * bu + q.y * bv)
    }

    /// The share of the way from the first finder pattern to the others at which a place lies.
    #[inline]
    pub(super) fn share(&self, across: f32, down: f32) -> (f32, f32) {
        ((across - FINDER) / self.span, (down - FINDER) / self.span)
    }

    /// The corners of the whole code.
    pub(super) fn outline(&self) -> Corners {
        let end = self.span + 2.0 * FINDER;
        [self.at(0.0, 0.0), self.at(end, 0.0), self.at(end, end), self.at(0.0, end)]
    }

    /// The width of one module in pixels, about.
    pub(super) fn module(&self) -> f32 {
        let [a, b, _, d] = self.corners;
        (distance(a, b) + distance(a, d)) / (2.0 * self.span)
    }
}

/// The distance between two places.
pub(super) fn distance(a: Point, b: Point) -> f32 {
    (a.x - b.x).hypot(a.y - b.y)
}

/// A count of modules as a real number.
#[expect(clippy::cast_precision_loss, reason = "counts of modules and pixels are far below 2^24")]
#[inline]
pub(super) const fn real(n: usize) -> f32 {
    n as f32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_corners_are_where_they_were_put() {
        let corners = [Point::new(10.0, 12.0), Point::new(80.0, 20.0), Point::new(90.0, 99.0), Point::new(5.0, 70.0)];
        let plane = Plane::new(21, corners, [Point::default(); 2]).unwrap();
        for ((x, y), want) in [(3.5, 3.5), (17.5, 3.5), (17.5, 17.5), (3.5, 17.5)].into_iter().zip(corners) {
            assert!(distance(plane.at(x, y), want) < 0.01, "{want:?}");
        }
        assert!(Plane::new(21, [Point::default(); 4], [Point::default(); 2]).is_none());
    }
}
