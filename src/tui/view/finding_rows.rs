//! The rows of the list of findings: their columns are as wide as their texts, and what is too long is cut in the middle.

use super::{
    columns::{Column, Columns},
    paint::{Paint, cut, width},
    scroll,
    squeeze::squeeze,
};
use crate::{
    audit::{finding::Class, ids::RoomName, standing::Standing, text::printable},
    locale::{college_name, short_college, subject_words},
    tui::{
        app::state::{
            findings::{FindingsList, Group, Heading},
            queue::Line as Item,
            sorting::SortBy,
        },
        chart::Target,
        keys::{Action, Context, key_of},
        theme::Role,
    },
};
use ratatui::{Frame, layout::Rect, text::Line, widgets::Paragraph};

/// The number of columns: two signs, then those that sort.
const COLUMNS: usize = 9;
/// The signs: which row is chosen or marked, and what the finding means.
const SIGNS: usize = 2;
/// The columns that are left out where there is too little room, the first one first: model, commune, room, college, decision.
const YIELDING: [usize; 5] = [6, 5, 7, 4, 8];

/// A row that is shown: the heading of a group, or a finding.
enum Shown<'a> {
    Heading(&'a Heading),
    Row(usize, &'a Item),
}

pub(super) fn draw(paint: &Paint<'_>, standing: &Standing, list: &FindingsList, frame: &mut Frame, area: Rect) {
    let block = paint.panel(paint.say("panel-findings"));
    let inside = block.inner(area);
    frame.render_widget(block, area);
    hints(paint, frame, area);
    if list.is_empty() {
        let key = if list.is_narrowed() { "empty-filter" } else { "empty-findings" };
        let lines: Vec<Line> = super::paint::wrapped(&paint.say_keys(key, &[]), usize::from(inside.width))
            .into_iter()
            .map(|line| Line::from(paint.span(Role::Quiet, line)))
            .collect();
        frame.render_widget(Paragraph::new(lines), inside);
        return;
    }
    let height = usize::from(inside.height.saturating_sub(1));
    let above = list.headings.partition_point(|heading| heading.first <= list.chosen);
    let rows = list.len() + list.headings.len();
    let first = paint.first(Context::Findings, list.chosen + above, rows, height);
    paint.mark(inside, Target::Pane(Context::Findings));
    let shown = shown(list, first, height);
    let findings: Vec<&Item> =
        shown.iter().filter_map(|shown| if let Shown::Row(_, item) = shown { Some(*item) } else { None }).collect();
    let mut words: Vec<[String; COLUMNS]> = findings.iter().map(|item| words(paint, standing, item)).collect();
    let columns = columns(paint, standing, list, &words, usize::from(inside.width));
    for place in SIGNS..COLUMNS {
        let texts: Vec<String> = words.iter().filter_map(|row| row.get(place).cloned()).collect();
        for (row, text) in words.iter_mut().zip(squeeze(&texts, columns.room(place))) {
            if let Some(cell) = row.get_mut(place) {
                *cell = text;
            }
        }
    }
    let mut lines = vec![columns.head(paint)];
    heads(paint, &columns, inside);
    let mut headings = group_lines(paint, standing, list, &shown, usize::from(inside.width)).into_iter();
    let mut words = words.into_iter();
    for shown in shown {
        match shown {
            Shown::Heading(_) => lines.extend(headings.next()),
            Shown::Row(row, item) => {
                paint.mark_row(inside, lines.len(), Target::Row { context: Context::Findings, line: row, first });
                if let Some(words) = words.next() {
                    lines.push(line(paint, list, &columns, item, words, row == list.chosen));
                }
            }
        }
    }
    frame.render_widget(Paragraph::new(lines), inside);
    let place = scroll::Place { context: Context::Findings, chosen: list.chosen, len: list.len(), first, rows, height };
    scroll::draw(paint, &place, frame, area);
}

/// The keys of the list that the footer may have no room for.
fn hints(paint: &Paint<'_>, frame: &mut Frame, area: Rect) {
    let context = Context::Findings;
    let hint = |action: Action| {
        let chord = key_of(paint.lang, &paint.app.desk.keys, context, action);
        (Target::Key { context, action }, chord, paint.lang.name(action))
    };
    let wanted = [Action::Pane, Action::SortColumn, Action::NextOpen, Action::Balance].map(hint);
    scroll::hint(paint, &wanted, frame, area);
}

/// The rows that are shown, from the first on, with the headings among them.
fn shown(list: &FindingsList, first: usize, height: usize) -> Vec<Shown<'_>> {
    let mut shown = Vec::new();
    // The rows before the first shown line, without the headings among them.
    let mut row = first - list.headings.iter().enumerate().take_while(|(ix, heading)| heading.first + ix < first).count();
    let mut headings = list.headings.iter().enumerate().skip_while(|(ix, heading)| heading.first + ix < first).peekable();
    while shown.len() < height {
        if let Some((_, heading)) = headings.next_if(|(_, heading)| heading.first == row) {
            shown.push(Shown::Heading(heading));
            continue;
        }
        let Some(item) = list.line(row) else { break };
        shown.push(Shown::Row(row, item));
        row += 1;
    }
    shown
}

