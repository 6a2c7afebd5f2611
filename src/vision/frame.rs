//! The luma frame: the only form of a picture in this program, whatever camera or file it comes from.

use std::fmt;

/// The most pixels that a frame may have: 64 Mi, more than any camera in use gives.
pub const MAX_PIXELS: usize = 64 << 20;
/// The longest side of a frame in pixels: decoders count along a row in sixteen bits.
pub const MAX_SIDE: usize = 32_767;

/// A grey picture: 8-bit luma, row by row, without padding. 0 is black. It is never empty and never has more than
/// [`MAX_PIXELS`].
#[derive(Clone, PartialEq, Eq)]
pub struct Gray {
    width: usize,
    height: usize,
    pixels: Vec<u8>,
}

/// Why pixels do not make a frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FrameError {
    /// A side is zero, longer than [`MAX_SIDE`], or the area is above [`MAX_PIXELS`].
    #[error("a frame of {width}×{height} pixels is outside what is read")]
    Size {
        /// The width asked for, in pixels.
        width: usize,
        /// The height asked for, in pixels.
        height: usize,
    },
    /// There is not exactly one byte for each pixel.
    #[error("{given} bytes of luma where {needed} were needed")]
    Length {
        /// Width × height.
        needed: usize,
        /// How many bytes there were.
        given: usize,
    },
}

impl Gray {
    /// Checks that a frame may have this size, before memory is allocated for it. Returns its number of pixels.
    ///
    /// # Errors
    /// [`FrameError::Size`].
    pub const fn area(width: usize, height: usize) -> Result<usize, FrameError> {
        if width == 0 || height == 0 || width > MAX_SIDE || height > MAX_SIDE || width * height > MAX_PIXELS {
            return Err(FrameError::Size { width, height });
        }
        Ok(width * height)
    }

    /// Creates a frame from these pixels, row by row from the top.
    ///
    /// # Errors
    /// [`FrameError::Size`] for a size out of bounds, [`FrameError::Length`] for too few or too many bytes.
    pub fn new(width: usize, height: usize, pixels: Vec<u8>) -> Result<Self, FrameError> {
        let needed = Self::area(width, height)?;
        if pixels.len() != needed {
            return Err(FrameError::Length { needed, given: pixels.len() });
        }
        Ok(Self { width, height, pixels })
    }

    /// The width in pixels, at least 1.
    #[must_use]
    #[inline]
    pub const fn width(&self) -> usize {
        self.width
    }

    /// The height in pixels, at least 1.
    #[must_use]
    #[inline]
    pub const fn height(&self) -> usize {
        self.height
    }

    /// All the pixels, row by row.
    #[must_use]
    #[inline]
    pub fn pixels(&self) -> &[u8] {
        &self.pixels
    }

    /// The pixel at column `x`, row `y`; none outside the frame.
    #[must_use]
    pub fn at(&self, x: usize, y: usize) -> Option<u8> {
        if x >= self.width {
            return None;
        }
        self.pixels.get(y * self.width + x).copied()
    }

    /// The rows from the top, each `width` pixels long.
    #[must_use]
    pub fn rows(&self) -> impl DoubleEndedIterator<Item = &[u8]> + ExactSizeIterator {
        self.pixels.chunks_exact(self.width)
    }

    /// The frame at half its size. Each pixel is the mean of 2×2. None if a side is below 2.
    #[must_use]
    pub fn half(&self) -> Option<Self> {
        self.reduced(2)
    }

    /// The frame at a third of its size. Each pixel is the mean of 3×3. None if a side is below 3.
    #[must_use]
    pub fn third(&self) -> Option<Self> {
        self.reduced(3)
    }

    /// The frame reduced by a factor. Each pixel is the mean of `by`×`by`. Pixels at the right and the bottom that do
    /// not fill a block are left out.
    fn reduced(&self, by: usize) -> Option<Self> {
        let (width, height) = (self.width / by, self.height / by);
        let area = Self::area(width, height).ok()?;
        let mut pixels = Vec::with_capacity(area);
        let mut sums = vec![0u16; width];
        let share = u32::try_from(by * by).ok()?;
        for block in self.pixels.chunks_exact(self.width * by) {
            sums.fill(0);
            for row in block.chunks_exact(self.width) {
                for (sum, few) in sums.iter_mut().zip(row.chunks_exact(by)) {
                    *sum += few.iter().map(|&p| u16::from(p)).sum::<u16>();
                }
            }
            pixels.extend(sums.iter().map(|&sum| narrow((u32::from(sum) + share / 2) / share)));
        }
        Self::new(width, height, pixels).ok()
    }

