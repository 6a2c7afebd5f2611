//! Walking the chain of every series, and holding its end against the signed head.

use super::{error::StoreError, open::Store};
use crate::audit::{
    ids::{EntryId, WriterId},
    journal::{Broken, Chain, Fact, Head, PublicKey, decode},
};
use rusqlite::params;

/// What is wrong with a series.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum Problem {
    /// The chain breaks.
    #[error(transparent)]
    Broken(#[from] Broken),
    /// A payload is no entry.
    #[error("entry {entry}: {cause}")]
    Payload {
        /// Which.
        entry: EntryId,
        /// Why, in technical words.
        cause: String,
    },
    /// The series ends elsewhere than its signed head says: entries were cut off or added outside Récol.
    #[error("series {writer} ends at {found}, its signed head says {signed}")]
    Head {
        /// The series.
        writer: WriterId,
        /// Where it ends.
        found: u64,
        /// Where it should end.
        signed: u64,
    },
    /// The signature of the head is not the station's.
    #[error("the end of series {0} is not signed by its station")]
    Signature(WriterId),
}

/// What the walk found.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Verified {
    /// How many series.
    pub series: u64,
    /// How many entries hold.
    pub entries: u64,
    /// How many of these have an erased payload.
    pub erased: u64,
    /// What is wrong, at most one for each series: behind a break nothing more is known.
    pub problems: Vec<Problem>,
}

impl Store {
    /// Walks every chain from its first entry to its signed head.
    ///
    /// # Errors
    /// As every read of the store; what is wrong with the journal itself is in [`Verified::problems`].
    pub fn verify(&self) -> Result<Verified, StoreError> {
        let mut verified = Verified::default();
        let damaged = "PRAGMA quick_check(1)";
        let state: String = self.db.query_row(damaged, [], |row| row.get(0)).map_err(|e| self.error(e))?;
        if state != "ok" {
            return Err(StoreError::Damaged { path: self.path().to_owned(), cause: state });
        }
        for series in self.series()? {
            verified.series += 1;
            if let Err(problem) = self.verify_series(series.writer, &mut verified)? {
                verified.problems.push(problem);
            }
        }
        Ok(verified)
    }

    fn verify_series(&self, writer: WriterId, verified: &mut Verified) -> Result<Result<(), Problem>, StoreError> {
        let mut chain = Chain::of(writer);
        let mut key: Option<PublicKey> = None;
        let mut problem: Option<Problem> = None;
        self.each_sealed(writer, |sealed| {
            if problem.is_some() {
                return Ok(());
            }
            if let Err(broken) = chain.follow(&sealed) {
                problem = Some(broken.into());
                return Ok(());
            }
            verified.entries += 1;
            match sealed.content.as_ref().map(|(_, payload)| decode(payload)) {
                None => verified.erased += 1,
                Some(Ok(body)) => {
                    if let Fact::Joined { key: joined, .. } = body.fact {
                        key.get_or_insert(joined);
                    }
                }
                Some(Err(error)) => problem = Some(Problem::Payload { entry: sealed.id, cause: error.to_string() }),
            }
            Ok(())
        })?;
        if let Some(problem) = problem {
            return Ok(Err(problem));
        }
        let sql = "SELECT seq, hash, signature FROM series WHERE writer = ?1";
        let head = self.db.query_row(sql, params![writer.0], |row| {
            Ok((row.get::<_, i64>(0)?.unsigned_abs(), row.get::<_, [u8; 32]>(1)?, row.get::<_, Option<[u8; 64]>>(2)?))
        });
        let (seq, hash, signature) = head.map_err(|e| self.error(e))?;
        if (seq, hash) != chain.end() {
            return Ok(Err(Problem::Head { writer, found: chain.end().0, signed: seq }));
        }
        let signed =
            signature.zip(key).is_some_and(|(signature, key)| Head { writer, seq, hash }.verify(&key, &signature).is_ok());
        Ok(if signed || seq == 0 { Ok(()) } else { Err(Problem::Signature(writer)) })
    }
}
