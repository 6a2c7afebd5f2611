//! The interface to a camera: what the lens needs of one, so that a test can simulate a camera that stalls or disappears.

use super::error::CameraError;
use crate::job::LensFace;
use crate::vision::{Gray, Layout, LumaError, luma};

/// One frame as the camera gave it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RawFrame {
    /// The layout of its pixels.
    pub layout: Layout,
    /// Pixels across, as the camera was set.
    pub width: usize,
    /// Pixels down, as the camera was set.
    pub height: usize,
    /// The bytes; there may be more than the frame needs.
    pub bytes: Vec<u8>,
}

impl RawFrame {
    /// Its luma.
    ///
    /// # Errors
    /// As [`luma`].
    pub fn luma(&self) -> Result<Gray, LumaError> {
        luma(self.layout, self.width, self.height, &self.bytes)
    }
}

/// A camera that can be chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The system's number of it (`/dev/video2` is 2).
    pub index: u32,
    /// The name that the system gives it. Raw: make it printable before showing it.
    pub name: String,
}

impl Entry {
    /// Its node in the system, or its number if it has none.
    #[must_use]
    pub fn place(&self) -> String {
        if cfg!(target_os = "linux") { format!("/dev/video{}", self.index) } else { self.index.to_string() }
    }
}

/// Which camera is wanted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Choice {
    /// The first that opens.
    #[default]
    Auto,
    /// The first one with exactly this name that opens; if none does, the first one that opens.
    Preferred(String),
    /// The one with this number.
    Index(u32),
    /// The first whose name holds this text, whatever the case.
    Named(String),
}

impl From<&str> for Choice {
    /// `auto` or nothing, a number, `/dev/videoN`, or a part of a name.
    fn from(text: &str) -> Self {
        let text = text.trim();
        match text.strip_prefix("/dev/video").unwrap_or(text).parse() {
            Ok(index) => Self::Index(index),
            Err(_) if text.is_empty() || text.eq_ignore_ascii_case("auto") => Self::Auto,
            Err(_) => Self::Named(text.to_owned()),
        }
    }
}

impl Choice {
    /// The cameras to try, in this order.
    #[must_use]
    pub fn among(&self, mut all: Vec<Entry>) -> Vec<Entry> {
        match self {
            Self::Auto => {}
            Self::Preferred(name) => all.sort_by_key(|entry| entry.name != *name),
            Self::Index(index) => all.retain(|entry| entry.index == *index),
            Self::Named(part) => all.retain(|entry| entry.name.to_lowercase().contains(&part.to_lowercase())),
        }
        all
    }
}

/// A camera that is open. Opened, used and dropped in one thread.
pub trait Capture {
    /// Its current format.
    fn face(&self) -> &LensFace;

    /// Returns the next frame; may block for ever.
    ///
    /// # Errors
    /// [`CameraError::Unplugged`], [`CameraError::Stalled`], [`CameraError::Failed`]: the camera is of no more use.
    fn frame(&mut self) -> Result<RawFrame, CameraError>;
}

/// The cameras of a machine.
pub trait Cameras: Send + Sync {
    /// All that can be chosen, in the system's order.
    fn list(&self) -> Vec<Entry>;

    /// Opens one and starts it; may block for ever.
    ///
    /// # Errors
    /// Any [`CameraError`] but the first two.
    fn open(&self, entry: &Entry) -> Result<Box<dyn Capture>, CameraError>;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_choice_is_a_number_a_path_or_a_part_of_a_name() {
        assert_eq!(Choice::from(" AUTO "), Choice::Auto);
        assert_eq!(Choice::from("/dev/video12"), Choice::Index(12));
        let all = vec![Entry { index: 0, name: "Integrated RGB".into() }, Entry { index: 4, name: "Logi C920".into() }];
        assert_eq!(Choice::from("c920").among(all.clone()), all[1..]);
        assert_eq!(Choice::from("0").among(all.clone()), all[..1]);
        assert_eq!(Choice::from("nothing").among(all), []);
    }

    #[test]
    fn a_preferred_camera_comes_first_and_the_others_stay() {
        let entry = |index, name: &str| Entry { index, name: name.into() };
        let all = vec![entry(0, "Integrated"), entry(2, "C920"), entry(4, "Integrated"), entry(6, "C920")];
        let order =
            |name: &str| Choice::Preferred(name.into()).among(all.clone()).iter().map(|entry| entry.index).collect::<Vec<_>>();
        assert_eq!(order("C920"), [2, 6, 0, 4], "of two of one name the lower number");
        assert_eq!(order("not plugged in"), [0, 2, 4, 6]);
        assert_eq!(order("C9"), [0, 2, 4, 6], "a part of a name is another name");
    }
}
