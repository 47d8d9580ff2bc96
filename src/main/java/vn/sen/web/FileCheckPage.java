package vn.sen.web;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.sen.privacy.CheckedFile;
import vn.sen.privacy.DataWeight;

/**
 * The check of one file of a dataset or of a draft.
 *
 * @param decisions told to members only
 * @param source the file that this one was derived from, where it is still there
 * @param compared what the chosen steps would make of the file
 */
public record FileCheckPage(
    Place place,
    CheckedFile file,
    CheckPage.Checked checked,
    List<Decision> decisions,
    @Nullable Source source,
    Rights rights,
    CheckPage.@Nullable Compared compared) {

  /**
   * Where the check stands.
   *
   * @param above what leads to the page, address and name
   * @param path address of the check
   * @param published whether it answers in RDF too
   */
  public record Place(
      DataWeight weight, List<Map.Entry<String, String>> above, String path, boolean published) {}

  /**
   * What the reader may do.
   *
   * @param member belongs to the agency: sees samples and reasons
   * @param mends may make a safer file
   * @param decides may set findings aside
   */
  public record Rights(boolean member, boolean mends, boolean decides) {}

  /**
   * @param column "" for the whole file
   * @param kind "" for the whole file
   * @param steward name of who decided; "" when the account is gone
   */
  public record Decision(
      String column, String kind, String reason, String steward, java.time.Instant decided) {}

  /**
   * A file that another was made from.
   *
   * @param path address of its check
   */
  public record Source(String fileName, String path) {}
}
