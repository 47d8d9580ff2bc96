package vn.sen.metadata;

import jakarta.inject.Singleton;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphMemFactory;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.shacl.ShaclValidator;
import org.apache.jena.shacl.Shapes;
import org.apache.jena.shacl.validation.ReportEntry;
import org.apache.jena.sparql.path.P_Link;
import vn.sen.platform.BaseIri;
import vn.sen.platform.ResourceFolder;

/**
 * Judges descriptions by the SHACL shapes of a profile. What is known of agencies, places and other
 * concepts of the code lists counts as said, so that a description need not repeat it. Gates read
 * the severity: a warning keeps nothing out. Rules for texts are asked too; they only warn.
 */
@Singleton
public final class DescriptionValidator {
  private static final ResourceFolder DCAT_AP = new ResourceFolder("ontology/dcat-ap");
  private static final Node SH_MESSAGE = Terms.iri(Terms.SH + "message");

  private final CodeLists lists;
  private final BaseIri base;
  private final Repairs repairs;
  private final ShapeMessages messages;
  private final TextReview texts;
  private final Map<Profile, Shapes> parsed = new ConcurrentHashMap<>();

  public DescriptionValidator(CodeLists lists, BaseIri base, List<TextRule> rules) {
    this.lists = lists;
    this.base = base;
    this.repairs = new Repairs(lists, base);
    this.messages = new ShapeMessages(lists);
    this.texts = new TextReview(rules);
  }

  /** As {@link #validate(CatalogDocument.Entry, Profile)}, where no document is at hand. */
  public ValidationReport validate(Description description, Profile profile) {
    return validate(description, profile, Optional.empty());
  }

  /** One description of a document; occurrences name their places in it. */
  public ValidationReport validate(CatalogDocument.Entry entry, Profile profile) {
    return validate(entry.description(), profile, Optional.of(entry));
  }

  private ValidationReport validate(
      Description description, Profile profile, Optional<CatalogDocument.Entry> entry) {
    Shapes shapes = parsed.computeIfAbsent(profile, this::parse);
    Graph data = withKnown(description.graph());
    Map<String, List<ValidationReport.Occurrence>> occurrences = new LinkedHashMap<>();
    Map<String, ReportEntry> causes = new LinkedHashMap<>();
    Set<String> seen = new HashSet<>();
    for (ReportEntry result : ShaclValidator.get().validate(shapes, data).getEntries()) {
      // What the code lists say is not the author's to mend.
      boolean isTheirs = description.graph().contains(result.focusNode(), Node.ANY, Node.ANY);
      String cause = cause(result);
      String occurrence = cause + " " + result.focusNode() + " " + result.value();
      if (isTheirs && seen.add(occurrence)) {
        causes.putIfAbsent(cause, result);
        occurrences
            .computeIfAbsent(cause, key -> new ArrayList<>())
            .add(occurrence(description, result, entry));
      }
    }
    List<ValidationReport.Cause> list = new ArrayList<>();
    causes.forEach(
        (cause, result) ->
            list.add(
                new ValidationReport.Cause(
                    cause,
                    severity(result),
                    message(shapes, result),
                    path(result).map(Node::getURI).orElse(""),
                    occurrences.get(cause).size(),
                    occurrences.get(cause))));
    list.addAll(texts.review(description, entry));
    return new ValidationReport(profile, list);
  }

  private ValidationReport.Occurrence occurrence(
      Description description, ReportEntry result, Optional<CatalogDocument.Entry> entry) {
    Optional<Node> path = path(result);
    Optional<Node> value =
        Optional.ofNullable(result.value()).filter(it -> !it.equals(result.focusNode()));
    return new ValidationReport.Occurrence(
        description.subject(),
        shown(result.focusNode()),
        value.map(NTriples::term),
        entry.flatMap(it -> place(it, result.focusNode(), path, value)),
        path.flatMap(property -> repairs.find(description, result.focusNode(), property, value)));
  }

