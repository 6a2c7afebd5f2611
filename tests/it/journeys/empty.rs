//! The guided start: from nothing to the first college, and what goes wrong on the way.

use super::harness::{CAMPAIGN, INDEXED, Journey, Store, WRITER, inventory, opened, snapshots_of};
use recol::{
    audit::{
        ids::Revision,
        inventory::{Counts, Inventory, Rows},
        journal::{AuditMode, Fact},
        ledger::Ledger,
        standing::Standing,
        uai::NotAUai,
    },
    job::{
        Doing, Entered, Errand, ErrandOutcome, Failure, FailureKind, FileTold, Hint, HubAddress, ImportTold, Job, LoopOrder,
        Reason, Record, Rejected, Survey, SyncReport, TableKind,
    },
    locale::Lang,
    tui::{Message, Setup},
};
use std::{path::PathBuf, sync::Arc};

/// On an empty store.
fn begin(lang: Lang) -> Journey {
    let nothing = Arc::new(Inventory::new(Revision(0), Rows::default()));
    let standing = Standing::new(nothing, Ledger::default(), jiff::civil::date(2026, 11, 23));
    Journey::of(Setup { lang, theme: INDEXED, standing: Some(standing), ..Setup::default() }, Store::default())
}

/// On a store with an inventory.
fn supplied(lang: Lang) -> Journey {
    let standing = Standing::new(inventory(), Ledger::default(), jiff::civil::date(2026, 11, 23));
    Journey::of(Setup { lang, theme: INDEXED, standing: Some(standing), ..Setup::default() }, Store::default())
}

fn told() -> ErrandOutcome {
    let rejected = Rejected { line: 7, column: Some("uai".into()), found: "092".into(), reason: Reason::Uai(NotAUai::Form) };
    let (name, table) = ("devices.csv".to_owned(), TableKind::Devices);
    let file = FileTold {
        name,
        table,
        rows: 2,
        rejected: vec![rejected],
        columns: vec![],
        tells_who: false,
        cells: vec![],
        notices: vec![],
    };
    let devices = Counts { added: 2, ..Counts::default() };
    ErrandOutcome::Imported(ImportTold {
        files: vec![file],
        revision: Some(Revision(1)),
        devices,
        total: 2,
        ..ImportTold::default()
    })
}

/// Types the path of a file to import.
fn ask_import(journey: &mut Journey) {
    journey.type_in("1").enter();
    assert_eq!(journey.asked.pop(), Some(Job::Errand(Errand::Revisions)));
    journey.type_in("/srv/devices.csv").enter();
}

/// The errand worker answers, and the campaigns are looked through.
fn answer(journey: &mut Journey) {
    journey.send(Message::Errand(told()));
}

fn surveyed(journey: &mut Journey) {
    assert_eq!(journey.asked.pop(), Some(Job::Errand(Errand::Survey(None))));
    journey.send(Message::Surveyed(Survey { office: inventory(), seed: 7, ..Survey::default() }));
}

#[test]
fn no_inventory() {
    snapshots_of("empty_no_inventory", begin, |_| {});
}

#[test]
fn no_campaign() {
    snapshots_of("empty_no_campaign", supplied, |_| {});
    let mut journey = supplied(Lang::En);
    journey.type_in("q");
    assert!(journey.quit);
}

#[test]
fn a_file_is_asked_for() {
    snapshots_of("guide_path", begin, |journey| {
        journey.enter().type_in("/srv/dev");
    });
}

#[test]
fn what_lasts_is_seen_to_last() {
    snapshots_of("guide_importing", begin, |journey| {
        ask_import(journey);
        journey.wait(3200);
    });
}

#[test]
fn what_was_rejected_is_shown() {
    snapshots_of("guide_told", begin, |journey| {
        ask_import(journey);
        answer(journey);
    });
}

