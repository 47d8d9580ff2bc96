package vn.sen.web;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.sen.catalog.StoredFile;
import vn.sen.privacy.CheckedFile;
import vn.sen.privacy.MendableFile;

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
    @Nullable StoredFile source,
    MendableFile.Rights rights,
    CheckPage.@Nullable Compared compared) {

  /**
   * Where the check stands.
   *
   * @param above what leads to the page, address and name
   * @param checks address that this check and its neighbours lie under
   * @param sha256 of the file
   * @param published whether it answers in RDF too
   */
  public record Place(
      List<Map.Entry<String, String>> above, String checks, String sha256, boolean published) {
    public String path() {
      return checks + sha256;
    }

    /** Address of a neighbour's check. */
    public String pathOf(StoredFile file) {
      return checks + file.sha256();
    }
  }

  /**
   * @param column "" for the whole file
   * @param kind "" for the whole file
   * @param steward name of who decided; "" when the account is gone
   */
  public record Decision(
      String column, String kind, String reason, String steward, java.time.Instant decided) {}
}
