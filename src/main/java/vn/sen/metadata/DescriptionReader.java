package vn.sen.metadata;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphMemFactory;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.irix.IRIException;
import org.apache.jena.irix.IRIx;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.lang.LabelToNode;
import vn.sen.platform.BaseIri;
import vn.sen.platform.CommonProblem;
import vn.sen.platform.ProblemException;

/**
 * Reads documents into descriptions. Never opens a connection or another file: a remote JSON-LD
 * context or an external XML entity is refused. A document that cannot be read is a {@link
 * CommonProblem#MALFORMED} that names line and column where the syntax has them.
 */
@Singleton
public final class DescriptionReader {
  /** Of canonical N-Triples; a parsed graph takes several times its words in memory. */
  private static final long KEPT_CHARACTERS = 4_000_000;

  private final Cache<Words, Description> known =
      Caffeine.newBuilder()
          .maximumWeight(KEPT_CHARACTERS)
          .weigher((Words words, Description parsed) -> words.nTriples().length())
          .build();

  private final KnownContexts contexts;

  /** For descriptions that do not name the portal's own JSON-LD context. */
  public DescriptionReader() {
    this.contexts = KnownContexts.common();
  }

  @Inject
  public DescriptionReader(BaseIri base) {
    this.contexts = KnownContexts.of(base);
  }

  /** What a catalog document is made of; each instance is a description of its own. */
  private static final Set<Node> RECORDS =
      Set.of(
          Terms.DATASET,
          Terms.DATASET_SERIES,
          Terms.DATA_SERVICE,
          Terms.CATALOG,
          Terms.CATALOG_RECORD);

