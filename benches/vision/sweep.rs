//! The synthetic sweep: one label a picture, one thing made worse and worse.

use crate::drawn::{Chance, Drawn, within};
use crate::readers::{Look, Reader};
use crate::report::{Tally, line};
use recol::vision::Point;
use recol::vision::scene::{Label, Light, Scene};

/// How hard, from mild to beyond what anybody reads.
const LEVELS: u16 = 8;
/// Pictures of each.
const EACH: u16 = 3;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Size,
    Rotation,
    Tilt,
    Blur,
    Motion,
    Noise,
    Contrast,
    Uneven,
    Glare,
    Inverted,
    Damage,
    Finder,
}

const KINDS: [Kind; 12] = [
    Kind::Size,
    Kind::Rotation,
    Kind::Tilt,
    Kind::Blur,
    Kind::Motion,
    Kind::Noise,
    Kind::Contrast,
    Kind::Uneven,
    Kind::Glare,
    Kind::Inverted,
    Kind::Damage,
    Kind::Finder,
];

/// Patient is the last of the readers.
pub fn run(readers: &[Reader]) {
    println!("SWEEP: drawn from seeds, version 2, 25 characters, level M, 640×480 and every third 1280×720;");
    println!("{} pictures of each kind, one thing from mild to hopeless: % read", LEVELS * EACH);
    line("kind", readers.iter().map(|reader| reader.name.to_owned()).chain(["last".to_owned()]));
    let mut totals = vec![Tally::default(); readers.len()];
    for (number, kind) in KINDS.into_iter().enumerate() {
        let mut tallies = vec![Tally::default(); readers.len()];
        // The last level of which patient still reads one.
        let mut last = 0;
        for level in 0..LEVELS {
            for copy in 0..EACH {
                let seed = (number as u64) << 32 | u64::from(level) << 16 | u64::from(copy);
                let (frame, text) = draw(kind, f32::from(level) / f32::from(LEVELS - 1), copy, seed);
                for (i, reader) in readers.iter().enumerate() {
                    let Look { reads, ms, panics, .. } = (reader.look)(&frame);
                    let read = usize::from(reads.iter().any(|read| read.text == text));
                    let wrong = reads.iter().filter(|read| read.text != text).count();
                    tallies[i].add(1, read, wrong, panics, &ms);
                    totals[i].add(1, read, wrong, panics, &ms);
                    if read > 0 && i + 1 == readers.len() {
                        last = level + 1;
                    }
                }
            }
        }
        let rates = tallies.iter().map(|tally| format!("{:.0}", tally.rate()));
        line(&format!("{kind:?}").to_lowercase(), rates.chain([format!("{last}/{LEVELS}")]));
    }
    line("all", totals.iter().map(|tally| format!("{:.1}", tally.rate())));
    line("wrong texts", totals.iter().map(|tally| tally.wrong.to_string()));
    line("panics", totals.iter().map(|tally| tally.panics.to_string()));
    line("ms median", totals.iter().map(|tally| format!("{:.1}", tally.at(0.5))));
    line("ms p95", totals.iter().map(|tally| format!("{:.1}", tally.at(0.95))));
    println!("last: the last level at which patient still read one");
}

/// The picture of a kind, `hard` from 0 to 1, and what its label says.
fn draw(kind: Kind, hard: f32, copy: u16, seed: u64) -> (recol::vision::Gray, String) {
    let mut chance = Chance(seed);
    let (width, height) = if copy % 3 == 2 { (1280, 720) } else { (640, 480) };
    let between = |mild: f32, hopeless: f32| mild + (hopeless - mild) * hard;
    let text = format!("HDS-{:06} room {:03} shelf", seed % 999_983, copy);
    let aside = |chance: &mut Chance, side: f32| side * 0.5 + chance.within(-0.1, 0.1) * side;
    let mut label = Label { text: text.clone(), side: 125.0, rotation: chance.within(-15.0, 15.0), ..Label::default() };
    label.centre = Point::new(aside(&mut chance, width as f32), aside(&mut chance, height as f32));
    let mut light = Light::default();
    let mut blur = 0.7;
    let mut noise = 4.0;
    match kind {
        // Modules of 5 pixels down to 1.
        Kind::Size => label.side = between(125.0, 25.0),
        Kind::Rotation => label.rotation = between(0.0, 315.0) + chance.within(0.0, 45.0),
        Kind::Tilt => {
            let way = chance.within(0.0, 360.0).to_radians();
            label.tilt = [between(20.0, 75.0) * way.cos(), between(20.0, 75.0) * way.sin()];
        }
        Kind::Blur => blur = between(1.0, 5.0),
        Kind::Noise => noise = between(10.0, 90.0),
        // One side of the picture in the light, the other in the dark.
        Kind::Uneven => {
            label.side = 0.6 * height as f32;
            light = Light { level: between(0.7, 0.35), gradient: between(0.3, 0.9), towards: chance.within(0.0, 360.0) };
        }
        _ => {}
    }
    let scene = Scene { width, height, labels: vec![label], light, noise: 0.0, blur, seed };
    let corners = scene.corners()[0];
    let mut drawn = Drawn::of(&scene.render().expect("a scene within bounds"));
    match kind {
        Kind::Motion => drawn.motion(between(2.0, 16.0), chance.within(0.0, 180.0)),
        Kind::Contrast => drawn.contrast(between(0.4, 0.03)),
        Kind::Glare => {
            let at = within(&corners, chance.within(0.2, 0.8), chance.within(0.2, 0.8));
            drawn.glare(at, between(8.0, 60.0), between(0.6, 2.0));
        }
        Kind::Inverted => {
            drawn.inverted();
            drawn.contrast(between(1.0, 0.2));
        }
        // Blots of paper and ink over a growing part of the code, the finder patterns spared.
        Kind::Damage => {
            for _ in 0..between(3.0, 24.0) as usize {
                let (u, v) = (chance.within(0.05, 0.95), chance.within(0.35, 0.95));
                let at = if v > 0.6 && u < 0.4 { within(&corners, v, 1.0 - u) } else { within(&corners, u, v) };
                drawn.blot(at, 125.0 * chance.within(0.02, 0.05), if chance.share() < 0.5 { 20.0 } else { 220.0 });
            }
        }
        // One finder pattern goes under a growing blot.
        Kind::Finder => {
            let (u, v) = [(0.14, 0.14), (0.86, 0.14), (0.14, 0.86)][usize::from(copy) % 3];
            let shift = between(0.12, 0.0);
            let at = within(&corners, u + chance.within(-shift, shift), v + chance.within(-shift, shift));
            drawn.blot(at, 125.0 * between(0.04, 0.2), if chance.share() < 0.5 { 20.0 } else { 220.0 });
        }
        _ => {}
    }
    (drawn.exposed(noise, &mut chance), text)
}
