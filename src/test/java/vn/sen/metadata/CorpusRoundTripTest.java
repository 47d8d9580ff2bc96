package vn.sen.metadata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphMemFactory;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.RiotException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import vn.sen.platform.ProblemException;
import vn.sen.testing.Corpora;

/**
 * Every document of the corpora, with statements that nobody knows put in, comes in in every syntax
 * and goes out in every syntax with every statement. Jena writes the one and reads the other, so
 * that the portal's reader and writer are not judged by each other.
 */
class CorpusRoundTripTest {
  private static final String BASE = "http://elsewhere.example/";

  private final DescriptionReader reader = new DescriptionReader(Seeds.BASE);
  private final DescriptionWriter writer = new DescriptionWriter(Seeds.BASE);
  private final Registrar registrar = new Registrar(Seeds.BASE);

  static Stream<Arguments> everyFile() {
    return Corpora.dcat().stream()
        .filter(CorpusRoundTripTest::isTurtle)
        .map(file -> Arguments.of(file.getFileName().toString(), file));
  }

  @Test
  void filesThatAreNoTurtle_areRefusedWithTheirLine() throws IOException {
    List<Path> broken = Corpora.dcat().stream().filter(file -> !isTurtle(file)).toList();

    assertThat(broken).hasSizeLessThan(Corpora.dcat().size() / 4);
    for (Path file : broken) {
      ProblemException problem =
          catchThrowableOfType(
              ProblemException.class,
              () -> reader.readCatalog(Files.newInputStream(file), RdfSyntax.TURTLE, BASE));
      assertThat(problem.detail(Locale.ENGLISH)).as(file.toString()).startsWith("Line ");
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("everyFile")
  void everyFormatPair_keepsEveryStatement(String name, Path file) throws IOException {
    Graph source = withUnknown(read(Files.readAllBytes(file), Lang.TURTLE));
    List<Graph> expected =
        reader
            .readCatalog(
                new ByteArrayInputStream(write(source, RdfSyntax.N_TRIPLES)),
                RdfSyntax.N_TRIPLES,
                BASE)
            .entries()
            .stream()
            .map(entry -> entry.description().graph())
            .toList();
    holdsWhatIsAboutIt(name, source, expected);

    for (RdfSyntax in : RdfSyntax.values()) {
      CatalogDocument document =
          reader.readCatalog(new ByteArrayInputStream(write(source, in)), in, BASE);
      assertThat(document.omissions()).isEmpty();
      assertThat(document.entries()).hasSameSizeAs(expected);
      for (int i = 0; i < expected.size(); i++) {
        Description kept =
            registrar.register(
                document.entries().get(i).description(),
                "kept",
                Optional.of(Seeds.BASE.agency("moit")));
        Description stored = reader.fromNTriples(kept.subject(), kept.nTriples());
        for (RdfSyntax out : RdfSyntax.values()) {
          Graph exported = readOurs(writer.write(stored, out), out);
          withoutAdded(exported, kept.subject());
          assertThat(exported.isIsomorphicWith(expected.get(i)))
              .as("%s: %s in %s, out %s", name, kept.subject(), in, out)
              .isTrue();
        }
      }
    }
  }

  /** Whatever a record leads to is in its description, and what is connected with any is in one. */
  private static void holdsWhatIsAboutIt(String name, Graph source, List<Graph> descriptions) {
    Set<Node> records = new HashSet<>();
    for (String type : List.of("Dataset", "DatasetSeries", "DataService", "Catalog")) {
      source
          .find(Node.ANY, Terms.TYPE, Terms.iri(Terms.DCAT + type))
          .mapWith(Triple::getSubject)
          .filterKeep(Node::isURI)
          .forEachRemaining(records::add);
    }
    Set<Node> roots = new HashSet<>();
    records.stream().filter(node -> isRoot(source, node)).forEach(roots::add);
    assertThat(descriptions).as(name).hasSameSizeAs(roots);
    for (Node root : roots) {
      Graph about = GraphMemFactory.createDefaultGraph();
      Set<Node> reached = reach(source, root, records);
      source.find().filterKeep(t -> reached.contains(t.getSubject())).forEachRemaining(about::add);
      assertThat(descriptions)
          .as("%s: everything that %s leads to", name, root)
          .anySatisfy(
              description -> {
                Graph same = GraphMemFactory.createDefaultGraph();
                Set<Node> ours = reach(description, root, records);
                description
                    .find()
                    .filterKeep(t -> ours.contains(t.getSubject()))
                    .forEachRemaining(same::add);
                assertThat(same.isIsomorphicWith(about)).isTrue();
              });
    }
    Set<Node> connected = connected(source, roots);
    source
        .find()
        .filterKeep(triple -> !triple.getSubject().isBlank() && !triple.getObject().isBlank())
        .filterKeep(triple -> connected.contains(triple.getSubject()))
        .forEachRemaining(
            triple ->
                assertThat(descriptions.stream().anyMatch(graph -> graph.contains(triple)))
                    .as("%s: %s", name, triple)
                    .isTrue());
  }

  /** Resources that a root leads to, or that lead to a root, through any number of others. */
  private static Set<Node> connected(Graph source, Set<Node> roots) {
    Set<Node> connected = new HashSet<>(roots);
    Set<Node> catalogs =
        source.find(Node.ANY, Terms.TYPE, Terms.CATALOG).mapWith(Triple::getSubject).toSet();
    catalogs.removeAll(roots);
    boolean isGrowing = true;
    while (isGrowing) {
      isGrowing = false;
      for (Triple triple : source.find().toList()) {
        Node subject = triple.getSubject();
        Node object = triple.getObject();
        boolean isLink =
            !object.isLiteral() && !catalogs.contains(subject) && !catalogs.contains(object);
        if (isLink && connected.contains(object) && source.contains(object, Node.ANY, Node.ANY)) {
          isGrowing |= connected.add(subject);
        }
        if (isLink && connected.contains(subject)) {
          isGrowing |= connected.add(object);
        }
      }
    }
    return connected;
  }

  @Test
  void twoImports_areOneDescription() throws IOException {
    for (Path file : Corpora.dcat().stream().filter(CorpusRoundTripTest::isTurtle).toList()) {
      byte[] turtle = Files.readAllBytes(file);
      byte[] other = write(read(turtle, Lang.TURTLE), RdfSyntax.RDF_XML);

      assertThat(descriptions(other, RdfSyntax.RDF_XML))
          .as(file.toString())
          .isEqualTo(descriptions(turtle, RdfSyntax.TURTLE));
    }
  }

  private static boolean isTurtle(Path file) {
    try {
      read(Files.readAllBytes(file), Lang.TURTLE);
      return true;
    } catch (RiotException e) {
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<Description> descriptions(byte[] document, RdfSyntax syntax) {
    return reader.readCatalog(new ByteArrayInputStream(document), syntax, BASE).entries().stream()
        .map(CatalogDocument.Entry::description)
        .toList();
  }

  private static boolean isRoot(Graph graph, Node record) {
    return List.of("Dataset", "DatasetSeries", "DataService").stream()
        .anyMatch(type -> graph.contains(record, Terms.TYPE, Terms.iri(Terms.DCAT + type)));
  }

  private static Set<Node> reach(Graph graph, Node start, Set<Node> records) {
    Set<Node> reached = new HashSet<>(Set.of(start));
    List<Node> open = new ArrayList<>(reached);
    while (!open.isEmpty()) {
      for (Triple triple : graph.find(open.removeLast(), Node.ANY, Node.ANY).toList()) {
        Node object = triple.getObject();
        boolean isOwn =
            !object.isLiteral()
                && !records.contains(object)
                && !triple.getPredicate().equals(Terms.IN_SCHEME);
        if (isOwn && reached.add(object)) {
          open.add(object);
        }
      }
    }
    return reached;
  }

  private static void withoutAdded(Graph exported, String subject) {
    Node page = Terms.iri(Seeds.BASE.dataset("kept"));
    exported.delete(Triple.create(Terms.iri(subject), Terms.IS_PRIMARY_TOPIC_OF, page));
    exported.delete(
        Triple.create(
            Terms.iri(subject),
            Terms.iri(Seeds.BASE.namespace() + "responsibleAgency"),
            Terms.iri(Seeds.BASE.agency("moit"))));
  }

  /** Statements of vocabularies that nobody knows, about the first of everything. */
  private static Graph withUnknown(Graph graph) {
    List<Node> subjects = new ArrayList<>(graph.find().mapWith(Triple::getSubject).toSet());
    for (Node subject : subjects) {
      Node blank = NodeFactory.createBlankNode();
      graph.add(subject, Terms.iri("https://unknown.example/v#deep"), blank);
      graph.add(
          blank, Terms.iri("https://unknown.example/v#text"), Terms.text("sâu 🌾 \"\\\n", "vi"));
      graph.add(
          blank, Terms.iri("https://unknown.example/v#typed"), Terms.typed("0012.50", "decimal"));
      graph.add(
          blank,
          Terms.iri("https://unknown.example/v#odd"),
          NodeFactory.createLiteralDT(
              "POINT(1 2)",
              org.apache.jena.datatypes.TypeMapper.getInstance()
                  .getSafeTypeByName("https://unknown.example/v#wkt")));
    }
    return graph;
  }

  private static Graph read(byte[] bytes, Lang lang) {
    return RDFParser.source(new ByteArrayInputStream(bytes)).lang(lang).base(BASE).toGraph();
  }

  /** By Jena; JSON-LD with the context put in, as Jena would fetch it. */
  private static Graph readOurs(byte[] bytes, RdfSyntax syntax) {
    if (syntax != RdfSyntax.JSON_LD) {
      return read(bytes, JsonLd.lang(syntax));
    }
    PublishedContext context = new PublishedContext(Seeds.BASE);
    String json = new String(bytes, java.nio.charset.StandardCharsets.UTF_8);
    String inline = context.document().get("@context").toString();
    return read(
        json.replace("\"" + context.address() + "\"", inline)
            .getBytes(java.nio.charset.StandardCharsets.UTF_8),
        Lang.JSONLD11);
  }

  private static byte[] write(Graph graph, RdfSyntax syntax) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    RDFDataMgr.write(bytes, graph, JsonLd.lang(syntax));
    return bytes.toByteArray();
  }
}
