//! Stopped and continued: the terminal is given back while the program stands still, and taken again, drawn whole.

use super::*;
use std::fs::File;

/// Whether the process stands still, as the system tells it.
fn is_stopped(id: u32) -> bool {
    if let Ok(told) = std::fs::read_to_string(format!("/proc/{id}/stat")) {
        return told.rsplit_once(") ").is_some_and(|(_, rest)| rest.starts_with('T'));
    }
    let told = std::process::Command::new("ps").args(["-o", "stat=", "-p", &id.to_string()]).output().unwrap();
    String::from_utf8_lossy(&told.stdout).trim().starts_with('T')
}

#[track_caller]
fn wait_until_stopped(term: &Term) {
    let id = term.child.0.process_id().unwrap();
    let end = Instant::now() + PATIENCE;
    while !is_stopped(id) {
        assert!(Instant::now() < end, "it never stands still");
        thread::sleep(Duration::from_millis(20));
    }
}

/// Takes what was printed so far.
fn drain(term: &mut Term) {
    while let Ok(bytes) = term.output.recv_timeout(Duration::from_millis(200)) {
        term.take(bytes);
    }
}

#[test]
fn a_stopped_program_gives_the_terminal_back_and_takes_it_again() {
    let env = Env::auditing();
    let mut term = in_the_storeroom(&env);
    for round in 0..3 {
        signal(&term, "-TSTP");
        wait_until_stopped(&term);
        drain(&mut term);
        term.was_given_back();
        assert!(env.store().whereabouts().unwrap().is_some_and(|place| place.room.is_some()), "where the auditor is is kept");
        // A shell writes over everything, and another size comes meanwhile.
        term.screen.process(b"\x1b[2J\x1b[Hsomebody else's words");
        if round == 1 {
            term.screen.screen_mut().set_size(cells(40), cells(120));
            term.master.resize(size(120, 40)).unwrap();
        }
        signal(&term, "-CONT");
        term.wait("the visit, whole", |screen| screen.contains("\u{25a0} R\u{e9}serve") && screen.contains("La Fontaine"));
        assert!(!term.text().contains("somebody else"), "{}", term.text());
        let screen = term.screen.screen();
        assert!(screen.alternate_screen() && screen.hide_cursor() && screen.bracketed_paste());
        assert_ne!(screen.mouse_protocol_mode(), vt100::MouseProtocolMode::None);
        assert_ne!(modes(&*term.master), term.before, "keys come one by one");
    }
    term.press(&format!("{}\r", tag(1)));
    term.wait("the verdict", |screen| screen.contains(&tag(1)) && screen.contains("recorded at"));
    thread::sleep(Duration::from_millis(200));
    assert!(term.quit().success());
    term.was_given_back();
    assert_eq!(seen(&env).len(), 1);
}

#[test]
fn a_shell_that_took_the_terminal_without_asking_gives_it_back_too() {
    let env = Env::auditing();
    let mut term = in_the_storeroom(&env);
    let raw = modes(&*term.master);
    signal(&term, "-STOP");
    wait_until_stopped(&term);
    let tty = File::open(term.master.tty_name().unwrap()).unwrap();
    assert!(std::process::Command::new("stty").arg("sane").stdin(tty).status().unwrap().success());
    term.screen.process(b"\x1b[?1049l\x1b[2J\x1b[?25h\x1b[?2004l");
    assert_ne!(modes(&*term.master), raw);
    signal(&term, "-CONT");
    term.wait("the visit, whole", |screen| screen.contains("\u{25a0} R\u{e9}serve") && screen.contains("La Fontaine"));
    let end = Instant::now() + PATIENCE;
    while modes(&*term.master) != raw {
        assert!(Instant::now() < end, "the terminal stays in line mode");
        thread::sleep(Duration::from_millis(20));
    }
    assert!(term.screen.screen().alternate_screen() && term.screen.screen().bracketed_paste());
    assert!(term.quit().success());
    let screen = term.screen.screen();
    assert!(!screen.alternate_screen() && !screen.hide_cursor() && !screen.bracketed_paste());
}
