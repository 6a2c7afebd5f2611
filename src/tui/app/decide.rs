//! Decisions: about the chosen finding or the marked ones, with the other end of each, by one key and one yes.

use super::{
    dialog::{Ask, Dialog, Menu},
    state::{App, Tone},
};
use crate::{
    audit::{
        finding::{Code, Finding},
        findings::admitted,
        journal::{Decided, Decision, Fact},
        standing::Standing,
    },
    job::{Job, Stamp},
    locale::college_name,
};
use smol_str::SmolStr;
use std::collections::{BTreeMap, BTreeSet};

/// What a decision is being taken about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deciding {
    /// The findings.
    pub findings: Vec<Finding>,
    /// Of each of them that is one end of a misassignment, itself and the other end.
    pub ends: Vec<(Finding, Finding)>,
    /// How many of the findings are decided already.
    pub decided: usize,
    /// The decisions that at least one of the findings admits.
    pub choices: Vec<Decision>,
}

/// What becomes of each finding if a decision is taken.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Effect {
    /// How many of the findings it is taken about.
    pub taken: usize,
    /// How many of the other ends beside.
    pub ends: usize,
    /// Those that do not admit it, by code: they stay as they are.
    pub skipped: BTreeMap<Code, usize>,
}

/// A decision with its reasons.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settled {
    /// What is proposed.
    pub decision: Decision,
    /// Why.
    pub cause: Option<SmolStr>,
    /// What proves it.
    pub evidence: Option<SmolStr>,
}

impl Deciding {
    /// About these findings; `None` if none of them admits a decision.
    fn about(standing: &Standing, findings: Vec<Finding>) -> Option<Self> {
        let codes: BTreeSet<Code> = findings.iter().map(|finding| finding.code).collect();
        let choices: Vec<Decision> = match codes.iter().collect::<Vec<_>>().as_slice() {
            // Of one sort: the most usual first.
            [only] => admitted(**only).to_vec(),
            _ => Decision::ALL.into_iter().filter(|d| codes.iter().any(|code| admitted(*code).contains(d))).collect(),
        };
        if choices.is_empty() {
            return None;
        }
        let ends = findings.iter().filter_map(|finding| Some((finding.clone(), standing.other_end(finding)?))).collect();
        let decided = findings.iter().filter(|finding| standing.decision(finding).is_some()).count();
        Some(Self { findings, ends, decided, choices })
    }

    /// What a decision would do.
    #[must_use]
    pub fn effect(&self, decision: Decision) -> Effect {
        let mut effect = Effect::default();
        for finding in &self.findings {
            if admitted(finding.code).contains(&decision) {
                effect.taken += 1;
            } else {
                *effect.skipped.entry(finding.code).or_default() += 1;
            }
        }
        let taken = self.taken(decision);
        effect.ends = taken.len() - effect.taken;
        effect
    }

    /// The findings that a decision is taken about, the other ends among them.
    fn taken(&self, decision: Decision) -> BTreeSet<&Finding> {
        let admits = |finding: &&Finding| admitted(finding.code).contains(&decision);
        let ends = self.ends.iter().filter(|(one, _)| admits(&one)).map(|(_, end)| end);
        self.findings.iter().chain(ends).filter(admits).collect()
    }
}

/// What is to be decided about: the finding looked at, else the marked ones, else the chosen one.
fn wanted(app: &App) -> Vec<Finding> {
    if let Some(Dialog::Detail(detail)) = &app.dialog {
        return vec![detail.finding.clone()];
    }
    let Some(list) = &app.findings else { return Vec::new() };
    if list.marked.is_empty() { list.finding().cloned().into_iter().collect() } else { list.marked.iter().cloned().collect() }
}

