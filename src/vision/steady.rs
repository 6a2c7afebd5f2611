//! From many frames to one read: a tag held before the camera is read once, not thirty times a second. If a text is
//! seen only briefly at a place where another text is read, it is reported as a doubt and not as a read.
//!
//! A text at a place of its own is a read from its first frame on. A text at a place where another text was read a
//! moment ago is either the next device or a misread. The next frame shows which, so such a text waits for one more
//! frame.

use super::quad::{Corners, same_place};
use super::spotted::Spotted;

/// Something new in a frame.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sight {
    /// The text of the code, raw.
    pub text: String,
    /// At how many places of one frame the text is certainly in view: 1, or more once enough frames showed it.
    pub copies: usize,
    /// True for a new read. False for a read already reported, and for [`Doubt::Fleeting`], which is not a read.
    pub fresh: bool,
    /// What is doubtful about it, if anything.
    pub doubt: Option<Doubt>,
}

/// Why one of two texts at one place may be a misread.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// This text was seen too briefly at a place where another one was read. It is not a read. If it is seen for
    /// longer, it becomes one.
    Fleeting,
    /// The other text (in the field) was reported as a read earlier, but it was seen only briefly, and then this text
    /// in its place.
    Before(String),
}

/// How many frames decide when a tag is gone and when a doubt is settled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Patience {
    /// A tag missing from this many consecutive frames is gone. If it is shown again, it is a new read. At least 1.
    pub gone: u32,
    /// The number of frames that must show a copy, or a text in another one's place, before it counts. At least 1.
    pub sure: u32,
    /// For how many frames a text that is no longer seen keeps its place against others. Less than `gone`; 0 means
    /// never.
    pub near: u32,
}

impl Patience {
    /// For a camera. Decoders miss a frame now and then, and a blurred frame can show a code at a second place. Nobody
    /// can change one device for another within three frames.
    pub const CAMERA: Self = Self { gone: 20, sure: 2, near: 3 };
    /// For photographs: each picture stands for itself.
    pub const STILLS: Self = Self { gone: 1, sure: 1, near: 0 };
}

/// The memory of what is before the camera.
#[derive(Clone, Debug)]
pub struct Steady {
    patience: Patience,
    /// The tags in view, in the order of their first frame.
    tags: Vec<Tag>,
}

#[derive(Clone, Debug, Default)]
struct Tag {
    text: String,
    /// The places where the last frame with this tag showed it. They do not overlap.
    places: Vec<Corners>,
    /// The number of frames since it was first seen, since it was last seen, and of those that showed it.
    age: u32,
    missing: u32,
    frames: u32,
    /// The number of frames that showed it since another text was seen in its place.
    run: u32,
    /// The number of copies reported; 0 while it is not a read.
    told: usize,
    /// Whether it was reported as fleeting.
    doubted: bool,
    /// The text that was read in this place before.
    rival: Option<String>,
    /// `crowded[n]` is the number of frames that showed it at `n + 2` places or more.
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
    /// Creates a memory with nothing in view.
    #[must_use]
    pub const fn new(patience: Patience) -> Self {
        Self { patience, tags: Vec::new() }
    }

    /// Takes the codes of the next frame and returns what is new. Call it for every frame, also for one without codes.
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

    /// Records one text of this frame with its places. Returns the index of its tag.
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

    /// Returns what is to be reported about a tag that this frame shows. Called once all texts of the frame are
    /// recorded.
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
        // The other text came first and was in one frame only; or it was in this one's place for a moment, and this one
        // is back.
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
        // Report it only once.
        self.tags.iter_mut().filter(|tag| before.as_ref() == Some(&tag.text)).for_each(|tag| tag.rival = None);
        Some(sight)
    }

    /// Returns the texts that had enough time to become a read and did not.
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

/// Returns these places without those that repeat an earlier one.
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
