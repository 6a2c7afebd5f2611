//! The message line.

use crate::{audit::moment::Moment, tui::theme::Role};
use std::{collections::VecDeque, time::Duration};

/// How many messages are remembered.
const REMEMBERED: usize = 200;

/// The kind of a notice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// Something was done.
    Done,
    /// News, or what goes on: nothing is to be done about it.
    Told,
    /// Something to take note of.
    Known,
    /// Something went wrong.
    Wrong,
}

impl Tone {
    /// Its sign before a message.
    #[must_use]
    pub const fn sign(self) -> char {
        match self {
            Self::Done => Role::Right.sign(),
            Self::Told => '·',
            Self::Known => Role::Attention.sign(),
            Self::Wrong => Role::Wrong.sign(),
        }
    }
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

/// Every message that was shown while the program runs, the newest last.
#[derive(Clone, Debug, Default)]
pub struct Messages(VecDeque<(Moment, Tone, String)>);

impl Messages {
    /// Remembers a message.
    pub(in crate::tui::app) fn keep(&mut self, at: Moment, tone: Tone, text: &str) {
        if self.0.len() >= REMEMBERED {
            self.0.pop_front();
        }
        self.0.push_back((at, tone, text.to_owned()));
    }

    /// The messages, the newest first: when, of which kind, what.
    pub fn newest(&self) -> impl Iterator<Item = &(Moment, Tone, String)> {
        self.0.iter().rev()
    }
}
