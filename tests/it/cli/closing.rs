//! Decisions held against what the office records later, and given back to where its inventory comes from.

use crate::env::{DATE, Env, HERE, THERE, tag};
use recol::{
    audit::{
        finding::{Code, Finding, Subject},
        ids::Tag,
        journal::{Decided, Decision, Fact},
    },
    shell::Session,
};
use serde_json::Value;

/// A campaign over the fixtures in which both colleges were visited and closed: device 1 in another college, device 2 in another
/// room, an unknown one; the rest is missing.
pub fn audited() -> Env {
    let env = Env::auditing();
    let there = ["visit", THERE, "--room", "CDI", "--payloads", "-", "--close"];
    env.run_fed(&there, format!("{}\nNEW-77\n", tag(1)).as_bytes()).ends(0);
    let here = ["visit", HERE, "--room", "CDI", "--payloads", "-", "--close"];
    env.run_fed(&here, format!("{}\n", tag(2)).as_bytes()).ends(0);
    env
}

/// Decides about a finding as the screen does.
pub fn decide(env: &Env, college: &str, code: Code, subject: Subject, decision: Decision) {
    let mut session = Session::open(&env.data(), "poste 7", "a").unwrap();
    let standing = session.standing(DATE.parse().unwrap()).unwrap();
    let finding = Finding { college: college.parse().unwrap(), code, subject };
    assert!(standing.discrepancies().contains(&finding), "{finding:?} is not in {:?}", standing.discrepancies());
    let basis = Some(standing.evidence(&finding).basis());
    let cause = Some("vu sur place".into());
    session.append(vec![Fact::Decided(Decided { finding, basis, decision, cause, evidence: None, over: Vec::new() })]).unwrap();
}

pub fn device(number: u64) -> Subject {
    Subject::Device(Tag::new(tag(number)))
}

/// The outcome of each decided row of an export, by tag.
fn outcomes(env: &Env) -> Vec<(String, String)> {
    let ran = env.run(&["export", "--date", DATE, "--format", "jsonl", "-o", "-"]).ends(0);
    let said = |row: &Value, member: &str| row[member].as_str().unwrap_or_default().to_owned();
    let decided = ran.json().into_iter().filter(|row| !row["decision"].is_null());
    decided.map(|row| (said(&row, "asset_tag"), said(&row, "outcome"))).collect()
}

#[test]
fn the_next_inventory_tells_what_became_of_a_decision() {
    let env = audited();
    decide(&env, HERE, Code::Misplaced, device(2), Decision::CorrectInventory);
    decide(&env, HERE, Code::Missing, device(3), Decision::ConfirmMissing);
    decide(&env, HERE, Code::Overdue, device(5), Decision::AcceptAsIs);
    let tags = [2, 5, 3].map(tag);
    let expected = |said: [&str; 3]| tags.iter().cloned().zip(said.map(str::to_owned)).collect::<Vec<_>>();
    assert_eq!(outcomes(&env), expected(["open", "", "open"]));
    // The office records one as decided, and the other in another college.
    let next = format!("tag;college;room;custody\n{};0921170X;CDI;stored\n{};0920068Z;Réserve;stored\n", tag(2), tag(3));
    env.run(&["import", &env.file("next.csv", next)]).ends(0);
    assert_eq!(outcomes(&env), expected(["carried_out", "", "contradicted"]));
    let shown = env.run(&["campaign", "show"]).ends(0).stdout;
    assert!(shown.contains("inventory r2: 1 carried out, 1 contradicted, none open"), "{shown}");
    let json = env.run(&["campaign", "show", "--json"]).ends(0).json();
    let here = json.iter().find(|line| line["college"] == HERE).unwrap();
    assert_eq!(here["outcomes"], serde_json::json!({"carried_out": 1, "contradicted": 1, "open": 0}));
    // Moved to that inventory, the campaign keeps the count: the finding itself is gone.
    env.run(&["campaign", "move"]).ends(0);
    let shown = env.run(&["campaign", "show"]).ends(0).stdout;
    assert!(shown.contains("inventory r2: 1 carried out, 1 contradicted, none open"), "{shown}");
    // CSV has it as its last column, in words.
    let csv = env.run(&["export", "-o", "-"]).ends(0).stdout;
    assert!(csv.lines().next().unwrap().trim_end().ends_with(";suite donnée"), "{csv}");
}
