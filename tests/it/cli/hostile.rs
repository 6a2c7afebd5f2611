//! Payloads that mean harm, and payloads that tell of a person.

use crate::env::{Env, HERE, tag};
use recol::{audit::text::is_treacherous, io::store::FILE_NAME};
use std::fs;

fn hostile() -> Vec<Vec<u8>> {
    let mut lines: Vec<Vec<u8>> = [
        "\u{1b}[2J\u{1b}]0;owned\u{7}HDS",
        "\u{9b}31mred",
        "\u{202e}drawkcab\u{2066}",
        "zero\u{200b}width\u{feff}",
        "nul\0inside",
        "\"json\\u001b[2J\\u202e\\nline\"",
        "\"unclosed",
        "=cmd|'/c calc'!A0",
        "tab\tand\rreturn",
        "<script>alert(1)</script>",
        "'; DROP TABLE entry; --",
        "%s%n%x",
        "../../../etc/passwd",
        "\u{e0041}tag characters",
    ]
    .iter()
    .map(|text| text.as_bytes().to_vec())
    .collect();
    lines.push(vec![0xff, 0xfe, 0xc3, 0x28, b'x']);
    lines.push(b"long ".iter().copied().cycle().take(100_000).collect());
    lines.push([b"{\"a\":".repeat(5_000), b"1".to_vec(), b"}".repeat(5_000)].concat());
    lines.push(vec![0x1b; 3000]);
    lines
}

fn joined(lines: &[Vec<u8>], end: &[u8]) -> Vec<u8> {
    lines.iter().flat_map(|line| [line.as_slice(), end].concat()).collect()
}

fn assert_harmless(said: &str, what: &str) {
    let bad: Vec<char> = said.chars().filter(|c| *c != '\n' && is_treacherous(*c)).collect();
    assert!(bad.is_empty(), "{what}: {bad:?}");
}

#[test]
fn hostile_payloads_reach_no_terminal_and_stop_nothing() {
    let lines = hostile();
    for (end, more) in [(&b"\n"[..], &[][..]), (b"\n", &["--json"]), (b"\r\n", &["--by", "wedge"])] {
        let env = Env::auditing();
        let input = [joined(&lines, end), tag(1).into_bytes()].concat();
        let ran = env.visit(more, &input);
        assert!(matches!(ran.code, Some(0 | 1)), "{ran:?}");
        let what = format!("visit {more:?}");
        assert_harmless(&ran.stdout, &what);
        assert_harmless(&ran.stderr, &what);
        assert!(ran.stdout.contains(&tag(1)), "what follows is read: {}", ran.stdout);
        for args in
            [&["findings", "--all"][..], &["findings", "--all", "--json"], &["campaign", "show"], &["verify"], &["doctor"]]
        {
            assert_harmless(&env.run(args).ends(0).stdout, &format!("{args:?} after {what}"));
        }
        let csv = env.run(&["export", "-o", "-", "--profile", "rfc4180"]).ends(0).stdout;
        // A quoted cell may hold line ends and tabs, which a table knows what to do with.
        assert_harmless(&csv.replace(['\r', '\t'], ""), "export");
        let mut rows = csv::Reader::from_reader(csv.as_bytes());
        let cells: Vec<String> = rows.records().flat_map(|r| r.unwrap().iter().map(str::to_owned).collect::<Vec<_>>()).collect();
        assert!(!cells.iter().any(|cell| cell.starts_with(['=', '+', '@', '\t'])), "a cell that runs: {cells:?}");
    }
}

/// The beginning of a control sequence as the name of a file may hold it: Windows has no names with the older form in it.
const CONTROL: &str = if cfg!(windows) { "\u{9b}" } else { "\u{1b}[" };

