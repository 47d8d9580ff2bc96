package vn.sen.metadata;

import java.util.Collection;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.jena.atlas.io.AWriter;
import org.apache.jena.atlas.io.IndentedLineBuffer;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.out.NodeFormatterNT;

/**
 * The canonical text of a description: one line a triple, in ascending order, the names of blank
 * nodes as they stand.
 */
final class NTriples {
  private NTriples() {}

  /**
   * Without duplicates, in the order of the lines. A graph filled in this order is later written
   * the same way, whatever the order of its source.
   */
  static SortedMap<String, Triple> byLine(Collection<Triple> triples) {
    SortedMap<String, Triple> byLine = new TreeMap<>();
    triples.forEach(triple -> byLine.put(line(triple), triple));
    return byLine;
  }

  static String write(Collection<Triple> triples) {
    StringBuilder text = new StringBuilder(triples.size() * 120);
    triples.stream().map(NTriples::line).sorted().forEach(text::append);
    return text.toString();
  }

  static String line(Triple triple) {
    IndentedLineBuffer buffer = new IndentedLineBuffer();
    TERMS.format(buffer, triple.getSubject());
    buffer.print(" ");
    TERMS.format(buffer, triple.getPredicate());
    buffer.print(" ");
    TERMS.format(buffer, triple.getObject());
    buffer.print(" .\n");
    return buffer.asString();
  }

  static String term(Node node) {
    IndentedLineBuffer buffer = new IndentedLineBuffer();
    TERMS.format(buffer, node);
    return buffer.asString();
  }

  /** Jena's own formatter would encode the names of blank nodes once more on each pass. */
  private static final NodeFormatterNT TERMS =
      new NodeFormatterNT() {
        @Override
        public void formatBNode(AWriter out, String label) {
          out.print("_:");
          out.print(label);
        }
      };
}
