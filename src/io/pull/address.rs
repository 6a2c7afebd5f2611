//! The address of a server: `https://host:port/path`, without a token.

use super::{PullError, System};
use std::net::IpAddr;
use ureq::http::Uri;

/// The longest address in bytes that is taken.
const LONGEST: usize = 500;

/// Ends of addresses that people copy from the documentation; what follows them is added again.
const ENDS: [&str; 6] = ["/api/v1", "/hardware", "/apirest.php", "/api.php", "/v2", "/index.php"];

/// The address of a server that is asked for its inventory.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address {
    /// Which software answers there.
    pub system: System,
    text: String,
    encrypted: bool,
}

impl Address {
    /// Parses an address. What follows the installation's own path (`/api/v1`, `/apirest.php`) is left out. Without TLS a
    /// server is asked on this machine alone, or if `plain` says so.
    ///
    /// # Errors
    /// [`PullError::Address`], with what was expected. The address is not repeated if it may contain a token.
    pub fn parse(system: System, text: &str, plain: bool) -> Result<Self, PullError> {
        let text = text.trim();
        let wrong = |address: &str, cause: &str| PullError::Address { address: address.to_owned(), cause: cause.to_owned() };
        if text.contains(['?', '#', '@']) {
            return Err(wrong("", "a token, a name or a password has no place in an address"));
        }
        let expected = "an address was expected, as https://inventory.example.org";
        if text.len() > LONGEST || text.chars().any(|c| c.is_control() || c.is_whitespace()) {
            return Err(wrong("", expected));
        }
        let uri: Uri = text.parse().map_err(|_| wrong(text, expected))?;
        let (Some(scheme), Some(authority), Some(host)) = (uri.scheme_str(), uri.authority(), uri.host()) else {
            return Err(wrong(text, expected));
        };
        let encrypted = match scheme {
            "https" => true,
            "http" if plain || is_here(host) => false,
            "http" => return Err(wrong(text, "https:// was expected: without TLS anybody on the way reads the token")),
            _ => return Err(wrong(text, expected)),
        };
        if authority.port_u16() == Some(0) || host.is_empty() {
            return Err(wrong(text, expected));
        }
        let mut path = uri.path().trim_end_matches('/');
        while let Some(before) = ENDS.iter().find_map(|end| path.strip_suffix(end)) {
            path = before.trim_end_matches('/');
        }
        Ok(Self { system, text: format!("{scheme}://{}{path}", authority.as_str().to_lowercase()), encrypted })
    }

    /// The address as text, without a slash at its end.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The name of the source, for people and for the history of the inventory.
    #[must_use]
    pub fn source(&self) -> String {
        format!("{} {}", self.system.code(), self.text)
    }

    /// Whether the connection is encrypted.
    #[must_use]
    pub const fn is_encrypted(&self) -> bool {
        self.encrypted
    }
}

/// Whether a host is this machine.
fn is_here(host: &str) -> bool {
    let bare = host.trim_start_matches('[').trim_end_matches(']');
    bare.eq_ignore_ascii_case("localhost") || bare.parse::<IpAddr>().is_ok_and(|address| address.is_loopback())
}

/// Protocol and host of an address to which a server refers, for messages; a path alone stays one.
pub(super) fn shown(location: &str) -> String {
    match location.parse::<Uri>() {
        Ok(uri) => match (uri.scheme_str(), uri.host()) {
            (Some(scheme), Some(host)) => {
                format!("{scheme}://{host}{}", uri.port_u16().map_or_else(String::new, |port| format!(":{port}")))
            }
            _ => uri.path().to_owned(),
        },
        Err(_) => "an address that is none".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_have_one_form() {
        for (text, form) in [
            ("https://inventaire.example.org", "https://inventaire.example.org"),
            ("https://Inventaire.example.org/", "https://inventaire.example.org"),
            ("https://h/snipe/api/v1/", "https://h/snipe"),
            ("https://h/api/v1/hardware", "https://h"),
            ("https://h:8443/glpi/apirest.php/", "https://h:8443/glpi"),
            ("https://h/api.php/v2", "https://h"),
            ("http://localhost:8080", "http://localhost:8080"),
            ("http://127.0.0.2", "http://127.0.0.2"),
            ("http://[::1]:80/x", "http://[::1]:80/x"),
        ] {
            assert_eq!(Address::parse(System::Glpi, text, false).unwrap().as_str(), form, "{text}");
        }
        assert_eq!(Address::parse(System::SnipeIt, "https://h/a/", false).unwrap().source(), "snipe-it https://h/a");
    }

    #[test]
    fn what_is_no_address_is_told_and_a_token_is_not_repeated() {
        for text in [
            "https://s3cret@h",
            "https://u:s3cret@h/",
            "https://h/api/v1?api_token=s3cret",
            "https://h/#s3cret",
            "https://h/ s3cret",
            "s3cret@h",
        ] {
            let Err(PullError::Address { address, cause }) = Address::parse(System::SnipeIt, text, true) else {
                panic!("{text} was taken")
            };
            assert!(!address.contains("s3cret") && !cause.contains("s3cret"), "{text}");
        }
        for text in ["", "h", "h/x", "ftp://h", "https://", "https:///x", "http://h", "http://10.0.0.1", "https://h:0"] {
            assert!(matches!(Address::parse(System::Glpi, text, false), Err(PullError::Address { .. })), "{text}");
        }
        assert!(!Address::parse(System::Glpi, "http://10.0.0.1", true).unwrap().is_encrypted());
    }

    #[test]
    fn of_another_address_the_host_is_shown() {
        assert_eq!(shown("https://elsewhere.example:8443/login?next=s3cret"), "https://elsewhere.example:8443");
        assert_eq!(shown("https://u:s3cret@elsewhere.example/"), "https://elsewhere.example");
        assert_eq!(shown("/login?x=s3cret"), "/login");
        assert_eq!(shown("::"), "an address that is none");
    }
}
