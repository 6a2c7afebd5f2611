//! The worker that records: fast and in order. It also notices what other programs record in the same store.

use super::{
    clock,
    session::{Others, Session},
    worker::{Failed, Hands, Worker},
};
use crate::{
    job::{Failure, Record, RecordOutcome},
    tui::Message,
};
use jiff::civil::Date;
use std::sync::mpsc::Sender;

/// Starts the worker that records. It owns the session.
pub(super) fn recorder(session: Session, date: Option<Date>, messages: Sender<Message>) -> Result<Worker<Record>, Failure> {
    Worker::start("record", messages, Recorder { session, date, office_changed: false })
}

struct Recorder {
    session: Session,
    date: Option<Date>,
    /// Whether a revision or a campaign came with entries and was not told yet.
    office_changed: bool,
}

impl Hands<Record> for Recorder {
    fn failed(&self, job: &Record) -> Failed {
        match job {
            Record::Append { ticket, .. } => {
                let ticket = *ticket;
                Box::new(move |failure| Message::Recorded(RecordOutcome::NotAppended { ticket, failure }))
            }
            Record::UseCampaign(_) | Record::OpenCampaign { .. } => {
                Box::new(|failure| Message::Recorded(RecordOutcome::NotEntered(failure)))
            }
            Record::PreferCamera(_) => Box::new(|failure| Message::Recorded(RecordOutcome::CameraNotPreferred(failure))),
            // If the disk refuses this, it also refuses the next entry, and that is reported to the auditor.
            Record::KeepWhereabouts(_) => Box::new(|_| Message::Recorded(RecordOutcome::WhereaboutsKept)),
        }
    }

    fn perform(&mut self, job: Record) -> Result<Message, Failure> {
        let today = clock::today(self.date);
        Ok(match job {
            Record::Append { ticket, at, facts } => {
                Message::Recorded(RecordOutcome::Appended { ticket, entries: self.session.append_at(at, facts)? })
            }
            Record::UseCampaign(campaign) => Message::Entered(Box::new(self.session.enter(campaign, today)?)),
            Record::OpenCampaign { name, opening } => {
                Message::Entered(Box::new(self.session.open_and_enter(&name, opening, today)?))
            }
            Record::PreferCamera(name) => {
                self.session.prefer_camera(&name)?;
                Message::Recorded(RecordOutcome::CameraPreferred)
            }
            Record::KeepWhereabouts(whereabouts) => {
                self.session.keep_whereabouts(&whereabouts)?;
                Message::Recorded(RecordOutcome::WhereaboutsKept)
            }
        })
    }

    /// Entries that another program recorded in this store also lead to conclusions. If the store cannot be read now,
    /// the next attempt may succeed.
    fn idle(&mut self) -> Option<Message> {
        match self.session.others_wrote().unwrap_or(Others::Nothing) {
            Others::Nothing => std::mem::take(&mut self.office_changed).then_some(Message::OfficeChanged),
            Others::Entries { office } => {
                self.office_changed |= office;
                let standing = self.session.standing(clock::today(self.date)).ok()?;
                Some(Message::StandingReplaced(Box::new(standing)))
            }
            Others::Office => Some(Message::OfficeChanged),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        audit::{inventory::Change, journal::Fact, ledger::VisitState, standing::Standing, uai::Uai},
        io::store::Store,
        job::{Opening, Ticket, Whereabouts},
    };

    #[test]
    fn what_another_program_records_comes_to_the_screen_and_nothing_else_does() {
        let folder = tempfile::tempdir().unwrap();
        let date = "2026-11-24".parse().unwrap();
        let session = super::super::demo::store(folder.path(), "poste 1", "a", "Campagne").unwrap();
        let mut recorder = Recorder { session, date: Some(date), office_changed: false };
        assert!(recorder.idle().is_none());
        let colleges: Vec<Uai> =
            recorder.session.standing(date).unwrap().inventory().rows().colleges.iter().map(|c| c.uai).take(3).collect();
        let [first, second, third] = colleges.as_slice() else { panic!("{colleges:?}") };
        let opened = |college: &Uai| vec![Fact::VisitOpened { college: *college }];
        let append = |facts| Record::Append { ticket: Ticket(1), at: clock::now(), facts };
        recorder.perform(append(opened(first))).unwrap();
        assert!(recorder.idle().is_none(), "its own entries are no news");
        let mut other = Session::open(folder.path(), "", "b").unwrap();
        other.keep_whereabouts(&Whereabouts::default()).unwrap();
        assert!(recorder.idle().is_none(), "nothing was recorded");
        other.append(opened(second)).unwrap();
        recorder.perform(append(opened(third))).unwrap();
        let Some(Message::StandingReplaced(standing)) = recorder.idle() else { panic!("nobody was told") };
        let all = Session::open(folder.path(), "", "").unwrap().standing(date).unwrap();
        let states = |standing: &Standing| colleges.iter().map(|c| standing.ledger().visit(*c)).collect::<Vec<_>>();
        assert_eq!(states(&standing), [VisitState::Open; 3]);
        assert_eq!(states(&standing), states(&all));
        assert!(recorder.idle().is_none(), "told once");
        let change = Change { prefixes: Some(vec!["X-".into()]), ..Change::default() };
        Store::open(folder.path()).unwrap().add_revision(clock::now(), "b.csv", &change).unwrap();
        assert!(matches!(recorder.idle(), Some(Message::OfficeChanged)));
        assert!(recorder.idle().is_none(), "told once");
        // A campaign comes with its first entries: both are told.
        other.open_campaign("Autre", Opening::default()).unwrap();
        assert!(matches!(recorder.idle(), Some(Message::StandingReplaced(_))));
        assert!(matches!(recorder.idle(), Some(Message::OfficeChanged)));
        assert!(recorder.idle().is_none(), "told once");
    }
}
