//! The list of findings, and beside or below it what the chosen one is based on. Only the visible rows are computed.

use super::{
    columns::{Column, Columns},
    detail,
    paint::{Paint, cut, width},
};
use crate::{
    audit::{
        finding::{Class, Code},
        ids::RoomName,
        standing::Standing,
        text::{printable, printable_within},
    },
    locale::{college_name, subject_words},
    tui::{
        app::state::{
            dialog::Dialog,
            findings::{FindingsList, Group, Grouping, Heading},
            queue::Line as Item,
        },
        chart::Target,
        keys::Context,
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
/// From this height on, the count of every finding is above the list.
const ROOMY: u16 = 19;
/// From this height on, the counts are shown even if the list is narrowed or grouped, and the detail below has all its
/// lines.
const TALL: u16 = 34;

pub(super) fn draw(paint: &Paint<'_>, standing: &Standing, frame: &mut Frame, area: Rect) {
    let Some(list) = &paint.app.screens.findings else { return };
    let grouped = list.wanted.group != Grouping::None;
    let narrowed = grouped || list.wanted.code.is_some() || !list.wanted.filter.is_empty();
    let shown = area.height >= ROOMY && !(narrowed && area.height < TALL);
    let sums = if shown { tallies(paint, standing, list, usize::from(area.width)) } else { Vec::new() };
    let height = u16::try_from(sums.len()).unwrap_or_default();
    let [bar, sum, body] = Layout::vertical([Constraint::Length(1), Constraint::Length(height), Constraint::Min(0)]).areas(area);
    filters(paint, list, frame, bar);
    frame.render_widget(Paragraph::new(sums), sum);
    if area.width >= WIDE {
        let [rows, side] = Layout::horizontal([Constraint::Min(0), Constraint::Length(54)]).areas(body);
        table(paint, standing, list, frame, rows);
        detail::draw(paint, standing, list, frame, side);
    } else if body.height >= 14 {
        let lines = if body.height < 20 { 8 } else { 11 };
        let [rows, below] = Layout::vertical([Constraint::Min(0), Constraint::Length(lines)]).areas(body);
        table(paint, standing, list, frame, rows);
        detail::draw(paint, standing, list, frame, below);
    } else {
        table(paint, standing, list, frame, body);
    }
}

fn filters(paint: &Paint<'_>, list: &FindingsList, frame: &mut Frame, area: Rect) {
    let mut spans = vec![Span::raw(" ")];
    let scope = if list.wanted.all { "filter-all" } else { "filter-discrepancies" };
    spans.push(paint.span(Role::Heading, paint.say_with(scope, &[("count", list.len().into())])));
    // The number of undecided findings is shown whatever the filter.
    if list.holds_discrepancies() {
        let role = if list.open > 0 { Role::Attention } else { Role::Right };
        spans.push(paint.span(role, format!(" · {}", paint.say_with("filter-open", &[("count", list.open.into())]))));
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
    let sort = list.wanted.code.map_or_else(|| paint.say("filter-every-sort"), |code| paint.lang.name(code));
    spans.push(paint.span(Role::Quiet, " · "));
    spans.push(paint.span(if list.wanted.code.is_some() { Role::Attention } else { Role::Quiet }, format!("⇥ {sort}")));
    let group = match list.wanted.group {
        Grouping::None => None,
        Grouping::Finding => Some("filter-by-finding"),
        Grouping::Room => Some("filter-by-room"),
        Grouping::Programme => Some("filter-by-programme"),
    };
    if let Some(group) = group {
        spans.push(paint.span(Role::Quiet, format!(" · {}", paint.say(group))));
    }
    frame.render_widget(Paragraph::new(Line::from(spans)), area);
}

/// The number of each finding, in order or not, decided or not; wrapped to the width. The code to which the list is
/// narrowed is highlighted.
fn tallies(paint: &Paint<'_>, standing: &Standing, list: &FindingsList, cells: usize) -> Vec<Line<'static>> {
    let tally = match list.college {
        Some(college) => standing.tally(college),
        None => standing.tally_of_all(),
    };
    // In a blind count, the number of pending findings would show how many are expected.
    let shown = list.college.map_or(paint.app.screens.dashboard.all_shown, |college| standing.expected_shown_in_all(college));
    let counted = |code: &Code| tally.of(*code) > 0 && (shown || *code != Code::Pending);
    let mut lines: Vec<Vec<Span<'static>>> = vec![Vec::new()];
    let mut used = 0;
    for code in Code::ALL.into_iter().filter(counted) {
        let role = Role::from(code);
        let text = format!("  {} {} {}", role.sign(), paint.lang.name(code), paint.lang.number(tally.of(code)));
        let taken = width(&text);
        if used + taken > cells && used > 0 {
            lines.push(Vec::new());
            used = 0;
        }
        used += taken;
        let role = if list.wanted.code == Some(code) { Role::Cursor } else { role };
        if let Some(line) = lines.last_mut() {
            line.push(paint.span(role, text));
        }
    }
    lines.into_iter().filter(|line| !line.is_empty()).map(Line::from).collect()
}

fn table(paint: &Paint<'_>, standing: &Standing, list: &FindingsList, frame: &mut Frame, area: Rect) {
    let block = paint.panel(paint.say("panel-findings"));
    let inside = block.inner(area);
    frame.render_widget(block, area);
    if list.is_empty() {
        let narrowed = list.wanted.code.is_some() || !list.wanted.filter.is_empty() || list.wanted.undecided;
        let key = if narrowed { "empty-filter" } else { "empty-findings" };
        let lines: Vec<Line> = super::paint::wrapped(&paint.say_keys(key, &[]), usize::from(inside.width))
            .into_iter()
            .map(|line| Line::from(paint.span(Role::Quiet, line)))
            .collect();
        frame.render_widget(Paragraph::new(lines), inside);
        return;
    }
    let columns = columns(list.college.is_none(), usize::from(inside.width));
    let height = usize::from(inside.height.saturating_sub(1));
    let above = |row: usize| list.headings.partition_point(|heading| heading.first <= row);
    let first = paint.first(Context::Findings, list.chosen + above(list.chosen), list.len() + list.headings.len(), height);
    paint.mark(inside, Target::Pane(Context::Findings));
    let mut lines = vec![columns.head(paint)];
    // The rows before the first shown line, without the headings among them.
    let mut row = first - list.headings.iter().enumerate().take_while(|(ix, heading)| heading.first + ix < first).count();
    let mut headings = list.headings.iter().enumerate().skip_while(|(ix, heading)| heading.first + ix < first).peekable();
    while lines.len() <= height {
        if let Some((_, heading)) = headings.next_if(|(_, heading)| heading.first == row) {
            lines.push(group_line(paint, standing, list, heading, usize::from(inside.width)));
            continue;
        }
        let Some(line) = list.line(row) else { break };
        paint.mark_row(inside, lines.len(), Target::Row { context: Context::Findings, line: row, first });
        let marked = list.marked.contains(&line.finding);
        lines.push(item(paint, standing, &columns, line, row == list.chosen, marked));
        row += 1;
    }
    frame.render_widget(Paragraph::new(lines), inside);
}

/// The heading of a group: what its findings have in common, how many they are, how many are undecided.
fn group_line(paint: &Paint<'_>, standing: &Standing, list: &FindingsList, heading: &Heading, cells: usize) -> Line<'static> {
    let room = |room: &Option<RoomName>| room.as_ref().map_or_else(|| paint.say("room-none"), ToString::to_string);
    let name = match &heading.group {
        Group::Whole => String::new(),
        Group::Finding(code) => paint.lang.name(*code),
        Group::Room(_, name) if list.college.is_some() => room(name),
        Group::Room(college, name) => format!("{} · {}", college_name(standing.inventory(), *college), room(name)),
        Group::Programme(code) => code.as_ref().map_or_else(|| paint.say("group-no-programme"), ToString::to_string),
    };
    let figures = [("count", heading.count.into()), ("open", heading.open.into())];
    let text = format!("━ {name} · {}", paint.say_with("group-counts", &figures));
    Line::from(paint.span(Role::Heading, cut(&text, cells)))
}

/// The columns of the list. Where there is little room, the decision stays longest, then the commune and the model.
fn columns(with_college: bool, cells: usize) -> Columns<8> {
    let (model, room): (&[_], &[_]) = if with_college { (&[(96, 18)], &[(112, 16)]) } else { (&[(78, 18)], &[(94, 16)]) };
    Columns::fit(
        [
            Column::new("", &[(0, 2)]).gap(0),
            Column::new("", &[(0, 2)]),
            Column::new("head-finding", &[(0, 16), (60, 23)]),
            Column::new("head-tag", &[(0, 15)]),
            Column::new("head-commune", &[(78, 18)]).only(with_college),
            Column::new("head-model", model).grows(100, 0),
            Column::new("head-room", room),
            Column::new("head-decision", &[(53, 18)]),
        ],
        cells,
    )
}

fn item(paint: &Paint<'_>, standing: &Standing, columns: &Columns<8>, line: &Item, chosen: bool, marked: bool) -> Line<'static> {
    let finding = &line.finding;
    let evidence = standing.evidence(finding);
    let device = evidence.device.map(|(_, device)| device);
    let role = Role::from(finding.code);
    let style = |role: Role| paint.text(if chosen { Role::Cursor } else { role });
    let commune = standing.inventory().college(finding.college).map(|c| printable(&c.commune)).unwrap_or_default();
    let room = line.room.as_ref().map(ToString::to_string).unwrap_or_default();
    let decision = match evidence.decision {
        Some(decided) => format!("✔ {}", paint.lang.name(decided.decided.decision)),
        None if !standing.conflict(finding).is_empty() => format!("≠ {}", paint.say("decision-conflict")),
        None if finding.code.class() == Class::Discrepancy => "·".to_owned(),
        None => String::new(),
    };
    let model = device.map(|d| printable(&d.model)).unwrap_or_default();
    let pointer = format!("{}{}", if chosen { '▸' } else { ' ' }, if marked { '*' } else { ' ' });
    columns.row([
        (pointer, style(Role::Key)),
        (role.sign().to_string(), style(role)),
        (paint.lang.name(finding.code), style(role)),
        (subject_words(standing, finding), style(Role::Plain)),
        (commune, style(Role::Plain)),
        (model, style(Role::Quiet)),
        (room, style(Role::Quiet)),
        (decision, style(Role::Right)),
    ])
}
