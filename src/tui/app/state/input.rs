//! The input line, and whether a scanner (a *wedge*) or fingers typed it.
//!
//! A scanner writes its characters a few milliseconds apart and ends with Enter, Tab or nothing. Fingers are slower.
//! The times come with the keys; nothing here reads a clock.

use super::line::TextLine;
use crate::{audit::journal::By, tui::keys::Edit};
use std::time::Duration;

/// Two characters of a scanner are at most this far apart.
pub const GAP: Duration = Duration::from_millis(30);
/// Fewer fast characters than this may come from fingers by chance.
pub const BURST: usize = 4;
/// A burst without Enter counts as ended after this pause.
pub const REST: Duration = Duration::from_millis(150);
/// A burst of at least this many characters after [`REST`] is a scan into a half-typed line. The typed text stays in
/// the line.
pub const ASIDE: usize = 6;
/// A line in more parts than this was typed by fingers.
const PARTS: usize = 4;
/// A lone `?` asks for help if nothing follows it for this long.
pub const ALONE: Duration = Duration::from_millis(40);
/// The most characters that are accepted: more than any tag has.
const MOST: usize = 1024;

/// The input line: its text, and when each of its characters came.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Input {
    line: TextLine,
    times: Vec<Duration>,
    pasted: bool,
}

/// A submitted line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Taken {
    /// Its text.
    pub text: String,
    /// How it was entered.
    pub by: By,
}

impl Input {
    /// Takes a character typed at a time, at the cursor.
    pub fn push(&mut self, c: char, since: Duration) {
        let at = self.line.cursor();
        self.line.insert(c, MOST);
        if self.line.len() > self.times.len() {
            self.times.insert(at.min(self.times.len()), since);
        }
    }

    /// Adds pasted text. Only its first line counts, because a tag has one line.
    pub fn paste(&mut self, text: &str, since: Duration) {
        self.pasted = true;
        for c in text.trim_start().chars().take_while(|c| !matches!(c, '\n' | '\r')) {
            self.push(c, since);
        }
    }

    /// Moves the cursor, or deletes.
    pub fn edit(&mut self, edit: Edit) {
        self.line.edit(edit);
        // What is deleted stood beside the cursor, which is now at its place.
        let (at, gone) = (self.line.cursor(), self.times.len().saturating_sub(self.line.len()));
        self.times.drain(at..at + gone);
    }

    /// Empties the line.
    pub fn clear(&mut self) {
        *self = Self::default();
    }

    /// What it says, and where its cursor is.
    #[must_use]
    pub const fn line(&self) -> &TextLine {
        &self.line
    }

    /// What it says.
    #[must_use]
    pub fn text(&self) -> &str {
        self.line.text()
    }

