package vn.sen.metadata;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;

/**
 * That a description's subject leads to another resource by a property that binds datasets, series
 * and services to each other. Projected by the record, so that the other end can show it too.
 *
 * @param property IRI
 * @param target IRI, which the record need not hold
 */
public record ResourceLink(String property, String target) {
  public static final String IN_SERIES = Terms.DCAT + "inSeries";
  public static final String SERVES_DATASET = Terms.DCAT + "servesDataset";
  public static final String ACCESS_SERVICE = Terms.DCAT + "accessService";
  public static final String PREVIOUS_VERSION = Terms.DCAT + "previousVersion";
  public static final String HAS_VERSION = Terms.DCAT + "hasVersion";
  public static final String DERIVED_FROM = Terms.PROV + "wasDerivedFrom";

  /** In the order in which a page shows them. */
  static final List<String> PROPERTIES =
      List.of(
          IN_SERIES,
          Terms.DCAT + "seriesMember",
          PREVIOUS_VERSION,
          HAS_VERSION,
          Terms.DCAT + "hasCurrentVersion",
          Terms.DCAT + "isVersionOf",
          Terms.DCT + "hasVersion",
          Terms.DCT + "isVersionOf",
          Terms.DCT + "replaces",
          Terms.DCT + "isReplacedBy",
          Terms.DCAT + "first",
          Terms.DCAT + "prev",
          Terms.DCAT + "next",
          Terms.DCAT + "last",
          SERVES_DATASET,
          ACCESS_SERVICE,
          DERIVED_FROM,
          Terms.DCT + "source",
          Terms.DCT + "isPartOf",
          Terms.DCT + "hasPart",
          Terms.DCT + "requires",
          Terms.DCT + "isRequiredBy",
          Terms.DCT + "references",
          Terms.DCT + "isReferencedBy",
          Terms.DCT + "relation");

  /** Every link of the subject and of its distributions, without doubles. */
  public static List<ResourceLink> listOf(Description description) {
    Set<ResourceLink> links = new LinkedHashSet<>();
    Node subject = Terms.iri(description.subject());
    List<Node> speakers = new ArrayList<>(List.of(subject));
    description
        .graph()
        .find(subject, Terms.DISTRIBUTION, Node.ANY)
        .mapWith(Triple::getObject)
        .forEachRemaining(speakers::add);
    for (String property : PROPERTIES) {
      for (Node speaker : speakers) {
        new Statements(description.graph(), speaker)
            .iris(property)
            .forEach(target -> links.add(new ResourceLink(property, target)));
      }
    }
    return List.copyOf(links);
  }
}
