//! From headers to columns: which table a sheet contains, and which column each field is. The headers of other software
//! belong here too, beside Récol's own.

mod headers;
mod near;
mod persons;
mod tables;

pub(super) use headers::{Header, detected};
pub(super) use persons::{could_be_a_name, could_be_a_place, tells_of_a_person};
pub(super) use tables::plain;