/// Asks which decision; with `line` one of them is chosen already. Nothing is chosen by itself.
pub(super) fn ask(app: &mut App, stamp: Stamp, line: Option<usize>) {
    let findings = wanted(app);
    let Some(standing) = &app.standing else { return };
    if findings.is_empty() {
        return;
    }
    let Some(deciding) = Deciding::about(standing, findings) else {
        return app.say(stamp.since, Tone::Known, app.lang.say("notice-nothing-to-decide"));
    };
    let chosen = line.filter(|line| *line < deciding.choices.len());
    app.dialog = Some(Dialog::Menu { menu: Menu::Decide(Box::new(deciding)), chosen });
}

/// Takes the decision that was taken last about what is chosen; about what is marked, asks first.
pub(super) fn again(app: &mut App, stamp: Stamp, jobs: &mut Vec<Job>) {
    let lang = app.lang;
    let Some(last) = app.settled.clone() else {
        return app.say(stamp.since, Tone::Known, lang.say("notice-nothing-decided-yet"));
    };
    let findings = wanted(app);
    let Some(standing) = &app.standing else { return };
    let Some(deciding) = Deciding::about(standing, findings) else {
        return app.say(stamp.since, Tone::Known, lang.say("notice-nothing-to-decide"));
    };
    let Some(line) = deciding.choices.iter().position(|decision| *decision == last.decision) else {
        let words = lang.say_with("notice-not-admitted", &[("decision", lang.name(last.decision).into())]);
        return app.say(stamp.since, Tone::Known, words);
    };
    if deciding.findings.len() > 1 {
        app.dialog = Some(Dialog::Menu { menu: Menu::Decide(Box::new(deciding)), chosen: Some(line) });
    } else {
        settle(app, stamp, &deciding, last, jobs);
    }
}

/// A decision was chosen: taken, unless something has to be asked for first.
pub(super) fn picked(app: &mut App, stamp: Stamp, deciding: Box<Deciding>, decision: Decision, jobs: &mut Vec<Job>) {
    if decision.needs_evidence() {
        let ask = Ask::Evidence(deciding, decision, None);
        app.dialog = Some(Dialog::Prompt { ask, text: String::new() });
    } else {
        settle(app, stamp, &deciding, Settled { decision, cause: None, evidence: None }, jobs);
    }
}

/// The cause was given, or left out.
pub(super) fn caused(
    app: &mut App,
    stamp: Stamp,
    deciding: Box<Deciding>,
    decision: Decision,
    cause: Option<SmolStr>,
    jobs: &mut Vec<Job>,
) {
    if decision.needs_evidence() {
        app.dialog = Some(Dialog::Prompt { ask: Ask::Evidence(deciding, decision, cause), text: String::new() });
    } else {
        settle(app, stamp, &deciding, Settled { decision, cause, evidence: None }, jobs);
    }
}

/// Records a decision about everything that admits it: one stroke, one transaction, one undo.
pub(super) fn settle(app: &mut App, stamp: Stamp, deciding: &Deciding, settled: Settled, jobs: &mut Vec<Job>) {
    let lang = app.lang;
    let Some(standing) = &app.standing else { return };
    let taken = deciding.taken(settled.decision);
    let fact = |finding: &&Finding| {
        let Settled { decision, cause, evidence } = settled.clone();
        let basis = Some(standing.evidence(finding).basis());
        // What is known here is settled by it; what another station decides meanwhile is not.
        let over = standing.ledger().open_decisions(finding).iter().map(|known| known.order.id()).collect();
        Fact::Decided(Decided { finding: (*finding).clone(), basis, decision, cause, evidence, over })
    };
    let facts: Vec<Fact> = taken.iter().map(fact).collect();
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
            lang.say_with("notice-decided-many", &values)
        }
    };
    app.append(facts, jobs);
    if app.flight.refusals() == 0 {
        app.say(stamp.since, Tone::Done, words);
    }
    app.settled = Some(settled);
    if let Some(list) = &mut app.findings {
        match deciding.findings.as_slice() {
            [only] => {
                list.marked.remove(only);
                list.next_open();
            }
            _ => list.marked.clear(),
        }
    }
}
