//! Causes of failures in French: every error of the sources has its sentence, no sentence is without its error, and what a person
//! reads has no English in it.

use recol::{
    io::{
        bounded::Refused,
        export::ExportError,
        hub::HubError,
        import::{ImportError, Problem},
        store::StoreError,
    },
    job::{Doing, Failure, FailureKind, Hint, Thing},
    locale::{Lang, say_cause, say_failure},
};
use std::{
    collections::BTreeSet,
    fs, io,
    path::{Path, PathBuf},
};

const PAIRS: &str = include_str!("../../src/locale/fr-causes.txt");

/// Rooms whose errors reach a person as a cause. The reasons of `job/import.rs` have their words in the catalogues.
const ROOMS: [&str; 5] = ["src/audit", "src/io", "src/vision", "src/shell", "src/settings"];

/// How a cause is given beside `#[error]`: a literal on a line with one of these is a cause.
const GIVEN: [&str; 9] = ["damaged(", "wrong(", "altered(", "told(\"", "refused(\"", ".answer(", ".token(", ".right(", "cause"];

/// Literals on such lines that are no causes: names of things of the hub beside its address, parts of a message, and where two
/// words stand for something else.
const NO_CAUSES: [&str; 4] =
    ["channel binding", "not an error", "series {}: {what}", "{place}{}; correct it, or import the colleges first"];

fn sources() -> Vec<(PathBuf, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut folders: Vec<PathBuf> = ROOMS.iter().map(|room| root.join(room)).collect();
    let mut found = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|end| end == "rs") && !path.ends_with("tests.rs") {
                let text = fs::read_to_string(&path).unwrap();
                let code = text.split("\n#[cfg(test)]\n").next().unwrap().to_owned();
                found.push((path, code));
            }
        }
    }
    assert!(found.len() > 200, "the source tree was not found");
    found
}

/// The text of a literal whose opening quote has been read, and what follows it.
fn literal(after: &str) -> Option<(String, &str)> {
    let mut text = String::new();
    let mut letters = after.char_indices();
    while let Some((at, letter)) = letters.next() {
        match letter {
            '"' => return Some((text, &after[at + 1..])),
            '\\' => match letters.next()?.1 {
                'u' => {
                    let code: String = letters.by_ref().map(|(_, c)| c).skip(1).take_while(|c| *c != '}').collect();
                    text.push(char::from_u32(u32::from_str_radix(&code, 16).ok()?)?);
                }
                'n' => text.push('\n'),
                // A line that goes on: its indentation is none of the text.
                '\n' => {
                    let rest = letters.as_str();
                    let blank = rest.len() - rest.trim_start().len();
                    for _ in 0..rest[..blank].chars().count() {
                        letters.next();
                    }
                }
                other => text.push(other),
            },
            other => text.push(other),
        }
    }
    None
}

/// The literals of a piece of code, in their order.
fn literals(code: &str) -> Vec<String> {
    let (mut found, mut rest) = (Vec::new(), code);
    while let Some((before, after)) = rest.split_once('"') {
        if before.ends_with(['\'', '\\']) {
            rest = after;
            continue;
        }
        let Some((text, next)) = literal(after) else { break };
        found.push(text);
        rest = next;
    }
    found
}

/// A template with every hole the same, whatever stands in it; holes side by side are one.
fn plain(template: &str) -> String {
    let (mut out, mut depth) = (String::new(), 0);
    for letter in template.chars() {
        match letter {
            '{' => {
                depth += 1;
                if depth == 1 && !out.ends_with("{}") {
                    out.push_str("{}");
                }
            }
            '}' => depth -= 1,
            other if depth == 0 => out.push(other),
            _ => {}
        }
    }
    out
}

/// Whether a template says something beside its holes.
fn speaks(template: &str) -> bool {
    plain(template).chars().any(|c| c.is_ascii_alphabetic())
}

/// The templates of every `#[error("…")]`.
fn errors() -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    for (path, code) in sources() {
        for piece in code.split("#[error(").skip(1) {
            let Some(after) = piece.trim_start().strip_prefix('"') else { continue };
            found.push((path.clone(), literal(after).unwrap().0));
        }
    }
    assert!(found.len() > 150, "{}", found.len());
    found
}

