package vn.sen.api;

import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.Set;
import vn.sen.access.Gate;
import vn.sen.catalog.Dataset;
import vn.sen.catalog.Datasets;
import vn.sen.platform.CommonProblem;
import vn.sen.platform.ProblemException;

/** Finds the dataset that an address names, for the caller. */
@Singleton
final class DatasetRecord {
  private final Datasets datasets;
  private final Gate gate;

  DatasetRecord(Datasets datasets, Gate gate) {
    this.datasets = datasets;
    this.gate = gate;
  }

  /**
   * @throws ProblemException 404 when unknown or not discoverable, 410 when withdrawn
   */
  Dataset get(HttpRequest<?> request, String slug) {
    return datasets
        .find(slug, tokens(request))
        .orElseThrow(() -> notFound(slug))
        .requirePublished();
  }

  /** The slug's present form, when it was renamed and the caller may discover what it names. */
  Optional<String> findRenamed(HttpRequest<?> request, String slug) {
    return datasets.findRenamed(slug, tokens(request));
  }

  private Set<String> tokens(HttpRequest<?> request) {
    return gate.callerOf(request).tokens();
  }

  private static ProblemException notFound(String slug) {
    String shown = ProblemException.echo(slug);
    return new ProblemException(
        CommonProblem.NOT_FOUND,
        "Không có bộ dữ liệu “%s”. Hãy tìm ở /datasets hoặc /api/datasets?q=….".formatted(shown),
        "There is no dataset “%s”. Search at /datasets or /api/datasets?q=….".formatted(shown));
  }
}
