//! A mapping in a file: TOML that a person reads and corrects.
//!
//! ```toml
//! # recol mapping 1
//! source = "GLPI"
//! table = "devices"
//! college = ""
//! columns = [
//!   { header = "Statut", means = "custody" },
//!   { header = "Lieu", means = "place" },
//! ]
//! [words.custody]
//! "En panne" = "in_repair"
//! "En service" = "?"
//! [words.place]
//! "Accueil" = { college = "0921170X", room = "Accueil" }
//! ```

mod codes;
mod read;
mod write;

pub use read::{MOST_MAPPING, MappingError, MappingWrong, line_naming, read_mapping};
pub use write::{BEGINNING, Remarks, write_mapping};

use crate::{audit::text::fold, job::Mapping};
use sha2::{Digest, Sha256};

/// How many letters of a source's name are in the name of its file.
const SLUG: usize = 40;

/// The name of the file in which a mapping is kept: the source in plain letters, and a digest of its headers, so that a mapping
/// takes the place of an earlier one for files with the same columns.
#[must_use]
pub fn file_name(mapping: &Mapping) -> String {
    let mut headers: Vec<String> = mapping.columns.iter().map(|column| fold(&column.header)).collect();
    headers.sort_unstable();
    let mut digest = Sha256::new();
    for header in headers.iter().filter(|header| !header.is_empty()) {
        digest.update((header.len() as u64).to_be_bytes());
        digest.update(header);
    }
    let digest: String = digest.finalize().iter().take(8).map(|byte| format!("{byte:02x}")).collect();
    let letters = fold(&mapping.source).chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect::<String>();
    let slug: Vec<&str> = letters.split('-').filter(|part| !part.is_empty()).collect();
    let slug: String = slug.join("-").chars().take(SLUG).collect();
    format!("{}-{digest}.toml", if slug.is_empty() { "source" } else { &slug })
}

#[cfg(test)]
mod tests;
