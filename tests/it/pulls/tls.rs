//! The certificate of a server: the right one is accepted, every other one refused before a token is sent.

use super::{Road, all_expected, pulled, rows, server::Server, strange};
use rcgen::{BasicConstraints, CertificateParams, CertifiedIssuer, IsCa, KeyPair};
use recol::io::pull::{Address, PullError, System};
use rustls::{
    ServerConfig,
    crypto::ring,
    pki_types::{CertificateDer, PrivateKeyDer},
};
use std::{path::PathBuf, sync::Arc};
use tempfile::TempDir;

/// An authority in a file, and the configuration of a server for a name that it signed.
fn signed(dir: &TempDir, file: &str, name: &str) -> (PathBuf, Arc<ServerConfig>) {
    let mut authority = CertificateParams::new(Vec::new()).unwrap();
    authority.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    let authority = CertifiedIssuer::self_signed(authority, KeyPair::generate().unwrap()).unwrap();
    let path = dir.path().join(file);
    std::fs::write(&path, authority.pem()).unwrap();
    let key = KeyPair::generate().unwrap();
    let certificate = CertificateParams::new(vec![name.to_owned()]).unwrap().signed_by(&key, &authority).unwrap();
    let chain = vec![CertificateDer::from(certificate.der().to_vec())];
    let key = PrivateKeyDer::try_from(key.serialize_der()).unwrap();
    let config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(chain, key)
        .unwrap();
    (path, Arc::new(config))
}

#[test]
fn only_a_server_that_is_signed_and_named_right_gets_the_token() {
    let dir = TempDir::new().unwrap();
    let (ca, config) = signed(&dir, "ca.pem", "localhost");
    let (other, _) = signed(&dir, "other.pem", "localhost");
    let broken = dir.path().join("broken.pem");
    std::fs::write(&broken, "no certificate").unwrap();
    for road in Road::ALL {
        let server = Server::over(Some(config.clone()), strange(road));
        let ask = |host: &str, roots: Option<&PathBuf>| {
            let mut order = road.order("http://localhost");
            order.address = Address::parse(System::SnipeIt, &format!("https://{host}:{}", server.port), false).unwrap();
            order.roots = roots.cloned();
            order.bounds.tries = 1;
            pulled(&order).0
        };
        assert_eq!(rows(&ask("localhost", Some(&ca)).unwrap()), all_expected(road, &server.state().lists));
        server.state().log.clear();
        for (host, roots) in [
            ("localhost", None),
            ("localhost", Some(&other)),
            ("127.0.0.1", Some(&ca)),
            ("localhost", Some(&broken)),
            ("localhost", Some(&dir.path().join("nowhere.pem"))),
        ] {
            let error = ask(host, roots).unwrap_err();
            assert!(matches!(error, PullError::Tls { .. }), "{host} {roots:?}: {error:?}");
        }
        assert!(server.state().log.is_empty(), "something was sent");
    }
    // What answers in clear where TLS is expected gets nothing either.
    let clear = Server::with(strange(Road::SnipeIt));
    let mut order = Road::SnipeIt.order("http://localhost");
    order.address = Address::parse(System::SnipeIt, &format!("https://localhost:{}", clear.port), false).unwrap();
    order.bounds.tries = 1;
    order.roots = Some(ca);
    pulled(&order).0.unwrap_err();
    assert!(clear.state().log.iter().all(|request| request.headers.is_empty()));
}
