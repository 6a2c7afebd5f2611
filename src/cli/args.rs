//! The commands that can be typed and their options, with help and examples.

pub use super::args_over::Over;

use super::{
    args_back::{GiveBack, Push},
    args_campaign::Campaign,
    args_desk::{Decide, Note, Step},
    args_field::{Camera, Find, Findings, Read, Sample, VisitArgs},
    args_hub::{Hub, Station, Sync},
    args_labels::{Labels, Tags},
    args_papers::{Handover, Papers, Report},
    args_pull::Pull,
};
use crate::{
    audit::{ids::ProgrammeCode, uai::Uai},
    job::{ExportFormat, Profile},
    settings::Flags,
};
use clap::{Args, Parser, Subcommand, ValueEnum, ValueHint};
use jiff::civil::Date;
use std::path::PathBuf;

const AFTER: &str = "\
Examples:
  recol demo                                     see it work, with invented devices
  recol import devices.csv colleges.csv          take in the office's inventory
  recol campaign open \"Récolement 2026\"          begin a campaign over all colleges
  recol                                          audit: dashboard, visits, findings
  recol visit 0921170X --room Réserve --images photos/
  recol export -o ecarts.csv                     the discrepancies, for Excel
  recol report 0921170X -o pv.pdf                the report that college and owner sign

JSON: --json prints one object a line, each with the version of its schema; warnings and errors on standard error are objects too.

Exit codes:
  0  done
  1  done, but something was refused or is not in order (rejected rows, unreadable images, misread tags, an altered store)
  2  the command was typed wrongly
  3  it cannot be done so (no campaign, unknown college, no such file, a file of another program)
  4  a setting is wrong
  5  the outside refused (disk, permission, camera, damaged file)
  70 an error in Récol itself

Environment: RECOL_DATA_DIR, RECOL_LANG, RECOL_AUTHOR, RECOL_STATION, RECOL_THEME, RECOL_ASCII, RECOL_PREVIEW,
RECOL_KEYS, RECOL_CONFIG, RECOL_MOUSE, RECOL_HUB, RECOL_HUB_PASSWORD,
RECOL_PULL_TOKEN, RECOL_PULL_APP_TOKEN, RECOL_PUSH_TOKEN, RECOL_PASSPHRASE, NO_COLOR. The file of settings says the same: recol config tells where it is looked for.";

/// Field audit of school devices.
///
/// Scan asset tags by webcam, scanner or keyboard and learn at once whether each device is where the inventory says.
/// Without a command, the terminal program opens.
#[derive(Debug, Parser)]
#[command(name = "recol", bin_name = "recol", version, disable_version_flag = true, after_help = AFTER, max_term_width = 110)]
pub struct Cli {
    /// Print the version; with --verbose also the commit, the system and SQLite's version
    #[arg(short = 'V', long)]
    pub version: bool,
    /// With --version: what the program is built of
    #[arg(short, long, requires = "version")]
    pub verbose: bool,
    /// What holds for every command.
    #[command(flatten)]
    pub global: Global,
    /// The command; none opens the terminal program.
    #[command(subcommand)]
    pub command: Option<Command>,
}

/// Options of every command.
#[derive(Clone, Debug, Args)]
pub struct Global {
    /// Folder of the local store [default: the user's data folder]
    #[arg(long, global = true, value_name = "DIR", value_hint = ValueHint::DirPath)]
    pub data_dir: Option<PathBuf>,
    /// Language of screens and messages [default: RECOL_LANG, else the locale, else fr]
    #[arg(long, global = true, value_parser = ["fr", "en"], value_name = "LANG")]
    pub lang: Option<String>,
    /// Short name of the auditor, written into every entry
    #[arg(long, global = true, value_name = "NAME")]
    pub author: Option<String>,
    /// Name of this station, taken when the store is made
    #[arg(long, global = true, value_name = "NAME")]
    pub station: Option<String>,
    /// Colours of the terminal program [default: RECOL_THEME, else dark]
    #[arg(long, global = true, value_parser = ["dark", "light", "contrast"], value_name = "NAME")]
    pub theme: Option<String>,
    /// Draw the signs and lines of the terminal program in ASCII
    #[arg(long, global = true)]
    pub ascii: bool,
}

