//! What stands on one label, and where: the code, the tag, the college, one free line.

use super::{fault::LabelFault, symbol::symbol};
use crate::{
    audit::tag::{OwnTag, normal::normal},
    io::paper::{
        code::Code,
        face::{Face, Faces},
        flow::lines::{LEAD, broken, cut, millimetres},
        sheet::{Ink, Shape},
    },
    job::Symbology,
};

/// What a label shows. Raw: what a face lacks, or what cannot be seen, is escaped where it is drawn.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Label {
    /// The tag, as the inventory writes it.
    pub tag: String,
    /// The college; empty if it is not known.
    pub college: String,
    /// A free line, such as the owner; empty for none.
    pub line: String,
    /// The code that holds the tag.
    pub symbology: Symbology,
}

impl Label {
    /// The text of the code: the tag. An own tag is in upper case, of which a code holds more.
    #[must_use]
    pub fn payload(&self) -> String {
        let normal = normal(&self.tag);
        if OwnTag::of(&normal) == Some(OwnTag::Good) { normal.to_string() } else { self.tag.clone() }
    }
}

/// What could not be shown as it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Told {
    /// How many letters stand as escapes, because the face lacks them or nobody could see them.
    pub escaped: u32,
    /// How many texts were too long and end in an ellipsis.
    pub cut: u32,
}

impl Told {
    /// Adds what another label could not show.
    pub(super) const fn add(&mut self, other: Self) {
        self.escaped = self.escaped.saturating_add(other.escaped);
        self.cut = self.cut.saturating_add(other.cut);
    }
}

/// A label that is laid out; lengths in millimetres from its upper left corner.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Laid {
    /// The left side of the code's quiet zone, its upper side, and its whole side.
    pub square: (f32, f32, f32),
    /// The side of a module.
    pub module: f32,
    /// The code.
    pub code: Code,
    /// The lines: the tag first. A line that goes on in the next one is one text of several.
    pub texts: Vec<Vec<Line>>,
    /// What could not be shown as it is.
    pub told: Told,
}

/// A line of text.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Line {
    /// Where it begins.
    pub x: f32,
    /// Its base line.
    pub y: f32,
    /// Its size in points.
    pub size: f32,
    /// Its face.
    pub face: Face,
    /// The text.
    pub text: String,
}

impl Line {
    /// The line on a page, with the label's corner at a place.
    pub(super) fn at(&self, (x, y): (f32, f32)) -> Shape {
        let Self { size, face, text, .. } = self;
        Shape::Text { x: x + self.x, y: y + self.y, size: *size, face: *face, ink: Ink::Black, text: text.clone() }
    }
}

impl Laid {
    /// The code on a page, with the label's corner at a place.
    pub(super) fn code_at(&self, (x, y): (f32, f32)) -> Shape {
        let quiet = f32::from(self.code.quiet()) * self.module;
        let (left, top, _) = self.square;
        Shape::Code { x: x + left + quiet, y: y + top + quiet, module: self.module, code: self.code.clone() }
    }
}

/// A rectangle: left, top, width, height.
type Area = (f32, f32, f32, f32);

/// The areas of a label: a square for the code with its quiet zone, and what is left for texts.
///
/// The quiet zone may reach the side of a low label, whose neighbour is white there too. The texts stand beside the code; on a label
/// that is higher than wide, below it.
pub(super) fn areas((width, height): (f32, f32)) -> ((f32, f32, f32), Area) {
    /// Free space at the sides of a label: what a printer may be off.
    const EDGE: f32 = 1.0;
    /// Between the quiet zone and the texts.
    const GAP: f32 = 0.3;
    let edge = if height.min(width) < 15.0 { 0.0 } else { EDGE };
    if width >= height {
        let side = (height - 2.0 * edge).min(width * 0.45);
        let left = edge + side + GAP;
        let high = height - 2.0 * edge.max(0.4);
        ((edge, (height - side) / 2.0, side), (left, edge.max(0.4), width - left - EDGE, high))
    } else {
        let side = (width - 2.0 * edge).min(height * 0.6);
        let top = edge + side + GAP;
        (((width - side) / 2.0, edge, side), (EDGE, top, width - 2.0 * EDGE, height - top - edge.max(0.4)))
    }
}

/// Lays a label of a size in millimetres out.
pub(super) fn laid(faces: &Faces, label: &Label, size: (f32, f32)) -> Result<Laid, LabelFault> {
    let ((x, y, side), area) = areas(size);
    let found = symbol((&label.payload(), label.symbology), size.0.min(size.1), side, |module| module)?;
    let (texts, told) = texts(faces, label, area);
    Ok(Laid { square: (x, y, side), module: found.module, code: found.code, texts, told })
}

