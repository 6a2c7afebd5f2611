//! A file that appears whole or not at all: written under a random name that only Récol makes, synced, renamed.

use super::{bounded::Refused, held::is_held_in_place, within::Within};
use crate::audit::ids::hex;
use crate::job::Thing;
use std::{
    ffi::{OsStr, OsString},
    fs::File,
    io::{self, BufWriter},
    time::{Duration, SystemTime},
};

/// How the names of half-written files begin. Nobody reads these files.
pub const PARTIAL: &str = ".recol-partial-";
/// How the names of files put aside begin. Nobody reads these files, and only a person removes them.
pub const ASIDE: &str = ".recol-aside-";
/// A half-written file older than this is left over: no write takes so long.
const LONG_AGO: Duration = Duration::from_secs(3600);

/// How often a name is checked again if others put files there in the meantime.
const MOST_TRIES: u32 = 20;

/// At most this many names are searched for files put aside before.
const MOST_NAMES: usize = 10_000;
/// At most this many files put aside are compared.
const MOST_ASIDES: usize = 1_000;
/// At most this many files of one length are read.
const MOST_READ: usize = 100;
/// Longer files are not compared.
const MOST_COMPARED: u64 = 1 << 20;

/// What to do with a regular file that has the name already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum There {
    /// It has the same content: it stays, and the new file is removed.
    Kept,
    /// It is Récol's own and is replaced.
    Replaced,
    /// It is renamed and kept.
    Aside,
}

/// Lets `fill` write a file and return its name, and puts the file there. If a regular file has that name already, `there`
/// decides what happens to it; anything else that has the name stays, and nothing is written.
///
/// # Errors
/// The errors of `fill` and `there`, and those of [`Refused`]. The half-written file is removed then.
pub fn write<E: From<Refused>>(
    folder: &Within,
    private: bool,
    fill: impl FnOnce(&mut BufWriter<File>) -> Result<OsString, E>,
    there: impl Fn(&OsStr) -> Result<There, E>,
) -> Result<OsString, E> {
    let partial = random(PARTIAL).map_err(Refused::Io)?;
    let file = folder.create(&partial, private).map_err(Refused::Io)?;
    let written: Result<OsString, E> = (|| {
        let mut out = BufWriter::new(file);
        let name = fill(&mut out)?;
        let file = out.into_inner().map_err(|error| Refused::Io(error.into_error()))?;
        file.sync_all().map_err(Refused::Io)?;
        drop(file);
        settle(folder, &partial, &name, there)?;
        Ok(name)
    })();
    if written.is_err() {
        // This may fail, for example because the medium is gone; a later sweep removes what is left.
        let _ = folder.remove(&partial);
    }
    let name = written?;
    folder.sync();
    Ok(name)
}

fn settle<E: From<Refused>>(
    folder: &Within,
    partial: &OsStr,
    name: &OsStr,
    there: impl Fn(&OsStr) -> Result<There, E>,
) -> Result<(), E> {
    let mut tries = 0;
    loop {
        let over = match folder.thing(name).map_err(Refused::Io)? {
            None => false,
            Some(Thing::File) => match there(name)? {
                There::Kept => return Ok(folder.remove(partial)?),
                There::Replaced => true,
                There::Aside => {
                    // Another process may have done so just now.
                    match put_aside(folder, name) {
                        Err(Refused::Io(error)) if error.kind() == io::ErrorKind::NotFound => {}
                        aside => drop(aside?),
                    }
                    false
                }
            },
            Some(other) => return Err(Refused::Strange(other).into()),
        };
        tries += 1;
        match folder.rename(partial, name, over) {
            // Another process has put a file there in the meantime: that one is checked.
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists && tries < MOST_TRIES => {}
            renamed => return Ok(renamed.map_err(unmoved)?),
        }
    }
}

/// Renames a regular file so that nobody reads it, and returns the new name. Its content is kept. If a file with the same content
/// was put aside before, it replaces that one: a synced folder that brings the file back every time does not fill the disk.
///
/// # Errors
/// [`Refused::Strange`] for anything else, which stays.
pub fn put_aside(folder: &Within, name: &OsStr) -> Result<OsString, Refused> {
    match folder.thing(name)? {
        Some(Thing::File) => {}
        Some(other) => return Err(Refused::Strange(other)),
        None => return Err(io::Error::from(io::ErrorKind::NotFound).into()),
    }
    if let Some(aside) = put_aside_before(folder, name)? {
        folder.rename(name, &aside, true).map_err(unmoved)?;
        return Ok(aside);
    }
    let aside = random(ASIDE)?;
    folder.rename(name, &aside, false).map_err(unmoved)?;
    Ok(aside)
}

