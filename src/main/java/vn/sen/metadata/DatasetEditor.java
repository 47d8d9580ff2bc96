package vn.sen.metadata;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.jena.datatypes.TypeMapper;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import vn.sen.platform.BaseIri;

/**
 * Writes what a form knows into a dataset's description; everything else in it stays as it is. What
 * is typed half or wrong is written as it was typed, for validation to judge.
 */
@Singleton
public final class DatasetEditor {
  private static final Node LANDING_PAGE = Terms.iri(Terms.DCAT + "landingPage");
  private static final Node IN_SERIES = Terms.iri(Terms.DCAT + "inSeries");
  private static final Node ENDPOINT_URL = Terms.iri(Terms.DCAT + "endpointURL");
  private static final Node ENDPOINT_DESCRIPTION = Terms.iri(Terms.DCAT + "endpointDescription");
  private static final Node SERVES = Terms.iri(Terms.DCAT + "servesDataset");
  private static final Node PREVIOUS_VERSION = Terms.iri(Terms.DCAT + "previousVersion");
  private static final Node VERSION_NOTES = Terms.iri("http://www.w3.org/ns/adms#versionNotes");
  private static final Node HAS_MEASUREMENT = Terms.iri(Terms.DQV + "hasQualityMeasurement");
  private static final Node MEASUREMENT_OF = Terms.iri(Terms.DQV + "isMeasurementOf");
  private static final Node AVAILABLE = Terms.iri(Terms.DCT + "available");
  private static final Node HAS_POLICY = Terms.iri(PolicyReader.ODRL + "hasPolicy");
  private static final Node VCARD_ORGANIZATION = Terms.iri(Terms.VCARD + "Organization");
  private static final String EU_LANGUAGE = Terms.EU_AUTHORITY + "language/";
  private static final String EU_FREQUENCY = Terms.EU_AUTHORITY + "frequency/";
  private static final Map<String, String> LANGUAGES = Map.of("vi", "VIE", "en", "ENG");

  /** Said of a dataset by the portal, or found in its files. */
  private static final List<Node> KEPT =
      List.of(
          Terms.IDENTIFIER,
          Terms.VERSION,
          PREVIOUS_VERSION,
          VERSION_NOTES,
          Terms.ISSUED,
          Terms.MODIFIED,
          HAS_MEASUREMENT,
          Terms.TEMPORAL,
          Terms.SPATIAL,
          Terms.LANGUAGE);

  /** What nobody but the portal knows of a file that it holds. */
  private static final Set<Node> OF_BYTES =
      Set.of(Terms.DOWNLOAD_URL, Terms.BYTE_SIZE, Terms.CHECKSUM);

  private final Cache<Description, DatasetFields> known = Caffeine.newBuilder().weakKeys().build();

  private final BaseIri base;
  private final CodeLists lists;
  private final Node target;
  private final Node aiTask;

  public DatasetEditor(BaseIri base, CodeLists lists) {
    this.base = base;
    this.lists = lists;
    this.target = Terms.iri(base.namespace() + "target");
    this.aiTask = Terms.iri(base.namespace() + "aiTask");
  }

  /** The least that can be said: there is a dataset of this slug. */
  public Description empty(String slug) {
    return empty(slug, ResourceKind.DATASET);
  }

  /** The same of a series or a service, which the record keeps like datasets. */
  public Description empty(String slug, ResourceKind kind) {
    Node subject = Terms.iri(base.dataset(slug));
    List<Triple> triples = new ArrayList<>();
    Node type =
        switch (kind) {
          case DATASET -> Terms.DATASET;
          case SERIES -> Terms.DATASET_SERIES;
          case SERVICE -> Terms.DATA_SERVICE;
        };
    triples.add(Triple.create(subject, Terms.TYPE, type));
    triples.add(Triple.create(subject, Terms.IDENTIFIER, NodeFactory.createLiteralString(slug)));
    return DescriptionReader.describe(subject.getURI(), triples);
  }

