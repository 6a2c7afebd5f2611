//! Dialogs: a line of text, a confirmation, a choice, a note, a list to tick off.

use super::{
    balance, burndown, campaign_form, closing, dashboard, decide,
    device::device_row,
    easel::Easel,
    find, guide, history, importing, lines, note,
    paint::{Paint, cut, left, width, wrapped},
    pick, room_list, sample, sync,
};
use crate::{
    audit::{
        closing::sum,
        finding::{Class, Code},
        ids::RoomName,
        inventory::DeviceIx,
        journal::{AuditMode, Decision, Label},
        progress,
        standing::Standing,
        text::printable_within,
    },
    job::ExportFormat,
    tui::{
        app::state::{
            dialog::{Ask, Dialog, Form, Menu, Portion, Sure, Ticks},
            line::TextLine,
            reads::State,
        },
        keys::Context,
        theme::Role,
    },
};
use ratatui::{
    Frame,
    layout::Rect,
    text::{Line, Span},
    widgets::Paragraph,
};
use std::path::Path;

pub(super) fn draw(
    paint: &Paint<'_>,
    easel: &mut Easel,
    (standing, dialog): (&Standing, &Dialog),
    frame: &mut Frame,
    area: Rect,
) {
    match dialog {
        Dialog::Filter => {}
        Dialog::Sample { devices, top } => sample::draw(paint, standing, devices, *top, frame, area),
        Dialog::Sync { top } => sync::draw(paint, *top, frame, area),
        Dialog::Campaign => campaign_form::draw(paint, frame, area),
        Dialog::Prompt { ask, text } => prompt(paint, standing, (ask, text), frame, area),
        Dialog::Confirm { sure, devices, top } => confirm(paint, standing, sure, devices, *top, frame, area),
        Dialog::Menu { menu, chosen } => choice(paint, standing, menu, *chosen, frame, area),
        Dialog::Note(form) => note::draw(paint, form, frame, area),
        Dialog::Ticks(ticks) => tick(paint, standing, ticks, frame, area),
        Dialog::Balance(balance) => balance::draw(paint, standing, balance, frame, area),
        Dialog::Detail(detail) => history::draw(paint, easel, (standing, detail), frame, area),
        Dialog::Told { told, top } => guide::told(paint, told, *top, frame, area),
        Dialog::Steps { title, lines, top } => importing::steps(paint, (title, lines), *top, frame, area),
        Dialog::Pick(pick) => pick::draw(paint, pick, frame, area),
        Dialog::Find(found) => find::draw(paint, standing, found, frame, area),
        Dialog::Lines { lines, top } => lines::draw(paint, standing, lines, *top, frame, area),
        Dialog::Burndown { found, top } => burndown::draw(paint, found, *top, frame, area),
        Dialog::Programmes => {
            let height = u16::try_from(paint.app.screens.dashboard.programmes.len() + 1).unwrap_or(9);
            let inside = paint.popup(frame, area, 36, height, paint.say("panel-programmes"));
            let lines = dashboard::programmes(paint, usize::from(inside.width));
            frame.render_widget(Paragraph::new(lines), inside);
        }
    }
}

/// The width of a dialog.
fn most(area: Rect, wanted: u16) -> u16 {
    wanted.min(area.width.saturating_sub(4)).max(1)
}

/// Draws lines in a box; returns the area inside it.
fn show(paint: &Paint<'_>, title: String, columns: u16, lines: Vec<Line<'_>>, frame: &mut Frame, area: Rect) -> Rect {
    let height = u16::try_from(lines.len()).unwrap_or(u16::MAX);
    let inside = paint.popup(frame, area, columns, height, title);
    frame.render_widget(Paragraph::new(lines), inside);
    inside
}

