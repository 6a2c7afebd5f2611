//! What the camera sees, in half blocks: two pixels a cell, greys, codes outlined in the colour of their verdict.

use super::paint::{Paint, cut, wrapped};
use crate::{
    audit::{tag, text::printable_within},
    job::Wish,
    tui::{app::visit::Visit, theme::Role},
};
use ratatui::{
    Frame,
    buffer::Buffer,
    layout::Rect,
    style::Style,
    text::Line,
    widgets::{Block, Paragraph},
};

/// From dark to light, for terminals without colour.
const RAMP: [char; 10] = [' ', '.', ':', '-', '=', '+', '*', '#', '%', '@'];

pub(super) fn draw(paint: &Paint<'_>, visit: &Visit, frame: &mut Frame, area: Rect) {
    let lens = &paint.app.lens;
    let name = lens.glimpse.as_ref().map(|g| g.source.as_str()).or(lens.name.as_deref());
    let title = name.map_or_else(|| paint.say("panel-lens"), |name| printable_within(name, 40));
    let block: Block = paint.panel(cut(&title, usize::from(area.width.saturating_sub(6))));
    let inside = block.inner(area);
    frame.render_widget(block, area);
    let words = match (&lens.trouble, &lens.glimpse) {
        (Some(trouble), None) => Some((Role::Attention, paint.lang.say_trouble(trouble))),
        (_, None) if lens.ended => Some((Role::Quiet, paint.say("lens-ended"))),
        (_, None) => Some((Role::Quiet, paint.say("lens-opening"))),
        (_, Some(_)) => None,
    };
    if let Some((role, words)) = words {
        let lines: Vec<Line> =
            wrapped(&words, usize::from(inside.width)).into_iter().map(|line| Line::from(paint.span(role, line))).collect();
        frame.render_widget(Paragraph::new(lines), inside);
        return;
    }
    if let Some(glimpse) = &lens.glimpse {
        let inside = wish(paint, glimpse.wish, frame, inside);
        let small = glimpse.preview.thumbnail(usize::from(inside.width), usize::from(inside.height) * 2);
        let mut picture = Picture {
            columns: small.width(),
            pixels: small.pixels().iter().map(|grey| Pixel { grey: *grey, ink: None }).collect(),
        };
        let scale = ratio(small.width(), glimpse.preview.width());
        for spotted in &glimpse.spotted {
            let corners = spotted.corners.map(|corner| (corner.x * scale, corner.y * scale));
            picture.outline(corners, role_of(visit, &spotted.text));
        }
        put(paint, &picture, frame.buffer_mut(), inside);
    }
}

/// What would make the picture readable, in the last line; what is left for the picture.
fn wish(paint: &Paint<'_>, wish: Option<Wish>, frame: &mut Frame, area: Rect) -> Rect {
    let Some(wish) = wish.filter(|_| area.height > 1) else { return area };
    let height = area.height - 1;
    let role = Role::Attention;
    let words = cut(&format!("{} {}", role.sign(), paint.lang.say_wish(wish)), usize::from(area.width));
    frame.render_widget(Paragraph::new(paint.span(role, words)), Rect { y: area.y + height, height: 1, ..area });
    Rect { height, ..area }
}

#[expect(clippy::cast_precision_loss, reason = "sides of a preview: some hundreds of pixels")]
fn ratio(part: usize, whole: usize) -> f32 {
    part as f32 / whole.max(1) as f32
}

/// The verdict's role, if the code was read in this visit.
fn role_of(visit: &Visit, text: &str) -> Role {
    let kept = tag::parse(text).kept;
    visit.reads.iter().find(|line| line.reading.payload.kept == kept).map_or(Role::Key, |line| line.class().into())
}

/// One pixel of the preview: its grey, and the role whose colour lies over it.
#[derive(Clone, Copy, Default)]
struct Pixel {
    grey: u8,
    ink: Option<Role>,
}

/// The preview at the size at which it is drawn, row by row.
struct Picture {
    columns: usize,
    pixels: Vec<Pixel>,
}

impl Picture {
    fn at(&self, x: usize, y: usize) -> Option<Pixel> {
        self.pixels.get(y * self.columns + x).copied()
    }

    /// Draws the four sides of a code; what lies outside is left out.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        clippy::cast_precision_loss,
        reason = "pixels of a preview: some hundreds, none below zero"
    )]
    fn outline(&mut self, corners: [(f32, f32); 4], role: Role) {
        let [a, b, c, d] = corners;
        for ((x0, y0), (x1, y1)) in [(a, b), (b, c), (c, d), (d, a)] {
            let steps = (x1 - x0).abs().max((y1 - y0).abs()).clamp(1.0, 4096.0).ceil();
            for step in 0..=(steps as usize) {
                let t = step as f32 / steps;
                let (x, y) = (x0 + (x1 - x0) * t, y0 + (y1 - y0) * t);
                if x >= 0.0
                    && y >= 0.0
                    && (x as usize) < self.columns
                    && let Some(pixel) = self.pixels.get_mut(y as usize * self.columns + x as usize)
                {
                    pixel.ink = Some(role);
                }
            }
        }
    }
}

fn put(paint: &Paint<'_>, picture: &Picture, buffer: &mut Buffer, area: Rect) {
    let columns = picture.columns;
    let rows = picture.pixels.len().div_ceil(columns.max(1)).div_ceil(2);
    let left = area.x + (area.width.saturating_sub(u16::try_from(columns).unwrap_or(area.width))) / 2;
    let top = area.y + (area.height.saturating_sub(u16::try_from(rows).unwrap_or(area.height))) / 2;
    for (row, y) in (0..rows).zip(top..area.bottom()) {
        for (column, x) in (0..columns).zip(left..area.right()) {
            let Some(cell) = buffer.cell_mut((x, y)) else { continue };
            let upper = picture.at(column, row * 2).unwrap_or_default();
            let lower = picture.at(column, row * 2 + 1).unwrap_or(upper);
            if paint.theme.colour {
                let colour = |pixel: Pixel| match pixel.ink {
                    Some(role) => paint.theme.ink(role),
                    None => paint.theme.grey(u8::try_from(u16::from(pixel.grey) * 24 / 256).unwrap_or(23)),
                };
                cell.set_char('▀').set_style(Style::new().fg(colour(upper)).bg(colour(lower)));
            } else if let Some(role) = upper.ink.or(lower.ink) {
                cell.set_char(if role.sign() == ' ' { '+' } else { role.sign() });
            } else {
                let mean = (usize::from(upper.grey) + usize::from(lower.grey)) / 2;
                cell.set_char(RAMP.get(mean * RAMP.len() / 256).copied().unwrap_or(' '));
            }
        }
    }
}
