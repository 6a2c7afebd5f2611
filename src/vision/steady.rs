//! From many frames to one read: a tag held before the camera is read once, not thirty times a second. A text that is seen only
//! briefly where another text is read is reported as a doubt and not as a read.
//!
//! A text at a place of its own is a read in its first frame. One that stands where another text was read a moment ago is
//! either the next device held up there or a misread: the next frame shows which, so it waits for one frame only.

use super::quad::{Corners, same_place};
use super::spotted::Spotted;

/// Something new in a frame.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sight {
    /// What the code says, raw.
    pub text: String,
    /// At how many places of one frame it is surely in view: 1, or more once that was seen in enough frames.
    pub copies: usize,
    /// True for a new read; false for a read already told of, and for [`Doubt::Fleeting`], which is none.
    pub fresh: bool,
    /// What is doubtful about it.
    pub doubt: Option<Doubt>,
}

/// Why one of two texts at one place may be a misread.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// This text was seen too briefly where another one was read. It is no read; seen for longer it becomes one.
    Fleeting,
    /// This other text, told as a read before, was seen only briefly, and then this one in its place.
    Before(String),
}

/// When a tag counts as gone, and what is in doubt as sure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Patience {
    /// A tag missing from this many frames on end is gone: shown again, it is a new read. At least 1.
    pub gone: u32,
    /// In how many frames copies, and a text in another one's place, must be seen to count. At least 1.
    pub sure: u32,
    /// For how many frames a text that is no longer seen holds its place against others. Less than `gone`; 0 for never.
    pub near: u32,
}

impl Patience {
    /// For a camera: decoders miss a frame now and then, and a blurred one can lend a code a second place. No hand
    /// changes one device for another within three frames.
    pub const CAMERA: Self = Self { gone: 20, sure: 2, near: 3 };
    /// For photographs, where each picture is its own look.
    pub const STILLS: Self = Self { gone: 1, sure: 1, near: 0 };
}

/// The memory of what is before the camera.
#[derive(Clone, Debug)]
pub struct Steady {
    patience: Patience,
    /// What is in view, in the order in which it came.
    tags: Vec<Tag>,
}

#[derive(Clone, Debug, Default)]
struct Tag {
    text: String,
    /// Where it was when it was seen last: places apart from each other.
    places: Vec<Corners>,
    /// Frames since it was seen first, since it was seen last, and those that showed it.
    age: u32,
    missing: u32,
    frames: u32,
    /// The frames that showed it since another text was seen in its place.
    run: u32,
    /// The copies told; 0 while it is no read.
    told: usize,
    /// Whether it was told as fleeting.
    doubted: bool,
    /// The text in whose place it was read.
    rival: Option<String>,
    /// `crowded[n]`: in how many frames there were at least `n + 2` places.
    crowded: Vec<u32>,
}

impl Tag {
    fn meets(&self, other: &Self) -> bool {
        self.places.iter().any(|place| other.holds(place))
    }