fn prompt(paint: &Paint<'_>, standing: &Standing, (ask, text): (&Ask, &TextLine), frame: &mut Frame, area: Rect) {
    let decision = |decision: &Decision| [("decision", paint.lang.name(*decision).into())];
    let (title, hint) = match ask {
        Ask::NewRoom(_) => (paint.say("prompt-room"), paint.say_keys("prompt-room-hint", &[])),
        Ask::Unlabelled(label) => (paint.lang.name(*label), paint.say("prompt-unlabelled-hint")),
        Ask::Evidence(_, what, _) => (paint.say_with("prompt-evidence", &decision(what)), paint.say("prompt-evidence-hint")),
        Ask::Cause(_, what) => (paint.say_with("prompt-cause", &decision(what)), paint.say_keys("prompt-cause-hint", &[])),
        Ask::Hub => (paint.say("prompt-hub"), paint.say_keys("prompt-hub-hint", &[])),
        Ask::ImportPath => (paint.say("prompt-import"), paint.say_keys("prompt-import-hint", &[])),
        Ask::Removal => (paint.say("prompt-removal"), paint.say_keys("prompt-removal-hint", &[("count", removed(paint).into())])),
        Ask::StationScope { name, .. } => {
            let name = printable_within(name, 40);
            (paint.say_with("prompt-scope", &[("name", name.into())]), paint.say_keys("prompt-scope-hint", &[]))
        }
        Ask::ExportPath(_) => (paint.say("prompt-export"), paint.say_keys("prompt-export-hint", &[])),
        Ask::LabelStock(tags) => {
            (paint.say_with("prompt-label-stock", &[("count", tags.len().into())]), paint.say("prompt-label-stock-hint"))
        }
        Ask::LabelPath { .. } => (paint.say("prompt-label-path"), paint.say("prompt-label-path-hint")),
    };
    let columns = most(area, 64);
    let cells = usize::from(columns);
    let mut asked = vec![paint.span(Role::Key, "› ")];
    asked.extend(paint.typed(Role::Heading, text, cells.saturating_sub(3)));
    let mut lines = vec![Line::from(asked), Line::default()];
    if let Ask::ExportPath(portion) = ask {
        lines.extend(export_choices(paint, standing, *portion, text));
    }
    lines.extend(wrapped(&hint, cells).into_iter().map(|line| Line::from(paint.span(Role::Quiet, line))));
    if ask.is_path() {
        lines.extend(completions(paint, text, cells));
    }
    if let (Ask::NewRoom(chosen), Some(visit)) = (ask, &paint.app.screens.visit) {
        return room_list::draw(paint, (visit, *chosen, text), (title, lines), frame, area);
    }
    show(paint, title, columns, lines, frame, area);
}

/// What would be exported, and in which format.
fn export_choices<'t>(paint: &Paint<'_>, standing: &Standing, portion: Portion, text: &TextLine) -> Vec<Line<'t>> {
    let form = Form::of(Path::new(text.text()));
    let count = export_rows(paint, standing, portion).filter(|_| matches!(form, Form::Table(_)));
    let shown = portion;
    let portion = paint.say(match portion {
        Portion::Shown => "portion-shown",
        Portion::College(_) => "portion-college",
        Portion::Campaign => "portion-campaign",
        Portion::Summary => "portion-summary",
        Portion::Sheets(_) => "portion-sheets",
    });
    let format = paint.say(match form {
        Form::Table(ExportFormat::Csv) => "format-csv",
        Form::Table(ExportFormat::Xlsx) => "format-xlsx",
        Form::Table(ExportFormat::Json) => "format-json",
        Form::Table(ExportFormat::JsonLines) => "format-json-lines",
        Form::Pdf => "format-pdf",
        Form::Page => "format-page",
        Form::Archive => "format-archive",
    });
    let row = |label, value| {
        let label = left(&paint.say(label), 12);
        Line::from_iter([paint.span(Role::Quiet, label), paint.span(Role::Plain, format!("‹ {value} ›"))])
    };
    let mut lines = vec![row("export-portion", portion), row("export-format", format)];
    if let Some(count) = count {
        let narrowed = paint.app.screens.findings.as_ref().is_some_and(|list| list.is_narrowed());
        let key = if narrowed && shown != Portion::Shown { "export-rows-filtered" } else { "export-rows-count" };
        let label = left(&paint.say("export-rows"), 12);
        let words = paint.say_with(key, &[("count", count.into())]);
        lines.push(Line::from_iter([paint.span(Role::Quiet, label), paint.span(Role::Plain, words)]));
    }
    lines.push(Line::default());
    lines
}

/// How many rows a table would have; `None` where a blind count hides how many.
fn export_rows(paint: &Paint<'_>, standing: &Standing, portion: Portion) -> Option<u32> {
    let all = paint.app.screens.findings.as_ref().is_some_and(|list| list.wanted.all);
    let blind = standing.ledger().mode() == AuditMode::Blind && !standing.ledger().is_closed();
    let tally = match portion {
        Portion::Shown => return paint.app.screens.findings.as_ref().and_then(|list| u32::try_from(list.len()).ok()),
        Portion::College(college) => standing.tally(college),
        Portion::Campaign => standing.tally_of_all(),
        Portion::Summary => return u32::try_from(progress::colleges_of(standing).len()).ok(),
        Portion::Sheets(_) => return None,
    };
    if !all {
        return Some(tally.class(Class::Discrepancy));
    }
    (!blind).then(|| Code::ALL.into_iter().map(|code| tally.of(code)).sum())
}

/// How many records the plan would remove.
fn removed(paint: &Paint<'_>) -> usize {
    let plan = paint.app.screens.importing.plan.as_ref();
    plan.and_then(|plan| plan.planned.told.unconfirmed).unwrap_or_default()
}

