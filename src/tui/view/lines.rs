//! The lines of a paste, each with the answer that it would get.

use super::paint::{Paint, cut, left};
use crate::{
    audit::{
        journal::By,
        standing::{Answer, Reading, Standing, VerdictClass},
        text::printable_within,
    },
    tui::theme::Role,
};
use ratatui::{
    Frame,
    layout::Rect,
    text::{Line, Span},
    widgets::Paragraph,
};

/// How many characters of a line are shown.
const SHOWN: usize = 28;

pub(super) fn draw(paint: &Paint<'_>, standing: &Standing, lines: &[String], top: usize, frame: &mut Frame, area: Rect) {
    let columns = 66.min(area.width.saturating_sub(4)).max(1);
    let room = usize::from(area.height).saturating_sub(6).max(1);
    let first = top.min(lines.len().saturating_sub(room));
    paint.scrolled_to(first);
    let shown = lines.iter().skip(first).take(room);
    let mut rows: Vec<Line<'_>> = shown.map(|text| row(paint, standing, text, usize::from(columns))).collect();
    let rest = lines.len().saturating_sub(first + room);
    if rest > 0 {
        rows.push(Line::from(paint.span(Role::Quiet, paint.say_with("confirm-more", &[("count", rest.into())]))));
    }
    let height = u16::try_from(rows.len()).unwrap_or(u16::MAX);
    let title = paint.say_with("confirm-lines", &[("count", lines.len().into())]);
    let inside = paint.popup(frame, area, columns, height, title);
    frame.render_widget(Paragraph::new(rows), inside);
}

fn row(paint: &Paint<'_>, standing: &Standing, text: &str, cells: usize) -> Line<'static> {
    let Some(visit) = &paint.app.screens.visit else { return Line::default() };
    let (class, words) = match standing.answer(&Reading::new(text, By::Typed), &visit.spot(), paint.app.now.moment, false) {
        Answer::Record { verdict, .. } => (verdict.class(), paint.lang.name(verdict.code)),
        Answer::Already { .. } => (VerdictClass::Again, paint.say("lines-already")),
        Answer::Refused(refusal) => (VerdictClass::Again, paint.lang.name(refusal)),
    };
    let role = Role::from(class);
    let text = left(&printable_within(text, SHOWN), SHOWN);
    let words = cut(&format!("{text}  {words}"), cells.saturating_sub(2));
    Line::from(vec![paint.span(role, format!("{} ", role.sign())), Span::raw(words)])
}
