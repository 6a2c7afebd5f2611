//! The arguments of `recol report` and `recol papers`.

use super::{
    args_over::{Over, Seal},
    args_values::room,
};
use crate::audit::uai::Uai;
use clap::{Args, ValueHint};
use jiff::civil::Date;
use std::path::PathBuf;

/// `recol report`.
#[derive(Debug, Args)]
#[command(after_help = "\
The report is PDF/A-2a and PDF/UA-1: it can be kept, and read aloud by a program. It carries the data that it follows from;
`recol verify` makes it again from the journal and tells whether it is the same to the byte.

Examples:
  recol report 0921170X -o pv-0921170X.pdf       the procès-verbal of a college, with its annexes
  recol report -o recap.pdf                      the recapitulation of the campaign
  recol report -o campagne.html                  the same as one page for the screen: map, filters, every discrepancy
  recol report --all -o papiers/                 one for each college that was visited, and the recapitulation
  recol report 0921170X --no-photographs -o pv-0921170X.pdf
  recol report 0921170X --blank --room Réserve -o feuille.pdf
  recol verify pv-0921170X.pdf
  recol report 0921170X --seal -o pv-0921170X.pdf.age      for mail; recol verify opens it, and so does the program age")]
pub struct Report {
    /// The college; without one, the recapitulation of the whole campaign
    pub college: Option<Uai>,
    /// One report for each college that was visited, and the recapitulation, into the folder that -o names
    #[arg(long, conflicts_with_all = ["college", "blank"])]
    pub all: bool,
    /// Print the count sheet: what is expected in each room, with boxes to tick by hand
    #[arg(long, requires = "college")]
    pub blank: bool,
    /// Only this room (repeatable)
    #[arg(long, value_name = "NAME", requires = "blank", value_parser = room, allow_hyphen_values = true)]
    pub room: Vec<String>,
    /// Leave the photographs of the notes out: the annex names them by their digest alone
    #[arg(long, conflicts_with = "blank")]
    pub no_photographs: bool,
    /// The date of evaluation [default: today]
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub date: Option<Date>,
    /// Report even where the journal was altered outside Récol
    #[arg(long)]
    pub broken: bool,
    /// The file, .pdf, or .html for the whole campaign; - for standard output; with --all the folder
    #[arg(long, short, value_name = "FILE", value_hint = ValueHint::AnyPath)]
    pub output: PathBuf,
    /// How the file is written.
    #[command(flatten)]
    pub over: Over,
    /// Whether it is sealed.
    #[command(flatten)]
    pub seal: Seal,
    /// As JSON, one object a line
    #[arg(long)]
    pub json: bool,
}

/// `recol handover`.
#[derive(Debug, Args)]
#[command(after_help = "\
Each archive holds the report to sign (PDF), every finding of the college as workbook and as CSV, and the series of the journal
that tell of it, signed by their stations: what they say of other colleges is left out, and the chain still proves that
nothing is missing. SHA256SUMS has the digests: sha256sum --check SHA256SUMS.

Examples:
  recol handover -o remise/                      every college that was visited
  recol handover 0921170X -o remise/
  recol handover --seal -o remise/                         for mail: recol-0921170X-….zip.age
  recol handover --seal --passphrase-file phrase.txt -o remise/
A sealed archive is opened by the program age: age --decrypt -o remise.zip recol-0921170X-….zip.age")]
pub struct Handover {
    /// The colleges [default: every college that was visited]
    #[arg(value_name = "UAI")]
    pub colleges: Vec<Uai>,
    /// The date of evaluation [default: today]
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub date: Option<Date>,
    /// Hand over even where the journal was altered outside Récol
    #[arg(long)]
    pub broken: bool,
    /// The folder; it is made where it is missing
    #[arg(long, short, value_name = "DIR", value_hint = ValueHint::DirPath)]
    pub output: PathBuf,
    /// How the files are written.
    #[command(flatten)]
    pub over: Over,
    /// Whether it is sealed.
    #[command(flatten)]
    pub seal: Seal,
    /// As JSON, one object a line
    #[arg(long)]
    pub json: bool,
}

/// `recol papers`.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  recol papers
  recol papers --json")]
pub struct Papers {
    /// One JSON object a line
    #[arg(long)]
    pub json: bool,
}
