//! What may lie over a screen: questions, menus, lists.

use super::{
    balance::Balance,
    line::TextLine,
    note::NoteForm,
    pick::Pick,
    visit::{Visit, awaited},
};
use crate::{
    audit::{
        burndown::Burndown,
        deciding::Deciding,
        find::Found,
        finding::Finding,
        ids::{Revision, RoomName},
        inventory::DeviceIx,
        journal::{Decision, Label, PublicKey, StillId},
        standing::Standing,
        uai::Uai,
    },
    job::{DeviceHistory, Drawn, ExportFormat},
    locale::ImportWords,
    tui::keys::Context,
};
use smol_str::SmolStr;
use std::path::Path;

/// What a line of text is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ask {
    /// The room to open: the chosen one of those that fit what is typed, otherwise the typed name.
    NewRoom(Option<usize>),
    /// What a device without a readable label looks like.
    Unlabelled(Label),
    /// The evidence for a decision, with the cause that was given before.
    Evidence(Box<Deciding>, Decision, Option<SmolStr>),
    /// The cause of a decision.
    Cause(Box<Deciding>, Decision),
    /// The file to export to. Its ending tells the format.
    ExportPath(Portion),
    /// The stock of labels for these tags, and the first free place.
    LabelStock(Vec<String>),
    /// The file of the labels.
    LabelPath {
        /// The tags. Raw.
        tags: Vec<String>,
        /// The stock, as it was typed.
        stock: String,
        /// The first place that still has its label, from 1.
        start: usize,
    },
    /// The address of the hub.
    Hub,
    /// The file to import.
    ImportPath,
    /// How many records an import is expected to remove.
    Removal,
    /// The colleges for which a station is accepted.
    StationScope {
        /// Its key.
        key: PublicKey,
        /// Its name. Raw.
        name: SmolStr,
    },
}

impl Ask {
    /// Whether it is the path of a file or of a folder, which can be completed.
    #[must_use]
    pub const fn is_path(&self) -> bool {
        matches!(self, Self::ImportPath | Self::ExportPath(_) | Self::LabelPath { .. } | Self::Hub)
    }
}

/// What is exported.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Portion {
    /// The findings that the filtered list shows.
    Shown,
    /// The findings of this college.
    College(Uai),
    /// Those of every college of the campaign.
    Campaign,
    /// One row for each college.
    Summary,
    /// The count sheets of the rooms of this college.
    Sheets(Uai),
}

/// The form of an exported file: a table, or a paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// A table for programs and spreadsheets.
    Table(ExportFormat),
    /// PDF: the report of a college, the recapitulation of a campaign, count sheets.
    Pdf,
    /// The campaign as a page of HTML.
    Page,
    /// The archive of a college.
    Archive,
}

impl Form {
    /// The forms that something can have, the usual one first.
    #[must_use]
    pub fn of_portion(portion: Portion) -> Vec<Self> {
        let tables = ExportFormat::ALL.map(Self::Table);
        match portion {
            Portion::College(_) => tables.into_iter().chain([Self::Pdf, Self::Archive]).collect(),
            Portion::Campaign => tables.into_iter().chain([Self::Pdf, Self::Page]).collect(),
            Portion::Shown | Portion::Summary => tables.into(),
            Portion::Sheets(_) => vec![Self::Pdf],
        }
    }

    /// The ending of its files.
    #[must_use]
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Table(format) => format.ending(),
            Self::Pdf => "pdf",
            Self::Page => "html",
            Self::Archive => "zip",
        }
    }

    /// The form with the ending of a path; any other ending means CSV.
    #[must_use]
    pub fn of(path: &Path) -> Self {
        let is_its = |form: &Self| path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case(form.ending()));
        [Self::Pdf, Self::Page, Self::Archive].into_iter().find(is_its).unwrap_or_else(|| Self::Table(ExportFormat::of(path)))
    }
}

/// What a confirmation is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sure {
    /// To close a room.
    CloseRoom(RoomName),
    /// To open a closed visit again.
    ReopenVisit,
    /// To open a closed room again.
    ReopenRoom(RoomName),
    /// To close the visit.
    CloseVisit,
    /// To count a college in full.
    GoFull(Uai),
    /// To close the campaign.
    CloseCampaign,
    /// To reopen the campaign.
    ReopenCampaign,
    /// To turn a station away.
    RefuseStation {
        /// Its key.
        key: PublicKey,
        /// Its name. Raw.
        name: SmolStr,
    },
    /// To hold the campaign against another revision.
    MoveCampaign(Revision),
    /// To leave with something not recorded.
    Quit,
}

/// A choice of one line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Menu {
    /// The decision about findings.
    Decide(Box<Deciding>),
    /// What is wrong with a label.
    Label,
    /// A known room, or a new one whose name resembles it.
    Room {
        /// The typed name.
        name: RoomName,
        /// The known ones.
        like: Vec<RoomName>,
    },
}

impl Menu {
    /// How many choices it has.
    #[must_use]
    pub fn len(&self) -> usize {
        match self {
            Self::Decide(deciding) => deciding.choices.len(),
            Self::Label => 2,
            Self::Room { like, .. } => like.len() + 1,
        }
    }

    /// Whether it has none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// The list of expected devices that were not read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ticks {
    /// The devices.
    pub devices: Vec<DeviceIx>,
    /// The chosen line.
    pub chosen: usize,
}

