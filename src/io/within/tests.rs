//! What a folder of others may put under a name, and what is not walked into.

use super::*;
use std::fs;

#[test]
fn names_lead_nowhere_else() {
    let dir = tempfile::tempdir().unwrap();
    let within = Within::at(dir.path()).unwrap();
    for name in ["", ".", "..", "a/b", "/etc/passwd", "../x", "a/", "./a"] {
        let refused = within.open(name).unwrap_err();
        assert!(matches!(&refused, Refused::Io(error) if error.kind() == io::ErrorKind::InvalidFilename), "{name}: {refused}");
        assert!(within.create(name, false).is_err() && within.folder_made(name).is_err() && within.remove(name).is_err());
    }
}

#[test]
fn a_file_is_made_once_renamed_and_taken_away() {
    let dir = tempfile::tempdir().unwrap();
    let within = Within::at(dir.path()).unwrap().folder_made("deep").unwrap();
    assert!(within.read("a", 10).unwrap().is_none());
    drop(within.create("a", false).unwrap());
    assert_eq!(within.create("a", false).unwrap_err().kind(), io::ErrorKind::AlreadyExists);
    fs::write(dir.path().join("deep/b"), "bb").unwrap();
    assert_eq!(within.rename("a", "b", false).unwrap_err().kind(), io::ErrorKind::AlreadyExists);
    assert_eq!(within.read("b", 10).unwrap().unwrap(), b"bb");
    within.rename("a", "b", true).unwrap();
    assert_eq!(within.read("b", 10).unwrap().unwrap(), b"");
    within.rename("b", "c", false).unwrap();
    assert_eq!(within.names(10).unwrap(), Names { names: vec!["c".into()], more: false });
    within.remove("c").unwrap();
    assert_eq!(within.names(10).unwrap(), Names::default());
    within.remove("c").unwrap();
}

#[test]
fn names_are_listed_up_to_a_bound() {
    let dir = tempfile::tempdir().unwrap();
    (0..7).for_each(|at| fs::write(dir.path().join(at.to_string()), "").unwrap());
    let within = Within::at(dir.path()).unwrap();
    let listed = within.names(5).unwrap();
    assert_eq!((listed.names.len(), listed.more), (5, true));
    let listed = within.names(7).unwrap();
    assert_eq!((listed.names.len(), listed.more), (7, false));
    // Once more: a listing begins anew.
    assert_eq!(within.names(7).unwrap().names.len(), 7);
}

#[cfg(unix)]
#[test]
fn links_pipes_sockets_and_devices_are_told_and_left() {
    use std::os::unix::{fs::symlink, net::UnixListener};
    let dir = tempfile::tempdir().unwrap();
    let outside = tempfile::tempdir().unwrap();
    fs::write(outside.path().join("mine"), "mine").unwrap();
    let root = dir.path();
    symlink(outside.path().join("mine"), root.join("to file")).unwrap();
    symlink(outside.path(), root.join("to folder")).unwrap();
    symlink("/nowhere/at all", root.join("to nothing")).unwrap();
    symlink("/dev/zero", root.join("to device")).unwrap();
    assert!(std::process::Command::new("mkfifo").arg(root.join("pipe")).status().unwrap().success());
    let _socket = UnixListener::bind(root.join("socket")).unwrap();
    fs::create_dir(root.join("folder")).unwrap();
    let within = Within::at(root).unwrap();
    for (name, thing) in [
        ("to file", Thing::Link),
        ("to folder", Thing::Link),
        ("to nothing", Thing::Link),
        ("to device", Thing::Link),
        ("pipe", Thing::Pipe),
        ("socket", Thing::Socket),
        ("folder", Thing::Folder),
    ] {
        assert_eq!(within.thing(name).unwrap(), Some(thing));
        assert!(matches!(within.read(name, 10), Err(Refused::Strange(found)) if found == thing), "{name}");
        assert!(matches!(within.remove(name), Err(Refused::Strange(found)) if found == thing), "{name}");
        assert_eq!(within.create(name, false).unwrap_err().kind(), io::ErrorKind::AlreadyExists);
        if thing != Thing::Folder {
            assert!(matches!(within.folder(name), Err(Refused::Strange(found)) if found == thing), "{name}");
            assert!(matches!(within.folder_made(name), Err(Refused::Strange(_))), "{name}");
        }
        fs::write(root.join("new"), "new").unwrap();
        assert!(within.rename("new", name, true).is_err(), "{name}");
        assert!(within.rename("new", name, false).is_err(), "{name}");
    }
    assert!(matches!(Within::at(Path::new("/dev")).unwrap().read("zero", 10), Err(Refused::Strange(Thing::Device))));
    assert_eq!(fs::read_to_string(outside.path().join("mine")).unwrap(), "mine");
    assert!(!Path::new("/nowhere").exists());
}

#[cfg(unix)]
#[test]
fn what_is_put_in_the_way_later_is_not_walked_into() {
    let dir = tempfile::tempdir().unwrap();
    let outside = tempfile::tempdir().unwrap();
    fs::create_dir(dir.path().join("series")).unwrap();
    let held = Within::at(dir.path()).unwrap().folder("series").unwrap().unwrap();
    fs::rename(dir.path().join("series"), dir.path().join("away")).unwrap();
    std::os::unix::fs::symlink(outside.path(), dir.path().join("series")).unwrap();
    drop(held.create("a", false).unwrap());
    assert!(dir.path().join("away/a").exists() && !outside.path().join("a").exists());
}
