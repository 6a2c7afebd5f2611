//! The files of a folder hub, of any bytes: who the hub is, the roster, an introduction, a revision. Bare, and as a text that
//! the office signed, so that what lies behind the signature is reached. Whatever they say, the hub answers or refuses, the
//! same again, and nothing else in its folder changes.
#![no_main]

use libfuzzer_sys::fuzz_target;
use recol::{
    audit::{
        exchange::Scope,
        ids::{HubId, Incarnation, Revision},
        journal::SigningKey,
    },
    io::hub::{FolderHub, Hub},
};
use sha2::{Digest, Sha256};
use std::{fs, path::PathBuf, sync::OnceLock};

fn office() -> SigningKey {
    SigningKey::from_seed(&[7; 32])
}

fn root() -> &'static PathBuf {
    static ROOT: OnceLock<PathBuf> = OnceLock::new();
    ROOT.get_or_init(|| {
        let root = std::env::temp_dir().join(format!("recol-fuzz-hub-{}", std::process::id()));
        let _ = fs::remove_dir_all(&root);
        FolderHub::init(&root, HubId([1; 16]), Incarnation([1; 16]), "office", &office()).expect("a fresh folder");
        root
    })
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn signed(text: &[u8], domain: &[u8]) -> Vec<u8> {
    let text = String::from_utf8_lossy(text).into_owned();
    let signature = hex(&office().sign(domain, text.as_bytes()));
    serde_json::to_vec(&serde_json::json!({"text": text, "signature": signature})).expect("a text")
}

/// A revision whose end holds, whatever its lines say.
fn revision(lines: &[u8], digest: &[u8; 32]) -> Vec<u8> {
    let mut lines = lines.to_vec();
    if lines.last() != Some(&b'\n') {
        lines.push(b'\n');
    }
    let sum = Sha256::digest(&lines);
    let signature = hex(&office().sign(b"recol inventory 1\0", &[digest.as_slice(), &sum].concat()));
    let end = serde_json::json!({"digest": hex(digest), "sum": hex(&sum), "signature": signature});
    lines.extend(end.to_string().into_bytes());
    lines.push(b'\n');
    lines
}

fuzz_target!(|input: &[u8]| {
    let Some((which, rest)) = input.split_first() else { return };
    let root = root();
    let identity = root.join("recol-hub.json");
    let whole = fs::read(&identity).expect("made");
    let digest = [9; 32];
    let (path, bytes) = match which % 8 {
        0 => (identity.clone(), rest.to_vec()),
        1 => (identity.clone(), signed(rest, b"recol hub 1\0")),
        2 => (root.join("roster/x.json"), rest.to_vec()),
        3 => (root.join("roster/x.json"), signed(rest, b"recol roster 1\0")),
        4 => (root.join("stations/x.json"), rest.to_vec()),
        5 => (root.join("stations/x.json"), signed(rest, b"recol station 1\0")),
        6 => (root.join(format!("inventory/00000001-{}.rev", hex(&digest))), rest.to_vec()),
        _ => (root.join(format!("inventory/00000001-{}.rev", hex(&digest))), revision(rest, &digest)),
    };
    fs::write(&path, &bytes).expect("a folder of our own");
    let mut hub = FolderHub::at(root);
    let told = |hub: &mut FolderHub| {
        let mut arrivals = 0;
        let met = hub.meet(&[]).map(|greeting| format!("{:?}", (greeting.cards, greeting.revisions, greeting.troubles)));
        let taken = hub.inventory(Revision(0), Revision(9), &Scope::All, &mut |_| {
            arrivals += 1;
            Ok(())
        });
        format!("{met:?} {taken:?} {arrivals}")
    };
    let once = told(&mut hub);
    assert_eq!(once, told(&mut hub));
    assert_eq!(fs::read(&path).expect("it stays"), bytes);
    if path == identity { fs::write(&identity, whole).expect("as before") } else { fs::remove_file(&path).expect("as before") }
});