    /// Whether it is empty.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.line.is_empty()
    }

    /// When the characters before the cursor came, and those after it.
    fn halves(&self) -> (&[Duration], &[Duration]) {
        self.times.split_at_checked(self.line.cursor()).unwrap_or((&self.times, &[]))
    }

    /// The pauses between the characters before the cursor.
    fn gaps(times: &[Duration]) -> impl DoubleEndedIterator<Item = Duration> + ExactSizeIterator {
        times.windows(2).map(|two| match two {
            [before, after] => after.saturating_sub(*before),
            _ => Duration::ZERO,
        })
    }

    /// Where the last run of fast characters begins. It ends at the cursor: that is where characters go.
    fn burst_start(&self) -> usize {
        let mut slow = Self::gaps(self.halves().0).enumerate().filter(|(_, gap)| *gap > GAP);
        slow.next_back().map_or(0, |(ix, _)| ix + 1)
    }

    /// Where the text of a scan begins, if what stands before the cursor ends in one.
    fn scan_start(&self) -> Option<usize> {
        if self.pasted {
            return None;
        }
        let start = self.burst_start();
        let (before, after) = self.halves();
        let length = before.len() - start;
        if start == 0 && after.is_empty() {
            return (length >= BURST).then_some(0);
        }
        let first = before.get(start)?;
        let typed = before.iter().take(start).chain(after).max()?;
        let rested = first.saturating_sub(*typed) >= REST;
        (rested && length >= ASIDE).then_some(start)
    }

    /// Whether what stands before the cursor ends in a scan.
    #[must_use]
    pub fn is_scan(&self) -> bool {
        self.scan_start().is_some()
    }

    /// Whether all of it came as fast as a scanner types.
    #[must_use]
    pub fn is_swift(&self) -> bool {
        !self.pasted && self.times.len() > 1 && self.burst_start() == 0 && self.halves().1.is_empty()
    }

    /// The text of the last part, if it arrived in parts, and whether only a scanner can have typed them: fingers type one character
    /// after another, so each part has at least two.
    #[must_use]
    pub fn last_part(&self) -> Option<(String, bool)> {
        let starts = Self::gaps(self.halves().0).enumerate().filter(|(_, gap)| *gap > GAP).map(|(ix, _)| ix + 1);
        let bounds: Vec<usize> = std::iter::once(0).chain(starts).chain([self.times.len()]).collect();
        let start = self.is_in_parts().then(|| self.burst_start())?;
        let scanned = bounds.windows(2).all(|two| matches!(two, [from, to] if to - from > 1));
        Some((self.text().chars().skip(start).collect(), scanned))
    }

    /// Puts another text in place of what was typed. It is nothing that a scanner typed.
    pub fn fill(&mut self, text: &str, since: Duration) {
        self.clear();
        self.paste(text, since);
    }

    /// Takes the submitted line. A scan into a half-typed line is taken alone; the typed text stays.
    pub fn take(&mut self) -> Taken {
        let Some(start) = self.scan_start() else {
            let text = self.text().to_owned();
            self.clear();
            return Taken { text, by: By::Typed };
        };
        let (before, after) = self.line.halves();
        let text: String = before.chars().skip(start).collect();
        let left: String = before.chars().take(start).collect();
        // The cursor goes back to where it was when the scan came.
        let mut line = TextLine::new(format!("{left}{after}"));
        for _ in 0..line.len() {
            if line.cursor() <= start {
                break;
            }
            line.edit(Edit::Left);
        }
        self.times.drain(start..self.line.cursor());
        (self.line, self.pasted) = (line, false);
        Taken { text, by: By::Wedge }
    }

    /// Takes the whole line as one scan that arrived in parts.
    pub fn take_whole(&mut self) -> Taken {
        let text = self.text().to_owned();
        self.clear();
        Taken { text, by: By::Wedge }
    }

    /// Whether a scan without Enter has ended: a burst that is not one held key, and a pause after it.
    #[must_use]
    pub fn is_due(&self, now: Duration) -> bool {
        self.due(now).is_some()
    }

    /// Returns the scan that has ended without Enter.
    #[must_use]
    pub fn due(&self, now: Duration) -> Option<String> {
        let start = self.scan_start().filter(|_| self.rests(now))?;
        let scan = self.line.halves().0.chars().skip(start);
        let last = scan.clone().last()?;
        (!scan.clone().all(|c| c == last)).then(|| scan.collect())
    }

    /// Whether nothing was typed for as long as it takes to end a scan.
    #[must_use]
    pub fn rests(&self, now: Duration) -> bool {
        !self.is_empty() && now.saturating_sub(self.last()) >= REST
    }

    /// The time of the last character.
    #[must_use]
    pub fn last(&self) -> Duration {
        self.times.iter().max().copied().unwrap_or_default()
    }

    /// Whether it arrived in a few parts, each as fast as a scanner types.
    #[must_use]
    pub fn is_in_parts(&self) -> bool {
        let (before, after) = self.halves();
        let slow = Self::gaps(before).filter(|gap| *gap > GAP).count();
        !self.pasted && after.is_empty() && (1..PARTS).contains(&slow) && before.len() >= slow * 2 + BURST
    }

    /// Whether the line contains only control characters and nothing followed them: they belong to no tag.
    #[must_use]
    pub fn is_dross(&self, now: Duration) -> bool {
        self.rests(now) && self.text().chars().all(char::is_control)
    }

    /// Whether the line is a lone `?` and nothing followed it.
    #[must_use]
    pub fn asks_for_help(&self, now: Duration) -> bool {
        self.is_question() && now.saturating_sub(self.last()) >= ALONE
    }

    /// Whether the line is a lone `?`.
    #[must_use]
    pub fn is_question(&self) -> bool {
        self.text() == "?"
    }
}

