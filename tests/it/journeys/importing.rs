//! An import on the screen: the mapping of a foreign file, its words, the plan, and the revisions.

use super::harness::{Journey, LA_FONTAINE, snapshots_of, uai};
use recol::{
    audit::{
        ids::{Revision, RoomName, Tag},
        inventory::{Counts, Custody, CustodyKind, Device, InventoryColumn, Step},
    },
    job::{
        AskedWord, Completed, Doing, Errand, ErrandOutcome, Failure, FailureKind, FileTold, Hint, ImportTold, Job, LoopOrder,
        MappedColumn, Mapping, Means, PlanOrder, Planned, Progress, Proposal, Reason, Rejected, RevisionTold, Steps, TableKind,
        WordMeans, WordOf,
    },
    locale::Lang,
    tui::{KeyCode, Message},
};
use std::path::PathBuf;

const FILE: &str = "/srv/snipe.csv";

fn column(header: &str, means: Means) -> MappedColumn {
    MappedColumn { header: header.into(), means }
}

fn asked(of: WordOf, word: &str, rows: u64, near: Option<WordMeans>) -> AskedWord {
    AskedWord { of, word: word.into(), rows, near }
}

/// What Récol makes of an export that nobody has mapped yet.
fn proposal() -> Proposal {
    let mapping = Mapping {
        source: "Snipe-IT".into(),
        table: TableKind::Devices,
        columns: vec![
            column("Asset Tag", Means::Column(InventoryColumn::Tag)),
            column("Serial", Means::Column(InventoryColumn::Serial)),
            column("Status", Means::Column(InventoryColumn::Custody)),
            column("Company", Means::Ignored),
            column("Checked Out", Means::Keeper),
        ],
        words: vec![],
        college: None,
    };
    let samples =
        vec![vec!["00364".into(), "00365".into()], vec!["5CG1".into()], vec!["Ready".into()], vec!["La Fontaine".into()]];
    let asked = vec![
        asked(WordOf::Custody, "Ready to go", 14, Some(WordMeans::Custody(CustodyKind::Stored))),
        asked(WordOf::Custody, "Quarantaine", 3, None),
    ];
    Proposal { mapping, confirmed: false, samples, asked, unasked: 0, rows: 22 }
}

fn told() -> ImportTold {
    let file = FileTold {
        name: "snipe.csv".into(),
        table: TableKind::Devices,
        rows: 22,
        rejected: vec![],
        notices: vec![],
        cells: vec![],
        columns: vec![],
        tells_who: false,
    };
    let devices = Counts { added: 1, changed: 1, removed: 1 };
    ImportTold { files: vec![file], devices, total: 22, ..ImportTold::default() }
}

fn steps() -> Steps {
    let device = |tag: &str, room: &str| Device { tag: Tag::new(tag), room: Some(RoomName::new(room)), ..Device::default() };
    let lent = Device { custody: Custody::Lost, ..device("00365", "CDI") };
    let changed = Step::Changed { before: Box::new(device("00365", "Réserve")), after: Box::new(lent) };
    Steps { devices: vec![Step::Removed(Tag::new("00001")), changed, Step::Added(device("00364", "CDI"))], ..Steps::default() }
}

fn revisions() -> Vec<RevisionTold> {
    let one = |n: u32, source: &str, devices: Counts, total: usize| RevisionTold {
        revision: Revision(n),
        at: format!("2026-11-{:02}T08:30:00+01:00", 20 + n),
        source: source.into(),
        devices,
        total,
    };
    let first = Counts { added: 103, ..Counts::default() };
    vec![one(2, "snipe.csv", Counts { added: 4, changed: 9, removed: 1 }, 106), one(1, "colleges.csv, devices.csv", first, 103)]
}

/// On the list of revisions.
fn begin(lang: Lang) -> Journey {
    let mut journey = Journey::begin(lang);
    revisions_of(&mut journey);
    journey
}

/// From the dashboard to the list of revisions.
pub fn revisions_of(journey: &mut Journey) {
    journey.type_in("i");
    assert_eq!(journey.asked.pop(), Some(Job::Errand(Errand::Revisions)));
    journey.send(Message::Errand(ErrandOutcome::Revisions(revisions())));
}

/// From the dashboard to the columns of a file.
pub fn mapping_of(journey: &mut Journey) {
    revisions_of(journey);
    propose(journey, proposal());
}

/// From the dashboard to the plan of an import.
pub fn plan_of(journey: &mut Journey) {
    revisions_of(journey);
    to_plan(journey, told());
}

