//! Who may do what at a hub: the two roles that stand for it, the text that gives them their rights, and whether they have them.

use super::link::{Value, Wait};
use crate::{audit::ids::HubId, io::hub::HubError};
use std::collections::BTreeSet;
use tokio_postgres::{Client, GenericClient, types::Type};

/// Everything that runs on a server to make a hub.
pub(super) const SCHEMA: &str = include_str!("schema.sql");
/// The place for photographs, which hubs of the first versions do not have.
pub(super) const PHOTOGRAPHS: &str = include_str!("photographs.sql");
/// What hubs of the first versions lack, rights among it. Once more is nothing more.
pub(super) const LATER: &str = include_str!("later.sql");
/// The names of the two roles in the text of the schema.
const AUDITOR: &str = "recol_auditor";
const OFFICE: &str = "recol_office";
/// The line of the schema's texts from which on they say who may do what.
const MARK: &str = "-- ---- who may do what";

/// The two roles that represent permissions. They belong to the whole cluster, and nobody logs in with them. Another
/// hub of the cluster may have created them, or may be creating them now.
const ROLES: &str = "DO $$
DECLARE role text;
BEGIN
    FOREACH role IN ARRAY ARRAY['recol_auditor', 'recol_office'] LOOP
        IF NOT EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = role) THEN
            BEGIN
                EXECUTE format('CREATE ROLE %I NOLOGIN', role);
            EXCEPTION WHEN duplicate_object OR unique_violation THEN
                NULL;
            END;
        END IF;
    END LOOP;
    IF NOT pg_has_role('recol_office', 'recol_auditor', 'MEMBER') THEN
        BEGIN
            GRANT recol_auditor TO recol_office;
        EXCEPTION WHEN unique_violation THEN
            NULL;
        END;
    END IF;
END $$";

/// Whether this role may give the two roles to others: where they do not exist yet, before PostgreSQL 16 wherever it may create
/// roles, and since then where it created them.
const GIVES: &str = "SELECT current_setting('server_version_num')::integer < 160000 OR coalesce(
        (SELECT bool_and(pg_has_role(current_user, oid, 'MEMBER WITH ADMIN OPTION')) FROM pg_catalog.pg_roles
            WHERE rolname IN ('recol_auditor', 'recol_office')), true)";

/// The role of the auditors at the hub of this database: one that bears a name that Récol gives. Somebody else may have let in a
/// role of a similar name.
const GIVEN: &str = "SELECT r.rolname::text FROM pg_catalog.pg_namespace n, aclexplode(n.nspacl) a
    JOIN pg_catalog.pg_roles r ON r.oid = a.grantee
    WHERE n.nspname = 'recol' AND a.privilege_type = 'USAGE' AND r.rolname ~ '^recol_auditor(_[0-9a-z]{1,16})?$'
    ORDER BY length(r.rolname) DESC";

/// Policies there are.
const POLICIES: &str = "SELECT tablename::text, policyname::text FROM pg_catalog.pg_policies
    WHERE schemaname = 'recol' AND ($1 = ANY (roles::text[]) OR $2 = ANY (roles::text[]))";

/// Every right that the two roles have at the tables, columns and functions of the hub.
const RIGHTS: &str = "WITH had (what, acl) AS (
        SELECT c.relname::text, c.relacl FROM pg_catalog.pg_class c WHERE c.relnamespace = 'recol'::regnamespace
        UNION ALL SELECT c.relname || '.' || t.attname, t.attacl FROM pg_catalog.pg_class c
            JOIN pg_catalog.pg_attribute t ON t.attrelid = c.oid WHERE c.relnamespace = 'recol'::regnamespace
        UNION ALL SELECT p.proname || '()', p.proacl FROM pg_catalog.pg_proc p WHERE p.pronamespace = 'recol'::regnamespace
        UNION ALL SELECT 'recol', n.nspacl FROM pg_catalog.pg_namespace n WHERE n.nspname = 'recol')
    SELECT h.what || ' ' || a.privilege_type || ' ' || r.rolname FROM had h, aclexplode(h.acl) a
    JOIN pg_catalog.pg_roles r ON r.oid = a.grantee WHERE r.rolname IN ($1, $2)";

