//! The lens against sources that play by a script: reels, folders, cameras that stall, vanish and come back.

use super::{watch::LEFT_BEHIND, *};
use crate::job::{LensEvent, LensFace, LensTrouble};
use crate::vision::scene::{Label, Scene};
use crate::vision::{Layout, Point};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

/// What opening a scripted camera leads to.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Act {
    /// So many frames, then it is unplugged.
    Frames(u32),
    /// So many frames, then none until its driver answers, which may be never.
    Stall(u32),
    /// Frames for ever.
    Steady,
    /// So many frames, then word that it gives none.
    Dry(u32),
    /// It does not open.
    Busy,
}

/// Cameras 0 and 1; every attempt to open one takes the next act, the last one stays.
struct Script {
    acts: Mutex<Vec<Act>>,
    opened: Mutex<Vec<u32>>,
    cameras: u32,
    in_use: Arc<AtomicUsize>,
    /// Whether the drivers of those that stall answer: that the camera is gone.
    answering: Arc<AtomicBool>,
}

impl Cameras for Script {
    fn list(&self) -> Vec<Entry> {
        (0..self.cameras).map(|index| Entry { index, name: format!("camera {index}") }).collect()
    }

    fn open(&self, entry: &Entry) -> Result<Box<dyn Capture>, CameraError> {
        let mut acts = self.acts.lock().unwrap();
        let act = if acts.len() > 1 { acts.remove(0) } else { acts[0] };
        self.opened.lock().unwrap().push(entry.index);
        if act == Act::Busy {
            return Err(CameraError::Busy { name: entry.name.clone() });
        }
        let face = LensFace { name: entry.name.clone(), width: 64, height: 48, layout: Layout::Grey, rate: 30 };
        self.in_use.fetch_add(1, Ordering::SeqCst);
        Ok(Box::new(Played { face, act, shown: 0, in_use: Arc::clone(&self.in_use), answering: Arc::clone(&self.answering) }))
    }
}

struct Played {
    face: LensFace,
    act: Act,
    shown: u32,
    in_use: Arc<AtomicUsize>,
    answering: Arc<AtomicBool>,
}

impl Capture for Played {
    fn face(&self) -> &LensFace {
        &self.face
    }

    fn frame(&mut self) -> Result<RawFrame, CameraError> {
        std::thread::sleep(Duration::from_millis(2));
        self.shown += 1;
        match self.act {
            Act::Frames(n) if self.shown > n => return Err(CameraError::Unplugged { name: self.face.name.clone() }),
            Act::Stall(n) if self.shown > n => {
                while !self.answering.load(Ordering::SeqCst) {
                    std::thread::sleep(Duration::from_millis(2));
                }
                return Err(CameraError::Unplugged { name: self.face.name.clone() });
            }
            Act::Dry(n) if self.shown > n => return Err(CameraError::Stalled { name: self.face.name.clone() }),
            _ => {}
        }
        Ok(RawFrame { layout: Layout::Grey, width: 64, height: 48, bytes: vec![128; 64 * 48] })
    }
}

impl Drop for Played {
    fn drop(&mut self) {
        self.in_use.fetch_sub(1, Ordering::SeqCst);
    }
}

fn script(cameras: u32, acts: &[Act]) -> Arc<Script> {
    let (acts, opened) = (Mutex::new(acts.to_vec()), Mutex::default());
    Arc::new(Script { acts, opened, cameras, in_use: Arc::default(), answering: Arc::default() })
}

fn quick() -> LensOptions {
    LensOptions {
        pace: Duration::ZERO,
        preview: (32, 32),
        stall: Duration::from_millis(400),
        opening: Duration::from_secs(5),
        retry: Duration::from_millis(20),
    }
}

fn webcam(cameras: &Arc<Script>) -> (Lens, Receiver<LensEvent>) {
    let (tell, told) = channel();
    let tell: Tell = Box::new(move |event| drop(tell.send(event)));
    let cameras: Arc<dyn Cameras> = Arc::<Script>::clone(cameras);
    (Lens::with_cameras(LensSource::Webcam(Choice::Auto), quick(), tell, cameras).unwrap(), told)
}

fn all(source: LensSource) -> Vec<LensEvent> {
    let (tell, told) = channel();
    let _lens = Lens::start(source, quick(), Box::new(move |event| drop(tell.send(event)))).unwrap();
    told.iter().collect()
}

