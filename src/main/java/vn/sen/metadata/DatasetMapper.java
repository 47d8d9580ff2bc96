package vn.sen.metadata;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.inject.Singleton;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import vn.sen.platform.BaseIri;

/**
 * The one way from a dataset's description to its view. Takes every form that DCAT is met in (DCAT
 * 1 to 3, DCAT-AP of any version, schema.org dates), leaves out what it cannot read, and never
 * fails.
 */
@Singleton
public final class DatasetMapper {
  private final Cache<Description, DatasetView> known = Caffeine.newBuilder().weakKeys().build();

  private static final Map<String, String> FORMAT_OF_SUBTYPE =
      Map.ofEntries(
          Map.entry("GEO+JSON", "GEOJSON"),
          Map.entry("LD+JSON", "JSON_LD"),
          Map.entry("PLAIN", "TXT"),
          Map.entry("TAB-SEPARATED-VALUES", "TSV"),
          Map.entry("TURTLE", "RDF_TURTLE"),
          Map.entry("VND.APACHE.PARQUET", "PARQUET"),
          Map.entry("VND.MS-EXCEL", "XLS"),
          Map.entry("VND.OPENXMLFORMATS-OFFICEDOCUMENT.SPREADSHEETML.SHEET", "XLSX"),
          Map.entry("X-NDJSON", "NDJSON"));

  private final BaseIri base;
  private final Registrar registrar;
  private final Node target;
  private final Node responsibleAgency;
  private final Node decidedAgency;
  private final Node aiTask;
  private final Node basis;
  private final Node attribution;
  private final Node discoverability;
  private final Node weight;

  public DatasetMapper(BaseIri base) {
    this.base = base;
    this.registrar = new Registrar(base);
    this.target = Terms.iri(base.namespace() + "target");
    this.responsibleAgency = Terms.iri(base.namespace() + "responsibleAgency");
    this.decidedAgency = Terms.iri(base.namespace() + "decidedAgency");
    this.aiTask = Terms.iri(base.namespace() + "aiTask");
    this.basis = Terms.iri(base.namespace() + "basis");
    this.attribution = Terms.iri(base.namespace() + "attribution");
    this.discoverability = Terms.iri(base.namespace() + "discoverability");
    this.weight = Terms.iri(base.namespace() + "weight");
  }

  /** IRI of how weighty the data are by the Law on Data; empty when not stated. */
  public Optional<String> weight(Description description) {
    return Statements.of(description).iri(weight);
  }

  /** The same object gives the same view for as long as somebody holds the description. */
  public DatasetView map(Description description) {
    return known.get(description, this::read);
  }

  private DatasetView read(Description description) {
    Statements said = Statements.of(description);
    String iri = description.subject();
    return new DatasetView(
        iri,
        slug(iri, said),
        title(iri, said),
        said.text(Terms.DESCRIPTION, Terms.COMMENT),
        said.keywords(Terms.KEYWORD),
        said.iris(Terms.THEME),
        said.iri(responsibleAgency)
            .or(() -> said.iri(Terms.PUBLISHER))
            .or(() -> said.iri(Terms.CREATOR)),
        said.iri(decidedAgency),
        ownAgents(said),
        said.iri(Terms.ACCESS_RIGHTS),
        said.iri(Terms.FREQUENCY),
        said.iris(Terms.SPATIAL),
        ownPlaces(said),
        periods(said),
        contacts(said),
        said.iris(aiTask),
        union(said.iris(Terms.LEGISLATION), said.iris(basis)),
        said.iri(target),
        said.iris(Terms.LANGUAGE),
        said.literals(Terms.IDENTIFIER),
        said.literal(Terms.VERSION).or(() -> said.literal(Terms.VERSION_INFO)),
        said.literal(Terms.ISSUED),
        said.literal(Terms.MODIFIED),
        distributions(iri, base.dataset(slug(iri, said)), said),
        accessTerms(description, said),
        ResourceKind.of(said),
        quality(said));
  }

