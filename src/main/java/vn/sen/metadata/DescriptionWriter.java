package vn.sen.metadata;

import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.graph.impl.WrappedGraph;
import org.apache.jena.riot.RDFFormat;
import org.apache.jena.riot.RDFWriter;
import org.apache.jena.shared.JenaException;
import org.apache.jena.shared.PrefixMapping;
import org.apache.jena.shared.impl.PrefixMappingImpl;
import vn.sen.platform.BaseIri;
import vn.sen.platform.CommonProblem;
import vn.sen.platform.ProblemException;

/**
 * Writes descriptions and graphs. The same statements give the same bytes, with the prefixes that
 * people know. JSON-LD names the context that the portal publishes; nothing refers elsewhere.
 */
@Singleton
public final class DescriptionWriter {
  private final Map<String, String> prefixes;
  private final PublishedContext context;
  private final KnownContexts contexts;

  public DescriptionWriter(BaseIri base) {
    this.context = new PublishedContext(base);
    this.contexts = KnownContexts.of(base);
    this.prefixes = context.prefixes();
  }

  /** Prefix to namespace, in the order of the prefixes. */
  public Map<String, String> prefixes() {
    return Collections.unmodifiableMap(prefixes);
  }

  /**
   * Writes a description.
   *
   * @throws ProblemException not acceptable when RDF/XML has no words for what it says
   */
  public byte[] write(Description description, RdfSyntax syntax) {
    return write(description.graph(), description.nTriples(), syntax);
  }

  /** The blank nodes of a graph that is no description are named as it is written. */
  public byte[] write(Graph graph, RdfSyntax syntax) {
    SortedMap<String, Triple> lines = NTriples.byLine(BlankNodes.name(graph.find().toList(), ""));
    return write(DescriptionReader.graph(lines.values()), String.join("", lines.keySet()), syntax);
  }

  private byte[] write(Graph graph, String nTriples, RdfSyntax syntax) {
    Map<String, String> used = used(graph);
    return switch (syntax) {
      case TURTLE, TRIG -> byJena(graph, used, RDFFormat.TURTLE_PRETTY);
      case RDF_XML -> byJena(graph, used, RDFFormat.RDFXML_PLAIN);
      case JSON_LD -> JsonLd.compact(graph, context, contexts);
      case N_TRIPLES -> nTriples.getBytes(StandardCharsets.UTF_8);
    };
  }

  private static byte[] byJena(Graph graph, Map<String, String> used, RDFFormat format) {
    PrefixMapping mapping = new PrefixMappingImpl().setNsPrefixes(used);
    Graph prefixed =
        new WrappedGraph(graph) {
          @Override
          public PrefixMapping getPrefixMapping() {
            return mapping;
          }
        };
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      RDFWriter.source(prefixed).format(format).output(bytes);
    } catch (JenaException e) {
      // RDF/XML has no way to write some characters, and some IRIs as properties.
      throw new ProblemException(
          CommonProblem.NOT_ACCEPTABLE,
          "Mô tả này không viết được bằng "
              + format.getLang().getLabel()
              + ": "
              + e.getMessage()
              + ". Hãy lấy dạng N-Triples hoặc JSON-LD.",
          "This description cannot be written as "
              + format.getLang().getLabel()
              + ": "
              + e.getMessage()
              + ". Ask for N-Triples or JSON-LD.");
    }
    return bytes.toByteArray();
  }

  /**
   * The prefixes whose namespace occurs; a document should not declare twenty for the use of six.
   */
  private Map<String, String> used(Graph graph) {
    Map<String, String> used = new LinkedHashMap<>();
    Set<String> namespaces = new HashSet<>();
    graph
        .find()
        .forEachRemaining(
            triple -> {
              note(triple.getSubject(), namespaces);
              note(triple.getPredicate(), namespaces);
              note(triple.getObject(), namespaces);
            });
    prefixes.forEach(
        (prefix, namespace) -> {
          if (namespaces.contains(namespace)) {
            used.put(prefix, namespace);
          }
        });
    return used;
  }

  private static void note(Node node, Set<String> namespaces) {
    String iri =
        node.isURI() ? node.getURI() : node.isLiteral() ? node.getLiteralDatatypeURI() : "";
    int end = Math.max(iri.lastIndexOf('#'), iri.lastIndexOf('/'));
    namespaces.add(iri.substring(0, end + 1));
  }
}
