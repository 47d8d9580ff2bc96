package vn.sen.web;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.sen.access.UseDecision;
import vn.sen.catalog.Dataset;
import vn.sen.catalog.StoredFile;
import vn.sen.data.TableAnswer;
import vn.sen.metadata.DatasetView;
import vn.sen.metadata.LocalizedText;

/**
 * A first look at a file of a dataset, or why there is none.
 *
 * @param version whose file it is; "" for the one published now
 * @param address where the file itself is, a path
 * @param downloadable whether the reader may have it whole
 * @param refusal what the gate says to a reader who may not look
 * @param obstacle why there are no rows, and what can be done; empty when there are
 * @param rows null when refused or not readable
 * @param columns what is shown of them, in order
 * @param described what the description says of the file's columns
 * @param allColumns how many the table has
 * @param total how many rows the table has; empty when nobody has counted them
 */
public record PreviewPage(
    Dataset dataset,
    StoredFile file,
    String version,
    String address,
    boolean downloadable,
    Optional<UseDecision> refusal,
    LocalizedText obstacle,
    TableAnswer.@Nullable Rows rows,
    List<Heading> columns,
    List<DatasetView.Column> described,
    int allColumns,
    Optional<Long> total) {
  private static final int SHORT_CHARS = 64;

  public PreviewPage {
    columns = List.copyOf(columns);
    described = List.copyOf(described);
  }

  /**
   * A column as the file calls it and as it is described.
   *
   * @param title may be empty
   * @param unit may be ""
   */
  public record Heading(String name, LocalizedText title, String unit, boolean isNumeric) {}

  /** Whether the cell needs more than a line. */
  public static boolean isLong(String cell) {
    return cell.length() > SHORT_CHARS;
  }

  /** Those of the columns shown whose meaning is described. */
  public List<DatasetView.Column> explained() {
    return described.stream()
        .filter(column -> !column.description().isEmpty())
        .filter(column -> columns.stream().anyMatch(one -> column.isCalled(one.name())))
        .toList();
  }
}
