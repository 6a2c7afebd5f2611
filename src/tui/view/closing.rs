//! The closing sheet: what a room, or every room of a visit, leaves behind if it is closed now.

use super::{
    paint::{Paint, bar, counts, left, right},
    squeeze::squeeze,
};
use crate::{
    audit::{
        closing::{self, ClosingRow},
        standing::Standing,
        text::printable_within,
    },
    tui::{app::state::dialog::Sure, theme::Role},
};
use ratatui::text::Line;

/// Widths of the columns: room, bar, read, and each of the three counts.
const ROOM: usize = 16;
const BAR: usize = 8;
const READ: usize = 8;
const COUNT: usize = 10;

/// The rooms that are to be closed, as they stand; none where something else is asked.
pub(super) fn rows(paint: &Paint<'_>, standing: &Standing, sure: &Sure) -> Vec<ClosingRow> {
    let Some(visit) = paint.app.screens.visit.as_ref() else { return Vec::new() };
    match sure {
        Sure::CloseVisit => closing::sheet(standing, visit.college),
        Sure::CloseRoom(room) => {
            let all = closing::sheet(standing, visit.college);
            all.into_iter().filter(|row| row.room.as_ref() == Some(room)).collect()
        }
        Sure::ReopenVisit
        | Sure::ReopenRoom(_)
        | Sure::GoFull(_)
        | Sure::CloseCampaign
        | Sure::ReopenCampaign
        | Sure::RefuseStation { .. }
        | Sure::MoveCampaign(_)
        | Sure::Quit => Vec::new(),
    }
}

/// The sheet: a line for each room, those first that something is open in, and their sums. At most so many rooms are shown.
pub(super) fn lines<'t>(paint: &Paint<'_>, rows: &[ClosingRow], cells: usize, most: usize) -> Vec<Line<'t>> {
    if rows.is_empty() {
        return Vec::new();
    }
    let most = most.max(1);
    let drawn = cells >= ROOM + BAR + READ + 3 * COUNT + 2;
    let mut sorted: Vec<&ClosingRow> = rows.iter().collect();
    sorted.sort_by_key(|row| std::cmp::Reverse((row.pending > 0 || row.hidden, row.missing > 0, row.undecided > 0)));
    let heads = ["closing-pending", "closing-missing", "closing-undecided"].map(|key| right(&paint.say(key), COUNT)).concat();
    let before = if drawn { ROOM + BAR + READ + 2 } else { ROOM + READ + 1 };
    let mut lines = vec![Line::from(paint.span(Role::Quiet, format!("{}{heads}", left("", before))))];
    let named =
        |row: &&ClosingRow| row.room.as_ref().map_or_else(|| paint.say("room-none"), |room| printable_within(room.as_str(), 60));
    let names = squeeze(&sorted.iter().map(named).collect::<Vec<_>>(), ROOM);
    for (row, name) in sorted.iter().zip(&names).take(most) {
        let meter = if row.hidden { paint.say("bar-blind") } else { bar(row.read, row.expected, BAR) };
        let read = counts(paint.lang, row.read, (!row.hidden).then_some(row.expected));
        let pending = if row.hidden { "?".to_owned() } else { row.pending.to_string() };
        let mut spans = vec![paint.span(Role::Plain, left(name, ROOM))];
        if drawn {
            spans.push(paint.span(Role::Right, format!(" {}", left(&meter, BAR))));
        }
        spans.push(paint.span(Role::Plain, format!(" {}", right(&read, READ))));
        for (count, zero) in [
            (pending, row.pending == 0),
            (row.missing.to_string(), row.missing == 0),
            (row.undecided.to_string(), row.undecided == 0),
        ] {
            spans.push(paint.span(if zero { Role::Quiet } else { Role::Attention }, right(&count, COUNT)));
        }
        lines.push(Line::from(spans));
    }
    let more = rows.len().saturating_sub(most);
    if more > 0 {
        lines.push(Line::from(paint.span(Role::Quiet, paint.say_with("closing-more", &[("count", more.into())]))));
    }
    if rows.len() > 1 {
        let sum = closing::sum(rows);
        let hidden = rows.iter().any(|row| row.hidden);
        let read = counts(paint.lang, sum.read, (!hidden).then_some(sum.expected));
        let pending = if hidden { "?".to_owned() } else { sum.pending.to_string() };
        let figures = [pending, sum.missing.to_string(), sum.undecided.to_string()].map(|count| right(&count, COUNT)).concat();
        let name = left(&paint.say("closing-sum"), before.saturating_sub(READ));
        lines.push(Line::from(paint.span(Role::Heading, format!("{name}{}{figures}", right(&read, READ)))));
    }
    lines.push(Line::default());
    lines
}
