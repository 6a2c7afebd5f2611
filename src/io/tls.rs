//! The certificates that a server must be signed by.

use super::bounded::{Meant, read};
use rustls::{
    RootCertStore,
    pki_types::{CertificateDer, pem::PemObject},
};
use std::path::Path;

/// The largest file of certificates in bytes that is read: a system's own bundle has a fifth of it.
const LARGEST: u64 = 1 << 20;

/// Returns the certificates of a PEM file; without a file, those that the system trusts.
///
/// # Errors
/// The file and what is wrong with it, if it cannot be read or has no certificate.
pub(super) fn certificates(file: Option<&Path>) -> Result<Vec<CertificateDer<'static>>, String> {
    let Some(file) = file else { return Ok(rustls_native_certs::load_native_certs().certs) };
    let wrong = |cause: String| format!("{}: {cause}", file.display());
    let bytes = read(file, Meant::File, LARGEST).map_err(|error| wrong(error.to_string()))?;
    let read: Result<Vec<_>, _> = CertificateDer::pem_slice_iter(&bytes).collect();
    let read = read.map_err(|error| wrong(error.to_string()))?;
    if read.is_empty() {
        return Err(wrong("no certificate is in it".to_owned()));
    }
    let mut store = RootCertStore::empty();
    read.iter().try_for_each(|one| store.add(one.clone())).map_err(|error| wrong(error.to_string()))?;
    Ok(read)
}
