//! The identity of the hub and its stations.

use super::{
    cell::{bytes, number},
    journal::push,
    later::LACKS,
    link::{Value, Wait},
};
use crate::{
    audit::{
        exchange::{Card, Scope, Segment, SeriesHead},
        ids::{CampaignId, HubId, Incarnation, WriterId},
        journal::{PublicKey, Signature, SigningKey},
        moment::Moment,
        uai::Uai,
    },
    io::hub::{FORM, Greeting, HubError, Refusal, Trouble},
};
use std::{collections::BTreeMap, time::UNIX_EPOCH};
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
/// Of the stations that wait, only the last of each role: a role may introduce any number.
const STATIONS: &str = "SELECT key, owner::text, name, proof, accepted, everything, colleges FROM (
        SELECT *, row_number() OVER (PARTITION BY owner, accepted ORDER BY introduced_at DESC, key) AS place FROM recol.station
    ) AS placed WHERE accepted OR place <= 20 ORDER BY introduced_at, key";
/// Every introduction of these keys, until the end of the transaction as it is.
const OF_KEYS: &str = "SELECT key, owner::text, name, proof, accepted, everything, colleges FROM recol.station
    WHERE key = ANY($1) FOR UPDATE";
const INTRODUCED: &str = "SELECT key, owner::text, name, proof, accepted, everything, colleges FROM recol.station
    WHERE encode(key, 'hex') LIKE $1 || '%' LIMIT 20";
const SERIES: &str = "SELECT s.writer, s.campaign, s.key, h.seq, h.hash FROM recol.series s
    CROSS JOIN LATERAL (SELECT seq, hash FROM recol.head WHERE writer = s.writer ORDER BY seq DESC LIMIT 1) h";

/// Contacts the hub: sends all queries together; the answers come from one state of the database. Returns also whether the hub
/// lacks rights because it was made before them.
pub(super) async fn meet(client: &mut Client, wait: &Wait) -> Result<(Greeting, bool), HubError> {
    let asked = async {
        tokio::join!(
            client.batch_execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"),
            client.query_typed(HUB, &[]),
            client.query_typed(REVISIONS, &[]),
            client.query_typed(STATIONS, &[]),
            client.query_typed(SERIES, &[]),
            client.query_typed(LACKS, &[]),
            client.batch_execute("COMMIT"),
        )
    };
    let (begun, hub, revisions, stations, series, lacks, ended) = wait.within(asked).await?;
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
    // In the order in which they were asked: after the first that fails the server says nothing of the others.
    let revisions = revisions.map_err(said)?;
    let (mut cards, mut troubles, mut misled) = (Vec::new(), Vec::new(), false);
    for row in stations.map_err(said)? {
        match card(wait, &row)? {
            Ok(card) => {
                // Earlier versions accepted whoever had introduced a key, by whichever role. Until the office's next sync it stays
                // as it is: the same key may have a card that it did sign.
                if card.accepted && !holds(wait, &row)? {
                    misled = true;
                    troubles.push(unsigned(&card.name, &card.key));
                }
                cards.push(card);
            }
            Err(trouble) => troubles.push(trouble),
        }
    }
    let series = series.map_err(said)?;
    let lacks = match lacks.map_err(said)?.first() {
        Some(row) => row.try_get(0).map_err(damaged)?,
        None => false,
    };
    ended.map_err(said)?;
    let time: std::time::SystemTime = greeting.try_get(5).map_err(damaged)?;
    let since = time.duration_since(UNIX_EPOCH).map(|since| since.as_millis()).unwrap_or_default();
    let greeting = Greeting {
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
        misled,
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
    };
    Ok((greeting, lacks))
}

