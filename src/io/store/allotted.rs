//! The own tags that a store knows of.

use super::{error::StoreError, open::Store};
use crate::audit::{
    ids::WriterId,
    journal::{Fact, decode},
    tag::{Allotment, Taken},
};

impl Store {
    /// Returns the numbers of own tags that are taken: of devices of any revision, of everything that was read in any campaign, and
    /// of everything that was given out. `bare` says that labels carry a prefix of own tags which the inventory leaves out.
    ///
    /// # Errors
    /// As every read of the store. An entry that cannot be read is passed over; `verify` reports it.
    pub fn taken_tags(&self, bare: bool) -> Result<Taken, StoreError> {
        let mut taken = Taken::default();
        let recorded = |taken: &mut Taken| {
            let mut asked = self.db.prepare("SELECT DISTINCT tag FROM device")?;
            let mut rows = asked.query([])?;
            while let Some(row) = rows.next()? {
                taken.recorded(row.get_ref(0)?.as_str()?, bare);
            }
            Ok(())
        };
        recorded(&mut taken).map_err(|source| self.error(source))?;
        let office = self.pin()?.map(|pin| pin.office);
        self.each_fact(|writer, fact| match fact {
            Fact::Seen(seen) => taken.read(&seen.payload),
            Fact::Allotted { first, count } => {
                let rules = office.is_none() || office == self.key_of(writer).ok().flatten();
                taken.allotted(Allotment { first, count }, rules);
            }
            _ => {}
        })?;
        Ok(taken)
    }

    /// Returns everything that was given out, as often as it is written.
    ///
    /// # Errors
    /// As [`Self::taken_tags`].
    pub fn allotments(&self) -> Result<Vec<Allotment>, StoreError> {
        let mut allotments = Vec::new();
        self.each_fact(|_, fact| {
            if let Fact::Allotted { first, count } = fact {
                allotments.push(Allotment { first, count });
            }
        })?;
        Ok(allotments)
    }

    /// Hands over every fact of every series that can be read.
    fn each_fact(&self, mut take: impl FnMut(WriterId, Fact)) -> Result<(), StoreError> {
        for series in self.series()? {
            self.each_sealed(series.writer, |sealed| {
                if let Some(Ok(body)) = sealed.content.as_ref().map(|(_, payload)| decode(payload)) {
                    take(series.writer, body.fact);
                }
                Ok(())
            })?;
        }
        Ok(())
    }
}
