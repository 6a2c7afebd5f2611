//! The folder of a hub, and those in it.

use super::files::refused;
use crate::io::{hub::HubError, within::Within};
use std::{
    io,
    path::{Path, PathBuf},
};

/// A hub in a folder.
#[derive(Clone, Debug)]
pub struct FolderHub {
    pub(super) root: PathBuf,
}

impl FolderHub {
    /// The hub in a folder; whether there is one shows when it is met.
    #[must_use]
    pub fn at(root: &Path) -> Self {
        Self { root: root.to_owned() }
    }

    /// The folder.
    #[must_use]
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// The hub's folder, which may be reached over links; what is in it is not.
    pub(super) fn held(&self) -> Result<Within, HubError> {
        Within::at(&self.root).map_err(|error| match error.kind() {
            io::ErrorKind::NotFound => HubError::NoHub(self.root.display().to_string()),
            _ => HubError::io(&self.root)(error),
        })
    }

    /// One of its folders; `None` where there is none yet.
    pub(super) fn folder(&self, name: &str) -> Result<Option<Within>, HubError> {
        let root = self.held()?;
        root.folder(name).map_err(refused(root.called(name)))
    }

    /// The same, made where there is none.
    pub(super) fn folder_made(&self, name: &str) -> Result<Within, HubError> {
        let root = self.held()?;
        root.folder_made(name).map_err(refused(root.called(name)))
    }
}
