-- The schema of a PostgreSQL hub, form 1 (PostgreSQL 13 or newer). Run once, in one transaction, by `recol hub init`.
--
-- What the server itself refuses, whatever a client asks: another's journal, a changed or deleted entry, a gap, a fork, a
-- wrong hash; devices outside a station's colleges beyond what names them; anything at all to who is not accepted.
-- Holders and full names of programmes have no column here: they never leave the office.

CREATE SCHEMA recol;
REVOKE ALL ON SCHEMA recol FROM PUBLIC;

-- Which hub, which history of it. `form` is read before anything else by every version of Récol: it stays where it is.
CREATE TABLE recol.hub (
    one boolean PRIMARY KEY DEFAULT true CHECK (one),
    form integer NOT NULL,
    id bytea NOT NULL CHECK (length(id) = 16),
    incarnation bytea NOT NULL CHECK (length(incarnation) = 16),
    office bytea NOT NULL CHECK (length(office) = 32),
    floor integer NOT NULL DEFAULT 0
);

-- Stations as they introduced themselves, and what the office says of each. `proof` is signed by the key, over role and name.
-- The server cannot check it: any role may put down any key. The office accepts only the rows whose proof holds, each for itself.
CREATE TABLE recol.station (
    key bytea NOT NULL CHECK (length(key) = 32),
    owner name NOT NULL DEFAULT session_user,
    name text NOT NULL CHECK (length(name) <= 200),
    proof bytea NOT NULL CHECK (length(proof) = 64),
    introduced_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    accepted boolean NOT NULL DEFAULT false,
    everything boolean NOT NULL DEFAULT true,
    colleges text[] NOT NULL DEFAULT '{}',
    PRIMARY KEY (key, owner)
);

-- Whether the role that is logged in has an accepted station, and which colleges it is handed in full.
CREATE FUNCTION recol.accepted() RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ''
    AS $$ SELECT EXISTS (SELECT 1 FROM recol.station WHERE owner = session_user AND accepted) $$;
CREATE FUNCTION recol.everything() RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ''
    AS $$ SELECT bool_or(everything) FROM recol.station WHERE owner = session_user AND accepted $$;
CREATE FUNCTION recol.colleges() RETURNS text[]
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ''
    AS $$ SELECT array(SELECT DISTINCT unnest(colleges) FROM recol.station WHERE owner = session_user AND accepted) $$;

-- ---- inventory: a row says how its key stands from a revision on; `gone` that it is there no more -------------------------
CREATE TABLE recol.revision (
    revision integer PRIMARY KEY CHECK (revision > 0),
    at text NOT NULL,
    source text NOT NULL,
    prefixes text NOT NULL,
    digest bytea NOT NULL CHECK (length(digest) = 32)
);
CREATE TABLE recol.college (
    uai text COLLATE "C" NOT NULL, revision integer NOT NULL, gone boolean NOT NULL,
    name text, commune text, priority boolean,
    PRIMARY KEY (uai, revision)
);
CREATE TABLE recol.programme (
    code text COLLATE "C" NOT NULL, revision integer NOT NULL, gone boolean NOT NULL,
    allotted integer,
    PRIMARY KEY (code, revision)
);
CREATE TABLE recol.device (
    tag text COLLATE "C" NOT NULL, revision integer NOT NULL, gone boolean NOT NULL,
    serial text, model text, kind text, programme text, delivery text, owner text,
    custody text, due text, college text COLLATE "C", room text, source_id text, uuid text,
    PRIMARY KEY (tag, revision)
);
CREATE INDEX device_revision ON recol.device (revision);

-- What a station is handed: devices of its colleges in full; of all others the names that a label may carry, the college
-- and the kind of custody, so that a device of another college is known for what it is, offline.
CREATE VIEW recol.inventory WITH (security_barrier) AS
    SELECT tag, revision, gone, serial, model, kind, programme, delivery, owner, custody, due, college, room, source_id, uuid
    FROM recol.device
    WHERE (SELECT recol.everything()) OR college = ANY ((SELECT recol.colleges())::text[])
    UNION ALL
    SELECT tag, revision, gone, serial, NULL, NULL, NULL, NULL, NULL, custody, NULL, college, NULL, source_id, uuid
    FROM recol.device
    WHERE NOT (SELECT recol.everything()) AND (college = ANY ((SELECT recol.colleges())::text[])) IS NOT TRUE;

