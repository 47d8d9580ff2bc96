package vn.sen.metadata;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
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
 * Compares two descriptions. Blank nodes are seen through: a changed telephone number is a change
 * of the contact point's telephone number, whatever the node is called.
 */
@Singleton
public final class DescriptionComparer {
  private static final String COLUMN = "column ";
  private static final Node MEASUREMENT_OF = Terms.iri(Terms.DQV + "isMeasurementOf");

  /** Steps that are no more than the way RDF puts it. */
  private static final Set<Node> UNTOLD =
      Set.of(
          Terms.FIRST,
          Terms.REST,
          Terms.TABLE_SCHEMA,
          Terms.COLUMN,
          Terms.iri(Terms.DQV + "value"));

  private final CodeLists lists;

  public DescriptionComparer(CodeLists lists) {
    this.lists = lists;
  }

  public Comparison compare(Description before, Description after) {
    Set<String> old = new TreeSet<>(before.nTriples().lines().toList());
    Set<String> now = new TreeSet<>(after.nTriples().lines().toList());
    return new Comparison(
        changes(facts(before), facts(after)),
        now.stream().filter(line -> !old.contains(line)).toList(),
        old.stream().filter(line -> !now.contains(line)).toList());
  }

  private List<Comparison.Change> changes(Map<Key, Set<Node>> before, Map<Key, Set<Node>> after) {
    Map<Key, Set<Node>> all = new TreeMap<>(before);
    after.forEach(all::putIfAbsent);
    List<Comparison.Change> changes = new ArrayList<>();
    for (Key key : all.keySet()) {
      List<Node> removed = minus(before.get(key), after.get(key));
      List<Node> added = minus(after.get(key), before.get(key));
      LocalizedText name = LocalizedText.of(key.name(lists, "vi"), key.name(lists, "en"));
      if (removed.size() == 1 && added.size() == 1) {
        changes.add(
            new Comparison.Change(
                name, text(key, removed.getFirst()), text(key, added.getFirst())));
        continue;
      }
      removed.forEach(
          node -> changes.add(new Comparison.Change(name, text(key, node), LocalizedText.EMPTY)));
      added.forEach(
          node -> changes.add(new Comparison.Change(name, LocalizedText.EMPTY, text(key, node))));
    }
    return changes;
  }

  private static List<Node> minus(Set<Node> nodes, Set<Node> without) {
    List<Node> rest = new ArrayList<>(nodes == null ? Set.of() : nodes);
    if (without != null) {
      rest.removeAll(without);
    }
    return rest;
  }

  private LocalizedText text(Key key, Node node) {
    if (node.isLiteral()) {
      String property = key.way().isEmpty() ? "" : key.way().getLast();
      Optional<LocalizedText> measure = Measures.words(property, node.getLiteralLexicalForm());
      if (measure.isPresent()) {
        return measure.get();
      }
      return new LocalizedText(Map.of("", Texts.shorten(node.getLiteralLexicalForm())));
    }
    LocalizedText label = lists.label(node.getURI());
    boolean isNamed = !label.values().keySet().equals(Set.of(""));
    return isNamed ? label : new LocalizedText(Map.of("", node.getURI()));
  }

  /** Every value by the way that leads to it from the subject. */
  private static Map<Key, Set<Node>> facts(Description description) {
    Map<Key, Set<Node>> facts = new TreeMap<>();
    Set<Node> seen = new HashSet<>();
    walk(description.graph(), Terms.iri(description.subject()), List.of(), facts, seen);
    // What is said of something the subject does not lead to.
    description
        .graph()
        .find()
        .mapWith(Triple::getSubject)
        .filterKeep(node -> node.isURI() && !seen.contains(node))
        .toSet()
        .forEach(node -> walk(description.graph(), node, List.of(node.getURI()), facts, seen));
    return facts;
  }

  private static void walk(
      Graph graph, Node node, List<String> way, Map<Key, Set<Node>> facts, Set<Node> seen) {
    if (!seen.add(node)) {
      return;
    }
    for (Triple triple : graph.find(node, Node.ANY, Node.ANY).toList()) {
      Node object = triple.getObject();
      if (triple.getPredicate().equals(MEASUREMENT_OF)) {
        continue; // is part of the way
      }
      List<String> next = new ArrayList<>(way);
      if (!UNTOLD.contains(triple.getPredicate())) {
        next.add(triple.getPredicate().getURI());
      }
      partOf(graph, object).ifPresent(next::add);
      boolean isSpokenOf = !object.isLiteral() && graph.contains(object, Node.ANY, Node.ANY);
      if (!object.isBlank()) {
        String language = object.isLiteral() ? object.getLiteralLanguage() : "";
        facts.computeIfAbsent(new Key(next, language), key -> new LinkedHashSet<>()).add(object);
      }
      if (isSpokenOf) {
        if (object.isURI()) {
          next.add(object.getURI());
        }
        walk(graph, object, next, facts, seen);
      }
    }
  }

  /** Which of several things of a kind it is: a column by its name, a measurement by its metric. */
  private static Optional<String> partOf(Graph graph, Node node) {
    if (!node.isBlank()) {
      return Optional.empty();
    }
    Statements said = new Statements(graph, node);
    return said.iri(MEASUREMENT_OF).or(() -> said.literal(Terms.COLUMN_NAME).map(COLUMN::concat));
  }

  /** IRIs of properties, and of resources passed on the way. */
  private record Key(List<String> way, String language) implements Comparable<Key> {
    Key {
      way = List.copyOf(way);
    }

    @Override
    public int compareTo(Key other) {
      int order = String.join("\n", way).compareTo(String.join("\n", other.way));
      return order != 0 ? order : language.compareTo(other.language);
    }

    String name(CodeLists lists, String reader) {
      List<String> names = new ArrayList<>();
      for (String step : way) {
        if (step.startsWith(COLUMN)) {
          String word = reader.equals("vi") ? "cột" : "column";
          names.add(word + " “" + step.substring(COLUMN.length()) + "”");
          continue;
        }
        String label = lists.label(step).values().getOrDefault(reader, "");
        names.add(label.isEmpty() ? DatasetMapper.lastSegment(step) : label);
      }
      String name = String.join(" › ", names);
      return language.isEmpty() ? name : name + " (" + language + ")";
    }
  }
}
