//! The webcam: answers the kernel's `vhci-hcd` over USB/IP (Documentation/usb/usbip_protocol.rst), so that `uvcvideo` takes
//! it for a camera on a cable. One thread answers, another sends frames.

use crate::{
    descriptors::{self, INTERVAL, Make, Pixels, TRANSFER},
    picture,
};
use std::{
    collections::{HashMap, VecDeque},
    fs,
    io::{self, Read, Write},
    net::Shutdown,
    os::{fd::AsRawFd, unix::net::UnixStream},
    path::Path,
    sync::{
        Arc, Mutex,
        atomic::{AtomicU64, Ordering},
    },
    thread::{self, JoinHandle},
    time::{Duration, Instant},
};

const ATTACH: &str = "/sys/devices/platform/vhci_hcd.0/attach";
const NODE: &str = "/dev/video0";
/// Nothing that the kernel does with a cable takes longer.
const PATIENCE: Duration = Duration::from_secs(30);

/// What the test wants of the webcam, and what the kernel asked it for.
struct State {
    text: Option<String>,
    stalled: bool,
    cut: bool,
    /// Number of the format and of the size that were asked for, from 1.
    set: (u8, u8),
    /// Which stream it is: the kernel took back its transfers so many times. A frame goes on in no other than its own.
    stream: u64,
    /// Transfers that wait for a frame's bytes.
    waiting: VecDeque<u32>,
    gone: bool,
}

struct Shared {
    make: Make,
    state: Mutex<State>,
    socket: Mutex<UnixStream>,
    frames: AtomicU64,
}

/// A webcam on its cable. Dropping it pulls the cable.
pub struct Webcam {
    shared: Arc<Shared>,
    threads: Vec<JoinHandle<()>>,
}

impl Webcam {
    /// Plugs it in and waits until the system has a node for it.
    pub fn plug(make: &Make, text: &str) -> Self {
        let (ours, theirs) = UnixStream::pair().unwrap();
        // Port 0, the socket, bus 1 device 2, high speed. The port of a cable just pulled takes a while to be free.
        let line = format!("0 {} {} 3", theirs.as_raw_fd(), (1 << 16) | 2);
        let end = Instant::now() + PATIENCE;
        while let Err(error) = fs::write(ATTACH, &line) {
            assert!(Instant::now() < end, "the cable cannot be plugged in: {error}");
            thread::sleep(Duration::from_millis(50));
        }
        let state =
            State { text: Some(text.to_owned()), stalled: false, cut: false, set: (1, 1), stream: 0, waiting: VecDeque::new(), gone: false };
        let socket = Mutex::new(ours.try_clone().unwrap());
        let shared = Arc::new(Shared { make: make.clone(), state: Mutex::new(state), socket, frames: AtomicU64::new(0) });
        let (answering, sending) = (Arc::clone(&shared), Arc::clone(&shared));
        let answers = thread::spawn(move || {
            let _ = answering.answer(ours);
            answering.state.lock().unwrap().gone = true;
        });
        let sends = thread::spawn(move || sending.send());
        await_node(true);
        Self { shared, threads: vec![answers, sends] }
    }

    /// Holds a label with this text before it; none for an empty one.
    pub fn show(&self, text: &str) {
        self.shared.state.lock().unwrap().text = (!text.is_empty()).then(|| text.to_owned());
    }

    /// Stays plugged in and sends nothing, or sends again.
    pub fn stall(&self, stalled: bool) {
        self.shared.state.lock().unwrap().stalled = stalled;
    }

    /// Ends every frame half-way, or no longer.
    pub fn cut(&self, cut: bool) {
        self.shared.state.lock().unwrap().cut = cut;
    }

    /// How many frames it has sent.
    pub fn frames(&self) -> u64 {
        self.shared.frames.load(Ordering::SeqCst)
    }
}

