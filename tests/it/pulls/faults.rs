//! Each thing that can go wrong on the way, by its name.

use super::{
    Notes, Road, all_expected, pulled, pulled_in, rows,
    server::{Event, HARDWARE, Server, TOKEN},
    strange,
};
use recol::io::pull::{Login, PullError, Secret, pull};
use std::time::Duration;

/// Each refusal that one event brings, whatever the interface.
#[test]
fn what_is_not_as_documented_is_refused_by_name() {
    for road in Road::ALL {
        for (event, fits) in [
            (
                Event::Page,
                (|error| matches!(error, PullError::Answer { cause, .. } if cause.contains("web page"))) as fn(&_) -> _,
            ),
            (Event::Garbage, |error| matches!(error, PullError::Answer { cause, .. } if cause.contains("no JSON"))),
            (Event::OtherForm, |error| matches!(error, PullError::Answer { cause, .. } if cause.contains("another form"))),
            (Event::Elsewhere, |error| matches!(error, PullError::Elsewhere { to, .. } if to == "https://elsewhere.example")),
            (Event::Numbers, |error| matches!(error, PullError::Answer { cause, .. } if cause.contains("zeros"))),
            (Event::Endless, |error| matches!(error, PullError::TooMuch { .. })),
            (Event::Busy(301), |error| matches!(error, PullError::Busy { cause, .. } if cause.contains("301 s"))),
            (Event::Repeats, |error| matches!(error, PullError::Right { .. })),
        ] {
            let server = Server::with(strange(road));
            server.then(&[Event::Nothing, event]);
            let mut order = road.order(&server.address());
            order.bounds.answer = 1 << 20;
            let error = pulled(&order).0.unwrap_err();
            assert!(fits(&error), "{road:?} {event:?}: {error:?}");
            let said = format!("{error} {error:?}");
            for secret in [TOKEN, "secret", "Dupont", "session-", "bearer-"] {
                assert!(!said.contains(secret), "{road:?} {event:?}: {said}");
            }
            assert_eq!((server.pages(), server.sessions()), (2, 0), "{road:?} {event:?}");
        }
    }
}

/// An answer that never ends is given up after the time for it, which is short here; the others of this test have time.
#[test]
fn an_answer_that_drips_is_given_up() {
    for road in Road::ALL {
        let server = Server::with(strange(road));
        let mut order = road.order(&server.address());
        // Once, so that it is one wait.
        (order.bounds.tries, order.bounds.patience) = (1, Duration::from_secs(2));
        server.then(&[Event::Drip]);
        let error = pulled(&order).0.unwrap_err();
        assert!(matches!(&error, PullError::Unreachable { cause, .. } if cause.contains("2 s")), "{error:?}");
    }
}

#[test]
fn what_passes_is_asked_again_and_what_stays_is_refused() {
    for road in Road::ALL {
        let server = Server::with(strange(road));
        let order = road.order(&server.address());
        // In the head, after it, in the body; between whole pages.
        server.then(&[Event::Cut(0), Event::Cut(20), Event::Broken, Event::Nothing, Event::Cut(400), Event::Nothing]);
        let (pulled_all, notes) = pulled(&order);
        assert_eq!(rows(&pulled_all.unwrap()), all_expected(road, &server.state().lists));
        assert_eq!(notes.waits, [1, 2, 4, 1].map(Duration::from_secs), "{road:?}");
        server.then(&[Event::Cut(30); 4]);
        let error = pulled(&order).0.unwrap_err();
        assert!(matches!(error, PullError::Unreachable { .. }), "{road:?}: {error:?}");
    }
}

