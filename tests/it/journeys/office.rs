//! The office: stations, revisions, what is set aside, the hub; and what stays with the commands.

use super::harness::{CAMPAIGN, Journey, LA_FONTAINE, inventory, snapshots, tag, uai};
use clap::CommandFactory as _;
use recol::{
    audit::{
        ids::Revision,
        inventory::{Change, Counts, Device, Inventory},
        journal::{Decided, Decision, Fact, PublicKey, Scope},
        moment::Moment,
    },
    cli::Cli,
    job::{
        Compared, Doing, Errand, ErrandOutcome, Failure, FailureKind, Hint, HubAddress, HubOrder, HubOutcome, Job, Record,
        RevisionTold, StationState, StationTold, StationsTold, Steps, Survey, SyncReport,
    },
    locale::Lang,
    tui::{
        KeyCode, Message,
        chart::Target,
        keys::{ALONE, Action, Context, bindings},
        theme::Theme,
    },
};
use std::sync::Arc;

fn key(n: u8) -> PublicKey {
    PublicKey::from_bytes([n; 32])
}

fn station(n: u8, name: &str, state: StationState) -> StationTold {
    StationTold {
        key: key(n),
        name: name.into(),
        state,
        scope: Scope::All,
        is_office: n == 1,
        is_own: n == 1,
        heard: (state == StationState::Accepted).then(|| Moment::new(1_795_425_300_000, 60)),
    }
}

fn told(is_office: bool) -> StationsTold {
    use StationState::{Accepted, Refused, Waiting};
    let mut third = station(3, "poste 3", Accepted);
    third.scope = Scope::Colleges([uai(LA_FONTAINE)].into());
    let stations = vec![station(1, "bureau", Accepted), station(2, "poste 2", Waiting), third, station(4, "poste 4", Refused)];
    StationsTold { is_office, stations }
}

fn revision(n: u32) -> RevisionTold {
    RevisionTold {
        revision: Revision(n),
        at: format!("2026-11-0{n}T09:00:00.000+01:00"),
        source: "parc.csv".into(),
        devices: Counts { added: 3, changed: 2, removed: 1 },
        total: 40,
    }
}

/// A newer inventory, in which a device was moved to another room, one is new and one is gone.
fn newer() -> Arc<Inventory> {
    let mut rows = inventory().rows().clone();
    rows.devices.retain(|device| device.tag.as_str() != tag(13));
    rows.devices.push(Device { tag: tag(99).as_str().into(), ..rows.devices[0].clone() });
    let moved = rows.devices.iter_mut().find(|device| device.tag.as_str() == tag(2));
    moved.unwrap().room = Some("CDI".into());
    Arc::new(Inventory::new(Revision(2), rows))
}

/// At the office, with a hub that has answered.
fn at_the_office(journey: &mut Journey) -> &mut Journey {
    journey.synced(SyncReport::default(), None, 2);
    journey.type_in("y").key_hub("/media/stick").esc().type_in("o");
    journey.send(Message::Errand(ErrandOutcome::Revisions(vec![revision(2), revision(1)])));
    journey.send(Message::Surveyed(Survey { office: newer(), ..Survey::default() }));
    journey.send(Message::Hub(HubOutcome::Stations(told(true))))
}

#[test]
fn the_office_at_a_glance() {
    snapshots("office_stations", |journey| {
        at_the_office(journey);
    });
    snapshots("office_revisions", |journey| {
        at_the_office(journey).press(KeyCode::Tab);
    });
    snapshots("office_aside", |journey| {
        at_the_office(journey).press(KeyCode::Tab).press(KeyCode::Tab);
    });
    snapshots("office_hub", |journey| {
        at_the_office(journey).press(KeyCode::BackTab);
    });
    snapshots("office_alone", |journey| {
        journey.type_in("o");
    });
}

