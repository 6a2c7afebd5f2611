//! Requests to one server. Every answer has bounds in bytes and time, no redirect is followed, and no token reaches a message.

use super::{Bounds, Order, PullError, Watch, address::shown};
use crate::{audit::text::printable_within, io::tls};
use rustls::crypto::ring;
use serde::de::DeserializeOwned;
use std::{error::Error as _, io::Read, sync::Arc, time::Duration};
use ureq::{
    Agent, Body, Error, Proxy, Timeout,
    http::{HeaderMap, Response, StatusCode, header},
    tls::{Certificate, RootCerts, TlsConfig, TlsProvider},
};

/// The largest head of an answer in bytes.
const LARGEST_HEAD: usize = 64 << 10;
/// How long to wait for a connection: as long as for a hub's.
const CONNECT: Duration = Duration::from_secs(10);
/// How many bytes of a body are read before it is asked whether to go on.
const PIECE: usize = 64 << 10;
/// What is waited after "too many requests" without a time: the length of Snipe-IT's window (`throttle:…,1`).
const WINDOW: u64 = 60;
/// How many characters of a server's message are repeated.
const MESSAGE: usize = 160;

/// What is sent with a request.
pub(super) enum Sent<'a> {
    /// Nothing.
    Nothing,
    /// A form.
    Form(&'a [(&'a str, &'a str)]),
    /// JSON.
    Json(&'a str),
    /// JSON with what changes of something (`PATCH`).
    Patch(&'a str),
}

/// An answer, of which the body was read to its end.
#[derive(Debug)]
pub(super) struct Reply {
    pub(super) status: u16,
    pub(super) body: Vec<u8>,
    /// How many rows there are in all, if the server says it (`Content-Range: 0-49/200`).
    pub(super) total: Option<u64>,
}

/// The connections to one server.
pub(super) struct Client<'a> {
    agent: Agent,
    order: &'a Order,
    bounds: Bounds,
    /// What is in no message: the secrets of the login, and what the server gives for them.
    secrets: Vec<String>,
}

impl<'a> Client<'a> {
    /// Prepares the connections. Nothing is sent yet.
    ///
    /// # Errors
    /// [`PullError::Tls`] if the file of certificates cannot be used.
    pub(super) fn new(order: &'a Order) -> Result<Self, PullError> {
        let address = order.address.as_str();
        let builder = Agent::config_builder()
            .http_status_as_error(false)
            .max_redirects(0)
            .max_response_header_size(LARGEST_HEAD)
            .timeout_connect(Some(CONNECT))
            .timeout_global(Some(order.bounds.patience))
            .user_agent(concat!("recol/", env!("CARGO_PKG_VERSION")))
            .accept("application/json");
        let config = if order.address.is_encrypted() {
            let wrong = |cause| PullError::Tls { address: address.to_owned(), cause };
            let roots = tls::certificates(order.roots.as_deref()).map_err(wrong)?;
            let roots: RootCerts = roots.iter().map(|one| Certificate::from_der(one).to_owned()).into();
            let tls = TlsConfig::builder()
                .provider(TlsProvider::Rustls)
                .root_certs(roots)
                .unversioned_rustls_crypto_provider(Arc::new(ring::default_provider()))
                .build();
            builder.https_only(true).proxy(Proxy::try_from_env()).tls_config(tls).build()
        } else {
            // Through a proxy a token would go to that proxy in clear text.
            builder.proxy(None).build()
        };
        let secrets = order.login.secrets().into_iter().filter(|secret| !secret.is_empty()).map(str::to_owned).collect();
        Ok(Self { agent: config.new_agent(), order, bounds: order.bounds, secrets })
    }

    /// Keeps a token that the server gave out of every message.
    pub(super) fn hide(&mut self, token: &str) {
        self.secrets.extend((!token.is_empty()).then(|| token.to_owned()));
    }

    /// Sends a request and reads the answer. While the server asks to wait, it waits and asks again.
    ///
    /// # Errors
    /// Every case of a server except [`PullError::Token`] and [`PullError::Right`]: what a status of 4xx means is for the
    /// caller to say.
    pub(super) fn ask(
        &self,
        (path, query): (&str, &[(&str, &str)]),
        headers: &[(&str, &str)],
        sent: &Sent<'_>,
        watch: &mut dyn Watch,
    ) -> Result<Reply, PullError> {
        let mut asked = 0;
        loop {
            let reply = self.once((path, query), headers, sent, watch)?;
            let wait = match reply {
                Ok(reply) => return Ok(reply),
                Err(wait) => wait,
            };
            asked += 1;
            if wait > self.bounds.longest_wait || asked > self.bounds.most_waits {
                let seconds = wait.as_secs();
                let cause = format!("the server asks to wait {seconds} s (request no. {asked})");
                return Err(PullError::Busy { address: self.address(), cause });
            }
            watch.wait(wait);
        }
    }

    /// As [`Self::ask`], once. Returns how long to wait, if the server asks for that.
    fn once(
        &self,
        (path, query): (&str, &[(&str, &str)]),
        headers: &[(&str, &str)],
        sent: &Sent<'_>,
        watch: &mut dyn Watch,
    ) -> Result<Result<Reply, Duration>, PullError> {
        if watch.stopped() {
            return Err(PullError::Stopped);
        }
        let url = format!("{}{path}", self.order.address.as_str());
        let query = query.iter().copied();
        let answer = match sent {
            Sent::Nothing => {
                let request = self.agent.get(url).query_pairs(query);
                headers.iter().fold(request, |request, (name, value)| request.header(*name, *value)).call()
            }
            Sent::Form(pairs) => {
                let request = self.agent.post(url).query_pairs(query);
                let request = headers.iter().fold(request, |request, (name, value)| request.header(*name, *value));
                request.send_form(pairs.iter().copied())
            }
            Sent::Json(text) | Sent::Patch(text) => {
                let request = if matches!(sent, Sent::Patch(_)) { self.agent.patch(url) } else { self.agent.post(url) };
                let request = request.query_pairs(query).content_type("application/json");
                headers.iter().fold(request, |request, (name, value)| request.header(*name, *value)).send(*text)
            }
        };
        let answer = answer.map_err(|error| self.failed(&error))?;
        let (status, head) = (answer.status(), answer.headers().clone());
        if status.is_redirection() {
            let to = text(&head, header::LOCATION).map_or_else(|| "nowhere".to_owned(), shown);
            return Err(PullError::Elsewhere { address: self.address(), to: self.said(&to), status: status.as_u16() });
        }
        if status == StatusCode::TOO_MANY_REQUESTS {
            let seconds = text(&head, header::RETRY_AFTER).and_then(|text| text.trim().parse().ok()).unwrap_or(WINDOW);
            return Ok(Err(Duration::from_secs(seconds)));
        }
        if status.is_server_error() {
            let cause = format!("HTTP {}: the server has a fault of its own", status.as_u16());
            return Err(PullError::Unreachable { address: self.address(), cause });
        }
        let body = self.body(answer, watch)?;
        let page = text(&head, header::CONTENT_TYPE).is_some_and(|kind| kind.contains("html"))
            || body.iter().find(|byte| !byte.is_ascii_whitespace()) == Some(&b'<');
        if page && !matches!(status, StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN) {
            let cause = format!("HTTP {}: a web page came, and data was expected", status.as_u16());
            return Err(PullError::Answer { address: self.address(), cause });
        }
        let total = text(&head, header::CONTENT_RANGE).and_then(|range| range.rsplit('/').next()?.trim().parse().ok());
        Ok(Ok(Reply { status: status.as_u16(), body, total }))
    }

    /// Reads a body, no further than its bound.
    fn body(&self, answer: Response<Body>, watch: &dyn Watch) -> Result<Vec<u8>, PullError> {
        let most = self.bounds.answer;
        let much = || PullError::TooMuch {
            address: self.address(),
            cause: format!("an answer has more than {most} bytes, which none of this size should have"),
        };
        if answer.body().content_length().is_some_and(|length| length > most) {
            return Err(much());
        }
        let (mut reader, mut body, mut piece) = (answer.into_body().into_reader(), Vec::new(), vec![0; PIECE]);
        loop {
            if watch.stopped() {
                return Err(PullError::Stopped);
            }
            let length = match reader.read(&mut piece) {
                Ok(0) => return Ok(body),
                Ok(length) => length,
                Err(error) => return Err(self.failed(&Error::from(error))),
            };
            body.extend_from_slice(piece.get(..length).unwrap_or_default());
            if body.len() as u64 > most {
                return Err(much());
            }
        }
    }

    /// Reads JSON of a documented form.
    ///
    /// # Errors
    /// [`PullError::Answer`]. The answer itself is not repeated: there may be persons in it.
    pub(super) fn json<T: DeserializeOwned>(&self, reply: &Reply) -> Result<T, PullError> {
        serde_json::from_slice(&reply.body).map_err(|error| {
            let what = if error.is_data() { "data of another form came" } else { "no JSON came" };
            self.answer(&format!("HTTP {}: {what} (line {}, column {})", reply.status, error.line(), error.column()))
        })
    }

    /// An answer that is not as documented.
    pub(super) fn answer(&self, cause: &str) -> PullError {
        PullError::Answer { address: self.address(), cause: self.said(cause) }
    }

    /// The token is not accepted.
    pub(super) fn token(&self, cause: &str) -> PullError {
        PullError::Token { address: self.address(), cause: self.said(cause) }
    }

    /// The token does not give that right.
    pub(super) fn right(&self, cause: &str) -> PullError {
        PullError::Right { address: self.address(), cause: self.said(cause) }
    }

    /// The address, for errors.
    pub(super) fn address(&self) -> String {
        self.order.address.as_str().to_owned()
    }

    /// A text of a server, cut, and without any secret that it repeats.
    fn said(&self, text: &str) -> String {
        let bare = self.secrets.iter().fold(text.to_owned(), |text, secret| text.replace(secret, "…"));
        printable_within(&bare, MESSAGE)
    }

    fn failed(&self, error: &Error) -> PullError {
        let (address, cause) = (self.address(), self.said(&error.to_string()));
        match error {
            Error::Tls(_) | Error::Rustls(_) | Error::Pem(_) => PullError::Tls { address, cause },
            Error::Io(io) if io.get_ref().is_some_and(|inner| inner.is::<rustls::Error>()) => PullError::Tls { address, cause },
            Error::Io(io) if io.source().is_some_and(|inner| inner.is::<rustls::Error>()) => PullError::Tls { address, cause },
            Error::Timeout(Timeout::Connect) => {
                let seconds = CONNECT.as_secs();
                PullError::Unreachable { address, cause: format!("no connection came about within {seconds} s") }
            }
            Error::Timeout(_) => {
                let seconds = self.bounds.patience.as_secs();
                PullError::Unreachable { address, cause: format!("no whole answer came within {seconds} s") }
            }
            Error::LargeResponseHeader(..) => PullError::TooMuch { address, cause },
            _ => PullError::Unreachable { address, cause },
        }
    }
}

fn text(head: &HeaderMap, name: header::HeaderName) -> Option<&str> {
    head.get(name).and_then(|value| value.to_str().ok())
}
