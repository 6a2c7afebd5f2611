//! The arguments of `recol campaign`.

use super::args_values::{confidence, programme, revision, tolerable};
use crate::audit::{
    ids::{ProgrammeCode, Revision},
    journal::Percent,
    uai::Uai,
};
use clap::{Args, Subcommand};
use jiff::civil::Date;

/// `recol campaign`.
#[derive(Debug, Subcommand)]
pub enum Campaign {
    /// Open a campaign against the newest inventory, and work on it
    Open(CampaignOpen),
    /// List the campaigns of this store: state, dates, mode, progress
    List {
        /// As JSON
        #[arg(long)]
        json: bool,
    },
    /// Work on another campaign
    Use {
        /// Its name, or the beginning of its identity
        campaign: String,
        /// As one JSON object
        #[arg(long)]
        json: bool,
    },
    /// Hold the campaign against another inventory revision from now on
    Move {
        /// Which [default: the newest]
        #[arg(long, value_name = "NUMBER", value_parser = revision)]
        revision: Option<Revision>,
        /// As one JSON object
        #[arg(long)]
        json: bool,
    },
    /// Take more colleges into the campaign: what was read there counts from now on, whenever it was read
    Widen {
        /// The colleges
        #[arg(required = true, value_name = "UAI")]
        colleges: Vec<Uai>,
        /// As one JSON object
        #[arg(long)]
        json: bool,
    },
    /// What is set aside: entries that nothing is concluded from, whose they are, and why
    Aside {
        /// As JSON
        #[arg(long)]
        json: bool,
    },
    /// The pace of the campaign: day by day what was read, what is left, what the plan leaves, and when it will be done
    #[command(after_help = "\
Examples:
  recol campaign pace
  recol campaign pace --json")]
    Pace {
        /// As one JSON object
        #[arg(long)]
        json: bool,
    },
    /// End the campaign: nothing more is read in it; decisions and exports go on
    Close {
        /// As one JSON object
        #[arg(long)]
        json: bool,
    },
    /// Go on with a closed campaign
    Reopen {
        /// As one JSON object
        #[arg(long)]
        json: bool,
    },
    /// In a sampling campaign: look for every device of a college from now on
    Full {
        /// The college
        college: Uai,
        /// As one JSON object
        #[arg(long)]
        json: bool,
    },
    /// How far the campaign is: totals and colleges
    Show {
        /// As JSON
        #[arg(long)]
        json: bool,
    },
}

/// `recol campaign open`.
#[derive(Debug, Args)]
#[command(after_help = "\
Colleges that are named, those of a commune and those where a programme has devices add up; without any of the three,
the campaign goes to all colleges of the inventory.

In a blind campaign, what is expected in a room is hidden until the room is closed. In a sampling campaign only so many
devices of each college are looked for that a rate of errors of --tolerable percent would be noticed with --confidence
percent; which ones follows from the seed. `recol sample` lists them and says what may be concluded.

Examples:
  recol campaign open \"Récolement 2026\" --from 2026-11-02 --to 2026-12-18
  recol campaign open \"Antony, à l'aveugle\" --commune Antony --blind
  recol campaign open \"Tablettes\" --programme P2 --sampling --confidence 95 --tolerable 2 --seed 20261102")]
pub struct CampaignOpen {
    /// Its name
    pub name: String,
    /// The first day that is planned
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub from: Option<Date>,
    /// The last day that is planned
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub to: Option<Date>,
    /// Only this college (repeatable)
    #[arg(long, value_name = "UAI")]
    pub college: Vec<Uai>,
    /// Only the colleges of this commune (repeatable)
    #[arg(long, value_name = "NAME")]
    pub commune: Vec<String>,
    /// Only the colleges where a device of this programme is recorded (repeatable)
    #[arg(long, value_name = "CODE", value_parser = programme)]
    pub programme: Vec<ProgrammeCode>,
    /// Hide what is expected in a room until it is closed
    #[arg(long, conflicts_with = "sampling")]
    pub blind: bool,
    /// Look for a drawn sample of each college only
    #[arg(long)]
    pub sampling: bool,
    /// How surely too many errors would be noticed, in percent, from 50 to 99.9
    #[arg(long, value_name = "PERCENT", default_value = "95", value_parser = confidence, requires = "sampling")]
    pub confidence: Percent,
    /// The rate of errors that must not be reached, in percent, up to 50
    #[arg(long, value_name = "PERCENT", default_value = "2", value_parser = tolerable, requires = "sampling")]
    pub tolerable: Percent,
    /// A device in another room of its college is no error of the sample; without it, every discrepancy is one
    #[arg(long, requires = "sampling")]
    pub tolerate_misplaced: bool,
    /// The number that the draw follows from [default: one at random]
    #[arg(long, value_name = "NUMBER", requires = "sampling")]
    pub seed: Option<u64>,
    /// As one JSON object
    #[arg(long)]
    pub json: bool,
}
