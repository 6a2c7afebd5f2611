//! The file of settings from the outside: found, followed, told of, or refused with its place.

use crate::env::{Env, Ran, finish};
use recol::{
    job::Way,
    locale::Lang,
    settings::{ENTRIES, Entry},
};
use std::process::Command;

/// The program with nothing said on its command line.
fn plain(env: &Env) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_recol"));
    env.dress(&mut command).env("RECOL_LANG", "en");
    command
}

/// `recol config`, with a file of settings where one is named.
fn config(env: &Env, named: Option<&str>, more: &[&str]) -> Ran {
    let mut command = plain(env);
    if let Some(path) = named {
        command.env("RECOL_CONFIG", path);
    }
    finish(command.arg("config").args(more), b"")
}

/// The line of a setting: its value and where it comes from.
fn line(out: &str, name: &str) -> String {
    let line = out.lines().find(|line| line.split_whitespace().next() == Some(name));
    line.unwrap_or_else(|| panic!("{name} is not in\n{out}")).split_whitespace().skip(1).collect::<Vec<_>>().join(" ")
}

#[test]
fn every_setting_is_printed_with_where_it_comes_from() {
    let env = Env::new();
    let file = env.file("mine.toml", "# a laptop of the storeroom\ntheme = \"light\"\nstation = \"Poste 3\"\nascii = true\n");
    let out = config(&env, Some(&file), &["--theme", "contrast"]).ends(0).stdout;
    assert!(out.contains(&format!("settings file: {file}\n")), "{out}");
    assert_eq!(line(&out, "theme"), "contrast --theme");
    assert_eq!(line(&out, "station"), format!("Poste 3 {file}:3"));
    assert_eq!(line(&out, "ascii"), format!("true {file}:4"));
    assert_eq!(line(&out, "preview"), "auto default");
    for entry in ENTRIES {
        line(&out, entry.name);
    }
    let json = config(&env, Some(&file), &["--json"]).ends(0).json();
    assert_eq!(json.len(), ENTRIES.len());
    let theme = json.iter().find(|line| line["setting"] == "theme").unwrap();
    assert_eq!((&theme["value"], &theme["origin"]), (&"light".into(), &"file".into()));
    assert_eq!(theme["place"], format!("{file}:2"));
}

#[test]
fn the_password_of_an_address_is_not_shown() {
    let env = Env::new();
    let file = env.file("mine.toml", "hub = \"postgres://recol:secret@server/recol?password=secret\"\n");
    for more in [&[][..], &["--json"]] {
        let ran = config(&env, Some(&file), more).ends(0);
        let said = ran.stdout + &ran.stderr;
        assert!(said.contains("postgres://recol@server/recol") && !said.contains("secret"), "{said}");
    }
}

#[test]
fn it_is_told_in_both_languages_by_the_file_too() {
    let env = Env::new();
    env.configuration("config.toml", "lang = \"fr\"\n");
    let mut command = plain(&env);
    let out = finish(command.env_remove("RECOL_LANG").arg("config"), b"").ends(0).stdout;
    assert!(out.starts_with("fichier de réglages\u{a0}: ") && out.contains("réglage"), "{out}");
    assert!(line(&out, "lang").starts_with("fr ") && line(&out, "lang").ends_with("config.toml:1"), "{out}");
    assert_eq!(line(&out, "theme"), "dark défaut");
}

#[test]
fn a_wrong_place_is_told_by_line_column_and_name() {
    let env = Env::new();
    for (text, place, words) in [
        ("thme = \"dark\"", "1:1", "no setting is called “thme”; did you mean “theme”?"),
        ("\nhub-of-hubs = 3", "2:1", "no setting is called “hub-of-hubs”"),
        ("theme = \"solarized\"", "1:9", "“theme” takes: dark, light, contrast"),
        ("ascii = \"1\"", "1:9", "“ascii” takes: true, false"),
        ("data-dir = 3", "1:12", "“data-dir” takes: a path, in quotes"),
        ("theme = ", "1:", "config.toml"),
        ("lang = \"fr\"\nlang = \"en\"", "2:1", "duplicate key"),
    ] {
        let file = env.file("config.toml", text);
        config(&env, Some(&file), &[]).ends(4).complains_of(&[&format!("config.toml:{place}"), words]);
    }
    // Every command refuses: nobody works in a store that was not meant.
    let mut command = plain(&env);
    let path = env.file("config.toml", "data-dri = \"there\"");
    finish(command.env("RECOL_CONFIG", path).args(["campaign", "list"]), b"").ends(4).complains_of(&["data-dir"]);
    config(&env, Some("nowhere.toml"), &[]).ends(4).complains_of(&["nowhere.toml"]);
    let latin = env.file("latin.toml", b"author = \"Andr\xe9\"");
    config(&env, Some(&latin), &[]).ends(4).complains_of(&["latin.toml"]);
}

#[test]
fn a_folder_of_the_file_counts_from_the_file() {
    let env = Env::new();
    let there = env.path("there");
    std::fs::create_dir_all(&there).unwrap();
    let file = there.join("config.toml");
    std::fs::write(&file, "data-dir = \"store\"").unwrap();
    let mut command = plain(&env);
    let out = finish(command.env("RECOL_CONFIG", file).args(["config", "--json"]), b"").ends(0).json();
    assert_eq!(out[0]["value"], there.join("store").to_str().unwrap());
}

#[test]
fn what_may_be_chosen_is_what_is_known() {
    let choices = |name| Entry::named(name).unwrap().form.choices();
    assert_eq!(choices("lang"), Lang::ALL.map(Lang::code));
    for name in choices("preview").iter().filter(|name| **name != "auto") {
        assert!(Way::from_name(name).is_some(), "{name}");
    }
    assert_eq!(choices("preview").len(), Way::ALL.len() + 1);
}
