//! Sealed files and the program age: it opens ours, and Récol opens its.

use super::installed::program;
use crate::{
    env::{DATE, HERE},
    pty::Term,
    sealed::{PHRASE, audited},
};
use portable_pty::CommandBuilder;
use std::{fs, path::Path};

/// Runs age, which asks for the passphrase on its terminal alone.
fn age(args: &[&str], asked: usize) {
    let mut command = CommandBuilder::new(program("age").get_program());
    command.args(args);
    let mut term = Term::open(160, 24, command);
    for question in ["passphrase", "onfirm"].into_iter().take(asked) {
        term.wait_for(question);
        term.press(&format!("{PHRASE}\r"));
    }
    assert!(term.end().success(), "{}", term.text());
}

#[test]
#[ignore = "wants age: make test-strangers"]
fn age_opens_what_is_sealed_here_and_the_other_way_round() {
    let env = audited();
    let path = |name: &str| env.path(name).to_str().unwrap().to_owned();
    let (plain, ours, theirs, back) = (path("pv.pdf"), path("ours.pdf.age"), path("theirs.pdf.age"), path("back.pdf"));
    let phrase = env.file("phrase.txt", PHRASE);
    env.run(&["report", HERE, "-o", &plain, "--date", DATE]).ends(0);
    env.run(&["report", HERE, "--seal", "--passphrase-file", &phrase, "-o", &ours, "--date", DATE]).ends(0);
    age(&["--decrypt", "-o", &back, &ours], 1);
    env.run(&["verify", &back]).ends(0);
    age(&["--encrypt", "--passphrase", "-o", &theirs, &plain], 2);
    assert!(Path::new(&theirs).exists());
    env.run(&["verify", "--passphrase-file", &phrase, &theirs]).ends(0);
    // What age seals to a key, nobody here can open.
    let key = path("key.txt");
    let made = program("age-keygen").args(["-o", &key]).output().unwrap();
    let said = String::from_utf8(made.stderr).unwrap();
    let recipient = said.split_whitespace().find(|word| word.starts_with("age1")).unwrap_or_else(|| panic!("{said}"));
    age(&["--encrypt", "--recipient", recipient, "-o", &path("key.age"), &plain], 0);
    env.run(&["verify", "--passphrase-file", &phrase, &path("key.age")]).ends(3).complains_of(&["sealed to a key"]);
    assert_eq!(fs::read(&plain).unwrap()[..4], *b"%PDF");
}
