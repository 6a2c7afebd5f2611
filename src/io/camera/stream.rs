//! Linux: takes the frames of a webcam whose format is already set, with a time limit.
//!
//! nokhwa waits for a frame without a limit, so a camera that needs its stream restarted would be blocked for ever. It
//! also returns the whole buffer: the rest of an earlier frame in it makes a truncated frame look complete.

use std::io::Result;
use std::time::Duration;
use v4l::Device;
use v4l::buffer::Type;
use v4l::io::traits::CaptureStream;

/// How many frames the driver may fill in advance.
const BUFFERS: u32 = 4;
/// The longest wait for a frame. It is a little shorter than the lens' own wait: the stream ends by itself, and the
/// camera can be opened again.
const LIMIT: Duration = Duration::from_millis(2800);

/// A stream. It starts with its first frame.
pub(super) struct Stream(v4l::io::mmap::Stream<'static>);

impl Stream {
    /// Opens `/dev/video{index}` with the settings that it has.
    ///
    /// # Errors
    /// The system's error.
    pub(super) fn open(index: u32) -> Result<Self> {
        let device = Device::with_path(format!("/dev/video{index}"))?;
        let mut stream = v4l::io::mmap::Stream::with_buffers(&device, Type::VideoCapture, BUFFERS)?;
        stream.set_timeout(LIMIT);
        Ok(Self(stream))
    }

    /// Returns the next frame: only the bytes that were written.
    ///
    /// # Errors
    /// `TimedOut`, or the system's error. The stream cannot be used any more after an error.
    pub(super) fn frame(&mut self) -> Result<Vec<u8>> {
        let (bytes, about) = self.0.next()?;
        let used = usize::try_from(about.bytesused).unwrap_or(usize::MAX);
        Ok(bytes.get(..used).unwrap_or(bytes).to_vec())
    }
}
