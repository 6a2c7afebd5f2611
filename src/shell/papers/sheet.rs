//! The count sheet of a room: what is expected there, with boxes to tick by hand.

use super::blocks::{college, heading, plain, small};
use crate::{
    audit::{
        ids::RoomName,
        inventory::{College, Device, DeviceIx, Inventory},
        report::CellWord,
        standing::Standing,
        text::printable_within,
    },
    io::paper::{
        code::{Code, Level},
        flow::{Block, Column, Content, Signature, Table},
    },
    locale::Lang,
};
use std::collections::BTreeMap;

/// The side of a module of a tag's code, in millimetres: 29 modules with their quiet zone are 10 mm.
const MODULE: f32 = 0.35;
/// How many rows there are for what is not on the list.
const EXTRA: usize = 6;

/// The blocks of the count sheets of a college, a page for each room; of these rooms, or of all where none is named. `None` if a
/// blind count hides what is expected in all of them.
pub(super) fn blocks(standing: &Standing, of: &College, rooms: &[RoomName], lang: Lang) -> Option<Vec<Block>> {
    let mut expected: BTreeMap<Option<RoomName>, Vec<DeviceIx>> = BTreeMap::new();
    for room in rooms {
        expected.insert(Some(room.clone()), Vec::new());
    }
    for ix in standing.inventory().in_college(of.uai) {
        let Some(device) = standing.inventory().device(*ix).filter(|_| standing.is_expected(*ix)) else { continue };
        let asked = rooms.is_empty() || device.room.as_ref().is_some_and(|room| rooms.contains(room));
        if asked {
            expected.entry(device.room.clone()).or_default().push(*ix);
        }
    }
    expected.retain(|room, _| standing.expected_shown(of.uai, room.as_ref()));
    let mut blocks = Vec::new();
    for (room, devices) in &expected {
        if !blocks.is_empty() {
            blocks.push(Block::NewPage);
        }
        let devices: Vec<&Device> = devices.iter().filter_map(|ix| standing.inventory().device(*ix)).collect();
        blocks.extend(page(of, room.as_ref(), (standing.inventory(), &devices), lang));
    }
    (!blocks.is_empty()).then_some(blocks)
}

fn page(of: &College, room: Option<&RoomName>, (inventory, devices): (&Inventory, &[&Device]), lang: Lang) -> Vec<Block> {
    let name = room.map_or_else(|| lang.say("paper-room-none"), |room| room.as_str().to_owned());
    let column = |key: &str, share: f32| Column::new(lang.say(key), share);
    let columns = vec![
        column("paper-head-seen-by-hand", 0.7),
        column("paper-head-tag", 2.4),
        column("paper-head-serial", 2.0),
        column("paper-head-device", 3.0),
        column("paper-head-code", 1.1),
        column("paper-head-note", 2.5),
    ];
    let rows = devices.iter().map(|device| {
        let tag = printable_within(device.tag.as_str(), 80);
        let serial = device.serial.as_ref().map(|serial| printable_within(serial.as_str(), 80)).unwrap_or_default();
        let kind = lang.name(inventory.kind_of(device).map_or(CellWord::WithheldKind, CellWord::Kind));
        let code = Code::new(device.tag.as_str(), Level::M).filter(|code| code.side() <= 29);
        vec![
            Content::Tick,
            Content::Tag(tag.clone()),
            Content::Tag(serial),
            Content::Text(printable_within(&format!("{kind}, {}", device.model), 80)),
            code.map_or(Content::Blank, |code| Content::Code(code, MODULE, tag)),
            Content::Blank,
        ]
    });
    let list = Block::Table(Table { columns: columns.clone(), rows: rows.collect(), named: false });
    let blank = vec![vec![Content::Blank; 4]; EXTRA];
    let extra = vec![
        column("paper-head-tag", 2.4),
        column("paper-head-serial", 2.0),
        column("paper-head-device", 3.0),
        column("paper-head-note", 3.0),
    ];
    vec![
        heading(1, lang.say("paper-sheet")),
        plain(college(lang, &(of.uai, Some(of.clone())))),
        heading(2, lang.say_with("paper-sheet-room", &[("room", name.into())])),
        small(lang.say_with("paper-sheet-expected", &[("count", devices.len().into())])),
        small(lang.say("paper-sheet-about")),
        list,
        heading(2, lang.say("paper-sheet-extra")),
        Block::Table(Table { columns: extra, rows: blank, named: false }),
        Block::Signatures(vec![Signature { lines: ["paper-sheet-sign", "paper-sign-date"].map(|key| lang.say(key)).into() }]),
    ]
}
