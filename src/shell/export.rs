//! An export: the rows of a report in the language of the profile, written as CSV, a workbook or JSON.

use super::{config::KEYS, places::config_dir, translate};
use crate::{
    audit::{
        finding::{Code, Finding},
        inventory::Inventory,
        progress,
        report::{self, Cell as Shown, CellWord, ReportColumn},
        standing::Standing,
        uai::Uai,
    },
    io::{
        export::{self, Format, Guard, Sheet, Table, Tone, Value},
        store::FILE_NAME,
    },
    job::{Doing, ExportFormat, ExportOrder, Exported, Failure, FailureKind, Hint, HubAddress, Profile, Progress},
    locale::{self, Lang},
    settings::Settings,
    vision,
};
use smol_str::SmolStr;
use std::{
    cell::{Cell, RefCell},
    io::{self, Write},
    ops::ControlFlow,
    path::Path,
};

/// After this many rows progress is reported.
const STEP: u64 = 1_000;

/// What is exported: the conclusions of a campaign, and the newest inventory, which tells what became of its decisions.
#[derive(Clone, Copy, Debug)]
pub struct Concluded<'a> {
    /// The conclusions.
    pub standing: &'a Standing,
    /// The newest inventory.
    pub newest: &'a Inventory,
}

impl<'a> Concluded<'a> {
    /// Conclusions that are based on the newest inventory.
    #[must_use]
    pub fn newest(standing: &'a Standing) -> Self {
        Self { standing, newest: standing.inventory() }
    }
}

/// How words of the domain are written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Wording {
    /// As words, for people.
    Words,
    /// As codes, for programs. In CSV only the label of a finding is still in words.
    Codes,
}

/// The meaning of a format and a profile: a format of files, a language, a wording.
#[derive(Clone, Copy)]
struct ExportForm {
    format: Format,
    lang: Lang,
    wording: Wording,
}

impl ExportForm {
    /// French words for people who open the file in a spreadsheet, English headers and codes for programs; a workbook is for
    /// people, and JSON for programs.
    const fn of(order: &ExportOrder) -> Self {
        let (lang, codes) = match order.profile {
            Profile::ExcelFr => (Lang::Fr, Wording::Words),
            Profile::Rfc4180 => (Lang::En, Wording::Codes),
        };
        match (order.format, order.profile) {
            (ExportFormat::Csv, Profile::ExcelFr) => Self { format: Format::ExcelCsv, lang, wording: codes },
            (ExportFormat::Csv, Profile::Rfc4180) => Self { format: Format::Rfc4180, lang, wording: codes },
            (ExportFormat::Xlsx, _) => Self { format: Format::Xlsx, lang, wording: Wording::Words },
            (ExportFormat::Json, _) => Self { format: Format::Json, lang: Lang::En, wording: Wording::Codes },
            (ExportFormat::JsonLines, _) => Self { format: Format::JsonLines, lang: Lang::En, wording: Wording::Codes },
        }
    }

    /// Whether its cells keep their meaning whatever opens the file: in CSV a spreadsheet guesses it.
    const fn is_typed(self) -> bool {
        !matches!(self.format, Format::ExcelCsv | Format::Rfc4180)
    }

    /// Whether a table of findings has this column. JSON has no words, and so no labels.
    fn has(self, column: ReportColumn) -> bool {
        column != ReportColumn::FindingLabel || !matches!(self.format, Format::Json | Format::JsonLines)
    }
}

/// The colour of a finding in a workbook.
const fn tone(code: Code) -> Tone {
    match code {
        Code::Present => Tone::Right,
        Code::NotExpected | Code::OnLoan | Code::NotSampled | Code::Pending => Tone::Quiet,
        Code::Misplaced | Code::UnrecordedReturn | Code::Overdue => Tone::Attention,
        Code::Recovered
        | Code::GoneButPresent
        | Code::Misassigned
        | Code::SeenElsewhere
        | Code::Missing
        | Code::DuplicateTag
        | Code::SwappedTag => Tone::Wrong,
        Code::Unknown | Code::Unidentified => Tone::Unknown,
    }
}

