//! The campaigns: looked through, gone over to, closed, reopened.

use super::harness::{CAMPAIGN, Journey, LA_FONTAINE, Store, inventory, opened, snapshots_of, tag, uai};
use jiff::civil::date;
use recol::{
    audit::{
        ids::{CampaignId, Revision, Tag, WriterId},
        inventory::Inventory,
        journal::{AuditMode, Fact, Planned, Sampling},
        ledger::{Campaign, Ledger},
        moment::Moment,
        progress::CampaignProgress,
        standing::Standing,
    },
    job::{
        CampaignOverview, Doing, Entered, Errand, Failure, FailureKind, Hint, Job, Opening, Record, RecordOutcome, Survey,
        SyncReport,
    },
    locale::Lang,
    tui::{KeyCode, Message, Setup, keys::Context},
};
use std::sync::Arc;

const OTHER: CampaignId = CampaignId(*b"another-campaign");

fn overview(id: CampaignId, name: &str, mode: AuditMode, closed: bool) -> CampaignOverview {
    let day = |month, day| Some(date(2026, month, day));
    let told = Campaign {
        name: name.into(),
        colleges: vec![],
        revision: Revision(1),
        opened: Moment::new(1_795_000_000_000, 60),
        planned: Some(Planned { first: day(11, 2), last: day(12, 18) }),
        mode,
        closed,
    };
    let progress =
        CampaignProgress { colleges: 99, open: 3, closed: 40, expected: 4200, read: 1900, ..CampaignProgress::default() };
    CampaignOverview { id, told: Some(told), revision: Revision(1), entries: 2311, progress, shown: mode != AuditMode::Blind }
}

fn survey() -> Survey {
    let campaigns = vec![
        overview(CAMPAIGN, "Récolement 2026", AuditMode::Full, false),
        overview(OTHER, "Contrôle de printemps", AuditMode::Blind, false),
        overview(CampaignId([9; 16]), "Récolement 2025", AuditMode::Full, true),
    ];
    Survey { campaigns, missing_before: [Tag::new(tag(3))].into(), office: inventory(), seed: 20_261_124 }
}

/// In the list.
fn list(journey: &mut Journey) -> &mut Journey {
    journey.type_in("c").send(Message::Surveyed(survey()))
}

/// The other campaign has been read.
fn entered(journey: &mut Journey) {
    let standing = Standing::new(inventory(), Ledger::of(opened(&mut Store::default(), AuditMode::Blind)), date(2026, 11, 23));
    let writer = WriterId(*b"journey-writer-2");
    journey.send(Message::Entered(Box::new(Entered { campaign: OTHER, writer, standing })));
}

#[test]
fn every_campaign_with_its_state() {
    snapshots_of("campaigns_list", Journey::begin, |journey| {
        list(journey).press(KeyCode::Down);
    });
    let mut journey = Journey::begin(Lang::Fr);
    journey.type_in("c");
    assert_eq!(journey.asked, [Job::Errand(Errand::Survey(Some(CAMPAIGN)))]);
    assert!(journey.shows("Lecture des campagnes"), "{}", journey.screen());
    journey.send(Message::Surveyed(survey())).press(KeyCode::Down);
    assert!(journey.shows("caché"), "{}", journey.screen());
    journey.esc();
    assert!(journey.shows("Collèges"), "{}", journey.screen());
}

#[test]
fn enter_goes_over_to_the_chosen_one() {
    for lang in Lang::ALL {
        let mut journey = Journey::begin(lang);
        list(&mut journey).press(KeyCode::Down).enter();
        assert_eq!(journey.asked.last(), Some(&Job::Record(Record::UseCampaign(OTHER))));
        // Until it is there, nothing can be recorded in the one before.
        journey.esc().type_in("x").enter().esc();
        assert!(journey.shows("Contrôle de printemps") && journey.appended.is_empty(), "{}", journey.screen());
        entered(&mut journey);
        assert_eq!(journey.asked.last(), Some(&Job::Errand(Errand::Survey(Some(OTHER)))));
        assert!(journey.shows("La Fontaine"), "{}", journey.screen());
        journey.type_in("/fontaine").enter().enter().press(KeyCode::Down).enter();
        assert!(journey.shows(if lang == Lang::Fr { "aveugle" } else { "blind" }), "{}", journey.screen());
    }
}

