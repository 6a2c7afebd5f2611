//! Papers sealed to a passphrase, as a person makes and opens them: what goes by mail tells nothing to whoever lacks it.

use crate::env::{DATE, Env, HERE, Ran, tag};
use recol::io::sealed::{self, Passphrase};
use std::{collections::BTreeSet, fs, path::Path};

pub const PHRASE: &str = "chaise pluie cuivre sept";
const VARIABLE: &str = "RECOL_PASSPHRASE";
/// The beginning of the data that every paper carries in clear.
const MARK: &[u8] = b"recol-";

/// A store with a visit that found something.
pub fn audited() -> Env {
    let env = Env::auditing();
    env.visit(&["--close"], format!("{}\nINCONNU-7\n", tag(1)).as_bytes()).ends(0);
    env
}

fn run(env: &Env, args: &[&str]) -> Ran {
    env.run_in(&[(VARIABLE, PHRASE)], args, b"")
}

/// The names of every file below a folder.
fn names(folder: &Path) -> BTreeSet<String> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap());
    entries.map(|entry| entry.file_name().into_string().unwrap()).collect()
}

fn opened(path: &Path) -> Vec<u8> {
    sealed::open(&fs::read(path).unwrap(), &Passphrase::new(PHRASE.to_owned())).unwrap()
}

#[test]
fn a_sealed_handover_is_the_archive_and_nothing_of_it_is_in_clear() {
    let env = audited();
    let folder = env.path("remise");
    let at = folder.to_str().unwrap();
    let told = run(&env, &["handover", HERE, "--seal", "-o", at, "--date", DATE]).ends(0);
    assert!(told.stdout.contains(".zip.age") && told.stdout.contains("by another way"), "{told:?}");
    let name = format!("recol-{HERE}-{DATE}.zip.age");
    assert_eq!(names(&folder), BTreeSet::from([name.clone()]));
    let bytes = fs::read(folder.join(&name)).unwrap();
    for clear in [MARK, b"PK\x03\x04", b"SHA256SUMS", b"INCONNU", HERE.as_bytes()] {
        assert!(!bytes.windows(clear.len()).any(|part| part == clear), "{}", String::from_utf8_lossy(clear));
    }
    let archive = zip::ZipArchive::new(std::io::Cursor::new(opened(&folder.join(&name)))).unwrap();
    assert!(archive.file_names().any(|name| name.is_ok_and(|name| name == "SHA256SUMS")));
    // It is told to be an archive, sealed or not, and not to be damaged.
    let sealed = folder.join(&name);
    let said = run(&env, &["verify", sealed.to_str().unwrap()]).ends(1).stdout;
    for part in ["is the archive of a handover", HERE, "SHA256SUMS", "age --decrypt -o "] {
        assert!(said.contains(part), "{part:?} is not in {said}");
    }
    let plain = env.file("remise.zip", opened(&sealed));
    for (path, sealed) in [(plain.as_str(), false), (sealed.to_str().unwrap(), true)] {
        let told = run(&env, &["verify", path, "--json"]).ends(1).json().remove(0);
        assert_eq!(told["event"], "paper_archive");
        assert_eq!(told["archive"], serde_json::json!({"college": HERE, "day": DATE, "sealed": sealed}));
    }
    let french = env.run_french(&[], &["verify", &plain]).ends(1).stdout;
    assert!(french.contains("est l’archive d’une remise") && !french.contains("age --decrypt"), "{french}");
    // Whose an earlier sealed file is cannot be known.
    run(&env, &["handover", HERE, "--seal", "-o", at, "--date", DATE]).ends(3).complains_of(&["--force"]);
    assert_eq!(fs::read(folder.join(&name)).unwrap(), bytes);
    let told = run(&env, &["handover", HERE, "--seal", "-o", at, "--date", DATE, "--force", "--json"]).ends(0).json().remove(0);
    assert_eq!(told["sealed"], true);
    assert!(told["path"].as_str().unwrap().ends_with(&name), "{told}");
    assert_ne!(fs::read(folder.join(&name)).unwrap(), bytes);
    assert_eq!(names(&folder).len(), 1);
}

