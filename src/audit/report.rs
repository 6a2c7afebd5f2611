//! The content of the tables for the office, independent of any file format: one row per finding, and a summary per
//! college.

use super::{
    finding::{Code, Finding},
    ids::{Author, ProgrammeCode, RoomName},
    inventory::{CustodyKind, Device, DeviceIx, Inventory, Kind, PlaceIx},
    journal::{By, Condition, Decision, Noted, StillId},
    ledger::Decided,
    moment::Moment,
    outcome::{Outcome, outcome},
    progress::{self, CollegeProgress},
    standing::{Standing, Tally},
    tag::Closeness,
    uai::Uai,
};
use jiff::civil::Date;

/// A word of the domain in a table. It can be written as its code or in words of a language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CellWord {
    /// A finding.
    Finding(Code),
    /// A custody.
    Custody(CustodyKind),
    /// A kind of device.
    Kind(Kind),
    /// The kind of a device that this station receives only in outline.
    WithheldKind,
    /// How a device was read.
    By(By),
    /// A decision.
    Decision(Decision),
    /// Decisions that contradict each other.
    Conflict,
    /// A condition.
    Condition(Condition),
    /// How close the read text is to the recorded one.
    Closeness(Closeness),
    /// What became of a decision.
    Outcome(Outcome),
}

impl CellWord {
    /// Its code.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Finding(code) => code.code(),
            Self::Custody(kind) => kind.code(),
            Self::Kind(kind) => kind.code(),
            Self::WithheldKind => "withheld",
            Self::By(by) => by.code(),
            Self::Decision(decision) => decision.code(),
            Self::Conflict => "conflict",
            Self::Condition(condition) => condition.code(),
            Self::Closeness(closeness) => closeness.code(),
            Self::Outcome(outcome) => outcome.code(),
        }
    }
}

macro_rules! columns {
    ($($(#[$doc:meta])* $variant:ident = $code:literal,)*) => {
        /// A column of the discrepancy table, in the order of the file. The order is part of the format: new columns
        /// are added at the end.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum ReportColumn { $($(#[$doc])* $variant,)* }

        impl ReportColumn {
            /// Every column, in the order of the file.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// Its English header.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self { $(Self::$variant => $code,)* }
            }
        }
    };
}

columns! {
    /// The campaign's name.
    Campaign = "campaign",
    /// UAI of the college to which the finding belongs.
    CollegeUai = "college_uai",
    /// Its name.
    CollegeName = "college_name",
    /// Its commune.
    Commune = "commune",
    /// The finding's code.
    FindingCode = "finding",
    /// The finding in words.
    FindingLabel = "finding_label",
    /// The recorded tag; empty if the finding is not about a recorded device.
    AssetTag = "asset_tag",
    /// The recorded serial; if no device is recorded, the serial that was read.
    Serial = "serial",
    /// The model.
    Model = "model",
    /// The kind of device.
    Kind = "kind",
    /// The neutral code of the programme.
    Programme = "programme",
    /// UAI of the recorded college.
    RecordedCollege = "recorded_college",
    /// The recorded room.
    RecordedRoom = "recorded_room",
    /// The recorded custody.
    Custody = "custody",
    /// UAI of the college of the read that decides.
    ReadCollege = "read_college",
    /// The room of that read.
    ReadRoom = "read_room",
    /// The moment of that read, RFC 3339 with offset.
    ReadAt = "read_at",
    /// How it was read.
    By = "by",
    /// The station that read it.
    Station = "station",
    /// The auditor who read it.
    Auditor = "auditor",
    /// The decision; `conflict` if several contradict each other.
    Decision = "decision",
    /// Its cause; in a conflict, which decisions were made, by whom, and when.
    Cause = "cause",
    /// Its evidence.
    Evidence = "evidence",
    /// When it was decided.
    DecidedAt = "decided_at",
    /// Who decided it.
    DecidedBy = "decided_by",
    /// What was read, raw, without personal fields.
    Payload = "payload",
    /// How close the read text is to the recorded tag.
    Match = "match",
    /// The condition noted last.
    Condition = "condition",
    /// The remarks, joined.
    Note = "note",
    /// What is missing from an incomplete device, as noted last: `charger`, `pen`.
    Lacks = "lacks",
    /// Where photographs of it can be found, joined.
    Photo = "photo",
    /// What the newest inventory says about the decision.
    Outcome = "outcome",
}

/// One cell, by its type of content. A writer decides on its form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// Text from outside or from this program; empty if there is nothing to show.
    Text(String),
    /// A word of the domain.
    Word(CellWord),
    /// A day.
    Date(Date),
    /// A time on the local clock.
    Moment(Moment),
    /// A count.
    Number(u64),
}

