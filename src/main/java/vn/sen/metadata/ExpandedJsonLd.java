package vn.sen.metadata;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;

/**
 * A graph as expanded JSON-LD 1.1, in the order of its terms. Lists are written as lists, and blank
 * nodes where they are spoken of, when that is one place; what leads back to itself keeps its name.
 */
final class ExpandedJsonLd {
  private static final Node FIRST = Terms.iri(Terms.RDF + "first");
  private static final Node REST = Terms.iri(Terms.RDF + "rest");
  private static final Node NIL = Terms.iri(Terms.RDF + "nil");

  private final Graph graph;
  private final Map<Node, Integer> references = new HashMap<>();
  private final Map<Node, Node> parents = new HashMap<>();

  private ExpandedJsonLd(Graph graph) {
    this.graph = graph;
  }

  static JsonArray write(Graph graph) {
    return new ExpandedJsonLd(graph).write();
  }

  private JsonArray write() {
    Set<Node> subjects = new TreeSet<>(Comparator.comparing(ExpandedJsonLd::name));
    graph
        .find()
        .forEachRemaining(
            triple -> {
              subjects.add(triple.getSubject());
              references.merge(triple.getObject(), 1, Integer::sum);
              parents.put(triple.getObject(), triple.getSubject());
            });
    JsonArrayBuilder array = Json.createArrayBuilder();
    for (Node subject : subjects) {
      if (!isInline(subject)) {
        array.add(node(subject, true));
      }
    }
    return array.build();
  }

  /** A blank node spoken of once, from outside itself. */
  private boolean isInline(Node node) {
    Set<Node> seen = new HashSet<>();
    Node next = node;
    while (next.isBlank() && references.getOrDefault(next, 0) == 1) {
      if (!seen.add(next)) {
        return false;
      }
      next = parents.get(next);
    }
    return !seen.isEmpty();
  }

  private JsonObject node(Node subject, boolean isNamed) {
    Map<String, List<Node>> properties = new TreeMap<>();
    for (Triple triple : graph.find(subject, Node.ANY, Node.ANY).toList()) {
      boolean isType = triple.getPredicate().equals(Terms.TYPE) && triple.getObject().isURI();
      properties
          .computeIfAbsent(
              isType ? "@type" : triple.getPredicate().getURI(), key -> new ArrayList<>())
          .add(triple.getObject());
    }
    JsonObjectBuilder object = Json.createObjectBuilder();
    if (isNamed) {
      object.add("@id", name(subject));
    }
    properties.forEach(
        (property, values) -> {
          values.sort(Comparator.comparing(NTriples::term));
          JsonArrayBuilder array = Json.createArrayBuilder();
          for (Node value : values) {
            if (property.equals("@type")) {
              array.add(value.getURI());
            } else {
              array.add(value(value));
            }
          }
          object.add(property, array);
        });
    return object.build();
  }

  private JsonObject value(Node node) {
    if (node.isLiteral()) {
      return literal(node);
    }
    Optional<List<Node>> list = findList(node);
    if (list.isPresent()) {
      JsonArrayBuilder items = Json.createArrayBuilder();
      list.get().forEach(item -> items.add(value(item)));
      return Json.createObjectBuilder().add("@list", items).build();
    }
    return isInline(node)
        ? node(node, false)
        : Json.createObjectBuilder().add("@id", name(node)).build();
  }

  private static JsonObject literal(Node node) {
    JsonObjectBuilder object = Json.createObjectBuilder();
    object.add("@value", node.getLiteralLexicalForm());
    if (!node.getLiteralLanguage().isEmpty()) {
      object.add("@language", node.getLiteralLanguage());
    } else if (!node.getLiteralDatatypeURI().equals(Terms.XSD + "string")) {
      object.add("@type", node.getLiteralDatatypeURI());
    }
    return object.build();
  }

  /** The items of a list that is well formed and spoken of once. */
  private Optional<List<Node>> findList(Node head) {
    List<Node> items = new ArrayList<>();
    Node cell = head;
    while (!cell.equals(NIL)) {
      Optional<Node> first = only(cell, FIRST);
      Optional<Node> rest = only(cell, REST);
      boolean isCell =
          isInline(cell)
              && first.isPresent()
              && rest.isPresent()
              && graph.find(cell, Node.ANY, Node.ANY).toList().size() == 2;
      if (!isCell) {
        return Optional.empty();
      }
      items.add(first.get());
      cell = rest.get();
    }
    return Optional.of(items);
  }

  private Optional<Node> only(Node subject, Node property) {
    List<Node> values = graph.find(subject, property, Node.ANY).mapWith(Triple::getObject).toList();
    return values.size() == 1 ? Optional.of(values.getFirst()) : Optional.empty();
  }

  private static String name(Node node) {
    return node.isBlank() ? "_:" + node.getBlankNodeLabel() : node.getURI();
  }
}
