-- What the portal itself may do, as another role than the owner of the tables: everything with rows
-- but change or remove those of the audit log. Without such a role (an external database with one
-- user) only the triggers hold.
DO $$
DECLARE
  one record;
BEGIN
  IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'sen_application')
     OR current_user = 'sen_application' THEN
    RETURN;
  END IF;
  FOR one IN
    SELECT c.oid::regclass AS name FROM pg_class c
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')
      AND NOT has_table_privilege('sen_application', c.oid, 'INSERT')
  LOOP
    IF one.name = 'audit_entry'::regclass THEN
      EXECUTE format('GRANT SELECT, INSERT ON %s TO sen_application', one.name);
    ELSE
      EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE, TRUNCATE ON %s TO sen_application', one.name);
    END IF;
  END LOOP;
  GRANT USAGE, SELECT, UPDATE ON ALL SEQUENCES IN SCHEMA public TO sen_application;
  GRANT EXECUTE ON FUNCTION audit_prune(bigint) TO sen_application;
END
$$;