impl Cell {
    fn text(text: impl ToString) -> Self {
        Self::Text(text.to_string())
    }

    fn maybe(text: Option<impl ToString>) -> Self {
        Self::Text(text.map(|t| t.to_string()).unwrap_or_default())
    }

    /// As [`Self::maybe`], for a text that is stored: copied, without being written anew.
    fn stored(text: Option<&str>) -> Self {
        Self::Text(text.map(str::to_owned).unwrap_or_default())
    }

    /// The cell of a value if there is one, otherwise an empty cell.
    fn some<T>(known: Option<T>, cell: fn(T) -> Self) -> Self {
        known.map_or_else(|| Self::Text(String::new()), cell)
    }

    fn number(count: u32) -> Self {
        Self::Number(u64::from(count))
    }
}

/// What a note says of its photograph: the reference as it was given, and the name of the file if the photograph is kept.
fn photo(noted: &Noted) -> Option<String> {
    let kept = noted.still.map(StillId::file_name);
    let parts: Vec<&str> = noted.photo.as_deref().into_iter().chain(kept.as_deref()).collect();
    (!parts.is_empty()).then(|| parts.join(" = "))
}

/// The text of the cause in a conflict: the contradicting decisions, their authors and times.
fn rivals(conflict: &[&Decided]) -> String {
    let told = conflict.iter().map(|d| format!("{} ({}, {})", d.decided.decision.code(), d.author.as_str(), d.at));
    told.collect::<Vec<_>>().join(" | ")
}

