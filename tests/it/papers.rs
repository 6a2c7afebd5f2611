//! Papers as a person makes them: the report of a college, the recapitulation, count sheets, the page; and whether a file is what the
//! journal says.

use crate::env::{DATE, Env, HERE, ROOM, THERE, tag};
use std::{fs, path::PathBuf};

/// A store with a visit that found a few things.
fn audited() -> Env {
    let env = Env::auditing();
    let payloads = format!("{}\n{}\nINCONNU-\u{1f5a8}-<b>\n", tag(1), tag(2));
    env.visit(&["--close"], payloads.as_bytes());
    env
}

fn made(env: &Env, name: &str, more: &[&str]) -> (PathBuf, Vec<u8>) {
    let path = env.path(name);
    env.run(&[&["report", "-o", path.to_str().unwrap(), "--date", DATE], more].concat()).ends(0);
    let bytes = fs::read(&path).unwrap();
    (path, bytes)
}

#[test]
fn a_report_is_what_the_journal_says_until_somebody_alters_it() {
    let env = audited();
    for (name, more) in [("pv.pdf", vec![HERE]), ("recap.pdf", vec![]), ("page.html", vec![])] {
        let (path, bytes) = made(&env, name, &more);
        let path = path.to_str().unwrap();
        let ran = env.run(&["verify", path]).ends(0);
        assert!(ran.stdout.contains("is exactly what the journal and the inventory say") && ran.stdout.lines().count() == 1);
        // One byte that is not of the data which the file names.
        let mut changed = bytes.clone();
        let last = changed.len() - 8;
        changed[last] ^= 1;
        let altered = env.file("altered", &changed);
        assert!(env.run(&["verify", &altered]).ends(1).stdout.contains("was altered, or made by another version"));
    }
}

#[test]
fn a_report_stays_what_the_journal_said_when_more_is_read() {
    let env = audited();
    let (path, bytes) = made(&env, "pv.pdf", &[HERE]);
    env.visit(&["--reopen"], format!("{}\n", tag(3)).as_bytes());
    let ran = env.run(&["verify", path.to_str().unwrap()]).ends(0);
    assert!(ran.stdout.contains("Since then") && ran.stdout.contains("were added"), "{}", ran.stdout);
    let (_, later) = made(&env, "pv2.pdf", &[HERE]);
    assert_ne!(bytes, later);
}

#[test]
fn a_report_of_another_journal_is_none_of_this_one() {
    let (one, other) = (audited(), audited());
    let (path, _) = made(&one, "pv.pdf", &[HERE]);
    let ran = other.run(&["verify", path.to_str().unwrap()]).ends(1);
    assert!(ran.stdout.contains("is not from this journal"), "{}", ran.stdout);
    let text = other.file("lettre.pdf", "%PDF-1.7 nothing of ours");
    assert!(other.run(&["verify", &text]).ends(1).stdout.contains("does not contain the data"));
    let half = other.file("half.pdf", "recol-paper/1;recap;00;");
    assert!(other.run(&["verify", &half]).ends(1).stdout.contains("does not contain the data"));
}

#[test]
fn a_report_replaces_its_earlier_self_and_nothing_else() {
    let env = audited();
    made(&env, "pv.pdf", &[HERE]);
    made(&env, "pv.pdf", &[HERE]);
    let foreign = env.file("devis.pdf", "%PDF-1.4 of somebody else");
    env.run(&["report", HERE, "-o", &foreign]).ends(3).complains_of(&["devis.pdf"]);
    assert_eq!(fs::read(&foreign).unwrap(), b"%PDF-1.4 of somebody else");
    env.run(&["report", HERE, "-o", env.store_file().to_str().unwrap(), "--force"])
        .ends(3)
        .complains_of(&["belongs to the store"]);
}

#[test]
fn every_paper_that_was_made_is_listed_with_its_digest() {
    let env = audited();
    assert!(env.run(&["papers"]).ends(0).stdout.contains("No paper has been made"));
    let folder = env.path("papiers");
    env.run(&["report", "--all", "-o", folder.to_str().unwrap()]).ends(0);
    let mut names: Vec<_> =
        fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort_unstable();
    assert_eq!(names, [format!("pv-{HERE}.pdf"), "recap.pdf".to_owned()]);
    let listed = env.run(&["papers", "--json"]).ends(0).json();
    assert_eq!(listed.len(), 2);
    assert_eq!((listed[1]["kind"].as_str(), listed[1]["college"].as_str()), (Some("minutes"), Some(HERE)));
    assert_eq!(listed[1]["sha256"].as_str().unwrap().len(), 64);
    assert_eq!(env.run(&["papers"]).ends(0).stdout.lines().count(), 2);
    // Exports and labels too.
    env.run(&["export", "-o", env.path("e.xlsx").to_str().unwrap()]).ends(0);
    env.run(&["labels", &tag(1), "-o", env.path("l.pdf").to_str().unwrap()]).ends(0);
    let listed = env.run(&["papers", "--json"]).ends(0).json();
    let kinds: Vec<_> = listed.iter().filter_map(|line| line["kind"].as_str()).collect();
    assert_eq!(kinds, ["labels", "export", "recap", "minutes"]);
    // Labels do not take the place of a report, nor a report that of labels.
    let report = folder.join("recap.pdf");
    env.run(&["labels", &tag(1), "-o", report.to_str().unwrap()]).ends(3).complains_of(&["recap.pdf"]);
    env.run(&["report", "-o", env.path("l.pdf").to_str().unwrap()]).ends(3).complains_of(&["l.pdf"]);
}

