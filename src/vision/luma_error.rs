//! Why a camera's bytes are not a frame.

use super::frame::FrameError;

/// Why a camera's bytes gave no frame. The next frame may be good.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LumaError {
    /// The size is out of bounds.
    #[error(transparent)]
    Frame(#[from] FrameError),
    /// There are fewer bytes than the size needs, or a JPEG has no end: the transfer was interrupted.
    #[error("the frame is cut short")]
    Truncated,
    /// The bytes do not begin as a JPEG does.
    #[error("not a JPEG")]
    NotJpeg,
    /// The JPEG is damaged, or of a kind that is not supported. Contains the decoder's message.
    #[error("damaged JPEG: {0}")]
    Damaged(String),
}