  /**
   * What the form shows of a description. The same object gives the same fields for as long as
   * somebody holds the description.
   */
  public DatasetFields fields(Description description) {
    return known.get(description, this::read);
  }

  private DatasetFields read(Description description) {
    Statements said = Statements.of(description);
    Optional<Statements> contact = said.resources(Terms.CONTACT_POINT).stream().findFirst();
    Optional<Statements> period = said.resources(Terms.TEMPORAL).stream().findFirst();
    LocalizedText title = said.text(Terms.TITLE);
    LocalizedText text = said.text(Terms.DESCRIPTION);
    LocalizedText name = contact.map(c -> c.text(Terms.VCARD_NAME)).orElse(LocalizedText.EMPTY);
    return new DatasetFields(
        title.values().getOrDefault("vi", title.values().getOrDefault("", "")),
        title.values().getOrDefault("en", ""),
        text.values().getOrDefault("vi", text.values().getOrDefault("", "")),
        text.values().getOrDefault("en", ""),
        keywords(said, "vi"),
        keywords(said, "en"),
        codes(said.iris(Terms.THEME), base.concept("sectors", "")),
        code(said.iri(Terms.PUBLISHER), base.agency("")),
        code(said.iri(Terms.ACCESS_RIGHTS), base.concept("access-levels", "")),
        Embargo.until(PolicyReader.of(description)).orElse(""),
        code(said.iri(Terms.FREQUENCY), EU_FREQUENCY),
        codes(said.iris(Terms.SPATIAL), base.concept("places", "")),
        period.flatMap(p -> p.literal(Terms.START_DATE)).orElse(""),
        period.flatMap(p -> p.literal(Terms.END_DATE)).orElse(""),
        codes(said.iris(Terms.LANGUAGE), EU_LANGUAGE).stream().map(DatasetEditor::tag).toList(),
        name.values().getOrDefault("vi", name.values().getOrDefault("", "")),
        name.values().getOrDefault("en", ""),
        contact.flatMap(c -> c.either(Terms.VCARD_EMAIL)).orElse("").replaceFirst("^mailto:", ""),
        contact.flatMap(c -> c.either(Terms.VCARD_URL)).orElse(""),
        contact.flatMap(c -> c.either(Terms.VCARD_TELEPHONE)).orElse("").replaceFirst("^tel:", ""),
        licence(description, said),
        code(said.iri(target), base.value() + "targets/"),
        codes(said.iris(aiTask), base.concept("ai-tasks", "")),
        said.either(LANDING_PAGE).orElse(""),
        code(said.iri(IN_SERIES), base.dataset("")),
        said.either(ENDPOINT_URL).orElse(""),
        said.either(ENDPOINT_DESCRIPTION).orElse(""),
        codes(said.iris(SERVES), base.dataset("")));
  }

  private String licence(Description description, Statements said) {
    Optional<String> stated =
        said.iri(Terms.LICENCE)
            .or(
                () ->
                    said.resources(Terms.DISTRIBUTION).stream()
                        .flatMap(distribution -> distribution.iri(Terms.LICENCE).stream())
                        .findFirst());
    return stated
        .map(
            iri ->
                lists
                    .find(iri)
                    .filter(c -> c.scheme().equals("licences"))
                    .map(Concept::code)
                    .orElse(iri))
        .orElse("");
  }

  private static List<String> keywords(Statements said, String language) {
    return said.keywords(Terms.KEYWORD).stream()
        .filter(
            keyword ->
                keyword.language().equals(language)
                    || keyword.language().isEmpty() && language.equals("vi"))
        .map(DatasetView.Keyword::text)
        .toList();
  }

