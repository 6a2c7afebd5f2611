//! The office: who is known at the hub, the revisions of the inventory, what is set aside, the hub.

use super::{
    columns::{Column, Columns},
    importing,
    paint::{Paint, cut, width, wrapped},
    sync,
};
use crate::{
    audit::{journal::Scope, text::printable_within},
    job::{StationState, StationTold},
    locale::{say_failure, say_reason, station_name, subject_words},
    tui::{app::state::office::Part, chart::Target, keys::Context, theme::Role},
};
use ratatui::{
    Frame,
    layout::{Constraint, Layout, Rect},
    text::{Line, Span},
    widgets::Paragraph,
};

/// How many digits of a key are shown: enough to distinguish stations.
const DIGITS: usize = 16;

pub(super) fn draw(paint: &Paint<'_>, frame: &mut Frame, area: Rect) {
    let [bar, body] = Layout::vertical([Constraint::Length(1), Constraint::Min(0)]).areas(area);
    parts(paint, frame, bar);
    let part = paint.app.screens.office.part;
    let title = paint.say(part.key());
    match part {
        Part::Stations => stations(paint, title, frame, body),
        Part::Revisions => {
            let mut hints = vec![(Role::Quiet, paint.say_keys("office-revisions-hint", &[]))];
            if let Some((held, newest)) = paint.app.newer_revision() {
                let values = [("held", held.to_string().into()), ("newest", newest.to_string().into())];
                hints.insert(0, (Role::Attention, format!("▲ {}", paint.say_keys("office-newer-revision", &values))));
            }
            let list = importing::panel(paint, title, &hints, frame, body);
            let base = paint.app.screens.office.base;
            importing::revisions(paint, &paint.app.screens.importing, (Context::Office, base), frame, list);
        }
        Part::Aside => {
            let list = importing::panel(paint, title, &[(Role::Quiet, paint.say("office-aside-hint"))], frame, body);
            aside(paint, frame, list);
        }
        Part::Hub => {
            let list = importing::panel(paint, title, &[(Role::Quiet, paint.say_keys("office-hub-hint", &[]))], frame, body);
            let mut lines = sync::lines(paint, paint.app.screens.office.trouble, usize::from(list.width));
            let mut head = reached(paint);
            head.append(&mut lines);
            paint.mark(list, Target::Pane(Context::Office));
            frame.render_widget(Paragraph::new(head), list);
        }
    }
}

/// What this station is at the hub, and whether the hub answered when it was asked last.
fn reached(paint: &Paint<'_>) -> Vec<Line<'static>> {
    let office = &paint.app.screens.office;
    let mut lines = Vec::new();
    if let Some(told) = &office.told {
        let key = if told.is_office { "office-role-office" } else { "office-role-field" };
        lines.push(Line::from(paint.span(Role::Plain, paint.say(key))));
    }
    let (role, key) = match (&paint.app.outside.sync.hub, &office.failure, &office.told) {
        (None, ..) => return lines,
        _ if office.asking => (Role::Attention, "office-asking"),
        (_, Some(_), _) => (Role::Wrong, "office-not-reached"),
        (_, None, Some(_)) => (Role::Right, "office-reached"),
        (_, None, None) => (Role::Attention, "office-no-stations"),
    };
    lines.push(Line::from(paint.span(role, format!("{} {}", role.sign(), paint.say(key)))));
    lines
}

/// The names of the parts; the one that is shown stands out, without colour too.
fn parts(paint: &Paint<'_>, frame: &mut Frame, bar: Rect) {
    let mut spans = vec![Span::raw(" ")];
    let mut used = 1;
    for (column, part) in Part::ALL.into_iter().enumerate() {
        let shown = part == paint.app.screens.office.part;
        let text = format!("{}{} ", if shown { '►' } else { ' ' }, paint.say(part.key()));
        let cells = u16::try_from(width(&text)).unwrap_or(u16::MAX);
        let x = bar.x.saturating_add(used);
        let place = Rect { x, width: cells.min(bar.right().saturating_sub(x)), ..bar };
        paint.mark(place, Target::Head { context: Context::Office, column });
        used = used.saturating_add(cells + 1);
        spans.push(paint.span(if shown { Role::Cursor } else { Role::Quiet }, text));
        spans.push(Span::raw(" "));
    }
    frame.render_widget(Paragraph::new(Line::from(spans)), bar);
}

fn stations(paint: &Paint<'_>, title: String, frame: &mut Frame, body: Rect) {
    let office = &paint.app.screens.office;
    let mut hints = Vec::new();
    if office.asking {
        hints.push((Role::Attention, paint.say("office-asking")));
    }
    if let Some(words) = office.failure.as_ref().map(|failure| say_failure(paint.lang, failure)) {
        hints.push((Role::Wrong, format!("× {} → {}", words.sentence, words.hint)));
    }
    let is_office = office.told.as_ref().is_some_and(|told| told.is_office);
    if paint.app.outside.sync.hub.is_some() {
        let key = if is_office { "office-stations-hint" } else { "office-stations-field" };
        hints.push((Role::Quiet, paint.say_keys(key, &[])));
    }
    let list = importing::panel(paint, title, &hints, frame, body);
    let Some(told) = office.told.as_ref().filter(|told| !told.stations.is_empty()) else {
        let key = match (&paint.app.outside.sync.hub, office.asking) {
            (None, _) => "sync-no-hub",
            (Some(_), true) => "office-asking",
            (Some(_), false) => "office-no-stations",
        };
        let words = wrapped(&paint.say_keys(key, &[]), usize::from(list.width.saturating_sub(1)).max(1));
        let lines: Vec<Line<'_>> = words.iter().map(|line| Line::from(paint.span(Role::Quiet, format!(" {line}")))).collect();
        return frame.render_widget(Paragraph::new(lines), list);
    };
    let rows: Vec<[String; 7]> = told.stations.iter().map(|station| words(paint, station)).collect();
    let wide = |column: usize| rows.iter().filter_map(|row| row.get(column)).map(|text| width(text)).max().unwrap_or_default();
    let of = |head: &'static str, column: usize, least: usize| {
        Column::of_words(head, wide(column).max(if head.is_empty() { 1 } else { width(&paint.say(head)) }), least)
    };
    let columns = Columns::by_content(
        [
            of("", 0, 1),
            of("head-station", 1, 8),
            of("head-station-state", 2, 7),
            of("head-role", 3, 4),
            of("head-heard", 4, 16),
            of("head-scope", 5, 8),
            of("head-key", 6, DIGITS),
        ],
        &[6, 3, 5],
        usize::from(list.width),
    );
    let height = usize::from(list.height.saturating_sub(1));
    let first = paint.first(Context::Office, office.station, rows.len(), height);
    paint.mark_list(list, 1, Context::Office, first, rows.len());
    let mut lines = vec![columns.head(paint)];
    for (line, (station, row)) in told.stations.iter().zip(rows).enumerate().skip(first).take(height) {
        let chosen = line == office.station;
        let style = |role: Role| paint.text(if chosen { Role::Cursor } else { role });
        let role = role(station.state);
        let [sign, name, state, kind, heard, scope, key] = row;
        lines.push(columns.row([
            (sign, style(role)),
            (name, style(Role::Heading)),
            (state, style(role)),
            (kind, style(Role::Plain)),
            (heard, style(Role::Plain)),
            (scope, style(Role::Quiet)),
            (key, style(Role::Quiet)),
        ]));
    }
    frame.render_widget(Paragraph::new(lines), list);
}

