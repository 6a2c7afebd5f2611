//! The form of a new campaign: the fields as typed, their result, and why they are refused.

use super::{line::TextLine, neighbour::neighbour};
use crate::{
    audit::{
        ids::ProgrammeCode,
        inventory::{CustodyKind, Inventory},
        journal::{AuditMode, Percent, Planned, Sampling},
        sampling,
        scope::{self, Stranger},
        text::fold,
        uai::Uai,
    },
    job::Opening,
};
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

/// The fields, in their order on the screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum CampaignField {
    /// Its name.
    #[default]
    Name,
    /// The first day.
    First,
    /// The last day.
    Last,
    /// How its colleges are selected.
    Where,
    /// The selection: communes, programmes, or colleges from the list.
    Which,
    /// How devices are looked for.
    Mode,
    /// The confidence with which too many errors would be noticed.
    Confidence,
    /// The rate of errors that must not be reached.
    Tolerable,
    /// Whether a device in another room of its college is an error of the sample.
    Misplaced,
}

/// How the colleges of a campaign are selected.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Where {
    /// All of the inventory.
    #[default]
    All,
    /// By a choice from the list.
    Listed,
    /// By commune.
    Commune,
    /// By programme: colleges with devices of these programmes.
    Programme,
}

/// How devices are looked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Held {
    /// Every device.
    #[default]
    Full,
    /// Every device, blind.
    Blind,
    /// A sample.
    Sampling,
}

/// The result of the fields.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Extent {
    /// How many colleges.
    pub colleges: usize,
    /// How many devices are stored there.
    pub stored: u32,
    /// How many of them are drawn; `None` if all are looked for.
    pub drawn: Option<u32>,
}

/// Why the fields are refused, and which field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The field.
    pub field: CampaignField,
    /// The key of the message.
    pub key: &'static str,
    /// The part of the typed text that is refused.
    pub subject: String,
}

/// The form. It is kept when it is left, until its campaign is opened.
#[derive(Clone, Debug, Default)]
pub struct CampaignForm {
    /// The field with the cursor.
    pub field: CampaignField,
    /// Its name.
    pub name: TextLine,
    /// The first day, as typed; empty for none.
    pub first: TextLine,
    /// The last day, as typed; empty for none.
    pub last: TextLine,
    /// How its colleges are told.
    pub place: Where,
    /// The communes, as typed.
    pub communes: TextLine,
    /// The programmes, as typed.
    pub programmes: TextLine,
    /// The filter of the list of colleges, as typed.
    pub filter: TextLine,
    /// The colleges chosen from the list.
    pub picked: BTreeSet<Uai>,
    /// The colleges that pass the filter, by name.
    pub listed: Vec<Uai>,
    /// The chosen line of `listed`.
    pub line: usize,
    /// How devices are looked for.
    pub held: Held,
    /// How surely, as typed, in percent.
    pub confidence: TextLine,
    /// The rate, as typed, in percent.
    pub tolerable: TextLine,
    /// Whether a device in another room of its college is no error of the sample.
    pub misplaced_tolerated: bool,
    /// What it comes to, or why not.
    pub extent: Option<Result<Extent, Fault>>,
    /// How many devices are stored in each college.
    stored: BTreeMap<Uai, u32>,
}

impl CampaignForm {
    pub(in crate::tui::app) fn new(name: String) -> Self {
        Self { name: TextLine::new(name), confidence: TextLine::new("95"), tolerable: TextLine::new("2"), ..Self::default() }
    }

    /// The fields that are needed, depending on the values of the others.
    #[must_use]
    pub fn fields(&self) -> Vec<CampaignField> {
        use CampaignField::{Confidence, First, Last, Misplaced, Mode, Name, Tolerable, Where as Place, Which};
        let which = (self.place != Where::All).then_some(Which);
        let sample = (self.held == Held::Sampling).then_some([Confidence, Tolerable, Misplaced]);
        [Name, First, Last, Place].into_iter().chain(which).chain([Mode]).chain(sample.into_iter().flatten()).collect()
    }

