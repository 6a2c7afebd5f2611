//! How a command ends: the exit codes. They are documented in `--help`, the manual page and the README.

use crate::job::{Failure, FailureKind};
use std::process::ExitCode;

/// The exit codes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// Done.
    Done = 0,
    /// Done, but something was refused or is not in order.
    NotInOrder = 1,
    /// The command was typed wrongly.
    Usage = 2,
    /// The request cannot be carried out as given.
    User = 3,
    /// A setting is wrong.
    Settings = 4,
    /// Something outside refused: a file, a disk, a camera.
    Outside = 5,
    /// An error in Récol itself.
    Bug = 70,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit as u8)
    }
}

/// Why a command stopped early.
#[derive(Debug)]
pub enum Stop {
    /// Something failed.
    Failure(Failure),
    /// The reader of the output has gone. This is not an error.
    Quiet,
}

impl Stop {
    /// Its exit code.
    #[must_use]
    pub const fn exit(&self) -> Exit {
        match self {
            Self::Quiet => Exit::Done,
            Self::Failure(failure) => match failure.kind {
                FailureKind::User => Exit::User,
                FailureKind::Settings => Exit::Settings,
                FailureKind::Outside => Exit::Outside,
                FailureKind::Bug => Exit::Bug,
            },
        }
    }
}

impl From<Failure> for Stop {
    fn from(failure: Failure) -> Self {
        Self::Failure(failure)
    }
}
