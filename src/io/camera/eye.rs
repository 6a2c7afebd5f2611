//! The steps that every frame passes, whatever its source: its codes are read and steadied, a preview is made, and an
//! event is sent.

use super::{
    capture::RawFrame,
    colour::{Coloured, coloured},
    options::Tell,
};
use crate::job::{Glimpse, LensEvent};
use crate::vision::{Budget, Gray, Patience, Spotted, Steady, TURNS, Wishes, clarity, read};
use std::sync::{Arc, Mutex, PoisonError};

/// A frame that was looked at.
#[derive(Clone, Debug)]
pub struct Sight {
    /// Its luma, in which codes are read.
    pub luma: Arc<Gray>,
    /// It as the camera gave it; pictures and drawn frames have none.
    raw: Option<Arc<RawFrame>>,
}

impl Sight {
    /// A camera's frame and its luma.
    pub(super) fn of(luma: Gray, raw: RawFrame) -> Self {
        Self { luma: Arc::new(luma), raw: Some(Arc::new(raw)) }
    }

    /// It in colour, where the camera gave colours that can be decoded.
    #[must_use]
    pub fn coloured(&self) -> Option<Coloured> {
        coloured(self.raw.as_deref()?)
    }
}

impl From<Gray> for Sight {
    fn from(luma: Gray) -> Self {
        Self { luma: Arc::new(luma), raw: None }
    }
}

/// The newest frame that was looked at, shared with the owner of the lens.
pub(super) type Seen = Arc<Mutex<Option<Sight>>>;

/// The part of the lens that reads frames.
pub(super) struct Eye {
    preview: (usize, usize),
    tell: Tell,
    steady: Steady,
    wishes: Wishes,
    /// The reduced copy of the previous frame. Motion is measured against it.
    before: Option<Arc<Gray>>,
    seen: Seen,
    sequence: u64,
}

impl Eye {
    /// Creates an eye with the patience for a camera.
    pub(super) fn new(preview: (usize, usize), seen: Seen, tell: Tell) -> Self {
        let steady = Steady::new(Patience::CAMERA);
        Self { preview, tell, steady, wishes: Wishes::default(), before: None, seen, sequence: 0 }
    }

    /// Sets another patience and forgets what is in view.
    pub(super) fn patience(&mut self, patience: Patience) {
        self.steady = Steady::new(patience);
        self.wishes = Wishes::default();
    }

    /// Sends an event.
    pub(super) fn tell(&mut self, event: LensEvent) {
        (self.tell)(event);
    }

    /// Reads one frame of a stream and sends the result. The expensive steps of reading are spread over consecutive
    /// frames.
    pub(super) fn look_live(&mut self, source: &str, frame: &Sight) {
        let turn = u32::try_from(self.sequence % u64::from(TURNS)).unwrap_or_default();
        self.look(source, frame, Budget::Turn(turn));
    }

    /// Reads a frame and sends the result.
    pub(super) fn look(&mut self, source: &str, sight: &Sight, budget: Budget) {
        *self.seen.lock().unwrap_or_else(PoisonError::into_inner) = Some(sight.clone());
        let frame = &sight.luma;
        let spotted = read(frame, budget);
        let sights = self.steady.frame(&spotted);
        let (width, height) = self.preview;
        let preview = Arc::new(frame.thumbnail(width, height));
        let lacks = spotted.is_empty().then(|| clarity(frame, &preview, self.before.as_deref())).flatten();
        let wish = self.wishes.frame(lacks, !spotted.is_empty());
        self.before = Some(Arc::clone(&preview));
        #[expect(clippy::cast_precision_loss, reason = "sides are far below 2^24")]
        let scale = preview.width() as f32 / frame.width() as f32;
        let small = |code: Spotted| Spotted { corners: code.corners.map(|p| p.scaled(scale)), ..code };
        self.sequence += 1;
        self.tell(LensEvent::Glimpse(Glimpse {
            source: source.to_owned(),
            sequence: self.sequence,
            preview,
            spotted: spotted.into_iter().map(small).collect(),
            sights,
            wish,
        }));
    }
}
