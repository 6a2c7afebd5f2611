//! `recol --version`: the version, and with `--verbose` what the program is built of.

use super::{
    exit::{Exit, Stop},
    out,
};
use crate::io::store;

/// Prints the version; `verbose`: also commit, target, profile and SQLite's version, one a line.
pub(super) fn run(verbose: bool) -> Result<Exit, Stop> {
    out::line(concat!("recol ", env!("CARGO_PKG_VERSION")))?;
    if verbose {
        out::line(concat!("commit: ", env!("RECOL_COMMIT")))?;
        out::line(concat!("target: ", env!("RECOL_TARGET")))?;
        out::line(concat!("profile: ", env!("RECOL_PROFILE")))?;
        out::line(format!("sqlite: {}", store::sqlite_version()))?;
    }
    Ok(Exit::Done)
}
