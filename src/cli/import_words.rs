//! What an import found, in words.

use crate::{
    audit::{inventory::Records, text::printable_within, uai::NotAUai},
    io::import::{Encoding, Imported, Notice, Reason, Rejected},
    locale::{Arg, Lang},
};

/// What kind of rows a file holds.
pub(super) fn table(lang: Lang, imported: &Imported) -> String {
    lang.say(match imported.table.rows {
        Records::Devices(_) => "import-devices",
        Records::Colleges(_) => "import-colleges",
        Records::Programmes(_) => "import-programmes",
    })
}

/// Why a row was rejected.
pub(super) fn rejected(lang: Lang, row: &Rejected) -> String {
    let mut said: Vec<(&str, Arg<'_>)> = vec![
        ("line", row.line.to_string().into()),
        ("reason", reason(lang, &row.reason).into()),
        ("found", row.found.as_str().into()),
    ];
    match &row.column {
        Some(column) => {
            said.push(("column", printable_within(column, 60).into()));
            lang.say_with("import-rejected-column", &said)
        }
        None => lang.say_with("import-rejected", &said),
    }
}

fn reason(lang: Lang, reason: &Reason) -> String {
    let key = match reason {
        Reason::Uai(NotAUai::Letter { digits, expected, .. }) => {
            return lang.say_with(
                "reason-uai-letter",
                &[("digits", format!("{digits:07}").into()), ("letter", expected.to_string().into())],
            );
        }
        Reason::Twice { first } => return lang.say_with("reason-twice", &[("first", first.to_string().into())]),
        Reason::FieldCount { expected, found } => {
            return lang.say_with("reason-field-count", &[("expected", (*expected).into()), ("found", (*found).into())]);
        }
        Reason::Uai(NotAUai::Form) => "reason-uai-form",
        Reason::UnknownKind => "reason-unknown-kind",
        Reason::UnknownCustody => "reason-unknown-custody",
        Reason::BadDate => "reason-bad-date",
        Reason::BadNumber => "reason-bad-number",
        Reason::BadFlag => "reason-bad-flag",
        Reason::BadUuid => "reason-bad-uuid",
        Reason::Empty => "reason-empty",
        Reason::SpreadsheetNumber => "reason-spreadsheet-number",
        Reason::UnbalancedQuote => "reason-unbalanced-quote",
        Reason::TooLong => "reason-too-long",
        Reason::Invisible => "reason-invisible",
    };
    lang.say(key)
}

/// What else is to be known.
pub(super) fn notice(lang: Lang, notice: &Notice) -> String {
    let count = |count: &u64| Arg::from(i64::try_from(*count).unwrap_or(i64::MAX));
    match notice {
        Notice::Encoding(Encoding::Utf16) => lang.say("notice-utf16"),
        Notice::Encoding(Encoding::Windows1252) => lang.say("notice-windows"),
        Notice::IgnoredColumns(columns) => lang.say_with("notice-ignored-columns", &[("columns", columns.join(", ").into())]),
        Notice::PersonalColumns(columns) => lang.say_with("notice-personal-columns", &[("columns", columns.join(", ").into())]),
        Notice::PersonalHolders { count: n } => lang.say_with("notice-personal-holders", &[("count", count(n))]),
        Notice::HoldersDropped { count: n } => lang.say_with("notice-holders", &[("count", count(n))]),
        Notice::FullNamesDropped { count: n } => lang.say_with("notice-full-names", &[("count", count(n))]),
        Notice::SerialTwice { serial, lines, count: n } => {
            let lines: Vec<String> = lines.iter().map(ToString::to_string).collect();
            let said = [("serial", serial.as_str().into()), ("lines", lines.join(", ").into()), ("count", count(n))];
            lang.say_with("notice-serial-twice", &said)
        }
        Notice::KeysAlike { key, first, second } => {
            let said = [("key", key.as_str().into()), ("first", first.to_string().into()), ("second", second.to_string().into())];
            lang.say_with("notice-keys-alike", &said)
        }
    }
}
