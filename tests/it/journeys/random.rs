//! Whatever is pressed, clicked, scanned, shown, answered and resized: nothing panics, nothing is drawn outside, every screen
//! has a way out, and nothing that was acknowledged is lost. About 10,000 steps in all.

use super::harness::{ANNE_FRANK, CAMPAIGN, Journey, LA_FONTAINE, Store, inventory, opened, tag, uai};
use super::sync::seen;
use jiff::civil::date;
use proptest::prelude::*;
use recol::{
    audit::{
        ids::{CampaignId, Revision, WriterId},
        inventory::DeviceIx,
        journal::{AuditMode, Sampling, Spot, StillId},
        ledger::{Campaign, Ledger, Touched},
        moment::Moment,
        progress::CampaignProgress,
        standing::Standing,
        text::printable_within,
    },
    job::{
        At, CampaignOverview, Doing, Entered, Errand, ErrandOutcome, Failure, FailureKind, Gray, Hint, HubOutcome, Job, Kept,
        LensEvent, LensTrouble, LoopOrder, Record, RecordOutcome, Stamp, Survey, SyncReport, Whereabouts,
    },
    locale::Lang,
    tui::{App, Key, KeyCode, Message, keys::bindings, update},
};
use std::{
    collections::BTreeSet,
    sync::{Arc, OnceLock},
    time::Duration,
};

const OTHER: CampaignId = CampaignId(*b"another-campaign");
/// So many walks of so many steps.
const WALKS: u32 = 64;
const STEPS: usize = 160;

#[derive(Clone, Debug)]
enum Step {
    Key(Key),
    /// A key that is bound where the auditor is: which of them.
    Bound(prop::sample::Index),
    /// A click at something that can be clicked at: which of it.
    Point(prop::sample::Index),
    Click(u16, u16),
    Wheel(u16, u16, bool),
    Scan(u64),
    Show(u64, usize),
    Type(String),
    Paste(String),
    Resize(u16, u16),
    Wait(u64),
    Trouble,
    DiskFull(bool),
    Slow(bool),
    /// What was asked about campaigns is answered, or refused.
    Answer(bool),
    Go(Option<&'static str>),
    /// A colleague's read arrives, or a sync fails.
    Arrive(Option<u64>),
}

fn key() -> impl Strategy<Value = Key> {
    use KeyCode::{BackTab, Backspace, Delete, Down, End, Enter, Esc, F, Home, Left, PageDown, PageUp, Right, Tab, Up};
    let plain = [BackTab, Backspace, Delete, Down, End, Enter, Esc, Home, Left, PageDown, PageUp, Right, Tab, Up, Enter, Down];
    prop_oneof![
        4 => prop::sample::select(plain.to_vec()).prop_map(Key::plain),
        2 => (1u8..=12).prop_map(|n| Key::plain(F(n))),
        2 => prop::char::range('a', 'z').prop_map(Key::ctrl),
        3 => prop::char::range(' ', '~').prop_map(Key::char),
    ]
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        8 => key().prop_map(Step::Key),
        9 => any::<prop::sample::Index>().prop_map(Step::Bound),
        5 => any::<prop::sample::Index>().prop_map(Step::Point),
        1 => ((0u16..170), (0u16..60)).prop_map(|(x, y)| Step::Click(x, y)),
        2 => ((0u16..170), (0u16..60), any::<bool>()).prop_map(|(x, y, down)| Step::Wheel(x, y, down)),
        3 => (1u64..45).prop_map(Step::Scan),
        2 => ((1u64..45), (1usize..4)).prop_map(|(n, copies)| Step::Show(n, copies)),
        1 => "[ -~é日\u{202e}]{0,12}".prop_map(Step::Type),
        1 => "[ -~\n\u{1b}é日]{0,40}".prop_map(Step::Paste),
        1 => ((1u16..170), (1u16..60)).prop_map(|(w, h)| Step::Resize(w, h)),
        2 => prop_oneof![9 => 0u64..900, 1 => Just(86_400_000)].prop_map(Step::Wait),
        1 => Just(Step::Trouble),
        1 => any::<bool>().prop_map(Step::DiskFull),
        1 => any::<bool>().prop_map(Step::Slow),
        3 => prop_oneof![3 => Just(true), 1 => Just(false)].prop_map(Step::Answer),
        1 => prop::sample::select(vec![None, Some("Réserve"), Some("Salle 12")]).prop_map(Step::Go),
        2 => prop::option::weighted(0.8, 1u64..45).prop_map(Step::Arrive),
    ]
}

