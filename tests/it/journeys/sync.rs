//! Syncs on the screen: what colleagues read arrives while the auditor works, contradictions are told, the dialog tells what
//! goes and comes, and a hub is named without a manual.

use super::harness::{CAMPAIGN, Journey, LA_FONTAINE, snapshots, snapshots_of, tag, uai};
use recol::{
    audit::{
        finding::{Code, Finding, Subject},
        ids::Tag,
        journal::{By, Decided, Decision, Fact, PublicKey, Seen, Spot},
    },
    job::{
        Doing, Errand, Failure, FailureKind, Hint, HubAddress, Job, LoopOrder, Record, SyncNews, SyncProgress, SyncReport,
        SyncStep, SyncTrouble,
    },
    locale::Lang,
    tui::{KeyCode, Message, keys::Context},
};
use std::num::NonZeroU8;

/// A colleague's read in the storeroom of La Fontaine.
pub fn seen(tag: &str) -> Fact {
    let spot = Spot { college: uai(LA_FONTAINE), room: Some("Réserve".into()) };
    Fact::Seen(Seen { spot, payload: tag.into(), by: By::Camera, serial: None, instead: None, copies: NonZeroU8::MIN })
}

fn report(journey: &mut Journey, author: &str, facts: impl IntoIterator<Item = Fact>) -> SyncReport {
    let entries = facts.into_iter().map(|fact| journey.colleague(author, fact)).collect();
    let mut report = SyncReport { sent: 2, ..SyncReport::default() };
    report.receive(CAMPAIGN, entries);
    report
}

fn in_the_storeroom(journey: &mut Journey) {
    journey.type_in("/fontaine").enter().enter().press(KeyCode::Down).enter();
}

#[test]
fn what_a_colleague_read_arrives_while_one_works() {
    snapshots("sync_arrives", |journey| {
        in_the_storeroom(journey);
        journey.scan(&tag(1));
        let report = report(journey, "brune", [seen(&tag(2)), seen(&tag(3))]);
        journey.synced(report, None, 0);
        assert!(journey.shows("brune"), "{}", journey.screen());
        // Read there already: by whom, and when.
        journey.scan(&tag(2));
        assert!(journey.shows("brune"), "{}", journey.screen());
        let known = journey.app.standing().unwrap();
        assert_eq!(known.ledger().reads().len(), 3);
    });
}

#[test]
fn what_another_program_records_here_is_seen_and_the_last_verdict_stays() {
    let mut journey = Journey::begin(Lang::Fr);
    journey.type_in("/fontaine").enter().enter();
    assert!(journey.shows("Aucune lecture encore"), "{}", journey.screen());
    let replaced = |journey: &mut Journey, read: &str| {
        let entry = journey.colleague("aud-9", seen(read));
        let mut standing = journey.app.standing().unwrap().clone();
        standing.apply(entry);
        journey.send(Message::StandingReplaced(Box::new(standing)));
    };
    replaced(&mut journey, &tag(2));
    assert!(!journey.shows("Aucune lecture encore") && journey.shows(&tag(2)), "{}", journey.screen());
    journey.press(KeyCode::Down).enter().scan(&tag(1));
    assert!(journey.app.flight().is_empty() && journey.shows("À sa place."), "{}", journey.screen());
    // One more of theirs: what was read here last is still what the panel shouts.
    replaced(&mut journey, &tag(3));
    assert!(journey.shows(&tag(3)) && journey.shows("À sa place."), "{}", journey.screen());
    // What closing the room would make missing is true while it is looked at, too.
    journey.f(3);
    assert!(journey.shows("4 équipements attendus"), "{}", journey.screen());
    replaced(&mut journey, &tag(4));
    assert!(journey.app.context() == Context::Confirm && journey.shows("3 équipements attendus"), "{}", journey.screen());
}

#[test]
fn a_contradiction_is_told_and_settled_by_a_further_decision() {
    let mut journey = Journey::begin(Lang::En);
    in_the_storeroom(&mut journey);
    journey.scan(&tag(1)).f(3).enter();
    let missing = Finding { college: uai(LA_FONTAINE), code: Code::Missing, subject: Subject::Device(Tag::new(tag(2))) };
    let about = missing.clone();
    let decided = move |decision| {
        let finding = about.clone();
        Fact::Decided(Decided { finding, basis: None, decision, cause: None, evidence: None, over: Vec::new() })
    };
    // Decided here, without knowing what the colleague decides.
    journey.f(8).type_in(&format!("/{}", tag(2))).enter().type_in("1").enter();
    assert_eq!(
        journey.app.standing().unwrap().decision(&missing).map(|held| held.decided.decision),
        Some(Decision::ConfirmMissing)
    );
    let report = report(&mut journey, "brune", [decided(Decision::AcceptAsIs)]);
    journey.synced(report, None, 0);
    assert!(journey.shows("contradicts"), "{}", journey.screen());
    assert!(journey.app.standing().unwrap().decision(&missing).is_none());
    assert!(journey.shows("conflict"), "{}", journey.screen());
    journey.type_in("1").enter();
    let standing = journey.app.standing().unwrap();
    assert_eq!(standing.decision(&missing).map(|held| held.decided.decision), Some(Decision::ConfirmMissing));
    assert!(standing.conflict(&missing).is_empty());
}

