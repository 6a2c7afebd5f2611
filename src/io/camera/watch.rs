//! Watching a webcam. Its driver runs in a thread of its own, which is left behind when it stalls.

use super::capture::{Cameras, Choice, Entry};
use super::desk::{Desk, Wake, Word};
use super::error::CameraError;
use super::eye::{Eye, Sight};
use super::open::open_first;
use super::options::LensOptions;
use crate::job::{LensEvent, LensFace, LensTrouble};
use crate::vision::Patience;
use std::sync::Arc;
use std::thread::Builder;
use std::time::Instant;

/// After this many damaged frames in a row the trouble is reported.
const DAMAGED: u32 = 10;

/// So many camera threads at most are left behind in drivers that do not answer: on systems where a driver may wait for a frame for
/// ever, a camera that gives none would otherwise take another thread at every attempt.
pub(super) const LEFT_BEHIND: usize = 8;

/// Why the work with one camera ended.
enum Turn {
    Stop,
    Cycle,
    Trouble(LensTrouble),
}

/// One lens on webcams.
struct Watch<'a> {
    desk: &'a Arc<Desk>,
    eye: Eye,
    options: LensOptions,
    /// The system's number of the camera that was opened last.
    last: Option<u32>,
    /// The trouble that was reported and still lasts.
    told: Option<LensTrouble>,
}

/// Looks through a webcam until the lens is stopped. A lost camera is opened again.
pub(super) fn watch(desk: &Arc<Desk>, mut eye: Eye, cameras: &Arc<dyn Cameras>, mut choice: Choice, options: LensOptions) {
    eye.patience(Patience::CAMERA);
    let mut watch = Watch { desk, eye, options, last: None, told: None };
    let mut beyond = None;
    loop {
        let turn = if desk.alive() >= LEFT_BEHIND {
            Turn::Trouble(LensTrouble::Stalled)
        } else {
            match start(desk, cameras, choice.clone(), beyond) {
                Ok(()) => watch.turn(),
                Err(error) => Turn::Trouble(error.trouble()),
            }
        };
        desk.abandon();
        let trouble = match turn {
            Turn::Stop => return,
            Turn::Cycle => None,
            Turn::Trouble(trouble) => Some(trouble),
        };
        let cycled = match trouble {
            None => {
                // It may be the only camera, so its thread must close it first.
                desk.settle(options.stall);
                true
            }
            Some(trouble) => {
                watch.trouble(trouble);
                match desk.pause(options.retry) {
                    Wake::Stop => return,
                    wake => matches!(wake, Wake::Cycle),
                }
            }
        };
        if cycled {
            // From now on any camera is accepted, beginning with the one after the last.
            (choice, beyond) = (Choice::Auto, watch.last);
        }
    }
}

impl Watch<'_> {
    /// Follows one camera thread until something ends it.
    fn turn(&mut self) -> Turn {
        let (mut most, mut face) = (self.options.opening, None);
        let mut damaged = 0;
        loop {
            match self.desk.wait(most) {
                Wake::Stop => return Turn::Stop,
                Wake::Cycle => return Turn::Cycle,
                Wake::Silence => return Turn::Trouble(LensTrouble::Stalled),
                Wake::Word(Word::Over(error)) => return Turn::Trouble(error.trouble()),
                Wake::Word(Word::Opened(index, opened)) => {
                    self.last = Some(index);
                    most = self.options.stall;
                    // A stalled camera still opens normally. Only a frame shows that it works again.
                    if self.told != Some(LensTrouble::Stalled) {
                        self.over(&opened);
                    }
                    face = Some(opened);
                }
                Wake::Word(Word::Frame(raw)) => {
                    let since = Instant::now();
                    match (raw.luma(), &face) {
                        (Ok(frame), Some(face)) => {
                            damaged = 0;
                            if self.told.is_some() {
                                self.over(face);
                            }
                            self.eye.look_live(&face.name, &Sight::of(frame, raw));
                        }
                        _ => damaged += 1,
                    }
                    if damaged == DAMAGED {
                        self.trouble(LensTrouble::Damaged);
                    }
                    match self.desk.pause(self.options.pace.saturating_sub(since.elapsed())) {
                        Wake::Stop => return Turn::Stop,
                        Wake::Cycle => return Turn::Cycle,
                        Wake::Silence | Wake::Word(_) => {}
                    }
                }
            }
        }
    }

    /// Reports that a camera works: any earlier trouble is over.
    fn over(&mut self, face: &LensFace) {
        self.told = None;
        self.eye.tell(LensEvent::Opened(face.clone()));
    }

    /// Reports a trouble, but only once.
    fn trouble(&mut self, trouble: LensTrouble) {
        // The stalled camera is held by our own abandoned thread. "Busy" would make the auditor look for another
        // program.
        let ours = self.told == Some(LensTrouble::Stalled) && trouble == LensTrouble::Busy && self.desk.alive() > 0;
        if !ours && self.told.as_ref() != Some(&trouble) {
            self.told = Some(trouble.clone());
            self.eye.tell(LensEvent::Trouble(trouble));
        }
    }
}

/// Starts a thread that opens a camera, uses it, and drops it.
fn start(desk: &Arc<Desk>, cameras: &Arc<dyn Cameras>, choice: Choice, beyond: Option<u32>) -> Result<(), CameraError> {
    let (shared, cameras) = (Arc::clone(desk), Arc::clone(cameras));
    let who = desk.enter();
    let begun = Builder::new().name("camera".into()).spawn(move || {
        let error = run(&shared, who, &*cameras, &choice, beyond);
        // The camera is closed by now: whoever receives this may open it.
        shared.say(who, Word::Over(error));
        shared.leave();
    });
    begun.map(drop).map_err(|error| {
        desk.leave();
        CameraError::Failed { name: "camera".into(), detail: error.to_string() }
    })
}

fn run(desk: &Desk, who: u64, cameras: &dyn Cameras, choice: &Choice, beyond: Option<u32>) -> CameraError {
    let mut order = choice.among(cameras.list());
    if let Some(last) = beyond {
        let next = order.iter().position(|entry: &Entry| entry.index > last).unwrap_or(0);
        order.rotate_left(next);
    }
    let (index, mut camera) = match open_first(cameras, &order) {
        Ok((entry, camera)) => (entry.index, camera),
        Err(error) => return error,
    };
    if !desk.say(who, Word::Opened(index, camera.face().clone())) {
        return CameraError::NoCamera;
    }
    loop {
        match camera.frame() {
            Ok(frame) => {
                if !desk.say(who, Word::Frame(frame)) {
                    return CameraError::NoCamera;
                }
            }
            Err(error) => return error,
        }
    }
}
