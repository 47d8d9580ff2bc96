package vn.sen.metadata;

import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import vn.sen.platform.BaseIri;

/**
 * Changes what a dataset's description says about access; everything else stays as it is, the date
 * of its last change too: access is no change of the data.
 */
@Singleton
public final class AccessEditor {
  private final BaseIri base;

  public AccessEditor(BaseIri base) {
    this.base = base;
  }

  /**
   * @param level code of {@code vocab/access-levels}
   * @param hidden whether only the owner and those named may know of the dataset
   * @param named agencies that may discover a hidden dataset, or use a restricted one, by name;
   *     empty leaves the policies as they are. An embargo stays in any case
   */
  public Description change(
      Description dataset, String level, boolean hidden, Optional<Set<String>> named) {
    Node subject = Terms.iri(dataset.subject());
    Node discoverability = Terms.iri(base.namespace() + "discoverability");
    Set<Triple> triples = new LinkedHashSet<>(dataset.graph().find().toList());
    triples.removeIf(
        t ->
            t.getSubject().equals(subject)
                && (t.getPredicate().equals(Terms.ACCESS_RIGHTS)
                    || t.getPredicate().equals(discoverability)));
    triples.add(
        Triple.create(
            subject, Terms.ACCESS_RIGHTS, Terms.iri(base.concept("access-levels", level))));
    if (hidden) {
      triples.add(
          Triple.create(
              subject, discoverability, Terms.iri(base.concept("discoverability", "hidden"))));
    }
    named.ifPresent(agencies -> policy(dataset.graph(), subject, agencies, triples));
    return DescriptionReader.describe(dataset.subject(), triples);
  }

  private void policy(Graph graph, Node subject, Set<String> agencies, Set<Triple> triples) {
    Node hasPolicy = odrl("hasPolicy");
    List<Node> embargoes = DatasetEditor.embargoes(graph, subject);
    for (Node policy :
        graph
            .find(subject, hasPolicy, Node.ANY)
            .mapWith(Triple::getObject)
            .filterDrop(embargoes::contains)
            .toList()) {
      triples.remove(Triple.create(subject, hasPolicy, policy));
      Set<Node> stop = new HashSet<>(List.of(subject));
      triples.removeAll(DescriptionReader.reach(graph, policy, stop));
    }
    if (agencies.isEmpty()) {
      return;
    }
    Node policy = Terms.iri(subject.getURI() + "#policy");
    Node rule = Terms.iri(subject.getURI() + "#named");
    triples.add(Triple.create(subject, hasPolicy, policy));
    triples.add(Triple.create(policy, Terms.TYPE, odrl("Offer")));
    triples.add(Triple.create(policy, odrl("permission"), rule));
    triples.add(Triple.create(rule, Terms.TYPE, odrl("Permission")));
    triples.add(Triple.create(rule, odrl("action"), odrl("use")));
    triples.add(
        Triple.create(rule, odrl("action"), NodeFactory.createURI(base.namespace() + "discover")));
    for (String agency : agencies) {
      triples.add(Triple.create(rule, odrl("assignee"), Terms.iri(base.agency(agency))));
    }
  }

  private static Node odrl(String name) {
    return Terms.iri(PolicyReader.ODRL + name);
  }
}
