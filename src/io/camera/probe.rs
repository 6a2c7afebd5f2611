//! Measuring a camera: it is opened as the lens opens it and watched for a while, and its frames are counted.

use super::capture::{Cameras, Choice, Entry, RawFrame};
use super::error::CameraError;
use super::open::open_first;
use super::options::LensOptions;
use crate::job::LensFace;
use crate::vision::{Budget, TURNS, read};
use std::collections::BTreeSet;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, TrySendError, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::Builder;
use std::time::{Duration, Instant};

/// What a camera did while it was watched.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Measured {
    /// The time from the first frame to the last.
    pub time: Duration,
    /// How many frames the camera gave after the first one. Not all of them need have been looked at.
    pub frames: u64,
    /// How many frames were looked at.
    pub looked_at: u64,
    /// How many of these were damaged.
    pub damaged: u64,
    /// In how many of these something was read.
    pub read: u64,
    /// How long each undamaged frame took to read, without unpacking it; sorted from short to long.
    pub decoding: Vec<Duration>,
    /// Every text that was read: raw, with all that it contains.
    pub texts: BTreeSet<String>,
}

impl Measured {
    /// Frames a second; 0 if there was only one frame.
    #[must_use]
    pub fn rate(&self) -> f64 {
        let seconds = self.time.as_secs_f64();
        #[expect(clippy::cast_precision_loss, reason = "nobody watches for 2^53 frames")]
        let frames = self.frames as f64;
        if seconds > 0.0 { frames / seconds } else { 0.0 }
    }

    /// The time within which this percentage of the undamaged frames was read; none if there was no such frame.
    #[must_use]
    pub fn decoded_within(&self, percent: usize) -> Option<Duration> {
        let at = (self.decoding.len() * percent.min(100)).div_ceil(100).saturating_sub(1);
        self.decoding.get(at).copied()
    }
}

/// A camera that was opened and watched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Probe {
    /// Which camera it is.
    pub entry: Entry,
    /// How the camera was set.
    pub face: LensFace,
    /// What was measured.
    pub measured: Measured,
    /// Why the watch ended too early, if it did.
    pub ended: Option<CameraError>,
}

/// The messages of the camera's thread.
enum Word {
    Opened(Entry, LensFace),
    Frame(RawFrame),
    Over(CameraError),
}

/// Opens the camera that the lens would take for this choice and watches it for `time` from its first frame on. Calls
/// `progress` at every frame, and every half second without one.
///
/// # Errors
/// Any [`CameraError`] if the camera does not open or gives no frame at all.
pub fn probe(
    cameras: Arc<dyn Cameras>,
    choice: Choice,
    time: Duration,
    options: LensOptions,
    mut progress: impl FnMut(Option<&LensFace>, &Measured),
) -> Result<Probe, CameraError> {
    let given = Arc::new(AtomicU64::new(0));
    let last = Arc::new(Mutex::new(None));
    let words = start(cameras, choice, Arc::clone(&given), Arc::clone(&last))?;
    let named = |name: &str| CameraError::Stalled { name: name.to_owned() };
    let (entry, face) = match heard(&words, options.opening, || progress(None, &Measured::default())) {
        Some(Word::Opened(entry, face)) => (entry, face),
        Some(Word::Over(error)) => return Err(error),
        Some(Word::Frame(_)) | None => return Err(named("camera")),
    };
    let mut measured = Measured::default();
    let mut first: Option<Instant> = None;
    let mut ended = None;
    while first.is_none_or(|first| first.elapsed() < time) {
        let word = heard(&words, options.stall, || progress(Some(&face), &measured));
        let Some(Word::Frame(raw)) = word else {
            ended = Some(if let Some(Word::Over(error)) = word { error } else { named(&face.name) });
            break;
        };
        first.get_or_insert_with(Instant::now);
        look(&raw, &mut measured);
        progress(Some(&face), &measured);
    }
    // Measured between the frames as the camera gave them, so that the machine's own delay does not count.
    let span = *last.lock().unwrap_or_else(PoisonError::into_inner);
    let (begun, latest) = span.ok_or_else(|| ended.clone().unwrap_or_else(|| named(&face.name)))?;
    measured.time = Instant::duration_since(&latest, begun);
    measured.frames = given.load(Ordering::Relaxed).saturating_sub(1);
    measured.decoding.sort_unstable();
    Ok(Probe { entry, face, measured, ended })
}

