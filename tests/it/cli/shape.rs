//! Help, manual, completions, and how the program behaves beside other programs.

use crate::env::{Env, HERE, finish, tag};
use recol::{
    locale::Lang,
    tui::keys::{Context, Keymap, help},
};
use std::{
    fs,
    io::{BufRead, BufReader, Read},
    process::{Command, Stdio},
};

#[test]
fn help_shows_examples_and_exit_codes() {
    let env = Env::new();
    let help = env.run(&["--help"]).ends(0).stdout;
    for words in ["Examples:", "recol demo", "recol export -o ecarts.csv", "Exit codes:", "Environment:", "RECOL_DATA_DIR"] {
        assert!(help.contains(words), "{words}");
    }
    for code in ["0", "1", "2", "3", "4", "5", "70"] {
        assert!(help.lines().any(|line| line.trim_start().starts_with(&format!("{code} "))), "exit code {code}");
    }
    for command in [
        &["import"][..],
        &["pull", "glpi"],
        &["pull", "snipe-it"],
        &["labels"],
        &["visit"],
        &["sample"],
        &["decide"],
        &["note"],
        &["undo"],
        &["redo"],
        &["campaign", "open"],
        &["camera", "list"],
        &["camera", "probe"],
    ] {
        let help = env.run(&[command, &["--help"]].concat()).ends(0).stdout;
        assert!(help.contains("Examples:"), "{command:?}");
    }
    assert!(!env.store_file().exists());
}

#[test]
fn the_version_is_told_whatever_the_settings_and_at_length_when_asked() {
    let env = Env::new();
    let first = format!("recol {}\n", env!("CARGO_PKG_VERSION"));
    fs::write(env.path("config.toml"), "no settings").unwrap();
    let ask = |args: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_recol"));
        finish(env.dress(&mut command).env("RECOL_CONFIG", env.path("config.toml")).args(args), b"")
    };
    ask(&["campaign", "list"]).ends(4);
    for short in [&["--version"][..], &["-V"]] {
        assert_eq!(ask(short).ends(0).stdout, first);
    }
    // A build for development names no commit: it would be built again after each commit.
    let sqlite = rusqlite::version();
    let target = format!("{}-", std::env::consts::ARCH);
    for long in [&["--version", "--verbose"][..], &["-V", "-v"], &["-vV"]] {
        let told = ask(long).ends(0).stdout;
        let lines: Vec<_> = told.lines().map(|line| line.split_once(": ").unwrap_or((line, ""))).collect();
        let (names, values): (Vec<_>, Vec<_>) = lines.into_iter().unzip();
        assert_eq!(names, [first.trim(), "commit", "target", "profile", "sqlite"]);
        assert!(values[2].starts_with(&target), "{told}");
        let profile = if cfg!(debug_assertions) { "debug" } else { "release" };
        assert_eq!([values[3], values[4]], [profile, sqlite]);
        let named = values[1].split(',').next().is_some_and(|commit| commit.len() == 40);
        assert!(values[1] == "unknown" || (named && !cfg!(debug_assertions)), "{told}");
    }
    ask(&["--verbose"]).ends(2);
}

#[test]
fn what_is_typed_wrongly_is_a_matter_of_usage() {
    let env = Env::new();
    for args in [
        &["nonsense"][..],
        &["visit"],
        &["visit", HERE, "--room"],
        &["visit", "0921170A", "--payloads", "-"],
        &["findings", "--finding", "nonsense"],
        &["findings", "--date", "yesterday"],
        &["export"],
        &["labels", "-o", "a.pdf"],
        &["labels", "A", "--size", "57", "-o", "a.pdf"],
        &["labels", "A", "--offset", "0.55,1", "-o", "a.pdf"],
        &["labels", "A", "--college", HERE, "-o", "a.pdf"],
        &["import"],
        &["completions", "cobol"],
        &["camera", "probe", "--seconds", "0"],
        &["visit", HERE, "--payloads", "-", "--by", "camera"],
    ] {
        let ran = env.run(args).ends(2);
        assert!(ran.stderr.starts_with("error: "), "{args:?}: {}", ran.stderr);
    }
    let letter = env.run(&["visit", "0921170A", "--payloads", "-"]).ends(2).stderr;
    assert!(letter.contains('X'), "the right letter is named: {letter}");
}

