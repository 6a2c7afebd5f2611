//! Webcams through nokhwa: lists them, opens them at the best format for reading, takes raw frames.
//!
//! nokhwa panics on odd device names and in `Drop`, and blocks for ever when a camera stalls. So every call is
//! contained, and the lens keeps a [`Webcam`] in a thread that it can leave behind. On Linux nokhwa only sets the
//! camera, and `stream` takes the frames.

use super::capture::{Cameras, Capture, Entry, RawFrame};
use super::error::CameraError;
use super::format::{Offer, best, ranked};
use super::hresult::{self, Meaning};
#[cfg(target_os = "linux")]
use super::stream::Stream;
use crate::job::LensFace;
use crate::vision::{Layout, contain};
use nokhwa::utils::{CameraFormat, CameraIndex, FrameFormat, RequestedFormat, RequestedFormatType};
use nokhwa::{Camera, NokhwaError};

const ALL: [FrameFormat; 6] =
    [FrameFormat::MJPEG, FrameFormat::YUYV, FrameFormat::NV12, FrameFormat::GRAY, FrameFormat::RAWRGB, FrameFormat::RAWBGR];

#[cfg(not(target_os = "linux"))]
type Stream = Camera;

/// The webcams of this machine.
#[derive(Clone, Copy, Debug, Default)]
pub struct Webcams;

impl Cameras for Webcams {
    #[cfg(target_os = "linux")]
    fn list(&self) -> Vec<Entry> {
        // nokhwa's own listing panics on a name like `/dev/video-anything` and takes metadata nodes for cameras.
        super::nodes::list(std::path::Path::new("/dev"), std::path::Path::new("/sys/class/video4linux"))
    }

    #[cfg(not(target_os = "linux"))]
    fn list(&self) -> Vec<Entry> {
        let listed = contain(|| nokhwa::query(nokhwa::utils::ApiBackend::Auto)).and_then(Result::ok).unwrap_or_default();
        let entry =
            |info: nokhwa::utils::CameraInfo| Some(Entry { index: info.index().as_index().ok()?, name: info.human_name() });
        listed.into_iter().filter_map(entry).collect()
    }

    fn open(&self, entry: &Entry) -> Result<Box<dyn Capture>, CameraError> {
        let camera = contain(|| opened(entry)).unwrap_or_else(|| Err(failed(entry, "the driver gave up")))?;
        Ok(Box::new(camera))
    }
}

impl Webcams {
    /// Whether the system keeps this user away from a camera: on Linux its node may not be opened. macOS asks when the camera
    /// is used.
    #[must_use]
    pub fn refused(&self, entry: &Entry) -> bool {
        let node = std::path::PathBuf::from(entry.place());
        let opened = cfg!(target_os = "linux").then(|| std::fs::OpenOptions::new().read(true).write(true).open(node));
        opened.is_some_and(|opened| opened.is_err_and(|error| error.kind() == std::io::ErrorKind::PermissionDenied))
    }

    /// Returns the formats that a camera offers and the lens can read, the best first; none is guessed. The camera is
    /// also opened as the lens opens it, because a camera that another program uses still lists its formats but gives
    /// no frame. May block for ever.
    ///
    /// # Errors
    /// Any [`CameraError`] of opening.
    pub fn offers(&self, entry: &Entry) -> Result<Vec<Offer>, CameraError> {
        let asked = contain(|| {
            let offers = listed(entry)?;
            opened(entry).map(|_closed_again| ranked(offers))
        });
        asked.unwrap_or_else(|| Err(failed(entry, "the driver gave up")))
    }
}

/// A webcam that is open and streaming.
struct Webcam {
    entry: Entry,
    face: LensFace,
    /// Always present; only `drop` takes it out.
    stream: Option<Stream>,
}

impl Capture for Webcam {
    fn face(&self) -> &LensFace {
        &self.face
    }

    fn frame(&mut self) -> Result<RawFrame, CameraError> {
        let Self { entry, face, stream } = self;
        let stream = stream.as_mut().ok_or_else(|| failed(entry, "closed"))?;
        let bytes = contain(|| taken(entry, stream)).unwrap_or_else(|| Err(failed(entry, "the driver gave up")))?;
        let (width, height) = (face.width as usize, face.height as usize);
        // Elsewhere nokhwa says what is so, and a frame of such a length is cut short.
        let layout = if cfg!(target_vendor = "apple") {
            super::planes::lying(face.layout, width.saturating_mul(height), bytes.len())
        } else {
            face.layout
        };
        Ok(RawFrame { layout, width, height, bytes })
    }
}

