//! Where one is in a list: the number of the chosen line and the count of all, and a scrollbar in the frame.

use super::paint::{Paint, width};
use crate::tui::{chart::Target, keys::Context, theme::Role};
use ratatui::{
    Frame,
    layout::Rect,
    text::{Line, Span},
    widgets::Paragraph,
};

/// A list in its frame.
pub(super) struct Place {
    /// The context of the keys of the list.
    pub(super) context: Context,
    /// The chosen line, from 0.
    pub(super) chosen: usize,
    /// How many lines there are.
    pub(super) len: usize,
    /// The first row that is shown; headings of groups are rows too.
    pub(super) first: usize,
    /// How many rows there are.
    pub(super) rows: usize,
    /// How many of them are shown.
    pub(super) height: usize,
}

/// Draws both into the frame around a list: the numbers below, the bar at the right if not every row is shown.
pub(super) fn draw(paint: &Paint<'_>, place: &Place, frame: &mut Frame, around: Rect) {
    if place.len == 0 || around.width < 4 || around.height < 3 {
        return;
    }
    let number = |n: usize| paint.lang.number(u32::try_from(n).unwrap_or(u32::MAX));
    let words = format!("{}/{}", number(place.chosen + 1), number(place.len));
    let cells = u16::try_from(width(&words)).unwrap_or(u16::MAX).min(around.width - 3);
    let corner = Rect { x: around.right() - 2 - cells, y: around.bottom() - 1, width: cells, height: 1 };
    frame.render_widget(Paragraph::new(paint.span(Role::Heading, words)), corner);
    if place.rows <= place.height {
        return;
    }
    let bar = Rect { x: around.right() - 1, y: around.y + 1, width: 1, height: around.height - 2 };
    let long = usize::from(bar.height);
    let (top, thumb) = thumb(place.first, place.rows, place.height, long);
    let cell = |row| {
        let here = (top..top + thumb).contains(&row);
        Line::from(if here { paint.span(Role::Key, "█") } else { paint.span(Role::Frame, "│") })
    };
    frame.render_widget(Paragraph::new((0..long).map(cell).collect::<Vec<Line<'_>>>()), bar);
    for row in 0..long {
        let line = (row * (place.len - 1)).checked_div(long - 1).unwrap_or_default();
        paint.mark_row(bar, row, Target::Jump { context: place.context, line });
    }
}

/// Where the thumb begins, and how long it is: at the end only if the last row is shown, at the beginning only if the first is,
/// as far as the bar is long enough for that.
fn thumb(first: usize, rows: usize, height: usize, long: usize) -> (usize, usize) {
    let thumb = (long * height / rows.max(1)).clamp(1, long.saturating_sub(2).max(1));
    let (last, free) = (rows.saturating_sub(height), long - thumb);
    let top = match first {
        0 => 0,
        first if first >= last => free,
        first => (first * free / last.max(1)).max(1).min(free.saturating_sub(1)),
    };
    (top, thumb)
}

/// A hint in the frame around a list: a key and its word, which can be clicked at.
pub(super) fn hint(paint: &Paint<'_>, keys: &[(Target, String, String)], frame: &mut Frame, around: Rect) {
    let mut left = around.x + 2;
    for (target, chord, word) in keys {
        let cells = u16::try_from(width(chord) + width(word) + 1).unwrap_or(u16::MAX);
        if left.saturating_add(cells).saturating_add(14) > around.right() || around.height < 3 {
            return;
        }
        let place = Rect { x: left, y: around.bottom() - 1, width: cells, height: 1 };
        let spans = vec![paint.span(Role::Key, chord.clone()), Span::raw(" "), paint.span(Role::Quiet, word.clone())];
        frame.render_widget(Paragraph::new(Line::from(spans)), place);
        paint.mark(place, *target);
        left += cells + 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_thumb_touches_an_end_only_where_the_list_does() {
        for (rows, height, long) in [(18, 17, 18), (40, 17, 18), (99, 17, 18), (20_000, 17, 18), (9, 4, 5), (300, 3, 4)] {
            for first in 0..=rows - height {
                let (top, thumb) = thumb(first, rows, height, long);
                assert!(thumb >= 1 && top + thumb <= long, "{first} of {rows}");
                assert_eq!(top == 0, first == 0, "{first} of {rows}");
                assert!(top + thumb < long || first == rows - height, "{first} of {rows}");
            }
        }
    }
}
