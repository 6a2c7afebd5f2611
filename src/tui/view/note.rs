//! The form of a note: condition, missing parts, remark, photograph.

use super::paint::{Paint, cut, left, wrapped};
use crate::{
    audit::text::printable,
    job::kilobytes,
    tui::{
        app::state::{
            line::TextLine,
            note::{NoteField, NoteForm},
        },
        chart::Target,
        theme::Role,
    },
};
use ratatui::{
    Frame,
    layout::Rect,
    text::{Line, Span},
    widgets::Paragraph,
};

pub(super) fn draw(paint: &Paint<'_>, form: &NoteForm, frame: &mut Frame, area: Rect) {
    let columns = 60.min(area.width.saturating_sub(4)).max(1);
    let cells = usize::from(columns);
    let condition = form.condition.map_or_else(|| paint.say("condition-none"), |c| paint.lang.name(c));
    let check = |on: bool| if on { "[x]" } else { "[ ]" }.to_owned();
    let chosen =
        |field: NoteField, value: String| vec![paint.span(if form.field == field { Role::Heading } else { Role::Plain }, value)];
    let written = |field: NoteField, text: &TextLine| {
        let room = cells.saturating_sub(25);
        if form.field == field {
            paint.typed(Role::Heading, text, room)
        } else {
            vec![paint.span(Role::Plain, cut(&printable(text.text()), room))]
        }
    };
    let rows = [
        (NoteField::Condition, paint.say("note-condition"), chosen(NoteField::Condition, format!("‹ {condition} ›"))),
        (NoteField::Charger, paint.say("note-charger"), chosen(NoteField::Charger, check(form.charger))),
        (NoteField::Pen, paint.say("note-pen"), chosen(NoteField::Pen, check(form.pen))),
        (NoteField::Text, paint.say("note-text"), written(NoteField::Text, &form.text)),
        (NoteField::Photo, paint.say("note-photo"), written(NoteField::Photo, &form.photo)),
    ];
    let mut lines: Vec<Line> = rows
        .into_iter()
        .map(|(field, label, value)| {
            let here = field == form.field;
            let pointer = if here { "► " } else { "  " };
            let label = paint.span(if here { Role::Key } else { Role::Quiet }, left(&label, 20));
            Line::from_iter([paint.span(Role::Key, pointer), label].into_iter().chain(value))
        })
        .collect();
    lines.extend(kept(paint, form));
    lines.push(Line::default());
    lines.extend(
        wrapped(&paint.say_keys("note-hint", &[]), cells).into_iter().map(|line| Line::from(paint.span(Role::Quiet, line))),
    );
    let title = paint.say_with("note-title", &[("device", cut(&form.title, 40).into())]);
    let height = u16::try_from(lines.len()).unwrap_or(u16::MAX);
    let inside = paint.popup(frame, area, columns, height, title);
    frame.render_widget(Paragraph::new(lines), inside);
    for place in 0..NoteField::ALL.len() {
        paint.mark_row(inside, place, Target::Field(place));
    }
}

/// The photograph that is kept with a note, or that it is on its way.
fn kept(paint: &Paint<'_>, form: &NoteForm) -> Option<Line<'static>> {
    let words = match (form.still, form.bytes) {
        _ if form.waits.is_some() => paint.say("note-photograph-waits"),
        (Some(still), Some(bytes)) => {
            let said = [("photograph", still.short().into()), ("size", kilobytes(bytes).into())];
            paint.say_with("note-photograph-taken", &said)
        }
        (Some(still), None) => paint.say_with("detail-photograph", &[("photograph", still.short().into())]),
        (None, _) => return None,
    };
    Some(Line::from_iter([Span::raw(" ".repeat(22)), paint.span(Role::Right, words)]))
}
