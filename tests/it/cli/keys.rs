//! The file of keys from the outside: found, followed or refused with its line.

use crate::env::{Env, Ran, finish};

/// The keymap that holds; with a file of keys where one is named.
fn keys(env: &Env, named: Option<&str>) -> Ran {
    let mut command = env.command();
    if let Some(path) = named {
        command.env("RECOL_KEYS", path);
    }
    finish(command.args(["config", "keys"]), b"")
}

#[test]
fn what_it_prints_can_be_read_again() {
    let env = Env::new();
    let built_in = keys(&env, None).ends(0).stdout;
    assert!(built_in.contains("[visit]") && built_in.contains("close-room = [\"F3\", \"Ctrl-W\"]"), "{built_in}");
    let file = env.file("mine.toml", &built_in);
    assert_eq!(keys(&env, Some(&file)).ends(0).stdout, built_in);
}

#[test]
fn the_file_of_the_configuration_folder_holds() {
    let env = Env::new();
    env.configuration("keys.toml", "[visit]\nclose-room = [\"Alt-v\"]\n");
    let out = keys(&env, None).ends(0).stdout;
    assert!(out.contains("close-room = [\"Alt-v\"]"), "{out}");
}

#[test]
fn a_wrong_line_is_told_by_name_and_number() {
    let env = Env::new();
    for (text, line, name) in [
        ("[visit]\nclose-rom = [\"Alt-v\"]", 2, "close-rom"),
        ("[visit]\n\nundo = [\"F3\"]", 3, "F3"),
        ("[visit]\nundo = [\"u\"]", 2, "“u” is text here"),
        ("[visit]\nundo = \"Alt-v\"", 2, "expected"),
        ("[visit", 1, "keys.toml"),
    ] {
        let file = env.file("keys.toml", text);
        keys(&env, Some(&file)).ends(4).complains_of(&[&format!("keys.toml:{line}"), name]);
    }
    keys(&env, Some("nowhere.toml")).ends(4).complains_of(&["nowhere.toml"]);
}
