package vn.sen.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import vn.sen.bench.generate.CatalogGenerator;
import vn.sen.bench.generate.GeneratedCatalog;
import vn.sen.metadata.CodeLists;
import vn.sen.metadata.DatasetMapper;
import vn.sen.metadata.DatasetView;
import vn.sen.platform.BaseIri;

/** What a metadata client asks, each with several parameters that take turns. */
final class SparqlMix {
  private static final String PREFIXES =
      """
      PREFIX dcat: <http://www.w3.org/ns/dcat#>
      PREFIX dct: <http://purl.org/dc/terms/>
      PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
      PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
      PREFIX file: <http://publications.europa.eu/resource/authority/file-type/>
      """;

  /**
   * @param isShort looks at one dataset or a few; reported apart
   * @param isGraph answers with a graph
   */
  record Query(String name, boolean isShort, boolean isGraph, List<String> texts) {}

  private final List<Query> queries = new ArrayList<>();
  private final List<DatasetView> samples;
  private final CatalogGenerator generator;

  private SparqlMix(BaseIri base, int datasets) {
    generator = new GeneratedCatalog(base).generator();
    DatasetMapper mapper = new DatasetMapper(base);
    samples =
        IntStream.range(1, 9)
            .mapToObj(i -> generator.describe(1 + (int) (i * (long) (datasets - 2) / 9)))
            .map(mapper::map)
            .toList();
  }

  static List<Query> of(BaseIri base, int datasets) {
    SparqlMix mix = new SparqlMix(base, datasets);
    mix.shortQueries(base, datasets);
    mix.searches(base);
    mix.aggregates(base);
    mix.pages(datasets);
    return mix.queries;
  }

  private void shortQueries(BaseIri base, int datasets) {
    add("describe a dataset", true, true, samples, d -> "DESCRIBE <" + d.iri() + ">");
    add(
        "titles and publisher of a dataset",
        true,
        false,
        samples,
        d ->
            "SELECT ?title ?publisher { <%s> dct:title ?title ; dct:publisher ?publisher }"
                .formatted(d.iri()));
    add(
        "files of a dataset",
        true,
        false,
        samples,
        d ->
            """
            SELECT ?file ?format ?size { <%s> dcat:distribution ?file .
              ?file dct:format ?format OPTIONAL { ?file dcat:byteSize ?size } }
            """
                .formatted(d.iri()));
    List<String> series =
        IntStream.range(0, 8)
            .mapToObj(i -> base.dataset(generator.slug(250 * (i * (datasets / 250) / 8))))
            .toList();
    add(
        "datasets of a series",
        true,
        false,
        series,
        s ->
            """
            SELECT ?d ?title { ?d dcat:inSeries <%s> ; dct:title ?title
              FILTER(LANG(?title) = "vi") } ORDER BY ?d
            """
                .formatted(s));
  }

  private void searches(BaseIri base) {
    add(
        "keyword in a title",
        false,
        false,
        List.of("lúa", "khí nhà kính", "giáo dục", "dịch bệnh", "ngân sách"),
        word ->
            """
            SELECT ?d ?title { ?d a dcat:Dataset ; dct:title ?title
              FILTER(CONTAINS(LCASE(STR(?title)), "%s")) } ORDER BY ?title ?d LIMIT 50
            """
                .formatted(word));
    add(
        "pattern in a title",
        false,
        false,
        List.of("rice.*can tho", "emission.*2024", "student", "port.*hai phong"),
        word ->
            """
            SELECT ?d ?title ?agency { ?d dct:title ?title ; dct:publisher ?agency
              FILTER(REGEX(?title, "%s", "i")) } ORDER BY ?d ?title LIMIT 50
            """
                .formatted(word));
    List<String> themes = List.of("agriculture", "health", "transport", "environment");
    add(
        "newest of a theme",
        false,
        false,
        themes,
        theme ->
            """
            SELECT ?d ?title ?modified { ?d dcat:theme <%s> ; dct:modified ?modified ;
              dct:title ?title FILTER(LANG(?title) = "vi") }
            ORDER BY DESC(?modified) ?d LIMIT 20
            """
                .formatted(base.concept("sectors", theme)));
    add(
        "newest distributions by format",
        false,
        false,
        List.of("CSV", "JSON", "GEOJSON", "XLSX"),
        format ->
            """
            SELECT ?file ?d ?issued { ?d dcat:distribution ?file .
              ?file dct:format file:%s ; dct:issued ?issued }
            ORDER BY DESC(?issued) ?file LIMIT 20
            """
                .formatted(format));
    add(
        "place and time",
        false,
        false,
        List.of("VN", "2025-01", "2025-79", "2025-92"),
        place ->
            """
            SELECT ?d ?title ?issued { ?d dct:spatial <%s> ; dct:issued ?issued ; dct:title ?title
              FILTER(?issued >= "2022-01-01"^^xsd:date && ?issued < "2022-04-01"^^xsd:date) }
            ORDER BY ?issued ?d ?title LIMIT 100
            """
                .formatted(base.concept("places", place)));
    add(
        "path over SKOS",
        false,
        false,
        broader(base),
        concept ->
            """
            SELECT ?d ?title { ?d dct:subject/skos:broader* <%s> ; dct:title ?title
              FILTER(LANG(?title) = "vi") } ORDER BY ?title ?d LIMIT 50
            """
                .formatted(concept));
  }

