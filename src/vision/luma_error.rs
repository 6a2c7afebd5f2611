//! Why a camera's bytes are no frame.

use super::frame::FrameError;

/// Why a camera's bytes gave no frame. The next frame may well be sound.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LumaError {
    /// The size is out of bounds.
    #[error(transparent)]
    Frame(#[from] FrameError),
    /// Fewer bytes than the size wants, or a JPEG without its end: the transfer broke off.
    #[error("the frame is cut short")]
    Truncated,
    /// The bytes do not begin as a JPEG does.
    #[error("not a JPEG")]
    NotJpeg,
    /// The JPEG is damaged or of a kind that is not read; the decoder's own words.
    #[error("damaged JPEG: {0}")]
    Damaged(String),
}
