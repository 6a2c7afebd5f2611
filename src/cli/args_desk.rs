//! The arguments of the commands at the desk: decisions, notes, undo and redo.

use super::args_values::{condition, decision, finding, lack};
use crate::audit::{
    finding::Code,
    journal::{Condition, Decision, Lack},
    uai::Uai,
};
use clap::{ArgGroup, Args};

/// `recol decide`.
#[derive(Debug, Args)]
#[command(
    group(ArgGroup::new("which").required(true).multiple(true).args(["tags", "college", "finding", "filter"])),
    after_help = "\
Decisions: correct_inventory, send_back, confirm_missing, report_theft, justified_absence, register_as_new, reprint_tag,
accept_as_is. A theft and a justified absence need --evidence. A device that was read in another college is settled in both. For
devices that are named, the decision is recorded at once; for all that a filter lets through, only with --yes: without it, it is
counted how many there are. `recol undo` takes back all of them together.

The words of --filter are those of the list on the screen: every word must stand in tag, serial, model, room, programme, college,
finding or decision; room:, prog:, model:, tag:, college: and finding: say where.

Examples:
  recol decide confirm_missing HDS-000002N
  recol decide report_theft HDS-000002N --evidence \"plainte 2026-1137\"
  recol decide confirm_missing --college 0921170X --finding missing --undecided          how many
  recol decide confirm_missing --college 0921170X --finding missing --undecided --yes
  recol decide send_back --filter \"room:réserve prog:P2\" --yes"
)]
pub struct Decide {
    /// What is proposed to the office
    #[arg(value_name = "DECISION", value_parser = decision)]
    pub decision: Decision,
    /// The devices: tags as the inventory writes them, or what was read
    #[arg(value_name = "TAG")]
    pub tags: Vec<String>,
    /// Only findings of this college
    #[arg(long, value_name = "UAI")]
    pub college: Option<Uai>,
    /// Only this finding (repeatable), by its code, as missing
    #[arg(long, value_name = "CODE", value_parser = finding)]
    pub finding: Vec<Code>,
    /// Only what these words let through
    #[arg(long, value_name = "WORDS")]
    pub filter: Option<String>,
    /// Only what nobody has decided about
    #[arg(long)]
    pub undecided: bool,
    /// The reason
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    pub cause: Option<String>,
    /// The evidence: a document, the number of a complaint
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    pub evidence: Option<String>,
    /// Record it, not only count
    #[arg(long)]
    pub yes: bool,
    /// As one JSON object
    #[arg(long)]
    pub json: bool,
}

/// `recol note`.
#[derive(Debug, Args)]
#[command(
    group(ArgGroup::new("what").required(true).multiple(true).args(["condition", "lacks", "text", "photo"])),
    after_help = "\
Examples:
  recol note HDS-000001P --condition damaged --text \"charnière cassée\" --photo IMG_0412.jpg
  recol note HDS-000001P --lacks charger"
)]
pub struct Note {
    /// The device: its tag, its serial, or what was read of something unknown
    #[arg(value_name = "TAG")]
    pub tag: String,
    /// The college where the note is made [default: where the device was read last, else where it is recorded]
    #[arg(long, value_name = "UAI")]
    pub college: Option<Uai>,
    /// Its condition: good, damaged or incomplete
    #[arg(long, value_name = "CONDITION", value_parser = condition)]
    pub condition: Option<Condition>,
    /// What is missing of it (repeatable): charger or pen; it is incomplete then
    #[arg(long, value_name = "PART", value_parser = lack)]
    pub lacks: Vec<Lack>,
    /// A remark
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    pub text: Option<String>,
    /// A photograph of it: a picture file is kept, smaller and without its metadata; any other text is a reference
    #[arg(long, value_name = "FILE")]
    pub photo: Option<String>,
    /// As one JSON object
    #[arg(long)]
    pub json: bool,
}

/// `recol undo` and `recol redo`.
#[derive(Debug, Args)]
pub struct Step {
    /// As one JSON object
    #[arg(long)]
    pub json: bool,
}
