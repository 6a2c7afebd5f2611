//! From the modules of a code to its bytes: the format's level and mask, then the way through the modules
//! (ISO/IEC 18004:2015, 7.7 and 7.9).

use crate::vision::grid::{Modules, alignments};

/// The smallest share of a format word that must be right: three of its fifteen bits may be wrong.
const FORMED: f32 = 0.6;

/// What a code's format says, and how the code is held.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Format {
    /// The two bits of the correction level.
    pub level: u8,
    mask: u8,
    mirrored: bool,
}

/// A byte of a code, and how far its most doubtful module is from being the other colour.
pub(super) type Word = (u8, f32);

/// The formats that the modules may have, the more likely first: seen directly and in a mirror.
pub(super) fn formats(modules: &Modules) -> Vec<Format> {
    let mut likely: Vec<(f32, Format)> = [false, true].into_iter().filter_map(|mirrored| format(modules, mirrored)).collect();
    likely.sort_by(|(a, _), (b, _)| b.total_cmp(a));
    likely.into_iter().map(|(_, format)| format).collect()
}

/// Of the 32 format words the one that is closest to either copy, or to both together.
fn format(modules: &Modules, mirrored: bool) -> Option<(f32, Format)> {
    let side = modules.side();
    let at = |(x, y): (usize, usize)| if mirrored { modules.at(y, x) } else { modules.at(x, y) };
    let skip = |i: usize| if i < 6 { i } else { i + 1 };
    let first = (0..8).map(|i| (skip(i), 8)).chain((0..7).rev().map(|i| (8, skip(i)))).map(at);
    let second = (0..7).map(|i| (8, side - 1 - i)).chain((0..8).map(|i| (side - 8 + i, 8))).map(at);
    let copies: Vec<(f32, f32)> = first.zip(second).collect();
    let whole = copies.iter().fold((0.0, 0.0), |(a, b), (x, y)| (a + x.abs(), b + y.abs()));
    let like = |word: u16| {
        let sums = copies.iter().enumerate().fold((0.0, 0.0), |(a, b), (i, (x, y))| {
            // Black, below zero, is a one.
            let sign = if word >> (14 - i) & 1 == 1 { -1.0 } else { 1.0 };
            (a + sign * x, b + sign * y)
        });
        let share = |part: f32, of: f32| part / of.max(f32::MIN_POSITIVE);
        share(sums.0, whole.0).max(share(sums.1, whole.1)).max(share(sums.0 + sums.1, whole.0 + whole.1))
    };
    let known = (0..32u8).map(|data| (like(checked(data)), data));
    let (share, data) = known.max_by(|(a, _), (b, _)| a.total_cmp(b))?;
    (share >= FORMED - 0.001).then_some((share, Format { level: data >> 3, mask: data & 7, mirrored }))
}

/// A format word: five bits of data, ten of check, masked.
fn checked(data: u8) -> u16 {
    let data = u16::from(data);
    let rest =
        (0..5).rev().fold(data << 10, |rest, i| if rest >> (i + 10) & 1 == 1 { rest ^ 0b101_0011_0111 << i } else { rest });
    (data << 10 | rest) ^ 0b101_0100_0001_0010
}

/// The bytes in the order in which they stand in the code, unmasked.
pub(super) fn words(modules: &Modules, format: Format) -> Vec<Word> {
    let side = modules.side();
    let fixed = Fixed::of(side);
    // Pairs of columns from the right, without the timing column, alternately up and down.
    let pairs = (0..side / 2).map(|pair| if side - 1 - 2 * pair > 6 { side - 1 - 2 * pair } else { side - 2 - 2 * pair });
    let (mut words, mut byte, mut least, mut bits) = (Vec::with_capacity(side * side / 8), 0u8, f32::INFINITY, 0);
    for (i, right) in pairs.enumerate() {
        for row in 0..side {
            let y = if i % 2 == 0 { side - 1 - row } else { row };
            for x in [right, right.wrapping_sub(1)] {
                if x >= side || fixed.holds(x, y) {
                    continue;
                }
                let value = if format.mirrored { modules.at(y, x) } else { modules.at(x, y) };
                byte = byte << 1 | u8::from((value < 0.0) != flipped(format.mask, x, y));
                least = least.min(value.abs());
                bits += 1;
                if bits == 8 {
                    words.push((byte, least));
                    (byte, least, bits) = (0, f32::INFINITY, 0);
                }
            }
        }
    }
    words
}

/// Whether a mask inverts a module.
fn flipped(mask: u8, x: usize, y: usize) -> bool {
    match mask {
        0 => (x + y).is_multiple_of(2),
        1 => y.is_multiple_of(2),
        2 => x.is_multiple_of(3),
        3 => (x + y).is_multiple_of(3),
        4 => (y / 2 + x / 3).is_multiple_of(2),
        5 => (x * y) % 2 + (x * y) % 3 == 0,
        6 => ((x * y) % 2 + (x * y) % 3).is_multiple_of(2),
        _ => ((x + y) % 2 + (x * y) % 3).is_multiple_of(2),
    }
}

/// The modules of a size that carry no data.
struct Fixed {
    side: usize,
    /// For each column or row, of which line of alignment patterns it is part: the first is 1.
    lines: Vec<u8>,
    last: u8,
}

impl Fixed {
    fn of(side: usize) -> Self {
        let mut lines = vec![0; side];
        let mut last = 0;
        for middle in alignments(side) {
            last += 1;
            lines.iter_mut().skip(middle - 2).take(5).for_each(|line| *line = last);
        }
        Self { side, lines, last }
    }

    fn holds(&self, x: usize, y: usize) -> bool {
        let side = self.side;
        let corner = (y < 9 && (x < 9 || x + 8 >= side)) || (x < 9 && y + 8 >= side);
        let version = side >= 45 && ((x < 6 && y + 11 >= side) || (y < 6 && x + 11 >= side));
        let line = |at: usize| self.lines.get(at).copied().unwrap_or_default();
        let aligned = match (line(x), line(y)) {
            (0, _) | (_, 0) => false,
            // The finder patterns are there.
            (1, down) if down == 1 || down == self.last => false,
            (across, 1) if across == self.last => false,
            _ => true,
        };
        corner || version || aligned || x == 6 || y == 6
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rxing::qrcode::common::Version;

    #[test]
    fn what_carries_data_is_what_the_standard_says() {
        for number in 1..=40u32 {
            let version = Version::getVersionForNumber(number).unwrap();
            let side = version.getDimensionForVersion() as usize;
            let (ours, theirs) = (Fixed::of(side), version.buildFunctionPattern().unwrap());
            for (x, y) in (0..side).flat_map(|y| (0..side).map(move |x| (x, y))) {
                assert_eq!(ours.holds(x, y), theirs.get(x as u32, y as u32), "version {number}, {x} {y}");
            }
        }
    }
}
