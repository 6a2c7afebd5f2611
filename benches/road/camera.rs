//! From a frame of the camera to the verdict on the screen: an invented webcam gives 30 frames a second of drawn labels, and
//! everything behind it is the program's own: lens thread, channel, `update`, durable append, `draw`. The loop is that of
//! `shell/run.rs`; only the terminal is one in memory.
//!
//! Every frame carries its number as a row of grey squares at its lower edge, so that a glimpse tells which frame it shows.

use crate::{at, line};
use image::{ExtendedColorType, codecs::jpeg::JpegEncoder};
use ratatui::{Terminal, backend::TestBackend, buffer::Buffer};
use recol::{
    audit::{ids::RoomName, journal::Spot, tag::OwnTag},
    io::camera::{CameraError, Cameras, Capture, Choice, Entry, Lens, LensOptions, LensSource, RawFrame},
    job::{Glimpse, Job, LensEvent, LensFace, LensOrder, Record, RecordOutcome},
    locale::Lang,
    shell::{Session, Stamper, demo},
    tui::{
        App, Easel, Message, Setup, draw,
        theme::{Depth, Theme},
        update,
    },
    vision::{
        Gray, Layout, Point,
        scene::{Label, Scene},
    },
};
use std::{
    collections::BTreeMap,
    path::Path,
    sync::{
        Arc, Mutex,
        mpsc::{Receiver, Sender, channel},
    },
    thread,
    time::{Duration, Instant},
};

/// So many views, each for so many frames.
const VIEWS: usize = 40;
const EACH: usize = 10;
/// Frames a second.
const RATE: u32 = 30;
const WIDTH: usize = 1280;
const HEIGHT: usize = 720;
/// The squares of a frame's number: how wide, how many, and their two levels.
const SQUARE: usize = 32;
const BITS: usize = 12;
const LEVELS: [u8; 2] = [90, 160];
/// The terminal, and how much of its width the list of reads has.
const TERMINAL: (u16, u16) = (140, 50);
const READS: u16 = 84;
/// 95 of 100 verdicts are on the screen within so many milliseconds after their frame came.
const GOAL: f64 = 50.0;
/// The first views are not counted: caches fill.
const WARM: usize = 2;

/// A webcam's frames, and when each was handed over.
struct Film {
    layout: Layout,
    /// One JPEG a frame; or one picture a view, into which the number is written when its turn comes.
    pictures: Vec<Vec<u8>>,
    given: Mutex<Vec<Instant>>,
}

impl Film {
    /// Draws the views, each of some of the tags.
    fn of(layout: Layout, views: &[&[String]]) -> Self {
        let drawn = views.iter().enumerate().map(|(i, tags)| view(tags, i).render().expect("a scene within bounds"));
        let pictures: Vec<Vec<u8>> = match layout {
            Layout::Mjpeg => drawn
                .enumerate()
                .flat_map(|(i, frame)| (0..EACH).map(|n| jpeg(&frame, i * EACH + n)).collect::<Vec<_>>())
                .collect(),
            _ => drawn.map(|frame| frame.pixels().iter().flat_map(|&luma| [luma, 128]).collect()).collect(),
        };
        Self { layout, pictures, given: Mutex::default() }
    }

    fn frame(&self, number: usize) -> Option<Vec<u8>> {
        if self.layout == Layout::Mjpeg {
            return self.pictures.get(number).cloned();
        }
        let mut bytes = self.pictures.get(number / EACH)?.clone();
        numbered(&mut bytes, 2, number);
        Some(bytes)
    }
}

/// One tag in the middle, turned otherwise every time; or many in rows.
fn view(tags: &[String], number: usize) -> Scene {
    let number = u16::try_from(number).expect("few views");
    let label = |(i, text): (u16, &String)| {
        let turn = f32::from((number * 7 + i * 5) % 23) - 11.0;
        let (centre, side) = if tags.len() == 1 {
            (Point::new(640.0 + turn * 4.0, 350.0 + turn * 3.0), 240.0)
        } else {
            (Point::new(190.0 + f32::from(i % 4) * 300.0, 95.0 + f32::from(i / 4) * 165.0), 105.0)
        };
        Label { text: text.clone(), centre, side, rotation: turn * 1.5, tilt: [turn * 1.2, 18.0 - turn] }
    };
    Scene { labels: (0..).zip(tags).map(label).collect(), seed: number.into(), ..Scene::default() }
}

