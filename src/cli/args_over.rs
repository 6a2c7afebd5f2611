//! The arguments of every command that writes a file that a person names.

use clap::Args;

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
