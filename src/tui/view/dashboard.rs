//! The dashboard: the campaign at the top, colleges below, programmes at the side if there is space.

use super::{
    college,
    columns::{Column, Columns},
    map,
    paint::{Paint, bar, counts, cut, left, percent, right, width},
};
use crate::{
    audit::{assurance::Conclusion, finding::Class, standing::Standing, text::printable},
    locale::short_college,
    tui::{
        app::state::{
            dashboard::{CollegeLine, Sort},
            dialog::Dialog,
            shade::BESIDE,
        },
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

/// The width of that panel.
const PROGRAMMES: u16 = 38;

pub(super) fn draw(paint: &Paint<'_>, standing: &Standing, frame: &mut Frame, area: Rect) {
    let demo = u16::from(paint.app.desk.demo && area.height > 8);
    let head = if area.height > 8 { 2 } else { 1 };
    let rows = [Constraint::Length(head + demo), Constraint::Min(0)];
    let [summary, below] = Layout::vertical(rows).areas(area);
    totals(paint, standing, frame, summary);
    let dashboard = &paint.app.screens.dashboard;
    let drawn = dashboard.map.is_drawn(paint.app.drawn.size, dashboard.programmes.len());
    if area.width >= BESIDE {
        let [list, side] = Layout::horizontal([Constraint::Min(0), Constraint::Length(PROGRAMMES)]).areas(below);
        colleges(paint, standing, frame, list);
        let least = u16::try_from(paint.app.screens.dashboard.programmes.len() + 3).unwrap_or(u16::MAX);
        let [side, land] = if drawn {
            Layout::vertical([Constraint::Length(least), Constraint::Min(0)]).areas(side)
        } else {
            [side, Rect::default()]
        };
        let block = paint.panel(paint.say("panel-programmes"));
        let inside = block.inner(side);
        frame.render_widget(block, side);
        frame.render_widget(Paragraph::new(programmes(paint, usize::from(inside.width))), inside);
        if drawn {
            map::draw(paint, standing, frame, land);
        }
    } else if drawn {
        map::draw(paint, standing, frame, below);
    } else {
        colleges(paint, standing, frame, below);
    }
}

fn totals(paint: &Paint<'_>, standing: &Standing, frame: &mut Frame, area: Rect) {
    let sum = &paint.app.screens.dashboard.campaign;
    let name = standing.ledger().campaign().map_or_else(|| paint.say("no-campaign-name"), |c| printable(&c.name));
    let visits = paint.say_with(
        "dashboard-visits",
        &[("colleges", sum.colleges.into()), ("open", sum.open.into()), ("closed", sum.closed.into())],
    );
    let number = |n: u32| paint.lang.number(n);
    let discrepancies = sum.tally.class(Class::Discrepancy);
    let sampled = paint.app.screens.dashboard.colleges.iter().any(|line| line.sample.is_some());
    let expected = if sampled { "total-drawn" } else { "total-expected" };
    let mut figures = vec![Span::raw(" ")];
    if paint.app.screens.dashboard.all_shown {
        figures.extend([
            paint.span(Role::Quiet, paint.say(expected)),
            paint.span(Role::Heading, format!(" {}   ", number(sum.expected))),
            paint.span(Role::Quiet, paint.say("total-read")),
            paint.span(Role::Heading, format!(" {} ", number(sum.read))),
            paint.span(Role::Right, bar(sum.read, sum.expected, 10)),
            paint.span(Role::Heading, format!(" {}\u{a0}%   ", percent(sum.read, sum.expected))),
        ]);
    } else {
        figures.extend([
            paint.span(Role::Attention, format!("{}   ", paint.say("total-blind"))),
            paint.span(Role::Quiet, paint.say("total-read")),
            paint.span(Role::Heading, format!(" {}   ", number(sum.read))),
        ]);
    }
    figures.extend([
        paint.span(Role::Quiet, paint.say("total-discrepancies")),
        paint.span(if discrepancies > 0 { Role::Wrong } else { Role::Right }, format!(" {}   ", number(discrepancies))),
        paint.span(Role::Quiet, paint.say("total-decided")),
        paint.span(Role::Heading, format!(" {}", number(sum.decided))),
    ]);
    let pending = paint.app.screens.dashboard.pending_since(None);
    if pending > 0 {
        let told = if area.width >= 110 {
            paint.say_with("total-since", &[("count", pending.into())])
        } else {
            format!("{pending} ◊")
        };
        figures.push(paint.span(Role::Attention, format!("   + {told}")));
    }
    let closed = if paint.app.is_closed() { format!(" · {}", paint.say("campaign-closed")) } else { String::new() };
    let again = paint.app.screens.dashboard.again();
    if again > 0 {
        let told = if area.width >= 100 { paint.say_with("total-again", &[("count", again.into())]) } else { again.to_string() };
        let words = format!("   {} {told}", Role::Again.sign());
        figures.push(paint.span(Role::Wrong, words));
    }
    let room = usize::from(area.width).saturating_sub(width(&visits) + width(&closed) + 5);
    let first = Line::from(vec![
        Span::raw(" "),
        paint.span(Role::Heading, cut(&name, room.max(8))),
        paint.span(Role::Attention, closed),
        paint.span(Role::Quiet, format!("  {visits}")),
    ]);
    let mut lines = if area.height == 1 { vec![Line::from(figures)] } else { vec![first, Line::from(figures)] };
    if area.height > 2 {
        let words = format!(" {} {}", Role::Attention.sign(), paint.say("dashboard-demo"));
        lines.push(Line::from(paint.span(Role::Attention, words)));
    }
    frame.render_widget(Paragraph::new(lines), area);
}

fn colleges(paint: &Paint<'_>, standing: &Standing, frame: &mut Frame, area: Rect) {
    let dashboard = &paint.app.screens.dashboard;
    let typing = matches!(paint.app.over.dialog, Some(Dialog::Filter));
    let room = usize::from(area.width.saturating_sub(6));
    let heading = |words: String| vec![paint.span(Role::Heading, words)];
    let title = if typing || !dashboard.filter.is_empty() {
        let words = format!("{} / ", paint.say("panel-colleges"));
        let left = room.saturating_sub(width(&words));
        let filter = match typing {
            true => paint.typed(Role::Heading, &dashboard.filter, left),
            false => heading(cut(&printable(dashboard.filter.text()), left)),
        };
        heading(words).into_iter().chain(filter).collect()
    } else {
        let sort = match dashboard.sort {
            Sort::Attention => "sort-attention",
            Sort::Undecided => "sort-undecided",
            Sort::Progress => "sort-progress",
            Sort::Name => "sort-name",
        };
        heading(cut(&format!("{} · {}", paint.say("panel-colleges"), paint.say_keys(sort, &[])), room))
    };
    let block = paint.panel_of(title);
    let inside = block.inner(area);
    frame.render_widget(block, area);
    if dashboard.shown.is_empty() {
        let key = if dashboard.filter.is_empty() { "empty-no-college" } else { "empty-filter" };
        let words = paint.span(Role::Quiet, cut(&paint.say_keys(key, &[]), usize::from(inside.width)));
        frame.render_widget(Paragraph::new(Line::from(words)), inside);
        return;
    }
    let sampled = dashboard.colleges.iter().any(|line| line.sample.is_some());
    let columns = columns(dashboard.again() > 0, sampled, usize::from(inside.width));
    let mut lines = vec![columns.head(paint)];
    let height = usize::from(inside.height.saturating_sub(1));
    let first = paint.first(Context::Dashboard, dashboard.chosen, dashboard.shown.len(), height);
    paint.mark_list(inside, 1, Context::Dashboard, first, dashboard.shown.len());
    for (line, ix) in dashboard.shown.iter().enumerate().skip(first).take(height) {
        if let Some(row) = dashboard.colleges.get(*ix) {
            lines.push(college_line(paint, standing, &columns, row, line == dashboard.chosen));
        }
    }
    frame.render_widget(Paragraph::new(lines), inside);
}

/// Places of columns whose words depend on their room.
const STATE: usize = 1;
const BAR: usize = 2;
const SAMPLE: usize = 8;

/// The columns of the list.
fn columns(again: bool, sampled: bool, cells: usize) -> Columns<12> {
    Columns::fit(
        [
            Column::new("", &[(0, 2)]).gap(0),
            Column::new("head-state", &[(0, 2), (60, 13)]).gap(0),
            Column::new("", &[(70, 11), (110, 17)]),
            Column::new("head-read", &[(0, 11)]).right().gap(2),
            Column::new("head-discrepancies", &[(0, 8)]).right(),
            Column::new("head-decided", &[(90, 8)]).right(),
            Column::new("head-again", &[(70, 6)]).right().only(again),
            Column::new("head-rooms", &[(110, 7)]).right(),
            Column::new("head-sample", &[(0, 2), (90, 16)]).gap(0).only(sampled),
            Column::new("head-commune", &[]).grows(45, 11),
            Column::new("head-college", &[(0, 0), (100, 1)]).grows(100, 0),
            Column::new("head-uai", &[(100, 9)]),
        ],
        cells,
    )
}

fn college_line(paint: &Paint<'_>, standing: &Standing, columns: &Columns<12>, row: &CollegeLine, chosen: bool) -> Line<'static> {
    let progress = &row.progress;
    let known = standing.inventory().college(progress.college);
    let (sign, role) = college::state(progress);
    let word = match columns.room(STATE) {
        0..=2 => String::new(),
        _ if progress.open_since > 0 => paint.say_with("visit-open-since-short", &[("count", progress.open_since.into())]),
        _ => paint.lang.name(progress.state),
    };
    let discrepancies = progress.discrepancies();
    let told = match progress.pending_since() {
        pending if pending > 0 && row.shown => format!("{} +{pending}", paint.lang.number(discrepancies)),
        _ => paint.lang.number(discrepancies),
    };
    let wrong = if discrepancies > progress.decided { Role::Wrong } else { Role::Quiet };
    let style = |role: Role| paint.text(if chosen { Role::Cursor } else { role });
    let (drawn_as, drawn) = if row.shown {
        (Role::Right, bar(progress.read, progress.expected, columns.room(BAR)))
    } else {
        (Role::Quiet, paint.say("bar-blind"))
    };
    let again = if row.again > 0 { format!("{}{}", Role::Again.sign(), row.again) } else { String::new() };
    let open = if row.rooms_open > 0 { row.rooms_open.to_string() } else { String::new() };
    let (sampled, key) = row.sample.map_or((Role::Quiet, "sample-none-short"), |sample| short(sample.conclusion));
    let sample = match columns.room(SAMPLE) {
        0..=2 => sampled.sign().to_string(),
        _ => format!("{} {}", sampled.sign(), paint.say(key)),
    };
    columns.row([
        (if chosen { "►" } else { "" }.to_owned(), style(Role::Plain)),
        (format!("{sign} {word}"), style(role)),
        (drawn, style(drawn_as)),
        (counts(paint.lang, progress.read, row.shown.then_some(progress.expected)), style(Role::Plain)),
        (told, style(wrong)),
        (paint.lang.number(progress.decided), style(Role::Quiet)),
        (again, style(Role::Wrong)),
        (open, style(Role::Attention)),
        (sample, style(sampled)),
        (known.map(|c| printable(&c.commune)).unwrap_or_default(), style(Role::Plain)),
        (known.map_or_else(|| progress.college.to_string(), |c| short_college(&c.name)), style(Role::Plain)),
        (progress.college.to_string(), style(Role::Quiet)),
    ])
}

/// A conclusion in a word or two.
pub(super) const fn short(conclusion: Conclusion) -> (Role, &'static str) {
    match conclusion {
        Conclusion::Pending => (Role::Quiet, "sample-pending-short"),
        Conclusion::Incomplete => (Role::Attention, "sample-incomplete-short"),
        Conclusion::Accepted => (Role::Right, "sample-accepted-short"),
        Conclusion::Rejected => (Role::Wrong, "sample-rejected-short"),
    }
}

/// The programmes of the inventory: code, number of allotted devices, number in the inventory.
pub(super) fn programmes(paint: &Paint<'_>, cells: usize) -> Vec<Line<'static>> {
    let row = |code: &str, allotted: &str, held: &str| {
        let code = left(code, cells.saturating_sub(24).max(3));
        format!("{code}{}{}", right(allotted, 10), right(held, 12))
    };
    let head = row("", &paint.say("head-allotted"), &paint.say("head-held"));
    let mut lines = vec![Line::from(paint.span(Role::Quiet, head))];
    for count in &paint.app.screens.dashboard.programmes {
        let role = if count.held == count.allotted { Role::Plain } else { Role::Attention };
        let code = count.code.to_string();
        let text = row(&code, &paint.lang.number(count.allotted), &paint.lang.number(count.held));
        let sign = if count.held == count.allotted { ' ' } else { Role::Attention.sign() };
        lines.push(Line::from(paint.span(role, format!("{text} {sign}"))));
    }
    if paint.app.screens.dashboard.programmes.is_empty() {
        lines = vec![Line::from(paint.span(Role::Quiet, cut(&paint.say("empty-no-programme"), cells)))];
    }
    lines
}
