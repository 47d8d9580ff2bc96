-- What is being written before it becomes the record, and what publication leaves beside it.

CREATE TABLE draft (
  id          uuid PRIMARY KEY,
  slug        text NOT NULL,
  agency      text NOT NULL,
  state       text NOT NULL CHECK (state IN ('DRAFT', 'IN_REVIEW', 'SCHEDULED', 'PUBLISHED', 'DISCARDED')),
  -- Counts every change; the entity tag of the draft.
  edition     integer NOT NULL CHECK (edition >= 1),
  -- The revision of the published dataset that it was begun from; 0 when there was none.
  base        integer NOT NULL DEFAULT 0,
  description text NOT NULL,
  title       text NOT NULL,
  notes       text NOT NULL DEFAULT '',
  publish_at  timestamptz,
  submitted_by uuid,
  author      uuid NOT NULL,
  author_name text NOT NULL,
  editor_name text NOT NULL,
  created     timestamptz NOT NULL,
  modified    timestamptz NOT NULL
);
-- One open draft of a dataset: two people work on the same one and are told of each other.
CREATE UNIQUE INDEX draft_open ON draft (slug) WHERE state IN ('DRAFT', 'IN_REVIEW', 'SCHEDULED');
CREATE INDEX draft_agency ON draft (agency, modified DESC);
CREATE INDEX draft_due ON draft (publish_at) WHERE state = 'SCHEDULED';

-- Files on their way: they become the dataset's by publication.
CREATE TABLE draft_file (
  draft      uuid NOT NULL REFERENCES draft (id),
  file_name  text NOT NULL,
  sha256     text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  size_bytes bigint NOT NULL CHECK (size_bytes >= 0),
  facts      jsonb NOT NULL,
  created    timestamptz NOT NULL,
  PRIMARY KEY (draft, file_name)
);
CREATE INDEX draft_file_content ON draft_file (sha256);

CREATE TABLE draft_comment (
  id      uuid PRIMARY KEY,
  draft   uuid NOT NULL REFERENCES draft (id),
  field   text NOT NULL,
  author  text NOT NULL,
  text    text NOT NULL CHECK (length(text) BETWEEN 1 AND 4000),
  created timestamptz NOT NULL
);
CREATE INDEX draft_comment_draft ON draft_comment (draft, created);

-- Every version that was published, its description and its files, at addresses of its own.
CREATE TABLE dataset_version (
  slug      text NOT NULL,
  version   text NOT NULL,
  number    integer NOT NULL,
  revision  integer NOT NULL,
  notes     text NOT NULL,
  author    text NOT NULL,
  created   timestamptz NOT NULL,
  PRIMARY KEY (slug, version),
  UNIQUE (slug, number)
);
CREATE TABLE version_file (
  slug       text NOT NULL,
  version    text NOT NULL,
  file_name  text NOT NULL,
  media_type text NOT NULL,
  size_bytes bigint NOT NULL,
  sha256     text NOT NULL,
  facts      jsonb,
  created    timestamptz NOT NULL,
  PRIMARY KEY (slug, version, file_name),
  FOREIGN KEY (slug, version) REFERENCES dataset_version (slug, version)
);
CREATE INDEX version_file_content ON version_file (sha256);
CREATE INDEX stored_file_content ON stored_file (sha256);

CREATE TABLE agency_publishing (
  agency          text PRIMARY KEY,
  second_reviewer boolean NOT NULL
);

CREATE TABLE dataset_follower (
  account uuid NOT NULL,
  slug    text NOT NULL,
  since   timestamptz NOT NULL,
  PRIMARY KEY (account, slug)
);
CREATE INDEX dataset_follower_slug ON dataset_follower (slug);

-- An answer is kept a day, so that a call sent twice is done once.
CREATE TABLE idempotent_call (
  account uuid NOT NULL,
  key     text NOT NULL,
  request text NOT NULL,
  status  integer NOT NULL,
  body    text NOT NULL,
  location text NOT NULL,
  created timestamptz NOT NULL,
  PRIMARY KEY (account, key)
);

-- Links to data elsewhere, asked for now and then.
CREATE TABLE link_check (
  slug     text NOT NULL,
  url      text NOT NULL,
  checked  timestamptz NOT NULL,
  -- "" when it answered; else why not, in both languages.
  problem_vi text NOT NULL,
  problem_en text NOT NULL,
  -- How often in a row it has not answered.
  failures integer NOT NULL,
  PRIMARY KEY (slug, url)
);
