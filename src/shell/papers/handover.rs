//! What is handed over about a college, in one archive: the report to sign, its findings as workbook and as CSV, the part of the journal
//! that is about it with the signed ends, the photographs of its notes, and the digests of all of it.

use super::{Paper, failed};
use crate::{
    audit::{
        exchange::{Heads, MOST_ENTRIES, Segment, of_college},
        ids::CampaignId,
        journal::StillId,
        minutes::{Kind, Source},
        standing::Standing,
        uai::Uai,
    },
    io::{album::FOLDER, paper::archive::archive, store::Store},
    job::{Doing, ExportFormat, ExportOrder, Failure, FailureKind, Hint, Profile},
    locale::Lang,
    shell::{
        clock,
        export::{self, Concluded},
        load,
        session::{Session, needs},
        translate,
    },
};
use jiff::civil::Date;
use std::collections::BTreeSet;

/// The first bytes of an archive that is not empty.
const ZIP: &[u8] = b"PK\x03\x04";
/// The length of what stands at its end: a college has eight letters, a day ten.
const COMMENT: usize = Source::BEGINNING.len() + "handover;0921170X;2026-11-30".len();

impl Session {
    /// Makes the archive of a college.
    ///
    /// # Errors
    /// As [`Session::paper`].
    pub fn handover(&self, college: Uai, date: Option<Date>, lang: Lang) -> Result<Paper, Failure> {
        let Some(joined) = self.joined() else { return Err(needs(Doing::Export, "", Hint::CampaignFirst)) };
        let day = date.unwrap_or_else(|| clock::now().date());
        let report = self.paper(Kind::Minutes(college), false, Some(day), lang)?;
        let (pages, escaped) = (report.pages, report.escaped);
        let mut files = vec![(format!("pv-{college}.pdf"), report.bytes)];
        let standing = self.campaign_standing(day)?;
        let newest = load::newest(self.store(), &standing).map_err(|error| translate::store(Doing::Export, &error))?;
        let concluded = Concluded { standing: &standing, newest: &newest };
        for format in [ExportFormat::Xlsx, ExportFormat::Csv] {
            let order = ExportOrder {
                format,
                profile: if lang == Lang::Fr { Profile::ExcelFr } else { Profile::Rfc4180 },
                colleges: vec![college],
                all: true,
                ..ExportOrder::default()
            };
            let mut bytes = Vec::new();
            export::to_stream(&mut bytes, concluded, &order).map_err(|error| Failure {
                kind: FailureKind::Bug,
                doing: Doing::Export,
                subject: format.ending().to_owned(),
                cause: error.to_string(),
                hint: Hint::Report,
            })?;
            files.push((format!("{}-{college}.{}", lang.say("paper-file-findings"), format.ending()), bytes));
        }
        files.extend(journal(self.store(), joined.campaign, college)?);
        let (photographs, left_out) = self.photographs_of(&standing, college);
        files.extend(photographs);
        let bytes = archive(&files, &comment(college, day)).map_err(|error| failed(&error))?;
        Ok(Paper { bytes, pages, escaped, college: Some(college), left_out, kind: "handover" })
    }
}

impl Session {
    /// The photographs of the notes of a college, as far as they are here and whole, and how many are not. The report names
    /// all of them.
    fn photographs_of(&self, standing: &Standing, college: Uai) -> (Vec<(String, Vec<u8>)>, usize) {
        let stills = standing.ledger().photographed(college).into_iter().filter_map(|note| note.noted.still);
        let stills: BTreeSet<StillId> = stills.collect();
        let album = self.album();
        let read = |still: StillId| {
            let photograph = album.read(still).ok().flatten()?;
            Some((format!("{FOLDER}/{}", still.file_name()), photograph.bytes().to_vec()))
        };
        let named = stills.len();
        let files: Vec<_> = stills.into_iter().filter_map(read).collect();
        let left_out = named - files.len();
        (files, left_out)
    }
}

/// What stands at the end of an archive.
fn comment(college: Uai, day: Date) -> String {
    format!("{}handover;{college};{day}", Source::BEGINNING)
}

/// The college and the day of an archive, as it says at its end. Whoever made it can have it say so.
pub(super) fn told(bytes: &[u8]) -> Option<(Uai, Date)> {
    let end = bytes.strip_prefix(ZIP)?;
    let end = str::from_utf8(end.get(end.len().checked_sub(COMMENT)?..)?).ok()?;
    let (college, day) = end.strip_prefix(Source::BEGINNING)?.strip_prefix("handover;")?.split_once(';')?;
    Some((college.parse().ok()?, day.parse().ok()?))
}

/// The series of a campaign that tell of a college, each as a signed segment in which other colleges' payloads are left out, and
/// their signed ends. Of a series that is longer than a segment its last part is taken.
fn journal(store: &Store, campaign: CampaignId, college: Uai) -> Result<Vec<(String, Vec<u8>)>, Failure> {
    let said = |error| translate::store(Doing::Export, &error);
    let (mut files, mut ends) = (Vec::new(), Heads::default());
    for head in store.heads().map_err(said)?.series.into_iter().filter(|head| head.campaign == campaign) {
        let after = head.seq.saturating_sub(MOST_ENTRIES as u64);
        let sealed = store.sealed_after(head.writer, after, MOST_ENTRIES).map_err(said)?;
        let (entries, about) = of_college(sealed, college);
        if about == 0 {
            continue;
        }
        let segment = Segment::told(campaign, head.key, entries, head.signature).map_err(|error| Failure {
            kind: FailureKind::Outside,
            doing: Doing::Export,
            subject: head.writer.to_string(),
            cause: error.to_string(),
            hint: Hint::BrokenChain,
        })?;
        files.push((format!("journal/{}.seg", head.writer), segment.to_bytes()));
        ends.series.push(head);
    }
    files.push(("journal/journal.heads".to_owned(), ends.to_text().into_bytes()));
    Ok(files)
}
