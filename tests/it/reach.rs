//! Folders for tests that do something as another user: the server of a database, which root may not run; a person without rights.
//! Where that user may not go, nothing of it can be tested: the folder for temporary files may be private, and the place of the
//! build is wherever somebody cloned it.

use std::{
    env, fs,
    os::unix::{
        fs::{MetadataExt, PermissionsExt},
        process::CommandExt,
    },
    path::{Path, PathBuf},
    process::Command,
};
use tempfile::TempDir;

/// A new folder, gone with the value. Where root runs the tests, another user may go there and read.
pub fn folder() -> TempDir {
    let usual = env::temp_dir();
    if !is_root() {
        return TempDir::new_in(usual).unwrap();
    }
    let open = [usual.clone(), "/tmp".into(), "/var/tmp".into()].into_iter().find(|folder| all_may_go_to(folder));
    let folder = TempDir::new_in(open.unwrap_or(usual)).unwrap();
    fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o755)).unwrap();
    folder
}

/// The program in a folder that another user may reach.
pub fn program_in(folder: &Path) -> PathBuf {
    let program = folder.join("recol");
    if !program.exists() {
        // By another process: a copy that this one holds open for writing, be it through a child of another test, cannot be run.
        assert!(Command::new("cp").arg(env!("CARGO_BIN_EXE_recol")).arg(&program).status().unwrap().success());
    }
    program
}

/// Has a command run by somebody without rights, where root runs the tests: to root everything is allowed.
pub fn without_rights(command: &mut Command) -> &mut Command {
    if is_root() { command.uid(number("-u", Some("nobody"))).gid(number("-g", Some("nobody"))) } else { command }
}

pub fn is_root() -> bool {
    number("-u", None) == 0
}

/// The number of a user, or of whoever runs this, or of the group.
fn number(which: &str, user: Option<&str>) -> u32 {
    let told = Command::new("id").arg(which).args(user).output().unwrap();
    String::from_utf8(told.stdout).unwrap().trim().parse().unwrap()
}

fn all_may_go_to(folder: &Path) -> bool {
    let may = |folder: &Path| fs::metadata(folder).is_ok_and(|folder| folder.mode() & 0o001 != 0);
    fs::canonicalize(folder).is_ok_and(|folder| folder.ancestors().all(may))
}

#[test]
fn a_private_folder_is_told_from_an_open_one() {
    let outer = TempDir::new().unwrap();
    let inner = outer.path().join("inner");
    fs::create_dir(&inner).unwrap();
    fs::set_permissions(&inner, fs::Permissions::from_mode(0o777)).unwrap();
    fs::set_permissions(outer.path(), fs::Permissions::from_mode(0o700)).unwrap();
    assert!(!all_may_go_to(&inner), "an open folder in a private one");
    assert!(!all_may_go_to(&outer.path().join("none")), "none at all");
    assert!(all_may_go_to(Path::new("/")));
    // Whatever a test makes there can be reached.
    if is_root() {
        assert!(all_may_go_to(folder().path()), "/tmp and /var/tmp are private on this machine");
    }
}
