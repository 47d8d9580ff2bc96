package vn.sen.metadata;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;

/**
 * Names blank nodes by what is said of them, so that the same statements get the same names,
 * whatever order and labels they came with.
 *
 * <p>Each node's hash starts from its terms and takes in its neighbours' hashes, round by round,
 * until no more nodes can be told apart. Nodes still alike are set apart one at a time, in each
 * possible way, and the way whose text comes first wins; nodes that can be swapped without changing
 * the graph need only one way. A graph made to be hard for this (large, regular, of blank nodes
 * only) is cut off after {@value #MOST_BRANCHES} ways: its names are then right, but depend on the
 * order of the input.
 */
final class BlankNodes {
  private static final int MOST_BRANCHES = 512;

  private final List<Triple> triples;
  private final Map<Node, List<Triple>> about;
  private final Map<Node, String> terms = new HashMap<>();
  private int branches;

  private BlankNodes(Collection<Triple> triples) {
    this.triples = List.copyOf(new java.util.LinkedHashSet<>(triples));
    this.about = new LinkedHashMap<>();
    for (Triple triple : this.triples) {
      for (Node end : new Node[] {triple.getSubject(), triple.getObject()}) {
        if (end.isBlank()) {
          List<Triple> list = about.computeIfAbsent(end, node -> new ArrayList<>());
          if (list.isEmpty() || list.getLast() != triple) {
            list.add(triple);
          }
        }
      }
    }
  }

  /**
   * The same triples with every blank node renamed.
   *
   * @param salt goes into each name, so that two resources never share one
   */
  static Collection<Triple> name(Collection<Triple> triples, String salt) {
    BlankNodes nodes = new BlankNodes(triples);
    if (nodes.about.isEmpty()) {
      return nodes.triples;
    }
    Map<Node, String> colours = new HashMap<>();
    nodes.about.keySet().forEach(node -> colours.put(node, ""));
    Map<Node, String> settled = nodes.separate(nodes.refine(colours));
    return nodes.rename(labels(settled, salt));
  }

  /** Rounds of hashing until a round tells no more nodes apart than the one before. */
  private Map<Node, String> refine(Map<Node, String> start) {
    Map<Node, String> colours = start;
    int classes = -1;
    while (true) {
      Map<Node, String> next = new HashMap<>();
      for (Node node : about.keySet()) {
        next.put(node, hash(node, colours));
      }
      int count = new HashSet<>(next.values()).size();
      colours = next;
      if (count <= classes || count == about.size()) {
        return colours;
      }
      classes = count;
    }
  }

  private String hash(Node node, Map<Node, String> colours) {
    List<String> lines = new ArrayList<>();
    for (Triple triple : about.get(node)) {
      lines.add(
          seen(triple.getSubject(), node, colours)
              + " "
              + term(triple.getPredicate())
              + " "
              + seen(triple.getObject(), node, colours));
    }
    Collections.sort(lines);
    return sha256(colours.get(node) + "\n" + String.join("\n", lines));
  }

  private String seen(Node end, Node from, Map<Node, String> colours) {
    if (end.equals(from)) {
      return "@";
    }
    return end.isBlank() ? "_" + colours.get(end) : term(end);
  }

  private String term(Node node) {
    return terms.computeIfAbsent(node, NTriples::term);
  }

  private Map<Node, String> separate(Map<Node, String> colours) {
    List<Node> alike = firstAlike(colours);
    if (alike.isEmpty()) {
      return colours;
    }
    Node first = alike.getFirst();
    if (alike.stream().skip(1).allMatch(other -> isSwappable(first, other))) {
      Map<Node, String> split = new HashMap<>(colours);
      for (int i = 0; i < alike.size(); i++) {
        split.put(alike.get(i), sha256(i + " of " + colours.get(first)));
      }
      return separate(refine(split));
    }
    Map<Node, String> best = null;
    String bestText = null;
    List<Node> tried = new ArrayList<>();
    for (Node chosen : alike) {
      if (best != null
          && (branches >= MOST_BRANCHES
              || tried.stream().anyMatch(other -> isSwappable(other, chosen)))) {
        continue;
      }
      branches++;
      tried.add(chosen);
      Map<Node, String> split = new HashMap<>(colours);
      split.put(chosen, sha256("first of " + colours.get(chosen)));
      Map<Node, String> settled = separate(refine(split));
      String text = NTriples.write(rename(labels(settled, "")));
      if (bestText == null || text.compareTo(bestText) < 0) {
        best = settled;
        bestText = text;
      }
    }
    return best == null ? colours : best;
  }

  /** The nodes of the lowest hash that several share; empty when all hashes differ. */
  private static List<Node> firstAlike(Map<Node, String> colours) {
    TreeMap<String, List<Node>> byColour = new TreeMap<>();
    colours.forEach(
        (node, colour) -> byColour.computeIfAbsent(colour, key -> new ArrayList<>()).add(node));
    return byColour.values().stream()
        .filter(nodes -> nodes.size() > 1)
        .findFirst()
        .orElse(List.of());
  }

  /** Whether exchanging the two leaves the same graph. */
  private boolean isSwappable(Node one, Node other) {
    return swapped(one, one, other).equals(new HashSet<>(about.get(other)))
        && swapped(other, one, other).equals(new HashSet<>(about.get(one)));
  }

  private Set<Triple> swapped(Node around, Node one, Node other) {
    Map<Node, Node> exchange = Map.of(one, other, other, one);
    Set<Triple> result = new HashSet<>();
    for (Triple triple : about.get(around)) {
      result.add(replace(triple, exchange));
    }
    return result;
  }

  private List<Triple> rename(Map<Node, Node> names) {
    return triples.stream().map(triple -> replace(triple, names)).toList();
  }

  private static Triple replace(Triple triple, Map<Node, Node> names) {
    return Triple.create(
        names.getOrDefault(triple.getSubject(), triple.getSubject()),
        triple.getPredicate(),
        names.getOrDefault(triple.getObject(), triple.getObject()));
  }

  private static Map<Node, Node> labels(Map<Node, String> colours, String salt) {
    Map<Node, Node> labels = new HashMap<>();
    colours.forEach(
        (node, colour) ->
            labels.put(
                node,
                NodeFactory.createBlankNode("b" + sha256(salt + "\n" + colour).substring(0, 24))));
    return labels;
  }

  private static String sha256(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }
}
