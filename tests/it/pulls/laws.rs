//! The law of every pull: whatever happens between two pages, the devices of the server come, each once, or a named refusal.
//! Pulling in several goes is the same as in one.

use super::{
    Notes, Road, all_expected, pulled_in, rows,
    server::{Event, Item, Server},
};
use proptest::{
    prelude::*,
    test_runner::{Config, FileFailurePersistence},
};
use recol::io::pull::PullError;
use std::collections::BTreeMap;

fn cases(count: u32) -> Config {
    let kept = FileFailurePersistence::SourceParallel("proptest-regressions");
    Config { cases: count, failure_persistence: Some(Box::new(kept)), max_shrink_iters: 200, ..Config::default() }
}

fn road() -> impl Strategy<Value = Road> {
    prop_oneof![Just(Road::SnipeIt), Just(Road::Glpi), Just(Road::Glpi11)]
}

fn item() -> impl Strategy<Value = Item> {
    let word = || "[a-zé &<>'\"=;,0-9-]{0,8}";
    let with = prop::option::of((prop_oneof![Just("user"), Just("location"), Just("asset")], "[A-Z][a-z]{1,6}"));
    (word(), word(), word(), word(), with, any::<(bool, bool)>()).prop_map(|(tag, model, place, entity, with, (rare, other))| {
        let with = with.map(|(kind, name): (&str, String)| (kind.to_owned(), name));
        Item {
            tag,
            model,
            place,
            entity,
            with,
            deleted: rare && other,
            template: rare && !other,
            archived: other && !rare,
            ..Item::default()
        }
    })
}

fn list() -> impl Strategy<Value = BTreeMap<u64, Item>> {
    prop::collection::btree_map(1..90_u64, item(), 0..40)
}

fn event() -> impl Strategy<Value = Event> {
    prop_oneof![
        4 => Just(Event::Nothing),
        2 => Just(Event::Added),
        2 => (0..50_usize).prop_map(Event::Deleted),
        2 => (0..50_usize).prop_map(Event::Exchanged),
        1 => (0..50_usize).prop_map(Event::Moved),
        2 => (0..3_000_usize).prop_map(Event::Cut),
        1 => Just(Event::Broken),
        1 => (0..400_u64).prop_map(Event::Busy),
        1 => Just(Event::Forgotten),
        1 => Just(Event::Page),
        1 => Just(Event::Garbage),
        1 => Just(Event::OtherForm),
        1 => Just(Event::Elsewhere),
        1 => Just(Event::Unsorted),
    ]
}

proptest! {
    #![proptest_config(cases(300))]
    #[test]
    fn nothing_is_lost_or_doubled_whatever_happens(
        road in road(),
        lists in prop::array::uniform2(list()),
        page in 1..12_u64,
        most in prop::option::of(2..9_u64),
        shows_archived: bool,
        script in prop::collection::vec(event(), 0..40),
    ) {
        let lists = road.lists().iter().map(|name| (*name).to_owned()).zip(lists).collect();
        let server = Server::with(lists);
        server.state().most = most;
        server.state().shows_archived = shows_archived;
        server.then(&script);
        let mut order = road.order(&server.address());
        order.bounds.page = page.max(2);
        let dir = tempfile::tempdir().unwrap();
        let mut goes = 0;
        let pulled = loop {
            goes += 1;
            // Every refusal used up an event.
            prop_assert!(goes <= script.len() + 1);
            let mut notes = Notes::default();
            let answer = pulled_in(dir.path(), &order, &mut notes);
            prop_assert_eq!(server.sessions(), 0, "the session was left open");
            prop_assert!(notes.anew.is_empty());
            match answer {
                Ok(pulled) => break pulled,
                Err(
                    PullError::Unreachable { .. } | PullError::Answer { .. } | PullError::Elsewhere { .. } | PullError::Busy { .. }
                    | PullError::Moving { .. } | PullError::Token { .. },
                ) => {}
                Err(other) => prop_assert!(false, "{other:?}"),
            }
        };
        let state = server.state();
        let (found, mut wanted) = (rows(&pulled), all_expected(road, &state.answered));
        prop_assert_eq!(found.keys().collect::<Vec<_>>(), wanted.keys().collect::<Vec<_>>());
        // An item that was put elsewhere after it came is where it was.
        for (list, id) in &state.moved {
            let id = if road == Road::SnipeIt { id.to_string() } else { format!("{list}/{id}") };
            if let Some(cells) = wanted.get_mut(&id) {
                cells.clone_from(&found[&id]);
            }
        }
        prop_assert_eq!(&found, &wanted);
        prop_assert_eq!(std::fs::read_dir(dir.path()).unwrap().count(), 0, "pages were left behind");
    }
}
