//! The burn-down of a campaign: how many expected devices were still to be read at the end of each day, beside what was planned.

use super::{inventory::DeviceIx, journal::Planned, progress::colleges_of, standing::Standing};
use jiff::{Span, civil::Date};
use std::collections::{BTreeMap, BTreeSet};

/// One day on which expected devices were read for the first time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Day {
    /// The day, by the clock of the station that read.
    pub date: Date,
    /// How many expected devices were read for the first time.
    pub read: u32,
    /// How many were still to be read at its end.
    pub left: u32,
}

/// How the expected devices of a campaign were read, day by day.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Burndown {
    /// How many devices are expected in the colleges of the campaign.
    pub expected: u32,
    /// The days with reads, the first one first.
    pub days: Vec<Day>,
    /// The days for which the campaign is planned.
    pub planned: Planned,
}

impl Burndown {
    /// The burn-down of the campaign. Like its progress, it counts devices that are expected, wherever they were read. O(devices).
    #[must_use]
    pub fn of(standing: &Standing) -> Self {
        let inventory = standing.inventory();
        let colleges: BTreeSet<_> = colleges_of(standing).into_iter().collect();
        let mut read: BTreeMap<Date, u32> = BTreeMap::new();
        let mut expected = 0;
        for (at, device) in (0..).zip(inventory.devices()) {
            let ix = DeviceIx(at);
            if !(device.college.is_some_and(|college| colleges.contains(&college)) && standing.is_expected(ix)) {
                continue;
            }
            expected += 1;
            let reads = standing.sightings().of_device(standing.ledger(), ix);
            if let Some(first) = reads.map(|(_, read)| read.at.date()).min() {
                *read.entry(first).or_default() += 1;
            }
        }
        let planned = standing.ledger().campaign().and_then(|campaign| campaign.planned).unwrap_or_default();
        Self::from_days(expected, read, planned)
    }

    fn from_days(expected: u32, read: BTreeMap<Date, u32>, planned: Planned) -> Self {
        let mut left = expected;
        let days = read.into_iter().map(|(date, read)| {
            left = left.saturating_sub(read);
            Day { date, read, left }
        });
        Self { expected, days: days.collect(), planned }
    }

    /// How many devices are still to be read.
    #[must_use]
    pub fn left(&self) -> u32 {
        self.days.last().map_or(self.expected, |day| day.left)
    }

    /// Whether nothing more will be read: the days that pass from then on say nothing of its pace.
    #[must_use]
    pub fn is_over(&self, is_closed: bool) -> bool {
        is_closed || self.left() == 0
    }

    /// The day until which the pace is measured: today, or the last day with reads once it is over.
    #[must_use]
    pub fn until(&self, today: Date, is_closed: bool) -> Date {
        self.days.last().filter(|_| self.is_over(is_closed)).map_or(today, |last| last.date)
    }

    /// How many devices were read, and in how many days from the first read to a day, both counted.
    #[must_use]
    pub fn pace(&self, today: Date) -> Option<(u32, u32)> {
        let first = self.days.first()?.date;
        let lasted = first.until(today).ok().map_or(0, |span| span.get_days());
        let days = u32::try_from(lasted).unwrap_or(0).saturating_add(1);
        Some((self.expected - self.left(), days))
    }

    /// The day on which the last device will be read if it goes on as it went until today; `None` without a read, or where nothing
    /// is left.
    #[must_use]
    pub fn end(&self, today: Date) -> Option<Date> {
        let (read, days) = self.pace(today)?;
        let left = self.left();
        if left == 0 || read == 0 {
            return None;
        }
        let lasts = (u64::from(left) * u64::from(days)).div_ceil(u64::from(read));
        today.checked_add(Span::new().try_days(i64::try_from(lasts).ok()?).ok()?).ok()
    }

    /// How many devices would still be to be read at the end of a day if as many were read on each planned day; `None` without
    /// planned days.
    #[must_use]
    pub fn by_plan(&self, date: Date) -> Option<u32> {
        let (first, last) = (self.planned.first?, self.planned.last?);
        let days = |from: Date, to: Date| from.until(to).ok().map(|span| i64::from(span.get_days()));
        let whole = (days(first, last)? + 1).max(1);
        let over = (whole - 1 - days(first, date)?).clamp(0, whole);
        u32::try_from(i64::from(self.expected) * over / whole).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use proptest::prelude::*;

    fn burndown(expected: u32, read: &[(i8, u32)], planned: Option<(i8, i8)>) -> Burndown {
        let day = |day| date(2026, 11, day);
        let planned =
            planned.map_or_else(Planned::default, |(first, last)| Planned { first: Some(day(first)), last: Some(day(last)) });
        Burndown::from_days(expected, read.iter().map(|(at, read)| (day(*at), *read)).collect(), planned)
    }

    #[test]
    fn what_is_left_falls_from_day_to_day() {
        let found = burndown(100, &[(2, 10), (4, 30)], Some((2, 11)));
        let told: Vec<_> = found.days.iter().map(|day| (day.date.day(), day.read, day.left)).collect();
        assert_eq!(told, [(2, 10, 90), (4, 30, 60)]);
        assert_eq!((found.left(), found.pace(date(2026, 11, 5))), (60, Some((40, 4))));
        // Ten a day: six more days.
        assert_eq!(found.end(date(2026, 11, 5)), Some(date(2026, 11, 11)));
        let plan = |day| found.by_plan(date(2026, 11, day));
        assert_eq!([1, 2, 6, 11, 20].map(plan), [Some(100), Some(90), Some(50), Some(0), Some(0)]);
    }

    #[test]
    fn without_reads_or_with_nothing_left_there_is_no_end() {
        let today = date(2026, 11, 5);
        assert_eq!((burndown(5, &[], None).end(today), burndown(5, &[(1, 5)], None).end(today)), (None, None));
        assert_eq!((burndown(5, &[], None).left(), burndown(5, &[], None).by_plan(today)), (5, None));
    }

    proptest! {
        #![proptest_config(crate::kept_below_tests())]
        #[test]
        fn no_number_and_no_day_is_too_strange(expected in any::<u32>(), read in prop::collection::vec((1i8..=28, any::<u32>()), 0..6), first in -9999i16..=9999, last in -9999i16..=9999, today in -9999i16..=9999) {
            let mut found = burndown(expected, &read, None);
            let day = |year| date(year, 6, 1);
            found.planned = Planned { first: Some(day(first)), last: Some(day(last)) };
            prop_assert!(found.left() <= expected);
            prop_assert!(found.by_plan(day(today)).is_none_or(|left| left <= expected));
            prop_assert!(found.end(day(today)).is_none_or(|end| end >= day(today)));
        }
    }
}