  /** Concepts that have narrower ones among the subjects of datasets. */
  private List<String> broader(BaseIri base) {
    CodeLists lists = new CodeLists(base);
    List<String> found =
        lists.list("subjects").stream()
            .flatMap(concept -> concept.broader().stream())
            .distinct()
            .sorted()
            .toList();
    return IntStream.range(0, 6).mapToObj(i -> found.get(i * found.size() / 6)).toList();
  }

  private void aggregates(BaseIri base) {
    add(
        "counts by publisher and theme",
        false,
        false,
        List.of(""),
        none ->
            """
            SELECT ?publisher ?theme (COUNT(DISTINCT ?d) AS ?n) { ?d a dcat:Dataset ;
              dct:publisher ?publisher ; dcat:theme ?theme }
            GROUP BY ?publisher ?theme ORDER BY DESC(?n) ?publisher ?theme
            """);
    add(
        "counts by theme of a publisher",
        false,
        false,
        List.of("mae", "moh", "most", "mof"),
        agency ->
            """
            SELECT ?theme (COUNT(?d) AS ?n) { ?d a dcat:Dataset ; dct:publisher <%s> ;
              dcat:theme ?theme } GROUP BY ?theme ORDER BY DESC(?n) ?theme
            """
                .formatted(base.agency(agency)));
    add(
        "count of all",
        false,
        false,
        List.of(""),
        none -> "SELECT (COUNT(*) AS ?n) { ?d a dcat:Dataset }");
    add(
        "size of all by format",
        false,
        false,
        List.of(""),
        none ->
            """
            SELECT ?format (COUNT(?file) AS ?files) (SUM(?size) AS ?bytes) {
              ?file a dcat:Distribution ; dct:format ?format ; dcat:byteSize ?size }
            GROUP BY ?format ORDER BY ?format
            """);
    add(
        "most used keywords",
        false,
        false,
        List.of(""),
        none ->
            """
            SELECT ?keyword (COUNT(?d) AS ?n) { ?d dcat:keyword ?keyword }
            GROUP BY ?keyword ORDER BY DESC(?n) ?keyword LIMIT 20
            """);
  }

  private void pages(int datasets) {
    add(
        "page of the catalog",
        false,
        true,
        List.of(0, datasets / 4, datasets / 2),
        offset ->
            """
            CONSTRUCT { ?d ?p ?o } {
              { SELECT ?d { ?d a dcat:Dataset } ORDER BY ?d OFFSET %d LIMIT 100 } ?d ?p ?o }
            """
                .formatted(offset));
    add(
        "datasets without a file",
        false,
        false,
        List.of("agriculture", "health"),
        theme ->
            """
            SELECT (COUNT(?d) AS ?n) { ?d dcat:theme <%s>
              FILTER NOT EXISTS { ?d dcat:distribution ?file } }
            """
                .formatted(new BaseIri(SparqlBench.BASE).concept("sectors", theme)));
  }

  private <T> void add(
      String name,
      boolean isShort,
      boolean isGraph,
      List<T> parameters,
      java.util.function.Function<T, String> text) {
    queries.add(
        new Query(
            name,
            isShort,
            isGraph,
            parameters.stream().map(parameter -> PREFIXES + text.apply(parameter)).toList()));
  }
}
