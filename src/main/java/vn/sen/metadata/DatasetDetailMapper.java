package vn.sen.metadata;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.graph.Node;

/** Reads what {@link DatasetDetail} holds; leaves out what it cannot read, and never fails. */
@Singleton
public final class DatasetDetailMapper {
  private static final Map<DatasetDetail.Section, List<String>> PROPERTIES =
      Map.of(
          DatasetDetail.Section.ACCESS,
          List.of(
              Terms.DCT + "license",
              Terms.DCT + "rights",
              Terms.DCT + "available",
              Terms.ODRL + "hasPolicy"),
          DatasetDetail.Section.FIT,
          List.of(
              Terms.DCT + "type",
              Terms.DCAT + "spatialResolutionInMeters",
              Terms.DCAT + "temporalResolution",
              Terms.DCT + "conformsTo",
              Terms.DQV + "hasQualityMeasurement",
              Terms.DQV + "hasQualityAnnotation"),
          DatasetDetail.Section.USE,
          List.of(
              Terms.DCAT + "endpointURL",
              Terms.DCAT + "endpointDescription",
              Terms.DCAT + "landingPage",
              Terms.FOAF + "page"),
          DatasetDetail.Section.WHO,
          List.of(
              Terms.DCT + "publisher",
              Terms.DCT + "creator",
              Terms.DCT + "contributor",
              Terms.PROV + "qualifiedAttribution",
              Terms.PROV + "wasGeneratedBy",
              Terms.DCT + "provenance"),
          DatasetDetail.Section.METADATA,
          List.of(
              Terms.DCAT + "version",
              Terms.OWL + "versionInfo",
              Terms.ADMS + "versionNotes",
              Terms.ADMS + "status",
              Terms.ADMS + "identifier",
              Terms.DCT + "created"));

  private static final List<String> OF_DISTRIBUTIONS =
      List.of(
          Terms.SPDX + "checksum",
          Terms.ADMS + "status",
          Terms.DCATAP + "availability",
          Terms.DCAT + "accessService",
          Terms.DCAT + "compressFormat",
          Terms.DCAT + "packageFormat",
          Terms.DCT + "conformsTo",
          Terms.DCAT + "spatialResolutionInMeters",
          Terms.DCAT + "temporalResolution",
          Terms.DCT + "rights",
          Terms.ODRL + "hasPolicy",
          Terms.FOAF + "page");

  /** A coast line has more, and every syntax of the description has all of it. */
  private static final int LONGEST_SOURCE = 2_000;

  private static final List<String> SHAPES =
      List.of(
          Terms.DCAT + "bbox",
          Terms.DCAT + "centroid",
          Terms.LOCN + "geometry",
          Terms.GEO + "hasGeometry",
          Terms.GEO + "asWKT",
          Terms.GEO + "asGeoJSON");

  public DatasetDetail map(Description description) {
    Statements said = Statements.of(description);
    Map<DatasetDetail.Section, List<DatasetDetail.Fact>> facts =
        new EnumMap<>(DatasetDetail.Section.class);
    PROPERTIES.forEach((section, properties) -> facts.put(section, facts(said, properties)));
    facts.get(DatasetDetail.Section.FIT).addAll(0, places(said));
    Map<String, List<DatasetDetail.Fact>> ofDistributions = new LinkedHashMap<>();
    for (Statements distribution : said.resources(Terms.DISTRIBUTION)) {
      Node node = distribution.subject();
      ofDistributions.put(
          node.isURI() ? node.getURI() : "_:" + node.getBlankNodeLabel(),
          facts(distribution, OF_DISTRIBUTIONS));
    }
    return new DatasetDetail(
        ResourceKind.of(said),
        facts,
        ResourceLink.listOf(description),
        relations(said),
        ofDistributions);
  }

  private static List<DatasetDetail.Fact> facts(Statements said, List<String> properties) {
    List<DatasetDetail.Fact> facts = new ArrayList<>();
    for (String property : properties) {
      List<DatasetDetail.Value> values = values(said, property);
      if (!values.isEmpty()) {
        facts.add(new DatasetDetail.Fact(property, values));
      }
    }
    return facts;
  }

  private static List<DatasetDetail.Value> values(Statements said, String name) {
    Node property = Terms.iri(name);
    List<DatasetDetail.Value> values = new ArrayList<>();
    if (Measures.isMeasure(name)) {
      for (String literal : said.literals(property)) {
        LocalizedText asIs = new LocalizedText(Map.of("", literal));
        values.add(new DatasetDetail.Value("", Measures.words(name, literal).orElse(asIs)));
      }
      return values;
    }
    LocalizedText text = said.text(property);
    if (!text.isEmpty()) {
      values.add(new DatasetDetail.Value("", text));
    }
    said.resources(property).stream().map(DatasetDetailMapper::value).forEach(values::add);
    values.removeIf(value -> value.iri().isEmpty() && value.text().isEmpty());
    return values;
  }

