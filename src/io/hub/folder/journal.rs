//! Segments in a folder: a folder for each series, its files named by what is in them.

use super::{
    FolderHub,
    files::{listed, read_bounded, write_bytes},
    roster::{hex, unhex},
};
use crate::{
    audit::{
        exchange::{Segment, SeriesHead},
        ids::{CampaignId, WriterId},
        journal::{Digest, PublicKey},
    },
    io::hub::{HubError, TakeSegment, Trouble},
};
use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

/// The largest file that is read as a segment: ten thousand entries of a few thousand bytes.
const LARGEST: u64 = 64 << 20;

/// What the journal's folder shows.
#[derive(Default)]
pub(super) struct Listed {
    pub(super) heads: Vec<SeriesHead>,
    pub(super) holes: BTreeSet<WriterId>,
    pub(super) troubles: Vec<Trouble>,
}

/// A file of a series, as its name or its content tells.
#[derive(Clone, Debug)]
struct Piece {
    first: u64,
    last: u64,
    hash: Digest,
    path: PathBuf,
}

fn name(segment: &Segment) -> String {
    format!("{:012}-{:012}-{}.seg", segment.first(), segment.head().seq, hex(&segment.head().hash))
}

fn by_name(path: &Path) -> Option<Piece> {
    let mut parts = path.file_name()?.to_str()?.strip_suffix(".seg")?.splitn(3, '-');
    let (first, last) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
    let hash = unhex(parts.next()?)?;
    (first > 0 && first <= last).then(|| Piece { first, last, hash, path: path.to_owned() })
}

/// The segment in a file, and that it belongs to the series.
fn read(path: &Path, writer: WriterId) -> Result<Result<Segment, Trouble>, HubError> {
    let altered = |cause: String| Ok(Err(Trouble::Altered { what: path.display().to_string(), cause }));
    let bytes = match read_bounded(path, LARGEST) {
        Ok(bytes) => bytes.unwrap_or_default(),
        Err(HubError::Damaged { cause, .. }) => return altered(cause),
        Err(error) => return Err(error),
    };
    match Segment::from_bytes(&bytes) {
        Ok(segment) if segment.head().writer == writer => Ok(Ok(segment)),
        Ok(segment) => altered(format!("it belongs to series {}", segment.head().writer)),
        Err(error) => altered(error.to_string()),
    }
}

/// Campaign and key of a series, from the first of its pieces that can be read.
fn introduced(writer: WriterId, pieces: &[Piece]) -> Result<Option<(CampaignId, PublicKey)>, HubError> {
    for piece in pieces {
        if let Ok(segment) = read(&piece.path, writer)? {
            return Ok(Some((segment.campaign(), segment.key())));
        }
    }
    Ok(None)
}

impl FolderHub {
    fn series_folder(&self, writer: WriterId) -> PathBuf {
        self.root.join("journal").join(writer.to_string())
    }

    /// The pieces of a series: told by their names, by their content where the name tells nothing or `all` are looked into.
    fn pieces(&self, writer: WriterId, all: bool, troubles: &mut Vec<Trouble>) -> Result<Vec<Piece>, HubError> {
        let mut pieces = Vec::new();
        for path in listed(&self.series_folder(writer))? {
            match by_name(&path) {
                Some(piece) if !all => pieces.push(piece),
                _ => match read(&path, writer)? {
                    Ok(segment) => {
                        let head = segment.head();
                        pieces.push(Piece { first: segment.first(), last: head.seq, hash: head.hash, path });
                    }
                    Err(trouble) => troubles.push(trouble),
                },
            }
        }
        pieces.sort_by_key(|piece| (piece.first, piece.last));
        Ok(pieces)
    }

    /// How far every series goes. Own ones are read whole: what was altered there is found by who can write it again.
    pub(super) fn series(&self, own: &[WriterId]) -> Result<Listed, HubError> {
        let mut found = Listed::default();
        for folder in listed(&self.root.join("journal"))? {
            let Some(writer) = folder.file_name().and_then(|name| name.to_str()).and_then(|name| name.parse().ok()) else {
                continue;
            };
            let before = found.troubles.len();
            let pieces = self.pieces(writer, own.contains(&writer), &mut found.troubles)?;
            let altered = found.troubles.len() > before;
            if own.contains(&writer) {
                for trouble in found.troubles.iter().skip(before) {
                    if let Trouble::Altered { what, .. } = trouble {
                        // Of no use to anybody; what it should hold is at home, and is written again.
                        let _ = fs::remove_file(what);
                    }
                }
            }
            let Some((campaign, key)) = introduced(writer, &pieces)? else {
                if altered {
                    found.holes.insert(writer);
                }
                continue;
            };
            let head = |piece: &Piece| SeriesHead { writer, campaign, key, seq: piece.last, hash: piece.hash };
            let mut end: Option<&Piece> = None;
            for piece in &pieces {
                let at = end.map_or(0, |piece| piece.last);
                if piece.first > at + 1 {
                    found.holes.insert(writer);
                    found.troubles.push(Trouble::Missing { writer, expected: at + 1 });
                    break;
                }
                if piece.last >= at {
                    // Two ends at one number: both are told, and one of them is a fork.
                    if let Some(other) = end.filter(|end| end.last == piece.last && end.hash != piece.hash) {
                        found.heads.push(head(other));
                    }
                    end = Some(piece);
                }
            }
            if altered {
                found.holes.insert(writer);
            }
            found.heads.extend(end.map(head));
            // Of an own series every piece is told: each must lie on the chain that is at home.
            if own.contains(&writer) {
                found.heads.extend(pieces.iter().filter(|piece| end.is_some_and(|end| piece.last < end.last)).map(head));
            }
        }
        Ok(found)
    }

    pub(super) fn write_segment(&self, segment: &Segment) -> Result<(), HubError> {
        let folder = self.series_folder(segment.head().writer);
        write_bytes(&folder.join(name(segment)), &segment.to_bytes())
    }

    pub(super) fn read_series(&self, writer: WriterId, after: u64, take: &mut TakeSegment<'_>) -> Result<(), HubError> {
        let mut unread = Vec::new();
        for piece in self.pieces(writer, false, &mut unread)?.into_iter().filter(|piece| piece.last >= after.max(1)) {
            take(read(&piece.path, writer)?)?;
        }
        unread.into_iter().try_for_each(|trouble| take(Err(trouble)))
    }
}