  /**
   * What is said in words where a field of the form holds a code: texts in the place of IRIs, and
   * the label of a value that has one. A licence may be named at a distribution, or as its rights.
   */
  public List<String> words(Description description, String field) {
    Statements said = Statements.of(description);
    return switch (field) {
      case "themes" -> words(said, Terms.THEME);
      case "places" -> words(said, Terms.SPATIAL);
      case "languages" -> words(said, Terms.LANGUAGE);
      case "accessLevel" -> words(said, Terms.ACCESS_RIGHTS);
      case "frequency" -> words(said, Terms.FREQUENCY);
      case "licence" -> {
        List<String> words = new ArrayList<>();
        List<Statements> all = new ArrayList<>(said.resources(Terms.DISTRIBUTION));
        all.add(said);
        for (Statements one : all) {
          words.addAll(words(one, Terms.LICENCE));
          words.addAll(words(one, Terms.RIGHTS));
        }
        yield words;
      }
      default -> List.of();
    };
  }

  private static List<String> words(Statements said, Node property) {
    List<String> words = new ArrayList<>(said.literals(property));
    for (Statements value : said.resources(property)) {
      words.addAll(value.literals(Terms.LABEL));
      words.addAll(value.literals(Terms.PREF_LABEL));
      words.addAll(value.literals(Terms.TITLE));
    }
    return words;
  }

  private static String tag(String code) {
    return LANGUAGES.entrySet().stream()
        .filter(entry -> entry.getValue().equals(code))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(code);
  }

  private static String code(Optional<String> iri, String prefix) {
    return iri.map(value -> value.startsWith(prefix) ? value.substring(prefix.length()) : value)
        .orElse("");
  }

  private static List<String> codes(List<String> iris, String prefix) {
    return iris.stream().map(iri -> code(Optional.of(iri), prefix)).toList();
  }

  /** The description with these values in the place of those that the form knows. */
  public Description edit(Description description, DatasetFields fields) {
    Node subject = Terms.iri(description.subject());
    Graph graph = description.graph();
    Set<Triple> triples = new LinkedHashSet<>(graph.find().toList());
    for (Node property :
        List.of(
            Terms.TITLE,
            Terms.DESCRIPTION,
            Terms.KEYWORD,
            Terms.THEME,
            Terms.PUBLISHER,
            Terms.ACCESS_RIGHTS,
            Terms.FREQUENCY,
            Terms.SPATIAL,
            Terms.LANGUAGE,
            Terms.LICENCE,
            target,
            aiTask,
            LANDING_PAGE,
            IN_SERIES,
            ENDPOINT_URL,
            ENDPOINT_DESCRIPTION,
            SERVES)) {
      boolean isSaid = !isUnsaid(property, fields);
      triples.removeIf(
          t ->
              isOf(t, subject, property)
                  && !isNoneOfTheForm(t)
                  && (isSaid || !t.getObject().isLiteral()));
    }
    removeFirst(triples, graph, subject, Terms.TEMPORAL);
    removeFirst(triples, graph, subject, Terms.CONTACT_POINT);
    Writing writing = new Writing(subject, triples);
    writing.text(Terms.TITLE, fields.titleVi(), fields.titleEn());
    writing.text(Terms.DESCRIPTION, fields.descriptionVi(), fields.descriptionEn());
    fields.keywordsVi().forEach(word -> writing.literal(Terms.KEYWORD, word, "vi"));
    fields.keywordsEn().forEach(word -> writing.literal(Terms.KEYWORD, word, "en"));
    writing.codes(Terms.THEME, fields.themes(), base.concept("sectors", ""));
    writing.code(Terms.PUBLISHER, fields.publisher(), base.agency(""));
    writing.code(Terms.ACCESS_RIGHTS, fields.accessLevel(), base.concept("access-levels", ""));
    writing.code(Terms.FREQUENCY, frequency(fields.frequency()), EU_FREQUENCY);
    writing.codes(Terms.SPATIAL, fields.places(), base.concept("places", ""));
    writing.codes(
        Terms.LANGUAGE,
        fields.languages().stream()
            .map(tag -> LANGUAGES.getOrDefault(tag.toLowerCase(Locale.ROOT), tag))
            .toList(),
        EU_LANGUAGE);
    writing.code(target, fields.target(), base.value() + "targets/");
    writing.codes(aiTask, fields.aiTasks(), base.concept("ai-tasks", ""));
    writing.code(LANDING_PAGE, fields.landingPage(), "");
    writing.code(IN_SERIES, fields.series(), base.dataset(""));
    writing.code(ENDPOINT_URL, fields.endpointUrl(), "");
    writing.code(ENDPOINT_DESCRIPTION, fields.endpointDescription(), "");
    writing.codes(SERVES, fields.serves(), base.dataset(""));
    embargo(description, triples, fields.embargo());
    period(writing, fields);
    contact(writing, fields);
    licence(graph, subject, triples, writing, fields.licence());
    return DescriptionReader.describe(description.subject(), triples);
  }

