//! An import: the revisions, the mapping that is being made, and the plan that is looked at.

use super::{
    columns::{Column, Columns},
    paint::{Paint, left, wrapped},
};
use crate::{
    audit::{ids::Revision, inventory::Inventory, moment::Moment, text::printable_within, uai::Uai},
    job::{MappedColumn, Means, RevisionTold, TableKind},
    locale::{college_name, say_means, say_word, say_word_of},
    tui::{
        app::state::importing::{Draft, Importing, Looked, Stage, Task, Working},
        keys::Context,
        theme::Role,
    },
};
use ratatui::{
    Frame,
    layout::{Constraint, Layout, Rect},
    text::Line,
    widgets::Paragraph,
};

pub(super) fn draw(paint: &Paint<'_>, frame: &mut Frame, area: Rect) {
    let state = &paint.app.screens.importing;
    match (state.stage, &state.draft, &state.plan) {
        (Stage::Working(working), ..) => progress(paint, state, working, frame, area),
        (Stage::Columns, Some(draft), _) => columns(paint, draft, frame, area),
        (Stage::Words, Some(draft), _) => words(paint, draft, frame, area),
        (Stage::Plan, _, Some(plan)) => looked(paint, state, plan, frame, area),
        _ => {
            let hint = [(Role::Quiet, paint.say_keys("import-hint", &[]))];
            let list = panel(paint, paint.say("panel-import"), &hint, frame, area);
            revisions(paint, state, (Context::Revisions, None), frame, list);
        }
    }
}

/// A panel with lines of explanation below; returns the area for the list.
pub(super) fn panel(paint: &Paint<'_>, title: String, hints: &[(Role, String)], frame: &mut Frame, area: Rect) -> Rect {
    let block = paint.panel(title);
    let inside = block.inner(area);
    frame.render_widget(block, area);
    let cells = usize::from(inside.width.saturating_sub(1)).max(1);
    let lines: Vec<Line<'_>> = hints
        .iter()
        .flat_map(|(role, hint)| wrapped(hint, cells).into_iter().map(|text| (*role, text)))
        .map(|(role, text)| Line::from(paint.span(role, format!(" {text}"))))
        .collect();
    let height = u16::try_from(lines.len()).unwrap_or(u16::MAX).min(inside.height / 2);
    let [list, below] = Layout::vertical([Constraint::Min(0), Constraint::Length(height)]).areas(inside);
    frame.render_widget(Paragraph::new(lines), below);
    list
}

/// The columns of the list of revisions.
const REVISIONS: [Column; 7] = [
    Column::new("head-revision", &[(0, 6)]),
    Column::new("head-imported", &[(0, 18)]),
    Column::new("head-source", &[]).grows(100, 0),
    Column::new("head-added", &[(0, 9)]).right(),
    Column::new("head-changed", &[(0, 9)]).right(),
    Column::new("head-removed", &[(0, 9)]).right(),
    Column::new("head-devices", &[(70, 11)]).right(),
];

/// The list of revisions in a context. One of them may be marked: another one is to be compared with it.
pub(super) fn revisions(
    paint: &Paint<'_>,
    state: &Importing,
    (context, marked): (Context, Option<Revision>),
    frame: &mut Frame,
    list: Rect,
) {
    let Some(rows) = state.revisions.as_ref().filter(|rows| !rows.is_empty()) else {
        let key = if state.revisions.is_none() { "import-reading-revisions" } else { "empty-revisions" };
        let words = wrapped(&paint.say_keys(key, &[]), usize::from(list.width.saturating_sub(1)).max(1));
        let lines: Vec<Line<'_>> =
            words.into_iter().map(|line| Line::from(paint.span(Role::Quiet, format!(" {line}")))).collect();
        return frame.render_widget(Paragraph::new(lines), list);
    };
    let columns = Columns::fit(REVISIONS, usize::from(list.width));
    let height = usize::from(list.height.saturating_sub(1));
    let first = paint.first(context, state.chosen, rows.len(), height);
    paint.mark_list(list, 1, context, first, rows.len());
    let mut lines = vec![columns.head(paint)];
    let shown = rows.iter().enumerate().skip(first).take(height);
    lines.extend(shown.map(|(ix, row)| revision(paint, &columns, row, (ix == state.chosen, marked == Some(row.revision)))));
    frame.render_widget(Paragraph::new(lines), list);
}

