//! Reads single cells of the server's rows.

use super::link::Wait;
use crate::{audit::ids::Revision, io::hub::HubError};
use tokio_postgres::Row;

/// A revision's number.
pub(super) fn number(stored: i32) -> Revision {
    Revision(u32::try_from(stored).unwrap_or_default())
}

/// Bytes of a fixed length.
pub(super) fn bytes<const N: usize>(wait: &Wait, row: &Row, at: usize) -> Result<[u8; N], HubError> {
    let found: &[u8] = row.try_get(at).map_err(|error| wait.damaged("row", &error.to_string()))?;
    found.try_into().map_err(|_| wait.damaged("row", "bytes of another length were expected"))
}