/// Whether a role has what an auditor needs: to read and to write, and to be asked about.
const REACHES: &str = "SELECT has_schema_privilege($1, 'recol', 'USAGE')
    AND (SELECT bool_and(has_table_privilege($1, t, 'SELECT')) FROM unnest(ARRAY['recol.hub', 'recol.station', 'recol.revision',
        'recol.college', 'recol.programme', 'recol.inventory', 'recol.series', 'recol.entry', 'recol.head']) t)
    AND (SELECT bool_and(has_any_column_privilege($1, t, 'INSERT')) FROM unnest(ARRAY['recol.station', 'recol.series',
        'recol.entry', 'recol.head']) t)
    AND (SELECT bool_and(has_function_privilege($1, p.oid, 'EXECUTE')) FROM pg_catalog.pg_proc p
        WHERE p.pronamespace = 'recol'::regnamespace)";

/// The roles of a hub.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Roles {
    pub(super) auditor: String,
    pub(super) office: String,
}

impl Roles {
    /// Those that the hubs of a cluster share, as long as one role makes them.
    fn shared() -> Self {
        Self { auditor: AUDITOR.to_owned(), office: OFFICE.to_owned() }
    }

    /// Those of one hub.
    fn of_hub(hub: HubId) -> Self {
        let id: String = hub.to_string().chars().filter(char::is_ascii_alphanumeric).take(16).collect();
        Self { auditor: format!("{AUDITOR}_{id}"), office: format!("{OFFICE}_{id}") }
    }

    /// Chooses the roles of a new hub: those that other hubs of the cluster have, unless this role may not give them to anybody.
    pub(super) async fn choose(client: &impl GenericClient, wait: &Wait, hub: HubId) -> Result<Self, HubError> {
        let answer = wait.on(client.query_typed(GIVES, &[])).await?;
        let gives = answer.first().and_then(|row| row.try_get(0).ok()).unwrap_or(true);
        Ok(if gives { Self::shared() } else { Self::of_hub(hub) })
    }

    /// Finds the roles of the hub that is there, if any have rights.
    pub(super) async fn found(client: &impl GenericClient, wait: &Wait) -> Result<Option<Self>, HubError> {
        let answer = wait.on(client.query_typed(GIVEN, &[])).await?;
        let auditor: Option<String> = answer.first().and_then(|row| row.try_get(0).ok());
        Ok(auditor.map(|auditor| Self { office: auditor.replacen(AUDITOR, OFFICE, 1), auditor }))
    }

    /// Returns the roles of the hub that is there.
    ///
    /// # Errors
    /// [`HubError::NoRights`] if none have rights.
    pub(super) async fn of(client: &impl GenericClient, wait: &Wait) -> Result<Self, HubError> {
        Self::found(client, wait).await?.ok_or_else(|| HubError::NoRights(wait.address.clone()))
    }

    /// A text of the schema, for these roles.
    pub(super) fn within(&self, sql: &str) -> String {
        sql.replace(AUDITOR, &self.auditor).replace(OFFICE, &self.office)
    }

    /// Creates those of the two that do not exist.
    pub(super) async fn make(&self, client: &impl GenericClient, wait: &Wait) -> Result<(), HubError> {
        wait.on(client.batch_execute(&self.within(ROLES))).await
    }

    /// What gives these roles their rights, at a hub with photographs or without.
    pub(super) fn rights(&self, photographs: bool) -> String {
        let after =
            |sql: &'static str| sql.split_once(MARK).map_or("", |(_, rights)| rights.split_once('\n').unwrap_or_default().1);
        let photographs = if photographs { after(PHOTOGRAPHS) } else { "" };
        self.within(&format!("{}\n{LATER}\n{photographs}", after(SCHEMA)))
    }

