//! What the tests of the outside share: a folder of their own, an environment without surprises, the real binary run in
//! it, and a look into the store that it leaves.

use crate::reach;
use recol::{
    audit::{journal::Entry, tag::OwnTag},
    io::store::{FILE_NAME, Store},
};
use std::{
    fs,
    io::{Read, Write},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::mpsc,
    thread,
    time::Duration,
};
use tempfile::TempDir;

/// The two colleges of the fixtures, and the rooms that they know.
pub const HERE: &str = "0921170X";
pub const THERE: &str = "0920068Z";
pub const ROOM: &str = "Réserve";
/// The date on which the fixtures' loans are judged: one is overdue then.
pub const DATE: &str = "2026-11-24";

/// The length of a file that nobody should read to its end. It takes no room; NTFS wants to have had it.
pub const ENDLESS: u64 = if cfg!(windows) { 1 << 31 } else { 1 << 40 };

/// No command takes longer, however busy the machine: past this it hangs.
const PATIENCE: Duration = Duration::from_secs(120);

/// The own tag of a fixture device.
pub fn tag(number: u64) -> String {
    OwnTag::numbered(number).to_string()
}

/// A file of the source tree.
pub fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures").join(name)
}

/// Where a program looks for programs, and one folder for all that it keeps: its user's home, temporary files, settings.
pub fn places(here: &Path) -> Vec<(&'static str, String)> {
    let text = |path: PathBuf| path.to_str().unwrap().to_owned();
    let home = text(here.to_owned());
    if cfg!(windows) {
        // The system's own programs and libraries find each other by these.
        let system = ["SystemRoot", "PATH"].into_iter().filter_map(|name| Some((name, std::env::var(name).ok()?)));
        let kept = [("APPDATA", text(here.join("Roaming"))), ("LOCALAPPDATA", text(here.join("Local")))];
        let names = ["USERPROFILE", "TEMP", "TMP"].map(|name| (name, home.clone()));
        return system.chain(kept).chain(names).collect();
    }
    vec![("PATH", "/usr/bin:/bin".to_owned()), ("HOME", home.clone()), ("TMPDIR", home)]
}

/// How a command ended, and what it said.
#[derive(Debug)]
pub struct Ran {
    pub code: Option<i32>,
    pub stdout: String,
    pub stderr: String,
}

impl Ran {
    /// The same, after making sure of the exit code.
    #[track_caller]
    pub fn ends(self, code: i32) -> Self {
        assert_eq!(self.code, Some(code), "stdout:\n{}\nstderr:\n{}", self.stdout, self.stderr);
        self
    }

    /// Every line of the output as JSON.
    #[track_caller]
    pub fn json(&self) -> Vec<serde_json::Value> {
        let read = |line| serde_json::from_str(line).unwrap_or_else(|error| panic!("{error} in {line}"));
        self.stdout.lines().map(read).collect()
    }

    /// A refusal that tells what, why and what to do: heading and sentence, then a hint on a line of its own.
    #[track_caller]
    pub fn complains_of(&self, words: &[&str]) -> &Self {
        for word in words {
            assert!(self.stderr.contains(word), "{word:?} is not in: {}", self.stderr);
        }
        // With --json it is an object, and the hint a member of it.
        let object = |line: &str| serde_json::from_str::<serde_json::Value>(line).ok();
        let advice = |line: &str| Some(object(line)?["error"]["advice"].as_str()?.to_owned());
        let hint = self.stderr.lines().find_map(|line| line.strip_prefix("  → ").map(str::to_owned).or_else(|| advice(line)));
        assert!(hint.is_some_and(|hint| hint.len() > 4), "no hint in: {}", self.stderr);
        self
    }
}

/// A folder with a store in it.
#[derive(Debug)]
pub struct Env {
    dir: TempDir,
}

impl Env {
    /// An empty folder: no store yet.
    pub fn new() -> Self {
        Self { dir: reach::folder() }
    }

    /// With the fixture inventory imported.
    pub fn imported() -> Self {
        let env = Self::new();
        let files = ["colleges.csv", "programmes.csv", "devices.csv"].map(|name| fixture("import").join(name));
        env.run(&["import", files[0].to_str().unwrap(), files[1].to_str().unwrap(), files[2].to_str().unwrap()]).ends(0);
        env
    }

    /// With a campaign open over the fixture inventory.
    pub fn auditing() -> Self {
        let env = Self::imported();
        env.run(&["campaign", "open", "Récolement 2026"]).ends(0);
        env
    }

    /// The folder of the store.
    pub fn data(&self) -> PathBuf {
        self.dir.path().join("data")
    }

    /// The file of the store.
    pub fn store_file(&self) -> PathBuf {
        self.data().join(FILE_NAME)
    }

