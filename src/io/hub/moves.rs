//! Moves the campaigns that are held against revisions which have another number since the office rejoined its hub. What is to
//! be said is noted in the store beforehand, so that it is said even if the program ends in between.

use super::{course::Me, error::HubError};
use crate::{
    audit::{ids::Author, journal::Fact},
    io::store::{Station, Store},
};

/// Records that campaigns are held against the revisions that they were held against before those had another number.
pub(super) fn move_campaigns(store: &mut Store, me: &Me) -> Result<(), HubError> {
    let moves = store.campaigns_to_move()?;
    if moves.is_empty() {
        return Ok(());
    }
    let station = Station { name: me.name.as_str().into(), key: me.key.clone() };
    for (campaign, revision) in moves {
        let writer = store.own_series(campaign)?;
        let mut facts = Vec::new();
        if store.hash_at(writer, 1)?.is_none() {
            facts.push(Fact::Joined { campaign, station: station.name.clone(), key: station.key.public() });
        }
        facts.push(Fact::CampaignMoved { revision });
        store.append(&station, writer, me.now, &Author::new(&me.name), facts)?;
    }
    Ok(store.campaigns_moved()?)
}
