//! The arguments of the commands for labels and new tags.

use super::{
    args_over::Over,
    args_values::{offset, size},
};
use crate::{audit::uai::Uai, job::Symbology};
use clap::{ArgGroup, Args, Subcommand, ValueEnum, ValueHint};
use std::path::PathBuf;

/// `recol labels`.
#[derive(Debug, Args)]
#[command(
    group(ArgGroup::new("which").required(true).multiple(true).args(["tags", "list", "college", "decided", "all", "calibration"])),
    after_help = "\
Each label has a QR code with its quiet zone, the tag, the college, and one free line. It never shows the programme. With
--symbology data-matrix the code is a Data Matrix: its modules are nearly twice as large on a label 10 mm high, every scanner of 2D
codes reads it, and Récol's own camera does not read it yet.

Stocks: L7160 (21 labels on A4), L7159 (24), L7163 (14), L7651 (65), L6011 (27), L6009 (48), L6008 and L4731 (189), L4732 (80),
8658 (189). Any other by its measures in millimetres: label,columns x rows,left,top,distance, then the sheet if it is not A4:
  --stock 63.5x38.1,3x7,7.2,15.1,66.0x38.1

A printer is often off by half a millimetre: print the page to align by first, at 100 %, and give what it is off as --offset.

Examples:
  recol labels --calibration --stock L7651 -o calage.pdf
  recol labels --college 0921170X --stock L7160 -o etiquettes.pdf
  recol labels --decided --start 12 -o a-coller.pdf
  recol labels --all --filter ipad --line \"Propriété du Département\" -o ipad.pdf
  recol labels HDS-000001P --format zpl --size 57x32 --dpi 203 -o - | nc printer.example.org 9100
  recol labels HDS-000001P --format png -o etiquette.png"
)]
pub struct Labels {
    /// Tags, as the inventory writes them
    #[arg(value_name = "TAG")]
    pub tags: Vec<String>,
    /// Tags from a file too, one a line; - for standard input
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub list: Option<PathBuf>,
    /// The devices that are recorded in this college; with --decided, only decisions there
    #[arg(long, value_name = "UAI", conflicts_with_all = ["tags", "list"])]
    pub college: Option<Uai>,
    /// What the campaign decided to label: to print the tag again, or to register as new
    #[arg(long, conflicts_with_all = ["tags", "list", "all"])]
    pub decided: bool,
    /// Every device of the inventory
    #[arg(long, conflicts_with_all = ["tags", "list"])]
    pub all: bool,
    /// Of these devices only those with this text in tag, serial, model, kind, owner or room
    #[arg(long, value_name = "TEXT", conflicts_with_all = ["tags", "list", "decided"])]
    pub filter: Option<String>,
    /// No labels but a page to align the printer by: the outlines of the stock
    #[arg(long, conflicts_with_all = ["tags", "list", "college", "decided", "all", "filter"])]
    pub calibration: bool,
    /// The form of the file
    #[arg(long, value_enum, default_value = "pdf")]
    pub format: LabelFormat,
    /// How the sheets are made.
    #[command(flatten)]
    pub sheet: SheetArgs,
    /// Width and height of a single label (zpl, png) in millimetres [default: that of the stock]
    #[arg(long, value_name = "WIDTHxHEIGHT", value_parser = size)]
    pub size: Option<(u32, u32)>,
    /// Dots an inch of the printer (zpl) or of the picture (png) [default: 300]
    #[arg(long, value_name = "203|300|600")]
    pub dpi: Option<u16>,
    /// The file; - for standard output
    #[arg(long, short, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub output: PathBuf,
    /// How the file is written.
    #[command(flatten)]
    pub over: Over,
    /// As JSON, one object a line
    #[arg(long)]
    pub json: bool,
}

/// How sheets of labels are made.
#[derive(Clone, Debug, Args)]
pub struct SheetArgs {
    /// The stock: its number, or its measures
    #[arg(long, value_name = "STOCK", default_value = STOCK)]
    pub stock: String,
    /// What the printer is off, in millimetres with one decimal: to the right and down
    #[arg(long, value_name = "X,Y", value_parser = offset, default_value = "0,0", allow_hyphen_values = true)]
    pub offset: (i32, i32),
    /// The first free label of the first sheet, counted from 1, row by row
    #[arg(long, value_name = "N", default_value = "1")]
    pub start: usize,
    /// Marks for cutting at the sides of the sheet
    #[arg(long)]
    pub cut_marks: bool,
    /// A line that stands on every label
    #[arg(long, value_name = "TEXT", default_value = "")]
    pub line: String,
    /// The code on the labels
    #[arg(long, value_enum, default_value = "qr")]
    pub symbology: SymbologyName,
}

/// The code on labels.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum SymbologyName {
    /// QR, which Récol's own camera reads
    Qr,
    /// Data Matrix (ECC 200), of fewer and larger modules; for scanners alone
    DataMatrix,
}

impl From<SymbologyName> for Symbology {
    fn from(name: SymbologyName) -> Self {
        match name {
            SymbologyName::Qr => Self::Qr,
            SymbologyName::DataMatrix => Self::DataMatrix,
        }
    }
}

impl SheetArgs {
    /// Whether something is said of where labels lie on a sheet.
    pub(super) fn places(&self) -> bool {
        self.offset != (0, 0) || self.start != 1 || self.cut_marks
    }

    /// Whether anything is said of sheets at all.
    pub(super) fn is_said(&self) -> bool {
        self.places() || self.stock != STOCK || !self.line.is_empty() || self.symbology != SymbologyName::Qr
    }
}

/// The stock if none is named.
const STOCK: &str = "L7160";

/// The form of a file of labels.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum LabelFormat {
    /// Sheets, as PDF/A-2a and PDF/UA-1
    Pdf,
    /// Commands for printers of labels that speak ZPL II
    Zpl,
    /// A picture of one label, every module of its code in whole pixels
    Png,
}

/// The commands of `recol tags`.
#[derive(Debug, Subcommand)]
pub enum Tags {
    /// Give out new tags, with a check character each: printed one a line, and on labels at once
    Allot(Allot),
}

/// `recol tags allot`.
#[derive(Debug, Args)]
#[command(after_help = "\
A tag is given out once: none that is in the inventory, was in it, was read in a campaign, or was given out before. It is recorded
before it is printed: in the office's part of the journal where there is a hub, otherwise in the current campaign. Where there
is a hub, only its office gives out tags, and the hub has to be reached. Without a hub no store knows of others: give out tags
in one place, or let chance keep them apart (the numbers begin at a random distance).

Examples:
  recol tags allot 65
  recol tags allot 65 --labels --stock L7651 -o planche.pdf")]
pub struct Allot {
    /// How many
    #[arg(value_name = "N")]
    pub count: u32,
    /// Write a sheet of labels too
    #[arg(long, requires = "output")]
    pub labels: bool,
    /// How the sheets are made.
    #[command(flatten)]
    pub sheet: SheetArgs,
    /// The file of the labels; - for standard output
    #[arg(long, short, value_name = "FILE", value_hint = ValueHint::FilePath, requires = "labels")]
    pub output: Option<PathBuf>,
    /// How the file is written.
    #[command(flatten)]
    pub over: Over,
    /// As JSON, one object a line
    #[arg(long)]
    pub json: bool,
}
