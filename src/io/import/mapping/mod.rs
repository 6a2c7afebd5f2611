//! From headers to columns: which table a sheet contains, and which column each field is. The headers of other software
//! belong here too, beside Récol's own.

mod headers;
mod near;
mod tables;

pub(super) use headers::{Header, detected};
