package vn.sen.web;

import jakarta.inject.Singleton;
import vn.sen.catalog.TargetDescriptions;
import vn.sen.interop.NTriplesText;
import vn.sen.metadata.Description;
import vn.sen.metadata.DescriptionReader;
import vn.sen.platform.BaseIri;

/** The list of the targets as one RDF resource. */
@Singleton
final class TargetList {
  private static final String RDFS = "http://www.w3.org/2000/01/rdf-schema#";

  private final TargetDescriptions targets;
  private final DescriptionReader reader;
  private final BaseIri base;

  TargetList(TargetDescriptions targets, DescriptionReader reader, BaseIri base) {
    this.targets = targets;
    this.reader = reader;
    this.base = base;
  }

  String iri() {
    return base.value() + "targets";
  }

  /** Every target's own description, and that each is a member of the list. */
  Description describe() {
    NTriplesText text = new NTriplesText().type(iri(), RDFS + "Container");
    for (Description target : targets.list()) {
      text.link(iri(), RDFS + "member", target.subject()).append(target.nTriples());
    }
    return reader.fromNTriples(iri(), text.toString());
  }
}
