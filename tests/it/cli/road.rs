//! The whole road: inventory in, campaign, reads, findings, export, check.

use crate::env::{DATE, Env, HERE, ROOM, THERE, tag};
use recol::audit::report::ReportColumn;
use std::{collections::BTreeMap, fs};

/// What is read in the storeroom, and what each read must be called there.
fn reads() -> Vec<(String, &'static str)> {
    vec![
        (tag(1), "present"),
        (tag(3), "misplaced"),
        (tag(4), "misassigned"),
        (tag(6), "unrecorded_return"),
        (tag(8), "recovered"),
        (tag(9), "gone_but_present"),
        ("STRANGER-1".to_owned(), "unknown"),
    ]
}

fn lines(texts: impl IntoIterator<Item = String>) -> Vec<u8> {
    texts.into_iter().flat_map(|text| (text + "\n").into_bytes()).collect()
}

/// The findings that follow when the storeroom is closed: how many of each code.
fn stated() -> BTreeMap<&'static str, usize> {
    BTreeMap::from([
        ("gone_but_present", 1),
        ("misassigned", 1),
        ("misplaced", 1),
        ("missing", 3),
        ("overdue", 1),
        ("recovered", 1),
        ("unknown", 1),
        ("unrecorded_return", 1),
    ])
}

fn counted(codes: impl IntoIterator<Item = String>) -> BTreeMap<String, usize> {
    codes.into_iter().fold(BTreeMap::new(), |mut counts, code| {
        *counts.entry(code).or_default() += 1;
        counts
    })
}

/// A CSV file as rows by header.
fn table(bytes: &[u8], delimiter: u8) -> Vec<BTreeMap<String, String>> {
    let mut reader = csv::ReaderBuilder::new().delimiter(delimiter).from_reader(bytes);
    reader.deserialize().map(|row| row.unwrap()).collect()
}

fn audited() -> Env {
    let env = Env::auditing();
    let answers = env.visit(&["--json", "--close"], &lines(reads().into_iter().map(|(text, _)| text))).ends(0).json();
    let (totals, answers): (Vec<_>, Vec<_>) = answers.into_iter().partition(|line| line["event"] == "totals");
    assert_eq!((totals.len(), answers.len()), (1, reads().len()));
    for (answer, (text, code)) in answers.iter().zip(reads()) {
        assert_eq!(answer["payload"], *text);
        assert_eq!(answer["finding"], code, "{answer}");
        assert_eq!(answer["recorded"], true, "{answer}");
        assert_eq!(answer["college"], HERE);
        assert_eq!(answer["room"], ROOM);
        assert!(answer["entry"]["seq"].as_u64().unwrap() > 0, "{answer}");
    }
    assert_eq!(answers[2]["recorded_college"], THERE);
    env
}

#[test]
fn what_is_read_is_answered_and_concluded() {
    let env = audited();
    let found = env.run(&["findings", "--json", "--date", DATE]).ends(0).json();
    let codes = counted(found.iter().map(|finding| finding["finding"].as_str().unwrap().to_owned()));
    let expected: BTreeMap<String, usize> = stated().into_iter().map(|(code, n)| (code.to_owned(), n)).collect();
    assert_eq!(codes, expected);
    let missing: Vec<&str> =
        found.iter().filter(|f| f["finding"] == "missing").map(|f| f["asset_tag"].as_str().unwrap()).collect();
    assert_eq!(missing, ["0004217", &tag(2), &tag(11)]);
    let only = env.run(&["findings", "--json", "--date", DATE, "--finding", "present", "--college", HERE]).ends(0).json();
    assert_eq!(only.len(), 1);
    assert_eq!(only[0]["asset_tag"], tag(1));
}

#[test]
fn a_visit_in_words_tells_each_read_and_the_totals() {
    let env = Env::auditing();
    let ran = env.visit(&[], &lines([tag(1), tag(4)])).ends(0);
    let said: Vec<&str> = ran.stdout.lines().collect();
    assert!(said[0].starts_with("recorded  √") && said[0].contains(&tag(1)), "{}", said[0]);
    assert!(said[1].starts_with("recorded  ×") && said[1].contains("Collège Maison Blanche (Clamart)"), "{}", said[1]);
    assert!(
        said[2].contains("Collège La Fontaine (Antony)") && said[2].contains("1 read of 5 expected, 2 discrepancies"),
        "{}",
        said[2]
    );
    assert_eq!(ran.stderr, "");
}

