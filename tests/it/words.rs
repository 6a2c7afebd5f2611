//! The catalogues: no key missing in a language, none unused, the same variables in both, French typography.

use recol::locale::Lang;
use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
};

const FR: &str = concat!(
    include_str!("../../src/locale/fr.ftl"),
    include_str!("../../src/locale/fr-commands.ftl"),
    include_str!("../../src/locale/fr-papers.ftl")
);
const EN: &str = concat!(
    include_str!("../../src/locale/en.ftl"),
    include_str!("../../src/locale/en-commands.ftl"),
    include_str!("../../src/locale/en-papers.ftl")
);

/// Texts in the form of a key that are none: a key that is missing in a test, values of the command line.
const NO_KEYS: [&str; 9] =
    ["no-such-key", "excel-fr", "aria-label", "aria-live", "data-all", "data-code", "data-commune", "data-said", "data-state"];

/// The messages of a catalogue: key and pattern.
fn messages(catalogue: &str) -> BTreeMap<String, String> {
    let mut out: BTreeMap<String, String> = BTreeMap::new();
    let mut key = String::new();
    for line in catalogue.lines() {
        if line.starts_with('#') {
            continue;
        }
        match line.split_once('=') {
            Some((head, rest)) if line.starts_with(|c: char| c.is_ascii_lowercase()) => {
                head.trim().clone_into(&mut key);
                assert!(out.insert(key.clone(), rest.trim().to_owned()).is_none(), "twice: {key}");
            }
            _ => {
                if let Some(pattern) = out.get_mut(&key) {
                    pattern.push('\n');
                    pattern.push_str(line);
                }
            }
        }
    }
    out
}

fn variables(pattern: &str) -> BTreeSet<String> {
    let names = pattern.split('$').skip(1);
    names.map(|rest| rest.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_').collect()).collect()
}

fn sources(folder: &Path, out: &mut String) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, out);
        } else if path.extension().is_some_and(|e| e == "rs") {
            out.push_str(&std::fs::read_to_string(path).unwrap());
        }
    }
}

/// Every text literal of the screen and the catalogues that has the form of a key: lower-case words joined by hyphens.
fn used() -> BTreeSet<String> {
    let mut source = String::new();
    for room in ["src/tui", "src/locale", "src/cli", "src/shell/papers"] {
        sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join(room), &mut source);
    }
    let form = |text: &&str| {
        text.contains('-')
            && text.split('-').all(|part| !part.is_empty() && part.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit()))
            && text.starts_with(|c: char| c.is_ascii_lowercase())
    };
    let literals = source.lines().flat_map(|line| line.split('"').skip(1).step_by(2));
    let mut keys: BTreeSet<String> = literals.filter(form).map(str::to_owned).collect();
    // The sentence of an action is named after its short word.
    let helps: Vec<String> = keys.iter().filter(|key| key.starts_with("action-")).map(|key| format!("{key}-help")).collect();
    keys.extend(helps);
    for none in NO_KEYS {
        keys.remove(none);
    }
    keys
}

#[test]
fn both_languages_hold_exactly_the_keys_that_are_used() {
    let (fr, en, used) = (messages(FR), messages(EN), used());
    let keys = |m: &BTreeMap<String, String>| m.keys().cloned().collect::<BTreeSet<_>>();
    let (fr, en) = (keys(&fr), keys(&en));
    assert_eq!(fr.symmetric_difference(&en).collect::<Vec<_>>(), Vec::<&String>::new(), "in one language only");
    assert_eq!(used.difference(&fr).collect::<Vec<_>>(), Vec::<&String>::new(), "used and without words");
    assert_eq!(fr.difference(&used).collect::<Vec<_>>(), Vec::<&String>::new(), "words that nobody uses");
    for key in &used {
        for lang in Lang::ALL {
            assert!(lang.knows(key), "{key} cannot be read as Fluent in {}", lang.code());
        }
    }
}

