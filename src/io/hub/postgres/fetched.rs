//! Segments out of tables, of many series in one journey, with the boundaries at which they were signed.

use super::{
    cell::bytes,
    link::{Value, Wait},
};
use crate::{
    audit::{
        exchange::{MOST_ENTRIES, Segment},
        ids::{CampaignId, EntryId, WriterId},
        journal::{PublicKey, Sealed},
    },
    io::hub::{HubError, TakeSegment, Trouble, Wanted},
};
use futures_util::StreamExt;
use std::pin::pin;
use tokio_postgres::{Client, Row, types::Type};

/// How many series are asked for at once.
const SERIES: usize = 2_000;
/// How many entries one answer may have: more than the longest segment. The rest comes with the next.
const ROWS: u64 = 20_000;
/// With how many bytes of payloads an answer ends. A segment with more comes alone.
const BYTES: u64 = 32 << 20;
/// With how many bytes of payloads an answer ends that is about one series alone: more than a segment may have, which in a folder is
/// a file of at most as many.
const ALONE: u64 = 64 << 20;

const UNSIGNED: &str = "no signed end where one was expected";
const TOO_LARGE: &str = "a signed piece of it is larger than 64 MiB";

const FETCH: &str = "SELECT f.writer, f.seq, f.prev, f.digest, f.hash, f.salt, f.payload, h.signature, s.campaign, s.key
    FROM (
        SELECT a.place, e.*, coalesce(sum(length(e.payload)) OVER (
            ORDER BY a.place, e.seq ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) AS before
        FROM unnest($1::bytea[], $2::bigint[]) WITH ORDINALITY AS a (writer, after, place)
        CROSS JOIN LATERAL (
            SELECT writer, seq, prev, digest, hash, salt, payload FROM recol.entry
            WHERE writer = a.writer AND seq > a.after ORDER BY seq LIMIT $3) e
        ORDER BY a.place, e.seq LIMIT $3
    ) f
    LEFT JOIN recol.head h ON h.writer = f.writer AND h.seq = f.seq
    LEFT JOIN recol.series s ON s.writer = h.writer
    WHERE f.before < $4 ORDER BY f.place, f.seq";

/// Fetches the entries of several series, in the pieces that were signed. A series with a piece that is too long is reported and
/// passed over: a role may write its own series as it likes, and must not stop those of everybody.
pub(super) async fn fetch(
    client: &mut Client,
    wait: &Wait,
    wanted: &[Wanted],
    take: &mut TakeSegment<'_>,
) -> Result<(), HubError> {
    let mut left = wanted.to_vec();
    let mut alone = false;
    while !left.is_empty() {
        let (many, most) = if alone { (1, ALONE) } else { (portion(&left), BYTES) };
        let asked = left.get(..many).unwrap_or_default();
        let mut answer = Answer::to(asked, most);
        answer.read(client, wait, take).await?;
        let (done, reached, given_up) = (answer.at, answer.reached, answer.given_up);
        if !answer.is_full() {
            left.drain(..many);
            alone = false;
        } else if given_up {
            left.drain(..=done);
            alone = false;
        } else if let Some(next) = left.get_mut(done) {
            if done == 0 && reached == next.after {
                if alone {
                    take(Err(altered(next.writer, TOO_LARGE)))?;
                    left.remove(0);
                }
                alone = !alone;
                continue;
            }
            next.entries = next.entries.saturating_sub(reached - next.after);
            next.after = reached;
            left.drain(..done);
            alone = false;
        }
    }
    Ok(())
}

/// How many of the series are asked for at once: so many that an answer has room for what the hub told of them, and one at least.
fn portion(left: &[Wanted]) -> usize {
    let mut entries = 0_u64;
    let fits = |wanted: &&Wanted| {
        entries = entries.saturating_add(wanted.entries);
        entries <= ROWS
    };
    left.iter().take(SERIES).take_while(fits).count().max(1)
}

/// An answer, as it arrives.
struct Answer<'a> {
    asked: &'a [Wanted],
    /// The series that is being read, by its place.
    at: usize,
    /// The end of what was received of it in signed pieces.
    reached: u64,
    /// The entries after that.
    entries: Vec<Sealed>,
    /// The number of the row before, of this series.
    last: u64,
    /// Whether the rest of this series is passed over.
    given_up: bool,
    rows: u64,
    bytes: u64,
    /// With how many bytes it ends.
    most: u64,
}