impl Drop for Webcam {
    fn drop(&mut self) {
        // Both nokhwa and v4l panic in `Drop` if a camera cannot be stopped.
        contain(|| drop(self.stream.take()));
    }
}

fn opened(entry: &Entry) -> Result<Webcam, CameraError> {
    // macOS asks the user for permission; the lens tries again later. On other systems permission is always granted.
    if !nokhwa::nokhwa_check() {
        nokhwa::nokhwa_initialize(|_granted| {});
        return Err(CameraError::NoPermission { name: entry.name.clone() });
    }
    let mut last = CameraError::NoFormat { name: entry.name.clone() };
    for offer in best(offers(entry)?) {
        let format = CameraFormat::new_from(offer.width, offer.height, frame_format(offer.layout), offer.rate);
        let started =
            Camera::new(CameraIndex::Index(entry.index), RequestedFormat::with_formats(RequestedFormatType::Exact(format), &ALL))
                .and_then(|camera| streaming(entry, camera));
        match started {
            Ok(webcam) => return Ok(webcam),
            // A driver may refuse a format that it offered: try the next best one.
            Err(error) => last = not_opened(entry, &error),
        }
    }
    Err(last)
}

fn streaming(entry: &Entry, camera: Camera) -> Result<Webcam, NokhwaError> {
    let set = camera.camera_format();
    let face = LensFace {
        name: entry.name.clone(),
        width: set.width(),
        height: set.height(),
        layout: layout(set.format()),
        rate: set.frame_rate(),
    };
    Ok(Webcam { entry: entry.clone(), face, stream: Some(begun(entry, camera)?) })
}

#[cfg(target_os = "linux")]
fn begun(entry: &Entry, camera: Camera) -> Result<Stream, NokhwaError> {
    // The device keeps its settings.
    drop(camera);
    Stream::open(entry.index).map_err(|error| NokhwaError::OpenStreamError(error.to_string()))
}

#[cfg(not(target_os = "linux"))]
fn begun(_entry: &Entry, mut camera: Camera) -> Result<Stream, NokhwaError> {
    camera.open_stream().map(|()| camera)
}

#[cfg(target_os = "linux")]
fn taken(entry: &Entry, stream: &mut Stream) -> Result<Vec<u8>, CameraError> {
    stream.frame().map_err(|error| match error.kind() {
        std::io::ErrorKind::TimedOut => CameraError::Stalled { name: entry.name.clone() },
        _ => in_use(entry, &NokhwaError::ReadFrameError(error.to_string())),
    })
}

#[cfg(not(target_os = "linux"))]
fn taken(entry: &Entry, stream: &mut Stream) -> Result<Vec<u8>, CameraError> {
    stream.frame_raw().map(std::borrow::Cow::into_owned).map_err(|error| in_use(entry, &error))
}

/// Returns the formats that the camera offers.
fn listed(entry: &Entry) -> Result<Vec<Offer>, CameraError> {
    let any = RequestedFormat::with_formats(RequestedFormatType::None, &ALL);
    let listed = Camera::new(CameraIndex::Index(entry.index), any).and_then(|mut camera| camera.compatible_camera_formats());
    listed.map(|formats| formats.into_iter().map(offer).collect()).map_err(|error| not_opened(entry, &error))
}

/// Returns the formats that the camera offers. Some cameras open only with an explicit format; for these, the formats
/// that most cameras have.
fn offers(entry: &Entry) -> Result<Vec<Offer>, CameraError> {
    match listed(entry) {
        Err(CameraError::Failed { .. }) => Ok(Offer::COMMON.to_vec()),
        known => known,
    }
}

fn offer(format: CameraFormat) -> Offer {
    Offer { width: format.width(), height: format.height(), layout: layout(format.format()), rate: format.frame_rate() }
}

const fn layout(format: FrameFormat) -> Layout {
    match format {
        FrameFormat::MJPEG => Layout::Mjpeg,
        FrameFormat::YUYV => Layout::Yuyv,
        FrameFormat::NV12 => Layout::Nv12,
        FrameFormat::GRAY => Layout::Grey,
        FrameFormat::RAWRGB => Layout::Rgb,
        FrameFormat::RAWBGR => Layout::Bgr,
    }
}