#[test]
fn a_slow_hub_keeps_no_key() {
    let mut journey = Journey::begin(Lang::En);
    at_the_office(&mut journey).esc();
    journey.asked.clear();
    journey.type_in("o");
    assert!(journey.asked.contains(&Job::Hub(HubOrder::Stations)), "{:?}", journey.asked);
    assert!(journey.shows("Asking the hub") && journey.shows("poste 2"), "what is known stays\n{}", journey.screen());
    // Nothing has answered, and every key works.
    journey.press(KeyCode::Tab).press(KeyCode::Down);
    assert!(journey.shows("r1"), "{}", journey.screen());
    journey.esc();
    assert!(journey.shows("Colleges"), "{}", journey.screen());
    // A hub that is gone is told where somebody has asked.
    journey.type_in("o").press(KeyCode::BackTab);
    let failure = Failure {
        kind: FailureKind::Outside,
        doing: Doing::UseHub,
        subject: "/media/stick".into(),
        cause: "gone".into(),
        hint: Hint::NoHub,
    };
    journey.send(Message::Hub(HubOutcome::NotDone(failure)));
    assert!(journey.shows("×") && journey.shows("poste 2"), "{}", journey.screen());
}

#[test]
fn stations_are_accepted_for_some_colleges_or_all_and_turned_away() {
    let mut journey = Journey::begin(Lang::En);
    at_the_office(&mut journey).press(KeyCode::Down);
    journey.asked.clear();
    journey.type_in("a");
    assert!(journey.shows("Accept “poste 2”"), "{}", journey.screen());
    // A college that is in no inventory is refused, and what was typed stays.
    journey.type_in("0921170X 0999999Z").enter();
    assert!(journey.asked.is_empty() && journey.shows("› 0921170X 0999999Z"), "{}", journey.screen());
    journey.ctrl('w').enter();
    let scope = Scope::Colleges([uai(LA_FONTAINE)].into());
    assert_eq!(journey.asked.pop(), Some(Job::Hub(HubOrder::Admit { key: key(2), scope: Some(scope) })));
    // Nothing typed: all of them.
    journey.enter().enter();
    assert_eq!(journey.asked.pop(), Some(Job::Hub(HubOrder::Admit { key: key(2), scope: Some(Scope::All) })));
    // The colleges of one that is accepted are there to be changed.
    journey.press(KeyCode::Down).type_in("a");
    assert!(journey.shows("› 0921170X"), "{}", journey.screen());
    journey.esc().type_in("x");
    assert!(journey.shows("Refuse “poste 3”"), "{}", journey.screen());
    assert!(journey.asked.is_empty());
    journey.enter();
    assert_eq!(journey.asked.pop(), Some(Job::Hub(HubOrder::Admit { key: key(3), scope: None })));
    // The office does not refuse itself, and a station refuses nobody.
    journey.press(KeyCode::Home).type_in("x");
    assert!(journey.shows("does not refuse itself"), "{}", journey.screen());
    journey.send(Message::Hub(HubOutcome::Stations(told(false)))).press(KeyCode::Down).type_in("a");
    assert!(journey.shows("Only the office accepts"), "{}", journey.screen());
    assert!(journey.asked.is_empty());
    // A scan is no command here either.
    journey.send(Message::Hub(HubOutcome::Stations(told(true)))).scan("ax").scan("00123");
    assert!(journey.asked.is_empty(), "{:?}", journey.asked);
}

#[test]
fn without_a_hub_the_office_leads_to_one_and_offers_nobody() {
    let mut journey = Journey::begin(Lang::En);
    assert!(journey.shows("o office"), "the footer names its key\n{}", journey.screen());
    journey.type_in("o");
    assert!(journey.shows("works alone") && !journey.shows("a accept"), "{}", journey.screen());
    journey.enter().type_in("/media/stick").enter();
    assert_eq!(journey.syncs, [Some(HubAddress::new("/media/stick"))]);
}

