//! An export: the report's rows, said in the language of the profile, written as CSV.

use super::translate;
use crate::{
    audit::{
        progress,
        report::{self, Cell, Column},
        standing::Standing,
    },
    io::export,
    job::{ExportOrder, Failure, Profile},
    locale::{self, Lang},
};
use std::io::{self, Write};

/// A table ready to be written: headers, and the rows made one by one.
struct Ready<'a> {
    headers: Vec<String>,
    rows: Box<dyn Iterator<Item = Vec<String>> + 'a>,
}

/// French words for people who open the file in a spreadsheet; English headers and codes for programs.
const fn language(profile: Profile) -> Lang {
    match profile {
        Profile::ExcelFr => Lang::Fr,
        Profile::Rfc4180 => Lang::En,
    }
}

fn ready<'a>(standing: &'a Standing, order: &'a ExportOrder) -> Ready<'a> {
    let lang = language(order.profile);
    if order.summary {
        let headers = locale::summary_head(lang);
        let wanted = move |uai: &crate::audit::uai::Uai| order.college.is_none_or(|college| college == *uai);
        let colleges = progress::colleges_of(standing).into_iter().filter(wanted);
        let rows = colleges.map(|college| report::summary_row(standing, &progress::college(standing, college)));
        return Ready { headers, rows: Box::new(rows) };
    }
    let findings = report::findings(standing, order.college, order.all);
    let said = move |(column, cell): (&Column, Cell)| match cell {
        Cell::Text(text) => text,
        // The label is words in every profile; other words are codes for programs.
        Cell::Word(word) if order.profile == Profile::ExcelFr || *column == Column::FindingLabel => lang.name(word),
        Cell::Word(word) => word.code().to_owned(),
    };
    let rows =
        findings.into_iter().map(move |finding| Column::ALL.iter().zip(report::row(standing, &finding)).map(said).collect());
    Ready { headers: Column::ALL.iter().map(|column| locale::column_head(lang, *column)).collect(), rows: Box::new(rows) }
}

/// Writes the file of an order; it appears whole or not at all. Returns how many rows it holds.
///
/// # Errors
/// Every case of the export: no such folder, no right, a full disk.
pub fn to_file(standing: &Standing, order: &ExportOrder) -> Result<u64, Failure> {
    let mut table = ready(standing, order);
    let headers: Vec<&str> = table.headers.iter().map(String::as_str).collect();
    export::write(&order.path, order.profile, &headers, &mut table.rows).map_err(|error| translate::export(&error))
}

/// Writes the table of an order to a stream; the path of the order is not looked at. Returns how many rows it holds.
///
/// # Errors
/// What the stream answers.
pub fn to_stream(out: &mut dyn Write, standing: &Standing, order: &ExportOrder) -> io::Result<u64> {
    let mut table = ready(standing, order);
    let headers: Vec<&str> = table.headers.iter().map(String::as_str).collect();
    export::write_to(out, order.profile, &headers, &mut table.rows)
}