    /// Whether the cursor is in the list of colleges.
    #[must_use]
    pub fn in_list(&self) -> bool {
        self.field == CampaignField::Which && self.place == Where::Listed
    }

    /// The text of the field with the cursor, if it is one.
    pub(in crate::tui::app) fn text(&mut self) -> Option<&mut TextLine> {
        Some(match (self.field, self.place) {
            (CampaignField::Name, _) => &mut self.name,
            (CampaignField::First, _) => &mut self.first,
            (CampaignField::Last, _) => &mut self.last,
            (CampaignField::Which, Where::Commune) => &mut self.communes,
            (CampaignField::Which, Where::Programme) => &mut self.programmes,
            (CampaignField::Which, Where::Listed) => &mut self.filter,
            (CampaignField::Confidence, _) => &mut self.confidence,
            (CampaignField::Tolerable, _) => &mut self.tolerable,
            (CampaignField::Which | CampaignField::Where | CampaignField::Mode | CampaignField::Misplaced, _) => return None,
        })
    }

    /// Chooses the next value of a field that is no text, or the one before; ticks the chosen line of the list. `false` in
    /// other texts.
    pub(in crate::tui::app) fn turn(&mut self, back: bool) -> bool {
        match self.field {
            CampaignField::Where => {
                let all = [Where::All, Where::Listed, Where::Commune, Where::Programme];
                self.place = neighbour(&all, self.place, back);
            }
            CampaignField::Mode => self.held = neighbour(&[Held::Full, Held::Blind, Held::Sampling], self.held, back),
            CampaignField::Misplaced => self.misplaced_tolerated = !self.misplaced_tolerated,
            CampaignField::Which if self.place == Where::Listed => {
                if let Some(college) = self.listed.get(self.line).copied()
                    && !self.picked.remove(&college)
                {
                    self.picked.insert(college);
                }
            }
            _ => return false,
        }
        true
    }

    pub(in crate::tui::app) fn step(&mut self, back: bool) {
        let fields = self.fields();
        let now = fields.iter().position(|field| *field == self.field).unwrap_or_default();
        let next = if back { now + fields.len() - 1 } else { now + 1 };
        self.field = fields.get(next % fields.len()).copied().unwrap_or_default();
    }

    /// Computes the result of the fields.
    pub(in crate::tui::app) fn refresh(&mut self, inventory: &Inventory) {
        if self.stored.is_empty() {
            for device in inventory.devices().iter().filter(|device| device.custody.kind() == CustodyKind::Stored) {
                if let Some(college) = device.college {
                    *self.stored.entry(college).or_default() += 1;
                }
            }
        }
        let words: Vec<String> = fold(self.filter.text()).split(' ').map(str::to_owned).collect();
        let named = inventory.rows().colleges.iter().map(|c| (fold(&format!("{} {} {}", c.commune, c.name, c.uai)), c.uai));
        let mut listed: Vec<(String, Uai)> = named.filter(|(text, _)| words.iter().all(|word| text.contains(word))).collect();
        listed.sort_unstable();
        self.listed = listed.into_iter().map(|(_, uai)| uai).collect();
        self.line = self.line.min(self.listed.len().saturating_sub(1));
        self.extent = Some(self.reckon(inventory));
    }

    fn reckon(&self, inventory: &Inventory) -> Result<Extent, Fault> {
        let opening = self.opening(inventory, 0)?;
        let all = || inventory.rows().colleges.iter().map(|college| college.uai).collect();
        let colleges: Vec<Uai> = if opening.colleges.is_empty() { all() } else { opening.colleges };
        let sizes: Vec<u32> = colleges.iter().map(|uai| self.stored.get(uai).copied().unwrap_or_default()).collect();
        let drawn = match opening.mode {
            AuditMode::Sampling(s) => Some(sizes.iter().map(|size| sampling::size(*size, s.confidence, s.tolerable)).sum()),
            AuditMode::Full | AuditMode::Blind => None,
        };
        Ok(Extent { colleges: colleges.len(), stored: sizes.iter().sum(), drawn })
    }

