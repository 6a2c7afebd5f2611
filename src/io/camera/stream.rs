//! Linux: the frames of a webcam that is set, taken with a time limit.
//!
//! nokhwa waits for a frame without end, so that a camera which wants its stream started anew would be held for ever; and
//! it hands out the whole buffer, in which the tail of an earlier frame makes a frame cut short look sound.

use std::io::Result;
use std::time::Duration;
use v4l::Device;
use v4l::buffer::Type;
use v4l::io::traits::CaptureStream;

/// How many frames the driver may fill ahead.
const BUFFERS: u32 = 4;
/// A frame that takes longer does not come. A little less than the lens waits: the stream ends by itself, and the camera
/// is free to be opened again.
const LIMIT: Duration = Duration::from_millis(2800);

/// A stream that runs from its first frame on.
pub(super) struct Stream(v4l::io::mmap::Stream<'static>);

impl Stream {
    /// Opens `/dev/video{index}` as it is set.
    ///
    /// # Errors
    /// What the system says.
    pub(super) fn open(index: u32) -> Result<Self> {
        let device = Device::with_path(format!("/dev/video{index}"))?;
        let mut stream = v4l::io::mmap::Stream::with_buffers(&device, Type::VideoCapture, BUFFERS)?;
        stream.set_timeout(LIMIT);
        Ok(Self(stream))
    }

    /// The next frame, as many bytes as were written.
    ///
    /// # Errors
    /// `TimedOut`, or what the system says: the stream is of no more use.
    pub(super) fn frame(&mut self) -> Result<Vec<u8>> {
        let (bytes, about) = self.0.next()?;
        let used = usize::try_from(about.bytesused).unwrap_or(usize::MAX);
        Ok(bytes.get(..used).unwrap_or(bytes).to_vec())
    }
}