#[test]
fn a_campaign_that_cannot_be_read_leaves_the_one_before() {
    let mut journey = Journey::begin(Lang::En);
    list(&mut journey).press(KeyCode::Down).enter();
    let failure = Failure {
        kind: FailureKind::Outside,
        doing: Doing::ReadStore,
        subject: "recol.db".into(),
        cause: "disk I/O error".into(),
        hint: Hint::DiskRefuses,
    };
    journey.send(Message::Recorded(RecordOutcome::NotEntered(failure)));
    assert!(journey.shows("disk I/O error"), "{}", journey.screen());
    journey.esc().type_in("/fontaine").enter().enter().press(KeyCode::Down).enter().scan(&tag(1));
    assert_eq!(journey.app.standing().unwrap().ledger().reads().len(), 1);
}

#[test]
fn what_is_not_recorded_belongs_to_its_campaign() {
    let mut journey = Journey::begin(Lang::Fr);
    journey.type_in("/fontaine").enter().enter().press(KeyCode::Down).enter();
    journey.store.full = true;
    journey.scan(&tag(1)).esc();
    list(&mut journey).press(KeyCode::Down).enter();
    assert!(!journey.asked.contains(&Job::Record(Record::UseCampaign(OTHER))));
    assert!(journey.shows("ne sont pas enregistrées"), "{}", journey.screen());
}

#[test]
fn a_closed_campaign_is_looked_at_and_not_read_in() {
    snapshots_of("campaigns_close", Journey::begin, |journey| {
        list(journey).type_in("x");
    });
    let close = |journey: &mut Journey| {
        journey.type_in("/fontaine").enter().enter().press(KeyCode::Down).enter().scan(&tag(1)).f(3).enter().esc();
        list(journey).type_in("x").enter();
    };
    snapshots_of("campaigns_closed", Journey::begin, close);
    snapshots_of("campaigns_closed_read", Journey::begin, |journey| {
        close(journey);
        journey.esc().enter().scan(&tag(2));
    });
    let mut journey = Journey::begin(Lang::Fr);
    close(&mut journey);
    let recorded = journey.appended.len();
    journey.esc().enter().scan(&tag(2)).enter().f(3).esc().f(10).esc().f(6).enter().enter();
    assert_eq!(journey.appended.len(), recorded, "{:?}", journey.appended.last());
    assert!(journey.shows("La campagne est close"), "{}", journey.screen());
    // Decisions go on.
    journey.f(8).type_in("4").enter();
    assert!(matches!(journey.appended.last(), Some(Fact::Decided(_))), "{}", journey.screen());
    journey.esc().esc();
    list(&mut journey).type_in("x").enter();
    assert!(matches!(journey.appended.last(), Some(Fact::CampaignReopened {})));
    assert!(!journey.app.is_closed());
}

#[test]
fn only_the_campaign_worked_on_is_closed() {
    let mut journey = Journey::begin(Lang::En);
    list(&mut journey).press(KeyCode::Down).type_in("x");
    assert!(journey.shows("Go to this campaign first"), "{}", journey.screen());
    assert!(journey.appended.is_empty());
}

/// What is read next belongs to the campaign that is being entered: a sync that ends meanwhile does not go back to the one before.
#[test]
fn a_sync_that_wants_everything_anew_waits_for_the_campaign_that_is_being_entered() {
    let anew = || SyncReport { anew: true, ..SyncReport::default() };
    let uses = |journey: &Journey| {
        let used = |job: &Job| match job {
            Job::Record(Record::UseCampaign(campaign)) => Some(*campaign),
            _ => None,
        };
        journey.asked.iter().filter_map(used).collect::<Vec<_>>()
    };
    let mut journey = Journey::begin(Lang::En);
    list(&mut journey).press(KeyCode::Down).enter().synced(anew(), None, 0);
    assert_eq!(uses(&journey), [OTHER]);
    entered(&mut journey);
    assert_eq!(uses(&journey), [OTHER, OTHER]);
    entered(&mut journey);
    assert_eq!(uses(&journey).len(), 2, "once");
    // If that was under way before, its coming back is not the other one's.
    let mut journey = Journey::begin(Lang::En);
    list(&mut journey).synced(anew(), None, 0).press(KeyCode::Down).enter();
    assert_eq!(uses(&journey), [CAMPAIGN, OTHER]);
    let standing = journey.app.standing().unwrap().clone();
    let again = Entered { campaign: CAMPAIGN, writer: WriterId(*b"journey-writer-1"), standing };
    journey.send(Message::Entered(Box::new(again)));
    assert_eq!(journey.app.context(), Context::Campaigns);
    journey.enter();
    assert_eq!(uses(&journey).len(), 2, "the other one is still waited for");
    entered(&mut journey);
    assert_eq!(journey.app.context(), Context::Dashboard);
    // If it cannot be entered, the one before is read again.
    let mut journey = Journey::begin(Lang::En);
    list(&mut journey).press(KeyCode::Down).enter().synced(anew(), None, 0);
    let (kind, doing, subject) = (FailureKind::Outside, Doing::ReadStore, String::new());
    let failure = Failure { kind, doing, subject, cause: "gone".into(), hint: Hint::Report };
    journey.send(Message::Recorded(RecordOutcome::NotEntered(failure)));
    assert_eq!(uses(&journey), [OTHER, CAMPAIGN]);
    // What was refused holds it up no longer once that is given up.
    let mut journey = Journey::begin(Lang::En);
    journey.type_in("/fontaine").enter().enter().press(KeyCode::Down).enter();
    journey.store.full = true;
    journey.scan(&tag(1)).synced(anew(), None, 0);
    assert_eq!(uses(&journey), []);
    journey.ctrl('z');
    assert_eq!(uses(&journey), [CAMPAIGN]);
}

