//! The form of a kept photograph: a JPEG of bounded size with pixels and nothing else.

use crate::audit::journal::StillId;
use std::sync::Arc;

/// The most bytes of a photograph.
pub const LARGEST: u64 = 200_000;
/// The longest side of a photograph in pixels.
pub const LONGEST: u32 = 1_280;

/// A photograph: at most [`LARGEST`] bytes of JPEG, at most [`LONGEST`] pixels on a side, without metadata. A clone shares the
/// bytes.
#[derive(Clone, PartialEq, Eq)]
pub struct Photograph {
    id: StillId,
    bytes: Arc<[u8]>,
}

/// Why bytes are not a photograph of ours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotAPhotograph {
    /// It is larger than allowed.
    #[error("it has {0} bytes; at most {LARGEST} were expected")]
    Bytes(usize),
    /// Its pixels are more than allowed, or none.
    #[error("it has {0}×{1} pixels; at most {LONGEST} on a side were expected")]
    Pixels(u16, u16),
    /// It contains something beside its pixels: where a camera was, a remark, another picture.
    #[error("it contains more than pixels (segment {0:02x})")]
    More(u8),
    /// It is no JPEG, or not all of one.
    #[error("it is no whole JPEG")]
    Broken,
    /// It is another one than it is called.
    #[error("its content is another one: its digest begins {found}", found = .0.short())]
    Other(StillId),
}

impl std::fmt::Debug for Photograph {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Photograph({}, {} bytes)", self.id, self.bytes.len())
    }
}

impl Photograph {
    /// Takes bytes if they have the form of a photograph. The pixels themselves are not decoded.
    ///
    /// # Errors
    /// [`NotAPhotograph`], by case.
    pub fn new(bytes: impl Into<Arc<[u8]>>) -> Result<Self, NotAPhotograph> {
        let bytes = bytes.into();
        if bytes.len() as u64 > LARGEST {
            return Err(NotAPhotograph::Bytes(bytes.len()));
        }
        let (width, height) = size(&bytes)?;
        let longest = u32::from(width.max(height));
        if width == 0 || height == 0 || longest > LONGEST {
            return Err(NotAPhotograph::Pixels(width, height));
        }
        Ok(Self { id: StillId::of(&bytes), bytes })
    }

    /// As [`Self::new`], for bytes that are called so.
    ///
    /// # Errors
    /// As [`Self::new`], and [`NotAPhotograph::Other`].
    pub fn called(id: StillId, bytes: impl Into<Arc<[u8]>>) -> Result<Self, NotAPhotograph> {
        let bytes = bytes.into();
        let found = StillId::of(&bytes);
        if found == id { Self::new(bytes) } else { Err(NotAPhotograph::Other(found)) }
    }

    /// Its identity.
    #[must_use]
    pub const fn id(&self) -> StillId {
        self.id
    }

    /// Its bytes, a JPEG.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }
}

/// The bytes that are still to be read.
struct Rest<'a>(&'a [u8]);

impl<'a> Rest<'a> {
    fn take(&mut self, count: usize) -> Result<&'a [u8], NotAPhotograph> {
        let (taken, rest) = self.0.split_at_checked(count).ok_or(NotAPhotograph::Broken)?;
        self.0 = rest;
        Ok(taken)
    }

    fn number(&mut self) -> Result<u16, NotAPhotograph> {
        match self.take(2)? {
            [high, low] => Ok(u16::from_be_bytes([*high, *low])),
            _ => Err(NotAPhotograph::Broken),
        }
    }

    /// The content of a segment, whose length counts itself.
    fn segment(&mut self) -> Result<Rest<'a>, NotAPhotograph> {
        let length = usize::from(self.number()?).checked_sub(2).ok_or(NotAPhotograph::Broken)?;
        self.take(length).map(Rest)
    }

    /// Skips compressed data. Returns the marker that follows it.
    fn scan(&mut self) -> Result<u8, NotAPhotograph> {
        loop {
            let at = self.0.iter().position(|byte| *byte == 0xff).ok_or(NotAPhotograph::Broken)?;
            self.take(at + 1)?;
            match self.take(1)? {
                // An escaped byte of the data, or a point where a decoder may start again.
                [0x00 | 0xd0..=0xd7] => {}
                [marker] => return Ok(*marker),
                _ => return Err(NotAPhotograph::Broken),
            }
        }
    }
}

/// The size of a JPEG that has nothing but the segments that pixels need, and ends with them (ITU-T T.81, annex B).
fn size(bytes: &[u8]) -> Result<(u16, u16), NotAPhotograph> {
    let mut rest = Rest(bytes);
    if rest.take(2)? != [0xff, 0xd8] {
        return Err(NotAPhotograph::Broken);
    }
    let (mut size, mut after_scan) = (None, None);
    loop {
        let marker = match after_scan.take() {
            Some(marker) => marker,
            None => match rest.take(2)? {
                [0xff, marker] => *marker,
                _ => return Err(NotAPhotograph::Broken),
            },
        };
        match marker {
            0xd9 if rest.0.is_empty() => return size.ok_or(NotAPhotograph::Broken),
            // Something behind the end.
            0xd9 => return Err(NotAPhotograph::More(marker)),
            0xc0..=0xc2 => {
                let mut frame = rest.segment()?;
                frame.take(1)?;
                let (height, width) = (frame.number()?, frame.number()?);
                if size.replace((width, height)).is_some() {
                    return Err(NotAPhotograph::Broken);
                }
            }
            // Tables, and how often a decoder may start again.
            0xc4 | 0xdb | 0xdd => {
                rest.segment()?;
            }
            0xda => {
                rest.segment()?;
                after_scan = Some(rest.scan()?);
            }
            // JFIF, without a second, smaller picture.
            0xe0 => {
                let head = rest.segment()?.0;
                if head.len() != 14 || !head.starts_with(b"JFIF\0") || !head.ends_with(&[0, 0]) {
                    return Err(NotAPhotograph::More(marker));
                }
            }
            0xe1..=0xfe => return Err(NotAPhotograph::More(marker)),
            _ => return Err(NotAPhotograph::Broken),
        }
    }
}
