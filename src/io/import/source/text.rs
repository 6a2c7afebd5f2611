//! From bytes to text: detects the encoding of a file.

use crate::{io::import::error::Problem, job::Encoding};
use encoding_rs::{UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};
use std::borrow::Cow;

/// Returns the text of a file without its byte-order mark, and its encoding unless it was plain UTF-8.
///
/// # Errors
/// [`Problem::Empty`], or [`Problem::Binary`] if the text contains a NUL.
pub(super) fn decoded(bytes: &[u8]) -> Result<(Cow<'_, str>, Option<Encoding>), Problem> {
    let (text, encoding) = match encoding_rs::Encoding::for_bom(bytes) {
        Some((found, mark)) if found == UTF_16LE || found == UTF_16BE => {
            (found.decode_without_bom_handling(bytes.get(mark..).unwrap_or_default()).0, Some(Encoding::Utf16))
        }
        marked => {
            let body = bytes.get(marked.map_or(0, |(_, mark)| mark)..).unwrap_or_default();
            match UTF_8.decode_without_bom_handling_and_without_replacement(body) {
                Some(text) => (text, None),
                None => (WINDOWS_1252.decode_without_bom_handling(body).0, Some(Encoding::Windows1252)),
            }
        }
    };
    if text.contains('\0') {
        return Err(Problem::Binary);
    }
    if text.trim().is_empty() { Err(Problem::Empty) } else { Ok((text, encoding)) }
}
