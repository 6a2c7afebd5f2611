//! New tags at a hub: whatever the stations do, and whichever of them is put back from a copy, no tag is given out twice.

use crate::{folders::copied, reach};
use proptest::prelude::*;
use recol::{
    audit::exchange::Scope,
    job::{Failure, Hint, HubAddress},
    shell::{self, Session},
};
use smol_str::SmolStr;
use std::{collections::BTreeSet, ops::ControlFlow, thread};
use tempfile::TempDir;

const NAMES: [&str; 3] = ["bureau", "poste 1", "poste 2"];

/// What somebody does; the office is the first.
#[derive(Clone, Copy, Debug)]
enum Step {
    Allot(usize, u32),
    Sync(usize),
    Save(usize),
    Restore(usize),
    Renew(usize),
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let step = prop_oneof![
        4 => (0_usize..3, 1_u32..50).prop_map(|(who, count)| Step::Allot(who / 2, count)),
        2 => (0_usize..3).prop_map(Step::Sync),
        2 => (0_usize..2).prop_map(Step::Save),
        2 => (0_usize..2).prop_map(Step::Restore),
        1 => (0_usize..2).prop_map(Step::Renew),
    ];
    prop::collection::vec(step, 1..9)
}

/// An office and two stations at a hub in a folder, each with the copy of its store that was made last.
struct Team {
    folders: Vec<TempDir>,
    saved: Vec<Option<TempDir>>,
    hub: HubAddress,
    _hub: TempDir,
}

impl Team {
    fn new() -> Self {
        let (hub, folders) = (reach::folder(), NAMES.map(|_| reach::folder()).into());
        let team = Self { folders, saved: vec![None, None, None], hub: HubAddress::Folder(hub.path().to_owned()), _hub: hub };
        team.session(0).init_hub(&team.hub).unwrap();
        for who in [0, 1, 2] {
            team.sync(who);
        }
        for name in &NAMES[1..] {
            team.session(0).admit(&team.hub, name, true, Scope::All).unwrap();
        }
        assert!(team.sync(1) && team.sync(2) && team.sync(0));
        team
    }

    fn session(&self, who: usize) -> Session {
        Session::open(self.folders[who].path(), NAMES[who], "aud").unwrap()
    }

    fn sync(&self, who: usize) -> bool {
        let done = shell::synced(self.folders[who].path(), NAMES[who], &self.hub, &mut |_| ControlFlow::Continue(()));
        done.failure.is_none()
    }

    fn allot(&self, who: usize, count: u32) -> Result<Vec<SmolStr>, Failure> {
        self.session(who).allot(count).map(|allotment| allotment.tags().collect())
    }

    fn save(&mut self, who: usize) {
        let copy = reach::folder();
        copied(self.folders[who].path(), copy.path());
        self.saved[who] = Some(copy);
    }

    fn restore(&self, who: usize) {
        let Some(copy) = &self.saved[who] else { return };
        copied(copy.path(), self.folders[who].path());
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 16, ..ProptestConfig::default() })]
    #[test]
    fn no_tag_is_given_out_twice_whatever_happens(steps in steps()) {
        let mut team = Team::new();
        let mut given: BTreeSet<SmolStr> = BTreeSet::new();
        // The office can: what follows is no empty promise.
        given.extend(team.allot(0, 7).unwrap());
        prop_assert_eq!(given.len(), 7);
        for step in steps {
            match step {
                Step::Allot(who, count) => match team.allot(who, count) {
                    Ok(tags) => {
                        prop_assert_eq!(tags.len(), count as usize);
                        for tag in tags {
                            prop_assert!(given.insert(tag.clone()), "{} twice", tag);
                        }
                    }
                    Err(failure) if who > 0 => prop_assert_eq!(failure.hint, Hint::AllotAtOffice),
                    Err(failure) => prop_assert!(
                        matches!(failure.hint, Hint::OfficeRejoins | Hint::AllotAtOffice | Hint::AcceptStation),
                        "{:?}", failure
                    ),
                },
                Step::Sync(who) => drop(team.sync(who)),
                Step::Save(who) => team.save(who),
                Step::Restore(who) => team.restore(who),
                // What a refusal advises.
                Step::Renew(0) => drop(team.session(0).rejoin(&team.hub)),
                Step::Renew(who) => drop(team.session(who).renew(&team.hub)),
            }
        }
    }
}

#[test]
fn an_older_copy_of_the_office_gives_out_nothing_until_it_knows_what_was_given_out() {
    let mut team = Team::new();
    team.save(0);
    let first = team.allot(0, 5).unwrap();
    team.restore(0);
    assert_eq!(team.allot(0, 5).unwrap_err().hint, Hint::OfficeRejoins);
    let office = team.session(0);
    assert!(office.store().allotments().unwrap().is_empty(), "the copy knows nothing of {first:?}");
    drop(office);
    team.session(0).rejoin(&team.hub).unwrap();
    let more = team.allot(0, 5).unwrap();
    assert!(more.iter().all(|tag| !first.contains(tag)), "{first:?}, {more:?}");
}

#[test]
fn two_programs_at_once_give_out_no_tag_twice() {
    let team = Team::new();
    let given: Vec<SmolStr> = thread::scope(|scope| {
        let one = || (0..3).filter_map(|_| team.allot(0, 9).ok()).flatten().collect::<Vec<_>>();
        let both = [scope.spawn(one), scope.spawn(one)];
        both.into_iter().flat_map(|one| one.join().unwrap()).collect()
    });
    let distinct: BTreeSet<&SmolStr> = given.iter().collect();
    assert_eq!(distinct.len(), given.len());
    assert!(team.allot(0, 1).is_ok());
}
