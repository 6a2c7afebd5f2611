//! A frame of any size and any pixels, one of modules that begin with finder patterns, or a drawn label that was damaged,
//! through the decoder with each budget: the same answer twice, and no code outside reason. Input: kind and budget, width or
//! text length, then pixels, modules, or the text and the damage.
#![no_main]

mod quiet;

use libfuzzer_sys::fuzz_target;
use recol::vision::{
    Budget, Gray, Patience, Point, Steady, TURNS, read,
    scene::{Label, Scene},
};

/// A drawn label's picture, across and down.
const SIDE: usize = 120;

fuzz_target!(init: quiet::contained_panics_go_on(), |input: &[u8]| {
    let [how, size, rest @ ..] = input else { return };
    let size = usize::from(*size);
    let frame = match how >> 6 {
        0 => raw(size, rest),
        1 => modules(size, rest),
        _ => drawn(size, rest),
    };
    let Some(frame) = frame else { return };
    let budget = match how & 0x3f {
        0 => Budget::Live,
        1 => Budget::Patient,
        turn => Budget::Turn(u32::from(turn) % TURNS),
    };
    let spotted = read(&frame, budget);
    assert_eq!(spotted, read(&frame, budget));
    for code in &spotted {
        assert!(!code.text.is_empty() && code.text.chars().count() <= 7089);
        assert!(code.corners.iter().all(|p| p.x.is_finite() && p.y.is_finite()), "{:?}", code.corners);
    }
    let mut steady = Steady::new(Patience::CAMERA);
    assert!(steady.frame(&spotted).iter().all(|sight| sight.fresh && sight.doubt.is_none()));
    assert!(steady.frame(&spotted).iter().all(|sight| !sight.fresh));
});

/// The bytes as pixels, as many whole rows as there are.
fn raw(width: usize, pixels: &[u8]) -> Option<Gray> {
    let height = pixels.len().checked_div(width)?;
    Gray::new(width, height, pixels[..width * height].to_vec()).ok()
}

/// A finder pattern with the white beside it, as rows of bits.
const FINDER: [u8; 8] = [0b1111_1110, 0b1000_0010, 0b1011_1010, 0b1011_1010, 0b1011_1010, 0b1000_0010, 0b1111_1110, 0];

/// A square of bits as modules of some pixels, three of its corners being finder patterns: a code, but for what it says.
fn modules(size: usize, rest: &[u8]) -> Option<Gray> {
    let (count, pixel) = (21 + size % 12 * 4, 1 + size / 12 % 3);
    let dark = |x: usize, y: usize| {
        let (u, v) = (x.min(count - 1 - x), y.min(count - 1 - y));
        if u < 8 && v < 8 && (x < 8 || y < 8) {
            return FINDER[v] >> (7 - u) & 1 == 1;
        }
        if x == 6 || y == 6 {
            return (x + y) % 2 == 0;
        }
        let bit = y * count + x;
        rest.get(bit / 8).is_some_and(|byte| byte >> (bit % 8) & 1 == 1)
    };
    let side = (count + 8) * pixel;
    let inside = |at: usize| (at / pixel).checked_sub(4).filter(|at| *at < count);
    let shade = |at: usize| match (inside(at % side), inside(at / side)) {
        (Some(x), Some(y)) if dark(x, y) => 20,
        _ => 235,
    };
    Gray::new(side, side, (0..side * side).map(shade).collect()).ok()
}

/// A label of the first bytes; every three bytes behind them put one pixel elsewhere.
fn drawn(length: usize, rest: &[u8]) -> Option<Gray> {
    let (text, damage) = rest.split_at(rest.len().min(length % 40));
    let middle = SIDE as f32 / 2.0;
    let text = String::from_utf8_lossy(text).into_owned();
    let label = Label { text, centre: Point::new(middle, middle), side: middle, ..Label::default() };
    let scene = Scene { width: SIDE, height: SIDE, labels: vec![label], noise: 0.0, ..Scene::default() };
    let mut pixels = scene.render().ok()?.pixels().to_vec();
    for hit in damage.chunks_exact(3) {
        let at = usize::from(u16::from_le_bytes([hit[0], hit[1]])) % pixels.len();
        // A smear of some modules, as a scratch would be.
        pixels[at..].iter_mut().take(4).for_each(|pixel| *pixel = hit[2]);
    }
    Gray::new(SIDE, SIDE, pixels).ok()
}
