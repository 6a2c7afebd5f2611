//! Findings: the list, its filters, the detail, decisions, the export.

use super::harness::{Journey, LA_FONTAINE, snapshots, tag, uai};
use jiff::civil::date;
use recol::{
    audit::{
        finding::Code,
        findings::admitted,
        ids::Revision,
        inventory::{Custody, Device, Revised},
        journal::{Decided, Decision, Fact, Spot},
        moment::Moment,
    },
    job::{
        DeviceHistory, Doing, ErrandOutcome, ExportFormat, Exported, Failure, FailureKind, Hint, OtherCampaign, PaperWhat,
        Profile, Progress,
    },
    locale::Lang,
    tui::{KeyCode, Message, keys::Context},
};

/// A storeroom read and closed, with something of everything; then the findings of the college.
fn worked(journey: &mut Journey) -> &mut Journey {
    journey.type_in("/fontaine").enter().enter().press(KeyCode::Up).press(KeyCode::Up).press(KeyCode::Down).enter();
    for n in [1, 2, 3, 10, 20, 24, 30] {
        journey.scan(&tag(n));
    }
    journey.ctrl('n').type_in("écran rayé").enter();
    journey.scan("ZZ-77-ZZ").f(6).enter().type_in("tablette noire").enter();
    journey.f(3).enter().f(8)
}

#[test]
fn the_list_and_the_detail() {
    snapshots("findings_college", |journey| {
        worked(journey);
    });
    snapshots("findings_detail_read", |journey| {
        worked(journey).press(KeyCode::Down);
    });
    snapshots("findings_campaign_all", |journey| {
        worked(journey).esc().esc().type_in("fa");
    });
    snapshots("findings_none", |journey| {
        journey.type_in("f");
    });
}

#[test]
fn filters_narrow_and_escape_widens() {
    let mut journey = Journey::begin(Lang::En);
    worked(&mut journey).press(KeyCode::Tab);
    assert!(journey.shows("recovered only"), "{}", journey.screen());
    journey.esc();
    assert!(journey.shows("Tab: recovered"));
    journey.type_in("/optiplex").enter();
    assert!(journey.shows("1 discrepancy"), "{}", journey.screen());
    snapshots("findings_filter", |journey| {
        worked(journey).type_in("/probook");
    });
}

#[test]
fn the_filter_understands_words_with_prefixes() {
    let mut journey = Journey::begin(Lang::Fr);
    worked(&mut journey);
    let shown = |journey: &mut Journey, typed: &str| {
        journey.type_in("/").esc().type_in("/").type_in(typed).enter();
        let screen = journey.screen().replace('\u{a0}', " ");
        let bar = screen.lines().nth(1).unwrap_or_default().trim().to_owned();
        bar.split(" écart").next().unwrap_or_default().replace("aucun", "0")
    };
    assert_eq!(shown(&mut journey, "constat:manquant"), "4");
    assert_eq!(shown(&mut journey, "finding:missing lieu:RESERVE dot:p3"), "3");
    assert_eq!(shown(&mut journey, "constat:manquant dot:p2"), "0");
    assert_eq!(shown(&mut journey, "modèle:optiplex"), "1");
    assert_eq!(shown(&mut journey, "optiplex"), "1");
    assert!(journey.shows("/ optiplex"), "{}", journey.screen());
    // No word holds these letters side by side: they are looked for in their order.
    assert_eq!(shown(&mut journey, "optplx"), "1");
    assert!(journey.shows("≈ optplx"), "{}", journey.screen());
}

#[test]
fn groups_have_headings_with_counts() {
    snapshots("findings_grouped_by_finding", |journey| {
        worked(journey).type_in("r");
    });
    snapshots("findings_grouped_by_room", |journey| {
        worked(journey).esc().esc().type_in("frr").press(KeyCode::End);
    });
    let mut journey = Journey::begin(Lang::Fr);
    worked(&mut journey).resize(160, 50).type_in("rrr");
    assert!(journey.shows("par dotation") && journey.shows("━ P3 · "), "{}", journey.screen());
    journey.type_in("r");
    assert!(!journey.shows("━ P3") && !journey.shows("par dotation"), "{}", journey.screen());
}