/// Returns the row of a finding: one cell for each of [`ReportColumn::ALL`]. The newest inventory, which may be later than that of the
/// campaign, tells what became of its decision.
#[must_use]
pub fn row(standing: &Standing, newest: &Inventory, finding: &Finding) -> Vec<Cell> {
    let (inventory, ledger) = (standing.inventory(), standing.ledger());
    let evidence = standing.evidence(finding);
    let device = evidence.device.map(|(_, device)| device);
    let read = evidence.read;
    let unlabelled = evidence.unlabelled;
    let order = read.map(|(_, r)| r.order).or_else(|| unlabelled.map(|u| u.order));
    let spot = read.map(|(_, r)| &r.spot).or_else(|| unlabelled.map(|u| &u.spot));
    let author: Option<&Author> = read.map(|(_, r)| &r.author).or_else(|| unlabelled.map(|u| &u.author));
    let at = read.map(|(_, r)| r.at).or_else(|| unlabelled.map(|u| u.at));
    let closeness = read.and_then(|(ix, _)| standing.sighted(ix)?.matched()).map(|m| m.closeness);
    let notes = standing.notes(finding);
    let remarks = notes.iter().filter_map(|n| n.noted.note.as_deref()).chain(unlabelled.and_then(|u| u.note.as_deref()));
    let decided = evidence.decision;
    let rivals = rivals(&standing.conflict(finding));
    let college = inventory.college(finding.college);
    ReportColumn::ALL
        .iter()
        .map(|column| match column {
            ReportColumn::Campaign => Cell::stored(ledger.campaign_name()),
            ReportColumn::CollegeUai => Cell::text(finding.college),
            ReportColumn::CollegeName => Cell::stored(college.map(|c| c.name.as_str())),
            ReportColumn::Commune => Cell::stored(college.map(|c| c.commune.as_str())),
            ReportColumn::FindingCode => Cell::text(finding.code.code()),
            ReportColumn::FindingLabel => Cell::Word(CellWord::Finding(finding.code)),
            ReportColumn::AssetTag => Cell::stored(device.map(|d| d.tag.as_str())),
            ReportColumn::Serial => Cell::maybe(
                device.and_then(|d| d.serial.as_ref()).map(|s| s.as_str().into()).or_else(|| Some(read?.1.maker_serial()?.kept)),
            ),
            ReportColumn::Model => Cell::stored(device.map(|d| d.model.as_str())),
            ReportColumn::Kind => {
                let kind = device.map(|d| inventory.kind_of(d).map_or(CellWord::WithheldKind, CellWord::Kind));
                Cell::some(kind, Cell::Word)
            }
            ReportColumn::Programme => Cell::stored(device.and_then(|d| d.programme.as_ref()).map(|p| p.as_str())),
            ReportColumn::RecordedCollege => Cell::maybe(device.and_then(|d| d.college)),
            ReportColumn::RecordedRoom => Cell::stored(device.and_then(|d| d.room.as_ref()).map(RoomName::as_str)),
            ReportColumn::Custody => Cell::some(device.map(|d| CellWord::Custody(d.custody.kind())), Cell::Word),
            ReportColumn::ReadCollege => Cell::maybe(spot.map(|s| s.college)),
            ReportColumn::ReadRoom => Cell::stored(spot.and_then(|s| s.room.as_ref()).map(RoomName::as_str)),
            ReportColumn::ReadAt => Cell::some(at, Cell::Moment),
            ReportColumn::By => Cell::some(read.map(|(_, r)| CellWord::By(r.by)), Cell::Word),
            ReportColumn::Station => Cell::maybe(order.and_then(|o| ledger.station(o.id().writer)).map(|s| &s.name)),
            ReportColumn::Auditor => Cell::stored(author.map(Author::as_str)),
            ReportColumn::Decision if !rivals.is_empty() => Cell::Word(CellWord::Conflict),
            ReportColumn::Decision => Cell::some(decided.map(|d| CellWord::Decision(d.decided.decision)), Cell::Word),
            ReportColumn::Cause if !rivals.is_empty() => Cell::Text(rivals.clone()),
            ReportColumn::Cause => Cell::maybe(decided.and_then(|d| d.decided.cause.as_ref())),
            ReportColumn::Evidence => Cell::maybe(decided.and_then(|d| d.decided.evidence.as_ref())),
            ReportColumn::DecidedAt => Cell::some(decided.map(|d| d.at), Cell::Moment),
            ReportColumn::DecidedBy => Cell::maybe(decided.map(|d| d.author.as_str())),
            ReportColumn::Payload => Cell::stored(read.map(|(_, r)| r.kept.as_str())),
            ReportColumn::Match => Cell::some(closeness.map(CellWord::Closeness), Cell::Word),
            ReportColumn::Condition => {
                Cell::some(notes.iter().rev().find_map(|n| n.noted.condition).map(CellWord::Condition), Cell::Word)
            }
            ReportColumn::Lacks => {
                let noted = notes.iter().rev().find(|n| n.noted.condition.is_some());
                Cell::Text(
                    noted.map(|n| n.noted.lacks.iter().map(|lack| lack.code()).collect::<Vec<_>>().join(" ")).unwrap_or_default(),
                )
            }
            ReportColumn::Photo => Cell::Text(notes.iter().filter_map(|n| photo(&n.noted)).collect::<Vec<_>>().join(" | ")),
            ReportColumn::Outcome => {
                let outcome = decided.and_then(|decided| outcome(standing, decided, newest));
                Cell::some(outcome.map(CellWord::Outcome), Cell::Word)
            }
            ReportColumn::Note => Cell::Text(remarks.clone().collect::<Vec<_>>().join(" | ")),
        })
        .collect()
}

