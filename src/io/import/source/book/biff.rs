//! The records of an XLS workbook ([MS-XLS]): a stream of type, length and data, in which a long record goes on in others.

use std::borrow::Cow;

/// A record goes on in those of this type.
const CONTINUE: u16 = 0x003c;

/// Two bytes of a record as a number.
pub(super) fn two(data: &[u8], at: usize) -> Option<u16> {
    data.get(at..at.checked_add(2)?)?.try_into().ok().map(u16::from_le_bytes)
}

/// Four bytes of a record as a number.
pub(super) fn four(data: &[u8], at: usize) -> Option<u32> {
    data.get(at..at.checked_add(4)?)?.try_into().ok().map(u32::from_le_bytes)
}

/// Eight bytes of a record as a number with a point.
pub(super) fn real(data: &[u8], at: usize) -> Option<f64> {
    data.get(at..at.checked_add(8)?)?.try_into().ok().map(f64::from_le_bytes)
}

/// A record with those in which it goes on.
pub(super) struct Record<'a> {
    pub(super) kind: u16,
    /// Its data and theirs; at least one.
    pub(super) parts: Vec<&'a [u8]>,
}

impl<'a> Record<'a> {
    /// The data of the record without what goes on.
    pub(super) fn data(&self) -> &'a [u8] {
        self.parts.first().copied().unwrap_or_default()
    }
}

/// The records of a stream from a position on. It ends at a record that is cut off.
pub(super) struct Records<'a> {
    stream: &'a [u8],
}

impl<'a> Records<'a> {
    pub(super) fn from(stream: &'a [u8], at: usize) -> Self {
        Self { stream: stream.get(at..).unwrap_or_default() }
    }

    fn one(&mut self) -> Option<(u16, &'a [u8])> {
        let (kind, length) = (two(self.stream, 0)?, two(self.stream, 2)?);
        let (data, rest) = self.stream.get(4..)?.split_at_checked(usize::from(length))?;
        self.stream = rest;
        Some((kind, data))
    }
}

impl<'a> Iterator for Records<'a> {
    type Item = Record<'a>;

    fn next(&mut self) -> Option<Record<'a>> {
        let (kind, data) = self.one()?;
        let mut parts = vec![data];
        while two(self.stream, 0) == Some(CONTINUE) {
            parts.push(self.one()?.1);
        }
        Some(Record { kind, parts })
    }
}

/// A place in a record from which texts are read.
pub(super) struct Texts<'a, 'r> {
    parts: &'r [&'a [u8]],
    rest: &'a [u8],
}

impl<'a, 'r> Texts<'a, 'r> {
    /// From so many bytes on.
    pub(super) fn from(record: &'r Record<'a>, at: usize) -> Option<Self> {
        let (first, parts) = record.parts.split_first()?;
        Some(Self { parts, rest: first.get(at..)? })
    }

    fn bytes(&mut self, count: usize) -> Option<&'a [u8]> {
        let (bytes, rest) = self.rest.split_at_checked(count)?;
        self.rest = rest;
        Some(bytes)
    }

    /// Goes to the next record if this one is used up.
    fn refill(&mut self) -> Option<()> {
        while self.rest.is_empty() {
            let (next, parts) = self.parts.split_first()?;
            (self.rest, self.parts) = (next, parts);
        }
        Some(())
    }

    fn skip(&mut self, mut count: usize) -> Option<()> {
        while count > 0 {
            self.refill()?;
            let here = count.min(self.rest.len());
            self.bytes(here)?;
            count -= here;
        }
        Some(())
    }

    /// A text with its length in two bytes before it, or in one. `None` if it is cut off.
    pub(super) fn text(&mut self, short: bool) -> Option<String> {
        self.refill()?;
        let count = if short { usize::from(*self.bytes(1)?.first()?) } else { usize::from(two(self.bytes(2)?, 0)?) };
        let flags = *self.bytes(1)?.first()?;
        let runs = if flags & 8 == 0 { 0 } else { usize::from(two(self.bytes(2)?, 0)?) };
        let phonetic = if flags & 4 == 0 { 0 } else { usize::try_from(four(self.bytes(4)?, 0)?).ok()? };
        let (mut text, mut left, mut wide) = (String::new(), count, flags & 1 == 1);
        while left > 0 {
            if self.rest.is_empty() {
                self.refill()?;
                // Characters that go on in another record begin with the flag anew.
                wide = self.bytes(1)?.first()? & 1 == 1;
            }
            let width = if wide { 2 } else { 1 };
            let here = left.min(self.rest.len() / width);
            if here == 0 {
                return None;
            }
            text += &decoded(self.bytes(here * width)?, wide);
            left -= here;
        }
        self.skip(runs * 4)?;
        self.skip(phonetic)?;
        Some(text)
    }
}

/// UTF-16, or its lower bytes alone.
fn decoded(bytes: &[u8], wide: bool) -> Cow<'_, str> {
    if wide { encoding_rs::UTF_16LE.decode_without_bom_handling(bytes).0 } else { encoding_rs::mem::decode_latin1(bytes) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_goes_on_in_another_record_in_another_width() {
        let (first, second) = ([1, 0, 0, 0, 4, 0, 8, 1, 0, b'a', b'b'], [1, b'c', 0, b'd', 0, 9, 9, 9, 9]);
        let third = [2, 0, 0, b'e', b'f'];
        let record = Record { kind: 0xfc, parts: vec![&first, &second, &third] };
        let mut texts = Texts::from(&record, 4).unwrap();
        assert_eq!([texts.text(false), texts.text(false), texts.text(false)], [Some("abcd".into()), Some("ef".into()), None]);
    }

    #[test]
    fn records_end_where_they_are_cut_off() {
        let stream = [1, 0, 1, 0, 7, 0x3c, 0, 2, 0, 8, 9, 2, 0, 9, 0, 1];
        let found: Vec<_> = Records::from(&stream, 0).map(|record| (record.kind, record.parts.concat())).collect();
        assert_eq!(found, [(1, vec![7, 8, 9])]);
        assert_eq!(Records::from(&stream, 99).count(), 0);
    }
}
