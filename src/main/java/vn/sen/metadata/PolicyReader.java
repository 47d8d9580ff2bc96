package vn.sen.metadata;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;

/**
 * Reads ODRL 2.2 policies into values. Never fails: what it has no place for goes into {@link
 * Policy#unknown()}, where it denies. Properties of Dublin Core, RDFS, SKOS and PROV are notes and
 * change nothing.
 */
public final class PolicyReader {
  /** Namespace of ODRL. */
  public static final String ODRL = "http://www.w3.org/ns/odrl/2/";

  private static final String HAS_POLICY = ODRL + "hasPolicy";
  private static final int DEEPEST = 8;

  private static final List<String> NOTES =
      List.of(
          Terms.DCT,
          Terms.RDFS,
          Terms.SKOS,
          "http://www.w3.org/ns/prov#",
          "http://purl.org/dc/elements/1.1/");
  private static final Set<String> POLICY_PROPERTIES =
      Set.of(
          "uid",
          "profile",
          "permission",
          "prohibition",
          "assigner",
          "assignee",
          "target",
          "action");
  private static final Set<String> RULE_PROPERTIES =
      Set.of("uid", "action", "target", "assignee", "assigner", "constraint", "duty");
  private static final Set<String> DUTY_PROPERTIES = Set.of("uid", "action", "assignee");
  private static final Set<String> CONSTRAINT_PROPERTIES =
      Set.of("uid", "leftOperand", "operator", "rightOperand");
  private static final Set<String> COMBINATIONS = Set.of("and", "or", "xone");
  private static final Set<String> CLASSES =
      Set.of(
          "Policy",
          "Set",
          "Offer",
          "Agreement",
          "Permission",
          "Prohibition",
          "Duty",
          "Constraint",
          "LogicalConstraint");

  private final Graph graph;
  private final Set<String> unknown = new TreeSet<>();

  private PolicyReader(Graph graph) {
    this.graph = graph;
  }

  /** The policies of the description's subject, in the order of their IRIs. */
  public static List<Policy> of(Description description) {
    return of(description.graph(), Terms.iri(description.subject()));
  }

  static List<Policy> of(Graph graph, Node subject) {
    return new Statements(graph, subject)
        .resources(Terms.iri(HAS_POLICY)).stream()
            .map(said -> new PolicyReader(graph).policy(said.subject()))
            .toList();
  }

  static Policy read(Graph graph, Node policy) {
    return new PolicyReader(graph).policy(policy);
  }

  /** Every policy of a document of its own, such as a test case, in the order of their IRIs. */
  public static List<Policy> readAll(InputStream document, RdfSyntax syntax, String baseIri) {
    Graph graph = DescriptionReader.graph(DescriptionReader.parse(document, syntax, baseIri));
    Set<Node> subjects = new HashSet<>();
    for (String kind : List.of("Policy", "Set", "Offer", "Agreement")) {
      graph
          .find(Node.ANY, Terms.TYPE, odrl(kind))
          .forEachRemaining(triple -> subjects.add(triple.getSubject()));
    }
    return subjects.stream()
        .map(subject -> new PolicyReader(graph).policy(subject))
        .sorted(Comparator.comparing(Policy::iri))
        .toList();
  }

  private Policy policy(Node node) {
    check(node, POLICY_PROPERTIES);
    requireIris(new Statements(graph, node), "profile");
    Statements said = new Statements(graph, node);
    List<String> assignees = parties(said, "assignee");
    List<String> targets = parties(said, "target");
    List<String> actions = said.iris(odrl("action"));
    List<Policy.Rule> permissions = rules(said, "permission", targets, assignees, actions);
    List<Policy.Rule> prohibitions = rules(said, "prohibition", targets, assignees, actions);
    return new Policy(
        name(node),
        kind(said),
        said.iri(odrl("assigner")),
        said.iris(odrl("profile")),
        permissions,
        prohibitions,
        unknown);
  }

  private static Policy.Kind kind(Statements said) {
    if (said.isA(odrl("Agreement"))) {
      return Policy.Kind.AGREEMENT;
    }
    return said.isA(odrl("Offer")) ? Policy.Kind.OFFER : Policy.Kind.SET;
  }

  /** What the policy says for all of its rules holds where a rule says nothing of its own. */
  private List<Policy.Rule> rules(
      Statements policy,
      String property,
      List<String> targets,
      List<String> assignees,
      List<String> actions) {
    requireResources(policy, property);
    List<Policy.Rule> rules = new ArrayList<>();
    for (Statements said : policy.resources(odrl(property))) {
      check(said.subject(), RULE_PROPERTIES);
      requireResources(said, "constraint");
      requireResources(said, "duty");
      requireIris(said, "action");
      rules.add(
          new Policy.Rule(
              name(said.subject()),
              or(said.iris(odrl("action")), actions),
              or(parties(said, "target"), targets),
              or(parties(said, "assignee"), assignees),
              said.resources(odrl("constraint")).stream().map(c -> constraint(c, 0)).toList(),
              said.resources(odrl("duty")).stream().map(this::duty).toList()));
    }
    return rules;
  }

