//! The repair for a cloned or restored laptop. Its series end where the hub agrees with them. What the hub does not
//! have continues in new series with a new key, which the office must accept like that of any new station.

use super::{
    contract::Hub,
    error::{HubError, Refusal},
};
use crate::{
    audit::{
        exchange::{MOST_ENTRIES, Segment},
        ids::WriterId,
        journal::{Digest, Signature},
        moment::Moment,
    },
    io::store::{Common, Store},
};
use std::collections::BTreeMap;

/// Ends the own series where the hub agrees with them, and moves what the hub does not have into new ones. Returns how
/// many entries were moved. A sync then sends them, and receives what others have written to the old series.
///
/// # Errors
/// [`Refusal::IsOffice`] at the office, which every station knows by its key: [`super::rejoin()`] is for it, or
/// [`super::succeed`]. Otherwise by case of [`HubError`]; nothing is changed then.
pub fn renew(store: &mut Store, hub: &mut dyn Hub, at: Moment) -> Result<u64, HubError> {
    let office = hub.meet(&[])?.office;
    if store.station_key()? == Some(office) {
        return Err(Refusal::IsOffice.into());
    }
    let mut common = Common::new();
    for series in store.own()? {
        common.insert(series.writer, agreed(store, hub, series.writer)?);
    }
    Ok(store.renew(&common, at)?)
}

/// Returns the number up to which the hub has the same entries, and its signature if a piece ends there.
pub(super) fn agreed(store: &Store, hub: &mut dyn Hub, writer: WriterId) -> Result<(u64, Option<Signature>), HubError> {
    let mut here: BTreeMap<u64, Digest> = BTreeMap::new();
    let mut after = 0;
    loop {
        let entries = store.sealed_after(writer, after, MOST_ENTRIES)?;
        let Some(last) = entries.last() else { break };
        after = last.id.seq;
        here.extend(entries.iter().map(|entry| (entry.id.seq, entry.hash)));
    }
    let mut common: (u64, Option<Signature>) = (0, None);
    hub.fetch(writer, 0, &mut |segment| {
        let Ok(segment) = segment else { return Ok(()) };
        extend(&mut common, &here, &segment);
        Ok(())
    })?;
    Ok(common)
}

fn extend(common: &mut (u64, Option<Signature>), here: &BTreeMap<u64, Digest>, segment: &Segment) {
    for entry in segment.entries() {
        if entry.id.seq == common.0 + 1 && here.get(&entry.id.seq) == Some(&entry.hash) {
            *common = (entry.id.seq, None);
        }
    }
    if segment.head().seq == common.0 && here.get(&common.0) == Some(&segment.head().hash) {
        common.1 = Some(*segment.signature());
    }
}