#[test]
fn two_revisions_are_compared_with_what_came_went_and_moved() {
    let mut journey = Journey::begin(Lang::En);
    at_the_office(&mut journey).press(KeyCode::Tab);
    journey.asked.clear();
    journey.press(KeyCode::Home).type_in("c");
    assert!(journey.shows("*r2") && journey.asked.is_empty(), "{}", journey.screen());
    journey.press(KeyCode::Down).type_in("c");
    assert_eq!(journey.asked.pop(), Some(Job::Errand(Errand::Compare(Revision(1), Revision(2)))), "the older one first");
    let change = Change::between(&inventory(), &newer());
    let compared = Compared {
        from: Revision(1),
        to: Revision(2),
        counts: change.device_counts(),
        moved: change.moved(),
        steps: Steps::of(&change),
    };
    assert_eq!(compared.counts, Counts { added: 1, changed: 1, removed: 1 });
    journey.send(Message::Errand(ErrandOutcome::Compared(Box::new(compared))));
    assert!(journey.shows("From r1 to r2"), "{}", journey.screen());
    assert!(journey.shows("Added 1 · removed 1 · changed 1, of them moved 1"), "{}", journey.screen());
    for n in [2, 13, 99] {
        assert!(journey.shows(&tag(n)), "{}", journey.screen());
    }
    // The same one twice takes it back.
    journey.esc().type_in("cc");
    assert!(!journey.shows("*r") && journey.asked.is_empty(), "{}", journey.screen());
}

#[test]
fn a_newer_revision_is_told_and_the_campaign_moves_to_it() {
    let mut journey = Journey::begin(Lang::En);
    journey.type_in("/fontaine").enter().enter();
    assert!(!journey.shows("r2"), "{}", journey.screen());
    journey.esc();
    at_the_office(&mut journey).press(KeyCode::Tab);
    assert!(journey.shows("held against r1") && journey.shows("r2 is newer"), "{}", journey.screen());
    // In the header of a visit too.
    journey.esc().enter();
    assert!(journey.shows("▲ r2"), "{}", journey.screen());
    journey.resize(160, 50);
    assert!(journey.shows("▲ revision r2 is out (r1 here)"), "{}", journey.screen());
    journey.resize(80, 24).esc().type_in("o").press(KeyCode::Home).type_in("m");
    assert!(journey.shows("Hold the campaign against r2?"), "{}", journey.screen());
    let before = journey.appended.len();
    journey.esc();
    assert_eq!(journey.appended.len(), before);
    journey.asked.clear();
    journey.type_in("m").enter();
    assert!(matches!(journey.appended.last(), Some(Fact::CampaignMoved { revision: Revision(2) })), "{:?}", journey.appended);
    assert!(matches!(journey.asked.as_slice(), [Job::Record(Record::UseCampaign(_))]), "{:?}", journey.asked);
    // The one that it is held against already is none to move to.
    let mut journey = Journey::begin(Lang::En);
    at_the_office(&mut journey).press(KeyCode::Tab).press(KeyCode::End).type_in("m");
    assert!(journey.shows("against this revision already"), "{}", journey.screen());
}

#[test]
fn decisions_that_contradict_each_other_are_named_with_their_authors() {
    let mut journey = Journey::begin(Lang::En);
    journey.type_in("/fontaine").enter().enter().press(KeyCode::Down).enter().scan(&tag(30)).f(8).type_in("1").enter();
    let Some(Fact::Decided(mine)) = journey.appended.last().cloned() else { panic!("{:?}", journey.appended) };
    let theirs = Fact::Decided(Decided { decision: Decision::SendBack, over: Vec::new(), ..mine });
    let entry = journey.colleague("brune", theirs);
    let mut report = SyncReport::default();
    report.receive(CAMPAIGN, vec![entry]);
    journey.synced(report, None, 0).esc().esc();
    at_the_office(&mut journey).resize(160, 50).press(KeyCode::Tab).press(KeyCode::Tab);
    assert!(
        journey.shows("≠ misassigned HDS-") && journey.shows("(brune, ") && journey.shows("(aud-1, "),
        "{}",
        journey.screen()
    );
    assert!(journey.shows("send back") && journey.shows("correct the inventory"), "{}", journey.screen());
}

#[test]
fn an_import_begins_where_the_revisions_are() {
    let mut journey = Journey::begin(Lang::En);
    at_the_office(&mut journey).press(KeyCode::Tab).type_in("i");
    assert!(journey.shows("›"), "the path is asked for\n{}", journey.screen());
    journey.esc().esc();
    assert!(journey.shows("►Revisions"), "and back again\n{}", journey.screen());
}

