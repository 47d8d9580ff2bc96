package vn.sen.metadata;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.graph.GraphFactory;
import vn.sen.platform.BaseIri;

/** Puts distributions into a dataset's description; everything else in it stays as it is. */
@Singleton
public final class DistributionEditor {
  private static final String PROV = "http://www.w3.org/ns/prov#";

  private final BaseIri base;
  private final Node attribution;
  private final Node responsibleAgency;

  public DistributionEditor(BaseIri base) {
    this.base = base;
    this.responsibleAgency = Terms.iri(base.namespace() + "responsibleAgency");
    this.attribution = Terms.iri(base.namespace() + "attribution");
  }

  /**
   * The dataset with these files. A distribution of the same file is replaced, but keeps its date
   * of issue and, while its content is the same, what PROV says of how it was made; the dataset's
   * date of change becomes today's if anything is different.
   *
   * @param slug the dataset's
   */
  public Description attach(
      Description dataset, String slug, List<FileDistribution> files, LocalDate today) {
    Node subject = Terms.iri(dataset.subject());
    Set<Triple> triples = new LinkedHashSet<>(dataset.graph().find().toList());
    for (FileDistribution file : files) {
      Node distribution = Terms.iri(base.distribution(slug, file.id()));
      Optional<Node> issued = findObject(dataset.graph(), distribution, Terms.ISSUED);
      Set<Triple> made = provenance(dataset.graph(), distribution, file.sha256());
      triples.removeAll(own(dataset.graph(), distribution));
      triples.addAll(made);
      triples.add(Triple.create(subject, Terms.DISTRIBUTION, distribution));
      triples.addAll(describe(distribution, slug, file, issued));
    }
    nameMakers(subject, files, triples);
    Description edited = DescriptionReader.describe(dataset.subject(), triples);
    if (edited.equals(dataset)) {
      return dataset;
    }
    triples.removeIf(
        t -> t.getSubject().equals(subject) && t.getPredicate().equals(Terms.MODIFIED));
    triples.add(Triple.create(subject, Terms.MODIFIED, Terms.typed(today.toString(), "date")));
    return DescriptionReader.describe(dataset.subject(), triples);
  }

  /**
   * The dataset with other words for one of its distributions: title, description and columns. What
   * else is said of it stays.
   */
  public Description describe(
      Description dataset,
      String distributionIri,
      LocalizedText title,
      LocalizedText text,
      List<DatasetView.Column> columns) {
    Node distribution = Terms.iri(distributionIri);
    Graph graph = dataset.graph();
    Set<Triple> triples = new LinkedHashSet<>(graph.find().toList());
    graph
        .find(distribution, Terms.TABLE_SCHEMA, Node.ANY)
        .mapWith(Triple::getObject)
        .toList()
        .forEach(schema -> triples.removeAll(own(graph, schema)));
    triples.removeIf(
        t ->
            t.getSubject().equals(distribution)
                && List.of(Terms.TITLE, Terms.DESCRIPTION, Terms.TABLE_SCHEMA)
                    .contains(t.getPredicate()));
    Facts facts = new Facts(distribution);
    facts.add(Terms.TITLE, title);
    facts.add(Terms.DESCRIPTION, text);
    addColumns(facts, columns);
    triples.addAll(facts.triples);
    return DescriptionReader.describe(dataset.subject(), triples);
  }

  /**
   * The dataset with what one of its distributions does not say of its file yet, as far as it is
   * known; what it says stays.
   *
   * @param format code of the EU list of file types
   */
  public Description complete(
      Description dataset,
      DatasetView.Distribution present,
      Optional<String> format,
      Optional<String> mediaType,
      Optional<Long> sizeBytes,
      Optional<String> sha256) {
    Facts facts = new Facts(Terms.iri(present.iri()));
    format
        .filter(_ -> present.format().isEmpty())
        .ifPresent(code -> facts.add(Terms.FORMAT, Terms.iri(Terms.EU_FILE_TYPE + code)));
    mediaType
        .filter(_ -> present.mediaType().isEmpty())
        .ifPresent(type -> facts.add(Terms.MEDIA_TYPE, Terms.iri(Terms.IANA_MEDIA_TYPE + type)));
    sizeBytes
        .filter(_ -> present.sizeBytes().isEmpty())
        .ifPresent(size -> facts.add(Terms.BYTE_SIZE, size(size)));
    sha256.filter(_ -> present.sha256().isEmpty()).ifPresent(value -> addChecksum(facts, value));
    if (facts.triples.isEmpty()) {
      return dataset;
    }
    Set<Triple> triples = new LinkedHashSet<>(dataset.graph().find().toList());
    triples.addAll(facts.triples);
    return DescriptionReader.describe(dataset.subject(), triples);
  }

