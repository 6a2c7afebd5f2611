//! Récol in a terminal of its own: keys in, the screen as a person sees it out.

use std::{
    fs::File,
    io::{self, Read, Write},
    num::NonZeroU16,
    os::{
        fd::{FromRawFd, OwnedFd},
        unix::process::CommandExt,
    },
    process::{Child, Command, Stdio},
    ptr,
    sync::{Arc, Mutex},
    thread,
    time::{Duration, Instant},
};

const ROWS: NonZeroU16 = NonZeroU16::new(40).unwrap();
const COLUMNS: NonZeroU16 = NonZeroU16::new(140).unwrap();

/// What came from the program: the screen it made, and every byte of it.
struct Shown {
    screen: vt100::Parser,
    raw: Vec<u8>,
}

pub struct Terminal {
    keys: File,
    shown: Arc<Mutex<Shown>>,
    child: Child,
}

impl Terminal {
    pub fn open(mut command: Command) -> Self {
        let (mut master, mut slave) = (0, 0);
        let size = libc::winsize { ws_row: ROWS.get(), ws_col: COLUMNS.get(), ws_xpixel: 0, ws_ypixel: 0 };
        // SAFETY: the two numbers are written by the call, the other pointers are null or outlive it.
        let made = unsafe { libc::openpty(&raw mut master, &raw mut slave, ptr::null_mut(), ptr::null(), &raw const size) };
        assert_eq!(made, 0, "no terminal: {}", io::Error::last_os_error());
        // SAFETY: both were opened just now and belong to nobody else.
        let (master, slave) = unsafe { (OwnedFd::from_raw_fd(master), OwnedFd::from_raw_fd(slave)) };
        let end = || Stdio::from(slave.try_clone().unwrap());
        command.stdin(end()).stdout(end()).stderr(end());
        // SAFETY: only calls that are allowed between fork and exec.
        unsafe {
            command.pre_exec(|| {
                libc::setsid();
                if libc::ioctl(0, libc::TIOCSCTTY, 0) == 0 { Ok(()) } else { Err(io::Error::last_os_error()) }
            });
        }
        let child = command.spawn().unwrap();
        let keys = File::from(master);
        let shown = Arc::new(Mutex::new(Shown { screen: vt100::Parser::new(ROWS, COLUMNS, 0), raw: Vec::new() }));
        let (mut output, taken) = (keys.try_clone().unwrap(), Arc::clone(&shown));
        thread::spawn(move || {
            let mut bytes = [0; 4096];
            while let Ok(length @ 1..) = output.read(&mut bytes) {
                let mut shown = taken.lock().unwrap();
                shown.screen.process(&bytes[..length]);
                shown.raw.extend(&bytes[..length]);
            }
        });
        Self { keys, shown, child }
    }

    pub fn press(&mut self, keys: &str) {
        self.keys.write_all(keys.as_bytes()).unwrap();
    }

    /// Everything on the screen.
    pub fn text(&self) -> String {
        self.shown.lock().unwrap().screen.screen().contents()
    }

    /// Whether the program ever sent these bytes.
    pub fn sent(&self, bytes: &[u8]) -> bool {
        self.shown.lock().unwrap().raw.windows(bytes.len()).any(|window| window == bytes)
    }

    /// Waits until one of these texts is on the screen.
    ///
    /// # Errors
    /// The screen as it was in the end.
    pub fn wait(&self, texts: &[&str], most: Duration) -> Result<(), String> {
        let end = Instant::now() + most;
        loop {
            let shown = self.text();
            if texts.iter().any(|text| shown.contains(text)) {
                return Ok(());
            }
            if Instant::now() > end {
                return Err(format!("never seen: {texts:?}, but\n{shown}"));
            }
            thread::sleep(Duration::from_millis(100));
        }
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
