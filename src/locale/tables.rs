//! The headers of the tables for the office.

use super::lang::Lang;
use crate::audit::{
    finding::Code,
    report::{Column, SUMMARY_HEAD},
};

/// The header of a column: its code in English, its French word in French.
#[must_use]
pub fn column_head(lang: Lang, column: Column) -> String {
    match lang {
        Lang::En => column.code().to_owned(),
        Lang::Fr => lang.say(match column {
            Column::Campaign => "column-campaign",
            Column::CollegeUai => "column-college-uai",
            Column::CollegeName => "column-college-name",
            Column::Commune => "column-commune",
            Column::FindingCode => "column-finding",
            Column::FindingLabel => "column-finding-label",
            Column::AssetTag => "column-asset-tag",
            Column::Serial => "column-serial",
            Column::Model => "column-model",
            Column::Kind => "column-kind",
            Column::Programme => "column-programme",
            Column::RecordedCollege => "column-recorded-college",
            Column::RecordedRoom => "column-recorded-room",
            Column::Custody => "column-custody",
            Column::ReadCollege => "column-read-college",
            Column::ReadRoom => "column-read-room",
            Column::ReadAt => "column-read-at",
            Column::By => "column-by",
            Column::Station => "column-station",
            Column::Auditor => "column-auditor",
            Column::Decision => "column-decision",
            Column::Cause => "column-cause",
            Column::Evidence => "column-evidence",
            Column::DecidedAt => "column-decided-at",
            Column::DecidedBy => "column-decided-by",
            Column::Payload => "column-payload",
            Column::Match => "column-match",
            Column::Condition => "column-condition",
            Column::Note => "column-note",
            Column::Lacks => "column-lacks",
            Column::Photo => "column-photo",
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
