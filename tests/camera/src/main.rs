//! Récol before a camera of the kernel's own driver: runs in the guest, plays the webcam, drives the program by its keys,
//! and looks into what it recorded. One line a case; the last line is `CAMERA-TEST: ok` only if every case was.

mod descriptors;
mod picture;
mod terminal;
mod webcam;

use descriptors::{Format, Make, Pixels};
use std::{
    fs,
    os::unix::process::CommandExt,
    process::{Command, Output, Stdio},
    thread,
    time::{Duration, Instant},
};
use terminal::Terminal;
use webcam::Webcam;

/// The guest is emulated: what takes a second elsewhere may take half a minute.
const PATIENCE: Duration = Duration::from_secs(60);
const DATA: &str = "/data";
const F4: &str = "\u{1b}OS";
const F2: &str = "\u{1b}OQ";
const CTRL_Q: &str = "\u{11}";
/// A user without any right to the camera.
const NOBODY: u32 = 1000;

/// Own tags of the fixture inventory, the n-th for the n-th read.
fn tags() -> Vec<String> {
    let devices = fs::read_to_string("/fixtures/devices.csv").unwrap();
    devices.lines().skip(1).filter_map(|line| line.split(';').next()).map(str::to_owned).collect()
}

fn make(name: &str, pixels: Pixels, tables: bool) -> Make {
    let sizes = match pixels {
        Pixels::Mjpeg => vec![(1280, 720), (640, 480)],
        Pixels::Yuyv => vec![(640, 480), (320, 240)],
    };
    Make { name: name.to_owned(), formats: vec![Format { pixels, sizes }], tables }
}

fn recol(args: &[&str]) -> Command {
    recol_in(DATA, args)
}

fn recol_in(folder: &str, args: &[&str]) -> Command {
    let mut command = Command::new("/bin/recol");
    command.env_clear().envs([("PATH", "/bin"), ("HOME", "/tmp"), ("TERM", "xterm-256color"), ("TZ", "UTC")]);
    command.args(["--lang", "en", "--author", "ct", "--station", "guest", "--data-dir", folder]).args(args);
    command.stdin(Stdio::null());
    command
}

/// Runs a command to its end.
fn run(args: &[&str]) -> Output {
    recol(args).output().unwrap()
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&[&output.stdout[..], &output.stderr[..]].concat()).into_owned()
}

/// What one case came to: what was seen, or what was not.
type Case = Result<String, String>;

fn wanted(holds: bool, seen: impl Into<String>) -> Case {
    if holds { Ok(seen.into()) } else { Err(seen.into()) }
}

/// The audit on the screen, with a camera that comes and goes.
struct Stage {
    terminal: Terminal,
    webcam: Option<Webcam>,
    tags: Vec<String>,
    next: usize,
}

impl Stage {
    fn tag(&mut self) -> String {
        self.next += 1;
        self.tags.get(self.next - 1).cloned().unwrap_or_else(|| format!("GUEST{:05}", self.next))
    }

    fn camera(&self) -> &Webcam {
        self.webcam.as_ref().expect("plugged in")
    }

    fn plug(&mut self, make: &Make, text: &str) {
        self.webcam = None;
        self.webcam = Some(Webcam::plug(make, text));
    }

    /// Waits until the journal holds this tag, read so.
    fn recorded(&self, tag: &str, by: &str) -> Case {
        let end = Instant::now() + PATIENCE;
        loop {
            let export = said(&run(&["export", "--profile", "rfc4180", "--all", "-o", "-"]));
            let found = export.lines().any(|line| line.contains(tag) && line.split(',').any(|cell| cell == by));
            if found {
                return Ok(format!("{tag} recorded by {by}"));
            }
            if Instant::now() > end {
                return Err(format!("{tag} is not recorded by {by}\n{}\n{export}", self.terminal.text()));
            }
            thread::sleep(Duration::from_millis(300));
        }
    }

    /// Shows the next tag and waits until it is recorded.
    fn reads(&mut self) -> Case {
        let tag = self.tag();
        self.camera().show(&tag);
        self.recorded(&tag, "camera")
    }

    /// Types the next tag and waits until it is recorded.
    fn types(&mut self) -> Case {
        let tag = self.tag();
        type_slowly(&mut self.terminal, &tag);
        self.recorded(&tag, "typed")
    }

    /// Waits for the lens' words.
    fn tells(&self, words: &[&str]) -> Result<(), String> {
        self.terminal.wait(words, PATIENCE)
    }

    /// The screen says so, and typing is recorded meanwhile.
    fn in_trouble(&mut self, words: &str) -> Result<String, String> {
        self.tells(&[words])?;
        Ok(format!("“{words}”, {}", self.types()?))
    }
}

