//! Where a role's password comes from: the environment, a password file, or the keyring; never from an address or an
//! argument. It is never written to a log.
//!
//! The file has libpq's format: lines of the form `host:port:database:role:password`, with `*` for any value and `\`
//! before `:` and `\`.

use super::{address::Address, keyring};
use crate::io::{
    bounded::{self, Meant, Refused},
    hub::HubError,
    text,
};
use std::{env, fs, path::PathBuf};

/// The variables that may contain it. The first one that is set counts.
const VARIABLES: [&str; 2] = ["RECOL_HUB_PASSWORD", "PGPASSWORD"];

/// The largest password file in bytes that is read.
const LARGEST: u64 = 1 << 20;

/// Returns the password for an address; `None` if none is found, since the server may not ask for one.
///
/// # Errors
/// [`HubError::PasswordFile`] if the file exists but others may read it, or it cannot be read.
pub(super) fn password(address: &Address) -> Result<Option<String>, HubError> {
    if let Some(found) = VARIABLES.iter().find_map(|name| env::var(name).ok().filter(|value| !value.is_empty())) {
        return Ok(Some(found));
    }
    match in_file(address)? {
        Some(found) => Ok(Some(found)),
        None => Ok(keyring::slot(address).find()),
    }
}

fn in_file(address: &Address) -> Result<Option<String>, HubError> {
    let Some((path, named)) = file() else { return Ok(None) };
    let told = |cause: String| HubError::PasswordFile { path: path.clone(), cause };
    let mut file = match bounded::open(&path, Meant::File) {
        Ok(file) => file,
        Err(Refused::Io(error)) if error.kind() == std::io::ErrorKind::NotFound && !named => return Ok(None),
        Err(refused) => return Err(told(refused.to_string())),
    };
    if !private(&file.metadata().map_err(|error| told(error.to_string()))?) {
        return Err(told("others may read it; chmod 600 makes it private".to_owned()));
    }
    let bytes = bounded::rest(&mut file, LARGEST).map_err(|refused| told(refused.to_string()))?;
    let text = text::decoded(&bytes).map_err(|refused| told(refused.to_string()))?;
    Ok(in_lines(&text, address))
}

/// Returns the password file, and whether it was named explicitly.
fn file() -> Option<(PathBuf, bool)> {
    if let Some(named) = env::var_os("PGPASSFILE").filter(|path| !path.is_empty()) {
        return Some((named.into(), true));
    }
    #[cfg(not(windows))]
    return env::var_os("HOME").map(|home| (PathBuf::from(home).join(".pgpass"), false));
    #[cfg(windows)]
    return env::var_os("APPDATA").map(|data| (PathBuf::from(data).join("postgresql/pgpass.conf"), false));
}

#[cfg(unix)]
fn private(found: &fs::Metadata) -> bool {
    use std::os::unix::fs::PermissionsExt;
    found.permissions().mode().trailing_zeros() >= 6
}

/// On other systems the user's folder is private anyway.
#[cfg(not(unix))]
fn private(_: &fs::Metadata) -> bool {
    true
}

/// Returns the password of the first line that fits.
fn in_lines(text: &str, address: &Address) -> Option<String> {
    let port = address.port.to_string();
    let wanted = [address.host.as_str(), &port, &address.database, &address.role];
    text.lines().filter(|line| !line.starts_with('#')).find_map(|line| {
        let fields = fields(line);
        let (password, place) = fields.split_last()?;
        let fits = place.len() == wanted.len() && place.iter().zip(wanted).all(|(here, wanted)| here == "*" || here == wanted);
        fits.then(|| password.clone())
    })
}

/// Splits a line into its five fields. In the last one `:` needs no `\`.
fn fields(line: &str) -> Vec<String> {
    let mut fields = vec![String::new()];
    let mut letters = line.chars();
    while let Some(letter) = letters.next() {
        let count = fields.len();
        let Some(field) = fields.last_mut() else { break };
        match letter {
            '\\' => field.extend(letters.next()),
            ':' if count < 5 => fields.push(String::new()),
            other => field.push(other),
        }
    }
    fields
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_line_that_fits_counts() {
        let address = Address::parse("postgres://aud@hub/recol").unwrap();
        let found = |text| in_lines(text, &address);
        assert_eq!(found("hub:5432:recol:aud:secret"), Some("secret".to_owned()));
        assert_eq!(found("# hub:5432:recol:aud:no\nother:*:*:*:no\n*:*:*:aud:a:b\\:c\\\\"), Some("a:b:c\\".to_owned()));
        assert_eq!(found("hub:5433:recol:aud:no\nhub:5432:recol:bob:no\nhub:5432\n\n"), None);
    }
}
