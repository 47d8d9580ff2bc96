package vn.sen.metadata;

import io.micronaut.serde.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import vn.sen.platform.BaseIri;

/** A dataset in the words of schema.org, as search engines read it from a page. */
@Singleton
public final class SchemaOrg {
  private static final String LANGUAGE_AUTHORITY = Terms.EU_AUTHORITY + "language/";

  /** More would make a page heavy; the descriptions list the rest. */
  private static final int MOST_VARIABLES = 60;

  private final BaseIri base;
  private final CodeLists codeLists;
  private final ObjectMapper json;

  public SchemaOrg(BaseIri base, CodeLists codeLists, ObjectMapper json) {
    this.base = base;
    this.codeLists = codeLists;
    this.json = json;
  }

  /**
   * JSON-LD that is safe inside a script element: it holds no {@code <}, {@code >}, {@code &} or
   * line separator.
   *
   * @param description which the view is of: for links, own names and shapes of places
   * @param locale language of the names
   */
  public String jsonLd(DatasetView view, Description description, Locale locale) {
    String text;
    try {
      text = json.writeValueAsString(dataset(view, description, locale));
    } catch (IOException e) {
      throw new UncheckedIOException("a dataset cannot be written as JSON", e);
    }
    // In JSON these can only stand inside strings, so the escapes mean the same.
    return text.replace("<", "\\u003c")
        .replace(">", "\\u003e")
        .replace("&", "\\u0026")
        .replace("\u2028", "\\u2028")
        .replace("\u2029", "\\u2029");
  }

  private Map<String, Object> dataset(DatasetView view, Description description, Locale locale) {
    List<ResourceLink> links = ResourceLink.listOf(description);
    Fields fields = new Fields("Dataset");
    fields.map.put("@context", "https://schema.org/");
    fields.put("@id", view.iri());
    fields.put("url", base.dataset(view.slug()));
    fields.put("sameAs", view.iri().startsWith(base.value()) ? "" : view.iri());
    fields.put("name", view.title().in(locale));
    fields.put("description", view.description().in(locale));
    fields.put(
        "alternateName",
        view.title().values().values().stream()
            .filter(title -> !title.equals(view.title().in(locale)))
            .toList());
    fields.put(
        "identifier", view.identifiers().isEmpty() ? List.of(view.slug()) : view.identifiers());
    fields.put(
        "keywords", view.keywords().stream().map(DatasetView.Keyword::text).distinct().toList());
    fields.put(
        "license",
        view.distributions().stream()
            .flatMap(distribution -> distribution.licence().stream())
            .distinct()
            .toList());
    List<Map<String, Object>> makers =
        view.makers().stream().map(agent -> agent(agent, locale)).toList();
    Optional<Map<String, Object>> agency =
        view.agency().map(iri -> agency(iri, codeLists.label(iri, description).in(locale)));
    fields.put("creator", makers.isEmpty() ? agency.stream().toList() : makers);
    fields.put("maintainer", agency);
    if (makers.isEmpty()) {
      fields.put("publisher", agency);
    } else {
      fields.put("publisher", Optional.of(portal(locale)));
    }
    fields.put("temporalCoverage", view.temporal().stream().map(SchemaOrg::interval).toList());
    fields.put(
        "spatialCoverage",
        Stream.concat(
                view.spatial().stream().map(iri -> place(iri, locale)),
                ownPlaces(description, locale))
            .toList());
    fields.put("about", view.themes().stream().map(iri -> term(iri, locale)).toList());
    fields.map.put("isAccessibleForFree", true);
    fields.put(
        "conditionsOfAccess",
        view.accessRights()
            .flatMap(codeLists::find)
            .map(level -> level.definition().in(locale))
            .orElse(""));
    fields.put("inLanguage", view.languages().stream().map(SchemaOrg::language).toList());
    fields.put("variableMeasured", variables(view, locale));
    fields.put("isPartOf", targets(links, ResourceLink.IN_SERIES, Terms.DCT + "isPartOf"));
    fields.put("hasPart", targets(links, Terms.DCT + "hasPart", Terms.DCAT + "seriesMember"));
    fields.put("isBasedOn", targets(links, ResourceLink.DERIVED_FROM, Terms.DCT + "source"));
    fields.put("citation", targets(links, Terms.DCT + "isReferencedBy"));
    fields.put("version", view.version().orElse(""));
    fields.put("datePublished", view.issued().orElse(""));
    fields.put("dateModified", view.modified().orElse(""));
    fields.put(
        "distribution",
        view.distributions().stream().map(distribution -> download(distribution, locale)).toList());
    Fields catalog = new Fields("DataCatalog");
    catalog.put("@id", base.catalog());
    catalog.put("url", base.value());
    catalog.put("name", "Sen");
    fields.map.put("includedInDataCatalog", catalog.map);
    return fields.map;
  }

  private static List<String> targets(List<ResourceLink> links, String... properties) {
    return links.stream()
        .filter(link -> List.of(properties).contains(link.property()))
        .map(ResourceLink::target)
        .distinct()
        .toList();
  }