#[test]
fn deciding() {
    snapshots("findings_decide", |journey| {
        worked(journey).press(KeyCode::End).press(KeyCode::Home).type_in("/manquant");
        journey.esc().press(KeyCode::Tab);
        for _ in 0..9 {
            journey.press(KeyCode::Tab);
            if journey.shows("manquant seulement") || journey.shows("missing only") {
                break;
            }
        }
        journey.enter().type_in("2");
    });
    let mut journey = Journey::begin(Lang::Fr);
    worked(&mut journey);
    while !journey.shows("manquant seulement") {
        journey.press(KeyCode::Tab);
    }
    journey.enter().type_in("2c").type_in("vol de nuit").enter();
    journey.enter();
    assert!(journey.shows("Il faut un justificatif"), "{}", journey.screen());
    journey.type_in("PV 2026/4412").enter();
    match journey.appended.last() {
        Some(Fact::Decided(decided)) => {
            assert_eq!(decided.decision, Decision::ReportTheft);
            assert_eq!(decided.evidence.as_deref(), Some("PV 2026/4412"));
            assert_eq!(decided.cause.as_deref(), Some("vol de nuit"));
        }
        other => panic!("{other:?}"),
    }
    // The next one is chosen already; the one before tells what was decided.
    journey.press(KeyCode::Up).type_in("i");
    assert!(journey.shows("déclarer un vol") && journey.shows("PV 2026/4412"), "{}", journey.screen());
    journey.type_in("o");
    assert!(!journey.shows("PV 2026/4412"), "{}", journey.screen());
    journey.ctrl('z');
    assert!(matches!(journey.appended.last(), Some(Fact::Retracted { .. })));
    assert!(journey.shows("Annulé : décision « déclarer un vol »"), "{}", journey.screen());
    journey.ctrl('y');
    assert!(journey.shows("Rétabli : décision « déclarer un vol »"), "{}", journey.screen());
}

#[test]
fn nothing_is_decided_by_default() {
    let mut journey = Journey::begin(Lang::En);
    worked(&mut journey).enter().enter().enter();
    assert!(journey.shows("Choose first"), "{}", journey.screen());
    assert!(decisions(&journey).is_empty());
    // A digit and Enter; then the same again by one key, without the menu.
    journey.esc().type_in("3").enter().type_in(".");
    assert_eq!(decisions(&journey).iter().map(|d| d.decision).collect::<Vec<_>>(), [Decision::AcceptAsIs; 2]);
    // The row of digits of a French keyboard, without Shift.
    journey.type_in("&").enter();
    assert_eq!(decisions(&journey)[2].decision, Decision::CorrectInventory);
}

fn decisions(journey: &Journey) -> Vec<Decided> {
    let decided = |fact: &Fact| match fact {
        Fact::Decided(decided) => Some(decided.clone()),
        _ => None,
    };
    journey.appended.iter().filter_map(decided).collect()
}

#[test]
fn the_two_ends_of_a_misassignment_are_settled_together() {
    let both = |journey: &mut Journey| {
        // Anne Frank is visited too: there its device is seen elsewhere.
        worked(journey).esc().esc().esc().type_in("/frank").enter().enter().scan(&tag(31)).esc().type_in("f");
        journey.type_in("/").type_in("finding:misassigned").enter().type_in("2");
    };
    snapshots("findings_both_ends", both);
    let mut journey = Journey::begin(Lang::Fr);
    both(&mut journey);
    journey.enter();
    let settled = decisions(&journey);
    let codes: Vec<Code> = settled.iter().map(|decided| decided.finding.code).collect();
    assert_eq!(codes.len(), 2, "{settled:?}");
    assert!(codes.contains(&Code::Misassigned) && codes.contains(&Code::SeenElsewhere), "{codes:?}");
    assert!(settled.iter().all(|decided| decided.decision == Decision::SendBack && decided.basis.is_some()));
    assert!(journey.shows("aux deux bouts"), "{}", journey.screen());
    let standing = |journey: &Journey| journey.app.standing().unwrap().clone();
    let open = |journey: &Journey| settled.iter().filter(|d| standing(journey).decision(&d.finding).is_none()).count();
    assert_eq!(open(&journey), 0);
    journey.ctrl('z');
    assert_eq!(open(&journey), 2, "one undo for both");
    assert!(journey.shows("et 1 autre"), "{}", journey.screen());
    journey.ctrl('y');
    assert_eq!(open(&journey), 0);
    // From the other end too.
    journey.ctrl('z').esc().type_in("/finding:elsewhere").enter().type_in("2").enter();
    assert_eq!(open(&journey), 0, "{}", journey.screen());
}

