//! The sample of a visit: its size, what it allows to conclude, and the drawn devices by room.

use super::{
    dashboard::short,
    device::device_row,
    paint::{Paint, cut, wrapped},
};
use crate::{
    audit::{assurance::Assurance, finding::Code, inventory::DeviceIx, standing::Standing},
    locale,
    tui::theme::Role,
};
use ratatui::{
    Frame,
    layout::Rect,
    text::{Line, Span},
    widgets::Paragraph,
};

pub(super) fn draw(paint: &Paint<'_>, standing: &Standing, devices: &[DeviceIx], top: usize, frame: &mut Frame, area: Rect) {
    let Some(found) = paint.app.screens.visit.as_ref().and_then(|visit| visit.sample) else { return };
    let columns = 76.min(area.width.saturating_sub(4)).max(1);
    let cells = usize::from(columns);
    let (role, _) = short(found.conclusion);
    let conclusion = locale::conclusion_line(paint.lang, &found);
    let mut lines = Vec::new();
    for words in locale::sample_lines(paint.lang, &found) {
        let role = if words == conclusion { role } else { Role::Plain };
        lines.extend(wrapped(&words, cells).into_iter().map(|line| Line::from(paint.span(role, line))));
    }
    lines.push(Line::default());
    let room = usize::from(area.height).saturating_sub(lines.len() + 2).max(1);
    let first = top.min(devices.len().saturating_sub(room));
    paint.scrolled_to(first);
    for ix in devices.iter().skip(first).take(room) {
        let (role, mark) = match standing.at_home(*ix) {
            Some(Code::Present) => (Role::Right, Role::Right.sign()),
            Some(Code::Misplaced) => (Role::Attention, Role::Attention.sign()),
            Some(Code::Missing | Code::SeenElsewhere) => (Role::Wrong, Role::Wrong.sign()),
            _ => (Role::Plain, '○'),
        };
        let row = device_row(standing, *ix, cells.saturating_sub(2), true);
        lines.push(Line::from(vec![paint.span(role, format!("{mark} ")), paint.span(Role::Plain, row)]));
    }
    let height = u16::try_from(lines.len()).unwrap_or(u16::MAX);
    let inside = paint.popup(frame, area, columns, height, paint.say("panel-sample"));
    frame.render_widget(Paragraph::new(lines), inside);
}

/// The progress of the sample, and the conclusion, for the line above the verdict.
pub(super) fn line(paint: &Paint<'_>, found: &Assurance, cells: usize) -> Vec<Span<'static>> {
    let (role, key) = short(found.conclusion);
    let figures = [
        ("examined", found.to_floor.examined.into()),
        ("size", found.to_floor.size.into()),
        ("taken", found.to_record.examined.into()),
        ("asked", found.to_record.size.into()),
    ];
    let words = format!("  {} {} · {}", role.sign(), paint.say_keys("place-sample", &figures), paint.say(key));
    vec![paint.span(role, cut(&words, cells))]
}
