//! Papers: what a paper follows from, its blocks in the words of a language, the file, and whether a file is what the journal says.

mod blocks;
mod handover;
mod lines;
mod minutes;
mod page;
mod photographs;
mod recap;
mod sheet;
mod source;
mod verify;

use photographs::{Shown, Which};
pub use verify::{Held, PaperFile, read_paper, verify_paper};

use super::{
    clock,
    session::{Session, needs},
    translate,
};
use crate::{
    audit::{
        ids::RoomName,
        minutes::{Kind, Minutes, Recap, Source},
        road,
        standing::Standing,
        uai::Uai,
    },
    io::{
        bounded::{self, Meant},
        export::{self, Guard, Sign},
        paper::{
            self, PaperError,
            face::Faces,
            flow::{Block, Frame, flow},
            sheet::Document,
        },
        sealed::{self, Passphrase},
        store::PaperLine,
    },
    job::{Doing, Failure, FailureKind, Hint},
    locale::Lang,
};
use jiff::civil::Date;
use sha2::{Digest, Sha256};
use std::{io::Read as _, path::Path};

/// A paper, ready to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paper {
    /// The file, as PDF, HTML or an archive.
    pub bytes: Vec<u8>,
    /// How many pages it has; HTML has one, an archive those of its report.
    pub pages: usize,
    /// How many letters stand in it as escapes.
    pub escaped: u32,
    /// The college that it is about.
    pub college: Option<Uai>,
    /// How many photographs that belong into it are left out, because their files are missing or damaged here, or
    /// because a report does not take so many.
    pub left_out: usize,
    /// What it is, as a code: `minutes`, `recap`, `page`, `sheet`, `handover`.
    pub kind: &'static str,
}

impl Paper {
    /// The same paper, readable only by whoever knows the passphrase.
    ///
    /// # Errors
    /// [`Hint::LongerPassphrase`].
    pub fn sealed(self, passphrase: &Passphrase, path: &Path) -> Result<Self, Failure> {
        let bytes = sealed::seal(&self.bytes, passphrase).map_err(|error| translate::sealed(Doing::Export, path, &error))?;
        Ok(Self { bytes, ..self })
    }
}

/// The room of a college that is meant, however it is spelt.
fn recorded(standing: &Standing, college: Uai, room: &RoomName) -> Result<RoomName, Failure> {
    let named = road::room_named(standing, college, room.as_str());
    let mut known = standing.inventory().rooms_of(college).chain(standing.ledger().rooms_named(college));
    let unknown = || needs(Doing::Export, room.as_str(), Hint::UnknownRoom);
    named.filter(|named| known.any(|one| one == named)).ok_or_else(unknown)
}

/// What stands on every page of a paper.
struct Heading {
    title: String,
    about: String,
    /// What the metadata tell.
    data: String,
    lang: Lang,
    day: Date,
    frame: Frame,
}

impl Session {
    /// Makes the procès-verbal of a college or the recapitulation of the current campaign, from everything that is here now. The
    /// procès-verbal names the photographs of the notes; whether it also contains them is asked for.
    ///
    /// # Errors
    /// [`Hint::CampaignFirst`], [`Hint::UnknownCollege`], and every case of the store.
    pub fn paper(&self, kind: Kind, pictures: bool, date: Option<Date>, lang: Lang) -> Result<Paper, Failure> {
        let Some(joined) = self.joined() else { return Err(needs(Doing::Export, "", Hint::CampaignFirst)) };
        self.not_purged(joined.campaign)?;
        let made = clock::now();
        let said = |error| translate::store(Doing::Export, &error);
        let mut source =
            source::now(self.store(), joined.campaign, kind, date.unwrap_or_else(|| made.date()), made, lang).map_err(said)?;
        let standing = source::standing(self.store(), &source).map_err(said)?;
        if let Kind::Minutes(college) = kind
            && standing.inventory().college(college).is_none()
            && !standing.ledger().is_visited(college)
        {
            return Err(needs(Doing::Export, &college.to_string(), Hint::UnknownCollege));
        }
        let which = if pictures { Which::Here } else { Which::Contained(&[]) };
        let photographs = photographs::chosen(&standing, kind, &self.album(), &which).unwrap_or_default();
        let left_out = photographs.iter().filter(|(_, _, jpeg)| pictures && jpeg.is_none()).count();
        if photographs.iter().any(|(_, _, jpeg)| jpeg.is_some()) {
            source.pictures = photographs.iter().map(|(_, _, jpeg)| jpeg.is_some()).collect();
        }
        made_of(&standing, &photographs, &source, lang).map(|paper| Paper { left_out, ..paper })
    }