/// The pairs before the words of systems and libraries, and all: English and French.
fn pairs() -> (Vec<(&'static str, &'static str)>, usize) {
    let (mut pairs, mut ours, mut english) = (Vec::new(), None, "");
    for line in PAIRS.lines() {
        if line.starts_with("## Said by systems") {
            ours = Some(pairs.len());
        }
        match line.strip_prefix("    ") {
            Some(french) => pairs.push((english, french)),
            None => english = line,
        }
    }
    (pairs, ours.unwrap())
}

fn holes(sentence: &str) -> BTreeSet<&str> {
    sentence.split('{').skip(1).map(|rest| rest.split_once('}').unwrap().0).collect()
}

#[test]
fn every_error_of_the_sources_has_its_french() {
    let known: BTreeSet<String> = pairs().0.iter().map(|(english, _)| plain(english)).collect();
    let without: Vec<_> = errors().into_iter().filter(|(_, one)| speaks(one) && !known.contains(&plain(one))).collect();
    assert!(without.is_empty(), "{without:#?}");
}

/// A cause that no error type states is a literal on the line that makes it.
#[test]
fn every_cause_given_as_a_literal_has_its_french() {
    let (mut seen, mut without) = (0, Vec::new());
    for (path, code) in sources() {
        for line in code.lines().filter(|line| !line.trim_start().starts_with("//")) {
            if !GIVEN.iter().any(|given| line.contains(given)) || line.contains("const ") || line.contains("#[error") {
                continue;
            }
            for text in literals(line) {
                let words = plain(&text).split_whitespace().filter(|word| word.chars().any(char::is_alphabetic)).count();
                if words < 2 || NO_CAUSES.contains(&text.as_str()) || path.ends_with("give_back.rs") {
                    continue;
                }
                seen += 1;
                let said = say_cause(Lang::Fr, &plain(&text).replace("{}", "1"));
                if said.starts_with('«') {
                    without.push((path.clone(), text));
                }
            }
        }
    }
    assert!(without.is_empty(), "{without:#?}");
    assert!(seen > 60, "{seen}");
}

#[test]
fn no_french_is_without_its_english() {
    let mut said = String::new();
    for (_, code) in sources() {
        literals(&code).iter().for_each(|text| said.push_str(&(plain(text) + "\n")));
    }
    for path in ["src/job/thing.rs", "src/job/table.rs", "src/cli/visit.rs", "src/cli/context.rs", "src/cli/args_values.rs"] {
        let code = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap();
        literals(&code).iter().for_each(|text| said.push_str(&(plain(text) + "\n")));
    }
    let (pairs, ours) = pairs();
    assert!(ours > 200 && pairs.len() > ours + 100, "{ours} of {}", pairs.len());
    for (english, _) in &pairs[..ours] {
        for part in plain(english).split("{}").filter(|part| part.chars().filter(char::is_ascii_alphabetic).count() > 2) {
            assert!(said.contains(part), "no error says {part:?} of {english:?}");
        }
    }
    let mut twice = BTreeSet::new();
    for (english, french) in pairs {
        assert!(twice.insert(english), "twice: {english}");
        let invented: Vec<_> = holes(french).difference(&holes(english)).copied().collect();
        assert!(invented.is_empty(), "{english}: {invented:?}");
        for bad in [" :", " ;", " ?", " !", " »", "« ", "'"] {
            assert!(!french.contains(bad), "{french}: {bad:?} is no French typography");
        }
    }
}

/// Words that English has and French has not.
const ENGLISH: [&str; 34] = [
    "the",
    "is",
    "are",
    "was",
    "were",
    "of",
    "and",
    "not",
    "no",
    "to",
    "with",
    "by",
    "from",
    "cannot",
    "could",
    "error",
    "denied",
    "refused",
    "such",
    "file",
    "directory",
    "failed",
    "missing",
    "expected",
    "here",
    "it",
    "has",
    "this",
    "that",
    "broken",
    "locked",
    "out",
    "server",
    "open",
];

/// The words of a sentence outside of quotes.
fn unquoted(sentence: &str) -> Vec<String> {
    let mut depth = 0;
    let outside: String = sentence
        .chars()
        .map(|c| {
            match c {
                '«' => depth += 1,
                '»' => depth -= 1,
                _ => {}
            }
            if depth > 0 { ' ' } else { c }
        })
        .collect();
    outside.split(|c: char| !c.is_alphabetic()).map(str::to_lowercase).collect()
}

