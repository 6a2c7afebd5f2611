//! Segments in tables. One call stores a whole segment; segments are returned with the boundaries at which they were
//! signed.

use super::{
    link::{FORKED, Value, Wait},
    roster::bytes,
};
use crate::{
    audit::{
        exchange::{MOST_ENTRIES, Segment},
        ids::{CampaignId, EntryId, WriterId},
        journal::{Digest, PublicKey, Sealed, Signature},
    },
    io::hub::{HubError, Refusal, TakeSegment, Trouble},
};
use futures_util::StreamExt;
use std::pin::pin;
use tokio_postgres::{Client, Row, error::SqlState, types::Type};

/// Stores a segment of an own series.
pub(super) async fn push(client: &mut Client, wait: &Wait, segment: &Segment) -> Result<(), HubError> {
    let entries = segment.entries();
    let writer = segment.head().writer;
    let seqs: Vec<i64> = entries.iter().map(|entry| entry.id.seq.cast_signed()).collect();
    let each = |part: fn(&Sealed) -> &Digest| entries.iter().map(|entry| &part(entry)[..]).collect::<Vec<&[u8]>>();
    let (prevs, digests, hashes) = (each(|e| &e.prev), each(|e| &e.payload_digest), each(|e| &e.hash));
    let contents = || entries.iter().map(|entry| entry.content.as_ref());
    let salts: Vec<Option<&[u8]>> = contents().map(|content| content.map(|(salt, _)| &salt[..])).collect();
    let payloads: Vec<Option<&[u8]>> = contents().map(|content| content.map(|(_, payload)| payload.as_slice())).collect();
    let values: [Value<'_>; 10] = [
        (&&writer.0[..], Type::BYTEA),
        (&&segment.campaign().0[..], Type::BYTEA),
        (&&segment.key().bytes()[..], Type::BYTEA),
        (&seqs, Type::INT8_ARRAY),
        (&prevs, Type::BYTEA_ARRAY),
        (&digests, Type::BYTEA_ARRAY),
        (&hashes, Type::BYTEA_ARRAY),
        (&salts, Type::BYTEA_ARRAY),
        (&payloads, Type::BYTEA_ARRAY),
        (&&segment.signature()[..], Type::BYTEA),
    ];
    let sql = "SELECT recol.push($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
    match wait.within(client.query_typed(sql, &values)).await? {
        Ok(_) => Ok(()),
        Err(error) => Err(match error.code() {
            // Another copy of this store was faster.
            Some(code) if code.code() == FORKED || *code == SqlState::FOREIGN_KEY_VIOLATION => Refusal::Cloned(writer).into(),
            Some(code) if *code == SqlState::INSUFFICIENT_PRIVILEGE => {
                Refusal::NotAccepted { name: String::new(), key: segment.key() }.into()
            }
            _ => wait.said(&error),
        }),
    }
}

const FETCH: &str = "SELECT e.seq, e.prev, e.digest, e.hash, e.salt, e.payload, h.signature
    FROM recol.entry e LEFT JOIN recol.head h ON h.writer = e.writer AND h.seq = e.seq
    WHERE e.writer = $1 AND e.seq > $2 ORDER BY e.seq";

/// Fetches a series after a number, in the pieces that were signed.
pub(super) async fn fetch(
    client: &mut Client,
    wait: &Wait,
    writer: WriterId,
    after: u64,
    take: &mut TakeSegment<'_>,
) -> Result<(), HubError> {
    let after = after.cast_signed();
    let named: [Value<'_>; 1] = [(&&writer.0[..], Type::BYTEA)];
    let sql = "SELECT campaign, key FROM recol.series WHERE writer = $1";
    let from: [Value<'_>; 2] = [(&&writer.0[..], Type::BYTEA), (&after, Type::INT8)];
    let asked = async { tokio::join!(client.query_typed(sql, &named), client.query_typed_raw(FETCH, from)) };
    let (series, rows) = wait.within(asked).await?;
    let series = series.map_err(|error| wait.said(&error))?;
    let Some(series) = series.first() else { return Ok(()) };
    let (campaign, key) = (CampaignId(bytes(wait, series, 0)?), PublicKey::from_bytes(bytes(wait, series, 1)?));
    let mut rows = pin!(rows.map_err(|error| wait.said(&error))?);
    let mut entries = Vec::new();
    while let Some(row) = wait.within(rows.next()).await? {
        let row = row.map_err(|error| wait.said(&error))?;
        entries.push(sealed(wait, writer, &row)?);
        let signed: Option<&[u8]> = row.try_get(6).map_err(|error| wait.damaged("head", &error.to_string()))?;
        if let Some(signature) = signed {
            let signature: Signature = signature.try_into().map_err(|_| wait.damaged("head", "64 bytes were expected"))?;
            let segment = Segment::told(campaign, key, std::mem::take(&mut entries), signature);
            take(segment.map_err(|error| Trouble::Altered { what: writer.to_string(), cause: error.to_string() }))?;
        } else if entries.len() > MOST_ENTRIES {
            return Err(wait.damaged(&writer.to_string(), "no signed end where one was expected"));
        }
    }
    Ok(())
}

fn sealed(wait: &Wait, writer: WriterId, row: &Row) -> Result<Sealed, HubError> {
    let read = |error: tokio_postgres::Error| wait.damaged("entry", &error.to_string());
    let (salt, payload): (Option<&[u8]>, Option<&[u8]>) = (row.try_get(4).map_err(read)?, row.try_get(5).map_err(read)?);
    let content = match salt.zip(payload) {
        Some((salt, payload)) => {
            Some((salt.try_into().map_err(|_| wait.damaged("entry", "a salt of 16 bytes was expected"))?, payload.to_vec()))
        }
        None => None,
    };
    Ok(Sealed {
        id: EntryId { writer, seq: row.try_get::<_, i64>(0).map_err(read)?.unsigned_abs() },
        prev: bytes(wait, row, 1)?,
        payload_digest: bytes(wait, row, 2)?,
        hash: bytes(wait, row, 3)?,
        content,
    })
}
