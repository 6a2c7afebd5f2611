//! What the commands of the Makefile need is installed, or its command is named: never a puzzle.

use crate::reach;
use std::{
    fs,
    os::unix::fs::{PermissionsExt, symlink},
    path::Path,
    process::{Command, Output, Stdio},
};
use tempfile::TempDir;

/// A system: its programs, in a folder which is all that is looked into.
struct System(TempDir);

impl System {
    fn new() -> Self {
        let system = Self(reach::folder());
        system.has("id", "echo 1000");
        system.has("apt-get", "echo \"apt-get $*\" >>\"$LOG\"; exit ${APT:-0}");
        for name in ["dirname", "env", "sh", "true"] {
            let found = ["/usr/bin", "/bin"].map(|folder| Path::new(folder).join(name)).into_iter().find(|path| path.exists());
            symlink(found.unwrap(), system.0.path().join(name)).unwrap();
        }
        system
    }

    fn has(&self, name: &str, script: &str) {
        let path = self.0.path().join(name);
        // Written by another process: what this one holds open for writing cannot be run by a child of another test.
        let mut tee = Command::new("/bin/sh");
        tee.args(["-c", "printf '#!/bin/sh\\n%s\\n' \"$2\" >\"$1\"; chmod 755 \"$1\"", "sh"]).arg(&path).arg(script);
        assert!(tee.status().unwrap().success());
        assert_ne!(fs::metadata(&path).unwrap().permissions().mode() & 0o111, 0);
    }

    fn run(&self, apt: u8, script: &str, args: &[&str]) -> Output {
        let mut command = Command::new("/bin/sh");
        command.arg(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(script)).args(args);
        command.env_clear().env("PATH", self.0.path()).env("LOG", self.0.path().join("log")).env("APT", apt.to_string());
        command.stdin(Stdio::null()).output().unwrap()
    }

    fn installed(&self) -> String {
        fs::read_to_string(self.0.path().join("log")).unwrap_or_default()
    }
}

#[track_caller]
fn told(ran: &Output, words: &[&str]) {
    let said = String::from_utf8_lossy(&ran.stderr);
    assert_eq!(ran.status.code(), Some(1), "{said}");
    for word in words {
        assert!(said.contains(word), "{word:?} is not in: {said}");
    }
}

const BY_HAND: &str = "    sudo apt-get update && sudo apt-get install postgresql libfoo\n";

#[test]
fn who_may_not_install_is_told_the_command() {
    let install = |system: &System, apt| system.run(apt, "packages.sh", &["the tests of X", "postgresql", "libfoo"]);
    // No sudo; one that wants a password, where nobody can type it; one that refuses.
    let system = System::new();
    told(&install(&system, 0), &["the tests of X", "you may not install packages", BY_HAND]);
    system.has("sudo", "[ \"$1\" = -n ] || exit 9; echo 'sudo: a password is required' >&2; exit 1");
    told(&install(&system, 0), &["the tests of X", "without a password", BY_HAND]);
    assert_eq!(system.installed(), "", "nothing was tried");
    // One that lets, and a network that does not.
    system.has("sudo", "[ \"$1\" = -n ] || exit 9; shift; exec \"$@\"");
    told(&install(&system, 100), &["apt-get could not install postgresql libfoo", BY_HAND]);
    let ran = install(&system, 0);
    assert!(ran.status.success(), "{ran:?}");
    assert!(system.installed().ends_with("apt-get install -y -qq --no-install-recommends postgresql libfoo\n"));
    // Root needs no sudo, and is not told to use it.
    system.has("id", "echo 0");
    system.has("sudo", "exit 9");
    told(&install(&system, 100), &["\n    apt-get update && apt-get install postgresql libfoo\n"]);
    assert!(install(&system, 0).status.success());
    // A system of another kind.
    fs::remove_file(system.0.path().join("apt-get")).unwrap();
    told(&install(&system, 0), &["there is no apt-get here", "postgresql libfoo"]);
}

#[test]
fn what_programs_of_others_are_missing_is_named_at_once() {
    let system = System::new();
    system.has("uname", "echo Linux");
    let ran = system.run(0, "strangers/install.sh", &[]);
    told(&ran, &["the tests with programs of others", "sudo apt-get install", "rclone", "syncthing"]);
    system.has("uname", "echo Darwin");
    told(&system.run(0, "strangers/install.sh", &[]), &["Linux"]);
}

#[test]
fn an_action_is_named_by_the_digest_of_its_commit() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(".github/workflows");
    let mut pinned = 0;
    for file in fs::read_dir(folder).unwrap() {
        let path = file.unwrap().path();
        let text = fs::read_to_string(&path).unwrap();
        assert!(text.contains("\npermissions:\n  contents: read\n"), "{}: no more rights than it needs", path.display());
        for line in text.lines().filter(|line| line.contains("uses:")) {
            let (_, named) = line.split_once('@').unwrap_or_else(|| panic!("{}: {line}", path.display()));
            let digest: String = named.chars().take_while(char::is_ascii_hexdigit).collect();
            assert_eq!(digest.len(), 40, "{}: {line}", path.display());
            assert!(named[40..].starts_with(" # v"), "{}: its version, for people: {line}", path.display());
            pinned += 1;
        }
    }
    assert!(pinned >= 2);
}
