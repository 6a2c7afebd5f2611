//! The power fails: a headless visit is killed at random instants, again and again, over one store. Whatever it printed as
//! recorded is in the journal, nothing else is but the one read whose answer was cut off, and the journal verifies.

use crate::env::{Env, HERE, ROOM};
use recol::{audit::journal::Fact, io::store::Store};
use std::{
    io::{BufRead, BufReader, Write},
    process::{Child, ExitStatus, Stdio},
    sync::mpsc::{self, Receiver},
    thread,
    time::{Duration, Instant},
};

const ROUNDS: u32 = if cfg!(windows) { 40 } else { 200 };
/// Payloads fed in one round: more than any round lives to read, less than a pipe holds.
const FED: u32 = 1500;
/// A step that takes longer hangs.
const PATIENCE: Duration = Duration::from_secs(60);

/// The same instants on every run, as far as the machine allows.
pub struct Chance(pub u64);

impl Chance {
    pub fn below(&mut self, end: u64) -> u64 {
        // SplitMix64.
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) % end
    }

    /// One of so many.
    pub fn pick(&mut self, many: usize) -> usize {
        usize::try_from(self.below(u64::try_from(many).unwrap())).unwrap()
    }
}

/// How long something takes that is to be killed in the middle. What else the machine does changes that: it is learnt again each time.
pub struct Whole(u64);

impl Whole {
    pub fn of(once: Duration) -> Self {
        Self(u64::try_from(once.as_micros()).unwrap().max(1_000))
    }

    /// Some instant within.
    pub fn part(&self, chance: &mut Chance) -> Duration {
        Duration::from_micros(chance.below(self.0))
    }

    /// Whether it was killed, or had ended before: then it takes less than was thought.
    pub fn was_cut(&mut self, killed: bool) -> bool {
        let step = self.0 / 16;
        self.0 = if killed { self.0 + step } else { (self.0 - step).max(1_000) };
        killed
    }
}

/// Whether a process was killed, and did not end by itself.
pub fn was_killed(status: ExitStatus) -> bool {
    #[cfg(unix)]
    return std::os::unix::process::ExitStatusExt::signal(&status) == Some(9);
    // The code that the standard library gives a process that it ends.
    #[cfg(not(unix))]
    return status.code() == Some(1);
}

/// A visit that reads from a pipe which stays open, and the lines that it prints.
struct Running {
    child: Child,
    lines: Receiver<String>,
}

impl Running {
    fn start(env: &Env, round: u32) -> Self {
        let mut command = env.command();
        command.args(["visit", HERE, "--room", ROOM, "--payloads", "-", "--json"]);
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::inherit()).spawn().unwrap();
        let all: String = (0..FED).map(|n| payload(round, n) + "\n").collect();
        let mut pipe = child.stdin.take().unwrap();
        pipe.write_all(all.as_bytes()).unwrap();
        let (tell, lines) = mpsc::channel();
        let mut out = BufReader::new(child.stdout.take().unwrap());
        thread::spawn(move || {
            // The pipe is closed when the reading ends: the visit never comes to the end of its input alive.
            let _open = pipe;
            let mut line = String::new();
            // Half a line was never said.
            while out.read_line(&mut line).is_ok_and(|n| n > 0) && line.ends_with('\n') {
                let _ = tell.send(std::mem::take(&mut line));
            }
        });
        Self { child, lines }
    }

    /// Lets it print some lines, then live for a moment more, and kills it. Returns everything it printed.
    fn kill_after(mut self, count: u64, moment: Duration) -> (Vec<String>, ExitStatus) {
        let mut printed = Vec::new();
        for _ in 0..count {
            printed.push(self.lines.recv_timeout(PATIENCE).expect("the visit answers its payloads"));
        }
        let end = Instant::now() + moment;
        while let Ok(line) = self.lines.recv_timeout(end.saturating_duration_since(Instant::now())) {
            printed.push(line);
        }
        self.child.kill().unwrap();
        let status = self.child.wait().unwrap();
        // What it had written before it died is still in the pipe.
        while let Ok(line) = self.lines.recv_timeout(PATIENCE) {
            printed.push(line);
        }
        (printed, status)
    }
}

fn payload(round: u32, n: u32) -> String {
    format!("KILL-{round:03}-{n:04}")
}

/// The payloads of a round that are in the journal, in order.
fn kept(store: &Store, round: u32) -> Vec<String> {
    let begin = format!("KILL-{round:03}-");
    let campaigns = store.campaigns().unwrap();
    let entries = campaigns.iter().flat_map(|line| store.entries(line.campaign).unwrap());
    let seen = entries.filter_map(|entry| match entry.body.fact {
        Fact::Seen(seen) if seen.payload.starts_with(&begin) => Some(seen.payload.to_string()),
        _ => None,
    });
    seen.collect()
}

#[test]
fn what_was_printed_as_recorded_survives_a_kill_at_any_instant() {
    let env = Env::auditing();
    let mut chance = Chance(20_261_123);
    let start = Instant::now();
    let (mut reading, mut opening, mut ahead, mut recorded) = (0, 0, 0, 0);
    for round in 0..ROUNDS {
        // One round in five dies within the first moments: while the store is opened, before the first read.
        let (count, moment) = match round % 5 {
            0 => (0, chance.below(60_000)),
            _ => (1 + chance.below(12), chance.below(8_000)),
        };
        let (printed, status) = Running::start(&env, round).kill_after(count, Duration::from_micros(moment));
        assert!(was_killed(status), "round {round}: it ended by itself, {status}");
        let said: Vec<String> = printed
            .iter()
            .map(|line| {
                let line: serde_json::Value = serde_json::from_str(line).unwrap();
                assert_eq!(line["recorded"], true, "round {round}: {line}");
                line["payload"].as_str().unwrap().to_owned()
            })
            .collect();
        let store = env.store();
        let kept = kept(&store, round);
        assert_eq!(kept.get(..said.len()), Some(said.as_slice()), "round {round}: said to be recorded");
        assert!(kept.len() <= said.len() + 1, "round {round}: {} kept, {} said", kept.len(), said.len());
        let fed: Vec<String> = (0..FED).map(|n| payload(round, n)).take(kept.len()).collect();
        assert_eq!(kept, fed, "round {round}: in the order in which they were fed, without a gap");
        assert_eq!(store.verify().unwrap().problems, [], "round {round}");
        ahead += u32::from(kept.len() > said.len());
        reading += u32::from(!said.is_empty());
        opening += u32::from(said.is_empty());
        recorded += said.len();
    }
    env.run(&["verify"]).ends(0);
    println!(
        "{ROUNDS} kills in {:.1?}: {reading} while reading, {opening} before the first answer, {ahead} between the record and its \
         answer; {recorded} reads said to be recorded, all kept",
        start.elapsed()
    );
    assert!(reading >= ROUNDS * 3 / 4, "{reading} rounds were killed in the middle of reading");
    assert!(opening > 0, "none was killed before the first answer");
    // The journal is fit for work after all that.
    env.visit(&[], b"AFTERWARDS\n").ends(0);
}