  private Optional<Integer> quality(Statements said) {
    return said.resources(Terms.iri(Terms.DQV + "hasQualityMeasurement")).stream()
        .filter(
            one ->
                one.iri(Terms.iri(Terms.DQV + "isMeasurementOf"))
                    .equals(Optional.of(base.namespace() + "qualityScore")))
        .flatMap(one -> one.literal(Terms.iri(Terms.DQV + "value")).stream())
        .filter(text -> text.matches("\\d{1,3}"))
        .map(Integer::valueOf)
        .findFirst();
  }

  private AccessTerms accessTerms(Description description, Statements said) {
    List<String> stated = said.iris(discoverability);
    return new AccessTerms(
        stated.stream().findFirst(),
        stated.size() > 1 || !said.literals(discoverability).isEmpty(),
        PolicyReader.of(description));
  }

  private String slug(String iri, Statements said) {
    return registrar
        .findSlug(said)
        .or(
            () ->
                said.literal(Terms.IDENTIFIER)
                    .filter(id -> id.matches("[a-z0-9]([a-z0-9-]*[a-z0-9])?")))
        .orElseGet(() -> lastSegment(iri));
  }

  /** What it is called; its identifier or the end of its IRI when nobody gave it a title. */
  private static LocalizedText title(String iri, Statements said) {
    LocalizedText title = said.text(Terms.TITLE, Terms.LABEL, Terms.PREF_LABEL, Terms.FOAF_NAME);
    return title.isEmpty()
        ? new LocalizedText(
            Map.of("", said.literal(Terms.IDENTIFIER).orElseGet(() -> lastSegment(iri))))
        : title;
  }

  /**
   * @param page the dataset's address here, which is not its IRI when it was named elsewhere
   */
  private List<DatasetView.Distribution> distributions(
      String dataset, String page, Statements said) {
    List<DatasetView.Distribution> list = new ArrayList<>();
    for (Statements distribution : said.resources(Terms.DISTRIBUTION)) {
      list.add(distribution(dataset, page, distribution));
    }
    list.sort(
        Comparator.comparing((DatasetView.Distribution d) -> d.title().in(Locale.of("vi")))
            .thenComparing(DatasetView.Distribution::iri));
    return List.copyOf(list);
  }

  private DatasetView.Distribution distribution(String dataset, String page, Statements said) {
    String iri = name(said.subject());
    String under = dataset + "/distributions/";
    Optional<String> mediaType = mediaType(said);
    Optional<String> downloadUrl = said.either(Terms.DOWNLOAD_URL);
    return new DatasetView.Distribution(
        iri,
        iri.startsWith(under) ? iri.substring(under.length()) : iri,
        said.text(Terms.TITLE, Terms.LABEL, Terms.PREF_LABEL),
        said.text(Terms.DESCRIPTION, Terms.COMMENT),
        format(said, mediaType),
        mediaType,
        size(said),
        sha256(said),
        said.iri(Terms.LICENCE),
        attribution(said),
        agent(said),
        said.resources(Terms.SOURCE).isEmpty()
            ? said.literals(Terms.SOURCE)
            : union(said.iris(Terms.SOURCE), said.literals(Terms.SOURCE)),
        said.either(Terms.ACCESS_URL),
        downloadUrl,
        downloadUrl.flatMap(url -> fileName(dataset, url).or(() -> fileName(page, url))),
        periods(said),
        said.literal(Terms.ISSUED),
        columns(said));
  }

