use super::*;
use crate::vision::{
    Point,
    scene::{Label, Light, Scene},
};
use proptest::prelude::*;

fn label(side: f32) -> Label {
    Label { text: "HDS-0000017".into(), centre: Point::new(600.0, 370.0), side, rotation: 8.0, tilt: [5.0, -5.0] }
}

fn with(side: f32) -> Scene {
    Scene { labels: vec![label(side)], ..Scene::default() }
}

fn lit(level: f32, noise: f32) -> Scene {
    Scene { light: Light { level, ..Light::default() }, noise, ..with(240.0) }
}

fn wish(scene: &Scene) -> Option<Wish> {
    let frame = scene.render().unwrap();
    let small = frame.thumbnail(320, 240);
    clarity(&frame, &small, Some(&small))
}

#[test]
fn each_scene_has_its_wish() {
    for level in [0.0, 0.05, 0.1, 0.15] {
        assert_eq!(wish(&lit(level, 15.0)), Some(Wish::Light), "light {level}");
    }
    for level in [3.5, 5.0, 50.0] {
        assert_eq!(wish(&lit(level, 4.0)), Some(Wish::Shade), "light {level}");
    }
    for side in [90.0, 160.0, 240.0, 400.0] {
        for blur in [4.0, 6.0, 8.0] {
            assert_eq!(wish(&Scene { blur, ..with(side) }), Some(Wish::Focus), "{side} blurred by {blur}");
        }
    }
    for side in [28.0, 32.0, 36.0, 42.0, 50.0] {
        assert_eq!(wish(&with(side)), Some(Wish::Closer), "{side} pixels");
    }
}

#[test]
fn a_label_in_motion_is_to_be_kept_still() {
    let frame = with(240.0).render().unwrap();
    let mut moved = label(240.0);
    moved.centre.x += 30.0;
    let before = Scene { labels: vec![moved], ..Scene::default() }.render().unwrap();
    let small = |frame: &Gray| frame.thumbnail(320, 240);
    assert_eq!(clarity(&frame, &small(&frame), Some(&small(&before))), Some(Wish::Still));
    assert_eq!(clarity(&frame, &small(&frame), None), None);
    let other_camera = before.thumbnail(64, 64);
    assert_eq!(clarity(&frame, &small(&frame), Some(&other_camera)), None);
}

#[test]
fn the_smallest_frames_have_a_wish_or_none() {
    for (width, height) in [(1, 1), (15, 3), (16, 16), (17, 40)] {
        for grey in [0, 128, 255] {
            let frame = Gray::new(width, height, vec![grey; width * height]).unwrap();
            let expected = [(0, Some(Wish::Light)), (128, None), (255, Some(Wish::Shade))];
            let (_, expected) = expected.into_iter().find(|(of, _)| *of == grey).unwrap();
            assert_eq!(clarity(&frame, &frame, Some(&frame)), expected);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..crate::kept_below_tests() })]

    /// Scenes that read well (large enough, sharp, in room light), and an empty table, want nothing.
    #[test]
    fn a_good_scene_wants_nothing(
        side in 110.0_f32..420.0,
        turn in 0.0_f32..360.0,
        lean in -30.0_f32..30.0,
        level in 0.5_f32..1.1,
        blur in 0.5_f32..1.2,
        noise in 0.0_f32..6.0,
        seed in 0_u64..1000,
        empty: bool,
    ) {
        let label = Label { rotation: turn, tilt: [lean, -lean / 2.0], ..label(side) };
        let labels = if empty { Vec::new() } else { vec![label] };
        // The table gives back a third of the light: with no paper on it, half of the day's light does look dark.
        let level = if empty { level.max(0.75) } else { level };
        let scene = Scene { labels, light: Light { level, ..Light::default() }, blur, noise, seed, ..Scene::default() };
        prop_assert_eq!(wish(&scene), None);
    }

    /// Nothing is said before it lasts, nothing while something is read, and never anything that no frame lacked.
    #[test]
    fn wishes_are_said_only_when_they_last(frames in prop::collection::vec((0_usize..3, prop::bool::weighted(0.05)), 0..200)) {
        let wishes = [None, Some(Wish::Closer), Some(Wish::Still)];
        let (mut memory, mut before) = (Wishes::default(), Vec::new());
        for (of, read) in frames {
            let wish = wishes[of];
            before.push((wish, read));
            let said = memory.frame(wish, read);
            if let Some(said) = said {
                let since = before.iter().rposition(|(_, read)| *read).map_or(0, |at| at + 1);
                let lasted = before[since..].windows(LASTING as usize).any(|run| run.iter().all(|(wish, _)| *wish == Some(said)));
                prop_assert!(lasted && !read);
            }
        }
    }
}

#[test]
fn a_wish_that_lasts_is_said_until_it_is_over() {
    let mut memory = Wishes::default();
    let mut said = |wish, times: u32| (0..times).map(|_| memory.frame(wish, false)).last().flatten();
    assert_eq!(said(Some(Wish::Light), LASTING - 1), None);
    assert_eq!(said(Some(Wish::Light), 1), Some(Wish::Light));
    assert_eq!(said(None, 1), Some(Wish::Light), "one frame is no news");
    assert_eq!(said(None, LASTING), None);
    assert_eq!(said(Some(Wish::Light), LASTING), Some(Wish::Light));
    assert_eq!(memory.frame(Some(Wish::Light), true), None);
    assert_eq!(memory.frame(Some(Wish::Light), false), None);
}
