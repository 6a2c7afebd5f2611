//! What other programs left in the folder of a hub: a sync passes it over, and a person may want to know of it.

use super::{
    files::listed,
    inventory::parsed,
    journal::by_name,
    root::FolderHub,
    roster::{is_introduction, is_roster},
    stills::is_still,
};
use crate::{
    audit::ids::WriterId,
    io::{album::FOLDER, hub::HubError, path::HUB_FILE, within::Within},
};
use std::{ffi::OsStr, path::PathBuf};

/// The most names that are kept to be shown.
const MOST_SHOWN: usize = 3;

/// Whether a name is of a form of ours.
type Form = fn(&OsStr) -> bool;

/// Files and folders in a hub's folder that are not ours, hidden ones left out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Strangers {
    /// How many there are, among the names that are looked at.
    pub count: usize,
    /// The first of them, below the hub's folder.
    pub first: Vec<PathBuf>,
}

impl FolderHub {
    /// Lists what is in the folder and in those of ours in it and has no name of ours. Nothing of it is opened.
    ///
    /// # Errors
    /// [`HubError::NoHub`] where there is no such folder, [`HubError::Io`], [`HubError::Strange`].
    pub fn strangers(&self) -> Result<Strangers, HubError> {
        let mut found = Strangers::default();
        let root = self.held()?;
        found.look(self, &root, |name| {
            [HUB_FILE, "stations", "roster", "inventory", "journal", FOLDER].iter().any(|own| name == *own)
        })?;
        let forms: [(&str, Form); 5] = [
            ("stations", is_introduction),
            ("roster", is_roster),
            ("inventory", |name| parsed(name).is_some()),
            ("journal", is_series),
            (FOLDER, is_still),
        ];
        for (name, ours) in forms {
            if let Some(folder) = self.folder(name)? {
                found.look(self, &folder, ours)?;
            }
        }
        let Some(journal) = self.folder("journal")? else { return Ok(found) };
        for name in listed(Some(&journal))?.names.iter().filter(|name| is_series(name)) {
            if let Ok(Some(folder)) = journal.folder(name) {
                found.look(self, &folder, |name| by_name(name).is_some())?;
            }
        }
        Ok(found)
    }
}

/// Whether it is the name of the folder of a series.
fn is_series(name: &OsStr) -> bool {
    name.to_str().is_some_and(|name| name.parse::<WriterId>().is_ok())
}

impl Strangers {
    fn look(&mut self, hub: &FolderHub, folder: &Within, ours: impl Fn(&OsStr) -> bool) -> Result<(), HubError> {
        for name in listed(Some(folder))?.names.iter().filter(|name| !ours(name)) {
            self.count += 1;
            if self.first.len() < MOST_SHOWN {
                let path = folder.called(name);
                self.first.push(path.strip_prefix(hub.root()).unwrap_or(&path).to_owned());
            }
        }
        Ok(())
    }
}
