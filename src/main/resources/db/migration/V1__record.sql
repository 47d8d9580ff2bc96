-- The record. A dataset's description is its newest revision; the other columns of "dataset" are
-- projections of it, made by one mapper to be indexed and joined.

CREATE TABLE portal_state (
  key   text PRIMARY KEY,
  value text NOT NULL
);

CREATE TABLE dataset (
  id           uuid PRIMARY KEY,
  slug         text NOT NULL UNIQUE,
  revision     integer NOT NULL CHECK (revision >= 1),
  state        text NOT NULL CHECK (state IN ('PUBLISHED', 'WITHDRAWN')),
  title_vi     text NOT NULL,
  title_en     text NOT NULL,
  agency       text,
  access_level text,
  status       text NOT NULL,
  target       integer,
  discover     text[] NOT NULL CHECK (cardinality(discover) >= 1),
  use          text[] NOT NULL CHECK (cardinality(use) >= 1),
  created      timestamptz NOT NULL,
  modified     timestamptz NOT NULL
);
CREATE INDEX dataset_discover ON dataset USING gin (discover);
CREATE INDEX dataset_agency ON dataset (agency);
CREATE INDEX dataset_target ON dataset (target);

-- The whole description as canonical N-Triples. Its hash decides whether a publication changes it.
CREATE TABLE dataset_revision (
  dataset     uuid NOT NULL REFERENCES dataset (id),
  number      integer NOT NULL CHECK (number >= 1),
  description text NOT NULL,
  sha256      bytea NOT NULL,
  author      text NOT NULL,
  note        text NOT NULL,
  created     timestamptz NOT NULL,
  PRIMARY KEY (dataset, number)
);

-- Slugs a dataset had before; they go on answering with a redirect.
CREATE TABLE dataset_slug (
  slug    text PRIMARY KEY,
  dataset uuid NOT NULL REFERENCES dataset (id)
);

CREATE TABLE agency (
  slug        text PRIMARY KEY,
  description text NOT NULL,
  modified    timestamptz NOT NULL
);

CREATE TABLE target (
  number      integer PRIMARY KEY,
  description text NOT NULL,
  modified    timestamptz NOT NULL
);

CREATE TABLE stored_file (
  dataset_slug text NOT NULL,
  file_name    text NOT NULL,
  media_type   text NOT NULL,
  size_bytes   bigint NOT NULL CHECK (size_bytes >= 0),
  sha256       text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  created      timestamptz NOT NULL,
  PRIMARY KEY (dataset_slug, file_name)
);

-- Sequence numbers are handed out before commit, so that a follower of them alone would skip a
-- change that commits late: followers read in order of the transaction, behind every running one.
CREATE TABLE change_log (
  sequence    bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  transaction xid8 NOT NULL DEFAULT pg_current_xact_id(),
  kind        text NOT NULL CHECK (kind IN ('DATASET', 'AGENCY', 'TARGET')),
  key         text NOT NULL,
  at          timestamptz NOT NULL
);
CREATE INDEX change_log_order ON change_log (transaction, sequence);
