//! Segments in a folder: one folder for each series, with files named by their content.

use super::{
    files::{self, Listed, MOST_NAMES, listed, refused, trouble},
    root::FolderHub,
};
use crate::{
    audit::{
        exchange::{Segment, SegmentError, SeriesHead},
        ids::{CampaignId, WriterId, hex, unhex},
        journal::{Digest, PublicKey},
    },
    io::{
        bounded::Refused,
        hub::{HubError, TakeSegment, Trouble},
        whole::{There, put_aside},
        within::Within,
    },
};
use std::{
    collections::BTreeSet,
    ffi::{OsStr, OsString},
    io::{Read, Write},
    path::Path,
    time::SystemTime,
};

/// The largest file in bytes that is read as a segment: ten thousand entries of a few thousand bytes.
const LARGEST: u64 = 64 << 20;
/// The most names that are looked at in all folders of series together.
const MOST_PIECES: usize = 1_000_000;
/// The most files of one series that are opened although they are not pieces of it: other programs may rename a few.
const MOST_STRANGERS: usize = 1_000;

/// How often the folder of a series is listed again because its owner put pieces together meanwhile: it does so once in many
/// syncs.
const MOST_LOOKS: usize = 20;

/// The content of the journal's folder.
#[derive(Default)]
pub(super) struct Shown {
    pub(super) heads: Vec<SeriesHead>,
    pub(super) holes: BTreeSet<WriterId>,
    pub(super) troubles: Vec<Trouble>,
    /// How many names were looked at.
    looked: usize,
}

/// A file of a series, described by its name or its content.
#[derive(Clone, Debug)]
pub(super) struct Piece {
    pub(super) first: u64,
    pub(super) last: u64,
    pub(super) hash: Digest,
    pub(super) name: OsString,
}

fn name(segment: &Segment) -> OsString {
    format!("{:012}-{:012}-{}.seg", segment.first(), segment.head().seq, hex(&segment.head().hash)).into()
}

/// The piece that a name stands for; `None` if it is not a name that Récol gives.
pub(super) fn by_name(name: &OsStr) -> Option<Piece> {
    let mut parts = name.to_str()?.strip_suffix(".seg")?.splitn(3, '-');
    let (first, last) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
    let hash = unhex(parts.next()?)?;
    (first > 0 && first <= last).then(|| Piece { first, last, hash, name: name.to_owned() })
}

/// Reads the segment in a file and checks that it belongs to the series.
pub(super) fn read(folder: &Within, name: &OsStr, writer: WriterId) -> Result<Result<Segment, Trouble>, HubError> {
    let path = folder.called(name);
    let altered = |cause: String| Ok(Err(Trouble::Altered { what: path.display().to_string(), cause }));
    let bytes = match segment_bytes(folder, name) {
        Ok(bytes) => bytes,
        Err(error) => return trouble(refused(&path)(error)).map(Err),
    };
    match Segment::from_bytes(&bytes) {
        Ok(segment) if segment.head().writer == writer => Ok(Ok(segment)),
        Ok(segment) => altered(format!("it belongs to series {}", segment.head().writer)),
        Err(error) => altered(error.to_string()),
    }
}

/// Reads the bytes of a segment. If the file does not begin like a segment, reads only the beginning.
fn segment_bytes(folder: &Within, name: &OsStr) -> Result<Vec<u8>, Refused> {
    let Some(mut file) = folder.open(name)? else { return Ok(Vec::new()) };
    let mut bytes = Vec::new();
    Read::by_ref(&mut file).take(8).read_to_end(&mut bytes)?;
    if !matches!(Segment::from_bytes(&bytes), Err(SegmentError::NotASegment | SegmentError::Newer)) {
        bytes = folder.read(name, LARGEST)?.unwrap_or_default();
    }
    Ok(bytes)
}

/// Returns campaign and key of a series, from the first piece that can be read.
fn introduced(folder: &Within, writer: WriterId, pieces: &[Piece]) -> Result<Option<(CampaignId, PublicKey)>, HubError> {
    for piece in pieces.iter().take(MOST_STRANGERS) {
        if let Ok(segment) = read(folder, &piece.name, writer)? {
            return Ok(Some((segment.campaign(), segment.key())));
        }
    }
    Ok(None)
}

fn crowded(folder: &Within, most: usize) -> Trouble {
    Trouble::Crowded { what: folder.path().display().to_string(), most }
}

/// Whether a name that is not ours may be that of a copy of a piece: programs that carry files rename one of two that differ.
fn may_be_copy(name: &OsStr) -> bool {
    by_name(name).is_none() && Path::new(name).extension().is_some_and(|end| end.eq_ignore_ascii_case("seg"))
}

