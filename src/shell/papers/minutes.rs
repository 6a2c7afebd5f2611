//! The procès-verbal of a college.

use super::{
    blocks::{campaign, college, data, fields, heading, plain, seal, small},
    lines,
    photographs::{self, Shown},
};
use crate::{
    audit::{
        finding::Code,
        ids::RoomName,
        minutes::{List, Minutes, Source},
        progress::RoomProgress,
        standing::Standing,
    },
    io::paper::flow::{Block, Column, Content, Signature, Table},
    locale::{self, Lang},
};

/// The blocks of a procès-verbal.
pub(super) fn blocks(standing: &Standing, minutes: &Minutes, photographs: &[Shown], source: &Source, lang: Lang) -> Vec<Block> {
    let say = |key: &str| lang.say(key);
    let mut blocks =
        vec![heading(1, say("paper-minutes")), plain(college(lang, &minutes.college)), about(standing, minutes, source, lang)];
    blocks.extend([heading(2, say("paper-results")), results(minutes, lang)]);
    if let Some(assurance) = &minutes.assurance {
        blocks.extend(locale::sample_lines(lang, assurance).into_iter().map(plain));
    }
    blocks.extend([heading(2, say("paper-checks")), checks(minutes, lang), small(say("paper-checks-source"))]);
    if !minutes.rooms.is_empty() {
        blocks.extend([heading(2, say("paper-rooms")), rooms(standing, minutes, lang)]);
    }
    for (number, list) in (1..).zip(List::ALL) {
        blocks.push(heading(2, format!("{number}. {}", lang.name(list))));
        blocks.push(match minutes.list(list) {
            [] => plain(say("paper-none")),
            lines if list == List::InOrder => counts(lines.iter().map(|line| line.code), lang),
            lines => lines::table(standing, minutes.college.0, lines, lang),
        });
        if list == List::InOrder && !minutes.list(list).is_empty() {
            blocks.push(small(say("paper-in-order-annex")));
        }
    }
    blocks.push(heading(2, say("paper-reserves")));
    let reserves: Vec<String> = minutes.reserves.iter().filter_map(|reserve| locale::reserve(lang, *reserve)).collect();
    if reserves.is_empty() {
        blocks.push(plain(say("paper-no-reserves")));
    }
    blocks.extend(reserves.into_iter().map(|reserve| plain(format!("– {reserve}"))));
    blocks.extend([small(say("paper-reserves-by-hand")), Block::Gap(18.0), signatures(lang)]);
    blocks.extend(seal(source, lang));
    let in_order = minutes.list(List::InOrder);
    if !in_order.is_empty() {
        let table = lines::in_order(standing, minutes.college.0, in_order, lang);
        blocks.extend([Block::NewPage, heading(2, say("paper-annex-in-order")), table]);
    }
    blocks.extend(photographs::annex(photographs, lang));
    if let Some(exits) = lines::exits(minutes, lang) {
        let about = [plain(college(lang, &minutes.college)), small(say("paper-exits-about"))];
        blocks.extend([Block::NewPage, heading(2, say("paper-annex-exits"))].into_iter().chain(about));
        blocks.extend([exits, signatures(lang)]);
    }
    blocks
}

/// Scope, method, data, people.
fn about(standing: &Standing, minutes: &Minutes, source: &Source, lang: Lang) -> Block {
    let say = |key: &str| lang.say(key);
    let reads = minutes.read.map_or_else(
        || say("paper-no-reads"),
        |(first, last)| {
            let said = [("first", lang.moment(first).into()), ("last", lang.moment(last).into())];
            lang.say_with("paper-reads-line", &said)
        },
    );
    let auditors = minutes.auditors.iter().map(|auditor| {
        let said = [
            ("author", auditor.author.as_str().to_owned().into()),
            ("station", auditor.station.to_string().into()),
            ("reads", auditor.reads.into()),
        ];
        lang.say_with("paper-auditor-line", &said)
    });
    let mut rows = vec![
        (say("paper-field-campaign"), campaign(lang, minutes.campaign.1.as_ref())),
        (say("paper-field-scope"), say("paper-scope-college")),
        (say("paper-field-method"), locale::method(lang, minutes.mode)),
        (say("paper-field-visit"), lang.name(minutes.visit)),
        (say("paper-field-reads"), reads),
        (say("paper-field-auditors"), auditors.collect::<Vec<_>>().join("\u{a0}; ")),
    ];
    rows.extend(data(standing, source, lang));
    fields(rows)
}

