package vn.sen.metadata;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;

/**
 * A document with descriptions of datasets, series and services, taken apart. Each gets what is
 * said of it, of everything it leads to, and of what leads to it alone (a record of a catalog, a
 * policy, a note on its quality), up to the next one. What a catalog says of itself, and what
 * belongs to none of them, is left over and counted.
 */
public final class CatalogDocument {
  private static final Set<Node> ROOTS =
      Set.of(Terms.DATASET, Terms.DATASET_SERIES, Terms.DATA_SERVICE);

  private final List<Entry> entries;
  private final List<Omission> omissions;
  private final int leftOver;

  private CatalogDocument(List<Entry> entries, List<Omission> omissions, int leftOver) {
    this.entries = List.copyOf(entries);
    this.omissions = List.copyOf(omissions);
    this.leftOver = leftOver;
  }

  /** One description, and where its statements stand in the document. */
  public static final class Entry {
    private final Description description;
    private final Map<Triple, Place> places;
    private final Optional<Place> place;

    private Entry(Description description, Map<Triple, Place> places, Optional<Place> place) {
      this.description = description;
      this.places = places;
      this.place = place;
    }

    public Description description() {
      return description;
    }

    /** Where the resource is first spoken of. */
    public Optional<Place> place() {
      return place;
    }

    /** By a statement of the description, blank nodes named as there. */
    Optional<Place> findPlace(Triple triple) {
      return Optional.ofNullable(places.get(triple));
    }
  }

  /** A record that cannot be taken, and why. */
  public record Omission(Optional<Place> place, LocalizedText why) {}

  /** In the order of their IRIs. */
  public List<Entry> entries() {
    return entries;
  }

  public List<Omission> omissions() {
    return omissions;
  }

  /** Statements that belong to none of the descriptions. */
  public int leftOver() {
    return leftOver;
  }

  static CatalogDocument of(RdfDocument document) {
    return new Division(document).divide();
  }

  /** The work of taking apart. */
  private static final class Division {
    private final RdfDocument document;
    private final Graph graph;
    private final Set<Node> roots = new LinkedHashSet<>();
    private final Set<Node> others = new HashSet<>();
    private final Map<Node, Set<Triple>> parts = new LinkedHashMap<>();

    /** Who owns a node, while it is one only; itself stands for several. */
    private final Map<Node, Node> owners = new HashMap<>();

    Division(RdfDocument document) {
      this.document = document;
      this.graph = DescriptionReader.graph(document.triples());
    }

    CatalogDocument divide() {
      List<Omission> omissions = new ArrayList<>();
      Set<Node> unnamed = new LinkedHashSet<>();
      for (Triple triple : document.triples()) {
        Node subject = triple.getSubject();
        if (triple.getPredicate().equals(Terms.TYPE)) {
          if (ROOTS.contains(triple.getObject())) {
            (subject.isURI() ? roots : unnamed).add(subject);
          } else if (triple.getObject().equals(Terms.CATALOG)) {
            others.add(subject);
          }
        }
      }
      others.addAll(roots);
      roots.forEach(root -> claim(root, DescriptionReader.reach(graph, root, others)));
      // One without an IRI belongs to what leads to it; alone, nobody could ever speak of it again.
      for (Node node : unnamed) {
        if (!owners.containsKey(node)) {
          omissions.add(
              new Omission(
                  document.findPlace(node),
                  LocalizedText.of(
                      "một bộ dữ liệu không có IRI; hãy đặt cho nó một IRI",
                      "a dataset has no IRI; give it one")));
        }
      }
      int leftOver = attachTheRest();
      List<Entry> entries =
          parts.entrySet().stream()
              .sorted(Comparator.comparing(part -> part.getKey().getURI()))
              .map(part -> entry(part.getKey(), part.getValue()))
              .toList();
      return new CatalogDocument(entries, omissions, leftOver);
    }

    private void claim(Node root, Collection<Triple> triples) {
      parts.computeIfAbsent(root, key -> new LinkedHashSet<>()).addAll(triples);
      for (Triple triple : triples) {
        owners.merge(
            triple.getSubject(),
            root,
            (one, other) -> one.equals(other) ? one : triple.getSubject());
      }
      owners.put(root, root);
    }

    /** Gives to each root what leads to it and to no other, until nothing more does. */
    private int attachTheRest() {
      Map<Node, List<Triple>> rest = new LinkedHashMap<>();
      for (Triple triple : document.triples()) {
        Node subject = triple.getSubject();
        if (!owners.containsKey(subject) && !others.contains(subject)) {
          rest.computeIfAbsent(subject, key -> new ArrayList<>()).add(triple);
        }
      }
      boolean isMoving = !parts.isEmpty();
      while (isMoving && !rest.isEmpty()) {
        isMoving = false;
        for (Node subject : List.copyOf(rest.keySet())) {
          Set<Node> targets = targets(rest.get(subject));
          for (Node target : targets) {
            claim(target, DescriptionReader.reach(graph, subject, others));
            isMoving = true;
          }
          if (!targets.isEmpty()) {
            rest.remove(subject);
          }
        }
      }
      if (parts.size() == 1 && others.size() == 1) {
        // With one record the whole document is about it.
        Node only = parts.keySet().iterator().next();
        rest.values().forEach(triples -> parts.get(only).addAll(triples));
        rest.clear();
      }
      Set<Triple> taken = new HashSet<>();
      parts.values().forEach(taken::addAll);
      return (int) document.triples().stream().distinct().filter(t -> !taken.contains(t)).count();
    }

    private Set<Node> targets(List<Triple> triples) {
      Set<Node> targets = new LinkedHashSet<>();
      for (Triple triple : triples) {
        Node owner = owners.get(triple.getObject());
        if (owner != null && parts.containsKey(owner)) {
          targets.add(owner);
        }
      }
      return targets;
    }

    private Entry entry(Node root, Set<Triple> part) {
      List<Triple> before = List.copyOf(part);
      List<Triple> named = List.copyOf(BlankNodes.name(before, root.getURI()));
      Map<Triple, Place> places = new HashMap<>();
      for (int i = 0; i < before.size(); i++) {
        Triple after = named.get(i);
        document.findPlace(before.get(i)).ifPresent(place -> places.put(after, place));
      }
      return new Entry(
          DescriptionReader.sorted(root.getURI(), named), places, document.findPlace(root));
    }
  }
}
