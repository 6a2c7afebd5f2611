//! What a person sees of a pull while it goes on.

use super::{complaint, out::ProgressLine};
use crate::{
    io::pull::{Anew, Watch},
    job::Progress,
    locale::Lang,
};
use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    thread,
    time::Duration,
};

/// How long it sleeps before it looks whether it was stopped.
const NAP: Duration = Duration::from_millis(100);

/// A line that shows how far the pull is, and the flag that stops it.
pub(super) struct Follow {
    lang: Lang,
    line: ProgressLine,
    stop: Arc<AtomicBool>,
}

impl Follow {
    pub(super) fn new(lang: Lang, stop: Arc<AtomicBool>) -> Self {
        Self { lang, line: ProgressLine::start(), stop }
    }

    /// Takes the line away.
    pub(super) fn end(&self) {
        self.line.end();
    }
}

impl Watch for Follow {
    fn far(&mut self, far: Progress, list: &str) {
        let count = |count: u64| i64::try_from(count).unwrap_or(i64::MAX);
        let values = [("list", list.into()), ("done", count(far.done).into()), ("total", count(far.total).into())];
        self.line.say(&self.lang.say_with("cli-pull-far", &values));
    }

    fn anew(&mut self, why: Anew) {
        let key = match why {
            Anew::Stale => "cli-pull-anew-stale",
            Anew::Foreign => "cli-pull-anew-foreign",
        };
        complaint::warn(&self.lang.say(key));
    }

    fn wait(&mut self, time: Duration) {
        let seconds = i64::try_from(time.as_secs()).unwrap_or(i64::MAX);
        self.line.say(&self.lang.say_with("cli-pull-waits", &[("seconds", seconds.into())]));
        let mut left = time;
        while !left.is_zero() && !self.stopped() {
            let nap = left.min(NAP);
            thread::sleep(nap);
            left = left.saturating_sub(nap);
        }
    }

    fn stopped(&self) -> bool {
        self.stop.load(Ordering::Relaxed)
    }
}