  private static void addChecksum(Facts facts, String sha256) {
    Facts checksum = facts.blank(Terms.CHECKSUM, Terms.CHECKSUM_CLASS);
    checksum.add(Terms.ALGORITHM, Terms.SHA256);
    checksum.add(Terms.CHECKSUM_VALUE, Terms.typed(sha256, "hexBinary"));
  }

  private static Node size(long bytes) {
    return Terms.typed(Long.toString(bytes), "nonNegativeInteger");
  }

  private static void addColumns(Facts facts, List<DatasetView.Column> columns) {
    if (!columns.isEmpty()) {
      Facts schema = facts.blank(Terms.TABLE_SCHEMA, Terms.SCHEMA_CLASS);
      schema.add(Terms.COLUMN, list(schema, columns));
    }
  }

  /**
   * The makers of the files become the dataset's creators. A lead agency that stood as publisher of
   * a dataset without data did not publish these files: the portal that makes them available takes
   * its place, and the agency stays as {@code sen:responsibleAgency}.
   */
  private void nameMakers(Node subject, List<FileDistribution> files, Set<Triple> triples) {
    Graph stated = GraphFactory.createDefaultGraph();
    triples.forEach(stated::add);
    Set<String> known = new HashSet<>();
    stated
        .find(subject, Terms.CREATOR, Node.ANY)
        .forEachRemaining(
            creator ->
                findObject(stated, creator.getObject(), Terms.FOAF_NAME)
                    .filter(Node::isLiteral)
                    .ifPresent(name -> known.add(name.getLiteralLexicalForm())));
    Facts facts = new Facts(subject);
    for (FileDistribution file : files) {
      if (isStated(file.publisher())
          && file.publisher().name().values().values().stream().noneMatch(known::contains)) {
        known.addAll(file.publisher().name().values().values());
        facts.add(Terms.CREATOR, publisher(facts, file.publisher()));
      }
    }
    triples.addAll(facts.triples);
    Optional<Node> lead = findObject(stated, subject, responsibleAgency);
    boolean leadPublishes =
        files.stream()
            .anyMatch(
                file ->
                    !isStated(file.publisher())
                        || file.publisher().iri().equals(lead.map(Node::getURI)));
    if (lead.isPresent() && !leadPublishes) {
      if (triples.remove(Triple.create(subject, Terms.PUBLISHER, lead.get()))) {
        triples.add(Triple.create(subject, Terms.PUBLISHER, Terms.iri(base.portalAgent())));
        triples.addAll(PortalAgent.triples(base));
      }
    }
  }

  /** What a distribution says of itself, with the blank nodes it alone leads to. */
  private static Set<Triple> own(Graph graph, Node distribution) {
    Set<Node> named = new HashSet<>();
    graph
        .find()
        .forEachRemaining(
            triple -> {
              if (triple.getObject().isURI()) {
                named.add(triple.getObject());
              }
            });
    named.remove(distribution);
    return new HashSet<>(DescriptionReader.reach(graph, distribution, named));
  }

  /** How the content came about; nothing when the distribution has another content so far. */
  private static Set<Triple> provenance(Graph graph, Node distribution, String sha256) {
    boolean same =
        findObject(graph, distribution, Terms.CHECKSUM)
            .flatMap(checksum -> findObject(graph, checksum, Terms.CHECKSUM_VALUE))
            .filter(value -> value.isLiteral() && value.getLiteralLexicalForm().equals(sha256))
            .isPresent();
    Set<Triple> made = new HashSet<>();
    if (same) {
      for (Triple triple : graph.find(distribution, Node.ANY, Node.ANY).toList()) {
        if (triple.getPredicate().getURI().startsWith(PROV)) {
          made.add(triple);
          if (triple.getObject().isBlank()) {
            made.addAll(own(graph, triple.getObject()));
          }
        }
      }
    }
    return made;
  }

