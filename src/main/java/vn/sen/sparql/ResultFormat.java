package vn.sen.sparql;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The forms of an answer, in the order in which they are offered. */
public enum ResultFormat {
  JSON("json", Kind.TABLE, "application/sparql-results+json", "application/json"),
  XML("xml", Kind.TABLE, "application/sparql-results+xml", "application/xml", "text/xml"),
  CSV("csv", Kind.TABLE, "text/csv"),
  TSV("tsv", Kind.TABLE, "text/tab-separated-values"),
  TURTLE("ttl", Kind.GRAPH, "text/turtle", "application/x-turtle"),
  JSON_LD("jsonld", Kind.GRAPH, "application/ld+json", "application/json"),
  RDF_XML("rdf", Kind.GRAPH, "application/rdf+xml", "application/xml", "text/xml"),
  N_TRIPLES("nt", Kind.GRAPH, "application/n-triples", "text/plain");

  /** SELECT and ASK answer with a table, CONSTRUCT and DESCRIBE with a graph. */
  public enum Kind {
    TABLE,
    GRAPH
  }

  private final String id;
  private final Kind kind;
  private final List<String> mediaTypes;

  ResultFormat(String id, Kind kind, String... mediaTypes) {
    this.id = id;
    this.kind = kind;
    this.mediaTypes = List.of(mediaTypes);
  }

  /** Its name in addresses ({@code format=csv}). */
  public String id() {
    return id;
  }

  public Kind kind() {
    return kind;
  }

  /** The registered media type first, then what clients also ask for. */
  public List<String> mediaTypes() {
    return mediaTypes;
  }

  public static List<ResultFormat> list(Kind kind) {
    return Arrays.stream(values()).filter(format -> format.kind == kind).toList();
  }

  public static Optional<ResultFormat> findById(String id) {
    return Arrays.stream(values()).filter(format -> format.id.equals(id)).findFirst();
  }
}
