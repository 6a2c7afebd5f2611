//! Many frames to one read: a tag held before the camera is read once, not thirty times a second.

use super::cascade::Spotted;
use super::quad::{Corners, same_place};

/// What a frame brings that is news.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sight {
    /// What the code says, raw.
    pub text: String,
    /// At how many places of one frame it is surely in view: 1, or more once that was seen in enough frames.
    pub copies: usize,
    /// True for a new read; false for a read already told of, of which more copies have come to light.
    pub fresh: bool,
}

/// When a tag counts as gone, and copies as sure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Patience {
    /// A tag missing from this many frames on end is gone: shown again, it is a new read. At least 1.
    pub gone: u32,
    /// In how many frames copies must be seen to count. At least 1.
    pub sure: u32,
}

impl Patience {
    /// For a camera: decoders miss a frame now and then, and a blurred one can lend a code a second place.
    pub const CAMERA: Self = Self { gone: 20, sure: 2 };
    /// For photographs, where each picture is its own look.
    pub const STILLS: Self = Self { gone: 1, sure: 1 };
}

/// The memory of what is before the camera.
#[derive(Clone, Debug)]
pub struct Steady {
    patience: Patience,
    /// What is in view, in the order in which it came.
    tags: Vec<Tag>,
}

#[derive(Clone, Debug)]
struct Tag {
    text: String,
    missing: u32,
    told: usize,
    /// `crowded[n]`: in how many frames there were at least `n + 2` places.
    crowded: Vec<u32>,
}

impl Steady {
    /// Nothing in view yet.
    #[must_use]
    pub const fn new(patience: Patience) -> Self {
        Self { patience, tags: Vec::new() }
    }

    /// Takes the next frame's codes; what of it is news. Call it for every frame, also for one without codes.
    pub fn frame(&mut self, spotted: &[Spotted]) -> Vec<Sight> {
        for tag in &mut self.tags {
            tag.missing += 1;
        }
        let mut news = Vec::new();
        for (i, code) in spotted.iter().enumerate() {
            if spotted.iter().take(i).any(|earlier| earlier.text == code.text) {
                continue;
            }
            let places = places(spotted.iter().skip(i).filter(|s| s.text == code.text).map(|s| &s.corners));
            news.extend(self.saw(&code.text, places));
        }
        let gone = self.patience.gone.max(1);
        self.tags.retain(|tag| tag.missing < gone);
        news
    }

    /// One tag of this frame, at so many places.
    fn saw(&mut self, text: &str, places: usize) -> Option<Sight> {
        let known = self.tags.iter().position(|tag| tag.text == text);
        let i = known.unwrap_or_else(|| {
            self.tags.push(Tag { text: text.to_owned(), missing: 0, told: 0, crowded: Vec::new() });
            self.tags.len() - 1
        });
        let sure = self.patience.sure.max(1);
        let tag = self.tags.get_mut(i)?;
        tag.missing = 0;
        tag.crowded.resize(tag.crowded.len().max(places.saturating_sub(1)), 0);
        tag.crowded.iter_mut().take(places.saturating_sub(1)).for_each(|frames| *frames += 1);
        let copies = 1 + tag.crowded.iter().take_while(|&&frames| frames >= sure).count();
        let fresh = tag.told == 0;
        if copies <= tag.told {
            return None;
        }
        tag.told = copies;
        Some(Sight { text: tag.text.clone(), copies, fresh })
    }
}

/// At how many places apart from each other these lie.
fn places<'a>(corners: impl Iterator<Item = &'a Corners>) -> usize {
    let mut apart: Vec<&Corners> = Vec::new();
    for one in corners {
        if !apart.iter().any(|other| same_place(one, other)) {
            apart.push(one);
        }
    }
    apart.len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vision::cascade::Step;
    use crate::vision::quad::Point;

    fn code(text: &str, x: f32) -> Spotted {
        let corner = |dx, dy| Point::new(x + dx, dy);
        let corners = [corner(0., 0.), corner(9., 0.), corner(9., 9.), corner(0., 9.)];
        Spotted { text: text.into(), corners, step: Step::Plain }
    }

    fn sight(copies: usize, fresh: bool) -> Sight {
        Sight { text: "A".into(), copies, fresh }
    }

    #[test]
    fn a_tag_shown_steadily_is_one_read() {
        let mut steady = Steady::new(Patience { gone: 3, sure: 2 });
        assert_eq!(steady.frame(&[code("A", 0.0)]), [sight(1, true)]);
        // It moves, and two frames miss it.
        for frame in [&[code("A", 30.0)][..], &[], &[], &[code("A", 60.0)]] {
            assert_eq!(steady.frame(frame), []);
        }
    }

    #[test]
    fn a_tag_gone_and_shown_again_is_a_new_read() {
        let mut steady = Steady::new(Patience { gone: 3, sure: 2 });
        let told: Vec<usize> = [1, 0, 0, 0, 1, 1].map(|n| steady.frame(&vec![code("A", 0.0); n]).len()).into();
        assert_eq!(told, [1, 0, 0, 0, 1, 0]);
    }

    #[test]
    fn copies_count_when_they_are_apart_and_seen_twice() {
        let mut steady = Steady::new(Patience::CAMERA);
        let (one, two) = ([code("A", 0.0)], [code("A", 0.0), code("B", 5.0), code("A", 50.0)]);
        assert_eq!(steady.frame(&one), [sight(1, true)]);
        assert_eq!(steady.frame(&two).iter().filter(|s| s.text == "A").count(), 0, "once may be a ghost");
        assert_eq!(steady.frame(&one), []);
        assert_eq!(steady.frame(&two), [sight(2, false)]);
        assert_eq!(steady.frame(&two), []);
        assert_eq!(steady.frame(&[code("A", 0.0), code("A", 3.0)]), [], "one place, read twice");
    }

    #[test]
    fn a_photograph_speaks_for_itself() {
        let mut steady = Steady::new(Patience::STILLS);
        let photograph = [code("A", 0.0), code("A", 50.0)];
        assert_eq!(steady.frame(&photograph), [sight(2, true)]);
        assert_eq!(steady.frame(&photograph), [], "the next picture shows it still");
        assert_eq!(steady.frame(&[]), []);
        assert_eq!(steady.frame(&photograph), [sight(2, true)]);
    }
}