    /// The campaign that the fields describe.
    pub(in crate::tui::app) fn opening(&self, inventory: &Inventory, seed: u64) -> Result<Opening, Fault> {
        let fault = |field, key, subject: &str| Fault { field, key, subject: subject.to_owned() };
        if self.name.text().trim().is_empty() {
            return Err(fault(CampaignField::Name, "fault-name", ""));
        }
        let day = |text: &str, field| match text.trim() {
            "" => Ok(None),
            text => date(text).map(Some).ok_or_else(|| fault(field, "fault-date", text)),
        };
        let (first, last) = (day(self.first.text(), CampaignField::First)?, day(self.last.text(), CampaignField::Last)?);
        if first.zip(last).is_some_and(|(first, last)| last < first) {
            return Err(fault(CampaignField::Last, "hint-check-dates", ""));
        }
        let planned = (first.is_some() || last.is_some()).then_some(Planned { first, last });
        Ok(Opening { colleges: self.colleges(inventory)?, planned, mode: self.mode(seed)? })
    }

    fn colleges(&self, inventory: &Inventory) -> Result<Vec<Uai>, Fault> {
        let fault = |key, subject: &str| Fault { field: CampaignField::Which, key, subject: subject.to_owned() };
        let several = |text: &str| -> Vec<String> {
            text.split([',', ';']).map(str::trim).filter(|part| !part.is_empty()).map(str::to_owned).collect()
        };
        let picked: Vec<Uai> = self.picked.iter().copied().collect();
        let (communes, programmes) = (several(self.communes.text()), several(self.programmes.text()));
        let found = match self.place {
            Where::All => return Ok(Vec::new()),
            Where::Listed if picked.is_empty() => return Err(fault("fault-no-college", "")),
            Where::Commune if communes.is_empty() => return Err(fault("fault-no-commune", "")),
            Where::Programme if programmes.is_empty() => return Err(fault("fault-no-programme", "")),
            Where::Listed => scope::colleges(inventory, &picked, &[], &[]),
            Where::Commune => scope::colleges(inventory, &[], &communes, &[]),
            Where::Programme => {
                let codes: Vec<ProgrammeCode> = programmes.iter().map(ProgrammeCode::new).collect();
                scope::colleges(inventory, &[], &[], &codes)
            }
        };
        found.map_err(|stranger| match stranger {
            Stranger::College(uai) => fault("fault-college", &uai.to_string()),
            Stranger::Commune(name) => fault("fault-commune", &name),
            Stranger::Programme(code) => fault("fault-programme", code.as_str()),
        })
    }

    fn mode(&self, seed: u64) -> Result<AuditMode, Fault> {
        let share = |text: &str, range: std::ops::RangeInclusive<u16>, field, key| {
            let share = text.trim().parse::<Percent>().ok().filter(|share| range.contains(&share.hundredths()));
            share.ok_or_else(|| Fault { field, key, subject: text.trim().to_owned() })
        };
        match self.held {
            Held::Full => Ok(AuditMode::Full),
            Held::Blind => Ok(AuditMode::Blind),
            Held::Sampling => Ok(AuditMode::Sampling(Sampling {
                confidence: share(self.confidence.text(), Sampling::CONFIDENCE, CampaignField::Confidence, "fault-confidence")?,
                tolerable: share(self.tolerable.text(), Sampling::TOLERABLE, CampaignField::Tolerable, "fault-tolerable")?,
                seed,
                misplaced_tolerated: self.misplaced_tolerated,
            })),
        }
    }
}

/// Reads a day: `2026-11-02`, or `02/11/2026`.
fn date(text: &str) -> Option<Date> {
    if let Ok(date) = text.parse() {
        return Some(date);
    }
    let mut parts = text.split('/').map(|part| part.parse::<i16>().ok());
    let (day, month, year) = (parts.next()??, parts.next()??, parts.next()??);
    if parts.next().is_some() || year < 1_000 {
        return None;
    }
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}