/// An order being carried out: what is written, who is told how far it is, what is counted meanwhile.
struct Work<'a> {
    form: ExportForm,
    standing: &'a Standing,
    newest: &'a Inventory,
    order: &'a ExportOrder,
    watch: &'a dyn Fn(Progress) -> ControlFlow<()>,
    /// How many rows are to be written in all, and how many were.
    total: Cell<u64>,
    done: Cell<u64>,
    stopped: Cell<bool>,
    exported: RefCell<Exported>,
    /// The words that were written so far: a few of them stand in every row.
    names: RefCell<Vec<(CellWord, String)>>,
}

impl<'a> Work<'a> {
    fn new(concluded: Concluded<'a>, order: &'a ExportOrder, watch: &'a dyn Fn(Progress) -> ControlFlow<()>) -> Self {
        Self {
            form: ExportForm::of(order),
            standing: concluded.standing,
            newest: concluded.newest,
            order,
            watch,
            total: Cell::default(),
            done: Cell::default(),
            stopped: Cell::default(),
            exported: RefCell::default(),
            names: RefCell::default(),
        }
    }

    /// A word in the language of the form.
    fn name(&self, word: CellWord) -> String {
        let mut names = self.names.borrow_mut();
        if let Some((_, name)) = names.iter().find(|(known, _)| *known == word) {
            return name.clone();
        }
        let name = self.form.lang.name(word);
        names.push((word, name.clone()));
        name
    }

    /// Converts a cell to the form.
    fn said(&self, cell: Shown, label: bool) -> Value {
        match cell {
            Shown::Text(text) => Value::Text(text),
            Shown::Word(word @ CellWord::Finding(code)) if label => Value::Marked(self.name(word), tone(code)),
            Shown::Word(word) if self.form.wording == Wording::Words => Value::Text(self.name(word)),
            Shown::Word(word) => Value::Text(word.code().to_owned()),
            Shown::Date(day) => Value::Date(day),
            Shown::Moment(moment) => Value::Moment(moment),
            Shown::Number(count) => Value::Number(count),
        }
    }

