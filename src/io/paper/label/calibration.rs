//! A page to align a printer by: the outlines of a stock, and two rules of a hundred millimetres.

use super::{fault::LabelFault, sheet::Placing, stock::MARK};
use crate::io::paper::{
    face::{Face, Faces},
    flow::lines::{LEAD, broken},
    sheet::{Document, Ink, Kind, Of, Page, Shape, Tree},
};
use jiff::civil::Date;

/// What the page says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CalibrationWords {
    /// Its title.
    pub title: String,
    /// How it is used, a paragraph each.
    pub lines: Vec<String>,
    /// Its language.
    pub lang: &'static str,
    /// Its day.
    pub day: Date,
}

/// The outlines of every label of a sheet, moved by the offset; how they are used stands in the middle.
///
/// # Errors
/// [`LabelFault::Offset`], [`LabelFault::Start`].
pub fn calibration(placing: &Placing, words: &CalibrationWords) -> Result<Document, LabelFault> {
    placing.check()?;
    let faces = Faces::new()?;
    let (mut page, mut tree) = (Page::default(), Tree::default());
    let ((wide, high), size) = (placing.stock.label_mm(), placing.stock.page_mm());
    for place in 0..placing.stock.places() {
        let (x, y) = placing.corner(place);
        page.draw(Of::Ornament, Shape::Frame { x, y, width: wide, height: high, thick: 0.1 });
    }
    let width = (size.0 - 20.0).min(130.0);
    let mut lines: Vec<(bool, Vec<String>)> = Vec::new();
    for (at, text) in std::iter::once(&words.title).chain(&words.lines).enumerate() {
        let face = if at == 0 { Face::Bold } else { Face::Plain };
        let text = faces.of(face).shown(text).text.into_owned();
        lines.push((at == 0, broken(faces.of(face), &text, SIZE, width - 8.0)));
    }
    let count: f32 = lines.iter().flat_map(|(_, lines)| lines.iter().map(|_| 1.0)).sum();
    let height = count * SIZE * LEAD + 14.0;
    let (x, mut y) = ((size.0 - width) / 2.0, ((size.1 - height) / 2.0).max(0.0));
    page.draw(Of::Ornament, Shape::Fill { x, y, width, height, ink: Ink::Tint });
    y += 4.0;
    for (title, lines) in lines {
        let kind = match title {
            true => Kind::Heading { level: 1, title: words.title.clone() },
            false => Kind::Paragraph,
        };
        let part = tree.add(kind, None);
        for text in lines {
            y += SIZE * LEAD;
            let face = if title { Face::Bold } else { Face::Plain };
            page.draw(Of::Part(part), Shape::Text { x: x + 4.0, y: y - 1.0, size: SIZE, face, ink: Ink::Black, text });
        }
    }
    rules(&mut page, (x + 4.0, y + 4.0), size);
    let (title, lang, day) = (words.title.clone(), words.lang, words.day);
    Ok(Document { about: format!("{MARK}{title}"), title, lang, day, size, pages: vec![page], tree })
}

/// The size of the text, in points.
const SIZE: f32 = 10.0;

/// Two rules of a hundred millimetres, one along each direction, with their ends marked; where the sheet has room for them.
fn rules(page: &mut Page, (x, y): (f32, f32), size: (f32, f32)) {
    /// Their length in millimetres.
    const LONG: f32 = 100.0;
    let mut line = |from, to| page.draw(Of::Ornament, Shape::Line { from, to, thick: 0.2, ink: Ink::Black });
    if x + LONG <= size.0 {
        line((x, y), (x + LONG, y));
        line((x, y - 1.5), (x, y + 1.5));
        line((x + LONG, y - 1.5), (x + LONG, y + 1.5));
    }
    let (x, y) = (x - 2.0, (size.1 - LONG) / 2.0);
    if y >= 0.0 {
        line((x, y), (x, y + LONG));
        line((x - 1.5, y), (x + 1.5, y));
        line((x - 1.5, y + LONG), (x + 1.5, y + LONG));
    }
}