#[test]
fn names_from_outside_are_harmless_too() {
    let env = Env::imported();
    let name = "\u{1b}[31mcampagne\u{202e}";
    assert_harmless(&env.run(&["campaign", "open", name]).ends(0).stdout, "open");
    for args in [&["campaign", "list"][..], &["campaign", "list", "--json"], &["campaign", "show"], &["doctor"]] {
        assert_harmless(&env.run(args).ends(0).stdout, &format!("{args:?}"));
    }
    let room = ["visit", HERE, "--room", "\u{1b}[2Jsalle\u{202e}", "--payloads", "-"];
    for more in [&[][..], &["--json"]] {
        let ran = env.run_fed(&[&room, more].concat(), format!("{}\n", tag(1)).as_bytes()).ends(0);
        assert_harmless(&ran.stdout, "visit");
    }
    for args in [&["findings", "--all"][..], &["findings", "--all", "--json"], &["export", "--all", "-o", "-"]] {
        assert_harmless(env.run(args).ends(0).stdout.replace("\r\n", "\n").trim_start_matches('\u{feff}'), &format!("{args:?}"));
    }
    let file = env.file(&format!("rows{CONTROL}2J.csv"), "tag;\u{1b}[2Jcolour\nA\u{202e}1;x\n\u{1b};y\nA-1;z\n");
    let ran = env.run(&["import", &file]).ends(1);
    assert_harmless(&ran.stdout, "import");
    let ran = env.run(&["import", &file, "--json"]).ends(1);
    assert_harmless(&ran.stdout, "import --json");
    let ran = env.run(&["read", env.path("no\u{1b}[2J\u{202e}.jpg").to_str().unwrap()]).ends(1);
    assert_harmless(&ran.stderr, "read");
    let ran = env.run(&["read", "--json", env.path("no\u{1b}[2J\u{202e}.jpg").to_str().unwrap()]).ends(1);
    assert_harmless(&ran.stdout, "read --json");
}

#[test]
fn what_tells_of_a_person_is_never_on_the_disk() {
    let env = Env::auditing();
    let payloads = [
        r#"{"serial":"SER0001AA","user":"Camille Dupont","upn":"camille.dupont@example.org","mail":"camille.dupont@example.org"}"#,
        "BEGIN:VCARD\\nFN:Camille Dupont\\nEND:VCARD",
        "mailto:camille.dupont@example.org?subject=SER0002AA",
        "https://mdm.example.org/d?serial=SER0003AA&user=Camille%20Dupont&upn=camille.dupont@example.org",
    ];
    let ran = env.visit(&["--json"], payloads.join("\n").as_bytes());
    let answers = ran.json();
    assert_eq!((&answers[0]["tag"], &answers[0]["recorded"]), (&tag(1).into(), &true.into()));
    let people = env.path("people.csv");
    fs::copy(crate::env::fixture("import/persons.csv"), &people).unwrap();
    let imported = env.run(&["import", people.to_str().unwrap()]).ends(0).stdout;
    assert!(imported.contains("personal columns, recognised and not imported: utilisateur"), "{imported}");
    assert!(imported.contains("1 holder that looks like a person was not imported"), "{imported}");
    let export = env.run(&["export", "--all", "-o", "-"]).ends(0).stdout;
    let mut searched = 0;
    let beside = [FILE_NAME.to_owned(), format!("{FILE_NAME}-wal"), format!("{FILE_NAME}-shm")];
    for name in beside {
        let Ok(bytes) = fs::read(env.data().join(&name)) else { continue };
        searched += bytes.len();
        for word in ["Camille", "camille", "Dupont", "dupont"] {
            assert!(!bytes.windows(word.len()).any(|part| part == word.as_bytes()), "{word} is in {name}");
        }
    }
    assert!(searched > 10_000, "the store was searched");
    for word in ["amille", "upont"] {
        assert!(!ran.stdout.contains(word) && !export.contains(word) && !imported.contains(word), "{word}");
    }
}

/// What a terminal would obey, in an argument: a control sequence of either sort, an operating system command, a reordering.
const ARGUMENT: &str = "x\u{1b}[2J\u{1b}]0;owned\u{7}\u{9b}31m\u{202e}y\r";

