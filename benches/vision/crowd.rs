//! A trolley: 24 tags in one 1920×1080 frame.

use crate::readers::Reader;
use crate::report::{Tally, line};
use recol::vision::Point;
use recol::vision::scene::{Label, Scene};

const FRAMES: u16 = 6;
const LOOKS: usize = 3;
/// Who takes longer, in milliseconds, looks once.
const SLOW: f64 = 300.0;

pub fn run(readers: &[Reader]) {
    println!("CROWD: 24 tags in one 1920×1080 frame, {FRAMES} frames drawn from seeds, each looked at {LOOKS} times");
    line("reader", ["read", "of", "whole", "wrong", "panics", "ms med.", "ms p95"].map(str::to_owned));
    let scenes: Vec<Scene> = (0..FRAMES).map(scene).collect();
    for reader in readers {
        let mut tally = Tally::default();
        for scene in &scenes {
            let frame = scene.render().expect("a scene within bounds");
            let mut ms = Vec::new();
            let (mut reads, mut panics) = (Vec::new(), 0);
            // The first warms up.
            while ms.len() < LOOKS && ms.iter().all(|&ms| ms < SLOW) {
                let look = (reader.look)(&frame);
                ms.extend(look.ms);
                (reads, panics) = (look.reads, look.panics);
            }
            let has = |text: &String| reads.iter().any(|read| read.text == *text);
            let read = scene.labels.iter().filter(|label| has(&label.text)).count();
            let wrong = reads.iter().filter(|read| !scene.labels.iter().any(|label| label.text == read.text)).count();
            tally.add(scene.labels.len(), read, wrong, panics, &ms);
        }
        let counts = [tally.read, tally.codes, tally.whole, tally.wrong, tally.panics].map(|n| n.to_string());
        line(reader.name, counts.into_iter().chain([0.5, 0.95].map(|share| format!("{:.1}", tally.at(share)))));
    }
}

/// Six columns, four rows, each tag a little turned.
fn scene(number: u16) -> Scene {
    let mut chance = crate::drawn::Chance(u64::from(number) + 24);
    let labels = (0..24u16).map(|i| Label {
        text: format!("HDS-{:07}", u32::from(number) * 100 + u32::from(i)),
        centre: Point::new(f32::from(i % 6) * 310.0 + 185.0, f32::from(i / 6) * 260.0 + 150.0),
        side: chance.within(100.0, 150.0),
        rotation: chance.within(-30.0, 30.0),
        tilt: [chance.within(-25.0, 25.0), chance.within(-25.0, 25.0)],
    });
    Scene { width: 1920, height: 1080, labels: labels.collect(), seed: u64::from(number), ..Scene::default() }
}
