//! The easel: draws the lens' picture in pixels if the terminal can show them. It keeps the last picture, so that
//! pictures are not encoded more often than allowed. It is the only part of the drawing with a memory, and it decides
//! nothing.

use super::{
    pace::{fit, pause},
    picture::{Outline, Picture},
};
use crate::{
    job::{CellSize, Gray, Way},
    tui::chart::Chart,
};
use image::DynamicImage;
use ratatui::{
    buffer::{Buffer, CellDiffOption},
    layout::{Rect, Size},
    widgets::Widget,
};
use ratatui_image::{
    Image,
    protocol::{Protocol, iterm2::Iterm2, kitty::Kitty, sixel::Sixel},
};
use std::{num::NonZeroU16, sync::Arc, time::Duration};

/// The number of our picture in a kitty terminal. With only one number, each picture replaces the previous one.
const KITTY_ID: u32 = 5_391_683;
/// The sequence that makes a kitty terminal delete it.
const FORGET: &str = "\u{1b}_Ga=d,d=I,i=5391683,q=2\u{1b}\\";

/// The lens' picture on this terminal.
#[derive(Default)]
pub struct Easel {
    way: Way,
    cell: Option<CellSize>,
    kept: Option<Kept>,
    /// When the last picture was encoded, and how long it must be kept.
    last: Option<(Duration, Duration)>,
    /// Whether the current frame contains a picture.
    hung: bool,
    /// Whether the terminal stores a picture of ours.
    held: bool,
    /// The chart of the last frame.
    chart: Chart,
}

/// An encoded picture, with its content and its place.
struct Kept {
    encoded: Protocol,
    place: Rect,
    room: Rect,
    seen: Arc<Gray>,
    outlines: Vec<Outline>,
}

/// The content to draw in pixels.
pub(super) struct Motif<'a> {
    pub(super) seen: &'a Arc<Gray>,
    pub(super) outlines: &'a [Outline],
    /// The time according to the state.
    pub(super) now: Duration,
}

impl Easel {
    /// Creates an easel for a way of drawing. Pixels need the size of a cell.
    #[must_use]
    pub fn new(way: Way, cell: Option<CellSize>) -> Self {
        Self { way, cell, ..Self::default() }
    }

    /// The way of drawing.
    pub(super) const fn way(&self) -> Way {
        self.way
    }

    /// The terminal has another size, perhaps with other letters: the kept picture is useless.
    pub fn resize(&mut self, cell: Option<CellSize>) {
        self.cell = cell;
        self.kept = None;
    }

    /// Returns the chart of the last frame, once.
    pub fn take_chart(&mut self) -> Chart {
        std::mem::take(&mut self.chart)
    }

    /// Begins a frame.
    pub(super) const fn begin(&mut self) {
        self.hung = false;
    }

    /// Ends a frame. A picture that is no longer in it is removed.
    pub(super) fn finish(&mut self, chart: Chart, buffer: &mut Buffer) {
        self.chart = chart;
        if !self.hung {
            self.take_down(buffer);
        }
    }

    /// Forgets the picture. If the terminal stores it, the command to delete it is sent with the first cell.
    pub fn take_down(&mut self, buffer: &mut Buffer) {
        self.kept = None;
        if std::mem::take(&mut self.held)
            && let Some(cell) = buffer.content.first_mut()
        {
            let symbol = format!("{FORGET}{}", cell.symbol());
            cell.set_symbol(&symbol).set_diff_option(CellDiffOption::ForcedWidth(NonZeroU16::MIN));
        }
    }

    /// Whether the terminal stores a picture that would remain after the program.
    #[must_use]
    pub const fn holds(&self) -> bool {
        self.held
    }

    /// Draws the picture in pixels in the middle of an area. Returns whether that was possible. The previous picture
    /// stays until its time is over.
    pub(super) fn hang(&mut self, motif: &Motif<'_>, room: Rect, buffer: &mut Buffer) -> bool {
        let Some(cell) = self.cell.filter(|_| self.way.is_pixels() && !room.is_empty()) else { return false };
        self.kept.take_if(|kept| kept.room != room);
        let same = |kept: &Kept| Arc::ptr_eq(&kept.seen, motif.seen) && kept.outlines == motif.outlines;
        let rests = self.last.is_some_and(|(since, pause)| motif.now < since + pause);
        if !rests && !self.kept.as_ref().is_some_and(same) {
            let size = fit(self.way, motif.seen, (room.width, room.height), cell);
            let pixels = [(size.0, cell.width), (size.1, cell.height)].map(|(n, side)| usize::from(n) * usize::from(side));
            self.kept = self.encode(motif, room, size, pixels);
            self.last = Some((motif.now, pause(self.way, pixels.iter().product())));
        }
        let Some(kept) = &self.kept else { return false };
        Image::new(&kept.encoded).render(kept.place, buffer);
        self.hung = true;
        self.held |= self.way == Way::Kitty;
        true
    }

    fn encode(&self, motif: &Motif<'_>, room: Rect, (columns, rows): (u16, u16), [width, height]: [usize; 2]) -> Option<Kept> {
        let sized = motif.seen.stretched(width, height)?;
        let image = Picture::of(&sized, motif.seen, motif.outlines, (width / 160).max(1)).to_image();
        let place =
            Rect { x: room.x + (room.width - columns) / 2, y: room.y + (room.height - rows) / 2, width: columns, height: rows };
        let encoded = protocol(self.way, image, Size::new(columns, rows))?;
        Some(Kept { encoded, place, room, seen: Arc::clone(motif.seen), outlines: motif.outlines.to_vec() })
    }
}

/// The bytes for the terminal; none if the encoder fails: half blocks are drawn then.
fn protocol(way: Way, image: DynamicImage, size: Size) -> Option<Protocol> {
    match way {
        Way::Off | Way::Blocks => None,
        Way::Kitty => Kitty::new(image, size, KITTY_ID, false, false).ok().map(Protocol::Kitty),
        Way::Iterm2 => Iterm2::new(image, size, false).ok().map(Protocol::ITerm2),
        Way::Sixel => Sixel::new(image, size, false).ok().map(Protocol::Sixel),
    }
}
