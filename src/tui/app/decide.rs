//! Decisions about the chosen finding or the marked ones. A decision about one end of a misassignment includes its
//! other end. It takes one key and one confirmation.

use super::state::{
    app::App,
    dialog::{Ask, Dialog, Menu},
    notice::Tone,
};
use crate::{
    audit::{
        deciding::{Deciding, Settled},
        finding::Finding,
        journal::Decision,
    },
    job::Job,
    locale::college_name,
};
use smol_str::SmolStr;
use std::collections::BTreeSet;

/// Returns the findings to decide about: the one shown in detail, otherwise the marked ones, otherwise the chosen one.
fn wanted(app: &App) -> Vec<Finding> {
    if let Some(Dialog::Detail(detail)) = &app.over.dialog {
        return vec![detail.finding.clone()];
    }
    let Some(list) = &app.screens.findings else { return Vec::new() };
    if list.marked.is_empty() { list.finding().cloned().into_iter().collect() } else { list.marked.iter().cloned().collect() }
}

/// Asks for the decision. With `line`, one of them is already chosen; otherwise none is.
pub(super) fn ask(app: &mut App, line: Option<usize>) {
    let findings = wanted(app);
    let Some(standing) = &app.work.standing else { return };
    if findings.is_empty() {
        return;
    }
    let Some(deciding) = Deciding::about(standing, findings) else {
        return app.say(Tone::Known, app.desk.lang.say("notice-nothing-to-decide"));
    };
    let chosen = line.filter(|line| *line < deciding.choices.len());
    app.over.dialog = Some(Dialog::Menu { menu: Menu::Decide(Box::new(deciding)), chosen });
}

/// Repeats the last decision for the chosen finding. For marked findings it asks first.
pub(super) fn again(app: &mut App, jobs: &mut Vec<Job>) {
    let lang = app.desk.lang;
    let Some(last) = app.screens.settled.clone() else {
        return app.say(Tone::Known, lang.say("notice-nothing-decided-yet"));
    };
    let findings = wanted(app);
    let Some(standing) = &app.work.standing else { return };
    let Some(deciding) = Deciding::about(standing, findings) else {
        return app.say(Tone::Known, lang.say("notice-nothing-to-decide"));
    };
    let Some(line) = deciding.choices.iter().position(|decision| *decision == last.decision) else {
        let words = lang.say_with("notice-not-admitted", &[("decision", lang.name(last.decision).into())]);
        return app.say(Tone::Known, words);
    };
    // Nothing is replaced without a word: the menu says it.
    if deciding.findings.len() > 1 || deciding.decided > 0 {
        app.over.dialog = Some(Dialog::Menu { menu: Menu::Decide(Box::new(deciding)), chosen: Some(line) });
    } else {
        settle(app, &deciding, last, jobs);
    }
}

/// A decision was chosen. It is recorded, unless something must be asked for first.
pub(super) fn picked(app: &mut App, deciding: Box<Deciding>, decision: Decision, jobs: &mut Vec<Job>) {
    if decision.needs_evidence() {
        let ask = Ask::Evidence(deciding, decision, None);
        app.over.dialog = Some(Dialog::prompt(ask, ""));
    } else {
        settle(app, &deciding, Settled { decision, cause: None, evidence: None }, jobs);
    }
}

/// The cause was given or omitted.
pub(super) fn caused(app: &mut App, deciding: Box<Deciding>, decision: Decision, cause: Option<SmolStr>, jobs: &mut Vec<Job>) {
    if decision.needs_evidence() {
        app.over.dialog = Some(Dialog::prompt(Ask::Evidence(deciding, decision, cause), ""));
    } else {
        settle(app, &deciding, Settled { decision, cause, evidence: None }, jobs);
    }
}

/// Records a decision about every finding that admits it: one action, one transaction, one undo.
pub(super) fn settle(app: &mut App, deciding: &Deciding, settled: Settled, jobs: &mut Vec<Job>) {
    let lang = app.desk.lang;
    let Some(standing) = &app.work.standing else { return };
    let facts = deciding.facts(standing, &settled);
    let decision = lang.name(settled.decision);
    let words = match (deciding.findings.as_slice(), deciding.ends.as_slice()) {
        ([_], []) => lang.say_with("notice-decided", &[("decision", decision.into())]),
        ([_], [(_, end), ..]) => {
            let (finding, college) = (lang.name(end.code), college_name(standing.inventory(), end.college));
            let values = [("decision", decision.into()), ("finding", finding.into()), ("college", college.into())];
            lang.say_with("notice-decided-both", &values)
        }
        _ => {
            let effect = deciding.effect(settled.decision);
            let skipped: usize = effect.skipped.values().sum();
            let count = effect.taken + effect.ends;
            let values = [("decision", decision.into()), ("count", count.into()), ("skipped", skipped.into())];
            app.desk.say_keys("notice-decided-many", &values)
        }
    };
    let taken: BTreeSet<Finding> = deciding.taken(settled.decision).into_iter().cloned().collect();
    let ticket = app.append(facts, jobs);
    if app.outside.flight.refusals() == 0 {
        app.say(Tone::Done, words);
    }
    app.screens.settled = Some(settled);
    if let Some(list) = &mut app.screens.findings {
        match deciding.findings.as_slice() {
            [only] => {
                list.marked.remove(only);
            }
            _ => list.marked.clear(),
        }
        list.next_open(false, &taken.iter().collect());
        list.settling = Some(ticket);
    }
}
