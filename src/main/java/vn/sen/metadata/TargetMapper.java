package vn.sen.metadata;

import jakarta.inject.Singleton;
import org.apache.jena.graph.Node;
import vn.sen.platform.BaseIri;

/** Reads a target out of its description; tolerant of what is missing. */
@Singleton
public final class TargetMapper {
  private static final Node SUBJECT = Terms.iri(Terms.DCT + "subject");
  private static final Node PRIMARY_TOPIC = Terms.iri(Terms.FOAF + "primaryTopic");

  private final Node number;
  private final Node basis;
  private final Node decidedAgency;
  private final Node responsibleAgency;

  public TargetMapper(BaseIri base) {
    this.number = Terms.iri(base.namespace() + "number");
    this.basis = Terms.iri(base.namespace() + "basis");
    this.decidedAgency = Terms.iri(base.namespace() + "decidedAgency");
    this.responsibleAgency = Terms.iri(base.namespace() + "responsibleAgency");
  }

  public TargetView map(Description description) {
    Statements said = Statements.of(description);
    return new TargetView(
        description.subject(),
        said.literal(number)
            .filter(text -> text.matches("\\d{1,9}"))
            .map(Integer::valueOf)
            .orElse(0),
        said.text(Terms.TITLE, Terms.PREF_LABEL, Terms.LABEL),
        said.iri(PRIMARY_TOPIC).orElse(""),
        said.iri(SUBJECT).orElse(""),
        said.iris(basis),
        said.iri(decidedAgency).orElse(""),
        said.iri(responsibleAgency).orElse(""));
  }
}
