package vn.sen.publishing;

import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.sen.catalog.Dataset;
import vn.sen.catalog.Datasets;
import vn.sen.metadata.DatasetView;
import vn.sen.metadata.LocalizedText;
import vn.sen.platform.BaseIri;
import vn.sen.platform.GuardedHttpClient;
import vn.sen.platform.ProblemException;

/**
 * Asks the addresses of data elsewhere whether they still answer, each once a week, a few at a
 * time. Only the beginning is fetched, and nothing inside the server's own network.
 */
@Singleton
public final class LinkRechecks {
  private static final Duration PAUSE = Duration.ofDays(7);
  private static final int DATASETS_A_RUN = 500;
  private static final GuardedHttpClient.Limits LIMITS =
      new GuardedHttpClient.Limits(1024, Duration.ofSeconds(20), 5);

  private final Datasets datasets;
  private final LinkChecks checks;
  private final GuardedHttpClient http;
  private final BaseIri base;
  private final Clock clock;

  /** Where the next run goes on. */
  private String last = "";

  LinkRechecks(
      Datasets datasets, LinkChecks checks, GuardedHttpClient http, BaseIri base, Clock clock) {
    this.datasets = datasets;
    this.checks = checks;
    this.http = http;
    this.base = base;
    this.clock = clock;
  }

  /**
   * @param most addresses to ask
   * @return how many were asked
   */
  public synchronized int run(int most) {
    List<String> slugs =
        datasets.listSlugs().stream()
            .filter(slug -> slug.compareTo(last) > 0)
            .limit(DATASETS_A_RUN)
            .toList();
    last = slugs.size() < DATASETS_A_RUN ? "" : slugs.getLast();
    int asked = 0;
    for (Dataset dataset : datasets.listAny(slugs)) {
      if (asked < most && dataset.state() == Dataset.State.PUBLISHED) {
        asked += check(dataset);
      }
    }
    return asked;
  }

  /** The addresses of one dataset that are due; 0 when there is no such dataset. */
  public int check(String slug) {
    return datasets
        .findAny(slug)
        .filter(dataset -> dataset.state() == Dataset.State.PUBLISHED)
        .map(this::check)
        .orElse(0);
  }

  private int check(Dataset dataset) {
    Instant before = clock.instant().minus(PAUSE);
    Map<String, Instant> known =
        checks.list(dataset.slug()).stream()
            .collect(Collectors.toMap(LinkChecks.Entry::url, LinkChecks.Entry::checked));
    int asked = 0;
    for (String url : links(dataset.view())) {
      if (Optional.ofNullable(known.get(url)).filter(before::isBefore).isEmpty()) {
        checks.put(dataset.slug(), url, clock.instant(), problem(url));
        asked++;
      }
    }
    return asked;
  }

  private Set<String> links(DatasetView view) {
    return view.distributions().stream()
        .filter(distribution -> distribution.fileName().isEmpty())
        .flatMap(
            distribution ->
                Stream.concat(
                    distribution.downloadUrl().stream(), distribution.accessUrl().stream()))
        .filter(url -> url.startsWith("http") && !url.startsWith(base.value()))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private LocalizedText problem(String url) {
    try {
      http.getBeginning(URI.create(url), LIMITS);
      return LocalizedText.EMPTY;
    } catch (ProblemException e) {
      return LocalizedText.of(e.detail(Locale.of("vi")), e.detail(Locale.ENGLISH));
    } catch (IllegalArgumentException e) {
      return LocalizedText.of("Đây không phải một địa chỉ.", "This is not an address.");
    }
  }
}
