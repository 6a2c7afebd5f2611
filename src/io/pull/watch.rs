//! Who follows a pull.

use crate::job::Progress;
use std::time::Duration;

/// Why earlier pages are not used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anew {
    /// They are older than a day or later than the clock, or not of what is asked for now. They are removed.
    Stale,
    /// The file is damaged, or of another source or version. It is kept beside under another name.
    Foreign,
}

/// Who is told how far a pull is, waits when the server asks for it, and may stop it.
pub trait Watch {
    /// Is told how many rows of which list were read.
    fn far(&mut self, far: Progress, list: &str);

    /// Is told that what an earlier pull left is not used.
    fn anew(&mut self, why: Anew);

    /// Waits. It may return earlier, if it stops.
    fn wait(&mut self, time: Duration);

    /// Whether the pull shall stop.
    fn stopped(&self) -> bool;
}
