package vn.sen.metadata;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;

/** Reads an agency out of its description; tolerant of what is missing. */
@Singleton
public final class AgencyMapper {

  public AgencyView map(Description description) {
    Graph graph = description.graph();
    Node subject = Terms.iri(description.subject());
    String iri = description.subject();
    return new AgencyView(
        iri,
        iri.substring(iri.lastIndexOf('/') + 1),
        name(graph, subject),
        literals(graph, subject, Terms.ALT_LABEL),
        firstIri(graph, subject, Terms.HOMEPAGE),
        firstIri(graph, subject, Terms.IS_REPLACED_BY),
        iris(graph, subject, Terms.CLASSIFICATION));
  }

  /** Further short forms and spellings that it is looked for by, never shown. */
  public List<String> hiddenNames(Description description) {
    return literals(description.graph(), Terms.iri(description.subject()), Terms.HIDDEN_LABEL);
  }

  private static List<String> literals(Graph graph, Node subject, Node property) {
    return objects(graph, subject, property).stream()
        .filter(Node::isLiteral)
        .map(Node::getLiteralLexicalForm)
        .sorted()
        .distinct()
        .toList();
  }

  private static LocalizedText name(Graph graph, Node subject) {
    LocalizedText label = text(graph, subject, Terms.PREF_LABEL);
    return label.isEmpty() ? text(graph, subject, Terms.FOAF_NAME) : label;
  }

  private static LocalizedText text(Graph graph, Node subject, Node property) {
    Map<String, String> values = new TreeMap<>();
    for (Node value : objects(graph, subject, property)) {
      if (value.isLiteral()) {
        // Of two names in one language the first in order counts, so that the answer is stable.
        values.merge(
            value.getLiteralLanguage().toLowerCase(java.util.Locale.ROOT),
            value.getLiteralLexicalForm(),
            (one, other) -> one.compareTo(other) <= 0 ? one : other);
      }
    }
    return new LocalizedText(values);
  }

  private static Optional<String> firstIri(Graph graph, Node subject, Node property) {
    return iris(graph, subject, property).stream().findFirst();
  }

  private static List<String> iris(Graph graph, Node subject, Node property) {
    return objects(graph, subject, property).stream()
        .filter(Node::isURI)
        .map(Node::getURI)
        .sorted()
        .toList();
  }

  private static List<Node> objects(Graph graph, Node subject, Node property) {
    return graph.find(subject, property, Node.ANY).mapWith(Triple::getObject).toList();
  }
}
