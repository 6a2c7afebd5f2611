//! Writes a file completely or not at all.

use super::{
    ExportError, Format, Guard,
    guard::Target,
    known::{Known, Sign},
    sheet::Sheet,
    write_to,
};
use crate::io::{
    bounded::Refused,
    path::folder_of,
    sealed::is_sealed,
    whole::{self, There},
    within::Within,
};
use std::{
    cell::Cell,
    fs::{Metadata, OpenOptions},
    io::{self, BufWriter, Write},
    path::Path,
};

/// The most names of the target's folder that are searched for unfinished files.
const MOST_NAMES: usize = 10_000;

/// A table to be written.
pub struct Table<'a> {
    /// Its format.
    pub format: Format,
    /// What its rows are, as [`write_to`] says.
    pub schema: &'a str,
    /// Its sheets.
    pub sheets: Vec<Sheet<'a>>,
    /// The headers of everything that Récol exports. An earlier export is recognised by them and may be replaced.
    pub heads: &'a [Vec<String>],
}

/// Writes the table to a file; returns the number of rows as [`write_to`] does.
///
/// The rows are written to a file with a random name in the folder of the target. This file is flushed to the disk and
/// renamed over the target, and the folder is flushed too. So everybody sees either the old file or the new one, also
/// after a power cut. A link is followed, and its target is checked as if it had been named. A pipe or a device is
/// written directly. A replaced file keeps its permissions. A new file is accessible only to its owner, unless it is to
/// be shared.
///
/// # Errors
/// One of [`ExportError`], by case. No unfinished file remains then, and the target is unchanged.
pub fn write(path: &Path, guard: &Guard, table: Table<'_>) -> Result<u64, ExportError> {
    let (failed, refused) = (|source| ExportError::of(path, source), |refused| ExportError::refused(path, refused));
    let Table { format, schema, sheets, heads } = table;
    match guard.judge(path, Known::Heads(heads), false)? {
        Target::Stream(at) => {
            let file = OpenOptions::new().write(true).open(at).map_err(failed)?;
            write_to(&mut BufWriter::new(file), format, schema, sheets).map_err(failed)
        }
        Target::File(real, old) => {
            whole(&real, guard.shared, old.as_ref(), |out| write_to(out, format, schema, sheets)).map_err(refused)
        }
    }
}

/// Writes a text to a file, as [`write()`] writes a table. An existing file that does not begin like such a text
/// belongs to somebody else.
///
/// # Errors
/// As there.
pub fn write_text(path: &Path, guard: &Guard, text: &str, begin: &str) -> Result<(), ExportError> {
    write_known(path, guard, text.as_bytes(), Known::Beginning(begin))
}

/// Writes bytes to a file, as [`write()`] writes a table. An existing file is replaced only if it has the sign; without a sign,
/// none is.
///
/// # Errors
/// As there.
pub fn write_bytes(path: &Path, guard: &Guard, bytes: &[u8], sign: Option<Sign<'_>>) -> Result<(), ExportError> {
    write_known(path, guard, bytes, Known::Sign(sign))
}

fn write_known(path: &Path, guard: &Guard, bytes: &[u8], known: Known<'_>) -> Result<(), ExportError> {
    let (failed, refused) = (|source| ExportError::of(path, source), |refused| ExportError::refused(path, refused));
    match guard.judge(path, known, is_sealed(bytes))? {
        Target::Stream(at) => {
            let mut file = OpenOptions::new().write(true).open(at).map_err(failed)?;
            file.write_all(bytes).map_err(failed)
        }
        Target::File(real, old) => {
            let fill = |out: &mut (dyn Write + Send)| out.write_all(bytes).map(|()| 0);
            whole(&real, guard.shared, old.as_ref(), fill).map(drop).map_err(refused)
        }
    }
}

