//! The arguments of `recol give-back` and `recol push`.

use super::args_over::Over;
use crate::{audit::inventory::CustodyKind, io::pull::System};
use clap::{Args, Subcommand, ValueEnum, ValueHint};
use jiff::civil::Date;
use std::path::PathBuf;

/// The software of an inventory.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum SystemName {
    /// Snipe-IT: its importer, with "update existing"
    SnipeIt,
    /// GLPI: the plugin for the injection of files, with a model of these columns
    Glpi,
}

impl From<SystemName> for System {
    fn from(name: SystemName) -> Self {
        match name {
            SystemName::SnipeIt => Self::SnipeIt,
            SystemName::Glpi => Self::Glpi,
        }
    }
}

/// `recol give-back`.
#[derive(Debug, Args)]
#[command(after_help = "\
One row for each device about which something was decided: its tag, and what is to change of its place, status and serial
number. What stays as it is, is left empty. Decisions that contradict each other, or that the newest inventory contradicts, are
held back and named; what was carried out already is left out. Names of places and statuses come from the mappings by which
lists were imported; those that none has are in Récol's words and are named, because an importer may create what it does not know.

Examples:
  recol give-back snipe-it -o back.csv
  recol give-back snipe-it --status \"lost=Lost/Stolen\" --status \"stored=Ready to Deploy\" -o back.csv
  recol give-back glpi -o retour.csv")]
pub struct GiveBack {
    /// For which software
    #[arg(value_enum)]
    pub system: SystemName,
    /// What a situation is called there (repeatable): stored, lost
    #[arg(long, value_name = "CUSTODY=NAME", value_parser = super::args_values::status)]
    pub status: Vec<(CustodyKind, String)>,
    /// The date of evaluation [default: today]
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub date: Option<Date>,
    /// The file
    #[arg(long, short, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub output: PathBuf,
    /// How the file is written.
    #[command(flatten)]
    pub over: Over,
    /// As JSON, one object a line
    #[arg(long)]
    pub json: bool,
}

/// `recol push`.
#[derive(Debug, Subcommand)]
pub enum Push {
    /// To a Snipe-IT: changes that were decided, and an audit for each decision and each device that was read
    #[command(after_help = "\
Without --yes it only shows what would be written: old and new. Places and statuses are called there as the devices that both
know tell; --status names a status that no device has. Each audit has a mark in its note, so that nothing is written twice: after
a cut connection the same command goes on. Snipe-IT answers 120 requests a minute; 100 are sent.

The token is looked for in RECOL_PUSH_TOKEN, then in the system's keyring; else it is asked for, and the keyring holds it once
the server has taken it. It belongs to a user who may view, edit, check in and audit assets and view reports.

Examples:
  recol push snipe-it https://inventaire.example.org          what would change
  recol push snipe-it --yes
  recol push snipe-it --decisions-only --status \"lost=Lost/Stolen\" --yes")]
    SnipeIt(PushTo),
}

/// To which server, and what.
#[derive(Debug, Args)]
pub struct PushTo {
    /// The address of the server [default: the one that was pulled last]
    #[arg(value_name = "ADDRESS", value_hint = ValueHint::Url)]
    pub address: Option<String>,
    /// Write it
    #[arg(long)]
    pub yes: bool,
    /// Leave out the audits of what was only read
    #[arg(long)]
    pub decisions_only: bool,
    /// What a situation is called there (repeatable): stored, lost
    #[arg(long, value_name = "CUSTODY=NAME", value_parser = super::args_values::status)]
    pub status: Vec<(CustodyKind, String)>,
    /// The date of evaluation [default: today]
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub date: Option<Date>,
    /// Read the token from standard input
    #[arg(long)]
    pub token_stdin: bool,
    /// A file of certificates (PEM) by which the server must be signed [default: those that the system trusts]
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub ca: Option<PathBuf>,
    /// Ask a server on another machine without TLS: everybody on the way can read the token
    #[arg(long)]
    pub plain_http: bool,
    /// As JSON, one object a line
    #[arg(long)]
    pub json: bool,
}
