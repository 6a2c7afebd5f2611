//! A passphrase that is typed: asked for twice, shown nowhere.

use super::{PATIENCE, Term, modes, program};
use crate::sealed::{PHRASE, audited};
use recol::io::sealed::{Passphrase, open};
use std::{
    fs, thread,
    time::{Duration, Instant},
};

/// Types an answer to a question, once the terminal shows nothing of it: a person is slower than the program.
fn answer(term: &mut Term, question: &str, typed: &str) {
    term.wait_for(question);
    let end = Instant::now() + PATIENCE;
    while modes(&*term.master) == term.before {
        assert!(Instant::now() < end, "what is typed is shown\n{}", term.text());
        thread::sleep(Duration::from_millis(5));
    }
    term.press(&format!("{typed}\r"));
}

#[test]
fn a_passphrase_is_asked_for_twice_and_not_shown() {
    let env = audited();
    let path = env.path("recap.pdf.age");
    let args = ["report", "--seal", "-o", path.to_str().unwrap()];
    for (again, succeeds) in [("chaise pluie cuivre huit", false), (PHRASE, true)] {
        let mut term = Term::open(160, 24, program(&env, &args));
        answer(&mut term, "Passphrase to seal to", PHRASE);
        answer(&mut term, "The same again", again);
        let status = term.end();
        assert_eq!(status.success(), succeeds, "{}", term.text());
        assert!(!term.raw_text().contains("cuivre"), "it was shown: {}", term.text());
        assert_eq!(path.exists(), succeeds);
        assert!(succeeds || term.text().contains("the two passphrases differ"), "{}", term.text());
    }
    assert!(open(&fs::read(&path).unwrap(), &Passphrase::new(PHRASE.to_owned())).unwrap().starts_with(b"%PDF"));
    // One that is too short is told at once.
    let mut term = Term::open(160, 24, program(&env, &args));
    answer(&mut term, "Passphrase to seal to", "onze lettre");
    assert!(!term.end().success() && term.text().contains("at least 12 were expected"), "{}", term.text());
    let mut term = Term::open(160, 24, program(&env, &["verify", path.to_str().unwrap()]));
    answer(&mut term, "Passphrase of", PHRASE);
    assert!(term.end().success() && term.text().contains("is exactly what"), "{}", term.text());
}
