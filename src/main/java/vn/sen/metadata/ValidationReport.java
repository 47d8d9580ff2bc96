package vn.sen.metadata;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a profile says of one or several descriptions: one entry a cause, the gravest first, each
 * with the places where it was met.
 */
public record ValidationReport(Profile profile, List<Cause> causes) {
  public ValidationReport {
    causes =
        causes.stream()
            .sorted(
                Comparator.comparing(Cause::severity)
                    .thenComparing(Comparator.comparing(Cause::count).reversed())
                    .thenComparing(Cause::shape))
            .toList();
  }

  /** How grave; only a violation keeps a description from being published. */
  public enum Severity {
    VIOLATION,
    WARNING,
    INFO
  }

  /**
   * @param shape IRI of the shape, or another stable name of the cause
   * @param property IRI of the property concerned; "" when none is
   * @param count of all occurrences, listed or not
   */
  public record Cause(
      String shape,
      Severity severity,
      LocalizedText message,
      String property,
      int count,
      List<Occurrence> occurrences) {
    public Cause {
      occurrences = List.copyOf(occurrences);
    }
  }

  /**
   * @param description IRI of the dataset, series or service
   * @param focus the resource at fault, as an IRI or {@code _:name}
   * @param value the value at fault as N-Triples writes it
   * @param repair what would mend it, where that is known for certain
   */
  public record Occurrence(
      String description,
      String focus,
      Optional<String> value,
      Optional<Place> place,
      Optional<Patch> repair) {}

  /** How many occurrences of this gravity. */
  public int count(Severity severity) {
    return causes.stream()
        .filter(cause -> cause.severity() == severity)
        .mapToInt(Cause::count)
        .sum();
  }

  /** True when nothing keeps the descriptions from being published. */
  public boolean isAcceptable() {
    return count(Severity.VIOLATION) == 0;
  }

  /** Every repair that is known, without doubles. */
  public List<Patch> repairs() {
    return causes.stream()
        .flatMap(cause -> cause.occurrences().stream())
        .flatMap(occurrence -> occurrence.repair().stream())
        .distinct()
        .toList();
  }

  /**
   * Several reports of one profile as one.
   *
   * @param mostOccurrences kept of each cause
   */
  public static ValidationReport merge(
      Profile profile, List<ValidationReport> reports, int mostOccurrences) {
    Map<String, Cause> merged = new LinkedHashMap<>();
    for (ValidationReport report : reports) {
      for (Cause cause : report.causes()) {
        merged.merge(cause.shape(), cause, (one, other) -> join(one, other, mostOccurrences));
      }
    }
    return new ValidationReport(profile, List.copyOf(merged.values()));
  }

  private static Cause join(Cause one, Cause other, int mostOccurrences) {
    List<Occurrence> occurrences = new ArrayList<>(one.occurrences());
    other.occurrences().stream()
        .limit(Math.max(0, mostOccurrences - occurrences.size()))
        .forEach(occurrences::add);
    return new Cause(
        one.shape(),
        one.severity(),
        one.message(),
        one.property(),
        one.count() + other.count(),
        occurrences);
  }
}
