//! TLS to a PostgreSQL hub, and the check of its certificate.

use super::{
    address::{Address, Proof},
    measured::Measuring,
};
use crate::io::{hub::HubError, tls};
use rustls::{
    ClientConfig, DigitallySignedStruct, SignatureScheme,
    client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier},
    crypto::{CryptoProvider, ring, verify_tls12_signature, verify_tls13_signature},
    pki_types::{CertificateDer, ServerName, UnixTime},
};
use std::sync::Arc;
use tokio_postgres_rustls::MakeRustlsConnect;

/// Returns the factory of connections to a server.
pub(super) fn connector(address: &Address) -> Result<Measuring<MakeRustlsConnect>, HubError> {
    let wrong = |cause: String| HubError::Tls { address: address.text.clone(), cause };
    let provider = Arc::new(ring::default_provider());
    let builder = ClientConfig::builder_with_provider(provider.clone())
        .with_safe_default_protocol_versions()
        .map_err(|error| wrong(error.to_string()))?;
    let config = match &address.proof {
        Proof::Password => {
            builder.dangerous().with_custom_certificate_verifier(Arc::new(AnyCertificate(provider))).with_no_client_auth()
        }
        Proof::File(path) => builder.with_root_certificates(tls::roots(Some(path)).map_err(wrong)?).with_no_client_auth(),
        Proof::System => builder.with_root_certificates(tls::roots(None).map_err(wrong)?).with_no_client_auth(),
    };
    Ok(Measuring(MakeRustlsConnect::new(config)))
}

/// Accepts any certificate, but checks that the server has its key, so that only the owner of that key can read what is
/// sent. Whether it is the right server is proved by the password (SCRAM bound to this certificate), which is then
/// required.
#[derive(Debug)]
struct AnyCertificate(Arc<CryptoProvider>);

impl ServerCertVerifier for AnyCertificate {
    fn verify_server_cert(
        &self,
        _: &CertificateDer<'_>,
        _: &[CertificateDer<'_>],
        _: &ServerName<'_>,
        _: &[u8],
        _: UnixTime,
    ) -> Result<ServerCertVerified, rustls::Error> {
        Ok(ServerCertVerified::assertion())
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signed: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        verify_tls12_signature(message, certificate, signed, &self.0.signature_verification_algorithms)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signed: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        verify_tls13_signature(message, certificate, signed, &self.0.signature_verification_algorithms)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.0.signature_verification_algorithms.supported_schemes()
    }
}
