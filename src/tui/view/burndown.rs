//! The burn-down of the campaign over the screen: each day with reads, the latest first, what was left at its end, and
//! what the plan leaves.
//!
//! ```text
//! 412 read in 6 days · 588 left of 1 000
//! √ done about 2026-12-04 · planned until 2026-12-18
//!                          read    left    plan
//! 2026-11-23  █████████░░░  +120     880     900 √
//! ```

use super::paint::{Paint, bar, cut, right, wrapped};
use crate::{
    audit::burndown::{Burndown, Day},
    tui::theme::Role,
};
use ratatui::{
    Frame,
    layout::Rect,
    text::{Line, Span},
    widgets::Paragraph,
};

/// The cells of a bar, at most and at least.
const BAR: usize = 24;
const LEAST: usize = 6;
/// The cells of a number with its sign.
const NUMBER: usize = 8;

pub(super) fn draw(paint: &Paint<'_>, found: &Burndown, top: usize, frame: &mut Frame, area: Rect) {
    let columns = 76.min(area.width.saturating_sub(4)).max(1);
    let cells = usize::from(columns);
    let mut lines = head(paint, found, cells);
    let plan = found.planned.first.is_some() && found.planned.last.is_some();
    if found.days.is_empty() {
        lines.extend(paragraph(paint, Role::Quiet, &paint.say("burndown-none"), cells));
    } else {
        lines.push(Line::from(paint.span(Role::Quiet, titles(paint, plan, cells))));
    }
    let room = usize::from(area.height).saturating_sub(lines.len() + 2).max(1);
    let first = top.min(found.days.len().saturating_sub(room));
    paint.scrolled_to(first);
    lines.extend(found.days.iter().rev().skip(first).take(room).map(|day| row(paint, found, day, plan, cells)));
    let height = u16::try_from(lines.len()).unwrap_or(u16::MAX);
    let inside = paint.popup(frame, area, columns, height, paint.say("panel-burndown"));
    frame.render_widget(Paragraph::new(lines), inside);
}

/// What the days come to: read, left, the day it will be done and the day it was planned to be, and what is missing again.
fn head(paint: &Paint<'_>, found: &Burndown, cells: usize) -> Vec<Line<'static>> {
    let (is_over, today) = (found.is_over(paint.app.is_closed()), paint.app.now.moment.date());
    let shown = paint.app.screens.dashboard.all_shown;
    let mut words = Vec::new();
    let (read, days) = found.pace(found.until(today, paint.app.is_closed())).unwrap_or_default();
    words.push(paint.say_with("burndown-read", &[("read", read.into()), ("days", days.into())]));
    if shown {
        words.push(paint.say_with("burndown-left", &[("left", found.left().into()), ("expected", found.expected.into())]));
    }
    let mut lines = paragraph(paint, Role::Heading, &words.join(" · "), cells);
    if let Some(end) = found.end(today).filter(|_| shown && !is_over) {
        let told = paint.say_with("burndown-end", &[("date", paint.lang.date(end).into())]);
        lines.extend(match found.planned.last {
            Some(last) => {
                let role = if end > last { Role::Attention } else { Role::Right };
                let planned = paint.say_with("burndown-planned", &[("date", paint.lang.date(last).into())]);
                paragraph(paint, role, &format!("{} {told} · {planned}", role.sign()), cells)
            }
            // Without a plan it is neither early nor late.
            None => paragraph(paint, Role::Plain, &told, cells),
        });
    }
    let again = paint.app.screens.dashboard.again();
    if again > 0 {
        let told = paint.say_with("total-again", &[("count", again.into())]);
        lines.extend(paragraph(paint, Role::Wrong, &format!("{} {told}", Role::Again.sign()), cells));
    }
    lines.push(Line::default());
    lines
}

/// How wide a bar is in so many cells, beside a date and its numbers.
fn bar_cells(plan: bool, cells: usize) -> usize {
    let numbers = if plan { 3 } else { 2 };
    // With a plan a sign stands at the end.
    cells.saturating_sub(12 + numbers * NUMBER + if plan { 4 } else { 2 }).min(BAR)
}

fn titles(paint: &Paint<'_>, plan: bool, cells: usize) -> String {
    let bar = bar_cells(plan, cells);
    let room = if bar < LEAST { 12 } else { 14 + bar };
    let mut text = " ".repeat(room);
    let heads = ["burndown-head-read", "burndown-head-left", "burndown-head-plan"];
    let shown = if paint.app.screens.dashboard.all_shown { 2 + usize::from(plan) } else { 1 };
    for head in heads.iter().take(shown) {
        text.push_str(&right(&paint.say(head), NUMBER));
    }
    cut(&text, cells)
}

fn row(paint: &Paint<'_>, found: &Burndown, day: &Day, plan: bool, cells: usize) -> Line<'static> {
    let number = |n: u32| right(&paint.lang.number(n), NUMBER);
    let shown = paint.app.screens.dashboard.all_shown;
    let drawn = bar_cells(plan, cells);
    let planned = found.by_plan(day.date).filter(|_| plan && shown);
    let behind = planned.is_some_and(|planned| day.left > planned);
    let role = if behind { Role::Attention } else { Role::Right };
    let mut spans = vec![paint.span(Role::Plain, format!("{}  ", paint.lang.date(day.date)))];
    if drawn >= LEAST {
        let left = if shown { bar(day.left, found.expected, drawn) } else { " ".repeat(drawn) };
        spans.push(paint.span(role, format!("{left}  ")));
    }
    spans.push(paint.span(Role::Plain, right(&format!("+{}", paint.lang.number(day.read)), NUMBER)));
    if shown {
        spans.push(paint.span(Role::Heading, number(day.left)));
    }
    if let Some(planned) = planned {
        spans.push(Span::styled(number(planned), paint.text(Role::Quiet)));
        spans.push(paint.span(role, format!(" {}", role.sign())));
    }
    Line::from(spans)
}

fn paragraph(paint: &Paint<'_>, role: Role, text: &str, cells: usize) -> Vec<Line<'static>> {
    wrapped(text, cells).into_iter().map(|line| Line::from(paint.span(role, line))).collect()
}
