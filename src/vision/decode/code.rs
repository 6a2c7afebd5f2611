//! One code as a decoder read it, and what every decoder holds of codes.

use crate::vision::quad::{Corners, Point};

/// One code as a decoder read it, in the coordinates of the frame that it was given.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::vision) struct Code {
    pub text: String,
    pub corners: Corners,
}

impl Code {
    /// The same code in a picture `by` times as large.
    pub(in crate::vision) fn scaled(self, by: f32) -> Self {
        Self { text: self.text, corners: self.corners.map(|p: Point| p.scaled(by)) }
    }
}

/// Sides below this hold no code: the smallest has 21 modules.
pub(super) const LEAST_SIDE: usize = 21;

/// The text of a payload: UTF-8 where the bytes are UTF-8, else each byte the Latin-1 character of its number, so that
/// nothing is lost and the same bytes always give the same text.
pub(super) fn text(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).unwrap_or_else(|error| error.into_bytes().into_iter().map(char::from).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_that_are_not_utf8_are_latin1() {
        assert_eq!(text("Réserve".into()), "Réserve");
        assert_eq!(text(b"R\xe9serve\x00".to_vec()), "Réserve\0");
    }
}
