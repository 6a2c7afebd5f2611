//! The program in a real terminal: it opens, reads, quits, is resized, panics, and leaves the terminal as it found it.

mod away;
mod sealed;
mod stop;
mod wedge;

use crate::env::{Env, ROOM, fixture, tag};
use portable_pty::{Child, CommandBuilder, ExitStatus, MasterPty, PtySize, native_pty_system};
use recol::{
    audit::journal::{By, Fact},
    shell::TerminalGuard,
};
use std::{
    io::{Read, Write},
    num::NonZeroU16,
    sync::mpsc::{self, Receiver, RecvTimeoutError},
    thread,
    time::{Duration, Instant},
};

/// Nothing on the screen takes longer, however busy the machine.
const PATIENCE: Duration = Duration::from_secs(60);
/// Set for the test that panics on purpose: without it, it does nothing.
const CHILD: &str = "RECOL_TEST_PANICS";
const MESSAGE: &str = "a panic made for the test";

const ENTER_SCREEN: &str = "\u{1b}[?1049h";
const LEAVE_SCREEN: &str = "\u{1b}[?1049l";
const PASTE_ON: &str = "\u{1b}[?2004h";
const PASTE_OFF: &str = "\u{1b}[?2004l";
const MOUSE_ON: &str = "\u{1b}[?1000h";
const MOUSE_OFF: &str = "\u{1b}[?1000l";
const HIDE_CURSOR: &str = "\u{1b}[?25l";
const SHOW_CURSOR: &str = "\u{1b}[?25h";
const CTRL_Q: &str = "\u{11}";
const F2: &str = "\u{1b}OQ";

fn size(cols: u16, rows: u16) -> PtySize {
    PtySize { rows, cols, pixel_width: 0, pixel_height: 0 }
}

fn cells(count: u16) -> NonZeroU16 {
    NonZeroU16::new(count).expect("a terminal has rows and columns")
}

/// A terminal with a program in it.
pub struct Term {
    master: Box<dyn MasterPty + Send>,
    /// Kept open: the settings of the terminal can be asked for after the program has ended.
    _slave: Box<dyn portable_pty::SlavePty + Send>,
    child: Program,
    keys: Box<dyn Write + Send>,
    output: Receiver<Vec<u8>>,
    /// The thread that reads what the program prints.
    hand: thread::JoinHandle<()>,
    screen: vt100::Parser,
    raw: Vec<u8>,
    /// Whether the terminal was in its usual mode before the program began.
    before: Modes,
}

/// The settings that decide whether a line can be typed: line by line, echoed, ended by Ctrl-C.
type Modes = String;

fn modes(master: &dyn MasterPty) -> Modes {
    let termios = master.get_termios().expect("the terminal tells its settings");
    format!("{:?} {:?} {:?}", termios.input_flags, termios.output_flags, termios.local_flags)
}

impl Term {
    pub fn open(cols: u16, rows: u16, command: CommandBuilder) -> Self {
        Self::of(size(cols, rows), command)
    }

    /// A terminal of 80×24 cells of 10×20 pixels.
    fn with_pixels(command: CommandBuilder) -> Self {
        Self::of(PtySize { pixel_width: 800, pixel_height: 480, ..size(80, 24) }, command)
    }

    fn of(size: PtySize, command: CommandBuilder) -> Self {
        let (cols, rows) = (size.cols, size.rows);
        let pair = native_pty_system().openpty(size).unwrap();
        let before = modes(&*pair.master);
        let child = Program(pair.slave.spawn_command(command).unwrap());
        let mut reader = pair.master.try_clone_reader().unwrap();
        let (tell, output) = mpsc::channel();
        let hand = thread::spawn(move || {
            let mut chunk = [0; 65536];
            while let Ok(n @ 1..) = reader.read(&mut chunk) {
                if tell.send(chunk[..n].to_vec()).is_err() {
                    break;
                }
            }
        });
        let keys = pair.master.take_writer().unwrap();
        let screen = vt100::Parser::new(cells(rows), cells(cols), 0);
        Self { master: pair.master, _slave: pair.slave, child, keys, output, hand, screen, raw: Vec::new(), before }
    }

