package vn.sen.metadata;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;

/**
 * Reads values from what is said of one resource. Every list is in a stable order and without
 * duplicates; what is not of the kind asked for is left out. Nothing here throws on odd data.
 */
public final class Statements {
  private static final Comparator<Node> ORDER =
      Comparator.comparing(Node::isBlank)
          .thenComparing(Node::isLiteral)
          .thenComparing(
              node ->
                  node.isURI()
                      ? node.getURI()
                      : node.isBlank() ? node.getBlankNodeLabel() : node.getLiteralLexicalForm())
          .thenComparing(node -> node.isLiteral() ? node.getLiteralLanguage() : "")
          .thenComparing(node -> node.isLiteral() ? node.getLiteralDatatypeURI() : "");

  private final Graph graph;
  private final Node subject;

  Statements(Graph graph, Node subject) {
    this.graph = graph;
    this.subject = subject;
  }

  /** What a description says of its own subject. */
  public static Statements of(Description description) {
    return new Statements(description.graph(), Terms.iri(description.subject()));
  }

  /** IRIs that are values of the property, in ascending order. */
  public List<String> iris(String property) {
    return iris(Terms.iri(property));
  }

  /** Literal values of the property without regard to language or datatype, in ascending order. */
  public List<String> literals(String property) {
    return literals(Terms.iri(property));
  }

  /**
   * The values by language, of the first of the properties that has any. Of several values in one
   * language the first in ascending order counts.
   */
  public LocalizedText text(String... properties) {
    Node[] nodes = new Node[properties.length];
    for (int i = 0; i < properties.length; i++) {
      nodes[i] = Terms.iri(properties[i]);
    }
    return text(nodes);
  }

  /** What the same graph says of another resource. */
  Statements about(String iri) {
    return new Statements(graph, Terms.iri(iri));
  }

  Node subject() {
    return subject;
  }

  /** Values that something can be said of, in ascending order: IRIs, then blank nodes. */
  List<Statements> resources(Node property) {
    return objects(property).stream()
        .filter(node -> !node.isLiteral())
        .map(node -> new Statements(graph, node))
        .toList();
  }

  /** Like {@link #resources}; the members of a value that is an RDF list, in the list's order. */
  List<Statements> members(Node property) {
    List<Statements> members = new ArrayList<>();
    for (Statements value : resources(property)) {
      Set<Node> seen = new HashSet<>();
      Statements at = value;
      if (at.resources(Terms.FIRST).isEmpty() && !at.subject.equals(Terms.NIL)) {
        members.add(at);
      }
      while (!at.resources(Terms.FIRST).isEmpty() && seen.add(at.subject)) {
        members.add(at.resources(Terms.FIRST).getFirst());
        List<Statements> rest = at.resources(Terms.REST);
        at = rest.isEmpty() ? new Statements(graph, Terms.NIL) : rest.getFirst();
      }
    }
    return members;
  }

  List<String> iris(Node property) {
    return objects(property).stream().filter(Node::isURI).map(Node::getURI).toList();
  }

  Optional<String> iri(Node property) {
    return iris(property).stream().findFirst();
  }

  List<String> literals(Node property) {
    return objects(property).stream()
        .filter(Node::isLiteral)
        .map(Node::getLiteralLexicalForm)
        .distinct()
        .toList();
  }

  Optional<String> literal(Node property) {
    return literals(property).stream().findFirst();
  }

  /** Literals or IRIs, whichever somebody chose to write. */
  Optional<String> either(Node property) {
    return literal(property).or(() -> iri(property));
  }

  List<DatasetView.Keyword> keywords(Node property) {
    return objects(property).stream()
        .filter(Node::isLiteral)
        .map(
            node ->
                new DatasetView.Keyword(
                    node.getLiteralLexicalForm(),
                    node.getLiteralLanguage().toLowerCase(Locale.ROOT)))
        .distinct()
        .toList();
  }

  LocalizedText text(Node... properties) {
    for (Node property : properties) {
      Map<String, String> values = new TreeMap<>();
      for (DatasetView.Keyword value : keywords(property)) {
        values.putIfAbsent(value.language(), value.text());
      }
      if (!values.isEmpty()) {
        return new LocalizedText(values);
      }
    }
    return LocalizedText.EMPTY;
  }

  boolean isA(Node type) {
    return graph.contains(subject, Terms.TYPE, type);
  }

  private List<Node> objects(Node property) {
    List<Node> nodes = new ArrayList<>();
    graph.find(subject, property, Node.ANY).forEachRemaining(t -> nodes.add(t.getObject()));
    nodes.removeIf(node -> !node.isURI() && !node.isBlank() && !node.isLiteral());
    nodes.sort(ORDER);
    return nodes;
  }
}
