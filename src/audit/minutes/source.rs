//! From which data a paper follows, as one line that it carries: who has the journal can make the same paper again from it.

use crate::audit::{
    ids::{CampaignId, Revision, WriterId, hex, unhex},
    journal::Digest,
    moment::Moment,
    uai::Uai,
};
use jiff::civil::Date;
use sha2::{Digest as _, Sha256};
use std::fmt::Write;

/// The version of this line, and of what the papers contain. A paper of another version cannot be made again.
const FORM: &str = "recol-paper/1";

/// What stands before the photographs that a paper contains: no writer is called so.
const PICTURES: &str = "pictures:";

/// What paper it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// The procès-verbal of a college.
    Minutes(Uai),
    /// The recapitulation of a campaign.
    Recap,
    /// The campaign as a page for the screen.
    Page,
}

impl Kind {
    fn code(self) -> String {
        match self {
            Self::Minutes(college) => college.to_string(),
            Self::Recap => "recap".to_owned(),
            Self::Page => "page".to_owned(),
        }
    }

    fn from_code(code: &str) -> Option<Self> {
        match code {
            "recap" => Some(Self::Recap),
            "page" => Some(Self::Page),
            college => college.parse().ok().map(Self::Minutes),
        }
    }
}

/// How far a series of the journal goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Reached {
    /// The series.
    pub writer: WriterId,
    /// The number of its last entry.
    pub seq: u64,
    /// The hash of that entry, which stands for all before it.
    pub hash: Digest,
}

/// The data that a paper follows from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// What paper it is.
    pub kind: Kind,
    /// The campaign.
    pub campaign: CampaignId,
    /// The date of evaluation.
    pub date: Date,
    /// When it was made: entries that claim to be later than possible are seen from here.
    pub made: Moment,
    /// The language, `fr` or `en`.
    pub lang: String,
    /// The revision of the inventory.
    pub revision: Revision,
    /// Its digest.
    pub inventory: Digest,
    /// Which of the photographs that the paper names it contains too, in the order in which it names them; empty if none.
    pub pictures: Vec<bool>,
    /// The series of the campaign and of the office's roster, sorted.
    pub series: Vec<Reached>,
}

/// Whether a photograph is contained.
const fn bit(letter: char) -> Option<bool> {
    match letter {
        '0' => Some(false),
        '1' => Some(true),
        _ => None,
    }
}

/// The text is no line of a source.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not the data of a paper of this version")]
pub struct NotASource;

impl Source {
    /// What every such line begins with, whatever its version.
    pub const BEGINNING: &str = "recol-paper/";

    /// Everything but the digest.
    fn body(&self) -> String {
        let Self { kind, campaign, date, made, lang, revision, inventory, pictures, series } = self;
        let mut body = format!("{FORM};{};{campaign};{date};{made};{lang};{};{}", kind.code(), revision.0, hex(inventory));
        // A paper without photographs has the line that it always had.
        if pictures.contains(&true) {
            body.push(';');
            body.push_str(PICTURES);
            body.extend(pictures.iter().map(|contained| if *contained { '1' } else { '0' }));
        }
        for Reached { writer, seq, hash } in series {
            let _ = write!(body, ";{writer}:{seq}:{}", hex(hash));
        }
        body
    }

    /// The digest of all of it: SHA-256 of the line without its end. The paper shows it, and its code contains it.
    #[must_use]
    pub fn digest(&self) -> Digest {
        Sha256::digest(self.body()).into()
    }

    /// The line: the data, a semicolon, the digest.
    #[must_use]
    pub fn to_line(&self) -> String {
        format!("{};{}", self.body(), hex(&self.digest()))
    }

    /// Reads a line.
    ///
    /// # Errors
    /// [`NotASource`] for any other text, a damaged line and one of another version among them.
    pub fn from_line(line: &str) -> Result<Self, NotASource> {
        let read = || {
            let mut fields = line.split(';');
            if fields.next()? != FORM {
                return None;
            }
            let kind = Kind::from_code(fields.next()?)?;
            let campaign = fields.next()?.parse().ok()?;
            let date = fields.next()?.parse().ok()?;
            let made = fields.next()?.parse().ok()?;
            let lang = fields.next()?.to_owned();
            let revision = Revision(fields.next()?.parse().ok()?);
            let inventory = unhex(fields.next()?)?;
            let mut rest: Vec<&str> = fields.collect();
            let digest: Digest = unhex(rest.pop()?)?;
            let first = rest.first().and_then(|first| first.strip_prefix(PICTURES));
            let pictures = first.map(|bits| bits.chars().map(bit).collect::<Option<Vec<_>>>());
            if pictures.is_some() {
                rest.remove(0);
            }
            let pictures = pictures.unwrap_or(Some(Vec::new()))?;
            let reached = |text: &&str| {
                let mut parts = text.split(':');
                let (writer, seq, hash) = (parts.next()?, parts.next()?, parts.next()?);
                Some(Reached { writer: writer.parse().ok()?, seq: seq.parse().ok()?, hash: unhex(hash)? })
            };
            let series = rest.iter().map(reached).collect::<Option<Vec<_>>>()?;
            let source = Self { kind, campaign, date, made, lang, revision, inventory, pictures, series };
            (source.digest() == digest).then_some(source)
        };
        read().ok_or(NotASource)
    }
}