    /// Makes the count sheet of rooms of a college: what is expected in each, with boxes to tick. `None` where a blind count hides
    /// what is expected.
    ///
    /// # Errors
    /// [`Hint::UnknownCollege`], [`Hint::UnknownRoom`], and every case of the store.
    pub fn count_sheet(
        &self,
        college: Uai,
        rooms: &[RoomName],
        date: Option<Date>,
        lang: Lang,
    ) -> Result<Option<Paper>, Failure> {
        let made = clock::now();
        let day = date.unwrap_or_else(|| made.date());
        let standing = self.standing(day)?;
        let Some(known) = standing.inventory().college(college) else {
            return Err(needs(Doing::Export, &college.to_string(), Hint::UnknownCollege));
        };
        let rooms = rooms.iter().map(|room| recorded(&standing, college, room)).collect::<Result<Vec<_>, _>>()?;
        let Some(blocks) = sheet::blocks(&standing, known, &rooms, lang) else { return Ok(None) };
        let about = blocks::college(lang, &(college, Some(known.clone())));
        let data = format!("{}sheet;{college};{day}", Source::BEGINNING);
        let heading = Heading { title: lang.say("paper-sheet"), about, data, lang, day, frame: Frame::A4 };
        let (bytes, pages, escaped) = printed(&heading, blocks)?;
        Ok(Some(Paper { bytes, pages, escaped, college: Some(college), left_out: 0, kind: "sheet" }))
    }

    /// Writes a paper, and notes that it was made. The file is there even if the store cannot take the note.
    ///
    /// # Errors
    /// Every case of an export.
    pub fn write_paper(&mut self, paper: &Paper, path: &Path, guard: &Guard) -> Result<(), Failure> {
        // What an earlier sealed file contains cannot be known: it may be somebody else's.
        let sign = Sign { begin: b"", within: Source::BEGINNING.as_bytes() };
        let sign = (!sealed::is_sealed(&paper.bytes)).then_some(sign);
        export::write_bytes(path, guard, &paper.bytes, sign).map_err(|error| translate::export(&error))?;
        let _ = self.note_paper(paper.kind, paper.college, path, &paper.bytes);
        Ok(())
    }

    /// Notes that a file was written by other means; a pipe or a device leaves nothing to note.
    ///
    /// # Errors
    /// Every case of the store.
    pub fn note_file(&mut self, kind: &str, college: Option<Uai>, path: &Path) -> Result<(), Failure> {
        let Ok(mut file) = bounded::open(path, Meant::File) else { return Ok(()) };
        let (mut digest, mut part) = (Sha256::new(), vec![0; 1 << 16]);
        while let Ok(read @ 1..) = file.read(&mut part) {
            digest.update(part.get(..read).unwrap_or_default());
        }
        self.note(kind, college, path, digest.finalize().into())
    }

    /// Notes that a paper was made.
    ///
    /// # Errors
    /// Every case of the store.
    fn note_paper(&mut self, kind: &str, college: Option<Uai>, path: &Path, bytes: &[u8]) -> Result<(), Failure> {
        self.note(kind, college, path, Sha256::digest(bytes).into())
    }