/// Lets `fill` write a file and moves it to the place of the target.
fn whole(
    target: &Path,
    shared: bool,
    old: Option<&Metadata>,
    fill: impl FnOnce(&mut (dyn Write + Send)) -> io::Result<u64>,
) -> Result<u64, Refused> {
    let Some(name) = target.file_name() else { return Err(io::Error::from(io::ErrorKind::InvalidFilename).into()) };
    let folder = Within::at(&folder_of(target))?;
    let count = Cell::new(0);
    let written = whole::write(
        &folder,
        !shared,
        |out| {
            count.set(fill(out)?);
            if let Some(old) = old.filter(|_| !shared) {
                out.get_ref().set_permissions(old.permissions())?;
            }
            // Remove what earlier exports left here when they were killed.
            if let Ok((names, now)) =
                folder.names(MOST_NAMES).and_then(|found| Ok((found.names, out.get_ref().metadata()?.modified()?)))
            {
                whole::sweep(&folder, &names, now);
            }
            Ok(name.to_owned())
        },
        |_| Ok(There::Replaced),
    );
    written.map(|_| count.get())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::io::export::Rows;
    use std::fs;

    /// Over whatever is there.
    fn write(path: &Path, format: Format, rows: Rows<'_>) -> Result<u64, ExportError> {
        let guard = Guard { force: true, ..Guard::default() };
        super::write(path, &guard, Table { format, schema: "recol.tags/1", sheets: sheets(rows), heads: &[] })
    }

    fn sheets(rows: Rows<'_>) -> Vec<Sheet<'_>> {
        vec![Sheet { name: "tags".to_owned(), headers: vec!["tag".to_owned()], rows }]
    }

    fn rows(tags: &[&str]) -> Rows<'static> {
        let rows: Vec<_> = tags.iter().map(|tag| Ok(vec![(*tag).to_owned().into()])).collect();
        Box::new(rows.into_iter())
    }

    fn names(folder: &Path) -> Vec<String> {
        fs::read_dir(folder).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap()).collect()
    }

    #[test]
    fn an_export_of_any_format_is_known_and_replaced() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a");
        let formats = [Format::Xlsx, Format::Json, Format::Rfc4180, Format::JsonLines, Format::ExcelCsv];
        let heads = [vec!["tag".to_owned()]];
        let write = |format| {
            let table = Table { format, schema: "recol.tags/1", sheets: sheets(rows(&["1"])), heads: &heads };
            super::write(&path, &Guard::default(), table)
        };
        for format in formats.into_iter().cycle().take(11) {
            assert_eq!(write(format).unwrap(), 1, "{format:?}");
        }
        // What others wrote in the same formats is not ours.
        let mut foreign = Vec::new();
        write_to(&mut foreign, Format::Xlsx, "another", sheets(rows(&[]))).unwrap();
        for bytes in [foreign.as_slice(), b"{\"schema\":\"other/1\"}", b"PK\x03\x04", b"{}"] {
            fs::write(&path, bytes).unwrap();
            assert!(matches!(write(Format::Xlsx), Err(ExportError::Foreign(_))));
            assert_eq!(fs::read(&path).unwrap(), bytes);
        }
        assert_eq!(names(folder.path()), ["a"]);
    }

    #[test]
    fn only_what_is_sealed_has_the_name_of_a_sealed_file() {
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join(name);
        let bytes = |name: &str, bytes: &[u8]| write_bytes(&path(name), &Guard::default(), bytes, None);
        for name in ["a.csv.age", "A.AGE"] {
            assert!(matches!(write(&path(name), Format::Rfc4180, rows(&["1"])), Err(ExportError::NamedSealed(_))), "{name}");
            assert!(matches!(write_text(&path(name), &Guard::default(), "a", ""), Err(ExportError::NamedSealed(_))), "{name}");
            assert!(matches!(bytes(name, b"%PDF-1.7"), Err(ExportError::NamedSealed(_))), "{name}");
        }
        assert_eq!(names(folder.path()), Vec::<String>::new());
        bytes("pv.pdf.age", b"age-encryption.org/v1\n").unwrap();
        // A link does not lead around it.
        #[cfg(unix)]
        {
            std::os::unix::fs::symlink(path("pv.pdf.age"), path("link.pdf")).unwrap();
            assert!(matches!(bytes("link.pdf", b"%PDF-1.7"), Err(ExportError::NamedSealed(_))));
        }
    }

    #[test]
    fn a_file_is_replaced_whole() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("écarts.csv");
        assert_eq!(write(&path, Format::Rfc4180, rows(&["1", "2"])).unwrap(), 2);
        assert_eq!(write(&path, Format::Rfc4180, rows(&["3"])).unwrap(), 1);
        assert_eq!(fs::read_to_string(&path).unwrap(), "tag\r\n3\r\n");
        assert_eq!(names(folder.path()), ["écarts.csv"]);
    }

    #[test]
    fn a_failure_half_way_leaves_the_old_file() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.csv");
        fs::write(&path, "old").unwrap();
        let failed = whole(&path, false, None, |out| {
            out.write_all(b"half")?;
            Err(io::ErrorKind::StorageFull.into())
        });
        assert!(matches!(ExportError::refused(&path, failed.unwrap_err()), ExportError::Full { .. }));
        assert_eq!(fs::read_to_string(&path).unwrap(), "old");
        assert_eq!(names(folder.path()), ["a.csv"]);
    }

    #[test]
    fn rows_that_end_badly_leave_the_old_file() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.csv");
        fs::write(&path, "old").unwrap();
        for format in [Format::Rfc4180, Format::Xlsx, Format::Json, Format::JsonLines] {
            let half = Box::new(rows(&["1"]).chain([Err(io::ErrorKind::Interrupted.into())]));
            assert!(write(&path, format, half).is_err());
        }
        assert_eq!(fs::read_to_string(&path).unwrap(), "old");
        assert_eq!(names(folder.path()), ["a.csv"]);
    }

    #[test]
    fn folders_that_are_missing_or_meant_by_mistake() {
        let folder = tempfile::tempdir().unwrap();
        let missing = folder.path().join("none").join("a.csv");
        let error = write(&missing, Format::Rfc4180, rows(&[])).unwrap_err();
        assert!(matches!(&error, ExportError::NoFolder(path) if path.ends_with("none")), "{error}");
        let error = write(folder.path(), Format::Rfc4180, rows(&[])).unwrap_err();
        assert!(matches!(&error, ExportError::IsFolder(_)), "{error}");
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_full_disk_is_named() {
        for format in [Format::ExcelCsv, Format::Xlsx, Format::Json, Format::JsonLines] {
            let error = write(Path::new("/dev/full"), format, rows(&["1"])).unwrap_err();
            assert!(matches!(&error, ExportError::Full { .. }), "{format:?}: {error:?}");
        }
        assert!(!fs::metadata("/dev/full").unwrap().is_file(), "the device was replaced");
    }

    #[cfg(unix)]
    #[test]
    fn what_is_read_only_stays() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.csv");
        fs::write(&path, "old").unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o444)).unwrap();
        let error = write(&path, Format::ExcelCsv, rows(&["1"])).unwrap_err();
        assert!(matches!(&error, ExportError::ReadOnly { .. }), "{error:?}");
        assert_eq!(fs::read_to_string(&path).unwrap(), "old");
        // A read-only folder stops everybody but root.
        fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o555)).unwrap();
        let is_root = fs::File::create(folder.path().join("probe")).is_ok();
        let fresh = write(&folder.path().join("b.csv"), Format::ExcelCsv, rows(&["1"]));
        fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o755)).unwrap();
        assert!(is_root || matches!(fresh, Err(ExportError::ReadOnly { .. })), "{fresh:?}");
    }

    #[cfg(unix)]
    #[test]
    fn a_link_is_followed_and_permissions_stay() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let (real, link) = (folder.path().join("real.csv"), folder.path().join("link.csv"));
        fs::write(&real, "old").unwrap();
        fs::set_permissions(&real, fs::Permissions::from_mode(0o640)).unwrap();
        std::os::unix::fs::symlink(&real, &link).unwrap();
        write(&link, Format::Rfc4180, rows(&["1"])).unwrap();
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
        assert_eq!(fs::read_to_string(&real).unwrap(), "tag\r\n1\r\n");
        assert_eq!(fs::metadata(&real).unwrap().permissions().mode() & 0o777, 0o640);
    }
}
