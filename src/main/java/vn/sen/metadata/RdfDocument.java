package vn.sen.metadata;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;

/** A document as read: its statements in its order, and where each of them stands. */
final class RdfDocument {
  private final List<Triple> triples;
  private final Map<Triple, Place> places;
  private final Map<Node, Place> subjects = new HashMap<>();
  private final Optional<WordPlaces> words;

  RdfDocument(List<Triple> triples, Map<Triple, Place> places, Optional<WordPlaces> words) {
    this.triples = List.copyOf(triples);
    this.places = Map.copyOf(places);
    this.words = words;
    for (Triple triple : this.triples) {
      Place place = places.get(triple);
      if (place != null) {
        subjects.putIfAbsent(triple.getSubject(), place);
      }
    }
  }

  List<Triple> triples() {
    return triples;
  }

  /** Empty where the syntax does not tell. */
  Optional<Place> findPlace(Triple triple) {
    return Optional.ofNullable(places.get(triple))
        .or(() -> words.flatMap(it -> it.find(triple)))
        .or(() -> findPlace(triple.getSubject()));
  }

  /** Where a resource is first spoken of. */
  Optional<Place> findPlace(Node subject) {
    return Optional.ofNullable(subjects.get(subject))
        .or(() -> words.flatMap(it -> it.find(subject)));
  }
}
