-- Who did what with data that is not open. One chain: each entry holds the hash of the one before.
CREATE TABLE audit_entry (
  sequence   bigint PRIMARY KEY,
  at         timestamptz NOT NULL,
  action     text NOT NULL,
  actor      uuid,
  actor_name text NOT NULL,
  agency     text,
  subject    text,
  details    text[] NOT NULL,
  previous   bytea NOT NULL,
  hash       bytea NOT NULL
);
CREATE INDEX audit_entry_agency ON audit_entry (agency, sequence);
CREATE INDEX audit_entry_at ON audit_entry (at);

-- Nobody changes an entry, not even by mistake: the owner of the table included.
CREATE FUNCTION audit_entry_stays() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND current_setting('sen.audit_pruning', true) = OLD.sequence::text THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION 'The audit log is append-only: % is refused', TG_OP;
END
$$;
CREATE TRIGGER audit_entry_stays BEFORE UPDATE OR DELETE ON audit_entry
  FOR EACH ROW EXECUTE FUNCTION audit_entry_stays();
CREATE TRIGGER audit_entry_stays_whole BEFORE TRUNCATE ON audit_entry
  FOR EACH STATEMENT EXECUTE FUNCTION audit_entry_stays();

-- The one way out, at the end of the time of retention: only what a later entry of the chain says
-- was pruned, and nothing younger than a year.
CREATE FUNCTION audit_prune(through bigint) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  one record;
  pruned bigint := 0;
BEGIN
  IF NOT EXISTS (
    SELECT 1 FROM audit_entry last JOIN audit_entry said
      ON said.sequence > last.sequence AND said.action = 'LOG_PRUNED'
      AND said.details @> ARRAY['through', through::text, encode(last.hash, 'hex')]
    WHERE last.sequence = through) THEN
    RAISE EXCEPTION 'no entry of the audit log says that it is pruned through %', through;
  END IF;
  IF EXISTS (
    SELECT 1 FROM audit_entry WHERE sequence <= through AND at > now() - interval '365 days') THEN
    RAISE EXCEPTION 'the audit log keeps at least a year';
  END IF;
  FOR one IN SELECT sequence FROM audit_entry WHERE sequence <= through ORDER BY sequence LOOP
    PERFORM set_config('sen.audit_pruning', one.sequence::text, true);
    DELETE FROM audit_entry WHERE sequence = one.sequence;
    pruned := pruned + 1;
  END LOOP;
  PERFORM set_config('sen.audit_pruning', '', true);
  RETURN pruned;
END
$$;
REVOKE EXECUTE ON FUNCTION audit_prune(bigint) FROM PUBLIC;
