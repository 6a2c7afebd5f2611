//! The current run of keys. A scanner's keys follow each other within milliseconds, a person's do not. The times come
//! with the keys; nothing here reads a clock.

use super::input::{BURST, GAP};
use crate::tui::keys::{Context, Key, KeyCode};
use std::time::Duration;

/// Keys within this time were sent by a program at once: no scanner is so fast, and nobody has seen an answer.
pub(in crate::tui::app) const BREATH: Duration = Duration::from_micros(500);

/// The shortest time in which fingers can press two keys one after the other. A scanner is faster.
const ROLL: Duration = Duration::from_millis(18);

/// A pressed key.
#[derive(Clone, Copy, Debug)]
pub(in crate::tui::app) struct Strike {
    pub(in crate::tui::app) key: Key,
    pub(in crate::tui::app) since: Duration,
    /// The context in which it is pressed.
    pub(in crate::tui::app) context: Context,
    /// Whether a line is asked for there and nothing has been typed yet.
    pub(in crate::tui::app) fresh: bool,
    /// Whether it is known to come from a scanner: another key follows immediately.
    pub(in crate::tui::app) swift: bool,
    /// Whether it leaves the program there.
    pub(in crate::tui::app) quits: bool,
}

/// The keys of one run.
#[derive(Clone, Debug, Default)]
pub(in crate::tui::app) struct Run {
    last: Option<(Key, Duration)>,
    began: Option<(Context, bool)>,
    /// The time of its first key.
    start: Duration,
    /// The longest pause inside it.
    pace: Duration,
    count: usize,
    /// How many keys followed each other, whether they belong together or not.
    streak: usize,
    texts: usize,
    mixed: bool,
    odd: bool,
    swift: bool,
}

impl Run {
    /// Whether a key belongs to the run. After a scan it does as long as the pauses are not longer than the scan's own.
    /// A later key was pressed by somebody who saw the answer. A program that presses keys may quit after any other
    /// key.
    pub(in crate::tui::app) fn joins(&self, key: Key, since: Duration, quits: bool) -> bool {
        let Some((before, at)) = self.last else { return false };
        let ends = matches!(key.code, KeyCode::Enter | KeyCode::Tab);
        let written = before.typed().is_some() && (ends || key.typed().is_some());
        // A line that has not ended has no answer yet, so nobody can react to one on the screen.
        let unanswered = self.began_in_text() && (before.typed().is_some() || self.count == 1);
        let reach = match self.count {
            _ if written || self.swift || unanswered => GAP,
            1 if quits || before.sent().next().is_none() => return false,
            1 => GAP,
            _ => (self.pace * 4).clamp(BREATH, GAP),
        };
        since.saturating_sub(at) <= reach
    }

    /// Adds a key to the run, or begins a new run with it. Returns whether it belongs to the previous keys.
    pub(in crate::tui::app) fn strike(&mut self, strike: Strike) -> bool {
        let Strike { key, since, context, fresh, swift, quits } = strike;
        let joins = self.joins(key, since, quits);
        let streak = self.behind(since) + 1;
        if joins {
            let (before, at) = self.last.unwrap_or((key, since));
            self.pace = self.pace.max(since.saturating_sub(at));
            self.mixed |= before != key;
        } else {
            *self = Self { began: Some((context, fresh)), start: since, ..Self::default() };
        }
        self.last = Some((key, since));
        self.count += 1;
        self.streak = streak;
        self.texts += usize::from(key.typed().is_some());
        self.odd |= key.typed().is_none() && !matches!(key.code, KeyCode::Enter | KeyCode::Tab);
        self.swift |= swift;
        joins
    }

    /// A text was inserted at once. Keys that follow immediately came with it.
    pub(in crate::tui::app) fn pour(&mut self, now: Duration, context: Context, fresh: bool) {
        if !self.lasts(now) {
            *self = Self { began: Some((context, fresh)), ..Self::default() };
        }
        self.last = Some((Key::plain(KeyCode::F(0)), now));
        (self.count, self.texts, self.mixed) = (self.count + BURST, self.texts + BURST, true);
    }

    /// How many keys come directly before what is pressed now.
    pub(in crate::tui::app) fn behind(&self, now: Duration) -> usize {
        self.last.filter(|(_, at)| now.saturating_sub(*at) <= GAP).map_or(0, |_| self.streak)
    }

    /// Whether an input that is not a key belongs to the same run.
    pub(in crate::tui::app) fn lasts(&self, now: Duration) -> bool {
        (self.count > 1 || self.swift) && self.last.is_some_and(|(_, at)| now.saturating_sub(at) <= GAP)
    }

    /// Whether it is more than one key held down.
    pub(in crate::tui::app) const fn is_mixed(&self) -> bool {
        self.mixed || self.swift
    }

    /// Whether it contains characters.
    pub(in crate::tui::app) const fn has_text(&self) -> bool {
        self.texts > 0
    }

    /// Whether it contains characters, and nothing else but the line end, however they came.
    pub(in crate::tui::app) const fn is_plain(&self) -> bool {
        self.texts > 0 && !self.odd
    }

    /// Whether it looks like a scanner's line: characters, and nothing else but the line end.
    pub(in crate::tui::app) const fn is_line(&self) -> bool {
        self.texts > 0 && !self.odd && !self.swift
    }

    /// Whether fingers pressed the last letter and Enter almost together.
    pub(in crate::tui::app) fn is_roll(&self) -> bool {
        self.is_line() && self.count == 2 && self.pace >= ROLL
    }

    /// Whether it began in a context where characters are text.
    pub(in crate::tui::app) fn began_in_text(&self) -> bool {
        self.began.is_some_and(|(context, _)| context.takes_text())
    }

    /// Whether it began on an empty line that was asked for, so that it is the answer. If the question itself came in
    /// the same breath, only a program can have sent both: no scanner is so fast.
    pub(in crate::tui::app) fn answers(&self, asked: Option<Duration>) -> bool {
        let same = asked.is_some_and(|asked| self.start.saturating_sub(asked) <= GAP);
        self.is_line() && self.began.is_some_and(|(_, fresh)| fresh) && (!same || self.pace <= BREATH)
    }
}
