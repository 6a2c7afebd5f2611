//! An export: the rows of a report in the language of the profile, written as CSV.

use super::{config::KEYS, places::config_dir, translate};
use crate::{
    audit::{
        progress,
        report::{self, Cell as Shown, ReportColumn},
        standing::Standing,
    },
    io::{
        export::{self, Format, Guard, Table, Value},
        store::FILE_NAME,
    },
    job::{ExportOrder, Failure, HubAddress, Profile, Progress},
    locale::{self, Lang},
    settings::Settings,
};
use std::{
    cell::Cell,
    io::{self, Write},
    ops::ControlFlow,
    path::Path,
};

/// After this many rows progress is reported.
const STEP: u64 = 1_000;

/// A table ready to be written: headers, and rows that are created one by one.
struct Ready<'a> {
    form: ExportForm,
    headers: Vec<String>,
    len: usize,
    rows: Box<dyn Iterator<Item = Vec<Value>> + 'a>,
}

/// How words of the domain are written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Wording {
    /// As words, for people.
    Words,
    /// As codes, for programs. Only the label of a finding is still in words.
    Codes,
}

/// The meaning of a profile: a format, a language, a wording.
#[derive(Clone, Copy)]
struct ExportForm {
    format: Format,
    lang: Lang,
    wording: Wording,
}

impl ExportForm {
    /// French words for people who open the file in a spreadsheet; English headers and codes for programs.
    const fn of(profile: Profile) -> Self {
        match profile {
            Profile::ExcelFr => Self { format: Format::ExcelCsv, lang: Lang::Fr, wording: Wording::Words },
            Profile::Rfc4180 => Self { format: Format::Rfc4180, lang: Lang::En, wording: Wording::Codes },
        }
    }

    /// Converts a cell to this form.
    fn said(self, cell: Shown, label: bool) -> Value {
        match cell {
            Shown::Text(text) => Value::Text(text),
            Shown::Word(word) if label || self.wording == Wording::Words => Value::Text(self.lang.name(word)),
            Shown::Word(word) => Value::Text(word.code().to_owned()),
            Shown::Date(day) => Value::Date(day),
            Shown::Moment(moment) => Value::Moment(moment),
            Shown::Number(count) => Value::Number(count),
        }
    }
}

fn ready<'a>(standing: &'a Standing, order: &'a ExportOrder) -> Ready<'a> {
    let form = ExportForm::of(order.profile);
    if order.summary {
        let wanted = move |uai: &crate::audit::uai::Uai| order.college.is_none_or(|college| college == *uai);
        let colleges: Vec<_> = progress::colleges_of(standing).into_iter().filter(wanted).collect();
        let len = colleges.len();
        let summed = move |college| {
            let row = report::summary_row(standing, &progress::college(standing, college));
            row.into_iter().map(|cell| form.said(cell, false)).collect()
        };
        let rows = colleges.into_iter().map(summed);
        return Ready { form, headers: locale::summary_head(form.lang), len, rows: Box::new(rows) };
    }
    let findings = report::findings(standing, order.college, order.all);
    let len = findings.len();
    let said = move |(column, cell): (&ReportColumn, Shown)| form.said(cell, *column == ReportColumn::FindingLabel);
    let rows = findings
        .into_iter()
        .map(move |finding| ReportColumn::ALL.iter().zip(report::row(standing, &finding)).map(said).collect());
    let headers = ReportColumn::ALL.iter().map(|column| locale::column_head(form.lang, *column)).collect();
    Ready { form, headers, len, rows: Box::new(rows) }
}

/// Writes the file of an order; either the complete file appears or none. Returns the number of its rows.
///
/// # Errors
/// Every case of the export: no such folder, no permission, a full disk.
pub fn to_file(standing: &Standing, order: &ExportOrder, guard: &Guard) -> Result<u64, Failure> {
    to_file_watched(standing, order, guard, &|_| ControlFlow::Continue(())).map(Option::unwrap_or_default)
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
    standing: &Standing,
    order: &ExportOrder,
    guard: &Guard,
    watch: &dyn Fn(Progress) -> ControlFlow<()>,
) -> Result<Option<u64>, Failure> {
    let Ready { form, headers, len, rows } = ready(standing, order);
    let headers: Vec<&str> = headers.iter().map(String::as_str).collect();
    let total = u64::try_from(len).unwrap_or(u64::MAX);
    let stopped = Cell::new(false);
    let mut rows = (0_u64..).zip(rows).map(|(done, row)| {
        if done % STEP == 0 && watch(Progress { done, total }).is_break() {
            stopped.set(true);
            return Err(io::ErrorKind::Interrupted.into());
        }
        Ok(row)
    });
    let table = Table { format: form.format, headers: &headers, rows: &mut rows, heads: &heads() };
    match export::write(&order.path, guard, table) {
        Err(_) if stopped.get() => Ok(None),
        written => written.map(Some).map_err(|error| translate::export(&error)),
    }
}

/// Writes the table of an order to a stream and ignores the path of the order. Returns the number of rows.
///
/// # Errors
/// The errors of the stream.
pub fn to_stream(out: &mut dyn Write, standing: &Standing, order: &ExportOrder) -> io::Result<u64> {
    let table = ready(standing, order);
    let headers: Vec<&str> = table.headers.iter().map(String::as_str).collect();
    export::write_to(out, table.form.format, &headers, &mut table.rows.map(Ok))
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
            College { uai, name: "Collège".into(), commune: "Antony".into(), priority: false }
        };
        let rows = Rows { colleges: (0..2_500).map(college).collect(), ..Rows::default() };
        let inventory = Arc::new(Inventory::new(Default::default(), rows));
        let standing = Standing::new(inventory, Ledger::default(), "2026-11-24".parse().unwrap());
        let folder = tempfile::tempdir().unwrap();
        let order = ExportOrder {
            path: folder.path().join("a.csv"),
            profile: Profile::Rfc4180,
            campaign: None,
            college: None,
            all: false,
            summary: true,
        };
        let told = Cell::new(0);
        let watch = |progress: Progress| {
            assert_eq!((progress.done, progress.total), (told.get() * STEP, 2_500));
            told.set(told.get() + 1);
            if told.get() == 2 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        };
        assert_eq!(to_file_watched(&standing, &order, &Guard::default(), &watch).unwrap(), None);
        assert_eq!((told.get(), fs::read_dir(folder.path()).unwrap().count()), (2, 0));
        assert_eq!(to_file(&standing, &order, &Guard::default()).unwrap(), 2_500);
    }
}
