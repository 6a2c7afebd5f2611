//! Lines of the lists as rows of a table.

use crate::{
    audit::{minutes::Line, standing::Standing, text::printable_within, uai::Uai},
    io::paper::flow::{Block, Column, Content, Table},
    locale::Lang,
};

/// The most characters of a text from outside in a cell; more are cut, and end in an ellipsis.
const MOST: usize = 160;

/// A text from outside: nothing in it can move or hide, nothing is longer than a cell takes.
pub(super) fn cut(text: &str) -> String {
    printable_within(text, MOST)
}

fn text(text: &str) -> Content {
    Content::Text(cut(text))
}

fn tag(text: &str) -> Content {
    Content::Tag(cut(text))
}

/// The designation of a device: kind and model.
pub(super) fn designation(line: &Line, lang: Lang) -> String {
    let kind = line.kind.map(|kind| lang.name(kind));
    let words = kind.into_iter().chain((!line.model.is_empty()).then(|| line.model.clone()));
    words.collect::<Vec<_>>().join(", ")
}

/// A place as seen from a college: its room, and its college where that is another one.
pub(super) fn place(standing: &Standing, here: Uai, college: Option<Uai>, room: Option<&str>) -> String {
    let elsewhere = college.filter(|college| *college != here).map(|college| {
        standing.inventory().college(college).map_or_else(|| college.to_string(), |known| format!("{} ({college})", known.name))
    });
    elsewhere.into_iter().chain(room.map(str::to_owned)).collect::<Vec<_>>().join(", ")
}

/// What was decided, with cause and evidence.
pub(super) fn decided(line: &Line, lang: Lang) -> String {
    let words: Vec<&str> = [line.cause.as_str(), line.evidence.as_str()].into_iter().filter(|word| !word.is_empty()).collect();
    match line.decision {
        _ if line.conflict => lang.say("decision-conflict"),
        Some(decision) if words.is_empty() => lang.name(decision),
        Some(decision) => {
            let said = [("decision", lang.name(decision).into()), ("words", words.join(", ").into())];
            lang.say_with("paper-decision-line", &said)
        }
        None if line.code.is_discrepancy() => lang.say("paper-undecided"),
        None => String::new(),
    }
}

/// The finding, and the read that it rests on.
fn found(standing: &Standing, here: Uai, line: &Line, lang: Lang) -> String {
    let code = lang.name(line.code);
    let Some(read) = &line.read else { return code };
    let room = read.room.as_ref().map(|room| room.as_str());
    let place = place(standing, here, Some(read.college), room);
    let said = [
        ("at", lang.moment(read.at).into()),
        ("place", if place.is_empty() { lang.say("paper-room-none") } else { place }.into()),
        ("author", read.author.as_str().to_owned().into()),
    ];
    format!("{code}, {}", lang.say_with("paper-read-at", &said))
}

/// A column that is named by a key.
fn column(lang: Lang, key: &str, share: f32) -> Column {
    Column::new(lang.say(key), share)
}

/// The cells that say which device it is: tag, serial, designation, owner.
fn which(line: &Line, lang: Lang) -> Vec<Content> {
    let owner = if line.owner.is_empty() { "–" } else { &line.owner };
    vec![tag(&line.tag), tag(&line.serial), text(&designation(line, lang)), text(owner)]
}

/// The cell of where it is recorded, as seen from a college.
fn home(standing: &Standing, here: Uai, line: &Line) -> Content {
    let room = line.recorded.1.as_ref().map(|room| room.as_str());
    text(&place(standing, here, line.recorded.0, room))
}

/// A list as a table: what it is, where it is recorded, what was found, what was decided.
pub(super) fn table(standing: &Standing, here: Uai, lines: &[Line], lang: Lang) -> Block {
    let column = |key: &str, share: f32| column(lang, key, share);
    let columns = vec![
        column("paper-head-tag", 2.2),
        column("paper-head-serial", 1.9),
        column("paper-head-device", 2.8),
        column("paper-head-owner", 1.9),
        column("paper-head-recorded", 2.0),
        column("paper-head-found", 2.6),
        column("paper-head-decision", 1.9),
    ];
    let rows = lines.iter().map(|line| {
        let more = [home(standing, here, line), text(&found(standing, here, line, lang)), text(&decided(line, lang))];
        which(line, lang).into_iter().chain(more).collect()
    });
    Block::Table(Table { columns, rows: rows.collect(), named: true })
}

/// Devices in order: tag, serial, designation, owner, room.
pub(super) fn in_order(standing: &Standing, here: Uai, lines: &[Line], lang: Lang) -> Block {
    let column = |key: &str, share: f32| column(lang, key, share);
    let columns = vec![
        column("paper-head-tag", 2.3),
        column("paper-head-serial", 2.0),
        column("paper-head-device", 3.0),
        column("paper-head-owner", 1.9),
        column("paper-head-recorded", 2.5),
        column("paper-head-finding", 2.0),
    ];
    let rows = lines
        .iter()
        .map(|line| which(line, lang).into_iter().chain([home(standing, here, line), text(&lang.name(line.code))]).collect());
    Block::Table(Table { columns, rows: rows.collect(), named: true })
}

/// What is proposed to leave the inventory: number, designation, owner, motive.
pub(super) fn exits(minutes: &crate::audit::minutes::Minutes, lang: Lang) -> Option<Block> {
    let column = |key: &str, share: f32| column(lang, key, share);
    let columns = vec![
        column("paper-head-tag", 2.3),
        column("paper-head-serial", 2.0),
        column("paper-head-device", 3.0),
        column("paper-head-owner", 2.0),
        column("paper-head-motive", 4.0),
    ];
    let rows: Vec<Vec<Content>> = crate::audit::minutes::exits(minutes)
        .map(|exit| which(exit.line, lang).into_iter().chain([text(&decided(exit.line, lang))]).collect())
        .collect();
    (!rows.is_empty()).then_some(Block::Table(Table { columns, rows, named: true }))
}
