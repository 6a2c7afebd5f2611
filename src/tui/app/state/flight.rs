//! Facts that are to be recorded and are not on disk yet: on their way, or refused and kept.

use crate::{
    audit::{journal::Fact, moment::Moment},
    job::{Failure, Job, Record, Ticket},
};
use std::collections::BTreeMap;

/// Facts and the time when they happened. The entry contains this time, however late it is written.
type Packet = (Moment, Vec<Fact>);

/// Facts on their way to the disk.
#[derive(Clone, Debug, Default)]
pub struct Flight {
    next: u64,
    waiting: BTreeMap<Ticket, Packet>,
    failed: BTreeMap<Ticket, (Packet, Failure)>,
}

impl Flight {
    /// Sends facts on their way.
    ///
    /// # Errors
    /// While something refused is kept, later facts are kept after it, so that facts are recorded in the order in which
    /// they happened. The failure is that of the first.
    pub fn send(&mut self, at: Moment, facts: Vec<Fact>) -> (Ticket, Result<Job, Failure>) {
        self.next += 1;
        let ticket = Ticket(self.next);
        if let Some(failure) = self.failure().cloned() {
            self.failed.insert(ticket, ((at, facts), failure.clone()));
            return (ticket, Err(failure));
        }
        self.waiting.insert(ticket, (at, facts.clone()));
        (ticket, Ok(Job::Record(Record::Append { ticket, at, facts })))
    }

    /// Drops what was refused last, as if it had never happened.
    pub fn give_up(&mut self) -> Option<Ticket> {
        self.failed.pop_last().map(|(ticket, _)| ticket)
    }

    /// The facts are on disk.
    pub fn landed(&mut self, ticket: Ticket) {
        self.waiting.remove(&ticket);
        self.failed.remove(&ticket);
    }

    /// The facts were refused: keeps them for another attempt. An unknown ticket is ignored.
    pub fn refused(&mut self, ticket: Ticket, failure: Failure) {
        if let Some(packet) = self.waiting.remove(&ticket) {
            self.failed.insert(ticket, (packet, failure));
        }
    }

    /// Requests everything refused again, in the order in which it happened, with its tickets.
    pub fn retry(&mut self) -> Vec<(Ticket, Job)> {
        let failed = std::mem::take(&mut self.failed);
        failed
            .into_iter()
            .map(|(ticket, ((at, facts), _))| {
                self.waiting.insert(ticket, (at, facts.clone()));
                (ticket, Job::Record(Record::Append { ticket, at, facts }))
            })
            .collect()
    }

    /// Whether something is on its way.
    #[must_use]
    pub fn is_waiting(&self) -> bool {
        !self.waiting.is_empty()
    }

    /// How many requests were refused and are kept.
    #[must_use]
    pub fn refusals(&self) -> usize {
        self.failed.len()
    }

    /// Why the first of them was refused.
    #[must_use]
    pub fn failure(&self) -> Option<&Failure> {
        self.failed.values().next().map(|(_, failure)| failure)
    }

    /// Whether everything requested is on disk.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.waiting.is_empty() && self.failed.is_empty()
    }
}
