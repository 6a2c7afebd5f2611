//! The lists that other software writes: each is recognised by its headers, and its columns have a meaning.

mod colleges;
mod form;
mod lists;
mod tickets;

pub(in crate::io::import) use form::Dialect;

use crate::job::TableKind;

/// Récol's own name, for files with its own headers.
const OWN: &str = "Récol";

/// All of them. The first that has all its signs is meant, so the narrow ones come first.
fn all() -> impl Iterator<Item = &'static Dialect> {
    [lists::ALL, tickets::ALL, colleges::ALL].into_iter().flatten()
}

/// The program that wrote these headers, if it is known.
pub(in crate::io::import) fn dialect(names: &[String]) -> Option<&'static Dialect> {
    all().find(|dialect| dialect.wrote(names))
}

/// Whether all headers are those of one of Récol's own tables.
pub(in crate::io::import) fn is_own(names: &[String]) -> bool {
    let own = |table: &TableKind| {
        names.iter().all(|name| table.names().iter().any(|(column, _)| column.code() == name.as_str()))
            && names.iter().any(|name| name == table.key().code())
    };
    TableKind::ALL.iter().any(own)
}

/// The name of the program that wrote these headers, if it is known.
pub(in crate::io::import) fn source(names: &[String]) -> Option<&'static str> {
    if is_own(names) { Some(OWN) } else { dialect(names).map(|dialect| dialect.name) }
}

#[cfg(test)]
mod tests;
