//! New own tags: numbers that nobody has, recorded before anybody sees them.

use super::{
    clock,
    session::{Session, needs},
    synced, translate,
};
use crate::{
    audit::{
        journal::Fact,
        tag::{Allotment, OWN_PREFIX, allot},
    },
    io::hub::{Me, say},
    job::{Doing, Failure, FailureKind, Hint, HubAddress},
};

/// The most tags that are given out at once.
pub const MOST_ALLOTTED: u32 = 10_000;
/// How often other numbers are tried when another process took the same at the same moment.
const TRIES: u8 = 8;

impl Session {
    /// Gives out new own tags. When this returns, they are recorded on disk, and at the hub if there is one.
    ///
    /// At a hub its office alone does this: it first receives everything, so that an older copy of its store is noticed, and the
    /// numbers go on from all known ones. A store without a hub cannot know what copies of it, or other stores, gave out: its
    /// numbers begin at a random distance of up to 2²⁴ above all known ones.
    ///
    /// # Errors
    /// [`Hint::AllotFewer`], [`Hint::AllotAtOffice`], [`Hint::AllotAgain`]; [`Hint::CampaignFirst`] without campaign and hub; every
    /// case of a sync and of the store.
    pub fn allot(&mut self, count: u32) -> Result<Allotment, Failure> {
        if !(1..=MOST_ALLOTTED).contains(&count) {
            return Err(needs(Doing::Label, &count.to_string(), Hint::AllotFewer));
        }
        let address = match self.pin()? {
            Some(_) if !self.is_office()? => return Err(needs(Doing::Label, "", Hint::AllotAtOffice)),
            Some(_) => Some(self.hub_address(None)?),
            None => None,
        };
        if let Some(address) = &address {
            self.agree(address)?;
        }
        let said = |error| translate::store(Doing::Label, &error);
        for _ in 0..TRIES {
            let inventory = self.inventory(self.newest_revision()?)?;
            let bare = inventory.rows().prefixes.iter().any(|prefix| prefix.as_str() == OWN_PREFIX);
            let taken = self.store().taken_tags(bare).map_err(said)?;
            let distance = match address {
                Some(_) => 0,
                None => u64::from(self.store().random_number().map_err(said)? >> 8),
            };
            let Some(found) = allot(taken, &inventory, count, distance) else {
                return Err(Failure {
                    kind: FailureKind::Outside,
                    doing: Doing::Label,
                    subject: count.to_string(),
                    cause: "no numbers are left".to_owned(),
                    hint: Hint::Report,
                });
            };
            let fact = Fact::Allotted { first: found.first, count };
            match &address {
                Some(address) => self.say_allotted(address, fact)?,
                None => drop(self.append(vec![fact])?),
            }
            // Another process that took the same numbers sees this too: both try again.
            if self.store().allotments().map_err(said)?.iter().filter(|other| other.overlaps(found)).count() == 1 {
                return Ok(found);
            }
        }
        Err(needs(Doing::Label, "", Hint::AllotAgain))
    }

    /// Records it in the office's roster, and sends it to the hub.
    fn say_allotted(&mut self, address: &HubAddress, fact: Fact) -> Result<(), Failure> {
        let Some(pin) = self.pin()? else { return Err(needs(Doing::Label, "", Hint::NameHub)) };
        let station = self.station();
        let me = Me { name: station.name.to_string(), key: station.key.clone(), now: clock::now() };
        say(self.store_mut(), &me, pin.hub.roster(), &[], Some(fact)).map_err(|error| translate::hub(Doing::Label, &error))?;
        self.agree(address)
    }

    /// Brings store and hub to agree.
    fn agree(&mut self, address: &HubAddress) -> Result<(), Failure> {
        let name = self.station().name.to_string();
        synced::agreed(self.store_mut(), &name, address)
    }
}
