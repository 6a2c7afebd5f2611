//! Campaigns from the outside: where they go, blind and sampled ones, closed and reopened ones, and the one before.

use crate::env::{Env, HERE, ROOM, THERE, tag};
use serde_json::Value;

/// What is stored in the first college: five devices, one of them in another room than the storeroom.
fn stored() -> Vec<String> {
    [1, 2, 3, 11].map(tag).into_iter().chain(["0004217".to_owned()]).collect()
}

fn opened(more: &[&str]) -> Env {
    let env = Env::imported();
    env.run(&[&["campaign", "open", "Récolement"], more].concat()).ends(0);
    env
}

fn read_all<'a>(env: &Env, tags: impl IntoIterator<Item = &'a String>) {
    let lines: String = tags.into_iter().map(|tag| format!("{tag}\n")).collect();
    env.run_fed(&["visit", HERE, "--reopen", "--payloads", "-"], lines.as_bytes()).ends(0);
}

fn shown(env: &Env, college: &str) -> Value {
    let lines = env.run(&["campaign", "show", "--json"]).ends(0).json();
    lines.into_iter().find(|line| line["college"] == college).unwrap()
}

fn sample(env: &Env) -> Value {
    env.run(&["sample", HERE, "--json"]).ends(0).json().remove(0)
}

