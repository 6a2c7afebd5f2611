//! When each station was last heard: the end of its series, as far as they are here.

use super::{error::StoreError, open::Store};
use crate::audit::{
    ids::WriterId,
    journal::{Hlc, PublicKey},
};

impl Store {
    /// Returns for each series the key of its station and when its last entry was written, in milliseconds since 1970 UTC.
    /// Series whose beginning is not here are left out.
    ///
    /// # Errors
    /// As every read of the store.
    pub fn heard(&self) -> Result<Vec<(PublicKey, i64)>, StoreError> {
        let read = || {
            let mut asked = self.db.prepare_cached("SELECT writer, hlc FROM series WHERE seq > 0")?;
            let rows = asked.query_map([], |row| Ok((WriterId(row.get(0)?), row.get::<_, i64>(1)?)))?;
            rows.collect::<rusqlite::Result<Vec<_>>>()
        };
        let mut heard = Vec::new();
        for (writer, hlc) in read().map_err(|error| self.error(error))? {
            if let Some(key) = self.key_of(writer)? {
                heard.push((key, i64::try_from(Hlc::from_stored(hlc).ms()).unwrap_or(i64::MAX)));
            }
        }
        Ok(heard)
    }
}