/// The pieces of a series: recognised by their names, or by their content where `own` ones are looked into.
///
/// What is wrong with an own one is of no use to anybody, and what it should hold is at home: it is put aside. A copy of a piece
/// under another name proves itself by its signature, and may be all that arrived; one that does not is no file of ours, and
/// nothing of any other name is opened.
fn pieces(
    folder: &Within,
    listed: &Listed,
    writer: WriterId,
    own: bool,
    troubles: &mut Vec<Trouble>,
) -> Result<Vec<Piece>, HubError> {
    let told = |segment: &Segment, name: &OsString| {
        let head = segment.head();
        Piece { first: segment.first(), last: head.seq, hash: head.hash, name: name.clone() }
    };
    let (mut pieces, mut wrong) = (Vec::new(), 0);
    for (name, piece) in listed.names.iter().filter_map(|name| Some((name, by_name(name)?))) {
        if !own {
            pieces.push(piece);
            continue;
        }
        match read(folder, name, writer)? {
            Ok(segment) => pieces.push(told(&segment, name)),
            Err(trouble) => {
                troubles.push(aside(folder, name, trouble));
                wrong += 1;
                if wrong == MOST_STRANGERS {
                    troubles.push(crowded(folder, MOST_STRANGERS));
                    break;
                }
            }
        }
    }
    let mut strangers = 0;
    for name in listed.names.iter().filter(|name| may_be_copy(name)) {
        // Another program may have it open, or may have left half of it: it is passed over.
        if let Ok(Ok(segment)) = read(folder, name, writer) {
            pieces.push(told(&segment, name));
            continue;
        }
        strangers += 1;
        if strangers == MOST_STRANGERS {
            troubles.push(crowded(folder, MOST_STRANGERS));
            break;
        }
    }
    // A copy counts beside the one that it is of: that one may be damaged.
    pieces.sort_by_key(|piece| (piece.first, piece.last));
    Ok(pieces)
}

/// Puts an altered file aside. Anything that is not a regular file stays where it is.
fn aside(folder: &Within, name: &OsStr, trouble: Trouble) -> Trouble {
    match trouble {
        Trouble::Altered { what, cause } => match put_aside(folder, name) {
            Ok(aside) => Trouble::Aside { what, aside: aside.to_string_lossy().into_owned(), cause },
            Err(_) => Trouble::Altered { what, cause },
        },
        other => other,
    }
}

impl FolderHub {
    /// Returns the length of every series. Own ones are read completely, because an alteration there is found by the
    /// station that can write the piece again. Of others that the station has begun to receive no file is opened.
    pub(super) fn series(&self, own: &[WriterId], now: Option<SystemTime>) -> Result<Shown, HubError> {
        let mut shown = Shown::default();
        let Some(journal) = self.folder("journal")? else { return Ok(shown) };
        let all = listed(Some(&journal))?;
        for name in &all.names {
            let Some(writer) = name.to_str().and_then(|name| name.parse().ok()) else { continue };
            match journal.folder(name).map_err(refused(journal.called(name))) {
                Ok(None) => {}
                Ok(Some(folder)) => {
                    let begun = self.begun.get(&writer).copied();
                    shown.look(&folder, writer, (own.contains(&writer), begun), now)?;
                }
                Err(error) => {
                    shown.troubles.push(trouble(error)?);
                    shown.holes.insert(writer);
                }
            }
            if shown.looked >= MOST_PIECES {
                shown.troubles.push(crowded(&journal, MOST_PIECES));
                break;
            }
        }
        if all.more {
            shown.troubles.push(crowded(&journal, MOST_NAMES));
        }
        Ok(shown)
    }

    pub(super) fn write_segment(&self, segment: &Segment) -> Result<(), HubError> {
        let journal = self.folder_made("journal")?;
        let series = segment.head().writer.to_string();
        let folder = journal.folder_made(&series).map_err(refused(journal.called(&series)))?;
        let (name, bytes) = (name(segment), segment.to_bytes());
        files::write(
            &folder,
            |out| out.write_all(&bytes).map(|()| name.clone()).map_err(HubError::io(folder.called(&name))),
            // The name contains the hash: a file with other content under this name was altered.
            |there| {
                Ok(if matches!(folder.read(there, LARGEST), Ok(Some(found)) if found == bytes) {
                    There::Kept
                } else {
                    There::Aside
                })
            },
        )
    }

