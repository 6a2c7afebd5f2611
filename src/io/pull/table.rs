//! What was pulled, as a table for the import. Its headers are those that the import knows.

use crate::io::csv::line;
use std::{borrow::Cow, collections::HashMap};

/// The identity at the source.
pub(super) const ID: &str = "id";
/// The asset tag.
pub(super) const TAG: &str = "asset_tag";
/// The serial number.
pub(super) const SERIAL: &str = "serial";
/// The UUID of the machine.
pub(super) const UUID: &str = "uuid";
/// The model.
pub(super) const MODEL: &str = "model";
/// The sort of device, in the words of the source.
pub(super) const CATEGORY: &str = "category";
/// The state, in the words of the source.
pub(super) const STATUS: &str = "status";
/// The entity of GLPI.
pub(super) const ENTITY: &str = "entity";
/// The company of Snipe-IT.
pub(super) const COMPANY: &str = "company";
/// The place.
pub(super) const LOCATION: &str = "location";
/// The place to which it belongs, in Snipe-IT.
pub(super) const HOME: &str = "default_location";
/// When it is expected back.
pub(super) const DUE: &str = "expected_checkin_date";
/// What it is with: `user`, `location`, `asset` or `other`.
pub(super) const CHECKOUT: &str = "checkout_type";
/// The place that it is with.
pub(super) const CHECKOUT_PLACE: &str = "Checked Out To: Location";
/// Whether somebody has it: [`USER`] or empty, and nothing else about that person.
pub(super) const ASSIGNED: &str = "assigned_to";

/// The word for somebody.
pub(super) const USER: &str = "user";

/// The table as CSV, and how many rows it has. Of rows with one identity, the first cell, the last one counts. Nothing is
/// neutralised: only the import reads it, and that takes every cell as it is.
pub(super) fn table(columns: &[&str], rows: &[Vec<String>]) -> (Vec<u8>, usize) {
    let mut out = String::new();
    line(&mut out, ',', columns.iter().map(|header| Cow::Borrowed(*header)));
    let last: HashMap<Option<&String>, usize> = rows.iter().map(|row| row.first()).zip(0..).collect();
    for (row, _) in rows.iter().zip(0..).filter(|(row, at)| last.get(&row.first()) == Some(at)) {
        line(&mut out, ',', row.iter().map(|cell| Cow::Borrowed(cell.as_str())));
    }
    (out.into_bytes(), last.len())
}
