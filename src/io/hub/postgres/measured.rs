//! A limit for the messages of a server. The head of a message contains its length, and a client that trusts a
//! malicious server would allocate two gigabytes. So the head is checked before anything is stored.

use std::{
    future::Future,
    io,
    pin::Pin,
    task::{Context, Poll},
};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio_postgres::tls::{ChannelBinding, MakeTlsConnect, TlsConnect, TlsStream};

/// The longest message that is read, in bytes. The longest of ours is an entry with a payload of at most one mebibyte.
const MOST: u32 = 16 << 20;
/// The length of a message's head: its kind, and its length, which includes the length field.
const HEAD: usize = 5;

/// Creates connections with checked messages.
#[derive(Clone)]
pub(super) struct Measuring<M>(pub(super) M);

/// A connection that is being created.
pub(super) struct Connecting<C>(C);

/// A connection whose messages are all checked.
pub(super) struct Measured<S> {
    inner: S,
    messages: Messages,
}

/// The position in the stream: inside a head, or this many bytes before the next one.
#[derive(Debug, Default)]
struct Messages {
    head: [u8; HEAD],
    have: usize,
    left: u32,
}

impl Messages {
    /// Follows the received bytes.
    ///
    /// # Errors
    /// A message that is longer than any of ours.
    fn follow(&mut self, mut came: &[u8]) -> io::Result<()> {
        while !came.is_empty() {
            let body = came.len().min(self.left as usize);
            came = came.get(body..).unwrap_or_default();
            self.left -= u32::try_from(body).unwrap_or(self.left);
            let Some((byte, rest)) = came.split_first() else { break };
            if let Some(place) = self.head.get_mut(self.have) {
                *place = *byte;
            }
            (self.have, came) = (self.have + 1, rest);
            if self.have == HEAD {
                let [_, length @ ..] = self.head;
                let length = u32::from_be_bytes(length);
                if length > MOST {
                    let cause = format!("the server began a message of {length} bytes; at most {MOST} are read");
                    return Err(io::Error::new(io::ErrorKind::InvalidData, cause));
                }
                (self.have, self.left) = (0, length.saturating_sub(4));
            }
        }
        Ok(())
    }
}

impl<S: AsyncRead + Unpin> AsyncRead for Measured<S> {
    fn poll_read(mut self: Pin<&mut Self>, context: &mut Context<'_>, buffer: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        let before = buffer.filled().len();
        let read = Pin::new(&mut self.inner).poll_read(context, buffer);
        if matches!(read, Poll::Ready(Ok(()))) {
            self.messages.follow(buffer.filled().get(before..).unwrap_or_default())?;
        }
        read
    }
}

impl<S: AsyncWrite + Unpin> AsyncWrite for Measured<S> {
    fn poll_write(mut self: Pin<&mut Self>, context: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.inner).poll_write(context, bytes)
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.inner).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.inner).poll_shutdown(context)
    }
}

impl<S: TlsStream + Unpin> TlsStream for Measured<S> {
    fn channel_binding(&self) -> ChannelBinding {
        self.inner.channel_binding()
    }
}

impl<S, M: MakeTlsConnect<S>> MakeTlsConnect<S> for Measuring<M>
where
    M::TlsConnect: Send + 'static,
    M::Stream: Unpin + Send + 'static,
    <M::TlsConnect as TlsConnect<S>>::Future: Send + 'static,
{
    type Stream = Measured<M::Stream>;
    type TlsConnect = Connecting<M::TlsConnect>;
    type Error = M::Error;

    fn make_tls_connect(&mut self, domain: &str) -> Result<Self::TlsConnect, Self::Error> {
        self.0.make_tls_connect(domain).map(Connecting)
    }
}

impl<S, C: TlsConnect<S>> TlsConnect<S> for Connecting<C>
where
    C::Stream: Unpin + Send + 'static,
    C::Future: Send + 'static,
{
    type Stream = Measured<C::Stream>;
    type Error = C::Error;
    type Future = Pin<Box<dyn Future<Output = Result<Self::Stream, Self::Error>> + Send>>;

    fn connect(self, stream: S) -> Self::Future {
        let connecting = self.0.connect(stream);
        Box::pin(async move { Ok(Measured { inner: connecting.await?, messages: Messages::default() }) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn message(kind: u8, body: &[u8]) -> Vec<u8> {
        [&[kind][..], &(u32::try_from(body.len()).unwrap() + 4).to_be_bytes(), body].concat()
    }

    /// However the bytes are cut: messages of ours pass, the head of a longer one ends it, before any of its body.
    #[test]
    fn a_message_longer_than_any_of_ours_is_not_read() {
        let mut stream: Vec<u8> = (0..200_u8).flat_map(|n| message(b'D', &vec![0xff; usize::from(n) * 7])).collect();
        for cut in [1, 2, 3, 5, 7, 64, 10_000] {
            let mut messages = Messages::default();
            assert!(stream.chunks(cut).all(|came| messages.follow(came).is_ok()), "cut at every {cut}");
            assert_eq!((messages.have, messages.left), (0, 0));
        }
        stream.extend([b'D', 0x7f, 0xff, 0xff, 0xff]);
        for cut in [1, 2, 3, 5, 7, 64, 10_000] {
            let mut messages = Messages::default();
            assert!(stream.chunks(cut).any(|came| messages.follow(came).is_err()), "cut at every {cut}");
        }
    }
}
