-- Rights that hubs of the first versions lack. Run in one transaction: after schema.sql by `recol hub init`, and at a hub that was
-- made before them by the role that owns it, with its next sync, `recol hub office` or `recol hub auditor`. Once more is nothing
-- more.

-- A role may introduce any number of keys: nobody has to look at more than these. Volatile: it counts what the same statement
-- has put down before.
CREATE OR REPLACE FUNCTION recol.may_introduce() RETURNS boolean
    LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = ''
    AS $$ SELECT count(*) < 100 FROM recol.station WHERE owner = session_user AND NOT accepted $$;
REVOKE ALL ON FUNCTION recol.may_introduce() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION recol.may_introduce() TO recol_auditor;
ALTER POLICY introduces_itself ON recol.station
    WITH CHECK (owner = session_user AND NOT accepted AND recol.may_introduce());

-- The code of a college's commune, which the first versions did not know.
ALTER TABLE recol.college ADD COLUMN IF NOT EXISTS commune_code text;

-- Another office may take the place of this one.
GRANT UPDATE (office) ON recol.hub TO recol_office;
