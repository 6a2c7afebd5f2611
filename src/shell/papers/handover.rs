//! What is handed over about a college, in one archive: the report to sign, its findings as workbook and as CSV, the part of the journal
//! that is about it with the signed ends, and the digests of all of it.

use super::{Paper, failed};
use crate::{
    audit::{
        exchange::{Heads, MOST_ENTRIES, Segment, of_college},
        ids::CampaignId,
        minutes::{Kind, Source},
        uai::Uai,
    },
    io::{paper::archive::archive, store::Store},
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

impl Session {
    /// Makes the archive of a college.
    ///
    /// # Errors
    /// As [`Session::paper`].
    pub fn handover(&self, college: Uai, date: Option<Date>, lang: Lang) -> Result<Paper, Failure> {
        let Some(joined) = self.joined() else { return Err(needs(Doing::Export, "", Hint::CampaignFirst)) };
        let day = date.unwrap_or_else(|| clock::now().date());
        let report = self.paper(Kind::Minutes(college), Some(day), lang)?;
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
        let comment = format!("{}handover;{college};{day}", Source::BEGINNING);
        let bytes = archive(&files, &comment).map_err(|error| failed(&error))?;
        Ok(Paper { bytes, pages, escaped, college: Some(college), kind: "handover" })
    }
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
