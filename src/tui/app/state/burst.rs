//! The run of keys that is being pressed. A scanner's keys follow each other within milliseconds, a person's do not; the
//! times come with the keys, and nothing here asks the clock.

use super::input::{BURST, GAP};
use crate::tui::keys::{Context, Key, KeyCode};
use std::time::Duration;

/// What follows so soon was sent at once: no scanner is so quick, and nobody has seen an answer.
pub(in crate::tui::app) const BREATH: Duration = Duration::from_micros(500);

/// Fingers that roll over two keys need so long at least; no scanner does.
const ROLL: Duration = Duration::from_millis(18);

/// A key as it is struck.
#[derive(Clone, Copy, Debug)]
pub(in crate::tui::app) struct Strike {
    pub(in crate::tui::app) key: Key,
    pub(in crate::tui::app) since: Duration,
    /// Where it is pressed.
    pub(in crate::tui::app) context: Context,
    /// Whether a line is asked for there and nothing of it is typed yet.
    pub(in crate::tui::app) fresh: bool,
    /// Whether it is known to be a scanner's: another key follows it at once.
    pub(in crate::tui::app) swift: bool,
    /// Whether it leaves the program there.
    pub(in crate::tui::app) quits: bool,
}

/// The keys of one run.
#[derive(Clone, Debug, Default)]
pub(in crate::tui::app) struct Run {
    last: Option<(Key, Duration)>,
    began: Option<(Context, bool)>,
    /// When it began.
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
    /// Whether a key belongs to the run. Behind a scan, it does as long as the scan's own pace lasts: what comes later than
    /// that was pressed by whoever saw the answer. A program that presses keys may quit behind any other key.
    pub(in crate::tui::app) fn joins(&self, key: Key, since: Duration, quits: bool) -> bool {
        let Some((before, at)) = self.last else { return false };
        let ends = matches!(key.code, KeyCode::Enter | KeyCode::Tab);
        let written = before.typed().is_some() && (ends || key.typed().is_some());
        // A line that has not ended has not been answered: whoever looks at the screen has nothing to go on yet.
        let unanswered = self.began_in_text() && (before.typed().is_some() || self.count == 1);
        let reach = match self.count {
            _ if written || self.swift || unanswered => GAP,
            1 if quits || before.sent().next().is_none() => return false,
            1 => GAP,
            _ => (self.pace * 4).clamp(BREATH, GAP),
        };
        since.saturating_sub(at) <= reach
    }

    /// Takes a key into the run, or begins another with it; whether it belongs to what was pressed before.
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

    /// A text was poured in at once: what follows in the same breath came with it.
    pub(in crate::tui::app) fn pour(&mut self, now: Duration, context: Context, fresh: bool) {
        if !self.lasts(now) {
            *self = Self { began: Some((context, fresh)), ..Self::default() };
        }
        self.last = Some((Key::plain(KeyCode::F(0)), now));
        (self.count, self.texts, self.mixed) = (self.count + BURST, self.texts + BURST, true);
    }

    /// How many keys stand right before what is pressed now.
    pub(in crate::tui::app) fn behind(&self, now: Duration) -> usize {
        self.last.filter(|(_, at)| now.saturating_sub(*at) <= GAP).map_or(0, |_| self.streak)
    }

    /// Whether something pressed now, not by a key, comes out of the same run.
    pub(in crate::tui::app) fn lasts(&self, now: Duration) -> bool {
        (self.count > 1 || self.swift) && self.last.is_some_and(|(_, at)| now.saturating_sub(at) <= GAP)
    }

    /// Whether it is more than one key held down.
    pub(in crate::tui::app) const fn is_mixed(&self) -> bool {
        self.mixed || self.swift
    }

    /// Whether there are characters in it.
    pub(in crate::tui::app) const fn has_text(&self) -> bool {
        self.texts > 0
    }

    /// Whether it is what a scanner writes: so many characters, and nothing else than a line.
    pub(in crate::tui::app) const fn is_line(&self) -> bool {
        self.texts > 0 && !self.odd && !self.swift
    }

    /// Whether fingers rolled over their last letter to Enter.
    pub(in crate::tui::app) fn is_roll(&self) -> bool {
        self.is_line() && self.count == 2 && self.pace >= ROLL
    }

    /// Whether it began where characters are text.
    pub(in crate::tui::app) fn began_in_text(&self) -> bool {
        self.began.is_some_and(|(context, _)| context.takes_text())
    }

    /// Whether it began on a line that was asked for and empty: then it is the answer. Where the asking belongs to the same
    /// breath, only a program can have sent both: no scanner is so quick.
    pub(in crate::tui::app) fn answers(&self, asked: Option<Duration>) -> bool {
        let same = asked.is_some_and(|asked| self.start.saturating_sub(asked) <= GAP);
        self.is_line() && self.began.is_some_and(|(_, fresh)| fresh) && (!same || self.pace <= BREATH)
    }
}