    /// The part of the frame that starts at column `left`, row `top`, and has at most this width and height; none if
    /// the frame has no pixel there.
    #[must_use]
    pub fn part(&self, left: usize, top: usize, width: usize, height: usize) -> Option<Self> {
        let (width, height) = (width.min(self.width.checked_sub(left)?), height.min(self.height.checked_sub(top)?));
        let mut pixels = Vec::with_capacity(Self::area(width, height).ok()?);
        for row in self.rows().skip(top).take(height) {
            pixels.extend_from_slice(row.get(left..left + width)?);
        }
        Self::new(width, height, pixels).ok()
    }

    /// The frame at twice its size, linearly interpolated; none if the result would be too large.
    #[must_use]
    pub fn doubled(&self) -> Option<Self> {
        let (width, height) = (self.width * 2, self.height * 2);
        let area = Self::area(width, height).ok()?;
        let mut pixels = Vec::with_capacity(area);
        let mut blend = vec![0u16; self.width];
        let rows: Vec<&[u8]> = self.rows().collect();
        for y in 0..height {
            // A new pixel is three quarters of the pixel that contains it and one quarter of the next nearest one.
            let near = rows.get(y / 2)?;
            let other = if y % 2 == 0 { (y / 2).saturating_sub(1) } else { (y / 2 + 1).min(self.height - 1) };
            let next = rows.get(other)?;
            for (sum, (&near, &next)) in blend.iter_mut().zip(near.iter().zip(next.iter())) {
                *sum = u16::from(near) * 3 + u16::from(next);
            }
            let first = blend.first().copied().unwrap_or_default();
            let last = blend.last().copied().unwrap_or_default();
            let before = std::iter::once(first).chain(blend.iter().copied());
            let after = blend.iter().copied().skip(1).chain(std::iter::once(last));
            for (here, (before, after)) in blend.iter().zip(before.zip(after)) {
                pixels.push(narrow(u32::from((here * 3 + before + 8) / 16)));
                pixels.push(narrow(u32::from((here * 3 + after + 8) / 16)));
            }
        }
        Self::new(width, height, pixels).ok()
    }

    /// The frame with black and white exchanged.
    #[must_use]
    pub fn inverted(&self) -> Self {
        Self { width: self.width, height: self.height, pixels: self.pixels.iter().map(|p| !p).collect() }
    }

    /// The frame with every pixel brighter than `most` set to `most`.
    #[must_use]
    pub fn clipped(&self, most: u8) -> Self {
        Self { width: self.width, height: self.height, pixels: self.pixels.iter().map(|&p| p.min(most)).collect() }
    }

    /// Each pixel plus `times` its difference from the same pixel of `soft`, a frame of the same size. This sharpens
    /// the frame if `soft` is softer.
    #[must_use]
    pub fn apart_from(&self, soft: &Self, times: i16) -> Self {
        let moved = |(&p, &s): (&u8, &u8)| {
            let (p, s) = (i16::from(p), i16::from(s));
            u8::try_from((p + times * (p - s)).clamp(0, 255)).unwrap_or_default()
        };
        let pixels = self.pixels.iter().zip(&soft.pixels).map(moved).collect();
        Self { width: self.width, height: self.height, pixels }
    }

    /// The frame scaled to exactly this size, whatever its proportions. It is halved while it stays large enough, then
    /// linearly interpolated. None for a size out of bounds.
    #[must_use]
    pub fn stretched(&self, width: usize, height: usize) -> Option<Self> {
        let area = Self::area(width, height).ok()?;
        if width * 2 <= self.width && height * 2 <= self.height {
            return self.half()?.stretched(width, height);
        }
        let columns: Vec<(usize, usize, u32)> = (0..width).map(|x| between(x, width, self.width)).collect();
        let mut pixels = Vec::with_capacity(area);
        let mut blend = vec![0u32; self.width];
        for y in 0..height {
            let (upper, lower, share) = between(y, height, self.height);
            let row = |y: usize| self.pixels.get(y * self.width..).unwrap_or_default();
            for (sum, (&upper, &lower)) in blend.iter_mut().zip(row(upper).iter().zip(row(lower))) {
                *sum = u32::from(upper) * (256 - share) + u32::from(lower) * share;
            }
            let at = |x: usize| blend.get(x).copied().unwrap_or_default();
            pixels.extend(
                columns
                    .iter()
                    .map(|&(left, right, share)| narrow((at(left) * (256 - share) + at(right) * share + (1 << 15)) >> 16)),
            );
        }
        Self::new(width, height, pixels).ok()
    }