/// The headings of groups that are shown, one line each. They are cut together, so that they stay apart, and their counts stay
/// whole.
fn group_lines(
    paint: &Paint<'_>,
    standing: &Standing,
    list: &FindingsList,
    shown: &[Shown<'_>],
    cells: usize,
) -> Vec<Line<'static>> {
    let headings = shown.iter().filter_map(|shown| if let Shown::Heading(heading) = shown { Some(*heading) } else { None });
    let (names, counts): (Vec<String>, Vec<String>) =
        headings.map(|heading| (group_name(paint, standing, list, &heading.group), group_counts(paint, heading))).unzip();
    let room = cells.saturating_sub(counts.iter().map(|counts| width(counts)).max().unwrap_or_default() + 2);
    let texts = squeeze(&names, room).into_iter().zip(counts).map(|(name, counts)| cut(&format!("━ {name}{counts}"), cells));
    texts.map(|text| Line::from(paint.span(Role::Heading, text))).collect()
}

/// What the findings of a group have in common.
fn group_name(paint: &Paint<'_>, standing: &Standing, list: &FindingsList, group: &Group) -> String {
    let room = |room: &Option<RoomName>| room.as_ref().map_or_else(|| paint.say("room-none"), ToString::to_string);
    match group {
        Group::Whole => String::new(),
        Group::Finding(code) => paint.lang.name(*code),
        Group::Room(_, name) if list.college.is_some() => room(name),
        Group::Room(college, name) => format!("{} · {}", college_name(standing.inventory(), *college), room(name)),
        Group::Programme(code) => code.as_ref().map_or_else(|| paint.say("group-no-programme"), ToString::to_string),
    }
}

/// How many findings a group has, and how many of them are undecided.
fn group_counts(paint: &Paint<'_>, heading: &Heading) -> String {
    let figures = [("count", heading.count.into()), ("open", heading.open.into())];
    format!(" · {}", paint.say_with("group-counts", &figures))
}

