//! Ctrl-C while a pull goes on: the session is closed, what came is kept, nothing is imported.

use super::server::{APPLICATION, Event, Item, Server, TOKEN};
use crate::env::Env;
use std::{collections::BTreeMap, process::Stdio, thread, time::Duration};

#[test]
fn ctrl_c_ends_a_pull_in_good_order() {
    let env = Env::imported();
    let before = env.store().newest_revision().unwrap();
    let item = |number: u64| Item { tag: format!("HDS-9{number:06}"), ..Item::default() };
    let items = (1..=600).map(|number| (number, item(number))).collect();
    let server = Server::with(BTreeMap::from([("Computer".to_owned(), items)]));
    // It has one page, and is asked to wait before the second one.
    server.then(&[Event::Nothing, Event::Busy(250)]);
    let mut command = env.command();
    command.args(["pull", "glpi", &server.address(), "--type", "Computer"]);
    command.env("RECOL_PULL_TOKEN", TOKEN).env("RECOL_PULL_APP_TOKEN", APPLICATION);
    let mut child = command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    while server.pages() < 2 {
        assert!(child.try_wait().unwrap().is_none(), "it ended by itself");
        thread::sleep(Duration::from_millis(20));
    }
    let id = i32::try_from(child.id()).unwrap();
    rustix::process::kill_process(rustix::process::Pid::from_raw(id).unwrap(), rustix::process::Signal::INT).unwrap();
    let output = child.wait_with_output().unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(3), "{said}");
    assert!(said.contains("goes on"), "{said}");
    assert_eq!((server.sessions(), env.store().newest_revision().unwrap()), (0, before));
    let kept = std::fs::read_dir(env.data()).unwrap().filter_map(|entry| entry.unwrap().file_name().into_string().ok());
    assert_eq!(kept.filter(|name| name.starts_with(".recol-pull-")).count(), 1);
}
