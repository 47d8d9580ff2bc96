package vn.sen.metadata;

import io.micronaut.serde.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import vn.sen.platform.BaseIri;

/**
 * A dataset in Croissant 1.1, as machine-learning tools load it: each file with its bytes' address
 * and hash, and the columns of those that are tables.
 */
@Singleton
public final class Croissant {
  /** Media type of the answer. */
  public static final String MEDIA_TYPE =
      "application/ld+json; profile=\"http://mlcommons.org/croissant/1.1\"";

  private static final String ODRL = "http://www.w3.org/ns/odrl/2/";
  private static final List<String> TERMS =
      List.of(
          "annotation",
          "arrayShape",
          "citeAs",
          "column",
          "containedIn",
          "equivalentProperty",
          "excludes",
          "extract",
          "field",
          "fileProperty",
          "fileObject",
          "fileSet",
          "format",
          "includes",
          "isArray",
          "isLiveDataset",
          "jsonPath",
          "key",
          "md5",
          "parentField",
          "recordSet",
          "references",
          "regex",
          "readLines",
          "sdVersion",
          "separator",
          "source",
          "subField",
          "transform",
          "unArchive",
          "value");
  private static final Node HAS_POLICY = Terms.iri(Terms.ODRL + "hasPolicy");

  /** A policy, its rules, their constraints and duties, and some more; no circle is walked on. */
  private static final int DEEPEST_RULE = 8;

  private static final Pattern VERSION = Pattern.compile("(\\d+)(?:\\.(\\d+))?(?:\\.(\\d+))?.*");

  private final BaseIri base;
  private final CodeLists lists;
  private final ObjectMapper json;

  public Croissant(BaseIri base, CodeLists lists, ObjectMapper json) {
    this.base = base;
    this.lists = lists;
    this.json = json;
  }

  /**
   * The document in UTF-8. Names are in English where there are such, for the tools' sake.
   *
   * @param columns of the dataset's files that are tables, by file name
   * @param citation in words; BibTeX where the caller has it
   */
  public byte[] write(
      Description description,
      DatasetView view,
      int revision,
      Map<String, List<TableColumn>> columns,
      String citation) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("@context", context());
    document.put("@type", "sc:Dataset");
    document.put("@id", view.iri());
    document.put("conformsTo", "http://mlcommons.org/croissant/1.1");
    document.put("name", text(view.title()));
    document.put("alternateName", others(view.title()));
    document.put("description", text(view.description()));
    document.put("url", view.iri());
    document.put("license", licences(view));
    document.put("version", version(view, revision));
    document.put("citeAs", citation);
    document.put("isLiveDataset", isLive(view));
    document.put("isAccessibleForFree", true);
    document.put(
        "keywords", view.keywords().stream().map(DatasetView.Keyword::text).distinct().toList());
    document.put("creator", creators(description, view));
    document.put(
        "publisher",
        view.makers().isEmpty()
            ? view.agency()
                .map(iri -> organization(lists.label(iri, description), iri))
                .orElse(null)
            // The agency in charge has not published what others made; the portal makes it
            // available.
            : organization(PortalAgent.NAME, base.value()));
    document.put("datePublished", view.issued().orElse(null));
    document.put("dateModified", view.modified().orElse(null));
    document.put("inLanguage", view.languages().stream().map(SchemaOrg::language).toList());
    document.put("usageInfo", usage(description, view));
    document.put("distribution", files(view));
    document.put("recordSet", recordSets(view, columns));
    document
        .values()
        .removeIf(value -> value == null || value.equals("") || value.equals(List.of()));
    try {
      return json.writeValueAsString(document).getBytes(StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("a dataset cannot be written as JSON", e);
    }
  }

  private static Map<String, Object> context() {
    Map<String, Object> context = new LinkedHashMap<>();
    context.put("@language", "en");
    context.put("@vocab", "https://schema.org/");
    context.put("sc", "https://schema.org/");
    context.put("cr", "http://mlcommons.org/croissant/");
    context.put("rai", "http://mlcommons.org/croissant/RAI/");
    context.put("dct", "http://purl.org/dc/terms/");
    context.put("conformsTo", "dct:conformsTo");
    context.put("data", Map.of("@id", "cr:data", "@type", "@json"));
    context.put("dataType", Map.of("@id", "cr:dataType", "@type", "@vocab"));
    context.put("examples", Map.of("@id", "cr:examples", "@type", "@json"));
    TERMS.forEach(term -> context.put(term, "cr:" + term));
    return context;
  }

