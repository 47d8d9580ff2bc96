-- What the disclosure check found in files, what stewards decided about it, and which files were
-- made from which. Reports hold no value of a file, redacted samples only.

CREATE TABLE disclosure_check (
  sha256    text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  file_name text NOT NULL,
  rules     integer NOT NULL,
  report    text NOT NULL,
  checked   timestamptz NOT NULL,
  PRIMARY KEY (sha256, file_name)
);

-- Of a dataset's file, so that another agency's judgement of the same bytes is its own.
CREATE TABLE disclosure_override (
  id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  dataset_slug text NOT NULL,
  sha256       text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  column_name  text NOT NULL,
  kind         text NOT NULL,
  reason       text NOT NULL CHECK (btrim(reason) <> ''),
  steward      text NOT NULL,
  decided      timestamptz NOT NULL,
  UNIQUE (dataset_slug, sha256, column_name, kind)
);

CREATE TABLE derived_file (
  sha256        text PRIMARY KEY CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  source_sha256 text NOT NULL CHECK (source_sha256 ~ '^[0-9a-f]{64}$'),
  steps         text NOT NULL,
  pseudonymised boolean NOT NULL,
  done          timestamptz NOT NULL
);
