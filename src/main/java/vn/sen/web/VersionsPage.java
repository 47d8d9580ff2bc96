package vn.sen.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.sen.catalog.Dataset;
import vn.sen.catalog.StoredFile;
import vn.sen.data.TableRows;
import vn.sen.publishing.DatasetVersion;

/**
 * The versions of a dataset, or one of them.
 *
 * @param chosen null for the list
 */
public record VersionsPage(
    Dataset dataset,
    boolean usable,
    boolean previewable,
    List<DatasetVersion> versions,
    @Nullable DatasetVersion chosen,
    List<StoredFile> files) {

  /** Whether the reader may look at the first rows, and the file has rows. */
  public boolean isPreviewable(StoredFile file) {
    return previewable && TableRows.isTable(file.fileName(), file.mediaType());
  }
}
