//! Compares the schema of the file with the one that the migrations create in an empty file, and finds rows that belong
//! to nothing.

use super::problem::{Difference, Problem, Verified};
use crate::io::store::schema::MIGRATIONS;
use rusqlite::Connection;
use std::collections::BTreeMap;

/// For each type and name, the SQL that created it.
type Parts = BTreeMap<(String, String), String>;

pub(super) fn look(db: &Connection, form: usize, verified: &mut Verified) -> rusqlite::Result<()> {
    let ours = Connection::open_in_memory()?;
    for migration in MIGRATIONS.iter().take(form) {
        ours.execute_batch(migration)?;
    }
    let (ours, mut here) = (parts(&ours)?, parts(db)?);
    let mut problem = |(what, name): (String, String), how| verified.problems.push(Problem::Schema { what, name, how });
    for (part, words) in ours {
        match here.remove(&part) {
            None => problem(part, Difference::Missing),
            Some(found) if found != words => problem(part, Difference::Altered),
            Some(_) => {}
        }
    }
    here.into_keys().for_each(|part| problem(part, Difference::Strange));
    strays(db, verified)
}

/// Returns the parts of the schema without those that SQLite creates itself: the indexes of keys, and the statistics of
/// `ANALYZE`.
fn parts(db: &Connection) -> rusqlite::Result<Parts> {
    let mut asked = db.prepare("SELECT type, name, coalesce(sql, '') FROM main.sqlite_schema")?;
    let rows = asked.query_map([], |row| Ok(((row.get(0)?, row.get(1)?), row.get(2)?)))?;
    let mut parts: Parts = rows.collect::<rusqlite::Result<_>>()?;
    parts.retain(|(what, name), words| match what.as_str() {
        "index" => !(words.is_empty() && name.starts_with("sqlite_autoindex_")),
        "table" => !name.starts_with("sqlite_stat"),
        _ => true,
    });
    // White space does not matter; only the words are compared.
    parts.values_mut().for_each(|words| *words = words.split_whitespace().collect::<Vec<_>>().join(" "));
    Ok(parts)
}

fn strays(db: &Connection, verified: &mut Verified) -> rusqlite::Result<()> {
    let mut asked = db.prepare("SELECT \"table\", count(*) FROM pragma_foreign_key_check GROUP BY 1 ORDER BY 1")?;
    let rows = asked.query_map([], |row| Ok((row.get(0)?, row.get::<_, i64>(1)?.unsigned_abs())))?;
    for row in rows {
        let (table, count) = row?;
        verified.problems.push(Problem::Stray { table, count });
    }
    Ok(())
}
