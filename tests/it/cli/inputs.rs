//! Files that are read and are no such files: devices, pipes, sockets, a terabyte of nothing. Each is refused by name, nothing
//! hangs, and nothing is stored.

use crate::env::{ENDLESS, Env, HERE, ROOM, tag};
use std::fs::File;
#[cfg(unix)]
use std::{os::unix::net::UnixListener, process::Command};

/// What nobody should read to its end, with the path of each.
fn endless(env: &Env) -> Vec<(&'static str, String)> {
    let path = |name: &str| env.path(name).to_str().unwrap().to_owned();
    File::create(env.path("huge")).unwrap().set_len(ENDLESS).unwrap();
    File::create(env.path("large")).unwrap().set_len(2 << 30).unwrap();
    #[cfg_attr(not(unix), expect(unused_mut, reason = "there are no others"))]
    let mut all = vec![("bytes", path("huge")), ("bytes", path("large")), ("folder", path(""))];
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
    for broken in [&[0xff][..], &[0xff, 0xfe, 0], b"l\0a\0n\0g\0"] {
        let path = env.file("broken.toml", broken);
        env.run_in(&[("RECOL_CONFIG", &path)], &["findings"], b"").ends(4).complains_of(&[&path, "UTF-8"]);
        env.run_in(&[("RECOL_KEYS", &path)], &["config", "keys"], b"").ends(4).complains_of(&[&path, "UTF-8"]);
    }
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
        let args = ["visit", HERE, "--room", ROOM, "--payloads", path];
        env.run(&args).ends(3).complains_of(&[path, "line"]);
    }
    env.nothing_lost(before);
}

/// A text as PowerShell's `>` and Notepad write it, by name: UTF-16 with its mark, either way round, and UTF-8 with one.
fn marked(text: &str) -> [(&'static str, Vec<u8>); 3] {
    let text = format!("\u{feff}{text}");
    let units = |bytes: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(bytes).collect();
    [("le", units(u16::to_le_bytes)), ("be", units(u16::to_be_bytes)), ("utf-8", text.clone().into_bytes())]
}

#[test]
fn payloads_are_read_in_the_encoding_of_their_mark() {
    for (name, bytes) in marked(&format!("{}\r\nÉTÉ-1\r\n{}\r\n", tag(1), tag(2))) {
        let env = Env::auditing();
        let path = env.file(name, &bytes);
        let said = env.run(&["visit", HERE, "--room", ROOM, "--payloads", &path, "--json"]).ends(0).json();
        assert_eq!(
            said.iter().map(|line| line["payload"].as_str().unwrap().to_owned()).collect::<Vec<_>>(),
            [tag(1), "ÉTÉ-1".into(), tag(2)],
            "{name}"
        );
        let again = env.visit(&["--json"], &bytes).ends(0).json();
        assert_eq!(again.len(), 3, "{name}");
    }
}

#[test]
fn payloads_that_are_no_text_are_refused_and_none_is_recorded() {
    let env = Env::auditing();
    env.visit(&[], b"").ends(0);
    let before = env.journal().len();
    let [(_, le), (_, be), _] = marked(&format!("{}\r\n", tag(1)));
    for bytes in [&le[2..], &be[2..], &[0xff, 0xfe, 0x00, 0xd8, 0x0a, 0x00]] {
        let path = env.file("payloads.txt", bytes);
        env.run(&["visit", HERE, "--room", ROOM, "--payloads", &path]).ends(3).complains_of(&["payloads.txt", "UTF-16"]);
        env.visit(&[], bytes).ends(3).complains_of(&["UTF-16"]);
    }
    let folder = env.path("").to_str().unwrap().to_owned();
    env.run(&["visit", HERE, "--room", ROOM, "--payloads", &folder]).ends(5).complains_of(&["folder"]);
    env.nothing_lost(before);
    assert_eq!(env.journal().len(), before);
}

#[test]
fn settings_and_keys_are_read_in_the_encoding_of_their_mark() {
    let env = Env::auditing();
    for (name, bytes) in marked("author = \"Élodie\"\r\n") {
        let path = env.file(name, bytes);
        let ran = env.run_in(&[("RECOL_CONFIG", &path)], &["config"], b"").ends(0);
        assert!(ran.stdout.contains("Élodie"), "{name}: {}", ran.stdout);
    }
    for (name, bytes) in marked("") {
        let path = env.file(name, bytes);
        env.run_in(&[("RECOL_KEYS", &path)], &["config", "keys"], b"").ends(0);
    }
}

#[test]
fn a_path_of_windows_in_double_quotes_is_told_with_its_place_and_the_mend() {
    let env = Env::auditing();
    for name in ["data-dir", "hub", "keys"] {
        let path = env.file("config.toml", format!("lang = \"en\"\n{name} = \"C:\\Users\\été\"\n"));
        let place = format!("{path}:2:");
        env.run_in(&[("RECOL_CONFIG", &path)], &["findings"], b"")
            .ends(4)
            .complains_of(&[&place, &format!(r"{name} = 'C:\Users\été'")]);
    }
}