#[test]
fn both_profiles_hold_a_row_for_each_discrepancy() {
    let env = audited();
    let wanted = env.run(&["findings", "--json", "--date", DATE]).ends(0).json();
    for (profile, delimiter, mark) in [("excel-fr", b';', true), ("rfc4180", b',', false)] {
        let out = env.path(profile);
        let args = ["export", "--profile", profile, "--date", DATE, "-o", out.to_str().unwrap()];
        let said = env.run(&args).ends(0).stdout;
        assert!(said.starts_with(&format!("{} rows written to", wanted.len())), "{said}");
        let bytes = fs::read(&out).unwrap();
        assert_eq!(bytes.starts_with("\u{feff}".as_bytes()), mark, "{profile}");
        assert!(bytes.ends_with(b"\r\n"), "{profile}");
        let rows = table(bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(&bytes), delimiter);
        assert_eq!(rows.len(), wanted.len(), "{profile}");
        assert_eq!(rows[0].len(), ReportColumn::ALL.len(), "{profile}");
        let legacy = rows.iter().filter(|row| row.values().any(|cell| cell == "0004217")).count();
        assert_eq!(legacy, 1, "{profile}: leading zeros are kept");
    }
}

#[test]
fn an_export_to_standard_output_is_the_same_table() {
    let env = audited();
    let out = env.path("a.csv");
    env.run(&["export", "--profile", "rfc4180", "--date", DATE, "-o", out.to_str().unwrap()]).ends(0);
    let printed = env.run(&["export", "--profile", "rfc4180", "--date", DATE, "-o", "-"]).ends(0);
    assert_eq!(printed.stdout.as_bytes(), fs::read(&out).unwrap());
    let rows = table(printed.stdout.as_bytes(), b',');
    let codes = counted(rows.iter().map(|row| row["finding"].clone()));
    for (code, count) in stated() {
        assert_eq!(codes.get(code), Some(&count), "{code}");
    }
    let strange = rows.iter().find(|row| row["finding"] == "unknown").unwrap();
    assert_eq!((strange["payload"].as_str(), strange["auditor"].as_str()), ("STRANGER-1", "aud-2"));
    assert_eq!((strange["station"].as_str(), strange["read_room"].as_str()), ("poste 7", ROOM));
}

#[test]
fn conformity_and_the_summary_are_exported_too() {
    let env = audited();
    let all = env.run(&["export", "--all", "--profile", "rfc4180", "--date", DATE, "-o", "-"]).ends(0).stdout;
    let codes = counted(table(all.as_bytes(), b',').iter().map(|row| row["finding"].clone()));
    assert_eq!(codes.get("present"), Some(&1), "{codes:?}");
    assert_eq!(codes.get("not_expected"), Some(&1), "{codes:?}");
    let sum = env.run(&["export", "--summary", "--profile", "rfc4180", "--date", DATE, "-o", "-"]).ends(0).stdout;
    let rows = table(sum.as_bytes(), b',');
    assert_eq!(rows.iter().map(|row| row["college_uai"].as_str()).collect::<Vec<_>>(), [THERE, HERE]);
    assert_eq!(rows[1]["missing"], "3");
    env.run(&["export", "--summary", "--all", "-o", "-"]).ends(2);
}

#[test]
fn reading_again_records_nothing_and_says_so() {
    let env = audited();
    let before = env.journal().len();
    // The room was closed by the first visit: entering it opens it again, which is an entry of its own.
    let answers = env.visit(&["--json"], &lines(reads().into_iter().map(|(text, _)| text))).ends(0).json();
    for answer in &answers {
        assert_eq!(answer["recorded"], false, "{answer}");
        assert!(answer["already"].is_string(), "{answer}");
    }
    env.nothing_lost(before + 1);
    let said = env.visit(&[], &lines([tag(1)])).ends(0).stdout;
    assert!(said.starts_with("already read at "), "{said}");
    env.nothing_lost(before + 1);
}

#[test]
fn a_misread_own_tag_is_refused_once_and_recorded_when_insisted_on() {
    let env = Env::auditing();
    let mut wrong = tag(1);
    wrong.replace_range(4..5, "9");
    let refused = env.visit(&["--json"], &lines([wrong.clone()])).ends(1).json();
    assert_eq!((&refused[0]["recorded"], &refused[0]["refused"]), (&false.into(), &"misread".into()));
    let said = env.visit(&[], &lines([wrong.clone()])).ends(1).stdout;
    assert!(said.starts_with("NOT RECORDED  × HDS-900001P"), "{said}");
    let insisted = env.visit(&["--json"], &lines([wrong.clone(), wrong.clone()])).ends(1).json();
    assert_eq!(insisted[0]["recorded"], false);
    assert_eq!((&insisted[1]["recorded"], &insisted[1]["finding"]), (&true.into(), &"unknown".into()));
    // Another text in between is no insisting, also one that was read before.
    let between = lines([wrong.replace("9", "7"), tag(2), tag(2), wrong.replace("9", "7")]);
    let answers = env.visit(&["--json"], &between).ends(1).json();
    assert_eq!((&answers[0]["recorded"], &answers[3]["recorded"]), (&false.into(), &false.into()));
    let other = env.visit(&["--json"], &lines([wrong.replace("9", "8"), tag(3), wrong.replace("9", "8")])).ends(1).json();
    assert_eq!(other.iter().filter(|answer| answer["recorded"] == true).count(), 1);
}