#[test]
fn completions_for_every_shell_and_a_manual() {
    let env = Env::new();
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let script = env.run(&["completions", shell]).ends(0).stdout;
        for word in ["recol", "RECOL_COMPLETE"] {
            assert!(script.contains(word), "{shell}: {word}");
        }
    }
    let manual = env.run(&["man"]).ends(0).stdout;
    for part in [".TH recol 1", ".SH NAME", ".SH OPTIONS", "Exit codes"] {
        assert!(manual.contains(part), "{part}");
    }
    let (_, keys) = manual.split_once(".SH KEYS\n").unwrap();
    for context in Context::ALL {
        let (name, table) = (Lang::En.name(context), help(Lang::En, &Keymap::default(), context));
        let (_, section) =
            keys.split_once(&format!(".SS {}\n", if name.contains(' ') { format!("\"{name}\"") } else { name })).unwrap();
        let section = section.split(".SS ").next().unwrap();
        assert_eq!(section.matches(".TP").count(), table.len(), "{context:?}");
    }
}

#[test]
fn the_guide_speaks_both_languages_and_names_the_keys_that_hold() {
    let env = Env::new();
    let guide = |lang: &str, keys: Option<&str>| {
        let mut command = env.command();
        if let Some(path) = keys {
            command.env("RECOL_KEYS", path);
        }
        let said = finish(command.args(["guide", "--lang", lang]), b"").ends(0).stdout;
        assert!(!said.contains(['{', '}']), "{said}");
        let wide = said.lines().find(|line| line.chars().count() > 90);
        assert_eq!(wide, None);
        said
    };
    let (fr, en) = (guide("fr", None), guide("en", None));
    assert!(fr.contains("F3 clôt le lieu") && fr.contains("le bureau"), "{fr}");
    assert!(en.contains("F3 closes the room") && en.contains("the office"), "{en}");
    let own = env.file("own.toml", "[visit]\nclose-room = [\"Alt-v\"]\n");
    assert!(guide("en", Some(&own)).contains("Alt-v closes the room"));
}

#[test]
fn a_reader_that_goes_away_is_no_error() {
    let env = Env::imported();
    env.run(&["campaign", "open", "a"]).ends(0);
    // Much more than a pipe holds.
    let tags: String = (0..3000).map(|n| format!("STRANGER-{n}-{}\n", "x".repeat(60))).collect();
    let file = env.file("many.txt", &tags);
    env.run(&["visit", HERE, "--room", "CDI", "--payloads", &file, "--json"]).ends(0);
    let all = ["export", "-o", "-", "--profile", "rfc4180"];
    for args in [&["findings"][..], &["findings", "--json"], &all, &["completions", "zsh"], &["man"], &["--help"]] {
        let mut command = env.command();
        command.args(args).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        let mut first = String::new();
        BufReader::with_capacity(1, child.stdout.take().unwrap()).read_line(&mut first).unwrap();
        assert!(!first.is_empty(), "{args:?}");
        let mut stderr = String::new();
        child.stderr.take().unwrap().read_to_string(&mut stderr).unwrap();
        let status = child.wait().unwrap();
        assert_eq!((status.code(), stderr.as_str()), (Some(0), ""), "{args:?}");
    }
}

#[test]
fn an_error_that_nobody_hears_is_still_an_exit_code() {
    let env = Env::new();
    let mut command = env.command();
    command.args(["findings", "--college", HERE, "--date", "nonsense"]);
    finish(&mut command, b"").ends(2);
    let mut command = env.command();
    command.args(["campaign", "use", "none"]).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    drop(child.stderr.take());
    assert_eq!(child.wait().unwrap().code(), Some(3));
}

#[test]
fn without_a_terminal_the_program_says_what_to_do() {
    let env = Env::auditing();
    let before = env.journal().len();
    let ran = env.run(&[]).ends(3);
    ran.complains_of(&["not a terminal"]);
    assert!(!ran.stdout.contains('\u{1b}'), "no escape sequence into a pipe");
    env.nothing_lost(before);
}

#[test]
fn the_doctor_names_what_is_there_and_what_is_missing() {
    let env = Env::new();
    let said = env.run(&["doctor"]).ends(0).stdout;
    assert!(said.contains("▲ no store yet: ") && said.contains("▲ no inventory: recol import FILE"), "{said}");
    assert!(!env.data().exists(), "a doctor makes no store");
    assert!(said.contains("▲ no campaign") && said.contains("the output is no terminal"), "{said}");
    let env = Env::auditing();
    env.visit(&[], format!("{}\n", tag(1)).as_bytes()).ends(0);
    let said = env.run(&["doctor"]).ends(0).stdout;
    assert!(said.contains("√ inventory r1: 12 devices"), "{said}");
    assert!(said.contains("√ current campaign: Récolement 2026"), "{said}");
    assert!(said.contains("√ journal: ") && said.contains("the chain holds"), "{said}");
    assert!(said.contains("author aud-2"), "{said}");
    // Whether this machine has a camera is not the test's to say, but the doctor has to.
    let seen = ["▲ no camera: scanner and keyboard are enough", "√ camera: ", "sudo usermod -aG video $USER"];
    assert!(seen.iter().any(|line| said.contains(line)), "{said}");
    rusqlite::Connection::open(env.store_file()).unwrap().execute("UPDATE series SET seq = seq + 1", []).unwrap();
    let said = env.run(&["doctor"]).ends(1).stdout;
    assert!(said.contains("▲ the store was altered, 1 problem; recol verify says more"), "{said}");
}

