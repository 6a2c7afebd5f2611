//! The texts of the decision dialog: the choices, and the effect of the chosen decision.

use super::paint::Paint;
use crate::{
    audit::{deciding::Deciding, journal::Decision, standing::Standing},
    locale::{college_name, subject_words},
    tui::theme::Role,
};

/// The title, the choices, and the text below them.
pub(super) fn words(
    paint: &Paint<'_>,
    standing: &Standing,
    deciding: &Deciding,
    chosen: Option<usize>,
) -> (String, Vec<String>, Vec<(Role, String)>) {
    let total = deciding.findings.len();
    let title = match deciding.findings.as_slice() {
        [only] => {
            let what = format!("{} · {}", paint.lang.name(only.code), subject_words(standing, only));
            paint.say_with("menu-decide", &[("finding", what.into())])
        }
        _ => paint.say_with("menu-decide-many", &[("count", total.into())]),
    };
    let choice = |decision: Decision| {
        let proof = if decision.needs_evidence() { paint.say("menu-evidence") } else { String::new() };
        let taken = deciding.effect(decision).taken;
        let count = [("count", taken.into()), ("total", total.into())];
        let share = if taken < total { format!(" · {}", paint.say_with("menu-share", &count)) } else { String::new() };
        format!("{}{proof}{share}", paint.lang.name(decision))
    };
    let choices = deciding.choices.iter().copied().map(choice).collect();
    let mut below = Vec::new();
    let Some(decision) = chosen.and_then(|line| deciding.choices.get(line)).copied() else {
        below.push((Role::Quiet, paint.say_keys("menu-choose", &[])));
        return (title, choices, below);
    };
    let effect = deciding.effect(decision);
    if total > 1 {
        below.push((Role::Heading, paint.say_with("menu-taken", &[("count", effect.taken.into())])));
    }
    match deciding.ends.as_slice() {
        [(_, end)] if total == 1 => {
            let (finding, college) = (paint.lang.name(end.code), college_name(standing.inventory(), end.college));
            let values = [("finding", finding.into()), ("college", college.into())];
            below.push((Role::Plain, paint.say_with("menu-other-end", &values)));
        }
        _ if effect.ends > 0 => below.push((Role::Plain, paint.say_with("menu-other-ends", &[("count", effect.ends.into())]))),
        _ => {}
    }
    if !effect.skipped.is_empty() {
        let list = effect.skipped.iter().map(|(code, count)| format!("{} {count}", paint.lang.name(*code)));
        let list = list.collect::<Vec<_>>().join(", ");
        below.push((Role::Attention, paint.say_with("menu-skipped", &[("list", list.into())])));
    }
    if deciding.decided > 0 {
        below.push((Role::Attention, paint.say_with("menu-replaced", &[("count", deciding.decided.into())])));
    }
    let hint = if decision.needs_evidence() { "menu-hint-evidence" } else { "menu-hint" };
    below.push((Role::Quiet, paint.say_keys(hint, &[])));
    (title, choices, below)
}
