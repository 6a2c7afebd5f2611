//! Runs of the program as a child process, with its processor time and its memory at the peak.

use portable_pty::{CommandBuilder, PtySize, native_pty_system};
use std::{
    fs::{self, File},
    io::{Read, Write},
    path::Path,
    process::Command,
    thread::sleep,
    time::{Duration, Instant},
};

/// The name of the campaign: what is looked for in the first frame.
pub const CAMPAIGN: &str = "Croissance";
const ENVIRONMENT: [(&str, &str); 4] = [("TERM", "xterm-256color"), ("LANG", "C"), ("TZ", "UTC"), ("HOME", "/")];
const CTRL_Q: &[u8] = b"\x11";
/// Ticks of the kernel's clock in a second, on every Linux of today.
const TICKS: f64 = 100.0;

/// What a run took.
#[derive(Clone, Copy, Debug)]
pub struct Took {
    /// Of processor time, in all threads.
    pub seconds: f64,
    /// At the peak.
    pub megabytes: f64,
}

/// The program, on the store of a folder.
pub fn recol(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_recol"));
    command.env_clear().envs(ENVIRONMENT).arg("--data-dir").arg(folder);
    command
}

/// Runs a command to its end.
pub fn command(folder: &Path, arguments: &[&str]) -> Took {
    let out = File::create(folder.join("out")).expect("a file");
    let before = ended_children();
    let mut child = recol(folder).args(arguments).stdout(out).spawn().expect("the program");
    let mut megabytes = 0.0;
    let ended = loop {
        if let Some(ended) = child.try_wait().expect("its end") {
            break ended;
        }
        megabytes = peak(child.id()).unwrap_or(megabytes);
        sleep(Duration::from_millis(1));
    };
    assert!(ended.success(), "{arguments:?} succeeds");
    Took { seconds: ended_children() - before, megabytes }
}

/// Runs the screen up to its first frame.
pub fn first_frame(folder: &Path) -> Took {
    let pair = native_pty_system().openpty(PtySize { rows: 24, cols: 80, pixel_width: 0, pixel_height: 0 }).expect("a terminal");
    let mut reader = pair.master.try_clone_reader().expect("its output");
    let mut keys = pair.master.take_writer().expect("its keyboard");
    let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_recol"));
    command.env_clear();
    for (name, value) in ENVIRONMENT {
        command.env(name, value);
    }
    command.cwd(folder);
    command.arg("--data-dir");
    command.arg(folder);
    let start = Instant::now();
    let mut child = pair.slave.spawn_command(command).expect("the program");
    let (mut raw, mut chunk) = (Vec::<u8>::new(), vec![0; 65536]);
    while !raw.windows(CAMPAIGN.len()).any(|part| part == CAMPAIGN.as_bytes()) {
        let n = reader.read(&mut chunk).expect("the program draws");
        assert!(n > 0 && start.elapsed() < Duration::from_secs(600), "no frame came");
        raw.extend(chunk.iter().take(n));
    }
    let id = child.process_id().expect("a process");
    let took = Took { seconds: spent(id), megabytes: peak(id).expect("its memory") };
    keys.write_all(CTRL_Q).and_then(|()| keys.flush()).expect("a key");
    // The rest has to be read: a program that cannot write cannot end.
    drop(pair.slave);
    while reader.read(&mut chunk).is_ok_and(|n| n > 0) {}
    assert!(child.wait().expect("an end").success(), "the program ends by itself");
    took
}

/// The megabytes of a process at its peak so far.
fn peak(process: u32) -> Option<f64> {
    let told = fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let most = told.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    Some(most.trim_end_matches("kB").trim().parse::<f64>().ok()? / 1024.0)
}

/// The columns of a process' line of figures after its name, which may hold blanks.
fn figures(process: &str) -> Vec<f64> {
    let told = fs::read_to_string(format!("/proc/{process}/stat")).expect("Linux");
    let (_, behind) = told.rsplit_once(')').expect("a name");
    behind.split_whitespace().map(|word| word.parse().unwrap_or_default()).collect()
}

fn sum(figures: &[f64], from: usize) -> f64 {
    figures.iter().skip(from).take(2).sum::<f64>() / TICKS
}

/// The seconds that a process has spent so far.
fn spent(process: u32) -> f64 {
    sum(&figures(&process.to_string()), 11)
}

/// The seconds that all ended children have spent.
fn ended_children() -> f64 {
    sum(&figures("self"), 13)
}
