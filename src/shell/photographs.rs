//! Photographs for notes: made of a picture file or of what the camera sees, and on disk before an entry names them.

use super::{apart::apart, complete, places, session::Session, translate};
use crate::{
    audit::journal::{Fact, StillId},
    io::{
        album::{self, Album, Photograph},
        camera::{CameraError, Coloured, Sight},
        store::Store,
    },
    job::{Doing, Failure, FailureKind, Given, Hint, Kept, StillFault, is_path},
};
use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
};

/// What a text given as a photograph means: if it is the path of a picture, that is kept beside the store in this folder; any
/// other text that does not look like a path is a reference.
///
/// # Errors
/// [`Hint::NameAPicture`] for what looks like the path of a picture and is none; a picture that is damaged, too large or may not
/// be read, and every refusal of the disk: nothing is kept then.
pub fn photograph_given(folder: &Path, text: &str) -> Result<Given, Failure> {
    let text = text.trim();
    let path = complete::expanded(text, places::home().as_deref());
    // A file of the store is never opened outside it.
    apart(Doing::ReadImage, folder, &path)?;
    let photograph = match album::from_file(&path) {
        Ok(photograph) => photograph,
        // Mistyped, or of a kind that cannot be read: a folder of this machine is never taken for words.
        Err(fault @ (StillFault::Missing | StillFault::NotAPicture)) if is_path(text) => {
            return Err(Failure { hint: Hint::NameAPicture, ..translate::camera(&CameraError::Still { path, fault }) });
        }
        Err(StillFault::Missing | StillFault::NotAPicture) => return Ok(Given::Reference(text.into())),
        // Words that are no path at all: too long, or with letters that no name has.
        Err(StillFault::Io(_)) if !is_path(text) && std::fs::metadata(&path).is_err() => {
            return Ok(Given::Reference(text.into()));
        }
        Err(fault) => return Err(translate::camera(&CameraError::Still { path, fault })),
    };
    let name = path.file_name().map(|name| name.to_string_lossy().as_ref().into());
    Ok(Given::Kept(Kept { name, ..kept(folder, &photograph)? }))
}

/// Keeps what the camera sees beside the store in this folder.
pub(super) fn photograph_taken(folder: &Path, seen: &Sight) -> Result<Kept, Failure> {
    let faulty = |fault| translate::camera(&CameraError::Still { path: PathBuf::new(), fault });
    let coloured = match seen.coloured() {
        Some(Coloured::Rgb { width, height, bytes }) => album::from_rgb(width, height, bytes).ok(),
        Some(Coloured::Jpeg(bytes)) => album::from_jpeg(&bytes).ok(),
        None => None,
    };
    // Its luma is there in any case: codes were read in it.
    let photograph = coloured.map_or_else(|| album::from_frame(&seen.luma), Ok);
    kept(folder, &photograph.map_err(faulty)?)
}

fn kept(folder: &Path, photograph: &Photograph) -> Result<Kept, Failure> {
    let still = Album::beside(folder).keep(photograph).map_err(|error| translate::album(Doing::Record, &error))?;
    Ok(Kept { still, bytes: photograph.bytes().len() as u64, name: None })
}

/// The photographs that the entries of a store name, and those of them that are not here, or not as they were kept.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Photographs {
    /// How many are named.
    pub named: usize,
    /// Those without a file here.
    pub missing: BTreeSet<StillId>,
    /// Those of the missing that this station took and that no hub has acknowledged: nobody else is known to have them.
    pub lost: BTreeSet<StillId>,
    /// Whether there is a hub that may bring what is missing.
    pub has_hub: bool,
    /// Those whose file is not what it was, or cannot be read, with the cause.
    pub damaged: Vec<(StillId, String)>,
}

/// Checks the photographs that the entries of a store name: every one that this station took, and those of the colleges that it is
/// handed.
///
/// # Errors
/// Every case of the store.
pub fn photographs(store: &Store) -> Result<Photographs, Failure> {
    let said = |error| translate::store(Doing::Verify, &error);
    let pin = store.pin().map_err(said)?;
    let has_hub = pin.is_some();
    let scope = pin.map(|pin| pin.scope).unwrap_or_default();
    let stills = store.stills().map_err(said)?;
    let own: BTreeSet<StillId> = stills.iter().filter(|named| named.own).map(|named| named.still).collect();
    let named = stills.into_iter().filter(|named| named.own || scope.holds(Some(named.college)));
    let named: BTreeSet<StillId> = named.map(|named| named.still).collect();
    let delivered = store.delivered().map_err(said)?;
    let album = Album::beside(folder_of(store));
    let mut found = Photographs { named: named.len(), has_hub, ..Photographs::default() };
    for still in named {
        match album.read(still) {
            Ok(Some(_)) => {}
            Ok(None) => {
                found.missing.insert(still);
                if own.contains(&still) && !delivered.contains(&still) {
                    found.lost.insert(still);
                }
            }
            Err(error) => found.damaged.push((still, error.to_string())),
        }
    }
    Ok(found)
}

/// The folder of a store.
fn folder_of(store: &Store) -> &Path {
    store.path().parent().unwrap_or(Path::new("."))
}

impl Session {
    /// The folder of the store.
    #[must_use]
    pub fn folder(&self) -> &Path {
        folder_of(self.store())
    }

    /// Checks that the photographs which facts name are on disk: an entry never names one that is not.
    pub(super) fn holds_photographs(&self, facts: &[Fact]) -> Result<(), Failure> {
        for (still, _) in facts.iter().filter_map(Fact::still) {
            let album = self.album();
            if album.read(still).map_err(|error| translate::album(Doing::Record, &error))?.is_none() {
                let path = album.path_of(still);
                return Err(Failure::about_path(FailureKind::Outside, Doing::Record, path, "", Hint::TakeAgain));
            }
        }
        Ok(())
    }

    /// The photographs beside the store.
    #[must_use]
    pub fn album(&self) -> Album {
        Album::beside(self.folder())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::audit::journal::{About, Noted};
    use crate::vision::Gray;

    #[test]
    fn an_entry_never_names_a_photograph_that_is_not_on_disk() {
        let folder = tempfile::tempdir().unwrap();
        let mut session = super::super::demo::store(folder.path(), "poste 1", "a", "Campagne").unwrap();
        let college = session.inventory(session.newest_revision().unwrap()).unwrap().rows().colleges[0].uai;
        let about = About::Device("12".into());
        let note =
            |still| Noted { college, about: about.clone(), condition: None, lacks: vec![], note: None, photo: None, still };
        let named = |still| vec![Fact::Noted(note(Some(still)))];
        let refused = session.append(named(StillId([7; 32]))).unwrap_err();
        assert_eq!((refused.doing, refused.hint), (Doing::Record, Hint::TakeAgain));
        let frame = Sight::from(Gray::new(64, 48, vec![80; 64 * 48]).unwrap());
        let kept = photograph_taken(session.folder(), &frame).unwrap();
        assert!(session.store().stills().unwrap().is_empty(), "a kill here leaves a file that nobody names");
        session.append(named(kept.still)).unwrap();
        let found: Vec<StillId> = session.store().stills().unwrap().into_iter().map(|named| named.still).collect();
        assert_eq!(found, [kept.still]);
        std::fs::write(session.album().path_of(kept.still), b"spoilt").unwrap();
        assert_eq!(session.append(named(kept.still)).unwrap_err().hint, Hint::DamagedPhotograph);
        let told = photographs(session.store()).unwrap();
        assert_eq!((told.named, told.missing.len(), told.damaged.len()), (1, 0, 1));
    }
}
