//! The findings of a decision, its effect, and the facts that record it.

use super::{
    finding::{Code, Finding},
    findings::admitted,
    journal::{Decided, Decision, Fact},
    standing::Standing,
};
use smol_str::SmolStr;
use std::collections::{BTreeMap, BTreeSet};

/// The findings about which a decision is being made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deciding {
    /// The findings.
    pub findings: Vec<Finding>,
    /// For each of them that is one end of a misassignment: the finding and its other end.
    pub ends: Vec<(Finding, Finding)>,
    /// How many of the findings already have a decision.
    pub decided: usize,
    /// The decisions that at least one of the findings admits.
    pub choices: Vec<Decision>,
}

/// The effect of a decision on the findings.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Effect {
    /// How many of the findings it decides.
    pub taken: usize,
    /// How many of the other ends it decides in addition.
    pub ends: usize,
    /// The findings that do not admit it, by code. They stay unchanged.
    pub skipped: BTreeMap<Code, usize>,
}

/// A decision with its reasons.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settled {
    /// What is proposed.
    pub decision: Decision,
    /// The cause.
    pub cause: Option<SmolStr>,
    /// The evidence.
    pub evidence: Option<SmolStr>,
}

impl Deciding {
    /// Creates it for these findings; `None` if none of them admits a decision.
    #[must_use]
    pub fn about(standing: &Standing, findings: Vec<Finding>) -> Option<Self> {
        let codes: BTreeSet<Code> = findings.iter().map(|finding| finding.code).collect();
        let choices: Vec<Decision> = match codes.iter().collect::<Vec<_>>().as_slice() {
            // With only one code: the most usual decision first.
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

    /// The effect that a decision would have.
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
        effect.ends = taken.len().saturating_sub(effect.taken);
        effect
    }

    /// The findings that a decision would decide, including the other ends.
    #[must_use]
    pub fn taken(&self, decision: Decision) -> BTreeSet<&Finding> {
        let admits = |finding: &&Finding| admitted(finding.code).contains(&decision);
        let ends = self.ends.iter().filter(|(one, _)| admits(&one)).map(|(_, end)| end);
        self.findings.iter().chain(ends).filter(admits).collect()
    }

    /// The facts that record a decision about every finding that admits it, with the other ends. They belong together: one undo takes
    /// all of them back.
    #[must_use]
    pub fn facts(&self, standing: &Standing, settled: &Settled) -> Vec<Fact> {
        let fact = |finding: &Finding| {
            let Settled { decision, cause, evidence } = settled.clone();
            let basis = Some(standing.evidence(finding).basis());
            // The decisions known here are replaced by it; a decision that another station makes meanwhile is not.
            let over = standing.ledger().open_decisions(finding).iter().map(|known| known.order.id()).collect();
            Fact::Decided(Decided { finding: finding.clone(), basis, decision, cause, evidence, over })
        };
        self.taken(settled.decision).into_iter().map(fact).collect()
    }
}
