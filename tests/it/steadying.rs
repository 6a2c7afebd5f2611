//! Laws of steadying: one tag is one read, the next device is read at once, and what may be a misread is never told as sure.

use proptest::prelude::*;
use recol::vision::{Doubt, Patience, Point, Sight, Spotted, Steady, Step};

const CAMERA: Patience = Patience::CAMERA;

/// A code of so many pixels' side, a little moved.
fn code(text: &str, x: f32, y: f32) -> Spotted {
    let corners = [(0.0, 0.0), (40.0, 0.0), (40.0, 40.0), (0.0, 40.0)].map(|(dx, dy)| Point::new(x + dx, y + dy));
    Spotted { text: text.into(), corners, step: Step::Plain }
}

/// What frames at one place bring, each with the number of its frame; `.` is a frame without a code.
fn told(frames: &str) -> Vec<(usize, Sight)> {
    let mut steady = Steady::new(CAMERA);
    let news = |(at, c): (usize, char)| {
        let spotted: Vec<Spotted> = (c != '.').then(|| code(&c.to_string(), 10.0, 10.0)).into_iter().collect();
        steady.frame(&spotted).into_iter().map(move |sight| (at, sight)).collect::<Vec<_>>()
    };
    frames.chars().enumerate().flat_map(news).collect()
}

/// The same in short: `0 A` for a read in frame 0, `? B` for a doubt about B, `A ≠ B` for B told before A.
fn story(frames: &str) -> String {
    let told = told(frames).into_iter().map(|(at, sight)| match &sight.doubt {
        None => format!("{at} {}", sight.text),
        Some(Doubt::Fleeting) => format!("{at} ?{}", sight.text),
        Some(Doubt::Before(other)) => format!("{at} {}≠{other}", sight.text),
    });
    told.collect::<Vec<_>>().join(" ")
}

#[test]
fn one_device_after_the_other_is_read_at_the_same_place() {
    assert_eq!(story("AAAABBBB"), "0 A 5 B", "changed from one frame to the next: the second frame");
    assert_eq!(story("AAAA...BBBB"), "0 A 7 B", "a hand needs some frames: the first frame");
    assert_eq!(story("AAAA..BB.B"), "0 A 7 B");
    assert_eq!(story("AAABBBCCCAAA"), "0 A 4 B 7 C", "A was there all the while");
    assert_eq!(story("AABBCCDD"), "0 A 3 B 5 C 7 D");
}

#[test]
fn what_flashes_up_is_a_doubt_and_no_read() {
    assert_eq!(story("AAABAAAAA"), "0 A 6 ?B");
    assert_eq!(story("AA.B.AAAA"), "0 A 6 ?B");
    assert_eq!(story("AAAB....."), "0 A 6 ?B", "a device held up too briefly is not lost without a word");
    assert_eq!(story("AAABCCCCC"), "0 A 5 C 6 ?B");
    assert_eq!(story("AAABABABABAB"), "0 A 6 ?B");
    assert_eq!(story("AAAB....BB"), "0 A 6 ?B 8 B", "held up again, it is read");
    assert_eq!(story("AAAB...."), story("AAAB........................."), "told once");
}

#[test]
fn a_misread_told_first_is_told_of() {
    assert_eq!(story("BAAAAAA"), "0 B 2 A≠B");
    assert_eq!(story("BBAAAAA"), "0 B 3 A", "two frames are a device taken away");
    assert_eq!(story("AAABBAAAAA"), "0 A 4 B 5 A≠B", "seen twice, but what was there before is there again");
    assert_eq!(story("AAABBBBAAA"), "0 A 4 B");
}

#[test]
fn two_tags_that_change_places_are_not_in_doubt() {
    let mut steady = Steady::new(CAMERA);
    let (a, b) = (|x| code("A", x, 0.0), |x| code("B", x, 0.0));
    let told = |sights: Vec<Sight>| sights.iter().map(|s| (s.text.clone(), s.fresh, s.doubt.clone())).collect::<Vec<_>>();
    let read = |text: &str| (text.to_owned(), true, None);
    assert_eq!(told(steady.frame(&[a(0.0), b(100.0)])), [read("A"), read("B")]);
    assert_eq!(told(steady.frame(&[a(100.0), b(0.0)])), []);
    // C comes where A was while A is in view elsewhere.
    assert_eq!(told(steady.frame(&[a(200.0), code("C", 100.0, 0.0), b(0.0)])), [read("C")]);
    // A code printed inside another, both read in one frame.
    assert_eq!(told(steady.frame(&[a(200.0), code("D", 205.0, 5.0)])), [read("D")]);
}

