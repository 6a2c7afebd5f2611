//! Pages that arrived before a pull was cut off, in a private file of the data folder. The next pull of the same source goes on
//! from them. There is no token in it, and nothing about a person.

use super::{Anew, PullError, state::State};
use crate::{
    audit::{ids::hex, moment::Moment},
    io::{
        bounded::Refused,
        whole::{self, There},
        within::Within,
    },
};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::{
    ffi::OsString,
    io::{self, Write},
    path::Path,
};

/// How the names of these files begin.
const PREFIX: &str = ".recol-pull-";
/// The form of the file.
const FORM: u32 = 1;
/// After how many milliseconds it is not used any more: a day.
const LONGEST: i64 = 24 * 60 * 60 * 1000;
/// The largest file in bytes: a million rows are half of it.
const LARGEST: u64 = 512 << 20;
/// How many rows must have come before they are kept while the pull goes on. Later they are kept whenever there are twice as
/// many, so that all that is written is no more than twice the last file.
const OFTEN: usize = 5_000;
/// At most this many names of the folder are looked at.
const MOST_NAMES: usize = 10_000;

#[derive(Serialize, Deserialize)]
struct File<S> {
    form: u32,
    source: String,
    columns: Vec<String>,
    lists: Vec<String>,
    begun: Moment,
    state: S,
}

/// The file of one source.
#[derive(Debug)]
pub struct Kept {
    folder: Within,
    name: OsString,
    source: String,
    now: Moment,
    begun: Moment,
    /// How many rows are in the file.
    rows: usize,
    lists: Vec<String>,
    columns: Vec<String>,
}

impl Kept {
    /// The file of a source in a folder, at this moment. Files of that sort which are older than a day are removed.
    ///
    /// # Errors
    /// [`PullError::Kept`], if the folder cannot be used.
    pub fn at(folder: &Path, source: &str, now: Moment) -> Result<Self, PullError> {
        let said = |source: io::Error| PullError::Kept { path: folder.to_owned(), source: source.into() };
        let folder = Within::at(folder).map_err(said)?;
        let digest = Sha256::digest(source.as_bytes());
        let name = format!("{PREFIX}{}", hex(digest.get(..8).unwrap_or_default())).into();
        let kept =
            Self { folder, name, source: source.to_owned(), now, begun: now, rows: 0, lists: Vec::new(), columns: Vec::new() };
        kept.sweep();
        Ok(kept)
    }

    /// Removes the files of other sources that are out of date.
    fn sweep(&self) {
        let Ok(found) = self.folder.names(MOST_NAMES) else { return };
        for name in found.names.iter().filter(|name| **name != self.name && is_ours(name)) {
            let begun = self.folder.read(name, LARGEST).ok().flatten();
            let begun = begun.and_then(|bytes| serde_json::from_slice::<File<serde::de::IgnoredAny>>(&bytes).ok());
            if begun.is_some_and(|file| file.form == FORM && self.is_stale(file.begun)) {
                // It is looked at again at the next pull.
                let _ = self.folder.remove(name);
            }
        }
    }

    fn is_stale(&self, begun: Moment) -> bool {
        !(0..LONGEST).contains(&self.now.ms().saturating_sub(begun.ms()))
    }

    /// Returns what was read before, if it can be gone on with; else why not, if there was something.
    ///
    /// # Errors
    /// [`PullError::Kept`], if there is something else under the name, or the folder refuses.
    pub(super) fn found(&mut self, lists: &[String], columns: &[&str]) -> Result<Result<State, Option<Anew>>, PullError> {
        self.lists = lists.to_vec();
        self.columns = columns.iter().map(ToString::to_string).collect();
        let bytes = match self.folder.read(&self.name, LARGEST) {
            Ok(None) => return Ok(Err(None)),
            Ok(Some(bytes)) => bytes,
            Err(Refused::TooLarge { .. }) => Vec::new(),
            Err(source) => return Err(self.failed(source)),
        };
        let read: Option<File<State>> = serde_json::from_slice(&bytes).ok();
        let same = |file: &File<State>| file.form == FORM && file.source == self.source;
        let Some(file) = read.filter(same) else {
            whole::put_aside(&self.folder, &self.name).map_err(|source| self.failed(source))?;
            return Ok(Err(Some(Anew::Foreign)));
        };
        let fits = file.lists == self.lists && file.columns == self.columns && file.state.holds(lists.len(), columns.len());
        if self.is_stale(file.begun) || !fits {
            self.remove()?;
            return Ok(Err(Some(Anew::Stale)));
        }
        (self.begun, self.rows) = (file.begun, file.state.rows.len());
        Ok(Ok(file.state))
    }

    /// Keeps what was read, whole; nothing if nothing was.
    ///
    /// # Errors
    /// [`PullError::Kept`].
    pub(super) fn keep(&mut self, state: &State) -> Result<(), PullError> {
        if state.rows.is_empty() {
            return self.remove();
        }
        let (source, columns, lists) = (self.source.clone(), self.columns.clone(), self.lists.clone());
        let file = File { form: FORM, source, columns, lists, begun: self.begun, state };
        let fill = |out: &mut io::BufWriter<std::fs::File>| {
            serde_json::to_writer(&mut *out, &file).map_err(|error| Refused::Io(error.into()))?;
            out.flush()?;
            Ok(self.name.clone())
        };
        whole::write(&self.folder, true, fill, |_| Ok(There::Replaced)).map_err(|source| self.failed(source))?;
        self.rows = state.rows.len();
        Ok(())
    }

