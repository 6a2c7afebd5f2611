//! Tells the program what it is built of: commit, target and profile, which `recol --version --verbose` prints.
//!
//! Only a release names its commit. A build for development would otherwise be made anew after every commit.

use std::{
    env, fs,
    io::{self, Write},
    path::{Path, PathBuf},
    process::Command,
};

/// What a commit is compared with: a release that was built from altered sources says so.
const SOURCES: [&str; 5] = [".vendor", "Cargo.lock", "Cargo.toml", "build.rs", "src"];

/// Where an archive of the sources carries its commit and that commit's time (`.gitattributes`).
const ARCHIVED: &str = ".ci/commit";

fn main() -> io::Result<()> {
    let variable = |name| env::var(name).unwrap_or_default();
    let profile = variable("PROFILE");
    let mut watched = vec![PathBuf::from("build.rs")];
    let mut commit = None;
    if profile == "release" {
        watched.push(ARCHIVED.into());
        commit = checked_out(Path::new(&variable("CARGO_MANIFEST_DIR")), &mut watched).or_else(archived);
    }
    let mut out = io::stdout().lock();
    for path in watched {
        writeln!(out, "cargo::rerun-if-changed={}", path.display())?;
    }
    writeln!(out, "cargo::rustc-env=RECOL_COMMIT={}", commit.as_deref().unwrap_or("unknown"))?;
    writeln!(out, "cargo::rustc-env=RECOL_TARGET={}", variable("TARGET"))?;
    writeln!(out, "cargo::rustc-env=RECOL_PROFILE={profile}")
}

/// The commit that is checked out in `house`, by git, and the files whose change means another one. None without git, or where the
/// sources lie in a repository of something else.
fn checked_out(house: &Path, watched: &mut Vec<PathBuf>) -> Option<String> {
    let top = git(&["rev-parse", "--show-toplevel"])?;
    if fs::canonicalize(top).ok()? != fs::canonicalize(house).ok()? {
        return None;
    }
    let commit = git(&["rev-parse", "HEAD"])?;
    let altered = git(&[&["status", "--porcelain", "--untracked-files=no", "--"][..], &SOURCES].concat())?;
    for part in ["HEAD", "refs/heads", "packed-refs"] {
        // A path that is not there would have this run at each build.
        watched.extend(git(&["rev-parse", "--git-path", part]).map(PathBuf::from).filter(|path| path.exists()));
    }
    watched.extend(SOURCES.map(PathBuf::from));
    Some(if altered.is_empty() { commit } else { format!("{commit}, altered") })
}

/// What git answers; none where it is absent or refuses.
fn git(args: &[&str]) -> Option<String> {
    let ran = Command::new("git").args(args).output().ok().filter(|ran| ran.status.success())?;
    Some(String::from_utf8(ran.stdout).ok()?.trim().to_owned())
}

/// The commit that an archive of the sources carries; in a clone the place for it is not filled in.
fn archived() -> Option<String> {
    let text = fs::read_to_string(ARCHIVED).ok()?;
    let commit = text.split_whitespace().next()?;
    commit.bytes().all(|byte| byte.is_ascii_hexdigit()).then(|| commit.to_owned())
}