#[test]
fn a_server_that_asks_to_wait_is_waited_for() {
    for road in Road::ALL {
        let server = Server::with(strange(road));
        let order = road.order(&server.address());
        server.then(&[Event::Nothing, Event::Busy(17), Event::BusyUntold, Event::Nothing]);
        let (pulled_all, notes) = pulled(&order);
        assert_eq!(rows(&pulled_all.unwrap()), all_expected(road, &server.state().lists));
        assert_eq!(notes.waits, [17, 60].map(Duration::from_secs), "{road:?}");
        server.then(&[Event::Busy(1); 6]);
        let error = pulled(&order).0.unwrap_err();
        assert!(matches!(error, PullError::Busy { .. }), "{road:?}: {error:?}");
    }
}

#[test]
fn a_token_that_ends_on_the_way_is_renewed() {
    for road in [Road::Glpi, Road::Glpi11] {
        let server = Server::with(strange(road));
        let order = road.order(&server.address());
        server.then(&[Event::Nothing, Event::Forgotten, Event::Nothing, Event::Forgotten]);
        let pulled_all = pulled(&order).0.unwrap();
        assert_eq!(rows(&pulled_all), all_expected(road, &server.state().lists));
        // One that is forgotten at once is not asked for again and again.
        server.then(&[Event::Forgotten, Event::Forgotten]);
        let error = pulled(&order).0.unwrap_err();
        assert!(matches!(error, PullError::Token { .. }), "{road:?}: {error:?}");
    }
}

#[test]
fn wrong_tokens_and_missing_rights_are_told_apart() {
    let wrong = |login: Login, road: Road| {
        let server = Server::with(strange(road));
        let mut order = road.order(&server.address());
        order.login = login;
        let error = pulled(&order).0.unwrap_err();
        assert!(matches!(error, PullError::Token { .. }), "{road:?}: {error:?}");
        assert!(!format!("{error}").contains("n0-such"), "{error}");
    };
    let no = || Secret::new("n0-such");
    wrong(Login::Bearer(no()), Road::SnipeIt);
    wrong(Login::Session { user: no(), application: Some(Secret::new(super::server::APPLICATION)) }, Road::Glpi);
    wrong(Login::Session { user: Secret::new(TOKEN), application: Some(no()) }, Road::Glpi);
    wrong(Login::Session { user: Secret::new(TOKEN), application: None }, Road::Glpi);
    let Login::Oauth { client, client_secret, user, password } = Road::Glpi11.login() else { panic!("no OAuth") };
    let (other, same) = (no(), client_secret.clone());
    wrong(Login::Oauth { client: client.clone(), client_secret: other, user: user.clone(), password }, Road::Glpi11);
    wrong(Login::Oauth { client, client_secret: same, user, password: no() }, Road::Glpi11);
    // A list that may not be read is never left out: its devices would be gone.
    for road in [Road::Glpi, Road::Glpi11] {
        let server = Server::with(strange(road));
        server.state().hidden.insert("Peripheral".to_owned());
        let mut order = road.order(&server.address());
        let error = pulled(&order).0.unwrap_err();
        assert!(matches!(error, PullError::Right { .. }), "{road:?}: {error:?}");
        order.types = vec!["Computer".to_owned()];
        pulled(&order).0.unwrap();
    }
}

#[test]
fn a_list_that_changes_each_time_is_refused() {
    for road in Road::ALL {
        let server = Server::with(strange(road));
        server.state().lists.values_mut().for_each(|items| items.retain(|_, item| !item.deleted && !item.template));
        let order = road.order(&server.address());
        server.then(&[[Event::Nothing, Event::Exchanged(0)]; 5].concat());
        let error = pulled(&order).0.unwrap_err();
        assert!(matches!(error, PullError::Moving { times: 5, .. }), "{road:?}: {error:?}");
        server.then(&[[Event::Nothing, Event::Exchanged(0)]; 4].concat());
        let pulled_all = pulled(&order).0.unwrap();
        assert_eq!(rows(&pulled_all), all_expected(road, &server.state().lists));
    }
}

