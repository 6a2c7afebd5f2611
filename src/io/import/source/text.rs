//! From bytes to text: detects the encoding of a file, and refuses one that would be read as wrong letters.

use super::letters;
use crate::{io::import::error::Problem, job::Encoding};
use encoding_rs::{MACINTOSH, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};
use std::borrow::Cow;

/// What stands for bytes that are no text: the row with it is rejected.
pub(in crate::io::import) const UNREADABLE: char = '\u{fffd}';

/// How many of the first bytes show whether a text is UTF-16 or UTF-32 without a mark.
const LOOKED_AT: usize = 4096;

/// Returns the text of a file without its byte-order mark, and its encoding unless it was plain UTF-8. `told` is the encoding
/// that the user names; without it, it is detected.
///
/// A line of another encoding than the others does not spoil them: it contains [`UNREADABLE`].
///
/// # Errors
/// [`Problem::Empty`], [`Problem::Binary`] if it is no text, [`Problem::Foreign`] for another kind of file, and
/// [`Problem::Twice`] and [`Problem::Unlike`] for an encoding that is not read.
pub(super) fn decoded(bytes: &[u8], told: Option<Encoding>) -> Result<(Cow<'_, str>, Option<Encoding>), Problem> {
    if let Some(kind) = foreign(bytes) {
        return Err(Problem::Foreign(kind));
    }
    let (text, encoding) = match told {
        Some(told) => (as_told(bytes, told), Some(told).filter(|told| *told != Encoding::Utf8)),
        None => detected(bytes)?,
    };
    let body = bounds(&text);
    if is_binary(body.as_bytes()) {
        return Err(Problem::Binary);
    }
    if body.trim().is_empty() {
        return Err(Problem::Empty);
    }
    let text = match text {
        Cow::Borrowed(text) => Cow::Borrowed(bounds(text)),
        Cow::Owned(text) if body.len() == text.len() => Cow::Owned(text),
        Cow::Owned(text) => Cow::Owned(bounds(&text).to_owned()),
    };
    Ok((text, encoding))
}

/// Whether it has more than one NUL character in twenty. A few spoil their rows alone.
fn is_binary(bytes: &[u8]) -> bool {
    bytes.iter().filter(|b| **b == 0).count() * 20 > bytes.len()
}

/// The text without the marks before it, and without the NUL characters and the end mark of DOS after it.
fn bounds(text: &str) -> &str {
    text.trim_start_matches('\u{feff}').trim_end_matches(['\0', '\u{1a}'])
}

/// The kind of a file that is no table in text, by its first bytes.
fn foreign(bytes: &[u8]) -> Option<&'static str> {
    let begins = |word: &[u8]| bytes.starts_with(word);
    let start = bytes.get(..bytes.len().min(128)).unwrap_or_default();
    // Also in UTF-16, as a web page is that a program saves under the name of a workbook.
    let start: Vec<u8> = start.iter().copied().filter(|b| *b != 0 && b.is_ascii()).collect();
    let text = String::from_utf8_lossy(&start).trim_start().to_ascii_lowercase();
    let page = ["<!doctype html", "<html", "<head", "<meta", "<body", "<table"];
    match bytes {
        _ if begins(b"PK\x05\x06") => Some("an empty archive"),
        _ if begins(b"%PDF-") => Some("a PDF"),
        _ if begins(b"\xff\xd8\xff") || begins(b"\x89PNG") => Some("a picture"),
        _ if begins(b"\xff\xfe\0\0") || begins(b"\0\0\xfe\xff") => Some("UTF-32"),
        [0, 0, 0, first, ..] | [first, 0, 0, 0, ..] if first.is_ascii_graphic() => Some("UTF-32"),
        _ if page.iter().any(|start| text.starts_with(start)) => Some("a web page"),
        _ if text.starts_with("<?xml") => Some("an XML file"),
        _ => None,
    }
}

fn as_told(bytes: &[u8], told: Encoding) -> Cow<'_, str> {
    let decode = |encoding: &'static encoding_rs::Encoding| encoding.decode_without_bom_handling(bytes).0;
    match told {
        Encoding::Utf8 => decode(UTF_8),
        Encoding::Windows1252 => decode(WINDOWS_1252),
        Encoding::MacRoman => decode(MACINTOSH),
        Encoding::Utf16 => marked(bytes).map_or_else(|| decode(unmarked(bytes).unwrap_or(UTF_16LE)), |(text, _)| text),
        Encoding::Twice => {
            let text = String::from_utf8_lossy(bytes);
            Cow::Owned(lines(&text).map(|line| undone(line).unwrap_or_else(|| line.to_owned())).collect())
        }
    }
}