fn mode() -> impl Strategy<Value = AuditMode> {
    let sampling =
        Sampling { confidence: "95".parse().unwrap(), tolerable: "20".parse().unwrap(), seed: 7, misplaced_tolerated: true };
    prop::sample::select(vec![AuditMode::Full, AuditMode::Blind, AuditMode::Sampling(sampling)])
}

fn place() -> impl Strategy<Value = Option<Whereabouts>> {
    let at = prop::sample::select(vec![At::Dashboard, At::Campaigns, At::Visit, At::Findings, At::CollegeFindings]);
    let college = prop::option::of(prop::sample::select(vec![LA_FONTAINE, ANNE_FRANK, 920_001]).prop_map(uai));
    let place = (at, college, "[a-z:]{0,6}", any::<(bool, bool)>()).prop_map(|(at, college, filter, (all, undecided))| {
        let campaign = Some(CAMPAIGN);
        Whereabouts { campaign, at, college, room: Some("Réserve".into()), filter, all, undecided, ..Whereabouts::default() }
    });
    prop::option::of(place)
}

fn overview(id: CampaignId, mode: AuditMode) -> CampaignOverview {
    let told = Campaign {
        name: "Récolement".into(),
        colleges: vec![],
        revision: Revision(1),
        opened: Moment::new(1_795_000_000_000, 60),
        planned: None,
        mode,
        closed: false,
    };
    CampaignOverview {
        id,
        told: Some(told),
        revision: Revision(1),
        entries: 2,
        progress: CampaignProgress::default(),
        shown: true,
    }
}

/// Answers everything that was asked about campaigns. Whatever campaign is gone over to begins anew.
fn answer(journey: &mut Journey, yes: bool, mode: AuditMode, here: &mut CampaignId) {
    for job in std::mem::take(&mut journey.asked) {
        let message = match job {
            Job::Errand(Errand::Survey(_)) => {
                let campaigns = vec![overview(CAMPAIGN, mode), overview(OTHER, AuditMode::Blind)];
                Message::Surveyed(Survey { campaigns, office: inventory(), seed: 1, ..Survey::default() })
            }
            Job::Record(Record::UseCampaign(_) | Record::OpenCampaign { .. }) if yes => {
                // Nothing is on its way or kept back then: it would land in the wrong campaign.
                assert!(journey.app.flight().is_empty() && journey.waiting.is_empty());
                let campaign = if let Job::Record(Record::UseCampaign(id)) = job { id } else { CampaignId([3; 16]) };
                let full = journey.store.full;
                journey.store = Store::default();
                journey.store.full = full;
                journey.asks = (0, 0);
                journey.colleague = Store::default();
                *here = campaign;
                let standing = Standing::new(inventory(), Ledger::of(opened(&mut journey.store, mode)), date(2026, 11, 23));
                Message::Entered(Box::new(Entered { campaign, writer: WriterId(*b"journey-writer-1"), standing }))
            }
            Job::Hub(_) => Message::Hub(HubOutcome::NotDone(Failure {
                kind: FailureKind::Outside,
                doing: Doing::UseHub,
                subject: "/media/stick".into(),
                cause: "gone".into(),
                hint: Hint::NoHub,
            })),
            Job::Errand(_) => Message::Errand(ErrandOutcome::NotImported(Failure {
                kind: FailureKind::User,
                doing: Doing::Import,
                subject: String::new(),
                cause: "refused".into(),
                hint: Hint::CheckColumns,
            })),
            _ => Message::Recorded(RecordOutcome::NotEntered(Failure {
                kind: FailureKind::Outside,
                doing: Doing::OpenCampaign,
                subject: String::new(),
                cause: "refused".into(),
                hint: Hint::DiskFull,
            })),
        };
        journey.send(message);
    }
}

