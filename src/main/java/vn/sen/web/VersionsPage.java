package vn.sen.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.sen.catalog.Dataset;
import vn.sen.catalog.StoredFile;
import vn.sen.publishing.DatasetVersion;

/**
 * The versions of a dataset, or one of them.
 *
 * @param chosen null for the list
 */
public record VersionsPage(
    Dataset dataset,
    boolean usable,
    List<DatasetVersion> versions,
    @Nullable DatasetVersion chosen,
    List<StoredFile> files) {}