#[test]
fn a_sealed_report_is_verified_by_its_passphrase() {
    let env = audited();
    let (plain, phrase) = (env.path("pv.pdf"), env.file("phrase.txt", format!("{PHRASE}\r\nanother line\n")));
    let (plain, sealed) = (plain.to_str().unwrap(), env.path("pv.pdf.age"));
    let at = sealed.to_str().unwrap();
    // The ending comes by itself.
    env.run(&["report", HERE, "--seal", "--passphrase-file", &phrase, "-o", plain, "--date", DATE]).ends(0);
    assert!(sealed.exists() && !Path::new(plain).exists());
    assert!(opened(&sealed).starts_with(b"%PDF"));
    for told in [env.run(&["verify", at, "--passphrase-file", &phrase]), run(&env, &["verify", at])] {
        assert!(told.ends(0).stdout.contains("is exactly what the journal and the inventory say"));
    }
    env.run(&["verify", at]).ends(3).complains_of(&["no passphrase was given", "RECOL_PASSPHRASE"]);
    let other = [(VARIABLE, "chaise pluie cuivre huit")];
    env.run_in(&other, &["verify", at], b"").ends(3).complains_of(&["the passphrase does not open it"]);
    let whole = fs::read(&sealed).unwrap();
    let mut altered = whole.clone();
    *altered.last_mut().unwrap() ^= 1;
    let cut = &whole[..whole.len() - 20];
    for damaged in [altered.as_slice(), cut] {
        let file = env.file("damaged.pdf.age", damaged);
        run(&env, &["verify", &file]).ends(5).complains_of(&["altered or cut off", "sent again"]);
    }
    let to_key = "age-encryption.org/v1\n-> X25519 TEiF0ypqr+bpvcqXNyCVJpL7OuwPdVwPL7KQEbFDOCc\n\
        EmECAEcKN+n/Vs9SbWiV+Hu0r+E8R77DdWYyd83nw7U\n--- Vn+54jqiiUCE+WZcEVY3f1sqHjlu/z1LCQ/T7Xm7qI0\n0123456789abcdefghij";
    let file = env.file("key.age", to_key);
    run(&env, &["verify", &file]).ends(3).complains_of(&["sealed to a key", "sealed to a passphrase"]);
    // Nobody is asked for a passphrase in vain, and it is the document that is checked, not the store.
    env.run(&["verify", &file]).ends(3).complains_of(&["checking a document", "sealed to a key"]);
    let file = env.file("pv-clear.age", "%PDF-1.7");
    run(&env, &["verify", &file]).ends(3).complains_of(&["no file sealed by age"]);
    env.run(&["verify", &file]).ends(3).complains_of(&["checking a document", "no file sealed by age"]);
    let told = env.run_french(&[], &["verify", &env.file("cle.age", to_key)]).ends(3).stderr;
    assert!(told.contains("il doit l’être par une phrase secrète"), "{told}");
    // In French no word of English is in it.
    let told = env.run_french(&other, &["verify", at]).ends(3);
    assert!(told.stderr.contains("la phrase secrète ne l’ouvre pas"), "{told:?}");
}