/// The longer words of a text.
fn words(text: &str) -> impl Iterator<Item = &str> {
    // What was cut may end or begin in the middle of a word.
    let whole = text.split_whitespace().filter(|piece| !piece.contains(['…', '│', '╭', '╮', '╰', '╯', '─']));
    whole.flat_map(|piece| piece.split(|c: char| !c.is_alphabetic())).filter(|word| word.chars().count() > 4)
}

/// The words of the English catalogue that the French one has not, nor the invented parc. Those with which a French word begins or
/// ends are left out: a screen of a few columns breaks words anywhere.
fn english() -> &'static BTreeSet<&'static str> {
    static ENGLISH: OnceLock<BTreeSet<&str>> = OnceLock::new();
    ENGLISH.get_or_init(|| {
        let said = |catalogue: &'static str| {
            let lines = catalogue.lines().filter(|line| !line.starts_with('#'));
            lines.flat_map(|line| words(line.split_once(" = ").map_or(line, |(_, said)| said)))
        };
        let french: BTreeSet<&str> = said(include_str!("../../../src/locale/fr.ftl")).collect();
        let parc = ["Galaxy", "gone", "refused", "media", "stick", "journey", "Apple"];
        let english = said(include_str!("../../../src/locale/en.ftl"));
        let is_part = |word: &str| french.iter().any(|french| french.starts_with(word) || french.ends_with(word));
        english.filter(|word| !is_part(word) && !parc.contains(word)).collect()
    })
}

/// Whether a read that is valid in the journal is on the screen; on a small one, which leaves the tag out, whether there is one.
/// Blanks do not count: a wide letter takes two cells.
fn stands(journey: &Journey, screen: &str) -> bool {
    let solid = |text: &str| text.replace(' ', "");
    let on_screen = solid(screen);
    let Some(standing) = journey.app.standing() else { return false };
    let shown = |ix: &DeviceIx| standing.inventory().device(*ix).is_some_and(|device| screen.contains(device.tag.as_str()));
    journey.store.log.iter().any(|entry| {
        let Some(Touched::Read(ix)) = standing.ledger().touched(entry.id) else { return false };
        let Some(read) = standing.ledger().valid_read(ix) else { return false };
        let device = standing.sightings().device(ix);
        let small = screen.lines().count() < 24 || screen.lines().next().is_none_or(|line| line.chars().count() < 80);
        small
            || device.as_ref().is_some_and(shown)
            || on_screen.contains(solid(&printable_within(&read.kept, 12)).trim_end_matches('…'))
    })
}

/// Whether a few presses lead out: of whatever is open, and then of the program, by a question at most.
fn has_a_way_out(app: &App, stamp: Stamp) -> bool {
    let mut app = app.clone();
    let mut since = stamp.since;
    let mut press = |key: Key| {
        since += Duration::from_millis(200);
        update(&mut app, Stamp { since, ..stamp }, Message::Key(key)).contains(&Job::Loop(LoopOrder::Quit))
    };
    for _ in 0..8 {
        press(Key::plain(KeyCode::Esc));
    }
    press(Key::ctrl('q')) || press(Key::plain(KeyCode::Enter))
}