  /** What the columns hold, without doubles. */
  private static List<Map<String, Object>> variables(DatasetView view, Locale locale) {
    return view.distributions().stream()
        .flatMap(distribution -> distribution.columns().stream())
        .distinct()
        .limit(MOST_VARIABLES)
        .map(
            column -> {
              Fields fields = new Fields("PropertyValue");
              fields.put("name", column.name());
              fields.put("alternateName", column.title().in(locale));
              fields.put("description", column.description().in(locale));
              return fields.map;
            })
        .toList();
  }

  private Map<String, Object> download(DatasetView.Distribution distribution, Locale locale) {
    Fields fields = new Fields("DataDownload");
    fields.put("@id", distribution.iri().startsWith("_:") ? "" : distribution.iri());
    fields.put("name", distribution.title().in(locale));
    fields.put("description", distribution.description().in(locale));
    fields.put("contentUrl", distribution.downloadUrl().orElse(""));
    fields.put("url", distribution.accessUrl().orElse(""));
    fields.put("encodingFormat", distribution.mediaType().orElse(distribution.format()));
    fields.put("contentSize", distribution.sizeBytes().map(size -> size + " B").orElse(""));
    fields.put("sha256", distribution.sha256().orElse(""));
    fields.put("license", distribution.licence().orElse(""));
    fields.put("creditText", distribution.attribution().orElse(""));
    fields.put("creator", distribution.publisher().map(it -> agent(it, locale)));
    fields.put("isBasedOn", distribution.sources());
    return fields.map;
  }

  /** The portal itself, which makes available what others have published. */
  private Map<String, Object> portal(Locale locale) {
    Fields fields = new Fields("Organization");
    fields.put("@id", base.portalAgent());
    fields.put("name", PortalAgent.NAME.in(locale));
    fields.put("url", base.value());
    return fields.map;
  }

  private Map<String, Object> agency(String iri, String name) {
    Fields fields = new Fields("GovernmentOrganization");
    fields.put("@id", iri);
    fields.put("name", name);
    fields.put("url", iri);
    return fields.map;
  }

  private static Map<String, Object> agent(DatasetView.Agent agent, Locale locale) {
    Fields fields = new Fields("Organization");
    fields.put("@id", agent.iri().orElse(""));
    fields.put("name", agent.name().in(locale));
    fields.put("url", agent.homepage().or(agent::iri).orElse(""));
    return fields.map;
  }

  private Map<String, Object> place(String iri, Locale locale) {
    Fields fields = new Fields("Place");
    fields.put("@id", iri);
    fields.put("name", codeLists.label(iri).in(locale));
    return fields.map;
  }

  /** Places that are described and not taken from a list: by name, as a point or as a box. */
  private static Stream<Map<String, Object>> ownPlaces(Description description, Locale locale) {
    return Statements.of(description).resources(Terms.SPATIAL).stream()
        .filter(said -> said.subject().isBlank())
        .map(
            said -> {
              Fields fields = new Fields("Place");
              fields.put(
                  "name",
                  said.text(Terms.GEOGRAPHIC_NAME, Terms.PREF_LABEL, Terms.LABEL).in(locale));
              fields.put("geo", Geometry.extents(said).map(SchemaOrg::shape).toList());
              return fields.map;
            })
        .filter(place -> place.size() > 1);
  }

  private static Map<String, Object> shape(Geometry.Box box) {
    boolean isPoint = box.south() == box.north() && box.west() == box.east();
    Fields fields = new Fields(isPoint ? "GeoCoordinates" : "GeoShape");
    if (isPoint) {
      fields.map.put("latitude", box.south());
      fields.map.put("longitude", box.west());
    } else {
      fields.put("box", box.south() + " " + box.west() + " " + box.north() + " " + box.east());
    }
    return fields.map;
  }

  private Map<String, Object> term(String iri, Locale locale) {
    Fields fields = new Fields("DefinedTerm");
    fields.put("@id", iri);
    fields.put("name", codeLists.label(iri).in(locale));
    return fields.map;
  }

  /** ISO 8601 with ".." for an open end, as schema.org asks. */
  private static String interval(DatasetView.Period period) {
    return period.start().orElse("..") + "/" + period.end().orElse("..");
  }

  static String language(String iri) {
    return switch (iri) {
      case LANGUAGE_AUTHORITY + "VIE" -> "vi";
      case LANGUAGE_AUTHORITY + "ENG" -> "en";
      default -> DatasetMapper.lastSegment(iri).toLowerCase(Locale.ROOT);
    };
  }

  /** An object that leaves out what is empty, and writes a list of one as its element. */
  private static final class Fields {
    private final Map<String, Object> map = new LinkedHashMap<>();

    Fields(String type) {
      map.put("@type", type);
    }

    void put(String name, String value) {
      if (!value.isEmpty()) {
        map.put(name, value);
      }
    }

    void put(String name, List<?> values) {
      if (!values.isEmpty()) {
        map.put(name, values.size() == 1 ? values.getFirst() : values);
      }
    }

    void put(String name, Optional<Map<String, Object>> value) {
      value.ifPresent(present -> map.put(name, present));
    }
  }
}
