//! Mappings as files: those that a person confirmed are kept in the data folder and found again for files of the same source;
//! one can be written to be corrected, and read.

use super::translate;
use crate::{
    audit::{text::printable_within, uai::Uai},
    io::{
        bounded::{self, Refused},
        export::{self, Guard},
        import::{BEGINNING, MOST_MAPPING, MappingError, Opened, Remarks, file_name, line_naming, read_mapping, write_mapping},
        text::decoded,
        whole::{self, There},
        within::Within,
    },
    job::{Doing, Failure, FailureKind, Hint, MappedWord, Mapping, Proposal, WordMeans},
    locale::{self, Lang, MappingWords},
};
use std::{
    collections::BTreeSet,
    ffi::{OsStr, OsString},
    io::{self, Write},
    path::Path,
    time::SystemTime,
};

/// The folder of the confirmed mappings in the data folder.
const FOLDER: &str = "mappings";
/// At most this many files are looked for, and so many of them are read.
const MOST_NAMES: usize = 10_000;
const MOST_KEPT: usize = 200;

/// Reads a mapping from a file that a person named.
///
/// # Errors
/// The errors of the file system, and [`Hint::CheckMapping`] with the line.
pub fn read_mapping_file(path: &Path) -> Result<Mapping, Failure> {
    let text = bounded::text(path, MOST_MAPPING).map_err(|refused| translate::unread(Doing::Import, path, &refused))?;
    read_mapping(&text).map_err(|error| misread(path, &error))
}

/// A failure of an import by this mapping: one about a college that it names and nobody knows is told with its line.
#[must_use]
pub fn in_mapping_file(path: &Path, failure: Failure) -> Failure {
    let Some(uai) = failure.cause.strip_prefix(UNKNOWN_COLLEGE).and_then(|uai| uai.parse().ok()) else { return failure };
    let line = bounded::text(path, MOST_MAPPING).ok().and_then(|text| line_naming(&text, uai));
    let place = line.map(|line| format!("line {line}: ")).unwrap_or_default();
    let cause = format!("{place}{}; correct it, or import the colleges first", failure.cause);
    Failure::about_path(FailureKind::User, Doing::Import, path, cause, Hint::CheckMapping)
}

/// How the refusal of a mapping begins that names a college which is not recorded; its UAI follows.
pub(super) const UNKNOWN_COLLEGE: &str = "no such college is recorded: ";

/// The first college that a mapping names and that is not among those that are known; `None` if none is known at all.
pub(super) fn unknown_college(mapping: &Mapping, known: &BTreeSet<Uai>) -> Option<Uai> {
    let word = |word: &MappedWord| match &word.means {
        WordMeans::College(uai) => Some(*uai),
        WordMeans::Place { college, .. } => *college,
        WordMeans::Custody(_) | WordMeans::InUse | WordMeans::Kind(_) | WordMeans::HeldBack => None,
    };
    let mut named = mapping.college.into_iter().chain(mapping.words.iter().filter_map(word));
    named.find(|uai| !known.is_empty() && !known.contains(uai))
}

/// The mapping that an earlier proposal or a person wrote to this file; `None` if there is no such file, or it is none of ours.
///
/// # Errors
/// As [`read_mapping_file`].
pub fn earlier_mapping(path: &Path) -> Result<Option<Mapping>, Failure> {
    match bounded::text(path, MOST_MAPPING) {
        Ok(text) if text.starts_with(BEGINNING) => read_mapping(&text).map(Some).map_err(|error| misread(path, &error)),
        // Whatever else is there is not replaced.
        _ => Ok(None),
    }
}

/// Writes a proposal to a file, with remarks in a language. A file that is no mapping is not replaced, unless the guard says so.
///
/// # Errors
/// Every case of writing a file.
pub fn write_mapping_file(path: &Path, guard: &Guard, lang: Lang, proposal: &Proposal) -> Result<(), Failure> {
    let text = write_mapping(proposal, &remarks(lang));
    export::write_text(path, guard, &text, BEGINNING)
        .map_err(|error| translate::export(&error).with_hint_for(Hint::ForceOver, Hint::NotOver))
}

fn remarks(lang: Lang) -> Remarks {
    let MappingWords { head, college, columns, words } = locale::say_mapping(lang);
    Remarks { head, college, columns, words }
}

/// The confirmed mappings of a data folder, the newest last.
///
/// # Errors
/// The errors of the file system, and [`Hint::CheckMapping`] for a file that is damaged.
pub(super) fn kept(folder: &Path) -> Result<Vec<Mapping>, Failure> {
    let data = match Within::at(folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        opened => opened.map_err(|error| translate::file(Doing::Import, folder, &error))?,
    };
    let here = folder.join(FOLDER);
    let refused = |path: &Path, refused: &Refused| translate::unread(Doing::Import, path, refused);
    let Some(within) = data.folder(FOLDER).map_err(|error| refused(&here, &error))? else { return Ok(Vec::new()) };
    let names = within.names(MOST_NAMES).map_err(|error| translate::file(Doing::Import, &here, &error))?.names;
    let mut found: Vec<(SystemTime, Mapping)> = Vec::new();
    for name in names.iter().filter(|name| is_kept(name)).take(MOST_KEPT) {
        let path = within.called(name);
        let Some(mut file) = within.open(name).map_err(|error| refused(&path, &error))? else { continue };
        let changed = file.metadata().and_then(|found| found.modified()).unwrap_or(SystemTime::UNIX_EPOCH);
        let bytes = bounded::rest(&mut file, MOST_MAPPING).map_err(|error| refused(&path, &error))?;
        let text = decoded(&bytes).map_err(|error| refused(&path, &error.into()))?;
        found.push((changed, read_mapping(&text).map_err(|error| misread(&path, &error))?));
    }
    found.sort_by_key(|(changed, _)| *changed);
    Ok(found.into_iter().map(|(_, mapping)| mapping).collect())
}

