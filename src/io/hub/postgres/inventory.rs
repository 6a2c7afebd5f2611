//! Revisions in tables. They are published by COPY in one transaction and handed over by COPY from one state of the
//! database.

use super::{
    cell::{bytes, number},
    link::{Link, Value, Wait},
    rows::{Copied, Table},
};
use crate::{
    audit::{
        exchange::{Line, RevisionHead, Row, Scope},
        ids::Revision,
        journal::Digest,
    },
    io::{
        hub::{HubError, TakeArrival, TellRows},
        store::Arrival,
    },
};
use bytes::Bytes;
use futures_util::{SinkExt, StreamExt};
use std::pin::{Pin, pin};
use tokio_postgres::{Client, CopyInSink, binary_copy::BinaryCopyOutStream, types::Type};

/// How many bytes of rows are sent at once.
const CHUNK: usize = 1 << 18;

const fn stored(revision: Revision) -> i32 {
    revision.0.cast_signed()
}

/// Publishes a revision, completely or not at all.
pub(super) fn publish(link: &mut Link, head: &RevisionHead, tell: &mut TellRows<'_>) -> Result<(), HubError> {
    link.run(async |client, wait| wait.on(client.batch_execute("BEGIN")).await)?;
    let published = form(link).and_then(|form| rows(link, head, tell, form)).and_then(|digest| {
        link.run(async |client, wait| {
            announce(client, wait, head, &digest).await?;
            wait.on(client.batch_execute("COMMIT; ANALYZE recol.device")).await
        })
    });
    if published.is_err() {
        // If the connection is gone, the server has ended the transaction.
        let _ = link.run(async |client, wait| wait.on(client.batch_execute("ROLLBACK")).await);
    }
    published.map_err(Wait::office_only)
}

/// How rows are written into this hub.
#[derive(Clone, Copy)]
struct Form {
    /// Whether they have to be copied into a table of this connection first: a server does not copy into a table whose rows it checks
    /// one by one for this role, and does so for every role but the owner.
    detour: bool,
    /// Whether it has a place for the codes of communes; hubs of the first versions have none.
    coded: bool,
}

fn form(link: &mut Link) -> Result<Form, HubError> {
    let sql = "SELECT row_security_active('recol.device'), EXISTS (
        SELECT FROM pg_catalog.pg_attribute WHERE attrelid = 'recol.college'::regclass AND attname = 'commune_code')";
    let asked = link.run(async |client, wait| wait.on(client.query_typed(sql, &[])).await)?;
    let said = |at| asked.first().and_then(|row| row.try_get(at).ok()).unwrap_or(false);
    Ok(Form { detour: said(0), coded: said(1) })
}

/// Sends the rows as they are received, one table after another.
fn rows(link: &mut Link, head: &RevisionHead, tell: &mut TellRows<'_>, form: Form) -> Result<Digest, HubError> {
    let revision = stored(head.revision);
    let mut open: Option<(Table, Pin<Box<CopyInSink<Bytes>>>)> = None;
    let mut waiting = Vec::with_capacity(CHUNK * 2);
    let digest = tell(&mut |row: &Row, _| {
        let table = Table::of(row);
        if !form.coded && matches!(row, Row::College(_, Some(college)) if college.commune_code.is_some()) {
            return Err(HubError::NoCommuneCodes);
        }
        if open.as_ref().is_none_or(|(now, _)| *now != table) {
            close(link, &mut open, &mut waiting, form)?;
            let into = if form.detour { arriving(link, table, form)? } else { table.written(form.coded).to_owned() };
            let sql = format!("COPY {into} FROM STDIN (FORMAT binary)");
            let sink = link.run(async |client, wait| wait.on(client.copy_in::<_, Bytes>(&sql)).await)?;
            open = Some((table, Box::pin(sink)));
            waiting.extend(Copied::BEGIN);
        }
        Copied(&mut waiting).row(revision, row, form.coded);
        if waiting.len() >= CHUNK
            && let Some((_, sink)) = &mut open
        {
            send(link, sink, &mut waiting)?;
        }
        Ok(())
    })?;
    close(link, &mut open, &mut waiting, form)?;
    Ok(digest)
}

/// Creates a table of this connection like one of the hub's, and returns it with its columns.
fn arriving(link: &mut Link, table: Table, form: Form) -> Result<String, HubError> {
    let (of, columns) = table.written(form.coded).split_once(' ').unwrap_or_default();
    let made = format!("CREATE TEMP TABLE arriving ON COMMIT DROP AS SELECT * FROM {of} LIMIT 0");
    link.run(async |client, wait| wait.on(client.batch_execute(&made)).await)?;
    Ok(format!("pg_temp.arriving {columns}"))
}

/// Moves the rows of that table into the hub's.
fn moved(link: &mut Link, table: Table, form: Form) -> Result<(), HubError> {
    let columns = table.written(form.coded).split_once(' ').unwrap_or_default().1.trim_matches(['(', ')']);
    let sql =
        format!("INSERT INTO {} SELECT {columns} FROM pg_temp.arriving; DROP TABLE pg_temp.arriving", table.written(form.coded));
    link.run(async |client, wait| wait.on(client.batch_execute(&sql)).await)
}

