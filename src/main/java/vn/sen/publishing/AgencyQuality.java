package vn.sen.publishing;

import jakarta.inject.Singleton;
import java.util.Collections;
import java.util.List;
import vn.sen.access.Caller;
import vn.sen.access.audit.Discoveries;
import vn.sen.catalog.Agencies;
import vn.sen.catalog.Dataset;
import vn.sen.catalog.DatasetHistories;
import vn.sen.catalog.Datasets;
import vn.sen.metadata.DatasetView;
import vn.sen.metadata.QualityScore;
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
  private final Discoveries discoveries;
  private final BaseIri base;

  AgencyQuality(
      Agencies agencies,
      DatasetHistories histories,
      Datasets datasets,
      Review review,
      Discoveries discoveries,
      BaseIri base) {
    this.agencies = agencies;
    this.histories = histories;
    this.datasets = datasets;
    this.review = review;
    this.discoveries = discoveries;
    this.base = base;
  }

  /** A dataset and its score. */
  public record Row(DatasetView view, QualityScore score) {}

  /**
   * In ascending order of slugs; recorded as shown to the caller.
   *
   * @throws ProblemException not found, when there is no such agency
   */
  public List<Row> list(String agency, Caller caller) {
    if (agencies.find(agency).isEmpty()) {
      throw new ProblemException(
          CommonProblem.NOT_FOUND, "Không có cơ quan này.", "There is no such agency.");
    }
    List<Row> rows =
        datasets.listAny(histories.listSlugs(base.agency(agency))).stream()
            .filter(dataset -> dataset.state() == Dataset.State.PUBLISHED)
            .filter(dataset -> !Collections.disjoint(dataset.discover(), caller.tokens()))
            .map(dataset -> new Row(dataset.view(), review.quality(dataset.description())))
            .toList();
    discoveries.shown(caller, rows.stream().map(row -> row.view().slug()).toList());
    return rows;
  }
}
