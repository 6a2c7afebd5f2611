//! The arguments of the commands for work without the screen: visits, findings, samples, reading images, cameras.

use super::args_values::{by, finding};
use crate::audit::{finding::Code, journal::By, uai::Uai};
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
Payloads come one a line; a line that is a JSON string (\"…\") may hold line breaks. Every line printed as recorded is on
disk. Reading again what was read in the same room answers \"already read\" and records nothing.

Examples:
  recol visit 0921170X --room Réserve --images photos/
  scanner | recol visit 0921170X --room CDI --payloads - --by wedge --json --close")]
pub struct VisitArgs {
    /// The college
    pub college: Uai,
    /// The room
    #[arg(long, value_name = "NAME")]
    pub room: Option<String>,
    /// Read the tags in the images of a folder, or in one image
    #[arg(long, value_name = "PATH", value_hint = ValueHint::AnyPath, required_unless_present_any = ["payloads", "close"])]
    pub images: Option<PathBuf>,
    /// Read payloads from a file, or with - from standard input
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath, conflicts_with = "images")]
    pub payloads: Option<PathBuf>,
    /// How the payloads were read
    #[arg(long, default_value = "typed", value_parser = by, value_name = "typed|wedge|serial|list")]
    pub by: By,
    /// Reopen the visit if it is closed; without it nothing is read there
    #[arg(long)]
    pub reopen: bool,
    /// Close the room when done; without a room, the visit
    #[arg(long)]
    pub close: bool,
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