    /// Keeps what was read, if much came since the last time.
    pub(super) fn keep_some(&mut self, state: &State) {
        if state.rows.len() >= OFTEN.max(self.rows.saturating_mul(2)) {
            // Without it a cut pull begins anew, and that is all.
            let _ = self.keep(state);
        }
    }

    /// Removes the file: the pull is done.
    ///
    /// # Errors
    /// [`PullError::Kept`], if it cannot be removed.
    pub(super) fn remove(&mut self) -> Result<(), PullError> {
        self.rows = 0;
        self.folder.remove(&self.name).map_err(|source| self.failed(source))
    }

    fn failed(&self, source: Refused) -> PullError {
        PullError::Kept { path: self.folder.called(&self.name), source }
    }
}

/// Whether it is the name of such a file: the prefix and 16 digits.
fn is_ours(name: &std::ffi::OsStr) -> bool {
    let rest = name.to_str().and_then(|name| name.strip_prefix(PREFIX));
    rest.is_some_and(|rest| rest.len() == 16 && rest.bytes().all(|c| c.is_ascii_hexdigit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    const LISTS: [&str; 1] = ["hardware"];

    fn lists() -> Vec<String> {
        LISTS.map(str::to_owned).to_vec()
    }

    fn state() -> State {
        State { read: 1, last: Some(4), rows: vec![vec!["4".to_owned(), "HDS-1".to_owned()]], ..State::default() }
    }

    #[test]
    fn what_was_kept_is_found_for_a_day_by_its_source_alone() {
        let dir = tempfile::tempdir().unwrap();
        let at = |source: &str, hours: i64| Kept::at(dir.path(), source, Moment::new(hours * 3_600_000, 0)).unwrap();
        let found = |mut kept: Kept| kept.found(&lists(), &["id", "asset_tag"]).unwrap();
        let put = |source: &str| {
            let mut kept = at(source, 100);
            assert_eq!(kept.found(&lists(), &["id", "asset_tag"]).unwrap(), Err(None));
            kept.keep(&state()).unwrap();
        };
        put("a");
        assert_eq!(found(at("a", 123)), Ok(state()));
        assert_eq!(found(at("b", 100)), Err(None));
        assert_eq!(at("a", 100).found(&lists(), &["id", "serial"]).unwrap(), Err(Some(Anew::Stale)), "of other columns");
        assert_eq!(found(at("a", 100)), Err(None));
        put("a");
        assert_eq!(found(at("a", 124)), Err(Some(Anew::Stale)));
        put("a");
        assert_eq!(found(at("a", 99)), Err(Some(Anew::Stale)), "of a time that has not come");
        // A pull of another source removes it after a day, and not before.
        put("a");
        put("b");
        at("b", 110);
        assert_eq!(found(at("a", 110)), Ok(state()));
        at("b", 130);
        assert_eq!(found(at("a", 110)), Err(None));
    }

    #[test]
    fn what_is_damaged_is_put_aside_and_what_is_no_file_refused() {
        let dir = tempfile::tempdir().unwrap();
        let mut kept = Kept::at(dir.path(), "a", Moment::new(0, 0)).unwrap();
        let path = dir.path().join(&kept.name);
        let mut broken = state();
        broken.read = 7;
        for bytes in [b"{}".to_vec(), b"notes".to_vec(), Vec::new()] {
            std::fs::write(&path, bytes).unwrap();
            assert_eq!(kept.found(&lists(), &["id", "asset_tag"]).unwrap(), Err(Some(Anew::Foreign)));
            assert!(!path.exists());
        }
        kept.keep(&broken).unwrap();
        assert_eq!(kept.found(&lists(), &["id", "asset_tag"]).unwrap(), Err(Some(Anew::Stale)), "its sums are wrong");
        std::fs::create_dir(&path).unwrap();
        assert!(matches!(kept.found(&lists(), &["id"]), Err(PullError::Kept { .. })));
        assert!(kept.keep(&state()).is_err() && path.is_dir());
    }

    #[test]
    fn while_a_pull_goes_on_it_is_kept_whenever_there_is_twice_as_much() {
        let dir = tempfile::tempdir().unwrap();
        let mut kept = Kept::at(dir.path(), "a", Moment::new(0, 0)).unwrap();
        kept.found(&lists(), &["id"]).unwrap().unwrap_err();
        let mut written = Vec::new();
        for rows in (0..=OFTEN * 5).step_by(500) {
            let last = (rows > 0).then_some(rows as u64);
            let state = State { read: rows as u64, last, rows: vec![vec![String::new()]; rows], ..State::default() };
            kept.keep_some(&state);
            let now = kept.folder.read(&kept.name, LARGEST).unwrap();
            let now = now.map(|bytes| serde_json::from_slice::<File<State>>(&bytes).unwrap().state.rows.len());
            written.extend(now.filter(|now| written.last() != Some(now)));
        }
        assert_eq!(written, [OFTEN, OFTEN * 2, OFTEN * 4]);
    }

    #[cfg(unix)]
    #[test]
    fn nobody_else_may_read_it() {
        use std::os::unix::fs::PermissionsExt;
        let dir = tempfile::tempdir().unwrap();
        let mut kept = Kept::at(dir.path(), "a", Moment::new(0, 0)).unwrap();
        kept.keep(&state()).unwrap();
        let mode = std::fs::metadata(dir.path().join(&kept.name)).unwrap().permissions().mode();
        assert_eq!(mode & 0o77, 0);
        kept.remove().unwrap();
        assert!(!dir.path().join(&kept.name).exists());
    }
}
