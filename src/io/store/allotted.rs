//! The own tags that a store knows of.

use super::{error::StoreError, open::Store};
use crate::audit::{
    journal::{Fact, decode},
    tag::{Allotment, Taken},
};

impl Store {
    /// Returns the numbers of own tags that are taken: of devices of any revision, of everything that was read in any campaign, and
    /// of everything that was given out; and what was given out apart.
    ///
    /// # Errors
    /// As every read of the store. An entry that cannot be read is passed over; `verify` reports it.
    pub fn taken_tags(&self) -> Result<(Taken, Vec<Allotment>), StoreError> {
        let (mut taken, mut allotted) = (Taken::default(), Vec::new());
        let prefixed = self.inventory(self.newest_revision()?)?.rows().prefixes.iter().any(|prefix| prefix.as_str() == "HDS-");
        let recorded = |taken: &mut Taken| {
            let mut asked = self.db.prepare("SELECT DISTINCT tag FROM device")?;
            let mut rows = asked.query([])?;
            while let Some(row) = rows.next()? {
                taken.recorded(row.get_ref(0)?.as_str()?, prefixed);
            }
            Ok(())
        };
        recorded(&mut taken).map_err(|source| self.error(source))?;
        let office = self.pin()?.map(|pin| pin.office);
        for series in self.series()? {
            let rules = office.is_none() || office == self.key_of(series.writer).ok().flatten();
            self.each_sealed(series.writer, |sealed| {
                let Some(Ok(body)) = sealed.content.as_ref().map(|(_, payload)| decode(payload)) else { return Ok(()) };
                match body.fact {
                    Fact::Seen(seen) => taken.read(&seen.payload),
                    Fact::Allotted { first, count } => {
                        let one = Allotment { first, count };
                        taken.allotted(one, rules);
                        allotted.push(one);
                    }
                    _ => {}
                }
                Ok(())
            })?;
        }
        Ok((taken, allotted))
    }
}
