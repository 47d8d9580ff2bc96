-- People, their roles in agencies, and what they sign in with. Secrets are held as hashes only; a
-- second factor's secret is needed in the clear and is held as the portal's key encrypts it.

-- Projections of an agency's description, which callers' tokens are computed from at each request.
ALTER TABLE agency
  ADD COLUMN merged_into text,
  ADD COLUMN government  boolean NOT NULL DEFAULT false;
UPDATE agency SET
  merged_into = substring(description from
    '(?n)^<[^> ]*/agencies/' || slug || '> <http://purl\.org/dc/terms/isReplacedBy> <[^> ]*/([^/> ]+)>'),
  government = description ~
    ('(?n)^<[^> ]*/agencies/' || slug || '> <http://www\.w3\.org/ns/org#classification> <[^> ]*/vocab/agency-kinds/');
CREATE INDEX agency_merged_into ON agency (merged_into);

CREATE TABLE account (
  id             uuid PRIMARY KEY,
  email          text NOT NULL CHECK (length(email) <= 254),
  name           text NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
  language       text NOT NULL CHECK (language IN ('vi', 'en')),
  password       text,
  terms_accepted timestamptz,
  totp_secret    bytea,
  totp_step      bigint NOT NULL DEFAULT 0,
  administrator  boolean NOT NULL DEFAULT false,
  created        timestamptz NOT NULL
);
CREATE UNIQUE INDEX account_email ON account (lower(email));

-- Who an OpenID Connect provider says somebody is.
CREATE TABLE account_identity (
  issuer  text NOT NULL,
  subject text NOT NULL,
  account uuid NOT NULL REFERENCES account (id),
  PRIMARY KEY (issuer, subject)
);

-- One-time codes for the day when the second factor is lost.
CREATE TABLE recovery_code (
  account uuid NOT NULL REFERENCES account (id),
  hash    bytea NOT NULL,
  PRIMARY KEY (account, hash)
);

CREATE TABLE membership (
  account  uuid NOT NULL REFERENCES account (id),
  agency   text NOT NULL REFERENCES agency (slug),
  role     text NOT NULL CHECK (role IN ('MEMBER', 'EDITOR', 'STEWARD')),
  given_by uuid REFERENCES account (id),
  since    timestamptz NOT NULL,
  PRIMARY KEY (account, agency)
);
CREATE INDEX membership_agency ON membership (agency);

CREATE TABLE sign_in_session (
  hash       bytea PRIMARY KEY,
  id         uuid NOT NULL UNIQUE,
  account    uuid NOT NULL REFERENCES account (id),
  method     text NOT NULL,
  address    text NOT NULL,
  user_agent text NOT NULL,
  created    timestamptz NOT NULL,
  last_used  timestamptz NOT NULL,
  expires    timestamptz NOT NULL
);
CREATE INDEX sign_in_session_account ON sign_in_session (account);
CREATE INDEX sign_in_session_expires ON sign_in_session (expires);

CREATE TABLE api_token (
  id        uuid PRIMARY KEY,
  hash      bytea NOT NULL UNIQUE,
  account   uuid NOT NULL REFERENCES account (id),
  name      text NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
  scope     text NOT NULL CHECK (scope IN ('READ', 'EDIT', 'DECIDE')),
  created   timestamptz NOT NULL,
  expires   timestamptz NOT NULL,
  last_used timestamptz
);
CREATE INDEX api_token_account ON api_token (account);

-- Links that work once: the first administrator, an invitation, a new account, a new password.
CREATE TABLE one_time_link (
  hash     bytea PRIMARY KEY,
  id       uuid NOT NULL UNIQUE,
  purpose  text NOT NULL CHECK (purpose IN ('FIRST_ADMINISTRATOR', 'INVITATION', 'REGISTRATION', 'PASSWORD')),
  email    text NOT NULL,
  agency   text REFERENCES agency (slug),
  role     text CHECK (role IN ('MEMBER', 'EDITOR', 'STEWARD')),
  given_by uuid REFERENCES account (id),
  created  timestamptz NOT NULL,
  expires  timestamptz NOT NULL,
  used     timestamptz
);
CREATE INDEX one_time_link_agency ON one_time_link (agency);

-- Attempts to sign in that did not succeed, by account and by address; a key is a hash.
CREATE TABLE sign_in_attempt (
  key      bytea PRIMARY KEY,
  failures integer NOT NULL,
  since    timestamptz NOT NULL,
  last     timestamptz NOT NULL
);
CREATE INDEX sign_in_attempt_last ON sign_in_attempt (last);

-- The roles that count now: none in an agency that was merged but for the people of its successor.
CREATE FUNCTION roles_in_force(person uuid)
RETURNS TABLE (agency text, role text, government boolean)
LANGUAGE sql STABLE AS $$
  WITH RECURSIVE held (agency, role, government) AS (
    SELECT m.agency, m.role, a.government
    FROM membership m JOIN agency a ON a.slug = m.agency
    WHERE m.account = person AND a.merged_into IS NULL
    UNION
    SELECT a.slug, h.role, h.government
    FROM agency a JOIN held h ON a.merged_into = h.agency)
  SELECT held.agency, held.role, held.government FROM held
$$;

-- The agency that has taken over the work of the one named; itself while it goes on.
CREATE FUNCTION agency_in_charge(named text) RETURNS text
LANGUAGE sql STABLE AS $$
  WITH RECURSIVE path (slug, merged_into, seen) AS (
    SELECT slug, merged_into, ARRAY[slug] FROM agency WHERE slug = named
    UNION ALL
    SELECT a.slug, a.merged_into, p.seen || a.slug
    FROM agency a JOIN path p ON a.slug = p.merged_into
    WHERE a.slug <> ALL (p.seen))
  SELECT slug FROM path WHERE merged_into IS NULL
$$;
