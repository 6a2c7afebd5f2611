//! The seeds: built into the program, and imported in the same way as the office's files.

use crate::{
    audit::inventory::MergeMode,
    io::import::FullNames,
    job::Failure,
    job::Opening,
    shell::{ImportOrder, ImportSource, Session},
};
use std::{ops::ControlFlow, path::Path};

/// The files of `seeds/`, as they are in the source tree. The office's file with the names of programmes is not
/// included, because everything that is built in is present on every machine.
const FILES: [(&str, &[u8]); 3] = [
    ("colleges.csv", include_bytes!("../../../seeds/colleges.csv")),
    ("programmes.csv", include_bytes!("../../../seeds/programmes.csv")),
    ("devices.csv", include_bytes!("../../../seeds/devices.csv")),
];

/// Creates a store in a folder, imports the seeds, and opens a campaign over all colleges.
///
/// # Errors
/// Every refusal of the store.
pub fn store(folder: &Path, station: &str, author: &str, campaign: &str) -> Result<Session, Failure> {
    let mut session = Session::open(folder, station, author)?;
    let sources = FILES.map(|(name, bytes)| ImportSource { name: name.to_owned(), bytes: bytes.to_vec() });
    let order = ImportOrder {
        sources: sources.into(),
        mode: MergeMode::Upsert,
        remove: None,
        names: FullNames::Dropped,
        encoding: None,
        prefixes: None,
        mapping: None,
    };
    session.import(&order, &mut |_| ControlFlow::Continue(()))?;
    session.open_campaign(campaign, Opening::default())?;
    Ok(session)
}