/// Returns the findings to export, of these colleges or of all if none is named: the discrepancies, or every finding with
/// `conformity`; with a programme, only those about its devices. Findings that a blind count hides are left out.
#[must_use]
pub fn findings(standing: &Standing, colleges: &[Uai], programme: Option<&ProgrammeCode>, conformity: bool) -> Vec<Finding> {
    let mut colleges = colleges.to_vec();
    colleges.sort_unstable();
    colleges.dedup();
    let found: Vec<Finding> = match (colleges.as_slice(), conformity) {
        ([], false) => standing.discrepancies().iter().cloned().collect(),
        ([], true) => standing.findings(),
        (named, false) => named.iter().flat_map(|college| standing.discrepancies_in(*college)).cloned().collect(),
        (named, true) => named.iter().flat_map(|college| standing.findings_in(*college)).collect(),
    };
    let is_of = |finding: &Finding| {
        programme.is_none_or(|code| {
            let device = standing.evidence(finding).device;
            device.is_some_and(|(_, device)| is_of_programme(device, code))
        })
    };
    found.into_iter().filter(|finding| (!conformity || standing.may_show(finding)) && is_of(finding)).collect()
}

/// Whether a device came by a programme, whose code is matched without case, as when a campaign is opened.
fn is_of_programme(device: &Device, code: &ProgrammeCode) -> bool {
    device.programme.as_ref().is_some_and(|of| of.as_str().eq_ignore_ascii_case(code.as_str()))
}

/// What a row of a table of findings is, and a row of a summary, in formats for programs; with a version.
pub const FINDINGS: &str = "recol.findings/1";
/// See [`FINDINGS`].
pub const SUMMARY: &str = "recol.summary/1";

/// Returns the progress of a college for its summary; with a programme, as far as its devices are concerned.
#[must_use]
pub fn progress_of(standing: &Standing, college: Uai, programme: Option<&ProgrammeCode>) -> CollegeProgress {
    let whole = progress::college(standing, college);
    let Some(code) = programme else { return whole };
    let mut part = CollegeProgress { expected: 0, read: 0, tally: Tally::default(), decided: 0, ..whole };
    let (inventory, ledger) = (standing.inventory(), standing.ledger());
    for place in inventory.places_of(college) {
        let place = PlaceIx(u32::try_from(place).unwrap_or(u32::MAX));
        let is_of = |ix: &&DeviceIx| inventory.device(**ix).is_some_and(|device| is_of_programme(device, code));
        for ix in inventory.at_place(place).iter().filter(is_of).filter(|ix| standing.is_expected(**ix)) {
            part.expected += 1;
            part.read += u32::from(standing.sightings().latest(ledger, *ix).is_some());
        }
    }
    for finding in findings(standing, &[college], programme, true) {
        part.tally.add(finding.code, 1);
        part.decided += u32::from(finding.code.is_discrepancy() && standing.decision(&finding).is_some());
    }
    part
}

/// The headers of the summary per college. One column for each finding follows them.
pub const SUMMARY_HEAD: [&str; 8] =
    ["college_uai", "college_name", "commune", "state", "expected", "read", "discrepancies", "decided"];

/// Returns the summary row of a college: the columns of [`SUMMARY_HEAD`], then the count of each finding in the order
/// of [`Code::ALL`]. Numbers that a blind count hides are empty.
#[must_use]
pub fn summary_row(standing: &Standing, progress: &CollegeProgress) -> Vec<Cell> {
    let college = standing.inventory().college(progress.college);
    let counted = standing.expected_shown_in_all(progress.college);
    let shown = |figure: u32| if counted { Cell::number(figure) } else { Cell::Text(String::new()) };
    let mut row = vec![
        Cell::text(progress.college),
        Cell::maybe(college.map(|c| &c.name)),
        Cell::maybe(college.map(|c| &c.commune)),
        Cell::text(progress.state.code()),
        shown(progress.expected),
        Cell::number(progress.read),
        Cell::number(progress.discrepancies()),
        Cell::number(progress.decided),
    ];
    row.extend(Code::ALL.map(|code| {
        let count = progress.tally.of(code);
        if code == Code::Pending { shown(count) } else { Cell::number(count) }
    }));
    row
}