#[cfg(test)]
mod tests {
    /// Runs of typed text (with the pause before each and between its characters, in ms), the text taken, by whom, why.
    type Row<'a> = (&'a [(&'a str, u64, u64)], &'a str, By, &'a str);

    use super::*;
    use proptest::prelude::*;

    fn typed(groups: &[(&str, u64, u64)]) -> (Input, Duration) {
        let (mut input, mut now) = (Input::default(), 0);
        for (text, before, gap) in groups {
            now += before;
            for (ix, c) in text.chars().enumerate() {
                now += if ix == 0 { 0 } else { *gap };
                input.push(c, Duration::from_millis(now));
            }
        }
        (input, Duration::from_millis(now))
    }

    #[test]
    fn who_typed_it() {
        let table: &[Row<'_>] = &[
            (&[("HDS-000001X", 0, 5)], "HDS-000001X", By::Wedge, ""),
            (&[("HDS-000001X", 0, 30)], "HDS-000001X", By::Wedge, ""),
            (&[("HDS-000001X", 0, 31)], "HDS-000001X", By::Typed, ""),
            (&[("HDS-000001X", 0, 140)], "HDS-000001X", By::Typed, ""),
            (&[("123", 0, 1)], "123", By::Typed, ""),
            (&[("1234", 0, 1)], "1234", By::Wedge, ""),
            // Fingers that roll over the last keys are still fingers.
            (&[("HDS-", 0, 150), ("0001", 100, 20)], "HDS-0001", By::Typed, ""),
            (&[("HDS-", 0, 150), ("00012", 400, 20)], "HDS-00012", By::Typed, ""),
            // A scan into a half-typed line leaves what was typed.
            (&[("HD", 0, 150), ("HDS-000001X", 400, 5)], "HDS-000001X", By::Wedge, "HD"),
        ];
        for (groups, text, by, left) in table {
            let (mut input, _) = typed(groups);
            assert_eq!(input.take(), Taken { text: (*text).to_owned(), by: *by }, "{groups:?}");
            assert_eq!(input.text(), *left, "{groups:?}");
        }
    }

    #[test]
    fn a_scanner_without_enter_is_due_after_a_pause() {
        let (input, now) = typed(&[("HDS-000001X", 0, 5)]);
        assert!(!input.is_due(now + Duration::from_millis(149)));
        assert!(input.is_due(now + Duration::from_millis(150)));
        let (held, now) = typed(&[("xxxxxxxxxx", 0, 25)]);
        assert!(!held.is_due(now + Duration::from_secs(1)), "a held key is no scan");
        let (slow, now) = typed(&[("HDS-000001X", 0, 120)]);
        assert!(!slow.is_due(now + Duration::from_secs(60)));
    }

    #[test]
    fn parts_of_a_scan_are_told_from_fingers() {
        let parts = |groups: &[(&str, u64, u64)]| typed(groups).0.is_in_parts();
        assert!(parts(&[("HDS-00", 0, 5), ("0001X", 350, 5)]));
        assert!(parts(&[("HD", 0, 5), ("S-0000", 350, 5), ("01X", 350, 5)]));
        assert!(!parts(&[("HDS-000001X", 0, 5)]), "it is whole");
        assert!(!parts(&[("HDS-000001X", 0, 120)]), "fingers");
        assert!(!parts(&[("1", 0, 0), ("2", 120, 0), ("3", 120, 0)]), "fingers");
    }

    #[test]
    fn a_question_mark_waits_for_what_follows() {
        let (input, now) = typed(&[("?", 0, 0)]);
        assert!(!input.asks_for_help(now + Duration::from_millis(39)));
        assert!(input.asks_for_help(now + Duration::from_millis(40)));
        let (scan, now) = typed(&[("?A", 0, 5)]);
        assert!(!scan.asks_for_help(now + Duration::from_secs(1)));
    }

    #[test]
    fn a_paste_is_no_scan_and_takes_one_line() {
        let mut input = Input::default();
        input.paste("HDS-000001X\r\nHDS-000002Y", Duration::ZERO);
        assert!(!input.is_due(Duration::from_secs(9)));
        assert_eq!(input.take(), Taken { text: "HDS-000001X".into(), by: By::Typed });
    }

    proptest! {
        #![proptest_config(crate::kept_below_tests())]
        /// Nothing that was typed is lost: it is taken or stays, in order, whatever the rhythm.
        #[test]
        fn nothing_is_lost(keys in proptest::collection::vec((proptest::char::range(' ', '~'), 0u64..400), 0..40)) {
            let (mut input, mut now) = (Input::default(), 0);
            for (c, wait) in &keys {
                now += wait;
                input.push(*c, Duration::from_millis(now));
            }
            let all: String = keys.iter().map(|(c, _)| *c).collect();
            let taken = input.take();
            prop_assert_eq!(format!("{}{}", input.text(), taken.text), all);
        }

        /// A scan that comes while fingers edit is taken whole and alone; the edited line stays, its cursor where it was.
        #[test]
        fn a_scan_into_an_edited_line_leaves_the_line(typed in "[A-Za-z0-9é -]{1,20}", left in 0usize..24, gap in 0u64..=30) {
            let mut input = Input::default();
            let mut now = 0;
            for c in typed.chars() {
                now += 120;
                input.push(c, Duration::from_millis(now));
            }
            (0..left).for_each(|_| input.edit(Edit::Left));
            let before = input.line().clone();
            now += 200;
            for c in "HDS-000001X".chars() {
                now += gap;
                input.push(c, Duration::from_millis(now));
            }
            let end = Duration::from_millis(now);
            prop_assert_eq!(input.due(end + REST), Some("HDS-000001X".to_owned()));
            prop_assert_eq!(input.take(), Taken { text: "HDS-000001X".into(), by: By::Wedge });
            prop_assert_eq!(input.line(), &before);
            prop_assert_eq!(input.times.len(), before.len());
        }

        /// The time of each character stays with it, whatever is edited.
        #[test]
        fn times_follow_their_characters(steps in proptest::collection::vec(0usize..9, 0..60)) {
            let edits =
                [Edit::Left, Edit::Right, Edit::WordLeft, Edit::Start, Edit::End, Edit::Backspace, Edit::Delete, Edit::DeleteWord];
            let mut input = Input::default();
            for (ix, step) in steps.into_iter().enumerate() {
                // Each character contains its time; every third is a blank, so that there are words.
                let c = if ix % 3 == 0 { ' ' } else { char::from_u32(0x4e00 + u32::try_from(ix).unwrap()).unwrap() };
                match edits.get(step) {
                    Some(edit) => input.edit(*edit),
                    None => input.push(c, Duration::from_secs(ix as u64)),
                }
                prop_assert_eq!(input.times.len(), input.line().len());
                for (c, time) in input.text().chars().zip(&input.times) {
                    prop_assert!(c == ' ' || u64::from(u32::from(c)) - 0x4e00 == time.as_secs());
                }
            }
        }

        /// Slow fingers are never a scanner; a fast burst from an empty line always is.
        #[test]
        fn rhythm_decides(text in "[A-Z0-9-]{4,24}", gap in 0u64..200) {
            let (mut input, _) = typed(&[(&text, 0, gap)]);
            let by = input.take().by;
            prop_assert_eq!(by, if gap <= 30 { By::Wedge } else { By::Typed });
        }
    }
}
