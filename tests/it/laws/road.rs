//! The road of an audit on worlds that nobody thought of: what is shut takes no read, what was entered is open, and only
//! the very same text right again insists.

use super::{cases, world};
use proptest::prelude::*;
use recol::audit::{
    ids::RoomName,
    journal::{Fact, Spot},
    ledger::{Ledger, RoomState, VisitState},
    road::{self, Heard, Insistence, Shut},
    standing::{Answer, Reading, Refusal, Standing},
    tag::parse,
    uai::Uai,
};

#[derive(Clone, Debug)]
enum Step {
    Enter(Spot),
    /// The same text as last time, where there was one; else this one.
    Hear(Box<Reading>, Spot, bool),
    Close(Spot),
    Reopen(Uai),
    Turn(bool),
}

fn reading() -> impl Strategy<Value = Reading> {
    let misread = Just("HDS-900001P".to_owned());
    let text = prop_oneof![2 => world::text().prop_map(str::to_owned), 1 => world::odd_text(), 2 => misread];
    (text, world::seen()).prop_map(|(text, seen)| Reading {
        payload: parse(&text),
        by: seen.by,
        serial: seen.serial.as_deref().map(parse),
        copies: seen.copies,
    })
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        3 => world::spot().prop_map(Step::Enter),
        8 => (reading(), world::spot(), any::<bool>()).prop_map(|(reading, spot, again)| Step::Hear(reading.into(), spot, again)),
        2 => world::spot().prop_map(Step::Close),
        2 => world::spot().prop_map(|spot| Step::Reopen(spot.college)),
        1 => any::<bool>().prop_map(Step::Turn),
    ]
}

/// A standing that takes in what a step records.
struct Walk {
    standing: Standing,
    seq: u64,
}

impl Walk {
    fn record(&mut self, facts: impl IntoIterator<Item = Fact>) {
        for fact in facts {
            self.seq += 1;
            self.standing.apply(world::last_entry(self.seq, fact));
        }
    }

    /// What the ledger says, in plain words.
    fn shut(&self, college: Uai) -> Option<Shut> {
        match (self.standing.ledger().is_closed(), self.standing.ledger().visit(college)) {
            (true, _) => Some(Shut::Campaign),
            (false, VisitState::Closed) => Some(Shut::Visit),
            (false, VisitState::None | VisitState::Open) => None,
        }
    }
}

proptest! {
    #![proptest_config(cases(300))]

    #[test]
    fn every_step_keeps_its_word(world in world::world(12), steps in proptest::collection::vec(step(), 1..24)) {
        let standing = Standing::new(world.inventory.clone(), Ledger::of(world.entries), world::TODAY);
        let (mut walk, mut insistence) = (Walk { standing, seq: 0 }, Insistence::default());
        // The text refused right before, and the reading heard last.
        let (mut refused, mut last) = (None, None::<Box<Reading>>);
        for step in steps {
            match step {
                Step::Enter(Spot { college, room }) => {
                    let shut = walk.shut(college);
                    match road::enter(walk.standing.ledger(), college, room.clone()) {
                        Err(why) => prop_assert_eq!(Some(why), shut),
                        Ok(entrance) => {
                            prop_assert_eq!(shut, None);
                            walk.record(entrance.facts);
                            let ledger = walk.standing.ledger();
                            prop_assert_eq!(ledger.visit(college), VisitState::Open);
                            prop_assert!(room.is_none() || ledger.room(college, room.as_ref()) == RoomState::Open);
                            let again = road::enter(ledger, college, room).unwrap();
                            prop_assert!(again.facts.is_empty() && again.found == RoomState::Open, "{:?}", again);
                        }
                    }
                }
                Step::Hear(reading, spot, again) => {
                    let reading = last.filter(|_| again).unwrap_or(reading);
                    let at = world::moment(200);
                    let heard = road::hear(&walk.standing, &mut insistence, &reading, &spot, at, None);
                    let insists = refused.take().as_ref() == Some(&reading.payload.kept);
                    if let Some(why) = walk.shut(spot.college) {
                        prop_assert_eq!(heard, Heard::Shut(why));
                    } else {
                        match (heard, walk.standing.answer(&reading, &spot, at, insists)) {
                            (Heard::Record { facts, verdict }, Answer::Record { seen, verdict: said }) => {
                                prop_assert_eq!(verdict, said);
                                prop_assert_eq!(facts.last(), Some(&Fact::Seen(seen)));
                                walk.record(facts);
                                prop_assert_eq!(walk.standing.ledger().visit(spot.college), VisitState::Open);
                            }
                            (Heard::Already { verdict, .. }, Answer::Already { verdict: said, .. }) => {
                                prop_assert_eq!(verdict, said);
                            }
                            (Heard::Refused(why), Answer::Refused(said)) => {
                                prop_assert_eq!(why, said);
                                prop_assert!(!(insists && why == Refusal::Misread), "insisting is of no use");
                                if why == Refusal::Misread {
                                    refused = Some(reading.payload.kept.clone());
                                }
                            }
                            (heard, answer) => prop_assert!(false, "{:?} against {:?}", heard, answer),
                        }
                    }
                    last = Some(reading);
                }
                Step::Close(spot) => {
                    let Some(fact) = road::closing(walk.standing.ledger(), &spot) else { continue };
                    walk.record([fact]);
                    prop_assert_eq!(road::closing(walk.standing.ledger(), &spot), None);
                    match &spot.room {
                        Some(_) => prop_assert_eq!(
                            walk.standing.ledger().room(spot.college, spot.room.as_ref()),
                            RoomState::Closed
                        ),
                        None => prop_assert!(walk.shut(spot.college).is_some()),
                    }
                }
                Step::Reopen(college) => {
                    let was = walk.standing.ledger().visit(college);
                    let fact = road::reopening(walk.standing.ledger(), college);
                    prop_assert_eq!(fact.is_some(), was == VisitState::Closed);
                    walk.record(fact);
                    prop_assert_ne!(walk.standing.ledger().visit(college), VisitState::Closed);
                }
                Step::Turn(open) => walk.record([if open { Fact::CampaignReopened {} } else { Fact::CampaignClosed {} }]),
            }
        }
    }

    #[test]
    fn a_room_is_known_again_however_it_is_spelt(world in world::world(12), blanks in " {0,3}", wide in any::<bool>()) {
        let standing = Standing::new(world.inventory.clone(), Ledger::of(world.entries), world::TODAY);
        for college in world::colleges() {
            for room in standing.inventory().rooms_of(college).cloned().collect::<Vec<RoomName>>() {
                let typed = format!("{blanks}{}{blanks}", if wide { room.as_str().to_uppercase() } else { room.to_string() });
                let found = road::room_named(&standing, college, &typed);
                let folded = |room: &RoomName| recol::audit::text::fold(room.as_str());
                prop_assert_eq!(found.as_ref().map(folded), Some(folded(&room)));
            }
            prop_assert_eq!(road::room_named(&standing, college, &blanks), None);
        }
    }
}