    /// What the rows are.
    const fn schema(&self) -> &'static str {
        if self.order.summary { report::SUMMARY } else { report::FINDINGS }
    }

    /// The sheets, with rows that are created when they are written.
    fn sheets<'w>(&'w self) -> Vec<Sheet<'w>> {
        let Self { form, standing, order, .. } = self;
        let mut sheets = Vec::new();
        if order.summary || order.format == ExportFormat::Xlsx {
            sheets.push(self.summary());
        }
        if order.summary {
            return sheets;
        }
        let all = order.all || order.only.is_some();
        let mut found = report::findings(standing, &order.colleges, order.programme.as_ref(), all);
        if let Some(only) = &order.only {
            found.retain(|finding| only.contains(finding));
        }
        if order.sheet_per_college {
            for of_college in found.chunk_by(|a, b| a.college == b.college) {
                let name = of_college.first().map(|finding| college_title(standing, finding.college)).unwrap_or_default();
                sheets.push(self.findings(name, of_college.to_vec()));
            }
        } else {
            let name = locale::findings_title(form.lang, order.all);
            sheets.push(self.findings(name, found));
        }
        sheets
    }

    fn summary(&self) -> Sheet<'_> {
        let Self { form, standing, order, .. } = self;
        let wanted = |uai: &Uai| order.colleges.is_empty() || order.colleges.contains(uai);
        let colleges: Vec<_> = progress::colleges_of(standing).into_iter().filter(wanted).collect();
        let summed = |college: Uai| {
            let progress = report::progress_of(standing, college, order.programme.as_ref());
            report::summary_row(standing, &progress).into_iter().map(|cell| self.said(cell, false)).collect()
        };
        let headers =
            if form.wording == Wording::Words { locale::summary_words(form.lang) } else { locale::summary_head(form.lang) };
        self.sheet(locale::summary_title(form.lang), headers, self.order.summary, colleges.into_iter().map(summed))
    }

    fn findings(&self, name: String, found: Vec<Finding>) -> Sheet<'_> {
        let form = self.form;
        let head = if form.wording == Wording::Words { locale::column_words } else { locale::column_head };
        let headers =
            ReportColumn::ALL.iter().filter(|column| form.has(**column)).map(|column| head(form.lang, *column)).collect();
        self.sheet(name, headers, true, found.into_iter().map(move |finding| self.finding(&finding)))
    }

    /// The row of a finding. What a spreadsheet would make of its tag and its serial number is counted.
    fn finding(&self, finding: &Finding) -> Vec<Value> {
        let form = self.form;
        let cells = ReportColumn::ALL.iter().zip(report::row(self.standing, self.newest, finding));
        let written = cells.filter(|(column, _)| form.has(**column));
        let said = |(column, cell): (&ReportColumn, Shown)| {
            if let (ReportColumn::AssetTag | ReportColumn::Serial, Shown::Text(text)) = (column, &cell)
                && !form.is_typed()
                && export::is_changed(text)
            {
                let mut exported = self.exported.borrow_mut();
                exported.changed += 1;
                if exported.example.is_empty() {
                    exported.example = SmolStr::new(text);
                }
            }
            self.said(cell, *column == ReportColumn::FindingLabel)
        };
        written.map(said).collect()
    }

    /// A sheet that tells of its rows while they are written. `told` says whether they are those that are told in the end.
    fn sheet<'w>(
        &'w self,
        name: String,
        headers: Vec<String>,
        told: bool,
        rows: impl ExactSizeIterator<Item = Vec<Value>> + 'w,
    ) -> Sheet<'w> {
        let len = u64::try_from(rows.len()).unwrap_or(u64::MAX);
        self.total.set(self.total.get() + len);
        self.exported.borrow_mut().rows += if told { len } else { 0 };
        let mut rows = rows;
        let watched = std::iter::from_fn(move || {
            let (done, total) = (self.done.get(), self.total.get());
            if rows.len() > 0 && done % STEP == 0 && (self.watch)(Progress { done, total }).is_break() {
                self.stopped.set(true);
                return Some(Err(io::ErrorKind::Interrupted.into()));
            }
            self.done.set(done + 1);
            rows.next().map(Ok)
        });
        Sheet { name, headers, rows: Box::new(watched) }
    }
}

/// The title of a college's sheet: the UAI first, which no other has.
fn college_title(standing: &Standing, college: Uai) -> String {
    let name = standing.inventory().college(college).map(|college| college.name.to_string()).unwrap_or_default();
    format!("{college} {name}")
}

/// Writes the file of an order; either the complete file appears or none. Returns what is in it.
///
/// # Errors
/// Every case of the export: no such folder, no permission, a full disk.
pub fn to_file(concluded: Concluded<'_>, order: &ExportOrder, guard: &Guard) -> Result<Exported, Failure> {
    to_file_watched(concluded, order, guard, &|_| ControlFlow::Continue(())).map(Option::unwrap_or_default)
}

/// Returns the files that no export may touch: the store named in the settings, the settings file, the key file, the
/// folder of the hub.
#[must_use]
pub fn guard(settings: &Settings, file: &Path) -> Guard {
    let keys = settings.keys.clone().unwrap_or_else(|| config_dir().join(KEYS));
    let hub = settings.hub.as_deref().map(HubAddress::new);
    let hubs = hub.into_iter().filter_map(|hub| if let HubAddress::Folder(folder) = hub { Some(folder) } else { None });
    Guard {
        stores: vec![settings.data_dir.join(FILE_NAME)],
        inputs: vec![file.to_owned(), keys],
        hubs: hubs.collect(),
        force: false,
        shared: false,
    }
}

