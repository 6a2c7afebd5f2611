//! The ways out for an office: it rejoins its hub after a restore, or another station succeeds it by the recovery key.

use super::{
    reach::{at, said},
    session::{Session, needs},
    translate,
};
use crate::{
    audit::{
        ids::{hex, unhex},
        journal::SigningKey,
    },
    io::hub::{Rejoined, name_recovery, rejoin, succeed},
    job::{Doing, Failure, Hint, HubAddress, SyncReport},
};
use std::ops::ControlFlow;

/// A recovery key as it is shown to a person: groups of four digits.
fn recovery_words(seed: &[u8; 32]) -> String {
    let digits = hex(seed);
    let groups: Vec<&str> = (0..digits.len()).step_by(4).filter_map(|at| digits.get(at..at + 4)).collect();
    groups.join(" ")
}

/// Reads a recovery key as a person typed it: spaces, hyphens and capitals do not matter.
fn recovery_read(words: &str) -> Option<SigningKey> {
    let digits: String = words.chars().filter(|letter| !letter.is_whitespace() && *letter != '-').collect();
    unhex(&digits).map(|seed| SigningKey::from_seed(&seed))
}

impl Session {
    /// Draws a recovery key and records at the office that it is the one that may attest another office. Returns it, to be
    /// shown once: it is stored nowhere. The next sync tells it to the stations.
    ///
    /// # Errors
    /// [`Hint::OfficeOnly`], and every case of the store.
    pub fn draw_recovery(&mut self) -> Result<String, Failure> {
        let drawn = |error| translate::store(Doing::UseHub, &error);
        let halves = [self.store().random_id().map_err(drawn)?, self.store().random_id().map_err(drawn)?];
        let mut seed = [0; 32];
        seed.iter_mut().zip(halves.iter().flatten()).for_each(|(to, from)| *to = *from);
        let me = self.me();
        name_recovery(self.store_mut(), &me, &SigningKey::from_seed(&seed).public()).map_err(said(Doing::UseHub))?;
        Ok(recovery_words(&seed))
    }

    /// Brings the office and its hub to agree after a restore: what the hub has is taken in, and what is only here is put on
    /// top. Returns what was done.
    ///
    /// # Errors
    /// [`Hint::OfficeOnly`], and every case of hub and store. What was done stays done, and the same call goes on.
    pub fn rejoin(&mut self, address: &HubAddress) -> Result<(Rejoined, SyncReport), Failure> {
        let mut hub = at(address)?;
        let (mut rejoined, mut report) = (Rejoined::default(), SyncReport::default());
        let me = self.me();
        let into = (&mut rejoined, &mut report);
        let done = rejoin(self.store_mut(), &mut *hub, &me, into, &mut |_| ControlFlow::Continue(()));
        done.map_err(said(Doing::UseHub))?;
        self.remember_hub(address)?;
        Ok((rejoined, report))
    }

    /// Makes this station the office, attested by the recovery key that the office before had named.
    ///
    /// # Errors
    /// [`Hint::RecoveryKey`] for another key, and every case of hub and store. If it was interrupted, the same call goes on.
    pub fn succeed(&mut self, address: &HubAddress, recovery: &str) -> Result<SyncReport, Failure> {
        let Some(key) = recovery_read(recovery) else { return Err(needs(Doing::UseHub, "", Hint::RecoveryKey)) };
        let mut hub = at(address)?;
        let mut report = SyncReport::default();
        let me = self.me();
        let done = succeed(self.store_mut(), &mut *hub, &me, &key, &mut report, &mut |_| ControlFlow::Continue(()));
        // The office, which could give a role its rights, is lost. The role that made the hub has them all.
        let owner = |failure: Failure| failure.with_hint_for(Hint::HubRole, Hint::HubOwner);
        done.map_err(said(Doing::UseHub)).map_err(owner)?;
        self.remember_hub(address)?;
        Ok(report)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_recovery_key_is_read_as_it_was_shown() {
        let seed: [u8; 32] = std::array::from_fn(|at| u8::try_from(at * 7).unwrap());
        let shown = recovery_words(&seed);
        assert_eq!((shown.len(), shown.split(' ').count()), (64 + 15, 16));
        let key = |words: &str| recovery_read(words).map(|key| key.public());
        let own = Some(SigningKey::from_seed(&seed).public());
        assert_eq!(key(&shown), own);
        assert_eq!(key(&shown.to_uppercase().replace(' ', "-\t")), own);
        assert_eq!(key(shown.rsplit_once(' ').map_or("", |(most, _)| most)), None);
        assert_eq!(key(""), None);
    }
}