impl<'a> Answer<'a> {
    fn to(asked: &'a [Wanted], most: u64) -> Self {
        let reached = asked.first().map_or(0, |wanted| wanted.after);
        Self { asked, at: 0, reached, entries: Vec::new(), last: reached, given_up: false, rows: 0, bytes: 0, most }
    }

    /// Whether it ended because it had become as large as it may.
    const fn is_full(&self) -> bool {
        self.rows >= ROWS || self.bytes >= self.most
    }

    /// Asks, and passes on what comes.
    async fn read(&mut self, client: &Client, wait: &Wait, take: &mut TakeSegment<'_>) -> Result<(), HubError> {
        let writers: Vec<&[u8]> = self.asked.iter().map(|wanted| &wanted.writer.0[..]).collect();
        let afters: Vec<i64> = self.asked.iter().map(|wanted| wanted.after.cast_signed()).collect();
        let (rows, most) = (ROWS.cast_signed(), self.most.cast_signed());
        let values: [Value<'_>; 4] =
            [(&writers, Type::BYTEA_ARRAY), (&afters, Type::INT8_ARRAY), (&rows, Type::INT8), (&most, Type::INT8)];
        let mut rows = pin!(wait.on(client.query_typed_raw(FETCH, values)).await?);
        while let Some(row) = wait.within(rows.next()).await? {
            let row = row.map_err(|error| wait.said(&error))?;
            self.row(wait, &row, take)?;
        }
        Ok(())
    }

    /// Takes the next row, which must be one that was asked for and later than the one before: a server may not hand over others,
    /// nor go on for ever.
    fn row(&mut self, wait: &Wait, row: &Row, take: &mut TakeSegment<'_>) -> Result<(), HubError> {
        let writer = WriterId(bytes(wait, row, 0)?);
        while self.asked.get(self.at).is_some_and(|wanted| wanted.writer != writer) {
            self.at += 1;
            self.reached = self.asked.get(self.at).map_or(0, |wanted| wanted.after);
            self.last = self.reached;
            self.entries.clear();
            self.given_up = false;
        }
        let entry = sealed(wait, writer, row)?;
        let was_full = self.is_full();
        self.rows += 1;
        self.bytes += entry.content.as_ref().map_or(0, |(_, payload)| payload.len() as u64);
        if self.at == self.asked.len() || was_full || entry.id.seq <= self.last {
            return Err(wait.damaged(&writer.to_string(), "entries that were not asked for"));
        }
        self.last = entry.id.seq;
        if self.given_up {
            return Ok(());
        }
        self.entries.push(entry);
        let signed: Option<&[u8]> = row.try_get(7).map_err(|error| wait.damaged("head", &error.to_string()))?;
        let Some(signature) = signed else {
            if self.entries.len() > MOST_ENTRIES {
                self.entries = Vec::new();
                self.given_up = true;
                take(Err(altered(writer, UNSIGNED)))?;
            }
            return Ok(());
        };
        let signature = signature.try_into().map_err(|_| wait.damaged("head", "64 bytes were expected"))?;
        let (campaign, key) = (CampaignId(bytes(wait, row, 8)?), PublicKey::from_bytes(bytes(wait, row, 9)?));
        let entries = std::mem::take(&mut self.entries);
        self.reached = entries.last().map_or(self.reached, |entry| entry.id.seq);
        let segment = Segment::told(campaign, key, entries, signature);
        take(segment.map_err(|error| altered(writer, &error.to_string())))
    }
}

fn altered(writer: WriterId, cause: &str) -> Trouble {
    Trouble::Altered { what: writer.to_string(), cause: cause.to_owned() }
}

fn sealed(wait: &Wait, writer: WriterId, row: &Row) -> Result<Sealed, HubError> {
    let read = |error: tokio_postgres::Error| wait.damaged("entry", &error.to_string());
    let (salt, payload): (Option<&[u8]>, Option<&[u8]>) = (row.try_get(5).map_err(read)?, row.try_get(6).map_err(read)?);
    let content = match salt.zip(payload) {
        Some((salt, payload)) => {
            Some((salt.try_into().map_err(|_| wait.damaged("entry", "a salt of 16 bytes was expected"))?, payload.to_vec()))
        }
        None => None,
    };
    Ok(Sealed {
        id: EntryId { writer, seq: row.try_get::<_, i64>(1).map_err(read)?.unsigned_abs() },
        prev: bytes(wait, row, 2)?,
        payload_digest: bytes(wait, row, 3)?,
        hash: bytes(wait, row, 4)?,
        content,
    })
}
