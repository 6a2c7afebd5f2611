//! Blocks of text and tables that flow over as many pages as they need, with a foot on each.

mod block;
pub(in crate::io::paper) mod lines;
mod pictures;
mod table;

pub use block::{Block, Column, Content, Picture, Signature, Style, Table};

use super::{
    code::QUIET,
    face::{Face, Faces},
    sheet::{Ink, Kind, Of, Page, Part, Shape, Tree},
};
use lines::{LEAD, broken};

/// Where on a page text may stand; in millimetres.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Frame {
    /// Width and height of the page.
    pub size: (f32, f32),
    /// Free space on every side; the foot stands in it.
    pub margin: f32,
}

impl Frame {
    /// A4, upright.
    pub const A4: Self = Self { size: super::sheet::A4, margin: 17.0 };

    /// A4, on its side.
    pub const A4_ACROSS: Self = Self { size: (super::sheet::A4.1, super::sheet::A4.0), margin: 17.0 };

    /// The width of the text.
    #[must_use]
    pub const fn width(&self) -> f32 {
        self.size.0 - 2.0 * self.margin
    }

    /// Where the text ends below.
    const fn bottom(&self) -> f32 {
        self.size.1 - self.margin
    }
}

/// Blocks on pages.
#[derive(Clone, Debug, PartialEq)]
pub struct Flowed {
    /// The pages.
    pub pages: Vec<Page>,
    /// What is on them.
    pub tree: Tree,
    /// How many letters stand as escapes because the face lacks them or nobody could see them.
    pub escaped: u32,
}

/// Lays blocks out. `foot` returns what stands below each page, on the left and on the right, from its number and the count of all.
#[must_use]
pub fn flow(faces: &Faces, frame: Frame, blocks: &[Block], foot: impl Fn(usize, usize) -> (String, String)) -> Flowed {
    let mut flow =
        Flow { faces, frame, done: Vec::new(), page: Page::default(), y: frame.margin, tree: Tree::default(), escaped: 0 };
    for (at, block) in blocks.iter().enumerate() {
        flow.block(block, blocks.get(at + 1));
    }
    flow.done.push(std::mem::take(&mut flow.page));
    let all = flow.done.len();
    for number in 0..all {
        let (left, right) = foot(number + 1, all);
        flow.foot(number, &left, &right);
    }
    Flowed { pages: flow.done, tree: flow.tree, escaped: flow.escaped }
}

/// Blocks while they are laid out.
struct Flow<'a> {
    faces: &'a Faces,
    frame: Frame,
    done: Vec<Page>,
    page: Page,
    /// The upper side of what comes next.
    y: f32,
    tree: Tree,
    escaped: u32,
}

