//! A grey picture with codes outlined in the colour of their verdict: as half blocks, as characters, or as pixels.

use super::paint::Paint;
use crate::{
    job::Gray,
    tui::theme::{Role, Theme},
};
use image::{DynamicImage, RgbImage};
use ratatui::{buffer::Buffer, layout::Rect, style::Style};

/// Characters from dark to light, for terminals without colour.
const RAMP: [char; 10] = [' ', '.', ':', '-', '=', '+', '*', '#', '%', '@'];

/// A code in the lens' picture: its corners in that picture's pixels, and the role whose colour outlines it.
pub(super) type Outline = ([(f32, f32); 4], Role);

/// One pixel: its grey, and the role whose colour covers it.
#[derive(Clone, Copy, Default)]
struct Pixel {
    grey: u8,
    ink: Option<Role>,
}

/// The picture at its drawn size, row by row.
pub(super) struct Picture {
    columns: usize,
    pixels: Vec<Pixel>,
}

impl Picture {
    /// The lens' picture scaled to a size, with its codes outlined by a line of this width in pixels.
    pub(super) fn of(sized: &Gray, seen: &Gray, outlines: &[Outline], line: usize) -> Self {
        let pixels = sized.pixels().iter().map(|grey| Pixel { grey: *grey, ink: None }).collect();
        let mut picture = Self { columns: sized.width(), pixels };
        let (across, down) = (ratio(sized.width(), seen.width()), ratio(sized.height(), seen.height()));
        for (corners, role) in outlines {
            picture.outline(corners.map(|(x, y)| (x * across, y * down)), *role, line);
        }
        picture
    }

    fn at(&self, x: usize, y: usize) -> Option<Pixel> {
        self.pixels.get(y * self.columns + x).copied()
    }

    /// Draws the four sides of a code. Parts outside the picture are left out.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        clippy::cast_precision_loss,
        reason = "pixels of a preview: some hundreds, none below zero"
    )]
    fn outline(&mut self, corners: [(f32, f32); 4], role: Role, line: usize) {
        let [a, b, c, d] = corners;
        for ((x0, y0), (x1, y1)) in [(a, b), (b, c), (c, d), (d, a)] {
            let steps = (x1 - x0).abs().max((y1 - y0).abs()).clamp(1.0, 4096.0).ceil();
            for step in 0..=(steps as usize) {
                let t = step as f32 / steps;
                let (x, y) = (x0 + (x1 - x0) * t, y0 + (y1 - y0) * t);
                if x >= 0.0 && y >= 0.0 {
                    self.dot(x as usize, y as usize, role, line);
                }
            }
        }
    }

    fn dot(&mut self, x: usize, y: usize, role: Role, line: usize) {
        let columns = self.columns;
        let across = x.min(columns)..x.saturating_add(line).min(columns);
        for row in self.pixels.chunks_exact_mut(columns.max(1)).skip(y).take(line) {
            for pixel in row.get_mut(across.clone()).into_iter().flatten() {
                pixel.ink = Some(role);
            }
        }
    }

    /// Converts it to an image in true colours.
    pub(super) fn to_image(&self) -> DynamicImage {
        let (width, height) = (self.columns, self.pixels.len().checked_div(self.columns).unwrap_or_default());
        let mut bytes = Vec::with_capacity(self.pixels.len() * 3);
        for pixel in &self.pixels {
            bytes.extend_from_slice(&pixel.ink.map_or([pixel.grey; 3], Theme::pigment));
        }
        let size = u32::try_from(width).ok().zip(u32::try_from(height).ok());
        size.and_then(|(width, height)| RgbImage::from_raw(width, height, bytes)).unwrap_or_default().into()
    }

    /// Draws it into cells, two pixels in each, in the middle of an area.
    pub(super) fn put(&self, paint: &Paint<'_>, buffer: &mut Buffer, area: Rect) {
        let columns = self.columns;
        let rows = self.pixels.len().div_ceil(columns.max(1)).div_ceil(2);
        let left = area.x + (area.width.saturating_sub(u16::try_from(columns).unwrap_or(area.width))) / 2;
        let top = area.y + (area.height.saturating_sub(u16::try_from(rows).unwrap_or(area.height))) / 2;
        for (row, y) in (0..rows).zip(top..area.bottom()) {
            for (column, x) in (0..columns).zip(left..area.right()) {
                let Some(cell) = buffer.cell_mut((x, y)) else { continue };
                let upper = self.at(column, row * 2).unwrap_or_default();
                let lower = self.at(column, row * 2 + 1).unwrap_or(upper);
                if paint.theme.has_colour() && !paint.theme.ascii {
                    let colour = |pixel: Pixel| match pixel.ink {
                        Some(role) => paint.theme.ink(role),
                        None => paint.theme.grey(pixel.grey),
                    };
                    cell.set_char('▀').set_style(Style::new().fg(colour(upper)).bg(colour(lower)));
                } else if let Some(role) = upper.ink.or(lower.ink) {
                    cell.set_char(if role.sign() == ' ' { '+' } else { role.sign() }).set_style(paint.text(role));
                } else {
                    let mean = (usize::from(upper.grey) + usize::from(lower.grey)) / 2;
                    cell.set_char(RAMP.get(mean * RAMP.len() / 256).copied().unwrap_or(' '));
                }
            }
        }
    }
}

#[expect(clippy::cast_precision_loss, reason = "sides of a preview: some hundreds of pixels")]
fn ratio(part: usize, whole: usize) -> f32 {
    part as f32 / whole.max(1) as f32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn outlines_lie_where_the_code_is_whatever_the_size() {
        let seen = Gray::new(8, 4, vec![40; 32]).unwrap();
        let sized = seen.stretched(16, 8).unwrap();
        let square = [(2.0, 1.0), (6.0, 1.0), (6.0, 3.0), (2.0, 3.0)];
        // A corner that lies nowhere, and one far outside, do no harm.
        let odd = [(f32::NAN, 0.0), (-5.0, 1.0e9), (f32::INFINITY, 2.0), (0.0, 0.0)];
        let image = Picture::of(&sized, &seen, &[(square, Role::Wrong), (odd, Role::Again)], 2).to_image().to_rgb8();
        let inked = |x, y| image.get_pixel(x, y).0 == Theme::pigment(Role::Wrong);
        assert_eq!(image.dimensions(), (16, 8));
        assert!(inked(4, 2) && inked(12, 2) && inked(12, 6) && inked(4, 6) && inked(5, 3) && inked(8, 7));
        assert!(!inked(8, 4) && !inked(3, 4) && !inked(15, 4));
        assert_eq!(image.get_pixel(8, 4).0, [40; 3]);
    }
}
