//! What the journal is worth: whether the chains of a campaign hold before anything is concluded from them, and their ends,
//! to be kept elsewhere.

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

/// More than the ends of a million series.
const LARGEST: u64 = 1 << 29;

/// Makes sure that the chains of a campaign hold.
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
    /// Makes sure that the chains of the campaign worked on hold.
    ///
    /// # Errors
    /// [`Hint::BrokenChain`], and every case of the store.
    pub fn unbroken(&self) -> Result<(), Failure> {
        self.joined().map_or(Ok(()), |joined| unbroken(self.store(), joined.campaign, Doing::Export))
    }

    /// Writes the ends of every series to a file: what tells later that a store is an older copy.
    ///
    /// # Errors
    /// Every case of the store and of a file that is written.
    pub fn write_heads(&self, path: &Path, guard: &Guard) -> Result<(), Failure> {
        let heads = self.store().heads().map_err(|error| translate::store(Doing::Export, &error))?;
        export::write_text(path, guard, &heads.to_text(), Heads::BEGINNING).map_err(|error| translate::export(&error))
    }
}

/// Reads the ends of series from a file.
///
/// # Errors
/// Whatever the file system answers, and [`Hint::CheckHeads`].
pub fn read_heads(path: &Path) -> Result<Heads, Failure> {
    let text = bounded::text(path, LARGEST).map_err(|refused| translate::unread(Doing::Verify, path, &refused))?;
    Heads::from_text(&text).map_err(|error| Failure::about_path(FailureKind::User, Doing::Verify, path, error, Hint::CheckHeads))
}
