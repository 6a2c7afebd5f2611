//! From bytes to content: each block is repaired. Where it helps, its most doubtful bytes count as unknown. A repair is accepted
//! only if noise is very unlikely to produce it.

use super::solomon::mend;
use super::words::{Word, formats, words};
use crate::vision::grid::Modules;
use rxing::common::cpp_essentials::DecoderResult;
use rxing::qrcode::common::{ErrorCorrectionLevel, Version, VersionRef};
use rxing::qrcode::cpp_port::decoder::DecodeBitStream;
use rxing::qrcode::decoder::DataBlock;

/// How unlikely it must be, in bits, that random noise can be repaired: one in 2³⁰. The standard keeps
/// some check bytes of the smallest codes from repairing (ISO/IEC 18004:2015, table 9, "p"); this bound gives the same for
/// errors alone, and says how far erasures may go.
const UNLIKELY: f32 = 30.0;

/// Returns what the modules contain; `None` if they cannot be repaired or are not a code. With `doubts`, it considers how clearly
/// each module is black or white, which is expensive.
pub(super) fn content(modules: &Modules, doubts: bool) -> Option<DecoderResult<bool>> {
    let number = u32::try_from(modules.side().checked_sub(17)? / 4).ok()?;
    let version = Version::getVersionForNumber(number).ok()?;
    formats(modules).into_iter().find_map(|format| {
        let level = ErrorCorrectionLevel::forBits(format.level).ok()?;
        let bytes = mended(&words(modules, format), version, level, doubts)?;
        DecodeBitStream(&bytes, version, level).ok().filter(DecoderResult::isValid)
    })
}

/// The data bytes of all blocks.
fn mended(words: &[Word], version: VersionRef, level: ErrorCorrectionLevel, doubts: bool) -> Option<Vec<u8>> {
    let bytes: Vec<u8> = words.iter().map(|(byte, _)| *byte).collect();
    let blocks = DataBlock::getDataBlocks(&bytes, version, level).ok()?;
    // To learn where each byte of the blocks came from, numbers are sent the same way: their high halves, then their low ones.
    let ranks = if doubts { ranked(words, version, level)? } else { Vec::new() };
    let mut data = Vec::with_capacity(bytes.len());
    for (i, block) in blocks.iter().enumerate() {
        let mut word = block.getCodewords().to_vec();
        let keeps = usize::try_from(block.getNumDataCodewords()).ok()?;
        let doubtful = ranks.get(i).map(Vec::as_slice).unwrap_or_default();
        block_mended(&mut word, keeps, doubtful)?;
        data.extend_from_slice(word.get(..keeps)?);
    }
    Some(data)
}

/// For each block its places, the most doubtful first.
fn ranked(words: &[Word], version: VersionRef, level: ErrorCorrectionLevel) -> Option<Vec<Vec<usize>>> {
    let mut order: Vec<usize> = (0..words.len()).collect();
    order.sort_by(|&a, &b| {
        let clear = |i: usize| words.get(i).map_or(0.0, |(_, clear)| *clear);
        clear(a).total_cmp(&clear(b))
    });
    // The rank of each byte fits into two bytes: no code has more than 3,706 bytes.
    let mut ranks = vec![[0u8; 2]; words.len()];
    for (rank, at) in order.into_iter().enumerate() {
        *ranks.get_mut(at)? = u16::try_from(rank).ok()?.to_be_bytes();
    }
    let half = |which: fn(&[u8; 2]) -> u8| {
        let halves: Vec<u8> = ranks.iter().map(which).collect();
        DataBlock::getDataBlocks(&halves, version, level).ok()
    };
    let blocks = half(|&[high, _]| high)?.into_iter().zip(half(|&[_, low]| low)?);
    let placed = blocks.map(|(high, low)| {
        let ranks = high.getCodewords().iter().zip(low.getCodewords()).map(|(&high, &low)| u16::from_be_bytes([high, low]));
        let mut places: Vec<(u16, usize)> = ranks.enumerate().map(|(at, rank)| (rank, at)).collect();
        places.sort_unstable();
        places.into_iter().map(|(_, at)| at).collect()
    });
    Some(placed.collect())
}

