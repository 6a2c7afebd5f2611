//! The address of a PostgreSQL hub: `postgres://role@host:port/database?option=value`, with libpq's option names. TLS
//! is always used.

use crate::io::hub::HubError;
use percent_encoding::{NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};
use std::{path::PathBuf, str::FromStr, time::Duration};
use tokio_postgres::config::{ChannelBinding, Config, Host, SslMode};

/// How long to wait for a server's first answer.
const CONNECT: Duration = Duration::from_secs(10);

/// How the server proves that it is the right one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Proof {
    /// It knows the role's password on this very connection: SCRAM with channel binding. Any certificate is accepted.
    Password,
    /// By its certificate and name, signed by a certificate in this file.
    File(PathBuf),
    /// By its certificate and name, signed by a certificate that the system trusts.
    System,
}

/// The address of a hub and the role that connects to it.
#[derive(Clone, Debug)]
pub(super) struct Address {
    /// As it was typed, without a password.
    pub(super) text: String,
    pub(super) config: Config,
    pub(super) proof: Proof,
    pub(super) host: String,
    pub(super) port: u16,
    pub(super) database: String,
    pub(super) role: String,
}

impl Address {
    /// Parses an address.
    ///
    /// `sslmode` may be `require`, the default, or `verify-ca` and `verify-full`, which both check chain and name;
    /// `sslrootcert` names a file of certificates and means `verify-full`. Modes that fall back to clear text are refused.
    ///
    /// # Errors
    /// [`HubError::Address`], with what was expected.
    pub(super) fn parse(text: &str) -> Result<Self, HubError> {
        let wrong = |cause: String| HubError::Address { address: text.to_owned(), cause };
        let (base, query) = text.split_once('?').unwrap_or((text, ""));
        let (mut mode, mut roots, mut binding, mut rest) = (None, None, None, Vec::new());
        for pair in query.split('&').filter(|pair| !pair.is_empty()) {
            let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
            let value = percent_decode_str(value).decode_utf8().map_err(|e| wrong(e.to_string()))?.into_owned();
            match key {
                "sslmode" => mode = Some(value),
                "sslrootcert" => roots = Some(value),
                "channel_binding" => binding = Some(value),
                "password" => return Err(wrong("a password has no place in an address".to_owned())),
                _ => rest.push(pair),
            }
        }
        let checks = match mode.as_deref() {
            None | Some("require") => false,
            Some("verify-ca" | "verify-full") => true,
            Some(other) => return Err(wrong(format!("sslmode={other}: require or verify-full was expected"))),
        };
        let proof = match roots {
            Some(file) if file != "system" => Proof::File(PathBuf::from(file)),
            Some(_) => Proof::System,
            None if checks => Proof::System,
            None => Proof::Password,
        };
        let plain = if rest.is_empty() { base.to_owned() } else { format!("{base}?{}", rest.join("&")) };
        let mut config = Config::from_str(&plain).map_err(|error| wrong(whole(&error)))?;
        let binding = match (binding.as_deref(), &proof) {
            (None, Proof::Password) | (Some("require"), _) => ChannelBinding::Require,
            // Otherwise anybody could ask for the password.
            (Some("prefer"), Proof::Password) => {
                return Err(wrong(
                    "channel_binding=prefer: a certificate to check was expected with it, sslrootcert=FILE".to_owned(),
                ));
            }
            (None | Some("prefer"), _) => ChannelBinding::Prefer,
            (Some(other), _) => return Err(wrong(format!("channel_binding={other}: require or prefer was expected"))),
        };
        let (host, port) = match (config.get_hosts(), config.get_ports()) {
            ([Host::Tcp(host)], []) => (host.clone(), 5432),
            ([Host::Tcp(host)], [port]) => (host.clone(), *port),
            _ => return Err(wrong("one host was expected, reached over the network".to_owned())),
        };
        let role = config.get_user().ok_or_else(|| wrong("a role was expected: postgres://ROLE@HOST/DATABASE".to_owned()))?;
        let (role, database) = (role.to_owned(), config.get_dbname().unwrap_or(role).to_owned());
        if config.get_connect_timeout().is_none() {
            config.connect_timeout(CONNECT);
        }
        config.ssl_mode(SslMode::Require).channel_binding(binding).application_name("recol");
        Ok(Self { text: text.to_owned(), config, proof, host, port, database, role })
    }
}

