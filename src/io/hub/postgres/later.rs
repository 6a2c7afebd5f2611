//! What hubs of the first versions do not have: whether a hub lacks it, and who may set it.

use super::{
    link::Wait,
    rights::{LATER, Roles},
};
use crate::io::hub::HubError;
use tokio_postgres::Client;

/// Whether a hub lacks it, whether this role may set it, and who owns it. Asks for nothing that needs a right, and names no role: each
/// hub of a cluster may have its own.
pub(super) const LACKS: &str = "SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_proc WHERE oid = to_regprocedure('recol.may_introduce()') AND provolatile = 'v')
        OR NOT EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('recol.college') AND attname = 'commune_code')
        OR NOT EXISTS (SELECT FROM pg_catalog.pg_attribute
            WHERE attrelid = to_regclass('recol.hub') AND attname = 'office' AND attacl IS NOT NULL),
        pg_has_role(tableowner, 'USAGE'), tableowner::text
    FROM pg_catalog.pg_tables WHERE schemaname = 'recol' AND tablename = 'station'";

/// Sets what a hub lacks because it was made before. Returns who owns it, if only that role can.
pub(super) async fn keep_rights(client: &mut Client, wait: &Wait) -> Result<Option<String>, HubError> {
    let read = |error: tokio_postgres::Error| wait.damaged("rights", &error.to_string());
    let Some(roles) = Roles::found(client, wait).await? else { return Ok(None) };
    let found = wait.on(client.query_typed(LACKS, &[])).await?;
    let Some(row) = found.first() else { return Ok(None) };
    let (lacks, owns, owner): (bool, bool, &str) =
        (row.try_get(0).map_err(read)?, row.try_get(1).map_err(read)?, row.try_get(2).map_err(read)?);
    if lacks && !owns {
        return Ok(Some(owner.to_owned()));
    }
    if lacks {
        let change = wait.on(client.transaction()).await?;
        wait.on(change.batch_execute(&roles.within(LATER))).await?;
        wait.on(change.commit()).await?;
    }
    Ok(None)
}
