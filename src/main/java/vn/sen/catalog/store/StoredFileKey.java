package vn.sen.catalog.store;

import io.micronaut.data.annotation.Embeddable;
import io.micronaut.data.annotation.MappedProperty;

/** The key of {@code stored_file}: a name is unique within its dataset. */
@Embeddable
record StoredFileKey(
    @MappedProperty("dataset_slug") String datasetSlug,
    @MappedProperty("file_name") String fileName) {}
