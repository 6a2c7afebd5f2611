//! The place of a role's password in the system's keyring.

use super::address::Address;
use crate::io::keyring::Slot;

/// One for each role at each database.
pub(super) fn slot(address: &Address) -> Slot {
    let account = format!("{}@{}:{}/{}", address.role, address.host, address.port, address.database);
    Slot { service: "recol-hub", account }
}
