//! The address of a hub, as a person types it: read once, into a type that has no place for a password.

use super::path::plain_path;
use std::{
    fmt,
    path::{Path, PathBuf},
};

/// The schemes of a server's address.
const SCHEMES: [&str; 2] = ["postgres", "postgresql"];
/// What ends the name of a role. In a password that was typed as it is, any of them may stand.
const ENDS: [char; 4] = [':', '/', '?', '#'];

/// The address of a hub.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HubAddress {
    /// In a folder: a share, a synced folder, a stick.
    Folder(PathBuf),
    /// In a PostgreSQL database: a `postgres://` address, without a password.
    Postgres(String),
}

impl HubAddress {
    /// Reads an address: `postgres://…` or `postgresql://…`; any other text is a folder. Whatever may be a password in it is
    /// left out at once, because it would otherwise be stored, shown and included in failures.
    #[must_use]
    pub fn new(text: &str) -> Self {
        Self::read(text).0
    }

    /// As [`Self::new`], and whether anything was left out that may be a password.
    #[must_use]
    pub fn read(text: &str) -> (Self, bool) {
        // What was copied has blanks around it, and is no folder for that.
        let text = text.trim();
        match text.split_once("://").filter(|(scheme, _)| SCHEMES.iter().any(|known| scheme.eq_ignore_ascii_case(known))) {
            Some((scheme, rest)) => {
                let (kept, held) = without_password(rest);
                (Self::Postgres(format!("{}://{kept}", scheme.to_ascii_lowercase())), held)
            }
            None => (Self::Folder(plain_path(Path::new(text))), false),
        }
    }
}

/// `role:password@host/…?password=…` without both passwords, and whether there was one. A password may contain any letter as it
/// stands, also those that have a meaning in an address: what is doubtful counts as a part of it.
fn without_password(rest: &str) -> (String, bool) {
    let Some((role, after)) = rest.split_once('@') else { return without_role(rest) };
    let place = after.split(['?', '#']).next().unwrap_or_default();
    // The role ends before the @, and no other @ follows before the options.
    if !role.contains(ENDS) && !place.contains('@') {
        let (kept, held) = plain_options(after);
        return (format!("{role}@{kept}"), held);
    }
    let role = role.split(ENDS).next().unwrap_or_default();
    let after = rest.rsplit_once('@').map_or(after, |(_, after)| after);
    (format!("{role}@{}", plain_options(after).0), true)
}

/// An address without a role: what stands where a port should stand may be a password.
fn without_role(rest: &str) -> (String, bool) {
    let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let port = authority.rsplit_once(':').filter(|(_, port)| !port.ends_with(']'));
    match port.filter(|(_, port)| !port.chars().all(|letter| letter.is_ascii_digit())) {
        Some((host, _)) => (host.to_owned(), true),
        None => plain_options(rest),
    }
}

/// The options of an address without a password among them.
fn plain_options(after: &str) -> (String, bool) {
    let Some((place, options)) = after.split_once('?') else { return (after.to_owned(), false) };
    let pairs: Vec<&str> = options.split('&').filter(|pair| !pair.is_empty()).collect();
    let secret = pairs.iter().position(|pair| is_secret(pair)).unwrap_or(pairs.len());
    // A password that was typed as it is may hold an `&`: behind it only what libpq knows is an option.
    let stays = |(at, pair): &(usize, &str)| !is_secret(pair) && (*at < secret || is_option(pair));
    let kept: Vec<&str> = pairs.iter().copied().enumerate().filter(stays).map(|(_, pair)| pair).collect();
    let held = kept.len() < pairs.len();
    (if kept.is_empty() { place.to_owned() } else { format!("{place}?{}", kept.join("&")) }, held)
}

/// The options that may stand behind a password: those of libpq (PostgreSQL's manual, 34.1.2) that a hub can need.
const OPTIONS: [&str; 16] = [
    "host",
    "hostaddr",
    "port",
    "dbname",
    "user",
    "connect_timeout",
    "application_name",
    "options",
    "sslmode",
    "sslrootcert",
    "sslcert",
    "sslkey",
    "sslnegotiation",
    "channel_binding",
    "target_session_attrs",
    "keepalives",
];

/// Whether a pair is an option that is known, with a value.
fn is_option(pair: &str) -> bool {
    pair.split_once('=').is_some_and(|(name, _)| OPTIONS.contains(&name))
}

/// Whether an option holds a password: `password`, `sslpassword`. A name that is written in a roundabout way is none of libpq's.
fn is_secret(pair: &str) -> bool {
    let name = pair.split('=').next().unwrap_or_default();
    name.to_ascii_lowercase().ends_with("password") || name.contains('%')
}

impl fmt::Display for HubAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Folder(path) => write!(f, "{}", path.display()),
            Self::Postgres(address) => f.write_str(address),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn an_address_carries_no_password() {
        for (typed, kept, held) in [
            ("postgres://aud@h/d?sslmode=require", "postgres://aud@h/d?sslmode=require", false),
            ("POSTGRES://aud@h/d?sslrootcert=/home/a@b/ca.pem", "postgres://aud@h/d?sslrootcert=/home/a@b/ca.pem", false),
            ("postgres://aud@[::1]:6000/d", "postgres://aud@[::1]:6000/d", false),
            ("postgres://[::1]/d", "postgres://[::1]/d", false),
            ("postgres://aud:s3cret@h:6000/d", "postgres://aud@h:6000/d", true),
            ("postgresql://aud:s3c@ret@h/d?password=x&sslmode=require", "postgresql://aud@h/d?sslmode=require", true),
            ("postgres://aud:s3/cr?et%@h/d", "postgres://aud@h/d", true),
            ("postgres://aud:s3#cret@h/d", "postgres://aud@h/d", true),
            ("postgres://aud@s3/cret@h/d", "postgres://aud@h/d", true),
            ("postgres://aud:s3/cret", "postgres://aud", true),
            ("postgres://h?password=x", "postgres://h", true),
            ("postgres://a@h/d?Password=x", "postgres://a@h/d", true),
            ("postgres://a@h/d?pass%77ord=x&connect_timeout=3", "postgres://a@h/d?connect_timeout=3", true),
        ] {
            assert_eq!(HubAddress::read(typed), (HubAddress::Postgres(kept.to_owned()), held), "{typed}");
        }
        assert_eq!(HubAddress::new("/a:b@c"), HubAddress::Folder("/a:b@c".into()));
    }

    proptest! {
        #![proptest_config(crate::kept_below_tests())]

        /// Any password, typed as it is, is left out, and it is known that there was one.
        #[test]
        fn no_password_is_kept(password in "[a-z0-9:/?#@%&= ]{0,12}", query in prop::option::of("[a-z]{1,6}=[a-z@/]{0,6}")) {
            let query = query.map(|query| format!("?{query}")).unwrap_or_default();
            let typed = format!("postgres://aud:Z{password}Z@hub/recol{query}");
            let (kept, held) = HubAddress::read(&typed);
            prop_assert!(held && !kept.to_string().contains('Z'), "{kept}");
            let (kept, held) = HubAddress::read(&format!("postgres://aud@hub/recol?password=Z{password}Z"));
            prop_assert!(held && !kept.to_string().contains('Z'), "{kept}");
        }
    }
}
