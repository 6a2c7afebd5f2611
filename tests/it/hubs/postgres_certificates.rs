//! Certificates as offices make them: what libpq believes is believed here too, and what cannot be says what to do.

use super::server::{OWNER, PASSWORD, Server, folder_of};
use rcgen::{BasicConstraints, CertificateParams, CertifiedIssuer, DnType, IsCa, KeyPair, PKCS_ECDSA_P256_SHA256};
use recol::io::hub::{Hub, HubError, PostgresHub};
use std::{path::Path, process::Command};
use tempfile::TempDir;

type Files = [(&'static str, String); 3];

/// A certificate that is its own authority, and has its name where OpenSSL's `-subj` puts it.
fn own(name: &str) -> Files {
    let key = KeyPair::generate_for(&PKCS_ECDSA_P256_SHA256).unwrap();
    let mut made = CertificateParams::new(Vec::new()).unwrap();
    made.distinguished_name.push(DnType::CommonName, name);
    made.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    let made = made.self_signed(&key).unwrap().pem();
    [("ca.crt", made.clone()), ("server.crt", made), ("server.key", key.serialize_pem())]
}

/// One that an authority signed, with its name in the same place.
fn signed(name: &str) -> Files {
    let mut ca = CertificateParams::new(Vec::new()).unwrap();
    ca.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    let ca = CertifiedIssuer::self_signed(ca, KeyPair::generate_for(&PKCS_ECDSA_P256_SHA256).unwrap()).unwrap();
    let key = KeyPair::generate_for(&PKCS_ECDSA_P256_SHA256).unwrap();
    let mut made = CertificateParams::new(Vec::new()).unwrap();
    made.distinguished_name.push(DnType::CommonName, name);
    let made = made.signed_by(&key, &ca).unwrap();
    [("ca.crt", ca.pem()), ("server.crt", made.pem()), ("server.key", key.serialize_pem())]
}

/// What `openssl` makes with these arguments, which write `server.crt` and `server.key`.
fn by_openssl(steps: &[&[&str]]) -> Files {
    let folder = TempDir::new().unwrap();
    for arguments in steps {
        let ran = Command::new("openssl").args(*arguments).current_dir(folder.path()).output().unwrap();
        assert!(ran.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&ran.stderr));
    }
    let read = |name: &str| std::fs::read_to_string(folder.path().join(name)).unwrap();
    let ca = if folder.path().join("ca.crt").exists() { read("ca.crt") } else { read("server.crt") };
    [("ca.crt", ca), ("server.crt", read("server.crt")), ("server.key", read("server.key"))]
}

/// What a station is told that checks this file, and one that names none. No hub is there: that is told where the server is
/// believed.
fn met(server: &Server, file: &Path) -> [Result<(), HubError>; 2] {
    let plain = format!("postgres://{OWNER}@127.0.0.1:{}/postgres", server.port);
    [format!("{plain}?sslrootcert={}", file.display()), plain]
        .map(|address| PostgresHub::at(&address).unwrap().with_password(PASSWORD).meet(&[]).map(drop))
}

/// What libpq says of it, by the server's own `psql`. The file goes beside the address: its name may have blanks.
fn believed_by_psql(server: &Server, file: &Path) -> bool {
    let place = format!("host=127.0.0.1 port={} user={OWNER} dbname=postgres", server.port);
    let ran = Command::new(folder_of("psql").join("psql"))
        .env("PGPASSWORD", PASSWORD)
        .env("PGSSLROOTCERT", file)
        .args(["-X", "-c", "SELECT 1", &format!("{place} sslmode=verify-full channel_binding=disable")])
        .output()
        .unwrap();
    eprintln!("psql: {}", String::from_utf8_lossy(&ran.stderr));
    ran.status.success()
}

fn is_believed(told: &Result<(), HubError>) -> bool {
    matches!(told, Err(HubError::NoHub(_)))
}

const SUBJECT: &str = "/CN=127.0.0.1";

#[test]
fn a_certificate_that_is_its_own_authority_is_believed_where_it_is_named() {
    // As PostgreSQL's manual makes one.
    let manual = by_openssl(&[&[
        "req",
        "-new",
        "-x509",
        "-days",
        "365",
        "-nodes",
        "-text",
        "-out",
        "server.crt",
        "-keyout",
        "server.key",
        "-subj",
        SUBJECT,
    ]]);
    let server = Server::start_with(manual);
    let [named, unnamed] = met(&server, &server.ca());
    assert!(is_believed(&named) && is_believed(&unnamed), "{named:?} {unnamed:?}");
    assert!(believed_by_psql(&server, &server.ca()));
    // Another one of the same name is not.
    let other = TempDir::new().unwrap();
    let file = other.path().join("ca.crt");
    std::fs::write(&file, &own("127.0.0.1")[0].1).unwrap();
    let [named, _] = met(&server, &file);
    assert!(matches!(named, Err(HubError::Tls { .. })), "{named:?}");
    assert!(!believed_by_psql(&server, &file));
}

#[test]
fn a_name_is_read_where_it_has_been_of_old_and_has_to_be_the_right_one() {
    for (files, right) in [(signed("127.0.0.1"), true), (signed("db.example.fr"), false), (own("db.example.fr"), false)] {
        let server = Server::start_with(files);
        let [named, _] = met(&server, &server.ca());
        assert_eq!(is_believed(&named), right, "{named:?}");
        assert!(right || matches!(named, Err(HubError::Tls { .. })), "{named:?}");
        assert_eq!(believed_by_psql(&server, &server.ca()), right);
    }
}

/// It has no digest that a password could be bound to: its file has to be named, and that is said.
#[cfg(target_os = "linux")]
#[test]
fn an_ed25519_certificate_is_believed_where_it_is_named() {
    let key: &[&str] = &["genpkey", "-algorithm", "ed25519", "-out", "server.key"];
    let own: &[&str] = &["req", "-new", "-x509", "-days", "365", "-key", "server.key", "-out", "server.crt", "-subj", SUBJECT];
    let server = Server::start_with(by_openssl(&[key, own]));
    let [named, unnamed] = met(&server, &server.ca());
    assert!(is_believed(&named), "{named:?}");
    let Err(HubError::Tls { cause, .. }) = unnamed else { panic!("{unnamed:?}") };
    assert!(cause.contains("sslrootcert"), "{cause}");
    assert!(believed_by_psql(&server, &server.ca()));
}

/// What TLS here cannot do says so.
#[cfg(target_os = "linux")]
#[test]
fn a_certificate_that_cannot_be_checked_says_what_to_make_instead() {
    // Signed by RSA-PSS with an ordinary key: believed.
    let pss: &[&str] = &[
        "req",
        "-new",
        "-x509",
        "-days",
        "365",
        "-nodes",
        "-newkey",
        "rsa:2048",
        "-sigopt",
        "rsa_padding_mode:pss",
        "-sha256",
        "-out",
        "server.crt",
        "-keyout",
        "server.key",
        "-subj",
        SUBJECT,
    ];
    let server = Server::start_with(by_openssl(&[pss]));
    let [named, _] = met(&server, &server.ca());
    assert!(is_believed(&named), "{named:?}");
    // A key for RSA-PSS alone, and a certificate of the first version.
    let key: &[&str] = &["genpkey", "-algorithm", "RSA-PSS", "-pkeyopt", "rsa_keygen_bits:2048", "-out", "server.key"];
    let of_key: &[&str] = &["req", "-new", "-x509", "-days", "365", "-key", "server.key", "-out", "server.crt", "-subj", SUBJECT];
    let ca: &[&str] =
        &["req", "-new", "-x509", "-days", "365", "-nodes", "-out", "ca.crt", "-keyout", "ca.key", "-subj", "/CN=ca"];
    let asked: &[&str] = &["req", "-new", "-nodes", "-out", "server.csr", "-keyout", "server.key", "-subj", SUBJECT];
    let old: &[&str] = &[
        "x509",
        "-req",
        "-in",
        "server.csr",
        "-days",
        "365",
        "-CA",
        "ca.crt",
        "-CAkey",
        "ca.key",
        "-CAcreateserial",
        "-out",
        "server.crt",
    ];
    for steps in [[key, of_key].as_slice(), [ca, asked, old].as_slice()] {
        let server = Server::start_with(by_openssl(steps));
        for told in met(&server, &server.ca()) {
            println!("{told:?}");
            let Err(HubError::Tls { cause, .. }) = told else { panic!("{told:?}") };
            assert!(cause.contains("subjectAltName") || cause.contains("ECDSA"), "{cause}");
        }
    }
}
