package vn.sen.web;

import java.util.List;
import vn.sen.access.sharing.Notifications;
import vn.sen.access.sharing.UseCounts;
import vn.sen.metadata.DatasetView;
import vn.sen.metadata.QualityScore;
import vn.sen.publishing.Draft;
import vn.sen.publishing.LinkChecks;

/** What somebody has to do, and what their agencies have. */
public record DeskPage(
    String name,
    List<AgencyDesk> agencies,
    List<DraftRow> drafts,
    List<Notifications.Entry> notifications,
    List<DatasetView> followed) {

  /** A draft and its title. */
  public record DraftRow(Draft draft, DatasetView view) {}

  /**
   * An agency's datasets, the ones that need work first.
   *
   * @param waiting requests for access that nobody has decided yet
   * @param overdue datasets that are older than their declared frequency allows
   * @param benefit what came of its data in the last {@code days}
   */
  public record AgencyDesk(
      String agency,
      boolean steward,
      boolean secondReviewer,
      long waiting,
      long overdue,
      UseCounts.Benefit benefit,
      int days,
      List<Row> datasets,
      List<LinkChecks.Entry> broken) {}

  /** A dataset and how good it is. */
  public record Row(DatasetView view, QualityScore quality) {}
}
