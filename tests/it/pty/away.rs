//! A terminal that goes away, and a program that is asked to end: it ends, keeps what it knows, and loses nothing that it
//! said was recorded.

use super::*;
use std::fs;

/// Closes the terminal under the program: nobody holds it any more.
fn close(term: Term) -> Program {
    let Term { master, _slave, child, mut keys, output, hand, .. } = term;
    drop(output);
    // Whatever is drawn for this, the reading hand lets go.
    keys.write_all(b"Z").unwrap();
    keys.flush().unwrap();
    let end = Instant::now() + PATIENCE;
    while !hand.is_finished() {
        assert!(Instant::now() < end, "nothing is drawn any more");
        let _ = keys.write_all(b"Z");
        thread::sleep(Duration::from_millis(50));
    }
    drop((master, _slave, keys));
    child
}

#[track_caller]
fn wait_end(program: &mut Program) -> ExitStatus {
    let end = Instant::now() + PATIENCE;
    loop {
        if let Some(status) = program.0.try_wait().unwrap() {
            return status;
        }
        assert!(Instant::now() < end, "it goes on without a terminal");
        thread::sleep(Duration::from_millis(20));
    }
}

#[test]
fn a_terminal_that_is_closed_ends_the_program_and_nothing_said_is_lost() {
    let env = Env::auditing();
    let mut term = in_the_storeroom(&env);
    for n in 1..=3 {
        term.press(&format!("{}\r", tag(n)));
        term.wait("the verdict", |screen| screen.contains(&tag(n)) && screen.contains("recorded at"));
    }
    let status = wait_end(&mut close(term));
    assert!(status.success(), "{status:?}");
    assert_eq!(seen(&env).len(), 3);
    let place = env.store().whereabouts().unwrap().unwrap();
    assert_eq!(place.room.map(|room| room.to_string()).as_deref(), Some("R\u{e9}serve"));
    env.run(&["verify"]).ends(0);
}

#[test]
fn a_terminal_that_goes_without_a_signal_ends_it_too() {
    let env = Env::auditing();
    let done = env.path("done");
    // The shell is told of the end of the terminal and does not pass it on; its child reads from nothing.
    let mut command = CommandBuilder::new("/bin/sh");
    dress(&mut command, &env);
    command.args([
        "-c",
        "trap '' HUP; \"$@\"; echo $? >\"$DONE\"",
        "sh",
        env!("CARGO_BIN_EXE_recol"),
        "--lang",
        "en",
        "--data-dir",
    ]);
    command.arg(env.data());
    command.env("DONE", &done);
    let mut term = Term::open(100, 30, command);
    term.wait_for("La Fontaine");
    term.press("\r");
    term.wait_for(ROOM);
    let mut shell = close(term);
    wait_end(&mut shell);
    assert_eq!(fs::read_to_string(done).unwrap().trim(), "0");
    env.run(&["verify"]).ends(0);
}

#[test]
fn an_end_that_is_asked_for_amid_scans_loses_nothing_that_was_said() {
    let env = Env::auditing();
    for (round, name) in ["-TERM", "-HUP", "-TERM"].into_iter().enumerate() {
        let mut term = in_the_storeroom_again(&env, round > 0);
        let before = seen(&env).len();
        let scans: String = (0..60).map(|n| format!("R{round}-{n}\r")).collect();
        term.press(&scans);
        term.wait("a first answer", |screen| screen.contains(&format!("R{round}-")) && screen.contains("recorded at"));
        let said = term.text().lines().filter(|line| line.contains(&format!("R{round}-")) && line.contains("recorded")).count();
        signal(&term, name);
        let status = term.end();
        assert!(status.success(), "{status:?}");
        term.was_given_back();
        let kept = seen(&env).len() - before;
        assert!(kept >= said.max(1), "{said} said, {kept} kept");
        env.run(&["verify"]).ends(0);
    }
}

fn in_the_storeroom_again(env: &Env, again: bool) -> Term {
    if !again {
        return in_the_storeroom(env);
    }
    let mut term = Term::open(100, 30, program(env, &[]));
    term.wait_for("\u{25a0} R\u{e9}serve");
    term
}

#[test]
fn a_terminal_that_takes_no_more_bytes_keeps_no_program_that_is_asked_to_end() {
    let env = Env::auditing();
    let pair = native_pty_system().openpty(size(250, 80)).unwrap();
    let before = modes(&*pair.master);
    let mut child = Program(pair.slave.spawn_command(program(&env, &[])).unwrap());
    // It has begun to draw, and nobody reads on: more is drawn than a terminal holds.
    let mut reader = pair.master.try_clone_reader().unwrap();
    reader.read_exact(&mut [0; 600]).unwrap();
    let mut keys = pair.master.take_writer().unwrap();
    for _ in 0..200 {
        keys.write_all(b"\x1b[B").unwrap();
        thread::sleep(Duration::from_millis(5));
    }
    let id = child.0.process_id().unwrap().to_string();
    assert!(std::process::Command::new("kill").args(["-TERM", &id]).status().unwrap().success());
    let status = wait_end(&mut child);
    assert!(status.exit_code() == 143 || status.success(), "{status:?}");
    assert_eq!(modes(&*pair.master), before, "raw mode is left");
    env.run(&["verify"]).ends(0);
}