#[test]
fn both_languages_set_in_the_same_variables() {
    let (fr, en) = (messages(FR), messages(EN));
    for (key, pattern) in &fr {
        assert_eq!(variables(pattern), variables(&en[key]), "{key}");
    }
}

/// A user may bind other keys: a sentence takes a key's name from the keymap. What is fixed stays a word: the arrows, and the
/// blank that chooses in a form.
#[test]
fn no_sentence_names_a_key_that_can_be_bound() {
    let function = |word: &str| word.strip_prefix('F').is_some_and(|n| n.parse::<u8>().is_ok());
    let of =
        |word: &str| ["Enter", "Entrée", "Esc", "Échap", "Tab"].contains(&word) || word.starts_with("Ctrl-") || function(word);
    for (key, text) in messages(FR).into_iter().chain(messages(EN)).filter(|(key, _)| !key.starts_with("key-")) {
        let words = text.split(|c: char| !(c.is_alphanumeric() || c == '-'));
        let named: Vec<&str> = words.filter(|word| of(word)).collect();
        assert!(named.is_empty(), "{key} names {named:?}: take it from the keymap ($key_...)");
        let lone = ('a'..='z').find(|c| text.contains(&format!("({c})")) || text.contains(&format!("· {c}:")));
        assert_eq!(lone, None, "{key}: {text}");
    }
}

#[test]
fn french_typography() {
    for (key, pattern) in messages(FR) {
        // Inside braces stands Fluent, not French.
        let mut depth = 0;
        let text: String = pattern
            .chars()
            .filter(|c| {
                match c {
                    '{' => depth += 1,
                    '}' => depth -= 1,
                    _ => {}
                }
                depth == 0 || !"{}$".contains(*c)
            })
            .collect();
        assert!(!text.contains('\''), "{key}: a straight apostrophe in {text}");
        for mark in [':', ';', '?', '!', '»'] {
            assert!(!text.contains(&format!(" {mark}")), "{key}: a breaking space before {mark} in {text}");
        }
        assert!(!text.contains("« "), "{key}: a breaking space after « in {text}");
        assert!(!text.contains('\u{202f}'), "{key}: fonts of terminals lack the narrow space: {text}");
    }
}

/// In French nothing is one: a variant that said "1" would say it of 0 too.
#[test]
fn nothing_is_not_said_to_be_one_in_french() {
    let mut singulars = 0;
    for line in FR.lines() {
        let Some((_, words)) = line.split_once("[one]") else { continue };
        singulars += 1;
        assert!(!words.trim().starts_with(|c: char| c.is_ascii_digit()), "{line}");
    }
    assert!(singulars > 40, "only {singulars} singulars were found");
}

#[test]
fn plurals_follow_each_language() {
    let say = |lang: Lang, n: i32| lang.say_with("notice-exported", &[("rows", n.into()), ("path", "x.csv".into())]);
    assert_eq!(say(Lang::Fr, 0), "aucune ligne exportée\u{a0}: x.csv (en-têtes seuls)");
    assert_eq!(say(Lang::Fr, 2), "2 lignes exportées\u{a0}: x.csv");
    assert_eq!(say(Lang::En, 0), "no row exported: x.csv (headers only)");
    assert_eq!(say(Lang::En, 1), "1 row exported: x.csv");
    // French counts nothing in the singular.
    let read = |n: i32| Lang::Fr.say_with("place-read", &[("read", n.into()), ("expected", 4.into())]);
    assert_eq!([0, 1, 2].map(read), ["0 lu sur 4", "1 lu sur 4", "2 lus sur 4"]);
    assert_eq!(say(Lang::Fr, 11_480), "11\u{a0}480 lignes exportées\u{a0}: x.csv");
}