impl Drop for Webcam {
    fn drop(&mut self) {
        self.shared.state.lock().unwrap().gone = true;
        let _ = self.shared.socket.lock().unwrap().shutdown(Shutdown::Both);
        for thread in self.threads.drain(..) {
            let _ = thread.join();
        }
        await_node(false);
    }
}

fn await_node(there: bool) {
    let end = Instant::now() + PATIENCE;
    while Path::new(NODE).exists() != there && Instant::now() < end {
        thread::sleep(Duration::from_millis(20));
    }
}

/// The words of a message, big end first.
fn message(words: [u32; 12], data: &[u8]) -> Vec<u8> {
    let mut out: Vec<u8> = words.into_iter().flat_map(u32::to_be_bytes).collect();
    out.extend(data);
    out
}

const SUBMIT: u32 = 1;
const UNLINK: u32 = 2;
const SUBMITTED: u32 = 3;
const UNLINKED: u32 = 4;

impl Shared {
    fn reply(&self, command: u32, sequence: u32, status: i32, actual: usize, data: &[u8]) -> io::Result<()> {
        let actual = u32::try_from(actual).unwrap_or(u32::MAX);
        let words = [command, sequence, 0, 0, 0, status.cast_unsigned(), actual, 0, 0, 0, 0, 0];
        self.socket.lock().unwrap().write_all(&message(words, data))
    }

    /// Answers the kernel until the cable is pulled.
    fn answer(&self, mut socket: UnixStream) -> io::Result<()> {
        loop {
            let mut head = [0; 48];
            socket.read_exact(&mut head)?;
            let word = |at: usize| u32::from_be_bytes(head[at * 4..at * 4 + 4].try_into().unwrap());
            let (command, sequence, incoming, endpoint) = (word(0), word(1), word(3) == 1, word(4));
            match command {
                SUBMIT => {
                    let length = word(6) as usize;
                    let mut data = vec![0; if incoming { 0 } else { length }];
                    socket.read_exact(&mut data)?;
                    if endpoint != 0 {
                        self.state.lock().unwrap().waiting.push_back(sequence);
                        continue;
                    }
                    match self.control(head[40..48].try_into().unwrap(), &data) {
                        Some(answer) if incoming => {
                            let answer = &answer[..answer.len().min(length)];
                            self.reply(SUBMITTED, sequence, 0, answer.len(), answer)?;
                        }
                        Some(_) => self.reply(SUBMITTED, sequence, 0, length, &[])?,
                        None => self.reply(SUBMITTED, sequence, -libc::EPIPE, 0, &[])?,
                    }
                }
                UNLINK => {
                    let target = word(5);
                    let mut state = self.state.lock().unwrap();
                    state.stream += 1;
                    let before = state.waiting.len();
                    state.waiting.retain(|one| *one != target);
                    let status = if state.waiting.len() < before { -libc::ECONNRESET } else { 0 };
                    drop(state);
                    self.reply(UNLINKED, sequence, status, 0, &[])?;
                }
                other => return Err(io::Error::other(format!("message {other}"))),
            }
        }
    }

    /// A request on endpoint 0; none where the webcam knows no answer.
    fn control(&self, setup: [u8; 8], data: &[u8]) -> Option<Vec<u8>> {
        let [kind, request, low, high, index, ..] = setup;
        match (kind, request) {
            (0x80, 6) => match high {
                1 => Some(descriptors::device()),
                2 => Some(descriptors::configuration(&self.make)),
                3 => Some(descriptors::string(low, &self.make)),
                _ => None,
            },
            (0x80..=0x82, 0) => Some(vec![0, 0]),
            (0x80, 8) => Some(vec![1]),
            (0x81, 10) => Some(vec![0]),
            (0x00..=0x02, 1 | 3 | 9 | 11) => Some(vec![]),
            // Probe and commit of the streaming interface.
            (0x21, 1) if index == 1 && data.len() >= 4 => {
                let kinds = u8::try_from(self.make.formats.len()).unwrap();
                let format = data[2].clamp(1, kinds);
                let sizes = u8::try_from(self.make.formats[usize::from(format) - 1].sizes.len()).unwrap();
                self.state.lock().unwrap().set = (format, data[3].clamp(1, sizes));
                Some(vec![])
            }
            (0xa1, 0x86) if index == 1 => Some(vec![3]),
            (0xa1, 0x85) if index == 1 => Some(vec![26, 0]),
            (0xa1, 0x81..=0x84 | 0x87) if index == 1 => Some(self.settings()),
            _ => None,
        }
    }

