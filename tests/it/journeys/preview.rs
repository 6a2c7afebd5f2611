//! The lens' picture in pixels: the bytes of each protocol in the cells, and nothing of them where no picture is.

use super::harness::{Journey, tag};
use ratatui::{
    Terminal,
    backend::TestBackend,
    buffer::{Buffer, CellDiffOption},
};
use recol::{
    job::{CellSize, Way},
    locale::Lang,
    tui::{Easel, KeyCode, draw},
};

const CELL: CellSize = CellSize { width: 10, height: 20 };
/// What makes a kitty forget the picture.
const FORGET: &str = "\u{1b}_Ga=d,d=I,i=5391683,q=2\u{1b}\\";
const PLACEHOLDER: char = '\u{10EEEE}';

/// A journey whose frames follow each other on one terminal, as in the program.
struct Screen {
    journey: Journey,
    easel: Easel,
    terminal: Terminal<TestBackend>,
}

impl Screen {
    /// In a room of a college, with a tag before the camera.
    fn of(way: Way, cell: Option<CellSize>) -> Self {
        let mut journey = Journey::with_camera(Lang::Fr);
        journey.resize(160, 50).type_in("/fontaine").enter().enter().press(KeyCode::Down).enter();
        journey.show(&tag(1), 1);
        Self { journey, easel: Easel::new(way, cell), terminal: Terminal::new(TestBackend::new(160, 50)).unwrap() }
    }

    /// Draws; the frame with all its marks, and what of it the terminal is sent.
    fn draw(&mut self) -> (Buffer, Vec<String>) {
        let mut frame_of = None;
        self.terminal
            .draw(|frame| {
                draw(&self.journey.app, &mut self.easel, frame);
                frame_of = Some(frame.buffer_mut().clone());
            })
            .unwrap();
        let buffer = frame_of.unwrap();
        let sent = buffer.content.iter().filter(|cell| cell.diff_option != CellDiffOption::Skip);
        let sent = sent.map(|cell| cell.symbol().to_owned()).filter(|symbol| symbol.contains('\u{1b}')).collect();
        (buffer, sent)
    }

    /// How many half blocks the panel at the left has; the verdict beside it is written in such too.
    fn blocks(&mut self) -> usize {
        let buffer = self.draw().0;
        let panel = buffer.area.width / if buffer.area.width < 120 { 3 } else { 2 };
        let rows = buffer.content.chunks_exact(usize::from(buffer.area.width));
        rows.flat_map(|row| &row[..usize::from(panel.min(64))]).filter(|cell| cell.symbol() == "▀").count()
    }
}

/// The cells of a frame that the picture takes: columns and rows.
fn taken(buffer: &Buffer) -> (usize, usize) {
    let width = usize::from(buffer.area.width);
    let is = |cell: &ratatui::buffer::Cell| {
        cell.diff_option == CellDiffOption::Skip || cell.symbol().contains('\u{1b}') || cell.symbol().contains(PLACEHOLDER)
    };
    let rows = buffer.content.chunks_exact(width).map(|row| row.iter().filter(|cell| is(cell)).count());
    let rows: Vec<usize> = rows.filter(|n| *n > 0).collect();
    (rows.iter().copied().max().unwrap_or_default(), rows.len())
}

#[test]
fn each_protocol_fills_the_same_cells_with_exactly_their_pixels() {
    // Half of the screen is for the picture, which is as high as its panel: 64×48 in 21 rows of 20 pixels.
    for (way, begins) in [
        (Way::Kitty, "\u{1b}_Gq=2,i=5391683,a=T,U=1,f=32,t=d,s=560,v=420,m=1;"),
        (Way::Iterm2, "\u{1b}]1337;File=inline=1;size="),
        (Way::Sixel, "\u{1b}P"),
    ] {
        let mut screen = Screen::of(way, Some(CELL));
        let (buffer, sent) = screen.draw();
        let [bytes] = sent.as_slice() else { panic!("{way:?}: {} cells hold bytes", sent.len()) };
        assert!(bytes.contains(begins), "{way:?} {:?}", bytes.chars().take(200).collect::<String>());
        assert_eq!(taken(&buffer), (56, 21), "{way:?}");
        match way {
            Way::Iterm2 => assert!(bytes.contains("width=560px;height=420px;"), "{way:?}"),
            Way::Sixel => assert!(bytes.contains("560;420"), "{:?}", bytes.chars().skip(200).take(400).collect::<String>()),
            _ => assert!(bytes.starts_with(begins)),
        }
        assert_eq!(screen.blocks(), 0, "{way:?}");
    }
}

#[test]
fn a_picture_is_sent_once_and_the_next_one_when_its_time_has_come() {
    for way in [Way::Kitty, Way::Iterm2, Way::Sixel] {
        let mut screen = Screen::of(way, Some(CELL));
        let first = screen.draw().1;
        let again = screen.draw().1;
        // A kitty has it; the others are given the same bytes in the same cell, which is no difference to be sent.
        assert_eq!(again, if way == Way::Kitty { Vec::new() } else { first.clone() }, "{way:?}");
        let soon = |screen: &mut Screen, ms| {
            screen.journey.wait(ms).show_now(&tag(30));
            screen.draw().1
        };
        assert_eq!(soon(&mut screen, 10), again, "{way:?}: too soon");
        let later = soon(&mut screen, 400);
        assert_eq!(later.len(), 1, "{way:?}");
        assert_ne!(later, first, "{way:?}: another picture");
    }
}

