//! A drawn screen as SVG: blocks, lines and backgrounds as shapes, so that they meet whatever the font; letters as text.

use ratatui::{
    buffer::{Buffer, Cell},
    style::{Color, Modifier},
};
use std::{collections::BTreeMap, fmt::Write};

/// A cell in pixels. The letters of a monospaced font of 15 pixels are nine pixels wide.
const CELL: (u16, u16) = (9, 18);
const FONT: u16 = 15;
/// From the top of a cell to the line that letters stand on.
const BASE: u16 = 14;
/// Around the cells.
const MARGIN: u16 = 10;
/// The bar with the title.
const BAR: u16 = 32;

type Rgb = (u8, u8, u8);

/// The terminal's own colours.
const TEXT: Rgb = (218, 218, 218);
const GROUND: Rgb = (22, 24, 29);
const WINDOW: &str = "#2b2e36";
const EDGE: &str = "#4a4e59";

/// The parts of a picture that have one colour each: path data by colour, the lowest layer first.
#[derive(Default)]
struct Shapes {
    grounds: BTreeMap<Rgb, String>,
    blocks: BTreeMap<Rgb, String>,
    lines: BTreeMap<Rgb, String>,
    letters: String,
}

/// The screen in a plain window with a title.
pub fn svg(title: &str, screen: &Buffer) -> String {
    let (columns, rows) = (screen.area.width, screen.area.height);
    let (width, height) = (columns * CELL.0 + 2 * MARGIN, rows * CELL.1 + 2 * MARGIN + BAR);
    let mut shapes = Shapes::default();
    for row in 0..rows {
        let cells: Vec<&Cell> = (0..columns).map(|column| &screen[(column, row)]).collect();
        shapes.row(row, &cells);
    }
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\" role=\"img\">\n\
         <title>{title}</title>\n\
         <style>text {{ white-space: pre; font: {FONT}px ui-monospace, Menlo, Consolas, 'DejaVu Sans Mono', 'Liberation Mono', monospace }} \
         .b {{ font-weight: bold }} .d {{ opacity: 0.6 }} .u {{ text-decoration: underline }} .i {{ font-style: italic }} \
         .s {{ text-anchor: middle }}</style>\n\
         <rect x=\"0.5\" y=\"0.5\" width=\"{}\" height=\"{}\" rx=\"8\" fill=\"{}\" stroke=\"{EDGE}\"/>\n\
         <path d=\"M1 {BAR}V8.5a7.5 7.5 0 0 1 7.5-7.5H{}a7.5 7.5 0 0 1 7.5 7.5V{BAR}z\" fill=\"{WINDOW}\"/>\n\
         <text class=\"s\" x=\"{}\" y=\"21\" fill=\"#b4b8c2\">{title}</text>\n\
         <g transform=\"translate({MARGIN} {})\">\n",
        width - 1,
        height - 1,
        hex(GROUND),
        f32::from(width) - 8.5,
        width / 2,
        MARGIN + BAR,
        title = escaped(title),
    );
    for (colour, data) in shapes.grounds.into_iter().chain(shapes.blocks) {
        writeln!(out, "<path shape-rendering=\"crispEdges\" fill=\"{}\" d=\"{data}\"/>", hex(colour)).unwrap();
    }
    for (colour, data) in shapes.lines {
        writeln!(out, "<path fill=\"none\" stroke=\"{}\" d=\"{data}\"/>", hex(colour)).unwrap();
    }
    out.push_str(&shapes.letters);
    out.push_str("</g>\n</svg>\n");
    out
}

impl Shapes {
    fn row(&mut self, row: u16, cells: &[&Cell]) {
        let y = row * CELL.1;
        let mut column = 0;
        for alike in cells.chunk_by(|a, b| colours(a).1 == colours(b).1) {
            let length = u16::try_from(alike.len()).unwrap();
            let ground = colours(alike[0]).1;
            if ground != GROUND {
                area(&mut self.grounds, ground, (column * CELL.0, y), (length * CELL.0, CELL.1));
            }
            column += length;
        }
        let (mut run, mut begin) = (Vec::new(), 0);
        for (column, cell) in (0..).zip(cells.iter().copied()) {
            let breaks =
                run.last().is_some_and(|last: &&Cell| (last.fg, last.bg, last.modifier) != (cell.fg, cell.bg, cell.modifier));
            if breaks {
                self.run(&std::mem::take(&mut run), begin, y);
            }
            let (ink, ground) = colours(cell);
            if self.shape(cell.symbol(), (ink, ground), column * CELL.0, y) {
                self.run(&std::mem::take(&mut run), begin, y);
            } else {
                if run.is_empty() {
                    begin = column;
                }
                run.push(cell);
            }
        }
        self.run(&run, begin, y);
    }

