//! The ZIP archive of a workbook, inflated no further than its bounds.

use super::xml::{Counted, STOPPED, Xml, damaged};
use crate::{
    io::import::{error::Problem, watch::Watch},
    job::Progress,
};
use std::io::{Cursor, Error, ErrorKind, Read};
use zip::{ZipArchive, read::ZipFile};

/// The most bytes of all parts together, inflated. A sheet with the most rows that there are and fourteen columns has 450 MB.
const MOST_INFLATED: u64 = 1 << 30;

/// How many times larger than the file its parts may be together, if they are larger than [`FREELY`] bytes. Sheets are 10 to 40
/// times larger; a file that was made to hurt is up to a thousand times larger.
const MOST_RATIO: u64 = 200;
const FREELY: u64 = 16 << 20;

/// The most parts of a workbook: those of the largest that are known are a few hundred.
const MOST_PARTS: usize = 10_000;

/// The most bytes that are read without an event: a tag, or the text of a cell. A cell has at most 32,767 characters.
const MOST_EVENT: u64 = 1 << 20;

/// The longest comment of an archive, with the record that it belongs to and the one before that: where the end is looked for.
const TAIL: usize = (1 << 16) + 64;

/// After so many inflated bytes whoever watches is told.
const OFTEN: u64 = 1 << 20;

/// Counts the inflated bytes of all parts.
struct Meter<'w> {
    /// How many more bytes may be inflated, and how many were.
    left: u64,
    done: u64,
    /// How many bytes the parts declare.
    declared: u64,
    watch: Watch<'w>,
}

impl Meter<'_> {
    /// Counts inflated bytes.
    ///
    /// # Errors
    /// [`ErrorKind::FileTooLarge`] for too many, and [`STOPPED`] if whoever watches says so.
    fn count(&mut self, read: u64) -> std::io::Result<()> {
        self.left = self.left.checked_sub(read).ok_or(ErrorKind::FileTooLarge)?;
        let before = self.done / OFTEN;
        self.done += read;
        if self.done / OFTEN == before {
            return Ok(());
        }
        let told = (self.watch)(Progress { done: self.done.min(self.declared), total: self.declared });
        if told.is_break() { Err(STOPPED.into()) } else { Ok(()) }
    }
}

/// An archive whose parts were not inflated yet.
pub(super) struct Archive<'b, 'w> {
    zip: ZipArchive<Cursor<&'b [u8]>>,
    /// The names of its parts.
    names: Vec<String>,
    meter: Meter<'w>,
}

impl<'b, 'w> Archive<'b, 'w> {
    /// Opens an archive.
    ///
    /// # Errors
    /// [`Problem::Damaged`], [`Problem::Encrypted`], and [`Problem::Inflates`] if its parts declare too many bytes.
    pub(super) fn of(bytes: &'b [u8], watch: Watch<'w>) -> Result<Self, Problem> {
        let tail = bytes.get(bytes.len().saturating_sub(TAIL)..).unwrap_or_default();
        // The format for more than 65,535 parts or 4 GB. What it declares is believed by those who read it.
        if tail.windows(4).any(|mark| mark == b"PK\x06\x07") {
            return Err(Problem::Inflates);
        }
        let mut zip = ZipArchive::new(Cursor::new(bytes)).map_err(damaged)?;
        if zip.len() > MOST_PARTS {
            return Err(Problem::Inflates);
        }
        let (mut names, mut declared) = (Vec::new(), 0_u64);
        for part in 0..zip.len() {
            let file = zip.by_index_raw(part).map_err(damaged)?;
            if file.entry().encrypted() {
                return Err(Problem::Encrypted);
            }
            declared = declared.saturating_add(file.entry().size());
            names.push(file.entry().name().map_err(damaged)?.into_owned());
        }
        let size = bytes.len() as u64;
        let left = MOST_INFLATED.min(FREELY.max(size.saturating_mul(MOST_RATIO)));
        let meter = Meter { left, done: 0, declared, watch };
        if declared > left { Err(Problem::Inflates) } else { Ok(Self { zip, names, meter }) }
    }

    /// Whether it has a part with this name.
    pub(super) fn has(&self, name: &str) -> bool {
        self.names().any(|part| part == name)
    }

    /// The names of its parts.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.names.iter().map(String::as_str)
    }

    /// Opens a part as XML; `None` if there is no such part.
    ///
    /// # Errors
    /// [`Problem::Damaged`].
    pub(super) fn part(&mut self, name: &str) -> Result<Option<Xml<Inflated<'_, 'b, 'w>>>, Problem> {
        if !self.has(name) {
            return Ok(None);
        }
        let file = self.zip.by_name(name).map_err(damaged)?;
        Ok(Some(Xml::of(Inflated { file, meter: &mut self.meter, event: MOST_EVENT })))
    }
}

/// The bytes of a part as they are inflated. Its declared size is not believed: they are counted.
pub(super) struct Inflated<'a, 'b, 'w> {
    file: ZipFile<'a, Cursor<&'b [u8]>>,
    meter: &'a mut Meter<'w>,
    event: u64,
}

impl Counted for Inflated<'_, '_, '_> {
    fn begin(&mut self) {
        self.event = MOST_EVENT;
    }
}

impl Read for Inflated<'_, '_, '_> {
    fn read(&mut self, into: &mut [u8]) -> std::io::Result<usize> {
        let read = self.file.read(into)?;
        self.meter.count(read as u64)?;
        self.event = self.event.checked_sub(read as u64).ok_or_else(|| Error::other("a cell is longer than a megabyte"))?;
        Ok(read)
    }
}
