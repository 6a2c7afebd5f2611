//! Compares what is in the store with the station's signed roll.

use super::problem::{Problem, Verified};
use crate::{audit::ids::CampaignId, io::store::roll};
use rusqlite::Connection;

/// The most problems that are reported. Further ones would be of the same kind.
const MOST: usize = 20;

pub(super) fn look(db: &Connection, verified: &mut Verified) -> rusqlite::Result<()> {
    let here = roll::lines(db)?;
    let Some(key) = roll::key(db)? else {
        // Nobody has worked here yet. If there is anything, it is covered by no signature.
        let strange = here.into_iter().filter(|line| !line.starts_with("revision "));
        verified.problems.extend(strange.take(MOST).map(Problem::Unvouched));
        return Ok(());
    };
    match roll::vouched(db, &key.public())? {
        Some((said, true)) => {
            verified.problems.extend(said.difference(&here).take(MOST).cloned().map(Problem::Gone));
            verified.problems.extend(here.difference(&said).take(MOST).cloned().map(Problem::Unvouched));
        }
        _ => verified.problems.push(Problem::Roll),
    }
    Ok(())
}

/// Whether a line belongs to a series of a campaign.
pub(super) fn is_of(line: &str, campaign: CampaignId) -> bool {
    let mut words = line.split(' ');
    words.next() == Some("series") && words.nth(1) == Some(campaign.to_string().as_str())
}
