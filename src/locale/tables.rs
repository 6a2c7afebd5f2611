//! The headers of the tables for the office.

use super::lang::Lang;
use crate::audit::{
    finding::Code,
    report::{ReportColumn, SUMMARY_HEAD},
};

/// The header of a column: its code in English, its French word in French.
#[must_use]
pub fn column_head(lang: Lang, column: ReportColumn) -> String {
    match lang {
        Lang::En => column.code().to_owned(),
        Lang::Fr => lang.say(match column {
            ReportColumn::Campaign => "column-campaign",
            ReportColumn::CollegeUai => "column-college-uai",
            ReportColumn::CollegeName => "column-college-name",
            ReportColumn::Commune => "column-commune",
            ReportColumn::FindingCode => "column-finding",
            ReportColumn::FindingLabel => "column-finding-label",
            ReportColumn::AssetTag => "column-asset-tag",
            ReportColumn::Serial => "column-serial",
            ReportColumn::Model => "column-model",
            ReportColumn::Kind => "column-kind",
            ReportColumn::Programme => "column-programme",
            ReportColumn::RecordedCollege => "column-recorded-college",
            ReportColumn::RecordedRoom => "column-recorded-room",
            ReportColumn::Custody => "column-custody",
            ReportColumn::ReadCollege => "column-read-college",
            ReportColumn::ReadRoom => "column-read-room",
            ReportColumn::ReadAt => "column-read-at",
            ReportColumn::By => "column-by",
            ReportColumn::Station => "column-station",
            ReportColumn::Auditor => "column-auditor",
            ReportColumn::Decision => "column-decision",
            ReportColumn::Cause => "column-cause",
            ReportColumn::Evidence => "column-evidence",
            ReportColumn::DecidedAt => "column-decided-at",
            ReportColumn::DecidedBy => "column-decided-by",
            ReportColumn::Payload => "column-payload",
            ReportColumn::Match => "column-match",
            ReportColumn::Condition => "column-condition",
            ReportColumn::Note => "column-note",
            ReportColumn::Lacks => "column-lacks",
            ReportColumn::Photo => "column-photo",
        }),
    }
}

/// The headers of the summary per college: [`SUMMARY_HEAD`], then one column for each finding. Codes in English, words in
/// French.
#[must_use]
pub fn summary_head(lang: Lang) -> Vec<String> {
    let fixed = SUMMARY_HEAD.map(|head| match (lang, head) {
        (Lang::En, head) => head.to_owned(),
        (Lang::Fr, "college_uai") => lang.say("column-college-uai"),
        (Lang::Fr, "college_name") => lang.say("column-college-name"),
        (Lang::Fr, "commune") => lang.say("column-commune"),
        (Lang::Fr, "state") => lang.say("summary-state"),
        (Lang::Fr, "expected") => lang.say("summary-expected"),
        (Lang::Fr, "read") => lang.say("summary-read"),
        (Lang::Fr, "discrepancies") => lang.say("summary-discrepancies"),
        (Lang::Fr, "decided") => lang.say("summary-decided"),
        (Lang::Fr, unknown) => unknown.to_owned(),
    });
    let findings = Code::ALL.map(|code| match lang {
        Lang::En => code.code().to_owned(),
        Lang::Fr => lang.name(code),
    });
    fixed.into_iter().chain(findings).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_header_of_the_summary_has_its_french_word() {
        let french = summary_head(Lang::Fr);
        assert!(french.iter().all(|head| !head.contains('_')), "{french:?}");
        assert_eq!(french.len(), summary_head(Lang::En).len());
    }
}
