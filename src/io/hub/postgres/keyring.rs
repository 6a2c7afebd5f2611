//! The system's keyring, used through the system's own tool: `secret-tool` if there is a Secret Service (GNOME, KDE),
//! `security` on macOS. The tool asks for a new password itself: it never passes through this program or through an
//! argument.

use super::address::Address;
use crate::io::hub::HubError;
use std::{
    io::{self, Read},
    process::{Command, Stdio},
    thread,
    time::{Duration, Instant},
};

/// The service name of our passwords in the keyring.
const SERVICE: &str = "recol-hub";
/// How long a locked keyring may wait for somebody to open it.
const PATIENCE: Duration = Duration::from_secs(30);

/// The name under which a password is stored: one for each role at each database.
fn account(address: &Address) -> String {
    format!("{}@{}:{}/{}", address.role, address.host, address.port, address.database)
}

/// The command of the tool that returns a password, or that stores one.
fn command(address: &Address, keeps: bool) -> Command {
    let account = account(address);
    if cfg!(target_os = "macos") {
        let mut command = Command::new("security");
        command.args(if keeps { &["add-generic-password", "-U"][..] } else { &["find-generic-password"] });
        command.args(["-s", SERVICE, "-a", &account, "-w"]);
        command
    } else {
        let mut command = Command::new("secret-tool");
        command.args(if keeps { &["store", "--label=Recol"][..] } else { &["lookup"] });
        command.args(["service", SERVICE, "address", &account]);
        command
    }
}

/// Returns the password in the keyring; `None` if there is no keyring, or no password in it.
pub(super) fn find(address: &Address) -> Option<String> {
    let mut child = command(address, false).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().ok()?;
    let begun = Instant::now();
    let ended = loop {
        match child.try_wait().ok()? {
            Some(ended) => break ended,
            None if begun.elapsed() > PATIENCE => {
                // Nobody opened the keyring.
                let _ = child.kill();
                break child.wait().ok()?;
            }
            None => thread::sleep(Duration::from_millis(5)),
        }
    };
    let mut told = String::new();
    child.stdout.take()?.take(1 << 16).read_to_string(&mut told).ok()?;
    let password = told.trim_end_matches(['\r', '\n']);
    (ended.success() && !password.is_empty()).then(|| password.to_owned())
}

/// Stores a password in the keyring. The tool asks for it on the terminal, or reads it from standard input.
///
/// # Errors
/// [`HubError::NoKeyring`] if there is none, or it refuses.
pub(super) fn keep(address: &Address) -> Result<(), HubError> {
    let mut command = command(address, true);
    let name = command.get_program().to_string_lossy().into_owned();
    match command.status() {
        Ok(ended) if ended.success() => Ok(()),
        Ok(ended) => Err(HubError::NoKeyring { tool: name, cause: ended.to_string() }),
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            Err(HubError::NoKeyring { tool: name, cause: "it is not installed".to_owned() })
        }
        Err(error) => Err(HubError::NoKeyring { tool: name, cause: error.to_string() }),
    }
}