/// At a person's pace: a burst would be a scanner's.
fn type_slowly(terminal: &mut Terminal, text: &str) {
    for key in text.chars() {
        terminal.press(&key.to_string());
        thread::sleep(Duration::from_millis(150));
    }
    thread::sleep(Duration::from_millis(300));
    terminal.press("\r");
}

struct Report {
    begun: Instant,
    failed: u32,
}

impl Report {
    fn case(&mut self, name: &str, case: Case) {
        let at = self.begun.elapsed().as_secs();
        match case {
            Ok(seen) => println!("ok   {name}: {} [{at} s]", seen.replace('\n', " | ")),
            Err(seen) => {
                self.failed += 1;
                println!("FAIL {name}: {seen} [{at} s]");
            }
        }
    }
}

fn main() {
    let mut report = Report { begun: Instant::now(), failed: 0 };
    let mjpeg = make("Software Webcam", Pixels::Mjpeg, true);
    let yuyv = make("Software Webcam", Pixels::Yuyv, true);

    let none = run(&["camera", "probe"]);
    report.case("probe without a camera ends with 5", wanted(none.status.code() == Some(5), said(&none)));
    for args in [
        &["import", "/fixtures/colleges.csv", "/fixtures/programmes.csv", "/fixtures/devices.csv"][..],
        &["campaign", "open", "Guest"],
    ] {
        let ran = run(args);
        report.case(args[0], wanted(ran.status.success(), said(&ran)));
    }

    let mut terminal = Terminal::open(recol(&[]));
    let opened = terminal.wait(&["La Fontaine"], PATIENCE).and_then(|()| {
        terminal.press("\r");
        terminal.wait(&["Réserve"], PATIENCE)?;
        terminal.press(F2);
        thread::sleep(Duration::from_secs(2));
        terminal.press("Réserve\r");
        terminal.wait(&["No camera"], PATIENCE)
    });
    let mut stage = Stage { terminal, webcam: None, tags: tags(), next: 0 };
    report.case("no camera is told", opened.and_then(|()| stage.types()));

    stage.plug(&mjpeg, "");
    report.case("MJPEG is read", stage.reads());
    report.case("the next tag is read", stage.reads());

    stage.camera().stall(true);
    report.case("a stall is told", stage.in_trouble("no more frames"));
    stage.camera().stall(false);
    report.case("reads after the stall", stage.reads());

    stage.webcam = None;
    report.case("pulling the cable is told", stage.in_trouble("unplugged"));
    stage.plug(&yuyv, "");
    report.case("YUYV is read, from the cable put back, without a key", stage.reads());

    stage.plug(&make("Software Webcam", Pixels::Mjpeg, false), "");
    report.case("MJPEG without Huffman tables is read", stage.reads());

    stage.camera().cut(true);
    report.case("frames cut short are told", stage.in_trouble("damaged"));
    stage.camera().cut(false);
    report.case("reads whole frames again", stage.reads());

    stage.terminal.press(F4);
    thread::sleep(Duration::from_secs(3));
    report.case("busy", busy(&mut stage));
    report.case("list and probe without permission", no_permission());
    report.case("the screen without permission", no_permission_on_screen());

    for (what, name) in [
        ("that commands the terminal", "Cam\u{1b}]2;owned\u{7}\u{1b}[2J\u{9b}31m".to_owned()),
        ("that is very long", "L".repeat(110)),
        ("that is empty", " ".to_owned()),
        ("that is cut within a character", format!("{}é€€", "x".repeat(29))),
        ("that turns the line around", "Cam \u{202e}\u{200b}abc".to_owned()),
    ] {
        stage.plug(&make(&name, Pixels::Yuyv, true), "");
        report.case(&format!("a name {what}"), odd_name(&mut stage));
    }

    stage.plug(&mjpeg, "HDS-000001P");
    stage.terminal.press(CTRL_Q);
    thread::sleep(Duration::from_secs(4));
    report.case("list", list());
    report.case("probe", probe());
    report.case("probe of a camera that stalls", {
        stage.camera().stall(true);
        let ran = run(&["camera", "probe", "--seconds", "1"]);
        wanted(ran.status.code() == Some(5) && said(&ran).contains("no more frames"), said(&ran))
    });
    let verified = run(&["verify"]);
    report.case("the journal is whole", wanted(verified.status.success(), said(&verified)));
    let findings = run(&["findings", "--all", "--json"]);
    let present = said(&findings).lines().filter(|line| line.contains("\"present\"")).count();
    report.case("findings", wanted(findings.status.success() && present > 0, format!("{present} present")));

    drop(stage);
    let failed = report.failed;
    println!("CAMERA-TEST: {}", if failed == 0 { "ok".to_owned() } else { format!("{failed} failed") });
}

