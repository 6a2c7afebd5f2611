//! The integrity of the journal: checks the chains of a campaign before anything is concluded from them, and writes and
//! reads their ends, which can be stored in another place.

use super::{session::Session, translate};
use crate::{
    audit::{exchange::Heads, ids::CampaignId},
    io::{
        bounded,
        export::{self, Guard},
        store::Store,
    },
    job::{Doing, Failure, FailureKind, Hint},
};
use std::path::Path;

/// The largest file of heads in bytes: more than the ends of a million series.
const LARGEST: u64 = 1 << 29;

/// Checks that the chains of a campaign are unbroken.
///
/// # Errors
/// [`Hint::BrokenChain`], and as every read of the store.
pub(super) fn unbroken(store: &Store, campaign: CampaignId, doing: Doing) -> Result<(), Failure> {
    let verified = store.verify_campaign(campaign).map_err(|error| translate::store(doing, &error))?;
    match verified.problems.first() {
        None => Ok(()),
        Some(problem) => Err(Failure {
            kind: FailureKind::Outside,
            doing,
            subject: String::new(),
            cause: problem.to_string(),
            hint: Hint::BrokenChain,
        }),
    }
}

impl Session {
    /// Checks that the chains of a campaign are unbroken; with `None`, those of the current one.
    ///
    /// # Errors
    /// [`Hint::BrokenChain`], and every case of the store.
    pub fn unbroken(&self, campaign: Option<CampaignId>) -> Result<(), Failure> {
        let campaign = campaign.or_else(|| self.joined().map(|joined| joined.campaign));
        campaign.map_or(Ok(()), |campaign| unbroken(self.store(), campaign, Doing::Export))
    }

    /// Writes the ends of every series to a file. With this file one can later detect that a store is an older copy.
    ///
    /// # Errors
    /// Every case of the store and of writing a file.
    pub fn write_heads(&self, path: &Path, guard: &Guard) -> Result<(), Failure> {
        let heads = self.store().heads().map_err(|error| translate::store(Doing::Export, &error))?;
        export::write_text(path, guard, &heads.to_text(), Heads::BEGINNING).map_err(|error| translate::export(&error))
    }
}

/// Reads the ends of series from a file.
///
/// # Errors
/// The errors of the file system, and [`Hint::CheckHeads`].
pub fn read_heads(path: &Path) -> Result<Heads, Failure> {
    let text = bounded::text(path, LARGEST).map_err(|refused| translate::unread(Doing::Verify, path, &refused))?;
    Heads::from_text(&text).map_err(|error| Failure::about_path(FailureKind::User, Doing::Verify, path, error, Hint::CheckHeads))
}