  private static String text(LocalizedText text) {
    return text.in(Locale.ENGLISH);
  }

  private static List<String> others(LocalizedText text) {
    return text.values().values().stream().filter(it -> !it.equals(text(text))).toList();
  }

  private static List<String> licences(DatasetView view) {
    return view.distributions().stream()
        .flatMap(distribution -> distribution.licence().stream())
        .distinct()
        .toList();
  }

  /**
   * MAJOR.MINOR.PATCH, as the format demands; the revision where the publisher counts otherwise.
   */
  private static String version(DatasetView view, int revision) {
    Matcher stated = VERSION.matcher(view.version().orElse(""));
    if (!stated.matches()) {
      return "1." + (revision - 1) + ".0";
    }
    return stated.group(1)
        + "."
        + Optional.ofNullable(stated.group(2)).orElse("0")
        + "."
        + Optional.ofNullable(stated.group(3)).orElse("0");
  }

  private static boolean isLive(DatasetView view) {
    return view.frequency()
        .map(DatasetMapper::lastSegment)
        .filter(code -> List.of("CONT", "UPDATE_CONT", "HOURLY", "DAILY").contains(code))
        .isPresent();
  }

  private List<Map<String, Object>> creators(Description description, DatasetView view) {
    List<Map<String, Object>> makers =
        view.distributions().stream()
            .flatMap(distribution -> distribution.publisher().stream())
            .distinct()
            .map(agent -> organization(agent.name(), agent.homepage().or(agent::iri).orElse("")))
            .toList();
    return makers.isEmpty()
        ? view.agency().stream()
            .map(iri -> organization(lists.label(iri, description), iri))
            .toList()
        : makers;
  }

  private static Map<String, Object> organization(LocalizedText name, String address) {
    Map<String, Object> organization = new LinkedHashMap<>();
    organization.put("@type", "sc:Organization");
    organization.put("name", text(name));
    if (!address.isEmpty()) {
      organization.put("url", address);
    }
    return organization;
  }

  /** The dataset's policies as ODRL; its access level where it has none. */
  private List<Map<String, Object>> usage(Description description, DatasetView view) {
    List<Map<String, Object>> offers = new ArrayList<>();
    Statements said = Statements.of(description);
    Set<Node> policies = new LinkedHashSet<>();
    Stream.concat(Stream.of(said), said.resources(Terms.DISTRIBUTION).stream())
        .flatMap(speaker -> speaker.resources(HAS_POLICY).stream())
        .forEach(policy -> policies.add(policy.subject()));
    for (Node policy : policies) {
      Map<String, Object> offer = new LinkedHashMap<>();
      offer.put("@type", List.of("CreativeWork", ODRL + "Offer"));
      if (policy.isURI()) {
        offer.put("@id", policy.getURI());
        offer.put("url", policy.getURI());
      }
      offer.put("name", "Policy of use");
      // Whole, as stated: a rule without its constraints would permit more than its owner does.
      offer.putAll(properties(description.graph(), policy, 0));
      offers.add(offer);
    }
    if (offers.isEmpty()) {
      view.accessRights()
          .ifPresent(
              level -> {
                Map<String, Object> work = new LinkedHashMap<>();
                work.put("@type", "CreativeWork");
                work.put("@id", level);
                work.put("name", text(lists.label(level)));
                work.put("url", level);
                offers.add(work);
              });
    }
    return offers;
  }