/// The confirmed mapping that was made for files like this one; of several the one that knows most of its columns.
///
/// # Errors
/// [`Hint::CheckMapping`] if two that know as many contradict each other: each is named.
pub(super) fn kept_for<'m>(kept: &'m [Mapping], (name, file): (&str, &Opened<'_>)) -> Result<Option<&'m Mapping>, Failure> {
    let told = |at: usize| {
        let one = kept.get(at).map(|mapping| (printable_within(&mapping.source, 60), file_name(mapping)));
        one.map(|(source, file)| format!("\"{source}\" ({file})")).unwrap_or_default()
    };
    match file.fitting(kept) {
        Ok(at) => Ok(at.and_then(|at| kept.get(at))),
        Err((one, other)) => Err(Failure {
            kind: FailureKind::User,
            doing: Doing::Import,
            subject: name.to_owned(),
            cause: format!(
                "two kept mappings are for files like this one and contradict each other: {} and {}; name one with --map, or delete \
                 the other in the folder \"{FOLDER}\" of the data folder",
                told(one),
                told(other)
            ),
            hint: Hint::CheckMapping,
        }),
    }
}

/// Keeps a mapping that a person confirmed. It takes the place of an earlier one for files with the same columns.
///
/// # Errors
/// The errors of the file system.
pub(super) fn keep(folder: &Path, mapping: &Mapping) -> Result<(), Failure> {
    let here = folder.join(FOLDER);
    let proposal =
        Proposal { mapping: mapping.clone(), confirmed: true, samples: Vec::new(), asked: Vec::new(), unasked: 0, rows: 0 };
    let text = write_mapping(&proposal, &Remarks::default());
    let written = || -> Result<OsString, Refused> {
        let within = Within::at(folder)?.folder_made(FOLDER)?;
        let there = |name: &OsStr| -> Result<There, Refused> {
            let before = within.read(name, MOST_MAPPING)?.unwrap_or_default();
            Ok(match before {
                before if before == text.as_bytes() => There::Kept,
                before if before.starts_with(BEGINNING.as_bytes()) => There::Replaced,
                _ => There::Aside,
            })
        };
        whole::write(
            &within,
            true,
            |out| out.write_all(text.as_bytes()).map(|()| file_name(mapping).into()).map_err(Refused::Io),
            there,
        )
    };
    written().map(drop).map_err(|refused| translate::unread(Doing::Import, &here, &refused))
}

/// Whether it is the name of a kept mapping, and not of a half-written one or one put aside.
fn is_kept(name: &OsStr) -> bool {
    name.to_str().is_some_and(|name| name.ends_with(".toml") && !name.starts_with('.'))
}

fn misread(path: &Path, error: &MappingError) -> Failure {
    Failure::about_path(FailureKind::User, Doing::Import, path, error, Hint::CheckMapping)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        audit::inventory::InventoryColumn,
        job::{MappedColumn, Means, TableKind},
    };
    use std::{fs, ops::ControlFlow};

    fn mapping(source: &str, headers: &[&str]) -> Mapping {
        let column = |(at, header): (usize, &&str)| MappedColumn {
            header: (*header).to_owned(),
            means: if at == 0 { Means::Column(InventoryColumn::Tag) } else { Means::Ignored },
        };
        let columns = headers.iter().enumerate().map(column).collect();
        Mapping { source: source.into(), table: TableKind::Devices, columns, words: Vec::new(), college: None }
    }

    #[test]
    fn what_is_kept_is_found_again_and_replaced_by_its_like() {
        let folder = tempfile::tempdir().unwrap();
        let at = folder.path();
        assert_eq!(kept(&at.join("none")).unwrap(), []);
        assert_eq!(kept(at).unwrap(), []);
        keep(at, &mapping("a", &["code", "x"])).unwrap();
        keep(at, &mapping("a", &["code", "x", "y"])).unwrap();
        let again = Mapping { college: Uai::from_number(921_170), ..mapping("a", &["CODE", "X"]) };
        keep(at, &again).unwrap();
        let all = kept(at).unwrap();
        assert_eq!(all.len(), 2, "{all:?}");
        let source = |text: &str| {
            let opened = Opened::of(text.as_bytes(), None, &mut |_| ControlFlow::Continue(())).ok().unwrap();
            kept_for(&all, ("t", &opened)).unwrap().map(|mapping| mapping.columns.len())
        };
        assert_eq!(
            (source("code;x\n1;2\n"), source("code;x;y;z\n"), source("x;y\n"), source("tag\n")),
            (Some(2), Some(3), None, None)
        );
        assert!(all.iter().any(|mapping| mapping.college.is_some()));
        assert_eq!(source("code;p;q;r;s\n"), None, "mostly other columns");
    }

    #[test]
    fn a_file_of_somebody_else_is_put_aside_and_a_damaged_one_is_told() {
        let folder = tempfile::tempdir().unwrap();
        let (at, one) = (folder.path(), mapping("a", &["code"]));
        let here = at.join(FOLDER);
        fs::create_dir(&here).unwrap();
        fs::write(here.join(file_name(&one)), "mine").unwrap();
        let failure = kept(at).unwrap_err();
        assert!(failure.hint == Hint::CheckMapping && failure.cause.contains("line 1"), "{failure:?}");
        keep(at, &one).unwrap();
        assert_eq!(kept(at).unwrap(), [one]);
        assert!(fs::read_dir(&here).unwrap().any(|file| fs::read(file.unwrap().path()).unwrap() == b"mine"));
    }
}
