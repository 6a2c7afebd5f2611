//! What the same rows cost by the server's own COPY and SQLite's own load, and nothing else.

use crate::{
    laptop::Laptop,
    server::{Database, OWNER, PASSWORD},
};
use bytes::Bytes;
use futures_util::StreamExt;
use recol::audit::{ids::CampaignId, journal::Sealed, uai::Uai};
use std::{pin::pin, time::Instant};
use tokio_postgres::{
    Client, Config, NoTls,
    binary_copy::{BinaryCopyInWriter, BinaryCopyOutStream},
    types::Type,
};

const COLUMNS: &str =
    "tag, revision, gone, serial, model, kind, programme, delivery, owner, custody, due, college, room, source_id, uuid";

fn connected<T>(database: &Database, work: impl AsyncFnOnce(Client) -> T) -> T {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let mut config = Config::new();
        config.host("127.0.0.1").port(database.port).dbname(&database.name).user(OWNER).password(PASSWORD);
        let (client, connection) = config.connect(NoTls).await.unwrap();
        tokio::spawn(connection);
        work(client).await
    })
}

/// Seconds that the rows of a revision take as bytes of COPY, plus those that SQLite takes to load them, sorted, from memory.
pub fn pulled(database: &Database, revision: i32, rows: u64) -> f64 {
    let sql = format!("COPY (SELECT {COLUMNS} FROM recol.device WHERE revision = {revision}) TO STDOUT (FORMAT binary)");
    let copied = connected(database, async |client| {
        let begun = Instant::now();
        let mut stream = pin!(client.copy_out(&sql).await.unwrap());
        let mut bytes = 0;
        while let Some(chunk) = stream.next().await {
            bytes += chunk.unwrap().len();
        }
        assert!(bytes > 0);
        begun.elapsed()
    });
    let mut held: Vec<Vec<Option<String>>> = connected(database, async |client| {
        let mut types = vec![Type::TEXT; 15];
        (types[1], types[2]) = (Type::INT4, Type::BOOL);
        let mut stream = pin!(BinaryCopyOutStream::new(client.copy_out(&sql).await.unwrap(), &types));
        let mut held = Vec::new();
        while let Some(row) = stream.next().await {
            let row = row.unwrap();
            held.push([0, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14].map(|at| row.get(at)).to_vec());
        }
        held
    });
    assert_eq!(held.len() as u64, rows);
    held.sort();
    let dir = tempfile::TempDir::new().unwrap();
    let mut db = rusqlite::Connection::open(dir.path().join("bare.sqlite")).unwrap();
    db.execute_batch(
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
         CREATE TABLE device (tag TEXT NOT NULL, revision INTEGER NOT NULL, gone INTEGER NOT NULL DEFAULT 0, serial TEXT, model TEXT,
             kind TEXT, programme TEXT, delivery TEXT, owner TEXT, custody TEXT, holder TEXT, due TEXT, college INTEGER, room TEXT,
             source_id TEXT, uuid TEXT, PRIMARY KEY (tag, revision)) STRICT, WITHOUT ROWID",
    )
    .unwrap();
    let begun = Instant::now();
    let write = db.transaction().unwrap();
    let mut insert = write
        .prepare(
            "INSERT INTO device (tag, revision, serial, model, kind, programme, delivery, owner, custody, due, college, room, source_id, uuid)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)",
        )
        .unwrap();
    for row in &held {
        let college = row[9].as_ref().map(|uai| uai.parse::<Uai>().unwrap().number());
        let texts: Vec<Option<&str>> = row.iter().map(Option::as_deref).collect();
        insert
            .execute(rusqlite::params![
                texts[0], revision, texts[1], texts[2], texts[3], texts[4], texts[5], texts[6], texts[7], texts[8], college,
                texts[10], texts[11], texts[12]
            ])
            .unwrap();
    }
    drop(insert);
    write.commit().unwrap();
    (copied + begun.elapsed()).as_secs_f64()
}

/// Seconds that the entries of a laptop take by COPY into the hub's own table.
pub fn pushed(database: &Database, laptop: &Laptop, campaign: CampaignId) -> f64 {
    let entries: Vec<Sealed> = laptop.sealed();
    let writer = entries[0].id.writer;
    connected(database, async |client| {
        let series =
            "INSERT INTO recol.series (writer, campaign, key, owner) SELECT $1, $2, key, owner FROM recol.station LIMIT 1";
        client.execute(series, &[&&writer.0[..], &&campaign.0[..]]).await.unwrap();
        let begun = Instant::now();
        let sql = "COPY recol.entry (writer, seq, prev, digest, hash, salt, payload) FROM STDIN (FORMAT binary)";
        let sink = client.copy_in::<_, Bytes>(sql).await.unwrap();
        let types = [Type::BYTEA, Type::INT8, Type::BYTEA, Type::BYTEA, Type::BYTEA, Type::BYTEA, Type::BYTEA];
        let mut writing = pin!(BinaryCopyInWriter::new(sink, &types));
        for entry in &entries {
            let (salt, payload) = entry.content.as_ref().unwrap();
            let seq = entry.id.seq.cast_signed();
            let row: [&(dyn tokio_postgres::types::ToSql + Sync); 7] = [
                &&writer.0[..],
                &seq,
                &&entry.prev[..],
                &&entry.payload_digest[..],
                &&entry.hash[..],
                &&salt[..],
                &payload.as_slice(),
            ];
            writing.as_mut().write(&row).await.unwrap();
        }
        assert_eq!(writing.finish().await.unwrap(), entries.len() as u64);
        begun.elapsed().as_secs_f64()
    })
}