impl From<Global> for Flags {
    fn from(global: Global) -> Self {
        let Global { data_dir, lang, author, station, theme, ascii } = global;
        Self { data_dir, lang, author, station, theme, ascii }
    }
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Show the whole road on invented devices: photographs of tags are read, every finding occurs
    Demo(Demo),
    /// Take an inventory in: CSV or workbook, of devices, colleges or programmes
    Import(Import),
    /// List the revisions of the inventory, or what one of them changed
    Revisions(Revisions),
    /// The outlines of communes on the map: those of Hauts-de-Seine, or of another département
    Outlines(Outlines),
    /// Take the inventory in from the server where the office keeps it: Snipe-IT or GLPI
    #[command(subcommand)]
    Pull(Pull),
    /// Open, list, close, reopen or widen a campaign; choose or move it; count a college in full; what is set aside
    #[command(subcommand)]
    Campaign(Campaign),
    /// The sample of a college: which devices are drawn, how far it is, what it allows to conclude
    Sample(Sample),
    /// Audit without a screen: one verdict a line
    Visit(VisitArgs),
    /// List the findings
    Findings(Findings),
    /// Find anything: a device by tag, serial or model, a room, a college, a commune
    Find(Find),
    /// Decide about discrepancies: of devices, or of all that a filter lets through
    Decide(Decide),
    /// Note the condition of a device, what is missing of it, a remark
    Note(Note),
    /// Take back the last step of this station: a read, a closing, a decision, a note
    #[command(after_help = "\
It is the same as Ctrl-Z on the screen: an entry that retracts another. Decisions made together are one step. The exit code is 1
if there is nothing to undo.

Examples:
  recol undo
  recol undo --json")]
    Undo(Step),
    /// Restore what was undone last, unless something was recorded since
    #[command(after_help = "\
Examples:
  recol redo")]
    Redo(Step),
    /// Write the discrepancies as CSV, a workbook or JSON
    Export(Export),
    /// The report to sign, as PDF: of a college, of the whole campaign, or the count sheet of a room
    Report(Report),
    /// One archive for each college: report, findings, its part of the journal, digests
    Handover(Handover),
    /// List the papers that were made here: what, when, where, with their digests
    Papers(Papers),
    /// Labels with QR codes: sheets in PDF, ZPL for printers of labels, a picture of one
    Labels(Labels),
    /// New tags
    #[command(subcommand)]
    Tags(Tags),
    /// Write what was decided as a file for the importer of Snipe-IT or GLPI
    GiveBack(GiveBack),
    /// Give back what was decided and read to the server where the office keeps the inventory: Snipe-IT
    #[command(subcommand)]
    Push(Push),
    /// Only decode images: path, texts, corners, milliseconds
    Read(Read),
    /// List the cameras, or measure one
    #[command(subcommand)]
    Camera(Camera),
    /// Make a hub, where stations meet (a folder, or a PostgreSQL database), and look after it
    #[command(subcommand)]
    Hub(Hub),
    /// This station, and who is known at the hub: name, key, accept, renew
    #[command(subcommand)]
    Station(Station),
    /// Bring this store and its hub to agree: what colleagues read comes, what was read here goes
    Sync(Sync),
    /// Check that nothing in the store was altered or lost: journal, inventory, keys, the form of the file
    Verify(Verify),
    /// Erase what is no longer needed: campaigns that are over, earlier revisions, references to holders
    Purge(Purge),
    /// Print the settings as they hold, and where each comes from
    Config(Config),
    /// Look at what Récol finds on this machine, and what is missing
    Doctor {
        /// As JSON, one object a line
        #[arg(long)]
        json: bool,
        /// Ring the bell for each class of verdict, and say what it means; nothing is examined
        #[arg(long, conflicts_with = "json")]
        bell: bool,
    },
    /// Print the guide: two pages, for auditors and for the office
    Guide,
    /// Print shell completions
    Completions {
        /// For which shell
        shell: clap_complete::Shell,
    },
    /// Print the manual page, with the keys of every screen
    Man,
}

