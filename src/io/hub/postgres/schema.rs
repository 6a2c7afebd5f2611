//! Creates a hub in a database, and roles for its auditors.

use super::{
    link::{Value, Wait},
    repair::forget_gone,
    rights::{LATER, PHOTOGRAPHS, Roles, SCHEMA, check},
    roster::proof,
};
use crate::{
    audit::{
        ids::{HubId, Incarnation},
        journal::SigningKey,
    },
    io::hub::{FORM, HubError},
};
use postgres_protocol::password::scram_sha_256;
use tokio_postgres::{Client, types::Type};

/// Creates schema, roles, permissions, the hub and its office, all or nothing.
pub(super) async fn make(
    client: &mut Client,
    wait: &Wait,
    (hub, incarnation): (HubId, Incarnation),
    (role, name, office): (&str, &str, &SigningKey),
) -> Result<(), HubError> {
    let there = "SELECT 1 FROM pg_catalog.pg_namespace WHERE nspname = 'recol'";
    if !wait.on(client.query_typed(there, &[])).await?.is_empty() {
        return Err(HubError::Exists(wait.address.clone()));
    }
    let change = wait.on(client.transaction()).await?;
    let roles = Roles::choose(&change, wait, hub).await?;
    roles.make(&change, wait).await?;
    wait.on(change.batch_execute(&roles.within(SCHEMA))).await?;
    wait.on(change.batch_execute(&roles.within(LATER))).await?;
    wait.on(change.batch_execute(&roles.within(PHOTOGRAPHS))).await?;
    let (form, key, proof) = (FORM.cast_signed(), office.public().bytes(), proof(role, name, office));
    let sql = "INSERT INTO recol.hub (form, id, incarnation, office) VALUES ($1, $2, $3, $4)";
    let values: [Value<'_>; 4] =
        [(&form, Type::INT4), (&&hub.0[..], Type::BYTEA), (&&incarnation.0[..], Type::BYTEA), (&&key[..], Type::BYTEA)];
    wait.on(change.execute_typed(sql, &values)).await?;
    let sql = "INSERT INTO recol.station (key, name, proof, accepted) VALUES ($1, $2, $3, true)";
    let values: [Value<'_>; 3] = [(&&key[..], Type::BYTEA), (&name, Type::TEXT), (&&proof[..], Type::BYTEA)];
    wait.on(change.execute_typed(sql, &values)).await?;
    wait.on(change.commit()).await
}

/// Creates a role that may log in and be an auditor, or gives an existing role this permission. A given password is set
/// only on a new role or on one that is already an auditor, so that nobody is locked out of something else.
///
/// The server receives only what it needs to check a password, never the password itself, so the password is in none of
/// its logs.
pub(super) async fn auditor(client: &mut Client, wait: &Wait, role: &str, password: Option<&str>) -> Result<(), HubError> {
    if !is_plain(role) {
        return Err(HubError::NotARole(role.to_owned()));
    }
    let roles = Roles::of(client, wait).await?;
    let values: [Value<'_>; 2] = [(&role, Type::TEXT), (&roles.auditor, Type::TEXT)];
    let sql = "SELECT EXISTS (SELECT FROM pg_catalog.pg_auth_members WHERE member = r.oid AND roleid = $2::text::regrole)
        FROM pg_catalog.pg_roles r WHERE rolname = $1";
    let known = wait.on(client.query_typed(sql, &values)).await?;
    let ours: Option<bool> = known.first().and_then(|row| row.try_get(0).ok());
    if ours == Some(false) && password.is_some() {
        return Err(HubError::RoleExists(role.to_owned()));
    }
    let verb = if ours.is_none() { "CREATE" } else { "ALTER" };
    let verifier = password.map(|password| format!(" PASSWORD '{}'", scram_sha_256(password.as_bytes()))).unwrap_or_default();
    let sql = format!(
        "BEGIN; {verb} ROLE {role} LOGIN{verifier}; GRANT {} TO {role};
         ALTER ROLE {role} SET idle_in_transaction_session_timeout = '5min'; COMMIT",
        roles.auditor
    );
    let made = wait.on(client.batch_execute(&sql)).await;
    if made.is_err() {
        let _ = wait.on(client.batch_execute("ROLLBACK")).await;
    }
    made.map_err(Wait::office_only)?;
    check(client, wait, &roles, role).await
}

/// Makes a role one of the office, and hands it the office's station and series.
pub(super) async fn office(
    client: &mut Client,
    wait: &Wait,
    (role, password): (&str, Option<&str>),
    (name, key): (&str, &SigningKey),
) -> Result<(), HubError> {
    auditor(client, wait, role, password).await?;
    let roles = Roles::of(client, wait).await?;
    let change = wait.on(client.transaction()).await?;
    let (public, proof) = (key.public().bytes(), proof(role, name, key));
    // The role is a plain name, and needs no quotes.
    wait.on(change.batch_execute(&format!("GRANT {} TO {role}", roles.office))).await?;
    let sql = "INSERT INTO recol.station (key, owner, name, proof, accepted) VALUES ($1, $2::text::name, $3, $4, true)
        ON CONFLICT (key, owner) DO UPDATE SET name = excluded.name, proof = excluded.proof,
            accepted = true, everything = true, colleges = '{}'";
    let values: [Value<'_>; 4] =
        [(&&public[..], Type::BYTEA), (&role, Type::TEXT), (&name, Type::TEXT), (&&proof[..], Type::BYTEA)];
    wait.on(change.execute_typed(sql, &values)).await?;
    let values: [Value<'_>; 2] = [(&role, Type::TEXT), (&&public[..], Type::BYTEA)];
    let sql = "UPDATE recol.series SET owner = $1::text::name WHERE key = $2";
    wait.on(change.execute_typed(sql, &values)).await?;
    forget_gone(&change, wait, &key.public()).await?;
    wait.on(change.commit()).await
}

/// Whether a name needs no quotes and can be used in a statement as it is.
fn is_plain(role: &str) -> bool {
    role.len() <= 63
        && role.starts_with(|c: char| c.is_ascii_lowercase() || c == '_')
        && role.bytes().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == b'_')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_plain_names_stand_in_a_statement() {
        for name in ["aud_1", "_x", "a"] {
            assert!(is_plain(name), "{name}");
        }
        for name in ["", "1a", "Aud", "a b", "a;drop role b", "a\"", "é", &"a".repeat(64)] {
            assert!(!is_plain(name), "{name}");
        }
    }
}
