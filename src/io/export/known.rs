//! Whether a file is an earlier export of ours: CSV by its first line, JSON by its beginning, a workbook by a mark in its
//! properties, a paper by a mark anywhere in it.

use super::{
    csv::{delimiter, heading},
    format::Format,
    json, xlsx,
};
use std::{
    fs::File,
    io::{self, Read, Seek, SeekFrom},
};
use zip::ZipArchive;

/// How many bytes of a file are read to recognise it.
const BEGINNING: u64 = 8 << 10;
/// How many bytes of a file are searched for the mark of a paper.
const LARGEST_PAPER: u64 = 64 << 20;
/// The number of header columns by which a file is recognised as ours, even if an earlier version had fewer columns.
const COLUMNS: usize = 6;

/// The first bytes of an archive that is not empty.
const ZIP: &[u8] = b"PK\x03\x04";
/// The record at the end of an archive, with the longest comment behind it.
const END: &[u8] = b"PK\x05\x06";
const END_LENGTH: usize = 22;
const TAIL: u64 = (1 << 16) + 64;
/// The largest list of parts: each sheet takes about two hundred bytes.
const LARGEST_LIST: u64 = 1 << 20;
/// The part with the properties, and the most bytes of it that are read.
const PROPERTIES: &str = "docProps/custom.xml";
const LARGEST_PROPERTIES: u64 = 64 << 10;

/// How an earlier file of ours is recognised.
#[derive(Clone, Copy)]
pub(super) enum Known<'a> {
    /// An export: one of these headers is its first line, or it is JSON or a workbook of ours.
    Heads(&'a [Vec<String>]),
    /// By this beginning.
    Beginning(&'a str),
    /// By this sign; without one, by nothing.
    Sign(Option<Sign<'a>>),
}

/// By what an earlier file of ours is recognised, where its beginning alone says too little.
#[derive(Clone, Copy, Debug)]
pub struct Sign<'a> {
    /// How it begins.
    pub begin: &'a [u8],
    /// What stands anywhere in it.
    pub within: &'a [u8],
}

impl Known<'_> {
    /// Whether a file is one of these.
    ///
    /// # Errors
    /// The errors of reading it.
    pub(super) fn fits(self, mut file: File) -> io::Result<bool> {
        let mut beginning = Vec::new();
        (&mut file).take(BEGINNING).read_to_end(&mut beginning)?;
        match self {
            Known::Beginning(begin) => Ok(beginning.starts_with(begin.as_bytes())),
            Known::Sign(None) => Ok(false),
            Known::Sign(Some(Sign { begin, within })) => {
                file.take(LARGEST_PAPER).read_to_end(&mut beginning)?;
                Ok(beginning.starts_with(begin)
                    && (within.is_empty() || beginning.windows(within.len()).any(|bytes| bytes == within)))
            }
            Known::Heads(_) if beginning.starts_with(ZIP) => is_our_workbook(file),
            Known::Heads(heads) => Ok(beginning.starts_with(json::BEGINNING.as_bytes()) || begins_with(&beginning, heads)),
        }
    }
}

/// Whether a file begins with one of these headers: those of this version, of an earlier one with fewer columns, or of a later one
/// with more.
fn begins_with(beginning: &[u8], heads: &[Vec<String>]) -> bool {
    let beginning = String::from_utf8_lossy(beginning);
    let Some((line, _)) = beginning.strip_prefix('\u{feff}').unwrap_or(&beginning).split_once("\r\n") else { return false };
    Format::CSV.into_iter().any(|format| {
        let delimiter = delimiter(format);
        let columns = line.split(delimiter).count();
        heads.iter().any(|head| {
            let whole = heading(format, head.iter().map(String::as_str));
            let whole = whole.trim_end();
            let goes_on = |long: &str, short: &str| long.strip_prefix(short).is_some_and(|rest| rest.starts_with(delimiter));
            line == whole || (columns >= COLUMNS && (goes_on(whole, line) || goes_on(line, whole)))
        })
    })
}

/// Whether an archive is a workbook with our mark. A file that was made to hurt is not: no more is read than our own have.
fn is_our_workbook(mut file: File) -> io::Result<bool> {
    let length = file.seek(SeekFrom::End(0))?;
    file.seek(SeekFrom::Start(length.saturating_sub(TAIL)))?;
    let mut tail = Vec::new();
    (&mut file).take(TAIL).read_to_end(&mut tail)?;
    let end = tail.windows(END_LENGTH).rfind(|bytes| bytes.starts_with(END));
    // The length of the list of parts: bytes 12 to 15 of the record (PKWARE's APPNOTE, 4.3.16).
    let list = end.and_then(|end| end.get(12..16)?.try_into().ok()).map(u32::from_le_bytes);
    if list.is_none_or(|list| u64::from(list) > LARGEST_LIST) || tail.windows(4).any(|mark| mark == b"PK\x06\x07") {
        return Ok(false);
    }
    let Ok(mut archive) = ZipArchive::new(file) else { return Ok(false) };
    let Ok(part) = archive.by_name(PROPERTIES) else { return Ok(false) };
    let mut text = Vec::new();
    if part.take(LARGEST_PROPERTIES).read_to_end(&mut text).is_err() {
        return Ok(false);
    }
    let text = String::from_utf8_lossy(&text);
    let named = format!("name=\"{}\"", xlsx::MARK);
    // LibreOffice writes the value after the name too, with other white space.
    Ok(text.split_once(&named).is_some_and(|(_, value)| value.split("</").next().is_some_and(|value| value.contains(">recol."))))
}