  private static List<DatasetView.Column> columns(Statements distribution) {
    return distribution.resources(Terms.TABLE_SCHEMA).stream()
        .flatMap(schema -> schema.members(Terms.COLUMN).stream())
        .map(
            column ->
                new DatasetView.Column(
                    column.literal(Terms.COLUMN_NAME).orElse(""),
                    column.text(Terms.COLUMN_TITLES, Terms.TITLE, Terms.LABEL),
                    column.text(Terms.DESCRIPTION, Terms.COMMENT),
                    column
                        .iri(Terms.COLUMN_DATATYPE)
                        .filter(iri -> iri.startsWith(Terms.XSD))
                        .map(iri -> iri.substring(Terms.XSD.length()))
                        .orElse(""),
                    column.literal(Terms.UNIT_TEXT).orElse(""),
                    column.iri(Terms.CODE_LIST).orElse("")))
        .filter(column -> !column.name().isEmpty() || !column.title().isEmpty())
        .toList();
  }

  private static Optional<String> fileName(String dataset, String url) {
    String files = dataset + "/files/";
    if (!url.startsWith(files) || url.length() == files.length()) {
      return Optional.empty();
    }
    String encoded = url.substring(files.length());
    try {
      return Optional.of(URLDecoder.decode(encoded.replace("+", "%2B"), StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      // A stray percent sign: the name as it stands is the best there is.
      return Optional.of(encoded);
    }
  }

  /** As type/subtype; from the IANA register's address or a literal. */
  private static Optional<String> mediaType(Statements said) {
    return said.either(Terms.MEDIA_TYPE)
        .or(() -> said.iri(Terms.FORMAT).filter(iri -> iri.contains("/media-types/")))
        .or(() -> said.literal(Terms.FORMAT).filter(text -> text.matches("[\\w.+-]+/[\\w.+-]+")))
        .map(
            value -> {
              int at = value.indexOf("/media-types/");
              return at < 0 ? value : value.substring(at + "/media-types/".length());
            });
  }

  private static String format(Statements said, Optional<String> mediaType) {
    Optional<String> stated =
        said.iri(Terms.FORMAT)
            .filter(iri -> !iri.contains("/media-types/"))
            .map(DatasetMapper::lastSegment)
            .or(
                () ->
                    said.resources(Terms.FORMAT).stream()
                        .flatMap(format -> format.text(Terms.LABEL).values().values().stream())
                        .findFirst())
            .or(() -> said.literal(Terms.FORMAT).filter(text -> !text.contains("/")))
            .filter(text -> !text.isBlank());
    return stated
        .map(text -> text.strip().toUpperCase(Locale.ROOT))
        .or(
            () ->
                mediaType
                    .map(type -> type.substring(type.lastIndexOf('/') + 1).split(";", 2)[0].strip())
                    .map(subtype -> subtype.toUpperCase(Locale.ROOT))
                    .map(subtype -> FORMAT_OF_SUBTYPE.getOrDefault(subtype, subtype)))
        .orElse("");
  }

  /** Publishers write "123", "123.0" and 1.23E2, by the decimal type of older profiles. */
  private static Optional<Long> size(Statements said) {
    for (String text : said.literals(Terms.BYTE_SIZE)) {
      try {
        double number = Double.parseDouble(text.strip());
        if (number >= 0 && number < 0x1p63) {
          return Optional.of(
              text.strip().matches("\\d{1,18}") ? Long.parseLong(text.strip()) : (long) number);
        }
      } catch (NumberFormatException e) {
        // Not a number: as good as not stated.
      }
    }
    return Optional.empty();
  }

  private static Optional<String> sha256(Statements said) {
    return said.resources(Terms.CHECKSUM).stream()
        .filter(
            checksum ->
                checksum.either(Terms.ALGORITHM).stream()
                    .anyMatch(
                        algorithm -> algorithm.toLowerCase(Locale.ROOT).matches(".*sha-?256")))
        .flatMap(checksum -> checksum.literal(Terms.CHECKSUM_VALUE).stream())
        .map(value -> value.strip().toLowerCase(Locale.ROOT))
        .findFirst();
  }

  private Optional<String> attribution(Statements said) {
    return said.literal(attribution)
        .or(
            () ->
                said.resources(Terms.RIGHTS).stream()
                    .flatMap(rights -> rights.literal(Terms.LABEL).stream())
                    .findFirst())
        .or(() -> said.literal(Terms.RIGHTS));
  }

  private static Optional<DatasetView.Agent> agent(Statements said) {
    return agents(said, Terms.PUBLISHER).findFirst();
  }

  private static Stream<DatasetView.Agent> agents(Statements said, Node role) {
    return said.resources(role).stream()
        .map(
            agent ->
                new DatasetView.Agent(
                    Optional.of(agent.subject()).filter(Node::isURI).map(Node::getURI),
                    agent.text(Terms.FOAF_NAME, Terms.PREF_LABEL, Terms.LABEL, Terms.TITLE),
                    agent.either(Terms.HOMEPAGE)));
  }

  private static List<DatasetView.Agent> ownAgents(Statements said) {
    return Stream.of(Terms.PUBLISHER, Terms.CREATOR)
        .flatMap(role -> agents(said, role))
        .filter(agent -> !agent.name().isEmpty())
        .distinct()
        .toList();
  }

  private static List<DatasetView.OwnPlace> ownPlaces(Statements said) {
    return said.resources(Terms.SPATIAL).stream()
        .map(
            place ->
                new DatasetView.OwnPlace(
                    place.text(Terms.GEOGRAPHIC_NAME, Terms.PREF_LABEL, Terms.LABEL),
                    Geometry.extents(place).findFirst().map(Geometry.Box::centre)))
        .filter(place -> !place.name().isEmpty() || place.point().isPresent())
        .toList();
  }

  private static List<DatasetView.Period> periods(Statements said) {
    return said.resources(Terms.TEMPORAL).stream()
        .map(
            period ->
                new DatasetView.Period(
                    first(period, Terms.START_DATE, Terms.SCHEMA_START, Terms.SCHEMA_HTTP_START),
                    first(period, Terms.END_DATE, Terms.SCHEMA_END, Terms.SCHEMA_HTTP_END)))
        .filter(period -> period.start().isPresent() || period.end().isPresent())
        .sorted(
            Comparator.comparing((DatasetView.Period period) -> period.start().orElse(""))
                .thenComparing(period -> period.end().orElse("")))
        .toList();
  }

  private static Optional<String> first(Statements said, Node... properties) {
    for (Node property : properties) {
      Optional<String> value = said.literal(property);
      if (value.isPresent()) {
        return value;
      }
    }
    return Optional.empty();
  }

  private static List<DatasetView.Contact> contacts(Statements said) {
    return said.resources(Terms.CONTACT_POINT).stream()
        .map(
            contact ->
                new DatasetView.Contact(
                    contact.text(Terms.VCARD_NAME, Terms.VCARD_ORGANIZATION_NAME, Terms.FOAF_NAME),
                    contact.either(Terms.VCARD_URL),
                    address(contact, Terms.VCARD_EMAIL, "mailto:"),
                    address(contact, Terms.VCARD_TELEPHONE, "tel:")))
        .toList();
  }

  private static Optional<String> address(Statements contact, Node property, String scheme) {
    return contact.resources(property).stream()
        .flatMap(node -> node.either(Terms.VCARD_VALUE).stream())
        .findFirst()
        .or(() -> contact.either(property))
        .map(value -> value.startsWith(scheme) ? value.substring(scheme.length()) : value);
  }

  private static List<String> union(List<String> some, List<String> others) {
    List<String> all = new ArrayList<>(some);
    others.stream().filter(value -> !all.contains(value)).forEach(all::add);
    return List.copyOf(all);
  }

  private static String name(Node node) {
    return node.isURI() ? node.getURI() : "_:" + node.getBlankNodeLabel();
  }

  static String lastSegment(String iri) {
    String trimmed = iri.replaceAll("[/#]+$", "");
    return trimmed.substring(Math.max(trimmed.lastIndexOf('/'), trimmed.lastIndexOf('#')) + 1);
  }
}