    fn take(&mut self, bytes: Vec<u8>) {
        self.screen.process(&bytes);
        self.raw.extend(bytes);
    }

    pub fn text(&self) -> String {
        self.screen.screen().contents()
    }

    fn raw_text(&self) -> String {
        String::from_utf8_lossy(&self.raw).into_owned()
    }

    /// Waits until the screen is as wanted.
    #[track_caller]
    fn wait(&mut self, what: &str, wanted: impl Fn(&str) -> bool) {
        let end = Instant::now() + PATIENCE;
        while !wanted(&self.text()) {
            match self.output.recv_timeout(end.saturating_duration_since(Instant::now())) {
                Ok(bytes) => self.take(bytes),
                Err(_) => panic!("never seen: {what}\n{}", self.text()),
            }
        }
    }

    #[track_caller]
    pub fn wait_for(&mut self, text: &str) {
        self.wait(text, |screen| screen.contains(text));
    }

    pub fn press(&mut self, keys: &str) {
        self.keys.write_all(keys.as_bytes()).unwrap();
        self.keys.flush().unwrap();
    }

    /// Waits until the program has ended and takes the rest of what it printed.
    #[track_caller]
    pub fn end(&mut self) -> ExitStatus {
        let ended = self.ended_within(PATIENCE);
        ended.unwrap_or_else(|| panic!("the program does not end\n{}", self.text()))
    }

    /// Presses the key that quits until the program has ended. What comes at a scanner's pace behind something else is part of
    /// that, and on a busy machine everything may seem to: a person presses it again.
    #[track_caller]
    fn quit(&mut self) -> ExitStatus {
        for _ in 0..PATIENCE.as_secs() {
            self.press(CTRL_Q);
            if let Some(status) = self.ended_within(Duration::from_secs(1)) {
                return status;
            }
        }
        self.end()
    }

    fn ended_within(&mut self, patience: Duration) -> Option<ExitStatus> {
        let end = Instant::now() + patience;
        let status = loop {
            // The program's end shows in no output: the slave is kept open here.
            match self.output.recv_timeout(Duration::from_millis(20)) {
                Ok(bytes) => self.take(bytes),
                Err(RecvTimeoutError::Disconnected) => break self.child.0.wait().unwrap(),
                Err(RecvTimeoutError::Timeout) => {
                    if let Some(status) = self.child.0.try_wait().unwrap() {
                        break status;
                    }
                }
            }
            if Instant::now() >= end {
                return None;
            }
        };
        while let Ok(bytes) = self.output.recv_timeout(Duration::from_millis(200)) {
            self.take(bytes);
        }
        Some(status)
    }

    /// Makes sure that the terminal was taken over once and given back, and that it can be typed in as before.
    #[track_caller]
    fn was_given_back(&self) {
        let raw = self.raw_text();
        for (on, off) in [(ENTER_SCREEN, LEAVE_SCREEN), (PASTE_ON, PASTE_OFF), (MOUSE_ON, MOUSE_OFF), (HIDE_CURSOR, SHOW_CURSOR)]
        {
            let (taken, given) = (raw.find(on), raw.rfind(off));
            assert!(taken.is_some() && given > taken && given > raw.rfind(on), "{on:?} {taken:?} {off:?} {given:?}");
        }
        let screen = self.screen.screen();
        assert!(!screen.alternate_screen() && !screen.hide_cursor() && !screen.bracketed_paste());
        assert_eq!(screen.mouse_protocol_mode(), vt100::MouseProtocolMode::None);
        assert_eq!(modes(&*self.master), self.before, "raw mode is left");
    }
}

/// A failed test leaves no program behind.
struct Program(Box<dyn Child + Send + Sync>);

