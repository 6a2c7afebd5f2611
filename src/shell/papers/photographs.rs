//! The photographs of a college's notes as an annex of its report: named in a table, and shown as far as they are here.

use super::{blocks, lines};
use crate::{
    audit::{
        journal::{About, StillId},
        ledger::Note,
        minutes::Kind,
        standing::Standing,
    },
    io::{
        album::Album,
        paper::{
            flow::{Block, Column, Content, Picture, Table},
            jpeg::Jpeg,
        },
    },
    locale::Lang,
    vision::contain,
};

/// The most bytes of photographs in one report: it stays small enough for a mail system that takes large letters.
const MOST: usize = 20 << 20;

/// A photograph of the annex: the note, and the picture where the report contains it.
pub(super) type Shown<'a> = (&'a Note, StillId, Option<Jpeg>);

/// A photograph that the report contained is not here, or cannot be read.
pub(super) struct NotHere(pub StillId);

fn read(album: &Album, still: StillId) -> Option<Jpeg> {
    // A damaged one is told by `recol verify`.
    let photograph = album.read(still).ok().flatten()?;
    contain(|| Jpeg::new(photograph.bytes().into())).flatten()
}

/// Which pictures a report contains.
pub(super) enum Which<'a> {
    /// Those that are here, as many as a report takes.
    Here,
    /// These of the photographs that it names, in the order in which it names them; none beyond.
    Contained(&'a [bool]),
}

/// The photographs that a paper names, with the pictures that it contains. Only the report of a college has any.
///
/// # Errors
/// [`NotHere`], where a picture was contained.
pub(super) fn chosen<'a>(standing: &'a Standing, kind: Kind, album: &Album, which: &Which) -> Result<Vec<Shown<'a>>, NotHere> {
    let Kind::Minutes(college) = kind else { return Ok(Vec::new()) };
    let mut left = MOST;
    let mut picture = |at: usize, still: StillId| match which {
        Which::Here => Ok(read(album, still).filter(|jpeg| {
            let rest = left.checked_sub(jpeg.weight());
            left = rest.unwrap_or(left);
            rest.is_some()
        })),
        Which::Contained(bits) if bits.get(at) == Some(&true) => read(album, still).map(Some).ok_or(NotHere(still)),
        Which::Contained(_) => Ok(None),
    };
    let mut chosen = Vec::new();
    for (at, note) in standing.ledger().photographed(college).into_iter().enumerate() {
        chosen.extend(note.noted.still.map(|still| picture(at, still).map(|jpeg| (note, still, jpeg))).transpose()?);
    }
    Ok(chosen)
}

/// The annex; empty if there are no photographs.
pub(super) fn annex(photographs: &[Shown], lang: Lang) -> Vec<Block> {
    if photographs.is_empty() {
        return Vec::new();
    }
    let say = |key: &str| lang.say(key);
    let about = |note: &Note| match &note.noted.about {
        About::Device(tag) => lines::cut(tag.as_str()),
        About::Entry(entry) => entry.to_string(),
    };
    let taken = |note: &Note| format!("{} · {}", lang.moment(note.at), note.author.as_str());
    let row = |(note, still, _): &Shown| {
        let about = match &note.noted.about {
            About::Device(_) => Content::Tag(about(note)),
            About::Entry(_) => Content::Text(about(note)),
        };
        vec![about, Content::Text(taken(note)), Content::Text(still.file_name())]
    };
    let columns = vec![
        Column::new(say("paper-head-about"), 1.5),
        Column::new(say("paper-head-taken"), 2.0),
        Column::new(say("paper-head-photograph"), 5.0),
    ];
    let table = Table { columns, rows: photographs.iter().map(row).collect(), named: true };
    let mut blocks = vec![
        Block::NewPage,
        blocks::heading(2, say("paper-annex-photographs")),
        blocks::small(say("paper-photographs-about")),
        Block::Table(table),
    ];
    let picture = |(note, still, jpeg): &Shown| {
        let said = [("about", about(note).into()), ("taken", taken(note).into())];
        let below = vec![about(note), taken(note), still.short()];
        jpeg.clone().map(|jpeg| Picture { jpeg, alt: lang.say_with("paper-photograph-alt", &said), below })
    };
    let pictures: Vec<Picture> = photographs.iter().filter_map(picture).collect();
    let absent = photographs.len() - pictures.len();
    if absent > 0 {
        let count = i64::try_from(absent).unwrap_or(i64::MAX);
        blocks.push(blocks::small(lang.say_with("paper-photographs-absent", &[("count", count.into())])));
    }
    blocks.push(Block::Gap(3.0));
    blocks.push(Block::Pictures(pictures));
    blocks
}
