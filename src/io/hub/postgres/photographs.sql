-- Photographs in a PostgreSQL hub. Run once in one transaction: with schema.sql by `recol hub init`, or by the office's next sync at
-- a hub that was made before there were any.
--
-- What the server itself refuses, whatever a client asks: bytes that are not those of the digest, more of them than allowed, a
-- photograph of another college than the station is handed, a changed one. Each row has a college, and whoever names one has the
-- bytes: so nobody opens a photograph to himself by its digest alone.

CREATE TABLE recol.still (
    digest bytea NOT NULL CHECK (length(digest) = 32),
    college text COLLATE "C" NOT NULL CHECK (length(college) = 8),
    jpeg bytea NOT NULL CHECK (length(jpeg) BETWEEN 1 AND 200000),
    pushed_by name NOT NULL DEFAULT session_user,
    received_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (digest, college),
    CONSTRAINT still_digest CHECK (digest = sha256(jpeg))
);
-- A JPEG does not become smaller.
ALTER TABLE recol.still ALTER COLUMN jpeg SET STORAGE EXTERNAL;

-- ---- who may do what ----------------------------------------------------------------------------------------------------
GRANT SELECT ON recol.still TO recol_auditor;
GRANT INSERT (digest, college, jpeg) ON recol.still TO recol_auditor;
GRANT DELETE ON recol.still TO recol_office;

ALTER TABLE recol.still ENABLE ROW LEVEL SECURITY;
CREATE POLICY scope ON recol.still FOR SELECT TO recol_auditor USING ((SELECT recol.accepted()) AND (
    pushed_by = session_user OR (SELECT recol.everything()) OR college = ANY ((SELECT recol.colleges())::text[])));
CREATE POLICY own ON recol.still FOR INSERT TO recol_auditor
    WITH CHECK (pushed_by = session_user AND (SELECT recol.accepted()));
CREATE POLICY erased ON recol.still FOR DELETE TO recol_office USING (true);
