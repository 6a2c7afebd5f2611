//! HTTP/1.1 as far as a test server needs it: requests in, answers out, on connections that stay open; in clear or over TLS.

use rustls::{ServerConfig, ServerConnection, StreamOwned};
use std::{
    collections::BTreeMap,
    io::{BufRead, BufReader, Read, Write},
    net::TcpListener,
    sync::Arc,
    thread,
    time::Duration,
};

/// A request.
#[derive(Clone, Debug)]
pub struct Request {
    pub method: String,
    pub path: String,
    pub query: BTreeMap<String, String>,
    /// By their names in small letters.
    pub headers: BTreeMap<String, String>,
    pub body: String,
}

impl Request {
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", String::as_str)
    }

    pub fn asked(&self, name: &str) -> Option<&str> {
        self.query.get(name).map(String::as_str)
    }
}

/// What is done with an answer on its way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// It arrives.
    Whole,
    /// The connection ends after so many bytes of it.
    Cut(usize),
    /// After its head it comes byte by byte, and never ends.
    Drip,
    /// Its body never ends.
    Endless,
}

/// An answer.
#[derive(Clone, Debug)]
pub struct Reply {
    pub status: u16,
    pub headers: Vec<(&'static str, String)>,
    pub body: String,
    pub way: Way,
}

impl Reply {
    pub fn json(status: u16, body: &serde_json::Value) -> Self {
        let headers = vec![("Content-Type", "application/json; charset=UTF-8".to_owned())];
        Self { status, headers, body: body.to_string(), way: Way::Whole }
    }

    pub fn with(mut self, name: &'static str, value: impl ToString) -> Self {
        self.headers.push((name, value.to_string()));
        self
    }

    pub fn page(status: u16) -> Self {
        let headers = vec![("Content-Type", "text/html; charset=UTF-8".to_owned())];
        Self { status, headers, body: "<!DOCTYPE html><title>Login</title>".to_owned(), way: Way::Whole }
    }
}

/// Answers every request at a port of this machine, which it returns, for as long as the tests run.
pub fn serve(tls: Option<Arc<ServerConfig>>, answer: impl Fn(&Request) -> Reply + Send + Sync + 'static) -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    let answer = Arc::new(answer);
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let (answer, tls) = (answer.clone(), tls.clone());
            thread::spawn(move || {
                stream.set_nodelay(true).unwrap();
                match tls {
                    None => talk(stream, &*answer),
                    Some(config) => talk(StreamOwned::new(ServerConnection::new(config).unwrap(), stream), &*answer),
                }
            });
        }
    });
    port
}

fn talk<S: Read + Write>(stream: S, answer: &(impl Fn(&Request) -> Reply + ?Sized)) {
    let mut stream = BufReader::new(stream);
    while let Some(request) = request(&mut stream) {
        let reply = answer(&request);
        if !send(stream.get_mut(), &reply) {
            return;
        }
    }
}

/// The next request; `None` where the connection ends.
fn request(stream: &mut impl BufRead) -> Option<Request> {
    let mut line = || {
        let mut line = String::new();
        stream.read_line(&mut line).ok().filter(|length| *length > 0)?;
        Some(line.trim_end().to_owned())
    };
    let first = line()?;
    let mut words = first.split(' ');
    let (method, target) = (words.next()?.to_owned(), words.next()?.to_owned());
    let mut headers = BTreeMap::new();
    loop {
        let line = line()?;
        let Some((name, value)) = line.split_once(':') else { break };
        headers.insert(name.trim().to_lowercase(), value.trim().to_owned());
    }
    let length: usize = headers.get("content-length").map_or(0, |length| length.parse().unwrap());
    let mut body = vec![0; length];
    stream.read_exact(&mut body).ok()?;
    let (path, query) = target.split_once('?').unwrap_or((&target, ""));
    Some(Request { method, path: decoded(path), query: pairs(query), headers, body: String::from_utf8(body).unwrap() })
}

/// The pairs of a query or a form.
pub fn pairs(text: &str) -> BTreeMap<String, String> {
    let pairs = text.split('&').filter(|pair| !pair.is_empty());
    pairs.map(|pair| pair.split_once('=').unwrap_or((pair, ""))).map(|(name, value)| (decoded(name), decoded(value))).collect()
}

fn decoded(text: &str) -> String {
    percent_encoding::percent_decode_str(&text.replace('+', " ")).decode_utf8().unwrap().into_owned()
}

/// Sends an answer. Returns whether the connection goes on.
fn send(out: &mut impl Write, reply: &Reply) -> bool {
    let Reply { status, headers, body, way } = reply;
    let mut text = format!("HTTP/1.1 {status} Said\r\n");
    for (name, value) in headers {
        text += &format!("{name}: {value}\r\n");
    }
    match way {
        Way::Whole | Way::Cut(_) => {
            text += &format!("Content-Length: {}\r\n\r\n{body}", body.len());
            let end = if let Way::Cut(after) = way { (*after).min(text.len() - 1) } else { text.len() };
            let sent = out.write_all(&text.as_bytes()[..end]).and_then(|()| out.flush());
            *way == Way::Whole && sent.is_ok()
        }
        Way::Drip => {
            text += "Content-Length: 1000000\r\n\r\n";
            let mut sent = out.write_all(text.as_bytes()).and_then(|()| out.flush());
            while sent.is_ok() {
                thread::sleep(Duration::from_millis(20));
                sent = out.write_all(b" ").and_then(|()| out.flush());
            }
            false
        }
        Way::Endless => {
            text += "Transfer-Encoding: chunked\r\n\r\n";
            let piece = format!("10000\r\n{}\r\n", " ".repeat(0x10000));
            let mut sent = out.write_all(text.as_bytes());
            while sent.is_ok() {
                sent = out.write_all(piece.as_bytes());
            }
            false
        }
    }
}