/// Looks at a frame as the lens does.
fn look(raw: &RawFrame, measured: &mut Measured) {
    let turn = u32::try_from(measured.looked_at % u64::from(TURNS)).unwrap_or_default();
    measured.looked_at += 1;
    let Ok(frame) = raw.luma() else {
        measured.damaged += 1;
        return;
    };
    let since = Instant::now();
    let spotted = read(&frame, Budget::Turn(turn));
    measured.decoding.push(since.elapsed());
    measured.read += u64::from(!spotted.is_empty());
    measured.texts.extend(spotted.into_iter().map(|code| code.text));
}

/// Waits up to `most` for the next message. Calls `waiting` for every half second that passes without one.
fn heard<T>(words: &Receiver<T>, most: Duration, mut waiting: impl FnMut()) -> Option<T> {
    let end = Instant::now() + most;
    loop {
        let left = end.saturating_duration_since(Instant::now());
        match words.recv_timeout(left.min(Duration::from_millis(500))) {
            Ok(word) => return Some(word),
            Err(RecvTimeoutError::Timeout) if !left.is_zero() => waiting(),
            Err(_) => return None,
        }
    }
}

/// When the first and the newest frame arrived.
type Span = Arc<Mutex<Option<(Instant, Instant)>>>;

/// Starts the thread that opens a camera and takes its frames until the receiver is gone. Of the frames that arrive
/// while another is looked at, only one is kept; the others are only counted.
fn start(cameras: Arc<dyn Cameras>, choice: Choice, given: Arc<AtomicU64>, span: Span) -> Result<Receiver<Word>, CameraError> {
    let (tell, words) = sync_channel(1);
    let work = move || {
        let error = run(&*cameras, &choice, &tell, &given, &span);
        let _ = tell.send(Word::Over(error));
    };
    match Builder::new().name("camera".into()).spawn(work) {
        Ok(_) => Ok(words),
        Err(error) => Err(CameraError::Failed { name: "camera".into(), detail: error.to_string() }),
    }
}

fn run(cameras: &dyn Cameras, choice: &Choice, tell: &SyncSender<Word>, given: &AtomicU64, span: &Span) -> CameraError {
    let order = choice.among(cameras.list());
    let (entry, mut camera) = match open_first(cameras, &order) {
        Ok(opened) => opened,
        Err(error) => return error,
    };
    if tell.send(Word::Opened(entry.clone(), camera.face().clone())).is_err() {
        return CameraError::NoCamera;
    }
    loop {
        let frame = match camera.frame() {
            Ok(frame) => frame,
            Err(error) => return error,
        };
        let now = Instant::now();
        let mut span = span.lock().unwrap_or_else(PoisonError::into_inner);
        *span = Some((span.map_or(now, |(first, _)| first), now));
        drop(span);
        given.fetch_add(1, Ordering::Relaxed);
        match tell.try_send(Word::Frame(frame)) {
            Ok(()) | Err(TrySendError::Full(_)) => {}
            Err(TrySendError::Disconnected(_)) => return CameraError::NoCamera,
        }
    }
}

/// Asks a camera's driver and returns its answer, waiting up to `most`. Calls `pass` for every half second of waiting.
/// Returns none if the driver does not answer; its thread is then left behind.
pub fn waiting<T: Send + 'static>(most: Duration, ask: impl FnOnce() -> T + Send + 'static, pass: impl FnMut()) -> Option<T> {
    let (tell, told) = sync_channel(1);
    let asked = Builder::new().name("camera".into()).spawn(move || {
        // The caller may have given up by now.
        let _ = tell.send(ask());
    });
    asked.ok().and_then(|_| heard(&told, most, pass))
}