fn send(link: &mut Link, sink: &mut Pin<Box<CopyInSink<Bytes>>>, waiting: &mut Vec<u8>) -> Result<(), HubError> {
    let chunk = Bytes::from(std::mem::replace(waiting, Vec::with_capacity(CHUNK * 2)));
    link.run(async |_, wait| wait.on(sink.send(chunk)).await)
}

fn close(
    link: &mut Link,
    open: &mut Option<(Table, Pin<Box<CopyInSink<Bytes>>>)>,
    waiting: &mut Vec<u8>,
    form: Form,
) -> Result<(), HubError> {
    let Some((table, mut sink)) = open.take() else { return Ok(()) };
    waiting.extend(Copied::END);
    send(link, &mut sink, waiting)?;
    link.run(async |_, wait| wait.on(sink.as_mut().finish()).await)?;
    if form.detour { moved(link, table, form) } else { Ok(()) }
}

/// Written last: a revision exists once its digest is there.
async fn announce(client: &mut Client, wait: &Wait, head: &RevisionHead, digest: &Digest) -> Result<(), HubError> {
    let sql = "INSERT INTO recol.revision (revision, at, source, prefixes, digest) VALUES ($1, $2, $3, $4, $5)";
    let revision = stored(head.revision);
    let values: [Value<'_>; 5] = [
        (&revision, Type::INT4),
        (&head.at.as_str(), Type::TEXT),
        (&head.source.as_str(), Type::TEXT),
        (&head.prefixes.as_str(), Type::TEXT),
        (&&digest[..], Type::BYTEA),
    ];
    wait.on(client.execute_typed(sql, &values)).await.map(drop)
}

/// Merges the revisions published before one into it.
pub(super) async fn gather(client: &mut Client, wait: &Wait, floor: Revision) -> Result<(), HubError> {
    let floor = stored(floor);
    let change = wait.on(client.transaction()).await?;
    for (table, key) in [("college", "uai"), ("programme", "code"), ("device", "tag")] {
        let superseded = format!(
            "DELETE FROM recol.{table} old WHERE revision <= {floor} AND (gone OR EXISTS (
                SELECT FROM recol.{table} new WHERE new.{key} = old.{key} AND new.revision > old.revision AND new.revision <= {floor}))"
        );
        wait.on(change.batch_execute(&superseded)).await?;
        let moved = format!("UPDATE recol.{table} SET revision = {floor} WHERE revision < {floor}");
        wait.on(change.batch_execute(&moved)).await?;
    }
    let ended = format!("DELETE FROM recol.revision WHERE revision < {floor}; UPDATE recol.hub SET floor = {floor}");
    wait.on(change.batch_execute(&ended)).await?;
    wait.on(change.commit()).await
}

/// Hands over the revisions after one, up to another, as the server returns them to this role: first the head of each
/// revision, then their rows, each table in the order of the server.
pub(super) async fn hand_over(
    client: &mut Client,
    wait: &Wait,
    (after, upto): (Revision, Revision),
    scope: &Scope,
    take: &mut TakeArrival<'_>,
) -> Result<(), HubError> {
    let begin = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";
    let sql =
        "SELECT revision, digest, at, source, prefixes FROM recol.revision WHERE revision > $1 AND revision <= $2 ORDER BY 1";
    let (from, to) = (stored(after), stored(upto));
    let range: [Value<'_>; 2] = [(&from, Type::INT4), (&to, Type::INT4)];
    let (begun, heads) =
        wait.within(async { tokio::join!(client.batch_execute(begin), client.query_typed(sql, &range)) }).await?;
    begun.map_err(|error| wait.said(&error))?;
    for row in heads.map_err(|error| wait.said(&error))? {
        let told = |error: tokio_postgres::Error| wait.damaged("revision", &error.to_string());
        let word = |at| row.try_get::<_, &str>(at).map(Into::into).map_err(told);
        let revision = number(row.try_get(0).map_err(told)?);
        let head = RevisionHead { revision, at: word(2)?, source: word(3)?, prefixes: word(4)? };
        take(Arrival::Revision(head, bytes(wait, &row, 1)?))?;
    }
    for table in Table::ALL {
        // Both values are numbers, so they are safe in the text. COPY takes no parameters.
        let sql = format!("COPY ({} WHERE revision > {from} AND revision <= {to}) TO STDOUT (FORMAT binary)", table.handed());
        let stream = wait.on(client.copy_out(&sql)).await?;
        let mut rows = pin!(BinaryCopyOutStream::new(stream, table.types()));
        while let Some(row) = wait.within(rows.next()).await? {
            let Line { revision, row } = table.read(wait, &row.map_err(|error| wait.said(&error))?)?;
            // The server leaves out what is outside the scope of this role. A role with two stations receives the rows
            // of both.
            take(Arrival::Line(Line { revision, row: row.for_scope(scope) }))?;
        }
    }
    wait.on(client.batch_execute("COMMIT")).await
}