impl Drop for Program {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn program(env: &Env, args: &[&str]) -> CommandBuilder {
    let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_recol"));
    dress(&mut command, env);
    command.arg("--data-dir");
    command.arg(env.data());
    command.args(["--lang", "en"]);
    command.args(args);
    command
}

fn dress(command: &mut CommandBuilder, env: &Env) {
    command.env_clear();
    for (name, value) in env.variables() {
        command.env(name, value);
    }
    command.cwd(env.path("."));
}

/// Opens the program at La Fontaine, in its storeroom.
fn in_the_storeroom(env: &Env) -> Term {
    let mut term = Term::open(100, 30, program(env, &[]));
    term.wait_for("La Fontaine");
    term.press("\r");
    term.wait_for(ROOM);
    term.press(F2);
    term.wait("the question for a room", |screen| screen.to_lowercase().contains("room"));
    term.press("R\u{e9}serve\r");
    term.wait_for("\u{25a0} R\u{e9}serve");
    term
}

fn seen(env: &Env) -> Vec<(String, By, Option<String>)> {
    let entries = env.journal().into_iter();
    let reads = entries.filter_map(|entry| match entry.body.fact {
        Fact::Seen(seen) => Some((seen.payload.to_string(), seen.by, seen.spot.room.map(|room| room.to_string()))),
        _ => None,
    });
    reads.collect()
}

#[test]
fn it_opens_reads_and_quits() {
    let env = Env::auditing();
    let mut term = Term::open(80, 24, program(&env, &[]));
    term.wait_for("La Fontaine");
    term.wait_for("Récolement 2026");
    assert!(term.screen.screen().alternate_screen());
    assert_ne!(modes(&*term.master), term.before, "keys come one by one");
    // The first college of the list: Antony comes before Clamart.
    term.press("\r");
    term.wait_for(ROOM);
    term.press(F2);
    term.wait("the question for a room", |screen| screen.to_lowercase().contains("room"));
    term.press("R\u{e9}serve\r");
    term.press(&format!("{}\r", tag(1)));
    term.wait("the verdict on what was typed", |screen| screen.contains(&tag(1)) && screen.contains("recorded at"));
    term.press(CTRL_Q);
    let status = term.end();
    assert!(status.success(), "{status:?}\n{}", term.text());
    term.was_given_back();
    let seen = seen(&env);
    assert_eq!(seen.len(), 1, "{seen:?}");
    assert_eq!((seen[0].0.as_str(), seen[0].2.as_deref()), (tag(1).as_str(), Some(ROOM)));
    env.run(&["verify"]).ends(0);
}

/// Sends a signal to the program by its number alone.
fn signal(term: &Term, signal: &str) {
    let id = term.child.0.process_id().unwrap().to_string();
    assert!(std::process::Command::new("kill").args([signal, &id]).status().unwrap().success());
}

#[test]
fn after_a_kill_it_goes_on_in_the_same_room() {
    let env = Env::auditing();
    let mut term = Term::open(100, 30, program(&env, &[]));
    term.wait_for("La Fontaine");
    term.press("\r");
    term.wait_for(ROOM);
    term.press(F2);
    term.wait("the question for a room", |screen| screen.to_lowercase().contains("room"));
    term.press("R\u{e9}serve\r");
    term.wait_for("\u{25a0} R\u{e9}serve");
    term.press(&format!("{}\r", tag(1)));
    term.wait("the verdict on what was typed", |screen| screen.contains(&tag(1)) && screen.contains("recorded at"));
    let end = Instant::now() + PATIENCE;
    while env.store().whereabouts().unwrap().is_none_or(|place| place.room.is_none()) {
        assert!(Instant::now() < end, "where the auditor is was never kept");
        thread::sleep(Duration::from_millis(20));
    }
    signal(&term, "-KILL");
    assert!(!term.end().success());
    let mut term = Term::open(100, 30, program(&env, &[]));
    term.wait_for("Back where you were");
    term.wait("the read in the same room", |screen| screen.contains("\u{25a0} R\u{e9}serve") && screen.contains(&tag(1)));
    // The system asks the program to end: it does, and gives the terminal back.
    for name in ["-TERM", "-HUP", "-INT"] {
        signal(&term, name);
        assert!(term.end().success(), "{name}");
        term.was_given_back();
        term = Term::open(100, 30, program(&env, &[]));
        term.wait_for("\u{25a0} R\u{e9}serve");
    }
    assert_eq!(seen(&env).len(), 1);
    assert!(term.quit().success());
    let mut term = Term::open(100, 30, program(&env, &[]));
    term.wait_for("Back where you were");
    term.wait_for("\u{25a0} R\u{e9}serve");
    assert!(term.quit().success());
    env.run(&["verify"]).ends(0);
}

/// A backup or a database browser looks in while the screen is open, and goes. The screen has the store open more than once:
/// for what it records, for the survey of the campaigns, for syncs.
#[test]
fn nothing_acknowledged_is_lost_when_a_stranger_looked_in_and_the_screen_is_killed() {
    const KILLS: u64 = 3;
    let env = Env::auditing();
    let mut number = 0;
    for kill in 0..KILLS {
        let mut term = Term::open(100, 30, program(&env, &[]));
        if kill == 0 {
            term.wait_for("La Fontaine");
            term.press("\r");
            term.wait_for(ROOM);
            term.press(F2);
            term.wait("the question for a room", |screen| screen.to_lowercase().contains("room"));
            term.press("R\u{e9}serve\r");
        }
        term.wait_for("\u{25a0} R\u{e9}serve");
        for read in 0..6 {
            if read == 1 || read == 3 {
                let stranger = rusqlite::Connection::open(env.store_file()).unwrap();
                stranger.query_row("SELECT 1 FROM entry", [], |_| Ok(())).unwrap();
            }
            number += 1;
            let payload = format!("STRANGER-{number:03}");
            term.press(&format!("{payload}\r"));
            let acknowledged = |line: &str| line.contains(&payload) && !line.contains("\u{2026}");
            term.wait("the read", |screen| screen.lines().any(acknowledged));
            // The line is there at once; what it says is recorded is on disk.
            let end = Instant::now() + PATIENCE;
            while !seen(&env).iter().any(|(text, ..)| *text == payload) {
                assert!(Instant::now() < end, "{payload} was never recorded");
                thread::sleep(Duration::from_millis(5));
            }
        }
        let end = Instant::now() + PATIENCE;
        while env.store().whereabouts().unwrap().is_none_or(|place| place.room.is_none()) {
            assert!(Instant::now() < end, "where the auditor is was never kept");
            thread::sleep(Duration::from_millis(20));
        }
        signal(&term, "-KILL");
        assert!(!term.end().success());
        let kept: Vec<String> = seen(&env).into_iter().map(|(text, ..)| text).collect();
        assert_eq!(kept, (1..=number).map(|n| format!("STRANGER-{n:03}")).collect::<Vec<_>>(), "after kill {kill}");
        env.run(&["verify"]).ends(0);
    }
    println!("{KILLS} screens killed, {} strangers, {number} reads acknowledged, none lost", KILLS * 2);
}

#[test]
fn the_mouse_is_listened_to_unless_it_is_left_to_the_terminal() {
    let env = Env::auditing();
    let mut term = Term::open(80, 24, program(&env, &[]));
    term.wait_for("La Fontaine");
    let row = term.text().lines().position(|line| line.contains("La Fontaine")).unwrap() + 1;
    // The chosen line: a click on it is Enter.
    term.press(&format!("\u{1b}[<0;10;{row}M\u{1b}[<0;10;{row}m"));
    term.wait_for(ROOM);
    assert!(term.quit().success());
    term.was_given_back();
    let mut command = program(&env, &[]);
    command.env("RECOL_MOUSE", "0");
    let mut term = Term::open(80, 24, command);
    term.wait_for("La Fontaine");
    assert!(term.quit().success());
    assert!(!term.raw_text().contains(MOUSE_ON));
}

#[test]
fn a_file_of_keys_that_cannot_be_followed_is_told_of_and_the_audit_goes_on() {
    let env = Env::auditing();
    let mut command = program(&env, &[]);
    command.env("RECOL_KEYS", env.file("keys.toml", "[dashboard]\nfindings = [\"/\"]\n"));
    let mut term = Term::open(120, 24, command);
    term.wait_for("keys.toml:2");
    term.press("f");
    term.wait_for("Findings");
    assert!(term.quit().success());
}

#[test]
fn a_small_terminal_is_drawn_and_a_resize_survived() {
    let env = Env::auditing();
    let mut term = Term::open(80, 24, program(&env, &[]));
    term.wait_for("La Fontaine");
    for (cols, rows) in [(40, 10), (12, 3), (1, 1), (200, 60), (40, 10)] {
        term.screen.screen_mut().set_size(cells(rows), cells(cols));
        term.master.resize(size(cols, rows)).unwrap();
        if cols >= 40 {
            // What was there before may be wrapped to nonsense: the new drawing shows the college again.
            term.wait("the dashboard in the new size", |screen| screen.contains("La Fon"));
        }
    }
    term.press("\r");
    // The title of the visit; the list before it has no room for so much of the name.
    term.wait_for("La Fontaine");
    assert!(term.quit().success());
    term.was_given_back();
}

#[test]
fn the_demo_says_that_its_devices_are_invented() {
    let env = Env::new();
    let mut term = Term::open(80, 24, program(&env, &["demo"]));
    term.wait_for("invented");
    assert!(term.quit().success(), "{}", term.text());
    term.was_given_back();
    assert!(!env.store_file().exists(), "the demo keeps away from the auditor's store");
}

#[test]
fn the_demo_shows_its_pictures_in_pixels_where_the_terminal_can() {
    let forget = "\u{1b}_Ga=d,d=I,";
    for (name, value, bytes) in [
        ("TERM", "xterm-kitty", "\u{1b}_Gq=2,i="),
        ("TERM_PROGRAM", "iTerm.app", "\u{1b}]1337;File=inline=1;"),
        ("RECOL_PREVIEW", "sixel", "\u{1b}P"),
    ] {
        let env = Env::new();
        let mut command = program(&env, &["demo"]);
        command.env(name, value);
        let mut term = Term::with_pixels(command);
        while !term.raw_text().contains(bytes) {
            let more = term.output.recv_timeout(PATIENCE).unwrap_or_else(|_| panic!("{value}: no picture\n{}", term.text()));
            term.take(more);
        }
        // Once more, in case that something is being recorded: then it asks.
        term.press(CTRL_Q);
        assert!(term.quit().success(), "{}", term.text());
        term.was_given_back();
        let raw = term.raw_text();
        // A kitty is told to forget it before the terminal is given back.
        let left = raw.rfind(LEAVE_SCREEN).unwrap();
        assert_eq!(raw[..left].rfind(bytes) < raw[..left].rfind(forget), name == "TERM", "{value}");
    }
}

#[test]
fn the_doctor_tells_how_the_picture_would_be_drawn_and_why() {
    let env = Env::new();
    let said = |pixels: bool, variables: &[(&str, &str)]| {
        let mut command = program(&env, &["doctor"]);
        variables.iter().for_each(|(name, value)| command.env(name, value));
        let mut term = if pixels { Term::with_pixels(command) } else { Term::open(80, 24, command) };
        assert!(term.end().success());
        term.text()
    };
    let kitty = [("TERM", "xterm-kitty")];
    assert!(said(true, &kitty).contains("picture of the camera: pixels, protocol of kitty (this terminal can show them)"));
    assert!(said(false, &kitty).contains("half blocks (the terminal does not say how many pixels a cell has)"));
    assert!(said(true, &[]).contains("half blocks (this terminal is not known to show pixels)"));
    assert!(said(true, &[("NO_COLOR", "1"), kitty[0]]).contains("half blocks (NO_COLOR)"));
    assert!(said(true, &[("RECOL_PREVIEW", "off")]).contains("picture of the camera: none (asked for by RECOL_PREVIEW)"));
}

/// Not a test by itself: what the next test runs in a terminal.
#[test]
#[ignore = "run in a terminal by the test of panics"]
fn child_that_panics() {
    if std::env::var_os(CHILD).is_some() {
        let mut terminal = TerminalGuard::take(true).unwrap();
        terminal.draw(|frame| frame.render_widget("about-to-fail", frame.area())).unwrap();
        panic!("{MESSAGE}");
    }
}

#[test]
fn a_panic_gives_the_terminal_back_before_it_tells_of_itself() {
    let env = Env::new();
    let mut command = CommandBuilder::new(std::env::current_exe().unwrap());
    dress(&mut command, &env);
    command.env(CHILD, "1");
    command.env("RUST_BACKTRACE", "0");
    command.args(["pty::child_that_panics", "--exact", "--ignored", "--nocapture", "--test-threads=1"]);
    let mut term = Term::open(80, 24, command);
    let status = term.end();
    assert!(!status.success(), "the panic is a failure");
    let raw = term.raw_text();
    let at = |what: &str| raw.find(what).unwrap_or_else(|| panic!("{what:?} is not in {raw:?}"));
    let order = [ENTER_SCREEN, "about-to-fail", LEAVE_SCREEN, SHOW_CURSOR, MESSAGE].map(at);
    assert!(order.is_sorted(), "{order:?} in {raw:?}");
    assert!(term.text().contains(MESSAGE), "it stands on the screen that the user sees:\n{}", term.text());
    term.was_given_back();
}

#[test]
fn an_empty_store_is_guided_from_the_first_file_to_the_first_college() {
    let env = Env::new();
    let mut term = Term::open(80, 24, program(&env, &[]));
    term.wait_for("Welcome");
    // To the demonstration and back: its first key is its own.
    term.press("3");
    thread::sleep(Duration::from_millis(120));
    term.press("\r");
    term.wait_for("DEMO");
    term.press(CTRL_Q);
    term.wait_for("Welcome");
    for name in ["colleges.csv", "devices.csv"] {
        let choice = if name == "colleges.csv" { "1" } else { "2" };
        term.press(choice);
        thread::sleep(Duration::from_millis(120));
        term.press("\r");
        term.wait_for("The path of a CSV");
        term.press(&format!("\u{1b}[200~{}\u{1b}[201~", fixture("import").join(name).display()));
        term.wait_for(name);
        thread::sleep(Duration::from_millis(120));
        term.press("\r");
        // The plan, before anything is written.
        term.wait_for("stores it");
        thread::sleep(Duration::from_millis(120));
        term.press("\r");
        term.wait("the report", |screen| screen.contains("Import: "));
        term.press("\u{1b}");
        // Escape and a digit in one breath would be one key: Alt and the digit.
        term.wait("the guide alone", |screen| screen.contains("Open a campaign") && !screen.contains("Import: "));
    }
    term.press("1");
    thread::sleep(Duration::from_millis(120));
    term.press("\r");
    term.wait("the form", |screen| screen.to_lowercase().contains("first day"));
    term.press("\r");
    term.wait_for("La Fontaine");
    term.press("\r");
    term.wait_for(ROOM);
    assert!(term.quit().success());
    assert_eq!(env.run(&["campaign", "list", "--json"]).ends(0).json().len(), 1);
}

/// A terminal that would show escape sequences as they are gets none, and is told what to use.
#[test]
fn a_terminal_without_escape_sequences_is_told_what_to_use() {
    let env = Env::auditing();
    let mut command = program(&env, &[]);
    command.env("TERM", "dumb");
    let mut term = Term::open(100, 30, command);
    assert_eq!(term.end().exit_code(), 3);
    let said = term.raw_text();
    assert!(said.contains("cannot draw a screen") && said.contains("recol visit"), "{said}");
    assert!(!said.contains('\u{1b}'), "{said:?}");
}
