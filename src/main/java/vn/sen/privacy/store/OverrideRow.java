package vn.sen.privacy.store;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/** A row of {@code disclosure_override}; no kind stands for the whole file. */
@MappedEntity("disclosure_override")
record OverrideRow(
    @Id long id,
    String datasetSlug,
    String sha256,
    String columnName,
    String kind,
    String reason,
    String steward,
    Instant decided) {}
