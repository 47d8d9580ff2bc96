package vn.sen.access.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.graph.GraphFactory;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import vn.sen.metadata.Policy;
import vn.sen.metadata.PolicyReader;
import vn.sen.metadata.RdfSyntax;

/** The ODRL evaluator test suite: whether each rule is active, as the suite's reports say. */
class OdrlSuiteTest {
  /** Cases outside the profile, each with its reason: the evaluator must deny them. */
  private static final Map<String, String> OUTSIDE =
      Map.of(
          "testcase-001-alice.ttl",
          "a permission without an action; ODRL 2.2, 2.6 asks for one, and permitting everything to"
              + " everybody is no rule of a portal",
          "testcase-003-bob-write-y.ttl",
          "the same policy",
          "testcase-005-bob.ttl",
          "a prohibition without an action; denied, as the suite expects of the request");

  private static final Path SUITE = suite();
  private static final String EX = "http://example.org/";
  private static final String REPORT = "https://w3id.org/force/compliance-report#";

  private final PolicyEvaluator evaluator =
      new PolicyEvaluator(new Profile("http://localhost/ns#"));

  private static Path suite() {
    return Stream.of("../shared/corpora/odrl", "../../shared/corpora/odrl")
        .map(Path::of)
        .filter(Files::isDirectory)
        .findFirst()
        .orElse(Path.of("../shared/corpora/odrl"));
  }

  @TestFactory
  Stream<DynamicTest> everyCase_isDecidedAsTheSuiteExpects() throws IOException {
    assumeTrue(Files.isDirectory(SUITE), "the ODRL test suite is not there");
    Graph world = load("policies", "requests", "sotw");
    Map<String, Policy> policies = policies();
    List<DynamicTest> tests = new ArrayList<>();
    for (Path file : files("test_cases")) {
      tests.add(
          DynamicTest.dynamicTest(
              file.getFileName().toString(), () -> check(file, world, policies)));
    }
    assertThat(tests).hasSizeGreaterThanOrEqualTo(30);
    return tests.stream();
  }

  private void check(Path file, Graph world, Map<String, Policy> policies) {
    Graph expected = parse(file);
    Node test = subject(expected, iri(EX + "TestCase"));
    Policy policy = policies.get(value(expected, test, EX + "policy").getURI());
    PolicyRequest request = request(world, value(expected, test, EX + "request"));
    World state = state(world, value(expected, test, EX + "sotw"));

    Decision decision = evaluator.evaluate(policy, request, state);

    if (OUTSIDE.containsKey(file.getFileName().toString())) {
      assertThat(decision.permitted()).isFalse();
      assertThat(decision.reasons())
          .extracting(Reason::code)
          .containsExactly(Reason.Code.UNKNOWN_TERM);
      return;
    }
    Map<String, Boolean> active = new HashMap<>();
    expected
        .find(Node.ANY, iri(REPORT + "activationState"), Node.ANY)
        .forEachRemaining(
            triple ->
                active.put(
                    value(expected, triple.getSubject(), REPORT + "rule").getURI(),
                    triple.getObject().getURI().equals(REPORT + "Active")));
    assertThat(decision.active()).isEqualTo(active);
  }

  private static PolicyRequest request(Graph graph, Node request) {
    Node rule = value(graph, request, PolicyReader.ODRL + "permission");
    return new PolicyRequest(
        Set.of(value(graph, rule, PolicyReader.ODRL + "assignee").getURI()),
        value(graph, rule, PolicyReader.ODRL + "action").getURI(),
        find(graph, rule, PolicyReader.ODRL + "target").map(Node::getURI).orElse(""),
        Optional.empty());
  }

  private static World state(Graph graph, Node sotw) {
    Path file = SUITE.resolve("sotw");
    Graph own = null;
    for (Path one : list(file)) {
      Graph parsed = parse(one);
      if (parsed.contains(sotw, Node.ANY, Node.ANY)) {
        own = parsed;
      }
    }
    assertThat(own).as(sotw.toString()).isNotNull();
    Graph state = own;
    Node time = iri("http://example.com/request/currentTime");
    Instant now =
        Instant.parse(
            value(state, time, "http://purl.org/dc/terms/issued").getLiteralLexicalForm());
    Map<String, Set<String>> partOf = new HashMap<>();
    state
        .find(Node.ANY, iri(PolicyReader.ODRL + "partOf"), Node.ANY)
        .forEachRemaining(
            t ->
                partOf
                    .computeIfAbsent(t.getSubject().getURI(), key -> new HashSet<>())
                    .add(t.getObject().getURI()));
    Set<String> violated = new HashSet<>();
    state
        .find(Node.ANY, iri(REPORT + "deonticState"), iri(REPORT + "Violated"))
        .forEachRemaining(
            t -> violated.add(value(state, t.getSubject(), REPORT + "rule").getURI()));
    return new World(now, partOf, violated, OptionalLong.empty(), OptionalLong.empty());
  }

  private static Map<String, Policy> policies() throws IOException {
    Map<String, Policy> policies = new HashMap<>();
    for (Path file : files("policies")) {
      try (InputStream document = Files.newInputStream(file)) {
        PolicyReader.readAll(document, RdfSyntax.TURTLE, EX)
            .forEach(policy -> policies.put(policy.iri(), policy));
      }
    }
    return policies;
  }

  private static Graph load(String... folders) {
    Graph graph = GraphFactory.createDefaultGraph();
    for (String folder : folders) {
      list(SUITE.resolve(folder)).forEach(file -> parse(file).find().forEachRemaining(graph::add));
    }
    return graph;
  }

  private static List<Path> files(String folder) {
    return list(SUITE.resolve(folder));
  }

  private static List<Path> list(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static Graph parse(Path file) {
    Graph graph = GraphFactory.createDefaultGraph();
    RDFParser.create().source(file).lang(Lang.TURTLE).parse(graph);
    return graph;
  }

  private static Node subject(Graph graph, Node type) {
    return graph
        .find(Node.ANY, iri("http://www.w3.org/1999/02/22-rdf-syntax-ns#type"), type)
        .next()
        .getSubject();
  }

  private static Node value(Graph graph, Node subject, String property) {
    return find(graph, subject, property)
        .orElseThrow(() -> new AssertionError(subject + " " + property));
  }

  private static Optional<Node> find(Graph graph, Node subject, String property) {
    var found = graph.find(subject, iri(property), Node.ANY);
    return found.hasNext() ? Optional.of(found.next().getObject()) : Optional.empty();
  }

  private static Node iri(String iri) {
    return NodeFactory.createURI(iri);
  }
}
