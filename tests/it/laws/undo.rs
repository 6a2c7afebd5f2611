//! Undo and redo are what a stack of states is: whatever is recorded, undone and redone in whatever order, the same
//! findings and decisions stand as if every state had been kept aside.

use super::{cases, world};
use proptest::{collection, prelude::*};
use recol::audit::{
    finding::{Code, Finding, Subject},
    ids::{EntryId, WriterId},
    inventory::Inventory,
    journal::{About, Body, By, Decided, Decision, Entry, Fact, Hlc, Noted, RoomPlace, Seen, Spot},
    ledger::Ledger,
    moment::Moment,
    standing::Standing,
};
use std::{num::NonZeroU8, sync::Arc};

const OURS: WriterId = WriterId([7; 16]);
const THEIRS: WriterId = WriterId([8; 16]);
const TAGS: [&str; 4] = ["A-1", "0012", "HDS-77", "T-9"];

/// What somebody at the keyboard does.
#[derive(Clone, Debug)]
enum Stroke {
    /// Facts recorded together, of which an undo takes the last back, or all of them if they are decisions.
    Record(Vec<Fact>),
    Undo,
    Redo,
    /// Another station records something meanwhile.
    Elsewhere(Fact),
}

fn spot() -> impl Strategy<Value = Spot> {
    (0..3_usize, prop::option::of(prop::sample::select(vec!["Réserve", "Chariot"])))
        .prop_map(|(college, room)| Spot { college: world::colleges()[college], room: room.map(Into::into) })
}

fn fact() -> impl Strategy<Value = Fact> {
    let seen = (spot(), prop::sample::select(TAGS.to_vec())).prop_map(|(spot, tag)| {
        Fact::Seen(Seen { spot, payload: tag.into(), by: By::Typed, serial: None, instead: None, copies: NonZeroU8::MIN })
    });
    let college = || (0..3_usize).prop_map(|ix| world::colleges()[ix]);
    let note = |(college, tag): (_, &str)| {
        Fact::Noted(Noted {
            college,
            about: About::Device(tag.into()),
            condition: None,
            lacks: vec![],
            note: Some("?".into()),
            photo: None,
            still: None,
        })
    };
    prop_oneof![
        4 => seen,
        1 => college().prop_map(|college| Fact::VisitClosed { college }),
        1 => college().prop_map(|college| Fact::RoomClosed(RoomPlace { college, room: "Réserve".into() })),
        2 => (college(), prop::sample::select(TAGS.to_vec())).prop_map(note),
        2 => decision(),
    ]
}

fn decision() -> impl Strategy<Value = Fact> {
    let decisions = prop::sample::select(Decision::ALL.to_vec());
    (0..3_usize, prop::sample::select(TAGS.to_vec()), decisions).prop_map(|(college, tag, decision)| {
        let finding = Finding { college: world::colleges()[college], code: Code::Missing, subject: Subject::Device(tag.into()) };
        Fact::Decided(Decided { finding, basis: None, decision, cause: None, evidence: None, over: Vec::new() })
    })
}

fn stroke() -> impl Strategy<Value = Stroke> {
    prop_oneof![
        4 => fact().prop_map(|fact| Stroke::Record(vec![fact])),
        2 => collection::vec(decision(), 1..5).prop_map(Stroke::Record),
        4 => Just(Stroke::Undo),
        3 => Just(Stroke::Redo),
        1 => fact().prop_map(Stroke::Elsewhere),
    ]
}

/// A journal being written.
struct Desk {
    entries: Vec<Entry>,
    ledger: Ledger,
    hlc: Hlc,
    minute: i64,
}

impl Desk {
    fn new() -> Self {
        Self { entries: Vec::new(), ledger: Ledger::default(), hlc: Hlc::default(), minute: 0 }
    }

