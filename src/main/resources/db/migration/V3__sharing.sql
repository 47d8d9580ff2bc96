-- Sharing: requests for access, the agreements made of them, what was used, and who is told of what.
-- An agency is named by its slug, a person by the id of the account.

-- How often the data change: a projection of the description, for the ledger's "kept up to date".
ALTER TABLE dataset ADD COLUMN frequency text;

CREATE TABLE access_request (
  id           uuid PRIMARY KEY,
  form         uuid NOT NULL,
  dataset      uuid NOT NULL REFERENCES dataset (id),
  owner        text NOT NULL,
  requester    uuid NOT NULL,
  requester_name text NOT NULL,
  agency       text,
  purpose      text NOT NULL,
  project      text NOT NULL,
  starts       date NOT NULL,
  ends         date NOT NULL CHECK (ends >= starts),
  state        text NOT NULL CHECK (state IN ('OPEN', 'ASKED', 'GRANTED', 'REFUSED', 'WITHDRAWN')),
  created      timestamptz NOT NULL,
  turned       timestamptz NOT NULL,
  decided      timestamptz,
  reason       text NOT NULL DEFAULT ''
);
CREATE INDEX access_request_owner ON access_request (owner, state);
CREATE INDEX access_request_requester ON access_request (requester);

CREATE TABLE access_request_message (
  request  uuid NOT NULL REFERENCES access_request (id),
  sequence bigint GENERATED ALWAYS AS IDENTITY,
  author   uuid NOT NULL,
  author_name text NOT NULL,
  by_owner boolean NOT NULL,
  text     text NOT NULL,
  created  timestamptz NOT NULL,
  PRIMARY KEY (request, sequence)
);

-- A grant of use. It expires by its end; nothing needs to run for that.
CREATE TABLE agreement (
  id          uuid PRIMARY KEY,
  request     uuid REFERENCES access_request (id),
  dataset     uuid NOT NULL REFERENCES dataset (id),
  owner       text NOT NULL,
  person      uuid,
  agency      text,
  party_name  text NOT NULL,
  purpose     text NOT NULL,
  project     text NOT NULL,
  conditions  text NOT NULL,
  starts      timestamptz NOT NULL,
  ends        timestamptz NOT NULL CHECK (ends > starts),
  most_uses   bigint CHECK (most_uses >= 1),
  uses        bigint NOT NULL DEFAULT 0,
  shared_datasets integer CHECK (shared_datasets >= 1),
  duties      text[] NOT NULL DEFAULT '{}',
  report_due  date,
  created     timestamptz NOT NULL,
  granted_by  text NOT NULL,
  revoked     timestamptz,
  revoke_reason text NOT NULL DEFAULT '',
  expiry_told text NOT NULL DEFAULT '' CHECK (expiry_told IN ('', 'SOON', 'ENDED')),
  CHECK ((person IS NULL) <> (agency IS NULL))
);
CREATE INDEX agreement_person ON agreement (person) WHERE revoked IS NULL;
CREATE INDEX agreement_agency ON agreement (agency) WHERE revoked IS NULL;
CREATE INDEX agreement_dataset ON agreement (dataset);
CREATE INDEX agreement_owner ON agreement (owner);

CREATE TABLE agreement_event (
  agreement uuid NOT NULL REFERENCES agreement (id),
  sequence  bigint GENERATED ALWAYS AS IDENTITY,
  kind      text NOT NULL CHECK (kind IN ('GRANTED', 'RENEWED', 'REDUCED', 'REVOKED', 'REPORTED')),
  author    text NOT NULL,
  note      text NOT NULL,
  created   timestamptz NOT NULL,
  PRIMARY KEY (agreement, sequence)
);

-- Uses a day, by the agency for which the data were used ('' for everybody else). No reader is named.
CREATE TABLE dataset_use (
  dataset uuid NOT NULL REFERENCES dataset (id),
  day     date NOT NULL,
  action  text NOT NULL CHECK (action IN ('DOWNLOAD', 'PREVIEW', 'QUERY')),
  agency  text NOT NULL,
  uses    bigint NOT NULL,
  PRIMARY KEY (dataset, day, action, agency)
);
CREATE INDEX dataset_use_agency ON dataset_use (agency, day);

-- Since when an agency shares less than it should: with the circle (counterpart ''), or with the
-- agency that made its agreements depend on it.
CREATE TABLE reciprocity_shortfall (
  agency      text NOT NULL,
  counterpart text NOT NULL,
  required    integer NOT NULL,
  since       timestamptz NOT NULL,
  deadline    timestamptz NOT NULL,
  suspension_told boolean NOT NULL DEFAULT false,
  PRIMARY KEY (agency, counterpart)
);

CREATE TABLE notification (
  id      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  account uuid NOT NULL,
  vi      text NOT NULL,
  en      text NOT NULL,
  link    text NOT NULL,
  created timestamptz NOT NULL,
  seen    timestamptz
);
CREATE INDEX notification_account ON notification (account, id);