/// Another process holds the camera: it is told, and read from when it is free.
fn busy(stage: &mut Stage) -> Case {
    let before = stage.camera().frames();
    let mut other = recol(&["camera", "probe", "--seconds", "600"]).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
    let end = Instant::now() + PATIENCE;
    while stage.camera().frames() < before + 5 && Instant::now() < end {
        thread::sleep(Duration::from_millis(100));
    }
    let listed = said(&run(&["camera", "list", "--json"]));
    let probed = run(&["camera", "probe"]);
    stage.terminal.press(F4);
    let told = stage.in_trouble("Another program");
    let _ = other.kill();
    let _ = other.wait();
    let (told, read) = (told?, stage.reads()?);
    let holds = listed.contains("\"busy\"") && probed.status.code() == Some(5) && said(&probed).contains("Another program");
    wanted(holds, format!("{told}, {read}; {listed}{}", said(&probed)))
}

fn no_permission() -> Case {
    let list = recol(&["camera", "list"]).uid(NOBODY).gid(NOBODY).output().unwrap();
    let probe = recol(&["camera", "probe"]).uid(NOBODY).gid(NOBODY).output().unwrap();
    let doctor = recol(&["doctor"]).uid(NOBODY).gid(NOBODY).output().unwrap();
    let advised = said(&doctor).contains("▲ camera: ") && said(&doctor).contains("sudo usermod -aG video $USER");
    let holds = list.status.success() && said(&list).contains("No access") && said(&probe).contains("No access");
    wanted(holds && advised && probe.status.code() == Some(5), format!("{}{}{}", said(&list), said(&probe), said(&doctor)))
}

fn no_permission_on_screen() -> Case {
    let folder = "/data-of-nobody";
    fs::create_dir_all(folder).unwrap();
    std::os::unix::fs::chown(folder, Some(NOBODY), Some(NOBODY)).unwrap();
    for entry in fs::read_dir(DATA).unwrap() {
        let from = entry.unwrap().path();
        let to = std::path::Path::new(folder).join(from.file_name().unwrap());
        fs::copy(&from, &to).unwrap();
        std::os::unix::fs::chown(&to, Some(NOBODY), Some(NOBODY)).unwrap();
    }
    let mut command = recol_in(folder, &[]);
    command.uid(NOBODY).gid(NOBODY);
    let mut terminal = Terminal::open(command);
    terminal.wait(&["La Fontaine"], PATIENCE)?;
    terminal.press("\r");
    terminal.wait(&["No access"], PATIENCE)?;
    let tag = "NOBODY00001";
    type_slowly(&mut terminal, tag);
    let end = Instant::now() + PATIENCE;
    loop {
        let export = said(&recol_in(folder, &["export", "--profile", "rfc4180", "--all", "-o", "-"]).output().unwrap());
        if export.contains(tag) {
            return Ok(format!("“No access”, {tag} recorded"));
        }
        if Instant::now() > end {
            return Err(format!("{tag} is not recorded\n{}", terminal.text()));
        }
        thread::sleep(Duration::from_millis(300));
    }
}

/// The camera is read from whatever it is called, and nothing of its name reaches the terminal as it is.
fn odd_name(stage: &mut Stage) -> Case {
    let read = stage.reads()?;
    let listed = run(&["camera", "list"]);
    let json = run(&["camera", "list", "--json"]);
    let out = [&listed.stdout[..], &json.stdout[..]].concat();
    let text = String::from_utf8(out).map_err(|error| error.to_string())?;
    let odd = |c: char| (c.is_control() && c != '\n') || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}');
    if text.contains(odd) || stage.terminal.sent(b"\x1b]2;") || stage.terminal.sent("\u{202e}".as_bytes()) {
        return Err(format!("it reached the terminal: {text:?}"));
    }
    let first = text.lines().next().unwrap_or_default();
    wanted(first.contains("/dev/video0") && !text.contains("/dev/video1"), format!("{read}; {first}"))
}

fn list() -> Case {
    let ran = run(&["camera", "list", "--json"]);
    let text = said(&ran);
    let one = text.lines().count() == 1 && text.contains("\"index\":0") && text.contains("\"name\":\"Software Webcam\"");
    wanted(one && ran.status.success(), text)
}

fn probe() -> Case {
    let words = run(&["camera", "probe", "--seconds", "2", "--camera", "software"]);
    let json = run(&["camera", "probe", "--seconds", "2", "--json"]);
    let (words, json) = (said(&words), said(&json));
    let holds = words.contains("MJPEG 1280×720") && words.contains("30 promised") && words.contains("read: HDS-000001P");
    let told = json.contains("\"damaged\":0") && json.contains("\"texts\":[\"HDS-000001P\"]");
    wanted(holds && told, format!("{words}{json}"))
}
