//! The reconciliation as a session: from one undecided finding to the next, many at once, and the balance at its end.

use super::harness::{INDEXED, Journey, LA_FONTAINE, snapshots, tag, uai};
use recol::{
    audit::{
        journal::{Decision, Fact},
        reconciling::{Place, reconciled},
    },
    job::PaperWhat,
    locale::Lang,
    tui::KeyCode,
};

/// The storeroom is read and closed, the visit too: eleven devices are missing, one is misplaced, one loan is overdue.
fn worked(journey: &mut Journey) -> &mut Journey {
    journey.type_in("/fontaine").enter().enter().press(KeyCode::Up).press(KeyCode::Up).press(KeyCode::Down).enter();
    for n in [1, 2, 10] {
        journey.scan(&tag(n));
    }
    journey.f(10).enter().f(8)
}

fn decisions(journey: &Journey) -> Vec<(Decision, String)> {
    let decided = |fact: &Fact| match fact {
        Fact::Decided(decided) => Some((decided.decision, format!("{:?}", decided.finding.subject))),
        _ => None,
    };
    journey.appended.iter().filter_map(decided).collect()
}

#[test]
fn one_key_leads_to_the_next_undecided_finding_and_another_back() {
    let mut journey = Journey::begin(Lang::En);
    worked(&mut journey);
    let chosen = |journey: &Journey| journey.screen().lines().find(|line| line.contains('►')).unwrap_or_default().to_owned();
    let first = chosen(&journey);
    // A decision moves on by itself.
    journey.type_in("1").enter();
    let second = chosen(&journey);
    assert_ne!(second, first);
    journey.type_in("u");
    let third = chosen(&journey);
    assert_ne!(third, second);
    journey.type_in("U");
    assert_eq!(chosen(&journey), second);
    // What is decided is passed over, and past the first comes the last.
    journey.type_in("U").type_in("u");
    assert_eq!(chosen(&journey), second);
    // From the last one, a decision moves on to what is left above.
    journey.type_in("U");
    let last = chosen(&journey);
    journey.type_in("1").enter();
    assert_eq!(chosen(&journey), second, "was at {last}");
}

#[test]
fn eleven_missing_devices_are_decided_by_five_keys_and_undone_by_one() {
    let mut journey = Journey::begin(Lang::Fr);
    worked(&mut journey);
    assert!(journey.shows("× manquant 11"), "{}", journey.screen());
    let before = journey.keys;
    journey.type_in("uum1").enter();
    assert!(journey.keys - before <= 5, "{}", journey.keys - before);
    let missing = decisions(&journey);
    assert!(missing.len() == 11 && missing.iter().all(|(decision, _)| *decision == Decision::ConfirmMissing), "{missing:?}");
    journey.ctrl('z');
    let standing = journey.app.standing().unwrap();
    assert_eq!(reconciled(standing, None).decided, 0);
}

#[test]
fn the_list_and_the_balance_say_how_far_it_is() {
    snapshots("balance_begun", |journey| {
        worked(journey).type_in("1").enter().type_in("b");
    });
    let mut journey = Journey::begin(Lang::En);
    worked(&mut journey).type_in("1").enter();
    let standing = journey.app.standing().unwrap();
    let now = reconciled(standing, Some(uai(LA_FONTAINE)));
    let count = now.decided + now.open();
    assert_eq!(now.decided, 1);
    assert!(journey.shows(&format!("1 of {count} decided")), "{}", journey.screen());
    // From the balance to the first one of a room.
    let rooms = now.left.keys().cloned().collect::<Vec<_>>();
    let at = rooms.iter().position(|place| *place == Place::Room(Some("Classe mobile 1".into()))).unwrap();
    journey.type_in("/réserve").enter().type_in("b").press(KeyCode::Home);
    for _ in 0..at {
        journey.press(KeyCode::Down);
    }
    journey.enter();
    let chosen = journey.screen().lines().find(|line| line.contains('►')).unwrap_or_default().to_owned();
    assert!(chosen.contains(&tag(7)), "{}", journey.screen());
    // In the whole campaign it is left by college.
    journey.esc().esc().esc().type_in("fb");
    assert!(journey.shows("by college") && journey.shows("Collège La Fontaine (Antony)"), "{}", journey.screen());
}

#[test]
fn at_the_end_it_says_who_decided_what_and_hands_over_to_the_report() {
    let all = |journey: &mut Journey| {
        worked(journey).type_in("uum1").enter();
        for _ in 0..9 {
            if journey.shows("0 to decide") || journey.shows("Decided") || journey.shows("Décidé") {
                break;
            }
            journey.type_in("1").enter();
        }
    };
    snapshots("balance_done", all);
    let mut journey = Journey::begin(Lang::En);
    all(&mut journey);
    assert!(journey.shows("aud-1: ") && journey.shows("confirm missing 11"), "{}", journey.screen());
    assert!(journey.shows("Nothing is left to decide"), "{}", journey.screen());
    journey.enter();
    assert!(journey.shows("report-recolement-2026-0921170X-2026-11-23.pdf"), "{}", journey.screen());
    journey.enter();
    assert_eq!(journey.papers.pop().map(|order| order.what), Some(PaperWhat::Minutes(uai(LA_FONTAINE))));
    // It comes by itself once. The last decision is undone while it stands there, which leaves something to decide again.
    assert!(!journey.shows("Nothing is left"), "{}", journey.screen());
    journey.type_in("b").ctrl('z');
    assert!(!journey.shows("Nothing is left"), "{}", journey.screen());
    journey.type_in("b");
    assert!(journey.shows("Left to decide"), "{}", journey.screen());
}

#[test]
fn an_empty_list_has_nothing_to_reconcile() {
    for lang in Lang::ALL {
        let mut journey = Journey::with(lang, false, INDEXED);
        journey.type_in("fu");
        assert!(journey.shows("Plus rien à décider") || journey.shows("Nothing is left"), "{}", journey.screen());
        journey.type_in("b");
        assert!(journey.shows("Aucun écart ici") || journey.shows("No discrepancy here"), "{}", journey.screen());
    }
}
