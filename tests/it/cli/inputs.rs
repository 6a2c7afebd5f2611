//! Files that are read and are no such files: devices, pipes, sockets, a terabyte of nothing. Each is refused by name, nothing
//! hangs, and nothing is stored.

use crate::env::{ENDLESS, Env, tag};
use std::fs::File;
#[cfg(unix)]
use std::{os::unix::net::UnixListener, process::Command};

/// What nobody should read to its end, with the path of each.
fn endless(env: &Env) -> Vec<(&'static str, String)> {
    let path = |name: &str| env.path(name).to_str().unwrap().to_owned();
    File::create(env.path("huge")).unwrap().set_len(ENDLESS).unwrap();
    #[cfg_attr(not(unix), expect(unused_mut, reason = "there are no others"))]
    let mut all = vec![("bytes", path("huge"))];
    #[cfg(unix)]
    if !env.path("pipe").exists() {
        assert!(Command::new("mkfifo").arg(env.path("pipe")).status().unwrap().success());
        drop(UnixListener::bind(env.path("socket")).unwrap());
        std::os::unix::fs::symlink("/dev/zero", env.path("link")).unwrap();
    }
    #[cfg(unix)]
    all.extend([
        ("device", "/dev/zero".to_owned()),
        ("device", path("link")),
        ("socket", path("socket")),
        ("folder", path("")),
        ("pipe", path("pipe")),
    ]);
    all
}

#[test]
fn what_cannot_be_a_table_is_refused_unread() {
    let env = Env::imported();
    // Somebody may mean a pipe here: a shell makes one for `<(…)`.
    for (what, path) in endless(&env).into_iter().filter(|(what, _)| *what != "pipe") {
        let code = if what == "folder" { 5 } else { 3 };
        env.run(&["import", &path]).ends(code).complains_of(&[&path, what]);
    }
    #[cfg(unix)]
    {
        let piped = Command::new("sh")
            .args([
                "-c",
                "cat \"$1\" > \"$2\" &",
                "sh",
                crate::env::fixture("import/colleges.csv").to_str().unwrap(),
                env.path("pipe").to_str().unwrap(),
            ])
            .status();
        assert!(piped.unwrap().success());
        env.run(&["import", env.path("pipe").to_str().unwrap()]).ends(0);
    }
}

#[test]
fn settings_and_keys_are_read_from_regular_files_of_their_size() {
    let env = Env::auditing();
    for (what, path) in endless(&env) {
        env.run_in(&[("RECOL_CONFIG", &path)], &["findings"], b"").ends(4).complains_of(&[&path, what]);
        env.run_in(&[("RECOL_KEYS", &path)], &["config", "keys"], b"").ends(4).complains_of(&[&path, what]);
    }
    // A text that is none.
    let path = env.file("broken.toml", [0xff, 0xfe]);
    env.run_in(&[("RECOL_CONFIG", &path)], &["findings"], b"").ends(4).complains_of(&[&path, "UTF-8"]);
}

#[cfg(unix)]
#[test]
fn a_password_file_is_a_regular_file_of_its_size() {
    use std::os::unix::fs::PermissionsExt;
    let env = Env::auditing();
    for (what, path) in endless(&env) {
        if what == "bytes" {
            std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o600)).unwrap();
        }
        let hub = ["sync", "--hub", "postgres://aud@127.0.0.1:1/recol"];
        env.run_in(&[("PGPASSFILE", &path)], &hub, b"").ends(4).complains_of(&[&path, what]);
    }
}

#[test]
fn pictures_are_regular_files() {
    let env = Env::auditing();
    for (what, path) in endless(&env).into_iter().filter(|(what, _)| *what != "folder") {
        let ran = env.run(&["read", &path]).ends(1);
        ran.complains_of(&[&path]);
        assert!(ran.stderr.contains(if what == "bytes" { "large" } else { "picture" }), "{}", ran.stderr);
    }
    // In a folder of pictures they are passed over.
    #[cfg(unix)]
    for name in ["pipe.jpg", "folder.jpg"] {
        let _ = Command::new("mkfifo").arg(env.path(name)).status();
    }
    env.run(&["read", env.path("").to_str().unwrap()]).ends(0);
}

#[test]
fn payloads_without_the_end_of_a_line_end_by_themselves() {
    let env = Env::auditing();
    let begun = env.journal().len();
    env.visit(&[], format!("{}\n", tag(1)).as_bytes()).ends(0);
    let before = env.journal().len();
    assert!(before > begun);
    let huge = env.file("huge", b"");
    File::options().write(true).open(&huge).unwrap().set_len(ENDLESS).unwrap();
    for path in [huge.as_str(), "/dev/zero"].into_iter().take(if cfg!(unix) { 2 } else { 1 }) {
        let args = ["visit", crate::env::HERE, "--room", crate::env::ROOM, "--payloads", path];
        env.run(&args).ends(3).complains_of(&[path, "line"]);
    }
    env.nothing_lost(before);
}