#[test]
fn every_paper_can_be_sealed_and_each_says_when_it_cannot() {
    let env = audited();
    let path = |name: &str| env.path(name).to_str().unwrap().to_owned();
    for (more, name) in
        [(vec![], "recap.pdf.age"), (vec![], "page.html.age"), (vec![HERE, "--blank", "--room", "Réserve"], "sheet.pdf.age")]
    {
        let at = path(name);
        run(&env, &[&["report", "--seal", "-o", &at], more.as_slice()].concat()).ends(0);
        let begin: &[u8] = if name.contains("html") { b"<!" } else { b"%PDF" };
        assert!(opened(Path::new(&at))[..2] == begin[..2], "{name}");
    }
    run(&env, &["report", "--all", "--seal", "-o", &path("all")]).ends(0);
    assert_eq!(names(&env.path("all")), BTreeSet::from([format!("pv-{HERE}.pdf.age"), "recap.pdf.age".to_owned()]));
    let before = names(&env.path("."));
    let out = path("no.pdf.age");
    run(&env, &["report", "-o", &out]).ends(3).complains_of(&["its name says that it is sealed", "--seal"]);
    let (short, blank) = ([(VARIABLE, "onze lettre")], [(VARIABLE, "")]);
    env.run_in(&short, &["report", "--seal", "-o", &out], b"").ends(3).complains_of(&["11 characters; at least 12", "words"]);
    env.run_in(&blank, &["report", "--seal", "-o", &out], b"").ends(3).complains_of(&["no passphrase was given"]);
    run(&env, &["report", "--seal", "--passphrase", PHRASE, "-o", &out]).ends(2);
    run(&env, &["report", HERE, "--seal", "-o", &path("page.htm.age")]).ends(3).complains_of(&["whole campaign"]);
    // Nor does any other file get the name of a sealed one.
    let (table, labels) = (path("findings.csv.age"), path("labels.pdf.AGE"));
    env.run(&["export", "-o", &table]).ends(3).complains_of(&["its name says that it is sealed", "without .age"]);
    env.run(&["export", "-o", &path("f.csv"), "--heads", &table]).ends(3).complains_of(&["its name says that it is sealed"]);
    env.run(&["labels", "--college", HERE, "-o", &labels]).ends(3).complains_of(&["its name says that it is sealed"]);
    let told = env.run_french(&[], &["export", "-o", &table]).ends(3).stderr;
    assert!(told.contains("son nom dit qu’il est scellé") && told.contains("sans .age"), "{told}");
    assert_eq!(names(&env.path(".")), before, "nothing was written");
    // The file with the passphrase is bounded, and nothing is written over it.
    let phrase = env.file("phrase.age", PHRASE);
    run(&env, &["report", "--passphrase-file", &phrase, "-o", &out]).ends(2);
    let over = ["report", "--seal", "--force", "--passphrase-file", &phrase, "-o", &phrase];
    env.run(&over).ends(3).complains_of(&["is not written over"]);
    assert_eq!(fs::read_to_string(&phrase).unwrap(), PHRASE);
    for (bytes, code) in [(vec![b'a'; 5_000], 3), (vec![0xff; 20], 3)] {
        let file = env.file("bad.txt", bytes);
        env.run(&["report", "--seal", "--passphrase-file", &file, "-o", &out]).ends(code);
    }
    let store = env.store_file();
    env.run(&["report", "--seal", "--passphrase-file", store.to_str().unwrap(), "-o", &out]).ends(3);
}

/// A passphrase that is no text is told as that, and not as none.
#[cfg(unix)]
#[test]
fn a_passphrase_that_is_no_text_is_told() {
    use std::{ffi::OsStr, os::unix::ffi::OsStrExt, process::Stdio};
    let env = audited();
    let out = env.path("recap.pdf.age");
    let at = out.to_str().unwrap();
    let mut command = env.command();
    let set = OsStr::from_bytes(b"chaise pluie cuivr\xe9 sept");
    let ran = command.args(["report", "--seal", "-o", at]).env(VARIABLE, set).stdin(Stdio::null()).output().unwrap();
    let said = String::from_utf8(ran.stderr).unwrap();
    assert_eq!(ran.status.code(), Some(3), "{said}");
    assert!(said.contains(VARIABLE) && said.contains("is no text in UTF-8") && !said.contains("chaise"), "{said}");
    let file = env.file("phrase.txt", b"chaise pluie cuivr\xe9 sept");
    let told = env.run(&["report", "--seal", "--passphrase-file", &file, "-o", at]).ends(3);
    told.complains_of(&["phrase.txt", "no text in UTF-8", "save it as UTF-8"]);
    assert!(!out.exists());
}