  private static Optional<Place> place(
      CatalogDocument.Entry entry, Node focus, Optional<Node> path, Optional<Node> value) {
    if (path.isPresent() && value.isPresent()) {
      Optional<Place> exact = entry.findPlace(Triple.create(focus, path.get(), value.get()));
      if (exact.isPresent()) {
        return exact;
      }
    }
    Node property = path.orElse(Node.ANY);
    return first(entry, focus, property).or(() -> first(entry, focus, Node.ANY));
  }

  private static Optional<Place> first(CatalogDocument.Entry entry, Node focus, Node property) {
    return entry.description().graph().find(focus, property, Node.ANY).toList().stream()
        .flatMap(triple -> entry.findPlace(triple).stream())
        .min(java.util.Comparator.comparing(Place::line).thenComparing(Place::column));
  }

  /** The shape's IRI; for a shape without one what it demands of which property. */
  private static String cause(ReportEntry result) {
    Node source = result.source();
    if (source != null && source.isURI()) {
      return source.getURI();
    }
    String component = DatasetMapper.lastSegment(result.sourceConstraintComponent().getURI());
    return path(result).map(Node::getURI).orElse("")
        + " "
        + component
        + " "
        + severity(result)
        + (component.startsWith("Class") || component.startsWith("NodeKind")
            ? " " + result.constraint()
            : "");
  }

  private LocalizedText message(Shapes shapes, ReportEntry result) {
    Node source = result.source();
    LocalizedText stated =
        source == null
            ? LocalizedText.EMPTY
            : new Statements(shapes.getGraph(), source).text(SH_MESSAGE);
    boolean isBilingual = stated.values().containsKey("vi") && stated.values().containsKey("en");
    return isBilingual ? stated : messages.of(result, path(result), stated);
  }

  private static Optional<Node> path(ReportEntry result) {
    return result.resultPath() instanceof P_Link link
        ? Optional.of(link.getNode())
        : Optional.empty();
  }

  private static ValidationReport.Severity severity(ReportEntry result) {
    String level = result.severity() == null ? "" : result.severity().level().getURI();
    return switch (DatasetMapper.lastSegment(level)) {
      case "Warning" -> ValidationReport.Severity.WARNING;
      case "Info" -> ValidationReport.Severity.INFO;
      default -> ValidationReport.Severity.VIOLATION;
    };
  }

  static String shown(Node node) {
    return node.isBlank()
        ? "_:" + node.getBlankNodeLabel()
        : node.isURI() ? node.getURI() : NTriples.term(node);
  }

  /** The statements, with the types of what they name and the code lists know. */
  private Graph withKnown(Graph description) {
    Graph data = GraphMemFactory.createDefaultGraph();
    description.find().forEachRemaining(data::add);
    Set<Node> named = new HashSet<>();
    description.find().mapWith(Triple::getObject).filterKeep(Node::isURI).forEach(named::add);
    for (Node node : named) {
      lists.types(node.getURI()).forEach(type -> data.add(node, Terms.TYPE, Terms.iri(type)));
      if (node.getURI().startsWith(base.agency(""))) {
        data.add(node, Terms.TYPE, Terms.AGENT);
        lists
            .label(node.getURI())
            .values()
            .forEach(
                (language, name) -> data.add(node, Terms.FOAF_NAME, Terms.text(name, language)));
      }
    }
    return data;
  }

  private Shapes parse(Profile profile) {
    return switch (profile) {
      case DCAT_VN -> Shapes.parse(lists.namespaceGraph());
      case DCAT_AP -> {
        Graph graph = GraphMemFactory.createDefaultGraph();
        for (String file : DCAT_AP.list(".ttl")) {
          DescriptionReader.parse(
                  new ByteArrayInputStream(DCAT_AP.read(file)), RdfSyntax.TURTLE, base.value())
              .forEach(graph::add);
        }
        yield Shapes.parse(graph);
      }
    };
  }
}