const fn frame_format(layout: Layout) -> FrameFormat {
    match layout {
        Layout::Mjpeg => FrameFormat::MJPEG,
        Layout::Yuyv => FrameFormat::YUYV,
        Layout::Nv12 => FrameFormat::NV12,
        Layout::Grey => FrameFormat::GRAY,
        Layout::Rgb => FrameFormat::RAWRGB,
        Layout::Bgr => FrameFormat::RAWBGR,
    }
}

fn failed(entry: &Entry, detail: &str) -> CameraError {
    CameraError::Failed { name: entry.name.clone(), detail: detail.to_owned() }
}

/// The meaning of a failure to open. nokhwa passes errors on as text, with the system's error number at the end.
fn not_opened(entry: &Entry, error: &NokhwaError) -> CameraError {
    let (name, words) = (entry.name.clone(), error.to_string());
    if let Some(known) = of_windows(entry, &words) {
        return known;
    }
    match os_error(&words) {
        Some(16) => CameraError::Busy { name },
        Some(1 | 13) => CameraError::NoPermission { name },
        Some(2 | 6 | 19) => CameraError::NoCamera,
        // nokhwa's own spelling for a device without any readable format: a metadata node, or a device with foreign
        // formats only.
        _ if words.contains("Failed to Fu") => CameraError::NoFormat { name },
        // AVFoundation's, which has no number; and a system without Media Foundation has no cameras for programs.
        _ if words.contains("Already in use") => CameraError::Busy { name },
        _ if matches!(error, NokhwaError::InitializeError { .. }) => CameraError::NoCamera,
        _ => CameraError::Failed { name, detail: words },
    }
}

/// The meaning of a failure while frames are taken.
fn in_use(entry: &Entry, error: &NokhwaError) -> CameraError {
    let (name, words) = (entry.name.clone(), error.to_string());
    if let Some(known) = of_windows(entry, &words) {
        return known;
    }
    match os_error(&words) {
        Some(5 | 6 | 19) => CameraError::Unplugged { name },
        _ => CameraError::Failed { name, detail: words },
    }
}

/// What Windows answered, if these are words of Windows.
fn of_windows(entry: &Entry, words: &str) -> Option<CameraError> {
    let name = entry.name.clone();
    Some(match hresult::code(words).and_then(hresult::meaning)? {
        Meaning::Busy => CameraError::Busy { name },
        Meaning::NoPermission => CameraError::NoPermission { name },
        Meaning::Unplugged => CameraError::Unplugged { name },
        Meaning::NoCamera => CameraError::NoCamera,
    })
}

/// The number in `… (os error 16)`.
fn os_error(words: &str) -> Option<i32> {
    words.rsplit_once("(os error ")?.1.split_once(')')?.0.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use nokhwa::utils::ApiBackend;

    #[test]
    fn errors_are_told_apart_by_the_systems_number() {
        let entry = Entry { index: 0, name: "C920".into() };
        let open = |why: &str| not_opened(&entry, &NokhwaError::OpenDeviceError("0".into(), format!("V4L2 Error: {why}")));
        assert_eq!(open("Device or resource busy (os error 16)"), CameraError::Busy { name: "C920".into() });
        assert_eq!(open("Permission denied (os error 13)"), CameraError::NoPermission { name: "C920".into() });
        assert_eq!(open("No such file or directory (os error 2)"), CameraError::NoCamera);
        assert!(matches!(open("something new"), CameraError::Failed { .. }));
        let begin = |backend, why: &str| not_opened(&entry, &NokhwaError::InitializeError { backend, error: why.to_owned() });
        assert_eq!(begin(ApiBackend::AVFoundation, "Already in use"), CameraError::Busy { name: "C920".into() });
        assert_eq!(begin(ApiBackend::MediaFoundation, "0xC00D36E3"), CameraError::NoCamera);
        let gone = in_use(&entry, &NokhwaError::ReadFrameError("No such device (os error 19)".into()));
        assert_eq!(gone, CameraError::Unplugged { name: "C920".into() });
    }

    #[test]
    fn a_machine_without_that_camera_says_so() {
        let none = Webcams.open(&Entry { index: 9_999, name: "none".into() });
        assert_eq!(none.map(|_| ()), Err(CameraError::NoCamera));
    }
}