/// Writes a frame's number into its lower left, its luma being every `step`th byte.
fn numbered(bytes: &mut [u8], step: usize, number: usize) {
    for row in bytes.chunks_exact_mut(WIDTH * step).skip(HEIGHT - SQUARE) {
        for (x, luma) in row.iter_mut().step_by(step).take(SQUARE * BITS).enumerate() {
            *luma = if number >> (x / SQUARE) & 1 == 1 { LEVELS[1] } else { LEVELS[0] };
        }
    }
}

/// The number of the frame of which this is the preview.
fn number(glimpse: &Glimpse) -> usize {
    let small = &glimpse.preview;
    let side = small.width() * SQUARE / WIDTH;
    let lit = |bit: usize| small.at(bit * side + side / 2, small.height() - side / 2) > Some(LEVELS[0].midpoint(LEVELS[1]));
    (0..BITS).map(|bit| usize::from(lit(bit)) << bit).sum()
}

/// A frame as webcams compress it, with colour.
fn jpeg(frame: &Gray, number: usize) -> Vec<u8> {
    let mut pixels = frame.pixels().to_vec();
    numbered(&mut pixels, 1, number);
    let colours: Vec<u8> = pixels.iter().flat_map(|&luma| [luma, luma, luma.saturating_sub(12)]).collect();
    let (mut bytes, sides) = (Vec::new(), [WIDTH, HEIGHT].map(|side| u32::try_from(side).expect("a small side")));
    let mut encoder = JpegEncoder::new_with_quality(&mut bytes, 85);
    encoder.encode(&colours, sides[0], sides[1], ExtendedColorType::Rgb8).expect("a picture");
    bytes
}

/// The only camera there is.
struct Projector(Arc<Film>);

impl Cameras for Projector {
    fn list(&self) -> Vec<Entry> {
        vec![Entry { index: 0, name: "film".into() }]
    }

    fn open(&self, entry: &Entry) -> Result<Box<dyn Capture>, CameraError> {
        let [width, height] = [WIDTH, HEIGHT].map(|side| u32::try_from(side).expect("a small side"));
        let face = LensFace { name: entry.name.clone(), width, height, layout: self.0.layout, rate: RATE };
        Ok(Box::new(Shown { film: Arc::clone(&self.0), face, start: Instant::now(), next: 0 }))
    }
}

struct Shown {
    film: Arc<Film>,
    face: LensFace,
    start: Instant,
    next: u32,
}

impl Capture for Shown {
    fn face(&self) -> &LensFace {
        &self.face
    }

    fn frame(&mut self) -> Result<RawFrame, CameraError> {
        let bytes = self.film.frame(self.next as usize).ok_or(CameraError::Unplugged { name: self.face.name.clone() })?;
        let due = self.start + Duration::from_secs(1) * self.next / RATE;
        thread::sleep(due.saturating_duration_since(Instant::now()));
        self.next += 1;
        self.film.given.lock().expect("no panic").push(Instant::now());
        Ok(RawFrame { layout: self.film.layout, width: WIDTH, height: HEIGHT, bytes })
    }
}

/// What became of one tag.
#[derive(Default)]
struct Fate {
    /// The first frame that shows it, and the one by which it was read.
    first: usize,
    read: Option<usize>,
    /// When its verdict was on the screen, and when it stood there as recorded.
    said: Option<Instant>,
    recorded: Option<Instant>,
}

/// The program on one film.
struct Show {
    app: App,
    stamper: Stamper,
    messages: Sender<Message>,
    store: Sender<Job>,
    film: Arc<Film>,
    lens: Option<Lens>,
    fates: BTreeMap<String, Fate>,
    looked_at: usize,
    /// The processor's time that the lens' thread took, how long it waited for one, and how long the film was.
    busy: Option<[Duration; 3]>,
}