  /** Words in the place of a code, which the form does not show, stay until a code is chosen. */
  private boolean isUnsaid(Node property, DatasetFields fields) {
    Map<Node, String> coded =
        Map.of(
            Terms.THEME,
            "themes",
            Terms.PUBLISHER,
            "publisher",
            Terms.ACCESS_RIGHTS,
            "accessLevel",
            Terms.FREQUENCY,
            "frequency",
            Terms.SPATIAL,
            "places",
            Terms.LANGUAGE,
            "languages",
            Terms.LICENCE,
            "licence",
            target,
            "target",
            aiTask,
            "aiTasks");
    return coded.containsKey(property) && fields.values(coded.get(property)).isEmpty();
  }

  /**
   * With files that open on this day and no other; at once for "". Everything else stays as it is.
   */
  public Description embargoed(Description description, String until) {
    Set<Triple> triples = new LinkedHashSet<>(description.graph().find().toList());
    embargo(description, triples, until);
    return DescriptionReader.describe(description.subject(), triples);
  }

  /**
   * Until then nobody but the owner uses the data, whatever the access level and agreements say.
   */
  private static void embargo(Description description, Set<Triple> triples, String until) {
    if (until.equals(Embargo.until(PolicyReader.of(description)).orElse(""))) {
      return;
    }
    Node subject = Terms.iri(description.subject());
    for (Node policy : embargoes(description.graph(), subject)) {
      triples.removeAll(reach(description.graph(), policy));
      triples.remove(Triple.create(subject, HAS_POLICY, policy));
    }
    triples.removeIf(t -> isOf(t, subject, AVAILABLE));
    if (until.isEmpty()) {
      return;
    }
    Writing writing = new Writing(subject, triples);
    writing.moment(AVAILABLE, until);
    Writing policy = writing.blank(HAS_POLICY, odrl("Offer"));
    Writing rule = policy.blank(odrl("prohibition"), odrl("Prohibition"));
    rule.add(odrl("action"), odrl("use"));
    Writing time = rule.blank(odrl("constraint"), odrl("Constraint"));
    time.add(odrl("leftOperand"), odrl("dateTime"));
    time.add(odrl("operator"), odrl("lt"));
    time.moment(odrl("rightOperand"), until);
  }

  /** Nodes of the policies that are embargoes and nothing else. */
  static List<Node> embargoes(Graph graph, Node subject) {
    return new Statements(graph, subject)
        .resources(HAS_POLICY).stream()
            .map(Statements::subject)
            .filter(node -> Embargo.is(PolicyReader.read(graph, node)))
            .toList();
  }

  private static Node odrl(String name) {
    return Terms.iri(PolicyReader.ODRL + name);
  }

  private String frequency(String code) {
    return code.equals("seasonal") ? base.concept("frequencies", code) : code;
  }

  private static boolean isOf(Triple triple, Node subject, Node property) {
    return triple.getSubject().equals(subject) && triple.getPredicate().equals(property);
  }

  /** Texts in a third language, and places that are described in place, the form cannot show. */
  private static boolean isNoneOfTheForm(Triple triple) {
    Node object = triple.getObject();
    if (object.isBlank()) {
      return true;
    }
    return object.isLiteral()
        && !Set.of("", "vi", "en").contains(object.getLiteralLanguage().toLowerCase(Locale.ROOT));
  }

