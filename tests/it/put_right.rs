//! A read that puts another right: it takes its place while it holds, in whatever order the entries come.

use crate::made;
use recol::audit::{
    finding::{Code, Finding, Subject},
    findings,
    ids::{EntryId, Revision, WriterId},
    inventory::{Device, Inventory, Rows},
    journal::{Basis, Body, By, Decided, Decision, Entry, Fact, Hlc, RoomPlace, Seen, Spot},
    ledger::Ledger,
    moment::Moment,
    standing::{Answer, Reading, Standing},
    uai::Uai,
};
use smol_str::SmolStr;
use std::{num::NonZeroU8, sync::Arc};

const DATE: jiff::civil::Date = jiff::civil::date(2026, 11, 23);

fn here() -> Uai {
    "0921170X".parse().unwrap()
}

fn inventory() -> Arc<Inventory> {
    let device = |tag: &str, serial: &str, id: Option<&str>| Device {
        aliases: id.map(|id| Box::new(recol::audit::inventory::Aliases { source_id: Some(id.into()), uuid: None })),
        ..made::device(tag, serial, here(), "CDI")
    };
    let colleges = vec![made::college(here(), "Collège La Fontaine")];
    let devices = vec![
        device("A1", "SN-ONE", None),
        device("A2", "SN-TWO", None),
        device("1042", "SN-3", None),
        device("1043", "SN-4", Some("1042")),
    ];
    Arc::new(Inventory::new(Revision(1), Rows { colleges, devices, ..Rows::default() }))
}

fn id(seq: u64) -> EntryId {
    EntryId { writer: WriterId([7; 16]), seq }
}

fn entry(seq: u64, fact: Fact) -> Entry {
    let at = Moment::new(1_000 * i64::try_from(seq).unwrap(), 0);
    Entry { id: id(seq), body: Body { hlc: Hlc::after(Hlc::default(), at), at, author: "aud-1".into(), fact } }
}

fn spot() -> Spot {
    Spot { college: here(), room: Some("CDI".into()) }
}

fn seen(payload: &str, serial: Option<&str>, instead: Option<EntryId>) -> Fact {
    let serial = serial.map(SmolStr::new);
    Fact::Seen(Seen { spot: spot(), payload: payload.into(), by: By::Camera, serial, instead, copies: NonZeroU8::MIN })
}

fn presence(findings: &[Finding], tag: &str) -> Vec<Code> {
    findings.iter().filter(|f| f.subject == Subject::Device(tag.into()) && !f.code.is_identity()).map(|f| f.code).collect()
}

fn permutations(entries: &[Entry]) -> Vec<Vec<Entry>> {
    if entries.is_empty() {
        return vec![Vec::new()];
    }
    let mut out = Vec::new();
    for (at, first) in entries.iter().enumerate() {
        let rest: Vec<Entry> = entries.iter().enumerate().filter(|(other, _)| *other != at).map(|(_, e)| e.clone()).collect();
        out.extend(permutations(&rest).into_iter().map(|mut tail| {
            tail.insert(0, first.clone());
            tail
        }));
    }
    out
}

#[test]
fn it_holds_in_every_order_and_gives_way_when_it_is_taken_back() {
    let wrong_label = [
        entry(1, Fact::VisitOpened { college: here() }),
        entry(2, seen("A1", None, None)),
        entry(3, seen("A1", Some("SN-TWO"), Some(id(2)))),
        entry(4, Fact::RoomClosed(RoomPlace { college: here(), room: "CDI".into() })),
        entry(5, Fact::Retracted { entry: id(3) }),
    ];
    for taken_back in [false, true] {
        for order in permutations(&wrong_label[..if taken_back { 5 } else { 4 }]) {
            let mut standing = Standing::new(inventory(), Ledger::default(), DATE);
            let mut ledger = Ledger::default();
            for entry in order {
                ledger.insert(entry.clone());
                standing.apply(entry);
                assert_eq!(standing.findings(), findings::all(&inventory(), &ledger, DATE));
            }
            let found = standing.findings();
            let (one, two) = if taken_back { (Code::Present, Code::Missing) } else { (Code::Missing, Code::Present) };
            assert_eq!((presence(&found, "A1"), presence(&found, "A2")), (vec![one], vec![two]));
            assert_eq!(found.iter().any(|f| f.code == Code::SwappedTag), !taken_back);
        }
    }
}

