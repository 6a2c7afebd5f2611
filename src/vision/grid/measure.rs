//! The width of a finder pattern's modules, measured on the frame itself, from edge to edge between pixels.

use super::light::brightness;
use crate::vision::frame::Gray;
use crate::vision::quad::Point;
use crate::vision::seek::Pattern;

/// Returns the width of a module on the way from a pattern's middle towards another place; if the edges are not found, a
/// seventh of the pattern's size.
pub(super) fn module(frame: &Gray, pattern: &Pattern, towards: Point) -> f32 {
    let guess = pattern.size / 7.0;
    let (dx, dy) = (towards.x - pattern.centre.x, towards.y - pattern.centre.y);
    let far = dx.hypot(dy).max(1.0);
    let (dx, dy) = (dx / far, dy / far);
    let sides = [side(frame, pattern.centre, (dx, dy), guess), side(frame, pattern.centre, (-dx, -dy), guess)];
    match sides {
        [Some(a), Some(b)] => f32::midpoint(a, b),
        _ => guess,
    }
}

/// Finds, from the middle outwards, the edges at 1.5, 2.5 and 3.5 modules. Returns the width of one module.
fn side(frame: &Gray, from: Point, (dx, dy): (f32, f32), guess: f32) -> Option<f32> {
    let at = |away: f32| brightness(frame, Point::new(from.x + dx * away, from.y + dy * away));
    let step = (guess / 6.0).clamp(0.25, 2.0);
    let places = |modules: f32| (0..=u8::MAX).map(|i| f32::from(i) * step).take_while(move |&away| away <= guess * modules);
    // A pattern may be half as large again as estimated.
    let profile: Vec<f32> = places(8.0).map(at).collect();
    let core = profile.iter().zip(places(0.9)).map(|(&value, _)| value).fold(f32::INFINITY, f32::min);
    let ring = profile.iter().zip(places(3.0)).map(|(&value, _)| value).fold(f32::NEG_INFINITY, f32::max);
    if ring - core < 4.0 {
        return None;
    }
    let middle = f32::midpoint(ring, core);
    let mut edges = Vec::with_capacity(3);
    for (i, pair) in profile.windows(2).enumerate() {
        let &[a, b] = pair else { continue };
        let rising = edges.len() != 1;
        if (rising && a <= middle && b > middle) || (!rising && a >= middle && b < middle) {
            #[expect(clippy::cast_precision_loss, reason = "below fifty")]
            edges.push((i as f32 + (middle - a) / (b - a)) * step);
            if edges.len() == 3 {
                break;
            }
        }
    }
    let &[first, second, third] = edges.as_slice() else { return None };
    let one = (first + second + third) / 7.5;
    ((0.4..2.4).contains(&(one / guess)) && (third / first - 2.33).abs() < 1.2).then_some(one)
}
