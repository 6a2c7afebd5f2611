//! Worlds: an inventory and the entries of a few stations, drawn at random from a small stock of awkward words, so that
//! they meet often.

use proptest::{collection, option, prelude::*, sample::Index};
use recol::audit::{
    finding::{Code, Finding, Subject},
    ids::{EntryId, Revision, RoomName, WriterId},
    inventory::{Aliases, College, Custody, CustodyKind, Device, Inventory, Rows},
    journal::{About, AuditMode, Body, By, Decided, Decision, Entry, Fact, Hlc, Label, Noted, RoomPlace, Sampling, Seen, Spot},
    moment::Moment,
    uai::Uai,
};
use std::{num::NonZeroU8, sync::Arc};

/// Tags that resemble each other: by case, by zeros, by a prefix, by being another's serial or number.
const TAGS: [&str; 10] = ["A-1", "a-1", "0012", "12", "HDS-77", "77", "SN-4", "É1", "T-9", "HDS-00000A"];
const SERIALS: [&str; 5] = ["SN-1", "sn-1", "SN-4", "PF3SHL9G", "0012"];
/// What is read besides tags and serials: other spellings, strangers, texts that name nothing, forms with several fields.
const TEXTS: [&str; 15] = [
    " a–1 ",
    "012",
    "HDS-A-1",
    "NOPE",
    "nope",
    "",
    "HDS-0000125",
    "https://h.example/hardware/12",
    r#"{"serial":"SN-1","user":"x"}"#,
    "https://h.example/locations/3",
    "tel:+33",
    "SPF3SHL9G",
    LABELS[0],
    LABELS[1],
    LABELS[2],
];
/// Labels that carry tag and serial, each as `tag=…;serial=…`.
pub const LABELS: [&str; 3] = ["tag=A-1;serial=SN-4", "tag=A-1;serial=SN-X", "tag=T-9;serial=SN-1"];
/// The last is recorded nowhere.
const ROOMS: [&str; 3] = ["Réserve", "Chariot", "Grenier"];
const STATIONS: u8 = 3;

/// The date of evaluation; half of the loans are over by then.
pub const TODAY: jiff::civil::Date = jiff::civil::date(2026, 11, 24);

/// An inventory and what happened.
#[derive(Clone, Debug)]
pub struct World {
    pub inventory: Arc<Inventory>,
    pub entries: Vec<Entry>,
}

/// The colleges that occur; nothing is recorded in the last.
pub fn colleges() -> [Uai; 4] {
    [921_170, 920_068, 920_594, 921_243].map(|n| Uai::from_number(n).expect("seven digits"))
}

fn custody() -> impl Strategy<Value = Custody> {
    let due = option::of(prop::sample::select(vec![TODAY.yesterday().unwrap(), TODAY, TODAY.tomorrow().unwrap()]));
    // Stored is what can be missing: as frequent as all others together.
    let kind = prop_oneof![Just(CustodyKind::Stored), prop::sample::select(CustodyKind::ALL.to_vec())];
    (kind, due).prop_map(|(kind, due)| Custody::of(kind, None, due))
}

/// Boxed, as are the other large ones: a whole world of strategies by value is too much for the stack of a test thread.
fn device(tag: &'static str) -> BoxedStrategy<Device> {
    let college = option::weighted(0.9, prop::sample::select(colleges()[..3].to_vec()));
    let room = option::of(prop::sample::select(ROOMS[..2].to_vec()));
    let serial = option::of(prop::sample::select(SERIALS.to_vec()));
    let number = option::weighted(0.2, prop::sample::select(vec!["12", "77"]));
    (college, room, custody(), serial, number)
        .prop_map(move |(college, room, custody, serial, number)| Device {
            tag: tag.into(),
            serial: serial.map(Into::into),
            custody,
            college,
            room: room.map(Into::into),
            aliases: number.map(|n| Box::new(Aliases { source_id: Some(n.into()), uuid: None })),
            ..Device::default()
        })
        .boxed()
}

pub fn rows() -> BoxedStrategy<Rows> {
    let devices = TAGS.map(|tag| option::weighted(0.8, device(tag)));
    (devices, prop::sample::subsequence(colleges().to_vec(), 0..=4), any::<bool>())
        .prop_map(|(devices, colleges, prefix)| Rows {
            devices: devices.into_iter().flatten().collect(),
            colleges: colleges
                .into_iter()
                .map(|uai| College {
                    uai,
                    name: "C".into(),
                    commune: "V".into(),
                    commune_code: uai.number().is_multiple_of(2).then(|| "2A004".parse().unwrap()),
                    priority: false,
                })
                .collect(),
            prefixes: if prefix { vec!["HDS-".into()] } else { Vec::new() },
            ..Rows::default()
        })
        .boxed()
}

