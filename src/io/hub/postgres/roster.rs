//! The identity of the hub and its stations.

use super::link::{Value, Wait};
use crate::{
    audit::{
        exchange::{Card, Scope, SeriesHead},
        ids::{CampaignId, HubId, Incarnation, Revision, WriterId},
        journal::{PublicKey, Signature, SigningKey},
        moment::Moment,
        uai::Uai,
    },
    io::hub::{FORM, Greeting, HubError, Refusal, Trouble},
};
use std::time::UNIX_EPOCH;
use tokio_postgres::{Client, Row, types::Type};

const DOMAIN: &[u8] = b"recol role 1\0";

/// The bytes that a key signs to introduce its station with a role of the server.
fn introduction(role: &str, name: &str) -> Vec<u8> {
    [role.as_bytes(), b"\0", name.as_bytes()].concat()
}

/// The signature of an introduction.
pub(super) fn proof(role: &str, name: &str, key: &SigningKey) -> Signature {
    key.sign(DOMAIN, &introduction(role, name))
}

/// The queries of a first contact. They are sent all at once, so that a distant server costs only one round trip.
const HUB: &str = "SELECT form, id, incarnation, office, floor, clock_timestamp() FROM recol.hub";
const REVISIONS: &str = "SELECT revision, digest FROM recol.revision ORDER BY revision";
const STATIONS: &str =
    "SELECT key, owner::text, name, proof, accepted, everything, colleges FROM recol.station ORDER BY introduced_at, key";
const SERIES: &str = "SELECT s.writer, s.campaign, s.key, h.seq, h.hash FROM recol.series s
    CROSS JOIN LATERAL (SELECT seq, hash FROM recol.head WHERE writer = s.writer ORDER BY seq DESC LIMIT 1) h";

/// Contacts the hub: sends all queries together; the answers come from one state of the database.
pub(super) async fn meet(client: &mut Client, wait: &Wait) -> Result<Greeting, HubError> {
    let asked = async {
        tokio::join!(
            client.batch_execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"),
            client.query_typed(HUB, &[]),
            client.query_typed(REVISIONS, &[]),
            client.query_typed(STATIONS, &[]),
            client.query_typed(SERIES, &[]),
            client.batch_execute("COMMIT"),
        )
    };
    let (begun, hub, revisions, stations, series, ended) = wait.within(asked).await?;
    let said = |error| wait.said(&error);
    begun.map_err(said)?;
    let hub = hub.map_err(said)?;
    // Checked before anything else, because the version decides whether the rest can be understood.
    let greeting = hub.first().ok_or_else(|| HubError::NoHub(wait.address.clone()))?;
    let damaged = |cause: tokio_postgres::Error| wait.damaged("hub", &cause.to_string());
    let found: i32 = greeting.try_get(0).map_err(damaged)?;
    let found = u32::try_from(found).unwrap_or_default();
    match found {
        FORM => {}
        found if found > FORM => return Err(Refusal::NewerHub { found, known: FORM }.into()),
        found => return Err(Refusal::OlderHub { found, known: FORM }.into()),
    }
    let (mut cards, mut troubles) = (Vec::new(), Vec::new());
    for row in stations.map_err(said)? {
        match card(wait, &row)? {
            Ok(card) => cards.push(card),
            Err(trouble) => troubles.push(trouble),
        }
    }
    let revisions = revisions.map_err(said)?;
    let series = series.map_err(said)?;
    ended.map_err(said)?;
    let time: std::time::SystemTime = greeting.try_get(5).map_err(damaged)?;
    let since = time.duration_since(UNIX_EPOCH).map(|since| since.as_millis()).unwrap_or_default();
    Ok(Greeting {
        hub: HubId(bytes(wait, greeting, 1)?),
        incarnation: Incarnation(bytes(wait, greeting, 2)?),
        office: PublicKey::from_bytes(bytes(wait, greeting, 3)?),
        time: i64::try_from(since).ok().map(|ms| Moment::new(ms, 0)),
        floor: number(greeting.try_get(4).map_err(damaged)?),
        revisions: revisions
            .iter()
            .map(|row| Ok((number(row.try_get(0).map_err(damaged)?), bytes(wait, row, 1)?)))
            .collect::<Result<_, HubError>>()?,
        cards,
        series: series
            .iter()
            .map(|row| {
                Ok(SeriesHead {
                    writer: WriterId(bytes(wait, row, 0)?),
                    campaign: CampaignId(bytes(wait, row, 1)?),
                    key: PublicKey::from_bytes(bytes(wait, row, 2)?),
                    seq: row.try_get::<_, i64>(3).map_err(damaged)?.unsigned_abs(),
                    hash: bytes(wait, row, 4)?,
                })
            })
            .collect::<Result<_, HubError>>()?,
        // The constraints of the tables exclude gaps.
        holes: Default::default(),
        troubles,
    })
}