  /** The form shows the first of several; in the same order as {@link Statements}. */
  private static void removeFirst(Set<Triple> triples, Graph graph, Node subject, Node property) {
    new Statements(graph, subject)
        .resources(property).stream()
            .findFirst()
            .ifPresent(
                first -> {
                  triples.removeAll(reach(graph, first.subject()));
                  triples.remove(Triple.create(subject, property, first.subject()));
                });
  }

  private static Set<Triple> reach(Graph graph, Node start) {
    Set<Node> named = new HashSet<>();
    graph
        .find()
        .forEachRemaining(
            triple -> {
              if (triple.getObject().isURI()) {
                named.add(triple.getObject());
              }
            });
    named.remove(start);
    return new HashSet<>(DescriptionReader.reach(graph, start, named));
  }

  private static void period(Writing writing, DatasetFields fields) {
    if (!fields.start().isEmpty() || !fields.end().isEmpty()) {
      Writing period = writing.blank(Terms.TEMPORAL, Terms.PERIOD_OF_TIME);
      period.time(Terms.START_DATE, fields.start());
      period.time(Terms.END_DATE, fields.end());
    }
  }

  private static void contact(Writing writing, DatasetFields fields) {
    boolean stated =
        !(fields.contactNameVi()
                + fields.contactNameEn()
                + fields.contactEmail()
                + fields.contactUrl()
                + fields.contactTelephone())
            .isEmpty();
    if (stated) {
      Writing contact = writing.blank(Terms.CONTACT_POINT, VCARD_ORGANIZATION);
      contact.text(Terms.VCARD_NAME, fields.contactNameVi(), fields.contactNameEn());
      if (!fields.contactEmail().isEmpty()) {
        contact.code(Terms.VCARD_EMAIL, "mailto:" + fields.contactEmail(), "");
      }
      contact.code(Terms.VCARD_URL, fields.contactUrl(), "");
      if (!fields.contactTelephone().isEmpty()) {
        contact.code(
            Terms.VCARD_TELEPHONE,
            "tel:" + fields.contactTelephone().replaceAll("[\\s().-]", ""),
            "");
      }
    }
  }

  /** A licence is said of each distribution, and of the dataset while it has none. */
  private void licence(
      Graph graph, Node subject, Set<Triple> triples, Writing writing, String code) {
    List<Node> distributions =
        graph.find(subject, Terms.DISTRIBUTION, Node.ANY).mapWith(Triple::getObject).toList();
    if (distributions.isEmpty()) {
      writing.code(Terms.LICENCE, licenceIri(code), "");
      return;
    }
    if (code.isEmpty()) {
      return;
    }
    for (Node distribution : distributions) {
      triples.removeIf(t -> isOf(t, distribution, Terms.LICENCE));
      new Writing(distribution, triples).code(Terms.LICENCE, licenceIri(code), "");
    }
  }

  /** The address that the licence's own maker gave it; "" stays "". */
  public String licenceIri(String code) {
    return code.isEmpty() || code.contains(":")
        ? code
        : lists.canonicalIri(base.concept("licences", code));
  }

  /** The same description under another slug: of the subject and of everything below it. */
  public Description rename(Description description, String from, String to) {
    String old = base.dataset(from);
    String now = base.dataset(to);
    List<Triple> triples =
        renamed(description, old, now)
            .map(
                t ->
                    isOf(t, Terms.iri(now), Terms.IDENTIFIER)
                            && t.getObject().isLiteral()
                            && t.getObject().getLiteralLexicalForm().equals(from)
                        ? Triple.create(
                            t.getSubject(), t.getPredicate(), NodeFactory.createLiteralString(to))
                        : t)
            .toList();
    return DescriptionReader.describe(
        description.subject().equals(old) ? now : description.subject(), triples);
  }

