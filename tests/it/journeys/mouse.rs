//! The mouse: what is clicked at is what stands there, and nothing below a question is reached.

use super::harness::{Journey, VALLEES, inventory, tag, uai};
use recol::{
    audit::journal::Fact,
    job::{CampaignOverview, Survey},
    locale::Lang,
    tui::{KeyCode, Message, chart::Target, keys::Action},
};

fn begin() -> Journey {
    Journey::begin(Lang::En)
}

/// On the findings of a campaign that has some: a visit was closed after one read.
fn audited() -> Journey {
    let mut journey = begin();
    journey
        .press(KeyCode::Down)
        .enter()
        .f(2)
        .type_in("Réserve")
        .enter()
        .scan(&tag(1))
        .f(10)
        .enter()
        .esc()
        .type_in("f")
        .wait(9_000);
    journey
}

/// The screen of a journey by keys.
fn by_keys(walk: fn(&mut Journey) -> &mut Journey) -> String {
    let mut journey = begin();
    walk(&mut journey);
    journey.screen()
}

#[test]
fn a_click_chooses_and_a_click_on_the_chosen_one_is_enter() {
    let mut journey = begin();
    journey.click("La Fontaine");
    assert_eq!(journey.screen(), by_keys(|j| j.press(KeyCode::Down)));
    journey.click("La Fontaine");
    assert_eq!(journey.screen(), by_keys(|j| j.press(KeyCode::Down).enter()));
    // The chosen line alone needs one.
    let mut journey = begin();
    journey.click("Anne Frank");
    assert_eq!(journey.screen(), by_keys(|j| j.enter()));
}

#[test]
fn a_room_is_taken_by_two_clicks_and_what_is_being_typed_stays() {
    let mut journey = begin();
    journey.click("La Fontaine").click("La Fontaine").type_in("HDS-0");
    journey.click("Salle informatique").click("Salle informatique");
    assert!(journey.shows("■ Salle informatique"), "{}", journey.screen());
    assert!(journey.shows("HDS-0"), "{}", journey.screen());
    assert!(matches!(journey.appended.as_slice(), [Fact::VisitOpened { .. }, Fact::RoomOpened(_)]), "{:?}", journey.appended);
}

#[test]
fn the_keys_of_the_footer_are_clicked_at() {
    for key in ['f', 'p', '?', '/'] {
        let mut journey = begin();
        journey.resize(160, 50);
        let footer = journey.chart().targets().filter(|(_, target)| matches!(target, Target::Key { .. })).collect::<Vec<_>>();
        assert!(footer.len() > 4, "{footer:?}");
        let screen = begin().resize(160, 50).type_in(&key.to_string()).screen();
        let by_mouse = footer.iter().any(|(at, _)| {
            let mut journey = begin();
            journey.resize(160, 50).click_at(*at);
            journey.screen() == screen
        });
        assert!(by_mouse, "{key}");
    }
    let mut journey = begin();
    let quit = journey.chart().targets().find(|(_, t)| matches!(t, Target::Key { action: Action::Quit, .. })).unwrap();
    assert!(journey.click_at(quit.0).quit);
}

#[test]
fn a_list_stays_where_it_is_when_it_is_clicked_into() {
    let mut journey = audited();
    journey.resize(100, 18).type_in("aG");
    let before = journey.screen();
    let rows: Vec<_> = journey.chart().targets().filter(|(_, target)| matches!(target, Target::Row { .. })).collect();
    let (at, top) = rows[0];
    journey.click_at(at);
    // Another line is chosen, none has moved.
    let tags = |screen: &str| screen.split_whitespace().filter(|w| w.starts_with("HDS-")).map(str::to_owned).collect::<Vec<_>>();
    assert_eq!(tags(&journey.screen())[..rows.len()], tags(&before)[..rows.len()]);
    assert_eq!(journey.chart().under(at.0, at.1), Some(top));
    // A key moves on from there.
    let chosen = journey.screen();
    journey.press(KeyCode::Down);
    assert_ne!(journey.screen(), chosen);
}

