//! The search over everything: the typed letters, and what fits, each with where it belongs and who read it last.

use super::paint::{Paint, cut, left, wrapped};
use crate::{
    audit::{
        find::Found,
        standing::Standing,
        text::{printable, printable_within},
    },
    locale::college_name,
    tui::{app::state::dialog::Find, keys::Context, theme::Role},
};
use ratatui::{Frame, layout::Rect, text::Line, widgets::Paragraph};

pub(super) fn draw(paint: &Paint<'_>, standing: &Standing, find: &Find, frame: &mut Frame, area: Rect) {
    let columns = area.width.saturating_sub(6).clamp(1, 120);
    let cells = usize::from(columns);
    let inside = paint.popup(frame, area, columns, area.height.saturating_sub(4), paint.say("find-title"));
    let height = usize::from(inside.height.saturating_sub(2));
    let mut asked = vec![paint.span(Role::Key, "› ")];
    asked.extend(paint.typed(Role::Heading, &find.typed, cells.saturating_sub(3)));
    let mut lines = vec![Line::from(asked), Line::default()];
    if find.found.is_empty() {
        let key = if find.typed.text().trim().is_empty() { "find-hint" } else { "find-none" };
        lines.extend(wrapped(&paint.say(key), cells).into_iter().map(|line| Line::from(paint.span(Role::Quiet, line))));
    }
    let first = paint.first(Context::Pick, find.chosen, find.found.len(), height);
    paint.mark_list(inside, 2, Context::Pick, first, find.found.len());
    for (line, found) in find.found.iter().enumerate().skip(first).take(height) {
        let role = if line == find.chosen { Role::Cursor } else { Role::Plain };
        lines.push(Line::from(paint.span(role, left(&format!(" {}", words(paint, standing, found)), cells))));
    }
    frame.render_widget(Paragraph::new(lines), inside);
}

/// What was found, in a line.
fn words(paint: &Paint<'_>, standing: &Standing, found: &Found) -> String {
    let inventory = standing.inventory();
    match found {
        Found::College(uai) => format!("{} · {uai}", college_name(inventory, *uai)),
        Found::Room(uai, room) => format!("{} · {}", printable(room.as_str()), college_name(inventory, *uai)),
        Found::Device(ix) => {
            let Some(device) = inventory.device(*ix) else { return String::new() };
            let mut parts = vec![printable_within(device.tag.as_str(), 24), printable_within(&device.model, 24)];
            parts.extend(device.serial.as_ref().map(|serial| printable_within(serial.as_str(), 20)));
            parts.extend(device.college.map(|uai| cut(&college_name(inventory, uai), 40)));
            parts.extend(device.room.as_ref().map(|room| printable_within(room.as_str(), 24)));
            let read = standing.sightings().latest(standing.ledger(), *ix).map(|read| {
                let when = paint.lang.moment(read.at);
                paint.say_with(
                    "find-read",
                    &[("when", when.into()), ("author", printable_within(&read.author.to_string(), 20).into())],
                )
            });
            parts.extend(read);
            parts.join(" · ")
        }
    }
}