#[test]
fn the_hub_says_whether_it_answers_and_holds_no_secret() {
    let mut journey = Journey::begin(Lang::En);
    journey.type_in("o").press(KeyCode::BackTab);
    assert!(journey.shows("works alone") && !journey.shows("The hub"), "{}", journey.screen());
    let mut journey = Journey::begin(Lang::En);
    at_the_office(&mut journey).press(KeyCode::BackTab);
    assert!(journey.shows("The hub answers") && journey.shows("is the office of this hub"), "{}", journey.screen());
    journey.type_in("n").ctrl('u').type_in("postgres://aud:s3cret@h/d").enter().esc();
    assert!(journey.shows("postgres://aud@h/d") && !journey.shows("s3cret"), "{}", journey.screen());
}

/// In ASCII every sign of the office and of the balance has another one.
#[test]
fn the_office_and_the_balance_need_no_signs_that_a_font_may_lack() {
    for lang in Lang::ALL {
        let mut journey = Journey::with(lang, false, Theme { ascii: true, ..Theme::default() });
        let plain = |journey: &Journey| {
            let screen = journey.screen();
            let other: String = screen.chars().filter(|c| !c.is_ascii() && !c.is_alphabetic()).collect();
            assert_eq!(other, "", "{screen}");
        };
        journey.type_in("/fontaine").enter().enter().press(KeyCode::Down).enter().scan(&tag(1)).f(3).enter().f(8);
        journey.type_in("1").enter();
        plain(&journey);
        journey.esc().type_in("u1").enter().type_in("b");
        plain(&journey);
        journey.esc().esc().esc().esc();
        at_the_office(&mut journey);
        for _ in 0..4 {
            plain(&journey);
            journey.press(KeyCode::Tab);
        }
        assert!(journey.shows(">"), "the shown part stands out\n{}", journey.screen());
        journey.f(1);
        plain(&journey);
    }
}

#[test]
fn the_parts_are_clicked_at() {
    let mut journey = Journey::begin(Lang::En);
    at_the_office(&mut journey);
    let heads = |journey: &mut Journey| -> Vec<(u16, u16)> {
        let office = |target: &Target| matches!(target, Target::Head { context: Context::Office, .. });
        journey.chart().targets().filter(|(_, target)| office(target)).map(|(at, _)| at).collect()
    };
    let places = heads(&mut journey);
    assert_eq!(places.len(), 4);
    journey.click_at(places[3]);
    assert!(journey.shows("►Hub") && journey.shows("/media/stick"), "{}", journey.screen());
    journey.click_at(places[0]).click("poste 3").click("poste 3");
    assert!(journey.shows("Accept “poste 3”"), "{}", journey.screen());
}