/// The most paths that are shown below a path that is being typed.
const COMPLETIONS: usize = 8;

/// The files that the typed path may mean, if they are known and there is more than one.
fn completions<'t>(paint: &Paint<'_>, text: &TextLine, cells: usize) -> Vec<Line<'t>> {
    let completed = &paint.app.over.completed;
    if completed.paths.len() < 2 || text.text() != completed.common {
        return Vec::new();
    }
    let shown = completed.paths.iter().take(COMPLETIONS);
    let mut lines: Vec<Line<'t>> = std::iter::once(Line::default())
        .chain(shown.map(|path| {
            let name = path.trim_end_matches(['/', '\\']).rsplit(['/', '\\']).next().unwrap_or(path);
            Line::from(paint.span(Role::Plain, cut(&printable_within(name, 200), cells)))
        }))
        .collect();
    let more = completed.paths.len().saturating_sub(COMPLETIONS) + completed.more;
    if more > 0 {
        lines.push(Line::from(paint.span(Role::Quiet, paint.say_with("confirm-more", &[("count", more.into())]))));
    }
    lines
}

/// Whether a blind count hides what would become missing.
fn hides_expected(paint: &Paint<'_>, standing: &Standing, sure: &Sure) -> bool {
    let Some(visit) = &paint.app.screens.visit else { return false };
    match sure {
        Sure::CloseRoom(room) => !standing.expected_shown(visit.college, Some(room)),
        Sure::CloseVisit => !standing.expected_shown_in_all(visit.college),
        Sure::ReopenVisit
        | Sure::ReopenRoom(_)
        | Sure::GoFull(_)
        | Sure::CloseCampaign
        | Sure::ReopenCampaign
        | Sure::RefuseStation { .. }
        | Sure::MoveCampaign(_)
        | Sure::Quit => false,
    }
}

fn confirm(
    paint: &Paint<'_>,
    standing: &Standing,
    sure: &Sure,
    devices: &[DeviceIx],
    first: usize,
    frame: &mut Frame,
    area: Rect,
) {
    let columns = most(area, 66);
    let cells = usize::from(columns);
    let count = [("count", devices.len().into())];
    let hidden = hides_expected(paint, standing, sure);
    let rows = closing::rows(paint, standing, sure);
    let sum = sum(&rows);
    let missing = match devices.len() {
        _ if hidden => paint.say("confirm-blind"),
        0 if sum.missing > 0 => paint.say_with("confirm-missing-already", &[("count", sum.missing.into())]),
        _ => paint.say_with("confirm-missing", &count),
    };
    let (title, question) = match sure {
        Sure::CloseRoom(room) => {
            let room = printable_within(room.as_str(), 40);
            (paint.say_with("confirm-close-room", &[("room", room.into())]), missing)
        }
        Sure::CloseVisit => (paint.say("confirm-close-visit"), missing),
        Sure::ReopenVisit => (paint.say("confirm-reopen-visit"), paint.say_with("confirm-reopen-visit-hint", &count)),
        Sure::ReopenRoom(room) => {
            let room = printable_within(room.as_str(), 40);
            (paint.say_with("confirm-reopen-room", &[("room", room.into())]), paint.say_with("confirm-reopen-room-hint", &count))
        }
        Sure::GoFull(_) => (paint.say("confirm-full"), paint.say_keys("confirm-full-hint", &[])),
        Sure::CloseCampaign => {
            let open = [("open", paint.app.screens.dashboard.campaign.open.into())];
            (paint.say("confirm-close-campaign"), paint.say_with("confirm-close-campaign-hint", &open))
        }
        Sure::ReopenCampaign => (paint.say("confirm-reopen-campaign"), paint.say("confirm-reopen-campaign-hint")),
        Sure::RefuseStation { name, .. } => {
            let name = printable_within(name, 40);
            (paint.say_with("confirm-refuse-station", &[("name", name.into())]), paint.say("confirm-refuse-station-hint"))
        }
        Sure::MoveCampaign(revision) => {
            let values = [("revision", revision.to_string().into())];
            (paint.say_with("confirm-move-campaign", &values), paint.say("confirm-move-campaign-hint"))
        }
        Sure::Quit => (paint.say("confirm-quit"), paint.say("confirm-quit-hint")),
    };
    let role = if devices.is_empty() && sum.missing == 0 && !hidden && matches!(sure, Sure::CloseRoom(_) | Sure::CloseVisit) {
        Role::Right
    } else {
        Role::Attention
    };
    let mut lines = closing::lines(paint, &rows, cells, usize::from(area.height) / 3);
    lines.extend(wrapped(&question, cells).into_iter().map(|line| Line::from(paint.span(role, line))));
    let room = usize::from(area.height).saturating_sub(lines.len() + 6).max(1);
    let first = first.min(devices.len().saturating_sub(room));
    paint.scrolled_to(first);
    if !devices.is_empty() {
        lines.push(Line::default());
    }
    for ix in devices.iter().skip(first).take(room) {
        let row = device_row(standing, *ix, cells, matches!(sure, Sure::CloseVisit | Sure::ReopenVisit));
        lines.push(Line::from(paint.span(Role::Plain, row)));
    }
    let rest = devices.len().saturating_sub(first + room);
    if rest > 0 {
        lines.push(Line::from(paint.span(Role::Quiet, paint.say_with("confirm-more", &[("count", rest.into())]))));
    }
    show(paint, title, columns, lines, frame, area);
}

