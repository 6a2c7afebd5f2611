//! The campaigns: one line each, and below them the details of the chosen one.

use super::{
    columns::{Column, Columns},
    paint::{Paint, bar, counts, cut, wrapped},
};
use crate::{
    audit::{finding::Class, journal::AuditMode, progress::CampaignProgress, text::printable},
    job::CampaignOverview,
    locale,
    tui::{keys::Context, theme::Role},
};
use ratatui::{
    Frame,
    layout::{Constraint, Layout, Rect},
    text::{Line, Span},
    widgets::Paragraph,
};

pub(super) fn draw(paint: &Paint<'_>, frame: &mut Frame, area: Rect) {
    let below = if area.height >= 14 { 8 } else { 0 };
    let [list, detail] = Layout::vertical([Constraint::Min(0), Constraint::Length(below)]).areas(area);
    let block = paint.panel(paint.say("panel-campaigns"));
    let inside = block.inner(list);
    frame.render_widget(block, list);
    let state = &paint.app.screens.campaigns;
    let Some(rows) = state.rows.as_ref().filter(|rows| !rows.is_empty()) else {
        let key = if state.rows.is_none() { "campaigns-reading" } else { "empty-campaigns" };
        let words = wrapped(&paint.say_keys(key, &[]), usize::from(inside.width));
        let lines: Vec<Line> = words.into_iter().map(|line| Line::from(paint.span(Role::Quiet, line))).collect();
        frame.render_widget(Paragraph::new(lines), inside);
        return;
    };
    let columns = Columns::fit(COLUMNS, usize::from(inside.width));
    let height = usize::from(inside.height.saturating_sub(1));
    let first = paint.first(Context::Campaigns, state.chosen, rows.len(), height);
    paint.mark_list(inside, 1, Context::Campaigns, first, rows.len());
    let mut lines = vec![columns.head(paint)];
    let shown = rows.iter().enumerate().skip(first).take(height);
    lines.extend(shown.map(|(ix, row)| campaign(paint, &columns, row, ix == state.chosen)));
    frame.render_widget(Paragraph::new(lines), inside);
    if let Some(chosen) = rows.get(state.chosen).filter(|_| below > 0) {
        what_it_is(paint, chosen, frame, detail);
    }
}

/// A campaign's current numbers. For the current campaign, those of the screen.
struct Figures {
    closed: bool,
    progress: CampaignProgress,
    shown: bool,
}

impl Figures {
    fn of(paint: &Paint<'_>, row: &CampaignOverview) -> Self {
        let app = paint.app;
        if app.work.campaign == Some(row.id) {
            return Self {
                closed: app.is_closed(),
                progress: app.screens.dashboard.campaign,
                shown: app.screens.dashboard.all_shown,
            };
        }
        let closed = row.told.as_ref().is_some_and(|told| told.closed);
        Self { closed, progress: row.progress, shown: row.shown }
    }
}

fn name(row: &CampaignOverview) -> String {
    row.told.as_ref().map_or_else(|| row.id.to_string(), |told| printable(&told.name))
}

fn mode(paint: &Paint<'_>, row: &CampaignOverview) -> String {
    paint.say(match row.told.as_ref().map(|told| told.mode).unwrap_or_default() {
        AuditMode::Full => "mode-full-short",
        AuditMode::Blind => "mode-blind-short",
        AuditMode::Sampling(_) => "mode-sampling-short",
    })
}

fn days(paint: &Paint<'_>, row: &CampaignOverview) -> String {
    row.told.as_ref().and_then(|told| told.planned).map(|planned| locale::days(paint.lang, planned)).unwrap_or_default()
}

