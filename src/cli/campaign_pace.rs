//! `recol campaign pace`: the burn-down of the campaign, day by day.

use super::{
    context::Context,
    exit::{Exit, Stop},
    out,
};
use crate::{
    audit::{
        burndown::{Burndown, Day},
        progress, scope,
        standing::Standing,
    },
    locale::Lang,
    shell::Session,
};
use serde_json::{Value, json};

/// The cells of a number with its sign.
const NUMBER: usize = 8;
/// The cells of a date.
const DATE: usize = 10;

pub(super) fn run(context: &Context, session: &Session, as_json: bool) -> Result<Exit, Stop> {
    let standing = context.standing(session, None)?;
    let found = Burndown::of(&standing);
    let before = session.standing_before(context.today())?;
    let again = before.map_or(0, |before| scope::missing_again(&standing, &before).len());
    // A blind count that is still open anywhere hides what is left.
    let shown = progress::colleges_of(&standing).into_iter().all(|college| standing.expected_shown_in_all(college));
    if as_json {
        out::line(out::json(&object(context, &standing, &found, shown, again)))?;
    } else {
        in_words(context, &standing, &found, shown, again)?;
    }
    Ok(Exit::Done)
}

fn object(context: &Context, standing: &Standing, found: &Burndown, shown: bool, again: usize) -> Value {
    let (today, closed) = (context.today(), standing.ledger().is_closed());
    let (read, days) = found.pace(found.until(today, closed)).unwrap_or_default();
    let end = found.end(today).filter(|_| shown && !found.is_over(closed));
    let by_day = found.days.iter().map(|day| {
        let plan = found.by_plan(day.date).filter(|_| shown);
        json!({"date": day.date, "read": day.read, "left": shown.then_some(day.left), "plan": plan})
    });
    json!({
        "event": "pace",
        "expected": shown.then_some(found.expected),
        "read": read,
        "left": shown.then(|| found.left()),
        "days": days,
        "end": end,
        "planned_from": found.planned.first,
        "planned_to": found.planned.last,
        "missing_again": again,
        "by_day": by_day.collect::<Vec<_>>(),
    })
}

fn in_words(context: &Context, standing: &Standing, found: &Burndown, shown: bool, again: usize) -> Result<(), Stop> {
    let (lang, today, closed) = (context.lang, context.today(), standing.ledger().is_closed());
    let (read, days) = found.pace(found.until(today, closed)).unwrap_or_default();
    let mut head = vec![lang.say_with("burndown-read", &[("read", read.into()), ("days", days.into())])];
    if shown {
        head.push(lang.say_with("burndown-left", &[("left", found.left().into()), ("expected", found.expected.into())]));
    }
    out::line(head.join(" · "))?;
    if let Some(end) = found.end(today).filter(|_| shown && !found.is_over(closed)) {
        let told = lang.say_with("burndown-end", &[("date", lang.date(end).into())]);
        out::line(match found.planned.last {
            Some(last) => {
                let planned = lang.say_with("burndown-planned", &[("date", lang.date(last).into())]);
                format!("{} {told} · {planned}", if end > last { "▲" } else { "√" })
            }
            None => told,
        })?;
    }
    if again > 0 {
        out::line(format!("× {}", lang.say_with("total-again", &[("count", again.into())])))?;
    }
    if found.days.is_empty() {
        return Ok(());
    }
    let plan = shown && found.planned.first.is_some() && found.planned.last.is_some();
    let heads = ["burndown-head-read", "burndown-head-left", "burndown-head-plan"];
    let columns = if shown { 2 + usize::from(plan) } else { 1 };
    let titles: String = heads.iter().take(columns).map(|head| format!("{:>NUMBER$}", lang.say(head))).collect();
    out::line(format!("{:DATE$}{titles}", ""))?;
    for day in &found.days {
        out::line(row(lang, found, day, (shown, plan)))?;
    }
    Ok(())
}

fn row(lang: Lang, found: &Burndown, day: &Day, (shown, plan): (bool, bool)) -> String {
    let number = |text: String| format!("{text:>NUMBER$}");
    let planned = found.by_plan(day.date).filter(|_| plan);
    let sign = |planned: u32| if day.left > planned { " ▲" } else { " √" };
    [
        Some(format!("{:DATE$}", lang.date(day.date))),
        Some(number(format!("+{}", lang.number(day.read)))),
        shown.then(|| number(lang.number(day.left))),
        planned.map(|planned| number(lang.number(planned)) + sign(planned)),
    ]
    .into_iter()
    .flatten()
    .collect()
}
