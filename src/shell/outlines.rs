//! The outlines of communes for the map: those that are built in, or those of another département, kept in the data folder.

use super::translate;
use crate::{
    atlas::{self, Atlas},
    audit::inventory::Inventory,
    io::{
        bounded::{self, Refused},
        text::decoded,
        whole::{self, There},
        within::Within,
    },
    job::{Doing, Failure, FailureKind, Hint},
};
use std::{
    collections::BTreeSet,
    io::{self, Write},
    path::Path,
};

/// The file in the data folder.
const FILE: &str = "outlines.geojson";
/// The largest file of outlines in bytes: those of every commune of a large département in full detail.
const LARGEST: u64 = 32 << 20;

/// What the map draws, and what it does not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outlined {
    /// Whether the outlines are the built-in ones.
    pub built_in: bool,
    /// How many communes have an outline.
    pub communes: usize,
    /// How many colleges of the inventory are in one of them.
    pub drawn: usize,
    /// How many colleges the inventory has.
    pub colleges: usize,
    /// The communes of colleges that have no outline. Raw.
    pub absent: BTreeSet<String>,
}

/// Returns what the map draws of an inventory, with the outlines of a data folder.
///
/// # Errors
/// As [`use_outlines`].
pub fn outlined(folder: &Path, inventory: &Inventory) -> Result<Outlined, Failure> {
    let kept = kept_outlines(folder)?;
    let atlas = kept.as_ref().unwrap_or_else(|| atlas::known());
    let colleges = &inventory.rows().colleges;
    let strangers = || colleges.iter().filter(|college| atlas.commune_of(college).is_none());
    Ok(Outlined {
        built_in: kept.is_none(),
        communes: atlas.communes.len(),
        drawn: colleges.len() - strangers().count(),
        colleges: colleges.len(),
        absent: strangers().map(|college| college.commune.to_string()).collect(),
    })
}

/// Uses the outlines that are kept in the data folder, from now on. Without any, the built-in ones stay. Called before the map is
/// first looked at; later calls change nothing.
///
/// # Errors
/// The kept file cannot be read, or holds no outlines: the built-in ones are used then.
pub fn use_outlines(folder: &Path) -> Result<(), Failure> {
    if let Some(kept) = kept_outlines(folder)? {
        atlas::install(kept);
    }
    Ok(())
}

/// Returns the outlines that are kept in the data folder, if there are any.
///
/// # Errors
/// As [`use_outlines`].
fn kept_outlines(folder: &Path) -> Result<Option<Atlas>, Failure> {
    let path = folder.join(FILE);
    let unread = |refused: Refused| translate::unread(Doing::Import, &path, &refused);
    let within = match Within::at(folder) {
        Ok(within) => within,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(unread(error.into())),
    };
    let Some(bytes) = within.read(FILE, LARGEST).map_err(unread)? else { return Ok(None) };
    let text = decoded(&bytes).map_err(|error| unread(error.into()))?;
    understood(&path, &text).map(Some)
}

/// Keeps the outlines of a file in the data folder, in place of those that were kept there.
///
/// # Errors
/// The file cannot be read, [`Hint::CheckOutlines`] if it holds no outlines, or the data folder cannot be written.
pub fn import_outlines(folder: &Path, path: &Path) -> Result<(), Failure> {
    let text = bounded::text(path, LARGEST).map_err(|refused| translate::unread(Doing::Import, path, &refused))?;
    understood(path, &text)?;
    let here = folder.join(FILE);
    let written = || -> Result<_, Refused> {
        let within = Within::at(folder).map_err(Refused::Io)?;
        let fill =
            |out: &mut io::BufWriter<std::fs::File>| out.write_all(text.as_bytes()).map(|()| FILE.into()).map_err(Refused::Io);
        whole::write(&within, true, fill, |_| Ok(There::Replaced))
    };
    written().map(drop).map_err(|refused| translate::unread(Doing::Import, &here, &refused))
}

/// Removes the kept outlines, so that the built-in ones are used again.
///
/// # Errors
/// Those of the file system.
pub fn forget_outlines(folder: &Path) -> Result<(), Failure> {
    let removed = || -> Result<(), Refused> {
        let within = Within::at(folder).map_err(Refused::Io)?;
        if within.thing(FILE).map_err(Refused::Io)?.is_some() { within.remove(FILE) } else { Ok(()) }
    };
    removed().map_err(|refused| translate::unread(Doing::Import, &folder.join(FILE), &refused))
}

fn understood(path: &Path, text: &str) -> Result<Atlas, Failure> {
    let atlas = Atlas::of(text);
    if atlas.communes.is_empty() {
        let cause = "no outline of a commune with its name was found in it".to_owned();
        return Err(Failure::about_path(FailureKind::User, Doing::Import, path, cause, Hint::CheckOutlines));
    }
    Ok(atlas)
}
