//! Themes: the same screen in each of them, and nothing but ASCII where that is asked for.

use super::harness::{INDEXED, Journey, tag};
use ratatui::style::Color;
use recol::{
    locale::Lang,
    tui::{
        KeyCode,
        theme::{Depth, Palette, Theme},
    },
};

/// A device of another college is read in the storeroom.
fn misassigned(theme: Theme, has_camera: bool) -> Journey {
    let mut journey = Journey::with(Lang::Fr, has_camera, theme);
    journey.type_in("/fontaine").enter().enter().press(KeyCode::Down).enter();
    journey.scan(&tag(1)).scan(&tag(30));
    journey
}

#[test]
fn one_screen_in_every_theme() {
    let of = |palette, depth| Theme { palette, depth, ascii: false };
    for (name, theme) in [
        ("dark_true", of(Palette::Dark, Depth::True)),
        ("dark_16", of(Palette::Dark, Depth::Sixteen)),
        ("light_true", of(Palette::Light, Depth::True)),
        ("light_16", of(Palette::Light, Depth::Sixteen)),
        ("contrast_true", of(Palette::Contrast, Depth::True)),
        ("contrast_256", of(Palette::Contrast, Depth::Indexed)),
        ("ascii", Theme { ascii: true, ..INDEXED }),
    ] {
        insta::assert_snapshot!(format!("theme_{name}"), format!("{:?}", misassigned(theme, false).cells()));
    }
}

#[test]
fn a_theme_with_a_ground_of_its_own_leaves_no_cell_out() {
    for palette in [Palette::Light, Palette::Contrast] {
        let mut journey = misassigned(Theme { palette, ..INDEXED }, true);
        for key in [None, Some(KeyCode::F(1)), Some(KeyCode::Esc), Some(KeyCode::F(3)), Some(KeyCode::Esc), Some(KeyCode::F(8))] {
            key.map(|key| journey.press(key));
            let bare = |cell: &&ratatui::buffer::Cell| cell.fg == Color::Reset || cell.bg == Color::Reset;
            assert_eq!(journey.cells().content.iter().filter(bare).count(), 0, "{palette:?} {key:?}");
        }
    }
}

#[test]
fn in_ascii_there_are_letters_and_nothing_else_beyond() {
    for lang in Lang::ALL {
        for (width, height) in [(80, 24), (160, 50), (40, 12)] {
            let mut journey = Journey::with(lang, true, Theme { ascii: true, ..INDEXED });
            journey.resize(width, height).type_in("/fontaine").enter().enter().press(KeyCode::Down).enter();
            journey.show(&tag(30), 2).scan(&tag(1)).scan("x").scan(&tag(7));
            let walk = [0, 1, 0, 3, 0, 6, 0, 9, 0, 10, 0, 8, 1].map(|n| if n == 0 { KeyCode::Esc } else { KeyCode::F(n) });
            for key in walk {
                let screen = journey.screen();
                let other: String = screen.chars().filter(|c| !c.is_ascii() && !c.is_alphabetic()).collect();
                assert_eq!(other, "", "{screen}");
                journey.press(key);
            }
        }
    }
}
