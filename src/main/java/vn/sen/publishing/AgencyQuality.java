package vn.sen.publishing;

import jakarta.inject.Singleton;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import vn.sen.catalog.Agencies;
import vn.sen.catalog.Dataset;
import vn.sen.catalog.DatasetHistories;
import vn.sen.catalog.Datasets;
import vn.sen.metadata.DatasetView;
import vn.sen.platform.BaseIri;
import vn.sen.platform.CommonProblem;
import vn.sen.platform.ProblemException;

/** The scores of what an agency has published, of today, as far as a caller may see it. */
@Singleton
public final class AgencyQuality {
  private final Agencies agencies;
  private final DatasetHistories histories;
  private final Datasets datasets;
  private final Review review;
  private final BaseIri base;

  AgencyQuality(
      Agencies agencies,
      DatasetHistories histories,
      Datasets datasets,
      Review review,
      BaseIri base) {
    this.agencies = agencies;
    this.histories = histories;
    this.datasets = datasets;
    this.review = review;
    this.base = base;
  }

  /** A dataset and its score. */
  public record Row(DatasetView view, QualityScore score) {}

  /**
   * In ascending order of slugs.
   *
   * @throws ProblemException not found, when there is no such agency
   */
  public List<Row> list(String agency, Set<String> tokens) {
    if (agencies.find(agency).isEmpty()) {
      throw new ProblemException(
          CommonProblem.NOT_FOUND, "Không có cơ quan này.", "There is no such agency.");
    }
    return datasets.listAny(histories.listSlugs(base.agency(agency))).stream()
        .filter(dataset -> dataset.state() == Dataset.State.PUBLISHED)
        .filter(dataset -> !Collections.disjoint(dataset.discover(), tokens))
        .map(dataset -> new Row(dataset.view(), review.quality(dataset.description())))
        .toList();
  }
}