#[test]
fn a_campaign_goes_where_it_is_told() {
    let colleges = |more: &[&str]| {
        let lines = opened(more).run(&["campaign", "show", "--json"]).ends(0).json();
        lines.iter().map(|line| line["college"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(colleges(&[]), [THERE, HERE]);
    assert_eq!(colleges(&["--college", HERE]), [HERE]);
    assert_eq!(colleges(&["--programme", "p1"]), [HERE]);
    assert_eq!(colleges(&["--programme", "P1", "--programme", "P2"]), [THERE, HERE]);
    let env = Env::imported();
    let refused = |args: &[&str], code, words: &str| {
        let ran = env.run(&[&["campaign", "open", "x"], args].concat()).ends(code);
        assert!(ran.stderr.contains(words), "{args:?}: {}", ran.stderr);
    };
    refused(&["--programme", "P9"], 3, "programme");
    refused(&["--commune", "Atlantis"], 3, "Atlantis");
    refused(&["--from", "2026-12-18", "--to", "2026-11-02"], 3, "last day");
    refused(&["--blind", "--sampling"], 2, "--sampling");
    refused(&["--seed", "1"], 2, "--sampling");
    refused(&["--confidence", "90"], 2, "--sampling");
    refused(&["--sampling", "--confidence", "49"], 2, "between 50 and 99.9");
    refused(&["--sampling", "--tolerable", "0"], 2, "between 0.01 and 50");
    assert_eq!(env.run(&["campaign", "list", "--json"]).ends(0).json().len(), 0, "what is refused opens nothing");
}

#[test]
fn the_list_tells_state_dates_mode_and_progress() {
    let env = opened(&["--from", "2026-11-02", "--to", "2026-12-18", "--sampling", "--confidence", "99.9", "--seed", "42"]);
    env.run(&["campaign", "open", "Second", "--blind"]).ends(0);
    let list = env.run(&["campaign", "list", "--json"]).ends(0).json();
    let find = |name: &str| list.iter().find(|line| line["name"] == name).unwrap();
    let first = find("Récolement");
    assert_eq!((&first["first_day"], &first["last_day"]), (&"2026-11-02".into(), &"2026-12-18".into()));
    assert_eq!(
        first["sampling"],
        serde_json::json!({"confidence": "99.9", "tolerable": "2", "seed": 42, "misplaced_tolerated": false})
    );
    assert_eq!((&first["state"], &first["mode"], &first["current"]), (&"open".into(), &"sampling".into(), &false.into()));
    let second = find("Second");
    assert_eq!((&second["mode"], &second["sampling"], &second["expected"]), (&"blind".into(), &Value::Null, &Value::Null));
    let words = env.run(&["campaign", "list"]).ends(0).stdout;
    for part in ["2026-11-02 to 2026-12-18", "confidence 99.9%, tolerable rate 2%, seed 42", "blind: ", "2 colleges"] {
        assert!(words.contains(part), "{part}: {words}");
    }
}

#[test]
fn nothing_is_read_in_a_closed_campaign() {
    let env = Env::auditing();
    env.visit(&[], format!("{}\n", tag(1)).as_bytes()).ends(0);
    let said = env.run(&["campaign", "close"]).ends(0).stdout;
    assert!(said.contains("1 visit was still open"), "{said}");
    let before = env.journal().len();
    env.run(&["campaign", "close"]).ends(0);
    let refused = env.visit(&[], format!("{}\n", tag(2)).as_bytes()).ends(3);
    refused.complains_of(&["campaign is closed", "recol campaign reopen"]);
    env.visit(&["--close"], b"").ends(3);
    env.nothing_lost(before);
    assert_eq!(env.run(&["campaign", "list", "--json"]).ends(0).json()[0]["state"], "closed");
    // What is at the desk goes on.
    env.run(&["export", "-o", "-"]).ends(0);
    env.run(&["campaign", "reopen"]).ends(0);
    env.visit(&[], format!("{}\n", tag(2)).as_bytes()).ends(0);
    env.nothing_lost(before + 2);
    Env::imported().run(&["campaign", "close"]).ends(3).complains_of(&["Open a campaign first"]);
}

#[test]
fn a_blind_count_betrays_nothing_before_the_room_is_closed() {
    let env = opened(&["--blind"]);
    let said = env.visit(&[], format!("{}\n", tag(1)).as_bytes()).ends(0).stdout;
    assert!(said.contains("In its place") && said.contains(": 1 read, 1 discrepancy"), "{said}");
    assert!(!said.contains("to check"), "{said}");
    let hidden = [tag(2), tag(3), tag(11), "0004217".to_owned()];
    let everything = [
        &["findings", "--all"][..],
        &["findings", "--all", "--json"],
        &["findings", "--finding", "pending"],
        &["export", "--all", "-o", "-"],
        &["campaign", "show"],
    ];
    for args in everything {
        let said = env.run(args).ends(0).stdout;
        for tag in &hidden {
            assert!(!said.contains(tag.as_str()), "{args:?}: {said}");
        }
        assert!(!said.contains("to check ") && !said.contains("of 5"), "{args:?}: {said}");
    }
    let counts = |env: &Env| {
        let table = env.run(&["export", "--summary", "--profile", "rfc4180", "--college", HERE, "-o", "-"]).ends(0).stdout;
        let row = csv::Reader::from_reader(table.as_bytes()).deserialize().next().unwrap().unwrap();
        let row: std::collections::BTreeMap<String, String> = row;
        (row["expected"].clone(), row["pending"].clone(), row["missing"].clone())
    };
    assert_eq!(counts(&env), (String::new(), String::new(), "0".into()));
    assert_eq!(shown(&env, HERE)["expected"], Value::Null);
    // One room closed: it is shown, the other is not.
    env.visit(&["--close"], b"").ends(0);
    let said = env.run(&["findings", "--all"]).ends(0).stdout;
    assert!(said.contains(&tag(2)) && !said.contains(&tag(3)), "{said}");
    assert_eq!(shown(&env, HERE)["expected"], Value::Null);
    env.run(&["visit", HERE, "--close"]).ends(0);
    assert_eq!(counts(&env), ("5".into(), "0".into(), "4".into()));
    assert_eq!(shown(&env, HERE)["expected"], 5);
    // Opened again, hidden again.
    let again = ["visit", HERE, "--room", ROOM, "--payloads", "-"];
    env.run_fed(&again, b"").ends(3).complains_of(&["The visit is closed", "--reopen"]);
    env.run_fed(&[&again[..], &["--reopen"]].concat(), b"").ends(0);
    assert_eq!(shown(&env, HERE)["expected"], Value::Null);
}

/// Of five devices at 40 %, two errors are too many: three drawn without an error rule that out with 80 % and more.
#[test]
fn a_sample_is_drawn_read_and_concluded_from() {
    let env = opened(&["--sampling", "--confidence", "80", "--tolerable", "40", "--seed", "7"]);
    let found = sample(&env);
    assert_eq!((&found["population"], &found["conclusion"]), (&5.into(), &"pending".into()));
    assert_eq!(found["record_to_floor"], serde_json::json!({"size": 3, "examined": 0, "errors": 0}));
    assert_eq!(found["floor_to_record"], serde_json::json!({"size": 2, "examined": 0, "errors": 0}));
    let drawn: Vec<String> = found["drawn"].as_array().unwrap().iter().map(|d| d["tag"].as_str().unwrap().to_owned()).collect();
    assert_eq!(drawn.len(), 3);
    read_all(&env, &drawn[..2]);
    assert_eq!(sample(&env)["record_to_floor"]["examined"], 2);
    assert!(env.run(&["campaign", "show"]).ends(0).stdout.contains("3 drawn, 2 read"));
    read_all(&env, stored().iter().filter(|tag| !drawn.contains(tag)).take(1));
    read_all(&env, &drawn[2..]);
    assert_eq!(sample(&env)["conclusion"], "pending", "one more from the floor");
    env.run(&["visit", HERE, "--close"]).ends(0);
    assert_eq!(sample(&env)["conclusion"], "incomplete");
    let codes = env.run(&["findings", "--all", "--college", HERE, "--json"]).ends(0).json();
    let count = |code: &str| codes.iter().filter(|line| line["finding"] == code).count();
    assert_eq!((count("not_sampled"), count("missing"), count("present")), (1, 0, 4));
    read_all(&env, &stored());
    let found = sample(&env);
    assert_eq!((&found["conclusion"], &found["errors_at_most"]), (&"accepted".into(), &1.into()));
    read_all(&env, &["STRANGER-1".to_owned()]);
    let found = sample(&env);
    assert_eq!(found["floor_to_record"], serde_json::json!({"size": 2, "examined": 3, "errors": 1}));
    assert_eq!((&found["conclusion"], &found["full_count_proposed"]), (&"rejected".into(), &true.into()));
    let words = env.run(&["sample", HERE]).ends(0).stdout;
    for part in ["3 devices drawn of 5 stored", "seed 7", "not confirmed", "recol campaign full 0921170X", drawn[0].as_str()] {
        assert!(words.contains(part), "{part}: {words}");
    }
    let said = env.run(&["campaign", "full", HERE]).ends(0).stdout;
    assert!(said.contains("5 devices expected"), "{said}");
    env.run(&["sample", HERE]).ends(3).complains_of(&["there is no sample"]);
    env.run(&["campaign", "full", HERE]).ends(3).complains_of(&["there is no sample"]);
    env.run(&["sample", THERE]).ends(0);
    env.run(&["sample", "0920594W"]).ends(3).complains_of(&["not in the inventory"]);
}

#[test]
fn a_seed_that_is_not_given_is_drawn_recorded_and_told() {
    let seed = || {
        let env = Env::imported();
        let said = env.run(&["campaign", "open", "a", "--sampling"]).ends(0).stdout;
        let seed = env.run(&["campaign", "list", "--json"]).ends(0).json()[0]["sampling"]["seed"].as_u64().unwrap();
        assert!(said.contains(&format!("seed {seed}")), "{said}");
        seed
    };
    assert_ne!(seed(), seed());
}

#[test]
fn what_was_missing_before_and_is_again_is_told() {
    let env = Env::auditing();
    env.run(&["visit", HERE, "--close"]).ends(0);
    assert_eq!(shown(&env, HERE)["missing_again"], 0, "there was no campaign before");
    env.run(&["campaign", "open", "Second"]).ends(0);
    read_all(&env, &stored()[..2]);
    assert_eq!(shown(&env, HERE)["missing_again"], 0, "nothing is missing yet");
    env.run(&["visit", HERE, "--close"]).ends(0);
    assert_eq!(shown(&env, HERE)["missing_again"], 3);
    let said = env.run(&["campaign", "show"]).ends(0).stdout;
    assert!(said.contains("3 devices are missing again") && said.contains(&tag(11)), "{said}");
}

#[test]
fn the_pace_is_told_day_by_day_and_a_blind_count_hides_what_is_left() {
    let pace = |env: &Env| env.run(&["campaign", "pace", "--json"]).ends(0).json().remove(0);
    let env = opened(&["--from", "2020-01-01", "--to", "2020-01-31"]);
    let none = pace(&env);
    assert_eq!(
        (&none["read"], &none["left"], &none["end"], &none["by_day"]),
        (&0.into(), &none["expected"], &Value::Null, &Value::Array(vec![]))
    );
    assert_eq!(env.run(&["campaign", "pace"]).ends(0).stdout.lines().count(), 1);
    read_all(&env, &stored()[..2]);
    let told = pace(&env);
    let left = told["expected"].as_u64().unwrap() - 2;
    assert_eq!((&told["read"], &told["days"], &told["left"]), (&2.into(), &1.into(), &left.into()), "{told}");
    let [day] = told["by_day"].as_array().unwrap().as_slice() else { panic!("{told}") };
    assert_eq!((&day["read"], &day["left"], &day["plan"]), (&2.into(), &left.into(), &0.into()), "all was to be read in 2020");
    let words = env.run(&["campaign", "pace"]).ends(0).stdout;
    assert!(words.contains("▲ done about") && words.contains("planned until 2020-01-31") && words.contains("+2"), "{words}");
    // Nothing is promised once it is over.
    env.run(&["campaign", "close"]).ends(0);
    assert_eq!(pace(&env)["end"], Value::Null);
    let env = opened(&["--blind"]);
    read_all(&env, &stored()[..2]);
    let told = pace(&env);
    assert_eq!(
        (&told["expected"], &told["left"], &told["end"], &told["read"]),
        (&Value::Null, &Value::Null, &Value::Null, &2.into()),
        "{told}"
    );
    let words = env.run(&["campaign", "pace"]).ends(0).stdout;
    assert!(!words.contains("left"), "{words}");
}
