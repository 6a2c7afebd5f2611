//! Merges the pieces of an own series, so that a folder does not grow slow: each sync adds one, and each is read by its station at
//! every sync, and by a new station at its first.

use super::{
    files::listed,
    journal::{Piece, by_name, read},
    root::FolderHub,
};
use crate::{
    audit::{
        exchange::{FULL_BYTES, MOST_ENTRIES, Segment},
        ids::WriterId,
    },
    io::{hub::HubError, within::Within},
};

/// From so many pieces on that lie in no larger one they are merged.
const MANY: usize = 32;

impl FolderHub {
    /// Merges the pieces of an own series if there are many. Only pieces go that are in a larger one, and only with the next merge
    /// after the one that wrote it: a folder is not listed at one instant, so whoever lists it while a piece comes may miss it, and
    /// must still find those of which it consists.
    ///
    /// # Errors
    /// What the folder answers. Nothing is lost then, and the next push tries again.
    pub(super) fn merge_pieces(&self, writer: WriterId) -> Result<(), HubError> {
        let Some(journal) = self.folder("journal")? else { return Ok(()) };
        let Ok(Some(folder)) = journal.folder(writer.to_string()) else { return Ok(()) };
        let mut pieces: Vec<Piece> = listed(Some(&folder))?.names.iter().filter_map(|name| by_name(name)).collect();
        pieces.sort_by_key(|piece| (piece.first, std::cmp::Reverse(piece.last)));
        // The larger ones come first.
        let mut within: Vec<(Piece, Piece)> = Vec::new();
        let mut apart: Vec<Piece> = Vec::new();
        for piece in pieces {
            match apart.last().filter(|larger| piece.last <= larger.last && piece.name != larger.name) {
                Some(larger) => within.push((piece, larger.clone())),
                None => apart.push(piece),
            }
        }
        if apart.len() < MANY {
            return Ok(());
        }
        remove_within(&folder, writer, &within)?;
        let mut run = Run::default();
        for piece in apart {
            // What is full stays as it is.
            let full = piece.last - piece.first + 1 > (MOST_ENTRIES / 2) as u64;
            let segment = if full { None } else { read(&folder, &piece.name, writer)?.ok() };
            match segment {
                Some(segment) if run.goes_on_with(&segment) => run.add(segment),
                Some(segment) => {
                    self.put(&std::mem::take(&mut run))?;
                    run.add(segment);
                }
                None => self.put(&std::mem::take(&mut run))?,
            }
        }
        self.put(&run)
    }

    /// Writes a run as one piece, beside the pieces of which it consists.
    fn put(&self, run: &Run) -> Result<(), HubError> {
        run.merged().map_or(Ok(()), |merged| self.write_segment(&merged))
    }
}

/// Removes pieces that lie in a larger one which holds what they hold.
fn remove_within(folder: &Within, writer: WriterId, within: &[(Piece, Piece)]) -> Result<(), HubError> {
    let mut larger: Option<(&Piece, Option<Segment>)> = None;
    for (piece, of) in within {
        if larger.as_ref().is_none_or(|(known, _)| known.name != of.name) {
            larger = Some((of, read(folder, &of.name, writer)?.ok()));
        }
        let whole = larger.as_ref().and_then(|(_, segment)| segment.as_ref());
        // The chain holds all before it, too.
        if whole.is_some_and(|whole| whole.entries().iter().any(|entry| (entry.id.seq, entry.hash) == (piece.last, piece.hash))) {
            // One that cannot be removed is read once more, and counts once.
            let _ = folder.remove(&piece.name);
        }
    }
    Ok(())
}

/// Pieces that follow each other.
#[derive(Default)]
struct Run {
    segments: Vec<Segment>,
    entries: usize,
    bytes: usize,
}

impl Run {
    /// Whether a segment comes right after those that are here, and all of them fit into one.
    fn goes_on_with(&self, next: &Segment) -> bool {
        let Some(last) = self.segments.last() else { return true };
        let follows =
            next.first() == last.head().seq + 1 && next.entries().first().map(|entry| entry.prev) == Some(last.head().hash);
        let alike = (next.campaign(), next.key()) == (last.campaign(), last.key());
        follows && alike && self.entries + next.entries().len() <= MOST_ENTRIES && self.bytes + bytes(next) <= FULL_BYTES
    }

    fn add(&mut self, segment: Segment) {
        self.entries += segment.entries().len();
        self.bytes += bytes(&segment);
        self.segments.push(segment);
    }

    /// The run as one segment. Its end is that of the last one, and signed already.
    fn merged(&self) -> Option<Segment> {
        let last = self.segments.last().filter(|_| self.segments.len() > 1)?;
        let entries = self.segments.iter().flat_map(|segment| segment.entries().iter().cloned()).collect();
        Segment::told(last.campaign(), last.key(), entries, *last.signature()).ok()
    }
}

/// How many bytes of payloads a segment has.
fn bytes(segment: &Segment) -> usize {
    segment.entries().iter().filter_map(|entry| entry.content.as_ref()).map(|(_, payload)| payload.len()).sum()
}
