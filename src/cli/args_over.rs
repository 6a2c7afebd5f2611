//! The options of every command that writes a file, and of those that seal or open one.

use clap::{Args, ValueHint};
use std::path::PathBuf;

/// How a file that is named for an output is written.
#[derive(Clone, Copy, Debug, Default, Args)]
pub struct Over {
    /// Replace a file that is no earlier export; never Récol's own files, or one in a hub
    #[arg(long)]
    pub force: bool,
    /// Let others read the new file, as far as the system's mask allows [default: its owner alone]
    #[arg(long)]
    pub shared: bool,
}

/// Whether a paper is sealed, and to what.
#[derive(Clone, Debug, Default, Args)]
pub struct Seal {
    /// Seal the file to a passphrase, for mail: an age file, with .age behind its name. The passphrase is asked for twice, or
    /// RECOL_PASSPHRASE has it
    #[arg(long)]
    pub seal: bool,
    /// The passphrase: the first line of this file
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath, requires = "seal")]
    pub passphrase_file: Option<PathBuf>,
}