/// Returns the introductions under a key that begins with these digits.
pub(super) async fn introduced_as(client: &mut Client, wait: &Wait, digits: &str) -> Result<Vec<Card>, HubError> {
    // Digits alone: nothing in them stands for something else in a pattern.
    if !digits.bytes().all(|digit| digit.is_ascii_hexdigit()) {
        return Ok(Vec::new());
    }
    let values: [Value<'_>; 1] = [(&digits, Type::TEXT)];
    let rows = wait.on(client.query_typed(INTRODUCED, &values)).await?;
    let cards = rows.iter().map(|row| card(wait, row)).collect::<Result<Vec<_>, _>>()?;
    Ok(cards.into_iter().filter_map(Result::ok).collect())
}

/// Makes a station the office in the place of another: with its statement, or not at all. The role must own the hub, or be one
/// of its office.
pub(super) async fn succeed(
    client: &mut Client,
    wait: &Wait,
    (role, name, before): (&str, &str, &PublicKey),
    office: &SigningKey,
    told: &[Segment],
) -> Result<(), HubError> {
    let proof = proof(role, name, office);
    let key = office.public().bytes();
    let introduced = "INSERT INTO recol.station (key, name, proof) VALUES ($1, $2, $3)
        ON CONFLICT (key, owner) DO UPDATE SET name = excluded.name, proof = excluded.proof WHERE NOT recol.station.accepted";
    let values: [Value<'_>; 3] = [(&&key[..], Type::BYTEA), (&name, Type::TEXT), (&&proof[..], Type::BYTEA)];
    wait.on(client.execute_typed(introduced, &values)).await?;
    let accepted = "UPDATE recol.station SET accepted = true, everything = true, colleges = '{}'
        WHERE key = $1 AND owner = session_user";
    let values: [Value<'_>; 1] = [(&&key[..], Type::BYTEA)];
    wait.on(client.execute_typed(accepted, &values)).await?;
    for segment in told {
        push(client, wait, segment).await?;
    }
    let (before, now) = (before.bytes(), key);
    let values: [Value<'_>; 2] = [(&&now[..], Type::BYTEA), (&&before[..], Type::BYTEA)];
    let changed = wait.on(client.execute_typed("UPDATE recol.hub SET office = $1 WHERE office = $2", &values)).await?;
    if changed == 0 { Err(Refusal::OtherOffice.into()) } else { Ok(()) }
}

/// Returns the roles with which a station introduced itself, without those that only put down its key.
pub(super) async fn roles_of(client: &mut Client, wait: &Wait, key: &PublicKey) -> Result<Vec<String>, HubError> {
    let read = |error: tokio_postgres::Error| wait.damaged("station", &error.to_string());
    let key = key.to_string();
    let mut roles = Vec::new();
    for row in wait.on(client.query_typed(INTRODUCED, &[(&key, Type::TEXT)])).await? {
        if holds(wait, &row)? {
            roles.push(row.try_get::<_, &str>(1).map_err(read)?.to_owned());
        }
    }
    Ok(roles)
}

/// Whether the key of a row signed its introduction with the role of the row.
fn holds(wait: &Wait, row: &Row) -> Result<bool, HubError> {
    let read = |error: tokio_postgres::Error| wait.damaged("station", &error.to_string());
    let key = PublicKey::from_bytes(bytes(wait, row, 0)?);
    let (role, name): (&str, &str) = (row.try_get(1).map_err(read)?, row.try_get(2).map_err(read)?);
    Ok(key.verify(DOMAIN, &introduction(role, name), &bytes(wait, row, 3)?).is_ok())
}

fn unsigned(name: &str, key: &PublicKey) -> Trouble {
    Trouble::Altered { what: format!("{name} {key}"), cause: "its key did not sign its introduction".to_owned() }
}

/// Returns the card of a station, or a trouble if its key did not sign its introduction.
fn card(wait: &Wait, row: &Row) -> Result<Result<Card, Trouble>, HubError> {
    let read = |error: tokio_postgres::Error| wait.damaged("station", &error.to_string());
    let key = PublicKey::from_bytes(bytes(wait, row, 0)?);
    let name: &str = row.try_get(2).map_err(read)?;
    let accepted: bool = row.try_get(4).map_err(read)?;
    // The introductions of accepted stations were checked when they were accepted, or will be by the office.
    if !accepted && !holds(wait, row)? {
        return Ok(Err(unsigned(name, &key)));
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

/// Sets what the office states about each station, for the roles with which it introduced itself. What others introduced under
/// its key is never accepted: the server asks a role only whether it has an accepted row.
pub(super) async fn admit(client: &mut Client, wait: &Wait, cards: &[Card]) -> Result<(), HubError> {
    let sql = "UPDATE recol.station SET accepted = $2, everything = $3, colleges = $4
        WHERE key = $1 AND owner = $5::text::name AND (accepted, everything, colleges) IS DISTINCT FROM ($2, $3, $4)";
    let read = |error: tokio_postgres::Error| wait.damaged("station", &error.to_string());
    let said: BTreeMap<[u8; 32], &Card> = cards.iter().map(|card| (card.key.bytes(), card)).collect();
    let keys: Vec<&[u8]> = said.keys().map(|key| &key[..]).collect();
    let change = wait.on(client.transaction()).await?;
    for row in wait.on(change.query_typed(OF_KEYS, &[(&keys, Type::BYTEA_ARRAY)])).await? {
        let key: [u8; 32] = bytes(wait, &row, 0)?;
        let Some(Card { accepted, scope, .. }) = said.get(&key) else { continue };
        let role: &str = row.try_get(1).map_err(read)?;
        let accepted = *accepted && holds(wait, &row)?;
        let (everything, colleges) = match scope {
            Scope::All => (true, Vec::new()),
            Scope::Colleges(colleges) => (false, colleges.iter().map(ToString::to_string).collect()),
        };
        let values: [Value<'_>; 5] = [
            (&&key[..], Type::BYTEA),
            (&accepted, Type::BOOL),
            (&everything, Type::BOOL),
            (&colleges, Type::TEXT_ARRAY),
            (&role, Type::TEXT),
        ];
        wait.on(change.execute_typed(sql, &values)).await?;
    }
    wait.on(change.commit()).await
}
