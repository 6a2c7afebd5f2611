//! What the camera's picture costs, by each way to draw it.

use crate::{CAMPAIGN, line, timed};
use ratatui::{Terminal, backend::TestBackend};
use recol::{
    audit::moment::Moment,
    job::{CellSize, Glimpse, LensEvent, Stamp, Way},
    shell::{Session, demo},
    tui::{
        App, Easel, Key, KeyCode, Message, Setup, draw,
        theme::{Depth, Theme},
        update,
    },
    vision::{Gray, Point, Spotted, Step},
};
use std::{path::Path, sync::Arc, time::Duration};

/// The preview that a camera gives: light that falls off, with grain, four codes in it.
fn glimpse(n: usize) -> Glimpse {
    let (width, height) = (320, 180);
    let mut grain = 0x9E37_79B9_u32.wrapping_add(u32::try_from(n).unwrap_or_default());
    let pixel = |at: usize| {
        grain = grain.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        u8::try_from((at % width) / 2 + (at / width) / 3 + (grain >> 28) as usize).unwrap_or(u8::MAX)
    };
    let pixels = (0..width * height).map(pixel).collect();
    let spotted = (0_u8..4).map(|ix| {
        let (x, y) = (f32::from(ix) * 70.0 + 20.0, 60.0);
        let corners = [(x, y), (x + 40.0, y), (x + 40.0, y + 40.0), (x, y + 40.0)].map(|(x, y)| Point::new(x, y));
        Spotted { text: format!("code {ix}"), corners, step: Step::Plain }
    });
    Glimpse {
        source: "banc".into(),
        sequence: n as u64,
        preview: Arc::new(Gray::new(width, height, pixels).expect("a frame")),
        spotted: spotted.collect(),
        sights: Vec::new(),
        wish: None,
    }
}

/// Draws a visit's screen with the camera's frames coming at intervals; how long each drawing took, in milliseconds.
fn drawn(session: &Session, way: Way, size: (u16, u16), frames: usize, every: Duration) -> Vec<f64> {
    let standing = session.standing(demo::DATE).expect("a standing");
    let mut app = App::new(Setup {
        standing: Some(standing),
        theme: Theme { depth: Depth::Indexed, ..Theme::default() },
        has_camera: true,
        ..Setup::default()
    });
    let tell = |app: &mut App, n: usize, message| {
        let since = every * u32::try_from(n).unwrap_or_default();
        update(app, Stamp { moment: Moment::new(1_795_000_000_000, 60), since }, message);
    };
    tell(&mut app, 0, Message::Resize { width: size.0, height: size.1 });
    tell(&mut app, 0, Message::Key(Key::plain(KeyCode::Enter)));
    assert!(app.wants_lens(), "a visit is open");
    let mut easel = Easel::new(way, Some(CellSize { width: 10, height: 20 }));
    let mut terminal = Terminal::new(TestBackend::new(size.0, size.1)).expect("a terminal");
    let frames = (1..=frames).map(|n| {
        tell(&mut app, n, Message::Lens(LensEvent::Glimpse(glimpse(n))));
        let (_, took) = timed(|| terminal.draw(|frame| draw(&app, &mut easel, frame)).expect("a frame").count);
        took.as_secs_f64() * 1e3
    });
    frames.collect()
}

/// What the picture costs: one of it, and a camera's 25 frames a second at the rate at which they are drawn.
pub fn run(folder: &Path) -> bool {
    let session = &demo::store(&folder.join("preview"), "banc", "banc", CAMPAIGN).expect("the seeds");
    let (frames, camera) = (100, Duration::from_millis(40));
    let mut met = true;
    for (panel, size) in [("28×8 cells", (80, 24)), ("64×18 cells", (160, 50))] {
        let middle = |mut times: Vec<f64>| {
            times.sort_by(f64::total_cmp);
            times.get(times.len() / 2).copied().expect("there are measures")
        };
        let without = drawn(session, Way::Off, size, frames, camera);
        let bare: f64 = without.iter().sum();
        let rest = middle(without);
        for way in [Way::Blocks, Way::Kitty, Way::Iterm2, Way::Sixel] {
            let what = |what: &str| format!("picture of {panel}, {}: {what}", way.name());
            let once = middle(drawn(session, way, size, frames / 2, Duration::from_secs(1))) - rest;
            line(&what("one"), once, "ms", None);
            let all: f64 = drawn(session, way, size, frames, camera).iter().sum();
            let seconds = camera.as_secs_f64() * f64::from(u32::try_from(frames).unwrap_or(u32::MAX));
            met &= line(&what("share of a core"), (all - bare) / seconds / 10.0, "%", Some(33.0));
        }
    }
    met
}
