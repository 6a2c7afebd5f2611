//! A whole college from its opening to the export: 120 expected devices, 30 discrepancies, and every keystroke counted.

use super::harness::{ANNE_FRANK, INDEXED, Journey, LA_FONTAINE, Store, WRITER, tag, uai};
use crate::made;
use jiff::civil::date;
use recol::{
    audit::{
        finding::Class,
        ids::{CampaignId, ProgrammeCode, Revision},
        inventory::{Custody, Device, Inventory, Programme, Rows},
        journal::{AuditMode, Decision, Entry, Fact, SigningKey},
        ledger::Ledger,
        moment::Moment,
        standing::Standing,
    },
    job::Profile,
    locale::Lang,
    tui::{KeyCode, Setup},
};
use std::sync::Arc;

/// How many devices are expected in each room, and read there.
const ROOMS: [(&str, u64, u64); 3] = [("CDI", 20, 17), ("Classe mobile 1", 40, 36), ("Réserve", 60, 52)];
const EXPECTED: u64 = 120;
const DISCREPANCIES: usize = 30;

fn device(n: u64, college: u32, room: &str, custody: Custody) -> Device {
    Device {
        model: if n.is_multiple_of(3) { "Samsung Galaxy Tab A 10.1" } else { "HP ProBook 430 G7" }.into(),
        programme: Some(ProgrammeCode::new(if n.is_multiple_of(3) { "P2" } else { "P3" })),
        custody,
        ..made::device(&tag(n), &format!("SN{n:06}"), uai(college), room)
    }
}

fn begin(lang: Lang) -> Journey {
    let mut devices = Vec::new();
    for (room, expected, _) in ROOMS {
        let from = devices.len() as u64 + 1;
        devices.extend((from..from + expected).map(|n| device(n, LA_FONTAINE, room, Custody::Stored)));
    }
    devices.extend((201..=205).map(|n| device(n, ANNE_FRANK, "Réserve", Custody::Stored)));
    let lent = Custody::OnLoan { holder: None, due: Some(date(2027, 7, 2)) };
    devices.extend((211..=213).map(|n| device(n, LA_FONTAINE, "Réserve", lent.clone())));
    devices.extend((221..=222).map(|n| device(n, LA_FONTAINE, "Réserve", Custody::Lost)));
    let college = |number, name| made::college(uai(number), name);
    let programme = |code: &str| Programme { code: ProgrammeCode::new(code), allotted: 100, full_name: None };
    let rows = Rows {
        colleges: vec![college(LA_FONTAINE, "Collège La Fontaine"), college(ANNE_FRANK, "Collège Anne Frank")],
        programmes: vec![programme("P2"), programme("P3")],
        devices,
        prefixes: vec!["HDS-".into()],
        held_back: Vec::new(),
    };
    let (mut store, at) = (Store::default(), Moment::new(1_795_425_300_000, 60));
    let key = SigningKey::from_seed(&[7; 32]).public();
    let facts = [
        Fact::Joined { campaign: CampaignId(*b"journey-campaign"), station: "Poste 3".into(), key },
        Fact::CampaignOpened {
            name: "Récolement 2026".into(),
            colleges: vec![],
            revision: Revision(1),
            planned: None,
            mode: AuditMode::Full,
        },
    ];
    let entries: Vec<Entry> = facts.into_iter().map(|fact| store.entry(at, "aud-1", fact)).collect();
    let standing = Standing::new(Arc::new(Inventory::new(Revision(1), rows)), Ledger::of(entries), date(2026, 11, 23));
    let setup = Setup {
        standing: Some(standing),
        writer: Some(WRITER),
        author: "aud-1".into(),
        station: "Poste 3".into(),
        lang,
        theme: INDEXED,
        has_camera: true,
        ..Setup::default()
    };
    Journey::of(setup, store)
}

/// The keys that a piece of the way takes.
fn keys(journey: &mut Journey, walk: impl FnOnce(&mut Journey)) -> usize {
    let before = journey.keys;
    walk(journey);
    journey.keys - before
}

fn undecided(journey: &Journey) -> usize {
    let standing = journey.app.standing().unwrap();
    standing.discrepancies().iter().filter(|finding| standing.decision(finding).is_none()).count()
}