/// `recol verify`.
#[derive(Debug, Args)]
#[command(after_help = "\
Whoever has the store can put an older copy of it in its place, and nothing in the copy tells so. The ends of the series,
kept elsewhere, do: a hub knows them, and `recol export --heads` writes them to a file.

Examples:
  recol verify
  recol verify --heads 2026-12-18.heads
  recol verify pv-0921170X.pdf                   whether a report is what the journal says
  recol verify pv-0921170X.pdf.age               the same of a sealed one: its passphrase is asked for, or RECOL_PASSPHRASE has it")]
pub struct Verify {
    /// A report or recapitulation that `recol report` made: hold it against the journal, instead of the whole store
    #[arg(value_name = "FILE", value_hint = ValueHint::FilePath, conflicts_with = "heads")]
    pub paper: Option<PathBuf>,
    /// Hold the store against the ends of series in this file too
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub heads: Option<PathBuf>,
    /// The passphrase of a sealed report: the first line of this file
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath, requires = "paper")]
    pub passphrase_file: Option<PathBuf>,
    /// As JSON, one object a line
    #[arg(long)]
    pub json: bool,
}

/// `recol purge`.
#[derive(Debug, Args)]
#[command(after_help = "\
Without --yes it only shows what would go. Export first what is still to be concluded: a purged campaign concludes nothing
any more. Its hashes stay, so that `recol verify` proves the chain as before; a sync does not bring its entries back. Of
earlier revisions of the inventory nothing goes that a campaign still needs. Copies, backups and the hub keep what they have.

Examples:
  recol purge                                    what would go
  recol purge --yes                              erase it
  recol purge --campaign \"Récolement 2025\" --yes
  recol purge --holders --yes")]
pub struct Purge {
    /// What was read, noted and decided in campaigns that are closed
    #[arg(long)]
    pub campaigns: bool,
    /// Only in this one (repeatable), by its name or the beginning of its identity
    #[arg(long, value_name = "CAMPAIGN")]
    pub campaign: Vec<String>,
    /// What earlier revisions of the inventory told
    #[arg(long)]
    pub revisions: bool,
    /// References to holders
    #[arg(long)]
    pub holders: bool,
    /// Erase it, for good
    #[arg(long)]
    pub yes: bool,
    /// As JSON, one object a line
    #[arg(long)]
    pub json: bool,
}

/// `recol config`.
#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true)]
pub struct Config {
    /// One JSON object a line
    #[arg(long)]
    pub json: bool,
    /// What else is printed
    #[command(subcommand)]
    pub command: Option<ConfigCommand>,
}

/// The commands of `recol config`.
#[derive(Clone, Copy, Debug, Subcommand)]
pub enum ConfigCommand {
    /// The keys that hold, in the form of the file of keys
    Keys,
}

/// `recol demo`.
#[derive(Debug, Args)]
pub struct Demo {
    /// Without a terminal: print verdicts and the summary, write the CSV
    #[arg(long)]
    pub headless: bool,
    /// Where the CSV goes [default: recol-demo.csv in a new folder, which is told]
    #[arg(long, short, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub output: Option<PathBuf>,
    /// How the file is written.
    #[command(flatten)]
    pub over: Over,
}

/// `recol import`.
#[derive(Debug, Args)]
#[command(after_help = "\
The table in each file is recognised by its headers; columns may come in any order:
  devices     tag, serial, model, kind, programme, delivery, owner, custody, holder, due, college, room, source_id, uuid
  colleges    uai, name, commune, commune_code, priority
  programmes  code, allotted, name

