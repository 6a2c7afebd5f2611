//! Programs of the system that Récol is run beside.

use std::{
    env,
    path::PathBuf,
    process::{Child, Command},
};

/// What `make test-strangers` installs: a program and its package, one a line.
const LIST: &str = include_str!("../../strangers/packages");

/// A program of the list. One that is missing is a failure that says how to install it.
#[track_caller]
pub fn program(name: &str) -> Command {
    let listed =
        LIST.lines().filter(|line| !line.starts_with('#')).find_map(|line| line.split_once(' ').filter(|line| line.0 == name));
    let (_, package) = listed.unwrap_or_else(|| panic!("{name} is not in tests/strangers/packages"));
    let folders = env::var_os("PATH").unwrap_or_default();
    let mut folders = env::split_paths(&folders).chain(["/usr/sbin", "/sbin"].map(PathBuf::from));
    let found = folders.find_map(|folder| Some(folder.join(name)).filter(|path| path.is_file()));
    Command::new(found.unwrap_or_else(|| panic!("{name} is not here: apt-get install {package}, or make test-strangers")))
}

/// A program that is running: ended with the value, by a word that lets it end what it started itself.
pub struct Running(pub Child);

impl Drop for Running {
    fn drop(&mut self) {
        // It ends when its input does, or else at once.
        if self.0.stdin.take().is_none() {
            let _ = self.0.kill();
        }
        let _ = self.0.wait();
    }
}
