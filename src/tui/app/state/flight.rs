//! What was asked to be recorded and is not on disk yet: in flight, or refused and kept.

use crate::{
    audit::{journal::Fact, moment::Moment},
    job::{Failure, Job, Record, Ticket},
};
use std::collections::BTreeMap;

/// Facts, and when they happened: an entry tells that time, however late it comes to the disk.
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
    /// While something refused is kept, what comes later is kept behind it, so that the order in which it happened is the
    /// order in which it is recorded: the failure is that of the first.
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

    /// Gives up what was refused last: it never happened.
    pub fn give_up(&mut self) -> Option<Ticket> {
        self.failed.pop_last().map(|(ticket, _)| ticket)
    }

    /// They are on disk.
    pub fn landed(&mut self, ticket: Ticket) {
        self.waiting.remove(&ticket);
        self.failed.remove(&ticket);
    }

    /// They were refused: kept, to be tried again. What is not known here stays unknown.
    pub fn refused(&mut self, ticket: Ticket, failure: Failure) {
        if let Some(packet) = self.waiting.remove(&ticket) {
            self.failed.insert(ticket, (packet, failure));
        }
    }

    /// Everything refused, asked for again in the order in which it happened, under its ticket.
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
