//! From headers to columns: which table a sheet contains, and which column each field is; by what headers mean by themselves, or
//! by a mapping. The headers of other software belong here too, beside Récol's own.

mod dialect;
mod headers;
mod layout;
mod near;
mod persons;
mod tables;
mod words;

pub(super) use dialect::{dialect, is_own, source};
pub(super) use headers::{Header, assigned, detected, fit, meant};
pub(super) use layout::{best, fitting, mapped, matched, nearly_fitting, rows};
pub(super) use near::shown;
pub use persons::without_person;
pub(super) use persons::{
    addresses_somebody, could_be_a_name, could_be_a_place, could_be_a_remark, header_tells_of_a_person, may_name_a_person,
    tells_of_a_person,
};
pub(super) use tables::{PERHAPS_TAG, plain};
pub(super) use words::Mapped;
