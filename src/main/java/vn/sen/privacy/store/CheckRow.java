package vn.sen.privacy.store;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/** A row of {@code disclosure_check}. */
@MappedEntity("disclosure_check")
record CheckRow(@Id String sha256, String fileName, int rules, String report, Instant checked) {}
