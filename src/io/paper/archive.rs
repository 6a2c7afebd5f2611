//! An archive of files: ZIP, with the digests of its parts, the same bytes for the same parts.

use super::PaperError;
use crate::audit::ids::hex;
use sha2::{Digest, Sha256};
use std::{
    fmt::Write as _,
    io::{Cursor, Write},
};
use zip::{CompressionMethod, DateTime, ZipWriter, result::ZipResult, write::SimpleFileOptions};

/// The name of the list of digests, as `sha256sum --check` reads it.
pub const SUMS: &str = "SHA256SUMS";

/// Puts files into an archive, in this order, and the list of their digests behind them. `comment` is what programs find at its end.
///
/// # Errors
/// [`PaperError::Rules`] for names that an archive cannot have, or more than it can hold.
pub fn archive(files: &[(String, Vec<u8>)], comment: &str) -> Result<Vec<u8>, PaperError> {
    let mut sums = String::new();
    for (name, bytes) in files {
        let _ = writeln!(sums, "{}  {name}", hex(&Sha256::digest(bytes)));
    }
    let packed = || -> ZipResult<Vec<u8>> {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .last_modified_time(DateTime::default())
            .unix_permissions(0o600);
        for (name, bytes) in files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).chain([(SUMS, sums.as_bytes())])
        {
            zip.start_file(name, options)?;
            zip.write_all(bytes)?;
        }
        zip.set_comment(comment)?;
        Ok(zip.finish()?.into_inner())
    };
    packed().map_err(|error| PaperError::Rules(error.to_string()))
}
