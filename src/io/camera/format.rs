//! The choice among a camera's formats of the one that is best for reading codes.

use crate::vision::Layout;

/// The preferred size in pixels. A larger frame takes more time, a smaller one loses codes.
const WANTED: u64 = 1280 * 720;
/// The lowest rate in frames a second at which aiming is comfortable.
const FLUENT: u32 = 15;
/// The rate in frames a second above which more frames bring nothing.
const PLENTY: u32 = 30;
/// How many formats are tried.
const TRIES: usize = 4;

/// One format that a camera offers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Offer {
    /// Pixels across.
    pub width: u32,
    /// Pixels down.
    pub height: u32,
    /// How its pixels are laid out.
    pub layout: Layout,
    /// The frames a second that the camera promises.
    pub rate: u32,
}

impl Offer {
    /// The formats that nearly every webcam has.
    pub(super) const COMMON: [Self; 4] = [
        Self { width: 1280, height: 720, layout: Layout::Mjpeg, rate: 30 },
        Self { width: 640, height: 480, layout: Layout::Mjpeg, rate: 30 },
        Self { width: 640, height: 480, layout: Layout::Yuyv, rate: 30 },
        Self { width: 1280, height: 720, layout: Layout::Yuyv, rate: 10 },
    ];

    /// The sort key of a format. In order of weight: a fluent rate, a size near the preferred one, a layout that needs
    /// little decoding, the rate.
    fn worth(&self) -> (bool, u64, u8, u32) {
        let area = u64::from(self.width) * u64::from(self.height);
        let size = WANTED.min(area) * 1000 / WANTED.max(area).max(1);
        let ease = match self.layout {
            Layout::Yuyv | Layout::Nv12 | Layout::Grey => 2,
            Layout::Mjpeg => 1,
            Layout::Rgb | Layout::Bgr => 0,
        };
        (self.rate >= FLUENT, size, ease, self.rate.min(PLENTY))
    }
}

/// Returns each offer once, the best first.
pub(super) fn ranked(mut offers: Vec<Offer>) -> Vec<Offer> {
    offers.sort_by_key(|offer| std::cmp::Reverse(offer.worth()));
    offers.dedup();
    offers
}

/// Returns the few best offers, the best first.
pub(super) fn best(offers: Vec<Offer>) -> Vec<Offer> {
    let mut offers = ranked(offers);
    offers.truncate(TRIES);
    offers
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn offer(width: u32, height: u32, layout: Layout, rate: u32) -> Offer {
        Offer { width, height, layout, rate }
    }

    #[test]
    fn fluent_and_near_720p_wins() {
        let all = vec![
            offer(1920, 1080, Layout::Mjpeg, 30),
            offer(1280, 720, Layout::Yuyv, 10),
            offer(640, 480, Layout::Yuyv, 30),
            offer(1280, 720, Layout::Mjpeg, 15),
            offer(1280, 720, Layout::Mjpeg, 30),
            offer(3840, 2160, Layout::Mjpeg, 30),
        ];
        let ranked = best(all);
        assert_eq!(ranked[0], offer(1280, 720, Layout::Mjpeg, 30));
        assert_eq!(ranked[1], offer(1280, 720, Layout::Mjpeg, 15));
        assert_eq!(ranked[2], offer(1920, 1080, Layout::Mjpeg, 30));
        assert_eq!(ranked.len(), TRIES);
        let raw = offer(1280, 720, Layout::Nv12, 30);
        assert_eq!(best(vec![offer(1280, 720, Layout::Mjpeg, 60), raw])[0], raw);
    }
}