-- ---- journal: one hash chain a series; no gap, no fork, nothing changed -------------------------------------------------
CREATE TABLE recol.series (
    writer bytea PRIMARY KEY CHECK (length(writer) = 16),
    campaign bytea NOT NULL CHECK (length(campaign) = 16),
    key bytea NOT NULL,
    owner name NOT NULL DEFAULT session_user,
    FOREIGN KEY (key, owner) REFERENCES recol.station
);
CREATE TABLE recol.entry (
    writer bytea NOT NULL REFERENCES recol.series,
    seq bigint NOT NULL CHECK (seq > 0),
    prev bytea NOT NULL,
    digest bytea NOT NULL,
    hash bytea NOT NULL,
    salt bytea CHECK (length(salt) = 16),
    payload bytea,
    before bigint GENERATED ALWAYS AS (nullif(seq - 1, 0)) STORED,
    pushed_by name NOT NULL DEFAULT session_user,
    received_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (writer, seq),
    CONSTRAINT entry_link UNIQUE (writer, seq, hash),
    CONSTRAINT entry_whole CHECK ((salt IS NULL) = (payload IS NULL)),
    CONSTRAINT entry_payload CHECK (payload IS NULL OR digest = sha256(salt || payload)),
    CONSTRAINT entry_hash CHECK (hash = sha256('\x7265636f6c20656e747279203100'::bytea || writer || int8send(seq) || prev || digest)),
    CONSTRAINT entry_first CHECK (seq > 1 OR prev = decode(repeat('00', 32), 'hex')),
    CONSTRAINT entry_follows FOREIGN KEY (writer, before, prev) REFERENCES recol.entry (writer, seq, hash)
);
-- The signed end of each segment.
CREATE TABLE recol.head (
    writer bytea NOT NULL,
    seq bigint NOT NULL,
    hash bytea NOT NULL,
    signature bytea NOT NULL CHECK (length(signature) = 64),
    PRIMARY KEY (writer, seq),
    FOREIGN KEY (writer, seq, hash) REFERENCES recol.entry (writer, seq, hash)
);

-- The journal only grows, for the owner of the tables too. Erasing a payload is the one way out.
CREATE FUNCTION recol.kept() RETURNS trigger LANGUAGE plpgsql SET search_path = '' AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND TG_TABLE_NAME = 'entry' THEN
        IF new.payload IS NULL AND new.salt IS NULL
            AND (new.writer, new.seq, new.prev, new.digest, new.hash, new.pushed_by, new.received_at)
              = (old.writer, old.seq, old.prev, old.digest, old.hash, old.pushed_by, old.received_at) THEN
            RETURN new;
        END IF;
    END IF;
    RAISE EXCEPTION 'the journal only grows' USING ERRCODE = 'RC002';
END $$;
CREATE TRIGGER entry_is_kept BEFORE UPDATE OR DELETE ON recol.entry FOR EACH ROW EXECUTE FUNCTION recol.kept();
CREATE TRIGGER entries_are_kept BEFORE TRUNCATE ON recol.entry FOR EACH STATEMENT EXECUTE FUNCTION recol.kept();
CREATE TRIGGER head_is_kept BEFORE UPDATE OR DELETE ON recol.head FOR EACH ROW EXECUTE FUNCTION recol.kept();
CREATE TRIGGER heads_are_kept BEFORE TRUNCATE ON recol.head FOR EACH STATEMENT EXECUTE FUNCTION recol.kept();

-- Takes a segment, as a whole or not at all, with the rights of who calls. What is here already is compared and passed over:
-- "do nothing" alone would hide a fork.
CREATE FUNCTION recol.push(
    its_writer bytea, its_campaign bytea, its_key bytea,
    seqs bigint[], prevs bytea[], digests bytea[], hashes bytea[], salts bytea[], payloads bytea[], its_signature bytea
) RETURNS void LANGUAGE plpgsql SET search_path = '' AS $$
DECLARE
    last bigint := seqs[cardinality(seqs)];
    theirs bytea;
BEGIN
    INSERT INTO recol.series (writer, campaign, key) VALUES (its_writer, its_campaign, its_key) ON CONFLICT DO NOTHING;
    INSERT INTO recol.entry (writer, seq, prev, digest, hash, salt, payload)
        SELECT its_writer, * FROM unnest(seqs, prevs, digests, hashes, salts, payloads)
        ON CONFLICT DO NOTHING;
    SELECT e.hash INTO theirs FROM recol.entry e WHERE e.writer = its_writer AND e.seq = last;
    IF theirs IS DISTINCT FROM hashes[cardinality(hashes)] THEN
        RAISE EXCEPTION 'another entry % is here', last USING ERRCODE = 'RC001';
    END IF;
    INSERT INTO recol.head (writer, seq, hash, signature) VALUES (its_writer, last, theirs, its_signature) ON CONFLICT DO NOTHING;