  /** The description of something elsewhere as that of a dataset here. */
  public Description adopt(Description description, String slug) {
    return rename(description, base.dataset(slug));
  }

  /** The same about another IRI, and what has an address below the old one below that. */
  public Description rename(Description description, String now) {
    return DescriptionReader.describe(
        now, renamed(description, description.subject(), now).toList());
  }

  private static Stream<Triple> renamed(Description description, String old, String now) {
    return description.graph().find().toList().stream()
        .map(
            t ->
                Triple.create(
                    renamed(t.getSubject(), old, now),
                    t.getPredicate(),
                    renamed(t.getObject(), old, now)));
  }

  private static Node renamed(Node node, String old, String now) {
    if (node.isURI() && (node.getURI().equals(old) || node.getURI().startsWith(old + "/"))) {
      return Terms.iri(now + node.getURI().substring(old.length()));
    }
    return node;
  }

  /** A copy to begin another dataset with: what is said, without files, versions and dates. */
  public Description copy(Description description, String from, String to) {
    Node subject = Terms.iri(description.subject());
    Set<Triple> triples = new LinkedHashSet<>(description.graph().find().toList());
    for (Node distribution :
        description
            .graph()
            .find(subject, Terms.DISTRIBUTION, Node.ANY)
            .mapWith(Triple::getObject)
            .toList()) {
      triples.removeAll(reach(description.graph(), distribution));
    }
    for (Node property :
        List.of(
            Terms.DISTRIBUTION,
            Terms.VERSION,
            PREVIOUS_VERSION,
            VERSION_NOTES,
            Terms.ISSUED,
            Terms.MODIFIED,
            target)) {
      triples.removeIf(t -> isOf(t, subject, property));
    }
    return rename(DescriptionReader.describe(subject.getURI(), triples), from, to);
  }

  /** Without one of its distributions. */
  public Description detach(Description description, String distributionIri) {
    Node subject = Terms.iri(description.subject());
    Node distribution = Terms.iri(distributionIri);
    Set<Triple> triples = new LinkedHashSet<>(description.graph().find().toList());
    triples.removeAll(reach(description.graph(), distribution));
    triples.remove(Triple.create(subject, Terms.DISTRIBUTION, distribution));
    return DescriptionReader.describe(description.subject(), triples);
  }

  /**
   * A whole description, with what the portal itself had put into the one in whose place it comes:
   * the files that it holds, with what it found in them, the version and its dates and
   * measurements; period, places and language, which files tell, where the new one says nothing of
   * them; and an embargo, where the new one has no policy.
   *
   * @param before a description of the same subject
   */
  public Description keeping(Description description, Description before, String slug) {
    Node subject = Terms.iri(description.subject());
    Graph said = description.graph();
    Graph old = before.graph();
    Set<Triple> triples = new LinkedHashSet<>(said.find().toList());
    for (Node property : KEPT) {
      if (!said.contains(subject, property, Node.ANY)) {
        old.find(subject, property, Node.ANY)
            .forEachRemaining(triple -> keep(triple, subject, old, triples));
      }
    }
    if (!said.contains(subject, HAS_POLICY, Node.ANY)) {
      // Files that wait for their day are not opened by who does not speak of it.
      keep(embargoes(old, subject), subject, old, triples);
    }
    for (Node distribution :
        old.find(subject, Terms.DISTRIBUTION, Node.ANY).mapWith(Triple::getObject).toList()) {
      old.find(distribution, Terms.DOWNLOAD_URL, Node.ANY)
          .mapWith(Triple::getObject)
          .filterKeep(url -> url.isURI() && url.getURI().startsWith(base.file(slug, "")))
          .toList()
          .forEach(url -> keepFile(subject, distribution, url, said, old, triples));
    }
    return DescriptionReader.describe(description.subject(), triples);
  }