/// Why a file was not renamed: the folder takes files, since one was just written or read there.
fn unmoved(error: io::Error) -> Refused {
    if is_held_in_place(&error) { Refused::Held(error) } else { Refused::Io(error) }
}

/// A file put aside before that has the same content, among the first ones.
fn put_aside_before(folder: &Within, name: &OsStr) -> Result<Option<OsString>, Refused> {
    let length = |name: &OsStr| folder.open(name).ok().flatten().and_then(|file| file.metadata().ok()).map(|file| file.len());
    let Some(long) = length(name).filter(|long| *long <= MOST_COMPARED) else { return Ok(None) };
    let names = folder.names(MOST_NAMES)?.names;
    let asides = names.into_iter().filter(|name| is_aside(name)).take(MOST_ASIDES);
    let mut alike = asides.filter(|name| length(name) == Some(long)).take(MOST_READ).peekable();
    if alike.peek().is_none() {
        return Ok(None);
    }
    let text = folder.read(name, MOST_COMPARED)?;
    Ok(alike.find(|aside| folder.read(aside, MOST_COMPARED).is_ok_and(|other| other == text)))
}

/// Whether it is the name of a file put aside: `.recol-aside-` and 32 digits.
fn is_aside(name: &OsStr) -> bool {
    let rest = name.to_str().and_then(|name| name.strip_prefix(ASIDE));
    rest.is_some_and(|rest| rest.len() == 32 && rest.bytes().all(|c| c.is_ascii_hexdigit()))
}

/// The time of the machine that holds the folder: the time that a new file gets there.
///
/// # Errors
/// If no file can be created.
pub fn time_of(folder: &Within) -> Result<SystemTime, Refused> {
    let name = random(PARTIAL)?;
    let file = folder.create(&name, true)?;
    let time = file.metadata().and_then(|made| made.modified());
    drop(file);
    folder.remove(&name)?;
    Ok(time?)
}

/// Removes the half-written files that earlier writes left among these names: regular files whose names only Récol uses, and which
/// are old by the folder's own clock, so that a file that another process is writing now stays.
pub fn sweep(folder: &Within, names: &[OsString], now: SystemTime) {
    for name in names.iter().filter(|name| is_partial(name)) {
        let Ok(Some(file)) = folder.open(name) else { continue };
        let age = file.metadata().and_then(|found| found.modified()).map(|at| now.duration_since(at));
        if age.is_ok_and(|age| age.is_ok_and(|age| age > LONG_AGO)) {
            let _ = folder.remove(name);
        }
    }
}

/// Whether it is the name of a half-written file: `.recol-partial-` and 32 digits. Earlier versions used the number of a process
/// and a name, `.draft-` and two numbers.
#[must_use]
pub fn is_partial(name: &OsStr) -> bool {
    let Some(name) = name.to_str() else { return false };
    let number = |text: &str| !text.is_empty() && text.bytes().all(|c| c.is_ascii_digit());
    if let Some(rest) = name.strip_prefix(PARTIAL) {
        let random = rest.len() == 32 && rest.bytes().all(|c| c.is_ascii_hexdigit());
        let clock = rest.strip_prefix("clock-").is_some_and(number);
        return random || clock || rest.split_once('-').is_some_and(|(process, of)| number(process) && !of.is_empty());
    }
    let draft = name.strip_prefix(".draft-").and_then(|rest| rest.split_once('-'));
    draft.is_some_and(|(revision, process)| number(revision) && number(process))
}

