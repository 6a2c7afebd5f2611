//! Pictures on pages, two side by side, never torn apart from the lines below them.

use super::{Flow, Picture, Style, lines::broken};
use crate::io::paper::sheet::{Kind, Of, Shape};

/// The free space between two pictures, in millimetres.
const BETWEEN: f32 = 6.0;
/// The free space between a picture and the lines below it, in millimetres.
const BELOW: f32 = 1.2;
/// The most height of a picture, in millimetres: three rows on an A4 page.
const TALLEST: f32 = 66.0;

impl Flow<'_> {
    pub(super) fn pictures(&mut self, pictures: &[Picture]) {
        let width = (self.frame.width() - BETWEEN) / 2.0;
        for row in pictures.chunks(2) {
            let below: Vec<Vec<String>> = row.iter().map(|picture| self.lines_below(picture, width)).collect();
            let lines = below.iter().map(Vec::len).max().and_then(|lines| u16::try_from(lines).ok()).map_or(0.0, f32::from);
            let tallest = row.iter().map(|picture| size(picture, width).1).fold(0.0, f32::max);
            self.room(tallest + BELOW + lines * Style::Small.lead());
            let upper = self.y;
            for ((picture, lines), x) in row.iter().zip(below).zip([self.frame.margin, self.frame.margin + width + BETWEEN]) {
                let (across, down) = size(picture, width);
                // Pictures of a row stand on one line, above their words.
                let y = upper + tallest - down;
                let kind = Kind::Figure { alt: picture.alt.clone(), page: self.done.len(), bounds: (x, y, across, down) };
                let part = self.tree.add(kind, None);
                let shape = Shape::Picture { x, y, width: across, height: down, jpeg: picture.jpeg.clone() };
                self.page.draw(Of::Part(part), shape);
                let part = self.tree.add(Kind::Paragraph, None);
                self.y = upper + tallest + BELOW;
                for line in lines {
                    self.y += Style::Small.lead();
                    self.page.draw(Of::Part(part), Style::Small.line(x, self.y, line));
                }
            }
            self.y = upper + tallest + BELOW + lines * Style::Small.lead() + 4.0;
        }
    }

    /// The lines below a picture, as they are shown.
    fn lines_below(&mut self, picture: &Picture, width: f32) -> Vec<String> {
        let face = Style::Small.face();
        let shown: Vec<String> = picture.below.iter().map(|line| self.shown(face, line)).collect();
        shown.iter().flat_map(|line| broken(self.faces.of(face), line, Style::Small.size(), width)).collect()
    }
}

/// Width and height of a picture on the page, in millimetres: its proportions are kept.
fn size(picture: &Picture, width: f32) -> (f32, f32) {
    let (across, down) = picture.jpeg.size();
    let (across, down) = (f32::from(across.max(1)), f32::from(down.max(1)));
    let scale = (width / across).min(TALLEST / down);
    (across * scale, down * scale)
}