  private static void keep(List<Node> embargoes, Node subject, Graph old, Set<Triple> triples) {
    for (Node policy : embargoes) {
      triples.add(Triple.create(subject, HAS_POLICY, policy));
      triples.addAll(reach(old, policy));
      triples.addAll(old.find(subject, AVAILABLE, Node.ANY).toList());
    }
  }

  /** What the new description says of the file counts, but not of its bytes. */
  private static void keepFile(
      Node subject, Node distribution, Node url, Graph said, Graph old, Set<Triple> triples) {
    Node here =
        said.find(Node.ANY, Terms.DOWNLOAD_URL, url).mapWith(Triple::getSubject).toList().stream()
            .findFirst()
            .orElse(distribution);
    triples.add(Triple.create(subject, Terms.DISTRIBUTION, here));
    triples.removeIf(t -> t.getSubject().equals(here) && OF_BYTES.contains(t.getPredicate()));
    for (Triple triple : old.find(distribution, Node.ANY, Node.ANY).toList()) {
      Node property = triple.getPredicate();
      if (OF_BYTES.contains(property) || !said.contains(here, property, Node.ANY)) {
        keep(triple, here, old, triples);
      }
    }
  }

  /** The statement, of this subject, with what its object alone leads to. */
  private static void keep(Triple triple, Node subject, Graph graph, Set<Triple> triples) {
    triples.add(Triple.create(subject, triple.getPredicate(), triple.getObject()));
    if (triple.getObject().isBlank()) {
      triples.addAll(reach(graph, triple.getObject()));
    }
  }

  /** With a link to data that lie elsewhere. */
  public Description link(
      Description description,
      String slug,
      String url,
      String title,
      String format,
      String licence) {
    Node subject = Terms.iri(description.subject());
    String id = "link-" + Integer.toHexString(url.hashCode());
    Node distribution = Terms.iri(base.distribution(slug, id));
    Set<Triple> triples = new LinkedHashSet<>(description.graph().find().toList());
    triples.add(Triple.create(subject, Terms.DISTRIBUTION, distribution));
    Writing writing = new Writing(distribution, triples);
    triples.add(Triple.create(distribution, Terms.TYPE, Terms.DISTRIBUTION_CLASS));
    writing.text(Terms.TITLE, title, "");
    writing.code(Terms.ACCESS_URL, url, "");
    writing.code(Terms.DOWNLOAD_URL, url, "");
    writing.code(Terms.LICENCE, licenceIri(licence), "");
    if (!format.isEmpty()) {
      writing.code(Terms.FORMAT, format.toUpperCase(Locale.ROOT), Terms.EU_FILE_TYPE);
    }
    return DescriptionReader.describe(description.subject(), triples);
  }

  /** Says which version this is, what came before, and what is new. */
  public Description versioned(
      Description description,
      String slug,
      String version,
      Optional<String> previous,
      LocalizedText notes,
      String today) {
    Node subject = Terms.iri(description.subject());
    Set<Triple> triples = new LinkedHashSet<>(description.graph().find().toList());
    for (Node property : List.of(Terms.VERSION, PREVIOUS_VERSION, VERSION_NOTES, Terms.MODIFIED)) {
      triples.removeIf(t -> isOf(t, subject, property));
    }
    Writing writing = new Writing(subject, triples);
    triples.add(Triple.create(subject, Terms.VERSION, NodeFactory.createLiteralString(version)));
    previous.ifPresent(
        before -> writing.code(PREVIOUS_VERSION, base.dataset(slug) + "/versions/" + before, ""));
    notes.values().forEach((language, text) -> writing.literal(VERSION_NOTES, text, language));
    writing.time(Terms.MODIFIED, today);
    boolean issued = triples.stream().anyMatch(t -> isOf(t, subject, Terms.ISSUED));
    if (!issued) {
      writing.time(Terms.ISSUED, today);
    }
    return DescriptionReader.describe(description.subject(), triples);
  }