/// A name that nobody can predict.
fn random(prefix: &str) -> io::Result<OsString> {
    let mut bytes = [0; 16];
    getrandom::fill(&mut bytes).map_err(|error| io::Error::other(error.to_string()))?;
    Ok(format!("{prefix}{}", hex(&bytes)).into())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;

    fn put(folder: &Within, name: &str, text: &[u8], there: There) -> Result<OsString, Refused> {
        write(folder, true, |out| out.write_all(text).map(|()| name.into()).map_err(Refused::Io), |_| Ok(there))
    }

    #[test]
    fn what_has_the_name_is_kept_replaced_or_put_aside() {
        let dir = tempfile::tempdir().unwrap();
        let folder = Within::at(dir.path()).unwrap();
        let said = |name: &str| folder.read(name, 10).unwrap().unwrap();
        put(&folder, "a", b"1", There::Kept).unwrap();
        put(&folder, "a", b"2", There::Kept).unwrap();
        assert_eq!(said("a"), b"1");
        put(&folder, "a", b"2", There::Replaced).unwrap();
        assert_eq!(said("a"), b"2");
        put(&folder, "a", b"3", There::Aside).unwrap();
        let names = folder.names(10).unwrap().names;
        let [aside, own] = names.as_slice() else { panic!("{names:?}") };
        assert_eq!((own.to_str().unwrap(), said("a")), ("a", b"3".to_vec()));
        assert!(aside.to_str().unwrap().starts_with(ASIDE) && !is_partial(aside));
        assert_eq!(said(aside.to_str().unwrap()), b"2");
    }

    #[test]
    fn what_comes_back_is_put_aside_once() {
        let dir = tempfile::tempdir().unwrap();
        let folder = Within::at(dir.path()).unwrap();
        let asides = || folder.names(100).unwrap().names.iter().filter(|name| is_aside(name)).count();
        // A file of somebody else with a similar name is not replaced.
        std::fs::write(dir.path().join(".recol-aside-notes"), "broken").unwrap();
        for round in 0..5 {
            for (name, text) in [("a", "broken"), ("b", "broken"), ("c", "broke!")] {
                std::fs::write(dir.path().join(name), text).unwrap();
                let aside = put_aside(&folder, OsStr::new(name)).unwrap();
                assert_eq!(folder.read(&aside, 10).unwrap().unwrap(), text.as_bytes(), "{name} in round {round}");
                assert!(folder.thing(name).unwrap().is_none());
            }
            assert_eq!(asides(), 2, "one for each thing that was said");
        }
        assert_eq!(std::fs::read(dir.path().join(".recol-aside-notes")).unwrap(), b"broken");
    }

    #[test]
    fn a_failure_half_way_leaves_nothing_behind() {
        let dir = tempfile::tempdir().unwrap();
        let folder = Within::at(dir.path()).unwrap();
        std::fs::create_dir(dir.path().join("a")).unwrap();
        let full = write(&folder, true, |_| Err(Refused::Io(io::ErrorKind::StorageFull.into())), |_| Ok(There::Kept));
        assert!(matches!(full, Err(Refused::Io(error)) if error.kind() == io::ErrorKind::StorageFull));
        assert!(matches!(put(&folder, "a", b"1", There::Replaced), Err(Refused::Strange(Thing::Folder))));
        assert_eq!(folder.names(10).unwrap().names, ["a"]);
    }

    #[test]
    fn only_names_that_recol_makes_are_swept() {
        let dir = tempfile::tempdir().unwrap();
        let folder = Within::at(dir.path()).unwrap();
        let swept = [
            ".recol-partial-0123456789abcdef0123456789abcdef",
            ".recol-partial-99-000000000001-000000000009-ab.seg",
            ".recol-partial-clock-17",
            ".draft-9-99",
        ];
        let kept = [".recol-partial-", ".recol-partial-notes", ".draft-letter", ".draft-9", ".recol-aside-00", "a", ".draft-1-b"];
        for name in swept.iter().chain(&kept) {
            std::fs::write(dir.path().join(name), "half").unwrap();
        }
        std::fs::create_dir(dir.path().join(".draft-1-1")).unwrap();
        let names = folder.names(100).unwrap().names;
        let now = time_of(&folder).unwrap();
        sweep(&folder, &names, now);
        assert_eq!(folder.names(100).unwrap().names.len(), 12, "what was written just now may be in use");
        sweep(&folder, &names, now + Duration::from_secs(4_000));
        let left = folder.names(100).unwrap().names;
        assert_eq!(left.len(), 8, "{left:?}");
        assert!(kept.iter().all(|name| left.iter().any(|left| left == name)), "{left:?}");
    }
}
