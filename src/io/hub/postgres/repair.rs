//! Makes roles, rights and policies of a hub anew: after its database was restored to a server where the roles are missing, a hub
//! has its tables and nobody who may read them.

use super::{
    link::{Value, Wait},
    rights::{Roles, has_photographs},
    roster::proof,
};
use crate::{
    audit::{
        ids::HubId,
        journal::{PublicKey, SigningKey},
    },
    io::hub::{FORM, HubError, Refusal},
};
use tokio_postgres::{Client, GenericClient, types::Type};

/// What a repair made. Nothing, where nothing was missing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Repaired {
    /// The roles that stand for permissions and did not exist.
    pub roles: Vec<String>,
    /// How many rights of these roles at tables and functions were missing.
    pub rights: usize,
    /// How many policies were missing, of so many.
    pub policies: (usize, usize),
    /// Whether the office, whose role does not exist on this server, goes on with the role that repairs.
    pub office: bool,
    /// The roles of accepted stations that do not exist on this server or have no access to the hub: each has to be made by name.
    pub without: Vec<String>,
}

/// Everything that a restored database may have lost, and no more.
const OWNED: &str = "SELECT bool_and(pg_has_role(current_user, relowner, 'USAGE')), min(relowner::regrole::text)
    FROM pg_catalog.pg_class WHERE relnamespace = 'recol'::regnamespace AND relkind IN ('r', 'v')";

/// Has the series of the office that belong to a role that is gone belong to one of its roles that is there.
const HANDED_ON: &str = "UPDATE recol.series c SET owner = there.owner FROM (
        SELECT s.owner FROM recol.station s JOIN pg_catalog.pg_roles r ON r.rolname = s.owner WHERE s.key = $1 AND s.accepted
        ORDER BY s.owner = session_user DESC, s.owner LIMIT 1) there
    WHERE c.key = $1 AND NOT EXISTS (SELECT FROM pg_catalog.pg_roles r WHERE r.rolname = c.owner)";

/// Where nobody is there who could have them, no role of that name is the office's either.
const SHUT_OUT: &str = "UPDATE recol.station s SET accepted = false
    WHERE s.key = $1 AND s.accepted AND NOT EXISTS (SELECT FROM pg_catalog.pg_roles r WHERE r.rolname = s.owner)";

const FORGOTTEN: &str = "DELETE FROM recol.station s
    WHERE s.key = $1 AND NOT EXISTS (SELECT FROM pg_catalog.pg_roles r WHERE r.rolname = s.owner)
        AND NOT EXISTS (SELECT FROM recol.series c WHERE c.key = s.key AND c.owner = s.owner)";

const EXISTING: &str = "SELECT rolname::text FROM pg_catalog.pg_roles WHERE rolname IN ($1, $2)";

/// Roles of accepted stations that reach nothing. An owner needs no rights. None of the office is among them: whoever were made one
/// by name would be handed all that the office is.
const WITHOUT: &str = "SELECT DISTINCT s.owner::text FROM recol.station s LEFT JOIN pg_catalog.pg_roles r ON r.rolname = s.owner
    WHERE s.accepted AND s.key <> (SELECT office FROM recol.hub)
        AND (r.oid IS NULL OR NOT has_table_privilege(r.oid, 'recol.entry', 'SELECT')) ORDER BY 1";