#[test]
fn marked_discrepancies_are_decided_about_together() {
    snapshots("findings_bulk", |journey| {
        worked(journey).type_in("A").type_in("1").press(KeyCode::Down);
    });
    let mut journey = Journey::begin(Lang::Fr);
    worked(&mut journey).type_in("/constat:manquant").enter().type_in(" * ");
    assert!(journey.shows("* 3 marqués"), "{}", journey.screen());
    journey.esc();
    assert!(!journey.shows("marqué"), "{}", journey.screen());
    journey.type_in("*1").enter();
    assert_eq!(decisions(&journey).len(), 4);
    assert!(journey.shows("4 décisions enregistrées"), "{}", journey.screen());
    journey.ctrl('z');
    let standing = journey.app.standing().unwrap();
    assert!(decisions(&journey).iter().all(|decided| standing.decision(&decided.finding).is_none()), "one undo for all");
    // What does not admit a decision is told and left alone.
    journey.esc().type_in("*").type_in("1").enter();
    assert!(journey.shows("restent"), "{}", journey.screen());
    let last: Vec<Decided> = decisions(&journey).split_off(4);
    assert!(last.len() < 10 && last.iter().all(|d| admitted(d.finding.code).contains(&d.decision)), "{last:?}");
}

/// The device of the chosen finding, as two imports brought it.
fn revised() -> Vec<Revised> {
    let device = Device { model: "HP ProBook 430 G7".into(), ..Device::default() };
    let lent = Custody::OnLoan { holder: Some("H-17".into()), due: Some(date(2026, 6, 30)) };
    let moved = Device { room: Some("CDI".into()), custody: lent, ..device.clone() };
    let revised = |n: u32, device: Option<Device>| Revised {
        revision: Revision(n),
        at: format!("2026-0{n}-03T09:00:00.000+01:00").into(),
        source: "parc.csv".into(),
        device,
    };
    vec![revised(1, Some(device)), revised(2, Some(moved)), revised(4, None)]
}

/// What is known of it beyond this campaign.
fn known() -> DeviceHistory {
    let at: Moment = "2025-11-20T14:05:00.000+01:00".parse().unwrap();
    let spot = Spot { college: uai(LA_FONTAINE), room: Some("CDI".into()) };
    let campaign = |name: &str, code, read| OtherCampaign { name: name.into(), opened: at, code, read };
    let campaigns = vec![
        campaign("Récolement 2025", Some(Code::Misplaced), Some((at, spot, "aud-2".into()))),
        campaign("Récolement 2024", Some(Code::Missing), None),
    ];
    DeviceHistory { revisions: revised(), campaigns }
}

#[test]
fn the_whole_of_a_finding() {
    snapshots("findings_whole", |journey| {
        journey.history = known();
        worked(journey).type_in("3c").type_in("vu avec la principale").enter().press(KeyCode::Up).type_in("v");
    });
    let mut journey = Journey::begin(Lang::Fr);
    journey.history = known();
    worked(&mut journey).resize(100, 40).slow = true;
    journey.type_in("v");
    assert!(journey.shows("Historique  …"), "{}", journey.screen());
    journey.catch_up();
    assert!(journey.shows("– → CDI") && journey.shows("en réserve → en prêt (30/06/2026)"), "{}", journey.screen());
    assert!(journey.shows("Récolement 2025") && journey.shows("lu le 20/11/2025 14:05"), "{}", journey.screen());
    assert!(!journey.shows("H-17"), "who holds it is nobody's business here");
    // From there a digit decides, as in the list.
    journey.type_in("1").enter();
    assert_eq!(decisions(&journey).len(), 1);
}

