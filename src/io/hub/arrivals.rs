//! What has come from a hub is taken into the store, and what is strange about it is reported.

use super::{Report, Trouble, course::Me, error::HubError, load::Load};
use crate::{
    audit::{
        exchange::Segment,
        ids::CampaignId,
        journal::{DRIFT_MS, Entry, Fact},
    },
    io::store::{Store, Taken, Unmergeable},
};

/// Takes in the segments of a load: on disk before any of them is reported.
pub(super) fn take_in(store: &mut Store, me: &Me, report: &mut Report, load: &Load, roster: CampaignId) -> Result<(), HubError> {
    if load.segments().is_empty() {
        return Ok(());
    }
    let merged = store.merge(load.segments(), me.now)?;
    for (segment, merged) in load.segments().iter().zip(merged) {
        let writer = segment.head().writer;
        match merged {
            Ok(taken) => taken_in(store, me, report, segment, taken, roster)?,
            Err(Unmergeable::Store(error)) => return Err(error.into()),
            Err(Unmergeable::Missing { expected, .. }) => report.trouble(Trouble::Missing { writer, expected }),
            Err(Unmergeable::Forked(_) | Unmergeable::Own(_)) => report.trouble(Trouble::Forked(writer)),
            Err(Unmergeable::Campaign { .. }) => report.trouble(Trouble::WrongCampaign(writer)),
            Err(error @ (Unmergeable::Unintroduced | Unmergeable::Payload { .. })) => {
                report.trouble(Trouble::Altered { what: writer.to_string(), cause: error.to_string() });
            }
        }
    }
    Ok(())
}

/// Reports what was taken in of a segment.
fn taken_in(
    store: &Store,
    me: &Me,
    report: &mut Report,
    segment: &Segment,
    taken: Taken,
    roster: CampaignId,
) -> Result<(), HubError> {
    let (writer, entries) = (segment.head().writer, taken.entries);
    // Entries that were purged here are not missed.
    if taken.emptied > 0 && store.purged(segment.campaign())?.is_none() {
        let name = store.station_of(writer)?.unwrap_or_default();
        report.trouble(Trouble::Emptied { writer, name, count: taken.emptied });
    }
    let by = ahead(&entries, me);
    if by > DRIFT_MS {
        report.trouble(Trouble::ClockAhead { writer, minutes: by / 60_000 });
    }
    if !entries.is_empty() {
        match segment.campaign() {
            campaign if campaign == roster => report.hear_office(roster, entries),
            campaign => report.receive(campaign, entries),
        }
    }
    Ok(())
}

/// By how many milliseconds the last clock that stamped these entries is ahead of the clock here. What was corrected meanwhile no
/// longer matters.
fn ahead(entries: &[Entry], me: &Me) -> i64 {
    let since = entries.iter().rposition(|entry| matches!(entry.body.fact, Fact::ClockSet { .. })).unwrap_or_default();
    let ahead = entries.iter().skip(since).map(|entry| entry.body.hlc.ms()).max().unwrap_or(0);
    i64::try_from(ahead).unwrap_or(i64::MAX).saturating_sub(me.now.ms())
}
