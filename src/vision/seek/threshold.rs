//! Separates black from white by the mean of the neighbourhood, also at low contrast.

use crate::vision::frame::Gray;

/// A frame in black and white.
pub(in crate::vision) struct Mono {
    width: usize,
    black: Vec<bool>,
}

impl Mono {
    /// Compares each pixel with the mean of the five by five blocks of `block` pixels around it. It is black if it is darker by
    /// more than `below` grey levels, else white.
    pub(in crate::vision) fn of(frame: &Gray, block: usize, below: u32) -> Self {
        let (width, height) = (frame.width(), frame.height());
        let block = block.max(1);
        let across = width.div_ceil(block);
        let mut black = Vec::with_capacity(width * height);
        // Sums of blocks, row by row.
        let sums: Vec<Vec<u32>> = frame
            .pixels()
            .chunks(width * block)
            .map(|band| {
                let mut sums = vec![0u32; across];
                for row in band.chunks_exact(width) {
                    for (sum, few) in sums.iter_mut().zip(row.chunks(block)) {
                        *sum += few.iter().map(|&p| u32::from(p)).sum::<u32>();
                    }
                }
                sums
            })
            .collect();
        let size = |i: usize, whole: usize| block.min(whole - i * block);
        for (y, band) in frame.pixels().chunks(width * block).enumerate() {
            let rows = y.saturating_sub(2)..(y + 3).min(sums.len());
            let tall: usize = rows.clone().map(|y| size(y, height)).sum();
            let mut columns = vec![0u32; across];
            for row in sums.get(rows).unwrap_or_default() {
                columns.iter_mut().zip(row).for_each(|(sum, part)| *sum += part);
            }
            let limits: Vec<u8> = (0..across)
                .map(|x| {
                    let span = x.saturating_sub(2)..(x + 3).min(across);
                    let wide: usize = span.clone().map(|x| size(x, width)).sum();
                    let sum: u32 = columns.get(span).unwrap_or_default().iter().sum();
                    let mean = sum / u32::try_from(wide * tall).unwrap_or(u32::MAX).max(1);
                    u8::try_from(mean.saturating_sub(below)).unwrap_or(u8::MAX)
                })
                .collect();
            for row in band.chunks_exact(width) {
                for (few, &limit) in row.chunks(block).zip(&limits) {
                    black.extend(few.iter().map(|&p| p < limit));
                }
            }
        }
        Self { width, black }
    }

    /// How many pixels it has.
    pub(super) const fn pixels(&self) -> usize {
        self.black.len()
    }

    /// The rows from the top.
    pub(super) fn rows(&self) -> impl Iterator<Item = &[bool]> {
        self.black.chunks_exact(self.width)
    }

    /// Whether a pixel is black; `None` outside the frame.
    pub(super) fn at(&self, x: usize, y: usize) -> Option<bool> {
        if x >= self.width { None } else { self.black.get(y * self.width + x).copied() }
    }
}

/// Replaces each pixel by the mean of three by three: this removes grain and leaves edges where they are.
pub(in crate::vision) fn smooth(frame: &Gray) -> Option<Gray> {
    let (width, height) = (frame.width(), frame.height());
    let rows: Vec<&[u8]> = frame.rows().collect();
    let mut pixels = Vec::with_capacity(width * height);
    let mut sums = vec![0u16; width];
    for y in 0..height {
        sums.fill(0);
        for near in [y.saturating_sub(1), y, (y + 1).min(height - 1)] {
            sums.iter_mut().zip(rows.get(near)?.iter()).for_each(|(sum, &p)| *sum += u16::from(p));
        }
        let first = sums.first().copied().unwrap_or_default();
        let last = sums.last().copied().unwrap_or_default();
        let before = std::iter::once(first).chain(sums.iter().copied());
        let after = sums.iter().copied().skip(1).chain(std::iter::once(last));
        let mean = sums.iter().zip(before.zip(after)).map(|(&here, (before, after))| (here + before + after + 4) / 9);
        pixels.extend(mean.map(|mean| u8::try_from(mean).unwrap_or(u8::MAX)));
    }
    Gray::new(width, height, pixels).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn faint_print_is_black_and_even_paper_is_not() {
        let pixels = (0..64 * 64).map(|i| if (20..44).contains(&(i % 64)) && (i / 64) % 8 < 4 { 30 } else { 36 }).collect();
        let mono = Mono::of(&Gray::new(64, 64, pixels).unwrap(), 8, 1);
        assert_eq!(mono.at(30, 33), Some(true));
        assert_eq!(mono.at(30, 37), Some(false));
        assert_eq!(mono.at(5, 33), Some(false));
        assert_eq!(mono.at(64, 0), None);
        assert_eq!(mono.rows().count(), 64);
    }

    #[test]
    fn smoothing_keeps_what_is_even() {
        let even = Gray::new(7, 5, vec![90; 35]).unwrap();
        assert_eq!(smooth(&even), Some(even.clone()));
    }
}