/// Repairs a block, first with no byte counted as unknown, then with more and more of the doubtful ones. (Trying each count
/// of the least reliable bytes is Forney's generalised minimum distance decoding, 1966.)
fn block_mended(word: &mut [u8], keeps: usize, doubtful: &[usize]) -> Option<()> {
    let check = word.len().checked_sub(keeps)?;
    (0..=check.min(doubtful.len())).find_map(|count| {
        let mut tried = word.to_vec();
        let errors = mend(&mut tried, check, doubtful.get(..count)?)?;
        if !sound(word.len(), check, count, errors) {
            return None;
        }
        word.copy_from_slice(&tried);
        Some(())
    })
}

/// Whether so few words lie within this many errors and erasures that noise is very unlikely to be one of them.
fn sound(length: usize, check: usize, erased: usize, errors: usize) -> bool {
    let Some(free) = length.checked_sub(erased).zip(check.checked_sub(erased)) else { return false };
    #[expect(clippy::cast_precision_loss, reason = "at most 255")]
    let bits = |n: usize| n as f32;
    // The ways to choose the wrong bytes, and what each may have become.
    let reach: f32 = (0..errors).map(|i| (bits(free.0.saturating_sub(i)) / bits(i + 1)).log2() + 8.0).sum();
    reach + UNLIKELY <= 8.0 * bits(free.1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use qrcode::{Color, EcLevel, QrCode};

    /// A code's modules: 1 for white, −1 for black.
    fn values(version: i16, level: EcLevel, text: &str) -> (usize, Vec<f32>) {
        let code = QrCode::with_version(text.as_bytes(), qrcode::Version::Normal(version), level).unwrap();
        (code.width(), code.to_colors().iter().map(|colour| if *colour == Color::Dark { -1.0 } else { 1.0 }).collect())
    }

    fn says(side: usize, values: Vec<f32>, doubts: bool) -> Option<String> {
        content(&Modules::new(side, values)?, doubts).map(|content| content.content().to_string())
    }

    #[test]
    fn the_bound_is_the_standards_for_the_smallest_codes() {
        // Length, check bytes, most errors: ISO/IEC 18004:2015, table 9, versions 1 to 3 where "p" is not 0, and some others.
        for (length, check, most) in
            [(26, 7, 2), (26, 10, 4), (26, 13, 6), (26, 17, 8), (44, 10, 4), (70, 15, 7), (44, 16, 8), (100, 20, 10), (25, 16, 8)]
        {
            assert!(sound(length, check, 0, most), "{length} {check}");
            assert!(2 * (most + 1) > check || !sound(length, check, 0, most + 1), "{length} {check}");
        }
    }

    #[test]
    fn every_size_level_and_mirror_is_read() {
        for version in 1..=40 {
            for level in [EcLevel::L, EcLevel::M, EcLevel::Q, EcLevel::H] {
                let (side, values) = values(version, level, "HDS-17K");
                let mirrored = (0..side * side).map(|i| values[i % side * side + i / side]).collect();
                assert_eq!(says(side, values, false).as_deref(), Some("HDS-17K"), "{version} {level:?}");
                assert_eq!(says(side, mirrored, false).as_deref(), Some("HDS-17K"), "{version} {level:?} in a mirror");
            }
        }
    }

    #[test]
    fn known_doubts_let_more_be_mended() {
        let (side, clean) = values(3, EcLevel::M, "HDS-0004217K of a school in a town");
        // A glare over the lower right corner, where black and white cannot be distinguished.
        let spot = |glare: f32| {
            let mut values = clean.clone();
            for (i, value) in values.iter_mut().enumerate() {
                if i % side > 17 && i / side > 17 {
                    *value = glare;
                }
            }
            values
        };
        assert_eq!(says(side, spot(1.0), false), None, "as if it were white");
        assert_eq!(says(side, spot(0.01), true).as_deref(), Some("HDS-0004217K of a school in a town"));
        let (side, grey) = (21, vec![0.0; 441]);
        assert_eq!(says(side, grey, true), None);
    }
}