impl Ticks {
    pub(in crate::tui::app) fn refresh(&mut self, standing: &Standing, visit: &Visit) {
        self.devices = awaited(standing, &visit.spot(), true);
        self.chosen = self.chosen.min(self.devices.len().saturating_sub(1));
    }
}

/// What lies over a screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Dialog {
    /// The filter of the list below is being typed.
    Filter,
    /// A line is asked for.
    Prompt {
        /// For what.
        ask: Ask,
        /// What was typed.
        text: TextLine,
    },
    /// A confirmation is asked for.
    Confirm {
        /// For what.
        sure: Sure,
        /// The devices concerned.
        devices: Vec<DeviceIx>,
        /// The first of them that is shown.
        top: usize,
    },
    /// One of several lines is to be chosen.
    Menu {
        /// The menu.
        menu: Menu,
        /// The chosen line; `None` if none is chosen yet.
        chosen: Option<usize>,
    },
    /// A note.
    Note(NoteForm),
    /// The list of expected devices that were not read.
    Ticks(Ticks),
    /// The sample of the visit.
    Sample {
        /// The drawn devices, by room.
        devices: Vec<DeviceIx>,
        /// The first of them that is shown.
        top: usize,
    },
    /// The form of a new campaign.
    Campaign,
    /// What an import found.
    Told {
        /// The report.
        told: ImportWords,
        /// The first line shown.
        top: usize,
    },
    /// What a revision changed.
    Steps {
        /// Which revision.
        title: String,
        /// The lines.
        lines: Vec<String>,
        /// The first line shown.
        top: usize,
    },
    /// One line of a list is picked.
    Pick(Pick),
    /// Anything is looked for.
    Find(Find),
    /// Lines that were pasted at once.
    Lines {
        /// Their text. Raw.
        lines: Vec<String>,
        /// The first of them that is shown.
        top: usize,
    },
    /// The programmes.
    Programmes,
    /// The burn-down of the campaign.
    Burndown {
        /// What it shows.
        found: Box<Burndown>,
        /// The first line shown.
        top: usize,
    },
    /// The syncs with the hub.
    Sync {
        /// The first trouble that is shown.
        top: usize,
    },
    /// Everything known about a finding.
    Detail(Box<Detail>),
    /// How far a reconciliation is.
    Balance(Box<Balance>),
}

/// A search over everything.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Find {
    /// What was typed.
    pub typed: TextLine,
    /// What fits.
    pub found: Vec<Found>,
    /// The chosen line.
    pub chosen: usize,
}

/// Everything known about a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Detail {
    /// The finding.
    pub finding: Finding,
    /// What is known about its device beyond the campaign; `None` until the store has answered.
    pub history: Option<DeviceHistory>,
    /// The latest photograph of it, once it has been looked for.
    pub picture: Option<(StillId, Drawn)>,
    /// The first line shown.
    pub top: usize,
}

impl Dialog {
    /// Asks for a line, with a text to begin with.
    pub(in crate::tui::app) fn prompt(ask: Ask, text: impl Into<String>) -> Self {
        Self::Prompt { ask, text: TextLine::new(text) }
    }

    /// The first line that is shown of what scrolls in it.
    pub(in crate::tui::app) fn top(&mut self) -> Option<&mut usize> {
        match self {
            Self::Confirm { top, .. }
            | Self::Sample { top, .. }
            | Self::Told { top, .. }
            | Self::Steps { top, .. }
            | Self::Lines { top, .. }
            | Self::Burndown { top, .. }
            | Self::Sync { top } => Some(top),
            Self::Detail(detail) => Some(&mut detail.top),
            Self::Filter
            | Self::Prompt { .. }
            | Self::Menu { .. }
            | Self::Note(_)
            | Self::Ticks(_)
            | Self::Campaign
            | Self::Pick(_)
            | Self::Find(_)
            | Self::Programmes
            | Self::Balance(_) => None,
        }
    }

    /// Where keys are pressed while it is open.
    #[must_use]
    pub const fn context(&self) -> Context {
        match self {
            Self::Filter => Context::Filter,
            Self::Prompt { .. } => Context::Prompt,
            Self::Confirm { .. } | Self::Lines { .. } => Context::Confirm,
            Self::Menu { .. } => Context::Menu,
            Self::Note(_) => Context::Note,
            Self::Ticks(_) => Context::Ticks,
            Self::Sample { .. } => Context::Sample,
            Self::Campaign => Context::Form,
            Self::Programmes | Self::Burndown { .. } | Self::Told { .. } | Self::Steps { .. } => Context::Reading,
            Self::Pick(_) | Self::Find(_) => Context::Pick,
            Self::Sync { .. } => Context::Sync,
            Self::Detail(_) => Context::Detail,
            Self::Balance(_) => Context::Balance,
        }
    }

    /// Chooses a line of a menu by its number, from 0. Enter takes it, so that a scan into a menu decides nothing.
    pub(in crate::tui::app) fn choose_numbered(&mut self, line: usize) {
        if let Self::Menu { menu, chosen } = self
            && line < menu.len()
        {
            *chosen = Some(line);
        }
    }

    /// A scanner typed into a menu: resets the choice.
    pub(in crate::tui::app) fn unchoose(&mut self) {
        if let Self::Menu { menu: Menu::Decide(_), chosen } = self {
            *chosen = None;
        }
    }
}