fn propose(journey: &mut Journey, proposal: Proposal) {
    journey.type_in("i").type_in(FILE).enter();
    assert_eq!(journey.asked.pop(), Some(Job::Errand(Errand::Propose(PathBuf::from(FILE), None))));
    journey.send(Message::Errand(ErrandOutcome::Proposed(Box::new(proposal))));
}

fn plan(journey: &mut Journey, told: ImportTold) -> PlanOrder {
    let Some(Job::Errand(Errand::Plan(order))) = journey.asked.pop() else { panic!("no plan\n{}", journey.screen()) };
    journey.send(Message::Errand(ErrandOutcome::Planned(Box::new(Planned { told, steps: steps() }))));
    order
}

/// To the plan of a file whose mapping is known.
fn to_plan(journey: &mut Journey, told: ImportTold) -> PlanOrder {
    propose(journey, Proposal { confirmed: true, asked: vec![], ..proposal() });
    plan(journey, told)
}

#[test]
fn the_steps_of_an_import() {
    snapshots_of("import_revisions", begin, |_| {});
    snapshots_of("import_columns", begin, |journey| propose(journey, proposal()));
    snapshots_of("import_pick", begin, |journey| {
        propose(journey, proposal());
        journey.type_in("jjjj").enter().type_in("coll");
    });
    snapshots_of("import_words", begin, |journey| {
        propose(journey, proposal());
        journey.press(KeyCode::Tab);
    });
    snapshots_of("import_plan", begin, |journey| {
        to_plan(journey, told());
    });
    snapshots_of("import_steps", begin, |journey| {
        journey.enter();
        assert_eq!(journey.asked.pop(), Some(Job::Errand(Errand::Steps(Revision(2)))));
        journey.send(Message::Errand(ErrandOutcome::Steps(Revision(2), steps())));
    });
}

/// Nobody has to write a file for it, and the second time nothing is asked.
#[test]
fn a_foreign_file_is_mapped_once() {
    let mut journey = begin(Lang::En);
    propose(&mut journey, proposal());
    let keys = journey.keys;
    // The company is the college, in words.
    journey.type_in("jjjj").enter().type_in("college").enter();
    assert!(journey.shows("→ college"), "{}", journey.screen());
    journey.press(KeyCode::Tab);
    // A changed column has other words: they are looked for again.
    let Some(Job::Errand(Errand::Propose(_, Some(mapping)))) = journey.asked.pop() else { panic!("{}", journey.screen()) };
    assert_eq!(mapping.columns[3].means, Means::Column(InventoryColumn::College));
    let mut again = Proposal { mapping, ..proposal() };
    again.asked.push(asked(WordOf::College, "La Fontaine", 22, None));
    journey.send(Message::Errand(ErrandOutcome::Proposed(Box::new(again))));
    assert!(journey.shows("25 rows are held back"), "{}", journey.screen());
    journey.type_in("j").enter().type_in("repair").enter();
    journey.enter().type_in("fontaine").enter();
    assert!(!journey.shows("held back"), "{}", journey.screen());
    journey.press(KeyCode::Tab);
    let order = plan(&mut journey, told());
    let words = order.mapping.unwrap().words;
    assert_eq!(words.len(), 3);
    assert_eq!(words[0].means, WordMeans::Custody(CustodyKind::Stored), "what was proposed is taken where nothing else is said");
    assert_eq!(words[1].means, WordMeans::Custody(CustodyKind::InRepair));
    assert_eq!(words[2].means, WordMeans::College(uai(LA_FONTAINE)));
    journey.enter();
    assert_eq!(journey.asked.pop(), Some(Job::Errand(Errand::Store(None))));
    assert!(journey.keys - keys < 50, "{} keys", journey.keys - keys);
    let told = ImportTold { revision: Some(Revision(3)), ..told() };
    journey.send(Message::Errand(ErrandOutcome::Imported(told.clone())));
    assert!(journey.shows("inventory r3"), "{}", journey.screen());
    journey.esc();
    journey.asked.clear();
    // The second time: the path, and what would be done.
    let keys = journey.keys;
    journey.type_in("i").enter();
    let known = Proposal { confirmed: true, asked: vec![], ..proposal() };
    assert_eq!(journey.asked.pop(), Some(Job::Errand(Errand::Propose(PathBuf::from(FILE), None))));
    journey.send(Message::Errand(ErrandOutcome::Proposed(Box::new(known))));
    plan(&mut journey, told);
    journey.enter();
    assert_eq!(journey.asked.pop(), Some(Job::Errand(Errand::Store(None))));
    assert_eq!(journey.keys - keys, 3);
}

