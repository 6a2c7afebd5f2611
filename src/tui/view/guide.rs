//! The guided start: the current state, and the possible next steps.

use super::paint::{Paint, left, wrapped};
use crate::{
    locale::ImportWords,
    tui::{
        app::state::guide::{Choice, Guide},
        theme::Role,
    },
};
use ratatui::{Frame, layout::Rect, text::Line, widgets::Paragraph};

/// Draws the choices in the middle of the body.
pub(super) fn draw(paint: &Paint<'_>, frame: &mut Frame, area: Rect) {
    let columns = usize::from(area.width.saturating_sub(4).clamp(1, 72));
    let mut lines = Vec::new();
    let mut say = |role, text: &str| {
        lines.extend(wrapped(text, columns).into_iter().map(|line| Line::from(paint.span(role, line))));
    };
    let (devices, colleges) = paint.app.office().map_or((0, 0), |office| (office.devices().len(), office.rows().colleges.len()));
    if devices + colleges == 0 {
        say(Role::Heading, &paint.say("guide-welcome"));
        say(Role::Plain, &paint.say("empty-no-inventory"));
    } else {
        let missing = if colleges == 0 { "guide-no-colleges" } else { "empty-no-campaign" };
        say(Role::Heading, &paint.say(missing));
        say(Role::Plain, &paint.say_with("guide-inventory", &[("devices", devices.into()), ("colleges", colleges.into())]));
    }
    lines.push(Line::default());
    let choices = Guide::choices(paint.app.office());
    for (ix, choice) in choices.iter().enumerate() {
        let (title, hint) = words(*choice);
        let role = if ix == paint.app.screens.guide.chosen { Role::Cursor } else { Role::Heading };
        lines.push(Line::from(paint.span(role, left(&format!(" {}  {}", ix + 1, paint.say(title)), columns))));
        for text in wrapped(&paint.say(hint), columns.saturating_sub(4)) {
            lines.push(Line::from(paint.span(Role::Quiet, format!("    {text}"))));
        }
    }
    lines.push(Line::default());
    let below = paint.say_keys("guide-choose", &[("last", choices.len().into())]);
    lines.extend(wrapped(&below, columns).into_iter().map(|line| Line::from(paint.span(Role::Quiet, line))));
    let height = u16::try_from(lines.len()).unwrap_or(u16::MAX).min(area.height);
    let width = u16::try_from(columns).unwrap_or(area.width).min(area.width);
    let inside = Rect { x: area.x + (area.width - width) / 2, y: area.y + (area.height - height) / 3, width, height };
    frame.render_widget(Paragraph::new(lines), inside);
}

const fn words(choice: Choice) -> (&'static str, &'static str) {
    match choice {
        Choice::Campaign => ("guide-campaign", "empty-open-campaign"),
        Choice::Import => ("guide-import", "empty-import"),
        Choice::Hub => ("guide-hub", "guide-hub-hint"),
        Choice::Demo => ("guide-demo", "empty-demo"),
        Choice::Quit => ("guide-quit", "guide-quit-hint"),
    }
}

/// What an import found, line by line.
pub(super) fn told(paint: &Paint<'_>, told: &ImportWords, top: usize, frame: &mut Frame, area: Rect) {
    let columns = area.width.saturating_sub(8).clamp(1, 100);
    let room = usize::from(area.height).saturating_sub(3).max(1);
    let first = top.min(told.lines.len().saturating_sub(1));
    paint.scrolled_to(first);
    let mut lines = Vec::new();
    for text in told.lines.iter().skip(first).take(room) {
        let role = if text.trim_start().starts_with('×') { Role::Attention } else { Role::Plain };
        lines.extend(wrapped(text, usize::from(columns)).into_iter().map(|line| Line::from(paint.span(role, line))));
    }
    lines.truncate(room);
    let height = u16::try_from(lines.len()).unwrap_or(u16::MAX);
    let title = paint.say_with("guide-told", &[("rejected", told.rejected.into())]);
    let inside = paint.popup(frame, area, columns, height, title);
    frame.render_widget(Paragraph::new(lines), inside);
}