#[test]
fn a_campaign_whose_opening_was_refused_is_none() {
    let env = Env::auditing();
    let mut store = recol::io::store::Store::open(&env.data()).unwrap();
    let refused = store.new_campaign().unwrap();
    store.own_series(refused).unwrap();
    drop(store);
    let listed = env.run(&["campaign", "list", "--json"]).ends(0).json();
    assert_eq!(listed.len(), 1);
    assert_eq!(listed[0]["name"], "Récolement 2026");
    env.run(&["campaign", "use", &refused.to_string()]).ends(3).complains_of(&[&refused.to_string()]);
}

#[test]
fn the_french_is_the_default_and_the_environment_is_heard() {
    let env = Env::new();
    let speak = |pairs: &[(&str, &str)]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_recol"));
        env.dress(&mut command).args(["campaign", "list"]).env("RECOL_DATA_DIR", env.data()).envs(pairs.iter().copied());
        finish(&mut command, b"").ends(0).stdout
    };
    assert!(speak(&[]).starts_with("aucune campagne"));
    assert!(speak(&[("LANG", "en_GB.UTF-8")]).starts_with("no campaign"));
    assert!(speak(&[("LANG", "en_GB.UTF-8"), ("RECOL_LANG", "fr")]).starts_with("aucune campagne"));
    // A setting that nobody understands is told, and not passed over.
    for (name, value) in [("RECOL_LANG", "tlh"), ("RECOL_PREVIEW", "ascii"), ("RECOL_THEME", "solarized")] {
        let ran = env.command().args(["campaign", "list"]).env(name, value).output().unwrap();
        assert_eq!(ran.status.code(), Some(4));
        assert!(String::from_utf8(ran.stderr).unwrap().contains(&format!("{name}={value}")));
    }
    assert!(env.store_file().exists());
}

#[test]
fn a_camera_that_is_not_there_refuses_with_the_words_of_the_lens() {
    let env = Env::new();
    let ran = env.run(&["camera", "probe", "--camera", "a camera that nobody has", "--seconds", "1"]).ends(5);
    ran.complains_of(&["camera", "Scanner and keyboard will do"]);
    // Whatever this machine has: a camera that may not be opened is a line, not an error.
    let listed = env.run(&["camera", "list", "--json"]).ends(0).json();
    assert!(listed.iter().all(|row| row["formats"].is_array() && row["name"].is_string()), "{listed:?}");
    assert!(listed.iter().filter(|row| row["chosen"] == true).count() <= 1, "{listed:?}");
    assert!(!env.run(&["camera", "list"]).ends(0).stdout.is_empty());
    assert!(!env.store_file().exists(), "looking at cameras makes no store");
}

/// What Bash completes, asked in the way that its own completion asks.
#[cfg(unix)]
fn completed(env: &Env, words: &[&str]) -> Vec<String> {
    let folder = std::path::Path::new(env!("CARGO_BIN_EXE_recol")).parent().unwrap();
    let line = words.iter().map(|word| format!("'{word}'")).collect::<Vec<_>>().join(" ");
    let script = format!(
        "source <(recol completions bash); COMP_WORDS=({line}); COMP_CWORD={}; COMP_TYPE=9; \
         _clap_complete_recol recol '{}' ''; printf '%s\\n' \"${{COMPREPLY[@]}}\"",
        words.len() - 1,
        words.last().unwrap()
    );
    let mut bash = Command::new("bash");
    let path = format!("{}:{}", folder.display(), std::env::var("PATH").unwrap());
    env.dress(&mut bash).env("PATH", path).env("RECOL_DATA_DIR", env.data()).args(["--norc", "-c", &script]);
    let ran = finish(&mut bash, b"").ends(0);
    assert_eq!(ran.stderr, "");
    ran.stdout.lines().map(str::to_owned).collect()
}