/// The next event that is no glimpse, in a word; glimpses in a row are one.
fn story(told: &Receiver<LensEvent>, words: usize) -> Vec<String> {
    let (mut story, end): (Vec<String>, _) = (Vec::new(), Instant::now() + Duration::from_secs(20));
    while story.len() < words {
        let word = match told.recv_timeout(end.saturating_duration_since(Instant::now())) {
            Ok(LensEvent::Opened(face)) => format!("opened {}", face.name),
            Ok(LensEvent::Glimpse(_)) => "glimpses".into(),
            Ok(LensEvent::Trouble(trouble)) => format!("{trouble:?}"),
            Ok(LensEvent::Ended) => "ended".into(),
            Err(RecvTimeoutError::Timeout) => "nothing more".into(),
            Err(RecvTimeoutError::Disconnected) => return story,
        };
        if story.last() != Some(&word) {
            story.push(word);
        }
    }
    story
}

#[test]
fn a_reel_shows_every_frame_and_reads_each_tag_once() {
    let scene = |text: &str| Scene {
        width: 320,
        height: 240,
        labels: vec![Label { text: text.into(), centre: Point::new(160.0, 120.0), side: 110.0, ..Label::default() }],
        ..Scene::default()
    };
    let reel = Reel { name: "demo".into(), scenes: vec![scene("HDS-1"), scene("HDS-2")], each: 3, again: false };
    let mut told = all(LensSource::Frames(reel));
    assert_eq!(told.pop(), Some(LensEvent::Ended));
    let glimpses: Vec<_> = told.into_iter().map(|e| if let LensEvent::Glimpse(g) = e { g } else { panic!("{e:?}") }).collect();
    assert_eq!(glimpses.iter().map(|g| g.sequence).collect::<Vec<_>>(), [1, 2, 3, 4, 5, 6]);
    let read: Vec<_> = glimpses.iter().flat_map(|g| g.sights.iter().map(|s| (g.sequence, s.text.as_str()))).collect();
    assert_eq!(read, [(1, "HDS-1"), (5, "HDS-2")], "in the place of another: in its second frame");
    let first = &glimpses[0];
    assert_eq!((first.preview.width(), first.preview.height()), (32, 24));
    let middle = crate::vision::centre(&first.spotted[0].corners);
    assert!((middle.x - 16.0).abs() < 1.0 && (middle.y - 12.0).abs() < 1.0, "{middle:?}");
}

#[test]
fn a_folder_goes_on_after_what_cannot_be_read() {
    let folder = tempfile::tempdir().unwrap();
    let picture = image::GrayImage::from_pixel(40, 40, image::Luma([200]));
    picture.save(folder.path().join("1.png")).unwrap();
    std::fs::write(folder.path().join("2.png"), b"no picture").unwrap();
    picture.save(folder.path().join("10.png")).unwrap();
    let told = all(LensSource::Stills(vec![folder.path().to_owned(), "/nowhere/at-all.png".into()]));
    let names: Vec<String> = told
        .into_iter()
        .map(|event| match event {
            LensEvent::Glimpse(glimpse) => glimpse.source,
            LensEvent::Trouble(LensTrouble::Unreadable { path, fault }) => {
                format!("{} {fault:?}", path.file_name().unwrap().to_string_lossy())
            }
            other => format!("{other:?}"),
        })
        .collect();
    assert_eq!(names, ["1.png", "2.png NotAPicture", "10.png", "at-all.png Missing", "Ended"]);
}

#[test]
fn a_camera_unplugged_is_taken_up_again() {
    let cameras = script(1, &[Act::Frames(3), Act::Busy, Act::Steady]);
    let (lens, told) = webcam(&cameras);
    assert_eq!(story(&told, 6), ["opened camera 0", "glimpses", "Unplugged", "Busy", "opened camera 0", "glimpses"]);
    drop(lens);
    assert_eq!(cameras.in_use.load(Ordering::SeqCst), 0, "the camera was let go of");
}

#[test]
fn a_stalled_camera_is_told_and_left_and_is_not_called_busy() {
    let cameras = script(1, &[Act::Stall(2), Act::Busy, Act::Busy, Act::Steady]);
    let (lens, told) = webcam(&cameras);
    assert_eq!(story(&told, 5), ["opened camera 0", "glimpses", "Stalled", "opened camera 0", "glimpses"]);
    let since = Instant::now();
    drop(lens);
    assert!(since.elapsed() < Duration::from_secs(4), "a thread that hangs does not hang the end");
}

