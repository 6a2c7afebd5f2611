//! What three threads share: the owner of the lens, the lens itself, and the camera, which the lens may abandon.
//!
//! A camera thread puts its newest frame here and replaces the one before; the lens takes it when it has time. Each camera thread
//! has a number: a thread that is no longer the current one learns that at its next message, and ends.

use super::capture::RawFrame;
use super::error::CameraError;
use crate::job::LensFace;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

/// A message of a camera thread.
#[derive(Debug)]
pub(super) enum Word {
    /// It opened the camera with this number of the system.
    Opened(u32, LensFace),
    /// A frame.
    Frame(RawFrame),
    /// It has ended, and the camera is closed.
    Over(CameraError),
}

/// Why a wait ended.
#[derive(Debug)]
pub(super) enum Wake {
    /// The lens is being dropped.
    Stop,
    /// Another camera is wanted.
    Cycle,
    /// The current camera thread sent a message.
    Word(Word),
    /// The time has passed without a message.
    Silence,
}

#[derive(Debug, Default)]
struct State {
    stop: bool,
    cycle: bool,
    /// The number of the current camera thread; 0 before the first.
    current: u64,
    /// How many camera threads there are, the abandoned ones among them.
    alive: usize,
    opened: Option<(u32, LensFace)>,
    newest: Option<RawFrame>,
    over: Option<CameraError>,
}

/// Shared by reference count between the threads.
#[derive(Debug, Default)]
pub(super) struct Desk {
    state: Mutex<State>,
    bell: Condvar,
}

impl Desk {
    /// The state is sound at every moment, so a panic of another thread does not spoil it.
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Ends the lens.
    pub(super) fn stop(&self) {
        self.state().stop = true;
        self.bell.notify_all();
    }

    /// Asks for another camera.
    pub(super) fn cycle(&self) {
        self.state().cycle = true;
        self.bell.notify_all();
    }

    /// A number for a new camera thread, which makes it the current one.
    pub(super) fn enter(&self) -> u64 {
        let mut state = self.state();
        state.current += 1;
        state.alive += 1;
        (state.opened, state.newest, state.over) = (None, None, None);
        state.current
    }

    /// Abandons the current camera thread.
    pub(super) fn abandon(&self) {
        let mut state = self.state();
        state.current += 1;
        (state.opened, state.newest, state.over) = (None, None, None);
    }

    /// A camera thread has ended, the current one or another.
    pub(super) fn leave(&self) {
        let mut state = self.state();
        state.alive = state.alive.saturating_sub(1);
        drop(state);
        self.bell.notify_all();
    }

    /// How many camera threads there are.
    pub(super) fn alive(&self) -> usize {
        self.state().alive
    }

    /// Takes a message of a camera thread; returns false if that thread is no longer the current one.
    pub(super) fn say(&self, who: u64, word: Word) -> bool {
        let mut state = self.state();
        if state.stop || state.current != who {
            return false;
        }
        match word {
            Word::Opened(index, face) => state.opened = Some((index, face)),
            Word::Frame(frame) => state.newest = Some(frame),
            Word::Over(error) => state.over = Some(error),
        }
        drop(state);
        self.bell.notify_all();
        true
    }

    /// Waits for a message of the current camera thread, or for another reason to wake.
    pub(super) fn wait(&self, most: Duration) -> Wake {
        self.until(most, |state| {
            let word = state.opened.take().map(|(index, face)| Word::Opened(index, face));
            let word = word.or_else(|| state.newest.take().map(Word::Frame));
            word.or_else(|| state.over.take().map(Word::Over)).map(Wake::Word)
        })
    }

    /// Lets time pass, whatever the camera says meanwhile.
    pub(super) fn pause(&self, time: Duration) -> Wake {
        self.until(time, |_| None)
    }

    /// Waits until every camera thread has ended, or for so long.
    pub(super) fn settle(&self, most: Duration) {
        let state = self.state();
        drop(self.bell.wait_timeout_while(state, most, |state| state.alive > 0 && !state.stop));
    }

    fn until(&self, most: Duration, ready: impl Fn(&mut State) -> Option<Wake>) -> Wake {
        let end = Instant::now() + most;
        let mut state = self.state();
        loop {
            if state.stop {
                return Wake::Stop;
            }
            if std::mem::take(&mut state.cycle) {
                return Wake::Cycle;
            }
            if let Some(wake) = ready(&mut state) {
                return wake;
            }
            let left = end.saturating_duration_since(Instant::now());
            if left.is_zero() {
                return Wake::Silence;
            }
            state = self.bell.wait_timeout(state, left).unwrap_or_else(PoisonError::into_inner).0;
        }
    }
}
