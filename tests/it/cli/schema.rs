//! JSON on every command: which have it, what it says, and that an error is JSON too.

use crate::env::{DATE, Env, HERE, ROOM, THERE, fixture, tag};
use clap::CommandFactory;
use recol::cli::Cli;
use serde_json::Value;
use std::fs;

/// Commands without `--json`, each with the reason.
const WITHOUT: [(&str, &str); 7] = [
    ("demo", "it shows itself to a person"),
    ("completions", "what it prints is a script of a shell"),
    ("guide", "what it prints is a text to read"),
    ("man", "what it prints is a page of the manual"),
    ("config keys", "what it prints is a file of keys"),
    ("help", "clap's own"),
    ("recol", "it opens the screen"),
];

fn walk(command: &clap::Command, path: &str, missing: &mut Vec<String>) {
    let below: Vec<_> = command.get_subcommands().collect();
    // A command that only has others below it does nothing by itself.
    if below.is_empty() || !command.is_subcommand_required_set() {
        let told = command.get_arguments().any(|argument| argument.get_long() == Some("json"));
        let spared = WITHOUT.iter().any(|(name, _)| *name == path);
        if told == spared {
            missing.push(format!("{path}: {}", if told { "is spared and has it" } else { "has none" }));
        }
    }
    for one in below {
        let name = if path == "recol" { one.get_name().to_owned() } else { format!("{path} {}", one.get_name()) };
        walk(one, &name, missing);
    }
}

#[test]
fn every_command_speaks_json_or_says_why_not() {
    let mut missing = Vec::new();
    walk(&Cli::command(), "recol", &mut missing);
    assert!(missing.is_empty(), "{missing:#?}");
}

