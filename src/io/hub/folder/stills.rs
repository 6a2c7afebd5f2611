//! Photographs in a folder: one file each, named by its digest, so that nothing is ever replaced.

use super::{
    files::{MOST_NAMES, refused, write},
    root::FolderHub,
};
use crate::{
    audit::journal::StillId,
    io::{
        album::{FOLDER, LARGEST, Photograph},
        hub::{HubError, Shot},
        whole::{self, There},
        within::Within,
    },
    job::Thing,
};
use std::{
    collections::BTreeSet,
    ffi::{OsStr, OsString},
    io::Write,
};

/// Whether it is the name of a photograph's file.
pub(super) fn is_still(name: &OsStr) -> bool {
    name.to_str().is_some_and(|name| StillId::of_file(name).is_some())
}

impl FolderHub {
    /// Returns those of the photographs whose files are there.
    pub(super) fn stills_there(&self, asked: &BTreeSet<Shot>) -> Result<BTreeSet<Shot>, HubError> {
        let Some(folder) = self.folder(FOLDER)? else { return Ok(BTreeSet::new()) };
        let found = folder.names(MOST_NAMES).map_err(HubError::io(folder.path()))?;
        if found.names.iter().any(|name| whole::is_partial(name))
            && let Ok(now) = whole::time_of(&folder)
        {
            whole::sweep(&folder, &found.names, now);
        }
        let listed: BTreeSet<StillId> = found.names.iter().filter_map(|name| name.to_str().and_then(StillId::of_file)).collect();
        // Where there are more names than are listed, each is looked at.
        let there = |still: StillId| listed.contains(&still) || (found.more && is_file(&folder, still));
        Ok(asked.iter().filter(|(still, _)| there(*still)).copied().collect())
    }

    /// Writes a photograph; one that is there already stays, and a damaged file under its name is put aside.
    pub(super) fn write_still(&self, photograph: &Photograph) -> Result<(), HubError> {
        let folder = self.folder_made(FOLDER)?;
        let id = photograph.id();
        let name: OsString = id.file_name().into();
        let fill = |out: &mut std::io::BufWriter<std::fs::File>| {
            out.write_all(photograph.bytes()).map(|()| name.clone()).map_err(HubError::io(folder.called(&name)))
        };
        write(&folder, fill, |name| {
            let whole = matches!(folder.read(name, LARGEST), Ok(Some(bytes)) if StillId::of(&bytes) == id);
            Ok(if whole { There::Kept } else { There::Aside })
        })
    }

    /// Reads a photograph. A damaged file is put aside if that is possible, so that its author writes it again.
    pub(super) fn read_still(&self, id: StillId) -> Result<Option<Photograph>, HubError> {
        let Some(folder) = self.folder(FOLDER)? else { return Ok(None) };
        let (name, path) = (id.file_name(), folder.called(id.file_name()));
        let damaged = |cause: String| {
            // In a folder that may only be read it stays as it is.
            let _ = whole::put_aside(&folder, OsStr::new(&name));
            HubError::Damaged { what: path.display().to_string(), cause }
        };
        let bytes = match folder.read(&name, LARGEST) {
            Err(refused @ crate::io::bounded::Refused::TooLarge { .. }) => return Err(damaged(refused.to_string())),
            read => read.map_err(refused(&path))?,
        };
        bytes.map(|bytes| Photograph::called(id, bytes).map_err(|error| damaged(error.to_string()))).transpose()
    }
}

fn is_file(folder: &Within, still: StillId) -> bool {
    folder.thing(still.file_name()).is_ok_and(|thing| thing == Some(Thing::File))
}