#[test]
fn a_driver_that_never_answers_takes_no_thread_after_the_other() {
    let cameras = script(1, &[Act::Stall(0)]);
    let (tell, told) = channel();
    let tell: Tell = Box::new(move |event| drop(tell.send(event)));
    let options = LensOptions { stall: Duration::from_millis(20), retry: Duration::from_millis(1), ..quick() };
    let shared: Arc<dyn Cameras> = Arc::<Script>::clone(&cameras);
    let lens = Lens::with_cameras(LensSource::Webcam(Choice::Auto), options, tell, shared).unwrap();
    let opened = || cameras.opened.lock().unwrap().len();
    while opened() < LEFT_BEHIND {
        std::thread::sleep(Duration::from_millis(2));
    }
    // Many times as long as an attempt takes.
    std::thread::sleep(Duration::from_millis(500));
    assert_eq!(opened(), LEFT_BEHIND);
    assert_eq!(cameras.in_use.load(Ordering::SeqCst), LEFT_BEHIND);
    assert_eq!(story(&told, 2)[1], "Stalled");
    // Once the drivers answer, the threads end, and the camera is tried again.
    cameras.answering.store(true, Ordering::SeqCst);
    while opened() <= LEFT_BEHIND {
        std::thread::sleep(Duration::from_millis(2));
    }
    drop(lens);
    while cameras.in_use.load(Ordering::SeqCst) > 0 {
        std::thread::sleep(Duration::from_millis(2));
    }
}

#[test]
fn a_stall_is_told_once_until_a_frame_comes() {
    let cameras = script(1, &[Act::Dry(2), Act::Dry(0), Act::Dry(0), Act::Steady]);
    let (_lens, told) = webcam(&cameras);
    assert_eq!(story(&told, 5), ["opened camera 0", "glimpses", "Stalled", "opened camera 0", "glimpses"]);
}

#[test]
fn a_camera_that_cannot_be_opened_is_told_once() {
    let cameras = script(1, &[Act::Busy]);
    let (lens, told) = webcam(&cameras);
    assert_eq!(story(&told, 1), ["Busy"]);
    while cameras.opened.lock().unwrap().len() < 4 {
        std::thread::sleep(Duration::from_millis(5));
    }
    drop(lens);
    assert_eq!(told.iter().count(), 0);
    let (_lens, told) = webcam(&script(0, &[Act::Busy]));
    assert_eq!(story(&told, 1), ["NoCamera"]);
}

#[test]
fn cycling_goes_round_the_cameras() {
    let cameras = script(2, &[Act::Steady]);
    let (lens, told) = webcam(&cameras);
    assert_eq!(story(&told, 2), ["opened camera 0", "glimpses"]);
    for name in ["opened camera 1", "opened camera 0"] {
        lens.cycle();
        // A glimpse of the camera before may still be on its way.
        let next = story(&told, 1);
        let next = if next == ["glimpses"] { story(&told, 2) } else { next };
        assert!(next.iter().any(|word| word == name), "{next:?}");
    }
}

/// Measures a scripted camera for half a second.
fn probed(acts: &[Act], choice: Choice) -> Result<Probe, CameraError> {
    let cameras: Arc<dyn Cameras> = script(2, acts);
    probe(cameras, choice, Duration::from_millis(500), quick(), |_, _| {})
}

#[test]
fn a_camera_is_measured_from_its_first_frame_on() {
    let probe = probed(&[Act::Steady], Choice::Preferred("camera 1".into())).unwrap();
    assert_eq!((probe.entry.index, probe.ended), (1, None));
    let did = probe.measured;
    assert!(did.frames > 2 && did.looked_at > 2 && did.looked_at <= did.frames + 1, "{did:?}");
    assert!(did.rate() > 2.0 && did.rate() < 500.0, "a frame takes 2 ms at least: {}", did.rate());
    assert_eq!((did.damaged, did.read, did.decoding.len() as u64), (0, 0, did.looked_at));
    assert!(did.decoded_within(50) <= did.decoded_within(95) && did.decoded_within(95) <= did.decoded_within(100));
}

#[test]
fn a_camera_that_cannot_be_measured_says_why() {
    assert_eq!(probed(&[Act::Busy], Choice::Auto), Err(CameraError::Busy { name: "camera 0".into() }));
    assert_eq!(probed(&[Act::Steady], Choice::Index(7)), Err(CameraError::NoCamera));
    assert_eq!(probed(&[Act::Stall(0)], Choice::Auto), Err(CameraError::Stalled { name: "camera 0".into() }));
    let unplugged = probed(&[Act::Frames(3)], Choice::Auto).unwrap();
    assert_eq!(unplugged.ended, Some(CameraError::Unplugged { name: "camera 0".into() }));
    assert_eq!(unplugged.measured.frames, 2, "what was measured until then is told");
}
