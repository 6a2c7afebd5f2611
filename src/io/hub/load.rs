//! Segments that are sent or taken in together: as much as is held in memory at once.

use super::course::BATCH;
use crate::audit::exchange::Segment;

/// How many segments a load has.
const SEGMENTS: usize = 200;
/// With how many bytes of payloads it is full.
const BYTES: usize = 4 << 20;

/// Segments, and how much they are together.
#[derive(Default)]
pub(super) struct Load {
    segments: Vec<Segment>,
    entries: usize,
    bytes: usize,
}

impl Load {
    /// The segments, in the order in which they were added.
    pub(super) fn segments(&self) -> &[Segment] {
        &self.segments
    }

    /// Whether a segment with so many entries may be added. The first one always may.
    pub(super) fn has_room_for(&self, entries: usize) -> bool {
        self.segments.is_empty() || (self.entries + entries <= BATCH && !self.is_full())
    }

    /// Whether it has as many segments, entries or bytes as it may.
    pub(super) fn is_full(&self) -> bool {
        self.segments.len() >= SEGMENTS || self.entries >= BATCH || self.bytes >= BYTES
    }

    pub(super) fn add(&mut self, segment: Segment) {
        self.entries += segment.entries().len();
        let payloads = segment.entries().iter().filter_map(|entry| entry.content.as_ref()).map(|(_, payload)| payload.len());
        self.bytes += payloads.sum::<usize>();
        self.segments.push(segment);
    }
}
