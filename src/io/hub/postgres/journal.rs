//! Segments into tables. One call stores a whole segment.

use super::link::{FORKED, Value, Wait};
use crate::{
    audit::{
        exchange::Segment,
        journal::{Digest, Sealed},
    },
    io::hub::{HubError, Refusal, TakeSent},
};
use futures_util::{StreamExt, stream::FuturesOrdered};
use tokio_postgres::{Client, error::SqlState, types::Type};

/// By which the server requires that a series is of a station that its role has introduced.
const OWNED: &str = "series_key_owner_fkey";

/// Stores a segment of an own series.
pub(super) async fn push(client: &mut Client, wait: &Wait, segment: &Segment) -> Result<(), HubError> {
    told(client, wait, segment, wait.within(asked(client, segment)).await?).await
}

/// Stores segments of several own series. They are all sent before the first answer has come. Each is stored by itself, as a
/// whole or not at all, and each answer may take its time.
pub(super) async fn push_all(
    client: &mut Client,
    wait: &Wait,
    segments: &[Segment],
    sent: &mut TakeSent<'_>,
) -> Result<(), HubError> {
    let mut answers: FuturesOrdered<_> = segments.iter().map(|segment| asked(client, segment)).collect();
    for segment in segments {
        let Some(answer) = wait.within(answers.next()).await? else { break };
        sent(segment, told(client, wait, segment, answer).await)?;
    }
    Ok(())
}

async fn told(
    client: &Client,
    wait: &Wait,
    segment: &Segment,
    answer: Result<(), tokio_postgres::Error>,
) -> Result<(), HubError> {
    match answer {
        Ok(()) => Ok(()),
        Err(error) => Err(refused(client, wait, segment, &error).await),
    }
}

/// Asks the server to store a segment.
async fn asked(client: &Client, segment: &Segment) -> Result<(), tokio_postgres::Error> {
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
    client.query_typed(sql, &values).await.map(drop)
}

/// What it means that the server did not store a segment. Only a fork is a matter of the journal.
async fn refused(client: &Client, wait: &Wait, segment: &Segment, error: &tokio_postgres::Error) -> HubError {
    let constraint = error.as_db_error().and_then(|answer| answer.constraint()).unwrap_or_default();
    match error.code() {
        Some(code) if *code == SqlState::FOREIGN_KEY_VIOLATION && constraint == OWNED => {
            let cause = "the key of this station belongs to another role there".to_owned();
            HubError::NoRight { address: wait.address.clone(), cause }
        }
        // Another copy of this store was faster.
        Some(code) if code.code() == FORKED || *code == SqlState::FOREIGN_KEY_VIOLATION => {
            Refusal::Cloned(segment.head().writer).into()
        }
        Some(code) if *code == SqlState::INSUFFICIENT_PRIVILEGE && !is_accepted(client, wait).await => {
            Refusal::NotAccepted { name: String::new(), key: segment.key() }.into()
        }
        _ => wait.said(error),
    }
}

/// Whether the server accepts this role's station: then it refuses for another reason. One that refuses to say so has lost its
/// rights.
async fn is_accepted(client: &Client, wait: &Wait) -> bool {
    let answer = wait.on(client.query_typed("SELECT recol.accepted()", &[])).await;
    answer.map_or(true, |rows| rows.first().and_then(|row| row.try_get(0).ok()).unwrap_or(true))
}