#[test]
fn a_new_word_of_a_known_source_is_asked_alone() {
    let mut journey = begin(Lang::Fr);
    propose(
        &mut journey,
        Proposal { confirmed: true, asked: vec![asked(WordOf::Custody, "Quarantaine", 3, None)], ..proposal() },
    );
    assert!(journey.shows("Quarantaine") && !journey.shows("Asset Tag"), "{}", journey.screen());
    journey.press(KeyCode::Tab);
    let order = plan(&mut journey, told());
    assert_eq!(order.mapping.unwrap().words, [], "what was not answered is asked again");
}

#[test]
fn a_whole_table_asks_for_the_number_that_goes() {
    let mut journey = begin(Lang::En);
    assert!(!to_plan(&mut journey, told()).whole);
    journey.type_in("w");
    let many = ImportTold { unconfirmed: Some(37), ..told() };
    assert!(plan(&mut journey, many).whole);
    assert!(journey.shows("37 records would be removed"), "{}", journey.screen());
    journey.enter().type_in("3").enter();
    assert!(journey.asked.is_empty() && journey.shows("That is not 37"), "{}", journey.screen());
    journey.enter().type_in("37").enter();
    assert_eq!(journey.asked.pop(), Some(Job::Errand(Errand::Store(Some(37)))));
}

#[test]
fn a_scanner_stores_nothing() {
    let mut journey = begin(Lang::Fr);
    to_plan(&mut journey, told());
    journey.scan("2170000000017");
    assert!(journey.asked.is_empty(), "{:?}", journey.asked);
}

#[test]
fn rejected_rows_are_offered_as_a_file() {
    let mut journey = begin(Lang::En);
    let mut rejected = told();
    to_plan(&mut journey, rejected.clone());
    journey.type_in("r");
    assert!(journey.asked.is_empty() && !journey.shows("rejected rows beside"), "{}", journey.screen());
    let reason = Reason::UnknownCustody;
    rejected.files[0].rejected = vec![Rejected { line: 3, column: None, found: String::new(), reason }];
    plan_again(&mut journey, rejected);
    assert!(journey.shows("r writes the rejected rows beside the file"), "{}", journey.screen());
    journey.type_in("r");
    assert_eq!(journey.asked.pop(), Some(Job::Errand(Errand::Rejects(FILE.into()))));
    let path = "/srv/snipe-rejects.csv".into();
    journey.send(Message::Errand(ErrandOutcome::Rejects { path, rows: 1 }));
    assert!(journey.shows("/srv/snipe-rejects.csv: 1 rejected row"), "{}", journey.screen());
    assert!(journey.shows("Nothing is written yet"), "the plan is still there: {}", journey.screen());
}

/// The plan is made once more, and another one comes.
fn plan_again(journey: &mut Journey, told: ImportTold) {
    journey.type_in("w");
    journey.asked.clear();
    journey.send(Message::Errand(ErrandOutcome::Planned(Box::new(Planned { told, steps: steps() }))));
}

#[test]
fn each_step_leads_back() {
    let mut journey = begin(Lang::En);
    propose(&mut journey, proposal());
    journey.press(KeyCode::Tab);
    plan_from_words(&mut journey);
    journey.esc();
    assert!(journey.shows("Quarantaine"), "{}", journey.screen());
    journey.esc();
    assert!(journey.shows("Asset Tag"), "{}", journey.screen());
    journey.esc();
    assert!(journey.shows("colleges.csv"), "{}", journey.screen());
    journey.esc();
    assert!(journey.shows("Antony"), "{}", journey.screen());
}

fn plan_from_words(journey: &mut Journey) {
    journey.press(KeyCode::Tab);
    plan(journey, told());
}

#[test]
fn work_is_stopped_by_escape_and_left_by_a_second_one() {
    for (lang, far) in [(Lang::Fr, "25 %, encore 12 s"), (Lang::En, "25%, 12 s left")] {
        let mut journey = begin(lang);
        journey.type_in("i").type_in(FILE).enter();
        journey.asked.clear();
        journey.wait(4_000).send(Message::Progress(Progress { done: 25, total: 100 }));
        assert!(journey.shows(far), "{}", journey.screen());
        journey.esc();
        assert_eq!(journey.asked.pop(), Some(Job::Loop(LoopOrder::Cancel)));
        journey.esc();
        assert!(journey.asked.is_empty() && journey.shows("Antony"), "{}", journey.screen());
        // It is still there, and its end is heard.
        journey.type_in("i");
        assert!(journey.shows(FILE), "{}", journey.screen());
        let failure = Failure {
            kind: FailureKind::User,
            doing: Doing::Import,
            subject: String::new(),
            cause: "stopped".into(),
            hint: Hint::Stopped,
        };
        journey.send(Message::Errand(ErrandOutcome::NotImported(failure)));
        journey.type_in("i");
        assert!(journey.shows(FILE), "what was typed is there to be tried again: {}", journey.screen());
    }
}

