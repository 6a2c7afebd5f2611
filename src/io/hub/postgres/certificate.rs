//! Which certificates of a server are believed: what OpenSSL, and so every other client of PostgreSQL, believes. Among them is the
//! one that PostgreSQL's manual has people make, which is its own authority and has its name in the old place.

use rustls::{
    CertificateError, DigitallySignedStruct, Error, RootCertStore, SignatureScheme,
    client::{
        danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier},
        verify_server_cert_signed_by_trust_anchor, verify_server_name,
    },
    crypto::{CryptoProvider, verify_tls12_signature, verify_tls13_signature},
    pki_types::{CertificateDer, ServerName, UnixTime},
    server::ParsedCertificate,
};
use std::sync::Arc;
use x509_cert::{
    Certificate,
    der::{
        Decode,
        oid::db::{rfc4519::COMMON_NAME, rfc5280::ID_CE_SUBJECT_ALT_NAME},
    },
};

/// Checks the certificate of a server, and always that the server has its key, so that only the owner of that key can read what
/// is sent.
#[derive(Debug)]
pub(super) struct Believed {
    provider: Arc<CryptoProvider>,
    /// Who vouches for a server. Without it, any certificate is accepted: whether it is the right server is then proved by the
    /// password (SCRAM bound to this certificate), which is required.
    by: Option<Vouching>,
}

/// Certificates that vouch for those that they signed, and for themselves.
#[derive(Debug)]
struct Vouching {
    roots: RootCertStore,
    own: Vec<CertificateDer<'static>>,
}

impl Believed {
    /// Accepts any certificate.
    pub(super) const fn any(provider: Arc<CryptoProvider>) -> Self {
        Self { provider, by: None }
    }

    /// Accepts these certificates and those that they signed, for the name of the server alone.
    pub(super) fn by(provider: Arc<CryptoProvider>, own: Vec<CertificateDer<'static>>) -> Self {
        let mut roots = RootCertStore::empty();
        // Of the system's own some are too old to be understood; nothing is checked against those.
        roots.add_parsable_certificates(own.iter().cloned());
        Self { provider, by: Some(Vouching { roots, own }) }
    }
}

impl ServerCertVerifier for Believed {
    fn verify_server_cert(
        &self,
        shown: &CertificateDer<'_>,
        between: &[CertificateDer<'_>],
        name: &ServerName<'_>,
        _: &[u8],
        now: UnixTime,
    ) -> Result<ServerCertVerified, Error> {
        let parsed = ParsedCertificate::try_from(shown)?;
        let Some(Vouching { roots, own }) = &self.by else { return Ok(ServerCertVerified::assertion()) };
        let read = Certificate::from_der(shown).map_err(|_| CertificateError::BadEncoding)?;
        if own.iter().any(|one| one == shown) {
            // Nobody has to have signed what the user has named.
            in_time(&read, now)?;
        } else {
            let algorithms = self.provider.signature_verification_algorithms.all;
            verify_server_cert_signed_by_trust_anchor(&parsed, roots, between, now, algorithms)?;
        }
        match verify_server_name(&parsed, name) {
            Err(_) if is_called(&read, &name.to_str()) => {}
            named => named?,
        }
        Ok(ServerCertVerified::assertion())
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signed: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        verify_tls12_signature(message, certificate, signed, &self.provider.signature_verification_algorithms)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signed: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        verify_tls13_signature(message, certificate, signed, &self.provider.signature_verification_algorithms)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.provider.signature_verification_algorithms.supported_schemes()
    }
}

fn in_time(read: &Certificate, now: UnixTime) -> Result<(), Error> {
    let valid = read.tbs_certificate.validity;
    let (from, until) = (valid.not_before.to_unix_duration().as_secs(), valid.not_after.to_unix_duration().as_secs());
    match now.as_secs() {
        now if now < from => Err(CertificateError::NotValidYet.into()),
        now if now > until => Err(CertificateError::Expired.into()),
        _ => Ok(()),
    }
}

/// Whether a certificate has this name as its subject's, and none in the place where names have been for twenty years.
fn is_called(read: &Certificate, name: &str) -> bool {
    let subject = &read.tbs_certificate;
    if subject.extensions.iter().flatten().any(|extension| extension.extn_id == ID_CE_SUBJECT_ALT_NAME) {
        return false;
    }
    let parts = subject.subject.0.iter().flat_map(|part| part.0.iter());
    let mut names = parts.filter(|part| part.oid == COMMON_NAME).filter_map(|part| std::str::from_utf8(part.value.value()).ok());
    names.any(|said| fits(said, name))
}

/// Whether a name is the one that a certificate says, which may begin with a star for the first part of a host.
fn fits(said: &str, name: &str) -> bool {
    let is_address = name.parse::<std::net::IpAddr>().is_ok();
    match (said.strip_prefix("*."), name.split_once('.')) {
        (Some(rest), Some((first, domain))) if !is_address => {
            !first.is_empty() && domain.contains('.') && domain.eq_ignore_ascii_case(rest)
        }
        _ => said.eq_ignore_ascii_case(name),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_star_stands_for_the_first_part_of_a_host_alone() {
        for (said, name) in [("db.example.fr", "DB.example.fr"), ("*.example.fr", "db.example.fr"), ("127.0.0.1", "127.0.0.1")] {
            assert!(fits(said, name), "{said} {name}");
        }
        for (said, name) in [
            ("db.example.fr", "example.fr"),
            ("*.example.fr", "a.db.example.fr"),
            ("*.example.fr", "example.fr"),
            ("*.fr", "example.fr"),
            ("*.0.0.1", "127.0.0.1"),
            ("*", "db"),
            ("", "db"),
        ] {
            assert!(!fits(said, name), "{said} {name}");
        }
    }
}
