//! Where a code lies in a picture: its four corners, and whether two codes lie at the same place.

/// A place in a picture, in pixels from its top left corner. The centre of a pixel is at a half.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Point {
    /// Distance to the right.
    pub x: f32,
    /// Distance downwards.
    pub y: f32,
}

impl Point {
    /// Creates a place from its coordinates.
    #[must_use]
    #[inline]
    pub const fn new(x: f32, y: f32) -> Self {
        Self { x, y }
    }

    /// The same place in a picture that is `by` times as large.
    #[must_use]
    #[inline]
    pub fn scaled(self, by: f32) -> Self {
        Self::new(self.x * by, self.y * by)
    }
}

/// The four corners of a code, clockwise in the picture, starting from the code's own top left.
pub type Corners = [Point; 4];

/// The middle of a code.
#[must_use]
pub fn centre(corners: &Corners) -> Point {
    let sum = corners.iter().fold(Point::default(), |sum, p| Point::new(sum.x + p.x, sum.y + p.y));
    sum.scaled(0.25)
}

/// Twice the signed area inside the corners: positive if they run clockwise.
fn turn(corners: &Corners) -> f32 {
    let [a, b, c, d] = corners;
    (c.x - a.x) * (d.y - b.y) - (d.x - b.x) * (c.y - a.y)
}

/// Returns the same corners in clockwise order. For a code read in a mirror, the second and the fourth are exchanged.
#[must_use]
pub(super) fn clockwise(corners: Corners) -> Corners {
    let [a, b, c, d] = corners;
    if turn(&corners) < 0.0 { [a, d, c, b] } else { corners }
}

/// Whether a place lies inside the corners (in either direction of rotation).
#[must_use]
pub fn holds(corners: &Corners, p: Point) -> bool {
    let [a, b, c, d] = *corners;
    let side = |from: Point, to: Point| (to.x - from.x) * (p.y - from.y) - (to.y - from.y) * (p.x - from.x);
    let sides = [side(a, b), side(b, c), side(c, d), side(d, a)];
    sides.iter().all(|&s| s >= 0.0) || sides.iter().all(|&s| s <= 0.0)
}

/// Whether two codes lie at one place: the middle of one is inside the other. This is never so for two labels side by
/// side.
#[must_use]
pub fn same_place(one: &Corners, other: &Corners) -> bool {
    holds(one, centre(other)) || holds(other, centre(one))
}

/// Whether two readings are of one code: they are at the [`same_place`] and of similar size. A code printed inside
/// another is therefore a code of its own.
#[must_use]
pub(super) fn same_code(one: &Corners, other: &Corners) -> bool {
    let (a, b) = (turn(one).abs(), turn(other).abs());
    same_place(one, other) && a < 2.0 * b && b < 2.0 * a
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn square(x: f32, y: f32, side: f32) -> Corners {
        [Point::new(x, y), Point::new(x + side, y), Point::new(x + side, y + side), Point::new(x, y + side)]
    }

    #[test]
    fn places_are_told_apart_by_their_middles() {
        let here = square(10.0, 10.0, 20.0);
        assert!(same_place(&here, &square(13.0, 8.0, 21.0)));
        assert!(same_place(&here, &square(0.0, 0.0, 100.0)));
        assert!(!same_place(&here, &square(31.0, 10.0, 20.0)));
        assert_eq!(centre(&here), Point::new(20.0, 20.0));
        assert!(same_code(&here, &square(12.0, 12.0, 24.0)));
        assert!(!same_code(&here, &square(15.0, 15.0, 10.0)), "a code inside a code");
    }

    #[test]
    fn corners_run_clockwise() {
        let [a, b, c, d] = square(0.0, 0.0, 1.0);
        assert_eq!(clockwise([a, b, c, d]), [a, b, c, d]);
        assert_eq!(clockwise([a, d, c, b]), [a, b, c, d]);
        assert!(holds(&[a, d, c, b], Point::new(0.5, 0.5)));
    }
}