fn revision(paint: &Paint<'_>, columns: &Columns<7>, row: &RevisionTold, (chosen, marked): (bool, bool)) -> Line<'static> {
    let style = |role: Role| paint.text(if chosen { Role::Cursor } else { role });
    let at = row.at.parse::<Moment>().map(|at| paint.lang.moment(at)).unwrap_or_default();
    let count = |count: usize| paint.lang.number(u32::try_from(count).unwrap_or(u32::MAX));
    let counts = row.devices;
    columns.row([
        (format!("{}{}", if marked { '*' } else { ' ' }, row.revision), style(Role::Heading)),
        (at, style(Role::Plain)),
        (printable_within(&row.source, 200), style(Role::Plain)),
        (count(counts.added), style(Role::Plain)),
        (count(counts.changed), style(Role::Plain)),
        (count(counts.removed), style(if counts.removed > 0 { Role::Attention } else { Role::Plain })),
        (count(row.total), style(Role::Quiet)),
    ])
}

/// What the outside does, and how far it is.
fn progress(paint: &Paint<'_>, state: &Importing, working: Working, frame: &mut Frame, area: Rect) {
    let key = match working.task {
        Task::Reading => "import-reading",
        Task::Comparing => "import-comparing",
        Task::Storing => "import-storing",
    };
    let passed = paint.app.now.since.saturating_sub(working.since);
    let whole = |seconds: u128| i64::try_from(seconds).unwrap_or(i64::MAX);
    let name = printable_within(&state.path, 200);
    let far = working.progress.and_then(|far| Some((far.percent(), far.left(passed)?)));
    let how = match far {
        Some((percent, left)) => {
            let left = whole(left.as_millis().div_ceil(1000).max(1));
            paint.say_with("import-far", &[("percent", percent.into()), ("seconds", left.into())])
        }
        None => paint.say_with("import-since", &[("seconds", whole(passed.as_millis() / 1000).into())]),
    };
    let hints = [(Role::Quiet, paint.say_keys("import-stop", &[]))];
    let list = panel(paint, paint.say("panel-import"), &hints, frame, area);
    let cells = usize::from(list.width.saturating_sub(1)).max(1);
    let mut lines = vec![Line::default()];
    for (role, text) in [(Role::Heading, paint.say(key)), (Role::Plain, name), (Role::Attention, how)] {
        lines.extend(wrapped(&text, cells).into_iter().map(|text| Line::from(paint.span(role, format!(" {text}")))));
    }
    frame.render_widget(Paragraph::new(lines), list);
}

/// The columns of the list of columns.
const MAPPED: [Column; 3] = [
    Column::new("head-column", &[]).grows(38, 0),
    Column::new("head-cells", &[]).grows(100, 0),
    Column::new("head-means", &[(0, 30), (110, 40)]),
];

fn columns(paint: &Paint<'_>, draft: &Draft, frame: &mut Frame, area: Rect) {
    let proposal = &draft.proposal;
    let waiting = draft.waiting();
    let mut hints = vec![(Role::Quiet, paint.say_keys("import-columns-hint", &[]))];
    if waiting > 0 {
        let count = i64::try_from(waiting).unwrap_or(i64::MAX);
        hints.push((Role::Attention, paint.say_with("import-columns-waiting", &[("rows", count.into())])));
    }
    let rows = i64::try_from(proposal.rows).unwrap_or(i64::MAX);
    let source = printable_within(&proposal.mapping.source, 60);
    let title = paint.say_with("import-columns", &[("source", source.into()), ("rows", rows.into())]);
    let list = panel(paint, title, &hints, frame, area);
    let fitted = Columns::fit(MAPPED, usize::from(list.width));
    let height = usize::from(list.height.saturating_sub(1));
    let first = paint.first(Context::Mapping, draft.column, draft.lines(), height);
    paint.mark_list(list, 1, Context::Mapping, first, draft.lines());
    let college = proposal.mapping.college;
    let whole = college.map_or_else(|| paint.say("import-no-college"), |uai| name(paint, uai));
    let mut all = vec![(paint.say("import-college-of-all"), String::new(), whole, Role::Quiet)];
    for (at, MappedColumn { header, means }) in proposal.mapping.columns.iter().enumerate() {
        let samples = proposal.samples.get(at).map(|cells| cells.join(" · ")).unwrap_or_default();
        let role = match means {
            Means::Ignored => Role::Quiet,
            Means::Personal | Means::Keeper => Role::Attention,
            _ => Role::Right,
        };
        all.push((printable_within(header, 80), samples, say_means(paint.lang, *means), role));
    }
    let mut lines = vec![fitted.head(paint)];
    for (ix, (header, samples, means, role)) in all.into_iter().enumerate().skip(first).take(height) {
        let style = |role: Role| paint.text(if ix == draft.column { Role::Cursor } else { role });
        lines.push(fitted.row([
            (format!(" {header}"), style(Role::Plain)),
            (samples, style(Role::Quiet)),
            (format!("→ {means}"), style(role)),
        ]));
    }
    frame.render_widget(Paragraph::new(lines), list);
}

/// The name of a college.
fn name(paint: &Paint<'_>, uai: Uai) -> String {
    let none = Inventory::default();
    college_name(paint.app.office().unwrap_or(&none), uai)
}

/// The columns of the list of words.
const WORDS: [Column; 4] = [
    Column::new("head-word", &[]).grows(100, 0),
    Column::new("head-question", &[(0, 18)]),
    Column::new("head-rows", &[(0, 8)]).right(),
    Column::new("head-means", &[(0, 28), (110, 44)]),
];

fn words(paint: &Paint<'_>, draft: &Draft, frame: &mut Frame, area: Rect) {
    let waiting = i64::try_from(draft.waiting()).unwrap_or(i64::MAX);
    let hints = [
        (Role::Quiet, paint.say_keys("import-words-hint", &[])),
        (Role::Attention, paint.say_with("import-words-waiting", &[("rows", waiting.into())])),
    ];
    let hints = if waiting > 0 { &hints[..] } else { &hints[..1] };
    let count = draft.proposal.asked.len();
    let list = panel(paint, paint.say_with("import-words", &[("count", count.into())]), hints, frame, area);
    let fitted = Columns::fit(WORDS, usize::from(list.width));
    let height = usize::from(list.height.saturating_sub(1));
    let first = paint.first(Context::Mapping, draft.word, count, height);
    paint.mark_list(list, 1, Context::Mapping, first, count);
    let mut lines = vec![fitted.head(paint)];
    let all = draft.proposal.asked.iter().zip(&draft.answers).enumerate();
    for (ix, (asked, answer)) in all.skip(first).take(height) {
        let style = |role: Role| paint.text(if ix == draft.word { Role::Cursor } else { role });
        let (means, role) = match answer {
            Some(means) => (say_word(paint.lang, means, &|uai| name(paint, uai)), Role::Right),
            None => (paint.say("word-open"), Role::Attention),
        };
        let rows = u32::try_from(asked.rows).unwrap_or(u32::MAX);
        lines.push(fitted.row([
            (format!(" {}", asked.word), style(Role::Plain)),
            (say_word_of(paint.lang, asked.of), style(Role::Quiet)),
            (paint.lang.number(rows), style(Role::Quiet)),
            (format!("→ {means}"), style(role)),
        ]));
    }
    frame.render_widget(Paragraph::new(lines), list);
}

fn looked(paint: &Paint<'_>, state: &Importing, plan: &Looked, frame: &mut Frame, area: Rect) {
    let told = &plan.planned.told;
    let mode = if state.whole { "import-plan-whole" } else { "import-plan-upsert" };
    let mut hints = vec![(Role::Quiet, paint.say_keys(mode, &[]))];
    if let Some(count) = told.unconfirmed {
        hints.push((Role::Wrong, paint.say_with("import-plan-many", &[("count", count.into())])));
    }
    if told.rejected() > 0 {
        hints.push((Role::Quiet, paint.say_keys("import-plan-rejects", &[])));
    }
    let ready = if plan.planned.steps.nothing { "import-plan-nothing" } else { "import-plan-ready" };
    hints.push((Role::Heading, paint.say_keys(ready, &[])));
    let counts = [
        ("added", told.devices.added.into()),
        ("changed", told.devices.changed.into()),
        ("removed", told.devices.removed.into()),
        ("rejected", told.rejected().into()),
    ];
    let devices = told.files.iter().any(|file| file.table == TableKind::Devices);
    let others = [("count", plan.planned.steps.others.into()), ("rejected", told.rejected().into())];
    let title = if devices { paint.say_with("import-plan", &counts) } else { paint.say_with("import-plan-others", &others) };
    let list = panel(paint, title, &hints, frame, area);
    let height = usize::from(list.height);
    let first = plan.top.min(plan.lines.len().saturating_sub(height));
    let cells = usize::from(list.width.saturating_sub(1)).max(1);
    let mut lines = Vec::new();
    for text in plan.lines.iter().skip(first).take(height) {
        let role = match text.trim_start().chars().next() {
            Some('×') => Role::Wrong,
            Some('-') => Role::Attention,
            Some('+') => Role::Right,
            Some('·') => Role::Quiet,
            _ => Role::Plain,
        };
        let indent = text.len() - text.trim_start().len();
        let parts = wrapped(text.trim_start(), cells.saturating_sub(indent + 1));
        lines.extend(
            parts.into_iter().map(|part| Line::from(paint.span(role, left(&format!("{}{part}", " ".repeat(indent + 1)), cells)))),
        );
    }
    lines.truncate(height);
    frame.render_widget(Paragraph::new(lines), list);
}

/// What a revision changed, over the list of revisions.
pub(super) fn steps(paint: &Paint<'_>, (title, all): (&str, &[String]), top: usize, frame: &mut Frame, area: Rect) {
    let columns = area.width.saturating_sub(8).clamp(1, 100);
    let room = usize::from(area.height).saturating_sub(3).max(1);
    let first = top.min(all.len().saturating_sub(1));
    paint.scrolled_to(first);
    let shown = all.iter().skip(first).take(room);
    let mut lines: Vec<Line<'_>> = shown
        .flat_map(|text| wrapped(text, usize::from(columns)))
        .map(|text| Line::from(paint.span(Role::Plain, text)))
        .collect();
    lines.truncate(room);
    let height = u16::try_from(lines.len()).unwrap_or(u16::MAX);
    let inside = paint.popup(frame, area, columns, height, title.to_owned());
    frame.render_widget(Paragraph::new(lines), inside);
}