    /// A small picture of the whole frame, for a preview: as large as fits into `width`×`height` with the proportions
    /// kept. Each pixel is the mean of the pixels that it covers. A frame that already fits is copied.
    #[must_use]
    pub fn thumbnail(&self, width: usize, height: usize) -> Self {
        let (width, height) = (width.max(1), height.max(1));
        if self.width <= width && self.height <= height {
            return self.clone();
        }
        // The side with less space decides. The comparison multiplies crosswise, so that rounding cannot make the
        // picture one pixel too large.
        let (w, h) = if self.width * height > self.height * width {
            (width, (self.height * width / self.width).max(1))
        } else {
            ((self.width * height / self.height).max(1), height)
        };
        let columns: Vec<(usize, usize)> = (0..w).map(|x| span(x, w, self.width)).collect();
        let mut pixels = Vec::with_capacity(w * h);
        for y in 0..h {
            let (top, bottom) = span(y, h, self.height);
            let band = self.pixels.get(top * self.width..bottom * self.width).unwrap_or_default();
            for &(left, right) in &columns {
                let sum: usize = band
                    .chunks_exact(self.width)
                    .filter_map(|row| row.get(left..right))
                    .map(|few| few.iter().map(|&p| usize::from(p)).sum::<usize>())
                    .sum();
                pixels.push(u8::try_from(sum / ((right - left) * (bottom - top))).unwrap_or(u8::MAX));
            }
        }
        Self { width: w, height: h, pixels }
    }
}

/// The range of pixels that part `i` of `parts` covers on a side of `full` pixels. It is never empty.
fn span(i: usize, parts: usize, full: usize) -> (usize, usize) {
    let from = i * full / parts;
    (from, ((i + 1) * full / parts).max(from + 1))
}

/// The middle of part `i` of `parts` on a side of `full` pixels lies between two pixels. Returns both, and the share of
/// the second in 256ths.
fn between(i: usize, parts: usize, full: usize) -> (usize, usize, u32) {
    let place = ((2 * i + 1) * full * 128 / parts).saturating_sub(128);
    let first = (place / 256).min(full - 1);
    (first, (first + 1).min(full - 1), u32::try_from(place % 256).unwrap_or_default())
}

/// Converts a mean of bytes, which fits in a byte.
fn narrow(mean: u32) -> u8 {
    u8::try_from(mean).unwrap_or(u8::MAX)
}

impl fmt::Debug for Gray {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Gray({}×{})", self.width, self.height)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_byte_a_pixel_makes_a_frame() {
        assert!(Gray::new(3, 2, vec![0; 6]).is_ok());
        assert_eq!(Gray::new(3, 2, vec![0; 7]), Err(FrameError::Length { needed: 6, given: 7 }));
        assert_eq!(Gray::new(0, 2, vec![]), Err(FrameError::Size { width: 0, height: 2 }));
        assert!(Gray::area(8192, 8192).is_ok());
        assert!(Gray::area(8193, 8192).is_err());
        assert!(Gray::area(usize::MAX, 2).is_err());
    }

    #[test]
    fn a_stretched_frame_has_its_size_and_lies_between_its_pixels() {
        let frame = Gray::new(2, 2, vec![0, 200, 0, 200]).unwrap();
        assert_eq!(frame.stretched(4, 1).unwrap().pixels(), [0, 50, 150, 200]);
        assert_eq!(frame.stretched(1, 1).unwrap().pixels(), [100]);
        assert_eq!(frame.stretched(2, 2).unwrap(), frame);
        assert_eq!(frame.stretched(0, 4), None);
        let even = Gray::new(33, 7, vec![90; 33 * 7]).unwrap();
        for (width, height) in [(1, 1), (5, 90), (100, 3), (33, 8)] {
            let other = even.stretched(width, height).unwrap();
            assert_eq!((other.width(), other.height()), (width, height));
            assert!(other.pixels().iter().all(|&p| p == 90));
        }
    }

    #[test]
    fn reductions_are_means_of_whole_blocks() {
        let frame = Gray::new(5, 2, vec![0, 10, 20, 30, 99, 0, 10, 20, 30, 99]).unwrap();
        let half = frame.half().unwrap();
        assert_eq!((half.width(), half.height(), half.pixels()), (2, 1, [5, 25].as_slice()));
        assert_eq!(frame.third(), None);
        assert_eq!(frame.inverted().at(0, 0), Some(255));
        assert_eq!(frame.part(3, 1, 9, 9).unwrap().pixels(), [30, 99]);
        assert_eq!((frame.part(5, 0, 1, 1), frame.part(6, 0, 1, 1)), (None, None));
        let large = Gray::new(2, 1, vec![0, 160]).unwrap().doubled().unwrap();
        assert_eq!((large.width(), large.height(), large.pixels()), (4, 2, [0, 40, 120, 160, 0, 40, 120, 160].as_slice()));
        assert_eq!(frame.at(5, 0), None);
    }

    #[test]
    fn a_thumbnail_fits_and_keeps_its_proportions() {
        let frame = Gray::new(1280, 720, vec![77; 1280 * 720]).unwrap();
        let small = frame.thumbnail(320, 240);
        assert_eq!((small.width(), small.height()), (320, 180));
        assert!(small.pixels().iter().all(|&p| p == 77));
        assert_eq!(small.thumbnail(640, 480), small);
        assert_eq!(Gray::new(7, 300, vec![1; 2100]).unwrap().thumbnail(10, 10).pixels(), [1; 10]);
    }
}
