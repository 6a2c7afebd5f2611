//! Finding anything by a command.

use crate::env::{Env, HERE, ROOM, THERE, tag};

#[test]
fn anything_is_found_with_where_it_belongs_and_who_read_it() {
    let env = Env::imported();
    // Before any campaign, too.
    let told = env.run(&["find", &tag(1), "--json"]).ends(0).json();
    assert_eq!(
        (told.len(), &told[0]["event"], &told[0]["tag"], &told[0]["college"]),
        (1, &"device".into(), &tag(1).into(), &HERE.into())
    );
    assert!(told[0]["read"].is_null() && told[0]["revisions"].as_array().unwrap().len() == 1, "{told:?}");
    env.run(&["campaign", "open", "Premier"]).ends(0);
    env.run_fed(&["visit", HERE, "--room", ROOM, "--payloads", "-"], format!("{}\n", tag(1)).as_bytes()).ends(0);
    env.run(&["campaign", "open", "Second"]).ends(0);
    let said = env.run(&["find", &tag(1)]).ends(0).stdout;
    for words in [tag(1).as_str(), ROOM, "Premier", "read", "History"] {
        assert!(said.contains(words), "{words}: {said}");
    }
    let told = env.run(&["find", &tag(1), "--json"]).ends(0).json().remove(0);
    assert_eq!(
        (&told["campaigns"][0]["name"], &told["campaigns"][0]["read"]["college"]),
        (&"Premier".into(), &HERE.into()),
        "{told}"
    );
    // Words narrow it; what is found is a college, a room or a device.
    let events = |words: &[&str]| -> Vec<String> {
        let told = env.run(&[&["find", "--json"], words].concat()).json();
        told.iter().map(|line| line["event"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(events(&[HERE])[0], "college");
    assert!(events(&[&ROOM.to_lowercase()]).contains(&"room".to_owned()));
    assert_eq!(events(&[&tag(1), THERE]), Vec::<String>::new());
    assert_eq!(events(&[&tag(1), HERE, &ROOM.to_lowercase()]), ["device"], "where it is recorded narrows it");
    env.run(&["find", "nothing-like-it"]).ends(1);
    env.run(&["find"]).ends(2);
    // More than are listed is told.
    let said = env.run(&["find", "HDS", "--most", "2"]).ends(0).stdout;
    assert!(said.lines().count() == 3 && said.contains("Only the first 2"), "{said}");
    let told = env.run(&["find", "HDS", "--most", "1", "--json"]).ends(0).json();
    assert_eq!((told.len(), &told[1]["event"], &told[1]["listed"]), (2, &"more".into(), &1.into()), "{told:?}");
    assert!(told[0]["revisions"].is_null(), "the first of several is not told as if it were alone: {told:?}");
    env.run(&["find", "HDS", "--most", "0"]).ends(2);
    assert!(!env.run(&["find", "\u{1b}[2J"]).ends(1).stdout.contains('\u{1b}'));
}

#[test]
fn a_blind_count_is_not_betrayed_by_what_is_found() {
    let env = Env::imported();
    env.run(&["campaign", "open", "Aveugle", "--blind"]).ends(0);
    env.run(&["find", &tag(1)]).ends(1);
    env.run_fed(&["visit", HERE, "--room", ROOM, "--payloads", "-"], format!("{}\n", tag(1)).as_bytes()).ends(0);
    env.run(&["find", &tag(1)]).ends(0);
    env.run(&["find", &tag(2)]).ends(1);
}
