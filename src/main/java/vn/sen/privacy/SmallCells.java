package vn.sen.privacy;

import io.micronaut.serde.annotation.Serdeable;
import vn.sen.metadata.LocalizedText;

/**
 * Counts of persons so small that those who know the place know the person.
 *
 * @param cells values from 1 to below the threshold
 * @param threshold the demanded k
 */
@Serdeable
public record SmallCells(int columnIndex, String column, long cells, int threshold) {

  public LocalizedText why() {
    return LocalizedText.of(
        "Cột “"
            + column
            + "” có "
            + cells
            + " ô đếm dưới "
            + threshold
            + " người; ai biết địa phương có thể nhận ra họ. Hãy gộp nhóm hoặc ẩn các ô nhỏ.",
        "Column “"
            + column
            + "” has "
            + cells
            + " counts of fewer than "
            + threshold
            + " persons; whoever knows the place may know them. Merge groups or suppress the"
            + " cells.");
  }
}