A bad row is rejected with its line, column and reason; the others are imported. Devices that a file does not
name stay as they are, unless --replace says that it is the whole inventory. A device whose row was rejected
stays as it is then too; if many would go, --remove has to say how many.

An empty cell says nothing about what every device has: serial, model, kind, custody with its day of return, numbers.
What is recorded of it stays. An empty room, college, programme, delivery or owner is taken away; --dry-run shows it.
A new tag that looks like a recorded one is rejected, unless the serials show whether it is the same device. Rows that
contradict each other, in one file or in several, are all rejected.

A list that another program wrote is imported by a mapping: what its columns and words mean. --propose writes one for
GLPI, Snipe-IT, Homebox, Shelf, Ralph, Jamf, Google Admin, Intune, Autopilot, AssetTiger and any other; --map imports by it.

Examples:
  recol import colleges.csv programmes.csv devices.csv
  recol import glpi.csv --propose glpi.toml
  recol import glpi.csv --map glpi.toml
  recol import --replace --prefix HDS- parc-complet.csv")]
pub struct Import {
    /// The files
    #[arg(required = true, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub files: Vec<PathBuf>,
    /// The files are the whole table: what they do not name is gone
    #[arg(long)]
    pub replace: bool,
    /// How many records --replace is meant to remove: needed for more than 5 % of a table, for more than 50, and for
    /// an empty file
    #[arg(long, value_name = "N", requires = "replace")]
    pub remove: Option<usize>,
    /// A prefix that labels may carry and the inventory may not (repeatable; replaces those known)
    #[arg(long, value_name = "TEXT")]
    pub prefix: Vec<String>,
    /// At the office: keep the full names of programmes and the references to holders; without it, no holder stays
    /// in the store, not those of earlier imports either
    #[arg(long)]
    pub office: bool,
    /// The encoding of the files [default: detected]
    #[arg(long, value_name = "NAME")]
    pub encoding: Option<EncodingName>,
    /// Write to this file what the columns and words of FILE seem to mean, to be corrected; import nothing
    #[arg(long, value_name = "MAP.toml", value_hint = ValueHint::FilePath, conflicts_with_all = ["map", "dry_run", "replace", "json"])]
    pub propose: Option<PathBuf>,
    /// Import by this file, which --propose wrote and a person corrected; from then on it is used by itself for files of
    /// the same source
    #[arg(long, value_name = "MAP.toml", value_hint = ValueHint::FilePath)]
    pub map: Option<PathBuf>,
    /// Write the rejected rows of FILE to this CSV: line, column, reason, and the cells that are no data about persons
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath, conflicts_with = "propose")]
    pub rejects: Option<PathBuf>,
    /// Show what would be added, changed, removed and rejected; write nothing
    #[arg(long)]
    pub dry_run: bool,
    /// Report as JSON
    #[arg(long)]
    pub json: bool,
}

/// `recol outlines`.
#[derive(Debug, Args)]
#[command(after_help = "\
A file of outlines is GeoJSON: a collection of features with the name of the commune (nom, name, NOM_COM, libgeo) and its
outline in degrees. geo.api.gouv.fr gives one for each département. Its communes are joined to the colleges by their names;
the command ends with 1 if a college has a commune that is not among them.

Examples:
  recol outlines
  recol outlines communes-78.geojson
  recol outlines --built-in")]
pub struct Outlines {
    /// The file to use from now on; without it, what is used is told
    pub file: Option<PathBuf>,
    /// Use those of Hauts-de-Seine again
    #[arg(long, conflicts_with = "file")]
    pub built_in: bool,
    /// As JSON
    #[arg(long)]
    pub json: bool,
}

/// `recol revisions`.
#[derive(Debug, Args)]
#[command(after_help = "\
Each import that changes something makes a revision: when, from which files, how many devices it added (+), changed
(~) and removed (-), and how many there are since.

