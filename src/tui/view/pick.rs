//! A list from which one line is picked: the typed text, and the lines that match it.

use super::paint::{Paint, cut, left};
use crate::{
    audit::text::printable_within,
    locale::say_word_of,
    tui::{
        app::state::{importing::Asked, pick::Pick},
        keys::Context,
        theme::Role,
    },
};
use ratatui::{Frame, layout::Rect, text::Line, widgets::Paragraph};

pub(super) fn draw(paint: &Paint<'_>, pick: &Pick, frame: &mut Frame, area: Rect) {
    let columns = area.width.saturating_sub(8).clamp(1, 64);
    let cells = usize::from(columns);
    // The box keeps its height during typing, because a list that jumps cannot be read.
    let most = u16::try_from(pick.all.len() + 2).unwrap_or(u16::MAX);
    let inside = paint.popup(frame, area, columns, most.min(area.height.saturating_sub(2)), title(paint, pick.asked));
    let height = usize::from(inside.height.saturating_sub(2));
    let mut asked = vec![paint.span(Role::Key, "› ")];
    asked.extend(paint.typed(Role::Heading, &pick.query, cells.saturating_sub(3)));
    let mut lines = vec![Line::from(asked), Line::default()];
    if pick.rows.is_empty() {
        lines.push(Line::from(paint.span(Role::Quiet, cut(&paint.say("empty-pick"), cells))));
    }
    let first = paint.first(Context::Pick, pick.chosen, pick.rows.len(), height);
    paint.mark_list(inside, 2, Context::Pick, first, pick.rows.len());
    for (line, at) in pick.rows.iter().enumerate().skip(first).take(height) {
        let words = pick.all.get(*at).map(|(words, _)| words.as_str()).unwrap_or_default();
        let role = if line == pick.chosen { Role::Cursor } else { Role::Plain };
        lines.push(Line::from(paint.span(role, left(&format!(" {words}"), cells))));
    }
    frame.render_widget(Paragraph::new(lines), inside);
}

/// What is picked: the column or the word that it is about.
fn title(paint: &Paint<'_>, asked: Asked) -> String {
    let Some(draft) = &paint.app.screens.importing.draft else { return String::new() };
    match asked {
        Asked::Column(at) => {
            let header = draft.proposal.mapping.columns.get(at).map(|column| printable_within(&column.header, 40));
            paint.say_with("pick-column", &[("header", header.unwrap_or_default().into())])
        }
        Asked::Word(at) => {
            let Some(word) = draft.proposal.asked.get(at) else { return String::new() };
            let question = say_word_of(paint.lang, word.of);
            paint.say_with("pick-word", &[("word", printable_within(&word.word, 40).into()), ("question", question.into())])
        }
        Asked::College => paint.say("import-college-of-all"),
    }
}