impl Show {
    /// As the loop of `shell/run.rs`.
    fn run(&mut self, inbox: &Receiver<Message>, start: Spot) {
        let mut easel = Easel::default();
        let mut terminal = Terminal::new(TestBackend::new(TERMINAL.0, TERMINAL.1)).expect("a terminal in memory");
        let (width, height) = TERMINAL;
        self.take(Message::Resize { width, height });
        self.take(Message::Go(start));
        while self.busy.is_none() || self.app.flight().is_waiting() {
            self.take(inbox.recv_timeout(Duration::from_millis(250)).unwrap_or(Message::Tick));
            while let Ok(message) = inbox.try_recv() {
                self.take(message);
            }
            terminal.draw(|frame| draw(&self.app, &mut easel, frame)).expect("memory");
            self.see(terminal.backend().buffer(), Instant::now());
        }
    }

    fn take(&mut self, message: Message) {
        match &message {
            Message::Lens(LensEvent::Glimpse(glimpse)) => {
                self.looked_at += 1;
                for sight in glimpse.sights.iter().filter(|sight| sight.fresh) {
                    if let Some(fate) = self.fates.get_mut(&sight.text) {
                        fate.read.get_or_insert_with(|| number(glimpse));
                    }
                }
            }
            // The film is over.
            Message::Lens(LensEvent::Trouble(_)) => {
                let first = *self.film.given.lock().expect("no panic").first().expect("a frame");
                let [took, waited] = processor_time("lens");
                self.busy = Some([took, waited, first.elapsed()]);
            }
            _ => {}
        }
        for job in update(&mut self.app, self.stamper.stamp(), message) {
            match job {
                Job::Record(Record::Append { .. }) => self.store.send(job).expect("a store"),
                Job::Lens(LensOrder::Start) => {
                    let told = self.messages.clone();
                    let tell = Box::new(move |event| drop(told.send(Message::Lens(event))));
                    let (source, cameras) = (LensSource::Webcam(Choice::Auto), Arc::new(Projector(Arc::clone(&self.film))));
                    self.lens = Some(Lens::with_cameras(source, LensOptions::default(), tell, cameras).expect("a thread"));
                }
                _ => {}
            }
        }
    }

    /// Notes which verdicts are on the screen: the lines of reads begin with the time, and end in dots until recorded.
    fn see(&mut self, screen: &Buffer, now: Instant) {
        for y in 0..TERMINAL.1 {
            let row: String = (0..READS).filter_map(|x| screen.cell((x, y))).map(|cell| cell.symbol()).collect();
            let mut words = row.trim_start_matches(['│', ' ']).split_whitespace();
            if words.next().is_none_or(|time| time.as_bytes().get(2) != Some(&b':')) {
                continue;
            }
            if let Some(fate) = words.nth(1).and_then(|tag| self.fates.get_mut(tag)) {
                fate.said.get_or_insert(now);
                if !row.contains('…') {
                    fate.recorded.get_or_insert(now);
                }
            }
        }
    }
}

/// The processor's time that a thread of ours took, and how long it waited for it; nothing where the system does not tell.
fn processor_time(name: &str) -> [Duration; 2] {
    let threads = std::fs::read_dir("/proc/self/task").into_iter().flatten().filter_map(Result::ok);
    let told = |file: &Path| std::fs::read_to_string(file).unwrap_or_default();
    let mut ours = threads.filter(|thread| told(&thread.path().join("comm")).trim() == name);
    let times = ours.next().map(|thread| told(&thread.path().join("schedstat"))).unwrap_or_default();
    let mut times = times.split_whitespace().map(|ns| Duration::from_nanos(ns.parse().unwrap_or_default()));
    [(); 2].map(|()| times.next().unwrap_or_default())
}

