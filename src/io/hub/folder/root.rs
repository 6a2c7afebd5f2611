//! The folder of a hub, and its subfolders.

use super::files::refused;
use crate::{
    audit::{
        ids::{CampaignId, WriterId},
        journal::PublicKey,
    },
    io::{hub::HubError, within::Within},
};
use std::{
    collections::BTreeMap,
    io,
    path::{Path, PathBuf},
};

/// A hub in a folder.
#[derive(Clone, Debug)]
pub struct FolderHub {
    pub(super) root: PathBuf,
    /// Campaign and key of the series that the station has. They follow from a series' first entry, and never change.
    pub(super) begun: BTreeMap<WriterId, (CampaignId, PublicKey)>,
}

impl FolderHub {
    /// The hub in a folder. Whether there is one is only checked at the first use.
    #[must_use]
    pub fn at(root: &Path) -> Self {
        Self { root: root.to_owned(), begun: BTreeMap::new() }
    }

    /// The folder.
    #[must_use]
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// Opens the hub's folder. It may be reached over links, but nothing below it may.
    pub(super) fn held(&self) -> Result<Within, HubError> {
        Within::at(&self.root).map_err(|error| match error.kind() {
            io::ErrorKind::NotFound => HubError::NoHub(self.root.display().to_string()),
            _ => HubError::io(&self.root)(error),
        })
    }

    /// Opens one of its subfolders; `None` if it does not exist yet.
    pub(super) fn folder(&self, name: &str) -> Result<Option<Within>, HubError> {
        let root = self.held()?;
        root.folder(name).map_err(refused(root.called(name)))
    }

    /// Opens one of its subfolders and creates it if it does not exist.
    pub(super) fn folder_made(&self, name: &str) -> Result<Within, HubError> {
        let root = self.held()?;
        root.folder_made(name).map_err(refused(root.called(name)))
    }
}