/// The headers of every exported table, in every language. An earlier export is recognised by them.
fn heads() -> Vec<Vec<String>> {
    let columns = |lang| ReportColumn::ALL.iter().map(|column| locale::column_head(lang, *column)).collect();
    Lang::ALL.into_iter().flat_map(|lang| [columns(lang), locale::summary_head(lang)]).collect()
}

/// As [`to_file`], with a watcher that receives the progress and may stop it. If it is stopped, no file is written and
/// `None` is returned.
///
/// # Errors
/// As [`to_file`].
pub(super) fn to_file_watched(
    concluded: Concluded<'_>,
    order: &ExportOrder,
    guard: &Guard,
    watch: &dyn Fn(Progress) -> ControlFlow<()>,
) -> Result<Option<Exported>, Failure> {
    let work = Work::new(concluded, order, watch);
    // What may stand there is an earlier export; anything else is refused.
    work.exported.borrow_mut().replaced = order.path.is_file();
    let table = Table { format: work.form.format, schema: work.schema(), sheets: work.sheets(), heads: &heads() };
    // Where the writer of workbooks stops by a panic, an error is returned, and nobody has to hear of the panic.
    let written = vision::contain(|| export::write(&order.path, guard, table)).ok_or_else(gave_up)?;
    match written {
        Err(_) if work.stopped.get() => Ok(None),
        Ok(_) => Ok(Some(work.exported.take())),
        Err(error) => Err(translate::export(&error)),
    }
}

/// The failure of an export that was given up by an error in Récol.
fn gave_up() -> Failure {
    let (subject, cause) = (String::new(), "it was given up".to_owned());
    Failure { kind: FailureKind::Bug, doing: Doing::Export, subject, cause, hint: Hint::Report }
}

/// Writes the table of an order to a stream and ignores the path of the order. Returns what was written.
///
/// # Errors
/// The errors of the stream.
pub fn to_stream(out: &mut (dyn Write + Send), concluded: Concluded<'_>, order: &ExportOrder) -> io::Result<Exported> {
    let work = Work::new(concluded, order, &|_| ControlFlow::Continue(()));
    let written = vision::contain(|| export::write_to(out, work.form.format, work.schema(), work.sheets()));
    written.unwrap_or_else(|| Err(io::Error::other("it was given up")))?;
    Ok(work.exported.take())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::audit::{
        inventory::{College, Inventory, Rows},
        ledger::Ledger,
        uai::Uai,
    };
    use std::{fs, sync::Arc};

    #[test]
    fn who_looks_on_is_told_and_may_stop_it() {
        let college = |n: u32| {
            let uai = Uai::from_number(920_000 + n).unwrap();
            College { uai, name: "Collège".into(), commune: "Antony".into(), commune_code: None, priority: false }
        };
        let rows = Rows { colleges: (0..2_500).map(college).collect(), ..Rows::default() };
        let inventory = Arc::new(Inventory::new(Default::default(), rows));
        let standing = Standing::new(inventory, Ledger::default(), "2026-11-24".parse().unwrap());
        let folder = tempfile::tempdir().unwrap();
        let order =
            ExportOrder { path: folder.path().join("a.csv"), profile: Profile::Rfc4180, summary: true, ..ExportOrder::default() };
        let told = Cell::new(0);
        let watch = |progress: Progress| {
            assert_eq!((progress.done, progress.total), (told.get() * STEP, 2_500));
            told.set(told.get() + 1);
            if told.get() == 2 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        };
        assert_eq!(to_file_watched(Concluded::newest(&standing), &order, &Guard::default(), &watch).unwrap(), None);
        assert_eq!((told.get(), fs::read_dir(folder.path()).unwrap().count()), (2, 0));
        assert_eq!(to_file(Concluded::newest(&standing), &order, &Guard::default()).unwrap().rows, 2_500);
    }
}
