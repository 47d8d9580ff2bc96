package vn.sen.metadata;

import jakarta.inject.Singleton;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import vn.sen.platform.BaseIri;

/**
 * Says in a description from elsewhere where this portal keeps it. The resource keeps its IRI; all
 * that is added is {@code foaf:isPrimaryTopicOf} with its address here, and {@code
 * sen:responsibleAgency} with the agency in whose name it was taken.
 */
@Singleton
public final class Registrar {
  private final BaseIri base;
  private final Node responsibleAgency;

  public Registrar(BaseIri base) {
    this.base = base;
    this.responsibleAgency = Terms.iri(base.namespace() + "responsibleAgency");
  }

  /**
   * The description without what it says of addresses here, which only the portal can know: a
   * document cannot choose whose place it takes.
   */
  public Description withoutAddresses(Description description) {
    List<Triple> kept = description.graph().find().filterDrop(triple -> isAddress(triple)).toList();
    return kept.size() == description.graph().size()
        ? description
        : DescriptionReader.describe(description.subject(), kept);
  }

  private boolean isAddress(Triple triple) {
    return triple.getPredicate().equals(Terms.IS_PRIMARY_TOPIC_OF)
        && triple.getObject().isURI()
        && triple.getObject().getURI().startsWith(base.dataset(""));
  }

  /**
   * @param slug last part of its address here
   * @param agency IRI of an agency of the portal
   */
  public Description register(Description description, String slug, Optional<String> agency) {
    String page = base.dataset(slug);
    Node subject = Terms.iri(description.subject());
    Statements said = Statements.of(description);
    Set<Triple> triples = new LinkedHashSet<>(description.graph().find().toList());
    if (!description.subject().equals(page)) {
      triples.add(Triple.create(subject, Terms.IS_PRIMARY_TOPIC_OF, Terms.iri(page)));
    }
    boolean isStated =
        agency.isEmpty()
            || said.iris(responsibleAgency).contains(agency.get())
            || said.iris(Terms.PUBLISHER).equals(List.of(agency.get()));
    if (!isStated) {
      triples.add(Triple.create(subject, responsibleAgency, Terms.iri(agency.get())));
    }
    return triples.size() == description.graph().size()
        ? description
        : DescriptionReader.describe(description.subject(), triples);
  }

  /** The slug under which a description says it is kept here. */
  Optional<String> findSlug(Statements said) {
    String datasets = base.dataset("");
    String own = said.subject().isURI() ? said.subject().getURI() : "";
    if (own.startsWith(datasets)) {
      return Optional.of(own.substring(datasets.length()));
    }
    return said.iris(Terms.IS_PRIMARY_TOPIC_OF).stream()
        .filter(iri -> iri.startsWith(datasets))
        .map(iri -> iri.substring(datasets.length()))
        .findFirst();
  }
}
