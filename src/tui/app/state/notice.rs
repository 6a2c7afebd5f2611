//! The message line.

use std::time::Duration;

/// How a notice is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// Something was done.
    Done,
    /// Something is to be known.
    Known,
    /// Something went wrong.
    Wrong,
}

/// What is said on it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// How it is meant.
    pub tone: Tone,
    /// In words, harmless to show.
    pub text: String,
    /// When it was said.
    pub since: Duration,
}