    pub(super) fn read_series(&self, writer: WriterId, after: u64, take: &mut TakeSegment<'_>) -> Result<(), HubError> {
        let Some(journal) = self.folder("journal")? else { return Ok(()) };
        let series = writer.to_string();
        let folder = match journal.folder(&series).map_err(refused(journal.called(&series))) {
            Ok(None) => return Ok(()),
            Ok(Some(folder)) => folder,
            Err(error) => return take(Err(trouble(error)?)),
        };
        let mut unread = Vec::new();
        let (mut wrong, mut after) = (0, after);
        for look in 1..=MOST_LOOKS {
            unread.clear();
            let pieces = pieces(&folder, &listed(Some(&folder))?, writer, false, &mut unread)?;
            let (mut merged_meanwhile, begin) = (false, after.max(1));
            for piece in pieces.into_iter().filter(|piece| piece.last >= begin) {
                let segment = read(&folder, &piece.name, writer)?;
                // Its owner has put it into a larger piece since the folder was listed.
                if segment.is_err() && look < MOST_LOOKS && matches!(folder.thing(&piece.name), Ok(None)) {
                    merged_meanwhile = true;
                    break;
                }
                wrong += usize::from(segment.is_err());
                // A piece may hold less than its name says: what was read before it is not read again.
                after = segment.as_ref().map_or(after, |segment| after.max(segment.head().seq));
                take(segment)?;
                if wrong == MOST_STRANGERS {
                    unread.push(crowded(&folder, MOST_STRANGERS));
                    break;
                }
            }
            if !merged_meanwhile {
                break;
            }
        }
        unread.into_iter().try_for_each(|trouble| take(Err(trouble)))
    }
}

impl Shown {
    /// Reads the folder of a series: whether it is an own one, and how it begins where that is known.
    fn look(
        &mut self,
        folder: &Within,
        writer: WriterId,
        (own, known): (bool, Option<(CampaignId, PublicKey)>),
        now: Option<SystemTime>,
    ) -> Result<(), HubError> {
        let listed = listed(Some(folder))?;
        self.looked += listed.names.len();
        if own {
            listed.sweep(Some(folder), now);
        }
        if listed.more {
            self.troubles.push(crowded(folder, MOST_NAMES));
            self.holes.insert(writer);
        }
        let mut troubles = Vec::new();
        let pieces = pieces(folder, &listed, writer, own, &mut troubles)?;
        // Something that is not a regular file does no harm, unless it has the name of a piece that is missing.
        let end = pieces.iter().map(|piece| piece.last).max().unwrap_or(0);
        let lacks = |trouble: &Trouble| match trouble {
            Trouble::Strange { what, .. } => {
                let piece = Path::new(what).file_name().and_then(by_name);
                own && piece.is_some_and(|piece| piece.last > end)
            }
            _ => true,
        };
        if troubles.iter().any(lacks) {
            self.holes.insert(writer);
        }
        self.troubles.append(&mut troubles);
        let mut begun = match known {
            Some(begun) => Some(begun),
            None => introduced(folder, writer, &pieces)?,
        };
        if begun.is_none() && !pieces.is_empty() {
            // Its owner may have put them into a larger piece since the folder was listed.
            let again = self::pieces(folder, &self::listed(Some(folder))?, writer, false, &mut Vec::new())?;
            begun = introduced(folder, writer, &again)?;
        }
        if let Some((campaign, key)) = begun {
            self.joined(writer, campaign, key, &pieces, own);
        }
        Ok(())
    }

    /// Finds how far the pieces of a series go without a gap.
    fn joined(&mut self, writer: WriterId, campaign: CampaignId, key: PublicKey, pieces: &[Piece], own: bool) {
        let head = |piece: &Piece| SeriesHead { writer, campaign, key, seq: piece.last, hash: piece.hash };
        let mut end: Option<&Piece> = None;
        for piece in pieces {
            let at = end.map_or(0, |piece| piece.last);
            if piece.first > at + 1 {
                self.holes.insert(writer);
                self.troubles.push(Trouble::Missing { writer, expected: at + 1 });
                break;
            }
            if piece.last >= at {
                // Two ends with the same number: both are returned, and one of them is a fork.
                if let Some(other) = end.filter(|end| end.last == piece.last && end.hash != piece.hash) {
                    self.heads.push(head(other));
                }
                end = Some(piece);
            }
        }
        self.heads.extend(end.map(head));
        // Of an own series every piece is returned, because each must lie on the chain of the store.
        if own {
            self.heads.extend(pieces.iter().filter(|piece| end.is_some_and(|end| piece.last < end.last)).map(head));
        }
    }
}