  /**
   * With these measurements of its quality, in the place of those that the portal made before.
   *
   * @param values by the last part of the metric's IRI in the portal's namespace
   */
  Description measured(Description description, Map<String, Integer> values) {
    Node subject = Terms.iri(description.subject());
    Graph graph = description.graph();
    Set<Triple> triples = new LinkedHashSet<>(graph.find().toList());
    for (Node measurement :
        graph
            .find(subject, HAS_MEASUREMENT, Node.ANY)
            .mapWith(Triple::getObject)
            .filterKeep(node -> isOurs(graph, node))
            .toList()) {
      triples.removeAll(reach(graph, measurement));
      triples.remove(Triple.create(subject, HAS_MEASUREMENT, measurement));
    }
    Writing writing = new Writing(subject, triples);
    new java.util.TreeMap<>(values)
        .forEach(
            (metric, value) -> {
              Writing said =
                  writing.blank(HAS_MEASUREMENT, Terms.iri(Terms.DQV + "QualityMeasurement"));
              said.code(MEASUREMENT_OF, base.namespace() + metric, "");
              said.add(
                  Terms.iri(Terms.DQV + "value"), Terms.typed(Integer.toString(value), "integer"));
            });
    return DescriptionReader.describe(description.subject(), triples);
  }

  private boolean isOurs(Graph graph, Node measurement) {
    return measurement.isBlank()
        && graph
            .find(measurement, MEASUREMENT_OF, Node.ANY)
            .mapWith(Triple::getObject)
            .filterKeep(metric -> metric.isURI() && metric.getURI().startsWith(base.namespace()))
            .hasNext();
  }

  /** Statements being added about one node. */
  private static final class Writing {
    private final Node subject;
    private final Set<Triple> triples;

    Writing(Node subject, Set<Triple> triples) {
      this.subject = subject;
      this.triples = triples;
    }

    void text(Node property, String vietnamese, String english) {
      literal(property, vietnamese, "vi");
      literal(property, english, "en");
    }

    void literal(Node property, String text, String language) {
      if (!text.isEmpty()) {
        add(
            property,
            language.isEmpty()
                ? NodeFactory.createLiteralString(text)
                : NodeFactory.createLiteralLang(text, language));
      }
    }

    void codes(Node property, List<String> codes, String prefix) {
      codes.forEach(code -> code(property, code, prefix));
    }

    /** An IRI when it can be one; else the text as typed. */
    void code(Node property, String code, String prefix) {
      if (code.isEmpty()) {
        return;
      }
      String iri = code.contains(":") ? code : prefix + code;
      boolean can = iri.matches("[A-Za-z][A-Za-z0-9+.-]*:[^\\s<>\"{}|\\\\^`\\p{Cntrl}]+");
      add(property, can ? Terms.iri(iri) : NodeFactory.createLiteralString(code));
    }

    /** A day or an instant by its form; anything else as typed. */
    void moment(Node property, String text) {
      String type = !Embargo.isTime(text) ? "string" : text.indexOf('T') > 0 ? "dateTime" : "date";
      add(
          property,
          NodeFactory.createLiteralDT(
              text, TypeMapper.getInstance().getSafeTypeByName(Terms.XSD + type)));
    }

    /** A year, a month or a day by its form; anything else as typed. */
    void time(Node property, String text) {
      if (text.isEmpty()) {
        return;
      }
      String type =
          text.matches("\\d{4}")
              ? "gYear"
              : text.matches("\\d{4}-\\d\\d")
                  ? "gYearMonth"
                  : text.matches("\\d{4}-\\d\\d-\\d\\d") ? "date" : "string";
      add(
          property,
          NodeFactory.createLiteralDT(
              text, TypeMapper.getInstance().getSafeTypeByName(Terms.XSD + type)));
    }

    Writing blank(Node property, Node type) {
      Node node = NodeFactory.createBlankNode();
      add(property, node);
      Writing writing = new Writing(node, triples);
      writing.add(Terms.TYPE, type);
      return writing;
    }

    private void add(Node property, Node value) {
      triples.add(Triple.create(subject, property, value));
    }
  }
}