    /// The policies that belong to it: table and name.
    pub(super) fn policies(&self, photographs: bool) -> BTreeSet<(String, String)> {
        let policy = |line: &str| {
            let (name, rest) = line.strip_prefix("CREATE POLICY ")?.split_once(" ON recol.")?;
            Some((rest.split(' ').next()?.to_owned(), name.to_owned()))
        };
        self.rights(photographs).lines().filter_map(policy).collect()
    }

    /// Those of them that are there.
    pub(super) async fn policies_there(
        &self,
        client: &impl GenericClient,
        wait: &Wait,
    ) -> Result<BTreeSet<(String, String)>, HubError> {
        let values: [Value<'_>; 2] = [(&self.auditor, Type::TEXT), (&self.office, Type::TEXT)];
        let rows = wait.on(client.query_typed(POLICIES, &values)).await?;
        let read = |error: tokio_postgres::Error| wait.damaged("policy", &error.to_string());
        rows.iter().map(|row| Ok((row.try_get(0).map_err(read)?, row.try_get(1).map_err(read)?))).collect()
    }

    /// The rights that the two have, each as one line.
    pub(super) async fn rights_there(&self, client: &impl GenericClient, wait: &Wait) -> Result<BTreeSet<String>, HubError> {
        let values: [Value<'_>; 2] = [(&self.auditor, Type::TEXT), (&self.office, Type::TEXT)];
        let rows = wait.on(client.query_typed(RIGHTS, &values)).await?;
        rows.iter().map(|row| row.try_get(0).map_err(|error| wait.damaged("right", &error.to_string()))).collect()
    }
}

/// Whether the database has a place for photographs.
pub(super) async fn has_photographs(client: &impl GenericClient, wait: &Wait) -> Result<bool, HubError> {
    let answer = wait.on(client.query_typed("SELECT to_regclass('recol.still') IS NOT NULL", &[])).await?;
    Ok(answer.first().and_then(|row| row.try_get(0).ok()).unwrap_or(false))
}

/// Checks that a role has everything that an auditor needs, and the hub the policies by which it is let through.
///
/// # Errors
/// [`HubError::NoRights`].
pub(super) async fn check(client: &Client, wait: &Wait, roles: &Roles, role: &str) -> Result<(), HubError> {
    let wanted = roles.policies(has_photographs(client, wait).await?);
    let there = roles.policies_there(client, wait).await?;
    let answer = wait.on(client.query_typed(REACHES, &[(&role, Type::TEXT)])).await?;
    let reaches = answer.first().and_then(|row| row.try_get(0).ok()).unwrap_or(false);
    if reaches && wanted.is_subset(&there) { Ok(()) } else { Err(HubError::NoRights(wait.address.clone())) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rights_are_the_part_of_the_schema_that_names_the_roles() {
        let roles = Roles::of_hub(HubId([0xab; 16]));
        assert_eq!(roles.auditor, "recol_auditor_abababababababab");
        let (with, without) = (roles.policies(true), roles.policies(false));
        assert_eq!((with.len(), without.len()), (21, 18));
        assert!(with.contains(&("station".to_owned(), "introduces_itself".to_owned())), "{with:?}");
        let rights = roles.rights(true);
        assert!(!rights.contains("CREATE TABLE") && !rights.contains("CREATE FUNCTION"), "{rights}");
        for text in [SCHEMA, PHOTOGRAPHS] {
            let (before, _) = text.split_once(MARK).unwrap();
            assert!(!before.contains(AUDITOR) && !before.contains(OFFICE), "{before}");
        }
        let named = rights.matches("recol_auditor").count() + rights.matches("recol_office").count();
        let ours = rights.matches(&roles.auditor).count() + rights.matches(&roles.office).count();
        assert_eq!(named, ours);
    }
}
