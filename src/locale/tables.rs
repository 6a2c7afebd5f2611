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
        Lang::Fr => column_words(lang, column),
    }
}

/// The header of a column in words, for people.
#[must_use]
pub fn column_words(lang: Lang, column: ReportColumn) -> String {
    lang.say(match column {
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
        ReportColumn::Outcome => "column-outcome",
    })
}

/// The headers of the summary per college: [`SUMMARY_HEAD`], then one column for each finding. Codes in English, words in
/// French.
#[must_use]
pub fn summary_head(lang: Lang) -> Vec<String> {
    match lang {
        Lang::En => SUMMARY_HEAD.into_iter().chain(Code::ALL.map(Code::code)).map(str::to_owned).collect(),
        Lang::Fr => summary_words(lang),
    }
}

/// The headers of the summary in words, for people.
#[must_use]
pub fn summary_words(lang: Lang) -> Vec<String> {
    let fixed = SUMMARY_HEAD.map(|head| match head {
        "college_uai" => lang.say("column-college-uai"),
        "college_name" => lang.say("column-college-name"),
        "commune" => lang.say("column-commune"),
        "state" => lang.say("summary-state"),
        "expected" => lang.say("summary-expected"),
        "read" => lang.say("summary-read"),
        "discrepancies" => lang.say("summary-discrepancies"),
        "decided" => lang.say("summary-decided"),
        unknown => unknown.to_owned(),
    });
    fixed.into_iter().chain(Code::ALL.map(|code| lang.name(code))).collect()
}

/// The title of the sheet with the summary.
#[must_use]
pub fn summary_title(lang: Lang) -> String {
    lang.say("sheet-summary")
}

/// The title of the sheet with the findings: every one, or the discrepancies.
#[must_use]
pub fn findings_title(lang: Lang, all: bool) -> String {
    lang.say(if all { "sheet-findings" } else { "sheet-discrepancies" })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_header_of_the_summary_has_its_words() {
        for lang in Lang::ALL {
            let words = summary_words(lang);
            assert!(words.iter().all(|head| !head.contains('_')), "{words:?}");
            assert_eq!(words.len(), summary_head(Lang::En).len());
        }
    }
}