/// Repairs the hub of a database, completely or not at all.
///
/// # Errors
/// [`HubError::NoHub`] where there is none of ours, [`HubError::NotOwner`] if another role owns it, and every case of a server.
pub(super) async fn repair(
    client: &mut Client,
    wait: &Wait,
    (role, name, key): (&str, &str, &SigningKey),
) -> Result<Repaired, HubError> {
    let none = || HubError::NoHub(wait.address.clone());
    let there = "SELECT to_regclass('recol.hub') IS NOT NULL AND to_regclass('recol.entry') IS NOT NULL";
    let answer = wait.on(client.query_typed(there, &[])).await?;
    if !answer.first().and_then(|row| row.try_get(0).ok()).unwrap_or(false) {
        return Err(none());
    }
    let answer = wait.on(client.query_typed(OWNED, &[])).await?;
    let owned = answer.first().ok_or_else(none)?;
    if !owned.try_get(0).unwrap_or(false) {
        let owner: Option<String> = owned.try_get(1).ok();
        return Err(HubError::NotOwner { address: wait.address.clone(), owner: owner.unwrap_or_default() });
    }
    let (hub, office) = identity(client, wait).await?;
    let change = wait.on(client.transaction()).await?;
    let roles = match Roles::found(&change, wait).await? {
        Some(roles) => roles,
        None => Roles::choose(&change, wait, hub).await?,
    };
    let existing = existing(&change, wait, &roles).await?;
    roles.make(&change, wait).await?;
    let photographs = has_photographs(&change, wait).await?;
    let (policies, rights) = (roles.policies_there(&change, wait).await?, roles.rights_there(&change, wait).await?);
    let wanted = roles.policies(photographs);
    // Those that are there are made anew too: somebody may have changed what they say.
    for (table, policy) in policies.intersection(&wanted) {
        wait.on(change.batch_execute(&format!("DROP POLICY {policy} ON recol.{table}"))).await?;
    }
    wait.on(change.batch_execute(&roles.rights(photographs))).await?;
    let now = roles.rights_there(&change, wait).await?;
    let adopted = office == key.public() && adopt(&change, wait, (role, name, key)).await?;
    forget_gone(&change, wait, &office).await?;
    let rows = wait.on(change.query_typed(WITHOUT, &[])).await?;
    let without = rows.iter().filter_map(|row| row.try_get(0).ok()).collect();
    wait.on(change.commit()).await?;
    Ok(Repaired {
        roles: [roles.auditor, roles.office].into_iter().filter(|role| !existing.contains(role)).collect(),
        rights: now.difference(&rights).count(),
        policies: (wanted.difference(&policies).count(), wanted.len()),
        office: adopted,
        without,
    })
}

/// Which hub it is, and whose.
async fn identity(client: &Client, wait: &Wait) -> Result<(HubId, PublicKey), HubError> {
    let rows = wait.on(client.query_typed("SELECT form, id, office FROM recol.hub", &[])).await?;
    let row = rows.first().ok_or_else(|| HubError::NoHub(wait.address.clone()))?;
    let damaged = |error: tokio_postgres::Error| wait.damaged("hub", &error.to_string());
    let form: i32 = row.try_get(0).map_err(damaged)?;
    match u32::try_from(form).unwrap_or_default() {
        FORM => Ok((HubId(super::cell::bytes(wait, row, 1)?), PublicKey::from_bytes(super::cell::bytes(wait, row, 2)?))),
        found if found > FORM => Err(Refusal::NewerHub { found, known: FORM }.into()),
        found => Err(Refusal::OlderHub { found, known: FORM }.into()),
    }
}

async fn existing(client: &impl GenericClient, wait: &Wait, roles: &Roles) -> Result<Vec<String>, HubError> {
    let values: [Value<'_>; 2] = [(&roles.auditor, Type::TEXT), (&roles.office, Type::TEXT)];
    let rows = wait.on(client.query_typed(EXISTING, &values)).await?;
    Ok(rows.iter().filter_map(|row| row.try_get(0).ok()).collect())
}

/// Has the office go on with this role, where no role of it exists any more: otherwise the server would take what it sends for
/// somebody else's.
async fn adopt(client: &impl GenericClient, wait: &Wait, (role, name, key): (&str, &str, &SigningKey)) -> Result<bool, HubError> {
    let (public, proof) = (key.public().bytes(), proof(role, name, key));
    let values: [Value<'_>; 3] = [(&&public[..], Type::BYTEA), (&name, Type::TEXT), (&&proof[..], Type::BYTEA)];
    let sql = "INSERT INTO recol.station (key, name, proof, accepted) SELECT $1, $2, $3, true WHERE NOT EXISTS (
        SELECT FROM recol.station s JOIN pg_catalog.pg_roles r ON r.rolname = s.owner WHERE s.key = $1 AND s.accepted)
        ON CONFLICT (key, owner) DO UPDATE SET name = excluded.name, proof = excluded.proof,
            accepted = true, everything = true, colleges = '{}'";
    if wait.on(client.execute_typed(sql, &values)).await? == 0 {
        return Ok(false);
    }
    let values: [Value<'_>; 1] = [(&&public[..], Type::BYTEA)];
    wait.on(client.execute_typed("UPDATE recol.series SET owner = session_user WHERE key = $1", &values)).await?;
    Ok(true)
}

/// Removes what the office introduced with roles that do not exist any more: whoever is given such a name later, as an auditor,
/// would be handed all that the office is.
pub(super) async fn forget_gone(client: &impl GenericClient, wait: &Wait, office: &PublicKey) -> Result<(), HubError> {
    let key = office.bytes();
    let values: [Value<'_>; 1] = [(&&key[..], Type::BYTEA)];
    for sql in [HANDED_ON, SHUT_OUT, FORGOTTEN] {
        wait.on(client.execute_typed(sql, &values)).await?;
    }
    Ok(())
}
