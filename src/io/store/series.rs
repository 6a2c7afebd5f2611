//! The beginning of a series: its first entry names the station that writes it, and the station's key.

use super::{error::StoreError, open::Store};
use crate::audit::{
    ids::WriterId,
    journal::{CodecError, Fact, PublicKey, decode},
};
use rusqlite::{Connection, OptionalExtension, params};
use smol_str::SmolStr;

/// The station that began a series.
pub(super) struct Beginning {
    /// The name of the station. Raw.
    pub(super) station: SmolStr,
    pub(super) key: PublicKey,
}

/// Reads the payload of a first entry; `None` if it is not of the right kind.
pub(super) fn beginning(payload: &[u8]) -> Result<Option<Beginning>, CodecError> {
    let fact = decode(payload)?.fact;
    Ok(if let Fact::Joined { station, key, .. } = fact { Some(Beginning { station, key }) } else { None })
}

/// Returns the payload of the first entry of a series, if it is here and was not erased.
fn first(db: &Connection, writer: WriterId) -> rusqlite::Result<Option<Vec<u8>>> {
    let sql = "SELECT payload FROM entry WHERE writer = ?1 AND seq = 1";
    let found: Option<Option<Vec<u8>>> = db.query_row(sql, params![writer.0], |row| row.get(0)).optional()?;
    Ok(found.flatten())
}

/// Returns the station that began a series; `None` if its first entry is not here or is not of the right kind.
pub(super) fn begun(db: &Connection, writer: WriterId) -> rusqlite::Result<Option<Beginning>> {
    Ok(first(db, writer)?.and_then(|payload| beginning(&payload).ok().flatten()))
}

impl Store {
    /// Returns the key with which a series was begun.
    ///
    /// # Errors
    /// [`StoreError::Codec`] if its first entry cannot be read, and as every read of the store.
    pub fn key_of(&self, writer: WriterId) -> Result<Option<PublicKey>, StoreError> {
        Ok(self.beginning_of(writer)?.map(|begun| begun.key))
    }

    /// Returns the name of the station that began a series.
    ///
    /// # Errors
    /// As [`Self::key_of`].
    pub fn station_of(&self, writer: WriterId) -> Result<Option<SmolStr>, StoreError> {
        Ok(self.beginning_of(writer)?.map(|begun| begun.station))
    }

    fn beginning_of(&self, writer: WriterId) -> Result<Option<Beginning>, StoreError> {
        let payload = first(&self.db, writer).map_err(|source| self.error(source))?;
        Ok(payload.map(|payload| beginning(&payload)).transpose()?.flatten())
    }
}