#[test]
fn a_decision_on_the_screen() {
    snapshots("findings_decided", |journey| {
        worked(journey).type_in("d1c").type_in("vu avec la principale").enter().press(KeyCode::Up);
    });
}

#[test]
fn a_scan_into_the_list_decides_nothing() {
    let mut journey = Journey::begin(Lang::Fr);
    worked(&mut journey);
    let before = journey.appended.len();
    journey.scan("d1").scan("00123").enter().esc();
    journey.scan("10023").enter().esc().scan("1").scan("23").enter().esc().esc();
    assert_eq!(journey.appended.len(), before);
}

#[test]
fn export_proposes_a_name_and_takes_the_profile_of_the_language() {
    let mut journey = Journey::begin(Lang::Fr);
    worked(&mut journey).type_in("e");
    assert!(journey.shows("ecarts-recolement-2026-0921170X-2026-11-23.csv"), "{}", journey.screen());
    journey.enter();
    assert_eq!(journey.exported[0].profile, Profile::ExcelFr);
    assert!(journey.shows("3 lignes exportées"), "{}", journey.screen());
    let mut journey = Journey::begin(Lang::En);
    journey.type_in("fe").enter();
    assert_eq!(journey.exported[0].profile, Profile::Rfc4180);
    assert!(journey.exported[0].colleges.is_empty());
}

#[test]
fn papers_are_made_where_tables_are_exported() {
    let mut journey = Journey::begin(Lang::En);
    // Up from CSV: the archive of the college, then its report.
    worked(&mut journey).type_in("e").press(KeyCode::Up);
    assert!(
        journey.shows("‹ archive to hand over ›") && journey.shows("handover-recolement-2026-0921170X"),
        "{}",
        journey.screen()
    );
    journey.press(KeyCode::Up);
    assert!(journey.shows("report-recolement-2026-0921170X-2026-11-23.pdf"), "{}", journey.screen());
    journey.enter();
    let college = "0921170X".parse().unwrap();
    assert_eq!(journey.papers.pop().map(|order| (order.what, order.lang)), Some((PaperWhat::Minutes(college), "en")));
    assert!(journey.shows("3 pages written: report-recolement"), "{}", journey.screen());
    // An archive without a photograph that belongs into it says so.
    let mut without = Journey::begin(Lang::En);
    without.left_out = 1;
    worked(&mut without).type_in("e").press(KeyCode::Up).enter();
    assert!(without.shows("photograph is not in it: missing or damaged"), "{}", without.screen());
    // A campaign has a recapitulation and a page, and no archive; the sheets of a college are paper alone.
    for (keys, what, name) in [
        (vec![KeyCode::Tab, KeyCode::Up], PaperWhat::Page, "campaign-recolement-2026-2026-11-23.html"),
        (vec![KeyCode::Tab, KeyCode::Up, KeyCode::Up], PaperWhat::Recap, "recapitulation-recolement-2026-2026-11-23.pdf"),
        (vec![KeyCode::Tab, KeyCode::Tab, KeyCode::Tab], PaperWhat::Sheets(college), "sheets-recolement-2026-0921170X"),
    ] {
        journey.type_in("e");
        for key in keys {
            journey.press(key);
        }
        assert!(journey.shows(name), "{}", journey.screen());
        journey.enter();
        assert_eq!(journey.papers.pop().map(|order| order.what), Some(what));
    }
    // A name typed for an archive of the whole campaign is refused, and what to do is said.
    journey.type_in("e").press(KeyCode::Tab);
    (0..60).for_each(|_| {
        journey.press(KeyCode::Backspace);
    });
    journey.type_in("all.zip").enter();
    assert!(journey.papers.is_empty() && journey.shows("recol handover"), "{}", journey.screen());
    // The name is asked again. What a college cannot be is refused too: it is not the campaign that is written in its place.
    assert!(journey.shows("› all.zip"), "{}", journey.screen());
    journey.press(KeyCode::Esc).type_in("e");
    (0..60).for_each(|_| {
        journey.press(KeyCode::Backspace);
    });
    journey.type_in("one.html").enter();
    assert!(journey.papers.is_empty() && journey.shows("cannot be written as .html"), "{}", journey.screen());
}

