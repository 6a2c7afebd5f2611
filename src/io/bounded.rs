//! Files of others, read with a bound: at most a size that the reader names, and only regular files unless a pipe is allowed.
//!
//! A path that a person typed may contain links. Its target is checked before a byte is read, so that nobody waits for a device
//! without an end or a pipe without a writer.

use super::{
    held::System,
    path::reserved,
    text::{NoText, decoded},
};
use crate::job::Thing;
use std::{
    fs::{self, File, Metadata},
    io::{self, Read},
    path::Path,
};

/// Why something was not read, or not touched.
#[derive(Debug, thiserror::Error)]
pub enum Refused {
    /// What the system answers.
    #[error(transparent)]
    Io(#[from] io::Error),
    /// Another program has it open.
    #[error("another program holds it open ({0})")]
    Held(io::Error),
    /// Its bytes are no text.
    #[error(transparent)]
    NoText(#[from] NoText),
    /// It is something that may not be read here.
    #[error("it is {}; a regular file was expected", .0.plain())]
    Strange(Thing),
    /// It is larger than allowed.
    #[error("it has {} bytes; at most {most} were expected", found.map_or_else(|| format!("more than {most}"), |found| found.to_string()))]
    TooLarge {
        /// Its size, if that is known without reading further.
        found: Option<u64>,
        /// The largest size allowed.
        most: u64,
    },
}

impl Refused {
    /// The same as an error of the system, for callers that handle only those.
    #[must_use]
    pub fn into_io(self) -> io::Error {
        match self {
            Self::Io(error) | Self::Held(error) => error,
            Self::NoText(_) => io::Error::new(io::ErrorKind::InvalidData, self.to_string()),
            Self::Strange(_) => io::Error::new(io::ErrorKind::InvalidInput, self.to_string()),
            Self::TooLarge { .. } => io::Error::new(io::ErrorKind::InvalidData, self.to_string()),
        }
    }
}

/// What kind of file may be read under a path that somebody named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meant {
    /// A regular file.
    File,
    /// A regular file, or a pipe, as `<(…)` of a shell makes one.
    FileOrPipe,
    /// Anything that is read as it comes: also a device, such as a scanner at a serial port.
    Stream,
}

/// The bytes of a file that may not be larger than `most`.
///
/// # Errors
/// Those of [`Refused`]. At most one byte more than `most` is ever read.
pub fn read(path: &Path, meant: Meant, most: u64) -> Result<Vec<u8>, Refused> {
    rest(&mut open(path, meant)?, most)
}

/// The text of a file that may not be larger than `most`.
///
/// # Errors
/// As [`read`], and as [`decoded`].
pub fn text(path: &Path, most: u64) -> Result<String, Refused> {
    Ok(decoded(&read(path, Meant::File, most)?)?)
}

/// Opens the file under a path, if it is of an allowed kind.
///
/// # Errors
/// Those of [`Refused`]; nothing was read then.
pub fn open(path: &Path, meant: Meant) -> Result<File, Refused> {
    let allowed = |found: &Metadata| match thing(found.file_type()) {
        Thing::File => Ok(()),
        Thing::Pipe if meant != Meant::File => Ok(()),
        Thing::Device if meant == Meant::Stream => Ok(()),
        other => Err(Refused::Strange(other)),
    };
    if System::HERE == System::Windows && meant != Meant::Stream && path.file_name().and_then(reserved).is_some() {
        return Err(Refused::Strange(Thing::Device));
    }
    // The check comes before opening: opening alone may make a device act.
    allowed(&fs::metadata(path)?)?;
    let file = File::open(path)?;
    allowed(&file.metadata()?)?;
    Ok(file)
}

/// The rest of an open file, if that is at most `most` bytes.
///
/// # Errors
/// [`Refused::TooLarge`], and errors of the system.
pub fn rest(file: &mut File, most: u64) -> Result<Vec<u8>, Refused> {
    let mut bytes = Vec::new();
    fill(file, most, &mut bytes)?;
    Ok(bytes)
}

/// The same into empty bytes of the caller's. They stay where they are, if there is room for one more than `most`.
///
/// # Errors
/// As [`rest`].
pub fn fill(file: &mut File, most: u64, bytes: &mut Vec<u8>) -> Result<(), Refused> {
    let size = file.metadata()?.len();
    if size > most {
        return Err(Refused::TooLarge { found: Some(size), most });
    }
    bytes.reserve(usize::try_from(size).unwrap_or_default());
    file.take(most.saturating_add(1)).read_to_end(bytes)?;
    if bytes.len() as u64 > most { Err(Refused::TooLarge { found: None, most }) } else { Ok(()) }
}

/// The sort of a file type.
pub(super) fn thing(found: fs::FileType) -> Thing {
    if found.is_symlink() {
        return Thing::Link;
    }
    if found.is_dir() {
        return Thing::Folder;
    }
    if found.is_file() {
        return Thing::File;
    }
    #[cfg(unix)]
    {
        use std::os::unix::fs::FileTypeExt;
        if found.is_fifo() {
            return Thing::Pipe;
        }
        if found.is_socket() {
            return Thing::Socket;
        }
    }
    Thing::Device
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_read_up_to_its_bound_and_no_further() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("a");
        fs::write(&path, b"12345").unwrap();
        assert_eq!(read(&path, Meant::File, 5).unwrap(), b"12345");
        assert!(matches!(read(&path, Meant::File, 4), Err(Refused::TooLarge { found: Some(5), most: 4 })));
        assert_eq!(text(&path, 5).unwrap(), "12345");
        fs::write(&path, [0xff]).unwrap();
        assert!(matches!(text(&path, 5), Err(Refused::NoText(_))));
        // A terabyte that takes no room on the disk.
        File::options().write(true).open(&path).unwrap().set_len(1 << 40).unwrap();
        assert!(matches!(read(&path, Meant::File, 1 << 20), Err(Refused::TooLarge { found: Some(_), .. })));
    }

    #[cfg(unix)]
    #[test]
    fn devices_folders_and_pipes_are_refused_unread() {
        let dir = tempfile::tempdir().unwrap();
        let pipe = dir.path().join("pipe");
        assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
        let link = dir.path().join("link");
        std::os::unix::fs::symlink("/dev/zero", &link).unwrap();
        for (path, meant, thing) in [
            (Path::new("/dev/zero"), Meant::FileOrPipe, Thing::Device),
            (link.as_path(), Meant::File, Thing::Device),
            (dir.path(), Meant::FileOrPipe, Thing::Folder),
            (pipe.as_path(), Meant::File, Thing::Pipe),
        ] {
            assert!(matches!(read(path, meant, 10), Err(Refused::Strange(found)) if found == thing), "{}", path.display());
        }
        // A pipe that is meant is read, and no further than its bound.
        let feed = std::thread::spawn({
            let pipe = pipe.clone();
            move || fs::write(pipe, vec![7; 11])
        });
        assert!(matches!(read(&pipe, Meant::FileOrPipe, 10), Err(Refused::TooLarge { found: None, most: 10 })));
        // Whoever writes on is told that nobody reads any more, or had written all.
        let _ = feed.join().unwrap();
    }
}