/// The texts of a label in an area of it.
pub(super) fn texts(faces: &Faces, label: &Label, (left, top, width, height): Area) -> (Vec<Vec<Line>>, Told) {
    let mut told = Told::default();
    let mut shown = |face: Face, text: &str| {
        let shown = faces.of(face).shown(text.trim());
        told.escaped = told.escaped.saturating_add(shown.escaped);
        shown.text.into_owned()
    };
    let (tag, college, line) =
        (shown(Face::Mono, &label.tag), shown(Face::Plain, &label.college), shown(Face::Plain, &label.line));
    let (tag, size) = tag_lines(faces, &tag, width, height, &mut told.cut);
    let left_over = height - real(tag.len()) * size * LEAD;
    let mut parts: Vec<(f32, Face, Vec<String>)> = vec![(size, Face::Mono, tag)];
    // The largest size at which everything fits; if it fits at none, the smallest.
    let mut small = (height * 0.3).clamp(SMALL, 9.0);
    let mut below = below_tag(faces, [&college, &line], small, width, left_over);
    while below.1 > 0 && small > SMALL {
        small = (small - 0.5).max(SMALL);
        below = below_tag(faces, [&college, &line], small, width, left_over);
    }
    told.cut = told.cut.saturating_add(below.1);
    parts.extend(below.0.into_iter().map(|lines| (small, Face::Plain, lines)));
    let whole: f32 = parts.iter().flat_map(|(size, _, lines)| lines.iter().map(move |_| size * LEAD)).sum();
    let mut y = top + ((height - whole) / 2.0).max(0.0);
    let placed = parts.into_iter().map(|(size, face, lines)| {
        let place = |text: String| {
            y += size * LEAD;
            Line { x: left, y: y - size * LEAD * 0.25, size, face, text }
        };
        lines.into_iter().map(place).collect()
    });
    (placed.collect(), told)
}

/// The smallest size of college and free line, in points.
const SMALL: f32 = 5.0;

/// The lines of college and free line, and how many of the two had to be cut.
fn below_tag(faces: &Faces, texts: [&str; 2], size: f32, width: f32, height: f32) -> (Vec<Vec<String>>, u32) {
    let measure = faces.of(Face::Plain);
    let (mut room, mut cuts) = (count(height / (size * LEAD)), 0);
    let mut parts = Vec::new();
    let [_, line] = texts;
    // The free line keeps a place beside a college of several lines.
    let mut kept = usize::from(!line.is_empty() && room > 1);
    for text in texts.into_iter().filter(|text| !text.is_empty()) {
        let most = room.saturating_sub(kept).min(3);
        kept = 0;
        if most == 0 {
            cuts += 1;
            continue;
        }
        let mut lines = broken(measure, text, size, width);
        if lines.len() > most {
            let rest = lines.split_off(most - 1).concat();
            lines.push(cut(measure, &format!("{} …", rest.trim_end()), size, width));
            cuts += 1;
        }
        room -= lines.len();
        parts.push(lines.iter().map(|line| line.trim_end().to_owned()).collect());
    }
    (parts, cuts)
}

/// The tag in letters as large as fit, on one to three lines; and their size in points.
fn tag_lines(faces: &Faces, tag: &str, width: f32, height: f32, cuts: &mut u32) -> (Vec<String>, f32) {
    /// The smallest and the largest size, in points. Below 4 points nobody reads it.
    const SIZES: (f32, f32) = (4.0, 24.0);
    let measure = faces.of(Face::Mono);
    let letter = millimetres(measure, "0", 1.0);
    let letters: Vec<char> = tag.chars().collect();
    let size_of = |lines: u8| {
        let lines = usize::from(lines);
        let longest = real(letters.len().div_ceil(lines).max(1));
        // The tag takes no more than three fifths of the height.
        (width / (longest * letter)).min(height * 0.6 / (real(lines) * LEAD)).min(SIZES.1)
    };
    let mut best = (1_u8, size_of(1));
    for lines in 2..=3 {
        // One line is read more easily than two: they have to be worth it.
        if best.1 < 7.0 && size_of(lines) > best.1 * 1.2 {
            best = (lines, size_of(lines));
        }
    }
    let (lines, size) = (usize::from(best.0), best.1.max(SIZES.0));
    let most = count(width / (size * letter)).max(1);
    let per = letters.len().div_ceil(lines).clamp(1, most);
    let mut rows: Vec<String> = letters.chunks(per).map(|row| row.iter().collect()).collect();
    if rows.len() > lines {
        rows.truncate(lines);
        if let Some(last) = rows.last_mut() {
            last.pop();
            last.push('…');
        }
        *cuts = cuts.saturating_add(1);
    }
    (rows, size)
}

/// A count as a real number.
#[expect(clippy::cast_precision_loss, reason = "letters of a tag and lines of a label are far below 2^24")]
const fn real(n: usize) -> f32 {
    n as f32
}

/// The whole part of a number that is not negative.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "cut off below zero and above a hundred thousand")]
pub(super) fn count(n: f32) -> usize {
    // What fits exactly may be a rounding error below a whole number.
    (n + 0.001).clamp(0.0, 100_000.0) as usize
}
