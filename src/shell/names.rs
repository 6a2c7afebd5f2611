//! Names that the store knows, for the completions of a shell.

use super::clock;
use crate::{
    audit::{text::is_treacherous, uai::Uai},
    io::store::{Store, StoreError},
};
use std::path::Path;

/// What is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Known {
    /// The colleges: UAI, and name with commune.
    Colleges,
    /// Their communes.
    Communes,
    /// The codes of programmes.
    Programmes,
    /// The rooms of a college; of no college there are none.
    Rooms(Option<Uai>),
    /// The names of campaigns.
    Campaigns,
}

/// Returns names with what they mean, sorted. A store that cannot be read knows none, and a name that a terminal would obey is left
/// out: the shell types it.
#[must_use]
pub fn known_names(folder: &Path, what: Known) -> Vec<(String, String)> {
    let mut names = read(folder, what).unwrap_or_default();
    names.retain(|(name, _)| !name.is_empty() && !name.chars().any(is_treacherous));
    names.sort();
    names.dedup();
    names
}

fn read(folder: &Path, what: Known) -> Result<Vec<(String, String)>, StoreError> {
    let store = Store::open_read_only(folder)?;
    let newest = store.newest_revision()?;
    let alone = |name: String| (name, String::new());
    Ok(match what {
        Known::Colleges => {
            let told = |commune: &str, name: &str| format!("{name} ({commune})");
            store.colleges(newest)?.into_iter().map(|c| (c.uai.to_string(), told(&c.commune, &c.name))).collect()
        }
        Known::Communes => store.colleges(newest)?.into_iter().map(|c| alone(c.commune.to_string())).collect(),
        Known::Programmes => store.programmes(newest)?.into_iter().map(|p| alone(p.code.to_string())).collect(),
        Known::Rooms(Some(college)) => store.rooms(college, newest)?.into_iter().map(alone).collect(),
        Known::Rooms(None) => Vec::new(),
        Known::Campaigns => {
            let now = clock::now();
            let names =
                store.campaigns()?.into_iter().filter(|line| line.entries > 0).map(|line| store.ruling(line.campaign, now));
            let names = names.collect::<Result<Vec<_>, _>>()?;
            names.iter().filter_map(|ledger| Some(alone(ledger.campaign()?.name.to_string()))).collect()
        }
    })
}