/// Words of English that no French sentence has. What a person types is no sentence: commands, their options, codes of the files.
const ENGLISH: [&str; 30] = [
    "the", "of", "is", "are", "was", "were", "and", "not", "with", "from", "to", "by", "this", "that", "which", "already",
    "only", "nothing", "missing", "read", "written", "unknown", "error", "failed", "expected", "cannot", "has", "have", "been",
    "will",
];

/// A pattern without the variables in it, which are named in English; the words of its variants stay.
fn without_variables(pattern: &str) -> String {
    let mut out = String::new();
    let mut rest = pattern;
    while let Some((before, inside)) = rest.split_once('{') {
        out.extend([before, " "]);
        let end = inside.find("->").into_iter().chain(inside.find('}')).min().unwrap_or(inside.len());
        rest = &inside[end..];
    }
    out + rest
}

#[test]
fn no_french_sentence_has_english_words() {
    assert_eq!(
        without_variables("{ $n ->\n [one] { $n } lu\n *[other] the { $n }\n} read"),
        " ->\n [one]  } lu\n *[other] the  }\n} read"
    );
    for (key, pattern) in messages(FR) {
        let text = without_variables(&pattern);
        let words = text.split(|c: char| !(c.is_alphanumeric() || "-_./".contains(c)));
        let found: Vec<&str> = words.filter(|word| ENGLISH.contains(&word.to_lowercase().as_str())).collect();
        assert!(found.is_empty(), "{key}: {found:?} in {text}");
    }
}

/// A sentence that counts several things says what is none of them as a person would, and not "0".
#[test]
fn nothing_is_said_in_words() {
    let counts = [
        "dashboard-visits",
        "cli-visits",
        "cli-import-done",
        "cli-import-plan",
        "cli-import-nothing",
        "cli-outcomes",
        "filter-discrepancies",
        "filter-all",
        "form-picked",
        "form-extent",
        "group-counts",
        "sync-last",
        "sync-waiting",
        "notice-exported",
        "cli-exported",
        "cli-pulled",
        "cli-verify-good",
        "cli-verify-inventory",
        "guide-told",
        "panel-ticks",
    ];
    let names = [
        "colleges",
        "open",
        "closed",
        "added",
        "changed",
        "removed",
        "total",
        "carried",
        "contradicted",
        "count",
        "stored",
        "sent",
        "received",
        "rows",
        "rejected",
        "entries",
        "series",
        "erased",
        "revisions",
    ];
    let values: Vec<(&str, recol::locale::Arg<'_>)> = names
        .iter()
        .map(|name| (*name, 0.into()))
        .chain([("revision", "r".into()), ("path", "p".into()), ("source", "s".into())])
        .collect();
    for lang in Lang::ALL {
        for key in counts {
            let said = lang.say_with(key, &values);
            let zeros = said.matches('0').count();
            // How many colleges a campaign has is never nothing; a group has at least one.
            let allowed = usize::from(matches!(key, "dashboard-visits" | "cli-visits" | "group-counts"));
            assert!(zeros <= allowed && !said.contains('{'), "{key}: {said}");
        }
    }
}

/// The keys that a guide names: what stands in braces.
fn keys_named(guide: &str) -> Vec<&str> {
    guide.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(pair, _)| pair).collect()
}

#[test]
fn the_guides_of_both_languages_name_the_same_keys_in_their_order() {
    let [fr, en] = [Lang::Fr, Lang::En].map(|lang| keys_named(lang.guide()));
    assert_eq!(fr, en);
    assert!(fr.len() > 30, "{fr:?}");
    assert_eq!(Lang::Fr.guide().lines().count(), Lang::En.guide().lines().count());
}

#[test]
fn the_french_guide_keeps_french_typography() {
    for line in Lang::Fr.guide().lines() {
        assert!(!line.contains('\'') && !line.contains("« "), "{line}");
        for mark in [" :", " ;", " !", " »"] {
            assert!(!line.contains(mark), "a breaking space before{mark} in {line}");
        }
    }
}
