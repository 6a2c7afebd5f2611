//! The rooms of a college to choose from: those that fit what is typed, each with its state.

use super::paint::{Paint, left, right};
use crate::{
    audit::text::printable,
    tui::{
        app::state::{line::TextLine, visit::Visit},
        keys::Context,
        theme::Role,
    },
};
use ratatui::{Frame, layout::Rect, text::Line, widgets::Paragraph};

/// The most rooms that are shown at once.
const MOST: usize = 16;

/// Draws the list below what is asked, with its title and lines. The box keeps its height while the list is narrowed.
pub(super) fn draw(
    paint: &Paint<'_>,
    (visit, chosen, text): (&Visit, Option<usize>, &TextLine),
    (title, mut lines): (String, Vec<Line<'_>>),
    frame: &mut Frame,
    area: Rect,
) {
    let columns = area.width.saturating_sub(4).clamp(1, 64);
    let head = lines.len();
    let height = visit.rooms.len().min(usize::from(area.height).saturating_sub(head + 4)).min(MOST);
    let rooms = visit.rooms_like(text.text());
    let first = paint.first(Context::Prompt, chosen.unwrap_or(0), rooms.len(), height);
    for (at, room) in rooms.iter().enumerate().skip(first).take(height) {
        let known = visit.rooms.iter().find(|known| known.room.as_ref() == Some(room));
        let state = known.map(|known| paint.lang.name(known.state)).unwrap_or_default();
        let pointer = if visit.room.as_ref() == Some(room) { '■' } else { ' ' };
        let name = left(&printable(room.as_str()), usize::from(columns).saturating_sub(14));
        let role = if chosen == Some(at) { Role::Cursor } else { Role::Plain };
        lines.push(Line::from(paint.span(role, format!("{pointer} {name}{}", right(&state, 12)))));
    }
    lines.resize(head + height, Line::default());
    let rows = u16::try_from(lines.len()).unwrap_or(u16::MAX);
    let inside = paint.popup(frame, area, columns, rows, title);
    frame.render_widget(Paragraph::new(lines), inside);
    paint.mark_list(inside, head, Context::Prompt, first, rooms.len());
}
