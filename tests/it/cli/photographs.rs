//! Photographs by command: kept with a note, checked, purged, handed over.

use crate::env::{DATE, Env, HERE, ROOM, tag};
use recol::{
    audit::journal::{Fact, Noted, StillId},
    io::album::{FOLDER, LARGEST, LONGEST},
};
use std::{fs, io::Read};

/// A picture file of a size.
fn picture(width: u32, height: u32) -> Vec<u8> {
    let colours = image::RgbImage::from_fn(width, height, |x, y| image::Rgb([(x % 256) as u8, (y % 256) as u8, 90]));
    let mut out = std::io::Cursor::new(Vec::new());
    colours.write_to(&mut out, image::ImageFormat::Png).unwrap();
    out.into_inner()
}

fn noted(env: &Env) -> Noted {
    match env.journal().pop().unwrap().body.fact {
        Fact::Noted(noted) => noted,
        other => panic!("{other:?}"),
    }
}

fn files(env: &Env) -> Vec<String> {
    let names = fs::read_dir(env.data().join(FOLDER)).into_iter().flatten();
    let mut names: Vec<String> = names.map(|name| name.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

/// A visit with a device read, and a note with a photograph about it.
fn photographed() -> (Env, StillId) {
    let env = Env::auditing();
    env.run_fed(&["visit", HERE, "--room", ROOM, "--payloads", "-"], format!("{}\n", tag(1)).as_bytes()).ends(0);
    let path = env.file("IMG 0412.PNG", picture(2_000, 1_500));
    let told = env.run(&["note", &tag(1), "--text", "fissuré", "--photo", &path, "--json"]).ends(0).json().remove(0);
    let still = noted(&env).still.unwrap();
    assert_eq!((&told["photograph"], &told["photo"]), (&still.to_string().into(), &"IMG 0412.PNG".into()), "{told}");
    (env, still)
}

#[test]
fn a_picture_is_kept_with_its_note_and_other_words_are_a_reference() {
    let (env, still) = photographed();
    assert_eq!(noted(&env).photo.as_deref(), Some("IMG 0412.PNG"), "without its folder");
    assert_eq!(files(&env), [still.file_name()]);
    let bytes = fs::read(env.data().join(FOLDER).join(still.file_name())).unwrap();
    let kept = image::load_from_memory(&bytes).unwrap();
    assert_eq!((kept.width(), kept.height(), StillId::of(&bytes)), (LONGEST, 960, still));
    assert!(bytes.len() as u64 <= LARGEST);
    // The same again is kept once.
    let path = env.path("IMG 0412.PNG").to_str().unwrap().to_owned();
    let said = env.run(&["note", &tag(1), "--photo", &path]).ends(0).stdout;
    assert!(said.contains(&format!("with photograph {}", still.short())), "{said}");
    assert_eq!(files(&env).len(), 1);
    let said = env.run(&["note", &tag(1), "--photo", "classeur 3"]).ends(0).stdout;
    assert_eq!((noted(&env).photo.as_deref(), noted(&env).still), (Some("classeur 3"), None));
    assert!(said.lines().nth(1).is_some_and(|line| line.contains("only this reference: classeur 3")), "{said}");
    // What was meant as a picture and is none, one that is cut off, one of the store's own files: nothing is recorded.
    let entries = env.journal().len();
    let none = env.path("photos").join("none").to_str().unwrap().to_owned();
    for words in ["IMG_9.jpg", "IMG_9.HEIC", &none, &env.file("liste.csv", "tag;serial")] {
        env.run(&["note", &tag(1), "--photo", words]).ends(3).complains_of(&["path of a picture was expected"]);
    }
    let cut = env.file("cut.png", &picture(300, 200)[..400]);
    env.run(&["note", &tag(1), "--photo", &cut]).ends(3).complains_of(&["cut.png"]);
    let own = env.store_file().to_str().unwrap().to_owned();
    env.run(&["note", &tag(1), "--photo", &own]).ends(3);
    assert_eq!((env.journal().len(), files(&env).len()), (entries, 1));
    // The table of findings names the file.
    let table = env.run(&["export", "--all", "-o", "-", "--profile", "rfc4180"]).ends(0).stdout;
    assert!(table.contains(&format!("IMG 0412.PNG = {}", still.file_name())), "{table}");
}

#[test]
fn verify_tells_what_is_missing_and_what_is_damaged() {
    let (env, still) = photographed();
    let path = env.data().join(FOLDER).join(still.file_name());
    let whole = fs::read(&path).unwrap();
    let verify = |code| env.run(&["verify", "--json"]).ends(code).json().pop().unwrap();
    let told = verify(0);
    assert_eq!((&told["photographs"], &told["photographs_missing"]), (&1.into(), &0.into()), "{told}");
    fs::write(&path, &whole[..whole.len() / 2]).unwrap();
    assert_eq!(verify(1)["good"], false);
    let said = env.run(&["verify"]).ends(1).stdout;
    assert!(said.contains(&format!("× photograph {} is damaged", still.short())), "{said}");
    fs::remove_file(&path).unwrap();
    // Nobody else has it: no sync brings it, and the store is not good.
    let told = verify(1);
    assert_eq!((&told["photographs_missing"], &told["photographs_lost"], &told["problems"]), (&1.into(), &1.into(), &1.into()));
    let said = env.run(&["verify"]).ends(1).stdout;
    assert!(said.contains(&format!("× photograph {} was taken here", still.short())), "{said}");
    assert!(!said.contains("sync") && !said.contains('▲'), "{said}");
    // Once the hub has it, it is missing here and not lost.
    fs::write(&path, &whole).unwrap();
    let hub = env.path("hub").to_str().unwrap().to_owned();
    env.run(&["hub", "init", &hub]).ends(0);
    env.run(&["sync"]).ends(0);
    fs::remove_file(&path).unwrap();
    let told = verify(0);
    assert_eq!((&told["photographs_missing"], &told["photographs_lost"]), (&1.into(), &0.into()), "{told}");
    let said = env.run(&["verify"]).ends(0).stdout;
    assert!(said.contains("▲ 1 of them is not here: the next sync"), "{said}");
    // An orphan, as a kill between file and entry leaves one, is no harm.
    fs::write(&path, &whole).unwrap();
    let orphan = env.data().join(FOLDER).join(StillId::of(b"nobody's").file_name());
    fs::write(&orphan, &whole).unwrap();
    let told = verify(0);
    assert_eq!((&told["photographs"], &told["good"]), (&1.into(), &true.into()));
}

#[test]
fn a_purge_removes_what_no_entry_names_any_more() {
    let (env, still) = photographed();
    let stray = env.data().join(FOLDER).join("holiday.jpg");
    fs::write(&stray, "mine").unwrap();
    env.run(&["campaign", "close"]).ends(0);
    env.run(&["purge"]).ends(0);
    assert!(files(&env).contains(&still.file_name()), "only shown");
    env.run(&["purge", "--yes"]).ends(0);
    assert_eq!(files(&env), ["holiday.jpg"]);
}

#[test]
fn a_purge_waits_for_photographs_that_the_hub_does_not_have() {
    let (env, still) = photographed();
    let hub = env.path("hub").to_str().unwrap().to_owned();
    env.run(&["hub", "init", &hub]).ends(0);
    // Something is in the place of the folder for photographs: the entries go, the photograph waits.
    fs::write(env.path("hub").join(FOLDER), "a file").unwrap();
    let told = env.run(&["sync", "--json"]).ends(1).json().remove(0);
    assert_eq!((&told["waiting"], &told["photographs_sent"], told["failure"].is_null()), (&0.into(), &0.into(), true), "{told}");
    env.run(&["campaign", "close"]).ends(0);
    env.run(&["sync"]).ends(1);
    let said = env.run(&["purge", "--yes"]).ends(0).stdout;
    assert!(said.contains("1 photograph is not at the hub yet"), "{said}");
    assert_eq!(files(&env), [still.file_name()]);
    fs::remove_file(env.path("hub").join(FOLDER)).unwrap();
    let told = env.run(&["sync", "--json"]).ends(0).json().remove(0);
    assert_eq!(told["photographs_sent"], 1, "{told}");
    env.run(&["purge", "--yes"]).ends(0);
    assert!(files(&env).is_empty());
}

#[test]
fn the_archive_of_a_college_contains_its_photographs_and_the_report_names_them() {
    let (env, still) = photographed();
    let folder = env.path("remise").to_str().unwrap().to_owned();
    // From memory: a file that is held open is not replaced on Windows.
    let packed = |code| {
        let ran = env.run(&["handover", HERE, "-o", &folder, "--date", DATE]).ends(code);
        assert_eq!(ran.stderr.contains("1 photograph of its notes is not in it"), code == 1, "{}", ran.stderr);
        let path = env.path("remise").join(format!("recol-{HERE}-{DATE}.zip"));
        zip::ZipArchive::new(std::io::Cursor::new(fs::read(path).unwrap())).unwrap()
    };
    let mut archive = packed(0);
    let name = format!("photographs/{}", still.file_name());
    let mut bytes = Vec::new();
    archive.by_name(&name).unwrap().read_to_end(&mut bytes).unwrap();
    assert_eq!(StillId::of(&bytes), still);
    let mut sums = String::new();
    archive.by_name("SHA256SUMS").unwrap().read_to_string(&mut sums).unwrap();
    assert!(sums.contains(&format!("{still}  {name}\n")), "{sums}");
    // The report in the archive names the photograph that lies beside it.
    let mut report = Vec::new();
    archive.by_name(&format!("pv-{HERE}.pdf")).unwrap().read_to_end(&mut report).unwrap();
    assert!(!report.windows(bytes.len()).any(|part| part == bytes));
    let report = env.file("pv.pdf", report);
    env.run(&["verify", &report]).ends(0);
    fs::remove_file(env.data().join(FOLDER).join(still.file_name())).unwrap();
    env.run(&["verify", &report]).ends(0);
    // An archive without one of them says so; a damaged one is left out like a missing one.
    assert!(packed(1).by_name(&name).is_err());
    fs::write(env.data().join(FOLDER).join(still.file_name()), "spoilt").unwrap();
    assert!(packed(1).by_name(&name).is_err());
    let told = env.run(&["handover", HERE, "-o", &folder, "--date", DATE, "--json"]).ends(1).json().remove(0);
    assert_eq!(told["photographs_left_out"], 1, "{told}");
}

#[test]
fn a_report_contains_the_photographs_that_are_here_and_is_made_again_with_them() {
    let (env, still) = photographed();
    let path = env.file("second.png", picture(300, 700));
    env.run(&["note", &tag(2), "--photo", &path]).ends(0);
    let second = noted(&env).still.unwrap();
    let kept = |still: StillId| env.data().join(FOLDER).join(still.file_name());
    let bytes = [still, second].map(|still| fs::read(kept(still)).unwrap());
    let holds = |report: &str| {
        let report = fs::read(report).unwrap();
        bytes.each_ref().map(|bytes| report.windows(bytes.len()).any(|part| part == bytes))
    };
    let report = |name: &str, more: &[&str]| {
        let path = env.path(name).to_str().unwrap().to_owned();
        let ran = env.run(&[&["report", HERE, "-o", &path], more].concat()).ends(0);
        (path, ran.stderr)
    };
    let (both, said) = report("both.pdf", &[]);
    assert_eq!((holds(&both), said.as_str()), ([true, true], ""));
    let (none, said) = report("none.pdf", &["--no-photographs"]);
    assert_eq!((holds(&none), said.as_str()), ([false, false], ""), "who leaves them out is not told that they are left out");
    // One is not here when the report is made: it is told, and the report stays what it is when the photograph comes.
    let away = env.path("away.jpg");
    fs::rename(kept(second), &away).unwrap();
    let (one, said) = report("one.pdf", &[]);
    assert_eq!(holds(&one), [true, false]);
    assert!(said.contains("one photograph is named only"), "{said}");
    for (path, here) in [(&one, true), (&none, true), (&both, false)] {
        let ran = env.run(&["verify", path]).ends(if here { 0 } else { 1 });
        assert_eq!(ran.stdout.contains("contains a photograph that is not here"), !here, "{}", ran.stdout);
    }
    fs::rename(&away, kept(second)).unwrap();
    for path in [&one, &none, &both] {
        env.run(&["verify", path]).ends(0);
    }
    // Another picture under the name of the first: the report is not said to be altered for it.
    fs::write(kept(still), &bytes[1]).unwrap();
    let told = env.run(&["verify", &both, "--json"]).ends(1).json().remove(0);
    assert_eq!(told["photograph"], still.file_name());
}
