//! The pictures of the README: the screens of the program at work on the invented parc, drawn anew and compared.
//!
//! `RECOL_DRAW_PICTURES=1 cargo test --test it pictures` writes them into `fixtures/pictures`.

mod svg;

use crate::{
    journeys::harness::{CAMPAIGN, Journey, Store, WRITER, opened},
    seeds,
};
use recol::{
    audit::{inventory::Inventory, journal::AuditMode, ledger::Ledger, standing::Standing},
    locale::Lang,
    shell::demo::{DATE, Scenario, Scene, Segment},
    tui::{
        KeyCode, Setup,
        theme::{Depth, Palette, Theme},
    },
};
use std::{
    fs,
    path::PathBuf,
    sync::{Arc, LazyLock},
};

const THEME: Theme = Theme { palette: Palette::Dark, depth: Depth::True, ascii: false };

static PARC: LazyLock<(Arc<Inventory>, Scenario)> = LazyLock::new(|| {
    let inventory = seeds::inventory();
    let scenario = Scenario::of(&inventory).unwrap();
    (Arc::new(inventory), scenario)
});

/// On the dashboard of a campaign over the whole parc.
fn begin(lang: Lang) -> Journey {
    let mut store = Store::default();
    let entries = opened(&mut store, AuditMode::Full);
    let standing = Standing::new(Arc::clone(&PARC.0), Ledger::of(entries), DATE);
    let setup = Setup {
        standing: Some(standing),
        campaign: Some(CAMPAIGN),
        writer: Some(WRITER),
        author: "aud-1".into(),
        station: "Poste 3".into(),
        demo: true,
        lang,
        theme: THEME,
        has_camera: true,
        ..Setup::default()
    };
    let mut journey = Journey::of(setup, store);
    journey.resize(100, 30);
    journey
}

/// Goes into the college and the room of a segment, and shows the camera so many of its scenes.
fn read(journey: &mut Journey, segment: &Segment, scenes: usize) {
    journey.type_in("/").type_in(&segment.college.to_string()).enter().enter();
    journey.f(2).type_in(segment.room).enter();
    for scene in &segment.scenes[..scenes] {
        match scene {
            Scene::Photo(photo) => journey.look(&photo.render().unwrap(), None),
            Scene::WithSerial(photo, serial) => journey.look(&photo.render().unwrap(), None).ctrl('s').type_in(serial).enter(),
            Scene::NoLabel => journey.f(6).enter().enter(),
        };
    }
}

/// All that the demonstration shows: a room read and closed in one college, one begun in another.
fn worked(journey: &mut Journey) {
    for segment in &PARC.1.segments {
        read(journey, segment, segment.scenes.len());
        if segment.close {
            journey.f(3).enter();
        }
        journey.esc().esc();
    }
}

/// Compares a picture with the one that is kept, or keeps it.
fn hold(name: &str, title: &str, journey: &Journey) {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("fixtures/pictures").join(format!("{name}.svg"));
    let drawn = svg::svg(title, &journey.cells());
    if std::env::var_os("RECOL_DRAW_PICTURES").is_some() {
        fs::write(path, drawn).unwrap();
        return;
    }
    let kept = fs::read_to_string(path).unwrap_or_default();
    assert!(
        kept == drawn,
        "fixtures/pictures/{name}.svg is not what the screen shows: RECOL_DRAW_PICTURES=1 cargo test --test it pictures\n{}",
        journey.screen()
    );
}

#[test]
fn a_visit() {
    for (lang, title) in [(Lang::Fr, "recol – une visite"), (Lang::En, "recol – a visit")] {
        let mut journey = begin(lang);
        read(&mut journey, &PARC.1.segments[0], 3);
        hold(&format!("visit-{}", lang.code()), title, &journey);
    }
}

#[test]
fn the_colleges_of_a_campaign() {
    let mut journey = begin(Lang::En);
    worked(&mut journey);
    hold("campaign-en", "recol – the colleges of a campaign", &journey);
}

#[test]
fn findings_and_a_decision() {
    let mut journey = begin(Lang::Fr);
    worked(&mut journey);
    journey.type_in("f").press(KeyCode::Down);
    hold("findings-fr", "recol – les constats", &journey);
    journey.enter();
    hold("decision-fr", "recol – une décision", &journey);
}

#[test]
fn the_map_and_the_pace() {
    let mut journey = begin(Lang::Fr);
    worked(&mut journey);
    journey.resize(120, 36).type_in("m");
    hold("map-fr", "recol – la carte", &journey);
    let mut journey = begin(Lang::En);
    worked(&mut journey);
    journey.type_in("b");
    hold("pace-en", "recol – the pace of a campaign", &journey);
}

#[test]
fn a_room_without_a_camera_and_its_closing() {
    let mut journey = begin(Lang::En);
    read(&mut journey, &PARC.1.segments[0], 3);
    journey.f(4).resize(120, 36);
    hold("room-en", "recol – a room as it fills", &journey);
    let mut journey = begin(Lang::Fr);
    read(&mut journey, &PARC.1.segments[0], 3);
    journey.f(3);
    hold("closing-fr", "recol – avant de clore un lieu", &journey);
}

#[test]
fn anything_is_found() {
    let mut journey = begin(Lang::En);
    worked(&mut journey);
    journey.type_in("wantony réserve");
    hold("find-en", "recol – find anything", &journey);
}
