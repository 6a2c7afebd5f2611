//! Whether a file is what the journal says: it is made again from the data that it names, and compared byte by byte.

use super::{
    handover, made_of,
    photographs::{self, NotHere, Which},
    source,
};
use crate::{
    audit::{
        ids::Revision,
        journal::StillId,
        minutes::{Kind, Reached, Source},
        uai::Uai,
    },
    io::{
        album::Album,
        bounded::{self, Meant},
        sealed::{self, Passphrase, is_named_sealed},
        store::Store,
    },
    job::{Doing, Failure},
    locale::Lang,
    shell::{outlines::use_outlines, translate},
};
use jiff::civil::Date;
use std::path::{Path, PathBuf};

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
    /// It says that it is the archive of a handover, which is not held against anything as a whole.
    Archive {
        /// The college.
        college: Uai,
        /// The day for which it was made.
        day: Date,
    },
    /// The journal here is another, or shorter.
    OtherJournal,
    /// The inventory of that revision here is another, or no longer here.
    OtherInventory(Revision),
    /// A photograph that it contains is not here, or is damaged.
    NoPhotograph(StillId),
}

/// A file that may be a paper, in memory.
#[derive(Debug)]
pub struct PaperFile {
    path: PathBuf,
    bytes: Vec<u8>,
    sealed: bool,
}

/// Reads a file that may be a paper.
///
/// # Errors
/// The errors of the file system, [`Hint::TooLarge`](crate::job::Hint::TooLarge), and
/// [`Hint::SealAgain`](crate::job::Hint::SealAgain) for a file that is sealed, or is called so, and that no passphrase opens.
pub fn read_paper(path: &Path) -> Result<PaperFile, Failure> {
    let read = bounded::read(path, Meant::File, LARGEST);
    let bytes = read.map_err(|refused| translate::unread(Doing::VerifyPaper, path, &refused))?;
    let sealed = sealed::is_sealed(&bytes) || is_named_sealed(path);
    if sealed {
        sealed::takes_passphrase(&bytes).map_err(|error| translate::sealed(Doing::VerifyPaper, path, &error))?;
    }
    Ok(PaperFile { path: path.to_owned(), bytes, sealed })
}

impl PaperFile {
    /// Whether it has to be opened by a passphrase first.
    #[must_use]
    pub const fn is_sealed(&self) -> bool {
        self.sealed
    }

    /// What is in a sealed file. It stays in memory.
    ///
    /// # Errors
    /// [`Hint::GivePassphrase`](crate::job::Hint::GivePassphrase), and [`Hint::SealAgain`](crate::job::Hint::SealAgain) for
    /// what no passphrase opens.
    pub fn opened(self, passphrase: &Passphrase) -> Result<Self, Failure> {
        let opened = sealed::open(&self.bytes, passphrase);
        let bytes = opened.map_err(|error| translate::sealed(Doing::VerifyPaper, &self.path, &error))?;
        Ok(Self { bytes, sealed: false, ..self })
    }
}

/// Holds a file against the store.
///
/// # Errors
/// Every case of the store.
pub fn verify_paper(store: &Store, file: &PaperFile) -> Result<Held, Failure> {
    let bytes = &file.bytes;
    let said = |error| translate::store(Doing::Verify, &error);
    if let Some((college, day)) = handover::told(bytes) {
        return Ok(Held::Archive { college, day });
    }
    let Some((source, lang)) = told(bytes) else { return Ok(Held::NoData) };
    for Reached { writer, seq, hash } in &source.series {
        if store.hash_at(*writer, *seq).map_err(said)? != Some(*hash) {
            return Ok(Held::OtherJournal);
        }
    }
    let here = source::digest_of(store, source.revision).map_err(said)?;
    if here.unwrap_or_default() != source.inventory {
        return Ok(Held::OtherInventory(source.revision));
    }
    if source.kind == Kind::Page {
        // It has a map, and is made again with the outlines that are used here.
        use_outlines(store.path().parent().unwrap_or(Path::new("")))?;
    }
    let Ok(standing) = source::standing(store, &source) else { return Ok(Held::OtherInventory(source.revision)) };
    let album = Album::beside(store.path().parent().unwrap_or(Path::new("")));
    let photographs = match photographs::chosen(&standing, source.kind, &album, &Which::Contained(&source.pictures)) {
        Ok(photographs) => photographs,
        Err(NotHere(still)) => return Ok(Held::NoPhotograph(still)),
    };
    if made_of(&standing, &photographs, &source, lang)?.bytes != *bytes {
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