Examples:
  recol revisions
  recol revisions 2
  recol revisions --json")]
pub struct Revisions {
    /// Show what this revision changed, device by device
    #[arg(value_name = "N")]
    pub revision: Option<u32>,
    /// Report as JSON, one object a line
    #[arg(long)]
    pub json: bool,
}

/// The encoding of a file to import.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum EncodingName {
    /// UTF-8
    Utf8,
    /// UTF-16
    Utf16,
    /// Windows in Western Europe
    Windows1252,
    /// Macintosh before OS X
    MacRoman,
    /// UTF-8 that was read as Windows-1252 and saved again: its accents are repaired
    Utf8Twice,
}

/// The profile of an export.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum ProfileName {
    /// Semicolons, BOM, French headers and words: opens in a French Excel by a double click
    ExcelFr,
    /// Commas, no BOM, English headers and codes: for programs
    Rfc4180,
}

impl From<ProfileName> for Profile {
    fn from(name: ProfileName) -> Self {
        match name {
            ProfileName::ExcelFr => Self::ExcelFr,
            ProfileName::Rfc4180 => Self::Rfc4180,
        }
    }
}

/// The format of an export.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum FormatName {
    /// CSV, as --profile says
    Csv,
    /// A workbook of Excel: a summary and the findings, with tags as text and real dates
    Xlsx,
    /// One JSON document, with codes
    Json,
    /// One JSON object a line, with codes
    Jsonl,
}

impl From<FormatName> for ExportFormat {
    fn from(name: FormatName) -> Self {
        match name {
            FormatName::Csv => Self::Csv,
            FormatName::Xlsx => Self::Xlsx,
            FormatName::Json => Self::Json,
            FormatName::Jsonl => Self::JsonLines,
        }
    }
}

/// `recol export`.
#[derive(Debug, Args)]
#[command(after_help = "\
The ending of the file tells the format: .xlsx, .json, .jsonl; any other is CSV. No format has a holder, or the full name
of a programme.

Examples:
  recol export -o ecarts.xlsx                              a workbook: summary and discrepancies
  recol export --all --sheet-per-college -o constats.xlsx
  recol export -o ecarts.csv                               for Excel in French
  recol export --profile rfc4180 --all -o all.csv          for programs
  recol export --format jsonl -o - | jq .asset_tag
  recol export --college 0921170X --college 0920068Z --programme P2 -o p2.xlsx
  recol export --campaign \"Récolement 2025\" --summary -o 2025.csv")]
pub struct Export {
    /// The format of the file [default: by the ending of its name, else csv]
    #[arg(long, value_enum)]
    pub format: Option<FormatName>,
    /// The form of a CSV file [default: excel-fr]
    #[arg(long, value_enum)]
    pub profile: Option<ProfileName>,
    /// Conformity too, not only discrepancies
    #[arg(long)]
    pub all: bool,
    /// One row per college instead of one per finding
    #[arg(long, conflicts_with = "all")]
    pub summary: bool,
    /// In a workbook, a sheet for each college
    #[arg(long, conflicts_with = "summary")]
    pub sheet_per_college: bool,
    /// Only this college (repeatable)
    #[arg(long, value_name = "UAI")]
    pub college: Vec<Uai>,
    /// Only devices of this programme, by its code
    #[arg(long, value_name = "CODE", value_parser = super::args_values::programme)]
    pub programme: Option<ProgrammeCode>,
    /// Another campaign than the current one, by its name or the beginning of its identity
    #[arg(long, value_name = "CAMPAIGN")]
    pub campaign: Option<String>,
    /// The date of evaluation [default: today]
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub date: Option<Date>,
    /// Write the signed ends of all series to this file too: what `recol verify --heads` holds a store against
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub heads: Option<PathBuf>,
    /// Export even where the journal was altered outside Récol
    #[arg(long)]
    pub broken: bool,
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
