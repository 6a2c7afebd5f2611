//! The preview: a crowd of tags in one frame, and what a frame lacks.

use super::harness::{Journey, tag};
use ratatui::style::Color;
use recol::{
    audit::standing::VerdictClass,
    locale::Lang,
    tui::KeyCode,
    vision::{
        Gray, Point, Wish,
        scene::{Label, Scene},
    },
};

/// In the storeroom of La Fontaine, where seven devices are expected.
fn in_the_storeroom(lang: Lang) -> Journey {
    let mut journey = Journey::with_camera(lang);
    journey.resize(160, 50).type_in("/fontaine").enter().enter();
    for _ in 0..9 {
        journey.press(KeyCode::Up);
    }
    journey.press(KeyCode::Down).enter();
    journey
}

/// A trolley: four rows of four tags.
fn trolley(texts: &[String]) -> Gray {
    let labels = (0_u16..).zip(texts).map(|(at, text)| Label {
        text: text.clone(),
        centre: Point::new(f32::from(at % 4) * 450.0 + 285.0, f32::from(at / 4) * 260.0 + 150.0),
        side: 150.0,
        rotation: f32::from(at) * 3.0 - 24.0,
        ..Label::default()
    });
    Scene { width: 1920, height: 1080, labels: labels.collect(), ..Scene::default() }.render().unwrap()
}

#[test]
fn a_crowd_in_one_frame_is_read_and_counted_without_a_key() {
    // Six in their place, seven of other rooms, three of another college.
    let texts: Vec<String> = (1..=13).chain(30..=32).map(tag).collect();
    let frame = trolley(&texts);
    for (lang, counted) in [(Lang::Fr, "6 lus sur 7  + 10 autres"), (Lang::En, "6 of 7 read  + 10 others")] {
        let mut journey = in_the_storeroom(lang);
        journey.look(&frame, None);
        assert!(journey.shows(counted), "{}", journey.screen());
        let rang = |class| journey.rang.iter().filter(|rang| **rang == class).count();
        assert_eq!([VerdictClass::Right, VerdictClass::Attention, VerdictClass::Wrong].map(rang), [6, 7, 3]);
        // Each in the list with its sign, each outlined in the colour of its verdict.
        let signs = |n: usize| ["√", "▲", "×"][usize::from(n >= 6) + usize::from(n >= 13)];
        for (n, text) in texts.iter().enumerate() {
            assert!(journey.shows(&format!("{} {text}", signs(n))), "{text} {}", journey.screen());
        }
        let cells = journey.cells();
        let preview = || (1..65_u16).flat_map(|x| (3..25_u16).map(move |y| (x, y)));
        let inked = |colour| preview().filter(|at| [cells[*at].fg, cells[*at].bg].contains(&Color::Indexed(colour))).count();
        let [right, attention, wrong, unread] = [78, 220, 203, 117].map(inked);
        assert!(right >= 6 * 4 && attention >= 7 * 4 && wrong >= 3 * 4, "{right} {attention} {wrong}");
        assert_eq!(unread, 0);
    }
}

#[test]
fn one_read_is_counted_in_the_singular() {
    let mut journey = in_the_storeroom(Lang::Fr);
    journey.scan(&tag(1)).scan(&tag(30));
    for (width, height) in [(160, 50), (80, 24), (40, 20)] {
        journey.resize(width, height);
        assert!(journey.shows("1 lu sur 7  + 1 autre") && !journey.shows("autres"), "{}", journey.screen());
    }
}

#[test]
fn what_a_frame_lacks_stands_under_the_picture_in_words() {
    let frame = Gray::new(64, 48, vec![9; 64 * 48]).unwrap();
    for (lang, words) in [(Lang::Fr, "▲ Trop sombre : éclairez"), (Lang::En, "▲ Too dark: add light")] {
        for (width, height) in [(80, 24), (160, 50)] {
            let mut journey = in_the_storeroom(lang);
            journey.resize(width, height).look(&frame, None);
            assert!(!journey.shows("▲"), "{}", journey.screen());
            journey.look(&frame, Some(Wish::Light));
            assert!(journey.shows(words), "{}", journey.screen());
            journey.f(4);
            assert!(!journey.shows(words), "the camera is off: {}", journey.screen());
        }
    }
    // No words are cut in the narrowest panel.
    for lang in Lang::ALL {
        for wish in [Wish::Light, Wish::Shade, Wish::Still, Wish::Focus, Wish::Closer] {
            assert!(lang.say_wish(wish).chars().count() <= 26, "{}", lang.say_wish(wish));
        }
    }
}