END $$;

-- ---- who may do what; later.sql goes on from here ----------------------------------------------------------------------
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA recol FROM PUBLIC;
GRANT USAGE ON SCHEMA recol TO recol_auditor;
GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA recol TO recol_auditor;
GRANT SELECT ON recol.hub, recol.station, recol.revision, recol.college, recol.programme, recol.inventory,
    recol.series, recol.entry, recol.head TO recol_auditor;
GRANT INSERT (key, name, proof), UPDATE (name, proof) ON recol.station TO recol_auditor;
GRANT INSERT (writer, campaign, key) ON recol.series TO recol_auditor;
GRANT INSERT (writer, seq, prev, digest, hash, salt, payload) ON recol.entry TO recol_auditor;
GRANT INSERT (writer, seq, hash, signature) ON recol.head TO recol_auditor;

GRANT UPDATE (incarnation, floor) ON recol.hub TO recol_office;
GRANT UPDATE (accepted, everything, colleges) ON recol.station TO recol_office;
GRANT INSERT, UPDATE, DELETE ON recol.revision, recol.college, recol.programme, recol.device TO recol_office;
GRANT SELECT ON recol.device TO recol_office;
GRANT UPDATE (salt, payload) ON recol.entry TO recol_office;

ALTER TABLE recol.station ENABLE ROW LEVEL SECURITY;
ALTER TABLE recol.revision ENABLE ROW LEVEL SECURITY;
ALTER TABLE recol.college ENABLE ROW LEVEL SECURITY;
ALTER TABLE recol.programme ENABLE ROW LEVEL SECURITY;
ALTER TABLE recol.device ENABLE ROW LEVEL SECURITY;
ALTER TABLE recol.series ENABLE ROW LEVEL SECURITY;
ALTER TABLE recol.entry ENABLE ROW LEVEL SECURITY;
ALTER TABLE recol.head ENABLE ROW LEVEL SECURITY;

CREATE POLICY known ON recol.station FOR SELECT TO recol_auditor
    USING (owner = session_user OR (SELECT recol.accepted()));
CREATE POLICY introduces_itself ON recol.station FOR INSERT TO recol_auditor WITH CHECK (owner = session_user AND NOT accepted);
CREATE POLICY names_itself ON recol.station FOR UPDATE TO recol_auditor
    USING (owner = session_user AND NOT accepted) WITH CHECK (owner = session_user AND NOT accepted);
CREATE POLICY office ON recol.station TO recol_office USING (true);

CREATE POLICY accepted ON recol.revision FOR SELECT TO recol_auditor USING ((SELECT recol.accepted()));
CREATE POLICY accepted ON recol.college FOR SELECT TO recol_auditor USING ((SELECT recol.accepted()));
CREATE POLICY accepted ON recol.programme FOR SELECT TO recol_auditor USING ((SELECT recol.accepted()));
CREATE POLICY office ON recol.revision TO recol_office USING (true);
CREATE POLICY office ON recol.college TO recol_office USING (true);
CREATE POLICY office ON recol.programme TO recol_office USING (true);
CREATE POLICY office ON recol.device TO recol_office USING (true);

CREATE POLICY accepted ON recol.series FOR SELECT TO recol_auditor USING ((SELECT recol.accepted()));
CREATE POLICY own ON recol.series FOR INSERT TO recol_auditor
    WITH CHECK (owner = session_user AND key IN (SELECT s.key FROM recol.station s WHERE s.owner = session_user AND s.accepted));
CREATE POLICY accepted ON recol.entry FOR SELECT TO recol_auditor USING ((SELECT recol.accepted()));
CREATE POLICY own ON recol.entry FOR INSERT TO recol_auditor WITH CHECK (
    pushed_by = session_user AND writer IN (
        SELECT s.writer FROM recol.series s JOIN recol.station t ON t.key = s.key AND t.owner = s.owner
        WHERE s.owner = session_user AND t.accepted));
CREATE POLICY erased ON recol.entry FOR UPDATE TO recol_office USING (true);
CREATE POLICY accepted ON recol.head FOR SELECT TO recol_auditor USING ((SELECT recol.accepted()));
CREATE POLICY own ON recol.head FOR INSERT TO recol_auditor
    WITH CHECK (writer IN (SELECT s.writer FROM recol.series s WHERE s.owner = session_user));
