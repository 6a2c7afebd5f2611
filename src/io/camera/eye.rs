//! What happens to every frame, whatever its source: read, steadied, reduced, told.

use super::options::Tell;
use crate::job::{Glimpse, LensEvent};
use crate::vision::{Budget, Gray, Patience, Spotted, Steady, TURNS, Wishes, clarity, read};
use std::sync::Arc;

/// The reading end of the lens.
pub(super) struct Eye {
    preview: (usize, usize),
    tell: Tell,
    steady: Steady,
    wishes: Wishes,
    /// The frame before, reduced: what moved is seen by it.
    before: Option<Arc<Gray>>,
    sequence: u64,
}

impl Eye {
    /// An eye with a camera's patience.
    pub(super) fn new(preview: (usize, usize), tell: Tell) -> Self {
        let steady = Steady::new(Patience::CAMERA);
        Self { preview, tell, steady, wishes: Wishes::default(), before: None, sequence: 0 }
    }

    /// Another patience; forgets what is in view.
    pub(super) fn patience(&mut self, patience: Patience) {
        self.steady = Steady::new(patience);
        self.wishes = Wishes::default();
    }

    /// Tells an event.
    pub(super) fn tell(&mut self, event: LensEvent) {
        (self.tell)(event);
    }

    /// Reads one of many frames and tells of it: the dear steps of reading take turns from frame to frame.
    pub(super) fn look_live(&mut self, source: &str, frame: &Gray) {
        let turn = u32::try_from(self.sequence % u64::from(TURNS)).unwrap_or_default();
        self.look(source, frame, Budget::Turn(turn));
    }

    /// Reads a frame and tells of it.
    pub(super) fn look(&mut self, source: &str, frame: &Gray, budget: Budget) {
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
