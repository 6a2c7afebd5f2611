//! How far a reconciliation is: what is decided, where something is left, who decided what.

use super::paint::{Paint, bar, cut, left, right, wrapped};
use crate::{
    audit::{reconciling::Place, standing::Standing, text::printable_within},
    locale::college_name,
    tui::{app::state::balance::Balance, keys::Context, theme::Role},
};
use ratatui::{Frame, layout::Rect, text::Line, widgets::Paragraph};

/// The cells of the bar.
const BAR: usize = 20;
/// The cells of a number.
const NUMBER: usize = 7;

pub(super) fn draw(paint: &Paint<'_>, standing: &Standing, balance: &Balance, frame: &mut Frame, area: Rect) {
    let columns = 66.min(area.width.saturating_sub(4)).max(1);
    let cells = usize::from(columns);
    let found = &balance.reconciled;
    let (decided, count) = (found.decided, found.decided + found.open());
    let words = paint.say_with("balance-progress", &[("decided", decided.into()), ("count", count.into())]);
    let [share, whole] = [decided, count].map(|n| u32::try_from(n).unwrap_or(u32::MAX));
    let role = if found.left.is_empty() { Role::Right } else { Role::Attention };
    let mut head = match count {
        0 => paragraph(paint, Role::Right, &paint.say("balance-nothing"), cells),
        _ => vec![Line::from(vec![
            paint.span(role, format!("{} {words}  ", role.sign())),
            paint.span(role, bar(share, whole, BAR)),
        ])],
    };
    let hint = if found.left.is_empty() { "balance-done" } else { "balance-hint" };
    // The keys come first: where there is little room, the last names are cut off, not they.
    let mut below = Vec::new();
    if count > 0 {
        below.push(Line::default());
        below.extend(paragraph(paint, Role::Quiet, &paint.say_keys(hint, &[]), cells));
    }
    below.extend(settled(paint, balance, cells));
    if !found.left.is_empty() {
        let title = if balance.college.is_some() { "balance-left-rooms" } else { "balance-left-colleges" };
        head.extend([Line::default(), Line::from(paint.span(Role::Heading, paint.say(title)))]);
    }
    // The list has what the rest leaves, and at least a few lines.
    let room = usize::from(area.height).saturating_sub(head.len() + below.len() + 3).max(3);
    let first = paint.first(Context::Balance, balance.chosen, found.left.len(), room);
    let top = head.len();
    for (line, (place, count)) in found.left.iter().enumerate().skip(first).take(room) {
        let name = match place {
            Place::College(college) => college_name(standing.inventory(), *college),
            Place::Room(room) => room.as_ref().map_or_else(|| paint.say("room-none"), ToString::to_string),
        };
        let number = right(&paint.lang.number(u32::try_from(*count).unwrap_or(u32::MAX)), NUMBER);
        let chosen = line == balance.chosen;
        let text = format!("{} {}{number}", if chosen { '►' } else { ' ' }, left(&name, cells.saturating_sub(NUMBER + 2)));
        head.push(Line::from(paint.span(if chosen { Role::Cursor } else { Role::Plain }, text)));
    }
    head.extend(below);
    let height = u16::try_from(head.len()).unwrap_or(u16::MAX);
    let inside = paint.popup(frame, area, columns, height, paint.lang.name(Context::Balance));
    frame.render_widget(Paragraph::new(head), inside);
    let shown = found.left.len().min(first + room);
    paint.mark_list(
        Rect { height: inside.height.min(u16::try_from(top + shown - first).unwrap_or(u16::MAX)), ..inside },
        top,
        Context::Balance,
        first,
        shown,
    );
}

/// Who decided what: one paragraph for each person.
fn settled(paint: &Paint<'_>, balance: &Balance, cells: usize) -> Vec<Line<'static>> {
    let mut lines = Vec::new();
    for (author, decisions) in &balance.reconciled.settled {
        if lines.is_empty() {
            lines.extend([Line::default(), Line::from(paint.span(Role::Heading, paint.say("balance-settled")))]);
        }
        let count: usize = decisions.values().sum();
        let author = printable_within(author.as_str(), 24);
        let by = paint.say_with("balance-by", &[("author", author.into()), ("count", count.into())]);
        let each = decisions.iter().map(|(decision, count)| format!("{} {count}", paint.lang.name(*decision)));
        let text = format!("{by} – {}", each.collect::<Vec<_>>().join(", "));
        lines.extend(paragraph(paint, Role::Plain, &text, cells));
    }
    lines
}

fn paragraph(paint: &Paint<'_>, role: Role, text: &str, cells: usize) -> Vec<Line<'static>> {
    wrapped(text, cells).into_iter().map(|line| Line::from(paint.span(role, cut(&line, cells)))).collect()
}