    /// Facts that a station records at one stroke.
    fn record(&mut self, writer: WriterId, facts: Vec<Fact>) -> Vec<Entry> {
        self.minute += 1;
        let at = Moment::new(1_795_000_000_000 + self.minute * 60_000, 60);
        let mut written = Vec::new();
        for fact in facts {
            self.hlc = Hlc::after(self.hlc, at);
            let seq = self.entries.iter().filter(|e| e.id.writer == writer).count() as u64 + 1;
            let entry = Entry { id: EntryId { writer, seq }, body: Body { hlc: self.hlc, at, author: "a".into(), fact } };
            assert!(self.ledger.insert(entry.clone()));
            self.entries.push(entry.clone());
            written.push(entry);
        }
        written
    }

    fn undo(&mut self) -> bool {
        let step = self.ledger.to_undo(OURS);
        !self.record(OURS, step.into_iter().map(|entry| Fact::Retracted { entry }).collect()).is_empty()
    }

    fn redo(&mut self) -> bool {
        let step = self.ledger.to_redo(OURS);
        !self.record(OURS, step.into_iter().map(|entry| Fact::Retracted { entry }).collect()).is_empty()
    }

    /// Everything that can be asked: the findings, and what was decided and noted about them.
    fn said(&self, inventory: &Arc<Inventory>) -> String {
        said(inventory, self.ledger.clone())
    }
}

fn said(inventory: &Arc<Inventory>, ledger: Ledger) -> String {
    let standing = Standing::new(inventory.clone(), ledger, world::TODAY);
    let mut out = format!("{:#?}\n", standing.findings());
    for college in &world::colleges()[..3] {
        for tag in TAGS {
            let finding = Finding { college: *college, code: Code::Missing, subject: Subject::Device(tag.into()) };
            let decided = standing.ledger().decision(&finding).map(|d| d.decided.decision);
            let notes = standing.ledger().notes(&About::Device(tag.into())).count();
            out.push_str(&format!("{college} {tag} {decided:?} {notes}\n"));
        }
    }
    out
}

proptest! {
    #![proptest_config(cases(150))]

    /// A stack model: the steps that stand, and those undone since. No ledger, no retraction.
    #[test]
    fn any_sequence_is_what_a_stack_gives(inventory in world::inventory(), strokes in collection::vec(stroke(), 0..25)) {
        let mut desk = Desk::new();
        let (mut done, mut undone): (Vec<Vec<Entry>>, Vec<Vec<Entry>>) = (Vec::new(), Vec::new());
        let mut others: Vec<Entry> = Vec::new();
        for stroke in strokes {
            match stroke {
                Stroke::Record(facts) => {
                    done.push(desk.record(OURS, facts));
                    undone.clear();
                }
                Stroke::Elsewhere(fact) => others.extend(desk.record(THEIRS, vec![fact])),
                Stroke::Undo => {
                    let step = done.pop();
                    prop_assert_eq!(desk.undo(), step.is_some());
                    undone.extend(step);
                }
                Stroke::Redo => {
                    let step = undone.pop();
                    prop_assert_eq!(desk.redo(), step.is_some());
                    done.extend(step);
                }
            }
            let stands = Ledger::of(done.iter().flatten().chain(&others).cloned());
            prop_assert_eq!(desk.said(&inventory), said(&inventory, stands));
        }
        // A journal read anew, in whatever order, answers the same.
        let read = Ledger::of(desk.entries.iter().rev().cloned());
        prop_assert_eq!(read.to_undo(OURS), desk.ledger.to_undo(OURS));
        prop_assert_eq!(read.to_redo(OURS), desk.ledger.to_redo(OURS));
    }

    #[test]
    fn undoing_and_redoing_as_often_changes_nothing(
        inventory in world::inventory(),
        facts in collection::vec(fact(), 1..12),
        times in 1..15_usize,
    ) {
        let mut desk = Desk::new();
        for fact in facts {
            desk.record(OURS, vec![fact]);
        }
        let before = desk.said(&inventory);
        let undone = (0..times).filter(|_| desk.undo()).count();
        let redone = (0..undone).filter(|_| desk.redo()).count();
        prop_assert_eq!(undone, redone);
        prop_assert!(!desk.redo(), "nothing is left to redo");
        prop_assert_eq!(desk.said(&inventory), before);
    }
}