#[test]
fn more_than_any_inventory_is_refused_at_once() {
    for road in Road::ALL {
        let server = Server::with(strange(road));
        let mut order = road.order(&server.address());
        order.bounds.rows = 8;
        let error = pulled(&order).0.unwrap_err();
        assert!(matches!(error, PullError::TooMuch { .. }), "{error:?}");
        assert_eq!(server.pages(), 1);
    }
}

/// A pull that is cut off goes on: pages that arrived are not asked for again, and the file is gone afterwards.
#[test]
fn a_cut_pull_goes_on_where_it_was() {
    for road in Road::ALL {
        let server = Server::with(strange(road));
        let order = road.order(&server.address());
        let dir = tempfile::tempdir().unwrap();
        server.then(&[Event::Nothing, Event::Page]);
        pulled_in(dir.path(), &order, &mut Notes::default()).unwrap_err();
        let file = std::fs::read_dir(dir.path()).unwrap().next().unwrap().unwrap().path();
        let text = std::fs::read_to_string(&file).unwrap();
        for secret in [TOKEN, "app-token", "secret", "Dupont", "jeanne", "session-", "bearer-"] {
            assert!(!text.contains(secret), "{road:?}: {secret} is in {text}");
        }
        let before = server.pages();
        let pulled_all = pulled_in(dir.path(), &order, &mut Notes::default()).unwrap();
        assert!(pulled_all.resumed > 0 && !file.exists());
        assert_eq!(rows(&pulled_all), all_expected(road, &server.state().lists));
        let resumed = server.pages() - before;
        let whole = {
            let before = server.pages();
            assert_eq!(pulled(&order).0.unwrap().bytes, pulled_all.bytes, "the same as in one go");
            server.pages() - before
        };
        assert_eq!(resumed, whole - 1, "{road:?}");
        // What changed before the place where it was cut is found.
        server.then(&[Event::Nothing, Event::Page]);
        pulled_in(dir.path(), &order, &mut Notes::default()).unwrap_err();
        server.then(&[Event::Exchanged(0)]);
        let pulled_all = pulled_in(dir.path(), &order, &mut Notes::default()).unwrap();
        assert_eq!(rows(&pulled_all), all_expected(road, &server.state().lists));
    }
}

/// Stopped between two pages, it closes the session and keeps what came.
#[test]
fn a_stopped_pull_ends_in_good_order() {
    for road in Road::ALL {
        let server = Server::with(strange(road));
        let order = road.order(&server.address());
        let dir = tempfile::tempdir().unwrap();
        let mut notes = Notes { stops: Some(1), ..Notes::default() };
        let error = pulled_in(dir.path(), &order, &mut notes).unwrap_err();
        assert!(matches!(error, PullError::Stopped), "{error:?}");
        assert_eq!((server.sessions(), server.pages()), (0, 1), "{road:?}");
        let resumed = pulled_in(dir.path(), &order, &mut Notes::default()).unwrap().resumed;
        assert!(resumed > 0);
        // Without a folder nothing is kept anywhere.
        let mut notes = Notes { stops: Some(1), ..Notes::default() };
        assert!(matches!(pull(&order, None, &mut notes), Err(PullError::Stopped)));
        assert_eq!(std::fs::read_dir(dir.path()).unwrap().count(), 0);
    }
}

#[test]
fn a_server_that_is_not_there_or_speaks_no_http_is_unreachable() {
    let closed = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    for road in Road::ALL {
        let error = pulled(&road.order(&format!("http://127.0.0.1:{closed}"))).0.unwrap_err();
        assert!(matches!(error, PullError::Unreachable { .. }), "{error:?}");
    }
    let server = Server::with(strange(Road::SnipeIt));
    let error = pulled(&Road::SnipeIt.order(&format!("{}/elsewhere", server.address()))).0.unwrap_err();
    assert!(matches!(error, PullError::Answer { .. }), "{error:?}");
    assert!(server.state().lists.contains_key(HARDWARE));
}
