package vn.sen.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.sen.publishing.BulkEdit;

/**
 * Many datasets changed at once, step by step: which field, which values, what would change, what
 * has.
 *
 * @param field to be given values; null before one is chosen
 * @param rows empty before there are values
 * @param done whether the rows tell what has been done
 */
public record BulkPage(
    String agency,
    List<String> slugs,
    List<String> fields,
    DraftPage.@Nullable Field field,
    boolean added,
    List<BulkEdit.Row> rows,
    boolean done,
    boolean steward) {

  public long changes() {
    return rows.stream().filter(BulkEdit.Row::isChanged).count();
  }
}