pub fn inventory() -> impl Strategy<Value = Arc<Inventory>> {
    rows().prop_map(|rows| Arc::new(Inventory::new(Revision(1), rows)))
}

pub fn spot() -> impl Strategy<Value = Spot> {
    (prop::sample::select(colleges().to_vec()), option::weighted(0.8, prop::sample::select(ROOMS.to_vec())))
        .prop_map(|(college, room)| Spot { college, room: room.map(RoomName::new) })
}

/// A text as a label or a keyboard may give it.
pub fn text() -> impl Strategy<Value = &'static str> {
    prop_oneof![
        4 => prop::sample::select(TAGS.to_vec()),
        1 => prop::sample::select(SERIALS.to_vec()),
        2 => prop::sample::select(TEXTS.to_vec()),
        1 => prop::sample::select(LABELS.to_vec()),
    ]
}

/// Any text at all, control characters and half-finished codes of every known form among them.
pub fn odd_text() -> BoxedStrategy<String> {
    const PIECES: [&str; 28] = [
        "(8003)",
        "(8004)",
        "]d2",
        "8003",
        "01",
        "21",
        "\u{1d}",
        "04012345678901",
        "https://",
        "h.example",
        "/hardware/",
        "/01/",
        "/21/",
        "?serial=",
        "&t=",
        "%C3",
        "%2F",
        "{\"serial\":",
        "\"x\"",
        "}",
        "Serial number = ",
        "\n",
        "HDS-",
        "INV-SI",
        "1S",
        "tel:",
        "é",
        "\u{301}",
    ];
    let chars = collection::vec(any::<char>(), 0..60).prop_map(|chars| chars.into_iter().collect());
    let pieces = prop_oneof![4 => prop::sample::select(PIECES.to_vec()).prop_map(str::to_owned), 1 => "[0-9A-Z]{1,9}"];
    let coded = collection::vec(pieces, 0..9).prop_map(|pieces| pieces.concat()).boxed();
    // Far longer than what is kept of a text.
    let long = (coded.clone(), 2..300_usize).prop_map(|(text, times)| text.repeat(times));
    prop_oneof![4 => chars, 4 => coded, 1 => long].boxed()
}

pub fn seen() -> BoxedStrategy<Seen> {
    let copies = prop_oneof![6 => Just(1_u8), 1 => 2_u8..4].prop_map(|n| NonZeroU8::new(n).unwrap_or(NonZeroU8::MIN));
    let serial = option::weighted(0.3, prop::sample::select([&SERIALS[..], &["SN-X", "SPF3SHL9G"]].concat()));
    (spot(), text(), prop::sample::select(By::ALL.to_vec()), serial, copies)
        .prop_map(|(spot, payload, by, serial, copies)| Seen {
            instead: None,
            spot,
            payload: payload.into(),
            by,
            serial: serial.map(Into::into),
            copies,
        })
        .boxed()
}

/// What an entry says, before it is known which entries there are: a retraction names its target by an index.
#[derive(Clone, Debug)]
enum Act {
    Fact(Fact),
    Retract(Index),
    RetractNothing,
}

fn place() -> impl Strategy<Value = RoomPlace> {
    (prop::sample::select(colleges().to_vec()), prop::sample::select(ROOMS.to_vec()))
        .prop_map(|(college, room)| RoomPlace { college, room: room.into() })
}

fn decided() -> impl Strategy<Value = Fact> {
    let code = prop::sample::select(vec![Code::Missing, Code::Misassigned, Code::Misplaced]);
    (prop::sample::select(colleges().to_vec()), code, prop::sample::select(TAGS.to_vec())).prop_map(|(college, code, tag)| {
        let finding = Finding { college, code, subject: Subject::Device(tag.into()) };
        Fact::Decided(Decided {
            finding,
            basis: None,
            decision: Decision::AcceptAsIs,
            cause: None,
            evidence: None,
            over: Vec::new(),
        })
    })
}

/// Few devices are drawn of the few that there are: half of the errors would be noticed half of the time.
fn opened() -> impl Strategy<Value = Fact> {
    let percent = |text: &str| text.parse().expect("a share");
    let sampling = move |(seed, misplaced_tolerated)| {
        AuditMode::Sampling(Sampling { confidence: percent("50"), tolerable: percent("50"), seed, misplaced_tolerated })
    };
    let drawn = (0..3_u64, any::<bool>()).prop_map(sampling);
    let mode = prop_oneof![1 => Just(AuditMode::Full), 1 => Just(AuditMode::Blind), 4 => drawn];
    (1..9_u32, mode).prop_map(|(n, mode)| Fact::CampaignOpened {
        name: format!("campaign {n}").into(),
        colleges: Vec::new(),
        revision: Revision(n),
        planned: None,
        mode,
    })
}