fn take(journey: &mut Journey, step: Step, mode: AuditMode, here: &mut CampaignId) {
    match step {
        Step::Key(key) => {
            journey.key(key);
        }
        Step::Bound(which) => {
            let keys: Vec<Key> = bindings(journey.app.context()).iter().flat_map(|b| b.keys.iter().copied()).collect();
            journey.key(*which.get(&keys));
        }
        Step::Point(which) => {
            let targets: Vec<_> = journey.chart().targets().collect();
            if !targets.is_empty() {
                journey.click_at(which.get(&targets).0);
            }
        }
        Step::Click(column, row) => {
            journey.click_at((column, row));
        }
        Step::Wheel(column, row, down) => {
            journey.chart();
            journey.send(Message::Wheel { column, row, down });
        }
        Step::Scan(n) => {
            journey.scan(&tag(n));
        }
        Step::Show(n, copies) => {
            journey.show(&tag(n), copies);
        }
        Step::Type(text) => {
            journey.type_in(&text);
        }
        Step::Paste(text) => {
            journey.send(Message::Paste(text));
        }
        Step::Resize(width, height) => {
            journey.resize(width, height);
        }
        Step::Wait(ms) => {
            journey.wait(ms);
        }
        Step::Trouble => {
            journey.send(Message::Lens(LensEvent::Trouble(LensTrouble::Unplugged)));
        }
        Step::DiskFull(full) => journey.store.full = full,
        Step::Slow(true) => journey.slow = true,
        Step::Slow(false) => {
            journey.catch_up();
        }
        Step::Answer(yes) => answer(journey, yes, mode, here),
        Step::Arrive(None) => {
            let failure = Failure {
                kind: FailureKind::Outside,
                doing: Doing::Sync,
                subject: "/media/stick".into(),
                cause: "gone".into(),
                hint: Hint::NoHub,
            };
            journey.synced(SyncReport::default(), Some(failure), 3);
        }
        Step::Arrive(Some(n)) => {
            let entry = journey.colleague("aud-2", seen(&tag(n)));
            let mut report = SyncReport::default();
            report.receive(*here, vec![entry]);
            journey.synced(report, None, 0);
        }
        Step::Go(room) => {
            journey.send(Message::Go(Spot { college: uai(LA_FONTAINE), room: room.map(Into::into) }));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: WALKS, ..ProptestConfig::default() })]

    #[test]
    fn nothing_panics_is_lost_or_has_no_way_out(
        steps in prop::collection::vec(step(), STEPS),
        french in any::<bool>(),
        mode in mode(),
        place in place(),
    ) {
        let mut journey = Journey::held_with_camera(if french { Lang::Fr } else { Lang::En }, mode);
        if french {
            journey.kept = Some(Kept { still: StillId([5; 32]), bytes: 90_000, name: Some("IMG_1.jpg".into()) });
            journey.picture = Some(Arc::new(Gray::new(40, 30, vec![120; 1_200]).unwrap()));
        }
        if let Some(place) = place {
            journey.send(Message::Resume(Box::new(place)));
        }
        let (mut before, mut here) = (None, CAMPAIGN);
        for step in steps {
            let (drawn, ticks) = (journey.screen(), matches!(step, Step::Wait(_)));
            take(&mut journey, step, mode, &mut here);
            let screen = journey.screen();
            prop_assert!(!ticks || journey.app.has_changed() || screen == drawn, "not drawn:\n{drawn}\n{screen}");
            prop_assert!(!screen.chars().any(|c| c != '\n' && recol::audit::text::is_treacherous(c)), "{screen}");
            if french {
                let found: Vec<&str> = words(&screen).filter(|word| english().contains(*word)).collect();
                prop_assert!(found.is_empty(), "{found:?} in French:\n{screen}");
            }
            if let Some(said) = ["√ recorded at", "√ enregistré à"].iter().find(|said| screen.contains(**said)) {
                prop_assert!(stands(&journey, &screen), "{said}, and nothing of it is in the journal:\n{screen}");
            }
            // Whatever else has changed on the same screen shows when it is left.
            let now = Some(journey.app.context());
            if before != now {
                prop_assert!(has_a_way_out(&journey.app, journey.stamp()), "no way out of\n{screen}");
            }
            before = now;
        }
        journey.catch_up();
        journey.store.full = false;
        answer(&mut journey, false, mode, &mut here);
        // Out of whatever is open: a retry is a key of the screens.
        for _ in 0..8 {
            journey.esc();
        }
        journey.ctrl('r');
        prop_assert!(journey.app.flight().is_empty());
        prop_assert_eq!(journey.asks.0, journey.asks.1, "every asking to record was answered");
        let kept = journey.app.standing().unwrap();
        for entry in journey.store.log.iter().chain(&journey.colleague.log) {
            prop_assert!(kept.ledger().touched(entry.id).is_some(), "lost: {entry:?}");
        }
        let anew = Standing::new(kept.inventory().clone(), Ledger::of(journey.store.log.iter().chain(&journey.colleague.log).cloned()), kept.date());
        prop_assert_eq!(kept.findings(), anew.findings());
        prop_assert_eq!(kept.ledger().reads().len(), anew.ledger().reads().len());
    }
}
