//! `recol findings`: prints the conclusions, one a line.

use super::{
    args_field::Findings,
    campaign::open_since,
    campaign_words::is_college,
    context::Context,
    exit::{Exit, Stop},
    out,
};
use crate::{
    audit::{
        finding::{Code, Finding},
        inventory::Inventory,
        report::{self, Cell, ReportColumn},
        standing::{Standing, Tally},
    },
    job::Doing,
    locale::{self, Lang},
};
use serde_json::{Map, Value};

pub(super) fn run(context: &Context, args: &Findings) -> Result<Exit, Stop> {
    let session = context.session()?;
    let standing = context.standing(&session, args.date)?;
    if let Some(college) = args.college.filter(|college| standing.tally(*college) == Tally::default()) {
        is_college(Doing::ReadStore, &standing, college)?;
    }
    let newest = session.newest_beside(&standing)?;
    // A finding that is named explicitly is shown whether it is a discrepancy or not.
    let everything = args.all || !args.finding.is_empty();
    let findings = report::findings(&standing, args.college.as_slice(), None, everything);
    let wanted: Vec<&Finding> = findings.iter().filter(|f| args.finding.is_empty() || args.finding.contains(&f.code)).collect();
    for finding in &wanted {
        out::line(if args.json { as_json(&standing, &newest, finding) } else { in_words(context.lang, &standing, finding) })?;
    }
    if !args.json {
        summary(context.lang, &wanted)?;
        open_since(context.lang, &standing, args.college.as_slice())
            .into_iter()
            .try_for_each(|since| out::line(format!("▲ {since}")))?;
    }
    Ok(Exit::Done)
}

fn in_words(lang: Lang, standing: &Standing, finding: &Finding) -> String {
    let evidence = standing.evidence(finding);
    let subject = locale::subject_words(standing, finding);
    let device = evidence.device.map(|(_, device)| locale::device_line(lang, device)).unwrap_or_default();
    let recorded = evidence.device.map(|(_, device)| locale::belongs(lang, standing.inventory(), device));
    let spot = evidence.read.map(|(_, read)| &read.spot).or_else(|| evidence.unlabelled.map(|u| &u.spot));
    let read = spot.map(|spot| locale::spot_name(standing.inventory(), spot));
    let decision = evidence.decision.map(|decided| lang.name(decided.decided.decision));
    let tail: Vec<String> = [
        (!device.is_empty()).then_some(device),
        recorded.map(|place| lang.say_with("cli-recorded-at", &[("place", place.into())])),
        read.map(|place| lang.say_with("cli-read-at", &[("place", place.into())])),
        decision.map(|decision| lang.say_with("cli-decided-as", &[("decision", decision.into())])),
    ]
    .into_iter()
    .flatten()
    .collect();
    format!("{}  {:<22} {subject}  {}", finding.college, lang.name(finding.code), tail.join(" · "))
}

fn as_json(standing: &Standing, newest: &Inventory, finding: &Finding) -> String {
    let cells = report::row(standing, newest, finding);
    let text = |cell: Cell| match cell {
        Cell::Text(text) if text.is_empty() => Value::Null,
        Cell::Text(text) => Value::String(text),
        Cell::Word(word) => Value::String(word.code().to_owned()),
        Cell::Date(day) => Value::String(day.to_string()),
        Cell::Moment(moment) => Value::String(moment.to_string()),
        Cell::Number(count) => Value::from(count),
    };
    let object: Map<String, Value> = ReportColumn::ALL
        .iter()
        .filter(|column| **column != ReportColumn::FindingLabel)
        .zip(cells.into_iter().enumerate().filter(|(at, _)| ReportColumn::ALL.get(*at) != Some(&ReportColumn::FindingLabel)))
        .map(|(column, (_, cell))| (column.code().to_owned(), text(cell)))
        .collect();
    let mut object = object;
    object.insert("event".to_owned(), "finding".into());
    out::json(&Value::Object(object))
}

pub(super) fn summary(lang: Lang, findings: &[&Finding]) -> Result<(), Stop> {
    let counted = Code::ALL.map(|code| (code, findings.iter().filter(|finding| finding.code == code).count()));
    let parts: Vec<String> =
        counted.iter().filter(|(_, n)| *n > 0).map(|(code, n)| format!("{} {n}", lang.name(*code))).collect();
    out::line(if parts.is_empty() { lang.say("cli-findings-none") } else { parts.join(" · ") })
}
