package vn.sen.bench.generate;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * N-Triples being written: one statement a call, read back in the order of canonical N-Triples.
 * Blank nodes get names that no other dataset has.
 */
final class Sentences {
  private static final String XSD = "http://www.w3.org/2001/XMLSchema#";
  private final List<String> lines = new ArrayList<>(80);
  private final long name;

  /**
   * @param name of the dataset, as a number that no other has
   */
  Sentences(long name) {
    this.name = name;
  }

  static String iri(String iri) {
    return "<" + iri + ">";
  }

  /**
   * @param label within the dataset
   */
  String blank(String label) {
    return "_:b%016x%08x".formatted(name, label.hashCode());
  }

  static String text(String value, String language) {
    return quoted(value) + "@" + language;
  }

  static String plain(String value) {
    return quoted(value);
  }

  /**
   * @param type local name in XML Schema
   */
  static String typed(Object value, String type) {
    return quoted(value.toString()) + "^^<" + XSD + type + ">";
  }

  /** Subject and object as written by the methods above, the predicate as its IRI. */
  void say(String subject, String predicate, String object) {
    lines.add(subject + " <" + predicate + "> " + object + " .\n");
  }

  private static String quoted(String value) {
    return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
  }

  @Override
  public String toString() {
    return lines.stream().distinct().sorted().collect(Collectors.joining());
  }
}