  private Policy.Duty duty(Statements said) {
    check(said.subject(), DUTY_PROPERTIES);
    requireIris(said, "action");
    return new Policy.Duty(name(said.subject()), said.iris(odrl("action")));
  }

  private Policy.Constraint constraint(Statements said, int depth) {
    Node node = said.subject();
    Optional<String> combination =
        COMBINATIONS.stream()
            .filter(name -> graph.contains(node, odrl(name), Node.ANY))
            .findFirst();
    if (depth > DEEPEST) {
      unknown.add(ODRL + "constraint");
      return new Policy.Constraint.Combination(name(node), ODRL + "and", List.of());
    }
    if (combination.isPresent()) {
      check(node, Set.of("uid", combination.get()));
      return new Policy.Constraint.Combination(
          name(node),
          ODRL + combination.get(),
          members(said, combination.get()).stream().map(c -> constraint(c, depth + 1)).toList());
    }
    check(node, CONSTRAINT_PROPERTIES);
    requireIris(said, "leftOperand");
    requireIris(said, "operator");
    List<String> left = said.iris(odrl("leftOperand"));
    List<String> operator = said.iris(odrl("operator"));
    if (left.size() != 1 || operator.size() != 1) {
      unknown.add(ODRL + (left.size() == 1 ? "operator" : "leftOperand"));
    }
    return new Policy.Constraint.Comparison(
        name(node),
        left.isEmpty() ? "" : left.getFirst(),
        operator.isEmpty() ? "" : operator.getFirst(),
        operands(node));
  }

  /** ODRL's context for JSON-LD writes a list, most documents several values: both are read. */
  private List<Statements> members(Statements said, String operator) {
    List<Statements> members = new ArrayList<>();
    for (Statements value : said.resources(odrl(operator))) {
      Node rest = value.subject();
      if (!graph.contains(rest, Terms.iri(Terms.RDF + "first"), Node.ANY)) {
        members.add(value);
        continue;
      }
      for (int i = 0; i < 1_000 && graph.contains(rest, FIRST, Node.ANY); i++) {
        Statements link = new Statements(graph, rest);
        members.addAll(link.resources(FIRST));
        List<Statements> next = link.resources(REST);
        rest = next.isEmpty() ? NIL : next.getFirst().subject();
      }
    }
    if (members.isEmpty()) {
      unknown.add(ODRL + operator);
    }
    return members;
  }

  private static final Node FIRST = Terms.iri(Terms.RDF + "first");
  private static final Node REST = Terms.iri(Terms.RDF + "rest");
  private static final Node NIL = Terms.iri(Terms.RDF + "nil");

  private List<Policy.Operand> operands(Node constraint) {
    List<Policy.Operand> operands = new ArrayList<>();
    graph
        .find(constraint, odrl("rightOperand"), Node.ANY)
        .forEachRemaining(
            triple -> {
              Node value = triple.getObject();
              if (value.isURI()) {
                operands.add(new Policy.Operand(value.getURI(), ""));
              } else if (value.isLiteral()) {
                operands.add(
                    new Policy.Operand(
                        value.getLiteralLexicalForm(), value.getLiteralDatatypeURI()));
              } else {
                unknown.add(ODRL + "rightOperand");
              }
            });
    operands.sort(
        Comparator.comparing(Policy.Operand::value).thenComparing(Policy.Operand::datatype));
    return operands;
  }

  /** Parties and assets are IRIs, or nodes that are explained elsewhere by {@code odrl:source}. */
  private List<String> parties(Statements said, String property) {
    requireIris(said, property);
    return said.iris(odrl(property));
  }

  private void requireIris(Statements said, String property) {
    graph
        .find(said.subject(), odrl(property), Node.ANY)
        .forEachRemaining(
            triple -> {
              if (!triple.getObject().isURI()) {
                unknown.add(ODRL + property);
              }
            });
  }

  private void requireResources(Statements said, String property) {
    graph
        .find(said.subject(), odrl(property), Node.ANY)
        .forEachRemaining(
            triple -> {
              if (triple.getObject().isLiteral()) {
                unknown.add(ODRL + property);
              }
            });
  }

  private void check(Node node, Set<String> known) {
    graph.find(node, Node.ANY, Node.ANY).forEachRemaining(triple -> check(triple, known));
  }

  private void check(Triple triple, Set<String> known) {
    String property = triple.getPredicate().getURI();
    if (triple.getPredicate().equals(Terms.TYPE)) {
      Node type = triple.getObject();
      if (!type.isURI() || !isOdrl(type.getURI(), CLASSES)) {
        unknown.add(type.isURI() ? type.getURI() : property);
      }
    } else if (!isOdrl(property, known) && NOTES.stream().noneMatch(property::startsWith)) {
      unknown.add(property);
    }
  }

  private static boolean isOdrl(String iri, Set<String> names) {
    return iri.startsWith(ODRL) && names.contains(iri.substring(ODRL.length()));
  }

  private static List<String> or(List<String> own, List<String> shared) {
    return own.isEmpty() ? shared : own;
  }

  private static Node odrl(String name) {
    return Terms.iri(ODRL + name);
  }

  private static String name(Node node) {
    return node.isURI() ? node.getURI() : "_:" + node.getBlankNodeLabel();
  }
}