#[test]
fn what_is_exported_and_in_which_format_is_chosen_where_the_name_is_asked() {
    let mut journey = Journey::begin(Lang::En);
    worked(&mut journey).type_in("e");
    assert!(journey.shows("‹ this college ›") && journey.shows("‹ CSV (RFC 4180) ›"), "{}", journey.screen());
    journey.press(KeyCode::Down);
    assert!(journey.shows("‹ XLSX workbook ›") && journey.shows("0921170X-2026-11-23.xlsx"), "{}", journey.screen());
    journey.press(KeyCode::Tab);
    assert!(journey.shows("‹ the whole campaign ›"), "{}", journey.screen());
    assert!(journey.shows("discrepancies-recolement-2026-2026-11-23.xlsx"), "{}", journey.screen());
    journey.enter();
    let order = journey.exported.pop().unwrap();
    assert_eq!((order.format, order.summary, order.colleges.len()), (ExportFormat::Xlsx, false, 0));
    // A summary; up from CSV are the lines of JSON. A name that was typed keeps all but its ending.
    journey.type_in("e").press(KeyCode::Tab).press(KeyCode::Tab).press(KeyCode::Up);
    assert!(journey.shows("summary-recolement-2026-2026-11-23.jsonl"), "{}", journey.screen());
    (0..60).for_each(|_| {
        journey.press(KeyCode::Backspace);
    });
    journey.type_in("mine.json").press(KeyCode::Down);
    assert!(journey.shows("› mine.jsonl"), "{}", journey.screen());
    journey.told = Exported { rows: 9, changed: 2, example: "0012345".into(), replaced: true };
    journey.enter();
    let order = journey.exported.pop().unwrap();
    assert_eq!((order.format, order.path.to_str(), order.summary), (ExportFormat::JsonLines, Some("mine.jsonl"), true));
    journey.resize(160, 50);
    assert!(journey.shows("such as 0012345") && journey.shows("An earlier file was replaced"), "{}", journey.screen());
    // With a filter everything is still proposed, and says so; what the list shows is one key away.
    let mut journey = Journey::begin(Lang::En);
    worked(&mut journey);
    let all = journey.app.standing().unwrap().findings().len();
    journey.type_in("/missing").enter().type_in("e");
    assert!(journey.shows("‹ this college ›") && journey.shows("the filter is not applied"), "{}", journey.screen());
    journey.press(KeyCode::Tab);
    assert!(journey.shows("‹ what the list shows now ›"), "{}", journey.screen());
    journey.enter();
    let only = journey.exported.pop().unwrap().only.unwrap();
    assert!(!only.is_empty() && only.len() < all && only.iter().all(|finding| finding.code == Code::Missing), "{only:?}");
    // All colleges at once have no college to choose.
    let mut journey = Journey::begin(Lang::Fr);
    journey.type_in("fe");
    assert!(journey.shows("‹ toute la campagne ›"), "{}", journey.screen());
    journey.press(KeyCode::Tab).enter();
    assert!(journey.exported[0].summary && journey.exported[0].colleges.is_empty());
}

