//! Photographs for notes: what is asked for, what was kept, and what a text meant that was given as one.

use super::failure::Failure;
use crate::{audit::journal::StillId, vision::Gray};
use smol_str::SmolStr;
use std::sync::Arc;

/// A photograph on disk, ready to be named by an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// Which.
    pub still: StillId,
    /// How many bytes it has as it is kept.
    pub bytes: u64,
    /// The name of the file that it was made of, without its folder. Raw. The camera gives none.
    pub name: Option<SmolStr>,
}

/// What a text that was given as a photograph means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Given {
    /// It is the path of a picture, which is kept now.
    Kept(Kept),
    /// It is no picture that is here: a reference in words.
    Reference(SmolStr),
}

/// A kept photograph as it is to be drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Drawn {
    /// It, small.
    Here(Arc<Gray>),
    /// It is not here: no sync has brought it.
    Missing,
    /// Its file is not what was kept, or cannot be read.
    Damaged,
}

/// The number of a request for a note, by which its answer finds the note that waits for it.
pub type Asked = u64;

/// A request about photographs. No read waits for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PhotographOrder {
    /// Keep what the camera sees now.
    Take(Asked),
    /// Keep the picture of which this is the path.
    Give(Asked, SmolStr),
    /// Fetch a kept one, small, to be drawn.
    Show(StillId),
    /// Open a kept one with the system's own program.
    Open(StillId),
}

/// The result of such a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PhotographOutcome {
    /// What the camera saw is on disk.
    Taken(Asked, Kept),
    /// The camera shows nothing now.
    Blind(Asked),
    /// What a text meant that was given as a photograph.
    Given(Asked, Given),
    /// A kept one, or why there is nothing to draw.
    Shown(StillId, Drawn),
    /// It was handed to the system's program.
    Opened(StillId),
    /// It is not here: no sync has brought it.
    Missing(StillId),
    /// It failed; with the number of the request where a note waits for it.
    Failed(Option<Asked>, Failure),
}

/// How the names of pictures end, those that cannot be read here included.
const ENDINGS: [&str; 11] = ["jpg", "jpeg", "png", "webp", "bmp", "gif", "jfif", "jpe", "heic", "heif", "avif"];

/// Whether a text that is given as a photograph can only be meant as the path of a picture, and not as a reference in words: it
/// begins as paths of any system do, or ends as a picture does. An address of the web is a reference.
#[must_use]
pub fn is_path(text: &str) -> bool {
    let text = text.trim().to_ascii_lowercase();
    if text.starts_with("file:") {
        return true;
    }
    let drive = |text: &str| matches!(text.as_bytes(), [letter, b':', b'/' | b'\\', ..] if letter.is_ascii_alphabetic());
    let rooted = ["/", "\\", "./", ".\\", "../", "..\\", "~/", "~\\"].iter().any(|root| text.starts_with(root));
    let ending = text.rsplit_once('.').map_or("", |(_, ending)| ending);
    !text.contains("://") && (rooted || drive(&text) || ENDINGS.contains(&ending))
}

/// Whether it may be one all the same, which the disk tells: a folder and a name look like words with a slash between them.
#[must_use]
pub fn may_be_path(text: &str) -> bool {
    is_path(text) || text.contains(['/', '\\'])
}

/// A size as a person reads it, in thousands of bytes, rounded up.
#[must_use]
pub fn kilobytes(bytes: u64) -> i64 {
    i64::try_from(bytes.div_ceil(1_000)).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_told_from_words() {
        for path in
            ["/srv/a", "./a", "..\\a", "~/a", "C:\\a", "d:/a", "\\\\server\\a", "vue.JPG", "two words.heic", "file:///a/b"]
        {
            assert!(is_path(path) && may_be_path(path), "{path}");
        }
        for words in ["dossier 12/34", "cliché 7", "https://example.fr/vue.jpg", "écran n/c", "a.b", "t: 3", ""] {
            assert!(!is_path(words), "{words}");
        }
        assert!(may_be_path("dossier 12/34") && may_be_path("photos\\vue") && !may_be_path("cliché 7"));
    }
}
