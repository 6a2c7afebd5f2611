//! Pages as data: marks on them in millimetres from the upper left corner, and the tree that tells readers of the screen what the
//! marks are.

use super::{code::Code, face::Face, jpeg::Jpeg};
use jiff::civil::Date;

/// A4, in millimetres.
pub const A4: (f32, f32) = (210.0, 297.0);

/// A colour. Every one of them is legible on white (4.5 to 1, WCAG 1.4.3), the tint as a ground apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ink {
    /// Of text.
    Black,
    /// Of what is beside the matter: page numbers, labels of fields.
    Grey,
    /// Of rules.
    Rule,
    /// The ground of a heading row.
    Tint,
}

impl Ink {
    /// Red, green and blue.
    #[must_use]
    pub const fn rgb(self) -> (u8, u8, u8) {
        match self {
            Self::Black => (0, 0, 0),
            Self::Grey => (90, 90, 90),
            Self::Rule => (140, 140, 140),
            Self::Tint => (236, 240, 244),
        }
    }
}

/// Something drawn on a page; lengths in millimetres.
#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    /// A line of text that its face can show ([`super::face::Measure::shown`]).
    Text {
        /// Where it begins.
        x: f32,
        /// Its base line.
        y: f32,
        /// Its size, in points of 1/72 inch.
        size: f32,
        /// Its face.
        face: Face,
        /// Its colour.
        ink: Ink,
        /// The text.
        text: String,
    },
    /// A filled rectangle.
    Fill {
        /// Its left side.
        x: f32,
        /// Its upper side.
        y: f32,
        /// Its width.
        width: f32,
        /// Its height.
        height: f32,
        /// Its colour.
        ink: Ink,
    },
    /// A straight line.
    Line {
        /// Where it begins.
        from: (f32, f32),
        /// Where it ends.
        to: (f32, f32),
        /// Its thickness.
        thick: f32,
        /// Its colour.
        ink: Ink,
    },
    /// The outline of a rectangle.
    Frame {
        /// Its left side.
        x: f32,
        /// Its upper side.
        y: f32,
        /// Its width.
        width: f32,
        /// Its height.
        height: f32,
        /// How thick the line is.
        thick: f32,
    },
    /// A picture.
    Picture {
        /// Its left side.
        x: f32,
        /// Its upper side.
        y: f32,
        /// Its width.
        width: f32,
        /// Its height.
        height: f32,
        /// The picture.
        jpeg: Jpeg,
    },
    /// A code without its quiet zone.
    Code {
        /// The left side of its first module.
        x: f32,
        /// The upper side of its first module.
        y: f32,
        /// The side of a module.
        module: f32,
        /// The code.
        code: Code,
    },
}

/// A part of the tree, by its number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Part(usize);

/// What a mark belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Of {
    /// A part of the document.
    Part(Part),
    /// The page alone: its number, repeated headings.
    Page,
    /// Nothing that is read: rules, grounds, cut marks.
    Ornament,
}

/// A shape and what it belongs to.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// What is drawn.
    pub shape: Shape,
    /// What it belongs to.
    pub of: Of,
}

/// One page.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Page {
    /// In the order in which they are drawn; those of one part in the order in which they are read.
    pub marks: Vec<Mark>,
}

impl Page {
    /// Adds a mark.
    pub fn draw(&mut self, of: Of, shape: Shape) {
        self.marks.push(Mark { shape, of });
    }
}

/// What a part of the document is.
#[derive(Clone, Debug, PartialEq)]
pub enum Kind {
    /// A heading, which the outline lists too.
    Heading {
        /// 1 for the title, 2 and 3 below it.
        level: u16,
        /// Its text.
        title: String,
    },
    /// A paragraph, or a line of a label.
    Paragraph,
    /// A table of rows.
    Table,
    /// A row of cells.
    Row,
    /// A cell that names its column.
    ColumnHead,
    /// A cell that names its row.
    RowHead,
    /// Any other cell.
    Cell,
    /// A drawing.
    Figure {
        /// What it shows, in words.
        alt: String,
        /// The page that it is on, counted from 0.
        page: usize,
        /// Its left side, upper side, width and height.
        bounds: (f32, f32, f32, f32),
    },
}

/// A part with the one that it lies in.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Node {
    /// What it is.
    pub kind: Kind,
    /// The part around it; `None` at the top.
    pub within: Option<Part>,
}

/// What the marks of a document are, in reading order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tree {
    nodes: Vec<Node>,
}

impl Tree {
    /// Adds a part after all others of the one that it lies in.
    pub fn add(&mut self, kind: Kind, within: Option<Part>) -> Part {
        self.nodes.push(Node { kind, within });
        Part(self.nodes.len() - 1)
    }

    /// The parts, by their numbers.
    pub(super) fn nodes(&self) -> impl Iterator<Item = (Part, &Node)> {
        self.nodes.iter().enumerate().map(|(at, node)| (Part(at), node))
    }
}

impl Part {
    /// Its place among [`Tree::nodes`].
    pub(super) const fn place(self) -> usize {
        self.0
    }
}

/// A document of pages.
#[derive(Clone, Debug, PartialEq)]
pub struct Document {
    /// What the window shows.
    pub title: String,
    /// What it is about, in a line; programs find it in the metadata.
    pub about: String,
    /// Its language, as in RFC 3066: `fr`, `en`.
    pub lang: &'static str,
    /// Its day. The clock is not asked: the same content is the same file.
    pub day: Date,
    /// Width and height of its pages in millimetres.
    pub size: (f32, f32),
    /// Its pages.
    pub pages: Vec<Page>,
    /// What is on them.
    pub tree: Tree,
}