/// Reads a text with a byte-order mark of UTF-16.
fn marked(bytes: &[u8]) -> Option<(Cow<'_, str>, Option<Encoding>)> {
    let (found, mark) = encoding_rs::Encoding::for_bom(bytes).filter(|(found, _)| *found != UTF_8)?;
    Some((found.decode_without_bom_handling(bytes.get(mark..).unwrap_or_default()).0, Some(Encoding::Utf16)))
}

/// The byte order of a text in UTF-16 without a mark: every other byte of Latin text is zero.
fn unmarked(bytes: &[u8]) -> Option<&'static encoding_rs::Encoding> {
    let seen = bytes.get(..bytes.len().min(LOOKED_AT)).unwrap_or_default();
    let zeros = |from: usize| seen.iter().skip(from).step_by(2).filter(|b| **b == 0).count();
    let (even, odd, half) = (zeros(0), zeros(1), seen.len() / 2);
    let most = |zero: usize, other: usize| half > 1 && zero * 10 > half * 8 && other * 10 < half;
    if most(odd, even) { Some(UTF_16LE) } else { most(even, odd).then_some(UTF_16BE) }
}

fn detected(bytes: &[u8]) -> Result<(Cow<'_, str>, Option<Encoding>), Problem> {
    if let Some((text, encoding)) = marked(bytes) {
        return once(text).map(|text| (text, encoding));
    }
    if let Some(encoding) = unmarked(bytes) {
        return once(encoding.decode_without_bom_handling(bytes).0).map(|text| (text, Some(Encoding::Utf16)));
    }
    let end = bytes.iter().rposition(|b| !matches!(b, 0 | 0x1a)).map_or(0, |last| last + 1);
    let bytes = bytes.get(..end).unwrap_or_default();
    if is_binary(bytes) {
        return Err(Problem::Binary);
    }
    if let Some(text) = UTF_8.decode_without_bom_handling_and_without_replacement(bytes) {
        return once(text).map(|text| (text, None));
    }
    let body = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let foreign = |line: &&[u8]| !line.is_ascii() && std::str::from_utf8(line).is_ok();
    if body.len() < bytes.len() || body.split(|b| matches!(b, b'\n' | b'\r')).any(|line| foreign(&line)) {
        // UTF-8, with lines that are not: each of them is named.
        return Ok((UTF_8.decode_without_bom_handling(bytes).0, None));
    }
    match letters::encoding(body) {
        Ok(Encoding::MacRoman) => Ok((MACINTOSH.decode_without_bom_handling(body).0, Some(Encoding::MacRoman))),
        Ok(encoding) => Ok((WINDOWS_1252.decode_without_bom_handling(body).0, Some(encoding))),
        Err(looks) => Err(Problem::Unlike(looks)),
    }
}

/// The lines of a text with their ends.
fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.split_inclusive(['\n', '\r'])
}

/// A line of UTF-8 that was read as Windows-1252 and saved again, as it was before; `None` if it was not.
fn undone(line: &str) -> Option<String> {
    if line.is_ascii() {
        return None;
    }
    let (bytes, _, unmapped) = WINDOWS_1252.encode(line);
    if unmapped { None } else { String::from_utf8(bytes.into_owned()).ok() }
}

/// Whether some letters of a line were decoded wrongly before it was saved.
fn is_twice(line: &str) -> bool {
    // A letter alone was decoded from one byte, and UTF-8 has two of it at least.
    let mut rest = line;
    while let Some(at) = rest.bytes().position(|b| !b.is_ascii()) {
        let from = rest.get(at..).unwrap_or_default();
        let end = from.bytes().position(|b| b.is_ascii()).unwrap_or(from.len());
        let (letters, after) = from.split_at(end);
        if letters.chars().nth(1).is_some() && undone(letters).is_some() {
            return true;
        }
        rest = after;
    }
    false
}

/// Returns a text in which no letter was decoded wrongly before it was saved. If that happened in some lines, their letters
/// become [`UNREADABLE`].
///
/// # Errors
/// [`Problem::Twice`] if it happened to every line with accents, so that it can be undone.
fn once(text: Cow<'_, str>) -> Result<Cow<'_, str>, Problem> {
    if text.is_ascii() {
        return Ok(text);
    }
    if !is_twice(&text) {
        return Ok(text);
    }
    let accented = lines(&text).filter(|line| !bounds(line).is_ascii()).count();
    if lines(&text).filter(|line| undone(bounds(line)).is_some()).count() == accented {
        return Err(Problem::Twice);
    }
    let spoilt = |line: &str| line.chars().map(|c| if c.is_ascii() { c } else { UNREADABLE }).collect::<String>();
    let line = |line| if is_twice(line) { Cow::Owned(spoilt(line)) } else { Cow::Borrowed(line) };
    Ok(Cow::Owned(lines(&text).map(line).collect()))
}
