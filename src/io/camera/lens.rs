//! The lens: one thread that takes frames from a source, reads them and reports what it sees.

use super::capture::{Cameras, Choice};
use super::desk::{Desk, Wake};
use super::error::CameraError;
use super::eye::{Eye, Seen, Sight};
use super::options::{LensOptions, Tell};
use super::webcam::Webcams;
use super::{folder, still::still, watch};
use crate::job::{LensEvent, LensTrouble};
use crate::vision::scene::Scene;
use crate::vision::{Budget, Patience};
use std::path::PathBuf;
use std::sync::{Arc, PoisonError};
use std::thread::{Builder, JoinHandle};
use std::time::{Duration, Instant};

/// How long dropping a lens waits for its threads to release the camera.
const FAREWELL: Duration = Duration::from_secs(1);

/// Where the frames come from.
#[derive(Clone, Debug, PartialEq)]
pub enum LensSource {
    /// A webcam. Only its newest frame is looked at. It never ends.
    Webcam(Choice),
    /// Picture files, and folders of them. Each picture is looked at once, with the full budget.
    Stills(Vec<PathBuf>),
    /// Drawn frames.
    Frames(Reel),
}

/// Drawn frames, as if a camera looked at one scene after another.
#[derive(Clone, Debug, PartialEq)]
pub struct Reel {
    /// The name shown on the screen.
    pub name: String,
    /// The scenes in order; each is drawn when its turn comes.
    pub scenes: Vec<Scene>,
    /// For how many frames each scene is shown; at least 1.
    pub each: u32,
    /// Whether the reel starts again after its last scene.
    pub again: bool,
}

/// A running lens. Dropping it stops it. This takes at most a second, even if a camera's driver never answers.
#[derive(Debug)]
pub struct Lens {
    desk: Arc<Desk>,
    seen: Seen,
    thread: JoinHandle<()>,
}

impl Lens {
    /// Starts the lens. It reports everything it sees, and every trouble, to `tell`.
    ///
    /// # Errors
    /// [`CameraError::Failed`] if the system cannot start a thread.
    pub fn start(source: LensSource, options: LensOptions, tell: Tell) -> Result<Self, CameraError> {
        Self::with_cameras(source, options, tell, Arc::new(Webcams))
    }

    /// As [`Self::start`], with other cameras than those of this machine.
    ///
    /// # Errors
    /// As [`Self::start`].
    pub fn with_cameras(
        source: LensSource,
        options: LensOptions,
        tell: Tell,
        cameras: Arc<dyn Cameras>,
    ) -> Result<Self, CameraError> {
        let desk = Arc::new(Desk::default());
        let shared = Arc::clone(&desk);
        let seen = Seen::default();
        let eye = Eye::new(options.preview, Arc::clone(&seen), tell);
        let thread = Builder::new()
            .name("lens".into())
            .spawn(move || match source {
                LensSource::Webcam(choice) => watch::watch(&shared, eye, &cameras, choice, options),
                LensSource::Stills(paths) => stills(&shared, eye, &paths, options),
                LensSource::Frames(reel) => frames(&shared, eye, &reel, options),
            })
            .map_err(|error| CameraError::Failed { name: "lens".into(), detail: error.to_string() })?;
        Ok(Self { desk, seen, thread })
    }

    /// The newest frame that was looked at; `None` before the first.
    #[must_use]
    pub fn seen(&self) -> Option<Sight> {
        self.seen.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Changes to the machine's next camera. Stills and reels ignore it.
    pub fn cycle(&self) {
        self.desk.cycle();
    }
}

impl Drop for Lens {
    fn drop(&mut self) {
        self.desk.stop();
        let end = Instant::now() + FAREWELL;
        // A driver may block its thread for ever. After this time the thread is left behind; it ends with the process.
        while (!self.thread.is_finished() || self.desk.alive() > 0) && Instant::now() < end {
            std::thread::sleep(Duration::from_millis(2));
        }
    }
}

/// Waits until the time of this frame is over. Returns false if the lens is to stop.
fn rest(desk: &Desk, pace: Duration, since: Instant) -> bool {
    let end = since + pace;
    loop {
        match desk.pause(end.saturating_duration_since(Instant::now())) {
            Wake::Stop => return false,
            Wake::Silence => return true,
            Wake::Cycle | Wake::Word(_) => {}
        }
    }
}

fn stills(desk: &Desk, mut eye: Eye, paths: &[PathBuf], options: LensOptions) {
    eye.patience(Patience::STILLS);
    for path in paths {
        let pictures = folder::expand(std::slice::from_ref(path)).unwrap_or_else(|error| {
            eye.tell(LensEvent::Trouble(error.trouble()));
            Vec::new()
        });
        for picture in pictures {
            let since = Instant::now();
            let name = picture.file_name().unwrap_or(picture.as_os_str()).to_string_lossy().into_owned();
            match still(&picture) {
                Ok(frame) => eye.look(&name, &frame.into(), Budget::Patient),
                Err(error) => eye.tell(LensEvent::Trouble(error.trouble())),
            }
            if !rest(desk, options.pace, since) {
                return;
            }
        }
    }
    eye.tell(LensEvent::Ended);
}

fn frames(desk: &Desk, mut eye: Eye, reel: &Reel, options: LensOptions) {
    loop {
        for scene in &reel.scenes {
            let frame = match scene.render() {
                Ok(frame) => Sight::from(frame),
                Err(error) => {
                    eye.tell(LensEvent::Trouble(LensTrouble::Failed(error.to_string())));
                    continue;
                }
            };
            for _ in 0..reel.each.max(1) {
                let since = Instant::now();
                eye.look_live(&reel.name, &frame);
                if !rest(desk, options.pace, since) {
                    return;
                }
            }
        }
        if !reel.again || reel.scenes.is_empty() {
            return eye.tell(LensEvent::Ended);
        }
    }
}