    /// The settings of the stream as they stand.
    fn settings(&self) -> Vec<u8> {
        let (format, size) = self.state.lock().unwrap().set;
        let (_, (width, height)) = self.chosen((format, size));
        let mut out = vec![1, 0, format, size];
        out.extend(INTERVAL.to_le_bytes());
        out.extend([0; 10]);
        out.extend((u32::from(width) * u32::from(height) * 2).to_le_bytes());
        out.extend(TRANSFER.to_le_bytes());
        out
    }

    fn chosen(&self, (format, size): (u8, u8)) -> (Pixels, (u16, u16)) {
        let format = &self.make.formats[usize::from(format) - 1];
        (format.pixels, format.sizes[usize::from(size) - 1])
    }

    /// Sends frame after frame while there are transfers to fill.
    fn send(&self) {
        let mut drawn: HashMap<(u8, u8, Option<String>), Arc<Vec<u8>>> = HashMap::new();
        let mut toggle = 0;
        loop {
            let since = Instant::now();
            let state = self.state.lock().unwrap();
            if state.gone {
                return;
            }
            let (set, stream, text, cut) = (state.set, state.stream, state.text.clone(), state.cut);
            let idle = state.stalled || state.waiting.is_empty();
            drop(state);
            if !idle {
                let frame =
                    drawn.entry((set.0, set.1, text.clone())).or_insert_with(|| Arc::new(self.draw(set, text.as_deref())));
                let length = if cut { frame.len() / 2 } else { frame.len() };
                if !self.fill(&frame[..length], (set, stream), toggle) {
                    continue;
                }
                toggle ^= 1;
                self.frames.fetch_add(1, Ordering::SeqCst);
            }
            let pace = Duration::from_nanos(u64::from(INTERVAL) * 100);
            thread::sleep(pace.saturating_sub(since.elapsed()).max(Duration::from_millis(1)));
        }
    }

    fn draw(&self, set: (u8, u8), text: Option<&str>) -> Vec<u8> {
        let (pixels, (width, height)) = self.chosen(set);
        match pixels {
            Pixels::Mjpeg => picture::jpeg(width.into(), height.into(), text, self.make.tables),
            Pixels::Yuyv => picture::yuyv(width.into(), height.into(), text),
        }
    }

    /// Sends one frame in as many transfers as it takes; false if the stream was stopped or set anew meanwhile: the rest of it
    /// would be a broken first frame to whoever opens the camera next.
    fn fill(&self, frame: &[u8], of: ((u8, u8), u64), toggle: u8) -> bool {
        let end = Instant::now() + Duration::from_secs(1);
        let mut pieces = frame.chunks(TRANSFER as usize - 2).peekable();
        while let Some(piece) = pieces.next() {
            let sequence = loop {
                let mut state = self.state.lock().unwrap();
                if state.gone || (state.set, state.stream) != of || Instant::now() > end {
                    return false;
                }
                if let Some(sequence) = state.waiting.pop_front() {
                    break sequence;
                }
                drop(state);
                thread::sleep(Duration::from_millis(1));
            };
            // The payload's head: its length, then end of header, end of frame, which of two frames in turn.
            let last = u8::from(pieces.peek().is_none()) << 1;
            let data = [&[2, 0x80 | last | toggle], piece].concat();
            if self.reply(SUBMITTED, sequence, 0, data.len(), &data).is_err() {
                return false;
            }
        }
        true
    }
}