#[test]
fn a_line_ticked_off_the_list_is_that_line() {
    let standing = Standing::new(inventory(), Ledger::of([entry(1, Fact::VisitOpened { college: here() })]), DATE);
    let device = |by| match standing.answer(&Reading::new("1042", by), &spot(), Moment::new(1_000_000, 0), false) {
        Answer::Record { verdict, .. } => {
            verdict.device.and_then(|ix| standing.inventory().device(ix)).map(|d| d.tag.to_string())
        }
        other => panic!("{other:?}"),
    };
    assert_eq!(device(By::List).as_deref(), Some("1042"));
    // Scanned, the number may also be that of another device in the program that printed the label.
    assert_eq!(device(By::Camera), None);
}

#[test]
fn one_serial_is_one_however_it_was_read() {
    let ledger = Ledger::of([
        entry(1, seen("A1", Some("PF3SHL9G"), None)),
        entry(2, seen("A1", Some("https://support.lenovo.com/qrcode?sn=PF3SHL9G&mtm=82KA00G8IH"), None)),
    ]);
    assert!(!findings::all(&inventory(), &ledger, DATE).iter().any(|f| f.code == Code::DuplicateTag));
    let ledger = Ledger::of([entry(1, seen("A1", Some("PF3SHL9G"), None)), entry(2, seen("A1", Some("PF3SHL9H"), None))]);
    assert!(findings::all(&inventory(), &ledger, DATE).iter().any(|f| f.code == Code::DuplicateTag));
}

#[test]
fn a_decision_lapses_with_the_read_that_it_was_about() {
    let finding = Finding { college: here(), code: Code::Misplaced, subject: Subject::Device("A1".into()) };
    let elsewhere = |room: &str| {
        let spot = Spot { college: here(), room: Some(room.into()) };
        Fact::Seen(Seen { spot, payload: "A1".into(), by: By::Camera, serial: None, instead: None, copies: NonZeroU8::MIN })
    };
    let basis = Basis { read: Some(id(1)), college: Some(here()), room: Some("CDI".into()) };
    let decided = Decided {
        finding: finding.clone(),
        basis: Some(basis),
        decision: Decision::CorrectInventory,
        cause: None,
        evidence: None,
        over: Vec::new(),
    };
    let mut standing =
        Standing::new(inventory(), Ledger::of([entry(1, elsewhere("Réserve")), entry(2, Fact::Decided(decided))]), DATE);
    assert!(standing.decision(&finding).is_some());
    standing.apply(entry(3, elsewhere("Salle 12")));
    assert!(standing.discrepancies().contains(&finding));
    assert!(standing.decision(&finding).is_none(), "it proposed another room");
}

#[test]
fn texts_of_which_nothing_is_left_are_not_one_device() {
    let card = "BEGIN:VCARD\nFN:X\nEND:VCARD";
    let standing = Standing::new(inventory(), Ledger::of([entry(1, seen("BEGIN:VCARD…", None, None))]), DATE);
    assert!(matches!(
        standing.answer(&Reading::new(card, By::Camera), &spot(), Moment::new(1_000_000, 0), false),
        Answer::Record { .. }
    ));
}

#[test]
fn moving_the_campaign_is_not_undone_by_a_key() {
    let ledger = Ledger::of([entry(1, seen("A1", None, None)), entry(2, Fact::CampaignMoved { revision: Revision(2) })]);
    assert_eq!(ledger.to_undo(WriterId([7; 16])), [id(1)]);
}

#[test]
fn a_room_is_the_same_however_it_is_spelt() {
    let spot = Spot { college: here(), room: Some("cdi".into()) };
    let read =
        Fact::Seen(Seen { spot, payload: "A1".into(), by: By::Camera, serial: None, instead: None, copies: NonZeroU8::MIN });
    let ledger = Ledger::of([entry(1, read), entry(2, Fact::RoomClosed(RoomPlace { college: here(), room: "Cdi".into() }))]);
    let found = findings::all(&inventory(), &ledger, DATE);
    assert_eq!((presence(&found, "A1"), presence(&found, "A2")), (vec![Code::Present], vec![Code::Missing]));
}