#[test]
fn a_closed_visit_takes_no_read_until_it_is_reopened() {
    let env = Env::auditing();
    env.visit(&[], &lines([tag(1)])).ends(0);
    env.run(&["visit", HERE, "--close"]).ends(0);
    let before = env.journal().len();
    env.visit(&[], &lines([tag(2)])).ends(3).complains_of(&["The visit is closed", "--reopen"]);
    env.run(&["visit", HERE, "--close"]).ends(3);
    assert_eq!(env.journal().len(), before, "nothing is recorded of what is refused");
    // The visit is reopened, with the rooms that were open when it was closed; then the read.
    env.visit(&["--reopen"], &lines([tag(2)])).ends(0);
    assert_eq!(env.journal().len(), before + 2);
    // What is open is not opened again.
    env.visit(&["--reopen"], &lines([tag(3)])).ends(0);
    assert_eq!(env.journal().len(), before + 3);
    env.run(&["campaign", "close"]).ends(0);
    env.visit(&["--reopen"], &lines([tag(4)])).ends(3).complains_of(&["The campaign is closed"]);
}

#[test]
fn payloads_come_from_a_file_too_and_a_serial_finds_its_device() {
    let env = Env::auditing();
    let file = env.file("serials.txt", "SER0001AA\r\n\r\n\"SER0002AA\"\n");
    let answers = env.run(&["visit", HERE, "--room", "reserve", "--payloads", &file, "--by", "serial", "--json"]).ends(0).json();
    assert_eq!(answers.len(), 2);
    assert_eq!((&answers[0]["tag"], &answers[0]["by"]), (&tag(1).into(), &"serial".into()));
    // The room's name is matched without case and accents.
    assert_eq!((&answers[1]["tag"], &answers[1]["room"]), (&tag(2).into(), &ROOM.into()));
}

#[test]
fn campaigns_are_listed_chosen_moved_and_shown() {
    let env = audited();
    env.run(&["campaign", "open", "Réserve seule", "--commune", "clamart"]).ends(0);
    let listed = env.run(&["campaign", "list", "--json"]).ends(0).json();
    assert_eq!(listed.len(), 2);
    assert_eq!(listed.iter().filter(|c| c["current"] == true).map(|c| &c["name"]).collect::<Vec<_>>(), ["Réserve seule"]);
    assert_eq!(env.run(&["campaign", "show", "--json"]).ends(0).json().len(), 1);
    env.run(&["campaign", "use", "recolement 2026"]).ends(0);
    let shown = env.run(&["campaign", "show", "--json"]).ends(0).json();
    let here = shown.iter().find(|college| college["college"] == HERE).unwrap();
    assert_eq!(here["state"], "open");
    // A newer inventory is taken only when the auditor says so.
    let more = env.file("more.csv", "tag;college;room\nNEW-1;0921170X;CDI\n");
    env.run(&["import", &more]).ends(0);
    assert_eq!(env.visit(&["--json"], b"NEW-1\n").ends(0).json()[0]["finding"], "unknown");
    env.run(&["campaign", "move"]).ends(0);
    let room = ["visit", HERE, "--room", "CDI", "--payloads", "-", "--json"];
    assert_eq!(env.run_fed(&room, b"NEW-1\n").ends(0).json()[0]["finding"], "present");
    env.run(&["campaign", "move", "--revision", "99"]).ends(3).complains_of(&["r99"]);
    env.run(&["campaign", "use", "no such"]).ends(3).complains_of(&["no such"]);
    env.run(&["verify"]).ends(0);
}

#[test]
fn the_journal_is_verified_and_a_cut_one_is_told() {
    let env = audited();
    let said = env.run(&["verify"]).ends(0).stdout;
    assert!(said.starts_with(&format!("{} entries in 1 series, the chain holds", env.journal().len())), "{said}");
    let db = rusqlite::Connection::open(env.store_file()).unwrap();
    db.execute_batch("DROP TRIGGER entry_is_kept; DELETE FROM entry WHERE seq = 5").unwrap();
    drop(db);
    let told = env.run(&["verify"]).ends(1).stdout;
    assert!(
        told.contains("× the chain is broken")
            && told.contains("trigger entry_is_kept is missing")
            && told.contains("the store was altered"),
        "{told}"
    );
}
