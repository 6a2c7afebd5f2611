//! Help: every key of the screen below, generated from the keymap.

use super::paint::{Paint, cut, left, width, wrapped};
use crate::tui::{
    keys::{ALONE, Context, help},
    theme::Role,
};
use ratatui::{
    Frame,
    layout::Rect,
    text::{Line, Span},
    widgets::Paragraph,
};

pub(super) fn draw(paint: &Paint<'_>, first: u16, frame: &mut Frame, area: Rect) {
    // The help describes the screen below it.
    let context = if paint.app.over.palette.is_some() { Context::Palette } else { paint.app.below() };
    let columns = usize::from(area.width.saturating_sub(6).clamp(1, 96));
    let rows = help(paint.lang, &paint.app.desk.keys, context);
    // The few rows with many keys have a line for them, so that the sentences of the others keep their room.
    let chords = rows.iter().map(|(chords, _)| width(chords)).filter(|wide| *wide <= columns / 4).max().unwrap_or_default();
    let mut lines = Vec::new();
    for (keys, sentence) in &rows {
        let alone = width(keys) > chords;
        if alone {
            lines.push(Line::from(paint.span(Role::Key, cut(keys, columns))));
        }
        let texts = wrapped(sentence, columns.saturating_sub(chords + 2));
        for (ix, text) in texts.into_iter().enumerate() {
            let keys = if ix == 0 && !alone { left(keys, chords) } else { " ".repeat(chords) };
            lines.push(Line::from(vec![paint.span(Role::Key, keys), Span::raw("  "), Span::raw(text)]));
        }
    }
    if context == Context::Visit {
        lines.push(Line::default());
        for text in wrapped(&paint.say("help-visit"), columns) {
            lines.push(Line::from(paint.span(Role::Quiet, text)));
        }
    }
    if context == Context::Office {
        lines.push(Line::default());
        for text in ALONE.into_iter().flat_map(|key| wrapped(&paint.say(key), columns)) {
            lines.push(Line::from(paint.span(Role::Quiet, text)));
        }
    }
    let height = u16::try_from(lines.len()).unwrap_or(u16::MAX);
    let title = format!("{} · {}", paint.say("panel-help"), paint.lang.name(context));
    let inside = paint.popup(frame, area, u16::try_from(columns).unwrap_or(area.width), height, title);
    let first = first.min(height.saturating_sub(inside.height));
    paint.scrolled_to(usize::from(first));
    frame.render_widget(Paragraph::new(lines).scroll((first, 0)), inside);
    let more = height.saturating_sub(first + inside.height);
    if more > 0 && inside.height > 0 && inside.bottom() < frame.area().bottom() {
        let words = format!(" ↓ {more} ");
        let cells = u16::try_from(width(&words)).unwrap_or_default().min(inside.width);
        let corner = Rect { x: inside.right() - cells, y: inside.bottom(), width: cells, height: 1 };
        frame.render_widget(Paragraph::new(paint.span(Role::Key, words)), corner);
    }
}