#[test]
fn a_failure_said_in_french_has_no_english_in_it() {
    let system = |number| io::Error::from_raw_os_error(number);
    let path = || PathBuf::from("/data/recol.db");
    let mut causes: Vec<String> =
        [1, 2, 5, 11, 12, 13, 16, 17, 18, 20, 21, 24, 27, 28, 30, 32, 36, 39, 40, 98, 101, 104, 110, 111, 113, 122, 9_999]
            .map(|number| system(number).to_string())
            .into();
    let store = [
        StoreError::Open { path: path(), source: system(13) },
        StoreError::Absent { path: path() },
        StoreError::Damaged { path: path(), cause: "database disk image is malformed".into() },
        StoreError::Damaged { path: path(), cause: "wrong # of entries in index x".into() },
        StoreError::Full { path: path() },
        StoreError::Locked { path: path() },
        StoreError::Random("x".into()),
    ];
    causes.extend(store.iter().map(ToString::to_string));
    let hub = [
        HubError::NoHub("/media/usb".into()),
        HubError::Io { path: "/media/usb".into(), source: system(5) },
        HubError::Held { path: "/media/usb".into(), source: system(16) },
        HubError::Strange { path: "/media/usb/a".into(), thing: Thing::Link },
        HubError::Damaged { what: "/media/usb/a".into(), cause: "it is cut off".into() },
        HubError::Unreachable { address: "h".into(), cause: format!("error connecting to server: {}", system(111)) },
        HubError::Server { address: "h".into(), cause: "the server answers: relation \"x\" is not there (42P09)".into() },
        HubError::Tls { address: "h".into(), cause: "invalid peer certificate: UnknownIssuer".into() },
        HubError::Tls { address: "h".into(), cause: "ca.pem: no certificate is in it".into() },
        HubError::Stopped,
    ];
    causes.extend(hub.iter().map(ToString::to_string));
    let read = [
        Refused::Held(system(26)),
        Refused::Strange(Thing::Pipe),
        Refused::TooLarge { found: None, most: 9 },
        Refused::TooLarge { found: Some(10), most: 9 },
    ];
    causes.extend(read.iter().map(ToString::to_string));
    let export = [
        ExportError::NoFolder("/a".into()),
        ExportError::Foreign("/a/b.csv".into()),
        ExportError::Full { path: path(), source: system(28) },
    ];
    causes.extend(export.iter().map(ToString::to_string));
    let import = [
        Problem::Empty,
        Problem::Damaged("it ends within a cell".into()),
        Problem::Damaged("syntax error: tag not closed".into()),
        Problem::Foreign("a picture"),
        Problem::Unlike("Windows-1252 or CP850 (DOS), and nothing in it shows which"),
        Problem::TooMuchText { most: 1 << 30 },
        Problem::NoHeader { found: vec!["etiquete".into()], expected: vec!["tag"], near: vec![] },
    ];
    causes.extend(import.map(|problem| ImportError { file: "a.csv".into(), problem }.to_string()));
    causes.extend(
        [
            "HTTP 503: the server has a fault of its own",
            "HTTP 400: the server says ERROR_X you may not do this",
            "HTTP 200: no JSON came (line 1, column 2)",
            "no connection came about within 10 s",
            "io: Connection refused (os error 111)",
            "io: invalid peer certificate: Expired",
            "failed to lookup address information: Name or service not known",
            "line 3: no such college is recorded: 0921170X; correct it, or import the colleges first",
            "line 3: \"sourc\" is not known here: expected source, table",
            "line 3: more than 300 letters",
            "not TOML: unclosed table, expected `]`",
            "attempt to index out of bounds in the file",
        ]
        .map(ToOwned::to_owned),
    );
    for cause in causes {
        let failure = Failure {
            kind: FailureKind::Outside,
            doing: Doing::OpenStore,
            subject: "/x".to_owned(),
            cause: cause.clone(),
            hint: Hint::DamagedFile,
        };
        let said = say_failure(Lang::Fr, &failure).sentence;
        // Paths and codes of others stay what they are.
        let words = unquoted(&said.replace("/data/recol.db", ""));
        let english: Vec<_> = words.iter().filter(|word| ENGLISH.contains(&word.as_str())).collect();
        assert!(english.is_empty(), "{cause}\n{said}\n{english:?}");
        assert!(!said.contains("os error"), "{said}");
    }
}