/// A revision's number.
pub(super) fn number(stored: i32) -> Revision {
    Revision(u32::try_from(stored).unwrap_or_default())
}

/// Bytes of a fixed length.
pub(super) fn bytes<const N: usize>(wait: &Wait, row: &Row, at: usize) -> Result<[u8; N], HubError> {
    let found: &[u8] = row.try_get(at).map_err(|error| wait.damaged("row", &error.to_string()))?;
    found.try_into().map_err(|_| wait.damaged("row", "bytes of another length were expected"))
}

/// Returns the card of a station, or a trouble if its key did not sign its introduction.
fn card(wait: &Wait, row: &Row) -> Result<Result<Card, Trouble>, HubError> {
    let read = |error: tokio_postgres::Error| wait.damaged("station", &error.to_string());
    let key = PublicKey::from_bytes(bytes(wait, row, 0)?);
    let (role, name): (&str, &str) = (row.try_get(1).map_err(read)?, row.try_get(2).map_err(read)?);
    let accepted: bool = row.try_get(4).map_err(read)?;
    // The introductions of accepted stations were checked when they were accepted.
    if !accepted && key.verify(DOMAIN, &introduction(role, name), &bytes(wait, row, 3)?).is_err() {
        let cause = "its key did not sign its introduction".to_owned();
        return Ok(Err(Trouble::Altered { what: format!("{name} {key}"), cause }));
    }
    let scope = if row.try_get(5).map_err(read)? {
        Scope::All
    } else {
        let colleges: Vec<&str> = row.try_get(6).map_err(read)?;
        Scope::Colleges(colleges.iter().filter_map(|uai| uai.parse::<Uai>().ok()).collect())
    };
    Ok(Ok(Card { key, name: name.into(), accepted, scope }))
}

/// Sends name and key of a station of this role.
pub(super) async fn introduce(
    client: &mut Client,
    wait: &Wait,
    role: &str,
    name: &str,
    key: &SigningKey,
) -> Result<(), HubError> {
    let proof = proof(role, name, key);
    let sql = "INSERT INTO recol.station (key, name, proof) VALUES ($1, $2, $3)
        ON CONFLICT (key, owner) DO UPDATE SET name = excluded.name, proof = excluded.proof";
    let key = key.public();
    let values: [Value<'_>; 3] = [(&&key.bytes()[..], Type::BYTEA), (&name, Type::TEXT), (&&proof[..], Type::BYTEA)];
    wait.on(client.execute_typed(sql, &values)).await.map(drop)
}

/// Sets what the office states about each station.
pub(super) async fn admit(client: &mut Client, wait: &Wait, cards: &[Card]) -> Result<(), HubError> {
    let sql = "UPDATE recol.station SET accepted = $2, everything = $3, colleges = $4
        WHERE key = $1 AND (accepted, everything, colleges) IS DISTINCT FROM ($2, $3, $4)";
    let change = wait.on(client.transaction()).await?;
    for Card { key, accepted, scope, .. } in cards {
        let (everything, colleges) = match scope {
            Scope::All => (true, Vec::new()),
            Scope::Colleges(colleges) => (false, colleges.iter().map(ToString::to_string).collect()),
        };
        let values: [Value<'_>; 4] =
            [(&&key.bytes()[..], Type::BYTEA), (accepted, Type::BOOL), (&everything, Type::BOOL), (&colleges, Type::TEXT_ARRAY)];
        wait.on(change.execute_typed(sql, &values)).await?;
    }
    wait.on(change.commit()).await
}