  /** Everything that is said of a node, by property. */
  private static Map<String, List<Object>> properties(Graph graph, Node node, int depth) {
    Map<String, List<Object>> properties = new TreeMap<>();
    for (Triple triple : graph.find(node, Node.ANY, Node.ANY).toList()) {
      boolean isType = triple.getPredicate().equals(Terms.TYPE) && triple.getObject().isURI();
      if (isType && depth == 0) {
        continue; // said by whoever asks
      }
      properties
          .computeIfAbsent(
              isType ? "@type" : triple.getPredicate().getURI(), key -> new ArrayList<>())
          .add(isType ? triple.getObject().getURI() : value(graph, triple.getObject(), depth));
    }
    return properties;
  }

  private static Map<String, ?> value(Graph graph, Node node, int depth) {
    if (node.isURI()) {
      return Map.of("@id", node.getURI());
    }
    if (node.isLiteral()) {
      Map<String, Object> literal = new LinkedHashMap<>();
      literal.put("@value", node.getLiteralLexicalForm());
      if (!node.getLiteralLanguage().isEmpty()) {
        literal.put("@language", node.getLiteralLanguage());
      } else if (!node.getLiteralDatatypeURI().equals(XSDDatatype.XSDstring.getURI())) {
        literal.put("@type", node.getLiteralDatatypeURI());
      }
      return literal;
    }
    return depth < DEEPEST_RULE ? properties(graph, node, depth + 1) : Map.of();
  }

  private static List<Map<String, Object>> files(DatasetView view) {
    List<Map<String, Object>> files = new ArrayList<>();
    for (DatasetView.Distribution distribution : view.distributions()) {
      if (distribution.downloadUrl().isEmpty()) {
        continue; // a page or a service: nothing that a tool could load
      }
      Map<String, Object> file = new LinkedHashMap<>();
      file.put("@type", "cr:FileObject");
      file.put("@id", id(distribution));
      file.put("name", distribution.fileName().orElseGet(() -> id(distribution)));
      file.put("description", text(distribution.title()));
      file.put("contentUrl", distribution.downloadUrl().get());
      file.put("encodingFormat", distribution.mediaType().orElse("application/octet-stream"));
      file.put("contentSize", distribution.sizeBytes().map(size -> size + " B").orElse(""));
      file.put("sha256", distribution.sha256().orElse(""));
      file.put("license", distribution.licence().orElse(""));
      file.values().removeIf(value -> value.equals(""));
      files.add(file);
    }
    return files;
  }

  private static String id(DatasetView.Distribution distribution) {
    return distribution.fileName().orElseGet(distribution::id);
  }

  private static List<Map<String, Object>> recordSets(
      DatasetView view, Map<String, List<TableColumn>> columns) {
    List<Map<String, Object>> sets = new ArrayList<>();
    for (DatasetView.Distribution distribution : view.distributions()) {
      List<TableColumn> known =
          distribution
              .fileName()
              .map(name -> columns.getOrDefault(name, List.of()))
              .orElse(List.of());
      if (known.isEmpty()) {
        continue;
      }
      String id = distribution.id() + "-records";
      List<Map<String, Object>> fields = new ArrayList<>();
      for (TableColumn column : known) {
        Map<String, Object> field = new LinkedHashMap<>();
        field.put("@type", "cr:Field");
        field.put("@id", id + "/" + column.name());
        field.put("name", column.name());
        String words = words(distribution, column);
        if (!words.isEmpty()) {
          field.put("description", words);
        }
        field.put("dataType", column.type().croissant());
        field.put(
            "source",
            Map.of(
                "fileObject", Map.of("@id", id(distribution)),
                "extract", Map.of("column", column.name())));
        fields.add(field);
      }
      Map<String, Object> set = new LinkedHashMap<>();
      set.put("@type", "cr:RecordSet");
      set.put("@id", id);
      set.put("name", id);
      set.put("description", text(distribution.title()));
      set.put("field", fields);
      sets.add(set);
    }
    return sets;
  }

  /** What the publisher says of a column, else what is known of it. */
  private static String words(DatasetView.Distribution distribution, TableColumn column) {
    return distribution.columns().stream()
        .filter(stated -> stated.name().equals(column.name()))
        .map(stated -> stated.description().isEmpty() ? stated.title() : stated.description())
        .map(Croissant::text)
        .filter(text -> !text.isEmpty() && !text.equals(column.name()))
        .findFirst()
        .orElse(text(column.description()));
  }
}