#[test]
fn who_clicks_twice_by_habit_means_once() {
    let mut journey = begin();
    journey.click("La Fontaine").click("La Fontaine").click("Réserve").click("Réserve");
    journey.f(9).press(KeyCode::Home);
    let before = journey.appended.len();
    let first = |journey: &mut Journey| {
        let line = |target: &Target| matches!(target, Target::Row { line: 0, .. });
        journey.chart().targets().filter(|(_, target)| line(target)).last().unwrap().0
    };
    let at = first(&mut journey);
    journey.click_at(at).send(Message::Click { column: at.0, row: at.1 });
    let read = |journey: &Journey| journey.appended[before..].iter().filter(|fact| matches!(fact, Fact::Seen(_))).count();
    assert_eq!(read(&journey), 1, "{:?}", journey.appended);
    let at = first(&mut journey);
    journey.click_at(at);
    assert_eq!(read(&journey), 2, "the next one is another device");
}

#[test]
fn what_lies_below_a_question_is_not_reached() {
    let mut journey = begin();
    journey.resize(160, 50).type_in("p");
    let open = journey.screen();
    journey.click("Anne Frank").click("Anne Frank").wheel("Anne Frank", true);
    assert_eq!(journey.screen(), open);
    // The chart is of the drawing before, the question of now.
    journey.esc();
    let (at, _) = journey.chart().targets().find(|(_, t)| matches!(t, Target::Row { line: 0, .. })).unwrap();
    journey.type_in(":").send(Message::Click { column: at.0, row: at.1 });
    assert!(journey.esc().shows("Anne Frank"));
    assert!(journey.appended.is_empty());
}

#[test]
fn the_wheel_moves_the_list_under_it() {
    let mut journey = audited();
    let before = journey.screen();
    journey.wheel("HDS-", true);
    assert_eq!(journey.screen(), audited().type_in("jjj").screen());
    journey.wheel("HDS-", false);
    assert_eq!(journey.screen(), before);
    // In a text it scrolls, in the footer it does nothing.
    let mut journey = begin();
    journey.enter().f(1).wheel("F2", true);
    assert_eq!(journey.screen(), by_keys(|j| j.enter().f(1).press(KeyCode::Down).press(KeyCode::Down).press(KeyCode::Down)));
    let mut journey = begin();
    journey.wheel("Ctrl-Q", true);
    assert_eq!(journey.screen(), begin().screen());
}

#[test]
fn choices_and_fields_are_clicked_at() {
    let mut journey = begin();
    journey.click("La Fontaine").click("La Fontaine").click("Réserve").click("Réserve");
    journey.type_in(&tag(30)).enter().ctrl('n');
    // The condition: once for the field, where the cursor is already; then the remark.
    journey.click("Condition");
    assert!(journey.shows("good"), "{}", journey.screen());
    journey.click("Remark").type_in("creased").enter();
    assert!(matches!(journey.appended.last(), Some(Fact::Noted(noted)) if noted.note.as_deref() == Some("creased")));
    journey.esc().type_in("f");
    let decided = |journey: &Journey| journey.appended.iter().any(|fact| matches!(fact, Fact::Decided(_)));
    journey.click("HDS-").click_at((0, 0));
    // In a menu nothing is chosen at first: one click chooses, the next one takes.
    journey.click("send back");
    assert!(!decided(&journey), "{:?}", journey.appended);
    journey.click("send back");
    assert!(decided(&journey), "{}", journey.screen());
}

#[test]
fn colleges_are_ticked_in_the_form_by_a_click() {
    let mut journey = begin();
    let survey = Survey { campaigns: Vec::<CampaignOverview>::new(), office: inventory(), ..Survey::default() };
    journey.type_in("c").send(Message::Surveyed(survey)).type_in("n");
    journey.click("Colleges").click("Colleges");
    let (list, _) = journey.chart().targets().find(|(_, target)| *target == Target::Field(4)).unwrap();
    journey.click_at(list);
    journey.click("Les Vallées").click("Anne Frank").click("Anne Frank");
    assert!(journey.shows(&format!("[x] {}", uai(VALLEES))), "{}", journey.screen());
    assert!(!journey.screen().replace("[x] 0920594W", "").contains("[x]"), "{}", journey.screen());
}