impl Flow<'_> {
    fn block(&mut self, block: &Block, next: Option<&Block>) {
        match block {
            Block::Heading { level, text } => self.heading(*level, text, next),
            Block::Text { text, style } => {
                let part = self.tree.add(Kind::Paragraph, None);
                self.paragraph(part, text, *style);
                self.y += 1.2;
            }
            Block::Table(table) => self.table(table),
            Block::Code { code, module, alt, beside } => {
                let side = f32::from(code.side() + 2 * QUIET) * module;
                self.room(side);
                let (x, y) = (self.frame.margin, self.y);
                let bounds = (x, y, side, side);
                let part = self.tree.add(Kind::Figure { alt: alt.clone(), page: self.done.len(), bounds }, None);
                let quiet = f32::from(QUIET) * module;
                self.page.draw(Of::Part(part), Shape::Code { x: x + quiet, y: y + quiet, module: *module, code: code.clone() });
                self.y += quiet;
                for line in beside {
                    let part = self.tree.add(Kind::Paragraph, None);
                    self.written(part, line, Style::Small, x + side + 2.0, self.frame.width() - side - 2.0);
                }
                self.y = self.y.max(y + side) + 2.0;
            }
            Block::Pictures(pictures) => self.pictures(pictures),
            Block::Signatures(signatures) => self.signatures(signatures),
            Block::Gap(gap) => self.y += gap,
            Block::NewPage => self.turn(),
        }
    }

    /// Begins a new page.
    fn turn(&mut self) {
        self.done.push(std::mem::take(&mut self.page));
        self.y = self.frame.margin;
    }

    /// Begins a new page unless there is so much room on this one.
    fn room(&mut self, height: f32) {
        if self.y + height > self.frame.bottom() && self.y > self.frame.margin {
            self.turn();
        }
    }

    fn heading(&mut self, level: u16, text: &str, next: Option<&Block>) {
        let style = if level == 1 { Style::Title } else { Style::Heading };
        // A heading stays with what follows it: a row of a table and its heads, two lines of text.
        let follows = if matches!(next, Some(Block::Table(_))) { 14.0 } else { 9.0 };
        if self.y > self.frame.margin {
            self.y += 3.0;
        }
        self.room(style.lead() + follows);
        let title = self.shown(Face::Bold, text);
        let part = self.tree.add(Kind::Heading { level, title }, None);
        self.paragraph(part, text, style);
        self.y += 1.0;
    }

    /// The text in a form that the face can show.
    fn shown(&mut self, face: Face, text: &str) -> String {
        let shown = self.faces.of(face).shown(text);
        self.escaped = self.escaped.saturating_add(shown.escaped);
        shown.text.into_owned()
    }

    fn paragraph(&mut self, part: Part, text: &str, style: Style) {
        self.written(part, text, style, self.frame.margin, self.frame.width());
    }

    /// Writes the lines of a paragraph from a left side on, within a width.
    fn written(&mut self, part: Part, text: &str, style: Style, x: f32, width: f32) {
        let text = self.shown(style.face(), text);
        for line in broken(self.faces.of(style.face()), &text, style.size(), width) {
            self.room(style.lead());
            self.y += style.lead();
            self.page.draw(Of::Part(part), style.line(x, self.y, line));
        }
    }

    /// Boxes side by side for signing, never torn apart.
    fn signatures(&mut self, signatures: &[Signature]) {
        /// The height of a box.
        const HEIGHT: f32 = 38.0;
        self.room(HEIGHT);
        let count = u8::try_from(signatures.len().max(1)).map_or(1.0, f32::from);
        let width = (self.frame.width() - 4.0 * (count - 1.0)) / count;
        let (mut x, y) = (self.frame.margin, self.y);
        for signature in signatures {
            self.page.draw(Of::Ornament, Shape::Frame { x, y, width, height: HEIGHT, thick: 0.2 });
            self.y = y + 1.5;
            for (at, line) in signature.lines.iter().enumerate() {
                let part = self.tree.add(Kind::Paragraph, None);
                self.written(part, line, if at == 0 { Style::Strong } else { Style::Small }, x + 2.0, width - 4.0);
            }
            x += width + 4.0;
        }
        self.y = y + HEIGHT + 3.0;
    }

    fn foot(&mut self, number: usize, left: &str, right: &str) {
        let style = Style::Small;
        let (left, right) = (self.shown(style.face(), left), self.shown(style.face(), right));
        let measure = self.faces.of(style.face());
        let y = self.frame.size.1 - self.frame.margin + 8.0;
        let wide = lines::millimetres(measure, &right, style.size());
        let left = lines::cut(measure, &left, style.size(), self.frame.width() - wide - 4.0);
        let Some(page) = self.done.get_mut(number) else { return };
        let edge = self.frame.margin + self.frame.width();
        let text = |x, text| Shape::Text { x, y, size: style.size(), face: style.face(), ink: Ink::Grey, text };
        page.draw(Of::Page, text(self.frame.margin, left));
        page.draw(Of::Page, text(edge - wide, right));
    }
}

impl Style {
    /// The distance between two base lines, in millimetres.
    const fn lead(self) -> f32 {
        self.size() * LEAD
    }

    /// A line of text whose lower side is there.
    const fn line(self, x: f32, lower: f32, text: String) -> Shape {
        Shape::Text { x, y: lower - self.drop(), size: self.size(), face: self.face(), ink: self.ink(), text }
    }

    /// How far the base line lies above the lower side of its line, in millimetres.
    const fn drop(self) -> f32 {
        self.size() * LEAD * 0.25
    }
}

#[cfg(test)]
mod tests;