/// What a command can do, on the screen: an action, or a sentence of the help that says why not.
enum Place {
    Screen(Action),
    Alone(&'static str),
}

/// Each command with its place. A command that is only there to hold others is not here.
const COMMANDS: [(&str, Place); 60] = {
    use Place::{Alone, Screen};
    const SECRET: Place = Alone("office-alone-secret");
    const GRAVE: Place = Alone("office-alone-grave");
    const FILES: Place = Alone("office-alone-files");
    const MACHINE: Place = Alone("office-alone-machine");
    [
        // The guide starts it.
        ("demo", Screen(Action::Choose)),
        ("import", Screen(Action::Import)),
        ("revisions", Screen(Action::Office)),
        ("pull", SECRET),
        ("campaign open", Screen(Action::NewCampaign)),
        ("campaign list", Screen(Action::Campaigns)),
        ("campaign use", Screen(Action::EnterCampaign)),
        ("campaign move", Screen(Action::MoveCampaign)),
        ("campaign widen", Alone("office-alone-widen")),
        ("campaign aside", Screen(Action::Office)),
        ("campaign close", Screen(Action::TurnCampaign)),
        ("campaign reopen", Screen(Action::TurnCampaign)),
        ("campaign full", Screen(Action::GoFull)),
        ("campaign pace", Screen(Action::Burndown)),
        ("campaign show", Screen(Action::Campaigns)),
        ("sample", Screen(Action::Sample)),
        ("visit", Screen(Action::Visit)),
        ("find", Screen(Action::Find)),
        ("findings", Screen(Action::Findings)),
        ("decide", Screen(Action::Decide)),
        ("note", Screen(Action::Note)),
        ("undo", Screen(Action::Undo)),
        ("redo", Screen(Action::Redo)),
        ("export", Screen(Action::Export)),
        ("report", Screen(Action::Report)),
        ("handover", Screen(Action::Export)),
        ("papers", FILES),
        ("labels", Screen(Action::Labels)),
        ("tags allot", FILES),
        ("give-back", FILES),
        ("push", SECRET),
        ("read", FILES),
        ("camera", MACHINE),
        ("hub init", SECRET),
        ("hub auditor", SECRET),
        ("hub office", SECRET),
        ("hub password", SECRET),
        ("hub recovery", SECRET),
        ("hub succeed", SECRET),
        ("hub rejoin", GRAVE),
        ("hub gather", GRAVE),
        ("hub restored", GRAVE),
        ("hub repair", GRAVE),
        ("hub forget", GRAVE),
        ("station show", Screen(Action::Office)),
        ("station list", Screen(Action::Office)),
        ("station accept", Screen(Action::AcceptStation)),
        ("station refuse", Screen(Action::RefuseStation)),
        ("station lost", GRAVE),
        ("station name", MACHINE),
        ("station renew", GRAVE),
        ("outlines", MACHINE),
        ("sync", Screen(Action::SyncNow)),
        ("verify", MACHINE),
        ("purge", GRAVE),
        ("config", MACHINE),
        ("doctor", MACHINE),
        ("guide", MACHINE),
        ("completions", MACHINE),
        ("man", MACHINE),
    ]
};

/// Every command that does something, with those that it belongs to.
fn leaves(command: &clap::Command, before: &str, out: &mut Vec<String>) {
    let own: Vec<&clap::Command> = command.get_subcommands().filter(|sub| sub.get_name() != "help").collect();
    if own.is_empty() && !before.is_empty() {
        out.push(before.to_owned());
    }
    for sub in own {
        leaves(sub, format!("{before} {}", sub.get_name()).trim(), out);
    }
}

#[test]
fn whatever_a_command_can_do_the_screen_can_or_the_help_says_why_not() {
    let mut all = Vec::new();
    leaves(&Cli::command(), "", &mut all);
    assert!(all.len() > 40, "{all:?}");
    let place = |path: &str| {
        let known = |(command, _): &&(&str, Place)| path == *command || path.starts_with(&format!("{command} "));
        COMMANDS.iter().find(known).map(|(command, place)| (*command, place))
    };
    for lang in Lang::ALL {
        let mut journey = Journey::begin(lang);
        journey.resize(160, 50).type_in("o").f(1);
        let help = journey.screen().replace('\u{a0}', " ");
        let help = help
            .split_whitespace()
            .map(|word| word.trim_matches('│'))
            .filter(|word| !word.is_empty())
            .collect::<Vec<_>>()
            .join(" ");
        for path in &all {
            match place(path) {
                Some((_, Place::Screen(action))) => {
                    let bound = |context: &Context| bindings(*context).iter().any(|binding| binding.action == *action);
                    assert!(Context::ALL.iter().any(bound), "recol {path}: nothing asks for {action:?}");
                }
                Some((command, Place::Alone(sentence))) => {
                    assert!(ALONE.contains(sentence), "{sentence} is not shown");
                    assert!(lang.say(sentence).contains(&format!("recol {command}")), "{sentence} does not name recol {command}");
                    assert!(help.contains(&format!("recol {command}")), "the help does not name recol {command}:\n{help}");
                }
                None => panic!("recol {path} is neither on the screen nor in the help"),
            }
        }
    }
    // Nothing is said of a command that is not there.
    for (command, _) in &COMMANDS {
        let is_there = |path: &String| path == command || path.starts_with(&format!("{command} "));
        assert!(all.iter().any(is_there), "there is no recol {command}");
    }
}