#[cfg(unix)]
#[test]
fn bash_completes_what_the_store_knows() {
    let env = Env::auditing();
    let colleges = completed(&env, &["recol", "visit", "0921"]);
    assert!(colleges.contains(&HERE.to_owned()) && colleges.iter().all(|uai| uai.starts_with("0921")), "{colleges:?}");
    assert_eq!(completed(&env, &["recol", "visit", HERE, "--room", ""]), ["CDI", "Réserve"]);
    assert_eq!(completed(&env, &["recol", "visit", HERE, "--room", "ré"]), ["Réserve"]);
    let communes = completed(&env, &["recol", "campaign", "open", "x", "--commune", "a"]);
    assert!(communes.contains(&"Antony".to_owned()), "{communes:?}");
    assert_eq!(completed(&env, &["recol", "campaign", "use", "R"]), ["Récolement\\ 2026"]);
    assert!(completed(&env, &["recol", "fin"]).contains(&"findings".to_owned()));
    // Where there is no store there is nothing to complete, and no message in the line that is typed.
    assert_eq!(completed(&Env::new(), &["recol", "visit", "0921"]), [""]);
}

#[test]
fn the_bell_is_told_in_words_where_nothing_rings() {
    let env = Env::new();
    let said = env.run(&["doctor", "--bell"]).ends(0).stdout;
    assert_eq!(said.lines().count(), 6, "{said}");
    for words in
        ["√  one stroke", "▲  two strokes", "×  three strokes", "?  two strokes with a long pause", "silence", "no terminal"]
    {
        assert!(said.contains(words), "{words}: {said}");
    }
    assert!(!said.contains('\u{7}'));
    env.run(&["doctor", "--bell", "--json"]).ends(2);
}

#[test]
fn what_was_typed_wrongly_is_told_in_french_too() {
    let env = Env::auditing();
    for (args, words) in [
        (&["visit", "0921170A"][..], &["« 0921170A » ne convient pas à", "la lettre"][..]),
        (&["findings", "--colege", HERE], &["--colege n’est pas connu", "peut-être --college"]),
        (&["vist"], &["pas de commande « vist »", "peut-être visit"]),
        (&["doctor", "--bell", "--json"], &["ne va pas avec"]),
        (&["completions", "cobol"], &["« cobol » ne convient pas", "valeurs possibles", "bash"]),
        (&["visit"], &["il manque", "Emploi", "recol visit"]),
        (&["findings", "--college"], &["demande une valeur"]),
        (&["decide", "accept"], &["décisions connues : correct_inventory"]),
        (&["findings", "--finding", "zz"], &["constats connus : "]),
        (&["note", "x", "--lacks", "zz"], &["charger ou pen"]),
        (&["note", "x", "--condition", "zz"], &["good, damaged ou incomplete"]),
        (&["visit", HERE, "--by", "zz"], &["typed, wedge, serial ou list"]),
        (&["visit", HERE, "--unidentified", "zz"], &["absent ou unreadable"]),
        (&["labels", "x", "--offset", "zz", "-o", "x.pdf"], &["deux distances"]),
        (&["labels", "x", "--size", "zz", "-o", "x.pdf"], &["une largeur et une hauteur"]),
        (&["labels", "x", "--start", "zz", "-o", "x.pdf"], &["« zz » ne convient pas"]),
        (&["campaign", "move", "--revision", "zz"], &["une révision est un nombre"]),
        (&["campaign", "open", "x", "--sampling", "--confidence", "0"], &["une confiance est entre"]),
        (&["visit", "\u{1b}[2J"], &["\\u{1b}[2J", "ne convient pas"]),
        (&["\u{1b}[2J"], &["pas de commande"]),
        (&["findings", "--\u{1b}[2J=x"], &["n’est pas connu"]),
    ] {
        for lang in [&["--lang", "fr"][..], &["--lang=fr"], &[]] {
            let mut command = Command::new(env!("CARGO_BIN_EXE_recol"));
            env.dress(&mut command).env("RECOL_LANG", if lang.is_empty() { "fr" } else { "en" });
            let ran = finish(command.args(lang).args(args), b"").ends(2);
            let said = ran.stderr.replace('\u{a0}', " ");
            for word in words {
                assert!(said.contains(word), "{args:?}: {word}: {said}");
            }
            for english in ["error:", "Usage", "For more", "unexpected", "tip:", "invalid", "known ", " or ", " expected"] {
                assert!(!said.contains(english), "{args:?}: {english}: {said}");
            }
            assert!(!said.contains('\u{1b}'), "{said:?}");
        }
    }
    let mut command = Command::new(env!("CARGO_BIN_EXE_recol"));
    env.dress(&mut command).env("RECOL_LANG", "fr");
    let told = finish(command.args(["visit", "--json"]), b"").ends(2).stderr;
    assert!(told.contains("\"kind\":\"usage\"") && told.contains("il manque"), "{told}");
}