#[test]
fn a_long_export_says_how_far_it_is_and_can_be_stopped() {
    let mut journey = Journey::begin(Lang::En);
    journey.type_in("f");
    let list = journey.screen();
    journey.slow = true;
    journey.type_in("e").enter();
    let at = |done| Message::Progress(Progress { done, total: 100_000 });
    journey.send(at(1_000));
    assert!(!journey.shows("left"), "a moment needs no word: {}", journey.screen());
    journey.wait(1_000).send(at(25_000));
    assert!(journey.shows("Exporting: 25%, 3 s left. Esc stops it."), "{}", journey.screen());
    journey.esc();
    assert!(journey.shows("Export stopped: no file is left of it."), "{}", journey.screen());
    // What comes late says nothing, and Escape leads back again.
    journey.send(at(26_000)).wait(9_000);
    assert_eq!(journey.screen(), list);
    journey.esc();
    assert!(journey.shows("Colleges"), "{}", journey.screen());
    // One that nothing is heard of any more does not keep the auditor.
    journey.type_in("fe").enter().esc().esc();
    assert!(journey.shows("Colleges"), "{}", journey.screen());
}

#[test]
fn labels_of_the_marked_are_asked_for_with_a_stock_and_a_place() {
    let mut journey = Journey::begin(Lang::En);
    worked(&mut journey);
    // The second half of a wrong line is asked for again; nothing is written by leaving.
    journey.type_in("*l").ctrl('u').type_in("L7651 x").enter();
    assert!(journey.shows("Give a stock, then a place"), "{}", journey.screen());
    journey.esc();
    assert!(journey.labelled.is_empty());
    journey.type_in("l").ctrl('u').type_in("L7651 12").enter();
    assert!(journey.shows("Sheet in PDF") && journey.shows("labels-recolement-2026"), "{}", journey.screen());
    journey.enter();
    let [order] = journey.labelled.as_slice() else { panic!("{:?}", journey.labelled) };
    assert_eq!((order.stock.as_str(), order.start, order.words.lang), ("L7651", 12, "en"));
    assert!(order.tags.contains(&tag(10)) && order.tags.contains(&"ZZ-77-ZZ".to_owned()), "{order:?}");
    let distinct: std::collections::BTreeSet<&String> = order.tags.iter().collect();
    assert_eq!(distinct.len(), order.tags.len(), "a device with two findings has one label");
    assert!(journey.shows("on 1 sheet: labels-"), "{}", journey.screen());
    snapshots("findings_labels", |journey| {
        worked(journey).type_in("*l");
    });
}

#[test]
fn a_device_without_a_tag_has_no_label() {
    let mut journey = Journey::begin(Lang::Fr);
    worked(&mut journey);
    while !journey.shows("étiquette illisible seulement") {
        journey.press(KeyCode::Tab);
    }
    journey.type_in("l");
    assert!(journey.shows("Rien à étiqueter"), "{}", journey.screen());
}

/// Keys that are meant for the path must not reach the findings below.
#[test]
fn a_refused_export_is_asked_about_again_with_what_was_typed() {
    let mut journey = Journey::begin(Lang::En);
    worked(&mut journey).type_in("e").ctrl('a').ctrl('k').type_in("/nope/x.csv");
    journey.slow = true;
    journey.enter();
    let failure = Failure {
        kind: FailureKind::User,
        doing: Doing::Export,
        subject: "/nope".into(),
        cause: String::new(),
        hint: Hint::NoSuchFile,
    };
    journey.send(Message::Errand(ErrandOutcome::NotExported(failure)));
    assert!(journey.shows("› /nope/x.csv") && journey.app.context() == Context::Prompt, "{}", journey.screen());
    journey.type_in(".k");
    assert!(journey.shows("› /nope/x.csv.k"), "{}", journey.screen());
}

#[test]
fn the_last_decision_replaces_no_other_without_a_question() {
    let mut journey = Journey::begin(Lang::En);
    worked(&mut journey).enter().type_in("1").enter();
    let decided = journey.appended.len();
    journey.press(KeyCode::Home).type_in(".");
    assert_eq!(journey.app.context(), Context::Menu, "{}", journey.screen());
    assert!(journey.appended.len() == decided && journey.shows("replaced"), "{}", journey.screen());
}
