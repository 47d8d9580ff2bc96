package vn.sen.bench.generate;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import vn.sen.metadata.CodeLists;
import vn.sen.metadata.Concept;
import vn.sen.metadata.DatasetMapper;
import vn.sen.metadata.DatasetView;
import vn.sen.metadata.DescriptionReader;
import vn.sen.metadata.LocalizedText;
import vn.sen.metadata.RdfSyntax;
import vn.sen.platform.BaseIri;
import vn.sen.platform.ResourceFolder;

/** What generated datasets are made of: the 50 targets, places, subjects, agencies, file types. */
record Material(
    List<Topic> topics, List<Concept> places, List<Format> formats, List<String> licences) {

  private static final Locale VIETNAMESE = Locale.forLanguageTag("vi");
  private static final String FILE_TYPE =
      "http://publications.europa.eu/resource/authority/file-type/";

  /** One of the 50 targets, with the subjects that its keywords name. */
  record Topic(DatasetView seed, List<Term> keywords, List<Concept> subjects) {}

  /** A word in both languages. */
  record Term(String vietnamese, String english) {}

  record Format(String code, String mediaType, String suffix) {
    String iri() {
      return FILE_TYPE + code;
    }
  }

  static Material read(BaseIri base) {
    CodeLists lists = new CodeLists(base);
    List<Concept> subjects = lists.list("subjects");
    DescriptionReader reader = new DescriptionReader();
    DatasetMapper mapper = new DatasetMapper(base);
    ResourceFolder folder = new ResourceFolder("seed-data/datasets");
    List<String> files = folder.list(".ttl");
    List<Topic> topics =
        java.util.stream.IntStream.range(0, files.size())
            // Neighbours in the list are alike; the first of the shuffled ones have most datasets.
            .mapToObj(i -> files.get((i * 17 + 13) % files.size()))
            .map(
                file ->
                    reader.readAll(folder.open(file), RdfSyntax.TURTLE, base.value()).getFirst())
            .map(mapper::map)
            .map(seed -> new Topic(seed, keywords(seed), subjectsOf(seed, subjects)))
            .toList();
    List<Concept> places =
        lists.list("places").stream()
            .filter(place -> place.code().matches("VN|2025-\\d+"))
            // The country and the two largest cities have most of the datasets.
            .sorted(
                Comparator.comparingInt(
                        (Concept place) ->
                            List.of("2025-79", "2025-01", "VN").indexOf(place.code()))
                    .reversed())
            .toList();
    return new Material(
        topics,
        places,
        List.of(
            new Format("CSV", "text/csv", "csv"),
            new Format(
                "XLSX",
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                "xlsx"),
            new Format("JSON", "application/json", "json"),
            new Format("PDF", "application/pdf", "pdf"),
            new Format("GEOJSON", "application/geo+json", "geojson"),
            new Format("XML", "application/xml", "xml"),
            new Format("ZIP", "application/zip", "zip"),
            new Format("PARQUET", "application/vnd.apache.parquet", "parquet"),
            new Format("TSV", "text/tab-separated-values", "tsv"),
            new Format("RDF_TURTLE", "text/turtle", "ttl")),
        lists.list("licences").stream().map(licence -> lists.canonicalIri(licence.iri())).toList());
  }

  private static List<Term> keywords(DatasetView seed) {
    List<String> vietnamese = texts(seed, "vi");
    List<String> english = texts(seed, "en");
    List<Term> terms = new ArrayList<>();
    for (int i = 0; i < Math.min(vietnamese.size(), english.size()); i++) {
      terms.add(new Term(vietnamese.get(i), english.get(i)));
    }
    return terms;
  }

  private static List<String> texts(DatasetView seed, String language) {
    return seed.keywords().stream()
        .filter(keyword -> keyword.language().equals(language))
        .map(DatasetView.Keyword::text)
        .toList();
  }

  private static List<Concept> subjectsOf(DatasetView seed, List<Concept> subjects) {
    List<String> words =
        seed.keywords().stream().map(word -> word.text().toLowerCase(VIETNAMESE)).toList();
    List<Concept> named =
        subjects.stream()
            .filter(
                subject ->
                    Stream.concat(
                            subject.label().values().values().stream(),
                            subject.alternatives().stream().map(DatasetView.Keyword::text))
                        .anyMatch(label -> words.contains(label.toLowerCase(VIETNAMESE))))
            .toList();
    return named.isEmpty() ? List.of(subjects.getFirst()) : named;
  }

  /** One of a list, the first far more often than the last. */
  static <T> T skewed(List<T> list, SplittableRandom random) {
    double u = random.nextDouble();
    return list.get((int) (list.size() * u * u * u));
  }

  static <T> T any(List<T> list, SplittableRandom random) {
    return list.get(random.nextInt(list.size()));
  }

  /** As everyday speech has it, where the list says: "Hà Nội" rather than "Thành phố Hà Nội". */
  static String shortName(Concept place, String language) {
    Optional<String> other =
        place.alternatives().stream()
            .filter(name -> name.language().equals(language))
            .map(DatasetView.Keyword::text)
            .findFirst();
    return place.code().equals("VN") || other.isEmpty() ? in(place.label(), language) : other.get();
  }

  static String in(LocalizedText text, String language) {
    return text.in(Locale.forLanguageTag(language));
  }

  /** Letters and digits of ASCII, joined by hyphens. */
  static String slugOf(String text) {
    return Normalizer.normalize(
            text.toLowerCase(Locale.ROOT).replace('đ', 'd'), Normalizer.Form.NFD)
        .replaceAll("\\p{M}+", "")
        .replaceAll("[^a-z0-9]+", "-")
        .replaceAll("^-|-$", "");
  }

  static final Map<Integer, String> MONTHS =
      Map.ofEntries(
          Map.entry(1, "January"),
          Map.entry(2, "February"),
          Map.entry(3, "March"),
          Map.entry(4, "April"),
          Map.entry(5, "May"),
          Map.entry(6, "June"),
          Map.entry(7, "July"),
          Map.entry(8, "August"),
          Map.entry(9, "September"),
          Map.entry(10, "October"),
          Map.entry(11, "November"),
          Map.entry(12, "December"));
}
