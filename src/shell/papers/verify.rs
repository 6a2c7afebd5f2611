//! Whether a file is what the journal says: it is made again from the data that it names, and compared byte by byte.

use super::{made_of, source};
use crate::{
    audit::{
        ids::Revision,
        minutes::{Reached, Source},
    },
    io::{
        bounded::{self, Meant},
        store::Store,
    },
    job::{Doing, Failure},
    locale::Lang,
    shell::translate,
};
use std::path::Path;

/// The largest file that is read as a paper, in bytes: thousands of pages.
const LARGEST: u64 = 64 << 20;

/// What a file is, held against the store.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Held {
    /// Exactly what journal and inventory say; so many entries came since.
    Same {
        /// How many.
        since: u64,
    },
    /// Its data are those of the journal, but its bytes are others: it was altered, or made by another version.
    Altered,
    /// It does not contain the data of a paper, or they were altered.
    NoData,
    /// The journal here is another, or shorter.
    OtherJournal,
    /// The inventory of that revision here is another, or no longer here.
    OtherInventory(Revision),
}

/// Holds a file against the store.
///
/// # Errors
/// The errors of the file system, and every case of the store.
pub fn verify_paper(store: &Store, path: &Path) -> Result<Held, Failure> {
    let bytes = bounded::read(path, Meant::File, LARGEST).map_err(|refused| translate::unread(Doing::Verify, path, &refused))?;
    let said = |error| translate::store(Doing::Verify, &error);
    let Some((source, lang)) = told(&bytes) else { return Ok(Held::NoData) };
    for Reached { writer, seq, hash } in &source.series {
        if store.hash_at(*writer, *seq).map_err(said)? != Some(*hash) {
            return Ok(Held::OtherJournal);
        }
    }
    let here = source::digest_of(store, source.revision).map_err(said)?;
    if here.unwrap_or_default() != source.inventory {
        return Ok(Held::OtherInventory(source.revision));
    }
    let Ok(standing) = source::standing(store, &source) else { return Ok(Held::OtherInventory(source.revision)) };
    if made_of(&standing, &source, lang)?.bytes != bytes {
        return Ok(Held::Altered);
    }
    let mut since = 0;
    for one in store.series().map_err(said)?.into_iter().filter(|one| one.campaign == source.campaign) {
        let known = source.series.iter().find(|reached| reached.writer == one.writer).map_or(0, |reached| reached.seq);
        since += one.entries.saturating_sub(known);
    }
    Ok(Held::Same { since })
}

/// The data that a file names, if it names any that are whole.
fn told(bytes: &[u8]) -> Option<(Source, Lang)> {
    let begin = Source::BEGINNING.as_bytes();
    let places = bytes.windows(begin.len()).enumerate().filter(|(_, window)| *window == begin).map(|(at, _)| at);
    places
        .filter_map(|at| {
            let rest = bytes.get(at..)?;
            let end = rest.iter().position(|byte| !(byte.is_ascii_alphanumeric() || b";:+-./".contains(byte)))?;
            let source = Source::from_line(str::from_utf8(rest.get(..end)?).ok()?).ok()?;
            let lang = Lang::ALL.into_iter().find(|lang| lang.code() == source.lang)?;
            Some((source, lang))
        })
        .next()
}
