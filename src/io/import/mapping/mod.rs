//! From headers to columns: which table a sheet holds, which of its columns is which. What other programs call theirs has
//! its room here, beside Récol's own headers.

mod headers;
mod near;
mod tables;

pub(super) use headers::{Header, detected};
