//! Where the user's files are, as the platform has it.
//!
//! On Windows the settings are in the roaming part of the profile, and the store is not: a roaming profile is copied from computer
//! to computer, and two copies of a store write to one series. Earlier versions had it there; a store that is there is used.

use crate::io::store::FILE_NAME;
use etcetera::BaseStrategy;
use std::path::{Path, PathBuf};

/// What our folders are called.
const NAME: &str = "recol";

/// The user's data folder for Récol: that of the local profile on Windows, unless only the roaming one has a store; `.recol`
/// here where there is no home.
#[must_use]
pub fn data_dir() -> PathBuf {
    let Ok(dirs) = etcetera::choose_base_strategy() else { return PathBuf::from(".recol") };
    let data = dirs.data_dir().join(NAME);
    if cfg!(windows) { chosen(local(&dirs), data, has_store) } else { data }
}

/// The user's configuration folder for Récol; `.recol` here where there is no home.
pub(super) fn config_dir() -> PathBuf {
    etcetera::choose_base_strategy().map_or_else(|_| PathBuf::from(".recol"), |dirs| dirs.config_dir().join(NAME))
}

/// The user's home, which a typed `~` means.
pub(super) fn home() -> Option<PathBuf> {
    etcetera::home_dir().ok()
}

/// Where a store belongs that lies in the roaming part of a Windows profile; `None` for one that lies well.
#[must_use]
pub fn roams(data_dir: &Path) -> Option<PathBuf> {
    let dirs = etcetera::choose_base_strategy().ok().filter(|_| cfg!(windows))?;
    misplaced(data_dir, &dirs.data_dir(), local(&dirs), has_store)
}

/// The local part of a Windows profile: what etcetera calls the place of caches.
fn local(dirs: &impl BaseStrategy) -> PathBuf {
    dirs.cache_dir().join(NAME)
}

fn has_store(folder: &Path) -> bool {
    folder.join(FILE_NAME).exists()
}

fn chosen(local: PathBuf, roaming: PathBuf, has_store: impl Fn(&Path) -> bool) -> PathBuf {
    if has_store(&roaming) && !has_store(&local) { roaming } else { local }
}

fn misplaced(data_dir: &Path, roaming: &Path, local: PathBuf, has_store: impl Fn(&Path) -> bool) -> Option<PathBuf> {
    (data_dir.starts_with(roaming) && has_store(data_dir)).then_some(local)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_store_is_found_where_it_was_and_a_new_one_does_not_roam() {
        let (local, roaming) = (PathBuf::from("/Local/recol"), PathBuf::from("/Roaming/recol"));
        for (here, there, place) in [(false, false, &local), (true, false, &local), (false, true, &roaming), (true, true, &local)]
        {
            let has = |folder: &Path| if folder == local { here } else { there };
            assert_eq!(&chosen(local.clone(), roaming.clone(), has), place, "local {here}, roaming {there}");
        }
        let told = |data_dir: &str, has: bool| misplaced(Path::new(data_dir), Path::new("/Roaming"), local.clone(), |_| has);
        assert_eq!(told("/Roaming/recol", true), Some(local.clone()));
        assert_eq!(told("/Roaming/autre/recol", true), Some(local.clone()));
        assert_eq!(
            (told("/Roaming/recol", false), told("/Local/recol", true), told("/Roaming2/recol", true)),
            (None, None, None)
        );
    }
}