fn whole(lang: Lang) {
    let mut journey = begin(lang);
    let mut ways = keys(&mut journey, |journey| {
        journey.type_in("/fontaine").enter().enter();
    });
    // The rooms stand in the order of their names below "no room": one after the other is opened, read by the camera, closed.
    let (mut reads, mut by_reading, mut n) = (0, 0, 0);
    for (room, expected, read) in ROOMS {
        ways += keys(&mut journey, |journey| {
            while !journey.screen().lines().any(|line| line.contains(&format!("► ○ {room}"))) {
                let before = journey.keys;
                journey.press(KeyCode::Down);
                assert!(before < 40, "the room is in the list:\n{}", journey.screen());
            }
            journey.enter();
        });
        by_reading += keys(&mut journey, |journey| {
            for n in n + 1..=n + read {
                journey.show(&tag(n), 1);
            }
            reads += read;
            if room == "Réserve" {
                // What does not belong there: of other rooms, of another college, lent, lost, unknown.
                let others =
                    [4, 5, 6].map(|back| n - back).into_iter().chain(18..=20).chain(201..=205).chain(211..=213).chain(221..=222);
                for n in others {
                    journey.show(&tag(n), 1);
                    reads += 1;
                }
                journey.show("ZZ-77-ZZ", 1).show("ZZ-78-ZZ", 1);
                reads += 2;
            }
        });
        n += expected;
        ways += keys(&mut journey, |journey| {
            journey.f(3).enter();
        });
    }
    assert_eq!(by_reading, 0, "a read by camera takes no key");
    let standing = journey.app.standing().unwrap();
    let tally = standing.tally(uai(LA_FONTAINE));
    assert_eq!(standing.inventory().devices().len() as u64, EXPECTED + 10);
    assert_eq!(tally.class(Class::Discrepancy) as usize, DISCREPANCIES, "{:?}", standing.discrepancies());
    assert_eq!(undecided(&journey), DISCREPANCIES);

    ways += keys(&mut journey, |journey| {
        journey.f(8);
    });
    // One by one: everything but what is missing and misplaced. A digit and Enter; the next one is chosen by itself.
    let single = ["recovered", "misassigned", "unrecorded_return", "unknown"];
    let (mut decided, mut most) = (0, 0);
    for code in single {
        ways += keys(&mut journey, |journey| {
            journey.type_in(&format!("/finding:{code}")).enter();
        });
        let count = tally.of(recol::audit::finding::Code::from_code(code).unwrap());
        for ix in 0..count {
            let before = undecided(&journey);
            let taken = keys(&mut journey, |journey| {
                if ix == 0 {
                    journey.type_in("1").enter()
                } else {
                    journey.type_in(".")
                };
            });
            assert_eq!(undecided(&journey), before - 1, "{code}\n{}", journey.screen());
            (decided, most) = (decided + 1, most.max(taken));
        }
        ways += keys(&mut journey, |journey| {
            journey.esc();
        });
    }
    // Together: what is misplaced; a theft with its evidence; the rest of what is missing.
    let mut bulk = 0;
    for (code, number) in [("misplaced", "2"), ("missing", "1")] {
        ways += keys(&mut journey, |journey| {
            journey.type_in(&format!("/finding:{code}")).enter();
        });
        if code == "missing" {
            let evidence = "PV 2026/4412";
            let taken = keys(&mut journey, |journey| {
                journey.type_in("2").enter().type_in(evidence).enter();
            });
            (decided, most) = (decided + 1, most.max(taken - evidence.len()));
            ways += keys(&mut journey, |journey| {
                journey.type_in("o");
            });
        }
        let before = undecided(&journey);
        let selection = keys(&mut journey, |journey| {
            journey.type_in("*");
        });
        assert_eq!(selection, 1);
        let taken = keys(&mut journey, |journey| {
            journey.type_in(number).enter();
        });
        bulk = bulk.max(taken);
        let together = before - undecided(&journey);
        assert!(together > 5, "{code}: {together}\n{}", journey.screen());
        decided += together;
        // One undo for all of them, one redo.
        journey.ctrl('z');
        assert_eq!(undecided(&journey), before);
        journey.ctrl('y');
        assert_eq!(undecided(&journey), before - together);
        ways += keys(&mut journey, |journey| {
            journey.esc();
        });
    }
    assert_eq!((decided, undecided(&journey)), (DISCREPANCIES, 0), "{}", journey.screen());
    assert!(journey.shows(if lang == Lang::Fr { "tout est décidé" } else { "everything is decided" }), "{}", journey.screen());
    ways += keys(&mut journey, |journey| {
        journey.type_in("e").enter();
    });
    assert_eq!(journey.exported[0].profile, if lang == Lang::Fr { Profile::ExcelFr } else { Profile::Rfc4180 });
    assert_eq!(journey.exported[0].colleges, [uai(LA_FONTAINE)]);
    let theft = journey.appended.iter().filter(|fact| matches!(fact, Fact::Decided(d) if d.decision == Decision::ReportTheft));
    assert_eq!(theft.count(), 1);
    println!(
        "{}: {reads} reads by camera, {by_reading} keys; {decided} decisions, at most {most} keys each, \
         {bulk} for a bulk one and 1 for its selection; {ways} keys for the ways between",
        lang.code()
    );
    assert!(most <= 3 && bulk <= 2, "at most {most} keys a decision, {bulk} a bulk one");
}

#[test]
fn a_whole_college_in_french() {
    whole(Lang::Fr);
}

#[test]
fn a_whole_college_in_english() {
    whole(Lang::En);
}
