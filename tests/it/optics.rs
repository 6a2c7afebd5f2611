//! Real photographs and drawn scenes: what is in them is read, what is not in them is not.

use proptest::prelude::*;
use recol::io::camera::{read_still, still};
use recol::vision::scene::{Label, Light, Scene};
use recol::vision::{Budget, Gray, Layout, Point, TURNS, luma, read};
use std::path::{Path, PathBuf};

#[derive(serde::Deserialize)]
struct Row {
    path: String,
    texts: Vec<String>,
    live: bool,
}

fn photographs() -> Vec<(PathBuf, Row)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/optics");
    let rows: Vec<Row> = serde_json::from_slice(&std::fs::read(folder.join("manifest.json")).unwrap()).unwrap();
    assert!(rows.len() >= 12);
    rows.into_iter().map(|row| (folder.join(&row.path), row)).collect()
}

fn texts(frame: &Gray, budget: Budget) -> Vec<String> {
    let mut texts: Vec<String> = read(frame, budget).into_iter().map(|spotted| spotted.text).collect();
    texts.sort();
    texts
}

#[test]
fn every_photograph_gives_its_texts_and_nothing_else() {
    for (path, mut row) in photographs() {
        row.texts.sort();
        let reading = read_still(&path, Budget::Patient).unwrap();
        for corner in reading.spotted.iter().flat_map(|s| s.corners) {
            assert!((-40.0..2000.0).contains(&corner.x) && (-40.0..2000.0).contains(&corner.y), "{path:?} {corner:?}");
        }
        let mut read: Vec<String> = reading.spotted.into_iter().map(|s| s.text).collect();
        read.sort();
        assert_eq!(read, row.texts, "{}", path.display());
        if row.live {
            assert_eq!(texts(&still(&path).unwrap(), Budget::Live), row.texts, "{} live", path.display());
        }
    }
}

fn label(text: &str, x: f32, y: f32, side: f32) -> Label {
    Label { text: text.into(), centre: Point::new(x, y), side, ..Label::default() }
}

#[test]
fn tilted_turned_dim_and_grainy_labels_are_read() {
    let plain = label("HDS-0004217K", 320.0, 240.0, 150.0);
    let shows = |name: &str, label: Label, scene: Scene| {
        let scene = Scene { width: 640, height: 480, labels: vec![label], ..scene };
        assert_eq!(texts(&scene.render().unwrap(), Budget::Live), ["HDS-0004217K"], "{name}");
    };
    for tilt in [0.0, 15.0, 30.0, 45.0] {
        for tilt in [[tilt, 0.0], [0.0, -tilt], [-tilt * 0.7, tilt * 0.7]] {
            shows(&format!("tilt {tilt:?}"), Label { tilt, ..plain.clone() }, Scene::default());
        }
    }
    for rotation in (0..360).step_by(30) {
        #[expect(clippy::cast_precision_loss, reason = "small whole numbers")]
        let rotation = rotation as f32;
        shows(&format!("turned {rotation}"), Label { rotation, ..plain.clone() }, Scene::default());
    }
    for (noise, level) in [(0.0, 0.9), (8.0, 0.8), (16.0, 0.7), (6.0, 0.25)] {
        let light = Light { level, ..Light::default() };
        shows(&format!("noise {noise} light {level}"), plain.clone(), Scene { noise, light, ..Scene::default() });
    }
    for towards in [0.0, 90.0, 200.0] {
        let light = Light { level: 0.6, gradient: 0.35, towards };
        shows(&format!("lit from {towards}"), plain.clone(), Scene { light, ..Scene::default() });
    }
    shows("out of focus", plain.clone(), Scene { blur: 2.0, ..Scene::default() });
    shows("small", Label { side: 60.0, ..plain.clone() }, Scene::default());
    shows("near", Label { side: 400.0, ..plain }, Scene::default());
}

/// Numbers from 0 to 1 that look like chance and are always the same.
fn shares(seed: u32) -> impl FnMut() -> f32 {
    let mut state = seed;
    move || {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        #[expect(clippy::cast_precision_loss, reason = "small whole numbers")]
        let share = (state >> 8) as f32 / 16_777_216.0;
        share
    }
}

/// Labels as they lie on a table: of version 1, which has no alignment pattern, each tilted its own way.
fn tilted(count: usize, scene: u32) -> (Vec<String>, Scene) {
    let mut share = shares(scene * 7919 + 1);
    let mut names = Vec::new();
    let labels = (0..count).map(|i| {
        names.push(format!("HDS-{scene:04}{i:03}K"));
        #[expect(clippy::cast_precision_loss, reason = "small whole numbers")]
        let (x, y) = if count == 1 { (640.0, 360.0) } else { (320.0 + 640.0 * (i % 2) as f32, 180.0 + 360.0 * (i / 2) as f32) };
        let mut within = |least: f32, most: f32| least + (most - least) * share();
        Label {
            rotation: within(-14.0, 14.0),
            tilt: [within(-25.0, 25.0), within(-25.0, 25.0)],
            ..label(names.last().unwrap(), x + within(-30.0, 30.0), y + within(-20.0, 20.0), within(150.0, 240.0))
        }
    });
    let labels = labels.collect();
    (names, Scene { labels, seed: u64::from(scene), ..Scene::default() })
}

#[test]
fn tilted_labels_are_read_alone_and_four_in_a_frame() {
    for count in [1, 4] {
        let (mut live, mut all) = (0, 0);
        for scene in 0..60 {
            let (names, scene) = tilted(count, scene);
            let frame = scene.render().unwrap();
            let found = texts(&frame, Budget::Live);
            assert!(found.iter().all(|text| names.contains(text)), "{found:?} of {names:?}");
            live += found.len();
            all += names.len();
            assert_eq!(texts(&frame, Budget::Patient), names);
        }
        assert!(live * 100 >= all * 98, "{live} of {all}");
    }
}