  /** As {@link #read(InputStream, RdfSyntax, String, String)}. */
  public Description read(String text, RdfSyntax syntax, String baseIri, String subject) {
    return read(
        new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), syntax, baseIri, subject);
  }

  /**
   * The whole document as the description of one resource.
   *
   * @param baseIri what relative IRIs are resolved against
   * @param subject IRI of the resource, absolute or relative to the base
   * @throws ProblemException malformed; or unprocessable when it says nothing of the subject
   */
  public Description read(InputStream document, RdfSyntax syntax, String baseIri, String subject) {
    List<Triple> triples = parseDocument(document, syntax, baseIri).triples();
    String resolved = resolve(baseIri, subject);
    if (triples.stream().noneMatch(triple -> isAbout(triple, resolved))) {
      throw new ProblemException(
          CommonProblem.UNPROCESSABLE,
          "Tài liệu không nói gì về <" + resolved + ">.",
          "The document says nothing of <" + resolved + ">.");
    }
    return describe(resolved, triples);
  }

  /**
   * Every dataset, series, data service and catalog of the document, in the order of their IRIs. A
   * document with one of them is its description as a whole; otherwise each gets what is said of it
   * and of everything it leads to, up to the next of them.
   *
   * @throws ProblemException malformed; or unprocessable when one of them has no IRI
   */
  public List<Description> readAll(InputStream document, RdfSyntax syntax, String baseIri) {
    List<Triple> triples = parseDocument(document, syntax, baseIri).triples();
    Set<Node> subjects = instances(triples, RECORDS);
    if (subjects.size() == 1) {
      return List.of(describe(requireIri(subjects.iterator().next()), triples));
    }
    return split(triples, subjects);
  }

  /**
   * Every instance of one class in the document, in the order of their IRIs, with what is said of
   * it and of everything it leads to, up to the next instance or code list.
   *
   * @param classIri such as {@code http://www.w3.org/ns/org#Organization}
   */
  public List<Description> readAll(
      InputStream document, RdfSyntax syntax, String baseIri, String classIri) {
    List<Triple> triples = parseDocument(document, syntax, baseIri).triples();
    return split(triples, instances(triples, Set.of(Terms.iri(classIri))));
  }

  /**
   * A description as {@link Description#nTriples()} wrote it; nothing is named or sorted again. The
   * same words give the same object while it is kept, so that what is read again and again (the
   * list of targets, a page in demand) is parsed once.
   *
   * @throws ProblemException malformed
   */
  public Description fromNTriples(String subject, String nTriples) {
    return known.get(new Words(subject, nTriples), DescriptionReader::parseCanonical);
  }

  /**
   * Remembers a description that is just being written, so that whoever reads its words back is
   * given it without parsing.
   *
   * @return the object that its words give from now on
   */
  public Description keep(Description description) {
    return known.get(
        new Words(description.subject(), description.nTriples()), words -> description);
  }

  private static Description parseCanonical(Words words) {
    Graph graph = GraphMemFactory.createDefaultGraphSameTerm();
    RDFParser.create()
        .fromString(words.nTriples())
        .lang(Lang.NTRIPLES)
        .checking(false)
        .resolveURIs(false)
        .labelToNode(LabelToNode.createUseLabelAsGiven())
        .errorHandler(new DocumentParser.Refusal())
        .parse(graph);
    return new Description(words.subject(), graph, words.nTriples());
  }

  private record Words(String subject, String nTriples) {}

  static Description describe(String subject, Collection<Triple> triples) {
    return sorted(subject, BlankNodes.name(triples, subject));
  }

  /** Of triples whose blank nodes have their names. */
  static Description sorted(String subject, Collection<Triple> named) {
    SortedMap<String, Triple> lines = NTriples.byLine(named);
    return new Description(subject, graph(lines.values()), String.join("", lines.keySet()));
  }

  static Graph graph(Collection<Triple> triples) {
    Graph graph = GraphMemFactory.createDefaultGraphSameTerm();
    triples.forEach(graph::add);
    return graph;
  }

  /** The document's triples in its order. Named graphs (TriG, JSON-LD) are read as one. */
  static List<Triple> parse(InputStream document, RdfSyntax syntax, String baseIri) {
    return DocumentParser.parse(document, syntax, baseIri, KnownContexts.common()).triples();
  }

  private RdfDocument parseDocument(InputStream document, RdfSyntax syntax, String baseIri) {
    return DocumentParser.parse(document, syntax, baseIri, contexts);
  }

  /**
   * A document from elsewhere, taken apart record by record; what is wrong with one of them does
   * not keep the others out.
   *
   * @throws ProblemException malformed as a whole
   */
  public CatalogDocument readCatalog(InputStream document, RdfSyntax syntax, String baseIri) {
    return CatalogDocument.of(parseDocument(document, syntax, baseIri));
  }

  private static Set<Node> instances(Collection<Triple> triples, Set<Node> classes) {
    Set<Node> subjects = new LinkedHashSet<>();
    for (Triple triple : triples) {
      if (triple.getPredicate().equals(Terms.TYPE) && classes.contains(triple.getObject())) {
        subjects.add(triple.getSubject());
      }
    }
    return subjects;
  }

  private static List<Description> split(List<Triple> triples, Set<Node> subjects) {
    Graph whole = graph(triples);
    return subjects.stream()
        .map(DescriptionReader::requireIri)
        .sorted()
        .map(iri -> describe(iri, reach(whole, Terms.iri(iri), subjects)))
        .toList();
  }

  private static String requireIri(Node subject) {
    if (subject.isURI()) {
      return subject.getURI();
    }
    throw new ProblemException(
        CommonProblem.UNPROCESSABLE,
        "Một bộ dữ liệu trong tài liệu không có IRI; hãy đặt cho nó một IRI.",
        "A dataset of the document has no IRI; give it one.");
  }

  /** What is said of a node and of everything it leads to, up to others' territory. */
  static Collection<Triple> reach(Graph graph, Node start, Set<Node> others) {
    Set<Triple> reached = new LinkedHashSet<>();
    Set<Node> seen = new LinkedHashSet<>(List.of(start));
    List<Node> open = new ArrayList<>(seen);
    while (!open.isEmpty()) {
      Node node = open.removeLast();
      graph
          .find(node, Node.ANY, Node.ANY)
          .forEachRemaining(
              triple -> {
                reached.add(triple);
                Node object = triple.getObject();
                boolean isOurs =
                    !object.isLiteral()
                        && !others.contains(object)
                        && !triple.getPredicate().equals(Terms.IN_SCHEME);
                if (isOurs && seen.add(object)) {
                  open.add(object);
                }
              });
    }
    return reached;
  }

  private static boolean isAbout(Triple triple, String subject) {
    return triple.getSubject().isURI() && triple.getSubject().getURI().equals(subject);
  }

  private static String resolve(String baseIri, String iri) {
    try {
      return IRIx.create(baseIri).resolve(iri).str();
    } catch (IRIException e) {
      throw DocumentParser.malformed(
          "IRI không hợp lệ <" + iri + ">", "not a valid IRI <" + iri + ">", Optional.empty());
    }
  }
}
