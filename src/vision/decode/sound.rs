//! Whether a small code was read with so few repairs that chance cannot have made it.
//!
//! The smallest codes carry few check bytes: repaired as far as these reach, about one in a million heaps of noise gives a
//! text. The standard therefore keeps some of the check bytes of six sizes from repairing; decoders forget that.

use rxing::common::BitMatrix;
use rxing::common::reedsolomon::{PredefinedGenericGF, ReedSolomonDecoder};

/// Modules a side, the two bits of the correction level, bytes in all, check bytes, most bytes to repair.
const KEPT: [(u32, u32, usize, usize, usize); 6] = [
    (21, 0b01, 26, 7, 2),
    (21, 0b00, 26, 10, 4),
    (21, 0b11, 26, 13, 6),
    (21, 0b10, 26, 17, 8),
    (25, 0b01, 44, 10, 4),
    (29, 0b01, 70, 15, 7),
];

/// Whether the bits are a code, held upright or in a mirror, whose repairs stay within what the standard allows.
pub(super) fn sound(bits: &BitMatrix) -> bool {
    let side = bits.width();
    if side > 29 {
        return true;
    }
    [false, true].into_iter().any(|mirrored| {
        let at = |x: u32, y: u32| if mirrored { bits.get(y, x) } else { bits.get(x, y) };
        let Some((level, mask)) = format(side, at) else { return false };
        let Some(&(_, _, whole, check, most)) = KEPT.iter().find(|kept| (kept.0, kept.1) == (side, level)) else { return true };
        let read = codewords(side, mask, at);
        if read.len() != whole {
            return false;
        }
        let mut repaired = read.clone();
        let decoder = ReedSolomonDecoder::new(PredefinedGenericGF::QrCodeField256.into());
        let Ok(check) = i32::try_from(check) else { return false };
        decoder.decode(&mut repaired, check).is_ok() && read.iter().zip(&repaired).filter(|(a, b)| a != b).count() <= most
    })
}

/// Level and mask: of the 32 format words the one nearest to either copy.
fn format(side: u32, at: impl Fn(u32, u32) -> bool) -> Option<(u32, u32)> {
    let word = |places: &mut dyn Iterator<Item = (u32, u32)>| places.fold(0u32, |word, (x, y)| word << 1 | u32::from(at(x, y)));
    let skip = |i: u32| if i < 6 { i } else { i + 1 };
    let first = word(&mut (0..8).map(|i| (skip(i), 8)).chain((0..7).rev().map(|i| (8, skip(i)))));
    let second = word(&mut (0..7).map(|i| (8, side - 1 - i)).chain((0..8).map(|i| (side - 8 + i, 8))));
    let off = |data: u32| {
        let known = checked(data);
        (known ^ first).count_ones().min((known ^ second).count_ones())
    };
    let best = (0..32u32).min_by_key(|&data| off(data))?;
    (off(best) <= 3).then_some((best >> 3, best & 7))
}

/// A format word: five bits of data, ten of check, masked.
fn checked(data: u32) -> u32 {
    let rest =
        (0..5).rev().fold(data << 10, |rest, i| if rest >> (i + 10) & 1 == 1 { rest ^ 0b101_0011_0111 << i } else { rest });
    (data << 10 | rest) ^ 0b101_0100_0001_0010
}

/// The bytes of a code of up to 29 modules, unmasked, in the order of the standard.
fn codewords(side: u32, mask: u32, at: impl Fn(u32, u32) -> bool) -> Vec<u8> {
    let fixed = |x: u32, y: u32| {
        let corner = (y < 9 && (x < 9 || x + 8 >= side)) || (x < 9 && y + 8 >= side);
        let aligned = side > 21 && x.abs_diff(side - 7) <= 2 && y.abs_diff(side - 7) <= 2;
        corner || aligned || x == 6 || y == 6
    };
    let flipped = |x: u32, y: u32| match mask {
        0 => (x + y).is_multiple_of(2),
        1 => y.is_multiple_of(2),
        2 => x.is_multiple_of(3),
        3 => (x + y).is_multiple_of(3),
        4 => (y / 2 + x / 3).is_multiple_of(2),
        5 => (x * y) % 2 + (x * y) % 3 == 0,
        6 => ((x * y) % 2 + (x * y) % 3).is_multiple_of(2),
        _ => ((x + y) % 2 + (x * y) % 3).is_multiple_of(2),
    };
    // Pairs of columns from the right, the timing column left out, up and down by turns.
    let pairs = (0..side / 2).map(|pair| if side - 1 - 2 * pair > 6 { side - 1 - 2 * pair } else { side - 2 - 2 * pair });
    let mut bits = Vec::new();
    for (i, right) in pairs.enumerate() {
        for row in 0..side {
            let y = if i % 2 == 0 { side - 1 - row } else { row };
            for x in [right, right.wrapping_sub(1)] {
                if x < side && !fixed(x, y) {
                    bits.push(at(x, y) != flipped(x, y));
                }
            }
        }
    }
    bits.chunks_exact(8).map(|eight| eight.iter().fold(0u8, |byte, &bit| byte << 1 | u8::from(bit))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use qrcode::{Color, EcLevel, QrCode, Version};

    fn bits(version: i16, level: EcLevel, text: &str, spoilt: usize) -> BitMatrix {
        let code = QrCode::with_version(text.as_bytes(), Version::Normal(version), level).unwrap();
        let side = u32::try_from(code.width()).unwrap();
        let mut bits = BitMatrix::with_single_dimension(side).unwrap();
        let colours = code.to_colors();
        for (i, _) in colours.iter().enumerate().filter(|(_, colour)| **colour == Color::Dark) {
            let i = u32::try_from(i).unwrap();
            bits.set(i % side, i / side);
        }
        // One module in each of so many bytes of the last columns, which hold three bytes of four rows each.
        for byte in 0..spoilt {
            let byte = u32::try_from(byte).unwrap();
            bits.flip_coords(side - 1 - byte / 3 * 2, side - 1 - byte % 3 * 4);
        }
        bits
    }

    #[test]
    fn the_smallest_codes_may_be_repaired_a_little() {
        for (level, most) in [(EcLevel::L, 2), (EcLevel::M, 4), (EcLevel::Q, 6)] {
            assert!(sound(&bits(1, level, "HDS-0004K", 0)), "{level:?}");
            assert!(sound(&bits(1, level, "HDS-0004K", most)), "{level:?}");
            assert!(!sound(&bits(1, level, "HDS-0004K", most + 1)), "{level:?}");
        }
        assert!(sound(&bits(2, EcLevel::L, "HDS-0004217K of a school", 3)));
        assert!(sound(&bits(3, EcLevel::L, "HDS-0004217K of a school", 3)));
        assert!(sound(&bits(3, EcLevel::H, "HDS-0004217K", 3)), "none is kept there");
        assert!(!sound(&BitMatrix::with_single_dimension(21).unwrap()));
    }
}
