//! From a number and its format to what a person would type: digits, a number with the zeros before it, a day.

use crate::io::import::source::MADE;
use jiff::{SignedDuration, civil::Date};

/// Above this, a floating-point number does not tell apart all whole ones.
const EXACT: f64 = 9_007_199_254_740_992.0;

/// What the format of a cell makes of its number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Format {
    /// A number.
    #[default]
    Plain,
    /// A number with so many digits at least: `0000000`.
    Digits(usize),
    /// A day, a time, or both.
    Moment,
    /// Something with words or with groups of digits: what is shown is not the number.
    Dressed,
}

impl Format {
    /// The format with this number in XLSX and XLS, if it needs no code (ECMA-376, part 1, 18.8.30).
    pub(super) fn built_in(id: u64) -> Self {
        match id {
            14..=22 | 27..=36 | 45..=47 | 50..=58 => Self::Moment,
            _ => Self::Plain,
        }
    }

    /// The format with this code. Only its first section counts, which is that of positive numbers.
    pub(super) fn of(code: &str) -> Self {
        if code.trim().eq_ignore_ascii_case("general") || code.trim() == "@" {
            return Self::Plain;
        }
        // Zeros behind the point or of the exponent add none before the number.
        let (mut zeros, mut behind, mut words, mut moment) = (0, false, false, false);
        let mut chars = code.chars();
        while let Some(c) = chars.next() {
            match c {
                ';' => break,
                '"' => words |= chars.by_ref().take_while(|c| *c != '"').filter(|c| *c != ' ').count() > 0,
                '\\' => words |= chars.next().is_some_and(|c| c != ' '),
                '_' | '*' => drop(chars.next()),
                '[' => {
                    let inside: String = chars.by_ref().take_while(|c| *c != ']').collect();
                    // `[h]` is a time; `[Red]` and `[$-40C]` are not shown, `[$€-40C]` is a mark of money.
                    moment |= !inside.is_empty() && inside.chars().all(|c| "hmsHMS".contains(c));
                }
                '0' => zeros += usize::from(!behind),
                '.' | 'E' | 'e' => behind = true,
                c if "dmyhsDMYHS".contains(c) => moment = true,
                '#' | '?' | ',' | '%' | '+' | '-' | ' ' | '/' | '(' | ')' => {}
                _ => words = true,
            }
            // Groups of zeros: `00 00 00`.
            words |= zeros > 0 && !behind && matches!(c, ' ' | '-' | '/' | '\\') && chars.as_str().starts_with('0');
        }
        match (moment, words, zeros) {
            (true, ..) => Self::Moment,
            (_, true, _) => Self::Dressed,
            (_, _, 2..) => Self::Digits(zeros),
            _ => Self::Plain,
        }
    }
}

/// A number as text. Behind [`MADE`] if it lost digits, or if it is not what was typed or shown. `late` is true if days are
/// counted from 1904 and not from 1900.
pub(super) fn text(number: f64, format: Format, late: bool) -> String {
    let whole = number.fract() == 0.0 && number.abs() < EXACT;
    match format {
        Format::Moment => moment(number, late).map_or_else(|| format!("{MADE}{number}"), |text| format!("{MADE}{text}")),
        Format::Digits(digits) if whole && number >= 0.0 => format!("{number:0digits$}"),
        Format::Plain if whole => format!("{number}"),
        _ if number.is_finite() && number.abs() < EXACT => format!("{MADE}{number}"),
        _ => format!("{MADE}{number:E}"),
    }
}

/// A day, with its time unless that is midnight; a time without a day below 1.
fn moment(number: f64, late: bool) -> Option<String> {
    const DAY: f64 = 86_400.0;
    if !(0.0..3_000_000.0).contains(&number) {
        return None;
    }
    // Lotus took 1900 for a leap year, and its day 60 is none: before it, days are counted from a day later.
    let (year, month, day) = if late { (1904, 1, 1) } else { (1899, 12, if number < 60.0 { 31 } else { 30 }) };
    #[expect(clippy::cast_possible_truncation, reason = "it is below 3,000,000 days")]
    let seconds = (number * DAY).round() as i64;
    let start = Date::new(year, month, day).ok()?.at(0, 0, 0, 0);
    let at = start.checked_add(SignedDuration::from_secs(seconds)).ok()?;
    let (date, time) = (at.date(), at.time());
    Some(match (number < 1.0 && !late, seconds % 86_400) {
        (true, _) => time.to_string(),
        (false, 0) => date.to_string(),
        _ => format!("{date} {time}"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_format_tells_what_is_shown() {
        for (code, format) in [
            ("General", Format::Plain),
            ("0", Format::Plain),
            ("@", Format::Plain),
            ("#,##0.00", Format::Plain),
            ("0.00", Format::Plain),
            ("0.00E+00", Format::Plain),
            ("0000000", Format::Digits(7)),
            ("[Red]0000000;-0", Format::Digits(7)),
            ("\"HDS-\"0000", Format::Dressed),
            ("00 00 00", Format::Dressed),
            ("00\\ 00", Format::Dressed),
            ("00-00", Format::Dressed),
            ("\\Y000000", Format::Dressed),
            ("yyyy-mm-dd", Format::Moment),
            ("[$-40C]d mmmm yyyy;@", Format::Moment),
            ("[h]:mm", Format::Moment),
            ("dd/mm/yy", Format::Moment),
            ("_-* #,##0\\ _€_-", Format::Plain),
        ] {
            assert_eq!(Format::of(code), format, "{code}");
        }
    }

    #[test]
    fn a_number_is_what_was_typed_or_marked() {
        for (number, format, shown) in [
            (12345.0, Format::Plain, "12345"),
            (21_700_300_000_123.0, Format::Plain, "21700300000123"),
            (-3.0, Format::Plain, "-3"),
            (12345.0, Format::Digits(7), "0012345"),
            (12345.0, Format::Digits(3), "12345"),
            (12.5, Format::Plain, "\u{fdd0}12.5"),
            (12.0, Format::Dressed, "\u{fdd0}12"),
            (8.939_010_102_358_48E18, Format::Plain, "\u{fdd0}8.93901010235848E18"),
            (46_570.0, Format::Moment, "\u{fdd0}2027-07-02"),
            (46_570.75, Format::Moment, "\u{fdd0}2027-07-02 18:00:00"),
            (59.0, Format::Moment, "\u{fdd0}1900-02-28"),
            (61.0, Format::Moment, "\u{fdd0}1900-03-01"),
            (0.5, Format::Moment, "\u{fdd0}12:00:00"),
            (-1.0, Format::Moment, "\u{fdd0}-1"),
            (f64::NAN, Format::Plain, "\u{fdd0}NaN"),
            (f64::INFINITY, Format::Moment, "\u{fdd0}inf"),
        ] {
            assert_eq!(text(number, format, false), shown, "{number} {format:?}");
        }
        assert_eq!(text(45_108.0, Format::Moment, true), "\u{fdd0}2027-07-02");
    }
}