#[test]
fn the_dialog_names_a_hub_and_tells_what_goes_and_comes() {
    snapshots("sync_alone", |journey| {
        journey.type_in("y");
    });
    snapshots("sync_dialog", |journey| {
        journey.type_in("y").enter().type_in("/media/clé/récol").enter();
        assert_eq!(journey.syncs, [Some(HubAddress::Folder("/media/clé/récol".into()))]);
        let progress = SyncProgress { step: SyncStep::Send, done: 2000, total: Some(4100) };
        journey.send(Message::Sync(SyncNews::Progress(progress)));
        assert!(journey.shows("2000 / 4100"), "{}", journey.screen());
        // While one is running, asking again changes nothing.
        journey.enter();
        assert_eq!(journey.syncs.len(), 1);
        let mut report = report(journey, "brune", [seen(&tag(2))]);
        report.rows = 120;
        let key = PublicKey::from_bytes([0x5a; 32]);
        report.troubles = vec![
            SyncTrouble::UnknownKey { key, name: "poste \u{1b}[31m9".into() },
            SyncTrouble::ClockAhead { writer: super::harness::COLLEAGUE, minutes: 61 },
        ];
        journey.synced(report, None, 0);
        journey.wait(5000);
        journey.enter();
        assert_eq!(journey.syncs.len(), 2);
    });
}

#[test]
fn a_running_sync_is_stopped_from_its_dialog() {
    let mut journey = Journey::begin(Lang::En);
    journey.type_in("y").enter().type_in("/media/stick").enter();
    // Nothing runs yet: there is nothing to stop.
    journey.type_in("x");
    assert!(!journey.asked.contains(&Job::Loop(LoopOrder::StopSync)) && !journey.shows("stop"), "{}", journey.screen());
    let progress = SyncProgress { step: SyncStep::Inventory, done: 2000, total: None };
    journey.send(Message::Sync(SyncNews::Progress(progress)));
    assert!(journey.shows("stop"), "{}", journey.screen());
    journey.type_in("x");
    assert!(journey.asked.contains(&Job::Loop(LoopOrder::StopSync)));
    assert!(journey.shows("stops at its next step") && journey.app.context() == Context::Sync, "{}", journey.screen());
}

#[test]
fn a_refusal_says_what_to_do_and_stays_in_sight() {
    let refused = || Failure {
        kind: FailureKind::User,
        doing: Doing::Sync,
        subject: String::new(),
        cause: "another copy of this store has written".into(),
        hint: Hint::StationCloned,
    };
    snapshots_of("sync_refused", Journey::begin, |journey| {
        journey.type_in("y").enter().type_in("/media/récol").enter().esc();
        journey.synced(SyncReport::default(), Some(refused()), 7);
        assert!(journey.shows("renew"), "{}", journey.screen());
        assert!(journey.shows("↕ 7 !"), "{}", journey.screen());
        // The same refusal is not said anew every minute.
        journey.esc().wait(9000);
        journey.synced(SyncReport::default(), Some(refused()), 7);
        assert!(!journey.shows("renew"), "{}", journey.screen());
        journey.f(12);
        assert!(journey.shows("renew"), "{}", journey.screen());
    });
}

#[test]
fn another_inventory_is_read_anew_and_other_campaigns_are_looked_through() {
    let mut journey = Journey::begin(Lang::En);
    journey.synced(SyncReport { anew: true, revisions: 1, ..SyncReport::default() }, None, 0);
    assert_eq!(journey.asked, [Job::Record(Record::UseCampaign(CAMPAIGN))]);
    let mut journey = Journey::begin(Lang::En);
    journey.synced(SyncReport { revisions: 1, ..SyncReport::default() }, None, 0);
    assert_eq!(journey.asked, [Job::Errand(Errand::Survey(Some(CAMPAIGN)))]);
}