#[test]
fn from_nothing_to_the_first_college() {
    for lang in Lang::ALL {
        let mut journey = begin(lang);
        ask_import(&mut journey);
        assert_eq!(journey.asked.pop(), Some(Job::Errand(Errand::Propose(PathBuf::from("/srv/devices.csv"), None))));
        answer(&mut journey);
        surveyed(&mut journey);
        journey.esc();
        // The next step is the first line: a campaign, by the form that the list of campaigns has.
        journey.enter().enter();
        let Some(Job::Record(Record::OpenCampaign { name, .. })) = journey.asked.pop() else { panic!("{}", journey.screen()) };
        let mut store = Store::default();
        let standing =
            Standing::new(inventory(), Ledger::of(opened(&mut store, AuditMode::Full)), jiff::civil::date(2026, 11, 23));
        assert!(name.contains("2026"), "{name}");
        journey.store = store;
        journey.send(Message::Entered(Box::new(Entered { campaign: CAMPAIGN, writer: WRITER, standing })));
        assert!(journey.shows("Antony"), "{}", journey.screen());
        journey.enter();
        assert!(journey.shows("0921170X") || journey.shows("0920068Z") || journey.shows("Anne Frank"), "{}", journey.screen());
    }
}

#[test]
fn a_digit_or_the_arrows_choose_and_enter_takes() {
    let mut journey = begin(Lang::Fr);
    journey.type_in("3");
    assert_eq!(journey.asked, [], "a digit alone begins nothing");
    journey.enter();
    assert_eq!(journey.asked, [Job::Loop(LoopOrder::Demo)]);
    let mut journey = begin(Lang::Fr);
    journey.type_in("jjj").enter();
    assert!(journey.quit, "the fourth is to leave");
    let mut journey = begin(Lang::Fr);
    journey.scan("2170000000017");
    assert_eq!((journey.asked.len(), journey.quit), (0, false), "a scan begins nothing");
}

#[test]
fn a_file_that_is_not_there_leaves_its_path_to_be_mended() {
    let mut journey = begin(Lang::En);
    journey.enter().type_in("'/srv/dvices.csv'").enter();
    assert_eq!(journey.asked.pop(), Some(Job::Errand(Errand::Propose(PathBuf::from("/srv/dvices.csv"), None))));
    // Nothing else begins meanwhile.
    journey.asked.clear();
    journey.type_in("3").enter();
    assert_eq!(journey.asked, []);
    let failure = Failure {
        kind: FailureKind::User,
        doing: Doing::Import,
        subject: "/srv/dvices.csv".into(),
        cause: "not found".into(),
        hint: Hint::NoSuchFile,
    };
    journey.send(Message::Errand(ErrandOutcome::NotImported(failure)));
    assert!(journey.shows("› /srv/dvices.csv"), "{}", journey.screen());
    assert!(journey.shows("not found"), "{}", journey.screen());
    // Out of the question, and back to the guide.
    journey.esc().esc();
    journey.asked.clear();
    journey.type_in("3").enter();
    assert_eq!(journey.asked, [Job::Loop(LoopOrder::Demo)]);
}

#[test]
fn a_hub_is_joined_from_nothing() {
    snapshots_of("guide_hub", begin, |journey| {
        journey.type_in("2").enter().type_in("/media/clé/récol");
    });
    let mut journey = begin(Lang::Fr);
    journey.type_in("2").enter().esc();
    assert!(journey.shows("Rejoindre un hub") && journey.syncs.is_empty(), "{}", journey.screen());
    journey.enter().type_in("postgres://poste_3:s3cret@db/recol").enter();
    // A password that was typed with it is neither asked with nor shown.
    assert_eq!(journey.syncs, [Some(HubAddress::Postgres("postgres://poste_3@db/recol".into()))]);
    assert!(journey.shows("poste_3@db") && !journey.shows("s3cret"), "{}", journey.screen());
    // What came holds campaigns: one of them is to be chosen.
    let entry = journey.colleague("aud-2", Fact::CampaignClosed {});
    let report = SyncReport { received: vec![(CAMPAIGN, vec![entry])], count: 1, revisions: 1, ..SyncReport::default() };
    journey.synced(report, None, 0).esc();
    assert!(journey.shows("Campagnes"), "{}", journey.screen());
    assert_eq!(journey.asked, [Job::Errand(Errand::Survey(None))]);
}
