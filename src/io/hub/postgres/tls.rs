//! TLS to a PostgreSQL hub.

use super::{
    address::{Address, Proof},
    certificate::Believed,
    measured::Measuring,
};
use crate::io::{hub::HubError, tls};
use rustls::{ClientConfig, crypto::ring};
use std::sync::Arc;
use tokio_postgres_rustls::MakeRustlsConnect;

/// Returns the factory of connections to a server.
pub(super) fn connector(address: &Address) -> Result<Measuring<MakeRustlsConnect>, HubError> {
    let wrong = |cause: String| HubError::Tls { address: address.text.clone(), cause };
    let provider = Arc::new(ring::default_provider());
    let builder = ClientConfig::builder_with_provider(provider.clone())
        .with_safe_default_protocol_versions()
        .map_err(|error| wrong(error.to_string()))?;
    let believed = match &address.proof {
        Proof::Password => Believed::any(provider),
        Proof::File(path) => Believed::by(provider, tls::certificates(Some(path)).map_err(wrong)?),
        Proof::System => Believed::by(provider, tls::certificates(None).map_err(wrong)?),
    };
    let config = builder.dangerous().with_custom_certificate_verifier(Arc::new(believed)).with_no_client_auth();
    Ok(Measuring(MakeRustlsConnect::new(config)))
}