#[test]
fn what_was_typed_or_set_is_told_without_its_escapes() {
    let env = Env::auditing();
    let path = env.path(ARGUMENT).to_str().unwrap().to_owned();
    let deep = env.path("none").join(ARGUMENT).to_str().unwrap().to_owned();
    let there = env.file(&format!("{CONTROL}31mthere.csv"), "tag;x\n");
    let a = ARGUMENT;
    let commands: Vec<Vec<&str>> = vec![
        vec![a],
        vec!["--lang", a, "findings"],
        vec!["--theme", a, "findings"],
        vec!["--author", a, "campaign", "open", a],
        vec![a, "--help"],
        vec!["findings", "--unknown", a],
        vec!["findings", a],
        vec!["findings", "--college", a],
        vec!["findings", "--finding", a],
        vec!["findings", "--date", a],
        vec!["campaign", a],
        vec!["campaign", "open", "b", "--from", a],
        vec!["campaign", "open", "b", "--commune", a],
        vec!["campaign", "open", "b", "--programme", a],
        vec!["campaign", "open", "b", "--college", a],
        vec!["campaign", "use", a],
        vec!["campaign", "move", "--revision", a],
        vec!["campaign", "full", a],
        vec!["campaign", "list"],
        vec!["campaign", "show"],
        vec!["sample", a],
        vec!["visit", a],
        vec!["visit", HERE, "--room", a, "--close"],
        vec!["visit", HERE, "--room", "b", "--images", &path],
        vec!["visit", HERE, "--room", "b", "--payloads", &path],
        vec!["visit", HERE, "--by", a, "--payloads", "-"],
        vec!["import", &path],
        vec!["import", &there],
        vec!["import", &there, "--prefix", a],
        vec!["export", "-o", &deep],
        vec!["export", "-o", &there],
        vec!["export", "-o", &path],
        vec!["export", "--profile", a, "-o", "-"],
        vec!["read", &path],
        vec!["read", &there],
        vec!["read", "--json", &path],
        vec!["camera", "probe", a],
        vec!["camera", "probe", "--camera", a],
        vec!["hub", "init", "postgres://\u{1b}[2J@127.0.0.1:1/x"],
        vec!["hub", "auditor", a, "--hub", &path],
        vec!["sync", "--hub", &path],
        vec!["sync", "--hub", "postgres://\u{1b}[2J@127.0.0.1:1/x"],
        vec!["sync", "--json", "--hub", &path],
        vec!["station", "name", a],
        vec!["station", "show"],
        vec!["station", "accept", a, "--hub", &path],
        vec!["hub", "init", &path],
        vec!["station", "list"],
        vec!["station", "list", "--json"],
        vec!["station", "refuse", a],
        vec!["sync"],
        vec!["completions", a],
        vec!["config"],
        vec!["config", "--json"],
        vec!["doctor"],
    ];
    for args in &commands {
        let ran = env.run(args);
        assert!(ran.code.is_some(), "{args:?}");
        assert_harmless(&ran.stdout, &format!("standard output of {args:?}"));
        assert_harmless(&ran.stderr, &format!("standard error of {args:?}"));
    }
    let settings = env.file("odd.toml", format!("author = {a:?}\nstation = 3\n", a = "\u{202e}x"));
    let unknown = env.file("unknown.toml", "\"\u{202e}x\" = 3\n");
    let variables: [(&str, &str); 14] = [
        ("RECOL_LANG", a),
        ("RECOL_THEME", a),
        ("RECOL_ASCII", a),
        ("RECOL_MOUSE", a),
        ("RECOL_PREVIEW", a),
        ("RECOL_AUTHOR", a),
        ("RECOL_STATION", a),
        ("RECOL_HUB", a),
        ("RECOL_DATA_DIR", &path),
        ("RECOL_CONFIG", &path),
        ("RECOL_CONFIG", &settings),
        ("RECOL_CONFIG", &unknown),
        ("RECOL_KEYS", &path),
        ("PGPASSFILE", &path),
    ];
    let mut tried = commands.len();
    for variable in variables {
        let asked: [&[&str]; 6] = [
            &["findings"],
            &["config"],
            &["config", "keys"],
            &["doctor"],
            &["sync"],
            &["sync", "--hub", "postgres://aud@127.0.0.1:1/recol"],
        ];
        for args in asked {
            let ran = env.run_in(&[variable], args, b"");
            assert_harmless(&ran.stdout, &format!("standard output of {args:?} with {variable:?}"));
            assert_harmless(&ran.stderr, &format!("standard error of {args:?} with {variable:?}"));
            tried += 1;
        }
    }
    println!("{tried} commands with control sequences in an argument, a variable or a setting: none reached the terminal");
}
