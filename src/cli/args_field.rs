//! The arguments of the commands for work without the screen: visits, findings, samples, reading images, cameras.

use super::args_values::{by, finding, label, room};
use crate::audit::{
    finding::Code,
    journal::{By, Label},
    uai::Uai,
};
use clap::{Args, Subcommand, ValueHint};
use jiff::civil::Date;
use std::path::PathBuf;

/// `recol sample`.
#[derive(Debug, Args)]
#[command(after_help = "\
The drawn devices are looked for (record to floor); as many others are taken as they stand and looked up (floor to record).
Reading them in a visit is all that is needed: Récol sorts them into the two directions.

Examples:
  recol sample 0921170X
  recol sample 0921170X --json")]
pub struct Sample {
    /// The college
    pub college: Uai,
    /// As one JSON object
    #[arg(long)]
    pub json: bool,
}

/// `recol visit`.
#[derive(Debug, Args)]
#[command(after_help = "\
Without anything to read it only goes there: it opens the visit and the room, and reopens a room that is closed. Payloads come one a
line; a line that is a JSON string (\"…\") may hold line breaks. Every line printed as recorded is on disk. Reading again what was
read in the same room answers \"already read\" and records nothing. `recol undo` takes the last step back.

Examples:
  recol visit 0921170X --room Réserve
  recol visit 0921170X --room Réserve --images photos/
  recol visit 0921170X --room Réserve --tick HDS-000001P --tick HDS-000002N
  recol visit 0921170X --room \"-1 Cave\" --unidentified absent --note \"ordinateur gris, écran fissuré\"
  recol visit 0921170X --room Réserve --close
  scanner | recol visit 0921170X --room CDI --payloads - --by wedge --json --close")]
pub struct VisitArgs {
    /// The college
    pub college: Uai,
    /// The room
    #[arg(long, value_name = "NAME", value_parser = room, allow_hyphen_values = true)]
    pub room: Option<String>,
    /// Read the tags in the images of a folder, or in one image
    #[arg(long, value_name = "PATH", value_hint = ValueHint::AnyPath)]
    pub images: Option<PathBuf>,
    /// Read payloads from a file, or with - from standard input
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath, conflicts_with = "images")]
    pub payloads: Option<PathBuf>,
    /// How the payloads were read
    #[arg(long, default_value = "typed", value_parser = by, value_name = "typed|wedge|serial|list")]
    pub by: By,
    /// Tick this device off the list, by its tag as the inventory writes it (repeatable)
    #[arg(long, value_name = "TAG")]
    pub tick: Vec<String>,
    /// A device is there without a readable label, and nothing tells which one: its label is unreadable or absent
    #[arg(long, value_name = "absent|unreadable", value_parser = label)]
    pub unidentified: Option<Label>,
    /// What that device looks like
    #[arg(long, value_name = "TEXT", requires = "unidentified", allow_hyphen_values = true)]
    pub note: Option<String>,
    /// Reopen the visit if it is closed; without it nothing is read there
    #[arg(long)]
    pub reopen: bool,
    /// Close the room when done; without a room, the visit, with what others opened since it was closed
    #[arg(long)]
    pub close: bool,
    /// One JSON object a line
    #[arg(long)]
    pub json: bool,
}

/// `recol find`.
#[derive(Debug, Args)]
#[command(after_help = "\
Each word must fit somewhere: a part of a tag, of a serial or a model, of a room, a college, a commune. What is found is told with
where it belongs and who read it last; of a single device also what the other campaigns say, and its history over the revisions.
The exit code is 1 if nothing fits.

Examples:
  recol find HDS-0000042
  recol find F24 antony
  recol find réserve fontaine --json")]
pub struct Find {
    /// Parts of what is looked for
    #[arg(required = true, value_name = "WORD")]
    pub words: Vec<String>,
    /// The most things that are listed
    #[arg(long, value_name = "NUMBER", default_value_t = 50, value_parser = clap::value_parser!(u16).range(1..))]
    pub most: u16,
    /// One JSON object a line
    #[arg(long)]
    pub json: bool,
}

/// `recol findings`.
#[derive(Debug, Args)]
pub struct Findings {
    /// Only this college
    #[arg(long, value_name = "UAI")]
    pub college: Option<Uai>,
    /// Only this finding (repeatable), by its code, as missing
    #[arg(long, value_name = "CODE", value_parser = finding)]
    pub finding: Vec<Code>,
    /// What is in order too, not only discrepancies
    #[arg(long)]
    pub all: bool,
    /// The date of evaluation [default: today]
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub date: Option<Date>,
    /// One JSON object a line
    #[arg(long)]
    pub json: bool,
}

/// `recol read`.
#[derive(Debug, Args)]
pub struct Read {
    /// Images, or folders of them
    #[arg(required = true, value_name = "IMAGE", value_hint = ValueHint::AnyPath)]
    pub images: Vec<PathBuf>,
    /// One JSON object a line
    #[arg(long)]
    pub json: bool,
}

/// `recol camera`.
#[derive(Debug, Subcommand)]
pub enum Camera {
    /// List the cameras: name, node, formats that are read, and which one the terminal program takes
    #[command(after_help = "\
Every camera is opened for a moment to ask for its formats; one that may not be opened is listed with the reason.

Examples:
  recol camera list
  recol camera list --json")]
    List {
        /// One JSON object a line
        #[arg(long)]
        json: bool,
    },
    /// Open a camera as the terminal program does, watch it for some seconds, and tell how it does
    #[command(after_help = "\
Hold a tag before the camera meanwhile: how often it was read is told too. Nothing is recorded. Exit code 5 when the
camera refuses.

Examples:
  recol camera probe
  recol camera probe --camera C920 --seconds 10
  recol camera probe --camera /dev/video2 --json")]
    Probe {
        /// Its number, its node or a part of its name [default: the one that the terminal program takes]
        #[arg(long, value_name = "NAME|NUMBER")]
        camera: Option<String>,
        /// How long it is watched
        #[arg(long, value_name = "N", default_value_t = 3, value_parser = clap::value_parser!(u64).range(1..=600))]
        seconds: u64,
        /// As JSON
        #[arg(long)]
        json: bool,
    },
}