#[test]
fn a_label_with_a_lost_finder_pattern_is_read_also_over_some_frames() {
    let scene = Scene { width: 640, height: 480, labels: vec![label("HDS-0004217K", 320.0, 240.0, 190.0)], ..Scene::default() };
    let frame = scene.render().unwrap();
    for corner in [0, 1, 3] {
        let Point { x, y } = scene.corners()[0][corner];
        // A scratch through the pattern's middle, some modules wide.
        let (x, y) = (x + (320.0 - x) * 0.33, y + (240.0 - y) * 0.33);
        let pixels = frame.pixels().iter().enumerate().map(|(i, &pixel)| {
            #[expect(clippy::cast_precision_loss, reason = "small whole numbers")]
            let (across, down) = ((i % 640) as f32 - x, (i / 640) as f32 - y);
            if (across + down).abs() < 9.0 && (across - down).abs() < 60.0 { 190 } else { pixel }
        });
        let scratched = Gray::new(640, 480, pixels.collect()).unwrap();
        assert_eq!(texts(&scratched, Budget::Patient), ["HDS-0004217K"], "corner {corner}");
        assert!((0..TURNS).any(|turn| texts(&scratched, Budget::Turn(turn)) == ["HDS-0004217K"]), "corner {corner} by turns");
    }
}

#[test]
fn a_dark_frame_with_hardly_any_contrast_is_read() {
    let scene = Scene { width: 640, height: 480, labels: vec![label("HDS-0004217K", 320.0, 240.0, 190.0)], ..Scene::default() };
    let dim = scene.render().unwrap().pixels().iter().map(|&p| 6 + p / 16).collect();
    assert_eq!(texts(&Gray::new(640, 480, dim).unwrap(), Budget::Patient), ["HDS-0004217K"]);
}

#[test]
fn sixteen_labels_in_one_frame_are_all_read() {
    let names: Vec<String> = (0..16).map(|i| format!("HDS-00{i:02}A7K")).collect();
    let labels = names.iter().enumerate().map(|(i, name)| {
        #[expect(clippy::cast_precision_loss, reason = "small whole numbers")]
        let (column, row) = ((i % 4) as f32, (i / 4) as f32);
        let turned = column.mul_add(9.0, row * -13.0);
        Label { rotation: turned, tilt: [turned * 0.5, 10.0], ..label(name, 240.0 + column * 480.0, 140.0 + row * 265.0, 150.0) }
    });
    let scene = Scene { width: 1920, height: 1080, labels: labels.collect(), ..Scene::default() };
    assert_eq!(texts(&scene.render().unwrap(), Budget::Live), names);
}

#[test]
fn two_equal_labels_are_two_and_an_empty_table_is_none() {
    let scene =
        Scene { labels: vec![label("HDS-7", 300.0, 360.0, 160.0), label("HDS-7", 900.0, 360.0, 160.0)], ..Scene::default() };
    let frame = scene.render().unwrap();
    for budget in [Budget::Live, Budget::Patient] {
        assert_eq!(texts(&frame, budget), ["HDS-7", "HDS-7"]);
        assert_eq!(read(&frame, budget), read(&frame, budget), "the same frame, the same answer");
        assert_eq!(texts(&Scene::default().render().unwrap(), budget), [""; 0]);
    }
}

#[test]
fn light_on_dark_is_read_too() {
    let scene = Scene { width: 640, height: 480, labels: vec![label("HDS-8", 320.0, 240.0, 180.0)], ..Scene::default() };
    assert_eq!(texts(&scene.render().unwrap().inverted(), Budget::Live), ["HDS-8"]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn any_bytes_in_any_layout_are_a_frame_or_an_error(
        width in 0usize..40,
        height in 0usize..40,
        bytes in proptest::collection::vec(any::<u8>(), 0..5000),
        layout in prop_oneof![
            Just(Layout::Yuyv), Just(Layout::Nv12), Just(Layout::Grey), Just(Layout::Mjpeg), Just(Layout::Rgb), Just(Layout::Bgr),
        ],
    ) {
        if let Ok(frame) = luma(layout, width, height, &bytes) {
            prop_assert_eq!(frame.pixels().len(), frame.width() * frame.height());
        }
    }

    #[test]
    fn a_damaged_jpeg_is_a_frame_or_an_error(at in 2usize..3000, byte: u8, cut in 2usize..3900) {
        let mut bytes = std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/optics/qr2-34.jpg")).unwrap();
        bytes[at] = byte;
        let _ = luma(Layout::Mjpeg, 0, 0, &bytes);
        bytes.truncate(cut);
        let cut_short = luma(Layout::Mjpeg, 0, 0, &bytes);
        // Only an end marker that chance wrote could make a frame of it.
        prop_assert!(cut_short.is_err() || byte == 0xd9);
    }

    #[test]
    fn any_luma_of_any_small_size_is_read_without_a_panic(
        width in 1usize..90,
        height in 1usize..90,
        seed in proptest::collection::vec(any::<u8>(), 1..64),
        black_and_white: bool,
    ) {
        let pixels: Vec<u8> = (0..width * height)
            .map(|i| seed[(i * 7 + i / width) % seed.len()])
            .map(|p| if black_and_white { if p > 127 { 255 } else { 0 } } else { p })
            .collect();
        let frame = Gray::new(width, height, pixels).unwrap();
        prop_assert_eq!(read(&frame, Budget::Patient), read(&frame, Budget::Patient));
    }
}
