//! The palette: the typed text, the matching actions, and their keys beside them.

use super::paint::{Paint, cut, left, width};
use crate::tui::{
    app::state::palette::Palette,
    keys::{Context, chords},
    theme::Role,
};
use ratatui::{
    Frame,
    layout::Rect,
    text::{Line, Span},
    widgets::Paragraph,
};

/// The width of an action's short word in cells.
const WORD: usize = 18;

pub(super) fn draw(paint: &Paint<'_>, palette: &Palette, frame: &mut Frame, area: Rect) {
    let columns = area.width.saturating_sub(4).clamp(1, 110);
    let cells = usize::from(columns);
    // The box keeps its height during typing, because a list that jumps cannot be read.
    let most = u16::try_from(paint.app.desk.keys.bindings(palette.below).len() + 2).unwrap_or(u16::MAX);
    let inside = paint.popup(frame, area, columns, most.min(area.height.saturating_sub(2)), paint.say("panel-palette"));
    let height = usize::from(inside.height.saturating_sub(2));
    let mut asked = vec![paint.span(Role::Key, "› ")];
    asked.extend(paint.typed(Role::Heading, &palette.query, cells.saturating_sub(3)));
    let mut lines = vec![Line::from(asked), Line::default()];
    if palette.rows.is_empty() {
        lines.push(Line::from(paint.span(Role::Quiet, cut(&paint.say("empty-palette"), cells))));
    }
    let first = paint.first(Context::Palette, palette.chosen, palette.rows.len(), height);
    paint.mark_list(inside, 2, Context::Palette, first, palette.rows.len());
    for (line, action) in palette.rows.iter().enumerate().skip(first).take(height) {
        let keys =
            paint.app.desk.keys.of_action(palette.below, *action).map(|binding| chords(paint.lang, binding)).unwrap_or_default();
        let word = if cells >= 3 * WORD { left(&paint.lang.name(*action), WORD) } else { String::new() };
        let room = cells.saturating_sub(width(&word) + width(&keys) + 3);
        let sentence = left(&paint.say(action.help_key()), room);
        let style = |role| paint.text(if line == palette.chosen { Role::Cursor } else { role });
        lines.push(Line::from(vec![
            Span::styled(format!(" {word}"), style(Role::Heading)),
            Span::styled(format!("{sentence} "), style(Role::Plain)),
            Span::styled(format!("{keys} "), style(Role::Key)),
        ]));
    }
    frame.render_widget(Paragraph::new(lines), inside);
}
