//! Labels: what stands on them, the bytes of a file of them, and writing it.

use super::{session::needs, translate};
use crate::{
    audit::{
        inventory::Inventory,
        tag::{Closeness, Names, parse, resolve},
        uai::Uai,
    },
    io::{
        export::{self, Guard, Sign},
        paper::{
            self,
            label::{
                CalibrationWords, Dots, Label, LabelFault, MARK, Placing, SheetWords, Stock, ZPL_BEGINNING, calibration, picture,
                sheets, zpl,
            },
        },
    },
    job::{Doing, Failure, FailureKind, Hint, LabelWords, Labelled, Symbology},
};
use jiff::civil::Date;
use std::path::Path;

/// In what form labels are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LabelForm {
    /// Sheets in PDF.
    Sheets(Placing),
    /// Commands for a printer of labels.
    Zpl(Dots),
    /// A picture of one label.
    Picture(Dots),
}

impl LabelForm {
    /// By what an earlier file of this form is recognised. A picture by nothing: it begins like any other.
    const fn sign(self) -> Option<Sign<'static>> {
        match self {
            // In the description of the document (XMP), which is never compressed. A report of ours has another.
            Self::Sheets(_) => Some(Sign { begin: b"%PDF-1.7", within: MARK.as_bytes() }),
            Self::Zpl(_) => Some(Sign { begin: ZPL_BEGINNING.as_bytes(), within: b"" }),
            Self::Picture(_) => None,
        }
    }
}

/// The labels of tags, in their order, and how many of the tags are not in the inventory. `line` and a code of `symbology` stand on each
/// of them. A tag in another spelling (blanks, dashes, case) is written as the inventory writes it.
#[must_use]
pub fn labels_of(inventory: &Inventory, tags: &[String], line: &str, symbology: Symbology) -> (Vec<Label>, usize) {
    let mut unknown = 0;
    let label = |tag: &String| {
        let spelt = || {
            resolve(inventory, &parse(tag))
                .one()
                .filter(|found| found.by == Names::Tag && found.closeness < Closeness::Approximate)
        };
        let found = inventory.by_tag(tag).or_else(|| spelt().map(|found| found.device));
        let device = found.and_then(|ix| inventory.device(ix));
        unknown += usize::from(device.is_none());
        let tag = device.map_or(tag.as_str(), |device| device.tag.as_str());
        let college = device.and_then(|device| device.college).map(|uai| college_line(inventory, uai)).unwrap_or_default();
        Label { tag: tag.to_owned(), college, line: line.to_owned(), symbology }
    };
    let labels = tags.iter().map(label).collect();
    (labels, unknown)
}

/// A college by name and commune; by its number if the inventory does not know it. Raw.
fn college_line(inventory: &Inventory, uai: Uai) -> String {
    inventory.college(uai).map_or_else(|| uai.to_string(), |college| format!("{}, {}", college.name, college.commune))
}

/// Reads a stock that a person named.
///
/// # Errors
/// [`Hint::LabelStock`].
pub fn label_stock(named: &str) -> Result<Stock, Failure> {
    Stock::parse(named).map_err(|fault| failure(LabelFault::Stock { named: named.to_owned(), fault }))
}

/// The bytes of a file of labels, and what there is to say of it.
///
/// # Errors
/// [`Hint::LabelNone`] without labels, [`Hint::LabelOne`] for a picture of several, and every case of [`LabelFault`].
pub fn label_bytes(labels: &[Label], form: LabelForm, words: &LabelWords, day: Date) -> Result<(Vec<u8>, Labelled), Failure> {
    if labels.is_empty() {
        return Err(needs(Doing::Label, "", Hint::LabelNone));
    }
    let symbology = labels.first().map(|label| label.symbology).unwrap_or_default();
    let mut told = Labelled { labels: labels.len(), symbology, ..Labelled::default() };
    let (bytes, shown) = match form {
        LabelForm::Sheets(placing) => {
            let LabelWords { title, about, code, lang } = words.clone();
            let made = sheets(labels, &placing, &SheetWords { title, about, code, lang, day }).map_err(failure)?;
            told.sheets = made.document.pages.len();
            (paper::pdf(&made.document).map_err(|error| failure(error.into()))?, made.told)
        }
        LabelForm::Zpl(dots) => {
            let written = zpl(labels, dots).map_err(failure)?;
            (written.text.into_bytes(), written.told)
        }
        LabelForm::Picture(dots) => match labels {
            [label] => picture(label, dots).map_err(failure)?,
            _ => return Err(needs(Doing::Label, "", Hint::LabelOne)),
        },
    };
    (told.escaped, told.cut) = (shown.escaped, shown.cut);
    Ok((bytes, told))
}

/// The bytes of a page to align a printer by. `lines` are its title, then how it is used.
///
/// # Errors
/// Those of [`label_bytes`].
pub fn calibration_bytes(placing: &Placing, lines: &[String], lang: &'static str, day: Date) -> Result<Vec<u8>, Failure> {
    let (title, lines) = lines.split_first().map(|(title, lines)| (title.clone(), lines.to_vec())).unwrap_or_default();
    let document = calibration(placing, &CalibrationWords { title, lines, lang, day }).map_err(failure)?;
    paper::pdf(&document).map_err(|error| failure(error.into()))
}

/// Writes a file of labels; completely or not at all, and never over a file of somebody else's.
///
/// # Errors
/// Every case of writing a file.
pub fn write_labels(path: &Path, guard: &Guard, bytes: &[u8], form: LabelForm) -> Result<(), Failure> {
    export::write_bytes(path, guard, bytes, form.sign()).map_err(|error| translate::export(&error))
}

/// Why labels were not made, with what to do.
fn failure(fault: LabelFault) -> Failure {
    let cause = fault.to_string();
    let (kind, subject, hint) = match fault {
        LabelFault::Stock { named, .. } => (FailureKind::User, named, Hint::LabelStock),
        LabelFault::Offset(_) => (FailureKind::User, String::new(), Hint::LabelOffset),
        LabelFault::Start { start, .. } => (FailureKind::User, start.to_string(), Hint::LabelStart),
        LabelFault::TooSmall { tag, .. } | LabelFault::TooLong { tag } => (FailureKind::User, tag, Hint::LabelSize),
        LabelFault::Letters { tag } => (FailureKind::User, tag, Hint::LabelLetters),
        LabelFault::Printer => (FailureKind::User, String::new(), Hint::LabelPrinter),
        LabelFault::TooMany { .. } => (FailureKind::User, String::new(), Hint::LabelFewer),
        LabelFault::Paper(_) | LabelFault::Picture(_) => (FailureKind::Bug, String::new(), Hint::Report),
    };
    Failure { kind, doing: Doing::Label, subject, cause, hint }
}
