//! The recapitulation of a campaign.

use super::{
    blocks::{campaign, data, fields, heading, plain, seal},
    lines,
    minutes::signatures,
};
use crate::{
    audit::{
        ledger::Lost,
        minutes::{List, Recap, RecapRow, Source},
        standing::Standing,
    },
    io::paper::flow::{Block, Column, Content, Table},
    locale::{self, Lang},
};

/// The blocks of a recapitulation.
pub(super) fn blocks(standing: &Standing, recap: &Recap, source: &Source, lang: Lang) -> Vec<Block> {
    let say = |key: &str| lang.say(key);
    let scope = lang.say_with("paper-scope-campaign", &[("colleges", recap.rows.len().into())]);
    let mut about = vec![
        (say("paper-field-campaign"), campaign(lang, recap.campaign.1.as_ref())),
        (say("paper-field-scope"), scope),
        (say("paper-field-method"), locale::method(lang, recap.mode)),
    ];
    about.extend(data(standing, source, lang));
    let mut blocks = vec![heading(1, say("paper-recap")), fields(about)];
    blocks.extend([heading(2, say("paper-recap-colleges")), colleges(recap, lang), heading(2, say("paper-recap-missing"))]);
    if recap.not_seen.is_empty() {
        blocks.push(plain(say("paper-none")));
    }
    for part in recap.not_seen.chunk_by(|(a, _), (b, _)| a == b) {
        let Some((here, _)) = part.first() else { continue };
        let row = recap.rows.iter().find(|row| row.college.0 == *here);
        let name = row.map_or_else(|| here.to_string(), |row| super::blocks::college(lang, &row.college));
        let own: Vec<_> = part.iter().map(|(_, line)| line.clone()).collect();
        blocks.extend([heading(3, name), lines::table(standing, *here, &own, lang)]);
    }
    if !recap.lost.is_empty() {
        blocks.push(heading(2, say("paper-recap-lost")));
        blocks.extend(recap.lost.iter().map(|lost| plain(lost_line(lost, lang))));
    }
    blocks.push(signatures(lang));
    blocks.extend(seal(source, lang));
    blocks
}

/// A station that was lost, in a sentence.
fn lost_line(lost: &Lost, lang: Lang) -> String {
    let said = [
        ("name", lines::cut(&lost.name).into()),
        ("key", super::blocks::short(&lost.key.bytes()).into()),
        ("at", lang.moment(lost.at).into()),
        ("count", i64::try_from(lost.entries).unwrap_or(i64::MAX).into()),
    ];
    lang.say_with("paper-lost-line", &said)
}

/// A row of counts: a college, or all of them.
fn row(of: &[&RecapRow], [commune, name, state]: [String; 3], lang: Lang) -> Vec<Content> {
    let sum = |count: fn(&RecapRow) -> u32| of.iter().map(|row| count(row)).sum::<u32>();
    let listed = |list: List| of.iter().map(|row| row.lists.get(&list).copied().unwrap_or_default()).sum::<u32>();
    let hidden = of.iter().any(|row| !row.counted);
    let expected = if hidden { lang.say("paper-hidden") } else { lang.number(sum(|row| row.progress.expected)) };
    let mut cells = vec![commune, name, state, expected, lang.number(sum(|row| row.progress.read))];
    cells.extend(List::ALL.map(|list| lang.number(listed(list))));
    cells.push(lang.number(sum(|row| row.progress.discrepancies())));
    cells.push(lang.number(sum(|row| row.progress.decided)));
    cells.into_iter().map(Content::Text).collect()
}

fn colleges(recap: &Recap, lang: Lang) -> Block {
    let head = |key: &str| lang.say(key);
    let mut columns = vec![
        Column::new(head("paper-head-commune"), 2.2),
        Column::new(head("paper-head-college"), 3.0),
        Column::new(head("paper-head-state"), 1.2),
        Column::number(head("paper-head-expected"), 1.2),
        Column::number(head("paper-head-read"), 1.0),
    ];
    columns.extend(List::ALL.map(|list| Column::number(lang.name(list), 1.6)));
    columns.push(Column::number(head("paper-discrepancies"), 1.5));
    columns.push(Column::number(head("paper-head-decided"), 1.1));
    let mut rows: Vec<Vec<Content>> = recap
        .rows
        .iter()
        .map(|of| {
            let (uai, known) = &of.college;
            let commune = known.as_ref().map(|college| college.commune.to_string()).unwrap_or_default();
            let name = known.as_ref().map_or_else(|| uai.to_string(), |college| format!("{} ({uai})", college.name));
            row(&[of], [commune, name, locale::say_state(lang, &of.progress)], lang)
        })
        .collect();
    let all: Vec<&RecapRow> = recap.rows.iter().collect();
    rows.push(row(&all, [lang.say("paper-total"), String::new(), String::new()], lang));
    Block::Table(Table { columns, rows, named: true })
}
