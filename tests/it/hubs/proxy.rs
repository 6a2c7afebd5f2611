//! A line between a station and its server that can be cut after so many bytes, swallow everything, or take its time.

use std::{
    io::{Read, Write},
    net::{Shutdown, TcpListener, TcpStream},
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicI64, AtomicU64, Ordering::SeqCst},
        mpsc,
    },
    thread,
    time::{Duration, Instant},
};

/// A port of this machine that leads to another.
#[derive(Clone)]
pub struct Proxy {
    pub port: u16,
    state: Arc<State>,
}

#[derive(Default)]
struct State {
    /// How many bytes still pass towards the station, and towards the server; none are counted while negative.
    down: AtomicI64,
    up: AtomicI64,
    /// Whether the line swallows what comes after that instead of breaking.
    swallows: AtomicI64,
    /// How long a piece takes, one way, in milliseconds.
    delay: AtomicU64,
    /// How many bytes have passed towards the station.
    passed: AtomicU64,
    /// How often the station has asked something after it had an answer, and whether it has one since it asked last.
    flights: AtomicU64,
    answered: AtomicBool,
}

impl Proxy {
    pub fn to(port: u16) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let proxy = Self { port: listener.local_addr().unwrap().port(), state: Arc::default() };
        proxy.state.answered.store(true, SeqCst);
        proxy.whole();
        let state = proxy.state.clone();
        thread::spawn(move || {
            for station in listener.incoming().flatten() {
                let Ok(server) = TcpStream::connect(("127.0.0.1", port)) else { continue };
                // What is sent goes at once: nothing waits here for more to come.
                server.set_nodelay(true).unwrap();
                station.set_nodelay(true).unwrap();
                let (back, forth) = (state.clone(), state.clone());
                let (from, to) = (server.try_clone().unwrap(), station.try_clone().unwrap());
                thread::spawn(move || carry(from, to, Way::Down, &back));
                thread::spawn(move || carry(station, server, Way::Up, &forth));
            }
        });
        proxy
    }

    /// Nothing is cut any more.
    pub fn whole(&self) {
        self.state.down.store(-1, SeqCst);
        self.state.up.store(-1, SeqCst);
        self.state.swallows.store(0, SeqCst);
        self.state.passed.store(0, SeqCst);
    }

    /// The line breaks after so many bytes towards the station.
    pub fn cut_answers_after(&self, bytes: u64) {
        self.state.down.store(i64::try_from(bytes).unwrap(), SeqCst);
    }

    /// The line breaks after so many bytes towards the server.
    pub fn cut_questions_after(&self, bytes: u64) {
        self.state.up.store(i64::try_from(bytes).unwrap(), SeqCst);
    }

    /// From so many bytes towards the station on, nothing comes any more, and nothing breaks.
    pub fn swallow_answers_after(&self, bytes: u64) {
        self.state.swallows.store(1, SeqCst);
        self.cut_answers_after(bytes);
    }

    /// How many bytes have passed towards the station since [`Self::whole`].
    pub fn answered(&self) -> u64 {
        self.state.passed.load(SeqCst)
    }

    /// How often the station has waited for an answer before it asked on. On a line that takes its time: on another, an answer
    /// may have come before all of a question has gone.
    pub fn flights(&self) -> u64 {
        self.state.flights.load(SeqCst)
    }

    /// How long each piece takes, one way.
    pub fn delay(&self, one_way: Duration) {
        self.state.delay.store(u64::try_from(one_way.as_millis()).unwrap(), SeqCst);
    }
}

/// Towards the station, or towards the server.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    Down,
    Up,
}

fn carry(mut from: TcpStream, to: TcpStream, way: Way, state: &Arc<State>) {
    let left = if way == Way::Down { &state.down } else { &state.up };
    let line = state.clone();
    let (tell, told) = mpsc::channel::<(Instant, Vec<u8>)>();
    let (mut out, ends) = (to.try_clone().unwrap(), [from.try_clone().unwrap(), to]);
    // What is under way does not wait for what comes after it: a distant server is slow to answer, not to tell.
    thread::spawn(move || {
        for (due, bytes) in told {
            thread::sleep(due.saturating_duration_since(Instant::now()));
            if way == Way::Down {
                line.answered.store(true, SeqCst);
            }
            if out.write_all(&bytes).is_err() {
                break;
            }
        }
        ends.iter().for_each(|end| drop(end.shutdown(Shutdown::Both)));
    });
    let mut buffer = vec![0; 1 << 16];
    while let Ok(length @ 1..) = from.read(&mut buffer) {
        let budget = left.load(SeqCst);
        let passes = if budget < 0 { length } else { length.min(usize::try_from(budget).unwrap()) };
        if budget >= 0 {
            left.fetch_sub(i64::try_from(passes).unwrap(), SeqCst);
        }
        match way {
            Way::Down => state.passed.fetch_add(passes as u64, SeqCst),
            Way::Up if state.answered.swap(false, SeqCst) => state.flights.fetch_add(1, SeqCst),
            Way::Up => 0,
        };
        let due = Instant::now() + Duration::from_millis(state.delay.load(SeqCst));
        if tell.send((due, buffer[..passes].to_vec())).is_err() {
            break;
        }
        if passes < length {
            // Swallowed, until the station gives up.
            while state.swallows.load(SeqCst) == 1 && matches!(from.read(&mut buffer), Ok(1..)) {}
            break;
        }
    }
}
