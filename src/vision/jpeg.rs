//! The markers of a JPEG: where it ends, and whether it contains its Huffman tables.

use super::luma_error::LumaError;

const START: [u8; 2] = [0xff, 0xd8];
const END: u8 = 0xd9;
const SCAN: u8 = 0xda;
const TABLES: u8 = 0xc4;
/// An APP0 segment. By it the decoder recognises a camera's frame and uses the standard tables (ITU T.81, K.3).
const AVI1: &[u8] = b"\xff\xe0\x00\x07AVI1\0";

/// One JPEG cut out of a buffer.
#[derive(Clone, Copy, Debug)]
pub(super) struct Whole<'a> {
    /// From its start marker to its end marker, both included.
    pub bytes: &'a [u8],
    /// Whether it contains a Huffman table anywhere.
    pub has_tables: bool,
}

/// Returns the JPEG at the beginning of `buffer`. The buffer may be a whole memory map: bytes after the end marker are
/// left over from earlier frames.
///
/// # Errors
/// [`LumaError::NotJpeg`] without a start marker, [`LumaError::Truncated`] if the end marker is missing.
pub(super) fn whole(buffer: &[u8]) -> Result<Whole<'_>, LumaError> {
    if !buffer.starts_with(&START) {
        return Err(if START.starts_with(buffer) { LumaError::Truncated } else { LumaError::NotJpeg });
    }
    let (mut at, mut has_tables) = (2, false);
    loop {
        // A marker stands between segments. Fill bytes may come before it and, after a scan, coded data.
        let gap = buffer.get(at..).and_then(marker).ok_or(LumaError::Truncated)?;
        let (start, code) = (at + gap.0, gap.1);
        at = start + 2;
        if code == END {
            return Ok(Whole { bytes: buffer.get(..at).ok_or(LumaError::Truncated)?, has_tables });
        }
        // Restart markers and TEM have no length field.
        if matches!(code, 0x01 | 0xd0..=0xd7) {
            continue;
        }
        has_tables |= code == TABLES;
        let length = buffer.get(at..at + 2).and_then(|two| two.try_into().ok()).map(u16::from_be_bytes);
        at += usize::from(length.ok_or(LumaError::Truncated)?).max(2);
        if code == SCAN && at > buffer.len() {
            return Err(LumaError::Truncated);
        }
    }
}

/// Returns the first marker in `bytes`: its offset and its code. `ff 00` is a coded byte, `ff ff` is fill.
fn marker(bytes: &[u8]) -> Option<(usize, u8)> {
    bytes.windows(2).enumerate().find_map(|(i, pair)| match pair {
        [0xff, code] if !matches!(code, 0x00 | 0xff) => Some((i, *code)),
        _ => None,
    })
}

/// Returns the same JPEG with a segment that makes the decoder use the standard tables.
pub(super) fn with_tables(whole: &[u8]) -> Vec<u8> {
    let (start, rest) = whole.split_at(whole.len().min(START.len()));
    [start, AVI1, rest].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_end_is_found_past_scans_restarts_and_fill() {
        let jpeg = b"\xff\xd8\xff\xff\xfe\x00\x04\xff\xd9\xff\xda\x00\x02a\xff\x00\xff\xd3b\xff\xd9";
        let buffer = [jpeg.as_slice(), b"stale\xff\xc4"].concat();
        let found = whole(&buffer).unwrap();
        assert_eq!((found.bytes, found.has_tables), (jpeg.as_slice(), false));
        for cut in 0..jpeg.len() {
            assert_eq!(whole(&jpeg[..cut]).map(|w| w.bytes.len()), Err(LumaError::Truncated), "cut at {cut}");
        }
        assert_eq!(whole(b"GIF89a").map(|_| ()), Err(LumaError::NotJpeg));
    }
}
