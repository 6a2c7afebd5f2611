//! The list of findings: above it what it shows, beside it what the chosen one is based on, below it where one asks for it.

use super::{chips, detail, finding_rows, paint::Paint};
use crate::{
    audit::{standing::Standing, text::printable_within},
    tui::{
        app::state::{
            dialog::Dialog,
            findings::{FindingsList, Grouping},
        },
        chart::Target,
        keys::{Action, Context},
        theme::Role,
    },
};
use ratatui::{
    Frame,
    layout::{Constraint, Layout, Rect},
    text::{Line, Span},
    widgets::Paragraph,
};

/// From this width on, the detail is beside the list.
const WIDE: u16 = 120;
/// From this height on, the counts by finding are above the list.
const ROOMY: u16 = 12;

pub(super) fn draw(paint: &Paint<'_>, standing: &Standing, frame: &mut Frame, area: Rect) {
    let Some(list) = &paint.app.screens.findings else { return };
    let counts = u16::from(area.height >= ROOMY && !list.counts.is_empty());
    let [bar, sums, body] = Layout::vertical([Constraint::Length(1), Constraint::Length(counts), Constraint::Min(0)]).areas(area);
    filters(paint, list, frame, bar);
    if counts > 0 {
        chips::draw(paint, list, frame, sums);
    }
    if area.width >= WIDE {
        let [rows, side] = Layout::horizontal([Constraint::Min(0), Constraint::Length(54)]).areas(body);
        finding_rows::draw(paint, standing, list, frame, rows);
        return detail::draw(paint, standing, list, frame, side);
    }
    if !paint.app.screens.detailed {
        return finding_rows::draw(paint, standing, list, frame, body);
    }
    // Where both have no room, the detail is in place of the list.
    let lines = match body.height {
        ..14 => body.height,
        14..20 => 8,
        20.. => 10,
    };
    let [rows, below] = Layout::vertical([Constraint::Min(0), Constraint::Length(lines)]).areas(body);
    if rows.height > 0 {
        finding_rows::draw(paint, standing, list, frame, rows);
    }
    detail::draw(paint, standing, list, frame, below);
}

fn filters(paint: &Paint<'_>, list: &FindingsList, frame: &mut Frame, area: Rect) {
    let mut spans = vec![Span::raw(" ")];
    let scope = if list.wanted.all { "filter-all" } else { "filter-discrepancies" };
    spans.push(paint.span(Role::Heading, paint.say_with(scope, &[("count", list.len().into())])));
    // The number of undecided findings is shown whatever the filter.
    if list.discrepancies > 0 {
        let role = if list.open > 0 { Role::Attention } else { Role::Right };
        let words = match list.discrepancies - list.open {
            _ if list.open == 0 => paint.say_with("filter-open", &[("count", 0.into())]),
            0 => paint.say_with("filter-open", &[("count", list.open.into())]),
            decided => paint.say_with("filter-decided", &[("decided", decided.into()), ("count", list.discrepancies.into())]),
        };
        spans.push(paint.span(role, format!(" · {words}")));
    }
    let pending = paint.app.screens.dashboard.pending_since(list.college);
    if pending > 0 {
        let told = if area.width >= WIDE {
            paint.say_with("total-since", &[("count", pending.into())])
        } else {
            format!("{pending} ◊")
        };
        spans.push(paint.span(Role::Attention, format!(" + {told}")));
    }
    let typing = matches!(paint.app.over.dialog, Some(Dialog::Filter));
    if typing || !list.wanted.filter.is_empty() {
        // Nothing holds the words as they stand: their letters were looked for.
        let sign = if list.loosely { "≈" } else { "/" };
        spans.push(paint.span(Role::Key, format!(" · {sign} ")));
        match typing {
            true => spans.extend(paint.typed(Role::Key, &list.wanted.filter, 60)),
            false => spans.push(paint.span(Role::Key, printable_within(list.wanted.filter.text(), 60))),
        }
        if list.wanted.filter.is_empty() {
            spans.push(paint.span(Role::Quiet, paint.say("filter-hint")));
            frame.render_widget(Paragraph::new(Line::from(spans)), area);
            return;
        }
    }
    if !list.marked.is_empty() {
        let marked = paint.say_with("filter-marked", &[("count", list.marked.len().into())]);
        spans.push(paint.span(Role::Key, format!(" · * {marked}")));
    }
    if list.wanted.undecided {
        spans.push(paint.span(Role::Attention, paint.say("filter-undecided")));
    }
    let context = Context::Findings;
    let mut pointed = Vec::new();
    if let Some(code) = list.wanted.code {
        let only = paint.say_with("filter-one", &[("finding", paint.lang.name(code).into())]);
        spans.push(paint.span(Role::Attention, format!(" · {only}")));
    }
    // What the key would show next.
    let next = list.code_beside(true);
    if next != list.wanted.code {
        let every = if list.wanted.all { "filter-every-finding" } else { "filter-every-discrepancy" };
        let next = next.map_or_else(|| paint.say(every), |code| paint.lang.name(code));
        spans.push(paint.span(Role::Quiet, " · "));
        pointed.push((spans.len(), Target::Key { context, action: Action::NextCode }));
        spans.push(paint.span(Role::Quiet, paint.say_keys("filter-next", &[("next", next.into())])));
    }
    let group = match list.wanted.group {
        Grouping::None => None,
        Grouping::Finding => Some("filter-by-finding"),
        Grouping::Room => Some("filter-by-room"),
        Grouping::Programme => Some("filter-by-programme"),
    };
    if let Some(group) = group {
        spans.push(paint.span(Role::Quiet, " · "));
        pointed.push((spans.len(), Target::Key { context, action: Action::Regroup }));
        spans.push(paint.span(Role::Quiet, paint.say(group)));
    }
    // The column may have no room.
    if let Some(sort) = list.wanted.sort {
        spans.push(paint.span(Role::Quiet, " · "));
        pointed.push((spans.len(), Target::Key { context, action: Action::ReverseSort }));
        spans.push(paint.span(Role::Quiet, format!("{} {}", sort.sign(), paint.say(sort.by.head()))));
    }
    for (place, target) in pointed {
        let before: usize = spans.iter().take(place).map(Span::width).sum();
        let wide = spans.get(place).map_or(0, Span::width);
        let [before, width] = [before, wide].map(|cells| u16::try_from(cells).unwrap_or(u16::MAX));
        let left = area.x.saturating_add(before);
        paint.mark(Rect { x: left, width: width.min(area.right().saturating_sub(left)), ..area }, target);
    }
    frame.render_widget(Paragraph::new(Line::from(spans)), area);
}