fn act() -> BoxedStrategy<Act> {
    let college = || prop::sample::select(colleges().to_vec());
    let noted = |college| Noted {
        college,
        about: About::Device("12".into()),
        condition: None,
        lacks: vec![],
        note: None,
        photo: None,
        still: None,
    };
    prop_oneof![
        10 => seen().prop_map(|seen| Act::Fact(Fact::Seen(seen))),
        6 => any::<Index>().prop_map(Act::Retract),
        2 => college().prop_map(|college| Act::Fact(Fact::VisitOpened { college })),
        2 => college().prop_map(|college| Act::Fact(Fact::VisitClosed { college })),
        2 => place().prop_map(|place| Act::Fact(Fact::RoomOpened(place))),
        3 => place().prop_map(|place| Act::Fact(Fact::RoomClosed(place))),
        1 => spot().prop_map(|spot| Act::Fact(Fact::Unlabelled { spot, label: Label::Absent, note: None })),
        1 => decided().prop_map(Act::Fact),
        2 => opened().prop_map(Act::Fact),
        1 => college().prop_map(|college| Act::Fact(Fact::WentFull { college })),
        2 => prop_oneof![
            Just(Act::RetractNothing),
            (1..9_u32).prop_map(|n| Act::Fact(Fact::CampaignMoved { revision: Revision(n) })),
            prop::bool::ANY.prop_map(|open| Act::Fact(if open { Fact::CampaignReopened {} } else { Fact::CampaignClosed {} })),
            Just(Act::Fact(Fact::Foreign("{\"paused\":{}}".into()))),
            college().prop_map(move |c| Act::Fact(Fact::Noted(noted(c)))),
        ],
    ]
    .boxed()
}

pub fn moment(minute: u8) -> Moment {
    Moment::new(1_795_000_000_000 + i64::from(minute) * 60_000, 60)
}

/// Entries of a few stations. Their minutes are drawn at random, so that the order of writing, of arrival and of the
/// clocks are three different ones, and ties occur.
pub fn entries(most: usize) -> impl Strategy<Value = Vec<Entry>> {
    collection::vec((act(), 0..STATIONS, 0_u8..20), 0..=most).prop_map(|acts| {
        let mut seqs = [0_u64; STATIONS as usize];
        let ids: Vec<EntryId> = acts
            .iter()
            .map(|(_, station, _)| {
                let seq = &mut seqs[usize::from(*station)];
                *seq += 1;
                EntryId { writer: WriterId([*station; 16]), seq: *seq }
            })
            .collect();
        let entry = |(act, station, minute): &(Act, u8, u8), id: EntryId| {
            let fact = match act {
                Act::Fact(fact) => fact.clone(),
                Act::Retract(target) => Fact::Retracted { entry: *target.get(&ids) },
                Act::RetractNothing => Fact::Retracted { entry: EntryId { writer: WriterId([99; 16]), seq: 1 } },
            };
            let at = moment(*minute);
            let author = ["alba", "brune", "carl"][usize::from(*station)].into();
            Entry { id, body: Body { hlc: Hlc::after(Hlc::default(), at), at, author, fact } }
        };
        acts.iter().zip(&ids).map(|(drawn, id)| entry(drawn, *id)).collect()
    })
}

pub fn world(most: usize) -> impl Strategy<Value = World> {
    (inventory(), entries(most)).prop_map(|(inventory, entries)| World { inventory, entries })
}

/// A world, and an order in which its entries arrive, each of them once or twice.
pub fn arriving(most: usize) -> impl Strategy<Value = (World, Vec<Entry>)> {
    world(most).prop_flat_map(|world| {
        let again: Vec<Entry> = world.entries.iter().step_by(3).cloned().collect();
        let arrivals = [world.entries.clone(), again].concat();
        (Just(world), Just(arrivals).prop_shuffle())
    })
}

/// The entry of this number of a fourth station, after those of all others.
pub fn last_entry(seq: u64, fact: Fact) -> Entry {
    let at = moment(200);
    let id = EntryId { writer: WriterId([200; 16]), seq };
    Entry { id, body: Body { hlc: Hlc::after(Hlc::default(), at), at, author: "dora".into(), fact } }
}