#[test]
fn a_count_sheet_has_the_rooms_that_are_asked_for() {
    let env = Env::auditing();
    let (_, one) = made(&env, "une.pdf", &[HERE, "--blank", "--room", ROOM]);
    let (_, all) = made(&env, "toutes.pdf", &[HERE, "--blank"]);
    assert!(one.starts_with(b"%PDF") && all.len() > one.len());
    env.run(&["report", "0921590D", "--blank", "-o", env.path("x.pdf").to_str().unwrap()]).ends(3).complains_of(&["0921590D"]);
    env.run(&["report", "--blank", "-o", "x.pdf"]).ends(2);
}

#[test]
fn a_blind_count_prints_no_sheet_of_what_it_hides() {
    let env = Env::imported();
    env.run(&["campaign", "open", "À l'aveugle", "--blind"]).ends(0);
    let path = env.path("feuille.pdf");
    let ran = env.run(&["report", HERE, "--blank", "-o", path.to_str().unwrap()]).ends(1);
    assert!(ran.stdout.contains("blind") && !path.exists(), "{}", ran.stdout);
    // The report of a college tells no number that is hidden either.
    let (_, page) = made(&env, "page.html", &[]);
    assert!(String::from_utf8(page).unwrap().contains("hidden"));
}

#[test]
fn what_a_report_needs_is_said() {
    let env = Env::imported();
    env.run(&["report", HERE, "-o", "pv.pdf"]).ends(3).complains_of(&["campaign"]);
    let env = audited();
    env.run(&["report", "0921590D", "-o", "pv.pdf"]).ends(3).complains_of(&["0921590D"]);
    env.run(&["report", HERE, "-o", env.path("nowhere/pv.pdf").to_str().unwrap()]).ends(3).complains_of(&["nowhere"]);
    let ran = env.run(&["report", HERE, "-o", env.path("pv.pdf").to_str().unwrap()]).ends(0);
    assert!(ran.stderr.contains("1 character that the font does not have"), "{}", ran.stderr);
}

#[test]
fn a_page_is_that_of_the_campaign_alone() {
    let env = audited();
    let path = env.path("pv.html");
    env.run(&["report", HERE, "-o", path.to_str().unwrap()]).ends(3).complains_of(&["pv.html", "whole campaign"]);
    assert!(!path.exists());
}

#[test]
fn the_page_escapes_what_was_read() {
    let env = audited();
    let (_, page) = made(&env, "page.html", &["--lang", "fr"]);
    let page = String::from_utf8(page).unwrap();
    assert!(page.contains("INCONNU-\u{1f5a8}-&lt;b&gt;") && !page.contains("-<b>"));
    assert!(page.contains("<html lang=\"fr\">") && page.contains("default-src 'none'"));
    assert!(!page.contains("http://") && !page.contains("https://"), "nothing of the page comes from elsewhere");
    for college in [HERE, THERE] {
        assert!(page.contains(college), "{college}");
    }
}

#[test]
fn a_handover_proves_itself_and_tells_of_one_college() {
    let env = audited();
    let elsewhere = format!("{}\nSECRET-7\n", tag(9));
    env.run_fed(&["visit", THERE, "--payloads", "-"], elsewhere.as_bytes());
    let folder = env.path("remise");
    env.run(&["handover", HERE, "-o", folder.to_str().unwrap(), "--date", DATE]).ends(0);
    let path = folder.join(format!("recol-{HERE}-{DATE}.zip"));
    // From memory: a file that is held open is not replaced on Windows.
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(fs::read(&path).unwrap())).unwrap();
    let mut files = std::collections::BTreeMap::new();
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).unwrap();
        let mut bytes = Vec::new();
        std::io::Read::read_to_end(&mut part, &mut bytes).unwrap();
        files.insert(part.name().unwrap().into_owned(), bytes);
    }
    let sums = String::from_utf8(files["SHA256SUMS"].clone()).unwrap();
    assert_eq!(sums.lines().count() + 1, files.len());
    for line in sums.lines() {
        let (sum, name) = line.split_once("  ").unwrap();
        let digest: [u8; 32] = sha2::Digest::finalize(<sha2::Sha256 as sha2::Digest>::new_with_prefix(&files[name])).into();
        assert_eq!(recol::audit::ids::hex(&digest), sum, "{name}");
    }
    let segments: Vec<_> = files.iter().filter(|(name, _)| name.ends_with(".seg")).collect();
    assert_eq!(segments.len(), 1);
    let segment = recol::audit::exchange::Segment::from_bytes(segments[0].1).unwrap();
    let told: Vec<u8> =
        segment.entries().iter().filter_map(|entry| entry.content.as_ref()).flat_map(|(_, payload)| payload.clone()).collect();
    let told = String::from_utf8_lossy(&told);
    assert!(told.contains("INCONNU") && !told.contains("SECRET"), "{told}");
    assert_eq!(segment.head().seq, env.journal().len() as u64);
    let heads = env.file("remise.heads", &files["journal/journal.heads"]);
    env.run(&["verify", "--heads", &heads]).ends(0);
    let report = env.file("pv.pdf", &files[&format!("pv-{HERE}.pdf")]);
    env.run(&["verify", &report]).ends(0);
    for name in [format!("findings-{HERE}.csv"), format!("findings-{HERE}.xlsx")] {
        assert!(files.contains_key(&name), "{name} is not in {:?}", files.keys());
    }
    // All that were visited, and again over the earlier ones.
    env.run(&["handover", "-o", folder.to_str().unwrap(), "--date", DATE]).ends(0);
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 2);
}
