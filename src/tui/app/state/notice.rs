//! The message line.

use std::time::Duration;

/// The kind of a notice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// Something was done.
    Done,
    /// Information.
    Known,
    /// Something went wrong.
    Wrong,
}

/// A notice on the message line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// Its kind.
    pub tone: Tone,
    /// Its text, escaped.
    pub text: String,
    /// When it was shown.
    pub since: Duration,
}
