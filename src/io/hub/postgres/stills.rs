//! Photographs in a table, one row for each and its college.

use super::{
    link::{Value, Wait},
    rights::{PHOTOGRAPHS, Roles},
};
use crate::{
    audit::journal::StillId,
    io::{
        album::{LARGEST, Photograph},
        hub::{HubError, Shot},
    },
};
use std::collections::BTreeSet;
use tokio_postgres::{Client, error::SqlState, types::Type};

/// How many digests are asked about at once.
const ASKED: usize = 1_000;

/// Returns those of the photographs that this role may see.
pub(super) async fn there(client: &mut Client, wait: &Wait, asked: &BTreeSet<Shot>) -> Result<BTreeSet<Shot>, HubError> {
    let sql = "SELECT digest, college FROM recol.still WHERE digest = ANY($1)";
    let mut found = BTreeSet::new();
    let digests: BTreeSet<StillId> = asked.iter().map(|(still, _)| *still).collect();
    let digests: Vec<&[u8]> = digests.iter().map(|still| &still.0[..]).collect();
    for part in digests.chunks(ASKED) {
        let rows = wait.within(client.query_typed(sql, &[(&part, Type::BYTEA_ARRAY)])).await?;
        for row in rows.map_err(|error| placeless(wait, &error))? {
            let read = |error: tokio_postgres::Error| wait.damaged("still", &error.to_string());
            let (still, college): (&[u8], &str) = (row.try_get(0).map_err(read)?, row.try_get(1).map_err(read)?);
            if let (Ok(still), Ok(college)) = (still.try_into(), college.parse()) {
                found.insert((StillId(still), college));
            }
        }
    }
    Ok(found.intersection(asked).copied().collect())
}

/// Stores a photograph; once more is nothing more.
pub(super) async fn put(client: &mut Client, wait: &Wait, shot: Shot, photograph: &Photograph) -> Result<(), HubError> {
    let sql = "INSERT INTO recol.still (digest, college, jpeg) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING";
    let (still, college) = (shot.0, shot.1.to_string());
    let values: [Value<'_>; 3] =
        [(&&still.0[..], Type::BYTEA), (&college.as_str(), Type::TEXT), (&photograph.bytes(), Type::BYTEA)];
    wait.within(client.execute_typed(sql, &values)).await?.map(drop).map_err(|error| placeless(wait, &error))
}

/// Fetches a photograph.
pub(super) async fn get(client: &mut Client, wait: &Wait, still: StillId) -> Result<Option<Photograph>, HubError> {
    let sql = format!("SELECT jpeg FROM recol.still WHERE digest = $1 AND length(jpeg) <= {LARGEST} LIMIT 1");
    let values: [Value<'_>; 1] = [(&&still.0[..], Type::BYTEA)];
    let rows = wait.within(client.query_typed(&sql, &values)).await?.map_err(|error| placeless(wait, &error))?;
    let Some(row) = rows.first() else { return Ok(None) };
    let damaged = |cause: String| wait.damaged(&still.file_name(), &cause);
    let bytes: &[u8] = row.try_get(0).map_err(|error| damaged(error.to_string()))?;
    Photograph::called(still, bytes).map(Some).map_err(|error| damaged(error.to_string()))
}

/// Makes the table at a hub that was created before there were photographs.
pub(super) async fn make_place(client: &mut Client, wait: &Wait) -> Result<(), HubError> {
    let roles = Roles::of(client, wait).await?;
    let change = wait.on(client.transaction()).await?;
    wait.on(change.batch_execute(&roles.within(PHOTOGRAPHS))).await?;
    wait.on(change.commit()).await
}

/// An error of the server; a missing table means an older hub.
fn placeless(wait: &Wait, error: &tokio_postgres::Error) -> HubError {
    if error.code() == Some(&SqlState::UNDEFINED_TABLE) { HubError::NoPlace } else { wait.said(error) }
}