#[test]
fn a_refusal_keeps_what_was_answered() {
    let mut journey = begin(Lang::En);
    propose(&mut journey, proposal());
    journey.press(KeyCode::Tab).type_in("j").enter().type_in("repair").enter().press(KeyCode::Tab);
    let failure = Failure {
        kind: FailureKind::Outside,
        doing: Doing::Import,
        subject: FILE.into(),
        cause: "gone".into(),
        hint: Hint::NoSuchFile,
    };
    journey.send(Message::Errand(ErrandOutcome::NotImported(failure)));
    assert!(journey.shows("gone") && journey.shows("in repair"), "{}", journey.screen());
}

/// Whoever leaves half-way finds the answers again: nothing that was typed is thrown away.
#[test]
fn answers_are_there_again_when_the_file_is_named_again() {
    let mut journey = begin(Lang::En);
    propose(&mut journey, proposal());
    journey.type_in("jjjj").enter().type_in("college").enter().esc();
    journey.asked.clear();
    journey.type_in("i").enter();
    let Some(Job::Errand(Errand::Propose(_, Some(mapping)))) = journey.asked.pop() else { panic!("{}", journey.screen()) };
    assert_eq!(mapping.columns[3].means, Means::Column(InventoryColumn::College));
    journey.send(Message::Errand(ErrandOutcome::Proposed(Box::new(Proposal { mapping, ..proposal() }))));
    assert!(journey.shows("→ college") && journey.shows("Asset Tag"), "the columns are looked at again: {}", journey.screen());
    // Another file is asked about from the beginning.
    journey.esc().type_in("i").type_in("x").enter();
    let Some(Job::Errand(Errand::Propose(_, mapping))) = journey.asked.pop() else { panic!("{}", journey.screen()) };
    assert_eq!(mapping, None);
}

#[test]
fn what_was_to_be_stopped_does_not_go_on() {
    let mut journey = begin(Lang::En);
    journey.type_in("i").type_in(FILE).enter().esc();
    journey.asked.clear();
    journey.send(Message::Errand(ErrandOutcome::Proposed(Box::new(proposal()))));
    assert!(journey.shows("nothing of it is kept") && !journey.shows("Asset Tag"), "{}", journey.screen());
}

#[test]
fn tab_completes_a_path() {
    let mut journey = begin(Lang::En);
    journey.type_in("i").type_in("/srv/s").press(KeyCode::Tab);
    assert_eq!(journey.asked.pop(), Some(Job::Errand(Errand::Complete("/srv/s".into()))));
    let paths = vec!["/srv/snipe-1.csv".to_owned(), "/srv/snipe-2.csv".to_owned()];
    let completed = Completed { typed: "/srv/s".into(), common: "/srv/snipe-".into(), paths, more: 0 };
    journey.send(Message::Errand(ErrandOutcome::Completed(completed.clone())));
    assert!(journey.shows("› /srv/snipe-") && journey.shows("snipe-2.csv"), "{}", journey.screen());
    // What was typed meanwhile is not overwritten.
    journey.type_in("2");
    journey.send(Message::Errand(ErrandOutcome::Completed(completed)));
    assert!(journey.shows("› /srv/snipe-2"), "{}", journey.screen());
    assert!(!journey.shows("snipe-1.csv"), "{}", journey.screen());
}

#[test]
fn every_size_is_drawn() {
    let mut journey = begin(Lang::Fr);
    let at_each_size = |journey: &mut Journey| {
        for width in (1..170).step_by(13) {
            for height in 1..40 {
                journey.resize(width, height);
                let _ = journey.screen();
            }
        }
    };
    at_each_size(&mut journey);
    propose(&mut journey, proposal());
    at_each_size(&mut journey);
    journey.enter();
    at_each_size(&mut journey);
    journey.esc().press(KeyCode::Tab);
    at_each_size(&mut journey);
    journey.press(KeyCode::Tab);
    plan(&mut journey, told());
    at_each_size(&mut journey);
}