/// The columns of the list; the bar and the state have their places.
const STATE: usize = 1;
const BAR: usize = 5;
const COLUMNS: [Column; 8] = [
    Column::new("", &[(0, 2)]).gap(0),
    Column::new("head-state-short", &[(0, 2), (60, 10)]).gap(0),
    Column::new("head-campaign", &[]).grows(100, 0),
    Column::new("head-mode", &[(70, 14)]),
    Column::new("head-days", &[(110, 30)]),
    Column::new("", &[(0, 1), (60, 11), (120, 25)]),
    Column::new("head-read", &[(0, 14)]).right().gap(0),
    Column::new("head-discrepancies", &[(0, 8)]).right().gap(0),
];

fn campaign(paint: &Paint<'_>, columns: &Columns<8>, row: &CampaignOverview, chosen: bool) -> Line<'static> {
    let figures = Figures::of(paint, row);
    let sum = &figures.progress;
    let style = |role: Role| paint.text(if chosen { Role::Cursor } else { role });
    let (sign, key, role) =
        if figures.closed { ('√', "campaign-closed", Role::Right) } else { ('●', "campaign-open", Role::Attention) };
    let here = paint.app.work.campaign == Some(row.id);
    let pointer = match (here, chosen) {
        (true, _) => '■',
        (false, true) => '►',
        (false, false) => ' ',
    };
    let word = if columns.room(STATE) > 2 { format!("{sign} {}", paint.say(key)) } else { sign.to_string() };
    let drawn = if figures.shown { bar(sum.read, sum.expected, columns.room(BAR)) } else { paint.say("bar-blind") };
    let discrepancies = sum.tally.class(Class::Discrepancy);
    let wrong = if discrepancies > sum.decided { Role::Wrong } else { Role::Quiet };
    columns.row([
        (pointer.to_string(), style(if here { Role::Right } else { Role::Plain })),
        (word, style(role)),
        (name(row), style(if here { Role::Heading } else { Role::Plain })),
        (mode(paint, row), style(Role::Quiet)),
        (days(paint, row), style(Role::Quiet)),
        (drawn, style(if figures.shown { Role::Right } else { Role::Quiet })),
        (counts(paint.lang, sum.read, figures.shown.then_some(sum.expected)), style(Role::Plain)),
        (paint.lang.number(discrepancies), style(wrong)),
    ])
}

/// The details of a campaign: days, mode, colleges and visits, devices missing again.
fn what_it_is(paint: &Paint<'_>, row: &CampaignOverview, frame: &mut Frame, area: Rect) {
    let figures = Figures::of(paint, row);
    let sum = &figures.progress;
    let block = paint.panel(cut(&name(row), usize::from(area.width.saturating_sub(6))));
    let inside = block.inner(area);
    frame.render_widget(block, area);
    let visits = [("colleges", sum.colleges.into()), ("open", sum.open.into()), ("closed", sum.closed.into())];
    let revision = [("count", row.entries.into()), ("revision", row.revision.to_string().into())];
    let mut lines = vec![
        (Role::Plain, locale::mode_line(paint.lang, row.told.as_ref().map(|told| told.mode).unwrap_or_default())),
        (Role::Plain, days(paint, row)),
        (Role::Plain, paint.say_with("dashboard-visits", &visits)),
        (Role::Quiet, paint.say_with("campaign-journal", &revision)),
    ];
    if paint.app.work.campaign == Some(row.id) {
        let again = paint.app.screens.dashboard.again();
        if again > 0 {
            let words = paint.say_with("campaign-again", &[("count", again.into())]);
            lines.push((Role::Attention, format!("{} {words}", Role::Attention.sign())));
        }
        if figures.closed {
            lines.push((Role::Attention, paint.say_keys("campaign-closed-hint", &[])));
        }
    }
    let cells = usize::from(inside.width).saturating_sub(2);
    let written = lines
        .into_iter()
        .filter(|(_, text)| !text.is_empty())
        .flat_map(|(role, text)| wrapped(&text, cells).into_iter().map(move |line| (role, line)).collect::<Vec<_>>());
    let lines: Vec<Line> = written.map(|(role, text)| Line::from(vec![Span::raw(" "), paint.span(role, text)])).collect();
    frame.render_widget(Paragraph::new(lines), inside);
}