/// The columns of the list. The tag is never cut.
fn columns(
    paint: &Paint<'_>,
    standing: &Standing,
    list: &FindingsList,
    words: &[[String; COLUMNS]],
    cells: usize,
) -> Columns<COLUMNS> {
    let shown = |place: usize| words.iter().filter_map(|row| row.get(place)).map(|text| width(text)).max().unwrap_or_default();
    let several = list.is_of_several();
    let of = |by: SortBy, words: usize, least: usize| {
        let sign = list.wanted.sort.filter(|sort| sort.by == by).map(|sort| sort.sign());
        let head = width(&paint.say(by.head())) + if sign.is_some() { 2 } else { 0 };
        Column::of_words(by.head(), words.max(head), least).sorted(sign).only(by.is_in(several))
    };
    let named = list.counts.iter().map(|(code, _)| width(&paint.lang.name(*code))).max().unwrap_or_default();
    let decided = list.decisions.iter().map(|decision| width(&paint.lang.name(*decision)) + 2).max().unwrap_or_default();
    let colleges = || list.colleges().filter_map(|uai| standing.inventory().college(uai));
    let college = colleges().map(|college| width(&short_college(&college.name))).max().unwrap_or_default();
    let commune = colleges().map(|college| width(&printable(&college.commune))).max().unwrap_or_default();
    let [tag, subject] = [list.wide.tag, list.wide.subject].map(usize::from);
    Columns::by_content(
        [
            Column::of_words("", 2, 2).gap(0),
            Column::of_words("", 1, 1),
            of(SortBy::Finding, named, 14),
            of(SortBy::Tag, tag.max(subject), tag.max(9)),
            of(SortBy::College, college, 14),
            of(SortBy::Commune, commune, 10),
            of(SortBy::Model, usize::from(list.wide.model), 13),
            of(SortBy::Room, usize::from(list.wide.room), 10),
            of(SortBy::Decision, decided.max(shown(COLUMNS - 1)), 14),
        ],
        &YIELDING,
        cells,
    )
}

/// Marks the headings: each sorts by its column.
fn heads(paint: &Paint<'_>, columns: &Columns<COLUMNS>, inside: Rect) {
    for (column, (at, wide)) in columns.places().skip(SIGNS).enumerate() {
        let [x, width] = [at, wide].map(|cells| u16::try_from(cells).unwrap_or(u16::MAX));
        let x = inside.x.saturating_add(x);
        let head = Rect { x, width: width.min(inside.right().saturating_sub(x)), height: 1.min(inside.height), ..inside };
        paint.mark(head, Target::Head { context: Context::Findings, column });
    }
}

/// The texts of a row, one for each column; the first one, which says what is chosen, is drawn with its line.
fn words(paint: &Paint<'_>, standing: &Standing, item: &Item) -> [String; COLUMNS] {
    let finding = &item.finding;
    let evidence = standing.evidence(finding);
    let device = evidence.device.map(|(_, device)| device);
    let college = standing.inventory().college(finding.college);
    let subject = subject_words(standing, finding);
    let decision = match evidence.decision {
        Some(decided) => format!("√ {}", paint.lang.name(decided.decided.decision)),
        None if !standing.conflict(finding).is_empty() => format!("≠ {}", paint.say("decision-conflict")),
        None if finding.code.class() == Class::Discrepancy => "·".to_owned(),
        None => String::new(),
    };
    [
        String::new(),
        Role::from(finding.code).sign().to_string(),
        paint.lang.name(finding.code),
        subject,
        college.map_or_else(|| finding.college.to_string(), |college| short_college(&college.name)),
        college.map(|college| printable(&college.commune)).unwrap_or_default(),
        device.map(|device| printable(&device.model)).unwrap_or_default(),
        item.room.as_ref().map(ToString::to_string).unwrap_or_default(),
        decision,
    ]
}

fn line(
    paint: &Paint<'_>,
    list: &FindingsList,
    columns: &Columns<COLUMNS>,
    item: &Item,
    words: [String; COLUMNS],
    chosen: bool,
) -> Line<'static> {
    let role = Role::from(item.finding.code);
    let style = |role: Role| paint.text(if chosen { Role::Cursor } else { role });
    let marked = if list.marked.contains(&item.finding) { '*' } else { ' ' };
    let [_, sign, finding, tag, college, commune, model, room, decision] = words;
    columns.row([
        (format!("{}{marked}", if chosen { '►' } else { ' ' }), style(Role::Key)),
        (sign, style(role)),
        (finding, style(role)),
        (tag, style(Role::Plain)),
        (college, style(Role::Plain)),
        (commune, style(Role::Plain)),
        (model, style(Role::Quiet)),
        (room, style(Role::Quiet)),
        (decision, style(Role::Right)),
    ])
}
