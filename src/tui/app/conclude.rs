//! Draws conclusions from entries and updates what is shown.

use super::{
    rooms,
    state::{app::App, dialog::Dialog, work::Work},
};
use crate::audit::{
    finding::Subject,
    ids::EntryId,
    journal::{Entry, Fact},
    ledger::Touched,
    standing::Standing,
    uai::Uai,
};

/// Draws conclusions from entries of others and shows them.
pub(super) fn conclude(app: &mut App, entries: Vec<Entry>) {
    let touched = applied(&mut app.work, entries);
    refresh(app, touched);
}

/// Concludes from another inventory or ledger of the same campaign from now on. The auditor stays where he is.
pub(super) fn replace(app: &mut App, standing: Standing) {
    if let Some(visit) = &mut app.screens.visit {
        visit.answer_anew(&standing);
    }
    let before = app.work.standing.replace(standing);
    let rows = |standing: Option<&Standing>| standing.map(|standing| standing.inventory().clone());
    let (before, now) = (rows(before.as_ref()), rows(app.work.standing.as_ref()));
    let same = before.zip(now).is_some_and(|(before, now)| before.rows() == now.rows());
    // Positions of devices belong to one inventory. A list of them is closed with it, unless it is built again below.
    if !same {
        app.work.finder = None;
        if matches!(app.over.dialog, Some(Dialog::Sample { .. } | Dialog::Find(_))) {
            app.over.dialog = None;
        }
    }
    app.refresh_all();
    rooms::leave_undone(app);
}

/// Draws conclusions from entries. Returns the colleges whose numbers change; `None` for all.
pub(super) fn applied(work: &mut Work, entries: Vec<Entry>) -> Option<Vec<Uai>> {
    let mut touched = Some(Vec::new());
    if let Some(standing) = &mut work.standing {
        if standing.ledger().is_governed_by_any(&entries) {
            standing.apply_all(entries);
            return None;
        }
        for entry in entries {
            let mut colleges = affected(standing, &entry);
            let delta = standing.apply(entry);
            if let Some(colleges) = &mut colleges {
                let findings = || delta.gone.iter().chain(&delta.come);
                colleges.extend(findings().map(|finding| finding.college));
                // A device read elsewhere counts as read in its recorded college. It may have no finding there, if
                // nobody has visited it yet.
                let inventory = standing.inventory();
                let home = |subject: &Subject| match subject {
                    Subject::Device(tag) => inventory.device(inventory.by_tag(tag.as_str())?)?.college,
                    _ => None,
                };
                colleges.extend(findings().filter_map(|finding| home(&finding.subject)));
            }
            touched = touched.zip(colleges).map(|(mut all, more)| {
                all.extend(more);
                all
            });
        }
    }
    touched
}

/// Updates what is shown about these colleges; `None` for all.
pub(super) fn refresh(app: &mut App, touched: Option<Vec<Uai>>) {
    match touched {
        Some(mut colleges) => {
            colleges.sort_unstable();
            colleges.dedup();
            app.refresh(&colleges);
        }
        None => app.refresh_all(),
    }
}

/// Returns the colleges whose numbers an entry changes, besides those whose findings it changes; `None` for all.
fn affected(standing: &Standing, entry: &Entry) -> Option<Vec<Uai>> {
    match &entry.body.fact {
        Fact::VisitOpened { college } | Fact::VisitClosed { college } | Fact::WentFull { college } => Some(vec![*college]),
        Fact::RoomOpened(place) | Fact::RoomClosed(place) => Some(vec![place.college]),
        Fact::Seen(seen) => Some(vec![seen.spot.college]),
        Fact::Unlabelled { spot, .. } => Some(vec![spot.college]),
        Fact::Noted(noted) => Some(vec![noted.college]),
        Fact::Decided(decided) => Some(vec![decided.finding.college]),
        Fact::Retracted { entry } => college_of(standing, *entry).map(|college| vec![college]),
        Fact::Joined { .. }
        | Fact::CampaignOpened { .. }
        | Fact::CampaignMoved { .. }
        | Fact::CampaignClosed {}
        | Fact::CampaignReopened {}
        | Fact::CampaignWidened { .. }
        | Fact::RosterOpened { .. }
        | Fact::StationAccepted { .. }
        | Fact::StationRefused { .. }
        | Fact::RecoveryNamed { .. }
        | Fact::OfficeTaken { .. }
        | Fact::Stated { .. }
        | Fact::Allotted { .. }
        | Fact::ClockSet { .. }
        | Fact::Foreign(_) => None,
    }
}

fn college_of(standing: &Standing, entry: EntryId) -> Option<Uai> {
    let ledger = standing.ledger();
    match ledger.touched_in_the_end(entry)? {
        Touched::Read(ix) => ledger.read(ix).map(|read| read.spot.college),
        Touched::Visit(college) | Touched::Room(college, _) => Some(college),
        Touched::Unlabelled(entry) => ledger.unlabelled_spot(entry).map(|spot| spot.college),
        Touched::Decision(finding) => Some(finding.college),
        Touched::Entry(_) | Touched::Remark(_) | Touched::Foreign | Touched::Campaign | Touched::Aside => None,
    }
}
