//! Sheets of labels as a document.

use super::{
    cell::{Label, Told, laid},
    fault::LabelFault,
    stock::{MARK, Stock},
};
use crate::io::paper::{
    face::Faces,
    sheet::{Document, Ink, Kind, Of, Page, Shape, Tree},
};
use jiff::civil::Date;

/// The most labels of one document: a ream of sheets, and as much as fits into memory.
pub const MOST_LABELS: usize = 20_000;

/// Where labels are placed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Placing {
    /// The stock.
    pub stock: Stock,
    /// What the printer is off: to the right and down, in tenths of a millimetre.
    pub offset: (i32, i32),
    /// The first place of the first sheet that still has its label, from 1.
    pub start: usize,
    /// Whether marks for cutting stand at the sides of the sheet.
    pub marks: bool,
}

impl Placing {
    /// On whole sheets, by a printer that is not off.
    #[must_use]
    pub const fn on(stock: Stock) -> Self {
        Self { stock, offset: (0, 0), start: 1, marks: false }
    }

    /// Checks that every label of a sheet lies on it.
    pub(super) fn check(&self) -> Result<(), LabelFault> {
        let (reach, page) = (self.stock.reach(), self.stock.page);
        let lies = |first: u32, reach: u32, page: u32, offset: i32| {
            let offset = i64::from(offset) * 10;
            i64::from(first) + offset >= 0 && i64::from(reach) + offset <= i64::from(page)
        };
        let fits =
            lies(self.stock.first.0, reach.0, page.0, self.offset.0) && lies(self.stock.first.1, reach.1, page.1, self.offset.1);
        if !fits {
            return Err(LabelFault::Offset(self.offset));
        }
        let places = self.stock.places();
        if self.start == 0 || self.start > places {
            return Err(LabelFault::Start { start: self.start, places });
        }
        Ok(())
    }

    /// The upper left corner of a place.
    pub(super) fn corner(&self, place: usize) -> (f32, f32) {
        self.stock.corner(place, self.offset)
    }
}

/// What a document of labels says of itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetWords {
    /// Its title.
    pub title: String,
    /// What it is about.
    pub about: String,
    /// What a code is called, for readers of the screen; the tag follows.
    pub code: String,
    /// Its language.
    pub lang: &'static str,
    /// Its day.
    pub day: Date,
}

/// Labels on sheets.
#[derive(Clone, Debug, PartialEq)]
pub struct Sheets {
    /// The document.
    pub document: Document,
    /// What could not be shown as it is.
    pub told: Told,
}

/// Puts labels on sheets.
///
/// # Errors
/// [`LabelFault`], by case; [`LabelFault::TooSmall`] names the first tag whose code does not fit.
pub fn sheets(labels: &[Label], placing: &Placing, words: &SheetWords) -> Result<Sheets, LabelFault> {
    placing.check()?;
    if labels.len() > MOST_LABELS {
        return Err(LabelFault::TooMany { count: labels.len(), most: MOST_LABELS });
    }
    let faces = Faces::new()?;
    let (size, places) = (placing.stock.label_mm(), placing.stock.places());
    let (mut pages, mut tree, mut told) = (Vec::new(), Tree::default(), Told::default());
    let mut page = Page::default();
    for (at, label) in (placing.start - 1..).zip(labels) {
        let place = at % places;
        if place == 0 && at > 0 && at >= placing.start {
            pages.push(std::mem::take(&mut page));
        }
        let corner = placing.corner(place);
        let laid = laid(&faces, label, size)?;
        told.add(laid.told);
        let (left, top, side) = laid.square;
        let alt = format!("{} {}", words.code, faces.of(crate::io::paper::face::Face::Plain).shown(&label.payload()).text);
        let bounds = (corner.0 + left, corner.1 + top, side, side);
        let figure = tree.add(Kind::Figure { alt, page: pages.len(), bounds }, None);
        page.draw(Of::Part(figure), laid.code_at(corner));
        for text in &laid.texts {
            let part = tree.add(Kind::Paragraph, None);
            for line in text {
                page.draw(Of::Part(part), line.at(corner));
            }
        }
    }
    pages.push(page);
    if placing.marks {
        pages.iter_mut().for_each(|page| cut_marks(page, placing));
    }
    let SheetWords { title, about, lang, day, .. } = words;
    let size = placing.stock.page_mm();
    let document = Document { title: title.clone(), about: format!("{MARK}{about}"), lang, day: *day, size, pages, tree };
    Ok(Sheets { document, told })
}

/// Draws short lines outside the outermost labels, at the sides of every column and row: nothing between labels, so that none comes
/// near a code.
fn cut_marks(page: &mut Page, placing: &Placing) {
    /// The length of a mark, and its distance from the labels; in millimetres.
    const MARK: (f32, f32) = (3.0, 1.0);
    let ((columns, rows), (width, height), size) = (placing.stock.grid, placing.stock.label_mm(), placing.stock.page_mm());
    let (left, top) = placing.corner(0);
    let last = placing.corner(placing.stock.places().saturating_sub(1));
    let (right, bottom) = (last.0 + width, last.1 + height);
    let mut line = |from: (f32, f32), to: (f32, f32)| {
        let lies = |(x, y): (f32, f32)| (0.0..=size.0).contains(&x) && (0.0..=size.1).contains(&y);
        if lies(from) && lies(to) {
            page.draw(Of::Ornament, Shape::Line { from, to, thick: 0.1, ink: Ink::Rule });
        }
    };
    for column in 0..columns as usize {
        let (x, _) = placing.corner(column);
        for x in [x, x + width] {
            line((x, top - MARK.0), (x, top - MARK.1));
            line((x, bottom + MARK.1), (x, bottom + MARK.0));
        }
    }
    for row in 0..rows as usize {
        let (_, y) = placing.corner(row * columns as usize);
        for y in [y, y + height] {
            line((left - MARK.0, y), (left - MARK.1, y));
            line((right + MARK.1, y), (right + MARK.0, y));
        }
    }
}
