package vn.sen.web;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import vn.sen.access.Caller;
import vn.sen.access.Gate;
import vn.sen.access.UseDecision;
import vn.sen.access.UseRules;
import vn.sen.catalog.Dataset;
import vn.sen.catalog.StoredFile;
import vn.sen.data.TableAnswer;
import vn.sen.data.TableRows;
import vn.sen.metadata.DatasetView;
import vn.sen.metadata.LocalizedText;
import vn.sen.privacy.DisclosureHistory;
import vn.sen.privacy.table.Reading;
import vn.sen.publishing.DatasetVersion;
import vn.sen.publishing.Versions;

/** Gathers what is shown of a file's first rows. */
@Singleton
final class PreviewPages {
  private static final int MOST_COLUMNS = 60;

  private final TableRows tables;
  private final DisclosureHistory history;
  private final Versions versions;
  private final Gate gate;

  PreviewPages(TableRows tables, DisclosureHistory history, Versions versions, Gate gate) {
    this.tables = tables;
    this.history = history;
    this.versions = versions;
    this.gate = gate;
  }

  /**
   * What somebody wants to look at.
   *
   * @param version empty for the file published now
   */
  record Asked(Dataset dataset, StoredFile file, Optional<DatasetVersion> version) {
    Asked(Dataset dataset, StoredFile file) {
      this(dataset, file, Optional.empty());
    }

    String address() {
      String name = Address.segment(file.fileName());
      String of = "/datasets/" + dataset.slug();
      return version.map(one -> of + "/versions/" + one.version()).orElse(of) + "/files/" + name;
    }
  }

  static PreviewPage refused(Asked asked, UseDecision decision) {
    return page(asked, false, Optional.of(decision), LocalizedText.EMPTY);
  }

  PreviewPage view(Caller caller, Asked asked) {
    boolean downloadable = isDownloadable(caller, asked);
    return switch (tables.first(asked.file())) {
      case TableAnswer.Unreadable unreadable ->
          page(asked, downloadable, Optional.empty(), unreadable.why());
      // Nobody has asked for a column.
      case TableAnswer.UnknownColumns unknown ->
          throw new IllegalStateException(unknown.toString());
      case TableAnswer.Rows rows -> {
        List<DatasetView.Column> described = described(caller, asked);
        yield new PreviewPage(
            asked.dataset(),
            asked.file(),
            asked.version().map(DatasetVersion::version).orElse(""),
            asked.address(),
            downloadable,
            Optional.empty(),
            LocalizedText.EMPTY,
            rows,
            headings(rows, described),
            described,
            rows.columns().size(),
            rows.hasMore() ? count(asked.file()) : Optional.of((long) rows.rows().size()));
      }
    };
  }

  private boolean isDownloadable(Caller caller, Asked asked) {
    UseRules.Action action = UseRules.Action.DOWNLOAD;
    return asked
        .version()
        .map(version -> versions.decide(caller, asked.dataset(), version, action))
        .orElseGet(() -> gate.decide(caller, asked.dataset(), action))
        .permitted();
  }

  private static PreviewPage page(
      Asked asked, boolean downloadable, Optional<UseDecision> refusal, LocalizedText obstacle) {
    return new PreviewPage(
        asked.dataset(),
        asked.file(),
        asked.version().map(DatasetVersion::version).orElse(""),
        asked.address(),
        downloadable,
        refusal,
        obstacle,
        null,
        List.of(),
        List.of(),
        0,
        Optional.empty());
  }

  /** What the description says of the file's columns, for a version the description of then. */
  private List<DatasetView.Column> described(Caller caller, Asked asked) {
    DatasetView view =
        asked
            .version()
            .flatMap(version -> versions.findView(caller, asked.dataset(), version))
            .orElse(asked.dataset().view());
    return view.findDistribution(asked.file().fileName())
        .map(DatasetView.Distribution::columns)
        .orElse(List.of());
  }

  private static List<PreviewPage.Heading> headings(
      TableAnswer.Rows rows, List<DatasetView.Column> described) {
    List<PreviewPage.Heading> headings = new ArrayList<>();
    for (int i = 0; i < Math.min(MOST_COLUMNS, rows.columns().size()); i++) {
      String name = rows.columns().get(i);
      Optional<DatasetView.Column> column =
          described.stream().filter(one -> one.isCalled(name)).findFirst();
      headings.add(
          new PreviewPage.Heading(
              name,
              column.map(DatasetView.Column::title).orElse(LocalizedText.EMPTY),
              column.map(DatasetView.Column::unit).orElse(""),
              rows.isNumeric(i)));
    }
    return headings;
  }

  /** The check before publication has counted the rows; of a workbook those of all its sheets. */
  private Optional<Long> count(StoredFile file) {
    String name = file.fileName().toLowerCase(Locale.ROOT);
    boolean isOneTable = name.matches(".*\\.(csv|tsv|tab|parquet)");
    return isOneTable
        ? history
            .find(file)
            .map(checked -> checked.check().report().reading())
            .filter(Reading::isComplete)
            .map(Reading::rows)
        : Optional.empty();
  }
}
