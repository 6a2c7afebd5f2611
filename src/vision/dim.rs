//! Dark frames with lights in them: a lamp, a window, a reflection on plastic.

use super::frame::Gray;

/// A frame is dark if nine tenths of its pixels are below this grey level.
const DIM: u8 = 96;

/// Returns the level above which every pixel of a dark frame is a light. None if the frame is not dark or has no
/// lights.
pub(super) fn lights(frame: &Gray) -> Option<u8> {
    let mut counts = [0usize; 256];
    for &pixel in frame.pixels() {
        if let Some(count) = counts.get_mut(usize::from(pixel)) {
            *count += 1;
        }
    }
    let all = frame.pixels().len();
    // The lowest level that at least `share` thousandths of the pixels do not exceed.
    let level = |share: usize| {
        let mut sum = 0;
        let at = counts.iter().position(|count| {
            sum += count;
            sum * 1000 >= all * share
        });
        at.and_then(|at| u8::try_from(at).ok())
    };
    let (most, nearly) = (level(900)?, level(980)?);
    let cap = nearly.saturating_add(nearly / 4);
    (most < DIM && level(1000)? > cap.saturating_mul(2)).then_some(cap)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_dark_frame_with_lights_has_any() {
        let frame = |dark: u8, light: u8| {
            let pixels = (0..100 * 100).map(|i| if i % 500 == 0 { light } else { dark + u8::try_from(i % 7).unwrap() });
            Gray::new(100, 100, pixels.collect()).unwrap()
        };
        assert!(lights(&frame(20, 250)).is_some_and(|level| (26..60).contains(&level)));
        assert_eq!(lights(&frame(20, 40)), None, "dark, and nothing in it");
        assert_eq!(lights(&frame(150, 250)), None, "bright");
    }
}
