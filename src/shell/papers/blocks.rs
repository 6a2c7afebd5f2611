//! Blocks that several papers have.

use crate::{
    audit::{ids::hex, inventory::College, journal::Digest, ledger::Campaign, minutes::Source, standing::Standing, uai::Uai},
    io::paper::{
        code::{Code, Level},
        flow::{Block, Column, Content, Style, Table},
    },
    locale::{self, Lang},
};

/// How much of a digest is shown where the whole one stands elsewhere, in hexadecimal digits.
const SHORT: usize = 16;

pub(super) fn heading(level: u16, text: impl Into<String>) -> Block {
    Block::Heading { level, text: text.into() }
}

pub(super) fn plain(text: impl Into<String>) -> Block {
    Block::Text { text: text.into(), style: Style::Plain }
}

pub(super) fn small(text: impl Into<String>) -> Block {
    Block::Text { text: text.into(), style: Style::Small }
}

/// Names and what they stand for, one a row.
pub(super) fn fields(rows: Vec<(String, String)>) -> Block {
    let rows = rows.into_iter().map(|(name, value)| vec![Content::Text(name), Content::Text(value)]).collect();
    Block::Table(Table { columns: vec![Column::new("", 1.0), Column::new("", 4.0)], rows, named: true })
}

/// A college in a line.
pub(super) fn college(lang: Lang, (uai, known): &(Uai, Option<College>)) -> String {
    match known {
        Some(known) => {
            let said = [
                ("name", known.name.as_str().into()),
                ("uai", uai.to_string().into()),
                ("commune", known.commune.as_str().into()),
            ];
            lang.say_with("paper-about-college", &said)
        }
        None => uai.to_string(),
    }
}

/// The campaign in a line.
pub(super) fn campaign(lang: Lang, campaign: Option<&Campaign>) -> String {
    let Some(campaign) = campaign else { return String::new() };
    let opened = lang.date(campaign.opened.date());
    let line = lang.say_with("paper-campaign-line", &[("name", campaign.name.as_str().into()), ("opened", opened.into())]);
    let days = campaign.planned.map(|planned| locale::days(lang, planned)).filter(|days| !days.is_empty());
    let line = days.into_iter().fold(line, |line, days| format!("{line} ({days})"));
    if campaign.closed { lang.say_with("paper-campaign-closed", &[("line", line.into())]) } else { line }
}

/// A digest, as far as people compare it.
pub(super) fn short(digest: &Digest) -> String {
    hex(digest).chars().take(SHORT).collect()
}

/// What the paper follows from: inventory, time, and the ends of the journal.
pub(super) fn data(standing: &Standing, source: &Source, lang: Lang) -> Vec<(String, String)> {
    let inventory = [("revision", source.revision.0.to_string().into()), ("digest", short(&source.inventory).into())];
    let made = [("made", lang.moment(source.made).into()), ("date", lang.date(source.date).into())];
    let journal = source.series.iter().map(|reached| {
        let station =
            standing.ledger().station(reached.writer).map_or_else(|| reached.writer.to_string(), |s| s.name.to_string());
        let seq = i64::try_from(reached.seq).unwrap_or(i64::MAX);
        lang.say_with(
            "paper-journal-line",
            &[("station", station.into()), ("seq", seq.into()), ("hash", short(&reached.hash).into())],
        )
    });
    vec![
        (lang.say("paper-field-inventory"), lang.say_with("paper-inventory-line", &inventory)),
        (lang.say("paper-field-journal"), journal.collect::<Vec<_>>().join("\u{a0}; ")),
        (lang.say("paper-field-made"), lang.say_with("paper-made-line", &made)),
    ]
}

/// The code with the digest, and what it is good for.
pub(super) fn seal(source: &Source, lang: Lang) -> Option<Block> {
    let digest = hex(&source.digest()).to_uppercase();
    let code = Code::new(&format!("RECOL:{digest}"), Level::M)?;
    let beside =
        vec![lang.say_with("paper-code-digest", &[("digest", digest.to_lowercase().into())]), lang.say("paper-code-verify")];
    Some(Block::Code { code, module: 0.6, alt: lang.say("paper-code-alt"), beside })
}