/// A store of the seeds in a folder: what records by it, and the screen before it.
fn begun(folder: &Path, messages: Sender<Message>) -> (Sender<Job>, App, Vec<String>) {
    let mut session: Session = demo::store(folder, "banc", "banc", "Caméra").expect("the seeds");
    let standing = session.standing(demo::DATE).expect("a standing");
    let own = |tag: &String| OwnTag::of(tag) == Some(OwnTag::Good);
    let tags = standing.inventory().devices().iter().map(|device| device.tag.to_string()).filter(own).collect();
    let setup = Setup {
        writer: session.joined().map(|joined| joined.writer),
        standing: Some(standing),
        author: session.author().clone(),
        lang: Lang::En,
        theme: Theme { depth: Depth::Indexed, ..Theme::default() },
        has_camera: true,
        ..Setup::default()
    };
    let (store, jobs) = channel();
    thread::spawn(move || {
        for job in jobs {
            let Job::Record(Record::Append { ticket, at, facts }) = job else { continue };
            let entries = session.append_at(at, facts).expect("an append");
            if messages.send(Message::Recorded(RecordOutcome::Appended { ticket, entries })).is_err() {
                return;
            }
        }
    });
    (store, App::new(setup), tags)
}

/// One film in one layout with so many tags in view; whether the goal is met.
fn film(folder: &Path, name: &str, layout: Layout, in_view: usize) -> bool {
    let (messages, inbox) = channel();
    let (store, app, tags) = begun(&folder.join(format!("{name}-{in_view}")), messages.clone());
    let views: Vec<&[String]> = tags.chunks_exact(in_view).take(VIEWS).collect();
    let film = Arc::new(Film::of(layout, &views));
    let fates = views.iter().enumerate().flat_map(|(view, tags)| tags.iter().map(move |tag| (tag.clone(), view * EACH)));
    let fates = fates.map(|(tag, first)| (tag, Fate { first, ..Fate::default() })).collect();
    let start = Spot { college: "0921543C".parse().expect("a UAI"), room: Some(RoomName::new("Réserve")) };
    let (film_, stamper) = (Arc::clone(&film), Stamper::start());
    let mut show = Show { app, stamper, messages, store, film: film_, lens: None, fates, looked_at: 0, busy: None };
    show.run(&inbox, start);
    let given = film.given.lock().expect("no panic").clone();
    let counted = || show.fates.values().filter(|fate| fate.first >= WARM * EACH);
    let times = |from: fn(&Fate) -> Option<usize>, to: fn(&Fate) -> Option<Instant>| -> Vec<Duration> {
        counted().filter_map(|fate| Some(to(fate)?.duration_since(*given.get(from(fate)?)?))).collect()
    };
    let said = times(|fate| fate.read, |fate| fate.said);
    let what = |what: &str| format!("camera, {name}, {in_view} in view: {what}");
    line(&what("frame to verdict, median"), at(&said, 0.5), "ms", None);
    let met = line(&what("frame to verdict, p95"), at(&said, 0.95), "ms", Some(GOAL));
    line(&what("frame to recorded, p95"), at(&times(|fate| fate.read, |fate| fate.recorded), 0.95), "ms", None);
    line(
        &what("first frame of a tag to verdict, median"),
        at(&times(|fate| Some(fate.first), |fate| fate.said), 0.5),
        "ms",
        None,
    );
    line(&what("first frame of a tag to verdict, p95"), at(&times(|fate| Some(fate.first), |fate| fate.said), 0.95), "ms", None);
    let percent = |part: f64, whole: f64| 100.0 * part / whole;
    let unread = counted().count() - said.len();
    line(&what(&format!("of {} tags without verdict", counted().count())), unread as f64, "", None);
    line(&what("frames passed over"), percent((given.len() - show.looked_at) as f64, given.len() as f64), "%", None);
    let [busy, waited, lasted] = show.busy.expect("the film is over").map(|time| time.as_secs_f64());
    line(&what("lens thread, a frame looked at"), busy * 1e3 / show.looked_at as f64, "ms", None);
    line(&what("lens thread, of one processor"), percent(busy, lasted), "%", None);
    // Much of it, and the times above are the machine's, not the program's.
    line(&what("lens thread kept waiting for one"), percent(waited, lasted), "%", None);
    met
}

/// All films; whether the goal is met in each.
pub fn run(folder: &Path) -> bool {
    println!("camera: {VIEWS} views of {EACH} frames, {WIDTH}×{HEIGHT} at {RATE} a second");
    let films = [("MJPEG", Layout::Mjpeg, 1), ("YUYV", Layout::Yuyv, 1), ("MJPEG", Layout::Mjpeg, 16)];
    films.map(|(name, layout, in_view)| film(folder, name, layout, in_view)).iter().all(|met| *met)
}