    fn holds(&self, place: &Corners) -> bool {
        self.places.iter().any(|own| same_place(own, place))
    }
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
            tag.age += 1;
        }
        let mut seen = Vec::new();
        for (i, code) in spotted.iter().enumerate() {
            if !spotted.iter().take(i).any(|earlier| earlier.text == code.text) {
                seen.push(self.saw(&code.text, spotted.iter().skip(i).filter(|s| s.text == code.text).map(|s| &s.corners)));
            }
        }
        let mut news: Vec<Sight> = seen.into_iter().filter_map(|i| self.tell(i)).collect();
        news.extend(self.fleeting());
        let gone = self.patience.gone.max(1);
        self.tags.retain(|tag| tag.missing < gone || tag.told == 0 && !tag.doubted);
        news
    }

    /// One text of this frame, at these places: which tag it is.
    fn saw<'a>(&mut self, text: &str, places: impl Iterator<Item = &'a Corners>) -> usize {
        let known = self.tags.iter().position(|tag| tag.text == text);
        let i = known.unwrap_or_else(|| {
            self.tags.push(Tag { text: text.to_owned(), ..Tag::default() });
            self.tags.len() - 1
        });
        if let Some(tag) = self.tags.get_mut(i) {
            tag.places = apart(places);
            tag.missing = 0;
            tag.frames += 1;
            tag.run += 1;
            let more = tag.places.len().saturating_sub(1);
            tag.crowded.resize(tag.crowded.len().max(more), 0);
            tag.crowded.iter_mut().take(more).for_each(|frames| *frames += 1);
        }
        i
    }

    /// What there is to tell of a tag that this frame shows, once all that it shows is known.
    fn tell(&mut self, i: usize) -> Option<Sight> {
        let Patience { sure, near, .. } = self.patience;
        let (sure, at) = (sure.max(1), self.tags.get(i)?);
        let displaced = |other: &Tag| other.missing > 0 && other.meets(at);
        let others: Vec<usize> = (0..self.tags.len()).filter(|&o| self.tags.get(o).is_some_and(displaced)).collect();
        for &other in &others {
            self.tags.get_mut(other)?.run = 0;
        }
        let (at, tags) = (self.tags.get(i)?, &self.tags);
        let recent = || others.iter().filter_map(|&o| tags.get(o)).filter(|other| other.missing <= near);
        let rival = recent().next().map(|other| other.text.clone());
        let new = at.told == 0;
        if new && rival.is_some() && at.run < sure {
            self.tags.get_mut(i)?.rival = rival;
            return None;
        }
        // It came first and in one frame; or it was in this one's place for a moment, and this one is back.
        let brief = |other: &&Tag| {
            let back = other.rival.as_ref() == Some(&at.text) && other.frames <= near;
            other.told > 0 && (back || new && other.frames == 1)
        };
        let before = recent().find(brief).map(|other| other.text.clone());
        let at = self.tags.get_mut(i)?;
        let copies = 1 + at.crowded.iter().take_while(|&&frames| frames >= sure).count();
        if copies <= at.told && before.is_none() {
            return None;
        }
        at.told = at.told.max(copies);
        let sight = Sight { text: at.text.clone(), copies: at.told, fresh: new, doubt: before.clone().map(Doubt::Before) };
        // Told once.
        self.tags.iter_mut().filter(|tag| before.as_ref() == Some(&tag.text)).for_each(|tag| tag.rival = None);
        Some(sight)
    }

    /// What had its time to become a read, and did not.
    fn fleeting(&mut self) -> Vec<Sight> {
        let near = self.patience.near;
        let over = self.tags.iter_mut().filter(|tag| tag.told == 0 && !tag.doubted && tag.age >= near);
        over.map(|tag| {
            tag.doubted = true;
            Sight { text: tag.text.clone(), copies: 1, fresh: false, doubt: Some(Doubt::Fleeting) }
        })
        .collect()
    }
}

/// These places, each once.
fn apart<'a>(places: impl Iterator<Item = &'a Corners>) -> Vec<Corners> {
    let mut apart: Vec<Corners> = Vec::new();
    for one in places {
        if !apart.iter().any(|other| same_place(one, other)) {
            apart.push(*one);
        }
    }
    apart
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vision::quad::Point;
    use crate::vision::spotted::Step;

    fn code(text: &str, x: f32) -> Spotted {
        let corner = |dx, dy| Point::new(x + dx, dy);
        let corners = [corner(0., 0.), corner(9., 0.), corner(9., 9.), corner(0., 9.)];
        Spotted { text: text.into(), corners, step: Step::Plain }
    }

    fn sight(copies: usize, fresh: bool) -> Sight {
        Sight { text: "A".into(), copies, fresh, doubt: None }
    }

    #[test]
    fn a_tag_shown_steadily_is_one_read() {
        let mut steady = Steady::new(Patience { gone: 3, ..Patience::CAMERA });
        assert_eq!(steady.frame(&[code("A", 0.0)]), [sight(1, true)]);
        // It moves, and two frames miss it.
        for frame in [&[code("A", 30.0)][..], &[], &[], &[code("A", 60.0)]] {
            assert_eq!(steady.frame(frame), []);
        }
    }

    #[test]
    fn a_tag_gone_and_shown_again_is_a_new_read() {
        let mut steady = Steady::new(Patience { gone: 3, ..Patience::CAMERA });
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
