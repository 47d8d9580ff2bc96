package vn.sen.metadata;

import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How good a description is, by the five dimensions of the European Metadata Quality Assessment,
 * with its weights; openness in stars; whether the data are as new as promised.
 *
 * @param points of {@link #most}
 * @param stars 0 to 5 after Berners-Lee's scheme, of the best distribution
 * @param losses what is missing, the most valuable first
 */
public record QualityScore(
    int points,
    Map<Dimension, Integer> byDimension,
    int stars,
    Timeliness timeliness,
    List<Loss> losses) {

  /** The sum that a perfect description reaches. */
  public static final int MOST = 405;

  /** The five dimensions. */
  public enum Dimension {
    FINDABLE(100),
    ACCESSIBLE(100),
    INTEROPERABLE(110),
    REUSABLE(75),
    CONTEXTUAL(20);

    private final int most;

    Dimension(int most) {
      this.most = most;
    }

    public int most() {
      return most;
    }

    /** As in messages and JSON. */
    public String code() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /** Against the declared frequency. */
  public enum Timeliness {
    ON_TIME,
    OVERDUE,
    /** No frequency is declared, or none that sets a date. */
    UNKNOWN;

    public String code() {
      return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
  }

  /**
   * @param rule key of its words
   * @param field of the form where it is won back; "files" for the files
   * @param atSource only the source of the data can mend it
   */
  public record Loss(
      String rule, Dimension dimension, int points, String field, boolean atSource) {}

  public QualityScore {
    byDimension = Map.copyOf(byDimension);
    losses = List.copyOf(losses);
  }

  public int most() {
    return MOST;
  }

  /** 0 to 100. */
  public int percent() {
    return Math.round(points * 100f / MOST);
  }

  /** By the last part of each metric's IRI in the portal's namespace. */
  public Map<String, Integer> measurements() {
    return Map.of(
        "qualityScore", percent(),
        "findability", byDimension.getOrDefault(Dimension.FINDABLE, 0),
        "accessibility", byDimension.getOrDefault(Dimension.ACCESSIBLE, 0),
        "interoperability", byDimension.getOrDefault(Dimension.INTEROPERABLE, 0),
        "reusability", byDimension.getOrDefault(Dimension.REUSABLE, 0),
        "contextuality", byDimension.getOrDefault(Dimension.CONTEXTUAL, 0),
        "openness", stars);
  }

  private static final Set<String> MACHINE_READABLE =
      Set.of(
          "CSV",
          "TSV",
          "JSON",
          "GEOJSON",
          "XML",
          "JSON_LD",
          "RDF_TURTLE",
          "RDF_XML",
          "PARQUET",
          "XLSX",
          "ODS",
          "NDJSON");
  private static final Set<String> OPEN_FORMATS =
      Set.of(
          "CSV",
          "TSV",
          "JSON",
          "GEOJSON",
          "XML",
          "JSON_LD",
          "RDF_TURTLE",
          "RDF_XML",
          "PARQUET",
          "ODS",
          "NDJSON",
          "TXT");
  private static final Set<String> LINKED = Set.of("JSON_LD", "RDF_TURTLE", "RDF_XML");

  /** Weights of the declared frequencies as the longest pause between two states of the data. */
  private static final Map<String, Period> PAUSES =
      Map.ofEntries(
          Map.entry("DAILY", Period.ofDays(2)),
          Map.entry("WEEKLY", Period.ofDays(10)),
          Map.entry("BIWEEKLY", Period.ofDays(20)),
          Map.entry("MONTHLY", Period.ofDays(45)),
          Map.entry("BIMONTHLY", Period.ofDays(80)),
          Map.entry("QUARTERLY", Period.ofDays(135)),
          Map.entry("ANNUAL_2", Period.ofMonths(9)),
          Map.entry("ANNUAL", Period.ofMonths(18)),
          Map.entry("BIENNIAL", Period.ofMonths(36)));

  public static QualityScore of(DatasetView view, LocalDate today) {
    Marks marks = new Marks();
    List<DatasetView.Distribution> files = view.distributions();
    marks.give("keywords", Dimension.FINDABLE, 30, "keywordsVi", !view.keywords().isEmpty());
    marks.give("themes", Dimension.FINDABLE, 30, "themes", !view.themes().isEmpty());
    marks.give("places", Dimension.FINDABLE, 20, "places", !view.spatial().isEmpty());
    marks.give("period", Dimension.FINDABLE, 20, "start", !view.temporal().isEmpty());
    marks.give(
        "access-url",
        Dimension.ACCESSIBLE,
        50,
        "files",
        any(files, file -> file.accessUrl().isPresent()));
    marks.give(
        "download-url",
        Dimension.ACCESSIBLE,
        50,
        "files",
        any(files, file -> file.downloadUrl().isPresent()));
    marks.give(
        "format", Dimension.INTEROPERABLE, 20, "files", all(files, f -> !f.format().isEmpty()));
    marks.give(
        "media-type",
        Dimension.INTEROPERABLE,
        10,
        "files",
        all(files, f -> f.mediaType().isPresent()));
    marks.giveAtSource(
        "open-format",
        Dimension.INTEROPERABLE,
        20,
        any(files, f -> OPEN_FORMATS.contains(f.format())));
    marks.giveAtSource(
        "machine-readable",
        Dimension.INTEROPERABLE,
        20,
        any(files, f -> MACHINE_READABLE.contains(f.format())));
    // The profile's shapes are what publication is held against.
    marks.give(
        "columns", Dimension.INTEROPERABLE, 40, "files", all(files, QualityScore::isDescribed));
    marks.give(
        "licence", Dimension.REUSABLE, 30, "licence", all(files, f -> f.licence().isPresent()));
    marks.give(
        "access-level", Dimension.REUSABLE, 15, "accessLevel", view.accessRights().isPresent());
    marks.give(
        "contact",
        Dimension.REUSABLE,
        20,
        "contactEmail",
        view.contacts().stream().anyMatch(c -> c.email().isPresent() || c.url().isPresent()));
    marks.give("publisher", Dimension.REUSABLE, 10, "publisher", view.agency().isPresent());
    marks.give(
        "english",
        Dimension.CONTEXTUAL,
        5,
        "titleEn",
        isEnglish(view.title()) && isEnglish(view.description()));
    marks.give(
        "size", Dimension.CONTEXTUAL, 5, "files", all(files, f -> f.sizeBytes().isPresent()));
    marks.give("frequency", Dimension.CONTEXTUAL, 5, "frequency", view.frequency().isPresent());
    marks.give("languages", Dimension.CONTEXTUAL, 5, "languages", !view.languages().isEmpty());
    return new QualityScore(
        marks.points(), marks.byDimension, stars(view), timeliness(view, today), marks.sorted());
  }

  private static boolean isEnglish(LocalizedText text) {
    return !text.values().getOrDefault("en", "").isEmpty();
  }

  /** A table's columns have a meaning; what is no table needs none. */
  private static boolean isDescribed(DatasetView.Distribution file) {
    return !Set.of("CSV", "TSV").contains(file.format())
        || !file.columns().isEmpty()
            && file.columns().stream()
                .allMatch(column -> !column.title().isEmpty() || !column.description().isEmpty());
  }

  private static boolean any(
      List<DatasetView.Distribution> files,
      java.util.function.Predicate<DatasetView.Distribution> test) {
    return files.stream().anyMatch(test);
  }

  private static boolean all(
      List<DatasetView.Distribution> files,
      java.util.function.Predicate<DatasetView.Distribution> test) {
    return !files.isEmpty() && files.stream().allMatch(test);
  }

  private static int stars(DatasetView view) {
    return view.distributions().stream()
        .filter(file -> file.licence().isPresent())
        .mapToInt(
            file ->
                LINKED.contains(file.format())
                    ? 4
                    : OPEN_FORMATS.contains(file.format())
                        ? 3
                        : MACHINE_READABLE.contains(file.format()) ? 2 : 1)
        .max()
        .orElse(0);
  }

  private static Timeliness timeliness(DatasetView view, LocalDate today) {
    Optional<Period> pause =
        view.frequency().map(iri -> PAUSES.get(iri.substring(iri.lastIndexOf('/') + 1)));
    Optional<LocalDate> changed =
        view.modified()
            .filter(text -> text.matches("\\d{4}-\\d\\d-\\d\\d.*"))
            .map(text -> LocalDate.parse(text.substring(0, 10)));
    if (pause.isEmpty() || changed.isEmpty() || view.distributions().isEmpty()) {
      return Timeliness.UNKNOWN;
    }
    return changed.get().plus(pause.get()).isBefore(today)
        ? Timeliness.OVERDUE
        : Timeliness.ON_TIME;
  }

  private static final class Marks {
    private final Map<Dimension, Integer> byDimension = new java.util.EnumMap<>(Dimension.class);
    private final List<Loss> losses = new ArrayList<>();

    void give(String rule, Dimension dimension, int points, String field, boolean won) {
      mark(new Loss(rule, dimension, points, field, false), won);
    }

    void giveAtSource(String rule, Dimension dimension, int points, boolean won) {
      mark(new Loss(rule, dimension, points, "files", true), won);
    }

    private void mark(Loss loss, boolean won) {
      byDimension.merge(loss.dimension(), won ? loss.points() : 0, Integer::sum);
      if (!won) {
        losses.add(loss);
      }
    }

    int points() {
      return byDimension.values().stream().mapToInt(Integer::intValue).sum();
    }

    List<Loss> sorted() {
      losses.sort(java.util.Comparator.comparingInt(Loss::points).reversed());
      return losses;
    }
  }
}
