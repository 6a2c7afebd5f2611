//! Nothing yet: what to do is said.

use super::harness::{INDEXED, Journey, Store, inventory, snapshots_of};
use recol::{
    audit::{ledger::Ledger, standing::Standing},
    locale::Lang,
    tui::Setup,
};

#[test]
fn no_inventory() {
    let begin = |lang| Journey::of(Setup { lang, theme: INDEXED, ..Setup::default() }, Store::default());
    snapshots_of("empty_no_inventory", begin, |journey| {
        journey.enter().type_in("fp/");
    });
}

#[test]
fn no_campaign() {
    let standing = Standing::new(inventory(), Ledger::default(), jiff::civil::date(2026, 11, 23));
    let begin = |lang| {
        let setup = Setup { lang, standing: Some(standing.clone()), ..Setup::default() };
        Journey::of(setup, Store::default())
    };
    snapshots_of("empty_no_campaign", begin, |journey| {
        journey.enter().type_in("fp/");
    });
    let mut journey = begin(Lang::En);
    journey.type_in("q");
    assert!(journey.quit);
}
