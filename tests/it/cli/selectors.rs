//! A selector with a wrong value names the thing, its value and how to list the right ones.

use crate::env::{Env, HERE, tag};

/// A college that no inventory of the tests has.
const NOWHERE: &str = "0921243B";

#[test]
fn a_wrong_selector_names_itself_its_value_and_where_the_right_ones_are() {
    let env = Env::auditing();
    env.run(&["visit", HERE, "--room", "CDI", "--tick", &tag(3), "--close"]).ends(0);
    let out = env.path("x");
    let out = out.to_str().unwrap();
    let college = ["college", "recol campaign show"];
    let cases: [(&[&str], &str, [&str; 2]); 21] = [
        (&["campaign", "open", "X", "--commune", "Nulle"], "Nulle", ["commune", "recol campaign show"]),
        (&["campaign", "open", "X", "--programme", "P99"], "P99", ["programme", "recol findings"]),
        (&["campaign", "open", "X", "--college", NOWHERE], NOWHERE, college),
        (&["campaign", "use", "Nulle"], "Nulle", ["campaign", "recol campaign list"]),
        (&["campaign", "move", "--revision", "77"], "77", ["revision", "recol revisions"]),
        (&["campaign", "widen", NOWHERE], NOWHERE, college),
        (&["campaign", "full", NOWHERE], NOWHERE, college),
        (&["revisions", "77"], "77", ["revision", "recol revisions"]),
        (&["sample", NOWHERE], NOWHERE, college),
        (&["visit", NOWHERE], NOWHERE, college),
        (&["findings", "--college", NOWHERE], NOWHERE, college),
        (&["decide", "accept_as_is", "--college", NOWHERE], NOWHERE, college),
        (&["note", "NOPE-1", "--text", "x"], "NOPE-1", ["tag", "recol findings --all"]),
        (&["export", "--college", NOWHERE, "-o", out], NOWHERE, college),
        (&["export", "--programme", "P99", "-o", out], "P99", ["programme", "recol findings"]),
        (&["export", "--campaign", "Nulle", "-o", out], "Nulle", ["campaign", "recol campaign list"]),
        (&["report", NOWHERE, "-o", out], NOWHERE, college),
        (&["report", HERE, "--blank", "--room", "Nulle", "-o", out], "Nulle", ["room", "recol report"]),
        (&["handover", NOWHERE, "-o", out], NOWHERE, college),
        (&["labels", "--college", NOWHERE, "-o", out], NOWHERE, college),
        (&["purge", "--campaign", "Nulle"], "Nulle", ["campaign", "recol campaign list"]),
    ];
    for (args, value, words) in cases {
        let ran = env.run(args).ends(3);
        ran.complains_of(&[value]);
        let hint = ran.stderr.lines().find_map(|line| line.strip_prefix("  → ")).unwrap();
        for word in words {
            assert!(hint.contains(word), "{args:?}: {word:?} is not in: {hint}");
        }
    }
}
