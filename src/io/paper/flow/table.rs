//! Tables: heads on every page, rows that stay whole where a page can hold them.

use super::{
    Flow,
    block::{Column, Content, Table},
    lines::{broken, millimetres},
};
use crate::io::paper::{
    code::QUIET,
    face::Face,
    sheet::{Ink, Kind, Of, Part, Shape},
};

/// Free space above and below the lines of a cell, in millimetres.
const PAD: f32 = 0.7;
/// Free space beside them.
const SIDE: f32 = 1.0;
/// The size of the text, in points.
const SIZE: f32 = 8.5;
/// The side of a box to tick.
const TICK: f32 = 4.0;
/// The height of room to write by hand.
const BLANK: f32 = 7.0;

/// A cell, broken into lines.
struct Laid<'a> {
    content: &'a Content,
    lines: Vec<String>,
    part: Part,
}

impl Flow<'_> {
    pub(super) fn table(&mut self, table: &Table) {
        let shares: f32 = table.columns.iter().map(|column| column.share).sum();
        let widths: Vec<f32> = table.columns.iter().map(|column| column.share / shares * self.frame.width()).collect();
        if table.rows.is_empty() {
            return;
        }
        let whole = self.tree.add(Kind::Table, None);
        let headed = table.columns.iter().any(|column| !column.head.is_empty());
        if headed {
            let row = self.tree.add(Kind::Row, Some(whole));
            let parts = table.columns.iter().map(|_| self.tree.add(Kind::ColumnHead, Some(row))).collect::<Vec<_>>();
            self.heads(&table.columns, &widths, Some(&parts));
        }
        for row in &table.rows {
            self.row(table, &widths, row, whole, headed);
        }
        self.y += 2.0;
    }

    /// Draws the row of heads: as parts of the table the first time, for the eye alone on later pages.
    fn heads(&mut self, columns: &[Column], widths: &[f32], parts: Option<&[Part]>) {
        let lead = SIZE * super::LEAD;
        let mut laid = Vec::new();
        for (column, width) in columns.iter().zip(widths) {
            let text = self.shown(Face::Bold, &column.head);
            laid.push(broken(self.faces.of(Face::Bold), &text, SIZE, width - 2.0 * SIDE));
        }
        let most = laid.iter().map(Vec::len).max().unwrap_or_default();
        let height = count(most) * lead + 2.0 * PAD;
        if parts.is_some() {
            self.room(height + lead + 2.0 * PAD);
        }
        let (mut x, top) = (self.frame.margin, self.y);
        self.page.draw(Of::Ornament, Shape::Fill { x, y: top, width: self.frame.width(), height, ink: Ink::Tint });
        for (at, ((lines, column), width)) in laid.iter().zip(columns).zip(widths).enumerate() {
            let of = parts.and_then(|parts| parts.get(at)).map_or(Of::Page, |part| Of::Part(*part));
            for (line, text) in lines.iter().enumerate() {
                self.line(of, Face::Bold, text, (x, *width, column.right), top + PAD + count(line) * lead);
            }
            x += width;
        }
        self.y = top + height;
    }

    /// Draws a line of a cell whose upper side is `top`.
    fn line(&mut self, of: Of, face: Face, text: &str, (x, width, right): (f32, f32, bool), top: f32) {
        let lead = SIZE * super::LEAD;
        let x = if right { x + width - SIDE - millimetres(self.faces.of(face), text.trim_end(), SIZE) } else { x + SIDE };
        let y = top + lead * 0.75;
        self.page.draw(of, Shape::Text { x, y, size: SIZE, face, ink: Ink::Black, text: text.to_owned() });
    }

    fn row(&mut self, table: &Table, widths: &[f32], row: &[Content], whole: Part, headed: bool) {
        let lead = SIZE * super::LEAD;
        let within = self.tree.add(Kind::Row, Some(whole));
        let mut laid = Vec::new();
        for (at, (content, width)) in row.iter().zip(widths).enumerate() {
            let kind = if at == 0 && table.named { Kind::RowHead } else { Kind::Cell };
            let part = self.tree.add(kind, Some(within));
            let lines = match content {
                Content::Text(text) | Content::Tag(text) => {
                    let text = self.shown(face(content), text);
                    broken(self.faces.of(face(content)), &text, SIZE, width - 2.0 * SIDE)
                }
                Content::Tick | Content::Blank | Content::Code(..) => Vec::new(),
            };
            laid.push(Laid { content, lines, part });
        }
        let drawn = laid.iter().map(|cell| side(cell.content)).fold(0.0_f32, f32::max);
        let mut left = laid.iter().map(|cell| cell.lines.len()).max().unwrap_or_default().max(1);
        let mut first = 0;
        while left > 0 {
            let height = (count(left) * lead).max(drawn) + 2.0 * PAD;
            let page = self.frame.size.1 - 2.0 * self.frame.margin - 3.0 * lead;
            if self.y + height > self.frame.bottom() && (height <= page || self.y + 4.0 * lead > self.frame.bottom()) {
                self.turn();
                if headed {
                    self.heads(&table.columns, widths, None);
                }
            }
            let mut fitting = 0;
            while fitting < left && self.y + 2.0 * PAD + count(fitting + 1) * lead <= self.frame.bottom() {
                fitting += 1;
            }
            let now = fitting.max(1);
            self.part_of_row(table, widths, &laid, first..first + now, if first == 0 { drawn } else { 0.0 });
            first += now;
            left -= now.min(left);
        }
    }

    /// Draws so many lines of each cell of a row, and its drawings where it begins.
    fn part_of_row(&mut self, table: &Table, widths: &[f32], laid: &[Laid<'_>], lines: std::ops::Range<usize>, drawn: f32) {
        let lead = SIZE * super::LEAD;
        let (mut x, top) = (self.frame.margin, self.y);
        let most =
            laid.iter().map(|cell| cell.lines.len().min(lines.end).saturating_sub(lines.start)).max().unwrap_or_default().max(1);
        let height = (count(most) * lead).max(drawn) + 2.0 * PAD;
        for ((cell, column), width) in laid.iter().zip(&table.columns).zip(widths) {
            for (at, text) in cell.lines.iter().skip(lines.start).take(lines.len()).enumerate() {
                let place = (x, *width, column.right);
                self.line(Of::Part(cell.part), face(cell.content), text, place, top + PAD + count(at) * lead);
            }
            match cell.content {
                Content::Tick if lines.start == 0 => {
                    let (x, y) = (x + SIDE, top + PAD);
                    self.page.draw(Of::Part(cell.part), Shape::Frame { x, y, width: TICK, height: TICK, thick: 0.25 });
                }
                Content::Code(code, module, alt) if lines.start == 0 => {
                    let (side, quiet) = (side(cell.content), f32::from(QUIET) * module);
                    let bounds = (x + SIDE, top + PAD, side, side);
                    let figure = Kind::Figure { alt: alt.clone(), page: self.done.len(), bounds };
                    let of = Of::Part(self.tree.add(figure, Some(cell.part)));
                    let (x, y) = (x + SIDE + quiet, top + PAD + quiet);
                    self.page.draw(of, Shape::Code { x, y, module: *module, code: code.clone() });
                }
                _ => {}
            }
            x += width;
        }
        self.y = top + height;
        let (from, to) = ((self.frame.margin, self.y), (self.frame.margin + self.frame.width(), self.y));
        self.page.draw(Of::Ornament, Shape::Line { from, to, thick: 0.1, ink: Ink::Rule });
    }
}

const fn face(content: &Content) -> Face {
    match content {
        Content::Tag(_) => Face::Mono,
        _ => Face::Plain,
    }
}

/// The height of what is drawn in a cell.
fn side(content: &Content) -> f32 {
    match content {
        Content::Text(_) | Content::Tag(_) => 0.0,
        Content::Tick => TICK,
        Content::Blank => BLANK,
        Content::Code(code, module, _) => f32::from(code.side() + 2 * QUIET) * module,
    }
}

/// A count of lines as a factor.
fn count(lines: usize) -> f32 {
    u16::try_from(lines).map_or(f32::from(u16::MAX), f32::from)
}