impl Address {
    /// The address for another role and another machine, and the name of the file with the certificate, if it names one: the
    /// path of that file says something of this machine alone.
    pub(super) fn text_for(&self, role: &str) -> (String, Option<String>) {
        let (base, query) = self.text.split_once('?').unwrap_or((&self.text, ""));
        let (scheme, rest) = base.split_once("://").unwrap_or(("postgres", base));
        // The role of this one may also be named by an option.
        let rest = rest.split_once('@').map_or(rest, |(_, rest)| rest);
        let base = format!("{scheme}://{role}@{rest}");
        let file = match &self.proof {
            Proof::File(path) => Some(path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()),
            Proof::Password | Proof::System => None,
        };
        let stays = |pair: &&str| {
            let key = pair.split_once('=').map_or(*pair, |(key, _)| key);
            let key = percent_decode_str(key).decode_utf8_lossy();
            !pair.is_empty() && key != "user" && (file.is_none() || key != "sslrootcert")
        };
        let named = file
            .as_ref()
            .map(|file| format!("sslrootcert={}", utf8_percent_encode(file, NON_ALPHANUMERIC).to_string().replace("%2E", ".")));
        let query: Vec<&str> = query.split('&').filter(stays).chain(named.as_deref()).collect();
        (if query.is_empty() { base } else { format!("{base}?{}", query.join("&")) }, file)
    }
}

/// The text of an error with those of its causes. The errors of this client only say something in their causes.
pub(super) fn whole(error: &dyn std::error::Error) -> String {
    match error.source() {
        Some(source) => format!("{error}: {}", whole(source)),
        None => error.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(text: &str) -> Address {
        Address::parse(text).unwrap()
    }

    #[test]
    fn tls_is_not_a_choice() {
        let address = parsed("postgres://aud@hub.example/recol");
        assert_eq!((address.config.get_ssl_mode(), &address.proof), (SslMode::Require, &Proof::Password));
        assert_eq!(address.config.get_channel_binding(), ChannelBinding::Require);
        assert_eq!((address.port, address.role.as_str(), address.database.as_str()), (5432, "aud", "recol"));
        for mode in ["disable", "allow", "prefer", "", "nonsense"] {
            let refused = Address::parse(&format!("postgres://aud@h/d?sslmode={mode}"));
            assert!(matches!(&refused, Err(HubError::Address { cause, .. }) if cause.contains("require")), "{mode}");
        }
    }

    #[test]
    fn a_certificate_is_checked_where_one_is_named() {
        let by_file = parsed("postgres://aud@h:6000/d?sslrootcert=%2Fetc%2Fca%20file.pem&application_name=x");
        assert_eq!(by_file.proof, Proof::File(PathBuf::from("/etc/ca file.pem")));
        assert_eq!((by_file.port, by_file.config.get_channel_binding()), (6000, ChannelBinding::Prefer));
        assert_eq!(parsed("postgres://aud@h/d?sslmode=verify-full").proof, Proof::System);
        assert_eq!(parsed("postgres://aud@h/d?sslmode=verify-full&sslrootcert=system").proof, Proof::System);
        let loose = Address::parse("postgres://aud@h/d?channel_binding=prefer");
        assert!(matches!(&loose, Err(HubError::Address { cause, .. }) if cause.contains("sslrootcert")));
        let strict = parsed("postgres://aud@h/d?sslmode=verify-full&channel_binding=require");
        assert_eq!(strict.config.get_channel_binding(), ChannelBinding::Require);
    }

    #[test]
    fn an_address_for_another_machine_names_no_path_of_this_one() {
        let told = |text: &str| parsed(text).text_for("poste_3");
        assert_eq!(told("postgres://aud@h:6000/d"), ("postgres://poste_3@h:6000/d".to_owned(), None));
        assert_eq!(
            told("postgres://aud@h/d?sslmode=verify-full&sslrootcert=%2Fhome%2Fann%2Fthe%20ca.pem&application_name=x"),
            (
                "postgres://poste_3@h/d?sslmode=verify-full&application_name=x&sslrootcert=the%20ca.pem".to_owned(),
                Some("the ca.pem".to_owned())
            )
        );
        // Nor another role, wherever this one is named.
        for own in ["postgres://h:6000/d?user=aud", "postgres://x@h:6000/d?user=aud", "postgres://h:6000/d?us%65r=aud"] {
            assert_eq!(told(own), ("postgres://poste_3@h:6000/d".to_owned(), None), "{own}");
        }
        assert_eq!(
            told("postgresql://h/d?user=aud&sslrootcert=ca.pem&application_name=x"),
            ("postgresql://poste_3@h/d?application_name=x&sslrootcert=ca.pem".to_owned(), Some("ca.pem".to_owned()))
        );
        assert_eq!(told("postgres://aud@h/d?sslrootcert=system"), ("postgres://poste_3@h/d?sslrootcert=system".to_owned(), None));
    }

    #[test]
    fn what_is_no_address_is_told() {
        for text in
            ["postgres://h/d", "postgres://a@h1,h2/d", "postgres:///d", "postgres://a@h/d?nonsense=1", "postgres://a@h:x/d"]
        {
            assert!(matches!(Address::parse(text), Err(HubError::Address { .. })), "{text}");
        }
        assert!(Address::parse("postgres://a@h/d?password=secret").is_err());
    }
}