  private List<Triple> describe(
      Node distribution, String slug, FileDistribution file, Optional<Node> issued) {
    Facts facts = new Facts(distribution);
    facts.add(Terms.TYPE, Terms.DISTRIBUTION_CLASS);
    facts.add(Terms.TITLE, file.title());
    facts.add(Terms.DESCRIPTION, file.description());
    if (isStated(file.publisher())) {
      facts.add(Terms.PUBLISHER, publisher(facts, file.publisher()));
    }
    file.source().ifPresent(source -> facts.add(Terms.SOURCE, Terms.iri(source)));
    facts.add(Terms.LICENCE, Terms.iri(file.licence()));
    if (!file.attribution().isEmpty()) {
      facts.add(attribution, NodeFactory.createLiteralString(file.attribution()));
      Facts rights = facts.blank(Terms.RIGHTS, Terms.RIGHTS_STATEMENT);
      rights.add(Terms.LABEL, NodeFactory.createLiteralLang(file.attribution(), "en"));
    }
    if (!file.provenance().isEmpty()) {
      Facts provenance = facts.blank(Terms.PROVENANCE, Terms.PROVENANCE_STATEMENT);
      provenance.add(Terms.LABEL, NodeFactory.createLiteralLang(file.provenance(), "en"));
    }
    file.period()
        .ifPresent(
            period -> {
              Facts temporal = facts.blank(Terms.TEMPORAL, Terms.PERIOD_OF_TIME);
              period.start().ifPresent(start -> temporal.add(Terms.START_DATE, time(start)));
              period.end().ifPresent(end -> temporal.add(Terms.END_DATE, time(end)));
            });
    facts.add(Terms.FORMAT, Terms.iri(Terms.EU_FILE_TYPE + file.format()));
    facts.add(Terms.MEDIA_TYPE, Terms.iri(Terms.IANA_MEDIA_TYPE + file.mediaType()));
    facts.add(Terms.BYTE_SIZE, size(file.sizeBytes()));
    addChecksum(facts, file.sha256());
    facts.add(Terms.ACCESS_URL, Terms.iri(base.dataset(slug)));
    facts.add(Terms.DOWNLOAD_URL, Terms.iri(base.file(slug, file.fileName())));
    addColumns(facts, file.columns());
    facts.add(Terms.ISSUED, issued.orElseGet(() -> Terms.typed(file.issued().toString(), "date")));
    return facts.triples;
  }

  /** The columns as an RDF list, whose order is the table's. */
  private static Node list(Facts facts, List<DatasetView.Column> columns) {
    Node rest = Terms.NIL;
    for (DatasetView.Column column : columns.reversed()) {
      Facts said = new Facts(NodeFactory.createBlankNode(), facts.triples);
      said.add(Terms.TYPE, Terms.COLUMN_CLASS);
      said.add(Terms.COLUMN_NAME, NodeFactory.createLiteralString(column.name()));
      said.add(Terms.COLUMN_TITLES, column.title());
      said.add(Terms.DESCRIPTION, column.description());
      if (!column.datatype().isEmpty()) {
        said.add(Terms.COLUMN_DATATYPE, Terms.iri(Terms.XSD + column.datatype()));
      }
      if (!column.unit().isEmpty()) {
        said.add(Terms.UNIT_TEXT, NodeFactory.createLiteralString(column.unit()));
      }
      if (!column.codeList().isEmpty()) {
        said.add(Terms.CODE_LIST, Terms.iri(column.codeList()));
      }
      Facts member = new Facts(NodeFactory.createBlankNode(), facts.triples);
      member.add(Terms.FIRST, said.subject);
      member.add(Terms.REST, rest);
      rest = member.subject;
    }
    return rest;
  }

  /** A file of the dataset's own publisher need not name it again. */
  private static boolean isStated(DatasetView.Agent agent) {
    return agent.iri().isPresent() || !agent.name().isEmpty();
  }

  private static Node publisher(Facts facts, DatasetView.Agent agent) {
    Node node = agent.iri().map(Terms::iri).orElseGet(NodeFactory::createBlankNode);
    Facts said = new Facts(node, facts.triples);
    said.add(Terms.TYPE, Terms.AGENT);
    said.add(Terms.FOAF_NAME, agent.name());
    agent.homepage().ifPresent(page -> said.add(Terms.HOMEPAGE, Terms.iri(page)));
    return node;
  }

  private static Optional<Node> findObject(Graph graph, Node subject, Node property) {
    return graph.find(subject, property, Node.ANY).mapWith(Triple::getObject).toList().stream()
        .findFirst();
  }

  /** A year, a month or a date, by its length. */
  private static Node time(String text) {
    return Terms.typed(
        text, text.length() == 4 ? "gYear" : text.length() == 7 ? "gYearMonth" : "date");
  }

  /** Statements being gathered about one node. */
  private static final class Facts {
    private final Node subject;
    private final List<Triple> triples;

    Facts(Node subject) {
      this(subject, new ArrayList<>());
    }

    Facts(Node subject, List<Triple> triples) {
      this.subject = subject;
      this.triples = triples;
    }

    void add(Node property, Node value) {
      triples.add(Triple.create(subject, property, value));
    }

    void add(Node property, LocalizedText text) {
      text.values().forEach((language, value) -> add(property, Terms.text(value, language)));
    }

    Facts blank(Node property, Node type) {
      Node node = NodeFactory.createBlankNode();
      add(property, node);
      Facts facts = new Facts(node, triples);
      facts.add(Terms.TYPE, type);
      return facts;
    }
  }
}