fn choice(paint: &Paint<'_>, standing: &Standing, menu: &Menu, chosen: Option<usize>, frame: &mut Frame, area: Rect) {
    let (title, choices, below) = match menu {
        Menu::Decide(deciding) => decide::words(paint, standing, deciding, chosen),
        Menu::Label => {
            let labels = [Label::Unreadable, Label::Absent].map(|label| paint.lang.name(label));
            (paint.say("menu-label"), labels.to_vec(), Vec::new())
        }
        Menu::Room { name, like } => {
            let shown = |room: &RoomName| printable_within(room.as_str(), 40);
            let title = paint.say_with("menu-room", &[("room", shown(name).into())]);
            let known = like.iter().map(|room| paint.say_with("menu-room-known", &[("room", shown(room).into())]));
            let choices = known.chain([paint.say_with("menu-room-new", &[("room", shown(name).into())])]).collect();
            (title, choices, vec![(Role::Quiet, paint.say_keys("menu-room-hint", &[]))])
        }
    };
    let wide = choices.iter().map(|c| width(c) + 4).chain([width(&title) + 2]).max().unwrap_or(20);
    let least = if below.is_empty() { 36 } else { 58 };
    let columns = most(area, u16::try_from(wide).unwrap_or(60).max(least));
    let count = choices.len();
    let mut lines: Vec<Line> = choices
        .into_iter()
        .enumerate()
        .map(|(ix, words)| {
            let text = left(&format!(" {}  {words}", ix + 1), usize::from(columns));
            Line::from(paint.span(if Some(ix) == chosen { Role::Cursor } else { Role::Plain }, text))
        })
        .collect();
    if !below.is_empty() {
        lines.push(Line::default());
    }
    for (role, text) in below {
        let wrapped = wrapped(&text, usize::from(columns));
        lines.extend(wrapped.into_iter().map(|line| Line::from(paint.span(role, line))));
    }
    let inside = show(paint, title, columns, lines, frame, area);
    paint.mark_list(inside, 0, Context::Menu, 0, count);
}

fn tick(paint: &Paint<'_>, standing: &Standing, ticks: &Ticks, frame: &mut Frame, area: Rect) {
    let columns = most(area, 70);
    let cells = usize::from(columns);
    let room = usize::from(area.height).saturating_sub(6).max(1);
    let mut lines: Vec<Line> = Vec::new();
    if ticks.devices.is_empty() {
        lines.extend(wrapped(&paint.say("empty-ticks"), cells).into_iter().map(|l| Line::from(paint.span(Role::Right, l))));
    }
    let first = paint.first(Context::Ticks, ticks.chosen, ticks.devices.len(), room);
    let visit = paint.app.screens.visit.as_ref();
    let whole = visit.is_some_and(|visit| visit.room.is_none());
    for (line, ix) in ticks.devices.iter().enumerate().skip(first).take(room) {
        let on_its_way =
            visit.is_some_and(|v| v.reads.iter().any(|r| r.device() == Some(*ix) && matches!(r.state, State::Recording(_))));
        let chosen = line == ticks.chosen;
        let mark = match (on_its_way, chosen) {
            (true, _) => '…',
            (false, true) => Role::Cursor.sign(),
            (false, false) => ' ',
        };
        let text = format!("{mark} {}", device_row(standing, *ix, cells.saturating_sub(2), whole));
        let role = if chosen { Role::Cursor } else { Role::Plain };
        lines.push(Line::from(Span::styled(left(&text, cells), paint.text(role))));
    }
    let shown = ticks.devices.len().min(room);
    if shown > 0 {
        lines.push(Line::from(paint.span(Role::Quiet, cut(&paint.say_keys("ticks-hint", &[]), cells))));
    }
    let title = paint.say_with("panel-ticks", &[("count", ticks.devices.len().into())]);
    let inside = show(paint, title, columns, lines, frame, area);
    paint.mark_list(
        Rect { height: inside.height.min(u16::try_from(shown).unwrap_or(u16::MAX)), ..inside },
        0,
        Context::Ticks,
        first,
        ticks.devices.len(),
    );
}
