//! Labels by the command: which devices, in which form, what is refused, what is told, and what an earlier file may become.

use crate::env::{DATE, Env, HERE, Ran, tag};
use recol::{
    audit::{
        finding::{Code, Finding},
        journal::{self, Decided, Decision, Fact, Spot},
        tag::OwnTag,
    },
    shell::Session,
};
use std::fs;

fn labels(env: &Env, args: &[&str], to: &str) -> Ran {
    let path = env.path(to);
    env.run(&[&["labels"], args, &["-o", path.to_str().unwrap()]].concat())
}

/// What Récol reads in a picture.
fn read(env: &Env, picture: &str) -> Vec<String> {
    let found = env.run(&["read", "--json", env.path(picture).to_str().unwrap()]).ends(0).json();
    let codes = found[0]["codes"].as_array().unwrap();
    codes.iter().map(|code| code["text"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn a_sheet_of_a_college_is_written_and_written_again_but_over_nothing_else() {
    let env = Env::imported();
    let said = labels(&env, &["--college", HERE], "a.pdf").ends(0).stdout;
    assert!(said.contains("labels on 1 sheet: "), "{said}");
    let first = fs::read(env.path("a.pdf")).unwrap();
    assert!(first.starts_with(b"%PDF-1.7"));
    labels(&env, &["--college", HERE], "a.pdf").ends(0);
    assert_eq!(fs::read(env.path("a.pdf")).unwrap(), first, "the same labels are the same bytes");
    labels(&env, &["--calibration", "--stock", "L6008"], "a.pdf").ends(0);
    // A PDF of somebody else's, and files of other kinds.
    fs::write(env.path("b.pdf"), b"%PDF-1.7\nsomebody else's").unwrap();
    fs::write(env.path("c.zpl"), "^XA^FDtheirs^FS^XZ").unwrap();
    labels(&env, &["--college", HERE], "b.pdf").ends(3).complains_of(&["exists"]);
    labels(&env, &["--college", HERE, "--format", "zpl"], "c.zpl").ends(3).complains_of(&["exists"]);
    labels(&env, &[&tag(1), "--format", "png"], "d.png").ends(0);
    labels(&env, &[&tag(1), "--format", "png"], "d.png").ends(3).complains_of(&["exists"]);
    labels(&env, &["--college", HERE, "--format", "zpl"], "e.zpl").ends(0);
    labels(&env, &["--college", HERE, "--format", "zpl"], "e.zpl").ends(0);
    for (mine, word) in [(env.store_file(), "store"), (env.data().join("recol.sqlite-wal"), "store")] {
        let path = mine.to_str().unwrap();
        env.run(&["labels", &tag(1), "--force", "-o", path]).ends(3).complains_of(&[word]);
    }
}

#[test]
fn what_cannot_be_printed_is_refused_with_what_to_do() {
    let env = Env::imported();
    let one = tag(1);
    for (args, words) in [
        (&[one.as_str(), "--stock", "L1"][..], &["L1", "L7160"][..]),
        (&[&one, "--stock", "63.5x38.1,3x8,7.2,15.1,66x38.1"], &["319.9"]),
        (&[&one, "--offset", "-8,0"], &["-8", "--calibration"]),
        (&[&one, "--start", "22"], &["1 to 21"]),
        (&[&one, "--stock", "9x9,2x2,10,10,10x10"], &[&one, "9.6"]),
        (&["étiquette", "--format", "zpl"], &["ASCII", "PDF"]),
        (&[&one, "--format", "zpl", "--dpi", "204"], &["203"]),
        (&[&one, "0001", "--format", "png"], &["single"]),
        (&["--college", "0920594W"], &["0920594W"]),
        (&["--all", "--filter", " "], &["--filter"]),
        (&["--all", "--filter", "nothing has this"], &["nothing has this", "--filter"]),
        (&[&one, "--size", "57x32"], &["zpl"]),
        (&[&one, "--format", "zpl", "--start", "2"], &["pdf"]),
        (&["--calibration", "--format", "png"], &["pdf"]),
        (&["HDS-0000001"], &["HDS-0000001", "check character"]),
    ] {
        labels(&env, args, "x.pdf").ends(3).complains_of(words);
        assert!(!env.path("x.pdf").exists(), "{args:?}");
    }
    let bare = Env::new();
    labels(&bare, &["--all"], "x.pdf").ends(3).complains_of(&["Import an inventory"]);
    labels(&bare, &["0001"], "x.pdf").ends(0);
}

#[test]
fn every_form_is_read_back_by_our_own_reader() {
    let env = Env::imported();
    for (at, size) in ["25.4x10", "38.1x21.17", "57x32", "30x60"].into_iter().enumerate() {
        for dpi in ["203", "300", "600"] {
            let name = format!("{at}-{dpi}.png");
            let n = u64::try_from(at).unwrap() + 1;
            labels(&env, &[&tag(n), "--format", "png", "--size", size, "--dpi", dpi], &name).ends(0);
            assert_eq!(read(&env, &name), [tag(n)], "{size} at {dpi}");
        }
    }
    // To standard output goes the file alone; what is said of it goes beside it.
    let ran = env.run(&["labels", &tag(1), "Z-9", "--format", "zpl", "-o", "-"]).ends(1);
    assert!(ran.stdout.starts_with("^XA^FXrecol labels^FS\n") && ran.stdout.ends_with("^XZ\n"), "{}", ran.stdout);
    assert!(ran.stderr.contains("2 labels") && ran.stderr.contains("1 tag is not in the inventory"), "{}", ran.stderr);
}

#[test]
fn a_data_matrix_is_written_in_every_form_and_it_is_said_that_our_camera_does_not_read_it() {
    let env = Env::imported();
    let matrix = ["--symbology", "data-matrix"];
    for (form, name) in [("pdf", "a.pdf"), ("png", "a.png"), ("zpl", "a.zpl")] {
        let said = labels(&env, &[&[tag(1).as_str(), "--format", form][..], &matrix].concat(), name).ends(0).stdout;
        assert!(said.contains("does not read Data Matrix yet"), "{form}: {said}");
        let qr = format!("qr-{name}");
        let said = labels(&env, &[&tag(1), "--format", form], &qr).ends(0).stdout;
        assert!(!said.contains("Data Matrix"), "{form}: {said}");
        assert_ne!(fs::read(env.path(name)).unwrap(), fs::read(env.path(&qr)).unwrap(), "{form}");
    }
    let zpl = fs::read_to_string(env.path("a.zpl")).unwrap();
    assert!(zpl.contains("^BXN,") && !zpl.contains("^BQN,"), "{zpl}");
    labels(&env, &[&["étiquette"][..], &matrix].concat(), "b.pdf").ends(3).complains_of(&["ASCII", "QR"]);
    let help = env.run(&["labels", "--help"]).ends(0).stdout;
    assert!(help.contains("--symbology") && help.contains("Récol's own camera does not read it yet"), "{help}");
    let auditing = Env::auditing();
    auditing.run(&["tags", "allot", "2", "--symbology", "data-matrix"]).ends(3).complains_of(&["--symbology", "--labels"]);
}

#[test]
fn tags_come_from_a_list_too() {
    let env = Env::imported();
    env.file("tags.txt", format!("\u{feff}{}\r\n\r\n  {}\t\n", tag(1), tag(2).to_lowercase()));
    let list = env.path("tags.txt");
    let said = labels(&env, &[&tag(3), "--list", list.to_str().unwrap()], "a.pdf").ends(0).stdout;
    assert!(said.starts_with("3 labels on 1 sheet"), "{said}");
    labels(&env, &["--list", env.path("none.txt").to_str().unwrap()], "b.pdf").ends(3);
    let ran = env.run_in(
        &[],
        &["labels", "--list", "-", "-o", env.path("c.pdf").to_str().unwrap()],
        format!("{}\n", tag(1)).as_bytes(),
    );
    assert!(ran.ends(0).stdout.starts_with("1 label on"));
}

#[test]
fn what_was_decided_is_printed_once_and_what_has_no_tag_is_counted() {
    let env = Env::auditing();
    env.visit(&["--close"], format!("{}\nZZ-77\n", tag(1)).as_bytes());
    assert!(labels(&env, &["--decided"], "a.pdf").ends(3).stderr.contains("reprint the tag"));
    let mut session = Session::open(&env.data(), "", "aud-1").unwrap();
    let spot = Spot { college: HERE.parse().unwrap(), room: None };
    session.append(vec![Fact::Unlabelled { spot, label: journal::Label::Absent, note: None }]).unwrap();
    let findings = session.standing(DATE.parse().unwrap()).unwrap().findings();
    let of = |code: Code| findings.iter().find(|finding| finding.code == code).unwrap().clone();
    let mut decide = |finding: Finding, decision| {
        let decided = Decided { finding, basis: None, decision, cause: None, evidence: None, over: Vec::new() };
        session.append(vec![Fact::Decided(decided)]).unwrap();
    };
    decide(of(Code::Missing), Decision::ReprintTag);
    decide(of(Code::Unknown), Decision::RegisterAsNew);
    let said = labels(&env, &["--decided"], "a.pdf").ends(0).stdout;
    assert!(said.starts_with("2 labels on 1 sheet"), "{said}");
    decide(of(Code::Unidentified), Decision::ReprintTag);
    let said = labels(&env, &["--decided", "--college", HERE], "a.pdf").ends(1).stdout;
    assert!(said.starts_with("2 labels on 1 sheet") && said.contains("recol tags allot 1"), "{said}");
}

#[test]
fn no_programme_and_no_holder_stands_on_a_label() {
    let env = Env::imported();
    labels(&env, &["--all", "--format", "zpl"], "a.zpl").ends(0);
    let text = fs::read_to_string(env.path("a.zpl")).unwrap();
    for secret in ["P1", "P2", "P3", "H-0005"] {
        assert!(!text.contains(secret), "{secret}");
    }
    assert!(text.contains("Fontaine"), "the college stands on it: {text:.600}");
}

#[test]
fn new_tags_are_given_out_once_and_on_labels_at_once() {
    let env = Env::imported();
    env.run(&["tags", "allot", "2"]).ends(3).complains_of(&["campaign"]);
    env.run(&["campaign", "open", "Récolement 2026"]).ends(0);
    for count in ["0", "10001"] {
        env.run(&["tags", "allot", count]).ends(3).complains_of(&["10,000"]);
    }
    env.run(&["tags", "allot", "2", "--stock", "L7651"]).ends(3).complains_of(&["--labels"]);
    let told = |ran: &Ran| ran.stdout.lines().map(str::to_owned).collect::<Vec<_>>();
    let mut given = told(&env.run(&["tags", "allot", "30"]).ends(0));
    // What refuses the sheet refuses it before a number is given out.
    let before = env.journal().len();
    env.run(&["tags", "allot", "9", "--labels", "--stock", "L1", "-o", "x.pdf"]).ends(3).complains_of(&["L7160"]);
    assert_eq!(env.journal().len(), before);
    let path = env.path("a.pdf");
    let sheet = ["tags", "allot", "9", "--labels", "--stock", "L7651", "-o", path.to_str().unwrap()];
    let ran = env.run(&sheet).ends(0);
    assert!(ran.stderr.contains("9 labels on 1 sheet"), "{}", ran.stderr);
    assert!(fs::read(&path).unwrap().starts_with(b"%PDF-1.7"));
    given.extend(told(&ran));
    // A file of somebody else's stays, and the tags are told: they are given out.
    fs::write(&path, "a letter").unwrap();
    let ran = env.run(&sheet).ends(3);
    assert!(ran.stderr.contains("The tags are given out"), "{}", ran.stderr);
    given.extend(told(&ran));
    assert_eq!(given.len(), 48);
    let distinct: std::collections::BTreeSet<&String> = given.iter().collect();
    assert_eq!(distinct.len(), given.len());
    for tag in &given {
        assert_eq!(OwnTag::of(tag), Some(OwnTag::Good), "{tag}");
    }
    env.run(&["verify"]).ends(0);
}

#[test]
fn at_a_hub_its_office_gives_out_tags_and_the_hub_has_them_first() {
    let env = Env::auditing();
    let hub = env.path("hub");
    env.run(&["hub", "init", hub.to_str().unwrap()]).ends(0);
    let first = env.run(&["tags", "allot", "1"]).ends(0).stdout;
    assert!(env.run(&["tags", "allot", "1"]).ends(0).stdout > first, "one after the other");
    let away = env.path("away");
    fs::rename(&hub, &away).unwrap();
    let ran = env.run(&["tags", "allot", "1"]).ends(3);
    assert!(ran.stdout.is_empty() && ran.stderr.contains("  → "), "{ran:?}");
    fs::rename(&away, &hub).unwrap();
    let station = Env::new();
    station.run(&["sync", "--hub", hub.to_str().unwrap()]).ends(3).complains_of(&["accept"]);
    let mut session = Session::open(&env.data(), "", "aud-1").unwrap();
    let address = recol::job::HubAddress::Folder(hub.clone());
    let waiting = session.stations(&address).unwrap();
    let (card, _) = waiting.iter().find(|(card, _)| !card.accepted).unwrap();
    let key = card.key.to_string();
    session.admit(&address, &key[..16], true, recol::audit::exchange::Scope::All).unwrap();
    station.run(&["sync"]).ends(0);
    station.run(&["tags", "allot", "1"]).ends(3).complains_of(&["office of the hub"]);
}
