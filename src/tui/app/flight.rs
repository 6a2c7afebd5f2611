//! What was asked to be recorded and is not on disk yet: in flight, or refused and kept.

use crate::{
    audit::journal::Fact,
    job::{Failure, Job, Ticket},
};
use std::collections::BTreeMap;

/// Facts on their way to the disk.
#[derive(Clone, Debug, Default)]
pub struct Flight {
    next: u64,
    waiting: BTreeMap<Ticket, Vec<Fact>>,
    failed: BTreeMap<Ticket, (Vec<Fact>, Failure)>,
}

impl Flight {
    /// Sends facts on their way.
    pub fn send(&mut self, facts: Vec<Fact>) -> (Ticket, Job) {
        self.next += 1;
        let ticket = Ticket(self.next);
        self.waiting.insert(ticket, facts.clone());
        (ticket, Job::Append { ticket, facts })
    }

    /// They are on disk.
    pub fn landed(&mut self, ticket: Ticket) {
        self.waiting.remove(&ticket);
        self.failed.remove(&ticket);
    }

    /// They were refused: kept, to be tried again. What is not known here stays unknown.
    pub fn refused(&mut self, ticket: Ticket, failure: Failure) {
        if let Some(facts) = self.waiting.remove(&ticket) {
            self.failed.insert(ticket, (facts, failure));
        }
    }

    /// Everything refused, asked for again in the order in which it happened, under its ticket.
    pub fn retry(&mut self) -> Vec<(Ticket, Job)> {
        let failed = std::mem::take(&mut self.failed);
        failed
            .into_iter()
            .map(|(ticket, (facts, _))| {
                self.waiting.insert(ticket, facts.clone());
                (ticket, Job::Append { ticket, facts })
            })
            .collect()
    }

    /// Whether something is on its way.
    #[must_use]
    pub fn is_waiting(&self) -> bool {
        !self.waiting.is_empty()
    }

    /// How many askings were refused and are kept.
    #[must_use]
    pub fn refusals(&self) -> usize {
        self.failed.len()
    }

    /// Why the first of them was refused.
    #[must_use]
    pub fn failure(&self) -> Option<&Failure> {
        self.failed.values().next().map(|(_, failure)| failure)
    }

    /// Whether everything that was asked is on disk.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.waiting.is_empty() && self.failed.is_empty()
    }
}