const fn role(state: StationState) -> Role {
    match state {
        StationState::Accepted => Role::Right,
        StationState::Refused => Role::Wrong,
        StationState::Waiting => Role::Attention,
    }
}

/// The texts of a station: sign, name, state, role, when it was last heard, its colleges, its key.
fn words(paint: &Paint<'_>, station: &StationTold) -> [String; 7] {
    let state = match station.state {
        StationState::Accepted => "cli-card-accepted",
        StationState::Refused => "cli-card-refused",
        StationState::Waiting => "cli-card-waiting",
    };
    let kind = if station.is_office { "office-role-office-short" } else { "office-role-field-short" };
    let own = if station.is_own { paint.say("office-own") } else { String::new() };
    let scope = match (&station.scope, station.state) {
        (_, StationState::Refused | StationState::Waiting) => String::new(),
        (Scope::All, _) => paint.say("cli-card-all"),
        (Scope::Colleges(colleges), _) => colleges.iter().map(ToString::to_string).collect::<Vec<_>>().join(" "),
    };
    [
        role(station.state).sign().to_string(),
        format!("{}{own}", printable_within(&station.name, 40)),
        paint.say(state),
        paint.say(kind),
        station.heard.map_or_else(|| paint.say("sync-never"), |at| paint.lang.moment(at)),
        scope,
        station.key.to_string().chars().take(DIGITS).collect(),
    ]
}

/// Decisions that contradict each other, then what is set aside: by whom, when, why.
fn aside(paint: &Paint<'_>, frame: &mut Frame, list: Rect) {
    paint.mark(list, Target::Pane(Context::Office));
    let office = &paint.app.screens.office;
    let Some(standing) = &paint.app.work.standing else { return };
    let (ledger, cells, height) = (standing.ledger(), usize::from(list.width), usize::from(list.height));
    let conflicts = office.conflicts.iter().map(|finding| {
        let rivals = standing.conflict(finding).into_iter().map(|rival| {
            let author = printable_within(rival.author.as_str(), 20);
            format!("{} ({author}, {})", paint.lang.name(rival.decided.decision), paint.lang.moment(rival.at))
        });
        let rivals: Vec<String> = rivals.collect();
        let subject = subject_words(standing, finding);
        (Role::Wrong, format!("≠ {} {subject} – {}", paint.lang.name(finding.code), rivals.join(" / ")))
    });
    let aside = ledger.aside().map(|(entry, aside)| {
        let author = printable_within(aside.author.as_str(), 20);
        let who = format!("{author} @ {}", station_name(ledger, entry));
        let reason = say_reason(paint.lang, aside.reason);
        (Role::Attention, format!("▲ {} · {who} · {reason}", paint.lang.moment(aside.at)))
    });
    let lines: Vec<Line<'_>> = conflicts
        .chain(aside)
        .skip(office.aside)
        .take(height)
        .flat_map(|(role, text)| wrapped(&text, cells.saturating_sub(2).max(1)).into_iter().map(move |line| (role, line)))
        .map(|(role, text)| Line::from(paint.span(role, format!(" {}", cut(&text, cells)))))
        .collect();
    let none = || vec![Line::from(paint.span(Role::Right, format!(" √ {}", paint.say("office-aside-none"))))];
    let nothing = office.conflicts.is_empty() && ledger.aside().next().is_none();
    frame.render_widget(Paragraph::new(if nothing { none() } else { lines }), list);
}