/// Frames as a camera gives them: devices held up one after the other at the same place, some frames without a code.
fn stack() -> impl Strategy<Value = Vec<(usize, Vec<bool>)>> {
    let shown = (proptest::collection::vec(any::<bool>(), 0..12), 0usize..5).prop_map(|(mut shown, gap)| {
        // Each is read in two frames at least, and gone for less than would make it another read.
        shown.extend([true, true]);
        (gap, shown)
    });
    proptest::collection::vec(shown, 1..12)
}

proptest! {
    #[test]
    fn a_steady_tag_is_one_read_whatever_the_drop_outs(
        gaps in proptest::collection::vec(0..CAMERA.gone, 0..40),
        steps in proptest::collection::vec((-60f32..60.0, -60f32..60.0), 40),
    ) {
        let mut steady = Steady::new(CAMERA);
        let (mut x, mut y) = (500.0, 500.0);
        let mut news = steady.frame(&[code("A", x, y)]);
        for (gap, step) in gaps.into_iter().zip(steps) {
            for _ in 0..gap.saturating_sub(1) {
                news.extend(steady.frame(&[]));
            }
            (x, y) = (x + step.0, y + step.1);
            news.extend(steady.frame(&[code("A", x, y)]));
        }
        prop_assert_eq!(news, [Sight { text: "A".into(), copies: 1, fresh: true, doubt: None }]);
    }

    #[test]
    fn every_device_of_a_stack_is_read_by_its_second_frame(stack in stack()) {
        let mut steady = Steady::new(CAMERA);
        for (n, (gap, shown)) in stack.into_iter().enumerate() {
            for _ in 0..gap {
                prop_assert!(steady.frame(&[]).iter().all(|sight| !sight.fresh));
            }
            let (text, mut frames, mut read) = (format!("HDS-{n}"), 0, None);
            for here in shown {
                frames += u32::from(here);
                let spotted = if here { vec![code(&text, 10.0, 10.0)] } else { vec![] };
                for sight in steady.frame(&spotted).into_iter().filter(|sight| sight.fresh) {
                    prop_assert_eq!(&sight.text, &text);
                    prop_assert_eq!(read.replace(frames), None, "read once");
                }
            }
            prop_assert!(read.is_some_and(|frames| frames <= 2), "{:?}", read);
            prop_assert!(gap < 3 || n == 0 || read == Some(1) , "with a gap at once: {:?}", read);
        }
    }

    #[test]
    fn a_flash_between_frames_of_another_is_never_a_sure_read(
        before in 1usize..30, gaps in (0usize..3, 0usize..3), after in 1usize..30,
    ) {
        let frames = ["A".repeat(before), ".".repeat(gaps.0), "B".into(), ".".repeat(gaps.1), "A".repeat(after), "....".into()].concat();
        let told = told(&frames);
        prop_assert!(told.iter().all(|(_, sight)| sight.text != "B" || !sight.fresh), "{:?}", told);
        let doubts = told.iter().filter(|(_, sight)| sight.doubt == Some(Doubt::Fleeting)).count();
        prop_assert_eq!((told.len(), doubts), (2, 1), "one read, one doubt");
    }

    /// Whatever comes: every text is told, as a read or as a doubt, and no place holds more than it showed.
    #[test]
    fn every_text_is_told(frames in proptest::collection::vec(proptest::collection::vec((0usize..6, 0u8..4), 0..5), 0..60)) {
        let mut steady = Steady::new(CAMERA);
        let (mut shown, mut told) = (std::collections::BTreeSet::new(), std::collections::BTreeSet::new());
        for frame in frames.iter().map(Vec::as_slice).chain([&[][..]; 4]) {
            let spotted: Vec<Spotted> =
                frame.iter().map(|(text, place)| code(&format!("T{text}"), f32::from(*place) * 50.0, 0.0)).collect();
            shown.extend(spotted.iter().map(|s| s.text.clone()));
            for sight in steady.frame(&spotted) {
                prop_assert!(shown.contains(&sight.text) && sight.copies <= 4);
                told.insert(sight.text);
            }
        }
        prop_assert_eq!(shown, told);
    }
}