/// What a sync brings is concluded from where the auditor is: he stays in his room, with the note that he is writing.
#[test]
fn a_campaign_that_is_read_anew_drops_no_note_and_leaves_no_room() {
    let mut journey = Journey::begin(Lang::En);
    journey.type_in("/fontaine").enter().enter().press(KeyCode::Down).enter().scan(&tag(1)).ctrl('n').press(KeyCode::Up);
    journey.type_in("binder 3").synced(SyncReport { anew: true, ..SyncReport::default() }, None, 0);
    assert!(journey.shows("binder 3"), "{}", journey.screen());
    let before = journey.screen();
    let standing = journey.app.standing().unwrap();
    let standing = Standing::new(inventory(), standing.ledger().clone(), standing.date());
    let writer = WriterId(*b"journey-writer-1");
    journey.send(Message::Entered(Box::new(Entered { campaign: CAMPAIGN, writer, standing })));
    assert_eq!(journey.screen(), before);
    assert_eq!(journey.app.context(), Context::Note);
    journey.esc();
    assert_eq!(journey.app.context(), Context::Visit);
}

#[test]
fn missing_again_is_told() {
    let mut journey = Journey::begin(Lang::Fr);
    journey.type_in("/fontaine").enter().enter().press(KeyCode::Down).enter().scan(&tag(1)).f(3).enter().esc();
    list(&mut journey);
    assert!(journey.shows("1 équipement manquant l’était déjà"), "{}", journey.screen());
}

#[test]
fn without_a_chosen_one_the_list_comes_first() {
    let begin = |lang| {
        let standing = Standing::new(inventory(), Ledger::default(), date(2026, 11, 23));
        let setup = Setup { lang, choose: true, standing: Some(standing), ..Setup::default() };
        let mut journey = Journey::of(setup, Store::default());
        journey.send(Message::Surveyed(survey()));
        journey
    };
    snapshots_of("campaigns_first", begin, |_| {});
    let mut journey = begin(Lang::En);
    journey.press(KeyCode::Down).enter();
    assert_eq!(journey.asked, [Job::Record(Record::UseCampaign(OTHER))]);
    entered(&mut journey);
    assert!(journey.shows("La Fontaine"), "{}", journey.screen());
}

/// The form, opened on the list.
fn form(journey: &mut Journey) -> &mut Journey {
    list(journey).type_in("n")
}

/// Goes on by so many fields.
fn tab(journey: &mut Journey, fields: usize) -> &mut Journey {
    for _ in 0..fields {
        journey.press(KeyCode::Tab);
    }
    journey
}

fn asked_for(journey: &Journey) -> (String, Opening) {
    match journey.asked.last() {
        Some(Job::Record(Record::OpenCampaign { name, opening })) => (name.to_string(), opening.clone()),
        other => panic!("{other:?}\n{}", journey.screen()),
    }
}

#[test]
fn every_field_has_a_default() {
    snapshots_of("campaigns_new", Journey::begin, |journey| {
        form(journey);
    });
    for (lang, name) in [(Lang::Fr, "Récolement 2026"), (Lang::En, "Audit 2026")] {
        let mut journey = Journey::begin(lang);
        form(&mut journey).enter();
        assert_eq!(asked_for(&journey), (name.to_owned(), Opening::default()));
        entered(&mut journey);
        // The next one begins anew.
        form(&mut journey).type_in("x").esc();
        assert_eq!(journey.asked.iter().filter(|job| matches!(job, Job::Record(Record::OpenCampaign { .. }))).count(), 1);
    }
}