  /** What a resource is called, or the first thing it says that can be read. */
  private static DatasetDetail.Value value(Statements said) {
    String iri = said.subject().isURI() ? said.subject().getURI() : "";
    LocalizedText name =
        said.text(
            Terms.TITLE,
            Terms.FOAF_NAME,
            Terms.VCARD_NAME,
            Terms.PREF_LABEL,
            Terms.LABEL,
            Terms.GEOGRAPHIC_NAME);
    if (!name.isEmpty()) {
      return new DatasetDetail.Value(iri, name);
    }
    LocalizedText words = said.text(Terms.NOTATION, Terms.DESCRIPTION, Terms.COMMENT);
    if (words.isEmpty()) {
      words =
          checksum(said).or(() -> agent(said)).or(() -> measured(said)).orElse(LocalizedText.EMPTY);
    }
    return new DatasetDetail.Value(iri, words);
  }

  private static Optional<LocalizedText> checksum(Statements said) {
    String algorithm =
        said.either(Terms.ALGORITHM)
            .map(DatasetMapper::lastSegment)
            .map(
                name ->
                    name.replaceFirst("^checksumAlgorithm_", "").toUpperCase(java.util.Locale.ROOT))
            .orElse("");
    return said.literal(Terms.CHECKSUM_VALUE)
        .map(value -> new LocalizedText(Map.of("", (algorithm + " " + value).strip())));
  }

  private static Optional<LocalizedText> agent(Statements said) {
    return said.resources(Terms.iri(Terms.PROV + "agent")).stream()
        .map(DatasetDetailMapper::value)
        .map(
            agent ->
                agent.text().isEmpty() ? new LocalizedText(Map.of("", agent.iri())) : agent.text())
        .findFirst();
  }

  private static Optional<LocalizedText> measured(Statements said) {
    // The portal's own measurements are shown as a score with its parts, not one by one.
    if (said.iri(Terms.iri(Terms.DQV + "isMeasurementOf"))
        .filter(metric -> metric.endsWith("/ns#" + DatasetMapper.lastSegment(metric)))
        .isPresent()) {
      return Optional.empty();
    }
    return said.literal(Terms.iri(Terms.DQV + "value"))
        .or(() -> said.literal(Terms.iri(Terms.RDF + "value")))
        .map(value -> new LocalizedText(Map.of("", value)));
  }

  /** Places as the code lists do not know them: with a name or a shape of their own. */
  private static List<DatasetDetail.Fact> places(Statements said) {
    Map<String, List<DatasetDetail.Value>> byShape = new LinkedHashMap<>();
    for (Statements place : said.resources(Terms.SPATIAL)) {
      DatasetDetail.Value name = value(place);
      if (name.iri().isEmpty() && !name.text().isEmpty()) {
        byShape.computeIfAbsent(Terms.DCT + "spatial", key -> new ArrayList<>()).add(name);
      }
      for (String shape : SHAPES) {
        for (String literal : Geometry.literals(place, shape)) {
          byShape.computeIfAbsent(shape, key -> new ArrayList<>()).add(shape(shape, literal));
        }
      }
    }
    List<DatasetDetail.Fact> facts = new ArrayList<>();
    byShape.forEach((property, values) -> facts.add(new DatasetDetail.Fact(property, values)));
    return facts;
  }

  /** In words with the text itself behind them; shortened where it is no geometry known here. */
  private static DatasetDetail.Value shape(String property, String literal) {
    return Measures.words(property, literal)
        .map(words -> new DatasetDetail.Value("", words))
        .or(
            () ->
                Geometry.read(literal)
                    .map(it -> new DatasetDetail.Value("", Measures.words(it), cut(literal))))
        .orElseGet(
            () -> {
              String shown = Texts.shorten(literal);
              return new DatasetDetail.Value(
                  "",
                  new LocalizedText(Map.of("", shown)),
                  shown.equals(literal) ? "" : cut(literal));
            });
  }

  private static String cut(String literal) {
    return literal.length() <= LONGEST_SOURCE
        ? literal
        : literal.substring(0, LONGEST_SOURCE) + "…";
  }

  private static List<DatasetDetail.Relation> relations(Statements said) {
    List<DatasetDetail.Relation> relations = new ArrayList<>();
    for (Statements relation : said.resources(Terms.iri(Terms.DCAT + "qualifiedRelation"))) {
      String role = relation.iri(Terms.iri(Terms.DCAT + "hadRole")).orElse("");
      for (Statements target : relation.resources(Terms.iri(Terms.DCT + "relation"))) {
        relations.add(new DatasetDetail.Relation(role, value(target)));
      }
    }
    return relations;
  }
}