    fn note(&mut self, kind: &str, college: Option<Uai>, path: &Path, digest: [u8; 32]) -> Result<(), Failure> {
        let whole = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
        let line = PaperLine {
            at: String::new(),
            kind: kind.to_owned(),
            campaign: self.joined().map(|joined| joined.campaign),
            college: college.map(|college| college.to_string()).unwrap_or_default(),
            path: whole.display().to_string(),
            digest,
        };
        self.store_mut().note_paper(clock::now(), &line).map_err(|error| translate::store(Doing::Export, &error))
    }

    /// Returns the papers that were made here, the newest first.
    ///
    /// # Errors
    /// Every case of the store.
    pub fn papers(&self) -> Result<Vec<PaperLine>, Failure> {
        self.store().papers().map_err(|error| translate::store(Doing::ReadStore, &error))
    }
}

/// Makes a paper from its source. The same source gives the same bytes.
fn made_of(standing: &Standing, photographs: &[Shown], source: &Source, lang: Lang) -> Result<Paper, Failure> {
    let (title, about, blocks, frame, college, kind) = match source.kind {
        Kind::Minutes(college) => {
            let minutes = Minutes::of(standing, source.campaign, college);
            let about = blocks::college(lang, &minutes.college);
            (
                lang.say("paper-minutes"),
                about,
                minutes::blocks(standing, &minutes, photographs, source, lang),
                Frame::A4,
                Some(college),
                "minutes",
            )
        }
        Kind::Recap => {
            let recap = Recap::of(standing, source.campaign);
            let about = recap.campaign.1.as_ref().map(|campaign| campaign.name.to_string()).unwrap_or_default();
            (lang.say("paper-recap"), about, recap::blocks(standing, &recap, source, lang), Frame::A4_ACROSS, None, "recap")
        }
        Kind::Page => {
            let page = page::page(standing, &Recap::of(standing, source.campaign), source, lang);
            return Ok(Paper { bytes: page.into_bytes(), pages: 1, escaped: 0, college: None, left_out: 0, kind: "page" });
        }
    };
    let heading = Heading { title, about, data: source.to_line(), lang, day: source.date, frame };
    let (bytes, pages, escaped) = printed(&heading, blocks)?;
    Ok(Paper { bytes, pages, escaped, college, left_out: 0, kind })
}

/// Lays blocks out as PDF; returns the file, the number of its pages, and how many letters stand as escapes.
fn printed(heading: &Heading, mut blocks: Vec<Block>) -> Result<(Vec<u8>, usize, u32), Failure> {
    let Heading { title, about, data, lang, day, frame } = heading;
    let faces = Faces::new().map_err(|error| failed(&error))?;
    let foot = |page: usize, pages: usize| {
        let number = |count: usize| i64::try_from(count).unwrap_or(i64::MAX).into();
        (
            lang.say_with("paper-foot", &[("title", title.as_str().into()), ("about", about.as_str().into())]),
            lang.say_with("paper-page", &[("page", number(page)), ("pages", number(pages))]),
        )
    };
    let mut flowed = flow(&faces, *frame, &blocks, foot);
    let escaped = flowed.escaped;
    if escaped > 0 {
        blocks.push(blocks::small(lang.say_with("paper-escaped", &[("count", escaped.into()), ("form", r"\u{…}".into())])));
        flowed = flow(&faces, *frame, &blocks, foot);
    }
    let pages = flowed.pages.len();
    let document = Document {
        title: format!("{title} – {about}"),
        about: data.clone(),
        lang: lang.code(),
        day: *day,
        size: frame.size,
        pages: flowed.pages,
        tree: flowed.tree,
    };
    let bytes = paper::pdf(&document).map_err(|error| failed(&error))?;
    Ok((bytes, pages, escaped))
}

fn failed(error: &PaperError) -> Failure {
    Failure { kind: FailureKind::Bug, doing: Doing::Export, subject: String::new(), cause: error.to_string(), hint: Hint::Report }
}