    /// Writes a file of the folder where the program looks for its settings.
    pub fn configuration(&self, name: &str, text: &str) {
        let folder = self.path(if cfg!(windows) { "Roaming" } else { ".config" }).join("recol");
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join(name), text).unwrap();
    }

    /// Another path in the folder of this test.
    pub fn path(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }

    /// Writes a file of this test and tells its path.
    pub fn file(&self, name: &str, bytes: impl AsRef<[u8]>) -> String {
        let path = self.path(name);
        fs::write(&path, bytes).unwrap();
        path.to_str().unwrap().to_owned()
    }

    /// Puts what every test wants into a command: nothing of whoever runs the tests reaches the program.
    pub fn dress<'a>(&self, command: &'a mut Command) -> &'a mut Command {
        command.env_clear();
        command.envs(self.variables()).current_dir(self.dir.path())
    }

    /// The environment that the program gets.
    pub fn variables(&self) -> Vec<(&'static str, String)> {
        let mut variables = places(self.dir.path());
        variables.extend(
            [("LANG", "C"), ("TZ", "UTC"), ("TERM", "xterm-256color"), ("USER", "aud-2"), ("USERNAME", "aud-2")]
                .map(|(name, value)| (name, value.to_owned())),
        );
        variables
    }

    /// The program with this data folder, in English; the command follows.
    pub fn command(&self) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_recol"));
        self.dress(&mut command).arg("--data-dir").arg(self.data()).args(["--lang", "en", "--station", "poste 7"]);
        command
    }

    /// Runs a command to its end.
    pub fn run(&self, args: &[&str]) -> Ran {
        self.run_fed(args, b"")
    }

    /// Runs a command to its end, with something on its standard input.
    pub fn run_fed(&self, args: &[&str], input: &[u8]) -> Ran {
        let mut command = self.command();
        command.args(args);
        finish(&mut command, input)
    }

    /// The same with more in its environment.
    pub fn run_in(&self, variables: &[(&str, &str)], args: &[&str], input: &[u8]) -> Ran {
        let mut command = self.command();
        command.args(args).envs(variables.iter().copied());
        finish(&mut command, input)
    }

    /// The same in French.
    pub fn run_french(&self, variables: &[(&str, &str)], args: &[&str]) -> Ran {
        let mut command = Command::new(env!("CARGO_BIN_EXE_recol"));
        self.dress(&mut command).arg("--data-dir").arg(self.data()).args(["--lang", "fr", "--station", "poste 7"]);
        command.args(args).envs(variables.iter().copied());
        finish(&mut command, b"")
    }

    /// Reads payloads in the storeroom of the first college.
    pub fn visit(&self, more: &[&str], payloads: &[u8]) -> Ran {
        let args = [&["visit", HERE, "--room", ROOM, "--payloads", "-"], more].concat();
        self.run_fed(&args, payloads)
    }

    /// The store, to look into.
    pub fn store(&self) -> Store {
        Store::open_read_only(&self.data()).unwrap()
    }

    /// Every entry of the journal.
    pub fn journal(&self) -> Vec<Entry> {
        let store = self.store();
        let campaigns = store.campaigns().unwrap();
        campaigns.iter().flat_map(|line| store.entries(line.campaign).unwrap()).collect()
    }

    /// Makes sure that the journal is whole and nothing came or went since it had so many entries.
    #[track_caller]
    pub fn nothing_lost(&self, entries: usize) {
        assert_eq!(self.journal().len(), entries);
        self.run(&["verify"]).ends(0);
    }
}

/// Begins a command. Wine sometimes answers `ERROR_INTERNAL_ERROR` (1359, winerror.h) before anything of the program has run,
/// where many begin at once: it is asked again then.
fn begun(command: &mut Command) -> std::io::Result<Child> {
    const AGAIN: usize = 10;
    for _ in 0..AGAIN {
        match command.spawn() {
            Err(error) if cfg!(windows) && error.raw_os_error() == Some(1359) => thread::yield_now(),
            answer => return answer,
        }
    }
    command.spawn()
}

/// Runs a prepared command to its end. One that hangs is ended and fails the test.
#[track_caller]
pub fn finish(command: &mut Command, input: &[u8]) -> Ran {
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = begun(command).unwrap_or_else(|error| panic!("{command:?}: {error}"));
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_vec();
    // A program that refuses early reads no input: a broken pipe is its right.
    let feed = thread::spawn(move || drop(stdin.write_all(&input)));
    let (stdout, stderr) = (drained(child.stdout.take().unwrap()), drained(child.stderr.take().unwrap()));
    let mut all = |from: mpsc::Receiver<Vec<u8>>| match from.recv_timeout(PATIENCE) {
        Ok(bytes) => bytes,
        Err(_) => end(&mut child, command),
    };
    let (stdout, stderr) = (all(stdout), all(stderr));
    let status = child.wait().unwrap();
    feed.join().unwrap();
    // What is printed must be text, whatever was put in.
    let text = |bytes| String::from_utf8(bytes).expect("the program printed bytes that are no UTF-8");
    Ran { code: status.code(), stdout: text(stdout), stderr: text(stderr) }
}

#[track_caller]
fn end(child: &mut Child, command: &Command) -> ! {
    child.kill().unwrap();
    panic!("{command:?} hangs");
}

fn drained(mut from: impl Read + Send + 'static) -> mpsc::Receiver<Vec<u8>> {
    let (tell, told) = mpsc::channel();
    thread::spawn(move || {
        let mut bytes = Vec::new();
        from.read_to_end(&mut bytes).unwrap();
        let _ = tell.send(bytes);
    });
    told
}
