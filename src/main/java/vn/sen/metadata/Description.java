package vn.sen.metadata;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Objects;
import org.apache.jena.graph.Graph;

/**
 * What is said of one resource (a dataset, an agency, a target), as an RDF graph whose blank nodes
 * have stable names: two descriptions that say the same are equal, whatever they were parsed from.
 *
 * <p>Other packages carry a description about; only {@code metadata} and {@code sparql} look
 * inside.
 */
public final class Description {
  private final String subject;
  private final Graph graph;
  private final String nTriples;

  Description(String subject, Graph graph, String nTriples) {
    this.subject = Objects.requireNonNull(subject);
    this.graph = Objects.requireNonNull(graph);
    this.nTriples = Objects.requireNonNull(nTriples);
  }

  /** The absolute IRI of the resource described. */
  public String subject() {
    return subject;
  }

  /** The statements; not to be changed. */
  public Graph graph() {
    return graph;
  }

  /** Canonical N-Triples: sorted lines, each ended by a newline. This is what the record stores. */
  public String nTriples() {
    return nTriples;
  }

  /** Of {@link #nTriples()} in UTF-8: what the record compares descriptions by. */
  public byte[] sha256() {
    try {
      return MessageDigest.getInstance("SHA-256").digest(nTriples.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Description that
        && subject.equals(that.subject)
        && nTriples.equals(that.nTriples);
  }

  @Override
  public int hashCode() {
    return nTriples.hashCode();
  }
}