fn results(minutes: &Minutes, lang: Lang) -> Block {
    let shown = |count: u32| if minutes.counted { lang.number(count) } else { lang.say("paper-hidden") };
    let number = |key: &str, value: String| vec![Content::Text(lang.say(key)), Content::Text(value)];
    let mut rows = vec![
        number("paper-expected", shown(minutes.progress.expected)),
        number("paper-seen", lang.number(minutes.progress.read)),
    ];
    for list in List::ALL {
        let count = u32::try_from(minutes.list(list).len()).unwrap_or(u32::MAX);
        rows.push(vec![Content::Text(lang.name(list)), Content::Text(lang.number(count))]);
    }
    rows.push(number("paper-discrepancies", lang.number(minutes.progress.discrepancies())));
    rows.push(number("paper-decided", lang.number(minutes.progress.decided)));
    Block::Table(Table { columns: vec![Column::new("", 3.0), Column::number("", 1.0)], rows, named: true })
}

/// How many lines there are of each finding.
fn counts(codes: impl Iterator<Item = Code> + Clone, lang: Lang) -> Block {
    let rows = Code::ALL.into_iter().filter_map(|code| {
        let count = codes.clone().filter(|found| *found == code).count();
        (count > 0)
            .then(|| vec![Content::Text(lang.name(code)), Content::Text(lang.number(i64::try_from(count).unwrap_or(i64::MAX)))])
    });
    let columns = vec![Column::new(lang.say("paper-head-finding"), 3.0), Column::number(lang.say("paper-head-count"), 1.0)];
    Block::Table(Table { columns, rows: rows.collect(), named: true })
}

fn checks(minutes: &Minutes, lang: Lang) -> Block {
    let rows = minutes
        .checks
        .iter()
        .map(|check| vec![Content::Text(lang.name(check.check)), Content::Text(locale::checked(lang, check))]);
    let columns = vec![Column::new(lang.say("paper-head-check"), 3.0), Column::new(lang.say("paper-head-made"), 3.0)];
    Block::Table(Table { columns, rows: rows.collect(), named: true })
}

fn rooms(standing: &Standing, minutes: &Minutes, lang: Lang) -> Block {
    let columns = vec![
        Column::new(lang.say("paper-head-room"), 3.0),
        Column::new(lang.say("paper-head-state"), 1.5),
        Column::number(lang.say("paper-head-expected"), 1.2),
        Column::number(lang.say("paper-head-read"), 1.0),
        Column::number(lang.say("paper-head-extra"), 1.0),
    ];
    let empty = |room: &&RoomProgress| room.room.is_none() && (room.expected, room.read, room.extra) == (0, 0, 0);
    let rows = minutes.rooms.iter().filter(|room| !empty(room)).map(|room| {
        let shown = standing.expected_shown(minutes.college.0, room.room.as_ref());
        let expected = if shown { lang.number(room.expected) } else { lang.say("paper-hidden") };
        let name = room.room.as_ref().map_or_else(|| lang.say("paper-room-none"), |room| RoomName::as_str(room).to_owned());
        vec![
            Content::Text(name),
            Content::Text(lang.name(room.state)),
            Content::Text(expected),
            Content::Text(lang.number(room.read)),
            Content::Text(lang.number(room.extra)),
        ]
    });
    Block::Table(Table { columns, rows: rows.collect(), named: true })
}

/// Where the college and the owner sign.
pub(super) fn signatures(lang: Lang) -> Block {
    let sign = |who: &str| Signature { lines: [who, "paper-sign-name", "paper-sign-date"].map(|key| lang.say(key)).into() };
    Block::Signatures(["paper-sign-college", "paper-sign-owner"].map(sign).into())
}