#[test]
fn a_sample_in_colleges_of_the_list() {
    let walk = |journey: &mut Journey| {
        form(journey).type_in(" tablettes");
        tab(journey, 1).type_in("02/11/2026");
        tab(journey, 1).type_in("2026-12-18");
        tab(journey, 1).type_in(" ");
        tab(journey, 1).type_in("antony").press(KeyCode::Down).type_in(" ");
    };
    snapshots_of("campaigns_new_list", Journey::begin, walk);
    snapshots_of("campaigns_new_sample", Journey::begin, |journey| {
        walk(journey);
        tab(journey, 1).type_in("  ");
    });
    let mut journey = Journey::begin(Lang::Fr);
    walk(&mut journey);
    tab(&mut journey, 1).type_in("  ");
    assert!(journey.shows("14 équipements tirés sur 14 en réserve, dans 1 collège"), "{}", journey.screen());
    tab(&mut journey, 2).press(KeyCode::Backspace).type_in("20");
    assert!(journey.shows("9 équipements tirés sur 14"), "{}", journey.screen());
    tab(&mut journey, 1).type_in(" ");
    journey.enter();
    let (name, opening) = asked_for(&journey);
    assert_eq!(name, "Récolement 2026 tablettes");
    assert_eq!(opening.colleges, [uai(LA_FONTAINE)]);
    let day = |month, day| Some(date(2026, month, day));
    assert_eq!(opening.planned, Some(Planned { first: day(11, 2), last: day(12, 18) }));
    let (confidence, tolerable) = ("95".parse().unwrap(), "20".parse().unwrap());
    assert_eq!(
        opening.mode,
        AuditMode::Sampling(Sampling { confidence, tolerable, seed: 20_261_124, misplaced_tolerated: true })
    );
}

/// The inventory may change while the form is left: a chosen college that is gone is told as what it is.
#[test]
fn a_chosen_college_that_is_gone_is_told_as_a_college() {
    let mut journey = Journey::begin(Lang::Fr);
    form(&mut journey);
    tab(&mut journey, 3).type_in(" ");
    tab(&mut journey, 1).press(KeyCode::Down).type_in(" ").esc();
    let mut rows = inventory().rows().clone();
    rows.colleges.retain(|college| college.uai != uai(LA_FONTAINE));
    rows.devices.retain(|device| device.college != Some(uai(LA_FONTAINE)));
    let office = Arc::new(Inventory::new(Revision(2), rows));
    journey.send(Message::Surveyed(Survey { office, ..survey() })).type_in("n").enter();
    assert!(journey.shows(&format!("« {} » n’est pas un collège", uai(LA_FONTAINE))), "{}", journey.screen());
    assert!(!journey.shows("Aucun collège de l’inventaire à"), "{}", journey.screen());
}

#[test]
fn refused_values_say_why_and_nothing_typed_is_lost() {
    let mut journey = Journey::begin(Lang::Fr);
    form(&mut journey);
    tab(&mut journey, 1).type_in("32/11/2026").enter();
    assert!(journey.shows("« 32/11/2026 » n’est pas une date"), "{}", journey.screen());
    journey.esc().type_in("n");
    assert!(journey.shows("32/11/2026"), "{}", journey.screen());
    for _ in 0..10 {
        journey.press(KeyCode::Backspace);
    }
    journey.type_in("2026-11-02");
    tab(&mut journey, 1).type_in("2026-11-01").enter();
    assert!(journey.shows("Le dernier jour est avant le premier"), "{}", journey.screen());
    for _ in 0..10 {
        journey.press(KeyCode::Backspace);
    }
    // By list, by commune, by programme.
    tab(&mut journey, 1).type_in(" ").enter();
    assert!(journey.shows("Choisissez au moins un collège"), "{}", journey.screen());
    journey.press(KeyCode::BackTab).type_in(" ");
    tab(&mut journey, 1).type_in("Atlantis").enter();
    assert!(journey.shows("Aucun collège de l’inventaire à « Atlantis »"), "{}", journey.screen());
    journey.press(KeyCode::BackTab).type_in(" ");
    tab(&mut journey, 1).type_in("P9").enter();
    assert!(journey.shows("dotation « P9 »"), "{}", journey.screen());
    journey.press(KeyCode::Backspace).type_in("2");
    tab(&mut journey, 1).type_in("  ");
    tab(&mut journey, 1).type_in("9").enter();
    assert!(journey.shows("La confiance va de 50 à 99,9"), "{}", journey.screen());
    assert!(!journey.asked.iter().any(|job| matches!(job, Job::Record(Record::OpenCampaign { .. }))));
    journey.press(KeyCode::Backspace).enter();
    assert_eq!(asked_for(&journey).1.colleges, [uai(LA_FONTAINE)]);
    // Refused by the disk, it is all there still.
    let failure = Failure {
        kind: FailureKind::Outside,
        doing: Doing::OpenCampaign,
        subject: "recol.db".into(),
        cause: String::new(),
        hint: Hint::DiskFull,
    };
    journey.send(Message::Recorded(RecordOutcome::NotEntered(failure)));
    assert!(journey.shows("P2") && journey.shows("disque est plein"), "{}", journey.screen());
}