    /// Letters of one style, word by word: no font is so wide that a word leaves its place.
    fn run(&mut self, cells: &[&Cell], begin: u16, y: u16) {
        let Some(first) = cells.first() else { return };
        let mut class = String::new();
        let styles = [(Modifier::BOLD, 'b'), (Modifier::DIM, 'd'), (Modifier::UNDERLINED, 'u'), (Modifier::ITALIC, 'i')];
        styles.iter().filter(|(modifier, _)| first.modifier.contains(*modifier)).for_each(|(_, c)| class.extend([*c, ' ']));
        let ink = hex(colours(first).0);
        let mut column = begin;
        for word in cells.chunk_by(|a, b| kind(a) == kind(b)) {
            let length = u16::try_from(word.len()).unwrap();
            let text: String = word.iter().map(|cell| cell.symbol()).collect();
            let place = match kind(word[0]) {
                Kind::Blank => None,
                Kind::Letter => Some((format!(" textLength=\"{}\"", length * CELL.0), class.clone(), column * CELL.0)),
                // A sign may come from another font: it stands in the middle of its cell.
                Kind::Sign(_) => Some((String::new(), format!("{class}s"), column * CELL.0 + CELL.0 / 2)),
            };
            if let Some((length, class, x)) = place {
                let class = if class.is_empty() { class } else { format!(" class=\"{}\"", class.trim()) };
                let text = escaped(&text);
                writeln!(self.letters, "<text{class} x=\"{x}\" y=\"{}\"{length} fill=\"{ink}\">{text}</text>", y + BASE).unwrap();
            }
            column += length;
        }
    }

    /// Draws a block or a line; `false` for everything else.
    fn shape(&mut self, symbol: &str, (ink, ground): (Rgb, Rgb), x: u16, y: u16) -> bool {
        let (w, h) = CELL;
        let (half, middle) = (h / 2, f32::from(x) + f32::from(w) / 2.0);
        match symbol {
            "█" => self.block(ink, (x, y), (w, h)),
            "▀" => self.block(ink, (x, y), (w, half)),
            "▄" => self.block(ink, (x, y + half), (w, half)),
            "▌" => self.block(ink, (x, y), (w / 2, h)),
            "▐" => self.block(ink, (x + w / 2, y), (w - w / 2, h)),
            "▏" => self.block(ink, (x, y), (2, h)),
            "░" => self.block(faint(ink, ground), (x, y + 2), (w, h - 4)),
            "─" => self.line(ink, &format!("M{x} {}h{w}", y + half)),
            "━" => self.block(ink, (x, y + half - 1), (w, 2)),
            "│" => self.line(ink, &format!("M{middle} {y}v{h}")),
            "╭" => self.line(ink, &format!("M{middle} {}v-4.5q0-4.5 4.5-4.5", y + h)),
            "╮" => self.line(ink, &format!("M{middle} {}v-4.5q0-4.5-4.5-4.5", y + h)),
            "╰" => self.line(ink, &format!("M{middle} {y}v4.5q0 4.5 4.5 4.5")),
            "╯" => self.line(ink, &format!("M{middle} {y}v4.5q0 4.5-4.5 4.5")),
            _ => return false,
        }
        true
    }

    fn block(&mut self, colour: Rgb, place: (u16, u16), size: (u16, u16)) {
        area(&mut self.blocks, colour, place, size);
    }

    fn line(&mut self, colour: Rgb, data: &str) {
        self.lines.entry(colour).or_default().push_str(data);
    }
}

fn area(layer: &mut BTreeMap<Rgb, String>, colour: Rgb, (x, y): (u16, u16), (width, height): (u16, u16)) {
    write!(layer.entry(colour).or_default(), "M{x} {y}h{width}v{height}h-{width}z").unwrap();
}

/// What a cell holds; a sign never joins another one.
#[derive(PartialEq)]
enum Kind {
    Blank,
    Letter,
    Sign(*const Cell),
}

fn kind(cell: &Cell) -> Kind {
    match cell.symbol().chars().next() {
        None | Some(' ' | '\u{a0}' | '\u{202f}') => Kind::Blank,
        Some(c) if c.is_alphanumeric() || c.is_ascii() || "’«»–—…·›×".contains(c) => Kind::Letter,
        Some(_) => Kind::Sign(cell),
    }
}

/// The colours of a cell: of what stands in it, and of what is behind.
fn colours(cell: &Cell) -> (Rgb, Rgb) {
    let (ink, ground) = (rgb(cell.fg, TEXT), rgb(cell.bg, GROUND));
    if cell.modifier.contains(Modifier::REVERSED) { (ground, ink) } else { (ink, ground) }
}

fn rgb(colour: Color, own: Rgb) -> Rgb {
    match colour {
        Color::Reset => own,
        Color::Rgb(r, g, b) => (r, g, b),
        other => panic!("pictures are drawn in true colours, and {other:?} is none"),
    }
}

/// A quarter of a colour on its ground.
fn faint(ink: Rgb, ground: Rgb) -> Rgb {
    let mixed = |a: u8, b: u8| u8::try_from((u16::from(a) + 3 * u16::from(b)) / 4).unwrap();
    (mixed(ink.0, ground.0), mixed(ink.1, ground.1), mixed(ink.2, ground.2))
}

fn hex((r, g, b): Rgb) -> String {
    format!("#{r:02x}{g:02x}{b:02x}")
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
