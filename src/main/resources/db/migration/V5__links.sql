-- A dataset that came from elsewhere keeps its IRI; null means the portal's own, made from the slug.
ALTER TABLE dataset ADD COLUMN iri text;
CREATE UNIQUE INDEX dataset_iri ON dataset (iri);

-- Which datasets, series and services the description leads to; a projection, so that the other
-- end can be asked.
CREATE TABLE dataset_link (
  dataset  uuid NOT NULL REFERENCES dataset (id),
  property text NOT NULL,
  target   text NOT NULL,
  PRIMARY KEY (dataset, property, target)
);
CREATE INDEX dataset_link_target ON dataset_link (target);
