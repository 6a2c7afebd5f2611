//! The seeds, built into the program, imported the way the office's files are.

use crate::{
    audit::inventory::MergeMode,
    io::import::FullNames,
    job::Failure,
    job::Opening,
    shell::{ImportOrder, ImportSource, Session},
};
use std::{ops::ControlFlow, path::Path};

/// The files of `seeds/`, as they stand in the source tree. The office's names of programmes are none of them: what is built
/// in lies on every machine.
const FILES: [(&str, &[u8]); 3] = [
    ("colleges.csv", include_bytes!("../../../seeds/colleges.csv")),
    ("programmes.csv", include_bytes!("../../../seeds/programmes.csv")),
    ("devices.csv", include_bytes!("../../../seeds/devices.csv")),
];

/// A new store in a folder with the seeds imported and a campaign open over all colleges.
///
/// # Errors
/// Every refusal of the store.
pub fn store(folder: &Path, station: &str, author: &str, campaign: &str) -> Result<Session, Failure> {
    let mut session = Session::open(folder, station, author)?;
    let sources = FILES.map(|(name, bytes)| ImportSource { name: name.to_owned(), bytes: bytes.to_vec() });
    let order = ImportOrder { sources: sources.into(), mode: MergeMode::Upsert, names: FullNames::Dropped, prefixes: None };
    session.import(&order, &mut |_| ControlFlow::Continue(()))?;
    session.open_campaign(campaign, Opening::default())?;
    Ok(session)
}