/// What differs from run to run: moments, identities, digests, keys, paths, numbers of new tags.
fn steady(env: &Env, value: &mut Value) {
    match value {
        Value::Object(object) => {
            for (name, value) in object {
                if ["tags", "seconds", "milliseconds"].contains(&name.as_str()) {
                    *value = Value::from("…");
                }
                steady(env, value);
            }
        }
        Value::Array(items) => items.iter_mut().for_each(|item| steady(env, item)),
        Value::String(text) => {
            let folder = env.path("");
            let bare = folder.to_str().unwrap().trim_end_matches(std::path::MAIN_SEPARATOR);
            // On Windows the parts of a path are set apart otherwise.
            let plain = text.replace(bare, "…");
            let plain = if cfg!(windows) { plain.replace('\\', "/") } else { plain };
            let is_moment =
                plain.len() > 15 && plain.as_bytes().get(4) == Some(&b'-') && plain.contains('T') && plain.contains(':');
            let is_entry = plain.split_once('·').is_some_and(|(writer, _)| writer.len() == 6);
            *text = match (is_moment, is_entry) {
                (true, _) => "<moment>".to_owned(),
                (_, true) => "<entry>".to_owned(),
                (false, false) => without_digests(&plain),
            };
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// The text with `<hex>` in place of every run of 32 or more hexadecimal digits.
fn without_digests(text: &str) -> String {
    let (mut out, mut run) = (String::new(), String::new());
    for c in text.chars().chain(['\0']) {
        if c.is_ascii_digit() || ('a'..='f').contains(&c) {
            run.push(c);
            continue;
        }
        out.push_str(if run.len() >= 32 { "<hex>" } else { &run });
        run.clear();
        out.push(c);
    }
    out.trim_end_matches('\0').to_owned()
}

/// A command, its exit code, and what it prints: one object a line, on standard output or standard error.
fn said(env: &Env, args: &[&str], input: &str) -> String {
    let ran = env.run_fed(&[args, &["--json"]].concat(), input.as_bytes());
    let mut out = format!("$ recol {} --json\n", args.join(" ").replace(env.path("").to_str().unwrap(), "…/"));
    for line in ran.stdout.lines().chain(ran.stderr.lines()) {
        let mut value: Value = serde_json::from_str(line).unwrap_or_else(|error| panic!("{args:?}: {error} in {line}"));
        assert_eq!(value["schema"], 1, "{args:?}: {line}");
        let named = ["event", "error", "warning", "note"].iter().filter(|name| value.get(**name).is_some()).count();
        assert!(named > 0, "{args:?} does not say what this line is about: {line}");
        steady(env, &mut value);
        out.push_str(&format!("{value}\n"));
    }
    out + &format!("= {}\n\n", ran.code.unwrap())
}

/// The schema is frozen: members may be added, none goes or changes its meaning.
#[test]
fn the_schema_of_the_road() {
    let env = Env::new();
    // Loans without an end: nothing here depends on the day.
    let devices = fs::read_to_string(fixture("import").join("devices.csv")).unwrap();
    let devices = env.file("devices.csv", devices.replace("2026-06-30", "").replace("2027-07-02", ""));
    let [colleges, programmes] =
        ["colleges.csv", "programmes.csv"].map(|name| env.file(name, fs::read(fixture("import").join(name)).unwrap()));
    let path = |name: &str| env.path(name).to_str().unwrap().to_owned();
    let (out, pdf, folder, labels, back, hub) =
        (path("e.csv"), path("pv.pdf"), path("remise"), path("l.pdf"), path("back.csv"), path("hub"));
    let one = tag(1);
    let two = tag(2);
    let steps: [(&[&str], &str); 45] = [
        (&["import", &colleges, &programmes, &devices], ""),
        (&["revisions"], ""),
        (&["campaign", "open", "Récolement", "--college", HERE], ""),
        (&["campaign", "list"], ""),
        (&["visit", HERE, "--room", ROOM], ""),
        (&["visit", HERE, "--room", ROOM, "--payloads", "-", "--by", "wedge", "--close"], "HDS-000001P\nSTRANGER-1\n"),
        (&["visit", HERE, "--room", "CDI", "--tick", &one, "--unidentified", "absent"], ""),
        (&["undo"], ""),
        (&["redo"], ""),
        (&["redo"], ""),
        (&["findings", "--date", DATE, "--finding", "missing"], ""),
        (&["decide", "confirm_missing", &two], ""),
        (&["decide", "confirm_missing", "--finding", "missing", "--undecided"], ""),
        (&["note", &one, "--lacks", "pen"], ""),
        (&["campaign", "show"], ""),
        (&["campaign", "full", HERE], ""),
        (&["visit", THERE], ""),
        (&["campaign", "aside"], ""),
        (&["campaign", "widen", THERE], ""),
        (&["campaign", "move"], ""),
        (&["campaign", "close"], ""),
        (&["campaign", "reopen"], ""),
        (&["campaign", "use", "récolement"], ""),
        (&["campaign", "use", "Nulle"], ""),
        (&["campaign", "open", "X", "--commune", "Nulle"], ""),
        (&["campaign", "open", "Échantillon", "--sampling", "--seed", "7", "--tolerate-misplaced"], ""),
        (&["sample", HERE], ""),
        (&["campaign", "full", HERE], ""),
        (&["campaign", "use", "récolement"], ""),
        (&["export", "--date", DATE, "-o", &out], ""),
        (&["report", HERE, "--date", DATE, "-o", &pdf], ""),
        (&["verify", &pdf], ""),
        (&["handover", HERE, "--date", DATE, "-o", &folder], ""),
        (&["labels", &one, "-o", &labels], ""),
        (&["give-back", "snipe-it", "-o", &back], ""),
        (&["tags", "allot", "2"], ""),
        (&["verify"], ""),
        (&["purge"], ""),
        (&["station", "name", "bureau"], ""),
        (&["hub", "init", &hub], ""),
        (&["station", "list"], ""),
        (&["sync"], ""),
        (&["papers"], ""),
        (&["hub", "forget"], ""),
        (&["findings", "--college", "0921170A"], ""),
    ];
    let all: String = steps.iter().map(|(args, input)| said(&env, args, input)).collect();
    insta::assert_snapshot!("schema", all);
}

#[test]
fn an_error_is_an_object_with_its_exit_code() {
    let env = Env::imported();
    let ran = env.run(&["findings", "--json"]).ends(3);
    let told: Value = serde_json::from_str(&ran.stderr).unwrap();
    assert_eq!(
        (&told["error"]["kind"], &told["error"]["hint"], &told["error"]["exit"]),
        (&"user".into(), &"campaign_first".into(), &3.into())
    );
    let typed = env.run(&["findings", "--json", "--bogus"]).ends(2);
    let told: Value = serde_json::from_str(&typed.stderr).unwrap();
    assert_eq!((&told["error"]["kind"], &told["error"]["exit"]), (&"usage".into(), &2.into()));
    assert!(env.run(&["findings", "--bogus"]).ends(2).stderr.starts_with("error: "));
    assert!(env.run(&["findings", "--help", "--json"]).ends(0).stdout.contains("Usage:"), "help is for people");
}