#[test]
fn codes_are_outlined_in_the_colour_of_their_verdict() {
    // The picture that a kitty is given is plain to read: four bytes a pixel.
    let pixels = |screen: &mut Screen| {
        let bytes = screen.draw().1.concat();
        let chunks = bytes.split("\u{1b}_G").skip(1).filter_map(|chunk| chunk.split_once(';'));
        base64(&chunks.map(|(_, data)| data.split('\u{1b}').next().unwrap()).collect::<String>())
    };
    let inked = |pixels: &[u8], ink: [u8; 3]| pixels.chunks_exact(4).filter(|pixel| pixel[..3] == ink).count();
    let mut screen = Screen::of(Way::Kitty, Some(CELL));
    let (right, wrong) = ([95, 215, 135], [255, 95, 95]);
    let seen = pixels(&mut screen);
    assert_eq!(seen.len(), 560 * 420 * 4);
    assert!(inked(&seen, right) > 600 && inked(&seen, wrong) == 0, "{}", inked(&seen, right));
    screen.journey.show(&tag(30), 1);
    let seen = pixels(&mut screen);
    assert!(inked(&seen, wrong) > 600 && inked(&seen, right) == 0, "{}", inked(&seen, wrong));
}

#[test]
fn under_a_dialog_or_help_the_picture_is_in_half_blocks() {
    for way in [Way::Kitty, Way::Iterm2, Way::Sixel] {
        let mut screen = Screen::of(way, Some(CELL));
        assert!(screen.blocks() == 0 && screen.easel.holds() == (way == Way::Kitty), "{way:?}");
        for open in [1, 3] {
            screen.journey.f(open);
            let (buffer, sent) = screen.draw();
            let forgotten: Vec<String> = if way == Way::Kitty { vec![format!("{FORGET} ")] } else { Vec::new() };
            assert_eq!(sent, forgotten, "{way:?}");
            assert_eq!(taken(&buffer).0, usize::from(way == Way::Kitty), "{way:?}: no cell is passed over");
            assert!(screen.blocks() > 100 && !screen.easel.holds(), "{way:?}");
            assert_eq!(screen.draw().1, Vec::<String>::new(), "{way:?}: told once");
            screen.journey.esc();
            assert_eq!(screen.draw().1.len(), 1, "{way:?}: here again");
        }
    }
}

#[test]
fn no_picture_is_left_behind() {
    for way in [Way::Kitty, Way::Iterm2, Way::Sixel] {
        for leave in [
            // The camera off; another screen; the dashboard.
            KeyCode::F(4),
            KeyCode::F(8),
            KeyCode::Esc,
        ] {
            let mut screen = Screen::of(way, Some(CELL));
            screen.draw();
            screen.journey.press(leave);
            let (buffer, sent) = screen.draw();
            assert_eq!(sent.len(), usize::from(way == Way::Kitty), "{way:?}");
            assert!(sent.iter().all(|bytes| bytes.starts_with(FORGET)), "{way:?}");
            assert!(buffer.content.iter().all(|cell| cell.diff_option != CellDiffOption::Skip), "{way:?}");
            assert!(!buffer.content.iter().any(|cell| cell.symbol().contains(PLACEHOLDER)), "{way:?}");
        }
    }
}

#[test]
fn another_size_of_letters_or_panel_makes_the_picture_anew() {
    let mut screen = Screen::of(Way::Sixel, Some(CELL));
    let first = screen.draw().1;
    screen.easel.resize(Some(CellSize { width: 8, height: 16 }));
    screen.journey.wait(200);
    let (buffer, smaller) = screen.draw();
    assert!(smaller.len() == 1 && smaller != first);
    assert_eq!(taken(&buffer), (56, 21));
    // A panel of another size: the old picture is not drawn into it, not even until the next one is due.
    screen.terminal = Terminal::new(TestBackend::new(80, 24)).unwrap();
    screen.journey.resize(80, 24);
    assert_eq!(screen.draw().1, Vec::<String>::new());
    assert!(screen.blocks() > 50);
    screen.journey.wait(200);
    assert_eq!(screen.draw().1.len(), 1);
    // Nobody tells any more how large a cell is.
    screen.easel.resize(None);
    assert!(screen.blocks() > 50);
}

#[test]
fn without_pixels_there_are_half_blocks_and_off_is_off() {
    let blocks = Screen::of(Way::Blocks, Some(CELL)).blocks();
    assert!(blocks > 500);
    for way in [Way::Kitty, Way::Iterm2, Way::Sixel] {
        assert_eq!(Screen::of(way, None).blocks(), blocks, "{way:?}");
    }
    let mut off = Screen::of(Way::Off, Some(CELL));
    assert_eq!((off.blocks(), off.draw().1.len()), (0, 0));
    let words: String = off.draw().0.content.iter().map(|cell| cell.symbol()).collect();
    assert!(words.contains("RECOL_PREVIEW=off") && words.contains("√"), "{words}");
}

/// The bytes of a text in base64.
fn base64(text: &str) -> Vec<u8> {
    const LETTERS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let values = text.bytes().filter_map(|c| LETTERS.iter().position(|letter| *letter == c));
    let values: Vec<u32> = values.map(|value| u32::try_from(value).unwrap()).collect();
    let full = values.len() * 6 / 8;
    let mut bytes: Vec<u8> = values
        .chunks(4)
        .flat_map(|few| {
            let bits = (0..4).fold(0, |sum, ix| sum << 6 | few.get(ix).copied().unwrap_or_default());
            [(bits >> 16) as u8, (bits >> 8) as u8, bits as u8]
        })
        .collect();
    bytes.truncate(full);
    bytes
}
